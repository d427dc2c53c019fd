"""spaCy's small English pipeline: the trained one where it is installed, else one of its shape.

The weights of `en_core_web_sm` are published outside the package indexes. Its components, their order, the
sizes of their networks and the numbers of their labels are public (the configuration and the metadata of
release 3.8, MIT licence), and the time of a pass depends on these alone, not on what was learnt. Left out is
its lemmatizer, whose tables are a package of a hundred megabytes; with them it takes less than a hundredth of
the time.
"""

import importlib.util
from collections.abc import Callable
from typing import Any

TRAINED = "en_core_web_sm"
_WIDTH = 96
_ATTRIBUTES = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500}
_SPACING = {"SPACY": 50, "IS_SPACE": 50}
_TAGS, _DEPENDENCIES, _ENTITIES = 50, 45, 18
_SHARED = {"@architectures": "spacy.Tok2VecListener.v1", "width": _WIDTH, "upstream": "tok2vec"}


def pipeline() -> tuple[Callable[[str], object], str]:
    """The pipeline and what it is. Raises ModuleNotFoundError without spaCy."""
    import spacy  # noqa: PLC0415 - only where it is installed

    if importlib.util.find_spec(TRAINED):
        return spacy.load(TRAINED), f"spaCy {TRAINED}"
    made = spacy.blank("en")
    made.add_pipe("tok2vec", config={"model": _vectors(_ATTRIBUTES | _SPACING)})
    tagger = made.add_pipe(
        "tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": _SHARED}}
    )
    parser = made.add_pipe("parser", config={"model": _transitions("parser", _SHARED)})
    ruler = made.add_pipe("attribute_ruler")
    entities = made.add_pipe("ner", config={"model": _transitions("ner", _vectors(_ATTRIBUTES))})
    for component, labels in ((tagger, _TAGS), (parser, _DEPENDENCIES), (entities, _ENTITIES)):
        for number in range(labels):
            component.add_label(f"label{number}")
    made.initialize()
    for number in range(_TAGS):
        ruler.add([[{"TAG": f"label{number}"}]], {"POS": "NOUN"})
    return made, f"spaCy, shape of {TRAINED}, untrained"


def _vectors(rows: dict[str, int]) -> dict[str, Any]:
    """What turns words into vectors, by as many rows for each attribute of a word."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": _WIDTH,
            "attrs": list(rows),
            "rows": list(rows.values()),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": _WIDTH,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def _transitions(kind: str, vectors: dict[str, Any]) -> dict[str, Any]:
    """What parses, or finds entities, by the word vectors."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": vectors,
    }
