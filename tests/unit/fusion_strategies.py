"""Generated reports of one settlement."""

from datetime import UTC, datetime, timedelta
from itertools import product

from hypothesis import strategies as st

from services.domain.models.articles import ArticleRef
from services.domain.models.claims import Claim, Extent, Factuality, Kind
from services.domain.models.reports import Report
from services.domain.models.settlements import Settlement
from services.domain.models.sides import ClaimantSide, Side

PLACE = Settlement("test:1", "Testove")
START = datetime(2023, 3, 1, tzinfo=UTC)

# Few names and few days, so that witnesses meet again and times coincide.
CLAIMANTS = ("", "Ivan Bondar", "Bondar", "defence ministry", "ministry spokesman Lis", "ISW", "officials")
DAYS = st.integers(0, 60) | st.integers(0, 4)


def claim(
    kind: Kind = Kind.CAPTURE,
    actor: Side = Side.RU,
    side: ClaimantSide = ClaimantSide.NEUTRAL,
    claimant: str = "",
    extent: Extent = Extent.WHOLE,
    factuality: Factuality = Factuality.ASSERTED,
    start: int = 0,
) -> Claim:
    """A claim about `PLACE`."""
    return Claim(
        PLACE.name, PLACE.id, kind, actor, extent, factuality, side, claimant, "…", start, start + 1, "rule"
    )


def report(
    name: str, day: float, *claims: Claim, outlet: str = "", signature: tuple[int, ...] = ()
) -> Report:
    """The report of an article published `day` days after `START`."""
    published = START + timedelta(days=day)
    return Report(ArticleRef(name, published, published, outlet=outlet, signature=signature), PLACE, claims)


_EVERY_CLAIM = tuple(
    claim(kind, actor, side, claimant, extent, factuality)
    for kind, actor, side, claimant, extent, factuality in product(
        Kind, Side, ClaimantSide, CLAIMANTS, Extent, Factuality
    )
)
_SIGNATURES = ((), (1,) * 8, (1,) * 6 + (2,) * 2, (1,) * 4 + (2,) * 4, (2,) * 8)
_ARTICLES = tuple(product(("", "Agency", "Gazette"), _SIGNATURES))

# Drawn as few numbers: drawing each field by itself takes longer than fusing.
claims = st.sampled_from(_EVERY_CLAIM)
_reports = st.tuples(DAYS, st.sampled_from(_ARTICLES), st.lists(claims, max_size=3))


def report_sets(most: int = 8) -> st.SearchStrategy[list[Report]]:
    """Reports of different articles, some of one time, some reprints, some empty."""
    return st.lists(_reports, min_size=1, max_size=most).map(
        lambda drawn: [
            report(
                f"article-{index}",
                day,
                *(said._replace(start=n, end=n + 1) for n, said in enumerate(said_)),
                outlet=outlet,
                signature=signature,
            )
            for index, (day, (outlet, signature), said_) in enumerate(drawn)
        ]
    )
