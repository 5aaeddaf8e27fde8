"""A command of the program in the process of a test, on the model that needs no network."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fakes import NoWindow, fake_model

from simgui import cli
from simgui.app import App

Run = Callable[..., tuple[int, str, str]]
"""Takes the words of a command; gives its exit status, standard output and standard error."""


def runner(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    window: cli.Window | None = None,
    *,
    fake: bool = True,
) -> Run:
    """Give what runs commands.

    Args:
        window: What is opened without a command; nothing may be if it is None.
        fake: Whether the fake model takes the place of the shipped one.
    """
    if fake:
        monkeypatch.setattr(cli, "App", lambda data_folder: App(data_folder, fake_model()))
    monkeypatch.setattr(cli, "keep_log", lambda data_folder: None)  # the logging of this process is pytest's

    def command(*arguments: str | Path) -> tuple[int, str, str]:
        try:
            status = cli.main([str(argument) for argument in arguments], window or NoWindow())
        except SystemExit as error:  # what argparse does
            status = int(error.code or 0)
        out, err = capsys.readouterr()
        return status, out, err

    return command


def document(answer: tuple[int, str, str]) -> Any:
    """Give the JSON that a command has written."""
    status, out, err = answer
    assert status == 0, err
    return json.loads(out)
