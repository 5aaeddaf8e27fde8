"""One batch as the training will see it, to be looked at before it begins."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.labelled import read_labelled
from simgui.training.options import TrainingOptions
from simgui.training.recipes import RECIPE_NUMBERS
from simgui.training.tensorflow.material import divide
from simgui.training.tensorflow.stack import check_stack


def preview(
    *, catalogue: str, folder: str, backbone_id: str, options: Mapping[str, Any], progress: Progress
) -> dict[str, Any]:
    """Draw a batch by the sampler that the training would use.

    Returns:
        `rows`: for each label of the batch its name and the ids of its pictures.

    Raises:
        SimguiError: if there is too little to learn from.
    """
    chosen = TrainingOptions.from_json(options)
    with closing(Catalogue(Path(catalogue))) as opened:
        material = divide(read_labelled(opened, Path(folder), backbone_id), chosen)
    check_stack(progress)
    from simgui.training.tensorflow.sampling import make_sampler  # TensorFlow: only after the check

    rows = material.learnable
    sampler = make_sampler(material.ids[rows], material.labels[rows], RECIPE_NUMBERS[chosen.recipe], chosen)
    drawn: dict[int, list[int]] = {}
    for picture, label in zip(*(part.numpy().tolist() for part in sampler.generate_batch(0)), strict=True):
        drawn.setdefault(label, []).append(picture)
    return {"rows": [[material.names[label], pictures] for label, pictures in sorted(drawn.items())]}
