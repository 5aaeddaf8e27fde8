"""Models in a shared library: fetched once, switched in one step, refused where they cannot work."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from pictures import make_picture
from versions import add_version, joined_arrays

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.sharing.address import Address
from simgui.sharing.failures import SharedLibraryProblem
from simgui.sharing.published import PublishedFile, version_to_json


def test_a_new_version_is_filled_beside_the_old_one_and_switched_in_one_step(
    publisher: App, desk: App, library: Path, address: Address, tmp_path: Path
) -> None:
    sharing = publisher.sharing
    old = sharing.publications.publish(library, address, Progress()).version
    query = make_picture(tmp_path / "query.png", 101, 7)
    assert desk.sharing.searches.find(query, [address]).result.model == "starter-2"

    add_version(publisher.data_folder, "made-1")
    beside = sharing.publications.publish(library, address, Progress(), "made-1")
    assert (beside.written, beside.in_use) == (9, False)
    assert desk.sharing.searches.find(query, [address]).result.model == "starter-2"

    sharing.publications.use(address, beside.version.digest)
    first = desk.sharing.searches.find(query, [address]).result
    assert first.model.startswith("imported-")
    assert desk.models.name(first.model) == "Made made-1"
    assert first.cutpoint.distance == 0.25
    own = publisher.sharing.searches.find(query, [address]).result
    assert own.model == "made-1"
    assert [each.picture.path for each in first.neighbours] == [each.picture.path for each in own.neighbours]
    assert (
        desk.sharing.searches.find(query, [address]).result.model == first.model
    )  # nothing is fetched again
    assert [each.id for each in desk.models.list()].count(first.model) == 1

    with pytest.raises(SimguiError, match="answers with it"):
        sharing.publications.drop(address, beside.version.digest)
    assert len(desk.sharing.open(address).versions) == 2
    sharing.publications.drop(address, old.digest)
    assert [each.digest for each in desk.sharing.open(address).versions] == [beside.version.digest]
    with pytest.raises(SharedLibraryProblem, match=f"has no version “{old.digest}”"):
        sharing.publications.use(address, old.digest)
    # Who publishes another folder from another computer publishes with the version that answers.
    other = make_picture(tmp_path / "other" / "x" / "1.png", 300).parents[1]
    assert (
        desk.sharing.publications.publish(other, address, Progress()).version.digest == beside.version.digest
    )


def test_places_with_different_models_are_not_merged(
    publisher: App, desk: App, library: Path, address: Address
) -> None:
    add_version(publisher.data_folder, "made-1")
    publisher.sharing.publications.publish(library, address, Progress(), "made-1")
    desk.folders.index(library, Progress())
    with pytest.raises(SimguiError, match="different models, whose distances cannot be compared"):
        desk.sharing.searches.find(library / "hats" / "0.png", [address], [library])


def test_a_model_that_is_not_as_it_was_published_is_refused(
    publisher: App, desk: App, library: Path, address: Address
) -> None:
    add_version(publisher.data_folder, "made-1", recipe="quick")
    done = publisher.sharing.publications.publish(library, address, Progress(), "made-1")
    shared = publisher.sharing._open.get(address)
    head = done.version.files["head.npz"]
    shared._files.put({f"file/{head.sha256}": b"something else"})
    with pytest.raises(SharedLibraryProblem, match="is not as it was published"):
        desk.sharing.searches.find(library / "hats" / "0.png", [address])
    assert desk.models.list()[-1].id == "starter-1"


def test_a_backbone_that_is_not_here_is_refused_with_a_sentence(
    publisher: App, desk: App, library: Path, address: Address
) -> None:
    add_version(publisher.data_folder, "made-1")
    done = publisher.sharing.publications.publish(library, address, Progress(), "made-1")
    shared = publisher.sharing._open.get(address)
    newer = replace(done.version, backbone="backbone-of-later")
    shared._files.put({f"version/{newer.digest}": version_to_json(newer)})
    with pytest.raises(SharedLibraryProblem, match="stands on a backbone that this program does not have"):
        desk.sharing.searches.find(library / "hats" / "0.png", [address])


def test_a_library_that_says_nonsense_of_itself_is_told(
    publisher: App, desk: App, library: Path, address: Address
) -> None:
    done = publisher.sharing.publications.publish(library, address, Progress())
    shared = publisher.sharing._open.get(address)
    for said, sentence in (
        (b"[1, 2", "what it says of itself is damaged"),
        (b'{"format": 99}', "was written by a later SimGUI"),
    ):
        shared._files.put({f"version/{done.version.digest}": said})
        with pytest.raises(SharedLibraryProblem, match=sentence):
            desk.sharing.searches.find(library / "hats" / "0.png", [address])


def test_a_file_of_several_parts_comes_back_whole_and_shares_its_place(
    publisher: App, library: Path, address: Address
) -> None:
    publisher.sharing.publications.publish(library, address, Progress())
    blobs = publisher.sharing._open.get(address)._files
    content = joined_arrays()["hidden_weights"].tobytes() * 3
    blobs.put({"file/large": content, "file/empty": b""})
    assert blobs.get(["file/large", "file/empty", "file/none"]) == {"file/large": content, "file/empty": b""}
    blobs.put({"file/large": b"short"})
    assert blobs.get(["file/large"]) == {"file/large": b"short"}
    assert blobs.known(["file/large", "file/none"]) == {"file/large"}
    blobs.delete(["file/large"])
    assert blobs.get(["file/large"]) == {}
    assert PublishedFile(hashlib.sha256(b"").hexdigest(), 0).bytes == 0
