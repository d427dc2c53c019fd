"""What the commands that look into the store have in common."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from shlex import quote
from typing import TypeVar

from redis.asyncio import Redis

from services.cli.failures import Failure
from services.cli.unplaced import left_open
from services.common.settings import CommandSettings
from services.domain.models import Settlement, SettlementState
from services.domain.places import Gazetteer, is_id, spelt_almost
from services.stream.articles import UNPLACED_KEPT
from services.stream.held import Settled
from services.stream.store import Store

_T = TypeVar("_T")


class Unreported(Failure):
    """Nothing is reported of what is asked for."""


def with_store(look: Callable[[Store], Awaitable[_T]]) -> _T:
    """The result of `look`, given the store. Raises TransientError where Redis does not answer."""
    settings = CommandSettings()

    async def main() -> _T:
        async with Redis.from_url(str(settings.redis_url), **settings.redis_options()) as redis:
            return await look(Store(redis))

    return asyncio.run(main())


async def find(store: Store, text: str) -> Settled:
    """The settlement that `text` means, an id or a name in any spelling. Raises Failure where it is none."""
    settled = await store.load(_the_one(await _reported(store, await store.settlements(), text), text))
    if settled is None:
        raise Failure(f"Nothing is known of “{text}” any more.")
    return settled


async def states(store: Store, names: Collection[str] = ()) -> list[SettlementState]:
    """The states of the settlements that go by one of `names`, ids or names in any spelling; all without.
    Raises Failure for a name of which nothing is reported."""
    found = await store.states()
    if not names:
        return found
    reported = [state.settlement.id for state in found]
    wanted = {place.id for name in names for place in await _reported(store, reported, name)}
    return [state for state in found if state.settlement.id in wanted]


async def _reported(store: Store, reported: Iterable[str], text: str) -> list[Settlement]:
    """As `going_by`; the failure tells of claims about a place so called of which it is open which it is."""
    try:
        return going_by(reported, text)
    except Unreported:
        claims = left_open(await store.articles.unplaced(UNPLACED_KEPT), [text])
        if not claims:
            raise
        in_all = "1 claim" if len(claims) == 1 else f"{len(claims)} claims"
        raise Failure(
            f"Nothing is reported of any one “{text}”: in {in_all} it stayed open which place of that name "
            f"is meant. See them by `frontwatch board --unplaced {quote(text)}`."
        ) from None


def going_by(reported: Iterable[str], text: str) -> list[Settlement]:
    """Those of the settlements with reports, given by id, that `text` may mean, an id or a name in any
    spelling. Raises Unreported where it is none of them."""
    gazetteer = Gazetteer.load()
    places = [gazetteer.get(id_) or Settlement(id_, id_) for id_ in reported]
    meant = {place.id for place in gazetteer.search(text)}
    known = {p.id: p for p in places if p.id in meant or is_id(text, p.id) or _is_name(text, p)}
    if not known:
        near = spelt_almost(text, places)
        asked = f" Do you mean {' or '.join(near)}?" if near else ""
        raise Unreported(f"Nothing is reported of “{text}”.{asked} `frontwatch board` lists what there is.")
    return list(known.values())


def one_of(reported: Iterable[str], text: str) -> str:
    """The id among those of the settlements with reports that `text` means, an id or a name in any spelling.
    Raises Failure where it isn't one."""
    return _the_one(going_by(reported, text), text)


def _the_one(places: Sequence[Settlement], text: str) -> str:
    if len(places) > 1:
        ids = "".join(f"\n  {place.id}  {place.name}, {place.raion}, {place.oblast}" for place in places)
        raise Failure(f"Several settlements with reports go by “{text}”. Give one of these ids:{ids}")
    return places[0].id


def _is_name(text: str, place: Settlement) -> bool:
    names = {name.casefold() for name in (place.name, place.name_uk, place.name_ru) if name}
    return text.casefold() in names
