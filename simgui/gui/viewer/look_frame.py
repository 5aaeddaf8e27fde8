"""Which part of a picture is looked at, and where it stands in the view."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF

MOST_ZOOM = 64.0
"""Against the whole picture in the view, where its pixels do not allow more."""
MOST_PX = 16.0
"""How large a pixel of the picture may be, in pixels of the view."""


@dataclass(frozen=True)
class Look:
    """What two views that go in step share.

    Attributes:
        zoom: 1 where the picture just fits into the view.
        x: What stands in the middle of the view, in shares of the width of the picture.
        y: Likewise, of its height.
    """

    zoom: float = 1.0
    x: float = 0.5
    y: float = 0.5


WHOLE = Look()


@dataclass(frozen=True)
class LookFrame:
    """A look at a picture of a size, in a view of a size.

    Attributes:
        room: Of the view, in its pixels.
        size: Of the picture, in its own.
        look: What is looked at; taken as near as the edges of the picture allow.
    """

    room: QSizeF
    size: QSizeF
    look: Look = WHOLE

    @property
    def fit_scale(self) -> float:
        """Pixels of the view for a pixel of the picture, where it just fits."""
        width, height = max(1.0, self.size.width()), max(1.0, self.size.height())
        return max(1e-6, min(self.room.width() / width, self.room.height() / height))

    @property
    def scale(self) -> float:
        """Pixels of the view for a pixel of the picture."""
        return self.fit_scale * self.look.zoom

    @property
    def most_zoom(self) -> float:
        """How far it can be zoomed."""
        return max(1.0, min(MOST_ZOOM * 16, max(MOST_PX / self.fit_scale, 8.0)))

    @property
    def place(self) -> QRectF:
        """Where the whole picture stands in the view, most of it perhaps outside."""
        width, height = self.size.width() * self.scale, self.size.height() * self.scale
        look = self.within().look
        left = self.room.width() / 2 - look.x * width
        top = self.room.height() / 2 - look.y * height
        return QRectF(left, top, width, height)

    def within(self) -> "LookFrame":
        """Give the look that leaves no gap beside the picture where there is more of it."""
        zoom = min(max(self.look.zoom, 1.0), self.most_zoom)
        scale = self.fit_scale * zoom
        middle = [self.look.x, self.look.y]
        sides = ((self.size.width(), self.room.width()), (self.size.height(), self.room.height()))
        for axis, (picture, room) in enumerate(sides):
            half = room / 2 / max(picture * scale, 1e-6)
            middle[axis] = 0.5 if half >= 0.5 else min(max(middle[axis], half), 1 - half)
        return replace(self, look=Look(zoom, *middle))

    def zoomed(self, factor: float, about: QPointF) -> "LookFrame":
        """Zoom, what stands at a point of the view staying there."""
        zoom = min(max(self.look.zoom * factor, 1.0), self.most_zoom)
        before, scale = self.place, self.fit_scale * zoom
        x = (about.x() - before.left()) / max(before.width(), 1e-6)
        y = (about.y() - before.top()) / max(before.height(), 1e-6)
        width, height = self.size.width() * scale, self.size.height() * scale
        middle_x = x + (self.room.width() / 2 - about.x()) / max(width, 1e-6)
        middle_y = y + (self.room.height() / 2 - about.y()) / max(height, 1e-6)
        return replace(self, look=Look(zoom, middle_x, middle_y)).within()

    def moved(self, right: float, down: float) -> "LookFrame":
        """Move the picture by pixels of the view."""
        place, look = self.place, self.within().look
        x = look.x - right / max(place.width(), 1e-6)
        y = look.y - down / max(place.height(), 1e-6)
        return replace(self, look=Look(look.zoom, x, y)).within()

    def at_scale(self, scale: float) -> "LookFrame":
        """Zoom about the middle until a pixel of the picture is so large; the whole picture at the least."""
        middle = QPointF(self.room.width() / 2, self.room.height() / 2)
        return self.zoomed(scale / self.scale, middle)

    @property
    def visible(self) -> QRectF:
        """The part of the picture that is in sight, in shares of it."""
        place, room = self.place, QRectF(QPointF(), self.room)
        seen = place.intersected(room)
        width, height = max(place.width(), 1e-6), max(place.height(), 1e-6)
        return QRectF(
            (seen.left() - place.left()) / width,
            (seen.top() - place.top()) / height,
            seen.width() / width,
            seen.height() / height,
        )
