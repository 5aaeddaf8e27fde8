"""How well the cut of words holds on pictures that nothing was decided by.

    python benchmarks/words_blind.py stamps /usr/share/tuxpaint/stamps --data-dir DIR
    python benchmarks/words_blind.py furniture /usr/share/sweethome3d/furniture --data-dir DIR

*stamps*: those of Tux Paint (Debian's `tuxpaint-stamps-default`): photographs and realistic drawings of
single things, most of them cut out, in folders that say what they are. Cartoons and symbols are left out.

*furniture*: the icons of pieces for Sweet Home 3D (Debian's `sweethome3d-furniture`): rendered models on a
plain ground, 128 pixels wide, in catalogues that name them.

What shows what was written down before anything was measured, or looked at. It prints, for each word, how
well it is known, how many pictures show it, precision at 5, average precision, and precision and recall of
what answers; and how much better the best cut for these pictures would be, with one right picture in a
hundred as where the cut was found (`benchmarks/words.py`). Names of files and folders count nothing for the
search.
"""

import argparse
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path, PurePath
from zipfile import ZipFile

import numpy as np

from benchmarks.words import Mask, Scores, mean_f1, ranked, shown, weighted
from simgui.app import App
from simgui.core.progress import Progress
from simgui.library.storage.data_folder import DataFolder
from simgui.words.certainty import CUT, LIFT, PRIOR, certainty
from simgui.words.classifier import read_classifier
from simgui.words.lexicon import Lexicon
from simgui.words.records import Known
from simgui.words.table import WordFiles, WordTable

_LEFT_OUT = ("cartoon", "toys", "plastic", "symbols")
TRUTHS: Mapping[str, tuple[str, ...]] = {
    "animal": ("animals",),
    "mammal": ("animals/mammals", "animals/marsupials"),
    "bird": ("animals/birds",),
    "fish": ("animals/fish",),
    "insect": ("animals/insects",),
    "dog": ("animals/mammals/dogs",),
    "cat": ("animals/mammals/cats",),
    "bear": ("animals/mammals/bears",),
    "ape": ("animals/mammals/apes",),
    "rodent": ("animals/mammals/rodents",),
    "lizard": ("animals/lizards",),
    "amphibian": ("animals/amphibians",),
    "food": ("food",),
    "fruit": ("food/fruit",),
    "vegetable": ("food/vegetables",),
    "vehicle": ("vehicles", "military/vehicles"),
    "car": ("vehicles/auto",),
    "ship": ("vehicles/ship",),
    "aircraft": ("vehicles/flight",),
    "locomotive": ("vehicles/locomotive",),
    "clothing": ("clothes",),
    "hat": ("clothes/hats",),
    "musical instrument": ("hobbies/music",),
    "stringed instrument": ("hobbies/music/string",),
    "flower": ("plants/flowers",),
    "mushroom": ("plants/mushrooms",),
    "tool": ("household/tools",),
    "house": ("town/houses",),
}
"""Words, and the folders whose stamps show them."""
_SEATS = ("chair", "armchair", "stool", "bench", "couch", "sofa")
PIECES: Mapping[str, tuple[str, ...]] = {
    "furniture": (
        *_SEATS,
        *("table", "desk", "bed", "cabinet", "wardrobe", "bookcase", "bookshelf", "shelf", "dresser"),
        *("cupboard", "crib", "cradle", "furniture"),
    ),
    "seat": (*_SEATS, "throne"),
    "chair": ("chair", "armchair"),
    "table": ("table", "desk"),
    "bed": ("bed",),
    "sofa": ("sofa", "couch"),
    "cabinet": ("cabinet", "cupboard", "wardrobe"),
    "lamp": ("lamp", "lantern"),
}
"""Words, and those of which a piece that shows them has one in its name."""
_Shows = Callable[[PurePath, tuple[str, ...]], bool]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["stamps", "furniture"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data-dir", type=Path, required=True)
    options = parser.parse_args()
    with closing(App(DataFolder.open(options.data_dir))) as app:
        if options.what == "stamps":
            _measure(app, options.folder.resolve(), TRUTHS, _stamp_shows)
        else:
            icons = options.data_dir.resolve().with_suffix(".icons")
            _unpack(options.folder, icons)
            _measure(app, icons, PIECES, _piece_shows)
    return 0


def _stamp_shows(path: PurePath, places: tuple[str, ...]) -> bool:
    return any(path.parent.is_relative_to(place) for place in places)


def _piece_shows(path: PurePath, names: tuple[str, ...]) -> bool:
    own = re.findall("[a-z]+", path.stem.lower())
    return not {*own, *(word.removesuffix("s") for word in own)}.isdisjoint(names)


def _unpack(catalogues: Path, folder: Path) -> None:
    """Write the icons of all catalogues under the names of their pieces."""
    for file in sorted(catalogues.glob("*.sh3f")):
        (folder / file.stem).mkdir(parents=True, exist_ok=True)
        with ZipFile(file) as packed:
            for number, (name, icon) in enumerate(_pieces(packed)):
                (folder / file.stem / f"{name} {number}.png").write_bytes(packed.read(icon))


def _pieces(packed: ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the name of each piece, letters and spaces, and its icon in the catalogue."""
    lines = packed.read("PluginFurnitureCatalog.properties").decode("latin-1").splitlines()
    parts = (re.match(r"(name|icon)#(\d+)\s*=\s*/?(.*)", line) for line in lines)
    told = {(each[1], each[2]): each[3].strip() for each in parts if each}
    for what, number in told:
        if what == "name" and ("icon", number) in told:
            yield " ".join(re.findall("[A-Za-z]+", told[what, number])), told["icon", number]


def _measure(app: App, folder: Path, truths: Mapping[str, tuple[str, ...]], shows: _Shows) -> None:
    app.folders.index(folder, Progress())
    listed = app.pictures.get(app.pictures.ids(folder).tolist(), folder)
    where = {each.id: each.path.relative_to(folder) for each in listed}
    kept = np.array([number for number, at in where.items() if not {*at.parts} & {*_LEFT_OUT}], np.int64)
    files, backbone = WordFiles.shipped(), app.words.backbone(folder)
    table = WordTable.read(files)
    assert backbone is not None
    classifier = read_classifier(files, backbone)
    ids, shares = app.words.seen.shares(kept, backbone)
    paths = [where[number] for number in ids.tolist()]
    print(f"{len(ids)} pictures; backbone {backbone}")
    print(f"  {'word':20} {'known':9} right  P@5    AP   at the cut: precision recall answering")
    rows, lifted = [], []
    for word, named in truths.items():
        entry = Lexicon(table).look_up(word)
        nodes = (int(table.sense_nodes[each.row]) for each in entry.usual)
        classes = sorted({int(each) for node in nodes for each in table.classes_of(node)})
        right = np.array([shows(path, named) for path in paths])
        if entry.known not in (Known.DIRECTLY, Known.KINDS) or not right.any():
            print(f"  {word:20} {entry.known.value:9} {int(right.sum()):5}")
            continue
        sums = np.minimum(shares[:, classes].sum(axis=1), 1)
        answers = certainty(sums, len(classes), classifier.classes) >= CUT
        hits = int((answers & right).sum())
        row = (*ranked(sums, right), hits / max(int(answers.sum()), 1), hits / max(int(right.sum()), 1))
        rows.append(row)
        lifted.append((_lifted(sums, len(classes) / classifier.classes), right))
        print(f"  {word:20} {entry.known.value:9} {int(right.sum()):5}  {shown(row)}", int(answers.sum()))
    print(f"  mean ({len(rows)}): {shown(np.mean(rows, axis=0))}")
    _cut(lifted)


def _lifted(shares: Scores, chance: float) -> Scores:
    inside = np.clip(shares, 1e-6, 1 - 1e-6)
    found = np.log(inside / (1 - inside)) - PRIOR * np.log(chance / (1 - chance))
    return np.asarray(found, np.float32)


def _cut(words: list[tuple[Scores, Mask]]) -> None:
    """Compare the cut with the best one here, as if one picture of a hundred were right."""
    lifts = np.arange(-2, 6, 0.1)
    tried = np.array([mean_f1(words, lift) for lift in lifts])
    precision, recall = np.mean([weighted(*word, LIFT) for word in words], axis=0)
    print(
        f"with 1 % right: precision {precision:.2f}, recall {recall:.2f}, mean F1 {mean_f1(words, LIFT):.3f}"
    )
    print(f"  of at best {tried.max():.3f}, with a lift of {lifts[tried.argmax()]:.1f} instead of {LIFT:.1f}")


if __name__ == "__main__":
    raise SystemExit(main())
