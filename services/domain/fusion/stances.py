"""What is held to be so, by whom, in order of weight: the heaviest are found without a look at all."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import inf, log2

from services.domain.fusion.names import Name
from services.domain.fusion.support import Topic
from services.domain.fusion.weights import Weights
from services.domain.fusion.witnesses import Witness
from services.domain.models.changes import Aspect
from services.domain.models.evidence import SourcedClaim
from services.domain.models.sides import ClaimantSide

NEGLIGIBLE = 0.005  # log-odds: what has aged below is forgotten, so that memory stays bounded

Heading = tuple[Witness, Topic, bool]
"""Whose stance on what, for it (True) or against it: one may deny one thing and hold another."""

Choir = tuple[ClaimantSide, Topic, bool]
"""The stances of one side's witnesses on one topic, in one direction."""


@dataclass(frozen=True)
class Stance:
    """What a witness last said on a topic. `weight` is that of the heaviest of `claims`, as of `at`."""

    weight: float
    at: datetime
    claims: tuple[tuple[SourcedClaim, float], ...]
    settles: bool


_Entry = tuple[float, Name, Stance]
"""A stance as it stands in its choir: by rank, the heaviest first."""


class Stances:
    """One stance a heading, by choir in order of weight; that order is the same at any time.

    `moving` is told of each choir before it changes for the first time in a step, or while one begins.
    """

    def __init__(
        self,
        weights: Weights,
        stances: Iterable[tuple[Heading, Stance]],
        moving: Callable[[Choir], None],
    ) -> None:
        self._held = {entry[0]: entry for entry in stances}
        self.displaced: dict[Heading, Stance | None] = {}
        """What stood before the present step at the headings that changed in it; None where nothing did."""
        self.silent: dict[Witness, None] = {}
        """Who lost a stance in it."""
        self._weights = weights
        self._moving = moving
        self._moved: set[Choir] = set()
        self._choirs: dict[Choir, list[_Entry]] = {}
        self._entries: dict[Heading, _Entry] = {}
        self._speaks: dict[Witness, int] = {}
        for heading, stance in self._held.values():
            choir, entry = self._entry(heading, stance)
            self._choirs.setdefault(choir, []).append(entry)
            self._entries[heading] = entry
            self._speaks[heading[0]] = self._speaks.get(heading[0], 0) + 1
        for entries in self._choirs.values():
            entries.sort(key=lambda entry: entry[:2])

    def all(self) -> tuple[tuple[Heading, Stance], ...]:
        """Every stance with its heading, to start again from; of two answers what is the same is shared."""
        return tuple(self._held.values())

    def get(self, heading: Heading) -> Stance | None:
        """The stance that stands at `heading`, if one does."""
        entry = self._held.get(heading)
        return entry[1] if entry else None

    def choirs(self) -> Iterable[Choir]:
        """Those that have, or had, voices."""
        return self._choirs

    def of(self, choir: Choir) -> Sequence[_Entry]:
        """A choir's stances, the heaviest first, each with its rank and whose it is."""
        return self._choirs.get(choir, ())

    def speaks(self, witness: Witness) -> bool:
        """Whether the witness has any stance."""
        return witness in self._speaks

    def begin(self, now: datetime) -> None:
        """Begin a step: drop what has aged to nothing by then."""
        self.displaced = {}
        for choir, entries in self._choirs.items():
            side, topic, speaks_for = choir
            while entries and abs(aged(self._weights, topic, entries[-1][2], now)) < NEGLIGIBLE:
                self.drop(((side, entries[-1][1]), topic, speaks_for))
        self._moved.clear()

    def put(self, heading: Heading, stance: Stance) -> None:
        """Put a stance in place of the one that stands there, if one does."""
        self.drop(heading)
        choir, entry = self._entry(heading, stance)
        self._announce(choir)
        self.displaced.setdefault(heading, None)
        insort(self._choirs.setdefault(choir, []), entry)
        self._held[heading] = heading, stance
        self._entries[heading] = entry
        self._speaks[heading[0]] = self._speaks.get(heading[0], 0) + 1

    def drop(self, heading: Heading) -> None:
        """Drop a stance, if there is one."""
        entry = self._entries.pop(heading, None)
        if entry is None:
            return
        choir = heading[0][0], heading[1], heading[2]
        self._announce(choir)
        self.displaced.setdefault(heading, entry[2])
        entries = self._choirs[choir]
        del entries[bisect_left(entries, entry)]  # compared by rank and name: it holds no name twice
        del self._held[heading]
        witness = heading[0]
        self._speaks[witness] -= 1
        if not self._speaks[witness]:
            del self._speaks[witness]
            self.silent[witness] = None

    def before(self) -> Mapping[Heading, Stance]:
        """The stances as they were before the present step."""
        were = {**dict(self._held.values()), **self.displaced}
        return {heading: stance for heading, stance in were.items() if stance is not None}

    def _announce(self, choir: Choir) -> None:
        if choir not in self._moved:
            self._moved.add(choir)
            self._moving(choir)

    def _entry(self, heading: Heading, stance: Stance) -> tuple[Choir, _Entry]:
        (side, name), topic, speaks_for = heading
        doublings = log2(abs(stance.weight)) if stance.weight else -inf
        rank = doublings + stance.at.timestamp() / 86400 / half_life(self._weights, topic)
        return (side, topic, speaks_for), (-rank, name, stance)


def half_life(weights: Weights, topic: Topic) -> float:
    """After how many days evidence on `topic` is worth half."""
    return weights.half_life_days if topic.aspect is Aspect.STATUS else weights.flag_half_life_days


def decay(weights: Weights, topic: Topic, since: datetime, now: datetime) -> float:
    """The share of its weight that evidence on `topic` keeps from `since` until `now`."""
    return halved(half_life(weights, topic), since, now)


def halved(half: float, since: datetime, now: datetime) -> float:
    """What is left from `since` until `now` of what halves in `half` days."""
    return float(0.5 ** ((now - since).total_seconds() / 86400 / half))


def aged(weights: Weights, topic: Topic, stance: Stance, now: datetime) -> float:
    """What a stance weighs at `now`."""
    return stance.weight * decay(weights, topic, stance.at, now)
