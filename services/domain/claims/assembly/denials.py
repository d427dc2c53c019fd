"""Claims that somebody denies or confirms without repeating them: "Kyiv denied it", "confirmed as much"."""

from collections.abc import Sequence
from typing import Final

from mypy_extensions import i64

from services.domain.claims.assembly.judging import (
    JUDGING,
    OBJECT,
    SUBJECT,
    ends_relative,
    judges_claims,
    taken_up,
)
from services.domain.claims.context.quotations import Quotations
from services.domain.claims.grammar import Grammar
from services.domain.claims.sentences.items import Item, has
from services.domain.claims.syntax.claimants import Source, Speakers
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.models.claims import Claim
from services.domain.models.sides import ClaimantSide
from services.domain.places import Mention

RULE: Final = "denial"
CONFIRMED: Final = "confirmation"
_TOLD: Final = roles.TRIGGER | roles.UNKNOWING
_MOST: Final = 40
"""Claims back that a denial can be about: bounded, so that time stays linear."""
_RECENT: Final = 300
"""Characters back from the last claim within which claims are denied together with it."""
_BEFORE: Final = 120
"""Characters back from what calls a claim untrue to that claim, where nobody else made it."""


def denials(
    parse: Parse,
    article: str,
    claims: Sequence[Claim],
    granted: set[tuple[int, int]],
    speakers: Speakers,
    quotations: Quotations,
    grammar: Grammar,
) -> list[Claim]:
    """The denials and confirmations that the sentence makes of `claims`, those that the article has made so
    far; but not of what it took for granted, by the spans of `granted`."""
    items = parse.items
    found: list[Claim] = []
    for j, item in enumerate(items if claims and parse.known & (JUDGING | roles.NEGATION) else ()):
        if not item.flags & (JUDGING | roles.NEGATION) or not judges_claims(parse, j, grammar.free):
            continue
        if found and item.flags & roles.CONFIRM:
            continue
        judge = _judge(parse, j, speakers, grammar)
        source = quotations.source(items, j, (j, judge)) if judge else None  # "We know that it's a lie"
        before = [c for c in claims[-_MOST:] if c.end <= item.start and (c.start, c.end) not in granted]
        if source is None or source.silent or not before:
            continue
        explicit = bool(item.flags & roles.GAINSAY)
        explicit |= has(items, j + 1, j + OBJECT, roles.REPORT_NOUN | roles.ANAPHOR)
        explicit = explicit or (grammar.free and taken_up(items, j))
        explicit = explicit or (not grammar.free and source.named and ends_relative(items, j))
        start, end = items[max(0, j - 3)].start, items[min(len(items) - 1, j + 2)].end
        confirms = bool(item.flags & roles.CONFIRM)
        said = terms.ASSERTED if confirms else terms.DENIED
        meant = _meant(items, j, before, source, explicit)
        fates = [] if confirms else [claim for claim in meant if claim.kind is not terms.ASSAULT]
        others = [c for c in fates or meant if c.claimant_side not in source.sides]  # rather than its own
        others = [c for c in others if c.claimant_side is not terms.NEUTRAL] or others  # a party's first
        for claim in others or fates or meant:
            if claim.factuality is terms.DENIED or (
                claim.claimant_side in source.sides
                and not (explicit and (_another(claim, source, article) or _second(items, source)))
            ):
                continue
            for side in source.sides:
                judged = claim._replace(
                    factuality=said, claimant_side=side, start=start, end=end,
                    claimant=article[source.start : source.end], evidence=article[start:end],
                    rule=CONFIRMED if confirms else RULE,
                )  # fmt: skip
                found.append(judged)
        if not confirms:
            break  # "Moscow confirmed it, but Kyiv denied it"
    return found


def disown(
    parse: Parse, claims: list[Claim], outlet: ClaimantSide, speakers: Speakers, grammar: Grammar
) -> None:
    """Deny those of the claims just made that the sentence calls untrue in the outlet's own voice, or that of
    the one who made them ("There are rumours that … This is not true.")."""
    for j, item in enumerate(parse.items):
        if not item.flags & roles.UNTRUE or not judges_claims(parse, j, grammar.free):
            continue
        source = _judge(parse, j, speakers, grammar)
        # "They spread reports of its capture; this is a lie": of that, rather than of what was told before
        here = has(parse.items, 0, j, _TOLD)
        # ""This is not true," they wrote": not in the outlet's voice, unless it opens with what is told
        if has(parse.items, 1 if here else 0, j, roles.QUOTE):
            return
        for k in range(max(0, len(claims) - _MOST), len(claims)):
            claim = claims[k]
            if here and claim.start < parse.items[0].start:
                continue
            near = 0 <= item.start - claim.end < _BEFORE and claim.factuality is not terms.DENIED
            own = source is not None and claim.claimant_side in source.sides
            if near and not claim.claimant and (source is None or own):
                claims[k] = claim._replace(factuality=terms.DENIED)
            elif near and (source is None or (own and here and source.start < claim.start)):
                # it is not so, but that is not what they said
                claims.append(claim._replace(factuality=terms.DENIED, claimant_side=outlet, claimant=""))
        return


def _meant(
    items: list[Item], j: i64, before: Sequence[Claim], source: Source, explicit: bool
) -> Sequence[Claim]:
    """Those of the claims `before` that the word at `j` is said of."""
    last = before[-1]
    recent = [claim for claim in before if last.start - claim.start < _RECENT]
    if items[j].flags & roles.UNTRUE:  # "X has fallen, which Kyiv called a lie", "…, though this is false"
        recent = [claim for claim in recent if claim.start >= items[0].start] or recent
    about = _about(items, j)
    if about is not None:
        return [claim for claim in recent if _same(claim, about)]
    if last.factuality is terms.DENIED and last.claimant_side in source.sides:
        # "Kyiv denied that X had fallen. 'It is not true,' …"
        return [claim for claim in recent if claim.settlement == last.settlement]
    if ends_relative(items, j):  # "a claim that the ministry contradicted"
        recent = recent if last.start >= items[0].start else []
        return [claim for claim in recent if claim.claimant == last.claimant]
    if explicit and not has(items, j + 1, j + OBJECT, roles.REPORT_NOUN):
        told = [claim for claim in recent if claim.claimant == last.claimant]  # "denied this"
        # "the road, too, though he denied this"
        tells = has(items, 0, j, roles.TRIGGER)
        told = [claim for claim in told if claim.start >= items[0].start] or ([] if tells else told)
        return [claim for claim in told if claim.kind is not terms.ASSAULT] or told
    if explicit and any(claim.claimant for claim in recent):
        # "the claim" is somebody's, and a party's rather than what footage shows
        told = [claim for claim in recent if claim.claimant]
        one = not any(i.forms & grammemes.PLURAL for i in items[j + 1 : j + OBJECT])
        told = [claim for claim in told if one and claim.start >= items[0].start] or told  # "this claim"
        return [claim for claim in told if claim.claimant_side is not terms.NEUTRAL] or told
    # "it is not so" is said of what became of the place rather than of the fighting for it
    fate = [claim for claim in recent if claim.kind is not terms.ASSAULT]
    return fate or recent


def _judge(parse: Parse, j: i64, speakers: Speakers, grammar: Grammar) -> Source | None:
    """Who denies or confirms with the word at `j`."""
    if not parse.items[j].flags & JUDGING:  # "Kyiv says it has not"
        told = grammar.reported(parse, j, speakers)
        return told[1] if told else None
    if parse.items[j].flags & roles.UNTRUE and not parse.items[j].flags & roles.DENY:
        for k in range(j - 1, max(0, j - SUBJECT), -1):
            if roles.NAMING in parse.items[k].entry.traits:  # "called the news an absolute lie"
                return grammar.denier(parse, k, speakers)
        said = grammar.reported(parse, j, speakers)
        return said[1] if said else None
    return grammar.denier(parse, j, speakers)


def _about(items: list[Item], j: i64) -> Mention | None:
    """The settlement that the denied report is said to be on ("dismissed the report on X")."""
    for k in range(j + 1, min(j + OBJECT, len(items) - 2)):
        if items[k].flags & roles.REPORT_NOUN and items[k + 1].flags & (roles.PREPOSITION | roles.OF):
            named = (item.mention for item in items[k + 2 : k + 2 + OBJECT])
            return next((mention for mention in named if mention is not None), None)
    return None


def _another(claim: Claim, source: Source, article: str) -> bool:
    """Whether the source is somebody else of the same side than who made the claim."""
    words = article[source.start : source.end].lower()
    told = claim.claimant.lower()
    return bool(told) and told not in words and words.rpartition(" ")[2] not in told and source.named


def _second(items: list[Item], source: Source) -> bool:
    """Whether the source is told to be another one of its kind ("a second blogger", "other sources")."""
    at = next((k for k, item in enumerate(items) if item.start >= source.start), 0)
    return any(item.rare & rare.INDEFINITE for item in items[max(0, at - 2) : at + 2])


def _same(claim: Claim, mention: Mention) -> bool:
    if mention.settlement is not None and claim.settlement_id:
        return claim.settlement_id == mention.settlement.id
    return claim.settlement == mention.name
