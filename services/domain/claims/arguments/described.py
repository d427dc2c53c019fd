"""Settlements that a trigger describes, as the noun of an adjective, from behind a pause, or as some of those
it is said of."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments.preceding import listed, of_another, plain
from services.domain.claims.sentences.items import Item, back_over, has, village, villages
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.participles import described, opening
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.syntax.postmodifiers import before_others
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.models.claims import Kind

_DEFINING: Final = roles.DEFINITE | roles.LAST | roles.RARE
_DESCRIBING: Final = roles.LAST | roles.NUMBER | roles.ADVERB | roles.SECTOR | roles.TIME
_PARTING: Final = roles.COMMA | roles.STOP | roles.SAY | roles.CONTRAST | roles.SUBORDINATOR
_NEXT_TO: Final = roles.PASS | roles.TO
"""Roles of "the latest town to"."""
_LINK: Final = (
    roles.COMMA | roles.DASH | roles.BE | roles.DETERMINER | roles.SIDE_ADJECTIVE | roles.ADVERB
    | roles.SECTOR | roles.LAST | roles.NUMBER
)  # fmt: skip
"""What may stand between a name and the adjective that describes it from behind."""
_PAIR: Final = 2
_BESIDE: Final = 3
"""Items from a name to that of the one it lies by ("X, near Y")."""
_BEFORE_COUNT: Final = roles.OF | roles.NUMBER | roles.PREPOSITION


def described_place(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlement that the words describe from behind a pause ("X, retaken on Monday")."""
    if titled := _titled(parse, candidate):
        return titled
    noted = candidate.trigger.pos == "phrase" and not parse.items[candidate.at].low[0].isalnum()
    name = _before_note(parse.items, candidate.at) if noted else described(parse.items, candidate.at)
    if name < 0 and not noted and (first := opening(parse.items, candidate.at)) >= 0:
        return [m for ref in parse.places if ref.first == first for m in listed(parse, ref)]
    still = name < 0 and candidate.at > 1 and bool(parse.items[candidate.at - 1].rare & rare.STILL)
    if still and candidate.trigger.kind is terms.CONTROL:
        name = candidate.at - 2  # "closer to X and Y still in their hands", not "the fields around X still …"
    if name < 0:
        return []
    for ref in parse.places:
        if ref.last != name or (still and ref.relation is terms.NEAR):
            continue
        if ref.anchor and parse.items[name + 1].flags & roles.COMMA:  # not "X, west of Y, changed hands"
            apposed = parse.items[name + 2].flags & roles.DETERMINER
            return [ref.itself()] if apposed else []  # "X is west of Y, a town held by …"
        if ref.preposition != "of" or not of_another(parse, ref):  # not "the mayor of X, seized on Monday"
            return _members(parse, ref, candidate.at)
    return []


def _titled(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlement right before what it is called ("near X, the scene of fierce fighting")."""
    items, at = parse.items, candidate.at
    pause = at - 2
    if parse.free or pause < 1 or not items[at - 1].flags & roles.DETERMINER:
        return []
    if candidate.trigger.pos != "phrase" or not items[pause].flags & (roles.COMMA | roles.DASH):
        return []
    found = [ref for ref in parse.places if ref.last == pause - 1]
    apart = found and has(items, found[0].phrase - 2, found[0].phrase - 1, roles.COMMA)  # "X, near Y, the"
    return _members(parse, found[0], at) if found and not apart else []


def _members(parse: Parse, ref: PlaceRef, at: i64) -> list[PlaceRef]:
    """The list that `ref` ends; that alone where one place is told of ("X and Y, the last town held")."""
    between = parse.items[ref.last + 1 : at]
    one = any(map(village, between))
    return [plain(member) for member in ([ref] if one else listed(parse, ref))]


def _before_note(items: list[Item], at: i64) -> i64:
    """The item that a note at `at`, which opens with a mark, stands behind, brackets aside ("X (50km north
    of Y), outside government control")."""
    j = at - 1
    if j > 0 and items[j].low == ")":
        while j > 0 and items[j].low != "(":
            j -= 1
        j -= 1
    return j


def modified(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlements that an adjective stands with ("Russian-held X") or describes from behind."""
    for ref in parse.places:
        if ref.phrase <= candidate.at < ref.first:
            # "near Russian-held X" tells of X
            if ref.aside:
                return [ref.itself()]  # "X, the gateway to Russian-held Y"
            members = listed(parse, ref)  # not "in occupied X, including into Y"
            members = [
                m for m in members if m is ref or m.preposition == ref.preposition or not m.preposition
            ]
            members = [m for m in members if _shares(parse.items, ref, m)]
            return [] if _counted_there(parse.items, ref) else [plain(each) for each in members]
    name = before_others(parse.items, candidate.at, candidate.last)
    if name >= 0:
        return [plain(each) for ref in parse.places if ref.last == name for each in listed(parse, ref)]
    return _apposed(parse, candidate)


def _shares(items: list[Item], head: PlaceRef, member: PlaceRef) -> bool:
    """Whether an adjective before `head` is said of `member` of its list: it stands behind, with none of its
    own between ("Russian-held X and Y", not "Russian-held X and Ukrainian-held Y")."""
    if member.first < head.first:
        return False
    return not has(items, head.last + 1, member.first, roles.SIDE_ADJECTIVE)


def _counted_there(items: list[Item], ref: PlaceRef) -> bool:
    """Whether a share of votes is told ("87% in Russian-held X"), which are counted in regions."""
    share = items[ref.phrase - 2] if ref.phrase > 1 and ref.preposition == "in" else None
    return share is not None and bool(share.flags & roles.SECTOR) and not share.low[0].isalpha()


def named_last(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlement that is named only behind what is said of it ("the last town held by Ukraine is X", "the
    last town under its control, X, …")."""
    items = parse.items
    for ref in parse.places:
        be = ref.phrase - 1
        paused = candidate.trigger.kind is terms.CONTROL and bool(items[be].flags & roles.COMMA)
        paused = paused and not items[min(ref.last + 1, len(items) - 1)].low[0].isalnum()
        if be <= candidate.last or ref.mention is None or not (paused or items[be].flags & roles.BE):
            continue
        adjective = candidate.trigger.pos == "adjective"  # "the liberated villages are X and Y"
        head = candidate.last + 1 if adjective else candidate.at - 1
        while head > 0 and not (
            items[head].flags & roles.PLACE_NOUN or items[head].flags & _NEXT_TO == _NEXT_TO
        ):
            head -= 1
        opens = min(head, candidate.at) - 1
        while opens > 0 and (not items[opens].flags or items[opens].flags & _DESCRIBING):
            opens -= 1
        among = opens == 1 and items[0].entry.preposition == "other"  # "Among the towns lost was X"
        alone = head and (not opens or among or paused) and bool(items[opens].flags & _DEFINING)
        between = [*items[head + 1 : candidate.at], *items[candidate.last + 1 : be]]
        return listed(parse, ref) if alone and not any(i.flags & _PARTING for i in between) else []
    return []


def one_of(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlements that are told to be some of those the participle speaks of ("X and Y are among the
    villages freed")."""
    items = parse.items
    j = candidate.at - 1
    if j < 1 or not villages(items[j]):
        return []
    j = back_over(items, j, roles.PLACE_NOUN | roles.DETERMINER | roles.ADVERB | roles.NUMBER)
    while j > 0 and (items[j].flags & _BEFORE_COUNT or items[j].rare & rare.SUCH):
        j -= 1
    if not items[j].flags & roles.BE:
        return []
    found = [ref for ref in parse.places if ref.last == j - 1]
    return listed(parse, found[0]) if found else []


def _apposed(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlement that "…, an occupied city" or "… is an occupied city" describes."""
    items = parse.items
    following = items[candidate.last + 1 : candidate.last + 5]
    named = candidate.trigger.pos != "adjective" or any(item.flags & roles.PLACE_NOUN for item in following)
    if not named:
        return []
    j = candidate.at - 1
    while (
        j >= 0
        and (
            items[j].flags & _LINK
            or (items[j].flags & roles.OF and items[j - 1].flags & roles.NUMBER)  # "one of the"
            or not (items[j].flags & ~roles.SOURCE or items[j].capital)
        )
        and items[j].mention is None
    ):
        j -= 1  # over "a major" as well
    apposed = has(items, j + 1, candidate.at, roles.COMMA | roles.DASH | roles.BE)
    found = [ref for ref in parse.places if ref.last == j] if apposed else []
    if found and found[0].preposition == "in" and items[found[0].phrase - 2].flags & roles.FACILITY:
        return []  # "the steelworks in X, their last bastion"
    return _members(parse, found[0], candidate.last + 4) if found else []


def defended(parse: Parse, ref: PlaceRef, kind: Kind) -> bool:
    """Whether a participle tells what the forces before it hold ("the troops defending X beat them off")."""
    first = parse.places[ref.listed].phrase
    if kind is not terms.REPEL or first < _PAIR:
        return False
    troops, participle = parse.items[first - _PAIR : first]
    return bool(troops.flags & roles.FORCE and participle.forms & grammemes.GERUND)


def lies_by(parse: Parse, ref: PlaceRef) -> bool:
    """Whether the settlement only tells where another lies, which stands right before ("in X near Y", "near
    the village of X near Y", not "near X, near Y")."""
    if ref.preposition != "near" or ref.phrase < _BESIDE:
        return False
    if not parse.items[ref.phrase - 1].flags & roles.PREPOSITION:
        return False
    paused = parse.items[ref.phrase - 2].flags & roles.COMMA
    name = ref.phrase - (_BESIDE if paused else _BESIDE - 1)
    return any(
        other.last == name
        and other.mention is not None
        and not other.anchor  # "south of X near Y"
        and not (bool(paused) and other.preposition == "near")
        for other in parse.places
    )
