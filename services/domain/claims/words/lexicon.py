"""A language's words, read from `lexicon/<language>.toml` and indexed for matching."""

import tomllib
from bisect import insort
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, Final

from mypy_extensions import i64, mypyc_attr

from services.domain.claims.words import entries, grammemes, rare, roles, terms
from services.domain.claims.words.dictionary import DictionaryMorphology
from services.domain.claims.words.entries import GAP, NOTHING, Entry, Trigger
from services.domain.claims.words.morphology import Morphology, Reading, SuffixMorphology
from services.domain.models.sides import ClaimantSide, Side
from services.domain.places.tokens import normal

_FOLDER: Final = resources.files("services.domain.claims").joinpath("lexicon")
MARKS: Final[Mapping[str, int]] = {
    ",": roles.COMMA,
    ";": roles.STOP,
    ":": roles.STOP,
    "(": roles.STOP,
    ")": roles.STOP,
    "[": roles.STOP,
    "]": roles.STOP,
    "—": roles.DASH,
    "–": roles.DASH,
    "--": roles.DASH,
    "“": roles.QUOTE,
    "”": roles.QUOTE,
    '"': roles.QUOTE,
    "«": roles.QUOTE,
    "»": roles.QUOTE,
    "„": roles.QUOTE,
    "'s": roles.GENITIVE,
    "?": roles.RARE,
    "…": roles.QUOTE,
    "...": roles.QUOTE,
}
"""Roles of punctuation, the same in every language."""
REMEMBERED: Final = 20_000
"""New words after which those not met meanwhile are forgotten: of 1 to 1.5 KB each, twice as many stay."""
_APOSTROPHES: Final = ("'", "‘")
_MARKS: Final = 61
"""Bits that words are marked with."""
_TURNED: Final = 3
"""Elements of a phrase of a verb, a gap and an object."""
_WEIGHTS: Final = {"plain": 3, "leaning": 1}
Stance = tuple[str, int]
"""Whose wording a phrase is (UA, RU, own), and how much it tells."""
_THIRD_OR_PLURAL: Final = grammemes.PRESENT | grammemes.PLURAL


@mypyc_attr(acyclic=True)
class Phrase:
    """A pattern of more than one word. `noun` tells that it ends as a noun, `bounded` that it matters
    how it ends or what follows."""

    def __init__(self, elements: tuple[str, ...], entry: Entry) -> None:
        self.elements = elements
        self.entry = entry
        self.size = len(elements)
        self.noun = bool(entry.triggers) and all(_nominal(trigger) for trigger in entry.triggers)
        self.bounded = self.noun or bool(
            entry.flags & roles.ANAPHOR or entry.rare & (rare.FINAL | rare.LOCAL)
        )


@mypyc_attr(acyclic=True)
class Branch:
    """The phrases that begin with the same two words: `whole` are those of no more, `longer` the others by
    their third word, the longest first; `marks` has the bits of these (see `Word`)."""

    def __init__(self) -> None:
        self.whole: list[Phrase] = []
        self.longer: dict[str, list[Phrase]] = {}
        self.marks: i64 = 0

    def add(self, phrase: Phrase, third: str, mark: i64) -> None:
        """Add a phrase whose third word, if it has one, is `third` with the bit `mark`."""
        insort(self.longer.setdefault(third, []) if third else self.whole, phrase, key=_order)
        self.marks |= mark


@mypyc_attr(acyclic=True)
class Word:
    """What the lexicon knows of one spelling: base forms, inflections, and what may start here.

    `bases` are the base forms and the spelling itself, `keys` the same as a set. `flags` are the roles of the
    word alone, `potential` also those of phrases that it is the longest word of, and of these the ones that
    tell of a sentence (`roles.TELLING`).

    `phrases` are those whose second word is next to the first, `gapped` the others, both by that second word.
    Words that go on with phrases have one of a few bits each: `marks` has those of this word, `behind` those
    of the second words of its phrases, `behind_gap` those of the words behind their gaps. Most words that
    follow have none of these, which one look tells. `sided` tells whether it names a side or may begin
    somebody's wording (`stances`), `hyphen` and `apostrophe` whether it is no word but that, `capital`
    whether it begins with a capital.
    """

    def __init__(self, low: str, readings: list[Reading], entry: Entry) -> None:
        self.low = low
        self.hyphen = low == "-"
        self.apostrophe = low in _APOSTROPHES
        self.keys = frozenset([low, *(base for base, _ in readings)])
        self.bases = sorted(self.keys)
        self.forms: i64 = 0
        for _, forms in readings:
            self.forms |= forms
        self.entry = entry
        self.flags: i64 = 0
        self.rare: i64 = 0
        self.potential: i64 = 0
        self.phrases: dict[str, Branch] = {}
        self.gapped: dict[str, Branch] = {}
        self.marks: i64 = 0
        self.behind: i64 = 0
        self.behind_gap: i64 = 0
        self.stances: list[tuple[tuple[str, ...], int, Stance]] = []
        self.sided = False
        self.capital = False


class Lexicon:
    """The words of one language. Looking one up costs a dictionary access once it has been seen."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.language: str = data["language"]
        self.grammar: str = data["morphology"]["grammar"]
        self.home = Side(data["home"])
        self.unnamed = Side(data["unnamed"]) if "unnamed" in data else None
        self.writers = ClaimantSide(data.get("writers", terms.NEUTRAL))
        self.continuations: tuple[str, ...] = tuple(data.get("continuations", ()))
        self.abbreviations = frozenset(data["abbreviations"]["words"])
        self._single: dict[str, Entry] = {}
        self._exact: dict[str, Entry] = {}
        self._phrases: dict[str, dict[tuple[str, ...], Entry]] = {}
        self._anchors: dict[str, int] = {}
        self._marks: dict[str, int] = {}
        vocabulary: set[str] = set()
        for words, entry in entries.read(data):
            for phrase in words:
                for elements in entries.alternatives(phrase):
                    vocabulary.update(e.lstrip("=") for e in elements if e != GAP)
                    self._add(elements, entry)
                    if self._turns(elements, entry):
                        self._add(elements[::-1], entry)
        self._stances: dict[str, list[tuple[tuple[str, ...], Stance]]] = {}
        for side, weights in data.get("stance", {}).items():
            for weight, phrases in weights.items():
                for elements in (e for phrase in phrases for e in entries.alternatives(phrase)):
                    vocabulary.update(e.lstrip("=") for e in elements)
                    stance = (elements, (side, _WEIGHTS[weight]))
                    self._mark(elements)
                    self._stances.setdefault(elements[0].lstrip("="), []).append(stance)
        self._morphology = _morphology(data["morphology"], vocabulary)
        self._verb_endings = tuple(data["morphology"].get("verb_endings", ()))
        self._adverb_endings = tuple(data["morphology"].get("adverb_endings", ()))
        self._met: dict[str, Word] = {}
        self._met_before: dict[str, Word] = {}

    def _turns(self, elements: tuple[str, ...], entry: Entry) -> bool:
        """Whether a verb and its object may stand the other way round: where order is free, unless the
        object is a party that would then be taken for the subject."""
        if self.grammar != "case" or len(elements) != _TURNED or elements[1] != GAP:
            return False
        if not any(trigger.pos == "verb" for trigger in entry.triggers):
            return False
        last = self._single.get(elements[2])
        return last is None or not last.flags & (
            roles.ACTOR | roles.FORCE | roles.SIDE_ADJECTIVE | roles.ATTEMPT | roles.FACILITY
        )

    def _add(self, elements: tuple[str, ...], entry: Entry) -> None:
        if len(elements) == 1:
            exact = elements[0].startswith("=")
            table: dict[Any, Entry] = self._exact if exact else self._single
            key: Any = elements[0].lstrip("=")
        else:
            table = self._phrases.setdefault(elements[0].lstrip("="), {})
            key = elements
            anchor = max((e.lstrip("=") for e in elements), key=len)
            self._anchors[anchor] = self._anchors.get(anchor, 0) | entry.flags
            self._mark(elements)
        table.setdefault(key, Entry()).merge(entry)

    def _mark(self, elements: tuple[str, ...]) -> None:
        """Give the words that go on with a phrase their bits (see `Word`)."""
        for element in elements[1:]:
            self._marks.setdefault(element.lstrip("="), 1 << len(self._marks) % _MARKS)

    def word(self, spelling: str) -> Word:
        """What is known of a word as it stands in a text."""
        word = self._met.get(spelling)
        return word if word is not None else self._meet(spelling)

    def _meet(self, spelling: str) -> Word:
        """A word that has not been met of late. Bounded: every article may bring words of its own."""
        word = self._met_before.get(spelling)
        if word is None:
            low = normal(spelling)
            word = self._look_up(low)
            small = not (word.flags or word.forms or word.phrases or word.gapped) and spelling == low
            if small and self._adverb_endings and low.endswith(self._adverb_endings):
                word = self._adverb(low)
        word.capital = spelling[0].isupper()
        if len(self._met) >= REMEMBERED:
            self._met_before, self._met = self._met, {}
        self._met[spelling] = word
        return word

    def _adverb(self, low: str) -> Word:
        """A word that is known for an adverb by its ending alone."""
        word = Word(low, [], Entry(flags=roles.ADVERB))
        word.flags = roles.ADVERB
        return word

    def _look_up(self, low: str) -> Word:
        readings = list(self._morphology.readings(low))
        if low in self.abbreviations:  # "200 тис." presses on nobody
            readings = [(base, forms) for base, forms in readings if not forms & grammemes.VERBAL]
        entry = Entry()
        word = Word(low, readings, entry)
        for key in word.bases:
            if key in self._single:
                entry.merge(self._single[key])
            word.marks |= self._marks.get(key, 0)
            self._add_phrases(word, key)
        if low in self._exact:
            entry.merge(self._exact[low])
        if not readings and self._verb_endings and low.endswith(self._verb_endings):
            word.forms = grammemes.UNKNOWN_VERB
        if word.forms & _THIRD_OR_PLURAL == _THIRD_OR_PLURAL and entry.flags & roles.ACTOR:
            entry.flags &= ~roles.SIDE_ADJECTIVE  # "Russians" are people
        if not (entry.flags or entry.triggers):
            word.entry = NOTHING
        word.flags = entry.flags | MARKS.get(low, 0) | (roles.NUMBER if low[0].isdigit() else roles.NONE)
        word.rare = entry.rare | (rare.QUESTION if low == "?" else roles.NONE)
        word.potential = word.flags
        for key in word.bases:
            word.potential |= self._anchors.get(key, 0)
            self._add_stances(word, key)
        word.potential &= roles.TELLING
        word.sided = bool(word.entry.side or word.stances)
        return word

    def _add_stances(self, word: Word, key: str) -> None:
        """Add the wordings that may begin with the base form `key` of a word."""
        for elements, stance in self._stances.get(key, ()):
            if not elements[0].startswith("=") or key == word.low:
                plain = tuple(element.lstrip("=") for element in elements)
                word.stances.append((plain, self._marks.get(_next(plain, 1), 0), stance))

    def _add_phrases(self, word: Word, key: str) -> None:
        """Add the phrases that may begin with the base form `key` of a word."""
        for elements, entry in self._phrases.get(key, {}).items():
            if not elements[0].startswith("=") or key == word.low:
                plain = tuple(element.lstrip("=") for element in elements)
                gapped = plain[1] == GAP
                second = plain[2] if gapped else plain[1]
                third = _next(plain, 3 if gapped else 2)
                if gapped:
                    word.behind_gap |= self._marks[second]
                else:
                    word.behind |= self._marks[second]
                branch = (word.gapped if gapped else word.phrases).setdefault(second, Branch())
                branch.add(Phrase(plain, entry), third, self._marks.get(third, 0))


def _nominal(trigger: Trigger) -> bool:
    """Whether the words end as a noun does ("in Russian control", not "in Russian-controlled X")."""
    return trigger.pos == "noun" or trigger.nominal


def _next(elements: tuple[str, ...], first: i64) -> str:
    """The next word among the elements from `first` on; empty where there is none."""
    return next((element for element in elements[first:] if element != GAP), "")


def _order(phrase: Phrase) -> tuple[int, tuple[str, ...]]:
    """In which order phrases are tried: the longest first, those as long by the alphabet."""
    return -phrase.size, phrase.elements


def _morphology(data: Mapping[str, Any], vocabulary: set[str]) -> Morphology:
    if data["kind"] == "dictionary":
        return DictionaryMorphology(data["dictionary"], vocabulary, data.get("alternations", ()))
    return SuffixMorphology(vocabulary, data["suffixes"], data["irregular"])


@cache
def load(language: str) -> Lexicon:
    """The lexicon of `language`. Raises FileNotFoundError where there is none."""
    source = _FOLDER.joinpath(f"{language}.toml")
    return Lexicon(tomllib.loads(source.read_text(encoding="utf-8")))
