"""What of a settlement became different in a step, and which claim of the step decided it."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from math import fsum

from services.domain.fusion.support import FLAGS, Topic
from services.domain.fusion.testimony import DIGITS, Heard
from services.domain.models.changes import Aspect
from services.domain.models.evidence import Evidence
from services.domain.models.sides import Side
from services.domain.models.states import Status


@dataclass(frozen=True)
class Move:
    """That one aspect went from one value to another."""

    aspect: Aspect
    before: str
    after: str

    @property
    def left(self) -> list[Topic]:
        """What is no longer so."""
        return _without(self.aspect, self.before, self.after)

    @property
    def entered(self) -> list[Topic]:
        """What is so from now on."""
        return _without(self.aspect, self.after, self.before)

    def deciding(self, heard: Sequence[Heard]) -> Evidence:
        """The claim of the step that spoke most for what was entered, against what was left; rather no copy.

        Its weight is zero where none speaks of it: what was left has lapsed.
        """

        def gain(item: Heard) -> float:
            weights = dict(item.weighed.topics)
            return fsum(weights.get(topic, 0.0) for topic in self.entered) - fsum(
                weights.get(topic, 0.0) for topic in self.left
            )

        deciding = max(heard, key=lambda item: (item.new, gain(item), item.claim.id))
        return Evidence(deciding.claim, round(gain(deciding), DIGITS))


def status_move(before: Status, after: Status) -> Move:
    """The status' move, if it is one."""
    return Move(Aspect.STATUS, before.value, after.value)


def flag_moves(before: Set[Topic], after: Set[Topic]) -> Iterator[Move]:
    """The moves of the flags' aspects."""
    if before != after:
        for aspect in (Aspect.ENCIRCLEMENT, Aspect.WITHDRAWAL):
            was, becomes = sides(aspect, before), sides(aspect, after)
            if was != becomes:
                yield Move(aspect, ",".join(was), ",".join(becomes))


def sides(aspect: Aspect, flags: Set[Topic]) -> tuple[Side, ...]:
    """Whose flags of an aspect are among `flags`."""
    return (
        tuple(Side(topic.of) for topic in FLAGS if topic.aspect is aspect and topic in flags) if flags else ()
    )


def _without(aspect: Aspect, values: str, others: str) -> list[Topic]:
    return [Topic(aspect, of) for of in values.split(",") if of and of not in others.split(",")]
