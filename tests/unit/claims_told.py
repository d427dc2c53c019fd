"""What the claims of a text say, in words short enough to compare."""

from datetime import UTC, datetime

from services.domain.claims import extract
from services.domain.models.articles import Article
from services.domain.models.claims import Claim
from services.domain.models.sides import ClaimantSide

PUBLISHED = datetime(2024, 9, 20, tzinfo=UTC)
_JUNE = datetime(2024, 6, 10, tzinfo=UTC)


def told(text: str, language: str = "en") -> set[str]:
    """Settlement, kind and actor of each claim of a text, and whether it is denied or of a part."""
    article = Article(id="t", text=text, published=PUBLISHED, language=language)
    return {
        f"{c.settlement} {c.kind} {c.actor}"
        f"{' denied' if c.factuality == 'denied' else ''}{' part' if c.extent == 'part' else ''}"
        for c in extract(article)
    }


def deeds(
    text: str,
    language: str = "en",
    side: ClaimantSide = ClaimantSide.NEUTRAL,
    published: datetime = PUBLISHED,
) -> set[str]:
    """Settlement, kind and actor of each claim of a text of an outlet, and whether it is denied."""
    return {
        f"{c.settlement} {c.kind} {c.actor}{' denied' if c.factuality == 'denied' else ''}"
        for c in extract(Article("t", text, published, language=language, outlet_side=side))
    }


def voiced(text: str) -> set[tuple[str, str]]:
    """What the claims of an English text say but for the part, each with the side of who says it."""
    article = Article(id="t", text=text, published=PUBLISHED, language="en")
    denied = {True: " denied", False: ""}
    return {
        (f"{c.settlement} {c.kind} {c.actor}{denied[c.factuality == 'denied']}", str(c.claimant_side))
        for c in extract(article)
    }


def untagged(text: str) -> list[Claim]:
    """The claims of a text that comes without its language, of a day in June."""
    return extract(Article("a", text, _JUNE))
