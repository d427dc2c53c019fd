"""The places that all is about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settlement:
    """An inhabited place of the gazetteer. `id` is stable: its origin, a colon, the origin's code."""

    id: str
    name: str
    name_uk: str = ""
    name_ru: str = ""
    oblast: str = ""
    raion: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    type: str = ""
