"""Where SimGUI keeps its own files: catalogue, models, caches, logs. Never among the person's pictures."""

import contextlib
import errno
import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from simgui.core.errors import explain

ENVIRONMENT_VARIABLE = "SIMGUI_DATA_DIR"
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
_OWN_NAMES = (
    *("catalogue", "decisions", "embeddings", "logs", "maps", "models", "moves", "running", "shared"),
    *("sketches", "thumbnails", "trainings", "window", ".catalogue", ".decisions", ".doctor"),
)
_CLOSED = "training-parts"
"""Closed to others as a whole, so that its many thousand files need not be looked at."""
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True)
class DataFolder:
    """The data folder and the files in it."""

    root: Path

    @classmethod
    def open(cls, root: Path | None = None) -> "DataFolder":
        """Make the data folder if it is missing.

        Args:
            root: The folder; else the environment variable SIMGUI_DATA_DIR; else the platform's default.

        Raises:
            SimguiError: if it cannot be made, or nothing may be written there.
        """
        folder = cls(default_root() if root is None else root.expanduser().absolute())
        try:
            folder.logs.mkdir(parents=True, exist_ok=True)
            _try_to_write(folder.root)
            _keep_private(folder.root)
        except OSError as error:
            raise explain(error, folder.root) from error
        return folder

    @property
    def catalogue(self) -> Path:
        """The SQLite catalogue: pictures, their features, and what the person decided."""
        return self.root / "catalogue.sqlite"

    @property
    def models(self) -> Path:
        """The folder of trained models."""
        return self.root / "models"

    @property
    def trainings(self) -> Path:
        """The folder of trainings under way."""
        return self.root / "trainings"

    @property
    def speeds(self) -> Path:
        """How fast trainings ran on this computer; may be deleted at any time."""
        return self.root / "speeds.json"

    @property
    def thumbnails(self) -> Path:
        """The SQLite cache of thumbnails; may be deleted at any time."""
        return self.root / "thumbnails.sqlite"

    @property
    def sketches(self) -> Path:
        """The SQLite cache of what duplicates are found by; may be deleted at any time."""
        return self.root / "sketches.sqlite"

    @property
    def moves(self) -> Path:
        """What is being moved out of groups of duplicates; there only meanwhile, and after a kill."""
        return self.root / "moves.jsonl"

    @property
    def embeddings(self) -> Path:
        """The cache of embeddings, a folder; may be deleted at any time."""
        return self.root / "embeddings"

    @property
    def maps(self) -> Path:
        """The cache of maps, a folder; may be deleted at any time."""
        return self.root / "maps"

    @property
    def shared_libraries(self) -> Path:
        """The shared libraries that are known here, without secrets."""
        return self.root / "shared-libraries.json"

    @property
    def logs(self) -> Path:
        """The folder of log files."""
        return self.root / "logs"


def default_root() -> Path:
    """Locate the data folder of a person who names none: SIMGUI_DATA_DIR, else the platform's default."""
    chosen = os.environ.get(ENVIRONMENT_VARIABLE) or platformdirs.user_data_dir("simgui", False)
    return Path(chosen).expanduser().absolute()


def _keep_private(root: Path) -> None:
    """Make the data folder readable by its owner only: it lists every picture, with a thumbnail of each.

    Files that others have put into it keep their permissions; if there are any, so does the folder itself.
    Windows has no such permissions; there the person's own folders are closed to others.
    """
    if os.name == "nt":
        return
    made = [path for path in root.iterdir() if path.name.startswith((*_OWN_NAMES, _CLOSED))]
    opened = [folder for folder in made if folder.is_dir() and folder.name != _CLOSED]
    inside = [path for folder in opened for path in folder.rglob("*")]
    is_shared = len(made) < len(list(root.iterdir()))
    for path in (*made, *inside, *(() if is_shared else (root,))):
        with contextlib.suppress(OSError):  # another program has deleted it, or it belongs to somebody else
            mode = path.lstat().st_mode
            if mode & _OTHERS and (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                path.chmod(stat.S_IMODE(mode) & ~_OTHERS)


def _try_to_write(folder: Path) -> None:
    """Find out at once, not in the middle of the work, whether files can be written."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        if error.errno not in _NO_ROOM:  # with a full disk, what is there can be searched
            raise
