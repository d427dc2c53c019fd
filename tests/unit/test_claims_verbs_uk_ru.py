"""Claims in Ukrainian and Russian: verbs of either aspect, failures, silence, whom a place goes over to."""

import pytest

from services.domain.models.claims import Kind
from services.domain.models.sides import Side
from tests.unit.claims_told import untagged as claims

UA, RU = Side.UA, Side.RU


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("Росіяни кидають Роботине похапцем.", Kind.WITHDRAWAL, RU),
        ("Російська піхота підходить до околиць Роботиного.", Kind.ADVANCE, RU),
        ("ЗСУ відтісняють росіян від Роботиного.", Kind.REPEL, UA),
        ("Російські військові вивішують прапор у Роботиному.", Kind.CAPTURE, RU),
        ("ВСУ прогоняют россиян из Работина.", Kind.ASSAULT, UA),
        ("Российские войска укрепляются в Работине.", Kind.CAPTURE, RU),
        ("ВСУ удирают из Работина.", Kind.WITHDRAWAL, UA),
        ("Работино перешло под контроль ВСУ.", Kind.CAPTURE, UA),
        ("Роботине опинилося в руках росіян.", Kind.CAPTURE, RU),
        ("Роботине перейшло під контроль 47-ї бригади.", Kind.CAPTURE, UA),
        ("Ворог здійснив 14 невдалих спроб прорвати оборону в районі Роботиного.", Kind.ASSAULT, RU),
        ("Окупанти намагалися взяти Роботине, без успіху.", Kind.ASSAULT, RU),
        ("5-го червня ЗСУ звільнили Роботине.", Kind.CAPTURE, UA),
        ("Украинские военные дерутся за Работино.", Kind.ASSAULT, RU),
        ("Армия РФ бросила в контратаку у Работина свежий полк.", Kind.ASSAULT, RU),
        ("Речник ЗСУ повідомив про 35 обстрілів і сім боєзіткнень у районі Роботиного.", Kind.ASSAULT, RU),
        ("Тяжело в сёлах Работино южнее Орехова, куда пытается прорваться армия РФ.", Kind.ASSAULT, RU),
        ("Наші вийшли до траси, Роботине та Вербове вже вільні.", Kind.CONTROL, UA),
        ("Спроби ворога захопити Роботине зірвано.", Kind.REPEL, UA),
        ("Північ Роботиного — за 47-ю бригадою.", Kind.CONTROL, UA),
        ("Центр Работина остаётся за «Азовом».", Kind.CONTROL, UA),
        ("ЗСУ оточили росіян у Роботиному.", Kind.ENCIRCLEMENT, UA),
        ("Російський прапор замайорів над Роботиним.", Kind.CAPTURE, RU),
        ("Над Работином взвился украинский флаг.", Kind.CAPTURE, UA),
        ("В Работине ещё держатся украинские бойцы.", Kind.CONTROL, UA),
        ("За Роботине йдуть бої.", Kind.ASSAULT, RU),
        ("В Работине, сказал он, заблокированы остатки двух бригад ВСУ.", Kind.ENCIRCLEMENT, RU),
        ("В Работине заперты до пяти тысяч российских солдат.", Kind.ENCIRCLEMENT, UA),
        ("Російські підрозділи в оточенні у Роботиному.", Kind.ENCIRCLEMENT, UA),
        ("Подразделения «Востока» отошли, «Восток» занял Работино.", Kind.CAPTURE, RU),
        ("Російські війська перегрупувалися. Вони атакували поблизу Роботиного.", Kind.ASSAULT, RU),
    ],
)
def test_what_is_done(text: str, kind: Kind, actor: Side) -> None:
    found = [c for c in claims(text) if c.settlement == "Robotyne"]
    assert {(c.kind, c.actor, c.factuality.value) for c in found} == {(kind, actor, "asserted")}


@pytest.mark.parametrize(
    "text",
    [
        "Російське командування про втрату Роботиного не заявляло.",
        "В Генштабе ВСУ не сообщали о потере Работина.",
        "ЗСУ відійшли з-під Роботиного.",
        "Солдаты, воевавшие за Работино, рассказали о потерях.",
        "Роботине звільнили у вересні 2022-го.",
        "Выходы из Работина простреливаются.",
        "В 2022 году россияне взяли Работино, а потом отошли из Работина.",
        "Роботине. Ворог кинув на наші позиції 36 танків.",
    ],
)
def test_what_is_no_claim(text: str) -> None:
    assert not claims(text)


def test_who_does_not_own_up_to_a_loss_denies_it() -> None:
    assert [
        (c.actor, c.factuality.value, c.claimant_side.value)
        for c in claims("Росіяни втрати Роботиного не визнають.")
    ] == [(UA, "denied", "RU")]


def test_its_capture_is_that_of_the_place_spoken_of() -> None:
    assert {
        (c.settlement, c.kind) for c in claims("Работино разрушено. Россия отчиталась о его взятии.")
    } == {("Robotyne", Kind.CAPTURE)}


def test_names_with_hyphens_behind_the_villages_are_a_list() -> None:
    found = claims("Бои идут в районе населённых пунктов Работино-Вербовое-Новопрокоповка.")
    assert {c.settlement for c in found} == {"Robotyne", "Verbove", "Novoprokopivka"}


def test_what_is_not_had_is_denied() -> None:
    (claim,) = claims("Контролю над Роботиним росіяни не мають, каже речник ЗСУ.")
    assert (claim.actor, claim.factuality.value) == (RU, "denied")


def test_who_speaks_of_our_loss_is_of_the_side_that_lost() -> None:
    (claim,) = claims("Роботине ми втратили, — каже військовий експерт.")
    assert (claim.actor, claim.claimant_side.value) == (RU, "UA")


def test_attacks_beaten_back_in_another_direction_are_others() -> None:
    text = "Окупанти штурмували позиції біля Роботиного. На Курському напрямку захисники відбили 18 атак."
    assert {(c.settlement, c.kind, c.actor) for c in claims(text)} == {("Robotyne", Kind.ASSAULT, RU)}


def test_who_holds_out_is_not_who_attacks() -> None:
    text = "Украинская армия наступает и взяла Вербовое. Работино пока держится."
    assert ("Robotyne", Kind.CONTROL, RU) in {(c.settlement, c.kind, c.actor) for c in claims(text)}


def test_reports_of_its_capture_are_called_untrue() -> None:
    found = claims("Роботине в сірій зоні, заяви росіян про його захоплення передчасні.")
    assert (Kind.CAPTURE, RU, "denied") in {(c.kind, c.actor, c.factuality.value) for c in found}


def test_fighting_goes_on_in_the_place_that_the_sentence_speaks_of() -> None:
    found = {(c.kind, c.actor, c.factuality.value) for c in claims("Роботине не в кільці, тривають бої.")}
    assert found == {(Kind.ENCIRCLEMENT, RU, "denied"), (Kind.ASSAULT, RU, "asserted")}


@pytest.mark.parametrize(
    ("text", "settlement"),
    [
        ("Ворог захопив Рівнопілля.", "Rivnopillia"),
        ("Путин назвал Купянск взятым.", "Kupiansk"),
    ],
)
def test_names_are_objects_in_their_own_case(text: str, settlement: str) -> None:
    assert {(c.settlement, c.kind, c.actor) for c in claims(text)} == {(settlement, Kind.CAPTURE, RU)}


@pytest.mark.parametrize("verb", ["це спростував", "цю інформацію спростував", "спростував цю інформацію"])
def test_what_is_denied_may_stand_before_the_verb(verb: str) -> None:
    found = claims(f"Росіяни взяли Роботине, пише DeepState. Генштаб {verb}.")
    assert [(c.actor, c.factuality.value, c.claimant) for c in found] == [
        (RU, "asserted", "DeepState"),
        (RU, "denied", "Генштаб"),
    ]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("ВСУ выбиты из последних кварталов Работина.", RU),
        ("ВСУ вытеснены из Работина.", RU),
        ("Из Работина ВСУ выбиты.", RU),
        ("ЗСУ вибиті з Роботиного, повідомили росіяни.", RU),
        ("ВС РФ выбиты из Работина, сообщил Генштаб ВСУ.", UA),
        ("Противник выбит ВСУ из Работина.", UA),
        ("Росіян вибито ЗСУ з Роботиного.", UA),
        ("ВСУ выбиты ВС РФ из Работина.", RU),
    ],
)
def test_undeclined_names_before_the_participle_are_driven_out(text: str, actor: Side) -> None:
    found = [(c.settlement, c.kind, c.actor) for c in claims(text)]
    assert found == [("Robotyne", Kind.CAPTURE, actor)]


@pytest.mark.parametrize(
    "text",
    [
        "У Полтаві внаслідок нічної атаки дронів пошкоджено два будинки.",
        "Унаслідок атаки ворожих БпЛА на Полтаву зайнявся склад.",
        "Атака «Шахедів» на Полтаву тривала три години.",
        "Під час атаки шахедами на Полтаву зайнявся склад.",
        "У Полтаві внаслідок дронової атаки зайнявся склад.",
        "Полтава пережила ракетну атаку.",
        "В Одессе в результате атаки ударных беспилотников повреждены дома.",
        "Во время атаки авиации в Одессе повреждены дома.",
        "Атака на Одессу десятками дронов продолжалась три часа.",
        "Силы обороны ночью атаковали Евпаторию.",
        "Російські моряки відбили атаку на Севастополь.",
        "Токмак атакований шахедами, повідомили в адміністрації.",
        "Токмак атакували шістьома видами дронів.",
        "Токмак атакован десятками ударных беспилотников, уточнил губернатор.",
        "Вечером враг атаковал Тернополь.",
        "Россия совершила атаку на Винницу.",
        "Окупанти вдруге за день атакували Київ.",
    ],
)
def test_attacks_of_arms_from_afar_are_strikes(text: str) -> None:
    assert not claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "Атака росіян на Роботине за підтримки авіації тривала три години.",
        "Атака росіян на Роботине під ударами дронів тривала три години.",
        "Атака ВС РФ на Работино при поддержке артиллерии продолжается.",
        "Работино атаковано россиянами, уточнил губернатор.",
        "Росіяни атакували Роботине десятками піхотинців.",
    ],
)
def test_attacks_of_troops_under_fire_are_no_strikes(text: str) -> None:
    found = [(c.settlement, c.kind, c.actor) for c in claims(text)]
    assert found == [("Robotyne", Kind.ASSAULT, RU)]


def test_half_of_what_the_sentence_before_spoke_of_is_part_of_it() -> None:
    found = [(c.settlement, c.kind, c.extent.value) for c in claims("Мы в Работине. Наша там половина.")]
    assert ("Robotyne", Kind.CONTROL, "part") in found
