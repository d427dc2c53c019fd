"""Who fights for a settlement, by the claims made so far: who attacked, defended or left it; whose country
it is."""

from collections.abc import Sequence
from typing import Final

from services.domain.claims.context.discourse import OFFENSIVE
from services.domain.claims.words import terms
from services.domain.claims.words.entries import Trigger
from services.domain.models.claims import Claim
from services.domain.models.sides import Side
from services.domain.places import Mention

_ANSWERS: Final = "assault.counter"
"""How the rules begin that tell of an attack by those who were attacked."""
_FREES: Final = "capture.liberat"
"""How the rules begin that tell of a place as freed by the side that the text is on."""
_RECENT: Final = 40
"""Claims back in which one looks for who attacks a settlement: bounded, so that time stays linear."""
ROW: Final = 3
"""Claims in a row that show who is winning."""


def _ids(places: Sequence[Mention]) -> set[str]:
    return {mention.settlement.id for mention in places if mention.settlement}


def attacker(places: Sequence[Mention], claims: Sequence[Claim], borne: bool = False) -> Side | None:
    """The side that the article has said to attack or take one of `places`, otherwise than in answer; where
    an attack is `borne` there now, not who has taken it ("they retook X. It has been under attack since")."""
    ids = _ids(places)
    for c in claims[: -_RECENT - 1 : -1]:
        if c.kind in OFFENSIVE and c.settlement_id in ids and not c.rule.startswith(_ANSWERS):
            return c.actor.opponent if borne and c.kind is terms.CAPTURE else c.actor
    return None


def defender(places: Sequence[Mention], claims: Sequence[Claim]) -> Side | None:
    """The side whose troops the article has shown in one of `places`: who left or held it, or else the
    opponent of who attacks it."""
    ids = _ids(places)
    for c in claims[: -_RECENT - 1 : -1]:
        if c.settlement_id in ids:
            attacks = c.kind in OFFENSIVE or c.kind is terms.ENCIRCLEMENT
            return c.actor.opponent if attacks else c.actor
    return None


def left(places: Sequence[Mention], claims: Sequence[Claim]) -> Side | None:
    """The side that the article has said to leave one of `places`."""
    ids = _ids(places)
    gone = (c.actor for c in reversed(claims) if c.kind is terms.WITHDRAWAL and c.settlement_id in ids)
    return next(gone, None)


def liberator(trigger: Trigger, places: Sequence[Mention], claims: Sequence[Claim]) -> Side | None:
    """The side by which `places` are freed, where the text has just called others freed by it, or told who
    flees from one that is free; None where `trigger` frees none."""
    if not trigger.id.startswith(_FREES):
        return None
    latest = claims[-ROW:]
    gone = left(places, latest) if trigger.pos == "adjective" else None
    return gone.opponent if gone else next((c.actor for c in latest if c.rule.startswith(_FREES)), None)


def home(places: Sequence[Mention]) -> Side:
    """Whose country the settlements lie in: who takes them back, and who is driven from them."""
    found = [mention.settlement for mention in places if mention.settlement]
    found += [candidate.settlement for mention in places for candidate in mention.candidates[:1]]
    return Side.RU if found and found[0].oblast in terms.ABROAD else Side.UA


def both_attack(claims: Sequence[Claim], offensive: Side | None) -> bool:
    """Whether the article has told of late of attacks of either side."""
    sides = {c.actor for c in claims[-2 * ROW :] if c.kind in OFFENSIVE}
    return len(sides) > 1 and offensive is not None


def winning(claims: Sequence[Claim], offensive: Side | None) -> Side | None:
    """The side that is on the offensive, where the article has told of nothing else of late."""
    if not claims:
        return offensive  # as the lead has told
    recent = claims[-ROW:]
    alone = len(recent) > 1 or (bool(recent) and recent[0].kind is terms.CAPTURE)
    alone = alone and all(c.actor is offensive for c in recent)
    return offensive if alone else None
