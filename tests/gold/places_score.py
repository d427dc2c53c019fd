"""How well places are found and told apart on the hard cases: `python -m tests.gold.places_score`."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from services.domain.places import Mention, find_mentions

TABLE = Path(__file__).with_name("places.jsonl")


@dataclass(frozen=True)
class Case:
    """A text, a name in it, and the id of the settlement that it means.

    `names` are all names of settlements in the text, read off by eye from what the finder gave: so their
    precision is judged, their recall only as far as a reader saw what was missing.
    """

    text: str
    surface: str
    id: str
    homonym: bool
    names: Sequence[str]
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


def span_f1(cases: list[Case]) -> float:
    """F1 of the names found, of all names in the texts."""
    hits = found = wanted = 0
    for case in cases:
        names = Counter(mention.surface for mention in find_mentions(case.text, case.language))
        hits += (names & Counter(case.names)).total()
        found, wanted = found + names.total(), wanted + len(case.names)
    return 2 * hits / (found + wanted)


def main() -> None:
    outcomes = judge(load())
    for outcome in outcomes:
        if not outcome.right:
            mention = outcome.mention
            typer.echo(f"  {outcome.case.surface}: {mention.reason if mention else 'not found'}")
    typer.echo("\n".join(report(outcomes)))
    typer.echo(f"places span F1  {span_f1([outcome.case for outcome in outcomes]):.3f}")


if __name__ == "__main__":
    main()
