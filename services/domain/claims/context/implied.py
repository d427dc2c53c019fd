"""The settlement that a statement is about which names none: the one that the article has last spoken of."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments.preceding import of_office
from services.domain.claims.context import antecedents, unplaced
from services.domain.claims.context.byway import regional, to_party
from services.domain.claims.context.discourse import MEMORY, Discourse
from services.domain.claims.sentences.items import back_over, flags_at, has
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, roles, terms
from services.domain.models.claims import Kind
from services.domain.places import Mention

_QUOTED_MEMORY: Final = 3
_OPENING: Final = 2
"""Items up to a place that opens its clause."""
_WITHIN: Final = frozenset({"in", "on", "near", "toward"})
_FOUGHT: Final = roles.TRIGGER | roles.ATTEMPT


def settlement(
    discourse: Discourse, parse: Parse, candidate: Candidate, kind: Kind, quoted: bool
) -> Mention | None:
    """The settlement of a statement that names none ("our units have withdrawn"); None where what
    follows names another kind of place, or none was named of late."""
    opens = candidate.at - 1
    if opens > 0 and not parse.items[opens].flags and not parse.items[opens].capital:
        opens -= 1  # "its full capture"
    known = roles.DEFINITE | roles.POSSESSIVE
    known |= roles.SIDE_ADJECTIVE if kind is terms.WITHDRAWAL and not parse.free else roles.NONE
    definite = bool(parse.items[opens].flags & known)  # "the Russian withdrawal"
    moved = parse.free and kind is terms.WITHDRAWAL and _moved_off(parse, candidate)
    if parse.free:  # "he announced the withdrawal", "the withdrawal goes on"
        definite = definite or moved or _told(parse, candidate)
        definite = definite or bool(parse.items[candidate.at].forms & grammemes.NOMN)
    else:
        definite = definite or _rumoured(parse, candidate.at)
        definite = (
            definite or flags_at(parse.items, candidate.last + 1) & roles.BY != 0
        )  # "a withdrawal by …"
    if kind is terms.CAPTURE and candidate.trigger.pos == "noun" and _of_else(parse, candidate.at):
        return None
    onward = kind is terms.WITHDRAWAL and unplaced.onward(parse, candidate)
    bare = candidate.trigger.pos == "noun" and not moved
    if parse.free and bare and _of_something(parse, candidate.last + 1):
        return None  # "the liberation of the whole region"
    if (candidate.trigger.pos == "noun" and not definite) or not (onward or unplaced.alone(parse, candidate)):
        return None
    tried = kind is terms.ASSAULT and not parse.free  # "go on trying to advance" somewhere
    told = quoted or _opens(parse, candidate)
    if terms.ADVANCE in (kind, candidate.trigger.kind) and (tried or not told):
        return None
    if unplaced.elsewhere(parse, candidate.at):
        return None  # "on the left bank a small force is still holding", "the X direction: they retreat"
    if unplaced.of_ground(parse, candidate):
        return None
    before = [p for p in parse.places if p.mention and p.last < candidate.at and not regional(parse, p)]
    before = [p for p in before if not (of_office(parse, p) or to_party(parse, p))]
    if before and before[-1].preposition == "from" and kind is terms.WITHDRAWAL and not parse.free:
        return None  # "tried to counterattack from X, were met with fire and withdrew"
    if before:
        inside = before[-1].relation in antecedents.INSIDE and not before[-1].anchor
        return before[-1].mention if inside else None
    if any(ref.mention is None for ref in parse.places):
        return discourse.place
    if discourse.place_beside and kind in (terms.ADVANCE, terms.ASSAULT) and not parse.free:
        return None  # what goes on near X
    late = discourse.sentence - discourse.place_at <= (_QUOTED_MEMORY if quoted else MEMORY)
    return discourse.place if late else None


def _opens(parse: Parse, candidate: Candidate) -> bool:
    """Whether a phrase opens its clause, but for who acts, where cases tell that ("they storm X, there is
    progress", not "in the talks, there is progress")."""
    if not parse.free or candidate.trigger.pos != "phrase":
        return False
    for item in parse.items[parse.clause(candidate.at).first : candidate.at]:
        if item.entry.preposition in _WITHIN:
            return False
    return True


def around(discourse: Discourse, parse: Parse, candidate: Candidate) -> Mention | None:
    """The settlement of which a part is spoken of ("they only retain a few cellars")."""
    before = [p.mention for p in parse.places if p.mention and p.last < candidate.at and not p.anchor]
    if before:
        return before[-1]
    return discourse.place if discourse.sentence - discourse.place_at <= MEMORY else None


def before(parse: Parse, candidate: Candidate) -> tuple[Mention, ...]:
    """The settlement last named before the trigger in its sentence, where word order leaves that free or a
    contrast goes on from there ("they shelled X, but were beaten back")."""
    named = [p for p in parse.places if p.mention and p.last < candidate.at and not p.anchor]
    joint = parse.clause(candidate.at).marker & (roles.CONTRAST | roles.SUBORDINATOR)
    if not (parse.free or joint == roles.CONTRAST):
        return ()
    if not named or named[-1].preposition in ("from", "by") or not named[-1].mention:
        return ()  # "tried to break in from the side of X"
    clause = parse.clause(named[-1].first)
    told = parse.items[clause.first : clause.last + 1]
    behind = parse.free and named[-1].relation is terms.NEAR and named[-1].phrase > clause.first + _OPENING
    if behind and clause.last < candidate.at and not any(i.flags & _FOUGHT for i in told):
        return ()  # "they hit troops near X, beat off two attacks"
    return (named[-1].mention,) if named[-1].relation in antecedents.INSIDE | {terms.NEAR} else ()


def _moved_off(parse: Parse, candidate: Candidate) -> bool:
    """Whether a withdrawal only tells when, and whose it is stands behind ("entered X after the withdrawal of
    the AFU")."""
    items, at = parse.items, candidate.at
    led = at > 0 and items[at - 1].entry.preposition in ("after", "following")
    return led and any(item.side for item in items[at + 1 : candidate.last + 2])


def _of_else(parse: Parse, at: i64) -> bool:
    """Whether the noun of capture at `at` may tell something else ("as the fall wore on", "many losses")."""
    noun = parse.items[at]
    season = bool(noun.flags & roles.TIME) and not parse.items[at - 1].flags & roles.POSSESSIVE
    return not parse.free and (season or bool(noun.forms & grammemes.PLURAL))


def _of_something(parse: Parse, j: i64) -> bool:
    """Whether a noun in the genitive follows from item `j` on, where cases tell what is meant."""
    light = grammemes.ADJECTIVE | grammemes.PARTICIPLE | grammemes.PRONOUN
    while j < len(parse.items) and (parse.items[j].flags & roles.QUOTE or parse.items[j].forms & light):
        j += 1
    noun = grammemes.NOUN | grammemes.GENT
    return j < len(parse.items) and parse.items[j].forms & noun == noun and parse.items[j].low[0].isalpha()


def _rumoured(parse: Parse, at: i64) -> bool:
    """Whether the noun at `at` is what reports are of ("talk of encirclement", "reports of a withdrawal")."""
    j = back_over(parse.items, at - 1, roles.DETERMINER | roles.ADVERB)
    if parse.items[j].flags & roles.OF:
        j -= 1
    return j >= 0 and bool(parse.items[j].flags & roles.REPORT_NOUN)


def _told(parse: Parse, candidate: Candidate) -> bool:
    """Whether a noun is what its clause says something of ("he announced the withdrawal")."""
    clause = parse.clause(candidate.at)
    return has(parse.items, clause.first, clause.last + 1, roles.SAY)
