"""What the person said of pairs of pictures, as far as a training may learn from it."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from simgui.library.catalogue import Catalogue
from simgui.training.runs import TrainingRun
from simgui.training.tensorflow.data.pictures import Rows, TrainingPictures

_PART = "answers"
_HASH_BYTES = 16


@dataclass(frozen=True)
class AnsweredPairs:
    """Answers about pictures of a training.

    Attributes:
        pairs: int64 (k, 2), rows of pictures.
        same: bool (k,), what the person said.
    """

    pairs: npt.NDArray[np.int64]
    same: npt.NDArray[np.bool_]

    @classmethod
    def none(cls) -> "AnsweredPairs":
        """Give no answers."""
        return cls(np.empty((0, 2), np.int64), np.empty(0, bool))

    def __len__(self) -> int:
        return len(self.same)

    def among(self, rows: Rows) -> "AnsweredPairs":
        """Give those whose pictures are both among some rows."""
        there = np.isin(self.pairs, rows).all(axis=1)
        return replace(self, pairs=self.pairs[there], same=self.same[there])


def read_answers(run: TrainingRun, library: Catalogue, pictures: TrainingPictures) -> AnsweredPairs:
    """Read the answers about pictures that are trained on, or give what was read before an interruption.

    A pair with a picture of the calibration or the test part, or of a scene of theirs, is left out: those
    measure the model. So the answers about such pairs can still be used to calibrate it.

    Args:
        run: Keeps them, so that a training goes on with the same.
        library: Knows them.
        pictures: What each picture is used for.

    Raises:
        SimguiError: if the disk does not allow it.
    """
    kept = run.kept(_PART)
    if kept is None:
        answers = library.decisions.answers()
        both = b"".join(content for each in answers for content in each.pair)
        kept = {
            "contents": np.frombuffer(both, np.uint8).reshape(len(answers), 2, _HASH_BYTES),
            "same": np.array([each.same is True for each in answers], bool),
        }
        run.keep(_PART, kept)
    hashes = library.pictures.contents(pictures.ids[pictures.rows])
    rows = dict(zip(hashes, pictures.rows.tolist(), strict=True))
    pairs = [[rows.get(content.tobytes(), -1) for content in pair] for pair in kept["contents"]]
    return AnsweredPairs(np.array(pairs, np.int64).reshape(-1, 2), kept["same"]).among(pictures.learnable)
