"""From the content of a JPEG file to an image, off the GUI thread as well."""

from PySide6.QtGui import QImage


def image_of(content: bytes) -> QImage:
    """Decode the content of a JPEG file; a null image if it is none.

    The format is named. To find it out, Qt asks its readers one after another, and that of SVG connects
    objects of Qt while Python's lock is held: with the GUI thread deleting an object at the same moment, both
    would wait for each other for ever.
    """
    return QImage.fromData(content, "JPEG")  # type: ignore[arg-type]  # the stub asks for bytes, which it refuses
