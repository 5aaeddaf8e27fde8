"""What a person said of a query and its neighbours: it decides those pairs, whatever model and threshold."""

from pathlib import Path

from simgui.core.errors import SimguiError, UnreadablePicture, explain
from simgui.core.sentences import say
from simgui.library.catalogue import Catalogue
from simgui.library.decoding.content import content_in
from simgui.library.pictures import unreadable
from simgui.search.query import Source


class GivenAnswers:
    """Looks answers about pairs of pictures up. Safe to use from several threads.

    Args:
        catalogue: Keeps them.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def about(self, source: Source) -> dict[int, bool]:
        """Give what was said of a picture and each other one of the library, by the id of that one.

        Raises:
            SimguiError: if it is a file that cannot be read.
        """
        content = self.content(source)
        said = {
            each.other if each.one == content else each.one: each.same is True
            for each in self._catalogue.decisions.answers(content)
        }
        return {number: said[other] for other, number in self._catalogue.pictures.holding(said).items()}

    def content(self, source: Source) -> bytes:
        """Give the content hash of a picture, which the library need not hold.

        Raises:
            SimguiError: if it is a file that cannot be read, or has left the library.
        """
        if isinstance(source, bytes):
            return content_in(source)
        if isinstance(source, Path):
            try:
                return content_in(source)
            except OSError as error:
                raise explain(error, source) from error
            except UnreadablePicture as problem:
                raise unreadable(source, problem) from problem
        content = self._catalogue.pictures.files(source).content
        if not content:
            raise SimguiError(
                say("This picture is no longer in the library"), say("Rescan the folder, then try again.")
            )
        return content
