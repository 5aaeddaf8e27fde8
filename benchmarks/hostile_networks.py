"""Run mutants of a network, and report whether one that was accepted ended its process.

    python benchmarks/hostile_networks.py [--mutants 20000] [--seed 0] [--all]

A mutant is a LiteRT file with a few bits, numbers or offsets changed. Each that `simgui.models.network`
accepts is run on pictures, in processes of their own. With `--all` those that are refused run as well, to see
what LiteRT does with them. Fails if a process ended that ran accepted networks only.
"""

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from networks import run_mutants  # noqa: E402

AT_ONCE = 500


def main() -> int:
    """Run them, print, and give 1 if one that was accepted ended its process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutants", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--part", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part is not None:
        print(*run_mutants(options.part, AT_ONCE, options.all))
        return 0
    ran, ended = 0, 0
    for first in range(options.seed, options.seed + options.mutants, AT_ONCE):
        command = [sys.executable, __file__, "--part", str(first), *(["--all"] if options.all else [])]
        part = subprocess.run(command, capture_output=True, text=True, check=False)
        if part.returncode:
            ended += 1
            print(f"seeds from {first}: exit status {part.returncode}\n{part.stderr[-500:]}")
        else:
            ran += int(part.stdout)
    print(f"{ran:,} of {options.mutants:,} mutants ran, {ended} processes ended")
    return int(ended > 0 and not options.all)


if __name__ == "__main__":
    sys.exit(main())
