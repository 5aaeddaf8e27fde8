"""What SimGUI can do, measured against what else there is: `python -m benchmarks --help`."""
