"""The two sides, and whose words a statement is."""

from services.domain.models.word import Word


class Side(Word):
    """A party whose forces act; `opponent` is the other one."""

    UA = "UA"
    RU = "RU"

    opponent: "Side"


Side.UA.opponent, Side.RU.opponent = Side.RU, Side.UA


class ClaimantSide(Word):
    """The side of the source of a statement, or of an outlet."""

    UA = "UA"
    RU = "RU"
    NEUTRAL = "neutral"
