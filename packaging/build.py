"""Build the program and its installers: `python packaging/build.py`.

Any Python that TensorFlow comes for will do (3.11 to 3.13); everything else comes from the lock file, by its
hashes, into an environment of the build's own. What it makes lies in `dist/`: the frozen folder, installers
of the system it runs on, the bill of materials, checksums, and a table of sizes.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WINDOWS, MACOS, LINUX = (sys.platform == each for each in ("win32", "darwin", "linux"))


def main() -> int:
    """Build what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where to put what is made")
    parser.add_argument(
        "--work", type=Path, default=ROOT / "build" / "packaging", help="for files on the way"
    )
    parser.add_argument("--environment", type=Path, help="of the build (default: in the folder for work)")
    parser.add_argument(
        "--search-only", action="store_true", help="without TensorFlow, which is added when somebody trains"
    )
    parser.add_argument(
        "--training-from", default="", help="address of the folder of releases with the files of a training"
    )
    parser.add_argument("--program-only", action="store_true", help="freeze and test, make no installers")
    parser.add_argument("--frozen", action="store_true", help="go on with the program that was frozen before")
    parser.add_argument(
        "--releases", default="", help="address that tells of newer versions, for the program"
    )
    parser.add_argument("--publish", action="store_true", help="refuse while publisher.toml is not filled in")
    parser.add_argument("--missing", action="store_true", help="name what to install first, and stop (Linux)")
    parser.add_argument("--lock", action="store_true", help="choose the versions anew, and stop; needs uv")
    options = parser.parse_args()
    import environment

    if options.lock:
        environment.lock()
        return 0
    if sys.version_info >= (3, 14):
        raise SystemExit(
            "Build with Python 3.11, 3.12 or 3.13: the program trains, and TensorFlow needs one of these."
        )
    if options.search_only and not LINUX:
        raise SystemExit("The search-only program has been tried on Linux alone, and is made for it alone.")
    if LINUX:
        from linux.needs import missing_packages

        missing = missing_packages(installers=not options.program_only)
        if options.missing:
            print(*missing)
            return 0
        if missing:
            raise SystemExit(
                f"The build needs {', '.join(missing)} (names of Debian). Install them and build again."
            )
    options.work.mkdir(parents=True, exist_ok=True)
    options.out.mkdir(parents=True, exist_ok=True)
    python = environment.make_environment((options.environment or options.work / "environment").absolute())
    if Path(sys.executable).absolute() != python:
        # From here on in the environment: what is shipped is read from its packages.
        return subprocess.run([python, __file__, *sys.argv[1:]], env=_environment(), check=False).returncode
    _build(options)
    return 0


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}


def _build(options: argparse.Namespace) -> None:
    import translations
    from bill import write_bill
    from icons import draw_icons
    from licences import copy_texts, shipped_parts
    from publisher import Release
    from sizes import report

    release = Release.of_this_commit()
    unnamed = ", ".join(release.placeholders)
    warning = f"packaging/publisher.toml is not filled in: {unnamed}. These installers name no publisher."
    if unnamed and options.publish:
        raise SystemExit(warning)
    name = "simgui-search" if options.search_only else "simgui"
    work, out = options.work.absolute() / name, options.out.absolute()
    work.mkdir(exist_ok=True)
    icons = work / "icons"
    program = out / name
    if not options.frozen:
        _say("Translations")
        if wrong := translations.check(translations.FOLDER):
            raise SystemExit("\n".join(wrong))
        _say("Freezing")
        draw_icons(ROOT / "resources/icons/simgui.svg", icons)
        _freeze(work, out, search_only=options.search_only)
        _strip(program)
    _say("Licences")
    parts = shipped_parts(json.loads((work / "simgui/sources.json").read_text("utf-8")), ROOT)
    resources = program / "_internal/simgui/resources"
    added = _list_training(options, resources, out) if options.search_only else []
    copy_texts([*parts, *added], resources / "licenses")
    (resources / "release.json").write_text(json.dumps({"address": options.releases}) + "\n", "utf-8")
    bill = out / f"{name}-{release.version}.cdx.json"
    write_bill(parts, release.version, bill, added)
    print(f"{len(parts) + len(added)} parts, all with an allowed licence and its text")
    _say("Self-test")
    executable = program / ("simgui.exe" if WINDOWS else "simgui")
    subprocess.run([executable, "--self-test"], check=True)
    written = [bill]
    if not options.program_only:
        written += _installers(program, icons, release, work, out)
    _say("Checksums and sizes")
    table = report(program, work / "simgui", written)
    (out / f"sizes-{name}.txt").write_text(table, "utf-8")
    print(table)
    sums = [f"{_sha256(path)}  {path.name}\n" for path in written]
    (out / f"SHA256SUMS-{name}").write_text("".join(sums), "utf-8")
    if unnamed:
        print(f"WARNING: {warning}", file=sys.stderr)


def _list_training(options: argparse.Namespace, resources: Path, out: Path) -> list:
    """Let the search-only program know what a training needs; put the files of it beside the program."""
    import environment
    from licences import packages
    from training_parts import list_wheels, training_packages, write_list

    wheels = options.work.absolute() / "wheels"
    environment.download_wheels(training_packages(), wheels)
    added = packages(training_packages(), ROOT)
    listed = list_wheels(wheels, added, options.training_from)
    write_list(listed, resources / "training.json")
    write_list(listed, out / "training.json")  # for the release
    kept = out / "training-files"
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir()
    for wheel in listed["wheels"]:
        shutil.copyfile(wheels / wheel["file"], kept / wheel["file"])
    return added


def _freeze(work: Path, out: Path, *, search_only: bool) -> None:
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--workpath", work, "--distpath", out, HERE / "simgui.spec"),
        ],
        # Names of files and the order of sets are the same in each build.
        env=os.environ
        | {"PYTHONHASHSEED": "1", "TF_USE_LEGACY_KERAS": "1", "SIMGUI_SEARCH_ONLY": str(int(search_only))},
        check=True,
    )


def _strip(program: Path) -> None:
    """Take out the names of inner functions, a quarter of TensorFlow; nothing loads by them."""
    if not LINUX:
        return
    from linux.needs import shared_objects

    # What was changed by patchelf after it was made (SciPy's and NumPy's libraries) does not bear it.
    files = [path for path in shared_objects(program) if ".libs" not in str(path) and path.parent != program]
    for start in range(0, len(files), 100):
        subprocess.run(["strip", "--strip-unneeded", *files[start : start + 100]], check=True)


def _installers(program: Path, icons: Path, release, work: Path, out: Path) -> list[Path]:
    made = []
    if LINUX:
        from linux.debian import make_deb
        from linux.portable import make_portable

        _say("Debian package")
        made.append(make_deb(program, icons, release, work / "deb", out))
        _say("Portable archive")
        made.append(make_portable(program, release, out))
    elif WINDOWS:
        from windows.installer import make_installer

        _say("Installer")
        made.append(make_installer(program, icons, release, out))
    elif MACOS:
        from macos.image import make_image

        _say("Disk image")
        made.append(make_image(out / "SimGUI.app", release, work, out))
    if LINUX and program.name == "simgui" and shutil.which("makensis"):
        from windows.installer import prove_installer

        _say("Windows installer script")
        prove_installer(icons, release, work)
    return made


def _say(what: str) -> None:
    print(f"=== {what}", flush=True)


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main())
