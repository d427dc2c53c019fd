"""Whose side an article is on, told by its outlet's name or its wording, where nobody says it."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from mypy_extensions import i64

from services.domain.claims.context.quotations import Quotations
from services.domain.claims.sentences.annotation import Scan, annotate, scan, stance_at
from services.domain.claims.sentences.items import Item
from services.domain.claims.syntax import affiliation
from services.domain.claims.words import grammemes, lexicon, roles, terms
from services.domain.claims.words.lexicon import Stance
from services.domain.models.sides import ClaimantSide, Side
from services.domain.places.tokens import Span, spans

_PLAIN: Final = 2
"""How much the words of one side must outweigh those of the other to be plainly that side's."""

_INTERNATIONAL: Final = "en"
"""The language that outlets are named in, besides their own."""
_NOBODY: Final = (affiliation.ECHO, affiliation.APART, affiliation.ALL)


_OPENING: Final = frozenset("'\"‘’“”«„")
_EDITION: Final = re.compile(r"\s*[(\[]\s*(?:ru|ua|uk|en|рус|укр)\w*\.?\s*[)\]]\s*$", re.IGNORECASE)
"""What tells an outlet's language behind its name, which is nobody's side."""
_ADDRESS: Final = re.compile(r"((?:[\w-]+\.)+[a-z]{2,})/\S*")
"""A host and what goes on behind it: words of the article's headline, not of the outlet's name."""
_PATH: Final = re.compile(r":(?!//)(?:\S*/\S*|\S+\.[a-z]{2,5}$)")
"""A file's path behind the name of a collection, whose words are of headlines as well."""


@lru_cache(maxsize=4096)
def of_name(outlet: str, main: str) -> ClaimantSide | None:
    """The side that an outlet's name tells, in the language `main` or internationally; None where it tells
    none."""
    outlet = _EDITION.sub("", _PATH.sub("", _ADDRESS.sub(r"\1", outlet)))
    for language in (main, _INTERNATIONAL):
        items = annotate(scan(outlet, spans(outlet), [], lexicon.load(language)))
        # a country's newspaper speaks for itself, not for its side
        press = any(roles.PRESS in item.entry.traits for item in items)
        told = _listed(items, press)
        if not told and not press:
            told = next((item.side for item in items if item.side in ("UA", "RU")), "")
        if told:
            return ClaimantSide(told)
    return None


def _listed(items: list[Item], press: bool) -> str:
    """The side of the first source among the words, or of an office that is always of one; empty where they
    name none that has one."""
    for item in items:
        told = item.entry.source
        if told and told not in _NOBODY and not (told == "UA" and press):
            return told
    named = any(item.side in ("UA", "RU") for item in items)
    office = next((item.entry.office for item in items if item.entry.office in ("UA", "RU")), "")
    return "" if press or named else office


def of_wording(sentences: list[Scan], quotations: Quotations, home: Side, free: bool) -> ClaimantSide:
    """The side whose wording the text has outside quotations; neutral where it is plainly that of none.
    Where order is not `free`, what is reported may be worded by its speaker, and what is said twice tells no
    more."""
    heard: list[Stance] = []
    told: set[tuple[str, str]] = set()
    people: set[str] = set()
    for scanned in sentences:
        enemy = False
        worded: list[int] = []
        for at, word in enumerate(scanned.words):
            if not word.sided:
                continue
            if word.stances:
                worded.append(at)
            side = word.entry.side
            if side:
                enemy = enemy or side == "enemy"
                if (
                    word.flags & roles.ACTOR
                    and not word.flags & roles.FORCE
                    and word.forms & grammemes.PLURAL
                ):
                    people.add(side)
        reported = bool(scanned.known & (roles.SAY | roles.ACCORDING))
        last: i64 = -1
        for at in worded:
            wording = stance_at(scanned.words, at)
            span = scanned.spans[at]
            if wording is None or quotations.at(span.start) >= 0 or _cited(scanned.text, span):
                continue
            side, spelt = wording[0], scanned.words[at].low
            again = (side, spelt) in told or last == at - 1 >= 0  # "invaders" of "Russian invaders"
            last = at
            if free or side == "own" or not again:
                told.add((side, spelt))
                wording = (side, 1) if reported and not free else wording
                heard.append(outright(wording, home) if enemy and not reported else wording)
    if free and home is Side.UA:
        people.discard("UA")  # whom those who speak the language of one country name as their own
    return side_of(heard, home, people)


def _cited(text: str, word: Span) -> bool:
    """Whether a quotation mark opens before the word or right behind it ("a 'special operation'", "Ukrainian
    'nationalists'")."""
    return text[word.start - 1 : word.start] in _OPENING or text[word.end + 1 : word.end + 2] in _OPENING


def outright(told: Stance, home: Side) -> Stance:
    """What wording tells where somebody speaks of "the enemy" in no reported speech, as a party does: what
    leans to the language's home is plain."""
    side, weight = told
    return (side, max(weight, _PLAIN)) if side == home else told


def side_of(stances: Iterable[Stance], home: Side, named: Iterable[str] = ()) -> ClaimantSide:
    """The side whose wording it is; neutral where it is plainly of none. "Ours" says that there is one, and
    which is told by the other words, or by who alone is `named`, the enemy, or else by the language, whose
    `home` it is."""
    weights = {"UA": 0, "RU": 0, "own": 0}
    for side, weight in stances:
        weights[side] += weight
    lead = weights["UA"] - weights["RU"]
    if abs(lead) + weights["own"] < _PLAIN:
        return terms.NEUTRAL
    if lead:
        return ClaimantSide.UA if lead > 0 else ClaimantSide.RU
    others = [side for side in ("UA", "RU") if side in named]
    return ClaimantSide(Side(others[0]).opponent) if len(others) == 1 else ClaimantSide(home)
