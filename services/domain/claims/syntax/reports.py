"""Reports that are spoken of as such: "Russia's claim that …", "denied reports from Kyiv of …"."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, flags_at, has
from services.domain.claims.syntax.claimants import Source, Speakers
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.sources import TIME, name_source, names
from services.domain.claims.words import grammemes, roles

_VERB_FORMS: Final = grammemes.PAST | grammemes.PARTICIPLE | grammemes.GERUND
_NOMINAL: Final = (
    roles.DETERMINER | roles.POSSESSIVE | roles.GENITIVE | roles.SIDE_ADJECTIVE | roles.SAY | roles.DENY
)  # fmt: skip
_DESCRIBES: Final = (
    roles.ADVERB | roles.HEDGE | roles.QUANTIFIER | roles.SOURCE | roles.NUMBER | roles.SIDE_ADJECTIVE
    | roles.RARE
)  # fmt: skip
_OWNING: Final = (
    roles.GENITIVE | roles.SIDE_ADJECTIVE | roles.ACTOR | roles.SOURCE | roles.DETERMINER
    | roles.POSSESSIVE | roles.ADVERB
)  # fmt: skip
_ASIDE: Final = (
    TIME | roles.PREPOSITION | roles.DETERMINER | roles.POSSESSIVE | roles.SIDE_ADJECTIVE | roles.SOURCE
    | roles.ACTOR | roles.FORCE | roles.GENITIVE | roles.OF | roles.BY | roles.ADVERB | roles.NUMBER
    | roles.REGION
)  # fmt: skip
_ABOUT: Final = "reference"
"""The prepositions that lead from a report to its content."""
_APOSTROPHES: Final = frozenset("'’")
_REACH: Final = 12
"""Items between a noun of report and what is reported."""
_MODIFIERS: Final = 4
"""Items between such a noun and "having taken", "the capture" behind its "of" or "to"."""


def is_noun(items: list[Item], j: i64) -> bool:
    """Whether the word of speech at `j` is a noun ("their claims", "a command post in …")."""
    if items[j].forms & _VERB_FORMS:
        return False
    following = flags_at(items, j + 1)
    perfect = bool(following & roles.TO) and has(items, j + 2, j + 3, roles.HAVE | roles.BE)
    if perfect and j and (items[j - 1].flags & roles.COMMA or items[j - 1].forms & grammemes.PLURAL):
        return False  # "the mercenaries claim to have taken X"
    if not items[j].forms & ~grammemes.BASE and following & (roles.PREPOSITION | roles.OF):
        return True
    if not items[j].flags & roles.REPORT_NOUN:
        return False
    k = j - 1
    while k > 0 and j - k < _MODIFIERS and items[k].flags & roles.ADVERB:
        k -= 1  # "the ministry's further claim"
    before = items[k].flags if j else roles.DETERMINER
    if not before and items[k].low in _APOSTROPHES:
        return True  # "the rebels' claim"
    return bool(before & _NOMINAL) or _cited(items, j)


def _cited(items: list[Item], noun: i64) -> bool:
    """Whether the report is what is cited ("according to unconfirmed media reports")."""
    for j in range(noun - 1, max(-1, noun - _MODIFIERS - 2), -1):
        if items[j].flags & roles.ACCORDING:
            return True
        if items[j].flags & ~_DESCRIBES:
            return False
    return False


def _complement(items: list[Item], noun: i64) -> i64:
    """The word that opens what the noun of report reports ("that", "to", "of"); 0 where none does."""
    for j in range(noun + 1, min(noun + _REACH, len(items))):
        flags = items[j].flags
        if j == noun + 1 and flags & roles.OF and (content := refers(items, j) or _of_owner(items, j)):
            return content
        about = flags & (roles.TO | roles.OF) or items[j].entry.preposition == _ABOUT
        claims = flags & roles.TO and has(items, j + 1, j + 2, roles.HAVE)  # "its claim on Sunday to have …"
        if flags & roles.COMPLEMENT or claims or (j == noun + 1 and about):
            return j
        told = j == noun + 1 and has(items, j + 1, j + 3, roles.HAVE | roles.BE)
        if told and flags & (roles.ACTOR | roles.POSSESSIVE):
            return j  # "Russia's claim it had …", "its forces had …"
        name = items[j].capital and not flags
        pause = bool(flags & roles.COMMA) and j > noun + 2 and _apposed(items, j)
        if not (flags & _ASIDE or name or pause or flags_at(items, j + 1) & TIME):  # "last week"
            return 0
    return 0


def _apposed(items: list[Item], comma: i64) -> bool:
    """Whether a comma sets a name or office behind a report's owner, or closes it ("claims by the head, X,
    that …")."""
    item = items[comma + 1] if comma + 1 < len(items) else items[comma]
    named = item.capital and not item.flags and bool(items[comma - 1].flags & (roles.SOURCE | roles.ACTOR))
    return bool(item.flags & roles.COMPLEMENT) or named


def _of_owner(items: list[Item], of: i64) -> i64:
    """The "that" behind a report's owner that "of" at `of` names ("the claim of the rebels' leader that …");
    0 where there is none."""
    for j in range(of + 1, min(of + _REACH, len(items))):
        if items[j].flags & roles.COMPLEMENT:
            return j
        if not items[j].flags & _ASIDE and not (items[j].capital and not items[j].flags):
            return 0
    return 0


def refers(items: list[Item], of: i64) -> i64:
    """The "about" behind a report's owner that "of" at `of` names ("statements of the ministry about …"); 0
    where there is none."""
    for j in range(of + 1, min(of + _REACH, len(items))):
        if items[j].entry.preposition == _ABOUT:
            return j
    return 0


def owner(parse: Parse, noun: i64) -> tuple[i64, i64] | None:
    """The first and last item of whose the noun of report is: before it ("Russia's claim"), or behind "by"
    or "from"; None where nobody is named."""
    items = parse.items
    opened = _complement(items, noun)
    if not opened or not (is_noun(items, noun) or opened > noun + 1):
        return None
    first = noun
    while first and (
        items[first - 1].flags & _OWNING
        or (first > 1 and not items[first - 1].flags and items[first - 2].flags & _OWNING)
    ):
        told = items[first - 1].forms & grammemes.TOLD and not items[first - 2].flags & _NOMINAL
        if told and not items[first - 1].flags:
            break  # "Kyiv mocked Moscow's claim"
        first -= 1
    if any(item.side or item.flags & roles.SOURCE for item in items[first:noun]):
        return first, noun - 1
    by = items[noun + 1]
    led = roles.BY | (roles.OF if opened > noun + 1 else roles.NONE)
    if (by.flags & led or by.entry.preposition == "from") and any(names(i) for i in items[noun + 2 : opened]):
        return noun + 2, opened - 1
    return None


def claimant(parse: Parse, noun: i64, at: i64, speakers: Speakers) -> Source | None:
    """Whose report holds item `at`; None where the noun is no report with an owner, or it ends before."""
    span = owner(parse, noun)
    if span is None or _ended(parse, noun, at):
        return None
    return name_source(parse, span[0], span[1], speakers, inverted=span[0] > noun)


def _ended(parse: Parse, noun: i64, at: i64) -> bool:
    """Whether the report ends before `at`: its clause does ("after claims that …, they fight")."""
    opened = _complement(parse.items, noun)
    fronted = bool(parse.clause(noun).marker & roles.SUBORDINATOR)
    return opened >= at or (fronted and has(parse.items, opened + 1, at, roles.COMMA))


def claimed(parse: Parse, at: i64) -> bool:
    """Whether the words at `at` are what an owned report says its owner did ("Kyiv's claim to have taken",
    "their claims of having entered", "Russia's announcement of the capture")."""
    items = parse.items
    j = at - 1
    linked = False
    unknown: i64 = 0
    while j > 0:
        flags = items[j].flags
        if flags & (roles.TO | roles.OF) or items[j].entry.preposition == _ABOUT:
            linked = True
        elif flags & roles.REPORT_NOUN and linked:
            return owner(parse, j) is not None
        elif not flags & (roles.HAVE | roles.BE | roles.ADVERB | roles.DETERMINER | roles.QUOTE):
            unknown += 1
            if flags or unknown > _MODIFIERS or linked:
                return False
        j -= 1
    return False
