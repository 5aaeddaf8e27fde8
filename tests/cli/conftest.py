import pytest
from cli_runs import Run, runner


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the fake model and give its exit status, standard output and standard error."""
    return runner(monkeypatch, capsys)
