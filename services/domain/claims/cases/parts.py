"""The settlements of which a part is told of: "two streets in X", "in X they took two streets"."""

from collections.abc import Iterable
from typing import Final

from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, roles, terms

_REACH: Final = 7
_PART_REACH: Final = 6
_ELSEWHERE: Final = roles.THING | roles.COMMA | roles.STOP | roles.PREPOSITION
_BEYOND: Final = _ELSEWHERE & ~roles.THING | roles.REGION | roles.TRIGGER
_FINITE: Final = grammemes.FINITE | grammemes.GERUND | grammemes.INFINITIVE
SHORT: Final = ("н", "на", "но", "ны", "т", "та", "то", "ты", "ті")
"""How the short form of a passive participle ends."""
_INSIDE: Final = frozenset({"in", "on"})


def members(parse: Parse, heads: Iterable[PlaceRef]) -> list[PlaceRef]:
    """All members of the lists that `heads` are on."""
    wanted = {ref.listed for ref in heads}
    return [ref for ref in parse.places if ref.listed in wanted]


def of_object(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlement of which a part is the object ("took two streets in X", "the capture of a street")."""
    noun = candidate.trigger.pos == "noun"
    if ("of" if noun else "object") not in candidate.trigger.place:
        return []
    clause = parse.clause(candidate.at)
    for ref in parse.places:
        if not candidate.last < ref.phrase <= clause.last or (ref.head_noun and not ref.part):
            continue
        between = parse.items[candidate.last + 1 : ref.phrase]
        part = any(item.flags & (roles.SECTOR | roles.QUANTIFIER) for item in between)
        part = part and between[0].entry.preposition != "from"  # "attacked from the east in X"
        other = any(
            item.flags & (roles.THING | roles.TRIGGER | roles.STOP | roles.COMMA)
            or item.forms & grammemes.FINITE
            for item in between
        )
        if part and not other and ref.preposition in ("in", "on") and len(between) <= _REACH:
            return [member.of_part() for member in members(parse, [ref])]
        return []
    return [] if noun else _fronted(parse, candidate)


def _fronted(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlement of which a part opens the clause as the object, or the subject of a state ("two streets
    in X the enemy took", "a plant in X is under control")."""
    clause = parse.clause(candidate.at)
    subject = candidate.voice == "passive" or "object" not in candidate.trigger.place
    wanted = grammemes.NOMN if subject else grammemes.ACCS
    for ref in parse.places:
        if not clause.first < ref.phrase <= ref.last < candidate.at or ref.preposition not in _INSIDE:
            continue
        head = parse.items[clause.first : ref.phrase - 1]
        measured = any(item.flags & (roles.SECTOR | roles.QUANTIFIER) for item in head)
        other = any(
            item.flags & (roles.THING | roles.TRIGGER | roles.STOP | roles.PREPOSITION | roles.FORCE)
            or item.forms & grammemes.FINITE
            for item in head
        )
        if measured and not other and any(i.forms & wanted or i.flags & roles.QUANTIFIER for i in head):
            return [member.of_part() for member in members(parse, [ref])]
        return []
    return []


def of_named(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlement named first, of which a part is the object or subject ("in X they took two streets",
    "in X a few quarters are under control")."""
    clause = parse.clause(candidate.at)
    inside = [
        ref for ref in parse.places
        if clause.first <= ref.first < candidate.at and ref.mention and ref.preposition in ("in", "on")
    ]  # fmt: skip
    if not inside or inside[-1].relation not in (terms.IN, terms.PART):
        return []
    if "object" in candidate.trigger.place:
        words = parse.items[candidate.last + 1 : candidate.last + _PART_REACH]
    else:
        words = parse.items[inside[-1].last + 1 : candidate.at]
    for n, item in enumerate(words):
        if item.flags & roles.PREPOSITION and n + 1 < len(words) and words[n + 1].side:
            continue  # "took from the enemy"
        if item.mention is not None or item.flags & _ELSEWHERE:
            return []
        if item.flags & roles.SECTOR and item.forms & grammemes.NOUN:
            return [member.of_part() for member in members(parse, inside[-1:])]
    return [] if "object" in candidate.trigger.place else _fronted(parse, candidate)


def from_within(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlement that lies around what is left ("driven out of a few houses in X")."""
    items = parse.items
    last = min(parse.clause(candidate.at).last, candidate.last + _PART_REACH)
    left = [j for j in range(candidate.last + 1, last) if items[j].entry.preposition == "from"]
    for ref in parse.places if left else ():
        between = items[left[0] + 1 : ref.phrase - 1]
        if not between or ref.preposition not in ("in", "on") or not ref.cases & grammemes.LOCT:
            continue
        if any(item.mention or item.flags & _BEYOND or item.forms & _FINITE for item in between):
            return []
        if between[-1].forms & grammemes.NOUN and len(between) <= _PART_REACH:
            found = [member.of_part() for member in members(parse, [ref])]
            for member in found:
                member.relation = terms.PART
            return found
    return []


def is_phrase(parse: Parse, candidate: Candidate) -> bool:
    """Whether the trigger is a phrase, which names what is done to ("beat back an attack")."""
    return candidate.last > candidate.at or " " in parse.items[candidate.at].low


def participle_last(parse: Parse, candidate: Candidate) -> bool:
    """Whether the words of the trigger end with a participle, behind which its doer may stand."""
    last = parse.items[candidate.last]
    return not last.forms & grammemes.NOUN if candidate.last > candidate.at else last.low.endswith(SHORT)


def resumes(parse: Parse, ref: PlaceRef) -> bool:
    """Whether a phrase behind a relative clause goes on with what stands before that ("in X, where they got
    in, and in Y, where …")."""
    number, at = parse.clause_of[ref.first], ref.phrase - 2
    pair = parse.clauses[number : number + 2]
    behind = len(pair) > 1 and at > pair[0].first and bool(pair[0].marker & pair[1].marker & roles.RELATIVE)
    return behind and bool(parse.items[at].flags & roles.AND and parse.items[at - 1].flags & roles.COMMA)
