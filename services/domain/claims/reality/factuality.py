"""Whether what a trigger says happened: what governs it, its clause and its sentence say of that."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments.insertions import parenthetic
from services.domain.claims.reality import conditions, modality, verbgroup
from services.domain.claims.reality.modality import Reality
from services.domain.claims.sentences.items import Item, has
from services.domain.claims.syntax.clauses import Clause, Parse
from services.domain.claims.syntax.opening import left_behind
from services.domain.claims.syntax.reports import owner
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms

_EXPLETIVE: Final = 2
"""Items before what is said of a clause ("it is | a lie")."""
_AFTER_VERB: Final = roles.PREPOSITION | roles.ADVERB | roles.SUBORDINATOR | roles.AND | roles.CONTRAST
_SUBJECT: Final = 5
"""Items of a subject between "and" and its verb of speech."""
_ASIDE: Final = 5
"""Clauses up to the one behind an aside in dashes."""


def reality(parse: Parse, candidate: Candidate) -> Reality:
    """Judge the trigger by the words that govern it."""
    found = Reality(candidate.at)
    clause = parse.clause(candidate.at)
    _inside(parse, candidate, found)
    at = candidate.at
    if candidate.trigger.pos == "noun":
        at = modality.noun(parse, at, clause.first, found)
    if at or candidate.trigger.pos != "noun":
        verbgroup.verb(parse, at, clause.first, found)
    if candidate.trigger.pos == "adjective":
        return Reality(candidate.at)
    if not found.dropped:
        _clause(parse, candidate, found)
    return found


def _inside(parse: Parse, candidate: Candidate, found: Reality) -> None:
    for j in range(candidate.at + 1, candidate.last + 1):
        found.negated |= bool(parse.items[j].flags & roles.NEGATION)
        found.hedged |= bool(parse.items[j].flags & roles.HEDGE)


def _clause(parse: Parse, candidate: Candidate, found: Reality) -> None:
    """The rest of the clause: its opening word, a hedge to the left, a modal to the right of a noun."""
    items = parse.items
    clause = parse.clause(candidate.at)
    if clause.marker & roles.CONDITIONAL:
        found.dropped = "conditional"
        return
    if clause.marker & roles.PURPOSE and not modality.faced(items, clause.first, candidate.at):
        found.dropped = "purpose"
        return
    if _not_known(parse, candidate.at) or conditions.left_open(parse, clause):
        found.dropped = "not known"
        return
    conditional = found.hedged and _under_condition(parse)
    found.dropped = "conditional" if conditional else conditions.unreal(parse, candidate, clause)
    if found.dropped:
        return
    found.hedged |= conditions.doubted(parse, candidate, clause)
    if clause.marker & roles.COMPLEMENT:
        found.hedged |= _hedged_before(parse, clause.first)
    first = clause.first if parse.known & roles.HEDGE else candidate.at
    if candidate.trigger.pos == "noun":
        first = modality.granted(items, first, candidate.at)
    for j in range(candidate.at - 1, first - 1, -1):
        hedge = bool(items[j].flags & roles.HEDGE) and not items[j].flags & roles.FORCE
        if hedge and not (parse.inside[j] or modality.apposed(items, j, candidate.at)):
            found.hedged = True
        if items[j].flags & roles.BE and j > clause.first and items[j - 1].flags & roles.AND:
            break  # "is likely hit | and is under attack"
    if items[-1].rare & rare.QUESTION:
        found.dropped = "question"
        return
    neither = roles.NEGATION | roles.BOTH
    if parse.known & neither == neither:
        words = items[clause.first : candidate.last + 2]
        found.negated |= any(item.flags & neither == neither for item in words)
    found.negated = found.negated and not conditions.at_last(parse, candidate, clause)
    found.untrue = untrue(parse, candidate.at)
    opens = candidate.at == clause.first or items[candidate.at - 1].flags & roles.SAY != 0
    subject = opens and bool(items[candidate.at].forms & grammemes.GERUND)  # "(says) taking X would …"
    if candidate.trigger.pos == "noun" or (subject and candidate.voice == "active"):
        _predicate(parse, candidate, _said_of(parse, candidate.at), found)
    else:
        found.hedged |= conditions.hedged_behind(parse, candidate, clause)
    first = found.first if candidate.trigger.pos == "noun" else candidate.at
    if conditions.attendant(parse, first + bool(items[first].flags & roles.SUBORDINATOR), clause):
        found.dropped = "hypothetical"


def untrue(parse: Parse, at: i64) -> bool:
    """Whether the sentence calls the report that it gives untrue ("claims that X had fallen are false")."""
    if not parse.known & roles.UNTRUE:
        return False
    if _said_untrue(parse, at):
        return True
    items = parse.items
    told = has(items, 0, at, roles.REPORT_NOUN | roles.ANAPHOR)
    deed = any(t.pos == "noun" for t in items[at].entry.triggers)  # "the alleged capture of X is a lie"
    if not told and (not deed or items[at].forms & grammemes.TOLD):
        return False
    for j in range(1, at):  # "false claims that …", "untrue are claims that …"
        called = j - 1 - bool(items[j - 1].flags & roles.BE)
        if items[j].flags & roles.REPORT_NOUN and called >= 0 and items[called].flags & roles.UNTRUE:
            return True
    for j in range(at + 1, len(items)):
        flags = items[j].flags
        if flags & roles.UNTRUE and (_called(items, at) or _linked(items, at, j)):
            return True
        said = bool(flags & roles.SAY) and not flags & roles.REPORT_NOUN and not parenthetic(items, j)
        if flags & (roles.CONTRAST | roles.STOP) or said or (flags & roles.COMMA and not told):
            return False
    return False


def _said_untrue(parse: Parse, at: i64) -> bool:
    """Whether the clause of item `at` is told to be untrue before it ("it is a lie that X has fallen")."""
    items = parse.items
    that = parse.clause(at).first
    if not parse.clause(at).marker & roles.COMPLEMENT or that < _EXPLETIVE:
        return False
    return bool(items[that - 1].flags & roles.UNTRUE) and _linked(items, 0, that - 1)


def _linked(items: list[Item], at: i64, j: i64) -> bool:
    """Whether the word at `j` is said of what stands before it, with "is" or "proved" between."""
    return any(i.flags & roles.BE or i.rare & rare.COPULA for i in items[max(at + 1, j - 3) : j])


def _called(items: list[Item], at: i64) -> bool:
    """Whether the report which holds item `at` is called something ("called reports that …")."""
    noun = next((j for j in range(at - 1, 0, -1) if items[j].flags & roles.REPORT_NOUN), 0)
    return any(roles.NAMING in item.entry.traits for item in items[max(0, noun - 4) : noun])


def _intransitive(parse: Parse, j: i64) -> bool:
    """Whether the verb at `j` has no object ("has stalled")."""
    if j + 1 >= len(parse.items) or parse.items[j + 1].flags & _AFTER_VERB:
        return True
    return not parse.items[j + 1].low.isalnum()


def _only_describes(parse: Parse, at: i64) -> bool:
    """Whether the words at `at` belong to a noun phrase behind a comma that only describes ("it is not clear
    who is under the plant, the last part of X in Ukrainian hands")."""
    if not any(t.pos == "phrase" for t in parse.items[at].entry.triggers):
        return False
    verbal = roles.BE | roles.HAVE | roles.DO | roles.SAY | roles.HYPOTHETICAL | roles.STOP | roles.COMPLEMENT
    for j in range(at - 1, 0, -1):
        item = parse.items[j]
        if item.flags & roles.COMMA:
            return bool(parse.items[j + 1].flags & roles.DETERMINER)
        if item.flags & verbal or item.forms & grammemes.PAST:
            return False
    return False


def _not_known(parse: Parse, at: i64) -> bool:
    """Whether the sentence up to the trigger says that it is not known ("could not verify that …")."""
    if not parse.known & roles.UNKNOWING or _only_describes(parse, at):
        return False
    clause = parse.clause(at)
    apart = bool(clause.marker & roles.RELATIVE) and not clause.marker & roles.COMPLEMENT
    if apart and clause.first and parse.items[clause.first - 1].flags & roles.UNKNOWING:
        return True  # "it is not known who holds X"
    for j in range(at, clause.first if apart else -1, -1):
        flags = parse.items[j].flags
        if flags & roles.UNKNOWING:
            return not left_behind(parse, j, at)
        if flags & roles.SAY and _says_as_well(parse, j):
            return False  # "did not mention it, and an official wrote that …"
        if flags & roles.REPORT_NOUN and j < at and owner(parse, j):
            return False
        if flags & (roles.STOP | roles.CONTRAST) or (j < at and _told_as_well(parse, j)):
            return False
    return False


def _told_as_well(parse: Parse, j: i64) -> bool:
    """Whether at `j` a clause opens that "and" joins on behind a pause, with a subject of its own and none
    before it in a list ("could not confirm that X fell, and Kyiv's troops hold Y")."""
    items = parse.items
    number = parse.clause_of[j]
    clause = parse.clauses[number]
    if clause.first != j or not items[j].flags & roles.COMMA or not items[j + 1].flags & roles.AND:
        return False
    listed = number > 0 and bool(parse.clauses[number - 1].marker & roles.AND)
    return bool(clause.marker & roles.AND) and not listed


def _says_as_well(parse: Parse, j: i64) -> bool:
    """Whether the verb of speech at `j` has a subject that "and" joins on, or the one before it; also where
    it is a gerund behind a pause ("did not mention X, suggesting that Y fell")."""
    items = parse.items
    past = bool(items[j].forms & grammemes.PAST)
    if items[j].forms & grammemes.GERUND or not j:
        return j > 0 and bool(items[j - 1].flags & roles.COMMA)
    if items[j - 1].flags & roles.AND:
        return past  # "did not confirm this and said that …"
    subject = items[max(1, j - _SUBJECT) : j]
    first = j - len(subject)
    joined = [first + n for n, item in enumerate(subject) if item.flags & roles.AND]
    if not joined or not (past or items[joined[-1] - 1].flags & roles.COMMA):
        return False
    named = items[joined[-1] + 1 : j]
    return bool(named) and not any(i.flags & (roles.COMMA | roles.SAY | roles.TRIGGER) for i in named)


def _under_condition(parse: Parse) -> bool:
    return any(
        bool(clause.marker & roles.CONDITIONAL)
        and not parse.items[clause.first].rare & rare.INDIRECT
        and not (clause.first and parse.items[clause.first - 1].flags & roles.UNKNOWING)  # "unclear if"
        for clause in parse.clauses
    )


def _hedged_before(parse: Parse, first: i64) -> bool:
    """Whether the clause at `first` hangs on a hedge ("it appears that …")."""
    return has(parse.items, first - 3, first, roles.HEDGE)


def _said_of(parse: Parse, at: i64) -> i64:
    """The last item of what may be said of the noun at `at`: its clause, and on behind an aside in dashes."""
    number = parse.clause_of[at]
    if number + 1 < len(parse.clauses) and parse.clauses[number + 1].marker & roles.DASH:
        for after in parse.clauses[number + 2 : number + _ASIDE]:
            if after.marker & roles.DASH:
                return after.last
    last = parse.clauses[number].last
    pause = number + 1 < len(parse.clauses) and bool(parse.items[last].flags & roles.COMMA)
    after = parse.clauses[number + 1] if pause else parse.clauses[number]
    if after.marker & roles.CONDITIONAL:
        return after.last  # "the fall of X, if it happens, would …"
    if pause and after.marker & roles.SUBORDINATOR and _resumes(parse.items, after):
        return after.last  # "the loss of X, though long expected, would …"
    return last


def _resumes(items: list[Item], aside: Clause) -> bool:
    """Whether the clause is set between commas, and the verb of the one around it stands behind."""
    verb = roles.HYPOTHETICAL | roles.FUTURE
    return any(
        items[k].flags & roles.COMMA and items[k + 1].flags & verb for k in range(aside.first, aside.last)
    )


def _predicate(parse: Parse, candidate: Candidate, last: i64, found: Reality) -> None:
    """What is said of a noun that is the subject: "the fall of X would …", "an attack on X is likely"."""
    items = parse.items
    told = range(max(1, found.first), candidate.at)
    if any(items[j].forms & grammemes.GERUND and items[j - 1].flags & roles.FORCE for j in told):
        return  # "troops conducting attacks on X will …"
    first, other = parse.clause(candidate.at).first, False
    led = bool(items[first].flags & (roles.PREPOSITION | roles.SUBORDINATOR))
    led = led and not has(items, first + 2, candidate.at, roles.DETERMINER)
    for j in range(candidate.last + 1, min(last + 1, candidate.last + 20)):
        flags = items[j].flags
        other = other or bool(led and flags & roles.COMMA)  # "after the capture of X, Russia seems to be …"
        if flags & roles.UNKNOWING:
            if not items[j - 1].flags & roles.AND:  # "spoke of its capture and gave no details"
                found.dropped = "not known"
            return
        if flags & (roles.HYPOTHETICAL | roles.FUTURE):
            modality.modal(flags, found)
            return
        if items[j].rare & rare.MODAL and j + 1 < len(items) and not items[j + 1].flags & roles.HAVE:
            found.dropped = "hypothetical"  # "the loss of X may force …"
            return
        if flags & roles.BE and not other and conditions.is_goal(parse, j):
            found.dropped = "plan, aim or order"
            return
        if items[j].rare & rare.BEGIN:
            before = items[max(candidate.last + 1, j - 4) : j]  # "has not begun", "has yet to begin"
            if any(item.flags & (roles.NEGATION | roles.AIM | roles.FAIL) for item in before):
                found.dropped = "not begun"
                return
        if flags & roles.HALT and _intransitive(parse, j):
            ended = items[j].forms & (grammemes.PAST | grammemes.PARTICIPLE) or items[j].rare & rare.OVER
            before = items[max(candidate.last + 1, j - 3) : j]
            if ended and not any(item.flags & roles.NEGATION for item in before):
                found.dropped = "ended or prevented"
                return
        deed = bool(flags & roles.TRIGGER) and any(t.pos == "verb" for t in items[j].entry.triggers)
        if candidate.trigger.kind is terms.CONTROL and modality.undone(items, j):
            found.dropped = "ended or prevented"
        if deed or flags & roles.SAY:
            return
