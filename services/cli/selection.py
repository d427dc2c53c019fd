"""Which settlements people ask a board for."""

from dataclasses import dataclass
from typing import Annotated

import typer

from services.cli.failures import Failure
from services.domain.models.states import SettlementState
from services.domain.places import Gazetteer, region

OblastOption = Annotated[
    str, typer.Option(help="Only settlements of this oblast: its English, Ukrainian or Russian name.")
]
DisputedOption = Annotated[bool, typer.Option("--disputed", help="Only settlements in dispute.")]


@dataclass(frozen=True)
class Selection:
    """Settlements of an oblast, folded as by `region`, or of all where that is empty; only those in dispute,
    or all."""

    oblast: str = ""
    disputed: bool = False

    @classmethod
    def asked(cls, oblast: str, *, disputed: bool) -> "Selection":
        """The one that the options ask for. Raises Failure where there is no such oblast."""
        wanted = region(oblast) if oblast else ""
        if oblast and wanted not in map(region, Gazetteer.load().oblasts()):
            raise Failure(f"No oblast “{oblast}” is known: say Donetsk, Донецька or Донецкая.")
        return cls(wanted, disputed)

    @property
    def told(self) -> str:
        """What makes a settlement one of them, in words; empty where nothing does."""
        conditions = ["in that oblast"] if self.oblast else []
        return " and ".join([*conditions, "in dispute"] if self.disputed else conditions)

    def admits(self, state: SettlementState) -> bool:
        """Whether a settlement is among them. One whose claims were all taken out again never is."""
        return (
            state.last_claim_at is not None
            and (not self.oblast or region(state.settlement.oblast) == self.oblast)
            and (not self.disputed or state.disputed)
        )
