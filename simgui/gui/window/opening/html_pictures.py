"""The pictures in a piece of a web page, as browsers drop and copy one."""

import base64
import binascii
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes

_MOST_HTML = 96 << 20
"""Characters; of a picture of 64 MB, written into the page, and what is around it."""
_MOST_PICTURES = 50


def sources_in(html: str) -> tuple[str, ...]:
    """List the addresses of the pictures in a piece of a web page, in their order; none of a huge one."""
    if len(html) > _MOST_HTML:
        return ()
    parser = _Sources()
    parser.feed(html)
    parser.close()
    return tuple(parser.sources[:_MOST_PICTURES])


def picture_in(address: str) -> bytes:
    """Give the picture that an address holds itself (`data:image/png;base64,…`); empty if it holds none."""
    head, comma, body = address.partition(",")
    kind, *options = head.lower().split(";")
    if not comma or not kind.startswith("data:image/") or kind == "data:image/svg+xml":
        return b""
    content = unquote_to_bytes(body)
    if "base64" not in (option.strip() for option in options):
        return content
    try:
        return base64.b64decode(content)
    except binascii.Error:
        return b""


class _Sources(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sources: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.sources += [value.strip() for name, value in attrs if name == "src" and value]
