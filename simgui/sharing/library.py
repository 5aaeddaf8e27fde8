"""One shared library on a server: its collections, its model versions, and which of them answers.

    simgui__NAME__p_DIGEST   pictures, as one model version embeds them
    simgui__NAME__current    an alias: the pictures of the version that answers
    simgui__NAME__models     files of models, and what is said of each version
    simgui__NAME__thumbs     thumbnails, for all versions
    simgui__NAME__said       what people have decided
    simgui__NAME__words      what is seen in pictures, for words, for all versions

A version is filled beside the one that answers. Moving the alias is one step for everybody.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from simgui.core.checked import Check, FieldError
from simgui.core.errors import SimguiError
from simgui.core.sentences import say
from simgui.sharing.address import Address
from simgui.sharing.blobs import Blobs, create_blobs
from simgui.sharing.connection import Connection
from simgui.sharing.decision_log import DecisionLog, create_log
from simgui.sharing.failures import SharedLibraryProblem, not_there, too_new, unexpected
from simgui.sharing.gallery import root_id
from simgui.sharing.milvus import MilvusGallery, create_collection
from simgui.sharing.published import (
    FORMAT,
    MOST_LABELS,
    ROOT,
    SHARE,
    VERSION,
    WORDS,
    PublishedFile,
    PublishedRoot,
    PublishedVersion,
    TrueNeighbours,
    version_to_json,
)
from simgui.sharing.words.rows import FORMAT as WORDS_FORMAT
from simgui.sharing.words.rows import WordRows, create_words

_WORDS = "words"
"""The blob that says that the library has words, and in which form."""


class SharedLibrary:
    """A shared library. Safe to use from several threads, and from several programs.

    Args:
        connection: Of its server.
    """

    def __init__(self, connection: Connection) -> None:
        self.address: Address = connection.address
        self._connection = connection
        self._prefix = f"simgui__{self.address.name}__"
        self.thumbnails = Blobs(connection, f"{self._prefix}thumbs")
        self.decisions = DecisionLog(connection, f"{self._prefix}said")
        self.words = WordRows(connection, f"{self._prefix}words")
        self._files = Blobs(connection, f"{self._prefix}models")

    def close(self) -> None:
        """Close the connection; the library is not used afterwards."""
        self._connection.close()

    @property
    def exists(self) -> bool:
        """Whether anything was published under this name."""
        return self._has(f"{self._prefix}models")

    def make(self) -> None:
        """Make what is missing of its collections, but those of versions."""
        for name, create in (("said", create_log), ("thumbs", create_blobs), ("models", create_blobs)):
            create(self._connection, f"{self._prefix}{name}")

    def make_words(self) -> None:
        """Make sure that there is what words need.

        Raises:
            SharedLibraryProblem: if a later program has written it.
        """
        there = self.has_words
        create_words(self._connection, f"{self._prefix}words")
        if not there:
            self._files.put({_WORDS: json.dumps({"format": WORDS_FORMAT}).encode()})

    @property
    def has_words(self) -> bool:
        """Whether it was published with words: libraries of earlier programs were not.

        Raises:
            SharedLibraryProblem: if a later program has written what words need.
        """
        content = self._files.get([_WORDS]).get(_WORDS)
        if content is None:
            return False
        if self._read(content, WORDS)["format"] > WORDS_FORMAT:
            raise too_new(self.address)
        return True

    # Versions.

    def versions(self) -> tuple[PublishedVersion, ...]:
        """List the versions, the oldest first.

        Raises:
            SharedLibraryProblem: if there is no such library, or it cannot be read.
        """
        if not self.exists:
            raise not_there(self.address)
        found = self._files.get(self._files.names("version/"))
        return tuple(
            sorted(
                (self._version(content) for content in found.values()),
                key=lambda each: (each.published, each.digest),
            )
        )

    def version(self, digest: str) -> PublishedVersion | None:
        """Give the version of a digest; None if there is none."""
        content = self._files.get([f"version/{digest}"]).get(f"version/{digest}")
        return None if content is None else self._version(content)

    def current(self) -> PublishedVersion:
        """Give the version that answers.

        Raises:
            SharedLibraryProblem: if there is none yet, or it cannot be read.
        """
        digest = self.current_digest()
        version = None if digest is None else self.version(digest)
        if version is None:
            raise not_there(self.address)
        return version

    def current_digest(self) -> str | None:
        """Give the digest of the version that answers; None if there is none yet."""
        try:
            said = self._connection.ask("describe_alias", f"{self._prefix}current")
        except SharedLibraryProblem as problem:
            if "does not exist" in problem.title:
                return None
            raise
        return str(said["collection_name"]).removeprefix(f"{self._prefix}p_")

    def add_version(self, version: PublishedVersion, contents: Mapping[str, bytes]) -> None:
        """Publish a version beside the others, with its files; what is there is left.

        Args:
            version: What is said of it.
            contents: Its files, by name.
        """
        names = {
            f"file/{file.sha256}": contents[name]
            for name, file in version.files.items()
            if name in contents and hashlib.sha256(contents[name]).hexdigest() == file.sha256
        }  # that of an imported model, which has another id, is not the file that was published
        known = self._files.known(list(names))
        self._files.put({name: content for name, content in names.items() if name not in known})
        name, width = self._pictures(version.digest), version.width
        create_collection(self._connection, name, width, f"simgui {FORMAT}")
        self._files.put({f"version/{version.digest}": version_to_json(version)})

    def file(self, file: PublishedFile) -> bytes | None:
        """Give the content of a file of a version, which is still to be checked; None if it is not whole."""
        return self._files.get([f"file/{file.sha256}"]).get(f"file/{file.sha256}")

    def use(self, digest: str) -> None:
        """Let a version answer from now on, everywhere, in one step.

        Raises:
            SharedLibraryProblem: if there is no such version.
        """
        if self.version(digest) is None:
            raise _no_version(self.address, digest)
        call = "create_alias" if self.current_digest() is None else "alter_alias"
        self._connection.write(call, self._pictures(digest), f"{self._prefix}current")

    def drop(self, digest: str) -> None:
        """Take a version away that does not answer, with its pictures and the files that no other one has.

        Raises:
            SimguiError: if it answers, or there is none.
        """
        dropped = self.version(digest)
        if dropped is None:
            raise _no_version(self.address, digest)
        if digest == self.current_digest():
            raise SimguiError(
                say("This version is in use"),
                say("{address} answers with it. Use another one there first.", address=self.address),
            )
        others = [each for each in self.versions() if each.digest != digest]
        still = {file.sha256 for each in others for file in each.files.values()}
        self._files.delete([f"version/{digest}"])  # first: nobody begins to use it
        if self._has(self._pictures(digest)):
            self._connection.write("drop_collection", self._pictures(digest))
        unused = [f"file/{file.sha256}" for file in dropped.files.values() if file.sha256 not in still]
        self._files.delete([*unused, *self._files.names(f"root/{digest}/"), f"share/{digest}"])

    def gallery(self, version: PublishedVersion) -> MilvusGallery:
        """Give the pictures of a version."""
        return MilvusGallery(self._connection, self._pictures(version.digest), version.width)

    # What is said of the pictures of a version.

    def roots(self, digest: str) -> tuple[PublishedRoot, ...]:
        """List the folders that were published with a version."""
        found = self._files.get(self._files.names(f"root/{digest}/"))
        return tuple(PublishedRoot(**self._read(content, ROOT)) for _, content in sorted(found.items()))

    def set_root(self, digest: str, root: PublishedRoot) -> None:
        """Say what was published of a folder."""
        labels = dict(sorted(root.labels.items(), key=lambda each: -each[1])[:MOST_LABELS])
        said = {"root": root.root, "pictures": root.pictures, "labels": labels, "at": root.at}
        self._files.put({f"root/{digest}/{root_id(root.root)}": json.dumps(said).encode()})

    def true_neighbours(self, digest: str) -> TrueNeighbours | None:
        """Tell how many true neighbours searches find; None if that was not measured."""
        content = self._files.get([f"share/{digest}"]).get(f"share/{digest}")
        return None if content is None else TrueNeighbours(**self._read(content, SHARE))

    def set_true_neighbours(self, digest: str, found: TrueNeighbours) -> None:
        """Say what was measured."""
        self._files.put({f"share/{digest}": json.dumps(found.__dict__).encode()})

    def _pictures(self, digest: str) -> str:
        return f"{self._prefix}p_{digest}"

    def _has(self, collection: str) -> bool:
        return bool(self._connection.ask("has_collection", collection))

    def _version(self, content: bytes) -> PublishedVersion:
        said = self._read(content, VERSION)
        files = {name: PublishedFile(**each) for name, each in said["files"].items()}
        return PublishedVersion(
            said["digest"],
            said["name"],
            said["backbone"],
            said["width"],
            files,
            said["published"],
            said["by"],
        )

    def _read(self, content: bytes, check: Check) -> dict[str, Any]:
        """Read what was said, which may come from anyone.

        Raises:
            SharedLibraryProblem: if it is nothing that this program writes.
        """
        try:
            said = json.loads(content)
            if isinstance(said, dict) and isinstance(said.get("format"), int) and said["format"] > FORMAT:
                raise too_new(self.address)
            found: dict[str, Any] = check(said)
        except (FieldError, ValueError, RecursionError) as error:
            raise unexpected(
                self.address, say("what it says of itself is damaged ({error})", error=error)
            ) from None
        return found


def _no_version(address: Address, digest: str) -> SharedLibraryProblem:
    return SharedLibraryProblem(
        say("No such version"),
        say(
            "{address} has no version “{digest}”. See: simgui shared versions {address}",
            address=address,
            digest=digest,
        ),
        address,
    )
