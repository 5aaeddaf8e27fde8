"""The doctor: checks the installation and the library, and says what to do about each problem."""

import contextlib
import logging
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from simgui.child.client import run_trainer
from simgui.child.executable import own_command
from simgui.child.flags import SELF_TEST_FLAG
from simgui.child.protocol import Request
from simgui.core.errors import SimguiError, UnreadablePicture, explain, of_the_system
from simgui.core.progress import Progress
from simgui.core.requirements import check_requirement
from simgui.core.resources import resource
from simgui.core.sentences import say, say_count, verbatim
from simgui.core.units import Unit
from simgui.installation.records import Finding
from simgui.library.catalogue import Catalogue
from simgui.library.catalogue.sqlite_errors import DamagedCatalogue
from simgui.library.decoding.formats import FORMATS, missing_extra
from simgui.library.decoding.pool import DecodingPool
from simgui.library.storage.data_folder import DataFolder
from simgui.library.storage.recovery import set_damaged_aside
from simgui.models.model import load_model
from simgui.models.registry import Models
from simgui.models.starter import Starter, Starters
from simgui.training.parts import NotAddedYet, added_path
from simgui.training.requests import CheckRequest, CheckResult

log = logging.getLogger(__name__)

_SECONDS_BETWEEN_CHECKS = 0.2


class Doctor:
    """Checks the installation and the library.

    Args:
        data_folder: Where the library is kept.
        catalogue: The catalogue of the library.
        models: The models; the starters and that of the library say how many features their backbones give.
    """

    def __init__(self, data_folder: DataFolder, catalogue: Catalogue, models: Models) -> None:
        self._data_folder = data_folder
        self._catalogue = catalogue
        self._models = models

    def examine(self, progress: Progress, *, thoroughly: bool = False) -> list[Finding]:
        """Run every check; a check that fails never stops the others.

        Args:
            progress: Told of each check.
            thoroughly: Also try the whole program on the sample pictures, which takes a minute.
        """
        sizes = {}
        for starter in self._models.starters:
            with contextlib.suppress(SimguiError):
                if features := starter.features:
                    sizes[starter.backbone_id] = features
        with contextlib.suppress(SimguiError):  # a damaged model has a check of its own
            model = self._models.of()
            sizes[model.backbone.id] = model.head.features
        checks: dict[str, Callable[[], str]] = {
            "data folder": lambda: _data_folder(self._data_folder),
            "catalogue": lambda: _catalogue(self._catalogue, sizes),
            "picture formats": _formats,
            "model": lambda: _models(self._models.starters),
            "window": lambda: f"PySide6 {check_requirement('PySide6-Essentials')}",
            "training": lambda: _training(self._data_folder, progress),
        }
        if thoroughly:
            checks["self-test"] = lambda: _self_test(progress)
        findings = []
        for number, (name, check) in enumerate(checks.items()):
            progress.step(say("Checking"), number, len(checks), Unit.PARTS)
            try:
                findings.append(Finding(name, True, check()))
            except SimguiError as error:
                findings.append(
                    Finding(name, False, say("{title}. {message}", title=error.title, message=error.message))
                )
        return findings


def _data_folder(data_folder: DataFolder) -> str:
    probe = data_folder.root / ".doctor"
    try:
        probe.write_bytes(b"x")
        probe.unlink()
    except OSError as error:
        raise SimguiError(
            say("The data folder cannot be written"),
            say("{root}: {reason}.", root=data_folder.root, reason=of_the_system(error)),
        ) from error
    return str(data_folder.root)


def _catalogue(catalogue: Catalogue, sizes: Mapping[str, int]) -> str:
    """Check all of it; repair what can be computed again, set it aside if it is damaged."""
    try:
        catalogue.health.check()
        problems = catalogue.health.problems(sizes)
    except DamagedCatalogue as damage:
        log.warning("%s", damage)
        raise set_damaged_aside(catalogue) from damage
    if problems:
        catalogue.health.repair(sizes)
        raise SimguiError(
            say("The catalogue contradicted itself"),
            say(
                "{path}: {problems}. These entries have been removed; rescan your folders (F5) to "
                "compute them again.",
                path=catalogue.path,
                problems="; ".join(problems),
            ),
        )
    pictures = say_count("{count:,} picture", "{count:,} pictures", catalogue.pictures.count())
    return f"{pictures} in {catalogue.path}"


def _formats() -> str:
    with DecodingPool() as decoders:
        try:
            decoders.shrink(resource("samples", "hat", "hat-1.jpg"), 64)
        except UnreadablePicture as problem:
            raise SimguiError(
                say("Pictures cannot be decoded"),
                say("A sample picture: {reason}. Reinstall SimGUI.", reason=problem.reason),
            ) from problem
    return ", ".join(name for name in FORMATS if not missing_extra(name))


def _models(starters: Starters) -> str:
    """Try every starter: older models stand on those that are not in use, too."""
    return "; ".join(map(_try, starters))


def _try(starter: Starter) -> str:
    model = load_model(starter.folder)
    size = model.backbone.input.size_px
    embedding = model.embed_pixels(np.zeros((1, size, size, 3), np.uint8))
    if not np.isfinite(embedding).all():
        raise SimguiError(
            say("The model does not work here"),
            say("It gives no numbers. Please report which computer this is."),
        )
    return f"{model.name} ({model.id}), embedding of {embedding.shape[1]}"


def _self_test(progress: Progress) -> str:
    """Run the self-test in a process of its own; it deletes what it makes."""
    command = own_command(SELF_TEST_FLAG)
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
    except OSError as error:
        raise explain(error, command[0]) from error
    with process:
        try:
            while True:
                progress.check()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    output, errors = process.communicate(timeout=_SECONDS_BETWEEN_CHECKS)
                    break
        except BaseException:
            process.kill()
            raise
    lines = output.splitlines()
    if process.returncode:
        last = [*errors.splitlines(), *lines] or ["It ended without a message."]
        raise SimguiError(say("The self-test failed"), verbatim(last[-1].removeprefix("BAD ")))
    return "; ".join(line.removeprefix("ok").strip() for line in lines)


def _training(data_folder: DataFolder, progress: Progress) -> str:
    """Start the trainer with all that it needs; where that is yet to be added, say how."""
    try:
        added_path()
    except NotAddedYet as error:
        return say("{title}. {message}", title=error.title, message=error.message)
    path: Path = data_folder.logs / "trainer.log"
    try:
        log = path.open("ab")
    except OSError as error:
        raise explain(error, path) from error
    with log:
        request = CheckRequest()
        result = run_trainer(Request(request.TASK, request.to_json()), log, progress)
    versions = CheckResult.from_json(result).versions
    return ", ".join(f"{package} {version}" for package, version in sorted(versions.items()))
