"""The registry of outlets: who publishes, under which domains, on whose side."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from services.domain.models import ClaimantSide

REGISTRY = Path(__file__).parent / "data" / "outlets.toml"


@dataclass(frozen=True)
class Outlet:
    """A publisher of news. `kind` says what sort: agency, broadcaster, newspaper, official, think tank ..."""

    name: str
    side: ClaimantSide = ClaimantSide.NEUTRAL
    kind: str = ""
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class Outlets:
    """Finds an outlet by its name, by an alias or by the domain of an article's URL."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self._by_name: dict[str, Outlet] = {}
        self._by_domain: dict[str, Outlet] = {}
        for outlet in outlets:
            for name in (outlet.name, *outlet.aliases):
                self._by_name[name.casefold()] = outlet
            for domain in outlet.domains:
                self._by_domain[domain.casefold()] = outlet

    def named(self, name: str) -> Outlet | None:
        """The outlet that goes by `name`; None where the registry lacks it."""
        return self._by_name.get(name.casefold())

    def find(self, name: str, url: str) -> Outlet:
        """The outlet called `name` or, where there is no name, the one whose domain `url` lies in.

        An outlet that the registry lacks is neutral and bears the name given, else the URL's host; with
        neither, its name is empty.
        """
        if name:
            return self.named(name) or Outlet(name)
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        labels = host.split(".")
        for start in range(len(labels) - 1):
            if outlet := self._by_domain.get(".".join(labels[start:])):
                return outlet
        return Outlet(host)


def read_outlets(path: Path = REGISTRY) -> Outlets:
    """The registry of a TOML file: tables `[[outlet]]` with name, side, kind, domains, aliases.

    Raises OSError where the file can't be read, ValueError (naming the outlet) where it is wrong.
    """
    return Outlets(_outlet(table) for table in tomllib.loads(path.read_text("utf-8")).get("outlet", []))


def _outlet(table: dict[str, object]) -> Outlet:
    match table:
        case {"name": str(name), **rest} if name and not rest.keys() - {"side", "kind", "domains", "aliases"}:
            try:
                side = ClaimantSide(str(rest.get("side", ClaimantSide.NEUTRAL)))
            except ValueError:
                raise ValueError(f"outlet {name!r}: side must be UA, RU or neutral") from None
            return Outlet(
                name, side, str(rest.get("kind", "")), _names(rest, "domains"), _names(rest, "aliases")
            )
    raise ValueError(f"an outlet has a name and may have side, kind, domains and aliases: {table!r}")


def _names(table: dict[str, object], key: str) -> tuple[str, ...]:
    match table.get(key, []):
        case [*names]:
            return tuple(str(name) for name in names)
        case _:
            raise ValueError(f"{key} must be a list: {table!r}")
