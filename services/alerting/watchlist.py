"""The places that somebody wants to be told of in particular: from the names of a setting to settlements."""

from collections.abc import Sequence

from services.common.settings import AlertingSettings, UnusableSetting
from services.domain.models.settlements import Settlement
from services.domain.places import Gazetteer, asked, region, spelt_almost

_SHOWN = 4  # of the settlements of one name


class Watchlist:
    """The settlements and oblasts that are watched; an oblast is watched with every settlement in it."""

    def __init__(self, settlements: Sequence[Settlement] = (), oblasts: Sequence[str] = ()) -> None:
        self.settlements = settlements
        self.oblasts = oblasts
        self._ids = {settlement.id for settlement in settlements}

    def __contains__(self, settlement: Settlement) -> bool:
        return settlement.id in self._ids or settlement.oblast in self.oblasts


def configured(settings: AlertingSettings) -> Watchlist:
    """The watchlist that the settings name. Raises UnusableSetting."""
    try:
        return read_watchlist(settings.watchlist)
    except ValueError as error:
        raise UnusableSetting(f"FRONTWATCH_WATCHLIST: {error}") from error


def read_watchlist(text: str) -> Watchlist:
    """The watchlist of ids and names of settlements and names of oblasts, comma-separated, in any spelling.

    Raises ValueError, which says of every entry that names no place, or several, what to write instead.
    """
    settlements: list[Settlement] = []
    oblasts: list[str] = []
    problems = []
    for entry in filter(None, map(str.strip, text.split(","))):
        if named := _oblasts(entry):
            oblasts += named
        elif len(found := asked(entry)) == 1:
            settlements += found
        else:
            problems.append(_several(entry, found) if found else _unknown(entry))
    if problems:
        raise ValueError(" ".join(problems))
    return Watchlist(settlements, oblasts)


def _oblasts(entry: str) -> list[str]:
    """The oblasts of that name; as "Kherson" is the city, one needs the word for what it is.

    Where no settlement is called so it may do without, or be in another language.
    """
    every = Gazetteer.load().oblasts()
    if exactly := [oblast for oblast in every if oblast.casefold() == entry.casefold()]:
        return exactly
    return [] if asked(entry) else [oblast for oblast in every if region(oblast) == region(entry)]


def _several(entry: str, found: Sequence[Settlement]) -> str:
    ids = ", ".join(f"{place.id} ({place.raion}, {place.oblast})" for place in found[:_SHOWN])
    return (
        f"“{entry}” may be any of several settlements: write the id of one, {ids}; "
        f"`frontwatch places --search '{entry}'` lists them all."
    )


def _unknown(entry: str) -> str:
    near = spelt_almost(entry, Gazetteer.load().fought_for())
    meant = f" Do you mean {' or '.join(near)}?" if near else ""
    return f"No settlement or oblast is called “{entry}”.{meant}"
