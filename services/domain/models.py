"""Everything the services talk about, as immutable values.

Vocabulary: an *article* makes *claims* about *settlements*; all of one article about one settlement are a
*report*; the reports of a settlement fuse into its *state*; where that changes, there is a *status change*.

All times are aware datetimes in UTC. Spans are offsets in Unicode code points into ``Article.text``.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

EARLIEST = datetime(2014, 2, 20, tzinfo=UTC)
"""The first day of the war. Earlier dates are those of broken clocks, the Unix epoch above all."""

LONGEST_LEAD = timedelta(days=1)
"""An article may be published this long after it was ingested: clocks and zones differ, not by more."""

LONGEST_CLAIMANT = 200
LONGEST_EVIDENCE = 1000
"""Characters, several times what news has. A state holds dozens of claims, and has to fit on its topic."""


class Word(StrEnum):
    """An enumeration of words, hashed as the text that they are: the hash of `Enum` takes a call."""

    __hash__ = str.__hash__


class Side(Word):
    """A party whose forces act; `opponent` is the other one."""

    UA = "UA"
    RU = "RU"

    opponent: "Side"


Side.UA.opponent, Side.RU.opponent = Side.RU, Side.UA


class ClaimantSide(Word):
    """The side of the source of a statement, or of an outlet."""

    UA = "UA"
    RU = "RU"
    NEUTRAL = "neutral"


class Kind(Word):
    """What a claim says that a side does."""

    CONTROL = "control"
    CAPTURE = "capture"
    ADVANCE = "advance"
    ASSAULT = "assault"
    REPEL = "repel"
    WITHDRAWAL = "withdrawal"
    ENCIRCLEMENT = "encirclement"


class Extent(Word):
    """How much of the settlement a claim is about."""

    WHOLE = "whole"
    PART = "part"


class Factuality(Word):
    """How a claim is put forward; what is merely hypothetical is no claim at all."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    DENIED = "denied"


class Status(Word):
    """What is reported of who holds a settlement."""

    UNKNOWN = "unknown"
    HELD_BY_UA = "held_by_ua"
    HELD_BY_RU = "held_by_ru"
    CONTESTED = "contested"

    @classmethod
    def held_by(cls, side: Side) -> "Status":
        """The status of a settlement that `side` holds whole."""
        return cls.HELD_BY_UA if side is Side.UA else cls.HELD_BY_RU


class Aspect(Word):
    """What of a settlement a status change is about."""

    STATUS = "status"
    ENCIRCLEMENT = "encirclement"
    WITHDRAWAL = "withdrawal"
    CLAIM = "claim"  # somebody says that a side holds the place, and something else is reported
    DISPUTE = "dispute"  # the sides contradict each other, or one denies what is reported or claimed


class Severity(Word):
    """How loudly a change is told."""

    FIRST_REPORT = "first_report"  # the settlement leaves `unknown`: a page to who watches it alone
    CHANGE = "change"
    CORRECTION = "correction"  # a late article overturned what had been told
    CLAIM = "claim"  # word against word, and the status stays: a line, no page
    SILENT = "silent"  # kept in the history alone: no news, or another change of the same time tells it


@dataclass(frozen=True, slots=True)
class Article:
    """One news item as ingested.

    `published` is None only for text that was never streamed (`frontwatch extract` without a date).
    `language` is an ISO 639-1 code, or empty where extraction is to find it out. `entry` names the entry of a
    feed that it is a version of, of which the last counts; empty where it is of none.
    """

    id: str
    text: str
    published: datetime | None = None
    title: str = ""
    outlet: str = ""
    outlet_side: ClaimantSide = ClaimantSide.NEUTRAL
    language: str = ""
    url: str = ""
    ingested: datetime | None = None
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Settlement:
    """An inhabited place of the gazetteer. `id` is stable: its origin, a colon, the origin's code."""

    id: str
    name: str
    name_uk: str = ""
    name_ru: str = ""
    oblast: str = ""
    raion: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    type: str = ""


class Claim(NamedTuple):
    """One statement of an article that bears on who controls, or fights for, a settlement.

    A tuple, for so many are made: a frozen dataclass of as many fields takes ten times as long to make.
    `settlement_id` is empty where the place stayed ambiguous; `candidates` then holds the ids it may be.
    `evidence` equals ``article.text[start:end]``. `claimant` is in the words of the text, empty for the
    outlet's own voice. `rule` names the rule of the lexicon that made the claim. `event_date` is when it
    happened, where the text says so.
    """

    settlement: str
    settlement_id: str
    kind: Kind
    actor: Side
    extent: Extent
    factuality: Factuality
    claimant_side: ClaimantSide
    claimant: str
    evidence: str
    start: int
    end: int
    rule: str
    event_date: date | None = None
    candidates: tuple[str, ...] = ()

    def bounded(self) -> "Claim":
        """The claim with no more of the text's words than is kept: mostly itself."""
        if len(self.claimant) <= LONGEST_CLAIMANT and len(self.evidence) <= LONGEST_EVIDENCE:
            return self
        return self._replace(
            claimant=self.claimant[:LONGEST_CLAIMANT],
            evidence=self.evidence[:LONGEST_EVIDENCE],
            end=min(self.end, self.start + LONGEST_EVIDENCE),
        )


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """What stays with claims of the article they come from.

    `signature` is a fingerprint of the text (values of a locality-sensitive hash): articles that reprint
    one another share most of it. Empty where the text was too short to tell. `entry` is the article's.
    """

    id: str
    published: datetime
    ingested: datetime
    title: str = ""
    outlet: str = ""
    outlet_side: ClaimantSide = ClaimantSide.NEUTRAL
    url: str = ""
    signature: tuple[int, ...] = ()
    entry: str = ""


@dataclass(frozen=True)
class Report:
    """All claims of one article about one settlement.

    It replaces an earlier report of the same article about the same settlement; one without claims takes
    that out again, and where it is `retracted` for good, however often the article comes again.

    One with neither claims nor a settlement's id is a decision about the article, ingested when that was
    taken: where it is `retracted`, nothing that the article says counts, of whatever settlement. It is a
    person's, or follows from a later version of the article; `superseded_by` then is the id of that.
    """

    article: ArticleRef
    settlement: Settlement
    claims: tuple[Claim, ...]
    retracted: bool = False
    superseded_by: str = ""

    @property
    def decides(self) -> bool:
        """Whether it is a decision about the article, whatever that says."""
        return not self.settlement.id and not self.claims

    @classmethod
    def decision(
        cls, article: ArticleRef, at: datetime, *, retracted: bool, superseded_by: str = ""
    ) -> "Report":
        """That from `at` on nothing the article says counts, or that it counts again."""
        everywhere = Settlement("", "everywhere")
        return cls(replace(article, ingested=at), everywhere, (), retracted, superseded_by)

    def says_what(self, other: "Report") -> bool:
        """Whether both say the same, whenever the article was taken in."""
        return self == replace(other, article=replace(other.article, ingested=self.article.ingested))

    def after(self, before: "Report | None") -> "Report":
        """Which of two reports of one article about one settlement counts, this one having come later."""
        return before if before and before.retracted and self.claims else self


@dataclass(frozen=True)
class SourcedClaim:
    """A claim with the article it stands in: what fusion weighs and what people are shown."""

    claim: Claim
    article: ArticleRef

    @cached_property
    def id(self) -> str:
        """Identity by content: the same words of the same article make the same claim, whoever reads it."""
        c = self.claim
        said = c.kind, c.actor, c.factuality, c.claimant, c.claimant_side
        return content_id(self.article.id, c.settlement_id, c.start, c.end, *said)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim that decided something, and its weight there: a signed log-likelihood ratio, above zero where
    it speaks for the status it is listed under."""

    claim: SourcedClaim
    weight: float


DISPUTED = "disputed"
"""What the aspect of a dispute is while there is one."""


@dataclass(frozen=True)
class StatusChange:
    """That what is reported of a settlement became different, and why.

    `before` and `after` are a `Status` value for the status aspect, comma-joined sides (or empty) for
    encirclement, withdrawal and claim, and `DISPUTED` or empty for a dispute. Of a claim or a dispute
    `reported` is the status that is reported all the same, whose `confidence` it has; `evidence_before` is
    what contradicts those who decided it, the words of the side opposed to them first. `at` lies on the
    publication axis. `supersedes` names the change that this one overturns; a `retracted` change tells that
    nothing took the overturned one's place. `still` is set where a correction is of the past alone: what is
    reported of the aspect all the same. Of a `retracted` change `instead` is what is reported of the aspect
    now, unless it was told by a version that did not say, and `confidence_instead` how sure the status is
    then.
    """

    settlement: Settlement
    aspect: Aspect
    before: str
    after: str
    at: datetime
    severity: Severity
    confidence: float
    disputed: bool
    evidence_before: tuple[Evidence, ...] = ()
    evidence_after: tuple[Evidence, ...] = ()
    revision: int = 0
    supersedes: str = ""
    retracted: bool = False
    still: str | None = None
    instead: str | None = None
    confidence_instead: float = 0.0
    reported: Status | None = None

    @cached_property
    def id(self) -> str:
        """Identity by content: settlement, aspect, from, to, deciding claim, revision, retracted or not."""
        deciding = self.evidence_after[0].claim.id if self.evidence_after else ""
        return content_id(
            self.settlement.id, self.aspect, self.before, self.after, deciding, self.revision, self.retracted
        )

    @property
    def lapsed(self) -> bool:
        """Whether a flag ended by age alone: nothing that was said then speaks of it."""
        spoken = any(evidence.weight for evidence in self.evidence_after)
        return self.aspect is not Aspect.STATUS and not self.after and not spoken


@dataclass(frozen=True)
class SettlementState:
    """What is reported of a settlement as of its last claim.

    `confidence` is a probability in [0, 1]. `since` is when the status began, `last_claim_at` the newest
    claim's time, both on the publication axis; `changed_at` is when the article that decided the status was
    ingested. `version` rises with every write: of two states of a settlement the higher is the newer.
    `claimed_for` are sides that are said to hold the place though something else is reported.
    `leading` is what the claims speak for more than for the status, not yet clearly enough to change it, and
    `leading_confidence` how likely that is; None where the status itself leads, or nothing clearly does.
    `claim_counts` is keyed by kind, actor, claimant side.
    """

    settlement: Settlement
    status: Status
    confidence: float
    disputed: bool
    encircled_by: tuple[Side, ...]
    withdrawal_by: tuple[Side, ...]
    since: datetime | None
    last_claim_at: datetime | None
    evidence: tuple[Evidence, ...] = ()
    claim_counts: tuple[tuple[Kind, Side, ClaimantSide, int], ...] = ()
    changed_at: datetime | None = None
    version: int = 0
    claimed_for: tuple[Side, ...] = ()
    leading: Status | None = None
    leading_confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A record that could not be handled, as it came, where it stood and why. `reason` is a short code."""

    topic: str
    partition: int
    offset: int
    key: bytes
    value: bytes
    reason: str
    detail: str
    rejected: datetime


def content_id(*parts: object) -> str:
    """A 32-digit hexadecimal hash of `parts`; equal parts in equal order give equal ids."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.blake2b(joined.encode(errors="surrogatepass"), digest_size=16).hexdigest()
