"""What is asked of the network, each time by a person's wish."""

import ssl
import urllib.request
from http.client import HTTPResponse
from typing import cast

from simgui import __version__


def opened(address: str, seconds: float, headers: dict[str, str] | None = None) -> HTTPResponse:
    """Ask for an address that begins with http.

    Args:
        address: What is asked for.
        seconds: How long nothing may come.
        headers: Besides the name of this program.

    Raises:
        OSError: if there is no answer, or it is a refusal.
    """
    wanted = {"User-Agent": f"simgui/{__version__}"} | (headers or {})
    request = urllib.request.Request(address, headers=wanted)
    return cast(HTTPResponse, urllib.request.urlopen(request, timeout=seconds, context=_trust()))


def _trust() -> ssl.SSLContext:
    """Use the system's certificates; where the frozen program does not find them, those of certifi."""
    context = ssl.create_default_context()
    if not context.get_ca_certs():
        try:
            import certifi
        except ImportError:
            return context
        context.load_verify_locations(certifi.where())
    return context
