"""Which settlement of a sentence is meant by words that name none, and which its end is about."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments.preceding import of_office
from services.domain.claims.context.byway import comes_from, regional, to_party, told_there
from services.domain.claims.sentences.items import Item, back_over, has
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.places import Mention

INSIDE: Final = frozenset({terms.IN, terms.PART})
BESIDE: Final = frozenset({terms.DIRECTION, terms.LINE})
_TOWN: Final = 2000
"""Inhabitants below which nobody speaks of a town."""
_SEVERAL: Final = 2
_SUBJECT: Final = 4
"""Items before a subject that a sentence opens with."""
_VERBAL: Final = roles.TRIGGER | roles.BE | roles.HAVE | roles.DO | roles.SAY
SIZES: Final = frozenset({roles.URBAN, roles.RURAL, roles.MIDSIZE})
"""What the words for a settlement tell of its size."""


def of_land(parse: Parse, ref: PlaceRef) -> bool:
    """Whether "it" stands for a land that the sentence names before it ("Russia wants the Donbas, and holds
    most of it")."""
    return any(
        bool(item.flags & roles.REGION) and item.capital and not item.flags & roles.PREPOSITION
        for item in parse.items[: ref.first]
    )


def later(parse: Parse, ref: PlaceRef) -> Mention | None:
    """The settlement that is named only behind what stands for it, where none was before (""They are in the
    town," said a man in X", "the industrial area and adjacent streets in X")."""
    later = [p for p in parse.places if p.mention and p.first > ref.last]
    if not later:
        return None
    if has(parse.items, 0, ref.first, roles.QUOTE):
        return later[0].mention
    inside = later[0].preposition in ("in", "of") and ref.part and not parse.free
    pause = has(parse.items, ref.last, later[0].phrase, roles.COMMA)
    return later[0].mention if inside and not pause else None


def central(parse: Parse) -> list[PlaceRef]:
    """The settlements that the sentence speaks of, the one last that the text may go on about."""
    named = [r for r in parse.places if r.mention and not r.anchor and r.relation not in BESIDE]
    if not named:
        return named
    if parse.free:
        if any(r.mention is None and r.head_noun and not r.preposition for r in parse.places):
            named = [r for r in named if r.relation is not terms.NEAR]  # "the village lies west of X"
        named = [r for r in named if not _native(parse, r)]
        inward = [r for r in named if r.relation is not terms.TOWARD and not _by_road(parse, r)]
        named = inward or [r for r in named if into(parse, r)]
        central = [r for r in named if r.relation in INSIDE] or named
        return sorted(central, key=_prominence)
    # whom or what is from X, X is not spoken of
    named = [r for r in named if not comes_from(parse, r) and not regional(parse, r)]
    if len(named) > 1:
        named = [r for r in named if not to_party(parse, r)]
        named = named[:1] + [r for r in named[1:] if not told_there(parse, r) and not of_office(parse, r)]
    named = [r for r in named if not _done_before(parse, r)]
    central = [r for r in named if r.relation in INSIDE] or named
    if any(not r.preposition for r in central):
        # "entered X in their drive for Y", not "took X and are fighting for Y"
        central = [r for r in central if r.preposition != "for" or _fought_for(parse, r)]
    central = [r for r in central if r.preposition != "other"] or central  # "the biggest gain since X"
    return [r for r in central if r.preposition != "toward"] or central


def _done_before(parse: Parse, ref: PlaceRef) -> bool:
    """Whether it is only told after what something is done at another place ("push on to X after taking Y",
    "are advancing on the town since the fall of Y")."""
    done = ref.phrase - 1 if not ref.preposition else ref.phrase - 2
    j = back_over(parse.items, done - 1, roles.DETERMINER)
    after = roles.PREPOSITION | roles.SUBORDINATOR
    first = j > 0 and parse.items[j].flags & after == after and parse.items[done].flags & roles.TRIGGER != 0
    return first and any(other.last < j for other in parse.places)


def _native(parse: Parse, ref: PlaceRef) -> bool:
    """Whether the settlement only tells whence somebody is, where cases tell ("militiamen from X")."""
    if ref.preposition != "from" or ref.phrase < _SEVERAL:
        return False
    whose = parse.items[ref.phrase - _SEVERAL]
    return whose.forms & grammemes.BEING == grammemes.ANIM and not whose.forms & grammemes.VERBAL


def _by_road(parse: Parse, ref: PlaceRef) -> bool:
    """Whether the settlement only tells where a road leads ("to cut the road to X")."""
    road = ref.phrase - 2
    return road >= 0 and ref.preposition == "on" and bool(parse.items[road].flags & roles.REGION)


def into(parse: Parse, ref: PlaceRef) -> bool:
    """Whether "to" before the settlement, in the languages with cases, may tell what is gone into."""
    return ref.phrase > 0 and parse.items[ref.phrase - 1].entry.preposition == "to"


def _fought_for(parse: Parse, ref: PlaceRef) -> bool:
    """Whether it is told that somebody fights for the settlement."""
    before = parse.items[max(0, ref.phrase - 2)]
    return ref.phrase > 1 and bool(before.flags & roles.TRIGGER and before.forms & grammemes.GERUND)


def by_prominence(parse: Parse, refs: list[PlaceRef]) -> list[PlaceRef]:
    """The settlements with those first that are only named in what is said of another, the subject ("X is a
    hub that supplies Y", "X lies on the roads to Y and Z"), or in what a participle adds."""
    if len(refs) < _SEVERAL:
        return refs
    subject, items = refs[0], parse.items
    clause = parse.clause_of[subject.first]
    opens = subject.first <= _SUBJECT and not any(_says(items, j) for j in range(subject.first))
    lesser: list[PlaceRef] = []
    rest = [subject]
    for ref in refs[1:]:
        apart = parse.clause_of[ref.first] != clause
        within = not apart and ref.listed != subject.listed and not subject.preposition
        aside = apart and bool(parse.clause(ref.first).marker & (roles.RELATIVE | roles.SUBORDINATOR))
        aside = aside or bool(items[ref.first - 1].flags & roles.NEGATION)  # "X is not Y"
        added = any(  # "entered X, having taken Y"
            items[j].flags & roles.COMMA and items[j + 1].forms & grammemes.GERUND
            for j in range(max(subject.last + 1, parse.clause(ref.first).first), ref.phrase - 1)
        )
        (lesser if added or (opens and (within or aside)) else rest).append(ref)
    return [*lesser, *rest]


def beside_town(parse: Parse, ref: PlaceRef) -> bool:
    """Whether the settlement is only told of for its way to "the town" that the sentence has spoken of ("the
    bridge that links the city with X"), or for when ("raids on the town, after taking X")."""
    aside = ref.preposition not in ("", "in") or bool(parse.clause(ref.first).marker & roles.SUBORDINATOR)
    return aside and any(
        p.mention is None and p.first < ref.phrase and bool(parse.items[p.last].entry.traits & SIZES)
        for p in parse.places
    )


def only_related(parse: Parse, refs: list[PlaceRef]) -> bool:
    """Whether the sentence names settlements only in what "where" adds ("are closing in from the north, where
    they took X")."""
    where = [ref for ref in refs if parse.clause(ref.first).rare & rare.WHERE]
    return bool(refs) and len(where) == len(refs)


def _says(items: list[Item], j: i64) -> bool:
    """Whether the word at `j` is a verb or parts what it begins: "the battle for X" says nothing yet."""
    flags = items[j].flags
    if flags & roles.TRIGGER and not flags & (_VERBAL & ~roles.TRIGGER | roles.COMMA):
        return not any(t.pos == "noun" for t in items[j].entry.triggers)
    return bool(flags & (_VERBAL | roles.COMMA))


def sizes(parse: Parse) -> list[tuple[str, frozenset[str]]]:
    """What the sentence itself calls settlements, by their ids ("the villages of X and Y", "X, a town")."""
    items = parse.items
    told: list[tuple[str, frozenset[str]]] = []
    heads: dict[int, frozenset[str]] = {}
    for ref in parse.places:
        settlement = ref.mention.settlement if ref.mention is not None else None
        if settlement is None:
            continue
        k = ref.first - 1
        if k > 0 and items[k].flags & roles.OF:
            k -= 1
        called = k >= 0 and bool(items[k].flags & roles.PLACE_NOUN)
        size = items[k].entry.traits & SIZES if called else heads.get(ref.listed)
        if size and called and items[k].forms & grammemes.PLURAL:
            heads[ref.listed] = size
        if size:
            told.append((settlement.id, size))
    return told


def row(refs: list[PlaceRef]) -> tuple[Mention, ...]:
    """The settlements of the last list among them ("X, Y and Z")."""
    last = [r.mention for r in refs if r.mention is not None and r.listed == refs[-1].listed]
    return tuple(last) if len(last) > 1 else ()


def of_list(parse: Parse, ref: PlaceRef, last: tuple[Mention, ...]) -> Mention | None:
    """The settlement that "the former" or "the latter" stands for, of the list in its sentence or the `last`
    one before."""
    traits = parse.items[ref.last].entry.traits
    if roles.FORMER not in traits and roles.LATTER not in traits:
        return None
    members = row([p for p in parse.places if p.last < ref.first])
    members = members if len(members) > 1 else last
    if not members:
        return None
    return members[0] if roles.FORMER in traits else members[-1]


def size_of(parse: Parse, ref: PlaceRef) -> frozenset[str]:
    """What the words that name no settlement tell of its size ("the town", "the town hall")."""
    return parse.items[ref.last].entry.traits & SIZES


def owner(parse: Parse, ref: PlaceRef) -> PlaceRef | None:
    """What a part is of where the sentence has spoken of "the city" last ("in the city they hold the
    station", "near the city and in its suburbs")."""
    if not ref.part:
        return None
    before = next((p for p in reversed(parse.places) if p.last < ref.phrase), None)
    return before if before is not None and before.mention is None and size_of(parse, before) else None


def _prominence(ref: PlaceRef) -> tuple[i64, i64]:
    """How likely a text goes on about the settlement: its subject (the first), what something is done to,
    the rest."""
    if ref.preposition:
        return 0, 0
    return (2, -ref.first) if ref.cases & grammemes.NOMN else (1, 0)


def surely(mention: Mention, size: frozenset[str]) -> bool:
    """Whether the gazetteer calls the settlement as the text does."""
    settlement = mention.settlement
    if settlement is None or not may_be(mention, size):
        return False
    return settlement.type == ("city" if roles.URBAN in size else "village")


def may_be(mention: Mention, size: frozenset[str]) -> bool:
    """Whether the settlement may be called by a word for large (URBAN) or small (RURAL) ones."""
    settlement = mention.settlement
    if settlement is None:
        return False
    if roles.URBAN in size:
        small = settlement.population is not None and settlement.population < _TOWN
        return settlement.type != "village" and not small
    return settlement.type != "city"
