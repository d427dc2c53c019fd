"""What a word is told of with a distance, or only nearly: inverted commas, and measures."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.annotation import Item
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, roles, terms

_SCARE: Final = 4  # items behind a word within which the quotation ends that only takes distance from it
_SPOKEN: Final = roles.SAY | roles.DENY | roles.ACCORDING | roles.REPORT_NOUN


def false_report(words: list[Item]) -> bool:
    """Whether the words name a report and call it untrue ("a fake", "false news")."""
    for n, word in enumerate(words):
        told = word.flags | words[n + 1].flags if n + 1 < len(words) else word.flags
        if word.flags & roles.UNTRUE and told & roles.REPORT_NOUN and not word.forms & grammemes.FINITE:
            return True
    return False


def belied(parse: Parse, candidate: Candidate) -> bool:
    """Whether what the clause of a verb tells is the content of a report that its sentence calls untrue."""
    if not parse.known & roles.UNTRUE:
        return False
    at = candidate.at
    return faked(parse, at) or (untold(parse, at) and disbelieved(parse.items, candidate.last))


def untold(parse: Parse, at: i64) -> bool:
    """Whether the clause of item `at` is the content of a report of which something has yet to be said
    ("the news that X has fallen | …")."""
    for n in range(parse.clause_of[at] - 1, -1, -1):
        clause = parse.clauses[n]
        words = parse.items[clause.first : clause.last + 1]
        if any(item.flags & roles.REPORT_NOUN for item in words):
            return not any(i.forms & grammemes.FINITE and not i.forms & grammemes.NOUN for i in words)
        if not clause.marker & roles.COMPLEMENT:
            return False
    return False


def faked(parse: Parse, at: i64) -> bool:
    """Whether the clause of item `at` is the content of a fake ("they spread a fake | that X has fallen")."""
    for n in range(parse.clause_of[at] - 1, -1, -1):
        clause = parse.clauses[n]
        words: list[Item] = []
        for item in parse.items[clause.first : clause.last + 1]:
            told = item.forms & grammemes.FINITE and not item.forms & grammemes.NOUN
            words = [] if told else [*words, item]
        if false_report(words) or not clause.marker & roles.COMPLEMENT:
            return false_report(words)
    return False


def measures(behind: list[Item]) -> bool:
    """Whether a word like "almost" is only of the measure behind it ("almost 90 men", "almost in two
    days", "almost in the centre")."""
    if len(behind) > 1 and behind[0].flags & roles.PREPOSITION:
        return bool(behind[1].flags & (roles.NUMBER | roles.SECTOR))
    return bool(behind and (behind[0].flags & roles.NUMBER or behind[0].forms & grammemes.NUMERAL))


def in_scare_quotes(parse: Parse, candidate: Candidate) -> bool:
    """Whether the outlet takes its distance from a word or two, rather than quoting who says them ("they have
    “taken” X for the fifth time")."""
    items, at = parse.items, candidate.at
    if candidate.trigger.kind is terms.ASSAULT or not at or not items[at - 1].flags & roles.QUOTE:
        return False
    closed = any(item.flags & roles.QUOTE for item in items[at : candidate.last + _SCARE])
    return closed and not any(bool(item.flags & _SPOKEN) or item.low == ":" for item in items)


def disbelieved(items: list[Item], at: i64) -> bool:
    """Whether what is reported up to the item at `at` is called untrue behind it ("reports of the fall of X
    are false")."""
    this = False
    for item in items[at + 1 :]:
        if item.flags & roles.UNTRUE:
            return not (this and item.flags & roles.DENY)  # "announced the fall of X, Kyiv denied this"
        this = this or bool(item.flags & roles.ANAPHOR)
        if item.low in (";", ":") or item.flags & roles.CONTRAST:
            return False
    return False
