"""Where model versions are kept: a folder for each, written once, never changed.

A version is made in a staging folder and appears by one rename, so that a kill leaves it there whole or not
at all.
"""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from simgui.core.errors import SimguiError, explain
from simgui.core.sentences import say
from simgui.models.layout import MODEL, damaged, files_of, is_model_id
from simgui.models.manifest.model import ModelManifest

_STAGED = ".staged-"


class ModelStore:
    """The folder of models; made when the first one is staged."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def ids(self) -> list[str]:
        """List the versions, in the order of their ids."""
        if not self._root.is_dir():
            return []
        return sorted(
            path.name for path in self._root.iterdir() if (path / MODEL).is_file() and is_model_id(path.name)
        )

    def folder(self, model_id: str) -> Path:
        """Give the folder of a version.

        Raises:
            SimguiError: if there is none.
        """
        if not is_model_id(model_id) or not (self._root / model_id / MODEL).is_file():
            raise SimguiError(
                say("No such model"),
                say("There is no model “{model}”. See: simgui models list", model=model_id),
            )
        return self._root / model_id

    def manifest(self, model_id: str) -> ModelManifest:
        """Read what a version says of itself.

        Raises:
            SimguiError: if there is none, or its manifest is damaged or is that of another version.
        """
        found = ModelManifest.read(self.folder(model_id))
        if found.id != model_id:
            raise damaged(self._root / model_id / MODEL, say("names another version"))
        return found

    def files(self, model_id: str) -> list[Path]:
        """List the files of a version.

        Raises:
            SimguiError: if there is none.
        """
        return files_of(self.folder(model_id))

    def stage(self) -> Path:
        """Make an empty folder for a version that is being made.

        Raises:
            SimguiError: if the disk does not allow it.
        """
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            return Path(tempfile.mkdtemp(prefix=_STAGED, dir=self._root))
        except OSError as error:
            raise explain(error, self._root) from error

    def staged(self) -> list[Path]:
        """List the folders of versions that are being made, or were when the program was killed."""
        return list(self._root.glob(f"{_STAGED}*"))

    def publish(self, staged: Path, expected: str | None = None) -> str:
        """Make a staged version visible under the id in its manifest, and give the id.

        Args:
            staged: Its folder.
            expected: The id that it must have.

        Raises:
            SimguiError: if its manifest is damaged, or there is a version of that id already.
        """
        model_id = ModelManifest.read(staged).id
        if not is_model_id(model_id) or expected not in (None, model_id):
            raise SimguiError(
                say("The model is damaged"), say("“{model}” is not the id of a model.", model=model_id)
            )
        target = self._root / model_id
        if target.exists():
            raise SimguiError(
                say("This model is here already"),
                say("There is a model “{model}”. Delete it first.", model=model_id),
            )
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            for path in staged.iterdir():
                _flush(path)
            staged.rename(target)
        except OSError as error:
            raise explain(error, target) from error
        return model_id

    def discard(self, staged: Path) -> None:
        """Throw away a staged version, if it is still there."""
        shutil.rmtree(staged, ignore_errors=True)

    def delete(self, model_id: str) -> None:
        """Delete a version.

        Raises:
            SimguiError: if there is none, or the disk does not allow it.
        """
        folder, hidden = self.folder(model_id), self._root / f"{_STAGED}deleted-{model_id}"
        self.discard(hidden)  # left over if the program was killed while it deleted an earlier one
        try:
            folder.rename(hidden)  # gone at once; the files follow
        except OSError as error:
            raise explain(error, self._root / model_id) from error
        self.discard(hidden)

    def move_out(self, model_id: str, folder: Path) -> None:
        """Move a version to a folder outside of the store.

        Raises:
            SimguiError: if there is none, or the disk does not allow it.
        """
        version = self.folder(model_id)
        try:
            folder.mkdir(exist_ok=True)
            version.rename(folder / model_id)
        except OSError as error:
            raise explain(error, version) from error

    def move_in(self, folder: Path) -> None:
        """Move the versions that were moved out to a folder back in; what cannot be moved stays there."""
        with contextlib.suppress(OSError):
            for version in list(folder.iterdir()):
                version.rename(self._root / version.name)
            folder.rmdir()


def _flush(path: Path) -> None:
    """Make sure that a file is on the disk before it is relied on."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
