"""Check for a newer version: only when the person asks for it, and without installing anything."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from packaging.version import InvalidVersion, Version

from simgui import __version__
from simgui.core.errors import SimguiError
from simgui.core.resources import resource
from simgui.core.sentences import say
from simgui.installation.web import opened

_SECONDS_TO_ANSWER = 10
_MOST_BYTES = 1 << 20


@dataclass(frozen=True)
class Published:
    """The newest version that is published.

    Attributes:
        version: Its number.
        page: Where a person reads about it and downloads it.
        newer: Whether it is newer than this program.
    """

    version: str
    page: str
    newer: bool


def newest_version(release: Path | None = None) -> Published:
    """Ask the address that was set when this program was built.

    Args:
        release: File that holds the address, `{"address": "https://…"}`; by default the shipped one.

    Raises:
        SimguiError: if there is no address, no answer, or none that can be understood.
    """
    address = _address(release or resource("release.json"))
    if not address.startswith("https://"):
        raise SimguiError(
            say("Nowhere to ask"),
            say(
                "This copy of SimGUI does not know where new versions are published. Ask where you "
                "got it from."
            ),
        )
    host = urlsplit(address).hostname
    try:
        answer = json.loads(_fetch(address))
        # As the release pages of GitHub, and of others that follow them, describe a release.
        version, page = Version(str(answer["tag_name"])), str(answer["html_url"])
    except OSError as error:
        raise SimguiError(
            say("No answer"),
            say("{host} cannot be reached. Check that the computer is online and try again.", host=host),
        ) from error
    except (ValueError, KeyError, TypeError, InvalidVersion) as error:
        raise SimguiError(
            say("No answer"), say("{host} said nothing about new versions. Try again later.", host=host)
        ) from error
    if urlsplit(page).scheme != "https":
        raise SimguiError(
            say("No answer"), say("{host} named a page that is not safe to open. Try again later.", host=host)
        )
    return Published(str(version), page, version > Version(__version__))


def _address(path: Path) -> str:
    try:
        content: Any = json.loads(path.read_text("utf-8"))
        return str(content["address"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _fetch(address: str) -> bytes:
    with opened(address, _SECONDS_TO_ANSWER) as answer:
        return bytes(answer.read(_MOST_BYTES))
