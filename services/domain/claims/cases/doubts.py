"""What is told with a distance, or only nearly: inverted commas, measures, and what is called untrue."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.cases.clauses import CONTENT
from services.domain.claims.sentences.items import Item, has
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms

_BIDDEN: Final = grammemes.FIRST | grammemes.IMPERATIVE | grammemes.INFINITIVE
_DESCRIBED: Final = 2  # items of a noun with its adjective
_REPORT_REACH: Final = 10
_SCARE: Final = 4  # items behind a word within which the quotation ends that only takes distance from it
_OF_CLAIMS: Final = roles.TRIGGER | roles.PLACE_NOUN | roles.FACILITY | roles.SECTOR
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
    """Whether a word like "almost" is only of the measure behind it ("almost 90 men", "almost a year",
    "almost in two days", "almost in the centre")."""
    if len(behind) > 1 and behind[0].flags & roles.PREPOSITION:
        return bool(behind[1].flags & (roles.NUMBER | roles.SECTOR))
    measure = roles.NUMBER | roles.TIME
    return bool(behind and (behind[0].flags & measure or behind[0].forms & grammemes.NUMERAL))


def qualifies(degree: Item, behind: list[Item]) -> bool:
    """Whether a word like "almost" is only of the adjective behind it, of something else than a settlement
    ("despite almost constant bombardments")."""
    if roles.DEGREE not in degree.entry.traits or len(behind) < _DESCRIBED:
        return False
    adjective, noun = behind
    thing = bool(noun.forms & grammemes.NOUN) and noun.mention is None and not noun.flags & _OF_CLAIMS
    thing = thing and not noun.rare & rare.CONSUMED
    return thing and not adjective.flags and bool(adjective.forms & grammemes.ADJECTIVE)


def in_scare_quotes(parse: Parse, candidate: Candidate) -> bool:
    """Whether the outlet takes its distance from a word or two, rather than quoting who says them ("they have
    “taken” X for the fifth time")."""
    items, at = parse.items, candidate.at
    if candidate.trigger.kind is terms.ASSAULT or not at or not items[at - 1].flags & roles.QUOTE:
        return False
    closed = has(items, at, candidate.last + _SCARE, roles.QUOTE)
    return closed and not any(bool(item.flags & _SPOKEN) or item.low == ":" for item in items)


def disbelieved(items: list[Item], at: i64) -> bool:
    """Whether what is reported up to the item at `at` is called untrue behind it ("reports of the fall of X
    are false"), or with a word of denial in front ("false are the reports of …")."""
    if items[0].flags & roles.DENY and items[0].flags & roles.UNTRUE and " " in items[0].low:
        return has(items, 1, 3, roles.REPORT_NOUN)
    this = False
    for item in items[at + 1 :]:
        if item.flags & roles.UNTRUE:
            return not (this and item.flags & roles.DENY)  # "announced the fall of X, Kyiv denied this"
        this = this or bool(item.flags & roles.ANAPHOR)
        if item.low in (";", ":") or item.flags & roles.CONTRAST:
            return False
    return False


def called_untrue(parse: Parse, candidate: Candidate) -> bool:
    """Whether the sentence calls what is said of the noun untrue ("reports of the fall of X are false")."""
    items = parse.items
    noun = candidate.trigger.pos == "noun"
    if candidate.trigger.pos in ("noun", "phrase") and _mocked(parse, candidate):
        return True
    number = parse.clause_of[candidate.at]
    first = max(0, (candidate.at if noun else parse.clauses[number].first) - _REPORT_REACH)
    marker = parse.clauses[number].marker | (parse.clauses[number - 1].marker if number else roles.NONE)
    that = parse.clauses[number].first + 1
    lie = that <= candidate.at and items[max(0, that - 2)].flags & roles.UNTRUE  # "it is a lie | that …"
    if not noun and parse.clauses[number].marker & CONTENT and (lie or belied(parse, candidate)):
        return True
    if not noun and not marker & roles.COMPLEMENT:
        return False
    before = items[first : candidate.at]
    if any(i.flags & roles.DENY and i.forms & _BIDDEN for i in before):
        # "we deny reports of the fall of X", "don't believe reports that X has fallen"
        return not any(i.flags & roles.SAY and i.forms & grammemes.GERUND for i in before)
    if not noun and not any(
        (item.flags & roles.REPORT_NOUN and item.forms & grammemes.NOMN)
        or (item.flags & roles.SAY and item.forms & grammemes.INFINITIVE)  # "to say | that … | is premature"
        for item in before
    ):
        return False
    if false_report(before) and _content(before):
        return True  # "a fake about the fall of X"
    if not any(item.flags & (roles.REPORT_NOUN | roles.SAY) for item in before) and not _content(before):
        return False
    return disbelieved(items, candidate.last)


def _mocked(parse: Parse, candidate: Candidate) -> bool:
    """Whether the clause goes on, behind a dash, to call it untrue ("the Russian flag over X — staged")."""
    for j in range(candidate.last + 1, len(parse.items) - 1):
        if parse.items[j].flags & roles.DASH:
            return has(parse.items, j + 1, j + 3, roles.UNTRUE)
        if parse.items[j].flags & (roles.COMMA | roles.STOP) or parse.items[j].forms & grammemes.FINITE:
            return False
    return False


def _content(before: list[Item]) -> bool:
    """Whether the words before a noun end with what leads to the content of a report ("about the …")."""
    for item in reversed(before):
        if item.entry.preposition == "reference":
            return True
        if not item.forms & (grammemes.ADJECTIVE | grammemes.PARTICIPLE) and not item.flags & (
            roles.HEDGE | roles.ADVERB | roles.QUOTE
        ):
            return False
    return False
