"""What stands about the object of a verb: whose it is, what it is called, what "and" adds, where it ends."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments.preceding import listed
from services.domain.claims.sentences.items import Item, flags_at, no_word, on_over, village
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import FINITE, PlaceRef
from services.domain.claims.words import grammemes, roles

_ADVERBIAL: Final = 2
"""Items of the shortest adverbial ("on Sunday")."""
_ADVERBIAL_OPENS: Final = roles.PREPOSITION | roles.SUBORDINATOR | roles.SOURCE | roles.ACCORDING
_OWNER: Final = 2
"""Items of an owner with its genitive."""
_GOES_ON: Final = roles.AND | roles.CONTRAST | roles.ADVERB | roles.TIME | roles.NUMBER | roles.DETERMINER
"""What follows an object without telling what becomes of it ("left X two days ago")."""
_GENITIVE: Final = frozenset({"'", "’", "'s", "’s"})


def owned(between: list[Item]) -> bool:
    """Whether the words before a place only tell whose it is ("the armed rebels' last stronghold, X")."""
    owner = roles.DETERMINER | roles.ACTOR | roles.SIDE_ADJECTIVE
    if len(between) < _OWNER or between[-1].low not in _GENITIVE or not between[-_OWNER].flags & owner:
        return False
    return all(bool(item.flags & (owner | roles.ADVERB)) or not item.flags for item in between[:-1])


def past_adverbial(between: list[Item]) -> list[Item]:
    """What is left of the words between a verb and its object behind a time or an insertion right after the
    verb ("captured on Sunday X", "captured last week X", "captured, according to the army, X")."""
    if len(between) < _ADVERBIAL:
        return between
    if between[0].flags & (roles.PREPOSITION | roles.LAST | roles.DEFINITE):
        j: i64 = on_over(between, 1, roles.TIME | roles.NUMBER)
        return between[j:] if between[1].flags & roles.TIME else between
    pause = between[0].flags & (roles.COMMA | roles.DASH)
    if not pause or not between[1].flags & _ADVERBIAL_OPENS:
        return between
    for j in range(_ADVERBIAL, len(between)):
        if between[j].flags & pause:
            return between[j + 1 :]
    return between


def and_parts(parse: Parse, members: list[PlaceRef]) -> list[PlaceRef]:
    """The settlement of which "and" adds parts to the object ("took X and several quarters in Y")."""
    last = members[-1].last + 1
    if not flags_at(parse.items, last) & roles.AND:
        return []
    for ref in parse.places:
        if ref.phrase > last and ref.preposition in ("in", "of"):
            between = parse.items[last + 1 : ref.phrase - 1]
            light = roles.SECTOR | roles.QUANTIFIER | roles.DETERMINER | roles.NUMBER | roles.ADVERB
            parts = any(item.flags & roles.SECTOR for item in between)
            if parts and all(bool(item.flags & light) or not item.flags for item in between):
                return [ref.of_part()]
            return []
    return []


def named_behind(parse: Parse, ref: PlaceRef, between: list[Item]) -> bool:
    """Whether the words before a name say what place it is ("Kyiv's last stronghold in the region, X, …")."""
    if len(between) < _OWNER or not between[-1].flags & roles.COMMA or ref.mention is None or ref.preposition:
        return False
    if not no_word(parse.items, ref.last + 1):
        return False
    told = FINITE | roles.SAY | roles.TRIGGER | roles.AND | roles.COMMA | roles.SUBORDINATOR
    described = any(map(village, between))
    return described and not any(
        bool(i.flags & told) and not i.flags & roles.PLACE_NOUN for i in between[:-1]
    )


def ends(parse: Parse, first: i64) -> bool:
    """Whether nothing more is said of the object that ends before item `first` ("keep X", not "keep X
    supplied")."""
    if first >= len(parse.items):
        return True
    following = parse.items[first]
    village = roles.PLACE_NOUN if parse.items[max(0, first - 2)].flags & roles.DEFINITE else roles.NONE
    if following.flags & (roles.FACILITY | village) and first + 1 < len(parse.items):
        following = parse.items[first + 1]  # "left the Azovstal plant", "left the X village"
    left = following.forms & grammemes.GERUND and following.flags & (roles.TRIGGER | roles.RARE)
    if not following.low[0].isalnum() or following.flags & _GOES_ON or left:
        return True  # "fled X leaving tanks behind"
    if roles.AS_TOLD in following.entry.traits:
        return not _as_what(parse, first)
    return bool(following.flags & (roles.PREPOSITION | roles.SUBORDINATOR | roles.PURPOSE))


def _as_what(parse: Parse, at: i64) -> bool:
    """Whether "as" at `at` tells what the object is left or kept as, and opens no clause ("leaving X as a
    stronghold", not "left X as the enemy drew near")."""
    items = parse.items
    last = min(parse.clause(at).last + 1, len(items))
    told = any(a.first in (at + 1, at + 2) for a in parse.actors)  # "leave X as the enemy nears"
    return not told and not any(i.flags & FINITE or i.forms & grammemes.PAST for i in items[at + 1 : last])


def possesses(parse: Parse, ref: PlaceRef) -> bool:
    """Whether the settlement only owns the object ("took X's case to court"), and that is no part of it."""
    items = parse.items
    if ref.last + 2 >= len(items) or not items[ref.last + 1].flags & roles.GENITIVE:
        return False
    part = roles.SECTOR | roles.PLACE_NOUN | roles.FACILITY | roles.ADVERB | roles.QUANTIFIER
    for item in items[ref.last + 2 : ref.last + 6]:
        if item.flags & part:
            return False
        if item.flags & (roles.TO | roles.PREPOSITION | roles.COMMA):
            break
    return True


def predicate_follows(parse: Parse, ref: PlaceRef) -> bool:
    """Whether a verb stands behind the list of settlements that `ref` is in, so that it is its subject."""
    last = max(member.last for member in listed(parse, ref))
    j = on_over(parse.items, last + 1, roles.ADVERB | roles.HEDGE | roles.NEGATION)
    if j >= len(parse.items):
        return False
    item = parse.items[j]
    if item.flags & roles.FORCE:
        return True  # "claimed X and Y brigades had left"
    verb = any(t.pos == "verb" for t in item.entry.triggers) or bool(item.forms & grammemes.UNKNOWN_VERB)
    return verb or bool(item.flags & (roles.BE | roles.HAVE | roles.DO | roles.HYPOTHETICAL | roles.FUTURE))


def unit_of(parse: Parse, ref: PlaceRef) -> bool:
    """Whether the name is only that of forces ("a spokesman for the Kharkiv group")."""
    definite = ref.first > 0 and bool(parse.items[ref.first - 1].flags & roles.DEFINITE)
    return definite and flags_at(parse.items, ref.last + 1) & roles.FORCE != 0
