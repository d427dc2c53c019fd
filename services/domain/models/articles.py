"""Articles, and what stays of them with what was found in them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from services.domain.models.sides import ClaimantSide

EARLIEST = datetime(2014, 2, 20, tzinfo=UTC)
"""The first day of the war. Earlier dates are those of broken clocks, the Unix epoch above all."""

LONGEST_LEAD = timedelta(days=1)
"""An article may be published this long after it was ingested: clocks and zones differ, not by more."""


@dataclass(frozen=True, slots=True)
class Article:
    """One news item as ingested.

    `published` is None only for text that was never streamed (`frontwatch extract` without a date).
    `language` is an ISO 639-1 code, or empty where extraction is to find it out. `entry` names what
    it is a version of (a feed's entry, or what its sender calls so), of which the last counts; empty: none.
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
