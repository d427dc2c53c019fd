"""The languages that articles are read in, and the codes by which people name languages."""

from functools import cache
from pathlib import Path

_LEXICONS = Path(__file__).parent / "claims" / "lexicon"
_MEANT = {"ua": "uk", "ukr": "uk", "rus": "ru", "eng": "en"}
"""What is often written in place of a language's code: a country's, or that of another standard."""


class UnreadableLanguage(ValueError):
    """A code of no language that articles are read in; the text says which there are."""


@cache
def readable() -> frozenset[str]:
    """The codes of the languages that have a lexicon."""
    return frozenset(file.stem for file in _LEXICONS.glob("*.toml"))


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
        raise UnreadableLanguage(f"{name!r} is none of {', '.join(sorted(readable()))}{hint}")
    return named
