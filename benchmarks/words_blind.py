"""How well the cut of words holds on pictures that nothing was decided by.

    python benchmarks/words_blind.py /usr/share/tuxpaint/stamps --data-dir DIR

The pictures are the stamps of Tux Paint (Debian's `tuxpaint-stamps-default`): photographs and realistic
drawings of single things, most of them cut out, in folders that say what they are. Cartoons and symbols are
left out. Which folders show what was written down before anything was measured. It prints, for each word, how
well it is known, how many pictures show it, average precision, and precision and recall of what answers; and
how much better the best cut for these pictures would be, with one right picture in a hundred as where the cut
was found (`benchmarks/words.py`). Names of files and folders count nothing here.
"""

import argparse
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

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
"""Words, and the folders whose pictures show them."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stamps", type=Path)
    parser.add_argument("--data-dir", type=Path, required=True)
    options = parser.parse_args()
    with closing(App(DataFolder.open(options.data_dir))) as app:
        _measure(app, options.stamps.resolve())
    return 0


def _measure(app: App, stamps: Path) -> None:
    app.folders.index(stamps, Progress())
    listed = app.pictures.get(app.pictures.ids(stamps).tolist(), stamps)
    where = {each.id: each.path.relative_to(stamps).parent for each in listed}
    kept = np.array([number for number, at in where.items() if not {*at.parts} & {*_LEFT_OUT}], np.int64)
    files, backbone = WordFiles.shipped(), app.words.backbone(stamps)
    table = WordTable.read(files)
    assert backbone is not None
    classifier = read_classifier(files, backbone)
    ids, shares = app.words.seen.shares(kept, backbone)
    folders = [where[number] for number in ids.tolist()]
    print(f"{len(ids)} pictures; backbone {backbone}")
    print(f"  {'word':20} {'known':9} right     AP   at the cut: precision recall answering")
    rows, lifted = [], []
    for word, places in TRUTHS.items():
        entry = Lexicon(table).look_up(word)
        nodes = (int(table.sense_nodes[each.row]) for each in entry.usual)
        classes = sorted({int(each) for node in nodes for each in table.classes_of(node)})
        right = np.array([any(at.is_relative_to(place) for place in places) for at in folders])
        if entry.known not in (Known.DIRECTLY, Known.KINDS):
            print(f"  {word:20} {entry.known.value:9} {int(right.sum()):5}")
            continue
        sums = np.minimum(shares[:, classes].sum(axis=1), 1)
        answers = certainty(sums, len(classes), classifier.classes) >= CUT
        hits = int((answers & right).sum())
        row = (ranked(sums, right)[1], hits / max(int(answers.sum()), 1), hits / max(int(right.sum()), 1))
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
