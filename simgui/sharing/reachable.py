"""Find out quickly, and in few bytes, whether a server speaks what Milvus speaks: HTTP/2.

The client library tries again and again without a word, whatever is there. So the first exchange of HTTP/2
(RFC 9113, 3.4) is made by hand: each side begins by sending its settings.
"""

import contextlib
import socket
import ssl
import time

from simgui.core.errors import SimguiError
from simgui.sharing.address import Address
from simgui.sharing.failures import away, does_not_answer, no_milvus, not_trusted

SECONDS_TO_ANSWER = 5.0
_SETTINGS = b"\x00\x00\x00\x04\x00\x00\x00\x00\x00"
_GREETING = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + _SETTINGS
_HEADER_BYTES = 9
_MOST_SETTINGS_BYTES = 1 << 14
_SETTINGS_TYPE = 4


def check_reachable(address: Address, seconds: float = SECONDS_TO_ANSWER) -> None:
    """Say what is wrong with a server within so many seconds, if something is.

    Raises:
        SimguiError: if nothing is there, it does not answer, or it answers something else than a server does
            that speaks HTTP/2.
    """
    deadline = time.monotonic() + seconds
    try:
        opened = socket.create_connection((address.host, address.port), timeout=seconds)
    except TimeoutError:
        raise does_not_answer(address) from None
    except (OSError, UnicodeError) as error:
        raise away(address, getattr(error, "strerror", None) or str(error)) from error
    with contextlib.closing(_encrypted(opened, address) if address.encrypted else opened) as talk:
        head = b""
        try:
            talk.sendall(_GREETING)
            while len(head) < _HEADER_BYTES:
                talk.settimeout(max(0.01, deadline - time.monotonic()))
                part = talk.recv(_HEADER_BYTES - len(head))
                if not part:
                    raise no_milvus(address)
                head += part
        except TimeoutError:
            raise no_milvus(address) if head else does_not_answer(address) from None
        except OSError as error:
            raise no_milvus(address) from error
    if int.from_bytes(head[:3], "big") > _MOST_SETTINGS_BYTES or head[3] != _SETTINGS_TYPE:
        raise no_milvus(address)


def _encrypted(opened: socket.socket, address: Address) -> socket.socket:
    """Begin TLS.

    Raises:
        SimguiError: if the server does not, or is not who it says.
    """
    context = ssl.create_default_context()
    context.set_alpn_protocols(["h2"])
    try:
        return context.wrap_socket(opened, server_hostname=address.host)
    except ssl.SSLCertVerificationError as error:
        failure: SimguiError = not_trusted(address, error.verify_message)
    except TimeoutError:
        failure = does_not_answer(address)
    except OSError:
        failure = no_milvus(address)
    opened.close()
    raise failure
