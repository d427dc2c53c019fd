"""Who is named as a source, and whose side that is."""

from typing import Final

from mypy_extensions import mypyc_attr

from services.domain.claims.sentences.annotation import Item
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.models import ClaimantSide

TIME: Final = roles.TIME
_UNNAMING: Final = (
    TIME
    | roles.PREPOSITION
    | roles.DETERMINER
    | roles.POSSESSIVE
    | roles.SUBORDINATOR
    | roles.CONTRAST
    | roles.ADVERB
    | roles.CONDITIONAL
    | roles.ANAPHOR
    | roles.COMPLEMENT
    | roles.AND
    | roles.THERE
    | roles.QUOTE
)
HOME: Final = "home"
_FRONT: Final = 3
"""Items of "In Kyiv," before who speaks."""
"""Offices that are of the side of where the article was written ("officials")."""
LOCAL: Final = "local"
"""Offices of a place ("the mayor"): of the side of the country that it lies in."""
ALL: Final = "all"
"""Words for sources of both sides ("both armies")."""
ECHO: Final = "echo"
"""Words that take up the source before them ("he", "the ministry")."""
APART: Final = "apart"
"""Words for sources that are of neither side where nothing tells ("analysts")."""
_PRONOUNS: Final = frozenset({"same", "they"})
_PARTIES: Final = frozenset({"UA", "RU"})
_PRONOUN: Final = roles.RELATIVE | roles.THERE
_SHORT_NAME: Final = 2
_ANTECEDENT: Final = 10
"""Items back from "whose" within which it is told whose."""
_SIDES: Final = {side.value: side for side in ClaimantSide}


@mypyc_attr(acyclic=True)
class Source:
    """A claimant: its words, and its sides (one claim a side). `denies` where the verb is one of denial;
    `vague` for "the military" of an unnamed side, `unknown` where nothing tells the side, `silent` where it
    is said not to have said it, `noun` where a noun reports ("Russia's claim"); `also` holds who denies or
    confirms that, `hedges` tells that the verb leaves it open ("believes"), `local` that its side is that of
    the place spoken of ("the governor"), `any_of` that there are more of its kind ("some bloggers")."""

    def __init__(
        self,
        start: int,
        end: int,
        sides: tuple[ClaimantSide, ...],
        denies: bool = False,
        vague: bool = False,
        unknown: bool = False,
        head: str = "",
    ) -> None:
        self.start = start
        self.end = end
        self.sides = sides
        self.denies = denies
        self.vague = vague
        self.unknown = unknown
        self.head = head
        self.silent = False
        self.hedges = False
        self.noun = False
        self.local = False
        self.any_of = False
        self.also: tuple[Source, ...] = ()

    def copy(self) -> "Source":
        """The same source, to be changed; one that others know of never is."""
        source = Source(self.start, self.end, self.sides, self.denies, self.vague, self.unknown, self.head)
        source.silent, source.hedges, source.noun = self.silent, self.hedges, self.noun
        source.also, source.local, source.any_of = self.also, self.local, self.any_of
        return source

    def denying(self, denies: bool) -> "Source":
        """The same as one who denies, or not."""
        source = self.copy()
        source.denies = denies
        return source

    def again(self) -> "Source":
        """The same as the source of another statement."""
        return Source(self.start, self.end, self.sides, False, self.vague, self.unknown, self.head)

    @property
    def named(self) -> bool:
        """Whether it is a noun or a name, rather than a pronoun."""
        return bool(self.head)


class Speakers:
    """Who has been heard in an article so far: sides by word of the source's name, and the last one; `person`
    is the last that is no body or country, `home` the side of where the article was written, `outlet` of who
    tells it."""

    def __init__(self) -> None:
        self.names: dict[str, tuple[ClaimantSide, ...]] = {}
        self.last: Source | None = None
        self.person: Source | None = None
        self.home: tuple[ClaimantSide, ...] = ()
        self.country: tuple[ClaimantSide, ...] = ()  # that a sentence last began with, and where
        self.country_at = -1
        self.outlet = terms.NEUTRAL


def names(item: Item) -> bool:
    """Whether the word may name a source: no function word, no day or month, no place but a capital that
    stands for its government."""
    if item.flags & (roles.SOURCE | roles.SIDE_ADJECTIVE | roles.ACTOR):
        return not (item.mention is not None and not item.flags & (roles.ACTOR | roles.SOURCE))
    return (
        item.capital
        and item.mention is None
        and not (item.flags & _UNNAMING or item.rare & (rare.THUS | rare.LATER | rare.MEASURE))
    )


def with_verb(source: Source, verb: Item, negated: bool = False) -> Source:
    """`source` as the subject of `verb`: one that denies, or not; `negated` or not."""
    denies = bool(verb.flags & roles.DENY and not verb.flags & roles.SAY)
    hedges = bool(verb.rare & rare.TENTATIVE)
    if source.denies == denies and source.silent == negated and source.hedges == hedges:
        return source
    found = source.copy()
    found.denies, found.silent, found.hedges = denies, negated, hedges
    return found


def name_source(
    parse: Parse, low: int, high: int, speakers: Speakers, inverted: bool = False
) -> Source | None:
    """The source named by items `low` to `high`; None where none is. A pronoun stands for who spoke last."""
    items = parse.items
    named = [j for j in _reach(parse, low, high, inverted) if names(items[j]) and not _told(parse, j)]
    if not named:
        return None
    first, last = named[0], named[-1]
    if all(items[j].side in _PRONOUNS or items[j].entry.source == ECHO for j in named):
        single = all(roles.SINGLE in items[j].entry.traits for j in named) and not parse.free
        meant = (speakers.person if single else None) or speakers.last
        if meant is not None:
            return meant.again()
        if not any(items[j].flags & ~roles.SOURCE for j in named):
            return None
    if items[last].rare & rare.INDEFINITE and (other := other_of_kind(speakers)) is not None:
        other.start, other.end = items[first].start, items[last].end
        return other  # "Some bloggers say … Others deny it"
    if all(items[j].flags & _PRONOUN for j in named) and speakers.last is None:
        return None
    words = _words(items, named)
    known = _known(items, named, speakers, words) or _of_enemy(parse, named, speakers)
    known = known or _of_country(parse, named)
    # "its spokesman" speaks for those who act
    owned = items[named[0]].flags & roles.POSSESSIVE and items[named[0]].side == "same"
    its = owned and len(named) > 1
    vague = not known and (bool(its) or any(roles.OWN_SOURCE in items[j].entry.traits for j in named))
    if first and items[first - 1].flags & roles.DETERMINER and not items[first - 1].flags & roles.COMPLEMENT:
        first -= 1
    several = items[first].flags & (roles.DETERMINER | roles.QUANTIFIER | roles.NUMBER)
    several = several or (first and items[first - 1].flags & (roles.QUANTIFIER | roles.NUMBER))
    head = next((items[j].low for j in reversed(named) if items[j].flags & roles.SOURCE), "")
    source = Source(
        items[first].start,
        items[last].end,
        known or (terms.NEUTRAL,),
        vague=vague,
        unknown=not known and not any(items[j].entry.source == APART for j in named),
        head=head,
    )
    local = any(items[j].entry.office == LOCAL or _in_place(items, j) for j in named)
    source.local = local and not _sides(items, named)
    source.any_of = (
        bool(several or items[last].forms & grammemes.PLURAL) and not items[first].flags & roles.DEFINITE
    )
    for name in words if known else ():
        if len(name) > _SHORT_NAME:
            speakers.names[name] = known
    speakers.last = source
    speakers.person = _person(items[last], source, speakers)
    return source


def other_of_kind(speakers: Speakers) -> Source | None:
    """Another one of those who spoke last, where there are more of the kind ("another said")."""
    last = speakers.last
    if last is None or not last.any_of or last.unknown:
        return None
    other = last.again()
    other.any_of = True
    return other


def _of_country(parse: Parse, named: list[int]) -> tuple[ClaimantSide, ...]:
    """Whose "its army" speaks: of the one country that the sentence has named before ("Ukraine has not lost
    X, its army said")."""
    items, first = parse.items, named[0]
    owned = items[first].flags & roles.POSSESSIVE and items[first].side == "same"
    if parse.free or not owned or len(named) == 1:
        return ()
    told: tuple[ClaimantSide, ...] = ()
    for item in items[:first]:
        country = item.flags & roles.ACTOR and not item.flags & (roles.FORCE | roles.SIDE_ADJECTIVE)
        side = _side(item) if country and item.capital else None
        if side is not None and side not in told:
            told = (*told, side)
    return told if len(told) == 1 else ()


def _person(head: Item, source: Source, speakers: Speakers) -> Source | None:
    """Whom "he" or "she" stands for once `source` has spoken: that, unless it is a body or a country."""
    body = roles.OWN_SOURCE in head.entry.traits or head.flags & roles.ACTOR
    return speakers.person if body else source


def _told(parse: Parse, j: int) -> bool:
    """Whether the name at `j` is in the dative of those who are told something ("told Reuters")."""
    if not parse.free:
        return False
    item = parse.items[j]
    return (
        bool(item.forms & grammemes.DATV)
        and not item.forms & (grammemes.NOMN | grammemes.GENT)
        and not item.flags & roles.ACTOR
    )


def _words(items: list[Item], named: list[int]) -> list[str]:
    """The words by which a source may be known again: names and nouns, of a phrase also the last word."""
    words = [items[j].low for j in named if not items[j].flags & roles.SIDE_ADJECTIVE]
    return [*[word.rpartition(" ")[2] if " " in word else word for word in words], *words]


def _known(
    items: list[Item], named: list[int], speakers: Speakers, words: list[str]
) -> tuple[ClaimantSide, ...]:
    """The sides that the words of a source tell, or whose it is ("its spokesman"), or its earlier mentions,
    or the side of its office. Without a conjunction it has but one."""
    told = _sides(items, named)
    together = any(items[j].flags & roles.AND for j in range(named[0], named[-1]))
    if any(items[j].entry.source == ALL for j in named):
        return ClaimantSide.UA, ClaimantSide.RU
    if told:
        return told if together else told[:1]
    # "the official" is the one spoken of before, "a local official" is another
    first = items[named[0] - 1].flags if named[0] else 0
    defined = bool(first & roles.DEFINITE)
    echoes = items[named[0]].entry.source == ECHO
    last = (
        speakers.last.sides if speakers.last is not None and speakers.last.sides != (terms.NEUTRAL,) else ()
    )
    owned = echoes or (items[named[0]].flags & roles.POSSESSIVE and items[named[0]].side == "same")
    since = speakers.last.start if speakers.last is not None else -1
    if owned and len(named) > 1 and not echoes and speakers.country and speakers.country_at > since:
        return speakers.country  # "Russia confirms no losses. Its ministry said …"
    if owned and speakers.last is not None and speakers.last.sides != (terms.NEUTRAL,):
        return speakers.last.sides
    heard = _heard(items, named, speakers, words, defined)
    if heard:
        return heard
    if (whose := _whose(items, named[0], speakers)) is not None:
        return whose
    # "Moscow said …. The defence ministry added …": the one of who spoke before
    office = any(items[j].entry.office in _PARTIES for j in named)  # "the General Staff"
    if defined and last and not office and any(roles.OWN_SOURCE in items[j].entry.traits for j in named):
        return last
    if defined and last and len(named) == 1 and speakers.person is speakers.last:
        noun = items[named[0]].entry
        if noun.office in ("", HOME) and noun.source == "" and not items[named[0]].capital:
            return last  # "The head of the corps' press office said …. The spokesman added …"
    return _by_office(items, named, speakers)


def _of_enemy(parse: Parse, named: list[int], speakers: Speakers) -> tuple[ClaimantSide, ...]:
    """The side of "the enemy" or "enemy channels" as a source: not the outlet's."""
    if parse.free or not any(parse.items[j].side == "enemy" for j in named):
        return ()
    return (ClaimantSide.UA if speakers.outlet is ClaimantSide.RU else ClaimantSide.RU,)


def _by_office(items: list[Item], named: list[int], speakers: Speakers) -> tuple[ClaimantSide, ...]:
    """The side that the office of a source is of where nothing else tells."""
    for j in named:
        office = items[j].entry.office
        if office and office != HOME and speakers.outlet is not terms.NEUTRAL:
            return (speakers.outlet,)  # a party's channel hears its own soldiers
        if office == HOME and (fronted := _fronted_capital(items, j)):
            return fronted
        if office == HOME and _in_place(items, j):
            return (_of_office(LOCAL),)
        if office and (office != HOME or speakers.home):
            return speakers.home if office == HOME else (_of_office(office),)
    return ()


def _fronted_capital(items: list[Item], j: int) -> tuple[ClaimantSide, ...]:
    """The side of the capital in which the sentence opens, right before who speaks at `j` ("In Kyiv,
    officials said …")."""
    if j != _FRONT or not items[2].flags & roles.COMMA or items[0].entry.preposition != "in":
        return ()
    side = _side(items[1]) if items[1].flags & roles.ACTOR else None
    return (side,) if side is not None else ()


def _in_place(items: list[Item], j: int) -> bool:
    """Whether the office at `j` is one in a settlement ("officials in X")."""
    if items[j].entry.office != HOME or j + 2 >= len(items):
        return False
    return items[j + 1].entry.preposition == "in" and items[j + 2].mention is not None


def _of_office(office: str) -> ClaimantSide:
    """The side of an office where it is not told of which country."""
    return ClaimantSide.UA if office == LOCAL else ClaimantSide(office)


def _sides(items: list[Item], named: list[int]) -> tuple[ClaimantSide, ...]:
    """The sides that the words of a source tell, in order."""
    told: tuple[ClaimantSide, ...] = ()
    for j in named:
        side = _side(items[j])
        if side is not None and side not in told:
            told = (*told, side)
    return told


def _heard(
    items: list[Item], named: list[int], speakers: Speakers, words: list[str], defined: bool
) -> tuple[ClaimantSide, ...]:
    """The sides that one of the `words` of a source was heard to be of before, the last word first; the last
    word of a phrase only where it is "the" one."""
    for word in reversed(words):
        heard = speakers.names.get(word)
        if heard is not None and (defined or any(items[j].low == word for j in named)):
            return heard
    return ()


def _whose(items: list[Item], first: int, speakers: Speakers) -> tuple[ClaimantSide, ...] | None:
    """The side of whom a relative pronoun before the source refers to ("the command, whose spokesman")."""
    if (
        not first
        or not items[first - 1].flags & roles.RELATIVE
        or not items[first - 1].flags & roles.POSSESSIVE
    ):
        return None
    for j in range(first - 2, max(-1, first - _ANTECEDENT), -1):
        side = _side(items[j])
        if side is not None:
            return (side,)
        if items[j].low in speakers.names:
            return speakers.names[items[j].low]
        if items[j].entry.office and items[j].entry.office != HOME:
            return (_of_office(items[j].entry.office),)
    return None


def _reach(parse: Parse, low: int, high: int, inverted: bool) -> list[int]:
    """The items between `low` and `high` that belong to the source's phrase: none in brackets, and behind
    the verb only up to where the phrase ends."""
    items = parse.items
    found: list[int] = []
    begun = False
    for j in range(low, high + 1):
        flags = items[j].flags
        if parse.inside[j] and not (parse.inside[low] and parse.inside[high]):
            continue
        if inverted:
            ends = flags & (roles.COMMA | roles.RELATIVE) and begun and not _apposed(items, j)
            that = flags & roles.COMPLEMENT and begun  # "told by his chief of staff that Russian troops …"
            ends = ends or (that and not items[j - 1].flags & (roles.OF | roles.PREPOSITION | roles.BY))
            if ends or (not begun and flags & (roles.TRIGGER | roles.COMPLEMENT | roles.TO)):
                break
        begun = begun or names(items[j])
        found.append(j)
    return found


def _side(item: Item) -> ClaimantSide | None:
    if item.entry.source and item.entry.source not in (ECHO, APART, ALL):
        return _SIDES[item.entry.source]
    if item.flags & (roles.SIDE_ADJECTIVE | roles.ACTOR) and item.side in ("UA", "RU"):
        return _SIDES[item.side]
    return None


def _apposed(items: list[Item], j: int) -> bool:
    return j + 1 < len(items) and bool(
        items[j + 1].flags & (roles.SOURCE | roles.DETERMINER | roles.SIDE_ADJECTIVE)
    )
