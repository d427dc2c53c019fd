"""Which pages are taken for the article that a feed tells of, and which for something in its place."""

import tomllib
from itertools import permutations

import pytest

from services.ingest.walls import LONGEST_WALL, MARKS, is_another, wall


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Just a moment...", "This may take some seconds."),
        ("Front Gazette", "Please ENABLE\nJavaScript to read this."),
        ("Front Gazette", "Confirm that you\u2019re not a robot."),
        ("Перевірка браузера", "Зачекайте."),
        ("Газета", "Чтобы читать дальше, включите JavaScript в настройках."),
    ],
)
def test_short_pages_are_known_for_walls_by_their_marks(title: str, text: str) -> None:
    assert wall(title, text)
    assert not wall(title, text + " Fighting went on." * LONGEST_WALL), "an article that has such words"
    assert not wall(title, text, f"{title}: {text}"), "the feed tells of them, too"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("The garrison was denied access to the road", "It held out for just a moment."),
        ("Robots clear mines near Izium", "Each of the robots replaces ten sappers, the brigade says."),
        ("", ""),
    ],
)
def test_articles_are_none(title: str, text: str) -> None:
    assert not wall(title, text)


def test_a_text_that_has_hardly_a_word_of_what_is_told_is_of_something_else() -> None:
    told = "Garrison of the besieged village holds out\nThe road to it was cut on Monday, officials say."
    assert is_another(told, "Welcome to our site! Choose what you like best, and pay later.")
    assert not is_another(told, "Besieged for weeks, the village's garrison gave up.")
    assert not is_another(
        "Гарнізон обложеного села тримається, дорогу перерізано", "Село обложили, шляху немає."
    )
    assert not is_another("Live updates\nRead more", "Nothing of the like."), "too few words to tell"


TRANSLATED = [
    "Загарбники обстріляли Куп'янськ і Вовчанськ: 14 поранених\nПро це повідомив Синєгубов.",
    "Оккупанты обстреляли Купянск и Волчанск: 14 раненых\nОб этом сообщил Синегубов.",
    "Invaders shell Kupiansk and Vovchansk, 14 wounded\nThe governor, Syniehubov, said so.",
]


@pytest.mark.parametrize(("told", "text"), list(permutations(TRANSLATED, 2)))
def test_a_translation_is_known_by_its_names_and_numbers(told: str, text: str) -> None:
    assert not is_another(told, text)


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (TRANSLATED[0], "Choose one of our subscriptions. Ukraine needs you: 14 days are free."),
        (TRANSLATED[2], "Оформіть передплату! Перші 14 днів безкоштовно, далі по 99 гривень."),
        (TRANSLATED[2], "Zelensky is in Warsaw. In Izium 14 people were wounded."),
        (
            "The road to the village is cut, and nobody can be brought out for days.",
            "Дорогу до села перерізано.",
        ),
    ],
)
def test_a_text_in_another_language_of_other_names_is_no_translation(told: str, text: str) -> None:
    assert is_another(told, text)


def test_marks_are_listed_once_and_as_they_are_compared() -> None:
    for marks in tomllib.loads(MARKS.read_text("utf-8")).values():
        assert len(marks) == len(set(marks))
        assert [mark.casefold() for mark in marks] == marks
