"""Ask where labels go, say what would be written, and write it."""

from collections.abc import Iterable
from enum import Enum, auto
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from simgui.core.names import shown
from simgui.core.progress import Progress
from simgui.core.sentences import say_count
from simgui.exchange.records import SidecarSummary
from simgui.exchange.service import Exchange
from simgui.exchange.words import sidecar_sentences
from simgui.gui.exchange.exchange_dialog import ExchangeDialog
from simgui.gui.language import filled, translated
from simgui.gui.look.labels import styled
from simgui.gui.work.worker import Worker


class Target(Enum):
    """What is written."""

    SIDECARS = auto()
    TABLE = auto()
    REMOVE = auto()


class ExportDialog(ExchangeDialog):
    """Writes labels for other programs, never into a picture.

    Args:
        exchange: Writes them.
        folder: The open folder.
        worker: Does the work.
        parent: It stands in front of this.
    """

    def __init__(self, exchange: Exchange, folder: Path, worker: Worker, parent: QWidget) -> None:
        super().__init__(
            self.tr("Export labels"),
            filled(self.tr("Export the labels of {0}"), shown(folder.name or str(folder))),
            self.tr("Export"),
            folder,
            worker,
            parent,
        )
        self._exchange = exchange
        self.target = self.choice(
            self.tr("Labels go to:"),
            [
                (self.tr("Sidecars beside the pictures (XMP)"), Target.SIDECARS),
                (self.tr("A table of paths and labels (CSV)"), Target.TABLE),
                (self.tr("Nowhere: remove them from the sidecars"), Target.REMOVE),
            ],
        )
        note = styled(
            self.tr(
                "Pictures are never changed. Sidecars, such as IMG_1.jpg.xmp, are read by darktable, digiKam "
                "and other programs. In those that are there, all that others wrote stays."
            ),
            "faint",
        )
        note.setWordWrap(True)
        self.form.addWidget(note)
        self.target.currentIndexChanged.connect(self.look)
        self.look()

    @property
    def _removes(self) -> bool:
        return self.target.currentData() is Target.REMOVE

    def look(self) -> None:
        """See what would be written, as it is chosen now."""
        self.forget()
        self.notice.hide()
        if self.target.currentData() is Target.TABLE:
            self.say((self.tr("One file with a row for each labelled picture, for spreadsheets."),))
            self.button.setEnabled(True)
            return
        preview = partial(_sidecars, self._exchange, self.folder, remove=self._removes, really=False)
        self.begin(self.tr("Reading sidecars…"), preview, self._previewed)

    def do(self) -> None:
        """Write it."""
        if self.target.currentData() is Target.TABLE:
            self._ask_table()
            return
        write = partial(_sidecars, self._exchange, self.folder, remove=self._removes, really=True)
        self.begin(self.tr("Writing sidecars…"), write, self._written)

    def _previewed(self, summary: SidecarSummary) -> None:
        self._show(summary, sidecar_sentences(summary, done=False, remove=self._removes))
        self.button.setEnabled(bool(summary.written or summary.merged or summary.removed))

    def _written(self, summary: SidecarSummary) -> None:
        self._show(summary, ())
        self.notice.say(
            " ".join(map(translated, sidecar_sentences(summary, done=True, remove=self._removes)))
        )

    def _show(self, summary: SidecarSummary, sentences: Iterable[str]) -> None:
        problems = (f"{self.named(each.path)}: {translated(each.reason)}" for each in summary.problems)
        count = len(summary.problems)
        self.say(sentences, problems, count, name=self.tr("Sidecars that stay as they are"))

    def _ask_table(self) -> None:
        name = f"{self.folder.name or 'pictures'} labels.csv"
        chosen, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Save the labels"), str(Path.home() / name), "*.csv"
        )
        if chosen:
            path = Path(chosen)
            self.write_table(path if path.suffix.lower() == ".csv" else path.with_name(f"{path.name}.csv"))

    def write_table(self, table: Path) -> None:
        """Write the labels to a table."""
        task = partial(self._exchange.write_table, self.folder, table)
        self.begin(self.tr("Exporting…"), task, partial(self._saved, table))

    def _saved(self, table: Path, count: int) -> None:
        self.button.setEnabled(True)
        labels = translated(say_count("{count:,} label", "{count:,} labels", count))
        self.notice.say_with_open(filled(self.tr("{0} saved: {1}"), labels, shown(table)), table)


def _sidecars(
    exchange: Exchange, folder: Path, progress: Progress, *, remove: bool, really: bool
) -> SidecarSummary:
    run = exchange.write_sidecars if really else exchange.preview_sidecars
    return run(folder, progress, remove=remove)
