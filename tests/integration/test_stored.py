"""How commands find what people ask for, on a real Redis."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from redis.asyncio import Redis

from services.cli import stored
from services.cli.failures import Failure
from services.domain.fusion import Memory, absorb
from services.domain.models.settlements import Settlement
from services.domain.places import Gazetteer
from services.stream.held import Settled
from services.stream.store import Store
from services.stream.stored_form import Save
from tests.unit.fusion_strategies import claim, report

Look = Callable[[Store], Awaitable[object]]
Ask = Callable[[Look], object]


def lymans() -> list[Settlement]:
    """Two settlements of one name."""
    found = [place for place in Gazetteer.load().search("Lyman") if place.name == "Lyman"]
    return [next(p for p in found if p.oblast.startswith(oblast)) for oblast in ("Donetsk", "Kharkiv")]


@pytest.fixture
def ask(redis_url: str) -> Ask:
    """Ask a store in which two settlements called Lyman have claims, and the claim on a Dibrova no place."""

    def ask(look: Look) -> object:
        async def main() -> object:
            async with Redis.from_url(redis_url) as redis:
                store = Store(redis)
                for number, place in enumerate((*lymans(), Gazetteer.load().search("Bakhmut")[0])):
                    one = replace(report(f"{number}", 0, claim()), settlement=place)
                    absorbed = absorb(Memory(), [one], timedelta(days=30))
                    assert absorbed.state
                    settled = Settled(absorbed.memory, replace(absorbed.state, version=1))
                    await store.save([Save(None, settled, absorbed.changes)])
                said = claim()._replace(
                    settlement="Dibrova",
                    settlement_id="",
                    candidates=tuple(place.id for place in Gazetteer.load().search("Dibrova")),
                )
                nowhere = replace(report("d", 1, said), settlement=Settlement("", "Dibrova"))
                await store.articles.keep_unplaced(nowhere)
                return await look(store)

        return asyncio.run(main())

    return ask


def test_the_states_are_of_every_settlement_that_goes_by_one_of_the_names(ask: Ask) -> None:
    async def found(store: Store, *names: str) -> list[str]:
        found = await stored.states(store, names)
        return sorted(state.settlement.name for state in found.states) + list(map(str, found.missing))

    assert ask(found) == ["Bakhmut", "Lyman", "Lyman"]
    assert ask(lambda store: found(store, "Артемівськ")) == ["Bakhmut"]
    assert ask(lambda store: found(store, "Лиман", "Bakhmut", "bakhmut")) == ["Bakhmut", "Lyman", "Lyman"]
    assert ask(lambda store: found(store, lymans()[1].id)) == ["Lyman"]
    listed = "`frontwatch board` lists what there is."
    assert ask(lambda store: found(store, "Bakhmut", "Avdiivka", "Atlantis")) == [
        "Bakhmut",
        f"Nothing is reported of “Avdiivka”. {listed}",
        f"No settlement is called “Atlantis”. {listed}",
    ]


def test_of_namesakes_one_has_to_be_chosen_to_be_explained(ask: Ask) -> None:
    with pytest.raises(Failure, match="Several settlements with reports go by “Lyman”"):
        ask(lambda store: stored.find(store, "Lyman"))


@pytest.mark.parametrize("name", ["Dibrova", "Діброва"])
def test_who_asks_for_a_name_that_was_left_open_is_told_where_its_claims_are(ask: Ask, name: str) -> None:
    told = f"in 1 claim it stayed open .* `frontwatch board --unplaced '?{name}'?`"
    with pytest.raises(Failure, match=told):
        ask(lambda store: stored.find(store, name))
    found = ask(lambda store: stored.states(store, [name]))
    assert isinstance(found, stored.Found)
    assert [bool(re.search(told, str(why))) for why in found.missing] == [True]
