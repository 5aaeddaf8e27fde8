"""Names of what is read and written in XMP."""

from dataclasses import dataclass

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


@dataclass(frozen=True)
class ListName:
    """A list of keywords.

    Attributes:
        prefix: As programs write it; what counts is the address.
        address: Of the namespace.
        name: In that namespace.
        separator: What stands between the levels of a keyword; empty if they are flat.
        container: What the list is when it is made.
    """

    prefix: str
    address: str
    name: str
    separator: str = ""
    container: str = "Bag"

    @property
    def short(self) -> str:
        """The name with its prefix."""
        return f"{self.prefix}:{self.name}"


SUBJECT = ListName("dc", "http://purl.org/dc/elements/1.1/", "subject")
"""Of every program."""
HIERARCHICAL = ListName("lr", "http://ns.adobe.com/lightroom/1.0/", "hierarchicalSubject", "|")
"""Of Lightroom; darktable reads it before all others."""
TAGS = ListName("digiKam", "http://www.digikam.org/ns/1.0/", "TagsList", "/", "Seq")
"""Of digiKam, which reads it before all others."""
OTHERS = (
    ListName("MicrosoftPhoto", "http://ns.microsoft.com/photo/1.0/", "LastKeywordXMP", "/"),
    ListName("mediapro", "http://ns.iview-multimedia.com/mediapro/1.0/", "CatalogSets", "|"),
)
"""Read, never written."""
WRITTEN = ListName("simgui", "urn:simgui:xmp/1.0/", "Written")
"""What SimGUI has written into the other lists, and may take out again."""

LISTS = {(each.address, each.name): each for each in (SUBJECT, HIERARCHICAL, TAGS, *OTHERS, WRITTEN)}
