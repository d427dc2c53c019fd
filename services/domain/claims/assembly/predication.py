"""What a sentence tells of its triggers by itself, whatever was said before."""

from mypy_extensions import mypyc_attr

from services.domain.claims.assembly import statements
from services.domain.claims.grammar import Grammar
from services.domain.claims.reality.modality import Reality
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.syntax.triggers import Candidate


@mypyc_attr(acyclic=True)
class Predication:
    """A trigger with its `kind`, whether it is told as `real`, and the phrases that fill its place."""

    def __init__(self, candidate: Candidate, real: Reality) -> None:
        self.candidate = candidate
        self.real = real
        self.kind = candidate.trigger.kind
        self.refs: list[PlaceRef] = []


def predications(
    parses: list[Parse], found: list[list[Candidate]], grammar: Grammar
) -> list[list[Predication]]:
    """What the triggers `found` in each of a few sentences tell; a step for all of them before the next, and
    who acts, which their parses keep, is the last."""
    told: list[list[Predication]] = []
    for n, parsed in enumerate(parses):
        told.append([Predication(each, grammar.reality(parsed, each)) for each in found[n]])
    for n, parsed in enumerate(parses):
        for each in told[n]:
            each.real.negated |= each.candidate.trigger.negative
            each.kind = statements.kind_of(parsed, each.candidate, each.real)
    for n, parsed in enumerate(parses):
        for each in told[n]:
            each.refs = grammar.bind(parsed, each.candidate, each.kind, each.real.attempt)
    for n, parsed in enumerate(parses):
        for each in told[n]:
            if each.refs:
                grammar.agent(parsed, each.candidate)
    return told
