"""The registry of outlets: who publishes, under which domains, on whose side."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from services.domain.models.sides import ClaimantSide

REGISTRY = Path(__file__).parent / "data" / "outlets.toml"


@dataclass(frozen=True)
class Outlet:
    """A publisher of news. `kind` says what sort: agency, broadcaster, newspaper, official, think tank ..."""

    name: str
    side: ClaimantSide = ClaimantSide.NEUTRAL
    kind: str = ""
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All that it goes by."""
        return (self.name, *self.aliases)


class Outlets:
    """Finds an outlet by its name, by an alias or by the domain of an article's URL.

    Of outlets that share one of these the last is found; those of one's own (`own`) come last.
    """

    def __init__(self, known: Iterable[Outlet], own: Sequence[Outlet] = ()) -> None:
        self.own = len(own)
        self._by_name: dict[str, Outlet] = {}
        self._by_domain: dict[str, Outlet] = {}
        for outlet in (*known, *own):
            for name in outlet.names:
                self._by_name[name.casefold()] = outlet
            for domain in outlet.domains:
                self._by_domain[domain.casefold()] = outlet

    def __len__(self) -> int:
        return len({*self._by_name.values(), *self._by_domain.values()})

    def named(self, name: str) -> Outlet | None:
        """The outlet that goes by `name`, in any case of letters; None where the registry lacks it."""
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


def read_outlets(path: Path | None = None) -> Outlets:
    """The built-in registry, with what the TOML file `path` knows of outlets over it.

    Its tables `[[outlet]]` have name, side, kind, domains, aliases. One that goes by a name of a built-in
    outlet is about that one: side and kind count as given here, aliases and domains are added to the built-in
    ones. With `replace_builtin = true` above them they are the whole registry.

    Raises OSError where the file can't be read, ValueError (naming the outlet) where it is wrong.
    """
    nothing = Outlets([])
    builtin = [_outlet(table, nothing) for table in tomllib.loads(REGISTRY.read_text("utf-8"))["outlet"]]
    if path is None:
        return Outlets(builtin)
    match {"outlet": [], "replace_builtin": False, **tomllib.loads(path.read_text("utf-8"))}:
        case {"outlet": [*tables], "replace_builtin": bool(replace), **others} if not others:
            known = [] if replace else builtin
            over = Outlets(known)
            return Outlets(known, [_outlet(table, over) for table in tables])
    raise ValueError("outlets are tables [[outlet]]; above them may stand replace_builtin = true")


def _outlet(table: dict[str, object], known: Outlets) -> Outlet:
    """The outlet of a table; what this leaves open of one that is known stays as it is known."""
    match table:
        case {"name": str(name), **rest} if name and not rest.keys() - {"side", "kind", "domains", "aliases"}:
            aliases = _names(rest, "aliases")
            same = next(filter(None, map(known.named, (name, *aliases))), Outlet(name))
            try:
                side = ClaimantSide(str(rest.get("side", same.side)))
            except ValueError:
                raise ValueError(f"outlet {name!r}: side must be UA, RU or neutral") from None
            return Outlet(
                name,
                side,
                str(rest.get("kind", same.kind)),
                (*same.domains, *_names(rest, "domains")),
                (*same.names, *aliases),
            )
    raise ValueError(f"an outlet has a name and may have side, kind, domains and aliases: {table!r}")


def _names(table: dict[str, object], key: str) -> tuple[str, ...]:
    match table.get(key, []):
        case [*names]:
            return tuple(str(name) for name in names)
        case _:
            raise ValueError(f"{key} must be a list: {table!r}")
