"""The clauses of a sentence, found by its predicates: any finite verb, passive or adverbial participle."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.cases.forces import actors
from services.domain.claims.cases.names import own_cases
from services.domain.claims.cases.settlements import places
from services.domain.claims.sentences.items import Item, has
from services.domain.claims.syntax.clauses import Clause, Parse
from services.domain.claims.syntax.phrases import brackets
from services.domain.claims.words import grammemes, roles
from services.domain.claims.words import rare as rare_roles

_STATES: Final = frozenset({"phrase", "predicate"})
_INSERTED: Final = 12
"""Items up to the mark that closes an insertion."""
CONTENT: Final = roles.COMPLEMENT | roles.RELATIVE
"""What opens the content of a report; where one word does both, a clause seems relative."""
_ALWAYS: Final = CONTENT | roles.CONDITIONAL | roles.PURPOSE
_OPENS: Final = (
    _ALWAYS | roles.SUBORDINATOR | roles.CONTRAST | roles.STOP | roles.DASH | roles.COMMA | roles.AND
)
_LED: Final = 5  # items from a comma to the relative pronoun of its clause (", about the capture of which …")
_PAUSES: Final = roles.COMMA | roles.STOP | roles.DASH | roles.AND | roles.CONTRAST
_OBLIQUE: Final = grammemes.GENT | grammemes.DATV | grammemes.ABLT | grammemes.LOCT
_QUALITY: Final = grammemes.ADJECTIVE | grammemes.NOMN
_SAID: Final = _QUALITY | grammemes.NOUN
_PHRASAL: Final = roles.FORCE | roles.ACTOR | roles.SIDE_ADJECTIVE | roles.SECTOR | roles.QUANTIFIER
_MARKERS: Final = _ALWAYS | roles.SUBORDINATOR | roles.CONTRAST


def parse_all(sentences: list[list[Item]]) -> list[Parse]:
    """Take sentences apart."""
    return [_parse(items) for items in sentences]


def _parse(items: list[Item]) -> Parse:
    """Take a sentence apart: pieces between marks and conjunctions, those without a predicate added to
    the one before (or, at the start, to the one after)."""
    for i, item in enumerate(items):
        if item.mention is not None and _describes(items, i):
            item.mention = None
            item.flags &= ~roles.PLACE
    aside = asides(items)
    pieces: list[Clause] = []
    start, marker, rare = 0, _marker(items, 0) if items else 0, items[0].rare if items else roles.NONE
    for i in range(1, len(items)):
        if not items[i].flags & _OPENS or items[i].mention is not None:
            continue
        if aside[i] and not _closes(items, aside, start, i):
            continue
        if items[i].rare & (rare_roles.STILL | rare_roles.TOO) and not items[i - 1].flags & _PAUSES:
            continue  # "X is for now theirs", "they also took Y"
        led = bool(items[i].flags & roles.RELATIVE and items[start].flags & roles.COMMA) and i <= start + _LED
        paused = i == start + 1 and items[start].flags & (roles.COMMA | roles.AND | roles.STOP | roles.DASH)
        if led or paused:
            marker |= _marker(items, i)
            rare |= items[i].rare
            continue
        pieces.append(Clause(start, i - 1, marker, rare))
        start, marker, rare = i, _marker(items, i), items[i].rare
    if items:
        pieces.append(Clause(start, len(items) - 1, marker, rare))
    clauses = _joined(items, pieces, aside)
    clause_of = [number for number, c in enumerate(clauses) for _ in range(c.first, c.last + 1)]
    inside = brackets(items)
    marks = [c.first for n, c in enumerate(clauses) if n and _parts(items, clauses[n - 1], c, aside)]
    refs = places(items, marks)
    return Parse(items, actors(items), refs, clauses, clause_of, inside, aside, free=True)


def _parts(items: list[Item], before: Clause, clause: Clause, aside: list[bool]) -> bool:
    """Whether `clause` tells something new, so that no list goes on over its mark ("they advanced in X, in Y
    fighting goes on")."""
    mark, opening = items[clause.first].flags, items[min(clause.first + 1, clause.last)]
    joint = mark & roles.COMMA or (mark & roles.AND and opening.flags & roles.PREPOSITION)
    return bool(joint) and _predicated(items, before, aside) and _predicated(items, clause, aside)


def _joined(items: list[Item], pieces: list[Clause], aside: list[bool]) -> list[Clause]:
    """The clauses that `pieces` make: those without a predicate belong to the one before, or, before a dash
    with one, to that ("X is theirs, Y — ours") or a list ("they advanced, X and Y are free")."""
    clauses: list[Clause] = []
    loose: i64 = -1
    for piece in pieces:
        last = clauses[-1] if clauses else None
        predicated = _predicated(items, piece, aside)
        taken = predicated and last is not None and loose > last.first
        if last is not None and taken and _goes_on(items, loose, piece):
            last.last, piece.first = loose - 1, loose
        loose = -1 if predicated else piece.first
        told = last is not None and (_predicated(items, last, aside) or _verbless(items, last, piece))
        if last is not None and not piece.marker & _ALWAYS and not (predicated and told):
            last.last = piece.last
        else:
            clauses.append(Clause(piece.first, piece.last, piece.marker, piece.rare))
    return clauses


def _goes_on(items: list[Item], loose: i64, piece: Clause) -> bool:
    """Whether `piece` opens with a dash, or goes on with a list that the name behind the comma at `loose`
    begins: of subjects, or of what a preposition there governs."""
    if items[piece.first].flags & roles.DASH:
        return True
    if not items[loose].flags & roles.COMMA or not items[piece.first].flags & roles.AND:
        return False
    if items[loose + 1].flags & roles.CONTRAST:
        loose += 1
    if items[loose + 1].flags & roles.PREPOSITION:  # "…, in the town and its suburbs fighting goes on"
        before = items[piece.first - 1]
        governed = own_cases(before) if before.mention else before.forms
        return bool(governed & items[piece.first + 1].forms & _OBLIQUE)
    first, second = items[loose + 1], items[min(piece.first + 1, piece.last)]
    named = first.mention is not None and second.mention is not None
    return named and bool(own_cases(first) & grammemes.NOMN) and bool(own_cases(second) & grammemes.NOMN)


def asides(items: list[Item]) -> list[bool]:
    """For each item, whether it stands in an insertion between commas that names a source or a doubt
    (", perhaps,", ", he says,", ", according to them,"), or in one that opens the sentence."""
    found = [False] * len(items)
    first: i64 = 0
    for i, item in enumerate(items):
        if i and item.low != ",":
            continue
        first = i + 1 if i else 0
        last = next((j for j in range(first, min(first + _INSERTED, len(items))) if items[j].low == ","), -1)
        if last < 0 or not _inserted(items[first:last], i > 0):
            continue
        if last + 1 < len(items) and items[last + 1].flags & roles.COMPLEMENT and i:
            continue
        for j in range(i, last + 1):
            found[j] = True
    return found


def _inserted(words: list[Item], within: bool) -> bool:
    if not words or any(word.mention is not None or bool(word.flags & roles.TRIGGER) for word in words):
        return False
    if words[0].flags & roles.ACCORDING:
        return True
    if any(bool(word.flags & _ALWAYS) or word.low == ":" for word in words):
        return False
    if all(word.flags & (roles.HEDGE | roles.ADVERB) for word in words):
        return True
    said = [word for word in words if word.flags & (roles.SAY | roles.DENY) == roles.SAY]
    speech = [word for word in said if word.forms & grammemes.PREDICATE]
    verbs = [word for word in words if word.forms & grammemes.PREDICATE and not word.forms & grammemes.NOUN]
    return (
        within and len(speech) == 1 and len(verbs) == 1 and (words[0] is speech[0] or words[-1] is speech[0])
    )


def _closes(items: list[Item], aside: list[bool], start: i64, i: i64) -> bool:
    """Whether the comma at `i` closes an insertion that stands between two clauses."""
    if (i + 1 < len(items) and aside[i + 1]) or all(aside[start + 1 : i]):
        return False  # also "…, and, perhaps, hold X"
    listed = bool(items[start].flags & roles.AND) and not items[start].flags & roles.CONTRAST
    if not _predicated(items, Clause(0 if listed else start, i - 1, 0, 0), aside):
        return False
    end: i64 = next((j for j in range(i + 1, len(items)) if items[j].flags & _OPENS), len(items))
    return _predicated(items, Clause(i, end - 1, 0, 0), aside)


def _describes(items: list[Item], i: i64) -> bool:
    """Whether what looks like a settlement's name is an adjective of the noun behind it, or names one of the
    districts before it ("the districts X and Y")."""
    item = items[i]
    k = i - 3 if i > 2 and items[i - 1].flags & (roles.AND | roles.COMMA) else i - 1
    if i and items[k].flags & roles.FACILITY and items[k].forms & grammemes.PLURAL:
        return not own_cases(item) & grammemes.GENT
    if i + 1 >= len(items) or items[i + 1].capital or not items[i + 1].forms & grammemes.NOMINAL:
        return False
    return bool(item.flags & (roles.SIDE_ADJECTIVE | roles.SECTOR)) and not item.flags & roles.ACTOR


def _marker(items: list[Item], i: i64) -> i64:
    marker = items[i].flags & _MARKERS
    if marker & roles.COMPLEMENT and marker & roles.RELATIVE:
        told = False  # but not in "said that they hit the troops | that had entered X"
        of_noun = bool(i > 1 and items[i - 1].flags & roles.COMMA and items[i - 2].forms & grammemes.NOUN)
        for item in reversed(items[:i]):
            told = bool(item.flags & (roles.SAY | roles.DENY))
            if told or (of_noun and item.flags & roles.COMPLEMENT and item.flags & roles.RELATIVE):
                break
        marker &= ~(roles.RELATIVE if told else roles.COMPLEMENT)
    return marker


def _predicated(items: list[Item], clause: Clause, aside: list[bool]) -> bool:
    named = False
    for j in range(clause.first, clause.last + 1):
        item = items[j]
        if aside[j]:
            continue
        if (item.forms & grammemes.PREDICATE and not item.forms & grammemes.NOUN) or item.flags & roles.BE:
            return True
        if item.forms & grammemes.INFINITIVE and j > clause.first and items[j - 1].flags & roles.HYPOTHETICAL:
            return True  # "one can no longer call X ours: …"
        if item.forms & grammemes.INFINITIVE and clause.marker & roles.PURPOSE:
            return True  # "to hide its losses, the Kremlin says …"
        for trigger in item.entry.triggers:
            states = trigger.pos in _STATES and item.mention is None  # not the village of Вільне ("free")
            if states and not (trigger.pos == "predicate" and _modifies(items, j)):
                return True
        cases = item.forms if item.mention is None else grammemes.NOUN | own_cases(item)
        said = cases & _SAID == _QUALITY and not item.flags & _PHRASAL and " " not in item.low
        if named and said and not _modifies(items, j):
            return True  # "X is ruined, …", without a verb
        named = named or bool(cases & grammemes.NOUN and cases & grammemes.NOMN)
    return False


def _modifies(items: list[Item], j: i64) -> bool:
    """Whether the word at `j` is an adjective of the noun right behind it ("Russian troops")."""
    if j + 1 >= len(items) or " " in items[j].low or items[j + 1].mention is not None:
        return False
    forms = items[j + 1].forms
    return bool(forms & grammemes.NOUN and items[j].forms & forms & grammemes.CASES)


def _verbless(items: list[Item], left: Clause, right: Clause) -> bool:
    """Whether `left` says something of its own without a verb ("X is ours; they are storming Y")."""
    if left.marker & roles.PURPOSE:  # "In order to hold X, they storm Y"
        return any(item.forms & grammemes.INFINITIVE for item in items[left.first : left.last + 1])
    nominal = has(items, left.first, left.last + 1, roles.TRIGGER)
    if not nominal or items[right.first].flags & (roles.STOP | roles.DASH):
        return nominal
    opens = items[right.first + 1] if right.first < right.last else items[right.first]
    told = opens.flags & roles.SAY and opens.forms & grammemes.FINITE
    comma = items[right.first].flags & roles.COMMA
    return bool(comma and (opens.flags & roles.DASH or told))  # "X is ours, — he said"
