"""Texts whose words are spelt otherwise than lexicons have them: decomposed, stressed, with look-alikes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.claims import explain
from services.domain.models.articles import Article
from services.domain.places.folding import folded
from services.domain.places.tokens import spans

UKRAINIAN = "Російські війська захопили Бахмут, а їхній загін увійшов у Куп'янськ."
ENGLISH = "Russian troops captured Bakhmut."
ODD = "\u0301\u0306\u0308\u00ad\u034f\u061c\u180e\u200b\u200d\ufe0f`\u2032\u2018 aеiіBВйї⚡"


def told(text: str) -> list[tuple[str, str, str]]:
    """Settlement, kind and actor of each claim, whose spans are those of the text as it stands."""
    explanation = explain(Article(id="a", text=text))
    for claim in explanation.claims:
        assert claim.evidence == text[claim.start : claim.end]
    return [(claim.settlement, claim.kind, claim.actor) for claim in explanation.claims]


@pytest.mark.parametrize(
    ("plain", "text"),
    [
        (UKRAINIAN, unicodedata.normalize("NFD", UKRAINIAN)),
        (UKRAINIAN, UKRAINIAN.replace("Російські", "Росі\u0301йські")),
        (UKRAINIAN, UKRAINIAN.replace("Бахмут", "Бахму\u0301т")),
        (UKRAINIAN, UKRAINIAN.replace("с", "c")),
        (UKRAINIAN, UKRAINIAN.replace("Росі", "Росci")),
        (UKRAINIAN, UKRAINIAN.replace("'", "`")),
        (UKRAINIAN, UKRAINIAN.replace("'", "\u2032")),
        (UKRAINIAN, UKRAINIAN.replace("'", "\u2018")),
        (ENGLISH, ENGLISH.replace("Ba", "Ва")),
        *((ENGLISH, ENGLISH.replace("mut", f"{mark}mut")) for mark in "\u00ad\u034f\u061c\u180e\u200b\ufe0f"),
    ],
)
def test_a_text_says_the_same_however_it_is_spelt(plain: str, text: str) -> None:
    assert text != plain
    assert told(plain)
    assert told(text) == told(plain)


def test_evidence_is_what_the_text_has() -> None:
    text = "Учора. Росі\u0301йські війська захопили Бахму\u0301т. Далі."
    (claim,) = explain(Article(id="a", text=text)).claims
    assert claim.evidence == "Росі\u0301йські війська захопили Бахму\u0301т"


@pytest.mark.parametrize(
    "text",
    ["", UKRAINIAN, ENGLISH, "⚡\ufe0f Kyiv", "‘It fell’", "Т-72Б3 і FPV-дрони", "Mariinka’s café", "x’s"],
)
def test_most_texts_are_read_as_they_stand(text: str) -> None:
    assert folded(text, spans(text)) is None


@given(st.text(st.sampled_from(ODD), max_size=40))
def test_every_letter_read_stands_in_the_text(text: str) -> None:
    spelt = folded(text, spans(text))
    if spelt is not None:
        assert len(spelt.at) == len(spelt.text) + 1
        assert spelt.at == sorted(set(spelt.at))
        assert spelt.at[-1] == len(text)


@pytest.mark.parametrize("text", ["Лиман\n_", "___\nЗСУ звільнили Лиман.\n____", "Lyman\n___\n- - -"])
def test_a_line_of_no_word_is_no_sentence(text: str) -> None:
    assert told(text) == told(text.replace("_", ""))


@given(st.lists(st.sampled_from([*ODD, "_", "\n", *UKRAINIAN.split(), *ENGLISH.split()]), max_size=20))
def test_any_text_is_read(pieces: list[str]) -> None:
    told("".join(pieces))
    told(" ".join(pieces))
