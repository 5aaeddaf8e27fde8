"""What a person asks for in words, as they write it, and keywords that they choose."""

from dataclasses import dataclass, replace

from simgui.words.records import Keyword


@dataclass(frozen=True)
class WordLine:
    """One line of words, which sense of a word is meant, and keywords that narrow it down.

    Attributes:
        text: As it was written.
        senses: Pairs of a word, as the line has it, and the id of the sense that the person chose.
        keywords: What the model has to see in a picture, or its labels: pictures have all of them.
    """

    text: str = ""
    senses: tuple[tuple[str, str], ...] = ()
    keywords: tuple[Keyword, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text.strip() or self.keywords)

    @property
    def asked(self) -> "WordLine":
        """The line as it is asked: spaces around it do not count."""
        return replace(self, text=self.text.strip())

    def with_text(self, text: str) -> "WordLine":
        """Give another line; a sense stays chosen as long as its word is there."""
        written = text.casefold()
        senses = tuple(each for each in self.senses if each[0].casefold() in written)
        return replace(self, text=text, senses=senses)

    def with_sense(self, word: str, sense: str) -> "WordLine":
        """Give it with a sense chosen for a word; an empty one lets all senses count again."""
        others = tuple(each for each in self.senses if each[0] != word)
        return replace(self, senses=(*others, (word, sense)) if sense else others)

    def with_keywords(self, keywords: tuple[Keyword, ...]) -> "WordLine":
        """Give it with other keywords."""
        return replace(self, keywords=keywords)

    @property
    def whole(self) -> tuple[str, dict[str, str]]:
        """All of it as one line, with the sense of each word for which one is chosen."""
        chosen = {each.word: each.sense for each in self.keywords if each.sense}
        return self.summary, dict(self.senses) | chosen

    @property
    def summary(self) -> str:
        """All of it in one line, for a menu."""
        return " ".join(filter(None, (self.text.strip(), *(each.word for each in self.keywords))))


NO_WORDS = WordLine()
