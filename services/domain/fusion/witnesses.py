"""Who counts as one witness: the names of one claimant.

The groups are connected components over likeness, so that they depend on the set seen and not on its order.
They only ever grow together as more is seen.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from services.domain.fusion.names import Name
from services.domain.models.sides import ClaimantSide

Witness = tuple[ClaimantSide, Name]


@dataclass(eq=False, slots=True)
class Group:
    """The names of one claimant, as keys in the order in which they were seen."""

    side: ClaimantSide
    names: dict[Name, None] = field(default_factory=dict)
    frozen: tuple[ClaimantSide, tuple[Name, ...]] | None = None

    def freeze(self) -> tuple[ClaimantSide, tuple[Name, ...]]:
        """Side and names, the same object as long as the group has not grown."""
        if self.frozen is None:
            self.frozen = self.side, tuple(self.names)
        return self.frozen


class Claimants:
    """The named claimants seen so far, grouped: a name that is part of another is the same claimant.

    "Butusov" and "Yuri Butusov" are one; so are a ministry and "ministry spokesman Konashenkov".
    """

    def __init__(self, groups: Iterable[tuple[ClaimantSide, Iterable[Name]]] = ()) -> None:
        self._groups: dict[Group, None] = {}
        self._group_of: dict[Witness, Group] = {}
        self._by_word: dict[tuple[ClaimantSide, str], set[Name]] = {}
        self._by_first_word: dict[tuple[ClaimantSide, str], set[Name]] = {}
        for side, names in groups:
            self._take_in(Group(side), names)

    def joined_by(self, side: ClaimantSide, name: Name) -> list[Group]:
        """The groups that seeing `name` would make one; where it is known, its own."""
        if known := self._group_of.get((side, name)):
            return [known]
        words = set(name)
        # A part of the name begins with one of its words; what the name is part of holds each of them.
        parts = {n for word in name for n in self._by_first_word.get((side, word), ()) if words.issuperset(n)}
        rarest = min((self._by_word.get((side, word), set()) for word in name), key=len)
        wholes = {known for known in rarest if words.issubset(known)}
        return list(dict.fromkeys(self._group_of[side, known] for known in sorted(parts | wholes)))

    def see(self, side: ClaimantSide, name: Name) -> None:
        """Take note of a name, before any question about names of the same time."""
        if (side, name) in self._group_of:
            return
        joined = self.joined_by(side, name)
        largest = max(joined, key=lambda group: len(group.names), default=Group(side))
        for group in joined:
            if group is not largest:
                del self._groups[group]
                self._take_in(largest, group.names)
        self._take_in(largest, [name])

    def one(self, side: ClaimantSide, name: Name) -> Group:
        """The group that `name`, which was seen, is in."""
        return self._group_of[side, name]

    def knows(self, witness: Witness) -> bool:
        """Whether the name was seen and is not forgotten."""
        return witness in self._group_of

    def forget(self, group: Group) -> None:
        """As if none of its names had ever been seen."""
        del self._groups[group]
        for name in group.names:
            del self._group_of[group.side, name]
            self._by_first_word[group.side, name[0]].discard(name)
            for word in name:
                self._by_word[group.side, word].discard(name)

    def groups(self) -> tuple[tuple[ClaimantSide, tuple[Name, ...]], ...]:
        """What was seen, to start again from."""
        return tuple(group.freeze() for group in self._groups)

    def _take_in(self, group: Group, names: Iterable[Name]) -> None:
        self._groups[group] = None
        group.frozen = None
        for name in names:
            group.names[name] = None
            self._group_of[group.side, name] = group
            self._by_first_word.setdefault((group.side, name[0]), set()).add(name)
            for word in name:
                self._by_word.setdefault((group.side, word), set()).add(name)
