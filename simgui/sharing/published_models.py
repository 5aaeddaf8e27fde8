"""Models that travel with a shared library: published with it, fetched once, checked as imports are.

A model is known by its content, not by its id: an imported model has another id than where it was trained.
"""

import hashlib
import tempfile
import threading
from pathlib import Path

import numpy as np

from simgui.core.errors import SimguiError
from simgui.core.names import readable
from simgui.core.sentences import say, with_values
from simgui.models.layout import BACKBONE, MOST_BYTES, MOST_FILE_BYTES, files_of
from simgui.models.manifest.model import ModelManifest
from simgui.models.model import Model
from simgui.models.package import ModelPackages, content_of, pack_model
from simgui.models.registry import Models
from simgui.models.store import ModelStore
from simgui.sharing.failures import SharedLibraryProblem, unexpected
from simgui.sharing.library import SharedLibrary
from simgui.sharing.published import DIGEST_LETTERS, PublishedFile, PublishedVersion, now

_MOST_NAME = 200


class PublishedModels:
    """Publishes models and fetches them. Safe to use from several threads.

    Args:
        models: Those of this computer.
        packages: Import what is fetched.
        store: Keeps them.
    """

    def __init__(self, models: Models, packages: ModelPackages, store: ModelStore) -> None:
        self._models = models
        self._packages = packages
        self._store = store
        self._lock = threading.Lock()
        self._digests: dict[str, str] = {}

    def digest_of(self, model_id: str) -> str:
        """Name the content of a model of this computer.

        Raises:
            SimguiError: if it is damaged.
        """
        if model_id not in self._digests:  # a version never changes
            self._digests[model_id] = content_of(self._models.folder(model_id))[:DIGEST_LETTERS]
        return self._digests[model_id]

    def publish(self, model: Model, library: SharedLibrary, who: str) -> PublishedVersion:
        """Publish a model beside those that the library has; one that is there is left as it is.

        Raises:
            SimguiError: if it is damaged, or the library cannot be written.
        """
        folder, digest = self._models.folder(model.id), self.digest_of(model.id)
        contents = {path.name: path.read_bytes() for path in files_of(folder)}
        files = {
            name: PublishedFile(hashlib.sha256(content).hexdigest(), len(content))
            for name, content in contents.items()
        }
        known = library.version(digest)
        version = known or PublishedVersion(
            digest,
            readable(self._models.name(model.id))[:_MOST_NAME],
            ModelManifest.read(folder).backbone,
            model.head.embed(np.zeros((1, model.head.features), np.float32)).shape[1],
            files,
            now(),
            who,
        )
        library.add_version(version, contents)
        return version

    def here(self, digest: str) -> Model | None:
        """Give the model of this computer with a content; None if there is none."""
        for model_id in (*(each.id for each in self._models.starters), *self._store.ids()):
            try:
                if self.digest_of(model_id) == digest:
                    return self._models.load(model_id)
            except SimguiError:
                continue  # a damaged one is told to whoever uses it
        return None

    def fetch(self, version: PublishedVersion, library: SharedLibrary) -> Model:
        """Give the model of a version: that of this computer, or else what the library holds, imported.

        Raises:
            SimguiError: if it is damaged, does not work, or stands on a backbone that is not here.
        """
        with self._lock:
            return self.here(version.digest) or self._import(version, library)

    def _import(self, version: PublishedVersion, library: SharedLibrary) -> Model:
        if BACKBONE not in version.files and self._models.starters.with_backbone(version.backbone) is None:
            raise SharedLibraryProblem(
                say("The model of this library needs another SimGUI"),
                say(
                    "“{name}” stands on a backbone that this program does not have (“{backbone}”). "
                    "Install the newest version of SimGUI.",
                    name=readable(version.name),
                    backbone=readable(version.backbone),
                ),
                library.address,
            )
        if sum(file.bytes for file in version.files.values()) > MOST_BYTES or not set(version.files) <= set(
            MOST_FILE_BYTES
        ):
            raise unexpected(library.address, say("its model is no model"))
        with tempfile.TemporaryDirectory(prefix="simgui-") as name:
            folder = Path(name)
            paths = []
            for file_name, file in version.files.items():
                content = library.file(file)
                if content is None or hashlib.sha256(content).hexdigest() != file.sha256:
                    raise SharedLibraryProblem(
                        say("The model of this library is damaged"),
                        say(
                            "“{file_name}” in {address} is not as it was published. Ask the person who "
                            "publishes to publish the model again.",
                            file_name=file_name,
                            address=library.address,
                        ),
                        library.address,
                    )
                paths.append(folder / file_name)
                paths[-1].write_bytes(content)
            packed = folder / "model.zip"
            pack_model(paths, packed)
            try:
                model_id = self._packages.import_file(packed)
            except SimguiError as error:
                message = with_values(
                    error.message, lambda text: text.replace(str(packed), str(library.address))
                )
                raise SharedLibraryProblem(error.title, message, library.address) from error
        if self.digest_of(model_id) != version.digest:
            self._models.delete(model_id)
            raise unexpected(library.address, say("its model is another one than it says"))
        self._models.rename(model_id, readable(version.name))
        return self._models.load(model_id)
