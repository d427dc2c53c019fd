"""Of which settlement or forces a relative clause tells by a noun ("whose capture", "whose troops")."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments.preceding import listed, plain
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import Actor, Agent, PlaceRef
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import roles

_PRONOUN: Final = 2
"""Items from a name to the phrase with the relative pronoun behind its comma."""
_WHOSE: Final = 4
"""Items between a name and the "whose" that takes it up."""


def relative_noun(parse: Parse, candidate: Candidate) -> i64:
    """Where the phrase of a noun begins that a relative pronoun goes with ("X, whose recent capture …", "X,
    the loss of which …"); -1 where none does."""
    items = parse.items
    j = candidate.at - 1
    while j > 0 and (not items[j].flags or items[j].flags & roles.ADVERB) and items[j].low.isalpha():
        j -= 1
    if j > 0 and items[j].flags & roles.RELATIVE and items[j].flags & roles.POSSESSIVE:
        return j
    of = candidate.last + 1
    if of + 1 >= len(items) or not items[of].flags & roles.OF or not items[of + 1].flags & roles.RELATIVE:
        return -1
    return j if j >= 0 and items[j].flags & roles.DETERMINER else j + 1


def whose(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlement of which a relative clause tells something by a noun."""
    first = relative_noun(parse, candidate)
    before = [ref for ref in parse.places if ref.last < first]
    if not before or first - before[-1].last > _PRONOUN:
        return []
    return [plain(member) for member in listed(parse, before[-1])]


def whose_forces(parse: Parse, actor: Actor) -> Agent | None:
    """Whose forces they are by the name before the clause ("from Moscow, whose troops have …")."""
    opening = parse.items[actor.first].flags
    if not opening & roles.RELATIVE:
        return None
    owner = next((a for a in reversed(parse.actors) if a.last < actor.first), None)
    near = owner is not None and owner.side and actor.first - owner.last < _WHOSE
    return Agent(owner.side, actor) if owner is not None and near else None
