"""How well places are found and told apart on the hard cases: `python -m tests.gold.places_score`."""

import json
from dataclasses import dataclass
from pathlib import Path

import typer

from services.domain.places import Mention, find_mentions

TABLE = Path(__file__).with_name("places.jsonl")


@dataclass(frozen=True)
class Case:
    """A text, a name in it, and the id of the settlement that it means."""

    text: str
    surface: str
    id: str
    homonym: bool
    language: str = "en"


@dataclass(frozen=True)
class Outcome:
    """What became of a case; `mention` is None where the name was not found at its exact span."""

    case: Case
    mention: Mention | None

    @property
    def right(self) -> bool:
        settlement = self.mention.settlement if self.mention else None
        return settlement is not None and settlement.id == self.case.id

    @property
    def left_open(self) -> bool:
        return self.mention is not None and self.mention.settlement is None


def load(path: Path = TABLE) -> list[Case]:
    with path.open(encoding="utf-8") as lines:
        return [Case(**json.loads(line)) for line in lines]


def judge(cases: list[Case]) -> list[Outcome]:
    outcomes = []
    for case in cases:
        start = case.text.index(case.surface)
        span = start, start + len(case.surface)
        found = [m for m in find_mentions(case.text, case.language) if (m.start, m.end) == span]
        outcomes.append(Outcome(case, found[0] if found else None))
    return outcomes


def report(outcomes: list[Outcome]) -> list[str]:
    lines = []
    homonyms = [o for o in outcomes if o.case.homonym]
    for label, some in (("all", outcomes), ("homonyms", homonyms)):
        found = sum(o.mention is not None for o in some)
        right, left = sum(o.right for o in some), sum(o.left_open for o in some)
        lines.append(
            f"places {label:9s} {len(some)} cases  found {found / len(some):.3f}  "
            f"exact id {right / len(some):.3f}  left open {left}  wrong {found - right - left}"
        )
    return lines


def main() -> None:
    outcomes = judge(load())
    for outcome in outcomes:
        if not outcome.right:
            mention = outcome.mention
            typer.echo(f"  {outcome.case.surface}: {mention.reason if mention else 'not found'}")
    typer.echo("\n".join(report(outcomes)))


if __name__ == "__main__":
    main()
