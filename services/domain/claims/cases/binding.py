"""Which settlements a trigger is about: by case and preposition, wherever they stand in the clause."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments.prepositional import BESIDE
from services.domain.claims.cases.parts import from_within, is_phrase, members, of_named, of_object, resumes
from services.domain.claims.cases.references import antecedent, as_inside, interrupted, referred
from services.domain.claims.cases.roads import led_to
from services.domain.claims.cases.subjects import governed
from services.domain.claims.sentences.items import back_over, has
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.syntax.postmodifiers import before_others
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.models.claims import Kind

_BARE: Final = frozenset({"object", "subject", "modified", "of", "instrumental", "road"})
_TRIED: Final = frozenset({"near", "in", "on", "for", "into", "through"})
_LED: Final = 4
"""Items from an adjective to its place that tell by whom or of whom it is taken or freed."""
_OFF: Final = frozenset({"off"})
_DATED: Final = frozenset({"off", "in", "on"})
_TIMES: Final = rare.UNIT | rare.MONTH | rare.WEEKDAY
_ASIDE: Final = rare.REGION_NAME | rare.UNIT
_PARTING: Final = roles.COMMA | roles.STOP | roles.PREPOSITION | roles.TRIGGER | roles.BE
_GENITIVE_REACH: Final = 7
_ENDS: Final = frozenset({".", "!"})
_UP_TO: Final = frozenset({"to", "toward"})
_ENTERED: Final = frozenset({"into", "to"})
"""The slots of a verb of entering, which makes "to" what is gone into."""
_JOINED: Final = 2
"""Items from a verb to the one that "and" joins to it."""
_SPANNING: Final = frozenset({terms.REPEL, terms.CAPTURE, terms.CONTROL})
"""Kinds whose words may stand around the place ("the defence of X goes on")."""
_ROAD: Final = frozenset({"road"})
_SAID_OF: Final = grammemes.FINITE | grammemes.PASSIVE | grammemes.INFINITIVE
_VERBLESS: Final = frozenset({"phrase", "predicate"})
"""Kinds of triggers that a verb may part from their place ("with us remains the centre of X")."""
_INSIDE: Final = frozenset({"in", "on"})


def bind(parse: Parse, candidate: Candidate, kind: Kind, attempt: bool) -> list[PlaceRef]:
    """The settlements that fill the trigger's place, in order; none where it has none in this sentence."""
    slots = candidate.trigger.place | (_TRIED if attempt and kind is terms.ASSAULT else frozenset())
    found = led_to(parse, candidate) if "road" in slots else []
    if not found and "modified" in slots:
        found = _modified(parse, candidate)
    if not found and ("of" in slots or _carried_on(parse, candidate)):
        found = _genitive(parse, candidate)
    if not found and "object" in slots:
        wanted = grammemes.DIRECT if candidate.voice == "passive" else grammemes.ACCS
        found = _bare(parse, candidate, wanted)
    if not found and slots & {"object", "subject", "of"}:
        found = of_object(parse, candidate) or _shared_object(parse, candidate) or of_named(parse, candidate)
    if not found and "subject" in slots:
        found = _bare(parse, candidate, grammemes.NOMN)
    if not found and "instrumental" in slots:
        found = _bare(parse, candidate, grammemes.ABLT)
    if not found and slots - _BARE:
        found = _governed(parse, candidate, slots)
    if not found and kind in _SPANNING:
        found = [r for r in parse.places if candidate.at < r.first < candidate.last and not r.preposition]
        tried = not found and kind is terms.REPEL
        found = [r for r in parse.places if r.last < candidate.at and _tried(parse, r)] if tried else found
    if not found and "from" in slots:
        found = from_within(parse, candidate)
    if not found and candidate.trigger.ousts:
        found = _governed(parse, candidate, _INSIDE)  # "in X the enemy has been driven out"
        out = range(candidate.last + 1, parse.clause(candidate.at).last + 1)
        if any(parse.items[j].entry.preposition == "from" for j in out):
            found = [ref.of_part() for ref in found]
    if slots >= _ENTERED and not any(_usable(ref, kind) for ref in found):
        found = _entered(parse, candidate) or found
    if not found and slots != _ROAD:
        found = antecedent(parse, candidate, slots) or referred(parse, candidate, slots)
    if kind is terms.ENCIRCLEMENT and "near" in slots:
        found = [as_inside(r) if r.relation is terms.NEAR else r for r in found]
    return [ref for ref in found if _usable(ref, kind)]


def _carried_on(parse: Parse, candidate: Candidate) -> bool:
    """Whether the words of the trigger end with an attack ("carry on the storming of X")."""
    phrase = candidate.trigger.pos == "verb" and is_phrase(parse, candidate)
    return phrase and candidate.trigger.kind is terms.ASSAULT


def _usable(ref: PlaceRef, kind: Kind) -> bool:
    if ref.anchor or ref.collective or ref.relation in (terms.DIRECTION, terms.LINE, terms.TOWARD):
        return False
    return ref.relation is not terms.NEAR or kind in BESIDE


def _modified(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The place that the adjective describes: around it, behind who did it or is rid of ("in occupied by the
    enemy X", "in freed from the enemy X"), or before a comma ("in X, occupied by the enemy,")."""
    items, at = parse.items, candidate.at
    named = any(candidate.last < a.first <= candidate.last + 2 for a in parse.actors)
    pause = back_over(items, at - 1, roles.ADVERB, roles.COMMA)
    for ref in parse.places:
        if ref.phrase <= at < ref.first:
            own = [r.itself() for r in members(parse, [ref]) if r.last > at]
            if not has(items, candidate.last + 1, ref.first, roles.SECTOR):
                own[0].part = False  # "in the streets of occupied X"
            return own
        between = items[candidate.last + 1 : ref.phrase]
        dated = any(item.rare & _TIMES for item in between)  # "in freed last week X"
        led = _DATED if dated else _OFF
        told = (named or dated) and 0 < len(between) <= _LED
        told = told and not any(bool(i.flags & _PARTING) and i.entry.preposition not in led for i in between)
        if ref.last == pause - 1 and items[pause].flags & roles.COMMA and ref.mention is not None:
            told = len(members(parse, [ref])) > 1 or not items[at].forms & grammemes.PLURAL  # not districts
            told = told and (named or candidate.trigger.kind is not terms.ENCIRCLEMENT)  # not by woods
        if told and ref.cases & items[at].forms & grammemes.CASES:
            return [r.itself() for r in members(parse, [ref])]
    name = before_others(items, at, candidate.last)
    return [r.itself() for ref in parse.places if ref.last == name for r in members(parse, [ref])]


def _genitive(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The genitive right behind a noun, its adjuncts and agent aside ("the capture by X of Y")."""
    for ref in parse.places:
        if ref.phrase <= candidate.last:
            continue
        items, first = parse.items, candidate.last + 1
        led = items[first : first + 3]
        land = [n for n, i in enumerate(led) if i.rare & _ASIDE or (n == 2 and i.flags & roles.REGION)]
        if land and items[first].flags & roles.PREPOSITION:
            first += land[0] + 1  # "the liberation | in the republic | of Y"
        between = [i for i in items[first : ref.phrase] if not i.side]
        if len(between) > _GENITIVE_REACH or any(
            item.flags & (roles.STOP | roles.COMMA | roles.TRIGGER | roles.PREPOSITION | roles.SAY)
            or item.forms & (grammemes.FINITE | grammemes.GERUND)
            for item in between
        ):
            return []
        owned = candidate.trigger.kind is terms.CAPTURE or ref.phrase < ref.first  # "beat off the storm of X"
        if candidate.trigger.pos == "verb" and (
            (ref.cases & grammemes.NOMN and not (owned and ref.cases & grammemes.GENT))
            or (ref.mention is not None and _possessed(parse, ref, candidate))
        ):
            return []
        behind = items[ref.last + 1].forms if ref.last + 1 < len(items) else roles.NONE
        declined = ref.phrase < ref.first or bool(behind & _SAID_OF)  # "after a battle X was taken"
        told = parse.items[parse.clause(candidate.at).first : candidate.at]
        declined = declined or any(i.forms & grammemes.PASSIVE for i in told)  # "freed in battles is X"
        cases = grammemes.GENT if declined else (grammemes.GENT | grammemes.NOMN)
        return members(parse, [ref]) if not ref.preposition and ref.cases & cases else []
    return []


def _bare(parse: Parse, candidate: Candidate, wanted: i64) -> list[PlaceRef]:
    """A phrase without a preposition in one of the `wanted` cases: the nearest behind the trigger, else
    before it."""
    clause = parse.clause(candidate.at)
    negated = candidate.voice != "passive" and has(
        parse.items, max(clause.first, candidate.at - 3), candidate.at, roles.NEGATION
    )
    wanted |= grammemes.GENT if negated else roles.NONE
    over = candidate.trigger.pos in _VERBLESS or candidate.trigger.kind is terms.REPEL  # "tries to storm X"
    own = [
        ref
        for ref in parse.places
        if clause.first <= ref.phrase and ref.last <= clause.last
        and parse.places[ref.listed] is ref
        and not ref.preposition and ref.cases & wanted and not ref.anchor
        and not _possessed(parse, ref, candidate)
        and not (ref.last < candidate.at and parse.items[ref.last + 1].low in _ENDS)  # "X. They took …"
        and not (ref.last < candidate.at and _tried(parse, ref))
    ]  # fmt: skip
    after = [
        ref
        for ref in own
        if ref.phrase > candidate.at
        and (over or not _verb_between(parse, candidate.last, ref.phrase))
        and not _other_object(parse, candidate.last, ref.phrase)
    ]
    before = [ref for ref in own if ref.last < candidate.at]
    if not own:
        before = interrupted(parse, candidate, wanted)
    if wanted & grammemes.NOMN and before:
        return members(parse, before[-1:])
    if before and after:
        between = parse.items[candidate.last + 1 : after[0].phrase]
        if any(item.flags & roles.COMMA for item in between):
            return members(parse, before[-1:])  # "X they took, but Y not yet"
    return members(parse, after[:1] or before[-1:])


def _tried(parse: Parse, ref: PlaceRef) -> bool:
    """Whether it is what an attempt was to take ("all attempts to take X they have beaten back")."""
    before = parse.items[parse.clause(ref.phrase).first : ref.phrase]
    tries = any(item.flags & roles.ATTEMPT and item.forms & grammemes.NOUN for item in before)
    return tries and bool(before[-1].forms & grammemes.INFINITIVE)


def _possessed(parse: Parse, ref: PlaceRef, candidate: Candidate) -> bool:
    """Whether the phrase is a genitive that belongs to the noun before it ("the mayor of X")."""
    if not ref.cases & grammemes.GENT or ref.phrase == 0:
        return False
    if candidate.at <= ref.phrase - 1 <= candidate.last or ref.first != ref.phrase:
        return False
    before = parse.items[ref.phrase - 1]
    measure = roles.SECTOR | roles.QUANTIFIER | roles.PLACE_NOUN
    return bool(before.forms & grammemes.NOUN) and not before.flags & measure


def _shared_object(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The object of a verb that "and" joins right to the trigger ("they storm and surround X")."""
    items, j = parse.items, candidate.last + _JOINED
    takes = candidate.trigger.pos == "verb" and "object" in candidate.trigger.place
    if not takes or candidate.voice != "active" or j >= len(items) or not items[j - 1].flags & roles.AND:
        return []
    for trigger in items[j].entry.triggers:
        if trigger.pos == "verb" and "object" in trigger.place:
            return _bare(parse, Candidate(j, j, trigger, candidate.voice), grammemes.ACCS)
    return []


def _other_object(parse: Parse, first: i64, last: i64) -> bool:
    """Whether the verb has its object before a comma: "hold the heights, the village itself …"."""
    thing = False
    for item in parse.items[first + 1 : last]:
        thing = thing or bool(item.flags & roles.THING and item.forms & grammemes.ACCS)
        if thing and item.flags & roles.COMMA:
            return True
    return False


def _verb_between(parse: Parse, first: i64, last: i64) -> bool:
    return any(
        bool(item.forms & (grammemes.FINITE | grammemes.PASSIVE | grammemes.INFINITIVE))
        and not item.forms & grammemes.NOUN
        for item in parse.items[first + 1 : last]
    )


def _governed(parse: Parse, candidate: Candidate, slots: frozenset[str]) -> list[PlaceRef]:
    """Phrases with one of the trigger's prepositions: those behind it up to the next trigger of its clause,
    else those before it."""
    clause = parse.clause(candidate.at)
    rivals = [
        j
        for j in range(clause.first, clause.last + 1)
        if parse.items[j].flags & roles.TRIGGER and not candidate.at <= j <= candidate.last
        and parse.items[j].mention is None and not parse.items[j].forms & grammemes.PARTICIPLE
        and not (parse.items[j - 1].flags & roles.NUMBER and candidate.trigger.kind is terms.REPEL)
    ]  # fmt: skip  # "beat off 4 attacks near X and 7 attacks near Y"
    fitting = [
        ref
        for ref in parse.places
        if clause.first <= ref.first <= clause.last
        and _fits(parse, ref, slots, candidate.trigger.kind)
        and not resumes(parse, ref)
        and (not parse.inside[ref.first] or parse.inside[candidate.at])
    ]
    within = [ref for ref in fitting if candidate.at < ref.first < candidate.last]
    if within:
        return members(parse, within)
    after = [ref for ref in fitting if ref.first > candidate.last]
    near = [ref for ref in after if not any(candidate.last < j < ref.phrase for j in rivals)]
    owned = parse.items[candidate.at].forms & (grammemes.GENT | grammemes.NOMN) == grammemes.GENT
    if candidate.trigger.pos == "verb":  # "broke through westwards and began the assault on X"
        nouns = [j + _JOINED for j in rivals if parse.items[j].forms & grammemes.NOUN]
        after = [ref for ref in after if ref.phrase not in nouns]
    elif candidate.trigger.kind is terms.ASSAULT and (owned or governed(parse, candidate.at)):
        verbs = [j for j in rivals if j > candidate.last and parse.items[j].forms & _SAID_OF]
        after = [ref for ref in after if not verbs or ref.phrase < verbs[0]]  # "after the battle they took X"
    before = [ref for ref in fitting if ref.last < candidate.at]
    if not fitting and candidate.trigger.kind in BESIDE:  # "attacked on the X front (near Y and Z)"
        before = [
            ref for ref in parse.places
            if clause.first + 1 < ref.phrase <= clause.last and ref.preposition in slots
            and parse.items[ref.phrase - 2].low == "("
        ]  # fmt: skip
    return members(parse, near or after or before)


def _entered(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlement gone into where the language says "to" of it ("entered (to) X")."""
    clause = parse.clause(candidate.at)
    for ref in parse.places:
        within = clause.first < ref.phrase and ref.last <= clause.last
        if within and ref.relation is terms.TOWARD and parse.items[ref.phrase - 1].entry.preposition == "to":
            return [as_inside(member) for member in members(parse, [ref])]
    return []


def _fits(parse: Parse, ref: PlaceRef, slots: frozenset[str], kind: Kind) -> bool:
    if ref.part and kind is terms.ADVANCE and ref.preposition in _UP_TO:
        return True
    return parse.places[ref.listed].preposition in slots or ref.preposition in slots
