"""From a statement to its claims: one for each settlement and side of its source."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from mypy_extensions import i64

from services.domain.claims.assembly import statements
from services.domain.claims.assembly.statements import Statement
from services.domain.claims.context.discourse import Discourse
from services.domain.claims.syntax.claimants import Source
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.words import rare, roles, terms
from services.domain.models.articles import Article
from services.domain.models.claims import Claim, Extent, Kind
from services.domain.models.sides import ClaimantSide, Side
from services.domain.places import Mention

_PARTIAL: Final = ("own", "enemy")
_PAIR: Final = 2
_SAME_REPORT: Final = 400
"""Characters behind who speaks within which a report goes on with attacks beaten back."""
_RECENT: Final = 40
"""Claims back among which one looks for a repulse: bounded, so that time stays linear."""


def claims(
    s: Statement, ref: PlaceRef | None, mention: Mention, article: Article, discourse: Discourse
) -> list[Claim]:
    """The claims of a statement about one settlement, as who it is of says and as others judge that."""
    published = article.published.date() if article.published else None
    day = s.time.day if s.time else None
    if day is not None and (published is None or day > published):
        day = None
    source = s.source or discourse.speakers.teller or Source(0, 0, (discourse.outlet,))
    last = discourse.speakers.last
    if s.kind is terms.REPEL and not source.end and last is not None and not s.parse.free:
        # whoever beats back attacks counts them ("Kyiv said …. At X, 17 attacks were repelled")
        near = last.sides == (ClaimantSide(s.side),) and 0 < s.start - last.end < _SAME_REPORT
        source = last.again() if near else source
    found: list[Claim] = []
    for claimant in (source, *source.also):
        found += _of_source(claimant, s, ref, mention, day, article, discourse)
    return found


def _of_source(
    source: Source,
    s: Statement,
    ref: PlaceRef | None,
    mention: Mention,
    day: date | None,
    article: Article,
    discourse: Discourse,
) -> list[Claim]:
    """The claims of a statement that one source makes of it."""
    settlement = mention.settlement
    described = s.candidate.trigger.pos == "adjective"  # "denied that Russian-held X was shelled"
    if described and source.sides == (ClaimantSide.RU,) and s.kind is terms.CONTROL and s.side is Side.RU:
        source = Source(0, 0, (discourse.outlet,))  # no Russian speaks of a "Russian-occupied" town
    denied = (source.denies and not described) or (s.reality.untrue and not source.noun)
    said = s.reality.factuality
    aside = s.parse.clause(s.candidate.at).marker & (roles.RELATIVE | roles.DASH)
    taken_for_granted = bool(aside) or described
    if source.hedges and said is terms.ASSERTED and not taken_for_granted:
        said = terms.HEDGED
    sides = source.sides
    if source.vague:
        # "the military said" of its own deeds, but of the other side's attacks
        # "the army denied that X had been taken", "X has not been taken, the army said"
        lost = (denied or s.reality.negated) and s.kind is not terms.WITHDRAWAL
        # "the army said a Russian group had entered X"
        lost = lost or (s.kind is terms.ADVANCE and s.agent.side == s.side.value == "RU" and not s.parse.free)
        sides = (ClaimantSide(s.side.opponent if lost or s.kind is terms.ASSAULT else s.side),)
        if s.parse.free:
            sides = (ClaimantSide(discourse.home),)  # whom one hears in the language of a party
        if s.kind is not terms.ASSAULT and not s.parse.free:
            discourse.speakers.settle(source, sides)
    if source.unknown and (s.agent.side in _PARTIAL or any(a.side == "enemy" for a in s.parse.actors)):
        # who says "the enemy" is a party, and the one by which the word was read
        sides = (ClaimantSide(s.side if s.candidate.trigger.ousts else discourse.home),)
    if source.local and settlement and settlement.oblast in terms.ABROAD:
        sides = (ClaimantSide.RU,)
    settlement_id = settlement.id if settlement else ""
    candidates = () if settlement else tuple(c.settlement.id for c in mention.candidates)
    extent = statements.extent_of(s, ref)
    factuality = terms.DENIED if denied else said
    claimant, evidence = article.text[source.start : source.end], article.text[s.start : s.end]
    rule = s.candidate.trigger.id
    found: list[Claim] = []
    for claimant_side in sides:
        actor = Side(claimant_side) if s.of_each and claimant_side is not terms.NEUTRAL else s.side
        # by position, as so many are made: to name the fields takes three times as long
        claim = Claim(
            mention.name, settlement_id, s.kind, actor, extent, factuality, claimant_side, claimant,
            evidence, s.start, s.end, rule, day, candidates,
        )  # fmt: skip
        found.append(claim)
    return found


def held_off(s: Statement, mentions: Sequence[Mention], told: Sequence[Claim]) -> bool:
    """Whether the sentence has just said of an attack that it is beaten back ("hold the enemy back near X,
    where he made ten attempts to break through")."""
    where = s.parse.clause(s.candidate.at).rare & rare.WHERE
    if not where or s.kind is not terms.ASSAULT:
        return False
    held = {c.settlement for c in told[-_RECENT:] if c.kind is terms.REPEL and c.actor is not s.side}
    near = s.parse.free or all(m.relation is terms.NEAR for m in mentions)
    return near and bool(mentions) and all(m.name in held for m in mentions)


def ended(told: list[Claim], first: i64) -> list[Claim]:
    """The claims but for states, from claim `first` on, that their sentence goes on to tell the end of ("X,
    occupied since April, was retaken"), and losses it has made good ("retook X, which had fallen")."""
    if len(told) - first < _PAIR:
        return told
    new = told[first:]
    captures = [c for c in new if _whole(c, terms.CAPTURE)]
    taken = {(c.settlement, c.claimant_side): c for c in captures}
    left = {(c.settlement, c.claimant_side, c.actor) for c in new if _whole(c, terms.WITHDRAWAL)}
    kept = [
        c
        for c in new
        if not (_whole(c, terms.CAPTURE) and _undone(c, captures))
        and (
            not _whole(c, terms.CONTROL)
            or not (_overturned(c, taken) or (c.settlement, c.claimant_side, c.actor) in left)
        )
    ]
    return told if len(kept) == len(new) else [*told[:first], *kept]


def _whole(c: Claim, kind: Kind) -> bool:
    return c.kind is kind and c.factuality is not terms.DENIED and c.extent is Extent.WHOLE


def _undone(c: Claim, captures: list[Claim]) -> bool:
    """Whether a capture is only told of the place that the other side takes from those who made it."""
    others = [e for e in captures if e.settlement == c.settlement and e.actor is not c.actor]
    return any(e.start < c.start < e.end and e.claimant_side is c.claimant_side for e in others)


def _overturned(state: Claim, taken: dict[tuple[str, ClaimantSide], Claim]) -> bool:
    """Whether one of the events `taken`, told behind it or of what it describes ("took
    Ukrainian-held X", "took X, a Ukrainian stronghold"), ended the state."""
    event = taken.get((state.settlement, state.claimant_side))
    if event is None:
        return False
    within = event.start < state.start < event.end
    later = state.end > event.end  # "the recapture of X, occupied since April", not "took and hold X"
    return within if later else event.actor is not state.actor


def distinct(made: list[Claim]) -> Iterator[Claim]:
    """`made` without those that say again what an earlier one says."""
    seen = set()
    for c in made:
        key = (
            c.settlement_id or c.settlement,
            c.kind,
            c.actor,
            c.factuality,
            c.claimant_side,
            c.claimant,
            c.extent,
        )
        if key not in seen:
            seen.add(key)
            yield c
