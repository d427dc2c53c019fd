"""Words of a fixed vocabulary."""

from enum import StrEnum


class Word(StrEnum):
    """An enumeration of words, hashed as the text that they are: the hash of `Enum` takes a call."""

    __hash__ = str.__hash__
