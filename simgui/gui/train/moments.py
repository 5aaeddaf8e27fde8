"""Times of trainings and models, as the person writes them."""

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QLocale


def day(created: str) -> str:
    """Give the day of an ISO 8601 time; nothing if it is no time."""
    when = _local(created)
    return "" if when is None else QLocale().toString(_date(when), QLocale.FormatType.ShortFormat)


def moment(created: str) -> str:
    """Give day and time of an ISO 8601 time; nothing if it is no time."""
    when = _local(created)
    if when is None:
        return ""
    return QLocale().toString(
        QDateTime.fromSecsSinceEpoch(int(when.timestamp())), QLocale.FormatType.ShortFormat
    )


def now() -> str:
    """Give the present day and time."""
    return QLocale().toString(QDateTime.currentDateTime(), QLocale.FormatType.ShortFormat)


def _local(created: str) -> datetime | None:
    try:
        return datetime.fromisoformat(created).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def _date(when: datetime) -> QDate:
    return QDate(when.year, when.month, when.day)
