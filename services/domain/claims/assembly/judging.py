"""Whether a word that denies, confirms or calls untrue is said of a claim made before."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.assembly.ellipsis import untold
from services.domain.claims.sentences.items import Item, flags_at, has
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.reports import refers
from services.domain.claims.words import grammemes, rare, roles

_ASIDE: Final = roles.COMMA | roles.PREPOSITION | roles.BY
_AFTER: Final = roles.SUBORDINATOR | roles.AND | roles.CONTRAST | roles.PREPOSITION
_OPENING: Final = 2
"""Items up to the verb of a sentence that only says that it is not so."""
OBJECT: Final = 6
"""Items up to the end of "the Russian claims" behind the verb."""
_APPOSED: Final = 10
"""Items between "claims that" or ", which" and the verb of denial at its end."""
SUBJECT: Final = 6
"""Items between "the announcement" and what calls it untrue."""
_TAGGED: Final = 4
"""Items of the shortest sentence that calls a claim untrue and says who does."""
_SPEAKING: Final = roles.SOURCE | roles.ACTOR | roles.SIDE_ADJECTIVE
JUDGING: Final = roles.DENY | roles.GAINSAY | roles.UNTRUE | roles.CONFIRM


def _negated(items: list[Item], j: i64) -> bool:
    """Whether the word at `j` is negated ("was not able to verify the reports")."""
    return has(items, j - 4, j, roles.NEGATION)


def judges_claims(parse: Parse, j: i64, free: bool) -> bool:
    """Whether the word at `j` denies or confirms a claim made before."""
    item = parse.items[j]
    if item.flags & roles.NEGATION and not free and _unsaid(parse, j):
        return True
    if item.flags & roles.CONFIRM and not free and _negated(parse.items, j):
        return False
    return bool(item.flags & JUDGING) and not item.forms & grammemes.GERUND and _judges(parse.items, j, free)


def _unsaid(parse: Parse, j: i64) -> bool:
    """Whether somebody says that a claim is not so by its verb alone ("Kyiv says it has not")."""
    if not untold(parse, j):
        return False
    verb = j if parse.items[j].flags & (roles.BE | roles.HAVE | roles.DO) else j - 1
    taken_up = verb > 0 and bool(parse.items[verb - 1].flags & (roles.ACTOR | roles.IT | roles.ANAPHOR))
    said = has(parse.items, verb - 4, verb, roles.SAY)
    if not said and 0 < verb <= _OPENING:  # "They have not, Kyiv says."
        said = has(parse.items, j + 2, j + _APPOSED, roles.SAY)
    return taken_up and said and parse.items[verb - 1].mention is None


def _judges(items: list[Item], j: i64, free: bool) -> bool:
    """Whether the word at `j` is said of a claim made before."""
    flags = items[j].flags
    if flags & roles.UNTRUE and items[j - 1].flags & roles.SUBORDINATOR:
        return False  # "rejected as untrue a report that …"
    if flags & roles.GAINSAY:
        ends = j + 1 >= len(items) or not items[j + 1].low.isalnum()
        ends = ends or bool(items[j + 1].flags & roles.CONTRAST)
        return ends or has(items, j + 1, j + 4, roles.ANAPHOR | roles.REPORT_NOUN)
    if free and flags & roles.DENY and j + 1 < len(items) and items[j + 1].low == ":":
        return True
    if flags & roles.UNTRUE and not flags & roles.DENY:
        return taken_up(items, j) if free else _said_of(items, j)
    if flags & roles.CONFIRM and (free or has(items, j - 4, j + 1, roles.UNKNOWING)):
        return False
    return _of_a_claim(items, j) or (free and taken_up(items, j))


def _said_of(items: list[Item], j: i64) -> bool:
    """Whether the word at `j` is predicated of a report ("the announcement was yet another lie"), or is all
    that is quoted (""Yet another lie," he said")."""
    if items[0].flags & roles.QUOTE and j < SUBJECT and j + 1 < len(items) and not items[j + 1].low.isalnum():
        light = roles.QUOTE | roles.DETERMINER | roles.ADVERB | roles.ANAPHOR | roles.CONTRAST
        if all(item.flags & light or item.rare & rare.INDEFINITE for item in items[:j]):
            return True
    if not j and len(items) > _TAGGED and items[items[j].last + 1].flags & roles.COMMA:
        return has(items, 0, _TAGGED + 1, roles.SAY)  # "Not so, says Kyiv"
    linked = False
    inserted = _insertion(items, j)
    for k in range(j - 1, max(-1, j - SUBJECT - 1 - len(inserted)), -1):
        if k in inserted:
            continue
        flags = items[k].flags
        short = flags & roles.GENITIVE and k and items[k - 1].flags & (roles.ANAPHOR | roles.IT)
        if short or flags & roles.BE or items[k].rare & rare.COPULA:
            linked = True
        elif linked and flags & (roles.REPORT_NOUN | roles.ANAPHOR):
            return not has(items, k + 1, j, roles.COMPLEMENT | roles.TRIGGER)
        elif roles.NAMING in items[k].entry.traits:
            named = any(
                bool(items[n].flags & (roles.REPORT_NOUN | roles.ANAPHOR))
                and not (bool(items[n + 1].flags & roles.OF) and _told(items, n))
                for n in range(k + 1, j)
            )
            return named or called(items, k)  # "called the news a lie", ", which Kyiv called a lie"
        elif flags & (roles.COMMA | roles.STOP | roles.TRIGGER):
            return False
    return False


def _insertion(items: list[Item], j: i64) -> range:
    """The items between commas before the word at `j` that tell who says it ("That, he says, is a lie")."""
    commas = [k for k in range(max(0, j - _APPOSED), j) if items[k].flags & roles.COMMA]
    if len(commas) < 2 or not any(items[k].flags & roles.SAY for k in range(commas[-2], commas[-1])):
        return range(0)
    return range(commas[-2], commas[-1] + 1)


def called(items: list[Item], verb: i64) -> bool:
    """Whether a relative pronoun behind a comma is the object of the verb that calls a report something."""
    for k in range(verb - 1, max(0, verb - _APPOSED), -1):
        if items[k].flags & roles.RELATIVE and not items[k].rare & rare.PERSONAL:
            return bool(items[k - 1].flags & roles.COMMA)
        if items[k].flags & (roles.COMMA | roles.STOP | roles.SAY):
            return False
    return False


def _behind_object(item: Item) -> bool:
    """Whether the item may stand behind the object of a denial ("denied it outright", "… it at the time")."""
    if item.rare & rare.WHOLE:
        return False  # "denied that all of it had fallen"
    if not item.low[0].isalnum() or item.flags & (_AFTER | roles.ADVERB) or item.rare & rare.WEEKDAY:
        return True
    return roles.BACKGROUND in item.entry.traits


def _both_events(items: list[Item], k: i64) -> bool:
    """Whether the noun at `k` takes up several events told before ("denied both losses")."""
    if not items[k - 1].flags & roles.BOTH or not items[k].forms & grammemes.PLURAL:
        return False
    return items[k - 1].entry.number > 1 and (k + 1 == len(items) or _behind_object(items[k + 1]))


def _pointed(items: list[Item], k: i64) -> bool:
    """Whether the noun of report at `k` is a certain one ("the reports", "Moscow's claim", "this")."""
    certain = roles.DETERMINER | roles.POSSESSIVE | roles.SIDE_ADJECTIVE | roles.GENITIVE | roles.ANAPHOR
    return bool(items[k - 1].flags & certain or items[k].flags & roles.ANAPHOR)


def _ends_object(flags: i64) -> bool:
    """Whether the object of a denial ends before a word of these roles: at a pause, or another event."""
    ends = flags & (roles.COMPLEMENT | roles.COMMA | roles.STOP) and not flags & roles.ANAPHOR
    return bool(ends or (flags & roles.TRIGGER and not flags & roles.REPORT_NOUN))


def _of_a_claim(items: list[Item], j: i64) -> bool:
    """Whether the verb at `j` is about a claim made before: "denied it", "the claims were rejected"."""
    for k in range(j + 1, min(j + OBJECT, len(items))):
        if _ends_object(items[k].flags):
            if _both_events(items, k):
                return True
            break
        if items[k].flags & (roles.ANAPHOR | roles.REPORT_NOUN):
            n = k + 1  # behind whose it is ("the claim of the enemy", in the genitive)
            while n < len(items) and items[n].flags & _SPEAKING and items[n].forms & grammemes.GENT:
                n += 1
            if n >= len(items):
                return True
            following, group = items[n].flags, items[n].entry.preposition
            content = following & roles.COMMA and flags_at(items, n + 1) & _AFTER
            if (following & roles.BOTH or content) and items[k].flags & roles.COMPLEMENT:
                break  # "denied that either had been lost", "confirmed that, despite losses, …"
            goes_on = group == "reference" or flags_at(items, k + 2) & roles.HAVE != 0
            if goes_on or (following & _ASIDE and _told_later(items, k)):
                return (
                    False  # "rumours about …", "the claim to have …", "rumours, which spread online, that …"
                )
            if following & roles.OF and (_told(items, k) or refers(items, k + 1)):
                return False  # "rejected reports of a withdrawal", "denies its statements about …"
            if following & roles.OF and _pointed(items, k):
                return has(items, k + 2, k + 5, _SPEAKING)  # "the words of Putin"
            if group == "on" and not _pointed(items, k):
                return False  # "denied reports on its troops"
            if _behind_object(items[n]):
                return True
    last = items[j].last
    if flags_at(items, last + 1) & roles.COMPLEMENT and items[j].flags & roles.DENY:
        return False  # "it is wrong to say that …"
    if last > j and has(items, j + 1, last, roles.ANAPHOR | roles.BOTH):
        return True
    return ends_relative(items, j) or _passive(items, j)


def _told(items: list[Item], k: i64) -> bool:
    """Whether the report at `k` is told to be of something not known before ("reports of a withdrawal")."""
    event = _event(items, k + 2, k + 5)
    definite = flags_at(items, k + 2) & (roles.DEFINITE if event else roles.ANAPHOR)
    # not "the report of the withdrawal", "of this", but "of the deportation of children"
    return not definite and (event or not _pointed(items, k))


def _told_later(items: list[Item], k: i64) -> bool:
    """Whether what the report at `k` says stands behind an aside ("rumours, which spread online, that …")."""
    later = range(k + 2, min(k + _APPOSED + 2, len(items)))
    teller = items[k + 1].entry.preposition in ("from", "by")  # "claims from Kyiv that …"
    aside = not teller and not _pointed(items, k)
    return any(
        bool(items[m].flags & roles.COMPLEMENT and (teller or (aside and items[m - 1].flags & roles.COMMA)))
        for m in later
    )


def ends_relative(items: list[Item], j: i64) -> bool:
    """Whether the verb at `j` closes ", which Kyiv denied" or ", a claim (that) Kyiv denied"."""
    ends = j + 1 >= len(items) or bool(items[j + 1].flags & (_AFTER | roles.COMMA | roles.BY))
    if not ends and not items[j + 1].rare & rare.WEEKDAY and items[j + 1].low.isalnum():
        return False
    if items[j].flags & roles.UNTRUE and items[j - 1].flags & roles.BE:
        return False  # "information that X is surrounded is not true"
    for k in range(max(1, j - _APPOSED), j):
        before = items[k - 1].flags
        if items[k + 1].flags & roles.ANAPHOR:
            continue  # "say that this is not so"
        if items[k].flags & roles.RELATIVE and before & (roles.REPORT_NOUN | roles.COMMA | roles.DASH):
            # not "the brigade, which fights there, called it a lie"
            told = has(items, k + 1, j, roles.TRIGGER)
            return not (told and bool(items[j - 1].flags & roles.COMMA))
        if items[k].flags & roles.REPORT_NOUN and k > 1 and items[k - 2].flags & (roles.COMMA | roles.DASH):
            return bool(before & roles.DETERMINER)
    return False


def _passive(items: list[Item], j: i64) -> bool:
    """Whether the verb at `j` is a passive of which a claim is the subject."""
    passive = has(items, j - 2, j, roles.BE)
    passive = passive and not has(items, j + 1, j + 2, roles.COMPLEMENT)
    noun: i64 = next((k for k in range(j - 1, -1, -1) if items[k].flags & roles.REPORT_NOUN), -1)
    if noun >= 0 and items[noun + 1].flags & roles.COMPLEMENT and items[j].flags & roles.UNTRUE:
        return False  # "information that X is surrounded is not true"
    claimed = False
    for k in range(max(0, j - 2 * _APPOSED), j):
        if items[k].flags & roles.REPORT_NOUN:
            owned = k and items[k - 1].side  # "Russia's claim of having taken X was rejected"
            claimed = bool(owned) or not (bool(items[k + 1].flags & roles.OF) and _event(items, k + 2, j))
    return passive and (claimed or has(items, j - 4, j, roles.ANAPHOR))


def _event(items: list[Item], first: i64, last: i64) -> bool:
    """Whether a report is told to be of an event ("reports of its encirclement were untrue")."""
    return any(bool(item.flags & roles.TRIGGER) and not item.flags & roles.SAY for item in items[first:last])


def taken_up(items: list[Item], j: i64) -> bool:
    """Whether "this" or a report stands before the word at `j`, as its object or subject ("This is not true",
    "The report the staff denied")."""
    before = items[max(0, j - 3) : j]
    if any(item.entry.preposition == "reference" for item in before):
        return False
    return any(item.flags & (roles.ANAPHOR | roles.REPORT_NOUN) for item in before)
