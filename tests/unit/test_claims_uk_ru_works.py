"""Claims in Ukrainian and Russian about works and ports that go by the adjective of their town."""

import pytest

from services.domain.places import find_mentions
from tests.unit.claims_told import told


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Росіяни захопили Авдіївський коксохім.", "uk", {"Avdiivka capture RU part"}),
        ("Сили оборони утримують авдіївський коксохімічний завод.", "uk", {"Avdiivka control UA part"}),
        ("Авдіївський коксохім повністю під контролем окупантів.", "uk", {"Avdiivka control RU part"}),
        ("Загарбники вже в морському порту, а маріупольський вокзал захопили вчора.", "uk",
         {"Mariupol capture RU part"}),
        ("Бої точаться за Рубіжанський картонний комбінат.", "uk", {"Rubizhne assault RU part"}),
        ("Російські війська захопили Сєвєродонецький «Азот».", "uk", {"Sievierodonetsk capture RU part"}),
        ("Бої йдуть на бахмутських околицях.", "uk", {"Bakhmut assault RU part"}),
        ("Бої йдуть під Авдіївським коксохімом.", "uk", {"Avdiivka assault RU"}),
        ("Российские войска взяли Авдеевский коксохим.", "ru", {"Avdiivka capture RU part"}),
        ("Украинские военные оставили Лисичанский нефтеперерабатывающий завод.", "ru",
         {"Lysychansk withdrawal UA part"}),
        ("Лисичанский НПЗ взят нашими войсками.", "ru", {"Lysychansk capture RU part"}),
        ("ВСУ покинули Северодонецкий Азот.", "ru", {"Sievierodonetsk withdrawal UA part"}),
        ("Бои шли на территории мариупольского порта.", "ru", {"Mariupol assault RU part"}),
        # a suburb with a name of its own is that
        ("Российские войска удерживают донецкий пригород Марьинка.", "ru", {"Marinka control RU part"}),
    ],
)  # fmt: skip
def test_works_of_a_town_are_a_part_of_it(text: str, language: str, wanted: set[str]) -> None:
    assert told(text, language) == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Бахмутський напрямок утримують Сили оборони.", "uk", set()),
        ("Маріупольський гарнізон захопили росіяни.", "uk", set()),
        ("Росіяни захопили Запорізьку атомну станцію.", "uk", set()),
        ("Луганські заводи захопили росіяни.", "uk", set()),
        ("Український завод захопили росіяни.", "uk", set()),
        ("У Покровському завод захопили росіяни.", "uk", set()),
        ("Ворог обстріляв Лисичанський НПЗ.", "uk", set()),
        ("Ворог атакував Херсонський порт.", "uk", set()),
        ("Російські війська атакували Херсонський порт.", "uk", {"Kherson assault RU part"}),
        ("Донецкая область освобождена.", "ru", set()),
        ("Мариупольский гарнизон сдался.", "ru", set()),
        ("Наши взяли Кременчугский НПЗ.", "ru", set()),
    ],
)  # fmt: skip
def test_regions_garrisons_and_targets_are_not(text: str, language: str, wanted: set[str]) -> None:
    assert told(text, language) == wanted


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Покровський вокзал стоїть.", "uk", ["Pokrovsk"]),
        ("Миколаївський порт стоїть.", "uk", ["Mykolaiv"]),
        ("Лисичанский завод и Лисичанск.", "ru", ["Lysychansk", "Lysychansk"]),
        ("Хутор Лисичанский и спорт.", "ru", ["Lysychanskyi"]),
        ("Білицько-Лисичанський завод стоїть.", "uk", []),
        ("Арабський порт і міський вокзал працюють.", "uk", []),
        ("Росіяни захопили донецьке передмістя Мар'їнку.", "uk", ["Marinka"]),
    ],
)
def test_the_adjective_of_a_town_names_it_before_works_alone(
    text: str, language: str, names: list[str]
) -> None:
    assert [mention.name for mention in find_mentions(text, language)] == names
