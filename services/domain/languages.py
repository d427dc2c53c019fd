"""The languages that articles are read in, and the codes by which people name languages."""

import re
from functools import cache
from pathlib import Path

_LEXICONS = Path(__file__).parent / "claims" / "lexicon"
_MEANT = {"ua": "uk", "ukr": "uk", "rus": "ru", "eng": "en"}
"""What is often written in place of a language's code: a country's, or that of another standard."""

_LOOKED_AT = 1000
_WORD = re.compile(r"[^\W\d_]+")
_LAST_LATIN = "\u024f"
_FIRST_CYRILLIC, _LAST_CYRILLIC = "\u0400", "\u04ff"
_ENOUGH_WORDS = 20
_ENOUGH_LETTERS = 20

# Small words that hardly another language in Latin letters has; of English they are every tenth word or more.
_ENGLISH = frozenset({
    "the", "of", "and", "to", "with", "from", "by", "that", "were", "has", "been", "his", "its", "their",
    "they", "this", "which", "said", "but", "not", "who", "would", "it", "are",
})  # fmt: skip
# And those of others, which neither English nor Russian nor Ukrainian has; in a name they have a capital.
_FOREIGN = frozenset({
    "le", "les", "des", "du", "une", "et", "est", "dans", "que", "qui", "ont", "pas", "sont", "der",
    "das", "und", "ist", "nicht", "mit", "von", "dem", "eine", "haben", "hat", "wurde", "el", "las",
    "del", "una", "fue", "che", "di", "della", "sono", "nie", "się", "oraz", "że", "podle", "jest", "het",
    "een", "och", "att", "uma", "foi", "și", "bir", "ile", "az", "és", "ja", "са", "се", "че", "към",
    "като", "беше", "бяха",
})  # fmt: skip
_RUSSIAN_OR_UKRAINIAN = re.compile("[ыэёіїєґ]", re.IGNORECASE)
_NEITHER = re.compile("[ўјљњђћџѓќѕ]", re.IGNORECASE)
_LETTERS_TO_ONE = 60  # fewer in more letters may be those of a name


class UnreadableLanguage(ValueError):
    """A code of no language that articles are read in; the text says which there are."""


@cache
def readable() -> frozenset[str]:
    """The codes of the languages that have a lexicon."""
    return frozenset(file.stem for file in _LEXICONS.glob("*.toml"))


def named_readable() -> str:
    """Those codes as people are told them."""
    return ", ".join(sorted(readable()))


def code(name: str) -> str:
    """The language of a tag: `EN`, `en-US` and `en_GB` are `en`. Empty for none."""
    return name.strip().replace("_", "-").partition("-")[0].lower()


def checked(name: str) -> str:
    """The code of the readable language that `name` names, in any form; empty for none.

    Raises UnreadableLanguage.
    """
    named = code(name)
    if named and named not in readable():
        hint = f": did you mean {_MEANT[named]}?" if named in _MEANT else ""
        raise UnreadableLanguage(f"{name!r} is none of {named_readable()}{hint}")
    return named


def unread(text: str) -> bool:
    """Whether `text` seems to be in none of the languages that articles are read in.

    Told by what every text of some length has in its language and none in others: small words, letters. Of a
    text that is too short to tell it is False. For people to be told: it keeps nothing from being read.
    """
    words = _WORD.findall(text[:_LOOKED_AT])
    latin = [word for word in words if word[0] <= _LAST_LATIN]
    if 2 * len(latin) > len(words):
        plain = sum(map(str.islower, latin))  # names and headlines tell nothing
        english = sum(word in _ENGLISH for word in map(str.lower, latin))
        return 20 * english < plain if plain >= _ENOUGH_WORDS else not (english or _FOREIGN.isdisjoint(latin))
    cyrillic = [word for word in words if _FIRST_CYRILLIC <= word[0] <= _LAST_CYRILLIC]
    letters = "".join(cyrillic)
    if 2 * len(cyrillic) <= len(words):
        return sum(map(len, words)) >= _ENOUGH_LETTERS
    if neither := len(_NEITHER.findall(letters)):
        return _LETTERS_TO_ONE * neither >= len(letters)
    return not (_FOREIGN.isdisjoint(cyrillic) or _RUSSIAN_OR_UKRAINIAN.search(letters))
