"""The examples of a query: what the library knows of them, and the embedding that they make together."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.core.errors import SimguiError, UnreadablePicture
from simgui.core.sentences import NOTHING, Sentence, say
from simgui.library.capture import Place
from simgui.library.catalogue import Catalogue
from simgui.library.decoding.outcome import DecodedPicture
from simgui.library.decoding.pool import DecodingPool
from simgui.library.pictures import Pictures, places_of, unreadable
from simgui.models.head import Embeddings
from simgui.models.model import Model
from simgui.search.combination import combined, turned
from simgui.search.query import MOST_EXAMPLES, Example, PictureId, Query, Region


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


@dataclass(frozen=True)
class FoundQuery:
    """A query, looked up and embedded.

    Attributes:
        first: The first example of what is wanted.
        sources: What shows each example, those that are switched off too: a file or content.
        own_files: Those of all examples.
        embedding: float32 (v, d), unit length: its variants.
        liked: float32 (n, v, d), unit length: those of each example that is wanted and could be read.
        remarks: What is to be known of it, in sentences.
    """

    first: FoundExample
    sources: tuple[Path | bytes, ...]
    own_files: tuple[Path, ...]
    embedding: Embeddings
    liked: Embeddings
    remarks: tuple[Sentence, ...]

    def judged_by(self, query: Query) -> Embeddings:
        """Give the examples that each neighbour is judged by, float32 (n, d); none if it is by the query."""
        return self.liked[:, 0] if query.has_verdict and not query.is_one else self.liked[:0, 0]


class Examples:
    """Looks the examples of a query up and embeds them. Safe to use from several threads.

    Args:
        catalogue: Knows the pictures.
        pictures: Knows files that are in the library.
        decoders: Read what is not in the library, and parts of pictures.
    """

    def __init__(self, catalogue: Catalogue, pictures: Pictures, decoders: DecodingPool) -> None:
        self._catalogue = catalogue
        self._pictures = pictures
        self._decoders = decoders

    def find(self, query: Query, folders: tuple[Path, ...], model: Model) -> FoundQuery:
        """Look a query up and embed it; of several examples, one that cannot be read is left out.

        Args:
            query: The query.
            folders: Where is searched: a file there stands for a picture of the library, if there is one.
            model: Embeds. What its backbone has looked at is not decoded again, if it is asked whole and as
                it stands.

        Raises:
            SimguiError: if no example is wanted, there are too many, or no wanted one can be read.
        """
        _check(query)
        found: list[FoundExample] = []
        embedded: list[Embeddings] = []
        remarks: list[Sentence] = []
        problems: list[SimguiError] = []
        for example in query.asked:
            try:
                looked_up = self._look_up(example, folders, model)
                embedding, remark = self._embed(looked_up, model, turn=query.turned)
            except SimguiError as problem:
                problems.append(problem)
                remarks.append(say("Left out: {problem}", problem=problem.message))
                continue
            found.append(looked_up)
            embedded.append(embedding)
            remarks += [remark] if remark else []
        likes = [not each.example.unlike for each in found]
        if not any(likes):
            raise problems[0]
        width = embedded[0].shape
        liked = np.stack([each for each, likes_it in zip(embedded, likes, strict=True) if likes_it])
        unlike = [each for each, likes_it in zip(embedded, likes, strict=True) if not likes_it]
        sources = {each.example: each.source for each in found}
        return FoundQuery(
            found[likes.index(True)],
            tuple(sources.get(each, b"") or self._shown(each.source) for each in query.examples),
            tuple(path for each in found for path in each.own_files),
            combined(liked, np.array(unlike, np.float32).reshape(-1, *width)),
            liked,
            tuple(remarks),
        )

    def distances(
        self, query: Query, to: npt.NDArray[np.float32], folders: tuple[Path, ...], model: Model
    ) -> npt.NDArray[np.float32]:
        """Give the distance of each example that is wanted, of its nearest variant, to a picture.

        Args:
            query: The examples.
            to: float32 (d,), unit length: the picture.
            folders: As in `find`.
            model: Embeds.

        Returns:
            float32 (n,), in the order of `query.liked`; infinite for one that cannot be read.

        Raises:
            SimguiError: if none can be read.
        """
        found = np.full(len(query.liked), np.inf, np.float32)
        problem: SimguiError | None = None
        for place, example in enumerate(query.liked):
            try:
                embedded, _ = self._embed(self._look_up(example, folders, model), model, turn=query.turned)
            except SimguiError as error:
                problem = error
            else:
                found[place] = 1 - (embedded @ to).max()
        if problem is not None and np.isinf(found).all():
            raise problem
        return found

    def place_of(self, found: FoundExample) -> Place | None:
        """Give where an example was taken; None if neither the library nor its file says so."""
        known = None if found.picture is None else self._catalogue.captures.place_of(found.picture)
        if known is not None:
            return known
        try:
            return self._decoders.capture(found.source).place
        except UnreadablePicture:  # its drive is away
            return None

    def _shown(self, source: PictureId | Path | bytes) -> Path | bytes:
        """Give what shows an example that is not asked; empty content if nothing does."""
        return source if isinstance(source, Path | bytes) else self._pictures.file_of(source) or b""

    def _look_up(self, example: Example, folders: tuple[Path, ...], model: Model) -> FoundExample:
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
                say("This picture is no longer in the library"),
                say("Its file has been removed or changed since. Choose another picture."),
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

    def _embed(self, found: FoundExample, model: Model, *, turn: bool) -> tuple[Embeddings, Sentence]:
        """Embed the variants of an example: float32 (v, d), unit length; and remark on it."""
        region = found.example.region
        if found.picture is not None and region is None and not turn:
            known = np.array([found.picture])
            features = self._catalogue.features.read(known, model.backbone.id, model.head.features)
            return model.head.embed(features), NOTHING
        try:
            picture = self._decoders.decode(found.source, model.backbone.input, region=region)
        except UnreadablePicture as problem:
            raise unreadable(found.source, problem) from problem
        remark = _of_small_part(picture, region, model.backbone.input.size_px) if region else NOTHING
        return model.embed_pixels(turned(picture.pixels) if turn else picture.pixels[None]), remark


def _check(query: Query) -> None:
    """Refuse a query that asks for nothing, or for too much."""
    if not query.liked:
        raise SimguiError(
            say("There is no picture to search with"),
            say("All of them are switched off or not wanted. Add one, or switch one on."),
        )
    if len(query.examples) > MOST_EXAMPLES:
        raise SimguiError(
            say("These are too many pictures to search with"),
            say(
                "A search takes {most} at most, not {number:,}.",
                most=MOST_EXAMPLES,
                number=len(query.examples),
            ),
        )


def _of_small_part(picture: DecodedPicture, region: Region, size_px: int) -> Sentence:
    """Say of a part that has fewer pixels than the model looks at how many it has."""
    width, height = round(picture.width_px * region.width), round(picture.height_px * region.height)
    if min(width, height) >= size_px:
        return NOTHING
    return say(
        "The part has only {width:,} by {height:,} pixels; the model looks at {size} by {size}. "
        "What is found rests on little detail.",
        width=max(1, width),
        height=max(1, height),
        size=size_px,
    )


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # not there now
        return False
