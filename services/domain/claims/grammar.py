"""The two grammars: languages that tell who does what to whom by the order of words, and by case."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from services.domain.claims.arguments import agency, binding
from services.domain.claims.cases import agency as case_agency
from services.domain.claims.cases import attribution as case_attribution
from services.domain.claims.cases import binding as case_binding
from services.domain.claims.cases import clauses as case_clauses
from services.domain.claims.cases import factuality as case_factuality
from services.domain.claims.cases import triggers as case_triggers
from services.domain.claims.reality import factuality
from services.domain.claims.reality.modality import Reality
from services.domain.claims.sentences.items import Item
from services.domain.claims.speech import attribution
from services.domain.claims.syntax import clauses, triggers
from services.domain.claims.syntax.claimants import Source, Speakers
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import Agent, PlaceRef
from services.domain.claims.syntax.triggers import Candidate
from services.domain.models.claims import Kind


@dataclass(frozen=True, slots=True)
class Grammar:
    """How the sentences of a language are taken apart; each function is described where it is from."""

    parse_all: Callable[[list[list[Item]]], list[Parse]]
    candidates: Callable[[Parse], list[Candidate]]
    agent: Callable[[Parse, Candidate], Agent]
    bind: Callable[[Parse, Candidate, Kind, bool], list[PlaceRef]]
    reality: Callable[[Parse, Candidate], Reality]
    reported: Callable[[Parse, int, Speakers], tuple[int, Source] | None]
    source_at: Callable[[Parse, int, Speakers], Source | None]
    denier: Callable[[Parse, int, Speakers], Source | None]
    afterthought: Callable[[Parse, Speakers], Source | None]
    free: bool
    """Whether the order of words is free."""

    def parse(self, items: list[Item]) -> Parse:
        """One sentence, taken apart."""
        return self.parse_all([items])[0]


ORDER: Final = Grammar(
    clauses.parse_all, triggers.candidates, agency.agent, binding.bind, factuality.reality,
    attribution.reported, attribution.source_at, attribution.denier, attribution.afterthought, False,
)  # fmt: skip
CASE: Final = Grammar(
    case_clauses.parse_all, case_triggers.candidates, case_agency.agent, case_binding.bind,
    case_factuality.reality, case_attribution.reported, case_attribution.source_at,
    case_attribution.denier, case_attribution.afterthought, True,
)  # fmt: skip
GRAMMARS: Final = {"order": ORDER, "case": CASE}
"""By the name that a lexicon's `[morphology]` gives."""
