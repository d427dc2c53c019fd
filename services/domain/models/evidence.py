"""Claims with the articles that they stand in, and what they weighed."""

from dataclasses import dataclass
from functools import cached_property

from services.domain.models.articles import ArticleRef
from services.domain.models.claims import Claim
from services.domain.models.identity import content_id


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
