import random
import re

import pytest

from simgui.library.listing.texts import Texts, folded, natural

LETTERS = "ab01029-. é"


def listed(texts: Texts) -> list[bytes]:
    return [texts[row] for row in range(len(texts))]


@pytest.fixture(params=range(20))
def words(request: pytest.FixtureRequest) -> list[bytes]:
    """Words of 0 to 22 letters, many of them equal or with a beginning in common."""
    chance = random.Random(request.param)
    begins = ["", "", "IMG_00", "a longer beginning of "]
    return [
        (chance.choice(begins) + "".join(chance.choices(LETTERS, k=chance.randint(0, 22)))).encode()
        for _ in range(chance.randint(0, 60))
    ]


def natural_key(word: bytes) -> bytes:
    """Put the count of its digits before each number, digit by digit."""
    parts = re.findall(rb"\d+|\D", word, re.DOTALL)
    numbers = [part.lstrip(b"0") or b"0" for part in parts]
    return b"".join(
        b"0" + bytes([len(number)]) + number if part.isdigit() else part
        for part, number in zip(parts, numbers, strict=True)
    )


def test_texts_are_what_was_put_in(words: list[bytes]) -> None:
    texts = Texts.of(words)
    assert listed(texts) == words
    assert listed(texts.copied()) == words
    assert listed(Texts.together([texts, Texts.of([]), texts])) == words + words


def test_ranks_are_those_of_sorting(words: list[bytes]) -> None:
    in_order = sorted(words)
    assert Texts.of(words).ranks().tolist() == [in_order.index(word) for word in words]


def test_repeats_are_those_of_a_plain_loop(words: list[bytes]) -> None:
    doubled = [word for word in words for _ in range(1 + len(word) % 2)]
    expected = [row > 0 and doubled[row - 1] == word for row, word in enumerate(doubled)]
    assert Texts.of(doubled).repeats().tolist() == expected


@pytest.mark.parametrize("part", [b"a", b"0", b"01", b"IMG_00", "é".encode(), b"not there"])
def test_what_texts_contain_is_what_a_plain_loop_finds(words: list[bytes], part: bytes) -> None:
    assert Texts.of(words).contain(part).tolist() == [part in word for word in words]


def test_a_part_is_not_found_across_two_texts() -> None:
    assert Texts.of([b"ab", b"cd"]).contain(b"bc").tolist() == [False, False]
    assert Texts.of([b"ab"]).contain(b"ab\0").tolist() == [False]


def test_natural_keys_are_those_of_a_plain_loop(words: list[bytes]) -> None:
    assert listed(natural(Texts.of(words))) == [natural_key(word) for word in words]


def test_people_count_in_numbers() -> None:
    names = [b"img10.jpg", b"img2.jpg", b"img1.jpg", b"img02b.jpg", b"imgx.jpg", b"img.jpg", b"img000.jpg"]
    ranks = natural(Texts.of(names)).ranks().tolist()
    in_order = [name for _, name in sorted(zip(ranks, names, strict=True))]
    assert in_order == [
        b"img.jpg", b"img000.jpg", b"img1.jpg", b"img2.jpg", b"img02b.jpg", b"img10.jpg", b"imgx.jpg"
    ]  # fmt: skip


def test_case_and_the_way_an_accent_is_written_make_no_difference() -> None:
    composed, apart = "Éa".encode(), "E\u0301A".encode()
    assert folded(composed) == folded(apart) == "éa".encode()
    assert folded(b"ABC\0D") == b"abc\0d"


def test_bytes_that_are_no_text_stay() -> None:
    assert folded(b"\xff\xfeA\0\xc3\x89") == b"\xff\xfea\0" + "é".encode()
