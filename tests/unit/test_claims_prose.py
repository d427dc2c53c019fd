"""Encyclopaedia and feature prose: what a text is about, several dated states, whole lists taken up again."""

from datetime import UTC, datetime

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article

PUBLISHED = datetime(2024, 9, 20, tzinfo=UTC)


def told(text: str) -> set[str]:
    claims = extract(Article(id="t", text=text, published=PUBLISHED, language="en"))
    return {
        f"{c.settlement} {c.kind} {c.actor} {c.claimant_side}" for c in claims if c.factuality != "denied"
    }


def denied(text: str) -> set[str]:
    claims = extract(Article(id="t", text=text, published=PUBLISHED, language="en"))
    return {
        f"{c.settlement} {c.kind} {c.actor} {c.claimant_side}" for c in claims if c.factuality == "denied"
    }


@pytest.mark.parametrize(
    "opening",
    [
        "Lyman is a town in the north of Donetsk Oblast.",
        "Lyman, a railway town of 20,000, lies on the edge of a pine forest.",
        "The battle of Lyman began on 5 September.",
    ],
)
def test_the_town_is_what_the_text_describes_at_its_beginning(opening: str) -> None:
    text = f"{opening} Ukrainian forces retook Sviatohirsk on 9 September. Then they entered the town."
    assert "Lyman advance UA neutral" in told(text)
    assert "Sviatohirsk advance UA neutral" not in told(text)


def test_that_town_is_the_one_named_last() -> None:
    text = "Lyman, a town of 20,000, is quiet. He is in Sviatohirsk. Russian troops entered that town."
    assert told(text) == {"Sviatohirsk advance RU neutral"}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "It was captured by Russian forces in April 2022 and recaptured by Ukraine on 9 September 2024.",
            {"Torske capture UA neutral"},
        ),
        (
            "It was captured by Russian forces in April 2022, recaptured by Ukraine that October, "
            "and lost again on 9 September 2024.",
            {"Torske capture RU neutral"},
        ),
        ("It was occupied in May 2022 and liberated by Ukrainian forces on 2 October 2022.", set()),
        (
            "It had been taken in 2022. On 9 September 2024 Kyiv announced its liberation.",
            {"Torske capture UA UA"},
        ),
        ("President Zelenskyy declared it fully cleared the next day.", {"Torske capture UA UA"}),
        (
            "Ukrainian forces entered it on Monday. The Russians had held the village since April.",
            {"Torske advance UA neutral"},
        ),
    ],
)
def test_of_several_dated_states_the_last_is_told(text: str, claims: set[str]) -> None:
    assert told(f"Torske is a village in Donetsk Oblast. {text}") == claims


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Fighting is going on for each of them, Kyiv says.", "assault RU UA"),
        ("Kyiv says both are contested.", "assault RU UA"),
        ("All of this happened at night. They have since been driven out of both.", ""),
    ],
)
def test_each_and_both_stand_for_the_settlements_listed(sentence: str, claim: str) -> None:
    found = told(f"Russia says it has captured Torske and Terny. {sentence}")
    assert not claim or {f"Torske {claim}", f"Terny {claim}"} <= found


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kherson: The region is under Russian control.", set()),
        (
            "Irpin: Ukrainian troops counterattacked. Chernihiv: The city is encircled.",
            {"Irpin assault UA neutral", "Chernihiv encirclement RU neutral"},
        ),
        ("Vovchansk is in ruins. The north is Russian.", {"Vovchansk control RU neutral"}),
        ("Russia's lines hold. The north is Russian.", set()),
        ("In Bakhmut the Russians fire at everything that leaves it.", set()),
        ("The village of Torske is held by a handful of marines.", {"Torske control UA neutral"}),
        ("Torske was taken a day later by the 68th.", {"Torske capture UA neutral"}),
        ("Since the Russians left Kherson two weeks ago, trams run.", {"Kherson withdrawal RU neutral"}),
        (
            "Kherson is cold. Since the Russians left two weeks ago, the city has had no water.",
            {"Kherson withdrawal RU neutral"},
        ),
        (
            "Torske no longer exists. The enemy holds what is left of it, the Ukrainian brigade said.",
            {"Torske control RU UA"},
        ),
        (
            "She answered claims by the head of Wagner, Yevgeny Prigozhin, that his men had taken Bakhmut.",
            {"Bakhmut capture RU RU"},
        ),
    ],
)
def test_prose(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Ukraine said Torske and Terny had been retaken. Russian sources denied both losses for days.",
            {"Torske capture UA RU", "Terny capture UA RU"},
        ),
        (
            "A Russian blogger said Ukrainian forces had retaken Torske, which the ministry denied.",
            {"Torske capture UA RU"},
        ),
        (
            "Ukrainian officials announced that Torske had been retaken; a brigade, which fights there, "
            "called the report false.",
            {"Torske capture UA UA"},
        ),
    ],
)
def test_what_is_denied_of_both_or_of_a_report(text: str, claims: set[str]) -> None:
    assert denied(text) == claims


@pytest.mark.parametrize(
    "text",
    [
        "The film follows a platoon which is trying to retake Andriivka.",
        "He remembers how the Russians entered Bucha.",
        "When the Russians entered Bucha, she was eight months pregnant.",
        "The last bus left Kramatorsk at nine. It was attacked by a drone near Druzhkivka.",
        "Ivan, a sergeant, fought in Torske. He repairs watches.",
        "Russian forces reached Selydove in August 2023 after the fall of Novohrodivka.",
        "There are forty soldiers left in Torske.",
        "In Kherson a car bomb killed an official of the occupation.",
        "The battle of Poltava in 1709 is a lesson in logistics.",
        "The film about the fall of Mariupol won a prize.",
        'Torske is quiet. "I was here all through the occupation," says Valentyn, 68.',
    ],
)
def test_what_is_only_remembered_or_told_of_somebody_else(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("By the 17th Torske had fallen.", {"Torske capture RU neutral"}),
        ("What has Russia taken? Its troops are in control of Torske.", {"Torske control RU neutral"}),
        (
            "Ukraine still holds about 45 percent of Donetsk region, including Torske and Terny.",
            {"Torske control UA neutral", "Terny control UA neutral"},
        ),
        (
            "Kyiv says it took Terny. Russia is silent. Its ministry said attacks near Torske were repelled.",
            {"Terny capture UA UA", "Torske repel RU RU"},
        ),
        ("Torske was captured by Russian forces on 10 August 2024.", set()),
        ("Russian forces had captured around 20 percent of Torske.", {"Torske capture RU neutral"}),
        ("On 6 January 2024 the ministry said that Torske had been captured.", set()),
        ("Torske burns. He was killed on the first day of the liberation.", set()),
        (
            'In Torske the Russians have a corner of it, said the Ukrainian brigade, "and we have the rest".',
            {"Torske control RU UA", "Torske control UA UA"},
        ),
        (
            "Torske is a village. Russia took Terny in May. On Monday its ministry declared it captured.",
            {"Torske capture RU RU"},
        ),
        ("Torske burns. Russian media call the place liberated.", {"Torske capture RU RU"}),
        (
            "Ukraine's army has left Torske, giving up one of the gains of last summer's offensive.",
            {"Torske withdrawal UA neutral"},
        ),
        ("The soldiers of the 58th brigade who had been in Torske were buried on Monday.", set()),
        (
            "Ukrainian forces retook Torske, and Russian units had withdrawn to within ten kilometres of it.",
            {"Torske capture UA neutral"},
        ),
        ("In Kyiv, officials said Torske had been lost.", {"Torske capture RU UA"}),
        ("In Moscow, officials said Torske had been taken.", {"Torske capture RU RU"}),
        (
            "Syrskyi said that Torske was held but Terny had been lost.",
            {"Torske control UA UA", "Terny capture RU UA"},
        ),
        (
            "In Torske, a company of marines holed up in the school sends no word.",
            {"Torske control UA neutral"},
        ),
        (
            "Moscow says it has taken Torske. Kyiv denied this, and its troops were seen in Terny.",
            {"Torske capture RU RU", "Terny advance UA neutral"},
        ),
        ("The end of Torske\nRussian forces entered the village.", {"Torske advance RU neutral"}),
        (
            "In Torske, he said, Russian troops that got into the village are dead.",
            {"Torske advance RU neutral"},
        ),
        (
            "Moscow says it has taken Torske. Kyiv's spokesman said Ukrainian soldiers were in the village.",
            {"Torske capture RU RU", "Torske control UA UA"},
        ),
        (
            "A missile hit Lyman. Torske is under attack from three sides, and ten clashes were near it.",
            {"Torske assault RU neutral"},
        ),
        ("Terny is Ukrainian. In Lyman they have entered the town.", {"Terny control UA neutral"}),
        (
            "Torske, which the Russians have attacked more than any other, burns.",
            {"Torske assault RU neutral"},
        ),
        ("The army said its soldiers had drawn back from Torske.", {"Torske withdrawal UA UA"}),
        (
            "Russian forces entered Torske, and on Monday the deputy of the ministry, Oleh Ivanenko, said it "
            "had been taken.",
            {"Torske advance RU neutral", "Torske capture RU RU"},
        ),
        (
            "Torske had 45 residents. Ukraine's army left the village, near Kupiansk. In Moscow the capture "
            "was reported the same day.",
            {"Torske withdrawal UA neutral", "Torske capture RU neutral"},
        ),
        ("Russian groups of two or three slip into Torske.", {"Torske advance RU neutral"}),
        (
            "Moscow says its men hold Torske. According to Kyiv, they hold half of it.",
            {"Torske control RU RU", "Torske control RU UA"},
        ),
        (
            "Ukrainians had to leave Torske and now defend Terny.",
            {"Torske withdrawal UA neutral", "Terny control UA neutral"},
        ),
        ("In Torske the Russians have the whole village.", {"Torske control RU neutral"}),
        (
            "Russian troops hold a strip of land with ten villages, among them Torske and Terny.",
            {"Torske control RU neutral", "Terny control RU neutral"},
        ),
        (
            "Fighting goes on in Torske. Moscow said that the capture had been completed the evening before.",
            {"Torske assault RU neutral", "Torske capture RU RU"},
        ),
        (
            "Ukraine regained the west of Lyman; the east remained in Russian hands for two more days.",
            {"Lyman capture UA neutral"},
        ),
        (
            "Ivan, a Ukrainian sergeant, has come from Torske. The village is lost, he says.",
            {"Torske capture RU UA"},
        ),
    ],
)
def test_more_prose(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine holds between 40 and 50 percent of Torske, and Russia the rest.",
        "Half of Torske is in Ukrainian hands, the other half in Russian.",
        "Half of Torske is Ukrainian, the rest Russian.",
        "Half of Torske is under Ukrainian control, the rest under Russian.",
    ],
)
def test_the_rest_is_the_others(text: str) -> None:
    assert told(text) == {"Torske control UA neutral", "Torske control RU neutral"}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("In Torske, captured this month, there is no light.", {"Torske capture RU neutral"}),
        (
            "Two villages, Torske and Terny, had been seized.",
            {"Torske capture RU neutral", "Terny capture RU neutral"},
        ),
        ("Torske burns. Half of it is theirs, the Ukrainian brigade says.", {"Torske control RU UA"}),
        ("Torske burns. The Russians have the village.", {"Torske control RU neutral"}),
        ("The general could not confirm or deny that the Russians had left Torske.", set()),
        (
            "They look at Torske, which Russia has been trying to take since July.",
            {"Torske assault RU neutral"},
        ),
        ("Torske burns. There is no encirclement, the Ukrainian staff says.", set()),
    ],
)
def test_prose_of_feature_writers(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize("sentence", ["That, says Kyiv, is a lie.", "Not so, says Kyiv."])
def test_who_calls_a_claim_untrue_within_the_sentence(sentence: str) -> None:
    assert denied(f"Moscow says it controls Torske. {sentence}") == {"Torske control RU UA"}
