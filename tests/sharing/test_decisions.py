"""Labels and answers of several people in what a search finds."""

from pathlib import Path

from pictures import make_picture

from simgui.app import App
from simgui.core.progress import Progress
from simgui.search.filters import Filter
from simgui.sharing.address import Address


def test_labels_and_answers_of_people_count_in_a_search(
    publisher: App, desk: App, library: Path, address: Address, tmp_path: Path
) -> None:
    publisher.sharing.publications.publish(library, address, Progress())
    query = make_picture(tmp_path / "query.png", 101, 7)
    before = desk.sharing.searches.find(query, [address], k=3)
    first, second, _ = (each.content for each in before.origins)
    desk.sharing.add(address, "anna")
    (decided,) = desk.sharing.decisions.label(address, {first: "caps"})
    assert decided.who.startswith("anna@")
    content = desk.sharing.decisions._answers.content(query)
    desk.sharing.decisions.answer(address, {(content, second): False}, "ben@b")
    publisher.sharing._open.get(address).decisions._freshness.wrote()
    for app in (desk, publisher):
        after = app.sharing.searches.find(query, [address], k=3)
        assert [each.picture.label for each in after.result.neighbours] == ["caps", "hats", "hats"]
        assert [each.answered for each in after.result.neighbours] == [None, False, None]
        assert not after.result.neighbours[1].match
        only = Filter(labels=frozenset({"caps"}))
        assert len(app.sharing.searches.find(query, [address], chosen=only).result.neighbours) == 1
    assert [each.who for each in publisher.sharing.decisions.history(address, second)] == ["ben@b"]
    publisher.sharing.publications.publish(library, address, Progress())
    assert desk.sharing.searches.find(query, [address], k=3).result.neighbours[0].picture.label == "caps"
