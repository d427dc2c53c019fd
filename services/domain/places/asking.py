"""What somebody asks for by a name or an id, where no text around it says which of its namesakes is meant."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from services.domain.models.settlements import Settlement
from services.domain.places.disambiguation import CLEAR, priors
from services.domain.places.gazetteer import Gazetteer
from services.domain.places.inflection import key

_ALIKE: Final = 0.75  # how much of two names has to be the same
_PROPOSED: Final = 2


def asked(text: str) -> list[Settlement]:
    """The settlements that an id, or a name in any spelling, may mean, the likeliest first.

    One alone where it leads its namesakes as clearly as a text needs that names it and no more (Lyman, of
    nine); none where nothing goes by that.
    """
    gazetteer = Gazetteer.load()
    ids = [id_ for id_ in gazetteer.ids() if is_id(text, id_)]
    if ids:
        return [place for place in map(gazetteer.get, ids) if place is not None]
    rows = gazetteer.named(text) or gazetteer.named_cyrillic(key(text))
    found = priors(rows, text, not text.isascii())
    return [place.settlement for place, _, prior in found if found[0][2] - prior < CLEAR]


def is_id(text: str, id_: str) -> bool:
    """Whether `text` is the id, with its origin or, as the registers have it, without."""
    return text.casefold() in (id_.casefold(), id_.partition(":")[2].casefold())


def spelt_almost(text: str, places: Iterable[Settlement]) -> list[str]:
    """The names of at most two of the settlements that are spelt almost as `text` is, the likest first."""
    names = {name.casefold(): name for place in places for name in (place.name, place.name_uk, place.name_ru)}
    near = get_close_matches(text.casefold(), names, n=_PROPOSED, cutoff=_ALIKE)
    return [names[name] for name in near if name]
