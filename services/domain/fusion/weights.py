"""The one table of fusion, read from `weights.toml`, where the reasoning stands beside the figures."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from math import log
from typing import Any

from services.domain.models.changes import Aspect
from services.domain.models.claims import Extent, Factuality, Kind
from services.domain.models.sides import ClaimantSide


class Supports(StrEnum):
    """The status that a kind of claim speaks for, relative to its actor."""

    HELD_BY_ACTOR = "held_by_actor"
    HELD_BY_OPPONENT = "held_by_opponent"
    CONTESTED = "contested"
    NOTHING = "nothing"


class Favours(StrEnum):
    """Whom a kind of claim suits, relative to its actor."""

    ACTOR = "actor"
    OPPONENT = "opponent"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Support:
    """One row of the support table; `against`, `neutral` and `own` are log-likelihood ratios."""

    supports: Supports
    favours: Favours
    settles: bool
    progress: bool
    flag: Aspect | None
    against: float
    neutral: float
    own: float


@dataclass(frozen=True, eq=False)  # compared by identity: what is computed with a table is kept with it
class Weights:
    """Every figure of fusion. Odds are held as natural logarithms, ages in days."""

    support: dict[tuple[Kind, Extent], Support]
    factuality: dict[Factuality, float]
    echo: dict[ClaimantSide, float]
    half_life_days: float
    flag_half_life_days: float
    ceiling: float
    assault_ceiling: float
    first: float
    change: float
    flag_on: float
    flag_off: float
    dispute_least: float
    dispute_comparable: float
    dispute_ends: float  # a share of what the two above ask for
    copy_overlap: float
    copy_within_days: float
    stale_days: float
    shown: int
    told: int
    ignored_words: frozenset[str]
    institutions: frozenset[str]
    offices: frozenset[str]
    common_words: frozenset[str]
    same_words: dict[str, tuple[str, ...]]
    roots: dict[str, tuple[str, ...]]
    shortest_root: int


def read_weights(text: str) -> Weights:
    """Weights from TOML in the form of `weights.toml`.

    Raises ValueError (of which KeyError and TOMLDecodeError are not hidden) when the table misses a
    kind and extent or holds a name that the models don't know.
    """
    table = tomllib.loads(text)
    support = {(Kind(row["kind"]), Extent(row["extent"])): _row(row) for row in table["support"]}
    missing = [f"{kind} {extent}" for kind in Kind for extent in Extent if (kind, extent) not in support]
    if missing:
        raise ValueError(f"the support table has no row for {', '.join(missing)}")
    belief, decision, dispute = table["belief"], table["decision"], table["dispute"]
    return Weights(
        support=support,
        factuality={Factuality(key): float(value) for key, value in table["factuality"].items()},
        echo={ClaimantSide(key): float(value) for key, value in belief["echo"].items()},
        half_life_days=belief["half_life_days"],
        flag_half_life_days=belief["flag_half_life_days"],
        ceiling=log(belief["ceiling"]),
        assault_ceiling=log(belief["assault_ceiling"]),
        first=log(decision["first"]),
        change=log(decision["change"]),
        flag_on=log(decision["flag_on"]),
        flag_off=log(decision["flag_off"]),
        dispute_least=log(dispute["least"]),
        dispute_comparable=dispute["comparable"],
        dispute_ends=dispute["ends"],
        copy_overlap=table["copies"]["overlap"],
        copy_within_days=table["copies"]["within_days"],
        stale_days=table["reading"]["stale_days"],
        shown=table["reading"]["shown"],
        told=table["reading"]["told"],
        ignored_words=frozenset(table["names"]["ignored"]),
        institutions=frozenset(table["names"]["institutions"]),
        offices=frozenset(table["names"]["offices"]),
        common_words=frozenset(table["names"]["common"]),
        same_words=_meanings(table["names"]["same"]),
        roots=_meanings(table["names"]["roots"]),
        shortest_root=min(map(len, table["names"]["roots"])),
    )


def _meanings(words: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {word: tuple(meant.split()) for word, meant in words.items()}


def _row(row: dict[str, Any]) -> Support:
    ratio = row["ratio"]
    return Support(
        supports=Supports(row["supports"]),
        favours=Favours(row["favours"]),
        settles=row["settles"],
        progress=row.get("progress", False),
        flag=Aspect(row["flag"]) if "flag" in row else None,
        against=log(ratio["against"]),
        neutral=log(ratio["neutral"]),
        own=log(ratio["self"]),
    )


DEFAULT_WEIGHTS = read_weights(resources.files(__package__).joinpath("weights.toml").read_text("utf-8"))
