"""Summaries, features, encyclopaedias: what is only named by the way, whom "they" are, whose roads."""

from datetime import UTC, datetime

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article

PUBLISHED = datetime(2024, 9, 20, tzinfo=UTC)


def told(text: str) -> set[str]:
    claims = extract(Article(id="t", text=text, published=PUBLISHED, language="en"))
    return {f"{c.settlement} {c.kind} {c.actor} {c.claimant_side}" for c in claims}


@pytest.mark.parametrize(
    "between",
    [
        "The wounded are taken to Kramatorsk.",
        "Most residents have fled to Dnipro or Kramatorsk.",
        "Trains still run as far as Druzhkivka.",
        "Its mayor was born in Kramatorsk.",
        "Behind it lies Pokrovsk.",
        "Like Bakhmut, it has been bombed for months.",
    ],
)
@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Russian troops took the town on Wednesday.", "Hirnyk capture RU neutral"),
        ("Heavy fighting continued there on Friday.", "Hirnyk assault RU neutral"),
        ("It was captured on Wednesday by Russian troops.", "Hirnyk capture RU neutral"),
    ],
)
def test_the_text_goes_on_about_the_place_spoken_of(between: str, sentence: str, claim: str) -> None:
    assert told(f"Russian bombs hit Hirnyk again on Thursday. {between} {sentence}") == {claim}


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("The blog DeepState said they had entered Zolotyi Kolodiaz.", "Zolotyi Kolodiaz advance RU UA"),
        (
            "The Ukrainian General Staff said they had left Zolotyi Kolodiaz.",
            "Zolotyi Kolodiaz withdrawal RU UA",
        ),
        (
            "Ukraine's army said they had been driven out of Zolotyi Kolodiaz.",
            "Zolotyi Kolodiaz capture UA UA",
        ),
        ("Ukrainian soldiers said they still held Zolotyi Kolodiaz.", "Zolotyi Kolodiaz control UA UA"),
    ],
)
def test_one_that_speaks_is_not_they(sentence: str, claim: str) -> None:
    assert told(f"Russian troops have advanced near Dobropillia. {sentence}") == {claim}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Ukrainian marines stormed Neskuchne, where Russian soldiers had fortified the school, and by "
            "evening the village was theirs. Blahodatne followed a day later.",
            {"Neskuchne assault UA neutral", "Neskuchne control UA neutral", "Blahodatne capture UA neutral"},
        ),
        (
            "Ukrainian troops took Makarivka and Blahodatne. Moscow denied that either had been lost.",
            {
                f"{place} capture UA {side}"
                for place in ("Makarivka", "Blahodatne")
                for side in ("neutral", "RU")
            },
        ),
        (
            "The last asphalt road into Avdiivka is now under Russian control, said a Ukrainian officer.",
            {"Avdiivka encirclement RU UA"},
        ),
        ("The last road into Avdiivka is under Ukrainian control.", set()),
        (
            "She left Toretsk. According to Bohdan, a sergeant in a Ukrainian brigade, the town is taken.",
            {"Toretsk capture RU UA"},
        ),
        (
            "Ukrainian troops have left Lysychansk. On Friday a spokesman for the ministry in Kyiv, "
            "Ivan Bondar, had told the BBC that the city was not under Russian control.",
            {"Lysychansk withdrawal UA neutral", "Lysychansk control RU neutral"},
        ),
        (
            "Pokrovsk is in ruins. The president was told of the capture during a visit, the Kremlin said.",
            {"Pokrovsk capture RU RU"},
        ),
    ],
)
def test_prose_of_summaries(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Has Hrodivka fallen? Moscow says so.", {"Hrodivka capture RU RU asserted"}),
        ("Has Hrodivka fallen? Kyiv says it has not.", {"Hrodivka capture RU UA denied"}),
        (
            "Has Hrodivka fallen? Russia says it has; Ukraine denies it.",
            {"Hrodivka capture RU RU asserted", "Hrodivka capture RU UA denied"},
        ),
        (
            "Has Hrodivka fallen? Yes, says Moscow. Not yet, according to the General Staff in Kyiv.",
            {"Hrodivka capture RU RU asserted", "Hrodivka capture RU UA denied"},
        ),
        (
            "Who controls Hrodivka? Ukraine still does, says the General Staff.",
            {"Hrodivka control UA UA asserted"},
        ),
        ("Has Hrodivka fallen? Moscow says nothing.", set()),
        ("Will Hrodivka be lost? The mayor says that he has packed his bags.", set()),
    ],
)
def test_answers_leave_out_what_was_asked(text: str, claims: set[str]) -> None:
    made = extract(Article(id="t", text=text, published=PUBLISHED, language="en"))
    assert {f"{c.settlement} {c.kind} {c.actor} {c.claimant_side} {c.factuality}" for c in made} == claims


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Villages that Russia says it has captured this week:\n- Hrodivka\n- Zhelanne\n- Novyi Trud",
            {"Hrodivka", "Zhelanne", "Novyi Trud"},
        ),
        (
            "Settlements taken by Russian forces:\n* Hrodivka (Donetsk region)\n* Zhelanne (Donetsk region)",
            {"Hrodivka", "Zhelanne"},
        ),
        (
            "Russian troops have taken two villages. Kyiv is silent. The villages, Hrodivka and Zhelanne, "
            "lie close to Pokrovsk.",
            {"Hrodivka", "Zhelanne"},
        ),
        (
            "Russian troops have taken two villages. They were identified as Hrodivka and Zhelanne.",
            {"Hrodivka", "Zhelanne"},
        ),
        (
            "Selydove is in ruins. Russia's army announced its capture, along with that of Hirnyk.",
            {"Selydove", "Hirnyk"},
        ),
    ],
)
def test_names_come_behind_the_deed(text: str, places: set[str]) -> None:
    made = extract(Article(id="t", text=text, published=PUBLISHED, language="en"))
    assert {c.settlement for c in made if c.kind.value == "capture" and c.actor.value == "RU"} == places


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russia took Hrodivka in March and still holds it.", {"Hrodivka control RU neutral"}),
        (
            "Russian troops, who seized Hrodivka in March, have left the town.",
            {"Hrodivka withdrawal RU neutral"},
        ),
        (
            "Russian troops attacked Hrodivka on Monday and were thrown back with losses.",
            {"Hrodivka repel UA neutral"},
        ),
        ("Ukraine's army has kept the Russians out of Hrodivka so far.", {"Hrodivka repel UA neutral"}),
        ("Ukraine says it still has troops in Hrodivka.", {"Hrodivka control UA UA"}),
        (
            "Hrodivka is in ruins. There are still Ukrainian soldiers in the town.",
            {"Hrodivka control UA neutral"},
        ),
        ('"Nobody has thrown us out," a Ukrainian officer told The Times in Sumy.', set()),
        (
            'Bakhmut is burning. Kyiv says its troops are still holding the "aeroplane" district.',
            {"Bakhmut control UA UA"},
        ),
    ],
)
def test_deeds_and_states_in_one_sentence(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Russia said it had captured another village as its troops push on towards Pokrovsk. The "
            "village, Hrodivka, had 2,000 residents before the war.",
            {"Hrodivka capture RU RU"},
        ),
        (
            "Russia claimed the capture of a village east of Pokrovsk. Hrodivka lies on the railway.",
            {"Hrodivka capture RU RU"},
        ),
        ("Russian troops took a village on Monday. Kharkiv is without power.", set()),
        ("Russian troops took a village near Pokrovsk. Pokrovsk is a rail hub.", set()),
    ],
)
def test_the_one_village_that_was_counted(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "The last Ukrainian soldiers to leave Hrodivka walked all night.",
            {"Hrodivka withdrawal UA neutral"},
        ),
        ("Hrodivka has been occupied for a month.", {"Hrodivka control RU neutral"}),
        (
            "The Russians hold the south of Hrodivka and the Ukrainians the north.",
            {"Hrodivka control RU neutral", "Hrodivka control UA neutral"},
        ),
        (
            "Kyiv denied Moscow's claim that its troops were encircled in Hrodivka.",
            {"Hrodivka encirclement RU RU", "Hrodivka encirclement RU UA"},
        ),
        (
            "Ukrainians hold Hrodivka, a village east of Pokrovsk that the Russians attacked last week.",
            {"Hrodivka control UA neutral", "Hrodivka assault RU neutral"},
        ),
        ("Ukrainian troops have cut two of the three roads into Lyman.", {"Lyman encirclement UA neutral"}),
        ("London sees a chance of cutting off the Russian units in Lyman.", set()),
        ("Kupiansk was retaken once, in September 2022, in a day.", set()),
    ],
)
def test_who_and_where_over_clauses(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("In Pokrovsk, Russian forces hold the south.", {"Pokrovsk control RU neutral"}),
        ("In Huliaipole, Ukrainian troops have retreated from several villages to the north.", set()),
        ("Russian forces have so far not tried to retake Sudzha.", set()),
        ("The Russian-appointed governor admits that Ukrainians are in Krynky.", {"Krynky advance UA RU"}),
        (
            "Sudzha, the only town that Ukraine held in Russia, was lost last week.",
            {"Sudzha capture RU neutral"},
        ),
        (
            "The Russians occupied two villages in the grey zone: Krasne and Pylna.",
            {
                "Krasne capture RU neutral",
                "Pylna capture RU neutral",
            },
        ),
        (
            "CHASIV YAR, Ukraine — A van carries women from Bakhmut. Wagner has taken most of the city.",
            {"Bakhmut capture RU neutral"},
        ),
        ("Since the Russians retreated over the Oskil earlier this month, it has been quiet.", set()),
    ],
)
def test_where_forces_are(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Russian troops are storming Hrodivka, but so far the village is holding.",
            {"Hrodivka assault RU neutral", "Hrodivka control UA neutral"},
        ),
        ("Hrodivka came under attack by Russian drones at dawn.", set()),
        (
            "Zhelanne burns. The General Staff did not confirm this and said its forces held the village.",
            {"Zhelanne control UA UA"},
        ),
        (
            "Ukraine's command announced that it had allowed the 72nd Brigade to leave Vuhledar.",
            {"Vuhledar withdrawal UA UA"},
        ),
        ("The order for the last units to leave Siversk came on Sunday.", set()),
        (
            "Russian troops have left Shevchenko, south of Pokrovsk, which they captured last week.",
            {"Shevchenko withdrawal RU neutral", "Shevchenko capture RU neutral"},
        ),
        ("Hrodivka has become the scene of the war's fiercest fighting.", {"Hrodivka assault RU neutral"}),
    ],
)
def test_who_is_told_of(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Verbove is a village in the south. Who holds it? Russia does.", {"Verbove control RU neutral"}),
        (
            "Russia said it had taken Urozhaine, a village won by Ukraine in last summer's offensive.",
            {"Urozhaine capture RU RU"},
        ),
        (
            "Ocheretyne is burning. Russian forces used a rotation of two Ukrainian brigades, and by Tuesday "
            "they controlled most of Ocheretyne.",
            {"Ocheretyne control RU neutral"},
        ),
    ],
)
def test_whose_deed_and_when(text: str, claims: set[str]) -> None:
    assert claims <= told(text)
    assert not any(" UA " in claim for claim in told(text))
