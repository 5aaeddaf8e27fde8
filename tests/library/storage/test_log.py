import logging
import warnings
from collections.abc import Iterator

import pytest

from simgui.library.storage.data_folder import DataFolder
from simgui.library.storage.log import keep_log


@pytest.fixture
def logging_as_before() -> Iterator[None]:
    """Give the process its logging back: `keep_log` is for a program that owns its process."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers = []
    yield
    for handler in root.handlers:
        handler.close()
    root.handlers, root.level = handlers, level
    logging.captureWarnings(False)
    logging.getLogger("PIL").setLevel(logging.NOTSET)


def test_warnings_and_errors_go_to_a_file(data_folder: DataFolder, logging_as_before: None) -> None:
    keep_log(data_folder)
    log = data_folder.logs / "simgui.log"
    assert not log.exists()  # nothing to say, no file
    logging.getLogger("simgui.test").warning("a café")
    try:
        raise RuntimeError("what went wrong")
    except RuntimeError:
        logging.getLogger("simgui.test").exception("it failed")
    text = log.read_text("utf-8")
    assert "WARNING simgui.test: a café" in text
    assert "Traceback" in text
    assert "RuntimeError: what went wrong" in text


def test_warnings_of_libraries_are_logged_except_those_of_decoders(
    data_folder: DataFolder, logging_as_before: None
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        keep_log(data_folder)
        for module in ("somelib.core", "PIL.TiffImagePlugin"):
            warnings.warn_explicit(f"a word of {module}", UserWarning, "file.py", 1, module)
    logging.getLogger("PIL.TiffImagePlugin").error("a word of PIL's log")
    text = (data_folder.logs / "simgui.log").read_text("utf-8")
    assert "a word of somelib.core" in text
    assert "PIL" not in text


def test_the_log_file_stays_within_its_bound(data_folder: DataFolder, logging_as_before: None) -> None:
    keep_log(data_folder)
    for _ in range(6):
        logging.getLogger("simgui.test").warning("x" * 999_000)
    sizes = {path.name: path.stat().st_size for path in data_folder.logs.iterdir()}
    assert sorted(sizes) == ["simgui.log", "simgui.log.1", "simgui.log.2", "simgui.log.3"]
    assert max(sizes.values()) <= 1_000_000


def test_a_file_name_that_is_not_valid_text_can_be_logged(
    data_folder: DataFolder, logging_as_before: None, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_log(data_folder)
    logging.getLogger("simgui.test").warning("cannot read %s", "caf\udce9.jpg")
    assert "cannot read caf\\udce9.jpg" in (data_folder.logs / "simgui.log").read_text("utf-8")
    assert capsys.readouterr().err == ""


def test_a_log_that_cannot_be_written_prints_nothing_on_the_terminal(
    data_folder: DataFolder, logging_as_before: None, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_log(data_folder)
    (data_folder.logs / "simgui.log").mkdir()
    logging.getLogger("simgui.test").warning("nobody hears this")
    assert capsys.readouterr().err == ""
