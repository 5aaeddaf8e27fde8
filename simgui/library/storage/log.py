"""The log file: details for whoever helps; an error is always shown to the person as well."""

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
    """A rotating log file that is silently skipped when it cannot be written, for example on a full disk."""

    def _open(self) -> TextIOWrapper:
        make_private_file(Path(self.baseFilename))
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Drop the record."""


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
    # What a decoder warns about is in the ledger.
    warnings.filterwarnings("ignore", module=r"PIL\.")
    logging.getLogger("PIL").setLevel(logging.CRITICAL)
