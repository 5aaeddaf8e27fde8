"""The first start: what the program does, in one sentence, and two ways to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simgui.core.resources import resource
from simgui.gui.look.labels import styled
from simgui.gui.window.mosaic import Mosaic


class Welcome(QWidget):
    """What the window shows until a folder is open: sample pictures, a promise and two buttons."""

    folder_wanted = Signal()
    samples_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = styled(self.tr("Find the pictures that look alike"), "title")
        sentence = styled(
            self.tr(
                "Open a folder, drop a picture on it, and see the five most similar ones.\n"
                "Everything stays on this computer, and your pictures are never changed."
            ),
            "faint",
        )
        for words in (title, sentence):
            words.setWordWrap(True)
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        choose = QPushButton(self.tr("Choose folder…"))
        choose.setProperty("role", "primary")
        choose.clicked.connect(self.folder_wanted)
        samples = QPushButton(self.tr("Try the sample pictures"))
        samples.clicked.connect(self.samples_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        buttons.addWidget(choose)
        buttons.addWidget(samples)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 20, 40, 40)
        layout.addStretch(2)
        layout.addWidget(Mosaic(resource("samples")), 8)
        layout.addSpacing(28)
        layout.addWidget(title)
        layout.addSpacing(6)
        layout.addWidget(sentence)
        layout.addSpacing(22)
        layout.addLayout(buttons)
        layout.addStretch(3)
