"""All claims of one article about one settlement, and decisions about articles."""

from dataclasses import dataclass, replace
from datetime import datetime

from services.domain.models.articles import ArticleRef
from services.domain.models.claims import Claim
from services.domain.models.settlements import Settlement


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
