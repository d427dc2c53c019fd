"""Whether a text is in a language that is read: told to people, and nothing else depends on it."""

import json
from pathlib import Path

import pytest

from services.domain.languages import unread

GOLD = Path(__file__).parents[1] / "gold"


@pytest.mark.parametrize(
    "text",
    [
        "Les forces russes ont pris Bakhmout.",
        "Russische Truppen haben nach Angaben des Ministeriums die Stadt Bachmut eingenommen.",
        "Las fuerzas rusas tomaron el control de la ciudad de Bajmut, según el ministerio de Defensa.",
        "Wojska rosyjskie zajęły Pokrovsk, podało ministerstwo. Armia ukraińska nie potwierdza.",
        "Rus güçleri kentin kontrolünü ele geçirdi, savunma bakanlığı açıkladı. Ukrayna ordusu bunu"
        " yalanladı ve çatışmaların kentin dış mahallelerinde sürdüğünü, saldırıların püskürtüldüğünü"
        " söyledi.",
        "Руските сили превзеха контрола над град Бахмут. Украинската армия се изтегли от Авдеевка.",
        "Руске снаге преузеле су контролу над градом Бахмут, саопштило је министарство. Војска то негира.",
        "Расійскія войскі ўзялі пад кантроль горад Бахмут.",
        "Οι ρωσικές δυνάμεις κατέλαβαν την πόλη Μπαχμούτ.",
        "俄罗斯国防部周三宣布俄罗斯武装力量已经完全控制巴赫穆特市",
    ],
)
def test_another_language_is_told(text: str) -> None:
    assert unread(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12:40 — 7/8",
        "Bakhmut, Avdiivka, Kherson, Vovchansk",
        "Russia Captures Bakhmut In Major Victory",
        "Macron und Scholz visited the front",
        "Russian troops captured Henichesk, in Skadovsk district reached Shyroke, Oleshky captured.",
        "Враг занял Бахмут.",
        "Наши войска взяли Бахмут",
        "Ворог окупував Селидове.",
        "Губернатор Ђоковић говорив про обстріли Херсона, унаслідок яких загинули двоє людей"
        " у Дніпровському районі міста, ще троє дістали поранення, повідомили в обласній військовій"
        " адміністрації.",
    ],
)
def test_what_is_read_or_too_short_to_tell_is_not(text: str) -> None:
    assert not unread(text)


@pytest.mark.parametrize("file", sorted(GOLD.glob("*.jsonl")), ids=lambda file: file.stem)
def test_no_passage_that_is_read_is_taken_for_another_language(file: Path) -> None:
    passages = [json.loads(line)["text"] for line in file.read_text("utf-8").splitlines()]
    assert passages
    assert [text for text in passages if unread(text)] == []
