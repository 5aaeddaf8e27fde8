"""The `.deb`: the frozen folder in /usr/lib/simgui, a link in /usr/bin, and what a desktop wants to know."""

import gzip
import hashlib
import shutil
import subprocess
from pathlib import Path

from icons import PNG_SIZES_PX
from publisher import Release

from linux.needs import dependencies

HERE = Path(__file__).resolve().parent
_COMPRESSION = ("-Zxz", "-z4")
"""A higher level takes much longer and saves little."""


_RELATIONS = {
    "simgui": "Conflicts: simgui-search\nReplaces: simgui-search\n",
    "simgui-search": "Conflicts: simgui\nReplaces: simgui\nProvides: simgui\n",
}
"""Both packages hold the same program; only one of them is installed."""
_ABOUT = {
    "simgui": "",
    "simgui-search": " .\n This package searches; what it needs to learn is added when somebody first\n"
    " trains, by a download, or from a folder.\n",
}


def make_deb(program: Path, icons: Path, release: Release, work: Path, out: Path) -> Path:
    """Make the package; root is not needed.

    Args:
        program: The frozen folder.
        icons: What `icons.py` has drawn.
        release: Its version and date stand in every file that has one.
        work: For the tree that is packed; emptied first.
        out: Where the package goes.
    """
    shutil.rmtree(work, ignore_errors=True)
    place_program(program, work / "usr/lib/simgui")
    (work / "usr/bin").mkdir(parents=True)
    (work / "usr/bin/simgui").symlink_to("../lib/simgui/simgui")
    share = work / "usr/share"
    place_desktop_files(icons, release, share)
    texts = share / "doc" / program.name
    texts.mkdir(parents=True)
    shutil.copyfile(HERE / "copyright", texts / "copyright")
    stamp = release.when.strftime("%a, %d %b %Y %H:%M:%S +0000")
    news = (
        f"{program.name} ({release.version}) stable; urgency=medium\n\n  * See CHANGELOG.md.\n\n"
        f" -- {release.maintainer}  {stamp}\n"
    )
    (texts / "changelog.gz").write_bytes(gzip.compress(news.encode(), mtime=0))
    manual = release.fill((HERE / "simgui.1").read_text("utf-8"))
    (share / "man/man1").mkdir(parents=True)
    (share / "man/man1/simgui.1.gz").write_bytes(gzip.compress(manual.encode(), mtime=0))
    overrides = share / "lintian/overrides" / program.name
    overrides.parent.mkdir(parents=True)
    told = (HERE / "lintian-overrides").read_text("utf-8")
    overrides.write_text(told.replace("simgui:", f"{program.name}:"), "utf-8")
    _tidy(work)
    _control(work, release, dependencies(program), program.name)
    path = out / f"{program.name}_{release.version}_amd64.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", *_COMPRESSION, "--build", work, path], check=True)
    return path


def place_program(program: Path, target: Path) -> None:
    """Place the frozen folder without a second copy of its bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "--archive", "--link", program, target], check=True)


def place_desktop_files(icons: Path, release: Release, share: Path) -> None:
    """Place menu entry, icons and AppStream metadata as they lie under `/usr/share`."""
    for folder in ("applications", "metainfo", "icons/hicolor/scalable/apps"):
        (share / folder).mkdir(parents=True)
    shutil.copyfile(HERE / "simgui.desktop", share / "applications/simgui.desktop")
    about = share / "metainfo" / f"{release.identifier}.metainfo.xml"
    about.write_text(release.fill((HERE / "metainfo.xml").read_text("utf-8")), "utf-8")
    drawing = HERE.parent.parent / "resources/icons/simgui.svg"
    shutil.copyfile(drawing, share / "icons/hicolor/scalable/apps/simgui.svg")
    for size in PNG_SIZES_PX:
        folder = share / f"icons/hicolor/{size}x{size}/apps"
        folder.mkdir(parents=True)
        shutil.copyfile(icons / f"simgui-{size}.png", folder / "simgui.png")


def _tidy(work: Path) -> None:
    """Give every file the modes that Debian wants."""
    for path in work.rglob("*"):
        if path.is_symlink():
            continue
        if path.is_dir():
            path.chmod(0o755)
        else:
            path.chmod(0o755 if path == work / "usr/lib/simgui/simgui" else 0o644)


def _control(work: Path, release: Release, depends: list[str], package: str) -> None:
    control = work / "DEBIAN"
    control.mkdir(mode=0o755)
    files = [path for path in sorted(work.rglob("*")) if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files) // 1024
    (control / "control").write_text(
        f"Package: {package}\nVersion: {release.version}\nArchitecture: amd64\n"
        f"Maintainer: {release.maintainer}\n"
        f"Installed-Size: {size}\nDepends: {', '.join(depends)}\nRecommends: fonts-dejavu-core\n"
        f"{_RELATIONS[package]}"
        "Section: graphics\nPriority: optional\n"
        "Description: find the pictures that look alike, in your own folders\n"
        " Open a folder, drop a picture on the window, and see the five most similar\n"
        " pictures: how far away each is, and whether it is a match. With one click it\n"
        " learns your own idea of similar from folders whose subfolders are labels.\n"
        " .\n"
        " Everything stays on the computer; pictures are opened for reading only.\n"
        f"{_ABOUT[package]}",
        "utf-8",
    )
    sums = []
    for path in files:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "md5").hexdigest()
        sums.append(f"{digest}  {path.relative_to(work)}\n")
    (control / "md5sums").write_text("".join(sums), "utf-8")
