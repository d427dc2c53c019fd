"""Claims in Ukrainian and Russian told in passing: in brackets, as progress, of a career, from memory."""

import pytest

from tests.unit.claims_told import told


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Наші бійці вибили росіян з позицій у Кліщіївці.", "uk", set()),
        ("Ворога вибито з двох опорників у Бахмуті.", "uk", set()),
        ("ВСУ выбиты с позиций в Клещеевке.", "ru", set()),
        ("Наши выдавливают ВСУ с позиций в Волчанске.", "ru", {"Vovchansk assault RU part"}),
        ("Наші бійці вибили росіян з Кліщіївки.", "uk", {"Klishchiivka capture UA"}),
        ("Ворога вибито з кількох будинків у Бахмуті.", "uk", {"Bakhmut capture UA part"}),
        ("Росіяни відійшли з позицій у Бахмуті.", "uk", {"Bakhmut withdrawal RU part"}),
    ],
)
def test_who_is_driven_out_of_positions_loses_no_town(text: str, language: str, wanted: set[str]) -> None:
    assert told(text, language) == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Воював за Піски, звільняв Херсон.", "uk", set()),
        ("Воевал за Пески, освобождал Херсон.", "ru", set()),
        ("Сили оборони звільняли Роботине.", "uk", {"Robotyne capture UA"}),
        ("Звільняємо Роботине.", "uk", {"Robotyne capture UA"}),
        ("Наши воюют за Торецк.", "ru", {"Toretsk assault RU"}),
        ("Пам'ятаю, як ми заходили в Роботине.", "uk", set()),
        ("Помню, как мы заходили в Работино.", "ru", set()),
        ("Ми заходили в Роботине, пам'ятаю добре.", "uk", {"Robotyne advance UA part"}),
        # what one is to remember is so, and what stands beside a memory is none
        ("Варто пам'ятати, що росіяни контролюють Енергодар.", "uk", {"Enerhodar control RU"}),
        ("Пам'ятаємо загиблих, а росіяни вранці захопили Роботине.", "uk", {"Robotyne capture RU"}),
        ("Запам'ятайте цей ранок: ЗСУ звільнили Роботине.", "uk", {"Robotyne capture UA"}),
        ("Помните, что российские войска удерживают Волчанск.", "ru", {"Vovchansk control RU"}),
        ("Жители помнят, как россияне вошли в Волчанск.", "ru", set()),
    ],
)
def test_a_career_and_memories_are_of_another_time(text: str, language: str, wanted: set[str]) -> None:
    assert told(text, language) == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Наши штурмуют Торецк, есть продвижение.", "ru",
         {"Toretsk assault RU", "Toretsk advance RU part"}),
        ("Російські війська штурмують Торецьк. Є просування.", "uk",
         {"Toretsk assault RU", "Toretsk advance RU part"}),
        ("Торецк наш. В переговорах есть продвижение.", "ru", {"Toretsk control RU"}),
        ("Российские войска продвинулись в Нью-Йорке.", "ru", {"Niu-York advance RU part"}),
        ("Російські війська просунулися в Нью-Йорку.", "uk", {"Niu-York advance RU part"}),
        ("Российские войска прошли маршем в Нью-Йорке.", "ru", set()),
    ],
)  # fmt: skip
def test_progress_is_made_in_the_place_spoken_of(text: str, language: str, wanted: set[str]) -> None:
    assert told(text, language) == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Бои идут у посёлка Прогресс (контролируется ВСУ).", "ru",
         {"Prohres assault RU", "Prohres control UA"}),
        ("Враг обстрелял дома у села Работино (контролируется ВСУ).", "ru", {"Robotyne control UA"}),
        ("Бои под Бахмутом (контролируют дорогу ВСУ).", "ru", {"Bakhmut assault RU"}),
    ],
)  # fmt: skip
def test_brackets_tell_the_state_of_the_place_before_them(text: str, language: str, wanted: set[str]) -> None:
    assert told(text, language) == wanted
