"""The cases that words and names of settlements can be in, by their forms and spelling."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item
from services.domain.claims.words import grammemes
from services.domain.claims.words.dictionary import declined, spelling
from services.domain.places import NameKind

MAX_STEPS: Final = 10
"""Items that a noun phrase is followed back."""
MODIFIES: Final = grammemes.ADJECTIVE | grammemes.PARTICIPLE | grammemes.NUMERAL
_CASED: Final = ("а", "е", "и", "і", "ї", "о", "у", "ы", "ю", "я", "м", "х", "й")
"""Endings that a name has in other cases than the nominative, too."""
_ENDING: Final = 2
"""Letters at the end of a name that tell its nominative."""
_GENITIVE: Final = ("ого", "его")
_OBLIQUE: Final = ("а", "я", "у", "ю", "ого", "его")
"""Endings of names in their genitive or dative."""


def cases_of(item: Item) -> int:
    """The cases that an item can be in; all of them for what doesn't inflect."""
    return item.forms & grammemes.CASES or grammemes.CASES


def own_cases(item: Item) -> i64:
    """The cases of a settlement's name, by its spelling against the nominative where that is known."""
    mention = item.mention
    if mention and mention.cases:
        return grammemes.of(*mention.cases)
    settlement = mention.settlement if mention else None
    if mention and settlement is None and mention.candidates:
        settlement = mention.candidates[0].settlement  # whichever it is, they are spelt alike
    low = spelling(item.low)
    if low.endswith("о") and not low.endswith(_GENITIVE):
        return grammemes.CASES
    if settlement is not None and low in (
        spelling(settlement.name_uk.lower().replace("’", "'")), spelling(settlement.name_ru.lower())
    ):  # fmt: skip
        return _nominative(low)
    if settlement is not None and low == spelling(settlement.name_uk.lower().replace("’", "'")) + "у":
        return grammemes.GENT | grammemes.DATV | grammemes.LOCT  # "штурм Бахмуту"
    russian = spelling(settlement.name_ru.lower()) if settlement is not None else ""
    alike = russian and len(low) > _ENDING and low.endswith(russian[-_ENDING:])
    if alike and (" " not in low or low.split()[0][-1] == russian.split()[0][-1]):  # "Зеленом Поле" isn't
        return _nominative(low)  # "Жеребянки" of "Жеребьянки"
    if russian and (known := declined(low, russian)):
        return known
    if russian and not low.endswith(_CASED) and russian[-1] not in "ая":
        if russian[-1] in "ыи":
            return grammemes.GENT  # "Терны", "Тернов"
        if _by_ear(item):
            return grammemes.DIRECT
    renamed = item.mention is not None and item.mention.name_kind > NameKind.RUSSIAN
    possible = grammemes.CASES if renamed else grammemes.CASES & ~grammemes.NOMN
    if settlement is not None and settlement.name_uk and not renamed:
        oblique = low.endswith(_OBLIQUE) and not settlement.name_uk.endswith(("а", "я"))
        if oblique:
            possible &= ~grammemes.ACCS  # only names in -a have an accusative of their own
    return item.forms & possible or possible


def _nominative(low: str) -> i64:
    """The cases of a name that is spelt as its nominative: only one in -а or -я has an accusative of its own,
    but for neuters with a doubled consonant ("Рівнопілля")."""
    if low[-1] not in "ая":
        return grammemes.DIRECT
    neuter = len(low) > _ENDING and low[-1] == "я" and (low[-2] == "'" or low[-2] == low[-3])
    return grammemes.NOMN | grammemes.ACCS | grammemes.GENT if neuter else grammemes.NOMN


def _by_ear(item: Item) -> bool:
    """Whether a name is spelt in a Russian way that the gazetteer does not give first."""
    return item.mention is not None and item.mention.name_kind is NameKind.RUSSIAN


def unheard_of(item: Item) -> bool:
    """Whether a word may be the name of somebody or of a place that no lexicon and no gazetteer has."""
    return item.capital and not item.flags and not item.forms & grammemes.VERBAL
