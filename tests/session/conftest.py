from pathlib import Path

import pytest

from simgui.core.progress import Progress
from simgui.session import Session


@pytest.fixture
def indexed(session: Session, library: Path) -> Session:
    """The session with the library indexed."""
    session.index_folder(library, Progress())
    return session
