"""`python -m benchmarks [NAME…] [--data DIR]`: measure, print a table, write JSON and `RESULTS.md`.

DIR holds two folders of pictures with the same labels as subfolders: `train` and `test`. Without a NAME,
every benchmark of `benchmarks/stages/` runs, but none with `--earlier`: tables are then made of those runs.
"""

import argparse
import json
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from benchmarks import machine, plots, report, stages
from benchmarks.measure import Data, Finding

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"
NAMES = sorted(module.name for module in iter_modules(stages.__path__))


def main() -> int:
    """Run the chosen benchmarks."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        epilog="\n".join(
            f"  {name:12} {import_module(f'benchmarks.stages.{name}').MEASURES}" for name in NAMES
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", metavar="NAME", nargs="*", help=", ".join(NAMES))
    parser.add_argument("--data", type=Path, default=Path("data"), metavar="DIR", help="(./data)")
    parser.add_argument("--rounds", type=int, default=5, help="how often each way is measured (5)")
    parser.add_argument("--largest", type=int, default=1_000_000, help="pictures of the largest gallery")
    parser.add_argument("--before", type=Path, metavar="TREE", help="source of a version to compare with")
    parser.add_argument(
        "--by",
        choices=["elapsed", "processor"],
        default="elapsed",
        help="what ratios compare; processor time on a machine that others use as well",
    )
    parser.add_argument("--json", type=Path, help="where the measurements go")
    parser.add_argument(
        "--earlier",
        type=Path,
        nargs="+",
        default=[],
        metavar="JSON",
        help="earlier runs on this machine, which go into the tables as well",
    )
    parser.add_argument("--write", action="store_true", help=f"put the tables into {RESULTS.name}, and plots")
    options = parser.parse_args()
    names = options.names or ([] if options.earlier else NAMES)
    if unknown := sorted(set(names) - set(NAMES)):
        parser.error(f"no such benchmark: {', '.join(unknown)}")
    runs, findings = [], list[Finding]()
    for path in options.earlier:
        document = json.loads(path.read_text("utf-8"))
        runs += document["runs"]
        findings = report.replaced(findings, report.findings(document))
    if names:
        runs.append(machine.kind())
    try:
        machine.sentence(runs)
    except ValueError as error:
        parser.error(str(error))
    for name in names:
        stage = import_module(f"benchmarks.stages.{name}")
        with tempfile.TemporaryDirectory() as scratch:
            data = Data(
                (options.data / "train").resolve(),
                (options.data / "test").resolve(),
                Path(scratch),
                options.rounds,
                options.largest,
                options.before,
            )
            for finding in stage.run(data):
                findings = report.replaced(findings, [finding])
                print(report.table([finding], options.by).partition("|---|\n")[2], flush=True)
        _keep(findings, runs, options)  # now: a run of hours may be stopped
    if not names:
        _keep(findings, runs, options)
    print(f"\n{report.marks_table(findings, options.by)}")
    return 0


def _keep(findings: list[Finding], runs: list[dict[str, Any]], options: argparse.Namespace) -> None:
    if options.json:
        document = report.document(findings, runs, options.by)
        options.json.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", "utf-8")
    if options.write:
        drawn = plots.draw(findings, HERE, options.by)
        RESULTS.write_text(report.page(findings, machine.sentence(runs), options.by, drawn), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
