"""How well claims are found: `make eval`, or `make eval GOLD=DIR` for passages kept elsewhere too.

Scores the labelled passages beside this file, one set a language, and every `*.jsonl` with labelled passages
in DIR, by kind and, where passages name one, by phenomenon. A claim counts as found at one of three levels:

relation  settlement, kind, actor, denied or not
strict    relation, and factuality and the claimant's side
holding   relation, of the kinds alone that tell who holds a place

Claims marked "optional" (readers disagree) count neither as missed nor as extra.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from services.cli.exports import claim_fields
from services.cli.extract import from_json
from services.domain.claims import extract

HERE = Path(__file__).parent
HOLDING = frozenset({"control", "capture", "withdrawal", "encirclement"})
LANGUAGES = ("en", "uk", "ru")
LEVELS = ("relation", "strict", "holding")
Claim = Mapping[str, Any]
Key = tuple[str, ...]


@dataclass
class Score:
    """Hits and errors, summed over passages."""

    hit: int = 0
    missed: int = 0
    extra: int = 0

    def add(self, gold: set[Key], optional: set[Key], found: set[Key]) -> None:
        """Count one passage."""
        self.hit += len(gold & found)
        self.missed += len(gold - found)
        self.extra += len(found - gold - optional)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where there was nothing to find and nothing found."""
        total = 2 * self.hit + self.missed + self.extra
        return 2 * self.hit / total if total else 1.0


@dataclass
class Evaluation:
    """All figures of one set of passages."""

    levels: dict[str, Score] = field(default_factory=lambda: {level: Score() for level in LEVELS})
    kinds: dict[str, Score] = field(default_factory=dict)
    phenomena: dict[str, Score] = field(default_factory=dict)
    extents: list[bool] = field(default_factory=list)
    quiet: list[bool] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def add(self, passage: Mapping[str, Any], found: list[Claim]) -> None:
        """Count one passage with what was found in it."""
        gold: list[Claim] = passage["claims"]
        sure = [claim for claim in gold if not claim.get("optional")]
        for level in LEVELS:
            self.levels[level].add(_keys(sure, level), _keys(gold, level), _keys(found, level))
        relation = (_keys(sure, "relation"), _keys(gold, "relation"), _keys(found, "relation"))
        for kind in {key[1] for keys in relation for key in keys}:
            own = [{key for key in keys if key[1] == kind} for keys in relation]
            self.kinds.setdefault(kind, Score()).add(*own)
        if "phenomenon" in passage:
            self.phenomena.setdefault(passage["phenomenon"], Score()).add(*relation)
        if not gold:
            self.quiet.append(not found)
        for claim in gold:
            extents = {c["extent"] for c in found if _key(c, "relation")[:3] == _key(claim, "relation")[:3]}
            if extents:
                self.extents.append(claim["extent"] in extents)
        for sign, keys in (("-", relation[0] - relation[2]), ("+", relation[2] - relation[1])):
            self.errors += [f"{sign} {passage['id']} {' '.join(key)}" for key in sorted(keys)]


def _key(claim: Claim, level: str) -> Key:
    place = claim["settlement"].lower().replace("’", "'").replace("'", "")
    denied = "denied" if claim["factuality"] == "denied" else ""
    key = (place, claim["kind"], claim["actor"], denied)
    return (*key, claim["factuality"], claim["claimant_side"]) if level == "strict" else key


def _keys(claims: Iterable[Claim], level: str) -> set[Key]:
    return {_key(c, level) for c in claims if level != "holding" or c["kind"] in HOLDING}


def evaluate(file: Path) -> Evaluation:
    """Run the extractor over the passages of `file` and score it."""
    result = Evaluation()
    for line in file.read_text(encoding="utf-8").splitlines():
        article = from_json(line)
        result.add(json.loads(line), [claim_fields(claim) for claim in extract(article)])
    return result


def report(name: str, result: Evaluation) -> Iterator[Table | str]:
    """The tables to print for one set."""
    figures = Table("level", "precision", "recall", "F1", title=name)
    for level, score in result.levels.items():
        found, wanted = score.hit + score.extra, score.hit + score.missed
        precision, recall = score.hit / max(found, 1), score.hit / max(wanted, 1)
        figures.add_row(level, f"{precision:.3f}", f"{recall:.3f}", f"{score.f1:.3f}")
    yield figures
    yield f"passages without a claim that stay quiet: {sum(result.quiet)} of {len(result.quiet)}"
    yield f"extent right: {sum(result.extents)} of {len(result.extents)}"
    for title, scores in (("kind", result.kinds), ("phenomenon", result.phenomena)):
        table = Table(title, "F1", "hit", "missed", "extra")
        for key, score in sorted(scores.items(), key=lambda pair: pair[1].f1):
            table.add_row(key, f"{score.f1:.2f}", str(score.hit), str(score.missed), str(score.extra))
        if scores:
            yield table


def main(arguments: list[str]) -> None:
    """Evaluate the own set, and the sets in the folder that is given."""
    console = Console()
    files = [HERE / f"{language}.jsonl" for language in LANGUAGES]
    if arguments and arguments[0]:
        folder = Path(arguments[0])
        others = [file for file in sorted(folder.glob("*.jsonl")) if _is_labelled(file)]
        if not others:
            console.print(f"[yellow]{folder} holds no labelled passages; the own set alone is scored.[/]")
        files += others
    for file in files:
        result = evaluate(file)
        for part in report(str(file.name), result):
            console.print(part)
        if "--errors" in arguments:
            console.print("\n".join(result.errors), markup=False, highlight=False)


def _is_labelled(file: Path) -> bool:
    with file.open(encoding="utf-8") as lines:
        first = json.loads(next(lines, "{}"))
    return "text" in first and "claims" in first


if __name__ == "__main__":
    main(sys.argv[1:])
