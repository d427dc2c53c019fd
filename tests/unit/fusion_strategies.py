"""Generated reports of one settlement."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from services.domain.models import (
    ArticleRef,
    Claim,
    ClaimantSide,
    Extent,
    Factuality,
    Kind,
    Report,
    Settlement,
    Side,
)

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


claims = st.builds(
    claim,
    kind=st.sampled_from(Kind),
    actor=st.sampled_from(Side),
    side=st.sampled_from(ClaimantSide),
    claimant=st.sampled_from(CLAIMANTS),
    extent=st.sampled_from(Extent),
    factuality=st.sampled_from(Factuality),
    start=st.integers(0, 9),
)

signatures = st.sampled_from([(), (1,) * 8, (1,) * 6 + (2,) * 2, (1,) * 4 + (2,) * 4, (2,) * 8])


@st.composite
def report_sets(draw: st.DrawFn, most: int = 9) -> list[Report]:
    """Reports of different articles, some of one time, some reprints, some empty."""
    days = draw(st.lists(DAYS, min_size=1, max_size=most))
    return [
        report(
            f"article-{index}",
            day,
            *draw(st.lists(claims, max_size=3, unique_by=lambda c: (c.start, c.kind, c.actor))),
            outlet=draw(st.sampled_from(("", "Agency", "Gazette"))),
            signature=draw(signatures),
        )
        for index, day in enumerate(days)
    ]
