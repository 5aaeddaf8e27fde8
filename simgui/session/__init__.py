"""Every operation that a person can ask for: the one door to the rooms below."""

from simgui.session.session import Session

__all__ = ["Session"]
