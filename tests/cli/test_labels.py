"""`simgui labels`: out to sidecars and tables, in from them, and nothing with --dry-run."""

from pathlib import Path

from cli_runs import Run, document
from pictures import contents, make_picture


def test_labels_go_out_and_come_in(run: Run, library: Path, tmp_path: Path) -> None:
    make_picture(library / "loose.png", 70)
    run("index", library)
    before = contents(library)
    told = document(run("labels", "export", library, "--sidecars", "--dry-run", "--json"))
    assert (told["written"], told["without"], told["dry_run"]) == (9, 1, True)
    assert contents(library) == before
    status, out, _ = run("labels", "export", library, "--sidecars")
    assert status == 0
    assert "9 sidecars are new." in out
    (library / "loose.png.xmp").write_bytes((library / "hats" / "0.png.xmp").read_bytes())
    status, out, _ = run("labels", "import", library, "--sidecars", "--dry-run")
    assert "1 picture without a label will have one." in out
    assert f"{library / 'loose.png'}: hats" in out
    told = document(run("labels", "import", library, "--sidecars", "--json"))
    assert (told["new"], told["same"]) == (1, 9)
    assert told["labels"][0]["label"] == "hats"
    table = tmp_path / "labels.csv"
    assert "10 labels are in" in run("labels", "export", library, "--csv", table)[1]
    assert "loose.png,hats" in table.read_text(encoding="utf-8-sig")
    table.write_text("loose.png,caps\nnone.png,caps\n", encoding="utf-8")
    told = document(run("labels", "import", library, "--csv", table, "--keep", "--json"))
    assert (told["new"], told["changed"], told["labels"], told["unknown"]) == (0, 0, [], ["none.png"])
    assert (
        "1 picture will have another label."
        in run("labels", "import", library, "--csv", table, "--dry-run")[1]
    )
    told = document(run("labels", "import", library, "--csv", table, "--json"))
    assert (told["changed"], told["labels"][0]["before"]) == (1, "hats")
    table.write_text("loose.png,berets\n", encoding="utf-8")
    assert "1 picture has another label now." in run("labels", "import", library, "--csv", table)[1]


def test_keywords_of_pictures_come_in_by_the_rule_that_is_chosen(run: Run, library: Path) -> None:
    sample = Path(__file__).parents[1] / "samples" / "xmp" / "lightroom.xmp"
    make_picture(library / "loose.jpg", 71, xmp=sample.read_bytes())
    run("index", library)
    told = document(run("labels", "import", library, "--pictures", "--json"))
    assert (told["new"], told["other"], told["without"]) == (0, 1, 9)
    told = document(run("labels", "import", library, "--pictures", "--rule", "specific", "--json"))
    assert [(Path(each["path"]).name, each["label"]) for each in told["labels"]] == [("loose.jpg", "heron")]


def test_a_sidecar_that_is_left_alone_is_said_by_the_status(run: Run, library: Path) -> None:
    run("index", library)
    (library / "hats" / "0.png.xmp").write_text("no xmp")
    status, out, _ = run("labels", "export", library, "--sidecars")
    assert status == 1
    assert "1 sidecar stays as it is." in out
    assert f"{library / 'hats' / '0.png.xmp'}: it is not valid XML" in out
    status, out, _ = run("labels", "export", library, "--sidecars", "--remove")
    assert "The label that SimGUI wrote is removed from 8 sidecars." in out


def test_wrong_use_is_refused(run: Run, library: Path) -> None:
    for arguments in (("labels",), ("labels", "export", library), ("labels", "import", library, "--csv")):
        assert run(*arguments)[0] == 2
    assert run("labels", "export", library, "--sidecars")[0] == 1  # not indexed
