"""Which party an owner or a source stands for."""

from services.domain.claims.arguments import agency
from services.domain.claims.syntax.claimants import Source
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import Agent
from services.domain.claims.words import roles, terms
from services.domain.models.sides import Side


def owner_of(parse: Parse, acting: Agent) -> Side | None:
    """Whose "their offensive" it is where the sentence has named one party before."""
    actor = acting.actor
    if acting.side != "same" or actor is None:
        return None
    if not parse.items[actor.first].flags & roles.POSSESSIVE:
        return None
    before = [a for a in parse.actors if a.last < actor.first and not a.governed and a.side != "same"]
    named = [a.side for a in before if not parse.items[a.last + 1].flags & roles.SAY]
    return agency.as_side(named[-1]) if named else None


def of_source(source: Source | None) -> Side | None:
    """The one party that `source` belongs to; None where it is of none or of both."""
    if source is None:
        return None
    sides = [side for side in source.sides if side is not terms.NEUTRAL]
    return agency.as_side(sides[0]) if len(sides) == 1 else None
