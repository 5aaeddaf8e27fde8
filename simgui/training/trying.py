"""Try a model from outside before it is taken in; without TensorFlow."""

from pathlib import Path
from typing import Any

import numpy as np

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.search.backbone import load_backbone
from simgui.search.model import load_model


def try_model(*, folder: str, backbone: str, progress: Progress) -> dict[str, Any]:
    """Load a version and look at a grey picture with it.

    Args:
        folder: Of the version.
        backbone: Manifest of the shipped backbone, which it stands on unless it brings its own.
        progress: Told of nothing: it takes a moment.

    Raises:
        SimguiError: if it is damaged, or a backbone of its own bears another name than the version.
    """
    progress.check()
    shipped = load_backbone(Path(backbone))
    model = load_model(Path(folder), shipped)
    if model.backbone.id not in (shipped.id, model.id):
        raise SimguiError(
            "The model is damaged", f"Its backbone is called “{model.backbone.id}”. Choose another file."
        )
    size = model.backbone.input.size_px
    try:
        embedding = model.embed_pixels(np.full((1, size, size, 3), 127, np.uint8))
    except (ValueError, RuntimeError) as error:
        raise SimguiError("The model is damaged", f"Head and backbone do not fit: {error}.") from error
    if not np.allclose(np.linalg.norm(embedding), 1, atol=1e-3):
        raise SimguiError("The model is damaged", "It gives no embedding. Choose another file.")
    return {"id": model.id}
