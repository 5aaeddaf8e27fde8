"""Ask where labels come from, say what they would change, and let them."""

from collections.abc import Iterator
from enum import Enum, auto
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QPushButton, QWidget

from simgui.core.errors import SimguiError
from simgui.core.names import shown
from simgui.core.progress import Progress
from simgui.core.sentences import say_count
from simgui.exchange.records import ImportPlan, KeywordRule
from simgui.exchange.service import Exchange
from simgui.exchange.words import import_sentences
from simgui.gui.exchange.exchange_dialog import ExchangeDialog
from simgui.gui.language import error_words, filled, translated
from simgui.gui.look.labels import ElidedLabel
from simgui.gui.work.undo import Undo
from simgui.gui.work.worker import Worker


class Source(Enum):
    """Where labels come from."""

    SIDECARS = auto()
    PICTURES = auto()
    TABLE = auto()


class ImportDialog(ExchangeDialog):
    """Reads labels that other programs have written; nothing changes before the person says so.

    Args:
        exchange: Reads them.
        folder: The open folder.
        undo: Writes the labels, and takes them back.
        worker: Does the work.
        parent: It stands in front of this.
    """

    def __init__(self, exchange: Exchange, folder: Path, undo: Undo, worker: Worker, parent: QWidget) -> None:
        super().__init__(
            self.tr("Import labels"),
            filled(self.tr("Import labels for {0}"), shown(folder.name or str(folder))),
            self.tr("Import"),
            folder,
            worker,
            parent,
        )
        self._exchange = exchange
        self._undo = undo
        self._plan: ImportPlan | None = None
        self._table: Path | None = None
        self._said = ""
        self.source = self.choice(
            self.tr("Labels come from:"),
            [
                (self.tr("Sidecars beside the pictures (XMP)"), Source.SIDECARS),
                (self.tr("Keywords inside the pictures (XMP, IPTC)"), Source.PICTURES),
                (self.tr("A table of paths and labels (CSV)"), Source.TABLE),
            ],
        )
        self.rule = self.choice(
            self.tr("With several keywords, the label is:"),
            [
                (self.tr("The one that is a label already"), KeywordRule.KNOWN),
                (self.tr("The one with the most levels: Paris of places/France/Paris"), KeywordRule.SPECIFIC),
                (self.tr("The first one"), KeywordRule.FIRST),
            ],
        )
        self._file = ElidedLabel("faint")
        self._choose = QPushButton(self.tr("Choose a table…"))
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self._ask_table)
        line = QHBoxLayout()
        line.addWidget(self._choose)
        line.addWidget(self._file, 1)
        self.form.addLayout(line)
        self.replace = QCheckBox(self.tr("Replace labels that pictures have already"))
        self.replace.setChecked(True)
        self.replace.toggled.connect(self._show_plan)
        self.form.addWidget(self.replace)
        self.source.currentIndexChanged.connect(self.look)
        self.rule.currentIndexChanged.connect(self.look)
        undo.applied.connect(self._applied)
        undo.failed.connect(self._not_done)
        self.look()

    def look(self) -> None:
        """See what would change, as it is chosen now."""
        source: Source = self.source.currentData()
        is_table = source is Source.TABLE
        for widget, visible in (
            (self.rule, not is_table),
            (self.name_of(self.rule), not is_table),
            (self._choose, is_table),
            (self._file, is_table),
        ):
            widget.setVisible(visible)
        self._plan = None
        self.forget()
        rule = KeywordRule(self.rule.currentData())
        if source is Source.SIDECARS:
            task = partial(self._exchange.from_sidecars, self.folder, rule)
        elif source is Source.PICTURES:
            task = partial(self._exchange.from_pictures, self.folder, rule)
        elif self._table is not None:
            task = partial(self._exchange.from_table, self.folder, self._table)
        else:
            self.say(
                (self.tr("Choose a CSV file with a column of paths and one of labels, as “hats/1.jpg,hat”."),)
            )
            return
        self.begin(self.tr("Reading…"), partial(_read, task), self._read)

    def choose_table(self, table: Path) -> None:
        """Read labels from a table."""
        self._table = table
        self._file.show_text(shown(table.name), shown(table))
        self.look()

    def _ask_table(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Choose a table"), str(Path.home()), self.tr("Tables (*.csv *.tsv *.txt)")
        )
        if chosen:
            self.choose_table(Path(chosen))

    def _read(self, plan: ImportPlan) -> None:
        self._plan = plan
        self._show_plan()

    def _show_plan(self) -> None:
        plan = self._plan
        if plan is None:
            return
        replace = self.replace.isChecked()
        meant = plan.meant(replace=replace)
        count = len(meant) + len(plan.conflicts) + len(plan.unknown) + len(plan.problems)
        sentences = import_sentences(plan, replace=replace)
        self.say(sentences, self._lines(plan), count, name=self.tr("What would change"))
        self.button.setEnabled(bool(meant))

    def _lines(self, plan: ImportPlan) -> Iterator[str]:
        for label in plan.meant(replace=self.replace.isChecked()):
            before = shown(label.before) if label.before is not None else self.tr("no label")
            yield f"{self.named(label.path)}: {before} → {shown(label.label)}"
        for conflict in plan.conflicts:
            names = ", ".join(map(shown, conflict.labels))
            yield filled(self.tr("{0}: several labels: {1}"), self.named(conflict.path), names)
        for row in plan.unknown:
            yield filled(self.tr("{0}: not in this folder"), shown(row))
        for problem in plan.problems:
            yield f"{self.named(problem.path)}: {translated(problem.reason)}"

    def do(self) -> None:
        """Label the pictures, all in one go."""
        plan, replace = self._plan, self.replace.isChecked()
        if plan is None or not plan.meant(replace=replace):
            return
        self.button.setEnabled(False)
        pictures = translated(
            say_count("{count:,} picture", "{count:,} pictures", len(plan.meant(replace=replace)))
        )
        self._said = filled(self.tr("{0} labelled."), pictures)
        text = filled(self.tr("imported labels of {0}"), pictures)
        self._undo.do(text, partial(plan.changes, replace=replace))

    def _applied(self) -> None:
        """Say what is left to do when labels have changed or were taken back, and what was done."""
        self.look()
        if self._said:
            self._undo.offer(self.notice, self._said)
            self._said = ""

    def _not_done(self, error: SimguiError) -> None:
        self._said = ""
        self.say((error_words(error),))


def _read(task: "partial[ImportPlan]", progress: Progress) -> ImportPlan:
    return task(progress)
