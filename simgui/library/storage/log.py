"""The log file: what happened, for those who help; never a person's only word about an error."""

import logging
import warnings
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from simgui.core.files import make_private_file
from simgui.library.storage.data_folder import DataFolder

_BYTES = 1_000_000
_OLD_FILES = 3


class _LogFile(RotatingFileHandler):
    """A file that stops nothing and says nothing when it cannot be written, on a full disk for instance."""

    def _open(self) -> TextIOWrapper:
        make_private_file(Path(self.baseFilename))
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Lose the record."""


def keep_log(data_folder: DataFolder) -> None:
    """Write warnings and errors of this process to a rotating file in the data folder."""
    handler = _LogFile(
        data_folder.logs / "simgui.log",
        maxBytes=_BYTES,
        backupCount=_OLD_FILES,
        encoding="utf-8",
        errors="backslashreplace",  # a file name may be no valid text
        delay=True,
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.captureWarnings(True)
    # What a decoder finds odd stands in the ledger.
    warnings.filterwarnings("ignore", module=r"PIL\.")
    logging.getLogger("PIL").setLevel(logging.CRITICAL)
