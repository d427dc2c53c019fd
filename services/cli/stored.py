"""What the commands that look into the store have in common."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from difflib import get_close_matches
from typing import TypeVar

from redis.asyncio import Redis

from services.cli.failures import Failure
from services.common.settings import CommandSettings
from services.domain.models import Settlement
from services.domain.places import Gazetteer
from services.stream.held import Settled
from services.stream.store import Store

_T = TypeVar("_T")


def with_store(look: Callable[[Store], Awaitable[_T]]) -> _T:
    """The result of `look`, given the store. Raises TransientError where Redis does not answer."""
    settings = CommandSettings()

    async def main() -> _T:
        async with Redis.from_url(str(settings.redis_url), **settings.redis_options()) as redis:
            return await look(Store(redis))

    return asyncio.run(main())


async def find(store: Store, text: str) -> Settled:
    """The settlement that `text` means, an id or a name in any spelling. Raises Failure where it is none."""
    settled = await store.load(one_of(await store.settlements(), text))
    if settled is None:
        raise Failure(f"Nothing is known of “{text}” any more.")
    return settled


def one_of(reported: Iterable[str], text: str) -> str:
    """The id among those of the settlements with reports that `text` means, an id or a name in any spelling.
    Raises Failure where it isn't one."""
    gazetteer = Gazetteer.load()
    places = [gazetteer.get(id_) or Settlement(id_, id_) for id_ in reported]
    meant = {place.id for place in gazetteer.search(text)}
    known = {p.id: p for p in places if p.id in meant or _is_id(text, p.id) or _is_name(text, p)}
    if len(known) > 1:
        ids = "".join(
            f"\n  {place.id}  {place.name}, {place.raion}, {place.oblast}" for place in known.values()
        )
        raise Failure(f"Several settlements with reports go by “{text}”. Give one of these ids:{ids}")
    if not known:
        near = _near(text, places)
        asked = f" Do you mean {' or '.join(near)}?" if near else ""
        raise Failure(f"Nothing is reported of “{text}”.{asked} `frontwatch board` lists what there is.")
    return next(iter(known))


def _near(text: str, reported: Iterable[Settlement]) -> list[str]:
    """The names of settlements with reports that are spelt almost so."""
    names = {
        name.casefold(): name for place in reported for name in (place.name, place.name_uk, place.name_ru)
    }
    return [names[name] for name in get_close_matches(text.casefold(), names, n=2, cutoff=0.75) if name]


def _is_id(text: str, id_: str) -> bool:
    """Whether `text` is the id, with its origin or, as the registers have it, without."""
    return text.casefold() in (id_.casefold(), id_.partition(":")[2].casefold())


def _is_name(text: str, place: Settlement) -> bool:
    names = {name.casefold() for name in (place.name, place.name_uk, place.name_ru) if name}
    return text.casefold() in names
