"""Whose side a source is on: by its words, whom they take up, whose it is, or its office."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item
from services.domain.claims.syntax.claimants import Speakers
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.words import roles, terms
from services.domain.models.sides import ClaimantSide

_NAMED: Final = 6
"""Items of the name of whom something is told."""
HOME: Final = "home"
"""Offices that are of the side of where the article was written ("officials")."""
_FRONT: Final = 4
"""Items of "In Kyiv, the" before who speaks; of his name before he does."""
LOCAL: Final = "local"
"""Offices of a place ("the mayor"): of the side of the country that it lies in."""
ALL: Final = "all"
"""Words for sources of both sides ("both armies")."""
ECHO: Final = "echo"
"""Words that take up the source before them ("he", "the ministry")."""
APART: Final = "apart"
"""Words for sources that are of neither side where nothing tells ("analysts")."""
_PARTIES: Final = frozenset({"UA", "RU"})
_ANTECEDENT: Final = 10
"""Items back from "whose" within which it is told whose."""
_SIDES: Final = {side.value: side for side in ClaimantSide}


def known_sides(
    items: list[Item], named: list[int], speakers: Speakers, words: list[str]
) -> tuple[ClaimantSide, ...]:
    """The sides that the words of a source tell, or whose it is ("its spokesman"), or its earlier mentions,
    or the side of its office. Without a conjunction it has but one."""
    told = told_sides(items, named) or _fronted_capital(items, named)
    together = any(items[j].flags & roles.AND for j in range(named[0], named[-1]))
    if any(items[j].entry.source == ALL for j in named):
        return ClaimantSide.UA, ClaimantSide.RU
    if told:
        return told if together else told[:1]
    # "the official" is the one spoken of before, "a local official" is another
    first = items[named[0] - 1].flags if named[0] else roles.NONE
    defined = bool(first & roles.DEFINITE)
    echoes = items[named[0]].entry.source == ECHO  # "the ministry"
    last = speakers.last.sides if speakers.last is not None else ()
    last = () if last == (terms.NEUTRAL,) else last
    owned = echoes or (bool(items[named[0]].flags & roles.POSSESSIVE) and items[named[0]].side == "same")
    since: i64 = speakers.last.start if speakers.last is not None else -1
    if owned and len(named) > 1 and not echoes and speakers.country and speakers.country_at > since:
        return speakers.country  # "Russia confirms no losses. Its ministry said …"
    if owned and last:
        return last
    heard = _heard(items, named, speakers, words, defined)
    if heard and not _of_another(items, named, speakers):
        return heard if together else heard[:1]
    if (whose := _whose(items, named[0])) is not None:
        return whose
    # "Moscow said …. The defence ministry added …": the one of who spoke before
    office = any(items[j].entry.office in _PARTIES for j in named)  # "the General Staff"
    if defined and last and not office and any(roles.OWN_SOURCE in items[j].entry.traits for j in named):
        return last
    if defined and last and len(named) == 1 and speakers.person is speakers.last:
        noun = items[named[0]].entry
        if noun.office in ("", HOME) and noun.source == "" and not items[named[0]].capital:
            return last  # "The head of the corps' press office said …. The spokesman added …"
    return _by_office(items, named, speakers)


def of_enemy(parse: Parse, named: list[int], speakers: Speakers) -> tuple[ClaimantSide, ...]:
    """The side of "the enemy" or "enemy channels" as a source: not the outlet's."""
    if parse.free or not any(parse.items[j].side == "enemy" for j in named):
        return ()
    return (ClaimantSide.UA if speakers.outlet is ClaimantSide.RU else ClaimantSide.RU,)


def _by_office(items: list[Item], named: list[int], speakers: Speakers) -> tuple[ClaimantSide, ...]:
    """The side that the office of a source is of where nothing else tells."""
    for j in named:
        office = items[j].entry.office
        if not office:
            continue
        if office == HOME and _in_place(items, j):
            return (_of_office(LOCAL),)
        if heard_by := _audience(items, named[-1]):
            return heard_by
        if office != HOME:
            return (_of_office(office),)
        if speakers.home:
            return speakers.home
    return ()


def _audience(items: list[Item], last: i64) -> tuple[ClaimantSide, ...]:
    """The side of the agency or channel that who is named up to item `last` tells it ("told TASS")."""
    end = len(items)
    told: i64 = next((k for k in range(last + 1, min(last + _FRONT, end)) if items[k].flags & roles.SAY), end)
    for k in range(told + 1, min(told + _NAMED, end)):
        if items[k].flags & (roles.COMMA | roles.STOP | roles.COMPLEMENT | roles.ACTOR):
            return ()
        if items[k].entry.source in _PARTIES or roles.PRESS in items[k].entry.traits:
            sides = told_sides(items, list(range(told + 1, k + 1)))
            return sides[-1:] if terms.NEUTRAL not in sides else ()
    return ()


def _fronted_capital(items: list[Item], named: list[int]) -> tuple[ClaimantSide, ...]:
    """The side of the capital in which the sentence opens, right before who speaks ("In Kyiv, officials
    said …", "In Moscow the ministry said …")."""
    first = named[0] - 1 if items[named[0] - 1].flags & roles.DEFINITE else named[0]
    pause = first > 0 and bool(items[first - 1].flags & roles.COMMA)
    capital = first - 1 - pause
    if not 0 < capital < _FRONT or items[capital - 1].entry.preposition != "in":
        return ()
    own = any(roles.OWN_SOURCE in items[j].entry.traits or items[j].entry.office == HOME for j in named)
    side = _side(items[capital]) if own and items[capital].flags & roles.ACTOR else None
    return (side,) if side is not None else ()


def _in_place(items: list[Item], j: i64) -> bool:
    """Whether the office at `j` is one in a settlement ("officials in X")."""
    return j + 2 < len(items) and items[j + 1].entry.preposition == "in" and items[j + 2].mention is not None


def _of_office(office: str) -> ClaimantSide:
    """The side of an office where it is not told of which country."""
    return ClaimantSide.UA if office == LOCAL else ClaimantSide(office)


def told_sides(items: list[Item], named: list[int]) -> tuple[ClaimantSide, ...]:
    """The sides that the words of a source tell, in order."""
    told: tuple[ClaimantSide, ...] = ()
    for j in named:
        side = _side(items[j])
        if side is not None and side not in told:
            told += (side,)
    return told


def _heard(
    items: list[Item], named: list[int], speakers: Speakers, words: list[str], defined: bool
) -> tuple[ClaimantSide, ...]:
    """The sides that one of the `words` of a source was heard to be of before, the last word first; the last
    word of a phrase only where it is "the" one."""
    for word in reversed(words):
        heard = speakers.names.get(word)
        if heard is not None and (defined or any(word in {items[j].low, *items[j].keys} for j in named)):
            return heard
    return ()


def _of_another(items: list[Item], named: list[int], speakers: Speakers) -> bool:
    """Whether an office of one side is named that was not itself heard of, only a word beside it ("the head
    of Chechnya …, the head of the oblast administration")."""
    offices = [j for j in named if items[j].entry.office in _PARTIES]
    return bool(offices) and not any(items[j].low in speakers.names for j in offices)


def _whose(items: list[Item], first: i64) -> tuple[ClaimantSide, ...] | None:
    """The side of whom a relative pronoun before the source refers to ("the command, whose spokesman")."""
    before = items[first - 1].flags if first else roles.NONE
    if not before & roles.RELATIVE or not before & roles.POSSESSIVE:
        return None
    for j in range(first - 2, max(-1, first - _ANTECEDENT), -1):
        side = _side(items[j])
        if side is not None:
            return (side,)
        if items[j].entry.office and items[j].entry.office != HOME:
            return (_of_office(items[j].entry.office),)
    return None


def _side(item: Item) -> ClaimantSide | None:
    if item.entry.source and item.entry.source not in (ECHO, APART, ALL):
        return _SIDES[item.entry.source]
    if item.flags & (roles.SIDE_ADJECTIVE | roles.ACTOR) and item.side in ("UA", "RU"):
        return _SIDES[item.side]
    return None
