"""Where a sentence goes on with what is told as true, behind a clause or phrase that opens it."""

from mypy_extensions import i64

from services.domain.claims.sentences.items import has
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.words import roles


def left_behind(parse: Parse, j: i64, at: i64) -> bool:
    """Whether item `j` stands in what opens the sentence, and item `at` in what a comma parts from that
    ("While Moscow claims that X has fallen, Kyiv's troops …"; not "As Moscow claims, …")."""
    number = parse.clause_of[j]
    if not _opens(parse, number) or _tells_of_all(parse, j):
        return False
    for clause in parse.clauses[number + 1 : parse.clause_of[at] + 1]:
        parted = parse.items[clause.first].flags & roles.COMMA
        if parted and not parse.items[clause.first + 1].flags & roles.AND and not clause.marker & ~roles.AND:
            return True
    return False


def _opens(parse: Parse, number: i64) -> bool:
    """Whether the clause is subordinate or a contrast, and stands at the head of the sentence, or of all that
    somebody says ("A day after …", "said that, while …")."""
    first = parse.clauses[number].first
    opening = parse.items[first]
    if not parse.clauses[number].marker & roles.SUBORDINATOR:
        return not first and bool(opening.flags & roles.UNKNOWING or roles.CONTRARY in opening.entry.traits)
    if roles.AS_TOLD in opening.entry.traits:
        return False
    light = roles.TIME | roles.NUMBER | roles.DETERMINER
    before = parse.items[:first]
    said = has(before, -2, len(before), roles.COMPLEMENT)
    return said or all(item.flags & light for item in before)


def _tells_of_all(parse: Parse, j: i64) -> bool:
    """Whether a pause behind the word of speech at `j` closes the opening ("As Moscow said, …")."""
    behind = parse.items[j + 1 : j + 3]
    return bool(behind[0].flags & roles.COMMA) and not behind[-1].flags & roles.COMPLEMENT
