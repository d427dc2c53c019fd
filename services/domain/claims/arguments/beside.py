"""Forces that are named right with a trigger: within its words, before it, behind "by" or "of"."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments.acting import subject
from services.domain.claims.sentences.items import Item, back_over, on_over
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import CLOSING, OPENING, Actor, Agent
from services.domain.claims.syntax.subjects import bracketed
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms

_ASIDE: Final = 8
"""Items of the longest aside, with its commas."""
_DEEDS: Final = 5
"""Items from "by" to the "of" behind a noun for deeds."""
_TARGET: Final = 3
"""Items from an attack to those that it is on, and from them to the verb that tells so."""
_STAYING: Final = grammemes.PARTICIPLE | grammemes.GERUND
_STATIONED: Final = frozenset({"in", "near", "of"})
"""Between forces and their place."""
_LINKS: Final = {"by": roles.BY, "of": roles.OF, "to": roles.TO, "with": roles.TO}
"""What a trigger's words may end with, so that who acts stands right behind it."""


def inside(parse: Parse, candidate: Candidate) -> Agent:
    """The side that a word within the trigger's names ("under Ukrainian occupation"), or one of its own; of
    no side where none does."""
    for j in range(candidate.at + 1, candidate.last + 1):
        if parse.items[j].side:
            return Agent(parse.items[j].side)
    return Agent(parse.items[candidate.at].side)


_BEFORE_VERB: Final = roles.ADVERB | roles.HEDGE | roles.HAVE | roles.NEGATION | roles.QUOTE


def before(parse: Parse, at: i64) -> Agent | None:
    """The forces right before the verb at `at`, adverbs, auxiliaries and "who" aside."""
    j = at - 1
    while j > 0 and (parse.items[j].flags & _BEFORE_VERB or parse.items[j].rare & rare.PERSONAL):
        j -= 1
    if parse.items[j].low in CLOSING:  # "the invaders (Russians) are in X"
        j = next((k - 1 for k in range(j, 1, -1) if parse.items[k].low[0] in OPENING), j)
    if parse.items[j].flags & roles.COMMA:
        j = _before_aside(parse, j)
    found = actor_at(parse, j)
    if found is not None and parse.items[found.last].flags & roles.THERE:
        return None  # "half of it is gone"
    return Agent(found.side, found) if found is not None and not found.governed else None


def _before_aside(parse: Parse, comma: i64) -> i64:
    """The item before an aside that ends at the comma and only tells more of the forces ("soldiers, many of
    them wounded, are in X"); the comma where none does."""
    for j in range(comma - 1, max(0, comma - _ASIDE), -1):
        if parse.items[j].flags & roles.COMMA:
            return j - 1
        if parse.items[j].mention is not None:
            return comma
    return comma


def in_control(parse: Parse, candidate: Candidate) -> Agent | None:
    """The forces right before the words ("X: the marines in control")."""
    found = before(parse, candidate.at) if candidate.trigger.kind is terms.CONTROL else None
    return found if found is not None and found.side else None


def keeper(parse: Parse, candidate: Candidate) -> Agent | None:
    """Who has or keeps the place that stands right before the words ("they have X under full control")."""
    for ref in parse.places:
        verb = parse.places[ref.listed].phrase - 1
        if ref.last == candidate.at - 1 and verb > 0:
            held = any(t.kind is terms.CONTROL for t in parse.items[verb].entry.triggers)
            return subject(parse, verb) if held or parse.items[verb].flags & roles.HAVE else None
    return None


def unsided(parse: Parse, candidate: Candidate) -> Agent:
    """Forces of no named side behind the words ("under the control of the armed forces")."""
    last = candidate.last
    return Agent("", next((a for a in parse.actors if a.first in (last + 1, last + 2)), None))


def after(parse: Parse, candidate: Candidate, link: i64) -> Agent | None:
    """The forces after the trigger that stand behind a word of the role `link`."""
    items = parse.items
    limit = min(candidate.last + 16, len(items))
    closing = items[candidate.last]
    start = candidate.last if _leads(closing, link) else candidate.last + 1
    noun = candidate.trigger.pos == "noun"
    paused = candidate.trigger.pos == "adjective"  # "the occupied town was hit by …"
    for j in range(start, limit):
        if bracketed(parse, j, candidate.at):
            continue  # "the capture of X (DPR) by Russian troops"
        paused = paused or bool(items[j].flags & roles.COMMA)
        if paused and items[j].flags & (roles.BE | roles.HAVE) and link & roles.BY:
            return None  # "X, occupied since April, was retaken by …"
        # "the battle of X was part of Ukraine's …", "attacks, to pierce the lines of …", "since the end of …"
        if items[j].flags & (roles.BE | roles.COMMA | roles.SINCE) and link & roles.OF:
            return None
        fallen = items[j - 1].flags & (roles.PLACE | roles.PLACE_NOUN | roles.TIME)
        if noun and items[j].flags & roles.TO and not fallen:
            continue  # "the fall of X came after talks on aid to Kyiv"
        if j == candidate.last or items[j].flags & link:
            last = _deeds(items, j) if link & roles.BY else j
            while last + 1 < limit and items[last + 1].flags & (roles.DETERMINER | roles.NUMBER):
                last += 1  # "by the 58th brigade"
            for actor in parse.actors:
                if (actor.first in (j + 1, j + 2) or last < actor.first <= last + 2) and actor.side:
                    return Agent(actor.side, actor)
            if j < last + 1 < limit and (side := _sided(items, last + 1)):
                return Agent(side)
            beaten = candidate.trigger.kind is terms.REPEL and bool(link & roles.BY)
            if beaten and last + 1 < limit and items[last + 1].flags & roles.SIDE_ADJECTIVE:
                return Agent(items[last + 1].side)  # "was beaten back by Russian artillery"
        if items[j].flags & (roles.STOP | roles.SAY | roles.RELATIVE):
            return None
    return None


def given(parse: Parse, candidate: Candidate) -> Agent | None:
    """Whose opponent surrenders or leaves, where it is told to whom ("X, which surrendered to Russian
    troops", "Abandoning X to the Russians")."""
    leaves = candidate.trigger.kind is terms.WITHDRAWAL and parse.clause(candidate.at).first == candidate.at
    if candidate.trigger.default != "enemy" and not leaves:
        return None
    to = after(parse, candidate, roles.TO)
    if leaves and to is not None and to.actor and not _left_to(parse, candidate, to.actor):
        return None
    return Agent(to.side, to.actor, opposed=True) if to is not None and to.side in ("UA", "RU") else None


def _left_to(parse: Parse, candidate: Candidate, actor: Actor) -> bool:
    """Whether a gerund tells no more than to which forces a place was left ("Leaving X to the Russians, …";
    not "Fleeing X to Russia", "Withdrawing from X to Russian lines", "… X to help the Russians")."""
    items = parse.items
    if not items[actor.last].forms & grammemes.PLURAL or items[candidate.last + 1].flags & roles.PREPOSITION:
        return False
    to = back_over(items, actor.first - 1, roles.DETERMINER | roles.NUMBER)
    behind = items[min(actor.last + 1, len(items) - 1)]
    judged = bool(behind.flags & roles.BE and behind.forms & grammemes.PRESENT)  # "… is no option"
    return bool(items[to].flags & roles.TO) and not judged


def target(parse: Parse, candidate: Candidate) -> Agent | None:
    """Whose opponent attacks, where those alone are named who have borne it ("attacks that the Russians
    suffered at X")."""
    if candidate.trigger.kind is not terms.ASSAULT or candidate.trigger.mutual:
        return None
    for actor in parse.actors:
        if candidate.last < actor.first <= candidate.last + _TARGET and actor.side in ("UA", "RU"):
            behind = parse.items[actor.last + 1 : actor.last + 1 + _TARGET]
            borne = any(roles.SUFFER in item.entry.traits for item in behind)
            return Agent(actor.side, actor, opposed=True) if borne else None
    return None


def holder(parse: Parse, candidate: Candidate) -> Agent | None:
    """Whose opponent attacks, where it is told whom or whose things the noun of an attack is on ("on Russian
    troops", "overnight on Russian positions", "on the positions of the army")."""
    items = parse.items
    on = on_over(items, candidate.last + 1, roles.ADVERB | roles.TIME, roles.PREPOSITION)
    side = ""
    leads = on < len(items) and items[on].entry.preposition == "on"
    for j in range(on + 1, min(on + 1 + 2 * _TARGET, len(items)) if leads else on):
        flags = items[j].flags
        if flags & roles.SIDE_ADJECTIVE:
            side = items[j].side
        ended = flags & roles.THING and (side or j + 1 >= len(items) or not items[j + 1].flags & roles.OF)
        if flags & (roles.ACTOR | roles.FORCE) and not flags & roles.SIDE_ADJECTIVE:
            side, ended = side or items[j].side, 1
        if ended:
            return Agent(side, opposed=True) if side in ("UA", "RU") else None
        if (flags & roles.PREPOSITION and not flags & roles.OF) or items[j].mention is not None:
            return None
    return None


def befallen(parse: Parse, candidate: Candidate) -> Agent | None:
    """Who takes a place by whom its fall is a blow to, or a triumph for ("its fall is a blow to Moscow")."""
    items = parse.items
    for actor in parse.actors:
        if actor.first <= 1 or actor.side not in ("UA", "RU"):
            continue
        at = actor.first - 1
        while at > 1 and items[at].capital and not items[at].flags & ~roles.SOURCE:
            at -= 1  # "to President Vladimir | Putin"
        link, traits = items[at], items[at - 2 if items[at - 1].flags & roles.QUOTE else at - 1].entry.traits
        blow = roles.SETBACK in traits
        if (blow or roles.TRIUMPH in traits) and link.flags & (roles.TO | roles.PREPOSITION):
            return Agent(actor.side, actor, opposed=blow is not candidate.trigger.reverse)
    return None


def _leads(closing: Item, link: i64) -> bool:
    """Whether a trigger's last word leads to who acts ("under the control | of")."""
    last = closing.low[closing.low.rfind(" ") + 1 :]
    return bool(link & _LINKS.get(last, 0))


def _sided(items: list[Item], j: i64) -> str:
    """Whose they are by the adjective at `j` whom the lexicon does not know ("by Russian daredevils"); empty
    where it is none of a side, or describes something known."""
    if not items[j].flags & roles.SIDE_ADJECTIVE or j + 1 >= len(items):
        return ""
    following = items[j + 1]
    people = not following.flags and following.mention is None and following.low.endswith("s")
    return items[j].side if people else ""


def _deeds(items: list[Item], by: i64) -> i64:
    """The "of" behind a noun for what forces do ("by the skilful actions of the paratroopers"); `by` where
    none stands there."""
    for j in range(by + 1, min(by + _DEEDS, len(items))):
        if items[j].flags & roles.OF:
            return j
        if items[j].flags & ~(roles.DETERMINER | roles.ADVERB | roles.DEFINITE):
            return by
    return by


def surrounded(parse: Parse, candidate: Candidate) -> Actor | None:
    """The forces that are said to be encircled ("a garrison was cut off in X")."""
    if candidate.trigger.kind is not terms.ENCIRCLEMENT or candidate.voice != "passive":
        return None
    for actor in parse.actors:
        if actor.first == candidate.last + 1 and not parse.free:
            return actor  # "the encircled Russian troops in X"
    j = candidate.at - 1
    passed = roles.BE | roles.HAVE | roles.ADVERB | roles.HEDGE | roles.NEGATION | roles.THERE | roles.QUOTE
    while j > 0 and not parse.items[j].flags & roles.ACTOR:
        close = parse.items[j].entry.preposition == "near" and bool(
            parse.items[j + 1].forms & grammemes.GERUND
        )
        if parse.items[j].flags & roles.COMMA:
            j = _before_aside(parse, j)  # "the garrison in X, Y region, is surrounded"
        staying = parse.items[j].forms & _STAYING and parse.items[j + 1].flags & roles.THERE
        if not (parse.items[j].flags & passed or close or staying):
            break  # but "are close to being encircled"
        j -= 1
    found = actor_at(parse, j)
    if found is None:  # "the garrison in X is surrounded"
        place = next((r for r in parse.places if r.last == j and r.preposition in _STATIONED), None)
        if place is not None:
            opens = parse.places[place.listed].phrase
            led = opens - 3 if parse.items[opens - 2].forms & _STAYING else opens - 2  # "stationed in X"
            found = next((a for a in parse.actors if led <= a.last < opens), None)
        clause = parse.clause(j)
        if found is None and clause.marker & roles.RELATIVE and not parse.free:
            found = actor_at(parse, clause.first - 1)  # "the group that had entered X is blocked"
    return found


def actor_at(parse: Parse, j: i64) -> Actor | None:
    """The phrase of forces that item `j` belongs to."""
    return next((a for a in parse.actors if a.first <= j <= a.last), None)


def where_not_who(items: list[Item], j: i64) -> bool:
    """Whether the country or capital at `j`, before a noun of deeds, tells where they were done ("the Kyiv
    offensive")."""
    flags = items[j].flags
    if j < 1 or not (flags & roles.ACTOR and flags & roles.SOURCE):
        return False
    return bool(items[j - 1].flags & (roles.SECTOR | roles.DEFINITE))


def in_relative(parse: Parse, actor: Actor, at: i64) -> bool:
    """Whether forces are only named in a relative clause, after which the sentence goes on before item `at`
    ("entered X, which the Russians had fortified, and it was theirs")."""
    clause = parse.clause(actor.first)
    if not clause.marker & roles.RELATIVE:
        return False
    if parse.clause_of[at] < parse.clause_of[actor.first]:
        return True  # "X, which they shell every day, is holding on"
    items = parse.items
    return any(
        items[j].flags & roles.COMMA and items[j + 1].flags & roles.AND for j in range(actor.last + 1, at)
    )
