"""The words that stand around names, one TOML file a language, compiled to lookups by phrase."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from services.domain.models.word import Word
from services.domain.places.inflection import key, reverse
from services.domain.places.romanisation import fold


class Relation(Word):
    """How what the text says stands to the settlement that it names."""

    IN = "in"  # the place itself
    PART = "part"  # eastern X, the outskirts of X, the X plant
    NEAR = "near"  # near X, south of X, the X area
    TOWARD = "toward"  # toward X, in the direction of X
    DIRECTION = "direction"  # the X direction, axis, sector: an area of operations
    LINE = "line"  # the X-Y line, road or highway


class Cue(Word):
    """What a phrase beside a name says of whether the name is a settlement at all."""

    NO = "no"  # part of the name of something else
    UNIT = "unit"  # a military unit, ship or weapon
    PERSON = "person"
    STRONG = "strong"  # "the village of", "captured"
    WEAK = "weak"  # "in", "of"


@dataclass(frozen=True)
class Lexicon:
    """Phrases of one language: what each means before a name and after it. Keys are lower case."""

    language: str
    before: dict[str, Relation | Cue]
    after: dict[str, Relation | Cue]
    last_before: dict[str, int]  # the last words of `before`, with how many words the longest such phrase has
    first_after: dict[str, int]  # the first words of `after`, likewise
    owned: frozenset[str]  # those of `after` that, where the name owns them, are parts of the settlement
    modifiers: frozenset[str]
    given: frozenset[str]
    peoples: tuple[str, ...]  # beginnings of the adjectives of peoples; none where adjectives don't inflect
    transparent: frozenset[str]
    rural: frozenset[str]  # those of the words for settlements that a city is not called by
    qualified: frozenset[str]  # nouns with what leads to the name, before which another name is no settlement
    articles: frozenset[str]
    joints: frozenset[str]
    plural_after: frozenset[str]
    plural_before: frozenset[str]
    endings: tuple[str, ...]  # folded
    doubtful: frozenset[str]  # folded
    doubtful_endings: tuple[str, ...]  # folded
    certain: frozenset[str]  # spellings of doubtful names that only places have
    elsewhere: frozenset[str]  # folded
    lands: frozenset[str]  # those abroad that are named behind a place there and a comma
    landmarks: dict[str, str]  # plants known by a name of their own, folded, with the settlement they are in
    roots: dict[
        str, str
    ]  # beginnings of names with another spelling; names are heard by ear where there are any
    cases: dict[str, tuple[str, ...]]  # endings of case forms with those of their nominatives
    regions: dict[str, str]  # beginnings of the words for an oblast, with its English name
    region: re.Pattern[str] | None  # one of those words; none where regions are named like settlements
    region_initials: frozenset[str]  # the letters, small and capital, that one begins with
    region_after: tuple[str, ...]  # the same words as they stand behind a region's name, with the space
    region_leads: frozenset[str]  # words that lead to the region of a name before them
    raions: dict[str, str]  # beginnings of the adjectives of raions, with the English name
    raion_nouns: tuple[str, ...]  # beginnings of the words behind such an adjective
    fronts: dict[str, str]  # beginnings of the adjectives of fronts, with the town they lie by
    front_nouns: tuple[str, ...]  # beginnings of the words behind such an adjective ("direction")
    front_list: re.Pattern[str] | None  # more such adjectives with the noun behind them all
    works: re.Pattern[str] | None  # what may stand behind the adjective of a settlement that it is a part of
    outskirts: tuple[str, ...]  # beginnings of those among them that may be several
    adjectives: dict[str, tuple[str, ...]]  # endings of such adjectives, up to -к-, with those of the names
    bearings: dict[str, float]
    units: dict[str, float]
    distance: re.Pattern[str]  # a number and a unit at the end of what is searched


_ADJECTIVE: Final = r"[^\W\d]+(?:-[^\W\d]+)?[оеєиіы][гмйх][оу]?"


@cache
def load(language: str) -> Lexicon:
    """The lexicon of a language; that of English where there is none for it."""
    folder = resources.files("services.domain.places").joinpath("lexicon")
    path = folder.joinpath(f"{language}.toml")
    if not path.is_file():
        language, path = "en", folder.joinpath("en.toml")
    table = tomllib.loads(path.read_text("utf-8"))
    before: dict[str, Relation | Cue] = {}
    after: dict[str, Relation | Cue] = {}

    def add(to: dict[str, Relation | Cue], phrases: Iterable[str], meaning: Relation | Cue) -> None:
        for phrase in phrases:
            to[phrase.lower()] = meaning

    units = "|".join(table["unit"])
    folding = key if "paradigm" in table else fold
    no = table["not_a_place"]
    add(before, table["settlement"]["weak_before"], Cue.WEAK)
    add(before, table["settlement"]["before"], Cue.STRONG)
    add(after, table["settlement"]["after"], Cue.STRONG)
    add(before, no["title"], Cue.PERSON)
    add(before, no["before"], Cue.NO)
    add(after, no["after"], Cue.NO)
    add(after, no["unit"], Cue.UNIT)
    for relation, phrases in table["before"].items():
        add(before, phrases, Relation(relation))
    for relation, phrases in table["after"].items():
        add(after, phrases, Relation(relation))
    return Lexicon(
        language,
        before, after,
        _longest((phrase.rpartition(" ")[2], phrase) for phrase in before),
        _longest((phrase.partition(" ")[0], phrase) for phrase in after),
        frozenset(no.get("owned", ())),
        frozenset(no["modifiers"]), frozenset(no["given"]), tuple(no.get("peoples", ())),
        frozenset(w.lower() for w in table["transparent"]["words"]),
        frozenset(table["settlement"]["rural"]), frozenset(table["settlement"].get("qualified", ())),
        frozenset(table["settlement"].get("articles", ())), frozenset(table["lists"]["joints"]),
        frozenset(table["lists"]["plural_after"]), frozenset(table["lists"].get("plural_before", ())),
        tuple(table["shape"]["endings"]), frozenset(map(folding, table["doubtful"]["names"])),
        tuple(table["doubtful"]["endings"]), frozenset(table["doubtful"].get("certain", ())),
        frozenset(map(folding, table["elsewhere"]["names"])), frozenset(table["elsewhere"].get("lands", ())),
        table.get("landmark", {}), table.get("root", {}),
        reverse(table.get("paradigm", {})), table.get("region", {}),
        _region(table.get("region", {}), table["region_nouns"]),
        frozenset(letter for word in table.get("region", {}) for letter in (word[0], word[0].upper())),
        tuple([f" {noun}" for noun in table["region_nouns"]]), frozenset(table["region_leads"]),
        table.get("raion", {}), tuple(table.get("raion_nouns", ())),
        table.get("front", {}), tuple(table.get("front_nouns", ())),
        _front_list(table.get("front_nouns", []), table["lists"]["joints"]),
        _works(table), tuple(table.get("outskirts", ())), reverse(table.get("adjective", {})),
        table["bearing"], table["unit"],
        re.compile(rf"\b(?P<number>\d+(?:[.,]\d+)?)[\s-]?(?P<unit>{units})\s+$", re.IGNORECASE),
    )  # fmt: skip


def _longest(phrases: Iterable[tuple[str, str]]) -> dict[str, int]:
    """How many words the longest phrase has that goes with each word."""
    longest: dict[str, int] = {}
    for word, phrase in phrases:
        longest[word] = max(longest.get(word, 0), phrase.count(" ") + 1)
    return longest


def _region(beginnings: dict[str, str], nouns: list[str]) -> re.Pattern[str] | None:
    """Adjectives count before a word for region only; nouns and abbreviations count alone."""
    if not beginnings:
        return None
    words = "|".join(sorted(beginnings, key=len, reverse=True))
    return re.compile(
        rf"({words})(?:(?<=щин)\w*|(?<=чин)\w*|(?<=нр)\b|\w{{0,4}} (?:{'|'.join(nouns)}))", re.IGNORECASE
    )


def _front_list(nouns: list[str], joints: list[str]) -> re.Pattern[str] | None:
    """Further adjectives of fronts and their noun, behind a name spelt as one ("and Y directions")."""
    if not nouns:
        return None
    link = rf"(?:,|\s(?:{'|'.join(joints)})(?=\s))+\s"
    return re.compile(rf"(?=[-,\s])(?:-{_ADJECTIVE})?(?:{link}{_ADJECTIVE})*\s(?:{'|'.join(nouns)})")


def _works(table: dict[str, Any]) -> re.Pattern[str] | None:
    """The nouns of works behind the adjective of a settlement, over more adjectives, and those of stations
    right behind it; either may be quoted."""
    if "works" not in table:
        return None
    works, stations = "|".join(table["works"] + table["outskirts"]), "|".join(table["stations"])
    several = rf"(?:{_ADJECTIVE}|[^\W\d]+(?:а|у|ої|ою|ая|ую))"
    ending = r"[аеєиіїоуюяйвмхьы]{0,4}\b"
    noun, station = rf"(?P<noun>(?:{works}){ending})", rf"(?P<station>(?:{stations}){ending})"
    return re.compile(rf" (?:(?:{several} ){{0,2}}[«\"“„]?{noun}|{station})", re.IGNORECASE)
