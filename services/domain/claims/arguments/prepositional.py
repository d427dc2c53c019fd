"""The settlements in a phrase with a preposition that fill a trigger's place."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments.described import defended, lies_by
from services.domain.claims.arguments.objects import past_adverbial
from services.domain.claims.arguments.preceding import of_office
from services.domain.claims.arguments.reach import predicated, reach
from services.domain.claims.sentences.items import flags_at, has, villages
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import PlaceRef, leads
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.models.claims import Kind

_TWO: Final = 2
PLAIN_SLOTS: Final = frozenset({"object", "subject", "modified", "after", "itself"})
_DEGREE: Final = roles.QUOTE | roles.ADVERB | roles.BOTH | roles.NEGATION
"""What may stand between "of" and a name ("the capture of both X and Y")."""
_ORIGINS: Final = frozenset({"from"})
"""Prepositions that before an attack which is beaten back tell whence it came."""
_GOALS: Final = frozenset({"to", "into"})
_FRONTED: Final = frozenset({"in", "near", "around", "inside"})
"""Prepositions of a place that may stand before the verb ("Near X, fighting goes on")."""
_TAKERS: Final = frozenset({"UA", "RU", "enemy"})
BESIDE: Final = frozenset({terms.ASSAULT, terms.REPEL})
"""Kinds for which "near X" counts as X."""


def prepositional(parse: Parse, candidate: Candidate, slots: frozenset[str], kind: Kind) -> list[PlaceRef]:
    """Phrases with one of the trigger's prepositions, after it, or before it in the clause."""
    right = reach(parse, candidate)
    over = candidate.trigger.pos == "phrase" or candidate.trigger.mutual  # "fight for X street by street"
    start = candidate.at if over else candidate.last
    found: list[PlaceRef] = []
    lists: set[int] = set()
    for n, ref in enumerate(parse.places):
        if ref.phrase <= start or (ref.phrase > right and ref.listed not in lists):
            continue
        if n + 1 < len(parse.places) and leads(parse.items, ref, parse.places[n + 1]):
            continue
        if kind is not terms.REPEL and not found and _nearer(parse, candidate, ref):
            break
        if found and ref.listed not in lists and _another(parse, candidate, found[-1], ref):
            break
        if kind is not terms.WITHDRAWAL and _left_behind(parse, candidate, ref):
            continue
        speaks = flags_at(parse.items, ref.phrase - 2) & (roles.SOURCE | roles.FORCE)
        if (speaks and of_office(parse, ref)) or (found and lies_by(parse, ref)):
            continue
        if _unquoted(parse, candidate, ref):
            break
        if found and ref.listed not in lists and _described(parse, found[-1], ref):
            break
        head = parse.places[ref.listed]
        fits = _fits(parse, candidate, head, slots) or _fits(parse, candidate, ref, slots)
        storm = kind is terms.REPEL and not head.preposition
        # "an attempt to enter X was thwarted", all of it the trigger's phrase
        storm = storm and (ref.last < candidate.last or _attacked(parse, candidate, ref))
        if ref.listed in lists or fits or storm:
            lists.add(ref.listed)
            found.append(ref)
        elif not found and not ref.preposition and kind not in BESIDE:
            break
    if found and found[0].mention is None and found[0].part:
        # "In X and Y there is fighting in the streets"
        front = _fronted(parse, candidate, slots, kind)
        return [member.of_part() for member in front] if front else found
    return found or _fronted(parse, candidate, slots, kind)


def _fits(parse: Parse, candidate: Candidate, ref: PlaceRef, slots: frozenset[str]) -> bool:
    """Whether the phrase has one of the trigger's prepositions; "of" must follow at once, and "on" before a
    whole settlement is a direction where the trigger is one of moving."""
    if ref.preposition not in slots:
        return False
    between = parse.items[candidate.last + 1 : ref.phrase]
    if ref.preposition == "of":
        words = sum(1 for item in past_adverbial(between) if not item.flags & _DEGREE)
        joined = 2 if between and between[0].flags & roles.AND else 0  # "the capture and holding of X"
        if between and between[0].flags & roles.BY:
            return sum(1 for i in between if i.flags & roles.OF) == 1  # "the capture by them of X"
        return words <= 1 + joined
    fired = any(i.rare & rare.STRIKE for i in between) and any(i.flags & roles.COMMA for i in between)
    if fired and candidate.trigger.kind is terms.ASSAULT and any(i.forms & grammemes.GERUND for i in between):
        return False  # "its offensive, firing shells at X"
    if ref.preposition == "in" and candidate.trigger.kind is terms.ENCIRCLEMENT:
        return not any(item.flags & roles.TO for item in between)  # "a siege similar to that of … in X"
    if ref.preposition in _ORIGINS and candidate.trigger.kind is terms.REPEL:
        return not _attacked(parse, candidate, ref)  # "beat back attacks from X" comes from there
    if ref.preposition == "to" and candidate.trigger.kind is terms.ADVANCE:
        road = parse.items[ref.phrase - 2]  # "broke through towards the highway to X"
        if ref.phrase > candidate.last + 2 and road.flags & roles.REGION:
            return False
    if candidate.trigger.kind is terms.WITHDRAWAL and ref.preposition == "to":
        return ref.part  # who falls back to a part of it leaves the rest
    if candidate.trigger.kind is terms.WITHDRAWAL and ref.preposition == "in":
        # "revealed graves in X"
        shown = roles.TO | (roles.SAY if candidate.trigger.pos == "noun" else roles.NONE)
        first = candidate.last + 1  # "surrendered to Russian troops in X"
        taker = [a.last for a in parse.actors if a.side in _TAKERS and first < a.first <= first + _TWO]
        if taker and parse.items[first].flags & roles.TO:
            between = parse.items[taker[0] + 1 : ref.phrase]
        return not any(bool(i.flags & shown) or i.entry.preposition == "toward" for i in between)
    return ref.preposition != "on" or ref.part or candidate.trigger.kind is not terms.ADVANCE


def _fronted(parse: Parse, candidate: Candidate, slots: frozenset[str], kind: Kind) -> list[PlaceRef]:
    """Phrases before the trigger in its clause: "Near X, fighting goes on", "an attack on X was repelled",
    "the garrison of X surrendered"."""
    if not parse.places or parse.places[0].last >= candidate.at:
        return []
    if "subject" in slots:
        allowed = slots
    elif kind is terms.REPEL and candidate.voice == "passive":
        allowed = (slots - _ORIGINS) | {""}
    elif kind in BESIDE or kind is terms.ADVANCE or slots.isdisjoint(PLAIN_SLOTS):
        allowed = slots & _FRONTED
    else:
        return []
    if kind is terms.WITHDRAWAL and _from_others(parse, candidate):
        return []  # "In X, they left Y"
    tried = kind is terms.ASSAULT and candidate.trigger.kind is terms.ADVANCE
    if tried and any(r.relation is terms.TOWARD and candidate.last < r.phrase for r in parse.places):
        return []  # "forces near X are trying to move toward Y"
    number = parse.clause_of[candidate.at]
    first = parse.clauses[number].first
    if number and parse.clauses[number].rare & rare.PERSONAL and _resumes(parse, candidate.at):
        number -= 1  # "In X, paratroopers who landed there are fighting"
        first = parse.clauses[number].first
    if number and not predicated(parse, parse.clauses[number - 1].first, first - 1):
        adverbial = parse.items[parse.clauses[number - 1].first]
        if adverbial.flags & roles.PREPOSITION:  # "In X, troops stopped …"
            first = parse.clauses[number - 1].first
    first = _over_aside(parse, number, first)
    return [
        ref
        for ref in parse.places
        if first <= ref.phrase
        and ref.last < candidate.at
        and (
            parse.places[ref.listed].preposition in allowed
            or defended(parse, ref, kind)
            or ("on" in slots and _opens(parse, ref, first))
        )
        and not (parse.inside[ref.first] or of_office(parse, ref) or lies_by(parse, ref))
        and (kind in BESIDE or not _told_between(parse, ref.last, candidate.at))
        and not (kind is terms.ADVANCE and _moved_on(parse, candidate, first, ref))
    ]


def _moved_on(parse: Parse, candidate: Candidate, first: i64, ref: PlaceRef) -> bool:
    """Whether the place is that of a verb before it, from which "and" leads on to where nobody fought yet
    ("set up shop in X and advanced westward"), in the clause from item `first` on."""
    if candidate.trigger.pos != "verb" or not has(parse.items, ref.last + 1, candidate.at, roles.AND):
        return False
    last = parse.clause(candidate.at).last
    on = any(candidate.last < other.phrase <= last and other.anchor for other in parse.places)
    fought = has(parse.items, first, ref.phrase, roles.TRIGGER)
    return (on or not fought) and predicated(parse, first, ref.phrase - 1)


def _opens(parse: Parse, ref: PlaceRef, first: i64) -> bool:
    """Whether "on" a part of the place opens the clause from item `first` on ("On the edge of X, they …")."""
    part = ref.part and parse.places[ref.listed].preposition == "on"
    return part and not predicated(parse, first, ref.phrase - 1)


def _from_others(parse: Parse, candidate: Candidate) -> bool:
    """Whether forces leave settlements that are not named ("In X, troops have left several villages")."""
    for j in range(candidate.last + 1, min(candidate.last + 6, len(parse.items))):
        item = parse.items[j]
        if item.mention is not None and j == candidate.last + 1:
            return True
        if villages(item):
            return True
        if item.flags & (roles.COMMA | roles.STOP | roles.SAY):
            return False
    return False


def _over_aside(parse: Parse, number: i64, first: i64) -> i64:
    """Where the place begins that a relative clause, or who says so, parts from the clause `number`, which
    begins at `first` ("In X, which Moscow claims, they fight", "In X, he said, they fight"); else `first`."""
    if not number or not parse.clauses[number].marker & roles.AND:
        return first
    aside, before = parse.clauses[number - 1], parse.clauses[max(0, number - _TWO)]
    opens = bool(parse.items[before.first].flags & roles.PREPOSITION) and not before.first
    tag = parse.items[aside.last].flags & roles.SAY and parse.items[first].flags & roles.COMMA
    if not opens or not (tag or (aside.marker & roles.RELATIVE and number >= _TWO)):
        return first
    return first if predicated(parse, before.first, aside.first - 1) else before.first


def _told_between(parse: Parse, first: i64, last: i64) -> bool:
    """Whether a verb of speech stands between, so that the place is where it is said ("In X, he said …")."""
    told = [j for j in range(first + 1, last) if parse.items[j].flags & roles.SAY]
    return bool(told) and not (
        bool(parse.items[told[0] + 1].flags & roles.COMMA) and parse.places[-1].last < last
    )


def _resumes(parse: Parse, at: i64) -> bool:
    """Whether the relative clause has a verb before the one at `at`, which is then the main clause's."""
    items = parse.items
    told = any(item.forms & grammemes.TOLD for item in items[parse.clause(at).first + 1 : at - 1])
    return told and bool(items[at - 1].flags & (roles.BE | roles.HAVE | roles.ADVERB))


def _attacked(parse: Parse, candidate: Candidate, ref: PlaceRef) -> bool:
    """Whether an attack that is beaten back stands between the trigger and its object ("an attempt to
    storm X", not "to break out of X")."""
    for item in parse.items[candidate.last + 1 : ref.phrase]:
        if item.flags & roles.TRIGGER:
            return any(trigger.kind is not terms.WITHDRAWAL for trigger in item.entry.triggers)
    return False


def _nearer(parse: Parse, candidate: Candidate, ref: PlaceRef) -> bool:
    """Whether another trigger stands nearer to the place, so that it belongs to that one."""
    return any(
        trigger.pos in ("noun", "verb")
        for j in range(candidate.last + 1, ref.phrase)
        if not parse.items[j].flags & roles.PREPOSITION and not _describes_thing(parse, j)
        for trigger in parse.items[j].entry.triggers
    )


def _describes_thing(parse: Parse, j: i64) -> bool:
    """Whether the participle at `j` only describes what follows ("lost positions")."""
    if not parse.items[j].forms & grammemes.PARTICIPLE:
        return False
    following = parse.items[j + 1 : j + 4] if j and parse.items[j - 1].flags & roles.DETERMINER else []
    # "at the besieged steel plant in X", "the contested Donbas town of X"
    return any(item.flags & (roles.FACILITY | roles.PLACE_NOUN) for item in following)


def _another(parse: Parse, candidate: Candidate, last: PlaceRef, ref: PlaceRef) -> bool:
    """Whether "and" begins to tell of another thing before the place ("its assault on X failed, and the line
    near Y is where it was")."""
    if candidate.trigger.pos != "noun":
        return False
    between = parse.items[last.last + 1 : ref.phrase - 1]
    joined = next((n for n, item in enumerate(between) if item.flags & roles.AND), -1)
    return joined >= 0 and has(between, joined, len(between), roles.DETERMINER)


def _left_behind(parse: Parse, candidate: Candidate, ref: PlaceRef) -> bool:
    """Whether a "from somewhere" stands between, so that what follows says where that is."""
    between = parse.items[candidate.last + 1 : ref.phrase - 1]
    if candidate.trigger.mutual and any(item.flags & roles.FORCE for item in between):
        return False  # "fighting from their army and ours for X"
    if candidate.trigger.kind is terms.ASSAULT and any(roles.COMPASS in i.entry.traits for i in between):
        return False  # "attacked from the north near X"
    for n, item in enumerate(between):
        if item.entry.preposition == "from" and item.mention is None:
            # not "met resistance from the defenders in X"
            people = has(between, n + 1, n + 4, roles.FORCE)
            goal = candidate.trigger.kind is terms.ADVANCE and ref.preposition in _GOALS
            if goal and not has(between, 0, n, roles.REGION | roles.THING):
                return False  # "advanced from Y to X", not "moved along the road from Y to X"
            return ref.preposition != "from" and not people
    return False


def _described(parse: Parse, last: PlaceRef, ref: PlaceRef) -> bool:
    """Whether the place only tells where the one before it lies ("near X, a suburb of Y")."""
    if last.last + 2 >= len(parse.items):
        return False
    comma, opening = parse.items[last.last + 1], parse.items[last.last + 2]
    # "five attacks near X, nine near Y"
    opens = roles.PREPOSITION | roles.AND | roles.NUMBER | roles.QUANTIFIER
    own = bool(opening.flags & opens) and not opening.flags & roles.NEGATION
    pauses = has(parse.items, last.last + 2, ref.phrase, roles.COMMA)
    return bool(comma.flags & roles.COMMA) and not own and not pauses and ref.first > last.last + 2


def _unquoted(parse: Parse, candidate: Candidate, ref: PlaceRef) -> bool:
    """Whether the place is told outside the quotation of the trigger (""We push on," said a man in X")."""
    quoted = False
    for item in parse.items[candidate.last + 1 : ref.phrase]:
        quoted = quoted or bool(item.flags & roles.QUOTE)
        if quoted and item.flags & roles.SAY:
            return True
    return False
