"""Times of trainings and models, as the person writes them."""

from datetime import datetime

from simgui.gui.language import day_text, moment_text


def day(created: str) -> str:
    """Give the day of an ISO 8601 time; nothing if it is no time."""
    when = _local(created)
    return "" if when is None else day_text(when)


def moment(created: str) -> str:
    """Give day and time of an ISO 8601 time; nothing if it is no time."""
    when = _local(created)
    return "" if when is None else moment_text(when)


def now() -> str:
    """Give the present day and time."""
    return moment_text(datetime.now())


def _local(created: str) -> datetime | None:
    try:
        return datetime.fromisoformat(created).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
