"""The examples of a query: what the library knows of them, and their embeddings."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from simgui.core.errors import SimguiError, UnreadablePicture
from simgui.library.catalogue import Catalogue
from simgui.library.decoding.pool import DecodingPool
from simgui.library.pictures import Pictures, places_of, unreadable
from simgui.models.head import Embeddings
from simgui.models.model import Model
from simgui.search.query import Example, PictureId


@dataclass(frozen=True)
class FoundExample:
    """An example, looked up.

    Attributes:
        example: The example.
        source: Its file, or its content.
        picture: The picture of the library that it is, if the library has features of it; None if not, or if
            its file has changed since.
        own_files: Every path under which the library may know its very file.
    """

    example: Example
    source: Path | bytes
    picture: PictureId | None = None
    own_files: tuple[Path, ...] = ()


class Examples:
    """Looks examples up and embeds them. Safe to use from several threads.

    Args:
        catalogue: Knows the pictures.
        pictures: Knows files that are in the library.
        decoders: Read a picture that is not in the library.
    """

    def __init__(self, catalogue: Catalogue, pictures: Pictures, decoders: DecodingPool) -> None:
        self._catalogue = catalogue
        self._pictures = pictures
        self._decoders = decoders

    def look_up(self, example: Example, folders: tuple[Path, ...], model: Model) -> FoundExample:
        """Look an example up.

        Args:
            example: The example.
            folders: Where is searched: a file there stands for a picture of the library, if there is one.
            model: Whose backbone must have looked at a picture that is not to be decoded again.

        Raises:
            SimguiError: if it is a picture that the library no longer holds.
        """
        source = example.source
        if isinstance(source, bytes):
            return FoundExample(example, source)
        if isinstance(source, Path):
            known = self._pictures.at(source, model)
            picture = None if known is None else PictureId(known)
            own_files = (*places_of(source), *self._same_file(source, picture))
            return FoundExample(example, source, picture, own_files)
        return self._look_up_picture(example, source, folders, model)

    def _look_up_picture(
        self, example: Example, picture: PictureId, folders: tuple[Path, ...], model: Model
    ) -> FoundExample:
        """Look a picture of the library up; a file in the folders stands for it if there is one."""
        files = self._catalogue.pictures.files(picture)
        if not files.paths:
            raise SimguiError(
                "This picture is no longer in the library",
                "Its file has been removed or changed since. Choose another picture.",
            )
        here = self._catalogue.pictures.get([picture], folders)
        file = here[0].path if here else files.paths[0]
        has_features = self._catalogue.features.known([files.content], model.backbone.id)
        own_files = (file, *self._same_file(file, picture))
        return FoundExample(example, file, picture if has_features else None, own_files)

    def _same_file(self, file: Path, picture: PictureId | None) -> list[Path]:
        """Give the other names under which the library knows a file: links to it."""
        holders = [] if picture is None else self._catalogue.pictures.files(picture).paths
        return [path for path in holders if len(holders) > 1 and _is_same(path, file)]

    def embed(self, found: FoundExample, model: Model) -> Embeddings:
        """Embed an example: float32 (1, d), unit length.

        Raises:
            SimguiError: if it cannot be read.
        """
        if found.picture is not None:
            known = np.array([found.picture])
            return model.head.embed(
                self._catalogue.features.read(known, model.backbone.id, model.head.features)
            )
        try:
            return model.embed_pixels(self._decoders.decode(found.source, model.backbone.input).pixels[None])
        except UnreadablePicture as problem:
            raise unreadable(found.source, problem) from problem


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # not there now
        return False
