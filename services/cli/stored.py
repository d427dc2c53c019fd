"""What the commands that look into the store have in common."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from shlex import quote
from typing import TypeVar

from redis.asyncio import Redis

from services.cli.failures import Failure
from services.cli.unplaced import left_open
from services.common.settings import CommandSettings
from services.domain.models.reports import Report
from services.domain.models.settlements import Settlement
from services.domain.models.states import SettlementState
from services.domain.places import Gazetteer, asked, is_id, spelt_almost
from services.stream.articles import UNPLACED_KEPT
from services.stream.held import Settled
from services.stream.store import Store

_T = TypeVar("_T")


class Unreported(Failure):
    """Nothing is reported of a place that is asked for."""


class NoSuchPlace(Unreported):
    """No place goes by what is asked for: a slip, mostly."""


@dataclass(frozen=True)
class Found:
    """The states of the settlements asked for, and of the names that have none, why."""

    states: list[SettlementState]
    missing: list[Unreported]


def with_store(look: Callable[[Store], Awaitable[_T]]) -> _T:
    """The result of `look`, given the store. Raises TransientError where Redis does not answer."""
    settings = CommandSettings()

    async def main() -> _T:
        async with Redis.from_url(str(settings.redis_url), **settings.redis_options()) as redis:
            return await look(Store(redis))

    return asyncio.run(main())


async def find(store: Store, text: str) -> Settled:
    """The settlement that `text` means, an id or a name in any spelling. Raises Failure where it is none."""
    reported, unplaced = await store.settlements(), await store.articles.unplaced(UNPLACED_KEPT)
    settled = await store.load(_the_one(going_by(reported, text, unplaced), text))
    if settled is None:
        raise Failure(f"Nothing is known of “{text}” any more.")
    return settled


async def states(store: Store, names: Collection[str] = ()) -> Found:
    """The states of the settlements that go by one of `names`, ids or names in any spelling; all without."""
    found = {state.settlement.id: state for state in await store.states()}
    if not names:
        return Found(list(found.values()), [])
    unplaced = await store.articles.unplaced(UNPLACED_KEPT)
    return chosen(found, found.__getitem__, names, "any more: what was claimed is taken back", unplaced)


def chosen(
    reported: Collection[str],
    state_of: Callable[[str], SettlementState],
    names: Collection[str],
    silent: str,
    unplaced: Iterable[Report] = (),
) -> Found:
    """The states of those of the settlements with reports, given by id, that go by one of `names`, each once.

    One name without any leaves the others theirs. `silent` says why of a settlement with reports no claim
    counts.
    """
    states: dict[str, SettlementState] = {}
    missing = []
    for name in names:
        try:
            places = going_by(reported, name, unplaced)
        except Unreported as why:
            missing.append(why)
            continue
        told = [state for place in places if (state := state_of(place.id)).last_claim_at]
        states |= {state.settlement.id: state for state in told}
        if not told:
            missing.append(Unreported(f"Nothing is reported of “{name}” {silent}."))
    return Found(list(states.values()), missing)


def going_by(reported: Iterable[str], text: str, unplaced: Iterable[Report] = ()) -> list[Settlement]:
    """Those of the settlements with reports, given by id, that `text` may mean, an id or a name in any
    spelling.

    Raises Unreported where it is none of them, which tells of the claims in `unplaced` about a place so
    called, of which it is open which it is; NoSuchPlace where there is no place so called at all.
    """
    gazetteer = Gazetteer.load()
    places = [gazetteer.get(id_) or Settlement(id_, id_) for id_ in reported]
    meant = {place.id for place in gazetteer.search(text)}
    known = {p.id: p for p in places if p.id in meant or is_id(text, p.id) or _is_name(text, p)}
    if known:
        return list(known.values())
    if claims := left_open(unplaced, [text]):
        in_all = "1 claim" if len(claims) == 1 else f"{len(claims)} claims"
        raise Unreported(
            f"Nothing is reported of any one “{text}”: in {in_all} it stayed open which place of that name "
            f"is meant. See them by `frontwatch board --unplaced {quote(text)}`."
        )
    listed = "`frontwatch board` lists what there is."
    if asked(text):
        raise Unreported(f"Nothing is reported of “{text}”. {listed}")
    near = spelt_almost(text, places)
    meant_is = f" Do you mean {' or '.join(near)}?" if near else ""
    raise NoSuchPlace(f"No settlement is called “{text}”.{meant_is} {listed}")


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
