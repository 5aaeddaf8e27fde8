"""One module for each stage: `MEASURES` says what, `run(data)` gives the findings."""
