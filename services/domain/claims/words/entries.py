"""What a lexicon's file says of its words: entries for words and phrases, in the order of its tables."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any, Final

from mypy_extensions import i64

from services.domain.claims.words import rare, roles
from services.domain.models.claims import Kind
from services.domain.places.tokens import split

GAP: Final = "~"
"""The element of a phrase that stands for up to three words."""
_OF_WORDS: Final = frozenset({"words", "final", "local"})
"""What a trigger's table says of its words, not of what they say."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that say that a side does something to a settlement, and where both stand.

    `place` and `actor` name the positions (see the lexicon's comments); `become` gives another kind where
    one of some verbs governs the words, `abroad` where the forces are not at home.
    """

    id: str
    kind: Kind
    pos: str
    place: frozenset[str]
    actor: str = "subject"
    default: str = ""
    reverse: bool = False
    part: bool = False
    implied: bool = False
    ambiguous: bool = False
    passive: Kind | None = None
    mutual: bool = False
    ousts: bool = False
    counter: bool = False
    named: bool = False
    negative: bool = False
    restores: bool = False
    defends: bool = False
    bare: bool = False
    nominal: bool = False
    abroad: Kind | None = None
    become: Mapping[str, Kind] = field(default_factory=dict, hash=False, compare=False)


@dataclass(slots=True, eq=False)
class Entry:
    """All that a word or phrase may be. `side` is UA, RU, enemy, own or same; `source` a claimant's side."""

    flags: i64 = 0
    rare: i64 = 0
    side: str = ""
    source: str = ""
    office: str = ""
    preposition: str = ""
    number: int = 0
    triggers: tuple[Trigger, ...] = ()
    traits: frozenset[str] = frozenset()

    def merge(self, other: "Entry") -> None:
        """Add what `other` may be."""
        self.flags |= other.flags
        self.rare |= other.rare
        self.traits |= other.traits
        self.side = self.side or other.side
        self.source = self.source or other.source
        self.office = self.office or other.office
        self.preposition = self.preposition or other.preposition
        self.number = self.number or other.number
        self.triggers += tuple(t for t in other.triggers if t not in self.triggers)


NOTHING: Final = Entry()
"""What the lexicon knows of most words."""


def read(data: Mapping[str, Any]) -> Iterator[tuple[Sequence[str], Entry]]:
    """The words of a lexicon's file in the order of its tables, each list with what they may be."""
    for role, words in data["roles"].items():
        yield words, _entry(role)
    for group, words in data["prepositions"].items():
        yield words, Entry(flags=roles.PREPOSITION, preposition=group)
    for role, words in data["modality"].items():
        yield words, _entry(role)
    for side, lists in data["sides"].items():
        yield lists["adjectives"], Entry(flags=roles.SIDE_ADJECTIVE, side=side)
        yield lists["actors"], Entry(flags=roles.ACTOR, side=side)
    yield data["forces"]["words"], Entry(flags=roles.FORCE)
    for side, words in data.get("offices", {}).items():
        yield words, Entry(flags=roles.SOURCE, office=side)
    for side, words in data["sources"].items():
        own = "own_source" if side == "own" else "source"
        told = "" if side in ("common", "own") else side
        entry = _entry(own)
        entry.merge(Entry(roles.SOURCE, source=told))
        yield words, entry
    for role, words in data["reporting"].items():
        yield words, _entry(role)
    for role, words in data["places"].items():
        entry = _entry(role)
        entry.flags |= roles.SECTOR if role == "facility" else roles.NONE
        yield words, entry
    yield from _times(data["time"])
    yield from _triggers(data["trigger"])


def _entry(role: str, number: i64 = 0) -> Entry:
    """What a word of the role may be."""
    flags, seldom, traits = roles.of(role)
    return Entry(flags, seldom, number=number, traits=traits)


def _times(tables: Mapping[str, Any]) -> Iterator[tuple[Sequence[str], Entry]]:
    for role, words in tables.items():
        if isinstance(words, dict):
            for word, number in words.items():
                yield [word], _entry(role, number)
        elif role == "month":
            for number, word in enumerate(words, 1):
                yield [word], _entry(role, number)
        elif role == "weekday":
            for number, word in enumerate(words):
                yield [word], _entry(role, number)
        else:
            yield words, _entry(role)
            if role == roles.ONSET:
                yield words, _entry(roles.BACKGROUND)


def _triggers(tables: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Sequence[str], Entry]]:
    for table in tables:
        told = {key: value for key, value in table.items() if key not in _OF_WORDS}
        told |= {key: Kind(told[key]) for key in ("kind", "passive", "abroad") if key in told}
        told["place"] = frozenset(told["place"])
        told["become"] = {
            verb: Kind(kind) for kind, verbs in told.get("become", {}).items() for verb in verbs
        }
        trigger = Trigger(**told)
        flags = roles.TRIGGER | (roles.IMPLIED if trigger.implied else roles.NONE)
        seldom = rare.FINAL if table.get("final") else roles.NONE
        seldom |= rare.LOCAL if table.get("local") else roles.NONE
        flags |= roles.RARE if seldom else roles.NONE
        yield table["words"], Entry(flags, seldom, triggers=(trigger,))


def alternatives(phrase: str) -> Iterator[tuple[str, ...]]:
    """The sequences of elements that `phrase` stands for, split as texts are. Raises ValueError where a gap
    begins or ends it, which nothing could close."""
    if phrase.startswith(GAP) or phrase.endswith(GAP):
        raise ValueError(f"a gap must stand between words: {phrase!r}")
    slots: list[list[tuple[str, ...]]] = []
    for part in phrase.split():
        options = []
        for option in part.split("|"):
            exact = "=" if option.startswith("=") else ""
            words = [option] if option == GAP else [exact + w for w in split(option.lstrip("="))]
            options.append(tuple(words))
        slots.append(options)
    for choice in product(*slots):
        yield tuple(word for words in choice for word in words)
