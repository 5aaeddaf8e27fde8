"""Names of folders that say when or with what pictures were taken, or only count: no labels by themselves."""

import re
from enum import StrEnum
from functools import lru_cache


class NameKind(StrEnum):
    """What a name of a folder is, if it is no name of what its pictures show."""

    DATE = "date"
    CAMERA = "camera"
    NUMBER = "number"


_MONTHS = (
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
    " januar jänner februar märz maerz mai juni juli oktober dezember mär mrz okt dez"
    " janvier février fevrier mars avril juin juillet août aout septembre octobre novembre décembre decembre"
    " enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    " gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre"
    " januari februari maart mei augustus janeiro fevereiro março maio junho julho setembro outubro dezembro"
)
_SEASONS = (
    "spring summer autumn fall winter frühling frühjahr sommer herbst printemps été automne hiver"
    " primavera verano otoño invierno estate autunno inverno lente zomer herfst"
)
_MONTH, _SEASON = frozenset(_MONTHS.split()), frozenset(_SEASONS.split())
_ALSO_WORDS = frozenset(("mar", "mars", "may", "mei", "fall", "lente", "spring", "estate"))
"""Months and seasons that are other words as well: a date only beside a year or a day."""
_YEAR = re.compile(r"(19|20)\d\d")
_DAY = re.compile(r"\d{1,2}(st|nd|rd|th)?")
_PART_OF_YEAR = re.compile(r"(q[1-4]|w\d{1,2}|kw\d{1,2})")
_BEGINS_WITH_DATE = re.compile(r"(19|20)\d\d([-_. ]?)(0[1-9]|1[0-2])(\2(0[1-9]|[12]\d|3[01]))?(?!\d)")
_ASIAN_DATE = re.compile(r"(19|20)\d\d\s?[年년](\s?\d{1,2}\s?[月월](\s?\d{1,2}\s?[日일])?)?")
_TOKENS = re.compile(r"[^\W_]+")
_CARD = re.compile(r"[1-9]\d\d(?=.*[A-Z])[0-9A-Z_]{5}")
"""Folders of a memory card, by the standard of cameras (DCF): 100 to 999 and five more characters."""
_CAMERA = frozenset(
    (
        "dcim",
        "camera roll",
        "camera uploads",
        "camera imports",
        "eigene aufnahmen",
        "kamera-uploads",
        "pellicule",
        "carrete",
        "rullino",
        "whatsapp images",
    )
)


@lru_cache(maxsize=4096)
def kind_of_name(name: str) -> NameKind | None:
    """Tell what a name of a folder is; None if it may be the name of what its pictures show.

    A date is a year or a month, alone or with more of a date ("2019", "Juli 2019", "1 July"), or begins with
    year and month, whatever follows ("2019-07 Summer", "20190701_Anna"). A year with other words is none
    ("Audi 2012").
    """
    plain = name.strip()
    folded = plain.casefold()
    tokens = _TOKENS.findall(folded)
    if folded in _CAMERA or _CARD.fullmatch(plain):
        return NameKind.CAMERA
    if _BEGINS_WITH_DATE.match(folded) or _ASIAN_DATE.fullmatch(folded) or _is_date(tokens):
        return NameKind.DATE
    if tokens and all(token.isdecimal() for token in tokens):
        return NameKind.NUMBER
    return None


def _is_date(tokens: list[str]) -> bool:
    """Tell whether words are a date and nothing else."""
    years = [token for token in tokens if _YEAR.fullmatch(token)]
    months = [token for token in tokens if token in _MONTH]
    seasons = [token for token in tokens if token in _SEASON]
    parts = [token for token in tokens if _PART_OF_YEAR.fullmatch(token)]
    days = [token for token in tokens if _DAY.fullmatch(token)]
    if len(years) + len(months) + len(seasons) + len(parts) + len(days) != len(tokens) or len(years) > 2:
        return False
    if years:
        return True
    return bool(months) and (bool(days) or len(months) < len(tokens) or not _ALSO_WORDS.issuperset(months))
