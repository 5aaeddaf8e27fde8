import pytest

from simgui.core.errors import SimguiError
from simgui.sharing.cluster.address import ClusterAddress


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("local", ClusterAddress()),
        ("ray://head.example:10001", ClusterAddress("head.example", 10001, is_client=True)),
        ("ray://[fd00::1]:10001", ClusterAddress("[fd00::1]", 10001, is_client=True)),
        ("192.0.2.7:6379", ClusterAddress("192.0.2.7", 6379)),
    ],
)
def test_an_address_is_read_and_written(text: str, address: ClusterAddress) -> None:
    assert ClusterAddress.read(text) == address
    assert str(address) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "Local", "head", "ray://head", "ray://head:", "ray://head:0", "ray://head:65536", "head:port"),
        *("ray://name@head:1", "ray://head:1/x", "http://head:1", "ray:// head:1", "a b:1", "[::1:1"),
    ],
)
def test_anything_else_is_refused_with_the_form_that_it_must_have(text: str) -> None:
    with pytest.raises(SimguiError, match=r"ray://HOST:PORT"):
        ClusterAddress.read(text)
