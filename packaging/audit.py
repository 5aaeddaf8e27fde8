"""Known vulnerabilities in what is shipped: the lock, held against a copy of the OSV database. No network.

    python packaging/audit.py all.zip [--accept GHSA-…]…

all.zip is the database of PyPI that osv.dev publishes: one JSON record a vulnerability, schema 1. The release
downloads it just before. A vulnerability that cannot be reached from SimGUI is accepted by its id, with the
reason beside it in the workflow.
"""

import argparse
import json
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

LOCK = Path(__file__).resolve().parent / "lock.txt"
_PINNED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)", re.MULTILINE)


def main() -> int:
    """Say what is known against the locked versions; give 1 if something is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", type=Path)
    parser.add_argument("--lock", type=Path, default=LOCK)
    parser.add_argument("--accept", action="append", default=[], metavar="ID")
    options = parser.parse_args()
    pins = pinned(options.lock.read_text("utf-8"))
    if not pins:
        print(f"{options.lock} pins nothing: this is no lock.", file=sys.stderr)
        return 2
    count = 0
    found = []
    for record in records(options.database):
        count += 1
        if not {record["id"], *record.get("aliases", ())} & set(options.accept):
            found += findings(record, pins)
    print("\n".join(sorted(found)) or f"Nothing is known against {len(pins)} parts ({count:,} records).")
    if not count:
        print(f"{options.database} holds no records: nothing was checked.", file=sys.stderr)
        return 2
    return int(bool(found))


def pinned(lock: str) -> dict[str, Version]:
    """Read name and version of each part of a lock."""
    return {canonicalize_name(name): Version(version) for name, version in _PINNED.findall(lock)}


def records(database: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the records of a database that have not been withdrawn."""
    with zipfile.ZipFile(database) as packed:
        for name in packed.namelist():
            if name.endswith(".json"):
                record = json.loads(packed.read(name))
                if "withdrawn" not in record:
                    yield record


def findings(record: Mapping[str, Any], pins: Mapping[str, Version]) -> list[str]:
    """Say for each locked part that a record is about what is known against it."""
    return [
        f"{name} {pins[name]}: {record['id']} {record.get('summary', '').strip()}".rstrip()
        for name, affected in _of_pypi(record)
        if name in pins and _is_affected(pins[name], affected)
    ]


def _of_pypi(record: Mapping[str, Any]) -> Iterable[tuple[str, Mapping[str, Any]]]:
    for affected in record.get("affected", ()):
        package = affected.get("package", {})
        if package.get("ecosystem") == "PyPI":
            yield canonicalize_name(package["name"]), affected


def _is_affected(version: Version, affected: Mapping[str, Any]) -> bool:
    """Tell whether a version is listed, or lies in a range (OSV schema, "Evaluation")."""
    if any(_version(each) == version for each in affected.get("versions", ())):
        return True
    ranges = (each["events"] for each in affected.get("ranges", ()) if each.get("type") == "ECOSYSTEM")
    return any(_lies_within(version, events) for events in ranges)


def _lies_within(version: Version, events: Iterable[Mapping[str, str]]) -> bool:
    inside = False
    for kind, bound in sorted(
        ((kind, _version(text) or Version("0")) for event in events for kind, text in event.items()),
        key=lambda each: each[1],
    ):
        if kind == "introduced" and version >= bound:
            inside = True
        elif (kind == "fixed" and version >= bound) or (kind == "last_affected" and version > bound):
            inside = False
    return inside


def _version(text: str) -> Version | None:
    try:
        return Version(text)
    except InvalidVersion:
        return None


if __name__ == "__main__":
    sys.exit(main())
