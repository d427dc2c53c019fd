"""Claims that somebody denies without repeating them: "Kyiv denied it"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from services.domain.claims import roles
from services.domain.claims.annotation import Item
from services.domain.claims.clauses import Parse
from services.domain.claims.grammar import Grammar
from services.domain.claims.sources import Speakers
from services.domain.models import Claim, Factuality

_AFTER: Final = roles.SUBORDINATOR | roles.AND | roles.CONTRAST | roles.PREPOSITION | roles.WEEKDAY
RULE = "denial"
_OBJECT: Final = 5
"""Items up to the end of "the Russian claims" behind the verb."""
_APPOSED: Final = 10
"""Items between "claims that" or ", which" and the verb of denial at its end."""
_MOST: Final = 40
"""Claims back that a denial can be about: bounded, so that time stays linear."""
_RECENT: Final = 300
"""Characters back from the last claim within which claims are denied together with it."""


def denials(
    parse: Parse, article: str, claims: Sequence[Claim], speakers: Speakers, grammar: Grammar
) -> Iterator[Claim]:
    """The denials that the sentence makes of `claims`, those that the article has made so far."""
    items = parse.items
    for j, item in enumerate(items):
        if not item.flags & roles.DENY or "gerund" in item.forms:
            continue
        if not (_of_a_claim(items, j) or (grammar.free and _taken_up(items, j))):
            continue
        source = grammar.denier(parse, j, speakers)
        before = [claim for claim in claims[-_MOST:] if claim.end <= item.start]
        if source is None or not before:
            continue
        start, end = items[max(0, j - 3)].start, items[min(len(items) - 1, j + 2)].end
        for claim in before:
            recent = before[-1].start - claim.start < _RECENT
            if (
                recent
                and claim.factuality is not Factuality.DENIED
                and claim.claimant_side not in source.sides
            ):
                for side in source.sides:
                    yield replace(
                        claim, factuality=Factuality.DENIED, claimant_side=side, start=start, end=end,
                        claimant=article[source.start : source.end], evidence=article[start:end], rule=RULE,
                    )  # fmt: skip
        return


def _of_a_claim(items: list[Item], j: int) -> bool:
    """Whether the verb at `j` is about a claim made before: "denied it", "the claims were rejected"."""
    for k in range(j + 1, min(j + _OBJECT, len(items))):
        if (
            items[k].flags & (roles.COMPLEMENT | roles.COMMA | roles.STOP)
            and not items[k].flags & roles.ANAPHOR
        ):
            break
        if items[k].flags & (roles.ANAPHOR | roles.REPORT_NOUN):
            following = items[k + 1] if k + 1 < len(items) else None
            if following is None or not following.low.isalnum() or following.flags & _AFTER:
                return True
    last = items[j].last
    if last > j and any(item.flags & roles.ANAPHOR for item in items[j + 1 : last]):
        return True
    for k in range(max(1, j - _APPOSED), j):
        if items[k].flags & roles.RELATIVE and items[k - 1].flags & (roles.REPORT_NOUN | roles.COMMA):
            ends = j + 1 >= len(items) or items[j + 1].flags & (_AFTER | roles.COMMA | roles.BY)
            if ends or not items[j + 1].low.isalnum():
                return True
    passive = any(item.flags & roles.BE for item in items[max(0, j - 2) : j])
    claimed = any(item.flags & roles.REPORT_NOUN for item in items[max(0, j - _APPOSED) : j])
    return passive and (claimed or any(item.flags & roles.ANAPHOR for item in items[max(0, j - 4) : j]))


def _taken_up(items: list[Item], j: int) -> bool:
    """Whether "this" stands before the word at `j`, as its object or subject ("This is not true")."""
    return any(item.flags & roles.ANAPHOR for item in items[max(0, j - 3) : j])
