"""The portable `.tar.gz`: one folder that runs from anywhere."""

import gzip
import tarfile
from pathlib import Path

from publisher import Release

_SPEED = 6


def make_portable(program: Path, release: Release, out: Path) -> Path:
    """Pack the frozen folder under its name; two builds of the same files give the same bytes."""
    name = f"{program.name}-{release.version}-linux-x86_64"
    path = out / f"{name}.tar.gz"

    def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = "root"
        member.mtime = int(release.when.timestamp())
        return member

    with (
        path.open("wb") as file,
        gzip.GzipFile("", "wb", _SPEED, file, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w") as archive,
    ):
        for each in sorted(program.rglob("*")):
            archive.add(each, f"{name}/{each.relative_to(program)}", recursive=False, filter=plain)
    return path
