"""Folders with little to learn from, and the true sentences about each."""

from dataclasses import dataclass
from pathlib import Path

from pictures import make_picture


@dataclass(frozen=True)
class SmallFolder:
    """A folder.

    Attributes:
        files: How many pictures each of its subfolders holds; "." is the folder itself.
        lacks: What is missing for a training; empty if there is enough.
        remark: What is said besides; empty for nothing that matters here.
        empty: Subfolders without a picture.
    """

    files: dict[str, int]
    lacks: str = ""
    remark: str = ""
    empty: tuple[str, ...] = ()

    def make(self, folder: Path) -> Path:
        """Write it."""
        folder.mkdir()
        number = 0
        for subfolder, count in self.files.items():
            for _ in range(count):
                make_picture(folder / subfolder / f"{number}.png", 700 + number, size=(48, 36))
                number += 1
        for name in self.empty:
            (folder / name).mkdir()
        return folder


_ONLY_MEASURED = (
    "Only “shoes” has 6 pictures or more of at least 3 scenes, so the model is measured on it alone: that "
    "does not tell how well labels are told apart. Add pictures of another label."
)

SMALL_FOLDERS = {
    "two labels of six": SmallFolder(
        {"bags": 6, "hats": 6},
        remark="Only about 4 scenes are set aside to measure the model, too few to tell whether it is "
        "better. With 80 scenes of each label, at least 16 are. Near copies are one scene.",
    ),
    "one large label and small ones": SmallFolder({"shoes": 30, "hats": 3, "bags": 3}, remark=_ONLY_MEASURED),
    "labels in a subfolder": SmallFolder(
        {"train/bags": 6, "train/hats": 6},
        "“train” is the only label; a second label needs at least 2 pictures. Further down are “bags”, "
        "“hats”: if those are the labels, choose the last subfolder in Library, under Rules.",
    ),
    "an empty label": SmallFolder(
        {"bags": 6},
        "“bags” is the only label; a second label needs at least 2 pictures. “hats” holds no picture that "
        "can be read.",
        empty=("hats",),
    ),
    "empty labels beside two full ones": SmallFolder(
        {"bags": 6, "hats": 6},
        remark="“caps”, “shoes” hold no picture that can be read.",
        empty=("caps", "shoes"),
    ),
    "all pictures in the folder itself": SmallFolder(
        {".": 4}, "4 pictures lie in no subfolder: make one for each label and move the pictures there."
    ),
    "one label": SmallFolder(
        {"bags": 8}, "“bags” is the only label; a second label needs at least 2 pictures."
    ),
    "photos by date": SmallFolder(
        {"2019/07": 4, "2020/01": 4},
        "The subfolders look like dates (“2019”, “2020”): taken as folders, not as labels. If they are "
        "labels, say so in Library, under Rules. Otherwise make a subfolder for each label and put its "
        "pictures there.",
    ),
    "photos of a camera": SmallFolder(
        {"100CANON": 3, "101CANON": 3},
        "The subfolders look like folders of a camera (“100CANON”, “101CANON”): taken as folders, not as "
        "labels.",
    ),
}
