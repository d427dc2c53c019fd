"""What a trigger comes to once all about it is known: the kind, the extent and the words of a statement."""

from typing import Final

from mypy_extensions import i64, mypyc_attr

from services.domain.claims.reality.modality import Reality
from services.domain.claims.sentences.items import Item, back_over, flags_at, has, no_word, on_over
from services.domain.claims.syntax.claimants import Source
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.dates import When
from services.domain.claims.syntax.phrases import Actor, Agent, PlaceRef
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.models.claims import Extent, Kind
from services.domain.models.sides import Side

_FRONTED: Final = 4
"""Items before a clause in which it is told on what day."""
_GOVERNING: Final = roles.TO | roles.ACTOR | roles.FORCE | roles.FUTURE
_OPENING: Final = roles.DETERMINER | roles.NUMBER
_GOVERNED: Final = 12
"""Items between a trigger and the verb before it that gives it another kind."""
_SEEN: Final = 4
"""Items from a verb of seeing to what forces are seen doing."""
_PARTIES: Final = frozenset({"UA", "RU"})
_HELD: Final = (terms.CONTROL, terms.ENCIRCLEMENT)
_WHOLE: Final = Extent.WHOLE
_PART: Final = Extent.PART
_MEASURED: Final = (terms.CONTROL, terms.CAPTURE, terms.ENCIRCLEMENT, terms.WITHDRAWAL)
_BEFORE_SHARE: Final = roles.ADVERB | roles.PREPOSITION | roles.NUMBER  # "X by 80 per cent"
_LASTING: Final = grammemes.BASE | grammemes.PRESENT | grammemes.PLURAL


@mypyc_attr(acyclic=True)
class Statement:
    """A trigger with all that has been found out about it; `of_each` where both parties say it, each of its
    own forces."""

    def __init__(
        self,
        parse: Parse,
        candidate: Candidate,
        kind: Kind,
        reality: Reality,
        agent: Agent,
        time: When | None,
        source: Source | None,
        side: Side,
        start: i64,
        end: i64,
    ) -> None:
        self.parse = parse
        self.candidate = candidate
        self.kind = kind
        self.reality = reality
        self.agent = agent
        self.time = time
        self.source = source
        self.side = side
        self.start = start
        self.end = end
        self.of_each = False

    def elsewhere(self, start: i64, end: i64) -> "Statement":
        """The same as said by other words of the text, to be changed."""
        return Statement(
            self.parse, self.candidate, self.kind, self.reality, self.agent, self.time, self.source,
            self.side, start, end,
        )  # fmt: skip


def nothing_of(parsed: Parse, candidate: Candidate, refs: list[PlaceRef]) -> bool:
    """Whether the object is no part of the place ("have taken no street of X")."""
    if parsed.free or candidate.trigger.kind not in (terms.CAPTURE, terms.CONTROL):
        return False
    none = roles.NEGATION | roles.DETERMINER
    for ref in refs:
        for item in parsed.items[candidate.last + 1 : ref.first]:
            if item.flags & none == none:
                return True
    return False


def of_each(parsed: Parse, source: Source | None, agent: Agent, side: Side | None) -> bool:
    """Whether each party says it of itself ("both sides claim control of X")."""
    if source is None or parsed.free or len(source.sides) != len(_PARTIES):
        return False
    actor = agent.actor
    if actor is not None and source.start <= parsed.items[actor.first].start < source.end:
        return True
    return side is None and agent.side in ("", "same")


def kind_of(parsed: Parse, candidate: Candidate, real: Reality) -> Kind:
    """The trigger's kind; another where a governing verb makes it so ("came under control"), in the
    passive of some verbs ("were driven out"), and an assault where it was only tried."""
    trigger = candidate.trigger
    kind = trigger.kind
    if trigger.passive is not None and candidate.voice == "passive" and not _perfect(parsed, candidate):
        kind = trigger.passive
    forms = parsed.items[candidate.at].forms
    told = parsed.items[candidate.at - 1].forms if forms & grammemes.INFINITIVE else forms
    if trigger.ousts and parsed.free and told & grammemes.PRESENT and not told & grammemes.PAST:
        kind = terms.ASSAULT  # "they are driving them out of X", "go on driving them out"
    going_over = trigger.actor == "to"  # "is returning under our control"
    if kind is terms.CAPTURE and not going_over and not parsed.free and _progressive(parsed, candidate):
        kind = terms.ADVANCE
    lasts = trigger.passive is terms.CONTROL and candidate.voice == "active" and forms & ~_LASTING == 0
    if lasts and forms and not parsed.items[candidate.at - 1].flags & roles.TO:
        kind = terms.CONTROL
    if trigger.become:
        kind = _become(parsed, candidate) or kind
    if real.begun and kind is terms.CAPTURE and trigger.pos == "verb" and not parsed.free:
        kind = terms.ASSAULT  # "have begun to liberate X"
    held = trigger.counter and kind in _HELD and not _taken_too(parsed, candidate.at)
    if real.attempt and not held:  # who tries to hold X holds it; who is besieged is it while relief is tried
        if kind in (terms.ENCIRCLEMENT, terms.WITHDRAWAL) or (kind is terms.REPEL and not parsed.free):
            real.dropped = "plan, aim or order"
        elif kind is not terms.REPEL:
            return terms.ASSAULT
    return kind


def _taken_too(parsed: Parse, at: i64) -> bool:
    """Whether the verb at `at` goes on from one of capture ("to seize and hold X")."""
    joined = at > 1 and bool(parsed.items[at - 1].flags & roles.AND)
    return joined and any(t.kind is terms.CAPTURE for t in parsed.items[at - 2].entry.triggers)


def _become(parsed: Parse, candidate: Candidate) -> Kind | None:
    """The kind that a verb around makes of the trigger's; None where none does."""
    become = candidate.trigger.become
    first = max(parsed.clause(candidate.at).first, candidate.at - _GOVERNED)
    if candidate.trigger.pos == "noun" and not parsed.free and lost_behind(parsed, candidate):
        return terms.CAPTURE
    around = [*range(candidate.at - 1, first - 1, -1)]
    if parsed.free:
        around += range(candidate.last + 1, parsed.clause(candidate.at).last + 1)
    for j in around:
        item = parsed.items[j]
        if not parsed.free and item.flags & roles.COMMA and parsed.items[j + 1].flags & _OPENING:
            break  # "shells fell on X, the last town, one of two towns under their control"
        if item.flags & roles.PLACE_NOUN and not parsed.items[j - 1].flags & _GOVERNING:
            continue  # "the last place held by …"
        for key in item.keys:
            if key in become:
                return become[key]
    return None


def lost_behind(parsed: Parse, candidate: Candidate) -> bool:
    """Whether the noun is the subject of a passive of losing ("control over X has been lost")."""
    items = parsed.items
    for j in range(candidate.last + 1, min(parsed.clause(candidate.at).last, candidate.last + _GOVERNED)):
        if items[j].flags & roles.BE and items[j + 1].forms & grammemes.PARTICIPLE:
            return any(t.reverse and t.kind is terms.CAPTURE for t in items[j + 1].entry.triggers)
    return False


def names_beside(parsed: Parse, candidate: Candidate, agent: Agent) -> bool:
    """Whether the forces are named in the trigger's own clause, or are what that describes."""
    if agent.actor is None and candidate.trigger.pos == "noun":
        return agent.side in _PARTIES or agent.side == "same"  # "Russian presence", "their claim of control"
    actor, clause = agent.actor, parsed.clause(candidate.at)
    if actor is not None and actor.first < clause.first and "itself" in candidate.trigger.place:
        for ref in parsed.places:  # "they are storming X, but the village holds"
            if clause.first <= ref.phrase and ref.last < candidate.at and not ref.preposition:
                return False
    if actor is None or not parsed.free or parsed.clause_of[actor.first] == parsed.clause_of[candidate.at]:
        return actor is not None
    return bool(clause.marker & roles.RELATIVE) and actor.last + 1 == clause.first


def none_of(parsed: Parse, actor: Actor) -> bool:
    """Whether the phrase says that none act ("no Russian soldier", "not a single unit")."""
    around = parsed.items[max(0, actor.first - 1) : actor.first + 1]
    verbal = roles.BE | roles.HAVE | roles.DO
    return any(bool(item.flags & roles.NEGATION) and not item.flags & verbal for item in around)


def _progressive(parsed: Parse, candidate: Candidate) -> bool:
    """Whether taking is told as going on ("are clearing X", "is being mopped up")."""
    items = parsed.items
    if candidate.voice == "passive":
        before, led = items[candidate.at - 1], max(0, candidate.at - 2)
        being = bool(before.flags & roles.BE) and bool(before.forms & grammemes.GERUND)
        of_it = led > 0 and items[led].mention is not None and bool(items[led - 1].flags & roles.OF)
        # not "after being taken", "reports of X being taken"
        return being and not of_it and not items[led].flags & (roles.PREPOSITION | roles.SUBORDINATOR)
    if candidate.trigger.pos != "verb" or not candidate.at:
        return False
    if not items[candidate.at].forms & grammemes.GERUND:
        return False
    # "are reportedly clearing X", "continue clearing X"
    governing = items[back_over(items, candidate.at - 1, roles.ADVERB | roles.HEDGE, roles.BE)]
    goes_on = bool(governing.flags & roles.PASS) and not governing.rare & rare.BEGIN
    if goes_on and governing.flags & roles.FORCE:  # "shows its | forces | clearing X", not "with its …"
        goes_on = has(items, candidate.at - _SEEN, candidate.at, roles.SAY)
    return bool(governing.flags & roles.BE) or (candidate.trigger.restores and goes_on)


def _perfect(parsed: Parse, candidate: Candidate) -> bool:
    """Whether a passive tells of what has just become so ("has been occupied", "was occupied on Monday"), not
    of how it is."""
    items = parsed.items
    j = back_over(items, candidate.at - 1, roles.BE | roles.ADVERB, roles.HAVE)
    behind = items[candidate.at : candidate.at + 6]
    lasting = any(item.flags & roles.SINCE for item in behind)
    if not parsed.free and not lasting:  # "has been occupied for a month"
        lasting = any(
            item.entry.preposition == "for" and any(i.rare & rare.UNIT for i in behind[n + 1 : n + 4])
            for n, item in enumerate(behind)
        )
    return not lasting and (bool(items[j].flags & roles.HAVE) or _on_a_day(parsed, candidate))


def _on_a_day(parsed: Parse, candidate: Candidate) -> bool:
    """Whether a passive of the past tells what happened on a day."""
    clause, was = parsed.clause(candidate.at), parsed.items[candidate.at - 1]
    if not was.forms & grammemes.PAST:
        return False
    for j in range(max(1, clause.first - _FRONTED), clause.last + 1):
        dated = parsed.items[j].rare
        day = bool(dated & rare.MONTH) and any(i.low.isdigit() for i in parsed.items[j - 1 : j + 2])
        if day or dated & rare.WEEKDAY:
            return True
    return False


def extent_of(s: Statement, ref: PlaceRef | None) -> Extent:
    """Whether the statement is about the whole of the settlement at `ref` or a part of it."""
    trigger = s.candidate.trigger
    part = ref is not None and ref.part
    heads = s.parse.places[ref.listed : ref.listed + 1] if ref is not None else []  # none of a later sentence
    if s.kind is not terms.ASSAULT or trigger.kind is terms.ASSAULT:
        part = part or s.kind is terms.ADVANCE or (trigger.part and not _among(s, heads))
    if s.kind is terms.WITHDRAWAL:
        actor = s.agent.actor
        part = part or s.reality.begun
        part = part or (actor is not None and (actor.some or _counted(s.parse, actor)))
    if s.kind in _MEASURED and not part:
        first = max(s.parse.clause(s.candidate.at).first, s.candidate.at - 3)
        last = s.candidate.last + (3 if s.kind is terms.ENCIRCLEMENT else 1)
        leaving = s.parse.free and s.kind is terms.WITHDRAWAL  # "some of the troops have left X"
        units = () if leaving else s.parse.actors  # not "several units took X"
        counted = [j for j, i in enumerate(s.parse.items[first:last], first) if i.flags & roles.QUANTIFIER]
        part = any(not any(a.first <= j < a.last for a in units) for j in counted)
        # not "took most of the region, including X and Y"
        listed = any(head.listing for head in heads)
        part = part or (not listed and _measured(s.parse.items, s.candidate.last + 1, roles.PREPOSITION))
        part = part or (ref is not None and _measured(s.parse.items, ref.last + 1, 0))
        part = part or _shared(s.parse.items, s.candidate.at - 1)
    return _PART if part else _WHOLE


def _counted(parsed: Parse, actor: Actor) -> bool:
    """Whether it is but so many men that leave or surrender ("about 50 soldiers")."""
    items, at = parsed.items, max(0, actor.first - 1)
    if not items[at].low.isdecimal() or (at and items[at - 1].flags & roles.LAST):
        return False
    return bool(items[actor.last].forms & grammemes.PLURAL)


def _among(s: Statement, heads: list[PlaceRef]) -> bool:
    """Whether the place is one of those within land that is taken ("took 300 square miles, including X")."""
    return s.kind is terms.CAPTURE and any(
        head.first > s.candidate.at and bool(s.parse.items[head.phrase - 1].flags & roles.AND)
        for head in heads
    )


def _shared(items: list[Item], j: i64) -> bool:
    """Whether the words that end at `j` say how much of it ("X is 90 percent | under control")."""
    if items[j].flags & roles.QUOTE:
        j -= 1
    return j > 0 and bool(items[j].flags & roles.SECTOR and items[j - 1].flags & roles.NUMBER)


def _measured(items: list[Item], k: i64, following: i64) -> bool:
    """Whether a word of degree at `k` ends what is said ("X only in part", "withdrew partly | from"), or has
    what is `following` behind it."""
    k = on_over(items, k, _BEFORE_SHARE, roles.QUANTIFIER)
    if not flags_at(items, k) & roles.QUANTIFIER:
        return False
    return no_word(items, k + 1) or bool(items[k + 1].flags & (roles.AND | roles.CONTRAST | following))


def span_of(
    parsed: Parse, candidate: Candidate, refs: list[PlaceRef], first: i64, agent: Agent
) -> tuple[i64, i64]:
    """From where the first of subject, verb and place begins to where the last one ends."""
    items = parsed.items
    low, high = min(candidate.at, first), candidate.last
    for ref in refs:
        low, high = min(low, ref.phrase), max(high, ref.last)
    actor = agent.actor
    if actor is not None and parsed.clause_of[actor.first] == parsed.clause_of[candidate.at]:
        low, high = min(low, actor.first), max(high, actor.last)
    return items[low].start, items[high].end
