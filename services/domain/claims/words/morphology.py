"""From a word of a text to the base forms under which a lexicon lists it."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, Protocol

from services.domain.claims.words import grammemes

Reading = tuple[str, int]
"""A base form, and what the word then is (`grammemes`)."""


_SHORTEST: Final = 3
"""Letters of the shortest base form that takes endings."""


class Morphology(Protocol):
    """What the engine needs of a language's morphology."""

    def readings(self, word: str) -> Sequence[Reading]:
        """The readings of `word` (lower case); none where it is no inflection of a word of the lexicon."""
        ...


class SuffixMorphology:
    """Endings and irregular forms, both given as data; base forms are those of `vocabulary` alone.

    Each of `suffixes` is an ending, what stands for it in the base form, and the forms it tells."""

    def __init__(
        self,
        vocabulary: Collection[str],
        suffixes: Sequence[Any],
        irregular: Mapping[str, Sequence[str]],
    ) -> None:
        self._vocabulary = frozenset(vocabulary)
        self._suffixes: list[tuple[str, str, int]] = [
            (ending, base, grammemes.of(*forms)) for ending, base, forms in suffixes
        ]
        self._irregular = {word: (base, grammemes.of(*forms)) for word, (base, *forms) in irregular.items()}

    def readings(self, word: str) -> Sequence[Reading]:
        """See `Morphology`."""
        found: list[Reading] = []
        if word in self._irregular:
            found.append(self._irregular[word])
        elif word in self._vocabulary:
            found.append((word, grammemes.BASE))
        for ending, replacement, forms in self._suffixes:
            if word.endswith(ending) and len(word) > len(ending) + 1:
                base = word[: len(word) - len(ending)] + replacement
                if len(base) >= _SHORTEST and base in self._vocabulary:
                    found.append((base, forms))
        plain = len(found) > 1 and found[0][0] == word and found[0][1] == grammemes.BASE
        if plain and found[1][1] & grammemes.PAST:
            found[0] = (word, found[1][1])  # a phrase of the lexicon lists "repelled"
        bases = {base for base, _ in found}
        return [(base, forms) for base, forms in found if base + "e" not in bases]  # "noted": note, not "not"
