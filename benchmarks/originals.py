"""Hashes of the originals, compared before and after to check that no picture was changed."""

import hashlib
from pathlib import Path


def hashes(folder: Path) -> dict[Path, str]:
    """Hash every file below a folder."""
    return {
        path: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
