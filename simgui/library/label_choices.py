"""What each rule for the labels of a folder would give."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from simgui.core.names import shown
from simgui.core.sentences import Sentence, joined, say, say_count
from simgui.library.catalogue import Catalogue
from simgui.library.label_rule import LabelLevel
from simgui.library.labelled import read_labelled

_NAMED = 3


@dataclass(frozen=True)
class LabelChoice:
    """What a rule gives in a folder.

    Attributes:
        level: The rule.
        labels: Pictures of each label that it gives.
        why: What the labels are, and why, in plain words.
        folders: Subfolders that are folders and no labels.
    """

    level: LabelLevel
    labels: Mapping[str, int]
    why: Sentence
    folders: tuple[str, ...] = ()

    def said(self) -> Sentence:
        """Say what it gives: "12 labels, 3,068 pictures: shoes, hat, …"."""
        if not self.labels:
            return say("no labels")
        commonest = sorted(self.labels, key=lambda name: (-self.labels[name], name))
        named = [shown(name) for name in commonest[:_NAMED]] + ["…"] * self._has_more
        return say(
            "{labels}, {pictures}: {names}",
            labels=say_count("{count:,} label", "{count:,} labels", len(commonest)),
            pictures=say_count("{count:,} picture", "{count:,} pictures", sum(self.labels.values())),
            names=joined(named, ", "),
        )

    def sentence(self) -> Sentence:
        """Say it as a sentence."""
        if not self.labels:
            return say("No labels.")
        return self.said() if self._has_more else say("{what}.", what=self.said())

    @property
    def _has_more(self) -> bool:
        """Whether not every label is named."""
        return len(self.labels) > _NAMED


def labels_in_force(catalogue: Catalogue, folder: Path, backbone: str) -> LabelChoice:
    """Tell what the rule of a folder gives."""
    return _given(catalogue, folder, backbone, catalogue.labels.of(folder).rule.level)


def label_choices(catalogue: Catalogue, folder: Path, backbone: str) -> tuple[LabelChoice, ...]:
    """Tell what each rule would give in a folder.

    Args:
        catalogue: Knows its pictures.
        folder: An indexed folder.
        backbone: Only pictures with features of this backbone count.
    """
    return tuple(_given(catalogue, folder, backbone, level) for level in LabelLevel)


def _given(catalogue: Catalogue, folder: Path, backbone: str, level: LabelLevel) -> LabelChoice:
    labels = catalogue.labels.of(folder)
    pictures = read_labelled(
        catalogue, folder, backbone, replace(labels, rule=replace(labels.rule, level=level))
    )
    return LabelChoice(level, pictures.counts(), pictures.rule, tuple(pictures.folders))
