"""The pictures of the library, for whoever shows or searches them."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from simgui.core.errors import SimguiError, UnreadablePicture
from simgui.core.progress import Progress
from simgui.core.real_path import real_path
from simgui.core.sentences import say
from simgui.library.catalogue import Catalogue, Where
from simgui.library.closer_look import CloserLook
from simgui.library.decoding.outcome import PicturePart
from simgui.library.decoding.palette import MIDDLE, SAMPLES_PX, palette
from simgui.library.decoding.pool import DecodingPool
from simgui.library.decoding.region import Region
from simgui.library.decoding.thumbnails import THUMBNAIL_PX, Thumbnails
from simgui.library.details import NOTHING_SAID
from simgui.library.folders.service import Folders
from simgui.library.records import Ids, Picture
from simgui.models.backbone import InputSpec
from simgui.models.model import Model
from simgui.models.registry import Models

PREVIEW_PX = 900
"""The longer side of a picture that is looked at by itself."""

_OF_PALETTE = InputSpec(SAMPLES_PX, MIDDLE)


class Pictures:
    """Looks pictures up and gives them small or large. Safe to use from several threads.

    Args:
        catalogue: Knows them.
        folders: Says which folders are meant.
        models: Only pictures with features of the backbone of the model that answers in a place are listed.
        decoders: Read the files.
        thumbnails: Keep the small ones.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        folders: Folders,
        models: Models,
        decoders: DecodingPool,
        thumbnails: Thumbnails,
    ) -> None:
        self._catalogue = catalogue
        self._folders = folders
        self._models = models
        self._decoders = decoders
        self._thumbnails = thumbnails

    def ids(self, where: Where) -> Ids:
        """List the searchable pictures of a folder, of several, or with () of the whole library.

        Returns:
            int64 (n,), in the order of their paths.
        """
        return self._catalogue.pictures.ids(self._folders.meant(where), self.model_of(where).backbone.id)

    def model_of(self, where: Where) -> Model:
        """Give the model that answers in a folder, in several, or with () in the whole library.

        Where the model of the place has looked at nothing, since the folder was offline when that one was
        prepared, the one before it answers.

        Raises:
            SimguiError: if the starter's files are missing or damaged.
        """
        folders, model = self._folders.meant(where), self._models.of(where)
        if self._catalogue.pictures.any(folders, model.backbone.id):
            return model
        before = self._models.before
        return before if before and self._catalogue.pictures.any(folders, before.backbone.id) else model

    def get(self, ids: Sequence[int], where: Where) -> list[Picture]:
        """Look pictures up, in the order of `ids`; a picture that has left the folders is left out."""
        return self._catalogue.pictures.get(ids, self._folders.meant(where))

    def of_contents(self, contents: Sequence[bytes], where: Where) -> dict[bytes, Picture]:
        """Look pictures up by their content hashes; one that is not in the folders is left out."""
        ids = self._catalogue.pictures.holding(contents)
        found = {picture.id: picture for picture in self.get(list(ids.values()), where)}
        return {content: found[number] for content, number in ids.items() if number in found}

    def file_of(self, picture_id: int) -> Path | None:
        """Give the first file, in whatever folder, that holds a picture; None if there is none now."""
        paths = self._catalogue.pictures.files(picture_id).paths
        return paths[0] if paths else None

    def files_of(self, picture_id: int) -> tuple[Path, ...]:
        """Give all files, in whatever folder, that hold a picture."""
        return tuple(self._catalogue.pictures.files(picture_id).paths)

    def at(self, file: Path, model: Model | None = None) -> int | None:
        """Give the id of the picture that a file of the library holds; the file may be a link.

        Args:
            file: The file.
            model: Whose backbone must have looked at the picture; that of the file's folder if None.

        Returns:
            None if the library does not know the file, or it has changed since.
        """
        backbone = (model or self._models.of(file.parent)).backbone.id
        ids = (self._catalogue.pictures.at(place, backbone) for place in places_of(file))
        return next((found for found in ids if found is not None), None)

    def thumbnail(self, picture_id: int) -> bytes | None:
        """Give a small JPEG of a picture, made once; None if no file that holds it can be read now."""
        files = self._catalogue.pictures.files(picture_id)
        thumbnail = self._thumbnails.get(files.content)
        if thumbnail is None:
            thumbnail = self._first_readable(files.paths)
            if thumbnail is not None:
                self._thumbnails.put(files.content, thumbnail)
        return thumbnail

    def colours(self, ids: Sequence[int]) -> dict[int, int]:
        """Give the average colours of pictures as 0xRRGGBB, of those whose thumbnail is made."""
        contents = self._catalogue.pictures.contents_of(ids)
        known = self._thumbnails.colours(list(contents.values()))
        return {picture: known[content] for picture, content in contents.items() if content in known}

    def palettes(self, ids: Sequence[int]) -> dict[int, bytes]:
        """Give the palettes of pictures (`simgui.library.decoding.palette`), of those that are known."""
        contents = self._catalogue.pictures.contents_of(ids)
        known = self._thumbnails.palettes(list(contents.values()))
        return {picture: known[content] for picture, content in contents.items() if content in known}

    def make_palettes(self, ids: Sequence[int], progress: Progress) -> None:
        """Find the palettes of pictures whose thumbnails do not tell them, a few milliseconds each.

        Raises:
            Cancelled: if the person asked to stop; what is found is kept.
        """
        made = {}
        try:
            for content in self._catalogue.pictures.contents_of(ids).values():
                progress.check()
                jpeg = self._thumbnails.get(content)
                if jpeg is not None:
                    with contextlib.suppress(UnreadablePicture):
                        made[content] = palette(self._decoders.decode(jpeg, _OF_PALETTE).pixels)
        finally:
            self._thumbnails.put_palettes(made)

    def _first_readable(self, paths: Sequence[Path]) -> bytes | None:
        for path in paths:
            try:
                return self._decoders.shrink(path, THUMBNAIL_PX)
            except UnreadablePicture:
                continue
        return None

    def preview(self, source: Path | bytes) -> bytes:
        """Give a JPEG of a picture, large enough to look at.

        Raises:
            SimguiError: if it cannot be read.
        """
        try:
            return self._decoders.shrink(source, PREVIEW_PX)
        except UnreadablePicture as problem:
            if kept := self._kept_thumbnail(source):
                return kept  # its drive is away
            raise unreadable(source, problem) from problem

    def large(self, source: Path | bytes, longest_px: int) -> bytes:
        """Give a JPEG of a picture as it is now, its longer side at most `longest_px`.

        Raises:
            SimguiError: if it cannot be read.
        """
        try:
            return self._decoders.shrink(source, longest_px)
        except UnreadablePicture as problem:
            raise unreadable(source, problem) from problem

    def part(self, source: Path | bytes, region: Region, longest_px: int) -> PicturePart:
        """Decode a part of a picture to look at, as sharp as it is asked for.

        Args:
            source: A file, or the content of one.
            region: The part.
            longest_px: The longer side of it, at most.

        Raises:
            SimguiError: if it cannot be read.
        """
        try:
            return self._decoders.part(source, region, longest_px)
        except UnreadablePicture as problem:
            raise unreadable(source, problem) from problem

    def closer_look(self, picture: int | None, source: Path | bytes | None) -> CloserLook:
        """Say what is known of a picture, from the library and from its file; no pixel is decoded.

        Args:
            picture: Its id; None if it is not known to be in the library.
            source: Its file, or its content; None for the first file that holds it.

        Raises:
            SimguiError: if it is no longer in the library.
        """
        if picture is None and isinstance(source, Path):
            picture = self.at(source)
        files = () if picture is None else self.files_of(picture)
        source = source if source is not None else next(iter(files), None)
        if source is None:
            raise SimguiError(
                say("This picture is no longer in the library"),
                say("Its file has been removed or changed since. Choose another picture."),
            )
        known = None if picture is None else next(iter(self.get([picture], ())), None)
        try:
            details = self._decoders.details(source)
        except UnreadablePicture:
            details = NOTHING_SAID  # its drive is away
        others = tuple(each for each in files if each != source)
        return CloserLook(source, known, others, _size_of(source), details)

    def _kept_thumbnail(self, source: Path | bytes) -> bytes | None:
        known = None if isinstance(source, bytes) else self.at(source)
        return None if known is None else self._thumbnails.get(self._catalogue.pictures.files(known).content)


def places_of(file: Path) -> tuple[Path, Path]:
    """Give where the library may know a file: as it was reached, and at the end of its links."""
    return real_path(file.parent) / file.name, real_path(file)


def _size_of(source: Path | bytes) -> int:
    try:
        return len(source) if isinstance(source, bytes) else source.stat().st_size
    except OSError:  # not there now
        return 0


def unreadable(source: Path | bytes, problem: UnreadablePicture) -> SimguiError:
    """Say of a picture that was asked for that it cannot be read."""
    title = say("This picture cannot be read")
    if not isinstance(source, Path):
        return SimguiError(
            title,
            say("The pasted picture: {reason}. Choose another picture.", reason=problem.reason),
        )
    return SimguiError(
        title, say("{path}: {reason}. Choose another picture.", path=source, reason=problem.reason)
    )
