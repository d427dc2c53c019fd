"""What nobody knows is no claim, and neither is what is not proved; a denial ends at its colon."""

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article

UNKNOWN = [
    "There is no evidence to confirm that Russian forces captured Soledar.",
    "There is no evidence confirming that Russian forces captured Soledar.",
    "Analysts could not confirm the claim that Russian forces captured Soledar.",
    "Немає жодних доказів того, що російські війська захопили Соледар.",
    "Аналітики не можуть підтвердити, що російські війська захопили Соледар.",
    "Київ не підтвердив, що російські війська захопили Соледар.",
    "Агентство не змогло перевірити повідомлення про захоплення Соледара російськими військами.",
    "Нет доказательств, что российские войска взяли Соледар.",
    "Пока не подтверждено, что российские войска взяли Соледар.",
    "Агентство не смогло проверить сообщения о том, что российские войска взяли Соледар.",
]
THEIRS = [
    "ISW has not observed evidence to confirm Russian claims that Russian forces seized Soledar.",
    "Analysts found no evidence to confirm Russian claims that Russian forces captured Soledar.",
    "Analysts have seen no proof to support Russian claims that Russian forces captured Soledar.",
    "Reuters was unable to confirm Russian claims that Russian forces captured Soledar.",
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_is_not_known_is_no_claim(text: str) -> None:
    assert extract(Article(id="x", text=text)) == []


@pytest.mark.parametrize("text", THEIRS)
def test_who_has_no_proof_of_a_claim_does_not_share_it(text: str) -> None:
    assert [(c.claimant_side, c.factuality) for c in extract(Article(id="x", text=text))] == [
        ("RU", "asserted")
    ]


def test_who_confirms_a_claim_shares_it() -> None:
    text = "Kyiv confirmed Russian claims that Russian forces captured Soledar."
    assert {c.claimant_side for c in extract(Article(id="x", text=text))} == {"RU", "UA"}


@pytest.mark.parametrize(
    "text",
    [
        "The General Staff denied that Kupiansk had been captured: the city is under Ukrainian control.",
        "Ukraine's military rejected claims that Kupiansk had fallen: its troops still hold the city.",
        "Генштаб заперечив, що Куп'янськ захоплено: місто під контролем Сил оборони.",
        "Генштаб ВСУ опроверг взятие Купянска: город контролируют Силы обороны.",
    ],
)
def test_what_stands_behind_the_colon_of_a_denial_is_asserted(text: str) -> None:
    claims = {(c.kind, c.factuality, c.claimant_side) for c in extract(Article(id="x", text=text))}
    assert {("capture", "denied", "UA"), ("control", "asserted", "UA")} <= claims
