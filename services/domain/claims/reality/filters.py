"""Why words that look like a claim are none, beyond what governs their verb."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.reality import strangers, strikes
from services.domain.claims.reality.background import is_background, meanwhile, withdrawn
from services.domain.claims.reality.battles import mere_reference, one_fights
from services.domain.claims.reality.memories import recalled, remembered
from services.domain.claims.reality.modality import Reality
from services.domain.claims.reality.verbgroup import verb
from services.domain.claims.sentences.items import Item, back_over, has
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.dates import When
from services.domain.claims.syntax.phrases import Actor
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.models.claims import Kind

_SITUATIONS: Final = frozenset({terms.CONTROL, terms.CAPTURE, terms.ENCIRCLEMENT})
_DEEDS: Final = frozenset({terms.CAPTURE, terms.WITHDRAWAL})
_GAINS: Final = frozenset({terms.ADVANCE, terms.CAPTURE})
_BY_TROOPS: Final = frozenset({terms.ENCIRCLEMENT, terms.ADVANCE})
_ENDS_NOUN: Final = roles.COMMA | roles.STOP | roles.PREPOSITION | roles.BE | roles.HAVE | roles.AND
_LAND: Final = roles.PLACE_NOUN | roles.REGION | roles.SECTOR | roles.THING | roles.FACILITY
_NO_STRANGER: Final = roles.ACTOR | roles.FORCE | roles.TRIGGER | roles.SECTOR | roles.QUANTIFIER
_SUBJECT: Final = 4
"""Items behind a verb among which its subject begins."""
_OBJECTS: Final = grammemes.ACCS | grammemes.GENT | grammemes.DATV | grammemes.LOCT


def reason(parse: Parse, candidate: Candidate, kind: Kind, time: When | None, attempt: bool) -> str:
    """Why the trigger makes no claim; empty where it may."""
    if kind is terms.REPEL and strikes.air_raid(parse, candidate):
        return "a strike, not an assault"
    if kind is terms.REPEL and not parse.free and _halts_own(parse, candidate):
        return "ended or prevented"
    if kind in (terms.WITHDRAWAL, terms.ADVANCE) and strangers.one_leaves(parse, candidate):
        return "one soldier, not forces"
    if kind in _GAINS and not parse.free and _stopped_before(parse.items, candidate.at):
        return "ended or prevented"
    enter = kind in (terms.ADVANCE, terms.CONTROL) and strangers.others_enter(parse, candidate)
    if enter or strangers.others_leave(parse, candidate, kind):
        return "civilians, not forces"
    gained = kind is terms.ADVANCE and candidate.trigger.pos == "noun" and not parse.free
    if gained and repelled(parse, candidate):
        return "part of a repelled attack"
    ousted = parse.free and kind is terms.CAPTURE and candidate.trigger.ousts
    if ousted and strangers.of_positions(parse, candidate):
        return "things, not a settlement"
    if kind is terms.ASSAULT and (no_assault := _no_assault(parse, candidate, attempt)):
        return no_assault
    if (kind in _SITUATIONS and meanwhile(parse, candidate)) or remembered(parse, candidate):
        return "only tells when"
    others = kind is terms.REPEL if parse.free else kind is terms.ENCIRCLEMENT
    if others and strangers.others_fight(parse, candidate):
        return "civilians, not forces"  # "residents blocked the road into X", "police stopped a man in X"
    if kind is terms.CONTROL and not parse.free and _lasted(parse, candidate):
        return "background"
    if kind in _DEEDS and time is None and _since(parse, candidate):
        return "only tells since when"
    if recalled(parse, candidate) or withdrawn(parse, candidate):
        return "only recalls an event"
    if is_background(parse, candidate, kind, time):
        return "background"
    return ""


def _stopped_before(items: list[Item], at: i64) -> bool:
    """Whether those who would do what the gerund at `at` tells were stopped before ("halted before reaching
    X")."""
    if at < 2 or not items[at].forms & grammemes.GERUND:
        return False
    stopping = items[at - 1 - (items[at - 1].rare & rare.UNTIL != 0)]
    return any(trigger.kind is terms.REPEL for trigger in stopping.entry.triggers)


def _halts_own(parse: Parse, candidate: Candidate) -> bool:
    """Whether forces stop what they do themselves ("halted their drive on X"), where no others were named."""
    held = parse.items[candidate.at + 1 : candidate.last + 1]
    own = any(item.flags & roles.POSSESSIVE for item in held)
    if not own or not parse.items[candidate.at].flags & roles.HALT:
        return False
    return len({a.side for a in parse.actors if a.last < candidate.at and a.side != "same"}) < 2


def _since(parse: Parse, candidate: Candidate) -> bool:
    """Whether the clause of the trigger tells since when something is so ("no gain since it took X"), and
    names no day of these ("since it took X on Monday"), rather than why ("since it has not taken X")."""
    clause = parse.clause(candidate.at)
    opening = parse.items[clause.first].flags
    since = bool(opening & roles.SINCE and opening & roles.SUBORDINATOR) and not parse.free
    for item in parse.items[clause.first : candidate.at]:
        if item.flags & roles.NEGATION or (item.flags & roles.HAVE and item.forms & grammemes.PRESENT):
            return False
    return since and not any(i.rare & rare.WEEKDAY for i in parse.items[candidate.last : clause.last + 1])


def _lasted(parse: Parse, candidate: Candidate) -> bool:
    """Whether it is told how long something lasted that is over ("held X for two years")."""
    items = parse.items
    if not items[candidate.at].forms & grammemes.PAST or candidate.trigger.pos != "verb":
        return False
    if has(items, candidate.at - 2, candidate.at, roles.HAVE | roles.ADVERB):
        return False
    last = parse.clause(candidate.at).last
    return any(
        items[j].entry.preposition == "for" and any(i.rare & rare.UNIT for i in items[j + 1 : j + 5])
        for j in range(candidate.last + 1, last)
    )


def _no_assault(parse: Parse, candidate: Candidate, attempt: bool) -> str:
    """Why what is told is no assault; empty where it may be one."""
    within = parse.items[candidate.at + 1 : candidate.last]  # "launched air strikes at X"
    if any(item.rare & rare.STRIKE for item in within) or strikes.strike(parse, candidate):
        return "a strike, not an assault"
    if parse.free and candidate.trigger.pos == "noun" and strikes.by_arms(parse, candidate):
        return "a strike, not an assault"
    if (attempt or candidate.trigger.pos == "noun") and repelled(parse, candidate):
        return "part of a repelled attack"
    if candidate.trigger.pos == "noun" and not parse.free and _on_country(parse, candidate.last + 1):
        return "on a country, not a settlement"
    site = candidate.trigger.pos == "phrase" and not parse.free  # "was the site of clashes between …"
    if (candidate.trigger.mutual or site) and strangers.others_fight(parse, candidate):
        return "civilians, not forces"
    if candidate.trigger.named and not parse.free and _outcome(parse, candidate):
        return "only tells how an attack ended"
    one = candidate.trigger.actor != "none" and one_fights(parse, candidate.at)
    if one or (not (attempt and parse.free) and mere_reference(parse, candidate)):
        return "only refers to a battle"
    return ""


def _on_country(parse: Parse, behind: i64) -> bool:
    """Whether the attack that the words from item `behind` on tell of is one on a whole country, so that what
    follows is only where something was ("amid Russia's attack on Ukraine, near X")."""
    items = parse.items
    if behind + 1 >= len(items) or items[behind].entry.preposition != "on":
        return False
    land = items[behind + 1]
    sided = land.flags & (roles.ACTOR | roles.FORCE | roles.SIDE_ADJECTIVE) == roles.ACTOR and land.capital
    sided = sided and land.mention is None  # not "an attack on Kyiv"
    return sided and not has(items, behind + 2, behind + 3, roles.GENITIVE | roles.FORCE)


def _outcome(parse: Parse, candidate: Candidate) -> bool:
    """Whether the attack has been told before, and where ("near X they stormed Y, were unsuccessful")."""
    first = parse.clause(candidate.at).first
    if candidate.trigger.pos != "phrase" or any(r.phrase > candidate.last for r in parse.places):
        return False
    told = parse.items[first : candidate.at]
    return any(t.kind is terms.ASSAULT and t.pos == "verb" for item in told for t in item.entry.triggers)


def others_act(parse: Parse, candidate: Candidate, actor: Actor | None) -> bool:
    """Whether the subject of the verb is a noun for no forces at all ("the police took the building"), or
    what surrounds a place is no troops; not where its own clause names the `actor`."""
    if actor is not None and (parse.free or actor.last >= parse.clause(candidate.at).first):
        return False
    if not parse.free:
        return _by_things(parse, candidate)
    trigger, acts = candidate.trigger, candidate.trigger.pos == "verb"
    if candidate.voice == "passive" and trigger.kind is terms.ENCIRCLEMENT:
        return _amid_things(parse, candidate) or (acts and _something_else(parse, candidate))
    if not acts or not parse.items[candidate.at].forms & grammemes.FINITE:
        return False
    behind = trigger.place.isdisjoint(("object", "subject")) and _of_things(parse, candidate)
    return behind or _led_by_stranger(parse, candidate)


def _something_else(parse: Parse, candidate: Candidate) -> bool:
    """Whether it is no place that is surrounded ("her page is blocked in Russia")."""
    before = parse.items[parse.clause(candidate.at).first : candidate.at]
    return any(_stranger(item, 1) and not item.flags for item in before)


def _led_by_stranger(parse: Parse, candidate: Candidate) -> bool:
    """Whether the first noun before the verb that may be its subject is one for no forces."""
    forms = parse.items[candidate.at].forms
    for j in range(parse.clause(candidate.at).first, candidate.at):
        item = parse.items[j]
        agrees = not (item.forms ^ forms) & grammemes.PLURAL
        if agrees and not parse.inside[j] and _stranger(item, j):
            return not (j and parse.items[j - 1].flags & roles.PREPOSITION)
    return False


def _noun_behind(parse: Parse, candidate: Candidate) -> Item | None:
    """What stands behind the trigger, adjectives aside."""
    for item in parse.items[candidate.last + 1 : candidate.last + _SUBJECT]:
        if not item.forms & grammemes.ADJECTIVE or item.forms & grammemes.NOUN:
            return item
    return None


def _of_things(parse: Parse, candidate: Candidate) -> bool:
    """Whether things are the subject right behind an intransitive verb ("into X came the first buses")."""
    item = _noun_behind(parse, candidate)
    known = _NO_STRANGER | roles.PREPOSITION | roles.PLACE
    if item is None or item.flags & known or item.rare & ~rare.STRIKE:
        return False
    thing = item.forms & (grammemes.BEING | grammemes.NOMN) == grammemes.INAN | grammemes.NOMN
    return thing and not (item.forms ^ parse.items[candidate.at].forms) & grammemes.PLURAL


def _stranger(item: Item, j: i64) -> bool:
    """Whether item `j` is a noun that can but be a subject, and names no forces and no place."""
    if not item.forms & grammemes.NOUN or (item.capital and j) or item.mention is not None:
        return False
    return bool(item.forms & grammemes.NOMN) and not item.forms & _OBJECTS and not item.flags & _NO_STRANGER


def _by_things(parse: Parse, candidate: Candidate) -> bool:
    """Whether what surrounds the place is no troops ("a hill town, ringed by trenches", "enveloped in smoke",
    "smoke enveloped it", "the villages that surround it")."""
    if candidate.trigger.kind not in _BY_TROOPS:
        return False
    items, by, around = parse.items, candidate.last + 1, candidate.trigger.kind is terms.ENCIRCLEMENT
    if candidate.voice != "passive":
        j = back_over(items, candidate.at - 1, roles.HAVE | roles.ADVERB)
        if not around or candidate.trigger.pos != "verb" or j < 0:
            return False
        if j and items[j].flags & (roles.RELATIVE | roles.COMPLEMENT):
            return bool(items[j - 1].flags & _LAND) and not items[j - 1].flags & roles.FORCE
        return _thing(items[j], j)
    if by >= len(items) - 1 or items[by + 1].mention is not None:
        return False
    if not items[by].flags & roles.BY:
        return around and items[by].entry.preposition == "in" and _thing(items[by + 1], by + 1)
    last: i64 = next((j for j in range(by + 1, len(items)) if items[j].flags & _ENDS_NOUN), len(items))
    return not has(items, by + 1, last, strikes.ARMED)


def _amid_things(parse: Parse, candidate: Candidate) -> bool:
    """Whether it is things, in the instrumental, that surround the place ("Сіверськ оточений лісами")."""
    item, things = _noun_behind(parse, candidate), grammemes.INAN | grammemes.ABLT | grammemes.PLURAL
    return item is not None and item.forms & things == things and not item.flags & strikes.ARMED


def _thing(item: Item, j: i64) -> bool:
    """Whether item `j` is a word of which nothing is known but that it is no name ("smoke")."""
    return not item.flags and item.mention is None and item.low.isalpha() and not (item.capital and bool(j))


def repelled(parse: Parse, candidate: Candidate) -> bool:
    """Whether the clause says that the attack was beaten back."""
    clause = parse.clause(candidate.at)
    return any(
        trigger.kind is terms.REPEL and not trigger.defends
        for j in range(clause.first, clause.last + 1)
        for trigger in parse.items[j].entry.triggers
        if j != candidate.at and not _unlike(parse, j, candidate.at)
    )


def _unlike(parse: Parse, first: i64, last: i64) -> bool:
    """Whether the repulse at `first` is only tried or meant, or another verb is joined behind it ("repelled
    two attacks and continued its offensive near X")."""
    if parse.free:
        return False
    items, found, clause = parse.items, Reality(first), parse.clause(first)
    verb(parse, first, clause.first, found)
    meant = bool(clause.marker & roles.PURPOSE) or found.dropped == "purpose"
    return (meant or found.attempt or found.negated) or any(
        items[k].flags & roles.AND and items[k + 1].forms & grammemes.PAST for k in range(first + 1, last)
    )
