"""A field for a number with decimals."""

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox


class DecimalField(QDoubleSpinBox):
    """Takes a point as well as the decimal sign of the person's language: 0.18 is 0,18 in German.

    Without this, Qt would read the point as a separator of thousands, and give another number.
    """

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Read a point as the decimal sign."""
        return super().validate(text.replace(".", self.locale().decimalPoint()), place)
