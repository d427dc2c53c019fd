"""What the commands that look into the store have in common."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from difflib import get_close_matches
from typing import TypeVar

import typer
from redis.asyncio import Redis
from rich.console import Console
from rich.markup import escape

from services.common.settings import CommandSettings
from services.domain.models import Settlement
from services.domain.places import Gazetteer
from services.stream.held import Settled
from services.stream.records import TransientError
from services.stream.store import Store

console = Console()

_T = TypeVar("_T")


def with_store(look: Callable[[Store], Awaitable[_T]]) -> _T:
    """The result of `look`, given the store. Where Redis is away, says so and ends with 1."""
    settings = CommandSettings()

    async def main() -> _T:
        async with Redis.from_url(str(settings.redis_url), **settings.redis_options()) as redis:
            return await look(Store(redis))

    try:
        return asyncio.run(main())
    except TransientError as error:
        console.print(
            f"[red]{escape(str(error))}[/]\nIs the stack up? `make up` starts it, `make status` shows it."
        )
        raise typer.Exit(1) from error


async def find(store: Store, text: str) -> Settled:
    """The settlement that `text` means, an id or a name in any spelling. Ends with 1 where it isn't one."""
    settled = await store.load(one_of(await store.settlements(), text))
    if settled is None:
        console.print(f"Nothing is known of “{escape(text)}” any more.")
        raise typer.Exit(1)
    return settled


def one_of(reported: Iterable[str], text: str) -> str:
    """The id among those of the settlements with reports that `text` means, an id or a name in any spelling.
    Ends with 1 where it isn't one."""
    gazetteer = Gazetteer.load()
    places = [gazetteer.get(id_) or Settlement(id_, id_) for id_ in reported]
    meant = {text, *(place.id for place in gazetteer.search(text))}
    known = {place.id: place for place in places if place.id in meant or _is_name(text, place)}
    if len(known) > 1:
        console.print(f"Several settlements with reports go by “{escape(text)}”. Give one of these ids:")
        for place in known.values():
            console.print(f"  [bold]{place.id}[/]  {place.name}, {place.raion}, {place.oblast}")
        raise typer.Exit(1)
    if not known:
        near = _near(text, places)
        asked = f" Do you mean {' or '.join(escape(name) for name in near)}?" if near else ""
        console.print(
            f"Nothing is reported of “{escape(text)}”.{asked} `frontwatch board` lists what there is."
        )
        raise typer.Exit(1)
    return next(iter(known))


def _near(text: str, reported: Iterable[Settlement]) -> list[str]:
    """The names of settlements with reports that are spelt almost so."""
    names = {
        name.casefold(): name for place in reported for name in (place.name, place.name_uk, place.name_ru)
    }
    return [names[name] for name in get_close_matches(text.casefold(), names, n=2, cutoff=0.75) if name]


def _is_name(text: str, place: Settlement) -> bool:
    names = {name.casefold() for name in (place.name, place.name_uk, place.name_ru) if name}
    return text.casefold() in names
