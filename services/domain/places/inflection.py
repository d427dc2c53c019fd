"""The nominative that a case form of a Ukrainian or Russian name may come from.

The paradigms are data of the lexicon: an ending of the nominative with the endings it turns into. Taken
backwards they give a few candidates; which of them is a name the gazetteer decides.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

import pymorphy3
from pymorphy3.tagset import OpencorporaTag

_APOSTROPHES: Final = re.compile("['’ʼ`´]")


def key(name: str) -> str:
    """The key of a Cyrillic name: lower case, without apostrophes, ё as е, hyphens as spaces."""
    return _APOSTROPHES.sub("", name).lower().replace("ё", "е").replace("-", " ")


_VOWELS: Final = str.maketrans({**dict.fromkeys("іиыеєэоё", "е"), "ї": "е", "ґ": "г", "ь": "", "ъ": ""})
_ENDING: Final = re.compile(r"(?:[еа]е|е)$")
_FEMININE: Final = re.compile(r"(?<=[^аеуюя])ая$")


def sound(name: str, roots: Mapping[str, str]) -> str:
    """What Ukrainian and Russian spellings of one name have in common; `name` is a key of `key`.

    The vowels that Ukrainian і, и, е, о answer to fall together, as do the endings of places in -е and of
    adjectives in -а; `roots` are beginnings that differ otherwise.
    """
    words = []
    for word in name.split():
        root = next((root for root in roots if word.startswith(root)), "")
        stem = roots[root] + word[len(root) :] if root else word
        heard = stem.translate(_VOWELS).replace("зск", "зк").replace("здн", "зн")
        words.append(_FEMININE.sub("а", _ENDING.sub("е", heard)))
    return " ".join(words)


def reverse(paradigms: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Endings of forms with the endings of the nominatives they may come from."""
    found: dict[str, list[str]] = defaultdict(list)
    for nominative, forms in paradigms.items():
        for form in forms:
            found[form].append(nominative)
    return {form: tuple(nominatives) for form, nominatives in found.items()}


def nominatives(word: str, endings: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Candidates for the nominative of a folded word, the word itself first."""
    found = [word]
    for n in range(min(5, len(word) - 1) + 1):
        stem = word[: len(word) - n] if n else word
        for ending in endings.get(word[len(word) - n :] if n else "", ()):
            found.append(stem + ending)
    return list(dict.fromkeys(found))


_LISTED: Final = frozenset({"uk", "ru"})
"""Languages that have a dictionary here."""


@cache
def dictionary(language: str) -> pymorphy3.MorphAnalyzer:
    """The dictionary of a language (ISO 639-1 code); loaded when first asked for, in about 0.2 s. It doesn't
    say which of a word's readings is likeliest, which costs a fifth of a word and nobody asks."""
    return pymorphy3.MorphAnalyzer(lang=language, probability_estimator_cls=None)


@lru_cache(maxsize=16384)
def _known(token: str, language: str) -> tuple[OpencorporaTag, ...]:
    """The readings that the dictionary of `language` has of `token`; none in a language without one."""
    if language not in _LISTED:
        return ()
    return tuple(parse.tag for parse in dictionary(language).parse(token.lower()) if parse.is_known)


@lru_cache(maxsize=16384)
def is_word(token: str, language: str) -> bool:
    """Whether the dictionary of `language` (uk, ru) knows `token` as a word or a person, not a place."""
    known = _known(token, language)
    if language == "uk":  # its dictionary marks no places: any thing may be one
        return bool(known) and not any("inan" in str(tag) or tag.POS == "ADJF" for tag in known)
    return bool(known) and not any("Geox" in str(tag) for tag in known)


@lru_cache(maxsize=16384)
def is_no_name(token: str, language: str) -> bool:
    """Whether the dictionary of `language` (uk, ru) knows `token` as a word that can be no name, such as an
    adverb, a verb or a being ("heroes")."""
    known = _known(token, language)
    return bool(known) and not any(tag.POS in {"NOUN", "ADJF", "PRTF"} and "anim" not in tag for tag in known)


def is_adverb(token: str, language: str) -> bool:
    """Whether the dictionary of `language` (uk, ru) knows `token` as an adverb, whatever else it is."""
    return any(tag.POS == "ADVB" for tag in _known(token, language))


@lru_cache(maxsize=16384)
def is_person(token: str, language: str) -> bool:
    """Whether the dictionary of `language` (uk, ru) knows `token` as a name of people."""
    return any({"Name", "Surn", "Patr"} & tag.grammemes for tag in _known(token, language))


@lru_cache(maxsize=16384)
def qualifies(adjective: str, word: str, kind: str, language: str) -> bool:
    """Whether `adjective` can be one that goes with `word`, a NOUN, an ADJF or a thing (NOUN,inan) beside it:
    both known to the dictionary, in the same case, number and gender."""
    forms = {_form(tag) for tag in _known(adjective, language) if tag.POS == "ADJF"}
    wanted = frozenset(kind.split(","))
    return any(_form(tag) in forms for tag in _known(word, language) if wanted <= tag.grammemes)


@lru_cache(maxsize=4096)
def agreement(adjective: str, noun: str, language: str, *, plural: bool) -> tuple[str, ...]:
    """The cases in which `adjective` goes with `noun`, a thing, which may be an abbreviation that doesn't
    inflect; none where it goes with it in none. In the plural only where that is to count."""
    things = [tag for tag in _tags(noun, language) if tag.POS == "NOUN"]
    inflects = things and not noun.isupper() and not any("Fixd" in tag for tag in things)
    forms = {_form(tag) for tag in things}
    found: set[str] = set()
    for tag in _tags(adjective, language):
        if tag.POS == "ADJF" and (not inflects or _form(tag) in forms) and (plural or tag.number != "plur"):
            found.add(str(tag.case))
    if "gent" in found:
        found.discard("accs")  # it is no being
    return tuple(sorted(found & _CASES))


def _tags(token: str, language: str) -> list[OpencorporaTag]:
    """The readings of a word, which may be guessed."""
    return [parse.tag for parse in dictionary(language).parse(token.lower())]


_CASES: Final = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})
_GENDERED: Final = {"femn": ("а", "я"), "plur": ("і", "ї", "и", "ые", "ие")}
"""How a nominative ends that an adjective is of in the feminine or the plural."""
_SOFT: Final = frozenset("аеєиіїоуюяыйх")


def fitting(token: str, forms: list[str], language: str) -> list[str]:
    """Those of `forms` that can be the nominative of `token`: no neuter where the dictionary knows it as no
    more than an adjective in the feminine or in the plural ("Чорноморських", not of Чорноморське)."""
    form = _other_than_neuter(token, language)
    if not form:
        return forms
    return [found for found in forms if found.endswith(_GENDERED[form]) or found[-1] not in _SOFT]


@lru_cache(maxsize=16384)
def _other_than_neuter(token: str, language: str) -> str:
    """Whether a token is an adjective in the feminine or in the plural only: "femn", "plur" or nothing."""
    forms = {_form(tag)[1] for tag in _known(token, language) if tag.POS == "ADJF"}
    form = forms.pop() if len(forms) == 1 else None
    return form if form in _GENDERED else ""


def is_town(token: str, language: str) -> bool:
    """Whether `token` is a form of a town's name where an adjective has it in the feminine ("Українська")."""
    noun = any(tag.POS == "NOUN" for tag in _known(token, language))
    return noun and _other_than_neuter(token, language) == "femn"


def _form(tag: OpencorporaTag) -> tuple[str | None, str | None]:
    """Case, and the gender of what stands alone: the Ukrainian dictionary marks no singular."""
    return tag.case, "plur" if tag.number == "plur" else tag.gender
