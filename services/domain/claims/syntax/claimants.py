"""Who speaks in an article: a claimant, and those heard so far."""

from mypy_extensions import i64, mypyc_attr

from services.domain.claims.words import terms
from services.domain.models.sides import ClaimantSide


@mypyc_attr(acyclic=True)
class Source:
    """A claimant: its words, and its sides (one claim a side). `denies` where the verb is one of denial;
    `vague` for "the military" of an unnamed side, `unknown` where nothing tells the side, `silent` where it
    is said not to have said it, `noun` where a noun reports ("Russia's claim"); `also` holds who denies or
    confirms that, `hedges` tells that the verb leaves it open ("believes"), `local` that its side is that of
    the place spoken of ("the governor"), `any_of` that there are more of its kind ("some bloggers")."""

    def __init__(
        self,
        start: i64,
        end: i64,
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
    tells it, `language` of all who write in its language; `teller` whose report goes on where nobody is
    named, `heard` who is to be next."""

    def __init__(self) -> None:
        self.names: dict[str, tuple[ClaimantSide, ...]] = {}
        self.last: Source | None = None
        self.person: Source | None = None
        self.home: tuple[ClaimantSide, ...] = ()
        self.country: tuple[ClaimantSide, ...] = ()  # that a sentence last began with, and where
        self.country_at = -1
        self.outlet = terms.NEUTRAL
        self.language = terms.NEUTRAL
        self.teller: Source | None = None
        self.heard: Source | None = None

    def settle(self, source: Source, sides: tuple[ClaimantSide, ...]) -> None:
        """Note of which sides a `source` is whose words tell none, by what it has said; who spoke last is the
        same one still, and goes on to be."""
        last = self.last
        if last is None or last.start != source.start:
            return
        self.names[source.head] = sides
        known = last.copy()
        known.sides, known.vague, known.unknown = sides, False, False
        self.person = known if self.person is last else self.person
        self.last = known
