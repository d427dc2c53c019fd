"""Morphology from a dictionary of all forms (pymorphy3's), for languages whose words inflect."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from mypy_extensions import i64

from services.domain.claims.words import grammemes
from services.domain.claims.words.morphology import Reading
from services.domain.places.inflection import dictionary

_PARTS: Final = re.compile(r"[, ]")
_READ: Final = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct", "past", "anim", "inan", "actv"})
"""Grammemes that are called as the dictionary calls them."""
_INFINITIVE: Final = ("ти", "тися")
_NOMINAL: Final = {
    "NOUN": grammemes.NOUN,
    "ADJF": grammemes.ADJECTIVE,
    "NUMR": grammemes.NUMERAL,
    "NPRO": grammemes.PRONOUN,
    "PRTF": grammemes.PARTICIPLE,
}


@cache
def _unlisted(language: str, vocabulary: frozenset[str]) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """The forms of the vocabulary's words that the dictionary doesn't list: names and war slang."""
    analyzer = dictionary(language)
    forms: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for base in sorted(vocabulary):
        if base.isalpha() and not base.isascii() and not analyzer.word_is_known(base):
            for parse in analyzer.parse(base):
                if parse.normal_form == base and "NOUN" in parse.tag:
                    for form in parse.lexeme:
                        forms.setdefault(spelling(form.word), []).append((base, _grammemes(str(form.tag))))
    return forms


@cache
def _participles(language: str, vocabulary: frozenset[str]) -> dict[str, str]:
    """The verbs of the vocabulary by their passive and adverbial participles, for a dictionary that lists
    these as words of their own: built from the impersonal form ("взято", "взятий"), the past ("взяв",
    "взявши") and the present ("беруть", "беручи")."""
    analyzer = dictionary(language)
    verbs: dict[str, str] = {}
    for base in sorted(vocabulary):
        if not base.endswith(_INFINITIVE):
            continue
        if base.endswith("ати"):
            verbs.setdefault(base[:-2] + "ний", base)
        for parse in analyzer.parse(base):
            if parse.normal_form == base:
                for form in parse.lexeme:
                    if participle := _participle(form.word, form.tag):
                        verbs[participle] = base
    return verbs


class DictionaryMorphology:
    """Base forms and grammatical forms of any word of a language, those of `vocabulary` before others.

    `alternations` are pairs of letters that stand for one another at the beginning of a word."""

    def __init__(self, language: str, vocabulary: set[str], alternations: Sequence[str] = ()) -> None:
        self._language = language
        self._vocabulary = frozenset(vocabulary)
        self._initials = {pair[one]: pair[1 - one] for pair in alternations for one in (0, 1)}

    def readings(self, word: str) -> list[Reading]:
        """See `Morphology`."""
        if not word[:1].isalpha():
            return []
        parses = dictionary(self._language).parse(word.rsplit(" ", 1)[-1])
        found = [(spelling(parse.normal_form), _grammemes(str(parse.tag))) for parse in parses]
        if found and "PREP" in found[0][1]:  # "при" bids nobody to press on
            found = [reading for reading in found if "impr" not in reading[1]]
        if any("Prnt" in tag for _, tag in found):  # "видимо" is a hedge, and seen by nobody
            found = [reading for reading in found if "PRTS" not in reading[1]]
        known = [reading for reading in found if reading[0] in self._vocabulary]
        if word[0] in self._initials and (not known or len(word) == 1):
            swapped = [(self._initials.get(base[0], base[0]) + base[1:], tag) for base, tag in found]
            known += [reading for reading in swapped if reading[0] in self._vocabulary]
        if not known and any("pssv" in tag or "GRND" in tag for _, tag in found):
            verbs = _participles(self._language, self._vocabulary)
            known = [(verbs[base], tag) for base, tag in found if base in verbs]
        if not known:
            known = _unlisted(self._language, self._vocabulary).get(spelling(word), [])
        if not known and any("sing" in tag or "plur" not in tag for _, tag in found):
            # living beings do things together as often as things are somebody's
            found = [
                reading for reading in found if not {"plur", "NOUN"} <= reading[1] or "anim" in reading[1]
            ]
        readings = [(base, _forms(tag)) for base, tag in known or found]
        plain = spelling(word)
        return readings if plain == word else [*readings, (plain, 0)]


def _participle(form: str, tag: Any) -> str:
    """The participle that is built from a form of a verb; empty where none is."""
    if "Impe" in tag and form.endswith("о"):
        return form[:-1] + "ий"
    stem, reflexive = (form[:-2], "сь") if form.endswith(("ся", "сь")) else (form, "")
    if "masc" in tag and "past" in tag:
        return stem + "ши" + reflexive
    if "3per" in tag and "plur" in tag and "pres" in tag and stem.endswith("ть"):
        return stem[:-2] + "чи" + reflexive
    return ""


def spelling(word: str) -> str:
    """`word` as lexicons spell it: ё is often written е."""
    return word.replace("ё", "е")


_VOWELS: Final = "аеиоуыэюяй"
_DECLENSIONS: Final = {
    "ое": {"ого": "gent", "ому": "datv", "ым": "ablt", "ом": "loct", "им": "ablt"},
    "ее": {"его": "gent", "ему": "datv", "им": "ablt", "ем": "loct"},
    "ая": {"ой": "gent datv ablt loct", "ую": "accs"},
    "ый": {"ого": "gent", "ому": "datv", "ым": "ablt", "ом": "loct"},
    "ий": {"ого": "gent", "ому": "datv", "им": "ablt", "ом": "loct", "его": "gent", "ем": "loct"},
    "а": {"ы": "gent", "и": "gent", "е": "datv loct", "у": "accs", "ой": "ablt", "ою": "ablt"},
    "я": {"и": "gent datv loct", "е": "datv loct", "ю": "accs", "ей": "ablt"},
    "о": {"а": "gent", "у": "datv", "ом": "ablt", "ым": "ablt", "е": "loct"},
    "": {"а": "gent", "у": "datv", "ом": "ablt", "ым": "ablt", "е": "loct"},
}
"""Endings of Russian names by the ending of the nominative, with the cases that they are."""


def declined(word: str, nominative: str) -> i64:
    """The cases that the Russian name `word` is in, by its ending against its nominative; none where it does
    not decline regularly."""
    for ending, cases in _DECLENSIONS.items():
        stem = nominative.removesuffix(ending)
        if not ending and nominative[-1:] in _VOWELS:
            break
        if nominative.endswith(ending) and word.startswith(stem):
            found = cases.get(word[len(stem) :])
            if found:
                return grammemes.of(*found.split())
    return 0


@cache
def _grammemes(tag: str) -> frozenset[str]:
    """The parts of a tag of the dictionary; it has a few thousand."""
    return frozenset(_PARTS.split(tag))


_TENSES: Final = frozenset({"past", "pres", "futr"})


@cache
def _forms(tag: frozenset[str]) -> i64:
    forms = grammemes.of(*(tag & _READ)) | _predicate(tag)
    for part, form in _NOMINAL.items():
        forms |= form if part in tag else 0
    if "pssv" in tag and "ADJF" in tag:
        forms |= grammemes.PARTICIPLE
    if "plur" in tag:
        forms |= grammemes.PLURAL
    return forms


def _predicate(tag: frozenset[str]) -> i64:
    """The form of a verb; 0 for any other word."""
    if "infn" in tag or "INFN" in tag:
        return grammemes.INFINITIVE
    if "PRTS" in tag or ("Impe" in tag and "VERB" in tag):
        return grammemes.PASSIVE | (grammemes.IMPERSONAL if "Impe" in tag else 0)
    if "GRND" in tag:
        return grammemes.GERUND
    if "impr" in tag:
        return grammemes.IMPERATIVE
    if "VERB" not in tag:
        return 0
    if not tag & _TENSES:
        return grammemes.INFINITIVE  # some Ukrainian ones are not marked
    tense = grammemes.PRESENT
    if "futr" in tag or "past" in tag:
        tense = grammemes.FUTURE if "futr" in tag else grammemes.PAST
    return grammemes.FINITE | tense | (grammemes.FIRST if "1per" in tag else 0)
