"""Where a folder lies: whether it, and the drives that it lies on, are still there."""

import os
import stat
from pathlib import Path


class Place:
    """A folder as it is now, to be compared with what is there later.

    Attributes:
        folder: The folder.
        device: The drive that it lies on, as the system numbers it.

    Raises:
        OSError: if it is not there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.device = folder.stat().st_dev
        self._drives = [point for point in mounts() if point != folder and point.is_relative_to(folder)]

    @property
    def is_there(self) -> bool:
        """Whether it lies on the same drive as before, and can be listed."""
        try:
            if self.folder.stat().st_dev != self.device:
                return False
            with os.scandir(self.folder) as entries:
                next(entries, None)
        except PermissionError:
            return True
        except OSError:
            return False
        return True

    def lost(self, file: Path) -> Path | None:
        """Find the folder that went away with an unreadable file; None if it is the file alone."""
        if not self.is_there:
            return self.folder
        above = [point for point in self._drives if file.is_relative_to(point)]
        return next((point for point in above if point not in mounts()), None)


def mark(folder: Path) -> tuple[int, int] | None:
    """Name a folder by what the system knows it by, whatever its name; None if it is not there."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISDIR(status.st_mode) else None


def mounts() -> dict[Path, str]:
    """Give the folders that drives are mounted on, each with its kind: "ext4", "nfs4".

    Only Linux tells them all; elsewhere there are none.
    """
    try:
        lines = Path("/proc/self/mounts").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return {}
    return {
        Path(place.replace("\\040", " ")): kind for _, place, kind, *_ in (line.split(" ") for line in lines)
    }
