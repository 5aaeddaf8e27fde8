"""Is the installation whole, is the library well? One finding a line, each with what to do."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from simgui.core.errors import SimguiError, UnreadablePicture, explain
from simgui.core.progress import Progress
from simgui.core.records import Finding
from simgui.core.resources import resource
from simgui.core.trainer_protocol import Request
from simgui.library.catalogue import Catalogue
from simgui.library.data_folder import DataFolder
from simgui.library.decoding_pool import DecodingPool
from simgui.library.formats import FORMATS, missing_extra
from simgui.requirements import check_requirement
from simgui.search.model import load_model
from simgui.session.trainer import run_trainer


def examine(data_folder: DataFolder, catalogue: Catalogue, progress: Progress) -> list[Finding]:
    """Run every check; a check that fails never stops the others."""
    checks: dict[str, Callable[[], str]] = {
        "data folder": lambda: _data_folder(data_folder),
        "catalogue": lambda: _catalogue(catalogue),
        "picture formats": _formats,
        "model": _model,
        "window": lambda: f"PySide6 {check_requirement('PySide6-Essentials')}",
        "training": lambda: _training(data_folder, progress),
    }
    findings = []
    for number, (name, check) in enumerate(checks.items()):
        progress.step("Checking", number, len(checks), "parts")
        try:
            findings.append(Finding(name, True, check()))
        except SimguiError as error:
            findings.append(Finding(name, False, f"{error.title}. {error.message}"))
    return findings


def _data_folder(data_folder: DataFolder) -> str:
    probe = data_folder.root / ".doctor"
    try:
        probe.write_bytes(b"x")
        probe.unlink()
    except OSError as error:
        raise SimguiError(
            "The data folder cannot be written", f"{data_folder.root}: {error.strerror}."
        ) from error
    return str(data_folder.root)


def _catalogue(catalogue: Catalogue) -> str:
    problems = catalogue.problems()
    if problems:
        raise SimguiError(
            "The catalogue is damaged",
            f"{catalogue.path}: {'; '.join(problems)}. Move it aside and index your folders again.",
        )
    return f"{catalogue.count_pictures():,} pictures in {catalogue.path}"


def _formats() -> str:
    with DecodingPool() as decoders:
        try:
            decoders.shrink(resource("samples", "hat", "hat-1.jpg"), 64)
        except UnreadablePicture as problem:
            raise SimguiError(
                "Pictures cannot be decoded", f"A sample picture: {problem.reason}. Install SimGUI anew."
            ) from problem
    return ", ".join(name for name in FORMATS if not missing_extra(name))


def _model() -> str:
    model = load_model(resource("models", "starter"))
    size = model.backbone.input.size_px
    embedding = model.embed_pixels(np.zeros((1, size, size, 3), np.uint8))
    if not np.isfinite(embedding).all():
        raise SimguiError(
            "The model does not work here", "It gives no numbers. Please report this computer's kind."
        )
    return f"{model.name} ({model.id}), embedding of {embedding.shape[1]}"


def _training(data_folder: DataFolder, progress: Progress) -> str:
    path: Path = data_folder.logs / "trainer.log"
    try:
        log = path.open("ab")
    except OSError as error:
        raise explain(error, path) from error
    with log:
        versions = run_trainer(Request("check"), log, progress)
    return ", ".join(f"{package} {version}" for package, version in sorted(versions.items()))
