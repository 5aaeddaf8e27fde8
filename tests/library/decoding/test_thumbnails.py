import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from simgui.library.decoding.average_colour import comment_of
from simgui.library.decoding.thumbnails import Thumbnails


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "thumbnails.sqlite"


def test_a_thumbnail_is_kept_by_its_content(path: Path) -> None:
    with closing(Thumbnails(path)) as thumbnails:
        assert thumbnails.get(b"one") is None
        thumbnails.put(b"one", b"jpeg 1")
        thumbnails.put(b"two", b"jpeg 2")
        thumbnails.put(b"one", b"jpeg 3")
        assert (thumbnails.get(b"one"), thumbnails.get(b"two")) == (b"jpeg 3", b"jpeg 2")
    with closing(Thumbnails(path)) as thumbnails:
        assert thumbnails.get(b"two") == b"jpeg 2"


def test_a_damaged_cache_is_made_anew(path: Path) -> None:
    path.write_bytes(b"this is no database " * 1000)
    with closing(Thumbnails(path)) as thumbnails:
        assert thumbnails.get(b"one") is None
        thumbnails.put(b"one", b"jpeg")
        assert thumbnails.get(b"one") == b"jpeg"


def test_a_cache_cut_off_by_a_crash_is_no_error(path: Path) -> None:
    with closing(Thumbnails(path)) as thumbnails:
        for number in range(200):
            thumbnails.put(bytes([number]), bytes(4000))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with closing(Thumbnails(path)) as thumbnails:
        for number in range(200):
            assert thumbnails.get(bytes([number])) in (None, bytes(4000))
        thumbnails.put(b"one", b"jpeg")


def no_more_room(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA max_page_count = 2")


@pytest.mark.parametrize("place", ["gone/thumbnails.sqlite", "folder"])
def test_a_cache_that_cannot_be_made_is_not_used(tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    with closing(Thumbnails(tmp_path / place)) as thumbnails:
        thumbnails.put(b"one", b"jpeg")
        assert thumbnails.get(b"one") is None


def test_a_full_disk_or_a_closed_cache_is_no_error(path: Path) -> None:
    thumbnails = Thumbnails(path)
    thumbnails.put(b"one", b"jpeg")
    thumbnails._file.change(no_more_room)
    thumbnails.put(b"two", bytes(1_000_000))
    assert (thumbnails.get(b"one"), thumbnails.get(b"two")) == (b"jpeg", None)
    thumbnails.close()
    thumbnails.close()
    thumbnails.put(b"three", b"jpeg")
    assert thumbnails.get(b"one") is None


def test_several_threads_share_the_cache(path: Path) -> None:
    with closing(Thumbnails(path)) as thumbnails:

        def work(first: int) -> None:
            for number in range(first, 200, 4):
                thumbnails.put(bytes([number]), bytes([number]) * 50)
                assert thumbnails.get(bytes([number])) == bytes([number]) * 50

        threads = [threading.Thread(target=work, args=(first,)) for first in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert all(thumbnails.get(bytes([number])) == bytes([number]) * 50 for number in range(200))


def test_two_programs_share_the_cache(path: Path) -> None:
    with closing(Thumbnails(path)) as one, closing(Thumbnails(path)) as other:
        one.put(b"one", b"jpeg 1")
        other.put(b"two", b"jpeg 2")
        assert (other.get(b"one"), one.get(b"two")) == (b"jpeg 1", b"jpeg 2")


def test_a_cache_in_use_is_not_taken_for_a_damaged_one(path: Path) -> None:
    with closing(Thumbnails(path)) as thumbnails:
        thumbnails.put(b"one", b"jpeg")
    with closing(sqlite3.connect(path, isolation_level=None)) as busy:
        busy.execute("BEGIN IMMEDIATE")
        with closing(Thumbnails(path)) as thumbnails:
            assert thumbnails.get(b"one") == b"jpeg"
        busy.execute("ROLLBACK")


def test_the_cache_stays_within_its_bound_and_deletes_the_oldest_first(path: Path) -> None:
    bound = 400_000
    with closing(Thumbnails(path, bound)) as thumbnails:
        for number in range(300):
            thumbnails.put(b"%d" % number, bytes([number % 251]) * 5000)
        kept = [number for number in range(300) if thumbnails.get(b"%d" % number) is not None]
        assert kept == list(range(kept[0], 300))
        assert 50 <= len(kept) < 80
        thumbnails.put(b"0", b"made again")
        assert thumbnails.get(b"0") == b"made again"
    assert path.stat().st_size < bound + 50_000


def test_a_thumbnail_larger_than_the_bound_is_not_kept(path: Path) -> None:
    with closing(Thumbnails(path, 50_000)) as thumbnails:
        thumbnails.put(b"one", bytes(100_000))
        assert thumbnails.get(b"one") is None
        thumbnails.put(b"two", bytes(1000))
        assert thumbnails.get(b"two") == bytes(1000)


def test_several_thumbnails_are_kept_together_or_not_at_all(path: Path) -> None:
    with closing(Thumbnails(path)) as thumbnails:
        thumbnails.put_all([(b"one", b"jpeg 1"), (b"two", b"jpeg 2")])
        assert (thumbnails.get(b"one"), thumbnails.get(b"two")) == (b"jpeg 1", b"jpeg 2")
        thumbnails._file.change(no_more_room)
        thumbnails.put_all([(b"three", b"jpeg"), (b"four", bytes(1_000_000))])
        assert (thumbnails.get(b"three"), thumbnails.get(b"four")) == (None, None)
        thumbnails.put(b"three", b"jpeg")  # the next transaction is its own
        assert thumbnails.get(b"three") == b"jpeg"


def test_average_colours_are_kept_for_many_at_once(path: Path) -> None:
    with closing(Thumbnails(path)) as thumbnails:
        thumbnails.put_all((bytes([number]), jpeg(number)) for number in range(200))
        thumbnails.put(b"of another program", b"\xff\xd8\xff\xe0 no comment")
        asked = [*(bytes([number]) for number in range(200)), b"of another program", b"unknown"]
        found = thumbnails.colours(asked * 5)
    assert found == {bytes([number]): number << 16 | 0x0102 for number in range(200)}


def test_an_older_cache_has_no_colours_until_thumbnails_are_made_anew(path: Path) -> None:
    with closing(sqlite3.connect(path)) as older:
        older.execute("CREATE TABLE thumbnails (content BLOB PRIMARY KEY, jpeg BLOB NOT NULL)")
        older.execute("INSERT INTO thumbnails VALUES (?, ?)", (b"one", b"jpeg"))
        older.commit()
    with closing(Thumbnails(path)) as thumbnails:
        assert thumbnails.get(b"one") == b"jpeg"
        assert thumbnails.colours([b"one"]) == {}
        thumbnails.put(b"one", jpeg(7))
        assert thumbnails.colours([b"one"]) == {b"one": 0x070102}


def test_colours_of_deleted_thumbnails_are_deleted(path: Path) -> None:
    with closing(Thumbnails(path, max_bytes=200_000)) as thumbnails:
        for number in range(200):
            thumbnails.put(bytes([number]), jpeg(number) + bytes(4000))
        kept = {bytes([number]) for number in range(200) if thumbnails.get(bytes([number]))}
        assert set(thumbnails.colours([bytes([number]) for number in range(200)])) == kept
        assert len(kept) < 100


def test_palettes_are_kept_with_thumbnails_and_beside_them(path: Path) -> None:
    shares = bytes(range(11))
    with closing(Thumbnails(path)) as thumbnails:
        told = comment_of(1, 2, 3, shares)
        head = b"\xff\xd8\xff\xfe" + (len(told) + 2).to_bytes(2, "big")
        thumbnails.put(b"new", head + told)
        thumbnails.put(b"old", jpeg(7))
        assert thumbnails.palettes([b"new", b"old", b"unknown"]) == {b"new": shares}
        thumbnails.put_palettes({b"old": shares[::-1]})
        assert thumbnails.palettes([b"new", b"old"]) == {b"new": shares, b"old": shares[::-1]}


def jpeg(red: int) -> bytes:
    """The head of a JPEG as the decoder makes it."""
    head = b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"
    return head + b"\xff\xfe\x00\x09" + comment_of(red, 1, 2)
