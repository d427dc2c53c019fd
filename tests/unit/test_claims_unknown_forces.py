"""Who acts is named by a word that no lexicon has: what describes it tells the side, or nothing does."""

from itertools import product

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from services.domain.models.claims import Claim, Kind
from services.domain.models.sides import ClaimantSide, Side
from services.domain.places.inflection import dictionary
from tests.unit.claims_told import PUBLISHED

UA, RU = Side.UA, Side.RU

ADJECTIVES = {
    "uk": ((UA, "український"), (UA, "київський"), (RU, "російський"), (RU, "чеченський")),
    "ru": ((UA, "украинский"), (UA, "киевский"), (RU, "российский"), (RU, "чеченский")),
}
NOUNS = {
    "uk": ("варвар", "бандит", "терорист", "нацгвардієць", "в'язень", "садист", "велетень"),
    "ru": ("варвар", "бандит", "боевик", "террорист", "нацгвардеец", "узник", "садист", "великан"),
}
TOLD = {
    "uk": (
        "{nomn} захопили Бахмут.",
        "{nomn} вчора взяли Бахмут.",
        "Бахмут захопили {nomn}.",
        "{nomn} відступили з Бахмута.",
        "{nomn} контролюють Бахмут.",
        "{nomn} атакували Бахмут.",
        "{nomn} прорвали оборону і захопили Бахмут.",
        "{nomn}, які захопили Бахмут, закріпилися.",
        "Бахмут захоплений {ablt}.",
        "Захоплення Бахмута {ablt}.",
        "Відступ {gent} з Бахмута.",
    ),
    "ru": (
        "{nomn} захватили Бахмут.",
        "Бахмут захватили {nomn}.",
        "{nomn} отступили из Бахмута.",
        "{nomn} контролируют Бахмут.",
        "{nomn} атаковали Бахмут.",
        "Бахмут захвачен {ablt}.",
        "Взятие Бахмута {ablt}.",
        "Отход {gent} из Бахмута.",
    ),
}
IN_ENGLISH = (
    "{} barbarians captured Bakhmut.",
    "{} barbarians withdrew from Bakhmut.",
    "{} barbarians control Bakhmut.",
    "Bakhmut was captured by {} barbarians.",
    "Bakhmut is held by {} barbarians.",
    "Bakhmut is under attack by {} barbarians.",
    "The capture of Bakhmut by {} barbarians.",
    "The retreat of {} barbarians from Bakhmut began.",
)


COLLECTIVE = {
    "uk": (("захопив", "masc", "спецзагін"), ("захопила", "femn", "зграя"), ("захопила", "femn", "ватага")),
    "ru": (
        ("захватил", "masc", "спецотряд"),
        ("захватила", "femn", "банда"),
        ("захватила", "femn", "ватага"),
    ),
}
ONE = {
    "uk": (
        "{nomn} {took} Бахмут.",
        "Бахмут {took} {nomn}.",
        "Бахмут узято {ablt}.",
        "Бахмут захоплений {ablt}.",
    ),
    "ru": (
        "{nomn} {took} Бахмут.",
        "Бахмут {took} {nomn}.",
        "Бахмут захвачен {ablt}.",
        "Взятие Бахмута {ablt}.",
    ),
}
SEVERAL = {
    "uk": ("{nomn} захопили Бахмут.", "Бахмут захопили {nomn}.", "Бахмут узято {ablt}."),
    "ru": ("{nomn} захватили Бахмут.", "Бахмут захватили {nomn}.", "Бахмут захвачен {ablt}."),
}


def claims(text: str, outlet: ClaimantSide = ClaimantSide.NEUTRAL, language: str = "") -> list[Claim]:
    """The claims of a text of an outlet of that side."""
    return extract(Article(id="a", text=text, published=PUBLISHED, outlet_side=outlet, language=language))


def singular(language: str, case: str, gender: str, *words: str) -> str:
    """The adjective and noun in a case of the singular."""
    analyzer = dictionary(language)
    adjective = next(parse for parse in analyzer.parse(words[0]) if "ADJF" in parse.tag)
    noun = next(parse for parse in analyzer.parse(words[1]) if "NOUN" in parse.tag and "nomn" in parse.tag)
    number = {"sing"} if language == "ru" else set()
    return f"{adjective.inflect({gender, case}).word} {noun.inflect({case} | number).word}".capitalize()


def plural(language: str, case: str, *words: str) -> str:
    """The adjective and noun in a case of the plural."""
    parts = (("ADJF", words[0]), ("NOUN", words[1]))
    parses = ((part, parse) for part, word in parts for parse in dictionary(language).parse(word))
    inflected = {part: parse.inflect({"plur", case}).word for part, parse in parses if part in parse.tag}
    return f"{inflected['ADJF']} {inflected['NOUN']}".capitalize()


@pytest.mark.parametrize("outlet", list(ClaimantSide))
@pytest.mark.parametrize("language", ["uk", "ru"])
def test_what_is_said_to_be_of_a_side_is_never_of_the_other(language: str, outlet: ClaimantSide) -> None:
    for (side, adjective), noun in product(ADJECTIVES[language], NOUNS[language]):
        acting = {case: plural(language, case, adjective, noun) for case in ("nomn", "gent", "ablt")}
        for told in TOLD[language]:
            text = told.format(**acting)
            assert {claim.actor for claim in claims(text, outlet, language)} == {side}, text


@pytest.mark.parametrize("outlet", list(ClaimantSide))
@pytest.mark.parametrize("language", ["uk", "ru"])
def test_nor_is_a_band_of_them(language: str, outlet: ClaimantSide) -> None:
    for (side, adjective), (took, gender, noun) in product(ADJECTIVES[language], COLLECTIVE[language]):
        one = {case: singular(language, case, gender, adjective, noun) for case in ("nomn", "ablt")}
        several = {case: plural(language, case, adjective, noun) for case in ("nomn", "ablt")}
        texts = [told.format(took=took, **one) for told in ONE[language]]
        for text in [*texts, *(told.format(**several) for told in SEVERAL[language])]:
            assert {claim.actor for claim in claims(text, outlet, language)} == {side}, text


@pytest.mark.parametrize("outlet", list(ClaimantSide))
@pytest.mark.parametrize(("side", "adjective"), [(UA, "Ukrainian"), (RU, "Russian")])
def test_nor_is_it_in_english(side: Side, adjective: str, outlet: ClaimantSide) -> None:
    for told in IN_ENGLISH:
        text = told.format(adjective)
        assert {claim.actor for claim in claims(text, outlet, "en")} <= {side}, text
    assert claims("Bakhmut was captured by Ukrainian barbarians.", outlet)[0].actor is UA


@pytest.mark.parametrize(
    "text",
    [
        "Мурахи захопили Бахмут.",
        "Велетні прорвали оборону і захопили Бахмут.",
        "Білоруські війська захопили Бахмут.",
        "Сирійські найманці взяли Бахмут.",
        "Іноземні найманці контролюють Бахмут.",
        "Тараканы захватили Бахмут.",
        "Белорусские войска захватили Бахмут.",
        "Сирийские наёмники захватили Бахмут.",
        "Belarusian troops captured Bakhmut.",
        "Bakhmut was captured by Syrian mercenaries.",
    ],
)
@pytest.mark.parametrize("outlet", list(ClaimantSide))
def test_who_is_of_neither_side_makes_no_claim(text: str, outlet: ClaimantSide) -> None:
    assert claims(text, outlet) == []


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Бойовики захопили Бахмут і Соледар, що поруч із ним.", RU),
        ("Терористи захопили Бахмут, що на Донеччині.", RU),
        ("Колишні в'язні захопили Бахмут.", RU),
        ("Нацгвардійці тримають Бахмут.", UA),
        ("Російский загін захопив Бахмут.", RU),
        ("Російський спецназ захопив Бахмут.", RU),
        ("Український спецзагін захопив Бахмут.", UA),
        ("Российский спецвзвод захватил Бахмут.", RU),
        ("Бывшие заключенные захватили Бахмут.", RU),
        ("Террористы захватили Бахмут.", UA),
    ],
)
def test_what_fighters_are_called(text: str, side: Side) -> None:
    assert {claim.actor for claim in claims(text)} == {side}


def test_a_subject_left_out_still_goes_on_about_the_side_last_spoken_of() -> None:
    found = claims("Росіяни прорвалися в Бахмут. Захопили залізничний вокзал у Бахмуті.", language="uk")
    assert {claim.actor for claim in found} == {RU}
    assert Kind.CAPTURE in {claim.kind for claim in found}
