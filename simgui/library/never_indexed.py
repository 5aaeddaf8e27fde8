"""What never holds originals: recycle bins, snapshots, previews, the inside of photo libraries, sidecars.

Each name is written in small letters: drives and network shares differ in whether case counts, and the same
folder may be seen through both. A name stands here only if nobody would give it to a folder of pictures:
`trash`, `snapshots` and `thumbnails` are labels that people use.
"""

import re
from fnmatch import translate

from simgui.core.sentences import NOTHING, Sentence, say

BIN = say("a recycle bin")
SNAPSHOT = say("a snapshot or an old version of other files")
PREVIEWS = say("previews that another program made")
INSIDE = say("inside a photo library, of which only the originals are indexed")
SIDECAR = say("a sidecar, which says something of the picture beside it")

_KINDS = {
    BIN: (
        "$recycle.bin", "recycler", "recycle bin", "network recycle bin*",  # Windows and its network drives
        ".trash", ".trash-*", ".trashes", "share/trash", "network trash folder",  # Linux, macOS
        "@recycle", "#recycle", ".recycle", ".recycle.bin", "trashbox", "files_trashbin",  # NAS, Nextcloud
    ),
    SNAPSHOT: (
        "#snapshot", "@recently-snapshot", "@sharesnap", "~snapshot", ".snapshot", ".snapshots", ".zfs",
        "@gmt-*", "timeshift/snapshots", "timeshift-btrfs/snapshots",
        "backups.backupdb", ".mobilebackups", ".documentrevisions-v100",  # macOS
        ".stversions", "_gsdata_", "files_versions",  # Syncthing, GoodSync, Nextcloud
    ),
    PREVIEWS: (
        "@eadir", ".@__thumb", "@transcode", "*.lrdata", "captureone/cache", "appdata_oc*",
    ),
}  # fmt: skip
"""Why → names, with `*`, or a name in a parent."""

_SYSTEM = (
    "system volume information", "lost+found", "found.[0-9][0-9][0-9]", "__macosx", "thumbs.db",
    "ehthumbs.db", "desktop.ini", "icon\r", "@tmp", "@synoresource", "temporary items",
    "thevolumesettingsfolder", "thefindbycontentfolder", ".spotlight-v100", ".fseventsd", ".temporaryitems",
)  # fmt: skip

_LIBRARIES = (
    ".photoslibrary", ".photolibrary", ".migratedphotolibrary",  # Photos, iPhoto
    ".aplibrary", ".migratedaplibrary", ".cocatalog",  # Aperture, Capture One
)  # fmt: skip
_SIDECARS = (".xmp",)
_ORIGINALS = ("originals", "masters")

_BY_NAME = {name: why for why, names in _KINDS.items() for name in names if "*" not in name}
_BY_PATTERN = [
    (re.compile("|".join(translate(name) for name in names if "*" in name)), why)
    for why, names in _KINDS.items()
]
_HAS_PATTERN = re.compile("|".join(pattern.pattern for pattern, _ in _BY_PATTERN))
_IS_SYSTEM = re.compile("|".join(map(translate, _SYSTEM)))


def kind_of(name: str, parent: str) -> Sentence:
    """Say which of the kinds a file or folder is; empty if none.

    Args:
        name: Its name, in small letters.
        parent: Name of the folder that it lies in, in small letters.
    """
    if name.endswith(_SIDECARS):
        return SIDECAR
    if parent.endswith(_LIBRARIES) and name not in _ORIGINALS:
        return INSIDE
    if why := _BY_NAME.get(name) or _BY_NAME.get(f"{parent}/{name}"):
        return why
    if not _HAS_PATTERN.match(name):  # nearly always, and at once
        return NOTHING
    return next(why for pattern, why in _BY_PATTERN if pattern.match(name))


def of_the_system(name: str) -> bool:
    """Tell whether a file or folder, by its name in small letters, belongs to a system, not to a person."""
    return _IS_SYSTEM.match(name) is not None
