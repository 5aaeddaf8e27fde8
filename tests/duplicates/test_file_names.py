from pathlib import Path

from simgui.duplicates.file_names import followers


def test_files_that_a_camera_numbers_follow_each_other() -> None:
    names = [
        "a/IMG_0002.jpg",
        "a/IMG_0001.jpg",
        "a/img_0003.png",
        "b/IMG_0003.jpg",
        "a/IMG_0005.jpg",
        "a/x.jpg",
    ]
    assert sorted(map(tuple, followers([Path(name) for name in names]).tolist())) == [
        (0, 2),
        (1, 0),
        (1, 2),
        (2, 4),
    ]  # one between them may have been deleted


def test_where_no_name_is_numbered_nothing_follows() -> None:
    assert followers([]).shape == (0, 2)
    assert followers([Path("b9c.jpg"), Path("b8c.jpg"), Path()]).shape == (0, 2)
    assert followers([Path("1" * 40 + ".jpg")]).shape == (0, 2)
