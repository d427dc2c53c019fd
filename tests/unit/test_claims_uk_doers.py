"""Who acts in Ukrainian reports that name nobody or count forces, and what is lost or taken in none."""

import pytest

from tests.unit.claims_told import told


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Сіверськ штурмують із двох флангів.", "Siversk assault RU"),
        ("На Сіверськ тиснуть уже тиждень.", "Siversk assault RU"),
        ("Намагалися прорватися в Сіверськ уздовж річки.", "Siversk assault RU"),
        ("Атакували окупантів у Сіверську, взяли трофеї.", "Siversk assault UA"),
    ],
)
def test_who_attacks_where_nobody_is_named(text: str, claim: str) -> None:
    assert told(text, "uk") == {claim}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Під Сіверськом атакувало чотири ворожих батальйони.", "Siversk assault RU"),
        ("Сіверськ штурмує до взводу окупантів.", "Siversk assault RU"),
        ("У Сіверськ зайшло до роти ворожої піхоти.", "Siversk advance RU part"),
        ("У Сіверську лишається до сотні росіян.", "Siversk control RU part"),
    ],
)
def test_counted_forces_act(text: str, claim: str) -> None:
    assert told(text, "uk") == {claim}


def test_an_enemy_who_comes_up_to_a_company_is_no_company_that_comes() -> None:
    assert told("Ворог підійшов до роти наших бійців у Сіверську.", "uk") == set()


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Маємо просування противника в Сіверську.", "Siversk advance RU part"),
        ("Маємо просування в Сіверську.", "Siversk advance UA part"),
    ],
)
def test_whose_gains_one_has_to_tell_of(text: str, claim: str) -> None:
    assert told(text, "uk") == {claim}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Москва мовчить ЗСУ вибили російський загін із Сіверська.", "Siversk capture UA"),
        ("Наша піхота потіснила ворога в Сіверську.", "Siversk advance UA part"),
        ("Росіяни відтіснили наші підрозділи в Сіверську.", "Siversk advance RU part"),
        ("Окупанти намагалися потіснити наших бійців поблизу Сіверська.", "Siversk assault RU"),
        ("Росіяни зачепилися за перші будинки Сіверська.", "Siversk advance RU part"),
        ("Стрілецький батальйон тримає оборону Сіверська.", "Siversk control UA"),
        ("Десантники й далі обороняють Сіверськ.", "Siversk control UA"),
        ("Сіверськ під штурмом.", "Siversk assault RU"),
        ("Командира взводу поранено під час штурму Сіверська.", "Siversk assault RU"),
        ("Під час штурму Сіверська окупанти лишили в полі п'ять машин.", "Siversk assault RU"),
        ("Сіверськ тепер захоплений РФ.", "Siversk capture RU"),
        ("31 ОМБр штурмує Сіверськ.", "Siversk assault UA"),
        ("205 омбр рф штурмує Сіверськ.", "Siversk assault RU"),
        ("Повідомили про початок боїв за Сіверськ.", "Siversk assault RU"),
        ("Інтенсивність боїв у Сіверську лише зростає.", "Siversk assault RU"),
        ("Загарбники провалили наступ на Сіверськ.", "Siversk assault RU"),
        ("Загарбникам не вдалося почати наступ на Сіверськ.", "Siversk assault RU denied"),
        ("31-ша окрема механізована бригада звільнила Сіверськ.", "Siversk capture UA"),
        ("Частина російських полків залишила Сіверськ.", "Siversk withdrawal RU part"),
        ("До Сіверська зайшла мотострілецька рота.", "Siversk advance RU part"),
        ("Нелюди захопили Сіверськ.", "Siversk capture RU"),
        ("Орда накатує на Сіверськ.", "Siversk assault RU"),
        ("Окупанти накивали п'ятами із Сіверська.", "Siversk withdrawal RU"),
        ("Село Серебрянка вже звільнене ЗСУ.", "Serebrianka capture UA"),
        ("Окуповане РФ місто Сіверськ обстріляли.", "Siversk control RU"),
        ("Окупанти затиснули Сіверськ у лещата.", "Siversk encirclement RU"),
    ],
)
def test_who_pushes_whom_and_who_holds_what(text: str, claim: str) -> None:
    assert told(text, "uk") == {claim}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Росіяни тиснуть на Сіверськ. Це були піхотинці ЗСУ, які тримали ліс і відбили напад.",
            {"Siversk repel UA"},
        ),
        (
            "Росіяни обстріляли піхотинців, які тримали ліс, та зайшли в Сіверськ.",
            {"Siversk advance RU part"},
        ),
    ],
)
def test_a_relative_clause_goes_on_until_a_comma(text: str, claims: set[str]) -> None:
    assert told(text, "uk") == claims


@pytest.mark.parametrize(
    "text",
    [
        "Захоплення Сіверська поки не підтверджено.",
        "Інформація про взяття Сіверська не підтверджується.",
        "Прорив росіян у Сіверську не підтвердився.",
        "Родина із Сіверська втратила житло.",
        "Росіяни в Сіверську втратили ініціативу.",
        "Готові до боїв за Сіверськ: бригада входить до складу угруповання «Південь».",
        "Кожен внесок наближає повернення Сіверська.",
        "Оточення Сіверська виглядає фантастичним планом.",
    ],
)
def test_what_is_not_known_lost_or_real(text: str) -> None:
    assert not any("Siversk" in claim and "assault" not in claim for claim in told(text, "uk"))


def test_what_is_not_known_after_a_capture() -> None:
    text = "Після захоплення Сіверська росіянами немає доказів жертв серед людей."
    assert told(text, "uk") == {"Siversk capture RU"}


def test_who_goes_on_attacking_where_nobody_is_named() -> None:
    text = "ЗСУ звільнили Серебрянку. Атакують у Сіверську щодня."
    assert "Siversk assault UA" in told(text, "uk")


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("П'ять ворожих штурмів відбили наші піхотинці біля Сіверська.", "Siversk repel UA"),
        ("Ворожі атаки відбили українські прикордонники поблизу Сіверська.", "Siversk repel UA"),
        ("Росіяни не мали успіху поблизу Сіверська.", "Siversk assault RU"),
        ("Тричі йшли вперед загарбники біля Сіверська.", "Siversk assault RU"),
        ("Утримання Сіверська дає нам час на зведення укріплень.", "Siversk control UA"),
        ("Зачистку Сіверська вже завершено.", "Siversk capture UA"),
        ("Міноборони РФ: зачистку Сіверська завершено.", "Siversk capture RU"),
    ],
)
def test_whose_deed_the_order_of_words_hides(text: str, claim: str) -> None:
    assert told(text, "uk") == {claim}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Сіверськ на 70% під контролем ворога.", "Siversk control RU part"),
        ("Окупанти захопили Сіверськ на 60 відсотків.", "Siversk capture RU part"),
        ("Окупанти захопили Сіверськ після 60 днів штурму.", "Siversk capture RU"),
        ("Сіверськ в оперативному оточенні.", "Siversk encirclement RU part"),
        ("Ворог узяв Сіверськ у тактичне кільце.", "Siversk encirclement RU part"),
        ("Ворог узяв Сіверськ у щільне кільце.", "Siversk encirclement RU"),
        ("Останню дорогу до Сіверська перерізано.", "Siversk encirclement RU part"),
    ],
)
def test_how_much_is_taken_or_surrounded(text: str, claim: str) -> None:
    assert told(text, "uk") == {claim}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Наші штурмовики воюють на Запоріжжі.", set()),
        ("Ворог наступає на Запоріжжя.", {"Zaporizhzhia assault RU"}),
        ("Росія вела бої в Азовському та Чорному морях.", set()),
        ("Нащадки героїв битви під Сіверськом у далекому 1688 році воюють і нині.", set()),
        ("Уявімо, що наша піхота звільняє Сіверськ.", set()),
        ("У День спротиву окупації Севастополя запалили свічки.", set()),
    ],
)
def test_lands_seas_and_days_are_no_towns_taken(text: str, claims: set[str]) -> None:
    assert told(text, "uk") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Штурму Сіверська минулої доби не було.", {"Siversk assault RU denied"}),
        ("Оточення Сіверська не було.", {"Siversk encirclement RU denied"}),
        ("Просування противника в Сіверську не зафіксовано.", set()),
        ("Після штурму Сіверська росіян там не було.", {"Siversk assault RU", "Siversk control RU denied"}),
        ("Взяття Сіверська окупантами не відбулося.", set()),
        ("Захоплення Сіверська не було несподіванкою.", {"Siversk capture RU"}),
        ("Наступ росіян на Сіверськ провалився.", {"Siversk assault RU"}),
        ("Захоплення Сіверська провалилося.", {"Siversk capture RU denied"}),
    ],
)
def test_what_there_was_none_of(text: str, claims: set[str]) -> None:
    assert told(text, "uk") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("ЗСУ атакували нафтобазу в Токмаку.", set()),
        ("Потужна атака на аеродром у Джанкої.", set()),
        ("Росіяни атакували північ Сіверська.", {"Siversk assault RU part"}),
        ("Сіверськ під безперервними штурмами.", {"Siversk assault RU"}),
        ("Окупанти обійшли Сіверськ із флангів.", {"Siversk encirclement RU part"}),
        ("Сіверськ напівоточений.", {"Siversk encirclement RU part"}),
        ("Наші піхотинці вирвалися з оточення в Сіверську.", {"Siversk withdrawal UA"}),
        ("У Сіверську окопалися російські десантники.", {"Siversk control RU part"}),
    ],
)
def test_what_is_struck_and_what_is_stormed_or_surrounded(text: str, claims: set[str]) -> None:
    assert told(text, "uk") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("У Сіверську здалися двоє російських солдатів.", set()),
        ("Російський солдат утік із Сіверська, розповів він на допиті.", set()),
        ("Із Сіверська відступила російська піхота.", {"Siversk withdrawal RU"}),
        ("У Сіверську здалися три роти росіян.", {"Siversk withdrawal RU"}),
        ("Звільнення Сіверська вже не за горами.", set()),
        ("Усі говорять про звільнення Сіверська.", set()),
        ("У штабі говорять про звільнення Сіверська.", {"Siversk capture UA"}),
        ("Захоплення Сіверська лишається метою росіян.", set()),
        ("Росіяни близькі до захоплення Сіверська.", set()),
        ("Вибухи пролунали в Сіверську, де дислокується бригада ЗСУ.", set()),
        ("Бійці перебували в підвалі в Сіверську.", set()),
        ("Російські бійці сидять у підвалі в Сіверську.", {"Siversk control RU part"}),
        ("ЗСУ провели низку контратак біля Сіверська.", {"Siversk assault UA"}),
        ("Сіверськ, у який зайшли росіяни, палає.", {"Siversk advance RU part"}),
        ("Москва заявила про взяття Сіверська, Київ мовчить.", {"Siversk capture RU"}),
        ("Тривають бої за Сіверськ, захоплений ЗСУ торік.", {"Siversk assault RU"}),
    ],
)
def test_a_few_who_leave_and_deeds_that_are_only_spoken_of(text: str, claims: set[str]) -> None:
    assert told(text, "uk") == claims


@pytest.mark.parametrize(
    ("text", "language", "claims"),
    [
        ("ЗСУ тримають Лиман. Окупанти лізли під Терни, та їм удалося зайняти Торське.", "uk", "capture RU"),
        ("ЗСУ тримають Лиман. Росіяни зайшли в Торське, проте вночі їх відкинуто.", "uk", "repel UA"),
        ("Увечері всі атаки на Торське відбито ЗСУ.", "uk", "repel UA"),
        ("Обидва штурми біля Торського відбиті ЗСУ.", "uk", "repel UA"),
        ("Атаки на Торское отбиты ВСУ.", "ru", "repel UA"),
        ("Атаки на Торское отбиты ВС РФ.", "ru", "repel RU"),
        ("Біля Торського відбито атаку ЗСУ.", "uk", "repel RU"),
        ("Отбиты три атаки ВСУ у Торского.", "ru", "repel RU"),
    ],
)
def test_who_is_meant_by_them_and_who_stands_behind_a_participle(
    text: str, language: str, claims: str
) -> None:
    assert f"Torske {claims}" in {claim.removesuffix(" part") for claim in told(text, language)}
    assert len([claim for claim in told(text, language) if claim.startswith("Torske repel")]) < 2


@pytest.mark.parametrize(
    ("text", "language", "claims"),
    [
        ("Сіверськ у наших руках.", "uk", {"Siversk control UA"}),
        ("Сіверськ давно не в українських руках.", "uk", {"Siversk control UA denied"}),
        ("Далі стримуємо натиск на околиці Сіверська.", "uk", {"Siversk repel UA part"}),
        ("Продовжуємо стримувати натиск ворога в Сіверську.", "uk", {"Siversk repel UA"}),
        ("Наша піхота перебуває в адміністративних межах Сіверська.", "uk", {"Siversk control UA part"}),
        ("Лінія бойового зіткнення в Сіверську змінилася.", "uk", set()),
        ("Усі сили ворога націлені на захоплення Сіверська.", "uk", set()),
        ("Головний удар ворог спрямував на захоплення Сіверська.", "uk", {"Siversk assault RU"}),
        ("Колона минула околиці визволеного Сіверська.", "uk", {"Siversk capture UA"}),
        ("Люди їдуть з окупованої східної частини Сіверська.", "uk", {"Siversk control RU part"}),
        ("Гуркіт чути під Торським та окупованим Сіверськом.", "uk", {"Siversk control RU"}),
        ("Дым виден над улицами освобождённого Северска.", "ru", {"Siversk capture RU"}),
    ],
)
def test_hands_lines_and_what_is_told_of_a_part_or_the_whole(
    text: str, language: str, claims: set[str]
) -> None:
    assert told(text, language) == claims


@pytest.mark.parametrize(
    ("text", "language", "claims"),
    [
        ("Про успіх у Сіверську наших піхотинців говорять давно.", "uk", {"Siversk advance UA part"}),
        ("Після наступу на Сіверськ українських бригад тут тихо.", "uk", {"Siversk assault UA"}),
        ("О прорыве в Северске украинских штурмовиков ещё спорят.", "ru", {"Siversk advance UA part"}),
        ("Прорив у Сіверську. Росіян бачили в лісі.", "uk", {"Siversk advance RU part"}),
        ("У Сіверську добігає кінця зачищення окупантів.", "uk", {"Siversk assault UA"}),
        (
            "Росіяни взяли Сіверськ. Піхота почала зачищування міста від росіян.",
            "uk",
            {"Siversk capture RU", "Siversk assault UA"},
        ),
        ("Окупанти проводять зачистку Сіверська.", "uk", {"Siversk assault RU"}),
        ("В Северске идёт зачистка боевиков ВСУ.", "ru", {"Siversk assault RU"}),
        ("У марному намаганні взяти Сіверськ ворог зумів дійти лише до річки.", "uk", {"Siversk assault RU"}),
        ("Точаться бої ледь не в центрі, майже в центрі Сіверська.", "uk", {"Siversk assault RU part"}),
        ("Сіверськ, де лінія оборони фактично проходить по річці, стоїть.", "uk", set()),
        ("Бійці відтіснили росіян до Сіверська.", "uk", set()),
        ("Наши оттеснили ВСУ до околиц Северска.", "ru", set()),
        ("Бійці відігнали росіян від Сіверська.", "uk", {"Siversk repel UA"}),
        ("Найважче на напрямках на Сіверськ та Лиман, де тиснуть окупанти.", "uk", set()),
    ],
)
def test_forces_behind_the_place_and_who_is_cleared_or_thrown_back(
    text: str, language: str, claims: set[str]
) -> None:
    assert told(text, language) == claims


@pytest.mark.parametrize(
    ("text", "language", "kept"),
    [
        ("Ворог атакував Сіверськ. Внаслідок обстрілу загинули двоє людей.", "uk", False),
        ("Росіяни атакували Торське. Пошкоджено школу та десять будинків.", "uk", False),
        ("Враг атаковал Северск. Погибла женщина, ранен ребёнок.", "ru", False),
        ("Russian forces attacked Siversk overnight. Three residents were killed.", "en", False),
        ("Ворог атакував Сіверськ. Поранено кількох бійців.", "uk", True),
        ("Ворог атакував під Сіверськом. Загинув житель Лимана.", "uk", True),
        ("Ворог штурмував Сіверськ. Загинув мирний житель.", "uk", True),
    ],
)
def test_an_attack_behind_which_people_are_told_to_be_hurt_was_a_strike(
    text: str, language: str, kept: bool
) -> None:
    assert bool(told(text, language)) is kept


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("У травні 2022 року наш загін зупинив колону, звільнив Сіверськ.", set()),
        ("У травні 2022 року наші бійці тримали Лиман і визволили Сіверськ.", set()),
        ("Торік росіяни взяли Лиман, тепер вони штурмують Сіверськ.", {"Siversk assault RU"}),
    ],
)
def test_a_verb_that_goes_on_with_a_subject_shares_its_time(text: str, claims: set[str]) -> None:
    assert told(text, "uk") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Росіяни увійшли в Сіверськ, північ міста під їхнім контролем, каже речник ЗСУ.",
            {"Siversk advance RU part", "Siversk control RU part"},
        ),
        (
            "Українські десантники увійшли в Сіверськ, центр під їхнім контролем.",
            {"Siversk advance UA part", "Siversk control UA part"},
        ),
        ("Речник ЗСУ заявив, що Сіверськ під їхнім контролем.", {"Siversk control UA"}),
    ],
)
def test_their_control_is_that_of_whom_the_sentence_has_named(text: str, claims: set[str]) -> None:
    assert told(text, "uk") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Після відступу наших підрозділів ворог зайняв Сіверськ і Дронівку.",
            {
                "Siversk withdrawal UA",
                "Dronivka withdrawal UA",
                "Siversk capture RU",
                "Dronivka capture RU",
            },
        ),
        (
            "Після відходу росіян десантники ЗСУ закріпилися в Сіверську.",
            {"Siversk withdrawal RU", "Siversk capture UA"},
        ),
        (
            "Після відходу наших підрозділів із Дронівки ворог зайняв Сіверськ.",
            {"Dronivka withdrawal UA", "Siversk capture RU"},
        ),
        ("Після відступу наших підрозділів ворог захопив висоту біля Сіверська.", set()),
        ("Після відступу ворог зайняв Сіверськ.", {"Siversk capture RU"}),
    ],
)
def test_what_others_take_after_a_withdrawal_is_left(text: str, claims: set[str]) -> None:
    assert told(text, "uk") == claims


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Ворогу вдається просуватися в Сіверську.", "Siversk advance RU part"),
        ("«Малим групам вдається проникати в Сіверськ», — каже речник ЗСУ.", "Siversk advance RU part"),
        (
            "Ворог окупував Дронівку. Також просунувся в Сіверську та поблизу Званівки.",
            "Siversk advance RU part",
        ),
        ("Хлопці зачистили Сіверськ, каже речник ЗСУ.", "Siversk capture UA"),
        ("Над Сіверськом знову майорить прапор України.", "Siversk capture UA"),
    ],
)
def test_whose_gains_go_on(text: str, claim: str) -> None:
    assert claim in told(text, "uk")


@pytest.mark.parametrize(
    "text",
    [
        "Один росіянин просунувся в Сіверську.",
        "Заскочив у Сіверськ уранці.",
        "У Сіверську, що на Донеччині, окупанти кинули гранату в цивільних.",
    ],
)
def test_what_tells_of_nobodys_gains(text: str) -> None:
    assert told(text, "uk") == set()


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "ЗСУ звільнили три села. Це Серебрянка, Дронівка й Званівка.",
            {"Serebrianka capture UA", "Dronivka capture UA", "Zvanivka capture UA"},
        ),
        (
            "Оголошено про звільнення ще двох сіл.\nЦе Дронівка й Званівка.",
            {"Dronivka capture UA", "Zvanivka capture UA"},
        ),
        ("ЗСУ звільнили три села. Це підтвердив мер Сіверська.", set()),
        ("ЗСУ просунулися. Це Сіверськ, тут тихо.", set()),
        ("У Сіверську тривають пошуково-ударні дії ЗСУ.", {"Siversk assault UA"}),
    ],
)
def test_which_villages_these_are(text: str, claims: set[str]) -> None:
    assert {claim.removesuffix(" part") for claim in told(text, "uk")} == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("З метою збереження життів захисники відійшли із Сіверська.", {"Siversk withdrawal UA"}),
        ("З метою оточити Сіверськ ворог захопив Дронівку.", {"Dronivka capture RU"}),
        ("З метою захоплення Сіверська ворог штурмує Дронівку.", {"Dronivka assault RU"}),
        ("Ворог атакує Дронівку задля взяття Сіверська.", {"Dronivka assault RU"}),
        ("Захисники відійшли з Дронівки, щоб утримати Сіверськ.", {"Dronivka withdrawal UA"}),
        (
            "ЗСУ відійшли із Сіверська, але зберігають над містом вогневий контроль.",
            {"Siversk withdrawal UA"},
        ),
        ("У Сіверську тривають наступальні дії Сил оборони.", {"Siversk assault UA"}),
        ("Триває запекла оборона Сіверська.", {"Siversk control UA"}),
        ("Без успіху для противника завершилися три атаки біля Сіверська.", {"Siversk assault RU"}),
        ("Для противника важливо атакувати Сіверськ.", set()),
    ],
)
def test_what_is_done_is_told_beside_what_for(text: str, claims: set[str]) -> None:
    assert told(text, "uk") == claims
