"""The reports of a settlement that may still change its history."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from services.domain.models import Report


class Packed(NamedTuple):
    """A report that takes little room, and is unpacked when it is asked for."""

    published: datetime
    unpack: Callable[[], Report]


class Window(Mapping[str, Report]):
    """Reports by article id. A report that comes in order needs none of the earlier ones unpacked."""

    def __init__(self, kept: Mapping[str, Report | Packed] | None = None) -> None:
        self._kept = dict(kept or {})

    def __getitem__(self, article: str) -> Report:
        return _unpacked(self._kept[article])

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, article: object) -> bool:
        return article in self._kept

    def times(self) -> dict[str, datetime]:
        """When each article was published."""
        return {article: _published(kept) for article, kept in self._kept.items()}

    def between(self, after: datetime | None = None, until: datetime | None = None) -> list[Report]:
        """The reports published later than `after` and no later than `until`; without, at any time."""
        return [
            _unpacked(kept)
            for kept in self._kept.values()
            if (after is None or _published(kept) > after) and (until is None or _published(kept) <= until)
        ]

    def with_(self, reports: Mapping[str, Report | Packed]) -> "Window":
        """The window with `reports` in it, in place of earlier ones of their articles."""
        return Window({**self._kept, **reports})

    def without(self, until: datetime) -> "Window":
        """The window of what was published later than `until`."""
        return Window({article: kept for article, kept in self._kept.items() if _published(kept) > until})

    def changed_since(self, earlier: "Window") -> dict[str, Report]:
        """The reports that are not those of `earlier`, of which this window was made."""
        return {
            article: _unpacked(kept)
            for article, kept in self._kept.items()
            if earlier._kept.get(article) is not kept
        }


def _unpacked(kept: Report | Packed) -> Report:
    return kept.unpack() if isinstance(kept, Packed) else kept


def _published(kept: Report | Packed) -> datetime:
    return kept.published if isinstance(kept, Packed) else kept.article.published
