"""Which settlements a trigger is about."""

from typing import Final

from services.domain.claims.arguments.beside import surrounded
from services.domain.claims.arguments.described import described_place, modified, named_last, one_of
from services.domain.claims.arguments.following import COUNTING, claims_that, direct_object
from services.domain.claims.arguments.intransitive import itself, topic
from services.domain.claims.arguments.lists import (
    enumerated,
    examples,
    headed,
    likewise,
    of_area,
    together,
)
from services.domain.claims.arguments.objects import unit_of
from services.domain.claims.arguments.preceding import antecedent, of_forces, possessor, subject
from services.domain.claims.arguments.prepositional import BESIDE, PLAIN_SLOTS, prepositional
from services.domain.claims.arguments.relative import whose
from services.domain.claims.arguments.roads import led_to
from services.domain.claims.sentences.items import Item, has
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.models.claims import Kind

_COUNTED_SLOTS: Final = frozenset({"object", "subject", "after", "from"})
"""Where settlements may be counted, and be listed apart."""
_ROAD: Final = frozenset({"road"})
_SUBJECT: Final = frozenset({"subject"})
_COUNT: Final = 4
_SIZES: Final = frozenset({roles.URBAN, roles.RURAL})
_WITHIN: Final = frozenset({"in", "near", "on"})
"""Prepositions of the place in which forces are encircled."""
_OF_FORCES: Final = frozenset({terms.REPEL, terms.WITHDRAWAL, terms.ASSAULT, terms.ADVANCE})
"""Kinds that may name the place with the forces alone ("the defenders of X beat back …")."""


def bind(parse: Parse, candidate: Candidate, kind: Kind, attempt: bool) -> list[PlaceRef]:
    """The settlements that fill the trigger's place, in order; none where it has none in this sentence."""
    if not parse.places or claims_that(parse, candidate):
        return []
    ringed = False
    trapped = surrounded(parse, candidate)
    if trapped is not None:
        found = prepositional(parse, candidate, _WITHIN, kind) or subject(parse, candidate)
        # "the encircled garrison of X"
        found = found or [r for r in parse.places if r.preposition == "of" and r.phrase - 2 == trapped.last]
    else:
        slots = candidate.trigger.place
        if attempt and kind is terms.ASSAULT:
            slots = slots | {"near", "in", "on", "for", "into"}
        found = _named(parse, candidate, slots, kind) or _known(parse, candidate, slots, kind)
        ringed = not found and kind is terms.ENCIRCLEMENT and _forces_ringed(parse, candidate)
        if ringed:
            found = prepositional(parse, candidate, _WITHIN, kind)
        taken = "object" in slots or (candidate.voice == "none" and slots == _SUBJECT)
        left = kind is terms.WITHDRAWAL and candidate.trigger.pos == "noun"  # "from the bank, including X"
        if taken or left or of_area(candidate):
            found = found + examples(parse, candidate, found)
        # "seized a ridge, together with X", not "the suburb where they seized a ridge, as well as X"
        along = taken and not found and not parse.clause(candidate.at).marker & roles.RELATIVE
        if along or found:
            found = found + together(parse, candidate, found)
        if found and "of" in slots and candidate.trigger.pos == "noun":
            found = found + likewise(parse, candidate, found)
    if not found:
        return []
    around = "around" in candidate.trigger.place or (kind is terms.ENCIRCLEMENT and ringed)
    usable = [
        ref
        for ref in found
        if _usable(ref, kind, around) or (kind is terms.REPEL and _advanced_on(parse, ref))
    ]
    # no region is surrounded, troops in it may be
    ring = kind is terms.ENCIRCLEMENT and "object" in candidate.trigger.place and not (trapped or ringed)
    # "a market in occupied Donetsk", where "occupied Donetsk and Luhansk" are regions
    described = candidate.trigger.pos == "adjective"
    ring |= described and len(usable) == 1 and usable[0].preposition in _WITHIN and not usable[0].part
    of_men = kind is terms.CAPTURE  # "the capture of the X soldiers"
    usable = [
        ref for ref in usable if not ((of_men and unit_of(parse, ref)) or _surrounds(parse, ref, described))
    ]
    regions = [] if ring else [ref for ref in usable if _region(parse, ref)]
    if regions and all(ref in regions or _bears_oblast(parse, ref) for ref in usable):
        return []  # "parts of Donetsk, Luhansk and Kherson"
    return [ref for ref in usable if ref not in regions]


def _named(parse: Parse, candidate: Candidate, slots: frozenset[str], kind: Kind) -> list[PlaceRef]:
    """The settlements that stand where the trigger's own phrases do."""
    passive = candidate.voice == "passive"
    of_subject, of_object, after = "subject" in slots, "object" in slots, "after" in slots
    found = named_last(parse, candidate)
    if not found and (passive or of_subject):
        found = described_place(parse, candidate)
    if not found and passive:
        found = one_of(parse, candidate)
    if not found and "modified" in slots:
        found = modified(parse, candidate)
    # "X marked as captured", not "marked X as captured"
    behind = of_object and not passive and not (of_subject and candidate.last == candidate.at)
    if not found and (after or behind):
        found = direct_object(parse, candidate)
    if not found and behind:
        joined = _with_next(parse, candidate)
        found = direct_object(parse, joined) if joined is not None else found
    if not found and (of_subject or (passive and of_object)):
        found = subject(parse, candidate)
    if not found and "road" in slots:
        found = led_to(parse, candidate)
    if not found and not slots <= PLAIN_SLOTS and not _leads_in(parse, candidate):
        found = prepositional(parse, candidate, slots, kind)
        found = [ref for ref in found if not _told_of_else(parse, candidate, ref)]
    if not found and "of" in slots:
        found = possessor(parse, candidate)
    if not found and kind is terms.REPEL and after:  # "were stopped at the approaches to X"
        found = prepositional(parse, candidate, _WITHIN, kind)
    return found


def _leads_in(parse: Parse, candidate: Candidate) -> bool:
    """Whether a noun only tells in front of a clause when what that says was ("Following the battle, a plane
    was shot down near X")."""
    items, after, first = parse.items, candidate.last + 1, parse.clause(candidate.at).first
    if candidate.trigger.pos != "noun" or after >= len(items):
        return False
    opens = items[first].flags & (roles.PREPOSITION | roles.SUBORDINATOR)
    led = roles.DETERMINER | roles.ADVERB
    whole = all(not item.flags or bool(item.flags & led) for item in items[first + 1 : candidate.at])
    return bool(opens) and whole and bool(items[after].flags & roles.COMMA)


def _told_of_else(parse: Parse, candidate: Candidate, ref: PlaceRef) -> bool:
    """Whether a verb before the place tells what was there, and a pause parts it from the noun ("bombs fell
    in X, the attacks went on", "failed at a coup in X or a breakthrough")."""
    if candidate.trigger.pos != "noun" or ref.last > candidate.at:
        return False
    before = parse.items[parse.clause(ref.phrase).first : ref.phrase]
    between = parse.items[ref.last + 1 : candidate.at]
    told = any(item.forms & grammemes.TOLD for item in before)
    return told and any(item.flags & (roles.COMMA | roles.AND) for item in between)


def _with_next(parse: Parse, candidate: Candidate) -> Candidate | None:
    """The trigger with the verb joined to it, before what both are done to ("encircled and took X"); None
    where none is."""
    items, verb = parse.items, candidate.last + 2
    if verb >= len(items) or not items[verb - 1].flags & roles.AND:
        return None
    if not items[verb].flags & roles.TRIGGER or not items[verb].forms & items[candidate.at].forms:
        return None
    return Candidate(candidate.at, max(verb, items[verb].last), candidate.trigger, candidate.voice)


def _known(parse: Parse, candidate: Candidate, slots: frozenset[str], kind: Kind) -> list[PlaceRef]:
    """The settlements that the trigger is about without standing with it: those a relative clause hangs on,
    those its forces are of, those listed apart."""
    found: list[PlaceRef] = []
    if slots == _ROAD:
        return found
    clause = parse.clause(candidate.at)
    where = clause.rare & rare.WHERE != 0
    if "in" in slots:
        # not "X, where they have advanced near Y", "X, where they are pushing towards Y"
        elsewhere = (terms.NEAR, terms.TOWARD if kind is terms.ADVANCE else terms.NEAR)
        related = where and not any(
            ref.relation in elsewhere and ref.mention and candidate.last < ref.phrase <= clause.last
            for ref in parse.places
        )
        land = parse.items[clause.first - 1].flags & (roles.REGION | roles.PLACE_NOUN)
        related = related and land != roles.REGION  # not "X in the region where fighting rages"
        related = related or ("object" in slots and _whom_they(parse, candidate))
    else:  # not "X, where they are gaining ground"
        related = "object" in slots and clause.marker & roles.RELATIVE != 0 and not where
        acting = candidate.trigger.pos == "verb" and candidate.voice == "active"
        opens = parse.items[clause.first].flags
        acting = acting and bool(opens & roles.RELATIVE)  # "X, which holds the road"
        related = related and not (acting and candidate.at <= clause.first + 1)
        related = related and not opens & roles.SUBORDINATOR  # "near X when they have secured a road"
    if related:
        found = antecedent(parse, candidate)
    if not found and candidate.trigger.pos == "noun":
        found = whose(parse, candidate)
    if not found and "itself" in slots:
        found = itself(parse, candidate)
    entering = kind is terms.ADVANCE and "object" in slots  # "the garrison of X went through to Y"
    if not found and kind in _OF_FORCES and not entering:
        found = of_forces(parse, candidate)
    if not found:
        attacked = kind is terms.ASSAULT and candidate.trigger.pos == "phrase"
        noted = candidate.trigger.pos == "noun" and (candidate.trigger.mutual or kind is terms.CONTROL)
        if noted or (not attacked and not slots.isdisjoint(_COUNTED_SLOTS)):
            found = enumerated(parse, candidate)
    if not found and parse.clause_of[candidate.at]:
        found = headed(parse, candidate)
    claims = parse.items[candidate.at].flags & roles.SAY
    return found or (topic(parse, candidate) if "object" in slots and not claims else [])


def _forces_ringed(parse: Parse, candidate: Candidate) -> bool:
    """Whether forces somewhere are the object of an encirclement ("have encircled up to 5,000 Ukrainian
    soldiers around X")."""
    if candidate.voice != "active":
        return False
    items = parse.items
    for actor in parse.actors:
        if 0 <= actor.first - candidate.last - 1 <= _COUNT and actor.last + 1 < len(items):
            counted = items[candidate.last + 1 : actor.first]
            placed = items[actor.last + 1].entry.preposition in _WITHIN
            return placed and all(item.flags & COUNTING for item in counted)
    return False


def _whom_they(parse: Parse, candidate: Candidate) -> bool:
    """Whether what a relative clause hangs on is the object of its verb, before which the subject stands ("X,
    which they have attacked more than …", "X, a town they are storming")."""
    clause = parse.clause(candidate.at)
    if not clause.marker & roles.RELATIVE or candidate.voice != "active":
        return False
    first = clause.first + (parse.items[clause.first].flags & roles.RELATIVE != 0)  # not "X, whose troops …"
    return any(first <= actor.first and actor.last < candidate.at for actor in parse.actors)


def _surrounds(parse: Parse, ref: PlaceRef, described: bool) -> bool:
    """Whether the name is that of the region in which another settlement lies ("the village of X in occupied
    Y"; behind a comma only where Y is `described`), or villages do ("took Y villages")."""
    if ref.mention is None:
        return False
    items = parse.items
    joined = bool(items[ref.phrase - 1].flags & roles.AND) and not items[ref.first].rare & rare.REGION_NAME
    for behind in items[ref.last + 1 : ref.last + 2] if not joined else ():  # not "X and Y villages"
        if behind.forms & grammemes.PLURAL and _settled(behind):
            return True
    k = ref.phrase - 1
    if k > 0 and items[k].flags & (roles.ACTOR | roles.SIDE_ADJECTIVE):
        k -= 1  # "in | Russia | -occupied Y"
    if k < 1 or items[k].entry.preposition != "in":
        return False
    k -= 1
    if described and items[k].flags & roles.COMMA:
        k -= 1
    return any(other.last == k and other.mention for other in parse.places) or _settled(items[k])


def _settled(item: Item) -> bool:
    """Whether the word is one for settlements of some size."""
    return bool(item.flags & roles.PLACE_NOUN) and not item.entry.traits.isdisjoint(_SIZES)


def _region(parse: Parse, ref: PlaceRef) -> bool:
    """Whether a name that a region bears too stands for the region: nothing calls it a city."""
    if not parse.items[ref.first].rare & rare.REGION_NAME:
        return False
    around = parse.items[ref.phrase : ref.last + 2]
    # "Donetsk airport" is the city's, "southern Donetsk" the region's
    called = any(item.flags & (roles.PLACE_NOUN | roles.FACILITY) for item in around)
    return not called and not _among_cities(parse, ref)


def _among_cities(parse: Parse, ref: PlaceRef) -> bool:
    """Whether a list calls several places cities, of which `ref` is one ("the cities of X, Luhansk and
    Donetsk"; not "the cities of X and Y, Donetsk", "the city of X and most of Donetsk")."""
    items, head = parse.items, parse.places[ref.listed]
    if not any(_settled(item) and item.forms & grammemes.PLURAL for item in items[head.phrase : head.first]):
        return False
    if has(items, head.last + 1, ref.first, roles.OF):
        return False
    rest = [other for other in parse.places if other.first >= ref.first and other.listed == ref.listed]
    return any(bool(items[other.first - 1].flags & roles.AND) for other in rest)


def _bears_oblast(parse: Parse, ref: PlaceRef) -> bool:
    """Whether the oblast is called after the settlement, which nothing calls a city."""
    place = ref.mention.settlement if ref.mention is not None else None
    city = any(item.flags & roles.PLACE_NOUN for item in parse.items[ref.phrase : ref.first])
    return not city and place is not None and place.oblast == f"{place.name} Oblast"


def _advanced_on(parse: Parse, ref: PlaceRef) -> bool:
    """Whether it is what an attack that was beaten back went for ("attempts to advance on X, Y and Z")."""
    head = parse.places[ref.listed]
    on = head.phrase > 0 and parse.items[head.phrase - 1].entry.preposition == "on"
    return on and ref.relation is terms.TOWARD and not ref.anchor


def _usable(ref: PlaceRef, kind: Kind, around: bool) -> bool:
    """Whether what happens there happens to the settlement; `around` where what closes around it does."""
    if ref.anchor or ref.relation in (terms.DIRECTION, terms.LINE, terms.TOWARD):
        return False
    return ref.relation is not terms.NEAR or kind in BESIDE or around
