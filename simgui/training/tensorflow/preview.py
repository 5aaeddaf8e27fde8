"""One batch as a training would draw it, for a person to look at before it begins."""

from contextlib import closing

from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.labelled import read_labelled
from simgui.training.recipes import RECIPE_NUMBERS
from simgui.training.requests import BatchRow, PreviewRequest, PreviewResult
from simgui.training.tensorflow.data.pictures import divide
from simgui.training.tensorflow.stack import check_stack


def preview(request: PreviewRequest, progress: Progress) -> PreviewResult:
    """Draw a batch by the sampler that the training would use.

    Raises:
        SimguiError: if there is too little to learn from.
    """
    options = request.options
    with closing(Catalogue(request.catalogue)) as library:
        labelled = read_labelled(library, request.folder, request.backbone_id)
        pictures = divide(library, labelled, request.backbone_id, options)
    check_stack(progress)
    from simgui.training.tensorflow.data.sampling import make_sampler  # TensorFlow: only after the check

    rows = pictures.learnable
    sampler = make_sampler(pictures.ids[rows], pictures.labels[rows], RECIPE_NUMBERS[options.recipe], options)
    drawn: dict[int, list[int]] = {}
    for picture, label in zip(*(part.numpy().tolist() for part in sampler.generate_batch(0)), strict=True):
        drawn.setdefault(label, []).append(picture)
    return PreviewResult(
        tuple(BatchRow(pictures.names[label], tuple(ids)) for label, ids in sorted(drawn.items()))
    )
