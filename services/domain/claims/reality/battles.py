"""Whether a word for fighting only refers to a battle: it qualifies another noun, or tells what one person
did."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.reality.background import BEFORE_NOUN
from services.domain.claims.sentences.items import Item, back_over, has
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms

_QUALIFYING: Final = frozenset({"in", "of", "for", "from", "on"})
_PERSON: Final = 4
_NAME: Final = 3
"""Items of the longest name of a person."""


def mere_reference(parse: Parse, candidate: Candidate) -> bool:
    """Whether a noun for fighting only qualifies another one ("losses in the battle for X")."""
    if candidate.trigger.pos != "noun":
        # "a soldier who fought in X", "soldiers having fought in X"
        forms = parse.items[candidate.at].forms
        done = parse.free and bool(forms & grammemes.PARTICIPLE)
        clause = parse.clause(candidate.at)
        forces = roles.FORCE if clause.marker & roles.RELATIVE else roles.NONE
        unit = has(parse.items, clause.first - 2, clause.first, forces)  # "the unit, which fought in X"
        one = done or unit or bool(clause.rare & rare.PERSONAL)
        return candidate.trigger.mutual and one and bool(forms & grammemes.PAST)
    items = parse.items
    j = back_over(items, candidate.at - 1, BEFORE_NOUN, roles.PREPOSITION, low=-1)
    if not parse.free and j > 0 and items[j - 1].flags & roles.DETERMINER and _plain(items[j]):
        j -= 2  # "part of the larger battle of X"
    if parse.free and _belongs(items, candidate.at):
        return True
    if candidate.trigger.mutual and not parse.free and _dates(items, j, candidate.last + 1):
        return True
    if candidate.trigger.mutual and not candidate.at and not parse.free and _heads(parse):
        return True
    if j < 1 or not items[j].flags & (roles.PREPOSITION | roles.OF):
        return False
    sent = items[candidate.at].forms & (grammemes.ACCS | grammemes.LOCT) == grammemes.ACCS
    if parse.free and sent and items[j].entry.preposition in ("in", "on"):
        return False  # "threw a regiment into a counter-attack at X"
    if not parse.free and _for_later(items, j):
        return True
    qualifies = items[j].entry.preposition in _QUALIFYING
    if (items[j].flags | items[j - 1].flags) & roles.SUBORDINATOR and not parse.free:
        return False  # "fled amid fighting in X", "because of the fighting in X"
    verb = j - 1
    while verb > 1 and items[verb].flags & (roles.TIME | roles.QUOTE) and not parse.free:
        verb -= 1 + bool(items[verb - 1].flags & roles.PREPOSITION)  # "spoke on Monday of fighting"
    governed = items[verb].flags & (roles.PASS | roles.ATTEMPT | roles.SAY) or items[verb].rare & rare.MEASURE
    governed = governed or (not parse.free and _gains(items, verb))  # "has some success in its attack on X"
    governed = governed or _engaged(parse, candidate, j)
    return qualifies and not governed


def _plain(item: Item) -> bool:
    """Whether the item is a word in small letters that the lexicon does not know well ("second")."""
    return (
        not (bool(item.flags & ~roles.RARE) or item.capital) and item.low.isalpha() and item.mention is None
    )


def _dates(items: list[Item], j: i64, behind: i64) -> bool:
    """Whether the battle named with its place from item `behind` on only tells when something else was
    ("after the battle of X", "during the battle for X")."""
    names = ("of", "for", "in") if items[behind - 2].flags & roles.DEFINITE else ("of", "for")
    named = behind < len(items) and items[behind].entry.preposition in names
    dating = ("other", "following", "during")[: 3 if j else 2]  # not "During the battle of X, …"
    return j >= 0 and named and items[j].entry.preposition in dating


def _heads(parse: Parse) -> bool:
    """Whether the battle at the first item is the heading of what a sentence tells of it ("Battle of X
    Ukrainian forces retake …", "Battle of X: The army …")."""
    if not parse.places or parse.places[0].preposition != "of" or parse.places[0].first > _NAME:
        return False
    name = bool(parse.known & roles.SAY)  # of one who says something
    for item in parse.items[parse.places[0].last + 1 : parse.places[0].last + 2]:
        if item.low == ":" or item.flags & (roles.ACTOR | roles.SIDE_ADJECTIVE):
            return True
        return name and item.capital and not item.flags
    return False


def _engaged(parse: Parse, candidate: Candidate, j: i64) -> bool:
    """Whether forces of a side bear what the fighting costs ("the army lost men in the fighting"), or do
    something in an attack of their own, which the preposition at `j` leads to ("use tanks in their push")."""
    trigger, at = candidate.trigger, candidate.at
    if parse.free and not trigger.mutual:
        return False
    first = parse.clause(at).first
    told = parse.items[first:at]
    killed = any(roles.CASUALTY in item.entry.traits for item in told)
    borne = roles.SUFFER if trigger.ambiguous else roles.CASUALTY  # "killed people in attacks on X"
    lost = any(borne in item.entry.traits or any(t.reverse for t in item.entry.triggers) for item in told)
    own = not (parse.free or (killed and trigger.ambiguous)) and parse.items[j].entry.preposition == "in"
    one = roles.POSSESSIVE if killed else roles.POSSESSIVE | roles.DETERMINER  # "in an assault"
    own = own and any(i.flags & one and not i.flags & roles.DEFINITE for i in parse.items[j + 1 : at])
    aimed = parse.items[min(candidate.last + 1, len(parse.items) - 1)].entry.preposition == "for"
    own = own and (trigger.mutual or not aimed)  # "entered X in their drive for Y"
    forces = roles.FORCE | roles.ACTOR if parse.free or own else roles.FORCE
    return (lost or own) and any(
        a.side and first <= a.first < at and bool(parse.items[a.last].flags & forces) for a in parse.actors
    )


def _gains(items: list[Item], last: i64) -> bool:
    """Whether the words that end at item `last` tell of an advance, or of none ("made some progress")."""
    for item in items[max(0, last - _PERSON) : last + 1]:
        if item.last >= last and any(trigger.kind is terms.ADVANCE for trigger in item.entry.triggers):
            return True
    return False


def one_fights(parse: Parse, at: i64) -> bool:
    """Whether "fighting" at `at` only tells what one person does ("a commander fighting there said")."""
    items = parse.items
    if not at or parse.free:
        return False
    before = items[at - 1]
    if items[at].forms & grammemes.PAST and _one_person(items, at):
        return True
    if not items[at].forms & grammemes.GERUND or not before.flags & roles.SOURCE:
        return False
    first = max(0, at - _PERSON)
    single = any(
        bool(i.flags & roles.DETERMINER) and not i.flags & roles.DEFINITE for i in items[first : at - 1]
    )
    return single and not before.forms & grammemes.PLURAL


def _one_person(items: list[Item], at: i64) -> bool:
    """Whether the subject of the verb at `at`, which opens the sentence, is one person ("Ivan, a sergeant,
    fought in X", "He fought in X")."""
    first = items[0]
    if roles.SINGLE in first.entry.traits:
        return at == 1
    if first.flags or first.mention is not None or not first.capital:
        return False
    if at < _NAME and not any(item.flags for item in items[1:at]):
        return items[at - 1].capital
    return bool(items[1].flags & roles.COMMA and items[at - 1].flags & roles.COMMA)


def _for_later(items: list[Item], of: i64) -> bool:
    """Whether what is measured is only prepared for ("reserves for a third wave of assaults")."""
    if not items[of].flags & roles.OF:
        return False
    k = of - 1
    while k > 0 and (items[k].flags & BEFORE_NOUN or items[k].rare & rare.MEASURE):
        k -= 1
    return items[k].entry.preposition == "for"


def _belongs(items: list[Item], at: i64) -> bool:
    """Whether the noun at `at` is a genitive that belongs to a noun that tells nothing of its own ("details
    of the fighting"), or to a time ("before the beginning of the fighting")."""
    if not items[at].forms & grammemes.GENT or items[at].forms & grammemes.NOMN:
        return False
    j = at - 1
    while j >= 0 and (items[j].flags & BEFORE_NOUN or items[j].forms & grammemes.ADJECTIVE):
        if items[j].forms & grammemes.NOMINAL == grammemes.NOUN:
            break
        j -= 1
    if j < 0 or items[j].mention is not None or not items[j].forms & grammemes.NOUN:
        return False
    before = items[j - 1]  # but "told of the beginning of the fighting", "since the beginning of the attack"
    timed = j > 0 and items[j].flags & roles.PASS and before.flags & roles.PREPOSITION
    timed = timed and not before.flags & roles.SINCE
    timed = timed and before.entry.preposition != "reference"
    return bool(timed) or not items[j].flags & ~(roles.FACILITY | roles.SECTOR | roles.THING)
