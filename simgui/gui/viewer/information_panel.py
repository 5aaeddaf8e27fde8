"""What is to be known of a picture that is looked at, as plain text that can be selected."""

import math
from datetime import UTC, datetime

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QTextEdit, QVBoxLayout, QWidget

from simgui.core.names import plain, shown
from simgui.core.sentences import say
from simgui.gui.language import filled, moment_text, number_text, size_text, translated
from simgui.gui.look.fonts import columns_px
from simgui.gui.look.labels import styled
from simgui.gui.viewer.picture_keywords import PictureKeywords
from simgui.library.capture import Place
from simgui.library.closer_look import CloserLook

_COLUMNS = 30
_MOST_COPIES = 20
_TRADITIONAL = QLocale.DataSizeFormat.DataSizeTraditionalFormat


class _Value(QTextEdit):
    """Plain text of as many lines as it needs, broken anywhere, that can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setProperty("role", "plain")

    def show_text(self, text: str) -> None:
        """Show another text; the same one stays as it is, selected or not."""
        if text != self.toPlainText():
            self.setPlainText(text)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take more lines where it is narrower."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(math.ceil(self.document().size().height()) + 2)


class InformationPanel(QWidget):
    """Name, place on disk, label, what the model sees, size, and what the camera says.

    Lines that are not known are not there.

    Args:
        parent: Owner.

    Attributes:
        keywords: What the model sees.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(columns_px(self.font(), _COLUMNS))
        self._title = styled(self.tr("Information"), "heading")
        self._lines: dict[str, tuple[QLabel, _Value]] = {}
        self.keywords = PictureKeywords()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 4, 4, 4)
        layout.setSpacing(2)
        layout.addWidget(self._title)
        for key, words in (
            ("name", self.tr("Name")),
            ("path", self.tr("Folder")),
            ("label", self.tr("Label")),
            ("size", self.tr("Size")),
            ("taken", self.tr("Taken")),
            ("camera", self.tr("Camera")),
            ("lens", self.tr("Lens")),
            ("exposure", self.tr("Exposure")),
            ("place", self.tr("Place")),
            ("copies", self.tr("Copies")),
        ):
            head, value = styled(words, "faint"), _Value()
            value.setAccessibleName(words)
            head.setBuddy(value)
            layout.addSpacing(6)
            layout.addWidget(head)
            layout.addWidget(value)
            self._lines[key] = head, value
            if key == "label":
                layout.addWidget(self.keywords)
        layout.addStretch(1)

    def show_look(
        self, look: CloserLook | None, width_px: int = 0, height_px: int = 0, *, name: str = ""
    ) -> None:
        """Show a picture; its size in pixels is known when it has been decoded."""
        said = {} if look is None else self._said(look, width_px, height_px)
        if name and said:
            said["name"] = name
        for key, (head, value) in self._lines.items():
            text = plain(said.get(key, ""))
            value.show_text(text)
            head.setVisible(bool(text))
            value.setVisible(bool(text))

    def _said(self, look: CloserLook, width_px: int, height_px: int) -> dict[str, str]:
        path = None if isinstance(look.source, bytes) else look.source
        details, capture = look.details, look.details.capture
        copies = [shown(each) for each in look.copies[:_MOST_COPIES]]
        if len(look.copies) > _MOST_COPIES:
            copies.append(filled(self.tr("and {0:,} more"), len(look.copies) - _MOST_COPIES))
        away = look.picture is not None and look.picture.offline
        return {
            "name": self.tr("Pasted picture") if path is None else shown(path.name),
            "path": "" if path is None else shown(path.parent) + (self.tr(" (offline)") if away else ""),
            "label": shown(look.picture.label or "") if look.picture is not None else "",
            "size": self._size(look, width_px, height_px),
            "taken": _moment(capture.taken),
            "camera": capture.camera,
            "lens": details.lens,
            "exposure": translated(details.exposure),
            "place": _coordinates(details.place),
            "copies": "\n".join(copies),
        }

    def _size(self, look: CloserLook, width_px: int, height_px: int) -> str:
        if look.picture is not None:
            width_px, height_px = look.picture.width_px, look.picture.height_px
        parts = []
        if width_px and height_px:
            pixels = filled(self.tr("{0:,} by {1:,} pixels"), width_px, height_px)
            mega = width_px * height_px / 1e6
            parts.append(pixels + (filled(self.tr(" ({0:.1f} megapixels)"), mega) if mega >= 0.95 else ""))
        if look.size_bytes:
            parts.append(size_text(look.size_bytes))
        return ", ".join(parts)


def _moment(taken: int | None) -> str:
    """Write the camera's own time: it has no zone."""
    return "" if taken is None else moment_text(datetime.fromtimestamp(taken, UTC))


def _coordinates(place: Place | None) -> str:
    if place is None:
        return ""
    north = say("N") if place.latitude >= 0 else say("S")
    east = say("E") if place.longitude >= 0 else say("W")
    latitude, longitude = (number_text(abs(each), ".5f") for each in (place.latitude, place.longitude))
    return f"{latitude}° {translated(north)}, {longitude}° {translated(east)}"
