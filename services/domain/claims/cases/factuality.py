"""Whether what a trigger says happened, where verbs tell by their form and governors may stand anywhere."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.cases import doubts
from services.domain.claims.cases.clauses import CONTENT
from services.domain.claims.cases.subjects import governed
from services.domain.claims.reality.modality import GOVERNORS, Reality
from services.domain.claims.sentences.items import Item, has, no_word
from services.domain.claims.syntax.clauses import Clause, Parse
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms

_UNREAL: Final = (
    (roles.PURPOSE, "purpose"),
    (roles.CONDITIONAL, "conditional"),
)
_REAL: Final = grammemes.PAST | grammemes.PRESENT | grammemes.NOUN
_DESCRIBES: Final = grammemes.ADJECTIVE | grammemes.PRONOUN
_HALTED: Final = "ended or prevented"
_NOUN_REACH: Final = 5
_GOALS: Final = frozenset({terms.CAPTURE, terms.CONTROL})
_FOR: Final = 2
"""Items from "battles" to what they are for."""
_NEGATION_REACH: Final = 4
_HAD: Final = grammemes.FINITE | grammemes.PASSIVE
_GOVERNING: Final = _HAD | grammemes.GERUND | grammemes.INFINITIVE


def reality(parse: Parse, candidate: Candidate) -> Reality:
    """Judge the trigger by its form and by the words of its clause."""
    found = Reality(candidate.at)
    if candidate.trigger.pos == "adjective":
        return found
    items, clause = parse.items, parse.clause(candidate.at)
    number, forms = parse.clause_of[candidate.at], items[candidate.at].forms
    late = bool(number and forms & grammemes.GERUND)  # "may cross the river | having taken X"
    joined = bool(number and clause.first == candidate.at - 1 and items[clause.first].flags & roles.AND)
    led = late or (joined and candidate.voice == "passive")  # "will be … | and taken"
    first = parse.clauses[number - led].first
    words = [items[j] for j in range(first, clause.last + 1) if not parse.inside[j]]
    found.attempt = _fought_for(parse, candidate)
    found.dropped = (
        ("without success" if _without(parse, candidate) else "")
        or _unreal(parse, candidate, clause, words)
        or _to_be_done(parse, candidate, clause, words, late)
    )
    if clause.marker & roles.COMPLEMENT:
        words = [*items[max(0, clause.first - 2) : clause.first], *words]  # "there are rumours | that …"
    found.hedged = any(
        bool(item.flags & roles.HEDGE)
        and not doubts.measures(words[n + 1 : n + 3])
        and not (item.start > items[candidate.last].start and doubts.qualifies(item, words[n + 1 : n + 3]))
        for n, item in enumerate(words)
    )
    found.negated = _negated(parse, candidate)
    found.untrue = doubts.called_untrue(parse, candidate)
    _govern(parse, candidate, found)
    return found


def _unreal(parse: Parse, candidate: Candidate, clause: Clause, words: list[Item]) -> str:
    """Why what the trigger says is put forward as no fact at all; empty where it is."""
    items, number = parse.items, parse.clause_of[candidate.at]
    before = items[clause.first : candidate.at]
    asked = any(i.rare & rare.INDIRECT and before[n - 1].flags & roles.COMMA for n, i in enumerate(before))
    if items[-1].rare & rare.QUESTION or asked:
        return "question"
    if doubts.in_scare_quotes(parse, candidate):
        return "in inverted commas"
    if any(item.flags & roles.HYPOTHETICAL for item in words):
        return "hypothetical"
    if _not_known(parse, candidate, clause):
        return "not known"
    above = parse.clauses[number - 1].marker if number and clause.marker & roles.COMPLEMENT else roles.NONE
    for flag, reason in _UNREAL:
        led_by = any(bool(i.flags & flag) and i.start < items[candidate.at].start for i in words)
        if (clause.marker | above) & flag or led_by:
            return reason
    return ""


def _to_be_done(parse: Parse, candidate: Candidate, clause: Clause, words: list[Item], late: bool) -> str:
    """Why what the trigger says is still to come, if it is: by its form, or by that of what leads it; `late`
    where a gerund follows that."""
    pos, forms = candidate.trigger.pos, parse.items[candidate.at].forms
    yet = forms & (grammemes.FUTURE | grammemes.IMPERATIVE)
    done = forms & (grammemes.PAST | grammemes.PRESENT | grammemes.PASSIVE)
    if yet and not done and pos in ("verb", "phrase"):
        return "future"
    if late and any(i.flags & roles.AIM and not i.forms & grammemes.NOUN for i in words):
        return "plan, aim or order"
    event = candidate.trigger.kind is not terms.ASSAULT or bool(clause.marker & roles.RELATIVE)
    awaited = pos == "noun" and event and bool(forms & grammemes.NOMN)
    awaited = awaited or late or pos == "phrase"
    joins = pos == "noun"  # "will take part in the capture"
    for item in words:
        led = awaited or (joins and bool(item.rare & rare.VERB))
        if item.flags & roles.FUTURE or _absent(item) or (led and _to_come(item)):
            return "future"
    return ""


def _not_known(parse: Parse, candidate: Candidate, clause: Clause) -> bool:
    """Whether what the trigger tells is said not to be known ("there is no proof that …", "could not check
    the reports | that …", "no confirmation of the capture", "the capture is not confirmed")."""
    first = clause.first
    if first and clause.marker & CONTENT:
        number = parse.clause_of[first - 1]
        while number and parse.clauses[number].marker & roles.COMPLEMENT:
            number -= 1
        first = parse.clauses[number].first
    elif candidate.trigger.pos != "noun":
        return False
    led = candidate.at > 0 and parse.items[candidate.at - 1].entry.preposition not in ("", "reference")
    last = candidate.at if candidate.trigger.pos != "noun" or led else clause.last
    return has(parse.items, first, last + 1, roles.UNKNOWING)


def _negated(parse: Parse, candidate: Candidate) -> bool:
    """Whether a negation stands before the trigger, adverbs and the like between them aside."""
    items = parse.items
    first = parse.clause(candidate.at).first
    if has(items, candidate.at + 1, candidate.last + 1, roles.NEGATION):
        return True
    behind = items[candidate.last + 1] if candidate.last + 1 < len(items) else items[candidate.last]
    if behind.flags & roles.NEGATION and " " in behind.low:
        return True  # "was taken not fully"
    if candidate.trigger.pos == "noun" and (_lacks(items, candidate.last) or _none_there(parse, candidate)):
        return True
    for j in range(candidate.at - 1, max(first, candidate.at - _NEGATION_REACH) - 1, -1):
        item = items[j]
        if item.flags & roles.NEGATION:
            return True
        between = item.flags & (roles.ADVERB | roles.HEDGE | roles.BE | roles.QUANTIFIER)
        if not between or item.flags & (roles.PREPOSITION | roles.COMMA):
            return False
    return False


def _without(parse: Parse, candidate: Candidate) -> bool:
    """Whether the noun only tells that something failed ("tried …, without any gains")."""
    if candidate.trigger.pos != "noun" or candidate.trigger.kind is not terms.ADVANCE:
        return False
    if _none_there(parse, candidate) or _lacks(parse.items, candidate.last):
        return True
    before = parse.items[max(parse.clause(candidate.at).first, candidate.at - 2) : candidate.at]
    return any(item.flags & roles.PREPOSITION and item.flags & roles.NEGATION for item in before)


def _none_there(parse: Parse, candidate: Candidate) -> bool:
    """Whether the noun is the genitive of what there is or was none of ("there is no control of X")."""
    last, forms = parse.clause(candidate.at).last, parse.items[candidate.at].forms
    if not forms & grammemes.GENT or candidate.trigger.pos != "noun" or governed(parse, candidate.at):
        return False
    for j in range(candidate.last + 1, last + 1):
        item = parse.items[j]
        absent = bool(item.forms & grammemes.PAST) and any(t.negative for t in item.entry.triggers)
        if absent or (item.flags & roles.NEGATION and not item.flags & (roles.PREPOSITION | roles.ADVERB)):
            ends = j == last or no_word(parse.items, j + 1)
            return ends or (absent and not forms & grammemes.NOMN)
    return False


def _fought_for(parse: Parse, candidate: Candidate) -> bool:
    """Whether the noun is what the fighting is for ("battles for the liberation of X")."""
    items, at = parse.items, candidate.at
    if candidate.trigger.pos != "noun" or not at or candidate.trigger.kind not in _GOALS:
        return False
    while at > 1 and items[at - 1].forms & _DESCRIBES and not items[at - 1].side:
        at -= 1  # "for its full liberation"
    before = items[at - 1]
    if before.flags & roles.PREPOSITION and at >= _FOR:
        before = items[at - _FOR - bool(items[at - _FOR].flags & roles.PASS)]  # "battles go on for …"
    elif " " not in before.low:
        return False
    return any(t.kind is terms.ASSAULT for t in before.entry.triggers)


def _lacks(items: list[Item], at: i64) -> bool:
    """Whether the noun at `at` is the genitive of what is not had ("had no success")."""
    if not items[at].forms & grammemes.GENT:
        return False
    either = items[at].forms & grammemes.NOMN != 0  # which of the two, an impersonal verb tells
    for j in range(at + 1, len(items) - 1):
        if items[j].flags & roles.FAIL and " " in items[j].low:
            return True  # "of advances none was recorded"
        if items[j].flags & (roles.COMMA | roles.STOP | roles.DASH) or items[j].forms & grammemes.FINITE:
            return False
        if items[j].flags & roles.NEGATION:
            near = not either or j == at + 1 or not items[j + 1].forms & grammemes.PLURAL
            return near and bool(items[j + 1].forms & _HAD)
    return False


def _govern(parse: Parse, candidate: Candidate, found: Reality) -> None:
    """Take in the verbs and nouns that govern the trigger: of an infinitive or noun, those of its clause
    before it (right behind it, too, for an infinitive)."""
    items = parse.items
    clause = parse.clause(candidate.at)
    forms = items[candidate.at].forms
    infinitive = bool(forms & grammemes.INFINITIVE) and not forms & grammemes.FINITE
    if not infinitive and candidate.trigger.pos != "noun":
        return
    governed = False
    for j in range(candidate.at - 1, clause.first - 1, -1):
        flags = items[j].flags
        if items[j].mention is not None and not infinitive:
            continue
        near = candidate.at - j <= _NOUN_REACH or bool(items[j].forms & _GOVERNING)
        if not flags & GOVERNORS or not near:
            said = flags & roles.SAY and items[j].forms & (grammemes.FINITE | grammemes.PASSIVE)
            if said and not governed and not infinitive:
                break
            continue
        if flags & roles.ATTEMPT and _reported(items, candidate.at):
            continue
        back: i64 = j - (1 if flags & roles.ATTEMPT else 2)
        negated = has(items, max(clause.first, back), j, roles.NEGATION)
        made = flags & roles.FAIL and (items[j].forms & grammemes.ADJECTIVE or j + 1 == candidate.at)
        if made and candidate.trigger.kind is terms.ASSAULT:
            continue  # "fruitless attacks", "they botched the attack"
        _take(items[j], negated, found, candidate.trigger.mutual)
        governed = True
        found.first = j
    led = items[candidate.at - 1].entry.preposition if candidate.at else ""
    object_ = bool(forms & grammemes.ACCS) and led != "after"  # but "after its capture they plan …"
    object_ = (object_ or led == "reference") and candidate.trigger.pos == "noun"
    spared = roles.FAIL if object_ and candidate.trigger.kind is terms.ASSAULT else roles.NONE  # it was made
    for j in range(candidate.at + 1, min(clause.last, candidate.last + 6) + 1):
        if governed or not (infinitive or object_) or items[j].flags & spared:
            break
        goal = bool(items[j].flags & roles.AIM and items[j - 1].flags & roles.BE)  # "is a priority"
        goal = goal or bool(infinitive and items[j].flags & roles.FAIL)  # "to take it they are not able"
        if items[j].flags & GOVERNORS and (items[j].forms & _HAD or goal):
            _take(items[j], bool(items[j - 1].flags & roles.NEGATION), found, candidate.trigger.mutual)
            governed = True
    if infinitive and not governed:
        found.dropped = found.dropped or "purpose"


def _reported(items: list[Item], at: i64) -> bool:
    """Whether the noun at `at` is what a report tells of ("tries to hide it by fakes about the capture")."""
    told = items[max(0, at - 2)].forms
    return (
        at > 1
        and items[at - 1].entry.preposition == "reference"
        and told & grammemes.NOMINAL == grammemes.NOUN
    )


def _take(governor: Item, negated: bool, found: Reality, mutual: bool) -> None:
    flags = governor.flags
    goes_on = roles.ATTEMPT | roles.FAIL | (0 if mutual else roles.AIM)  # but "offered to end the fighting"
    if found.dropped == _HALTED and flags & goes_on:
        found.dropped = ""  # "tried to hold up the attack", "could not hold it up"
        return
    if flags & roles.HALT:
        if not negated:
            found.dropped = found.dropped or _HALTED
    elif flags & roles.PASS:
        found.negated = found.negated or negated
        found.begun = found.begun or governor.rare & rare.BEGIN != 0
    elif flags & roles.ATTEMPT:
        found.attempt, found.negated = True, found.negated or negated
    elif flags & roles.FAIL:
        # "a failed attempt" was made all the same
        found.negated = found.negated or not (negated or found.attempt)
    elif flags & roles.AIM:
        found.dropped = found.dropped or "plan, aim or order"
    if flags & (roles.PASS | roles.ATTEMPT | roles.FAIL) and not flags & roles.HALT and _to_come(governor):
        found.dropped = found.dropped or "future"


def _absent(item: Item) -> bool:
    """Whether the words tell what there will not be ("there will be no capture")."""
    return _to_come(item) and any(trigger.negative for trigger in item.entry.triggers)


def _to_come(governor: Item) -> bool:
    return bool(governor.forms & grammemes.FUTURE) and not governor.forms & _REAL
