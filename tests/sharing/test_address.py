import pytest

from simgui.core.errors import SimguiError
from simgui.sharing.address import Address, is_address


def test_an_address_is_read_and_written() -> None:
    assert Address.of("milvus://pictures.museum.org:19531/prints") == Address(
        "pictures.museum.org", 19531, "prints"
    )
    assert str(Address.of(" milvus+tls://10.0.0.7/old_prints/ ")) == "milvus+tls://10.0.0.7:19530/old_prints"
    assert str(Address.of("milvus://[::1]:1/a")) == "milvus://[::1]:1/a"


@pytest.mark.parametrize(
    "text",
    [
        "http://host:19530/name",
        "milvus://host:19530",
        "milvus:///name",
        "milvus://host:99999/name",
        "milvus://host:0/name",
        "milvus://host:19530/two__underscores",
        "milvus://host:19530/Upper",
        "milvus://host:19530/a/b",
        "milvus://host:19530/" + "a" * 49,
        "milvus://host/name?token=x",
        "milvus://[::1/name",
    ],
)
def test_what_is_no_address_is_refused_with_its_form(text: str) -> None:
    with pytest.raises(SimguiError, match="milvus://HOST:PORT/NAME"):
        Address.of(text)


def test_an_address_with_a_token_is_refused_without_showing_it() -> None:
    with pytest.raises(SimguiError, match="--user") as refused:
        Address.of("milvus://anna:secret@host:19530/name")
    assert "secret" not in str(refused.value)


def test_a_folder_is_no_address(tmp_path: object) -> None:
    assert not is_address(str(tmp_path))
    assert not is_address("C:\\pictures")
    assert is_address("milvus://nonsense")
    assert is_address("milvus+tls:nonsense")
