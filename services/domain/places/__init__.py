"""Places: every settlement under every name, and the right one of its namesakes."""

from services.domain.places.asking import asked, is_id, spelt_almost
from services.domain.places.gazetteer import Gazetteer, NameKind
from services.domain.places.lexicon import Relation
from services.domain.places.mentions import Mention, find_mentions
from services.domain.places.stated import region
from services.domain.places.verdicts import Candidate

__all__ = [
    "Candidate",
    "Gazetteer",
    "Mention",
    "NameKind",
    "Relation",
    "asked",
    "find_mentions",
    "is_id",
    "region",
    "spelt_almost",
]
