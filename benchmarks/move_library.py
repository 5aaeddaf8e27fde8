"""Move and rename every picture of a library, rescan, and count what is read and decoded.

    python benchmarks/move_library.py FOLDER --work DIR

FOLDER is copied to DIR. A stand-in replaces the backbone, so that the first indexing measures decoding alone;
the rescan decodes nothing, whatever the backbone. It is done twice: where
the drive keeps parts of a second, and where it keeps whole ones, so that every file is hashed again.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue, Kind
from simgui.library.decoding.pool import DecodingPool
from simgui.library.folders import indexer
from simgui.models.backbone import LITE0_INPUT


class StandIn:
    """Gives the mean colour."""

    id, input, width = "stand-in", LITE0_INPUT, 3
    quantisation = None

    def features(self, pixels: Any) -> Any:
        """Give float32 (n, 3)."""
        return pixels.mean(axis=(1, 2)).astype(np.float32)


def main() -> None:
    """Index, label, move, rescan, report."""
    parser = argparse.ArgumentParser(description="Move every picture of a library.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    options = parser.parse_args()
    pictures, chance, counted = options.work / "pictures", random.Random(0), Counter[str]()
    shutil.copytree(options.folder, pictures)
    _count(DecodingPool, "decode", counted)
    _count(indexer, "_content", counted)
    report: dict[str, Any] = {}
    before = _hashes(pictures)
    with closing(Catalogue(options.work / "catalogue.sqlite")) as catalogue:
        for number, path in enumerate(_files(pictures)):
            os.utime(path, ns=(10**18, 10**18 + number * 10**9 + 1 + number))
        report["indexing"] = _index(pictures, catalogue, counted)
        ids = catalogue.pictures.ids(pictures, "stand-in")
        catalogue.decisions.decide(Kind.LABEL, dict.fromkeys(ids[:100].tolist(), "mine"))
        for whole_seconds in (False, True):
            _move(pictures, chance, whole_seconds)
            if whole_seconds:
                _index(pictures, catalogue, counted)  # the times are new, the places are not yet
                _move(pictures, chance, whole_seconds)
            name = "whole seconds" if whole_seconds else "parts of a second"
            report[f"rescan, {name}"] = _index(pictures, catalogue, counted)
        report["pictures before and after"] = [len(ids), len(catalogue.pictures.ids(pictures, "stand-in"))]
        report["labels kept of 100"] = len(catalogue.decisions.decided(Kind.LABEL))
        report["lines of the ledger"] = {
            state.value: n for state, n in catalogue.ledger.counts(pictures).items() if n
        }
    report["pictures unchanged"] = before == _hashes(pictures)
    print(json.dumps(report, indent=2))


def _count(where: Any, name: str, counted: Counter[str]) -> None:
    function = getattr(where, name)

    def counting(*arguments: Any, **named: Any) -> Any:
        counted[name] += 1
        return function(*arguments, **named)

    setattr(where, name, counting)


def _index(folder: Path, catalogue: Catalogue, counted: Counter[str]) -> dict[str, Any]:
    counted.clear()
    wall, processor = time.monotonic(), time.process_time()
    summary = indexer.index_folder(folder, catalogue, StandIn(), Progress())
    return {
        "files": summary.files,
        "hashed": counted["_content"],
        "decoded": counted["decode"],
        "seconds": round(time.monotonic() - wall, 2),
        "processor seconds": round(time.process_time() - processor, 2),
    }


def _move(folder: Path, chance: random.Random, whole_seconds: bool) -> None:
    """Give every file another name in another folder."""
    for number, path in enumerate(_files(folder)):
        target = folder / f"sorted {chance.randrange(30)}"
        target.mkdir(exist_ok=True)
        moved = path.rename(target / f"{chance.randrange(10**15)}{path.suffix}")
        if whole_seconds:
            os.utime(moved, ns=(10**18, (10**9 + number) * 10**9))


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _hashes(folder: Path) -> Counter[str]:
    return Counter(hashlib.sha256(path.read_bytes()).hexdigest() for path in _files(folder))


if __name__ == "__main__":
    main()
