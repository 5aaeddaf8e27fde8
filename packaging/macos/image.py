"""The disk image for macOS: the bundle that `simgui.spec` makes, and a link to drag it to."""

import os
import shutil
import subprocess
from pathlib import Path

from publisher import Release


def make_image(bundle: Path, release: Release, work: Path, out: Path) -> Path:
    """Sign the bundle and make the image.

    The signature is that of the variable SIMGUI_SIGNING_IDENTITY. Without one it is ad hoc, which is enough
    for the computer that made it; on others macOS asks the person to allow the program.
    """
    identity = os.environ.get("SIMGUI_SIGNING_IDENTITY", "-")
    options = ["--options", "runtime", "--timestamp"] if identity != "-" else []
    entitlements = Path(__file__).resolve().parent / "entitlements.plist"
    subprocess.run(
        [
            "codesign",
            "--force",
            "--deep",
            "--sign",
            identity,
            "--entitlements",
            entitlements,
            *options,
            bundle,
        ],
        check=True,
    )
    folder = work / "image"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    subprocess.run(["cp", "-R", bundle, folder], check=True)
    (folder / "Applications").symlink_to("/Applications")
    path = out / f"simgui-{release.version}-macos-arm64.dmg"
    path.unlink(missing_ok=True)
    subprocess.run(
        ["hdiutil", "create", "-volname", "SimGUI", "-srcfolder", folder, "-format", "ULMO", path], check=True
    )
    return path
