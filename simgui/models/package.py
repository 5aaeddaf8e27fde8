"""A model version as one file: written to send it to someone, read when one comes in.

A file that comes in may come from anyone: only the files that a version has are unpacked, bounded in size,
and checked; then the model is tried on pictures in a process of its own, before anything here uses it.
"""

import os
import time
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from simgui.child.client import TrainerEnded, open_log, run_trainer
from simgui.child.protocol import Request
from simgui.core.errors import Cancelled, SimguiError, explain
from simgui.core.files import written_whole
from simgui.core.packed import TooLargeError, open_zip, unpack
from simgui.core.progress import Progress
from simgui.core.sentences import say, with_values
from simgui.models.layout import BACKBONE, EARLIER_STARTER, MODEL, MOST_BYTES, MOST_FILE_BYTES
from simgui.models.manifest.backbone import BackboneManifest
from simgui.models.manifest.model import ModelManifest
from simgui.models.registry import Models
from simgui.models.starter import Starter
from simgui.models.store import ModelStore

_SECONDS_TO_TRY = 120.0


class ModelPackages:
    """Exports model versions to files, and imports them; safe to use from several threads.

    Args:
        store: Keeps the versions.
        models: Knows their names.
        log: File that receives what is printed while a model is tried.
    """

    def __init__(self, store: ModelStore, models: Models, log: Path) -> None:
        self._store = store
        self._models = models
        self._log = log

    def export(self, model_id: str, file: Path) -> None:
        """Write a version to one file; what is there is replaced.

        Raises:
            SimguiError: if there is no such version, or the file cannot be written.
        """
        pack_model(self._store.files(model_id), file)

    def import_file(self, file: Path) -> str:
        """Import a version from a file, after checking that it is one and works here, and give its id.

        The id follows from the content: a model or backbone from outside cannot take the name of anything in
        this library, however it is called.

        Raises:
            SimguiError: if it is no model, is damaged, or is here already.
        """
        staged = self._store.stage()
        try:
            unpack_model(file, staged)
            self._try(staged, file)
            return self._store.publish(staged, self._name_by_content(staged))
        finally:
            self._store.discard(staged)

    def _try(self, staged: Path, file: Path) -> None:
        """Check the files of a version and try it on pictures, in a process of its own, which is bounded.

        Raises:
            SimguiError: if it does not work.
        """
        deadline = time.monotonic() + _SECONDS_TO_TRY
        progress = Progress(is_cancelled=lambda: time.monotonic() > deadline)
        try:
            with open_log(self._log) as log:
                run_trainer(Request("try model", {"folder": str(staged)}), log, progress)
        except (TrainerEnded, Cancelled) as error:
            raise SimguiError(
                say("The model is damaged"),
                say("The network in {file} does not run within its bounds. Choose another file.", file=file),
            ) from error
        except SimguiError as error:  # names a staged file: the person knows the one that was chosen
            message = with_values(error.message, lambda text: text.replace(f"{staged}{os.sep}", f"{file}: "))
            raise SimguiError(error.title, message) from error

    def _name_by_content(self, staged: Path) -> str:
        """Give a version, and its own backbone, ids that follow from their content.

        Raises:
            SimguiError: if a version of this content is here already.
        """
        content = content_of(staged)
        for here in self._store.ids():
            if self._has_content(here, content):
                raise SimguiError(
                    say("This model is here already"),
                    say("It is “{name}” ({model}).", name=self._models.name(here), model=here),
                )
        model_id, model = f"imported-{content[:20]}", ModelManifest.read(staged)
        if (staged / BACKBONE).exists():
            own = BackboneManifest.read(staged)
            replace(own, id=own.content_id).write(staged)
            model = replace(model, backbone=own.content_id)
        replace(model, id=model_id).write(staged)
        return model_id

    def _has_content(self, model_id: str, content: str) -> bool:
        """Tell whether a version has this content; a damaged one has not."""
        try:
            return content_of(self._store.folder(model_id)) == content
        except SimguiError:
            return False


def content_of(folder: Path) -> str:
    """Name the content of a version, however it and its backbone are called: a SHA-256 in hexadecimal.

    Raises:
        SimguiError: if a manifest is damaged.
    """
    model = ModelManifest.read(folder)
    if (folder / BACKBONE).exists():
        return model.content_sha256(BackboneManifest.read(folder).content_id)
    is_earlier = model.backbone == Starter(EARLIER_STARTER).backbone_id
    return model.content_sha256("" if is_earlier else model.backbone)


def pack_model(files: Sequence[Path], file: Path) -> None:
    """Pack the files of a version as one zip file.

    Raises:
        SimguiError: if it cannot be written; what was there before stays.
    """
    with written_whole(file) as beside, zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in files:
            packed.write(path, path.name)


def unpack_model(file: Path, folder: Path) -> None:
    """Unpack a zip file from outside into an empty folder; its content is still to be checked.

    Raises:
        SimguiError: if it is no packed model, or is larger than a model can be.
    """
    try:
        with file.open("rb") as source, open_zip(source, len(MOST_FILE_BYTES), deflated=True) as packed:
            names = packed.namelist()
            if MODEL not in names or not set(names) <= set(MOST_FILE_BYTES):
                raise _no_model(file)
            left = MOST_BYTES
            for name in names:
                left -= unpack(packed, name, folder / name, min(left, MOST_FILE_BYTES[name]))
    except SimguiError:
        raise
    except TooLargeError as error:
        raise SimguiError(
            say("This file is too large"), say("{file} is larger than a model can be.", file=file)
        ) from error
    except OSError as error:
        raise explain(error, file) from error
    except Exception as error:  # zipfile raises almost anything over a damaged file
        raise _no_model(file) from error


def _no_model(file: Path) -> SimguiError:
    return SimguiError(
        say("This is no model"),
        say("{file} was not exported by SimGUI, or is damaged. Choose another file.", file=file),
    )
