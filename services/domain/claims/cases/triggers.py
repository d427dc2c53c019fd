"""The triggers of a sentence in the readings that their forms allow."""

from collections.abc import Iterator
from typing import Final

from mypy_extensions import i64

from services.domain.claims.cases.names import cases_of, own_cases
from services.domain.claims.sentences.items import Item, has
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import Actor
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, roles, terms
from services.domain.claims.words.entries import Trigger

_PRESENCE: Final = Trigger(
    "control.presence.bare", terms.CONTROL, "phrase", frozenset({"in", "on"}), part=True, named=True,
    abroad=terms.ADVANCE,
)  # fmt: skip
"""What a clause without a verb says that has but forces and a place."""
_WITH: Final = Trigger(
    "control.with", terms.CONTROL, "predicate", frozenset({"subject"}), actor="inside"
)  # fmt: skip
"""What a clause says of a place that "is with" somebody."""
_OF_PLACES: Final = (
    roles.SECTOR | roles.PLACE_NOUN | roles.FACILITY | roles.QUANTIFIER | roles.IT | roles.PREPOSITION
    | roles.ADVERB | roles.AND | roles.BOTH | roles.SOURCE | roles.ACCORDING
)  # fmt: skip
_PLACED: Final = grammemes.GENT | grammemes.LOCT | grammemes.DATV | grammemes.ABLT
_MARKS: Final = roles.COMMA | roles.STOP | roles.DASH
_BESIDE: Final = (
    roles.ADVERB | roles.HEDGE | roles.AND | roles.PREPOSITION | roles.QUOTE | roles.SECTOR
    | roles.PLACE_NOUN | roles.PLACE | roles.CONTRAST | roles.DASH | roles.COMPLEMENT
)  # fmt: skip
_SUBJECT: Final = grammemes.NOMN | grammemes.GENT  # a name that may be in both tells nothing
_OBLIQUE: Final = grammemes.ABLT | grammemes.DATV
_NEXT: Final = 2  # items from an active participle to its place
_DECLINED: Final = 4  # cases of one form; a name that does not decline stands for all
_ACTIVE: Final = grammemes.FINITE | grammemes.INFINITIVE | grammemes.GERUND | grammemes.IMPERATIVE


def candidates(parse: Parse) -> list[Candidate]:
    """The triggers of a sentence; of each word all that fit its form."""
    found: list[Candidate] = []
    covered: i64 = -1
    for i, item in enumerate(parse.items):
        if i <= covered or not item.flags & roles.TRIGGER or item.mention is not None:
            continue
        if i and parse.items[i - 1].low == "#":
            continue  # what a post is filed under
        for trigger in item.entry.triggers:
            voice = _voice(parse, i, trigger)
            if voice:
                covered = max(covered, item.last)
                found.append(Candidate(i, max(item.last, i), trigger, voice))
    return [*found, *_present(parse), *_held(parse)]


def _held(parse: Parse) -> Iterator[Candidate]:
    """The clauses that say of a place whose it is: it "is with" forces in the instrumental ("the centre is
    still with the 57th brigade")."""
    for actor in parse.actors:
        at = actor.first - 1
        if at > 0 and parse.items[at].flags & roles.QUOTE:
            at -= 1
        stays = at > 0 and parse.items[at].entry.preposition == "near" and bool(actor.cases & grammemes.GENT)
        stays = stays and bool(parse.items[at - 1].flags & roles.BE)  # "the plant stays with the AFU"
        behind = at >= 0 and parse.items[at].entry.preposition == "for" and bool(actor.cases & grammemes.ABLT)
        if not (behind or stays):
            continue
        marker = parse.clause(actor.first).marker
        if marker & (roles.CONDITIONAL | roles.PURPOSE) or not _says_of_subject(parse, at):
            continue
        if not _another(parse, actor):
            yield Candidate(at, actor.last, _WITH, "none")


def _another(parse: Parse, actor: Actor) -> bool:
    """Whether the clause has a subject that is no place ("the advantage is with the enemy")."""
    clause = parse.clause(actor.first)
    for j in range(clause.first, clause.last + 1):
        item = parse.items[j]
        plain = not item.flags & _OF_PLACES and item.mention is None and not actor.first <= j <= actor.last
        if plain and item.forms & grammemes.NOUN and item.forms & grammemes.NOMN and not item.forms & _PLACED:
            return True
    return False


def _present(parse: Parse) -> Iterator[Candidate]:
    """The clauses that say no more than that forces are in a place ("the enemy is still in X", without a
    verb in these languages)."""
    for actor in parse.actors:
        clause = parse.clause(actor.first)
        acts = actor.side and not actor.governed and actor.cases & _SUBJECT == grammemes.NOMN
        if not acts or clause.marker & (roles.CONDITIONAL | roles.PURPOSE | roles.RELATIVE):
            continue
        number = parse.clause_of[actor.first]
        if number + 1 < len(parse.clauses) and parse.clauses[number + 1].marker & roles.RELATIVE:
            continue  # "the units in X, which …, are …"
        if _only_placed(parse, actor, _piece(parse, actor)):
            yield Candidate(actor.first, actor.last, _PRESENCE, "none")


def _piece(parse: Parse, actor: Actor) -> range:
    """The items around the phrase of forces, from mark to mark."""
    clause = parse.clause(actor.first)
    low, high = actor.first, actor.last
    while low > clause.first and not parse.items[low - 1].flags & _MARKS:
        low -= 1
    while high < clause.last and not parse.items[high + 1].flags & _MARKS:
        high += 1
    return range(low, high + 1)


def _only_placed(parse: Parse, actor: Actor, piece: range) -> bool:
    """Whether the items of `piece` are no more than the forces and a place that they are in."""
    placed = [ref for ref in parse.places if ref.phrase in piece and ref.preposition in _PRESENCE.place]
    region = [r.last + 1 for r in placed if parse.items[min(r.last + 2, piece.stop - 1)].flags & roles.REGION]
    for j in piece if placed else ():
        item = parse.items[j]
        be = item.flags & (roles.BE | roles.TRIGGER) == roles.BE and item.forms & grammemes.PRESENT
        beside = bool(item.flags & _BESIDE or be) or j in region or j - 1 in region  # "in X in Y oblast"
        if not (actor.first <= j <= actor.last or beside or not item.low[0].isalnum()):
            return False
    return bool(placed)


def _voice(parse: Parse, i: i64, trigger: Trigger) -> str:
    """The voice of a trigger at item `i`; empty where its form rules the reading out."""
    item = parse.items[i]
    behind = parse.items[min(i + 1, len(parse.items) - 1)]
    told = bool(behind.forms & grammemes.PASSIVE or (behind.flags & roles.TRIGGER and not behind.side))
    if item.flags & roles.BE and told:
        return ""  # "have found themselves surrounded"
    if trigger.pos == "phrase":
        return "none"
    if trigger.pos == "predicate":
        return "none" if _says_of_subject(parse, i) else ""
    if trigger.pos == "noun":
        phrase = " " in item.low and not item.forms & _ACTIVE
        noun = item.forms & grammemes.NOMINAL == grammemes.NOUN  # not "штурмові літаки"
        return "none" if noun or not item.forms or phrase else ""
    if item.forms & grammemes.ACTV and " " not in item.low:
        near = any(0 < ref.phrase - bool(ref.preposition) - i <= _NEXT for ref in parse.places)
        return "active" if near and trigger.pos == "verb" and not trigger.named else ""
    if trigger.pos == "adjective":
        return "none" if item.forms & (grammemes.PARTICIPLE | grammemes.ADJECTIVE) else ""
    if item.forms & grammemes.PASSIVE and not item.forms & grammemes.FIRST:  # "видим" is "we see" as well
        return "passive"
    if item.forms & _ACTIVE:
        return "active"
    if trigger.kind is terms.REPEL and " " in item.low and item.forms & grammemes.PARTICIPLE:
        return "passive"  # "told of attacks beaten back"
    if not item.forms & grammemes.PARTICIPLE or _modifies(parse.items, i):
        return ""
    return "passive" if item.forms & grammemes.NOMN or _called(parse, i) else ""


def _says_of_subject(parse: Parse, i: i64) -> bool:
    """Whether the words at `i` are what a clause without a verb of its own says of its subject ("X is ours",
    "X is behind us")."""
    items, clause = parse.items, parse.clause(i)
    last = max(items[i].last, i)
    if last == i and (_belongs(items, i) if i and items[i - 1].flags & roles.BE else _modifies(items, i)):
        return False
    aside = i + 2 < len(items) and items[i + 1].mention is not None and items[i + 2].flags & roles.COMMA
    if aside and " " not in items[i].low:
        return False  # "our X, the largest city of the region, …"
    return not any(
        bool(items[j].forms & grammemes.VERBAL) and not items[j].forms & grammemes.NOUN
        and not items[j].flags & (roles.BE | roles.PASS) and not parse.aside[j]
        for j in range(clause.first, clause.last + 1)
        if not i <= j <= last
    )  # fmt: skip


def _belongs(items: list[Item], i: i64) -> bool:
    """Whether the adjective at `i` behind "is" goes with a noun that says what its subject is, also one in
    quotation marks ("is a Russian failure"; not "is a Russian town", "is held by them")."""
    if items[i].forms & grammemes.PARTICIPLE:
        return False
    j = i + 1
    while j < len(items) and (items[j].flags & roles.QUOTE or items[j].forms & grammemes.ADJECTIVE):
        j += 1
    if j >= len(items) or items[j].flags & (roles.PLACE_NOUN | roles.PREPOSITION) or items[j].mention:
        return False
    return bool(items[j].forms & grammemes.NOUN and items[i].forms & items[j].forms & grammemes.CASES)


def _modifies(items: list[Item], i: i64) -> bool:
    """Whether the adjective or participle at `i` only describes the noun behind it."""
    j = i + 1
    while j < len(items) and (
        (items[j].flags & roles.ADVERB and not items[j].flags & roles.COMMA)
        or (items[j].side and cases_of(items[j]).bit_count() > _DECLINED)  # "taken by the AFU"
        or (
            j + 1 < len(items)
            and items[j].forms & grammemes.CASES == grammemes.ABLT
            and items[j + 1].forms & grammemes.NOUN
            and not items[j + 1].flags & roles.PREPOSITION
        )
    ):
        j = max(j, items[j].last) + 1
    if j >= len(items) or items[j].flags & roles.PREPOSITION:
        return False
    if items[j].mention is not None:  # "seized by them X is …"
        return bool(j > i + 1 and items[i].forms & own_cases(items[j]))
    nominal = bool(items[j].forms & grammemes.NOMINAL) and not items[j].forms & grammemes.VERBAL
    return nominal and bool(items[i].forms & items[j].forms & grammemes.CASES)


def _called(parse: Parse, i: i64) -> bool:
    """Whether the participle at `i` is what something is called or shown as ("calls X lost", "marked X as
    occupied")."""
    items = parse.items
    compared = i > 0 and bool(items[i - 1].flags & roles.SUBORDINATOR)
    cases = items[i].forms & grammemes.CASES
    if not compared and not (cases & grammemes.ABLT and not cases & ~_OBLIQUE):
        return False
    clause = parse.clause(i)
    return has(items, clause.first, clause.last + 1, roles.SAY)
