"""Whose statement a claim is: by noun phrase, office, antecedent, denial and the outlet's wording."""

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from services.domain.models.claims import Factuality
from tests.unit.claims_told import voiced

SOURCES = [
    ("neutral", "The United Kingdom's Ministry of Defence said that Russian troops had entered Toretsk."),
    ("UA", "The mayor said that while Ukrainian troops held Toretsk, Russian forces had entered Marinka."),
    ("neutral", "After Ukrainian troops left Toretsk, reports of looting by the Russian army spread."),
    ("neutral", "After Ukrainian troops left Toretsk, claims and rumours about the Russian army spread."),
    ("RU", "Ukrainian troops have left Toretsk, reports the Russian army."),
    ("neutral", "Russian troops entered Toretsk, far from the Poland–Ukraine border."),
    ("UA", "Russian troops entered Toretsk – Ukrainian general staff."),
    ("UA", "Haydai said on Sunday that Russian troops had entered Toretsk."),
    ("RU", "Foreign Ministry spokeswoman Maria Zakharova said that Russian troops had entered Toretsk."),
    ("neutral", "A foreign observer, Maria Zander, said that Russian troops had entered Toretsk."),
    ("UA", "The Dnipro Group of Forces said that Russian troops had entered Toretsk."),
    ("UA", "The spokesman for the operational-strategic group said Russian troops had entered Toretsk."),
    ("UA", "Taras, a gunner in a mortar unit fighting nearby, says Russia holds most of Toretsk."),
    (
        "UA",
        "Planned by Ukrainian scouts with American drones, and led by their commander Oleh Bondar, the raid "
        "put marines into the contested streets. The commander of the raid says Russia holds Toretsk.",
    ),
    (
        "UA",
        "Russian troops have captured Toretsk, the head of the town's military administration, "
        "Vasyl Chynchyk, said on television on Friday.",
    ),
    (
        "UA",
        "Oleksiy Dmytrashkivskyi, a spokesman for the Tavria command, said late on Sunday that "
        "Russian forces had entered Marinka.",
    ),
    (
        "RU",
        "A Russian blogger allegedly linked to the 58th Army claimed that Ukrainian troops had left Lyman.",
    ),
    ("UA", "A Ukrainian gunner reportedly based near Sumy said that Russian troops had left Lyman."),
    (
        "RU UA",
        "A Ukrainian gunner and reportedly a Russian blogger said that Russian troops had left Lyman.",
    ),
    (
        "RU",
        "Yan Gagin, who advises the head of the DPR, told state television that Russian units had "
        "entered Marinka.",
    ),
    (
        "RU",
        "Ukrainian troops were pushed out of Soledar, Russia's defence ministry said in a "
        "statement published on Telegram on Friday.",
    ),
    (
        "UA",
        "In an interview published on Tuesday, the brigade's deputy commander, Major Rodion "
        "Kudriashov, said Russian forces had captured Avdiivka.",
    ),
    (
        "UA",
        '"Russian forces have captured the village of Ocheretyne," said Nazar Voloshyn, the '
        "spokesperson for the operational command.",
    ),
    ("RU UA", "Russian and Ukrainian officials confirmed that Russian forces had captured Ocheretyne."),
    ("UA neutral", "Ukrainian soldiers and Western analysts said Russian forces had captured Ocheretyne."),
    (
        "RU",
        "The Russian-installed head of the Donetsk region, Denis Pushilin, wrote on Telegram that "
        "Ocheretyne had been captured by Russian forces.",
    ),
    ("RU", "Russian forces captured Ocheretyne, the region's Moscow-backed leader announced."),
    (
        "UA",
        "Russian forces captured Ocheretyne, according to two Ukrainian officers who asked not to be named.",
    ),
    (
        "neutral",
        "Russian forces captured Ocheretyne, the Finnish analyst Emil Kastehelmi said, citing "
        "satellite images.",
    ),
    (
        "UA",
        "The mayor, Vitaliy Barabash, described the situation as difficult. He said Russian "
        "forces had entered Avdiivka.",
    ),
    (
        "UA",
        "A battalion commander with the call sign Kurt said that Russian soldiers had entered Chasiv Yar.",
    ),
    ("neutral", "Russian soldiers have entered Chasiv Yar, the BBC reported."),
    ("UA", "Asked about the town, Ms Maliar replied that Ukrainian forces still controlled Bakhmut."),
    (
        "RU",
        "Mr Prigozhin, in an audio message posted by his press service, said Wagner had captured Bakhmut.",
    ),
    (
        "RU",
        "Ukrainian forces have captured Sudzha, the acting governor of Kursk region, Alexei "
        "Smirnov, admitted.",
    ),
    ("RU", "Kursk's acting governor told Vladimir Putin that Ukrainian forces controlled Sudzha."),
    (
        "UA",
        "Ukrainian forces have recaptured Robotyne, Deputy Defence Minister Hanna Maliar said on "
        "Monday, as Kyiv's troops pushed further south.",
    ),
    ("UA", "Ukraine's top general said Russian troops had been driven out of Kupiansk."),
    (
        "neutral",
        "The Washington-based Institute for the Study of War said Russian forces had captured Khromove.",
    ),
    ("UA", "The president's office said Russian forces had entered Sievierodonetsk."),
    (
        "UA",
        "Zelensky's chief of staff, Andriy Yermak, posted a photo and said Ukrainian troops had "
        "entered Kherson.",
    ),
    (
        "UA",
        "Ukraine's armed forces, which had kept silent for days, confirmed on Thursday that "
        "Ukrainian forces had left Soledar.",
    ),
    ("RU", "Moscow has said its forces hold Bakhmut."),
    ("RU", "Russia's Defence Ministry, quoted by TASS, said its forces had captured Marinka."),
    (
        "RU",
        "Military blogger Yuri Podolyaka and the Rybar channel reported that Russian forces had "
        "entered Marinka.",
    ),
    (
        "RU UA!",
        "Russia says it has captured Kupiansk, an assertion that Ukraine's General Staff called false.",
    ),
    ("RU UA!", "Moscow announced the capture of Kupiansk, which the Ukrainian military denied."),
    (
        "RU UA!",
        "The Kremlin said Russian forces had captured Kupiansk. Ukraine's military dismissed the "
        "statement as propaganda.",
    ),
    ("RU UA!", "The Kremlin said Russian forces had captured Kupiansk. Kyiv has denied this."),
    ("RU UA!", "Prigozhin said his men had taken Soledar, but Ukraine's military said this was not true."),
    ("UA!", "Kyiv denied that Russian forces had captured Kupiansk."),
    ("UA", "The enemy captured Novoselivka, a serviceman from the 110th brigade wrote on Facebook."),
    (
        "UA",
        "Governor Serhiy Haidai said in televised comments that Ukrainian troops would fight on. "
        "The city of Lysychansk, he added, remains under Ukrainian control.",
    ),
    (
        "UA",
        '"Fierce fighting continues in Sievierodonetsk," the regional governor wrote. "Our troops '
        'hold the industrial zone of Sievierodonetsk. The Russians control most of the city."',
    ),
    (
        "RU",
        "Vitaly Ganchev, the head of the occupation administration in Kharkiv region, said "
        "Russian troops had taken most of Vovchansk.",
    ),
    ("neutral", "Pentagon spokesman John Kirby said Russian forces had captured Izium."),
    ("neutral", "A senior US defence official said Russian forces had captured Izium."),
    (
        "UA",
        "Residents fled as the city's mayor, Oleksandr Striuk, announced that Russian troops had "
        "entered Sievierodonetsk.",
    ),
    (
        "UA",
        "Our troops repelled enemy attacks near Lyman and Torske. The occupiers lost dozens of "
        "men. Our defenders hold Lyman.",
    ),
    ("RU", "Our fighters took Krasne. The AFU fled from Krasne. The Kiev regime keeps silent."),
    (
        "RU",
        "Units of the battlegroup Tsentr liberated the settlement of Zhelanne as a result of "
        "active operations.",
    ),
    ("neutral", "Ukrainian forces have liberated Lyman. The enemy of both sides is the winter."),
    (
        "RU neutral",
        "Ukrainian forces entered Lyman. Russia's defence ministry said its troops had withdrawn "
        "to better lines.",
    ),
    (
        "UA",
        "Ukraine's 3rd Separate Assault Brigade, which fights in the area, said its soldiers had "
        "pushed Russian troops out of Andriivka.",
    ),
    (
        "RU",
        "Russian Defence Minister Sergei Shoigu told a meeting of commanders on Tuesday that "
        "Russian forces controlled Marinka.",
    ),
    (
        "UA",
        "Speaking to reporters in Kyiv, army spokesman Andriy Kovalyov said Russian troops had "
        "entered Avdiivka.",
    ),
    (
        "UA",
        "Ukrainian troops still held Avdiivka, army chief Oleksandr Syrskyi said after talks with "
        "his American counterpart.",
    ),
    (
        "RU",
        "Chechen leader Ramzan Kadyrov posted a video which he said showed his fighters inside "
        "Lysychansk, and claimed that Lysychansk had been captured by Russian forces.",
    ),
    (
        "UA",
        "Ukraine's National Security Council secretary, Oleksiy Danilov, told the Associated "
        "Press that Ukrainian forces hold Bakhmut.",
    ),
    (
        "neutral",
        "A Western official, speaking on condition of anonymity, said Russian forces had captured "
        "most of Bakhmut.",
    ),
    ("neutral", "Britain's defence ministry said Russian forces had captured most of Bakhmut."),
    (
        "neutral",
        "The UK said in its daily intelligence update that Russian forces had captured most of Bakhmut.",
    ),
    (
        "neutral",
        "Franz-Stefan Gady, an analyst who visited the front, said that Russian forces control "
        "most of Bakhmut.",
    ),
    ("UA", "The city council said Russian forces had entered Melitopol."),
    ("UA", "Ivan Fedorov, the mayor of Melitopol, said that Russian forces had occupied Melitopol."),
    (
        "UA",
        '"Russian troops have left Kherson," said Serhiy Khlan, a member of Kherson\'s regional '
        'council. "Our troops have entered Kherson."',
    ),
    (
        "RU",
        "Kherson's Russian-appointed deputy governor, Kirill Stremousov, said in a video that "
        "Russian forces had left Kherson.",
    ),
    ("UA", "Mykhailo Podolyak, an aide to Mr Zelensky, tweeted that Russian troops hold Kherson."),
    ("RU", "The DPR's militia said on Telegram that it had taken Svitlodarsk."),
    (
        "RU",
        "Svitlodarsk is fully controlled by the DPR and Russian forces, the headquarters of the "
        "territorial defence of the DPR said.",
    ),
    ("RU", "According to the Russian military, its troops now control Vuhledar."),
    (
        "UA",
        "According to the head of the Kurakhove administration, Roman Padun, Russian forces have "
        "entered Kurakhove.",
    ),
    ("RU UA", "Both Kyiv and Moscow said Russian forces had captured Bakhmut."),
    ("UA", '"Soledar is under our control," Ms Maliar wrote. "The enemy has captured Bakhmutske."'),
    ("neutral", "Satellite images published by Maxar show that Russian forces have captured Marinka."),
    ("UA", "Russian troops were driven from Makariv, Ukraine's interior ministry reported."),
    ("RU", "Moscow's proxies in Donetsk said their forces had taken Pisky."),
    ("RU", "A fighter of the Wagner group said on camera that Wagner had captured Blahodatne."),
    (
        "UA",
        "Iryna Rybakova, press officer of Ukraine's 93rd Brigade, said the Russians had captured "
        "parts of Soledar.",
    ),
    (
        "UA",
        "Pavlo, a 34-year-old infantryman who fought there until last week, said that the "
        "Russians had captured Soledar.",
    ),
]
"""The sides that speak ("!" where they deny), and what is reported."""


@pytest.mark.parametrize(("sides", "text"), SOURCES, ids=[text[:40] for _, text in SOURCES])
def test_the_side_of_the_source_is_told(sides: str, text: str) -> None:
    spoken = {
        f"{claim.claimant_side}{'!' * (claim.factuality is Factuality.DENIED)}"
        for claim in extract(Article("a", text, language="en"))
    }
    assert " ".join(sorted(spoken)) == sides


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "Vasyl Tkach, the mayor",
            "On Friday, Vasyl Tkach, the mayor of the town, said Russian forces had left Lyman.",
        ),
        ("a brigade commander", "In Kyiv, a brigade commander said Russian forces had left Lyman."),
        (
            "the governor",
            "Russian forces have left Lyman, the governor said on Monday, posting a picture.",
        ),
        ("Moscow", "Moscow, which had kept silent, admitted that Russian forces had left Lyman."),
        ("", "Southern axis: Russian forces have left Lyman."),
        ("", "Russian subsidiary effort 3 – Zaporizhzhia: Russian forces have left Lyman."),
        ("", "Ukrainian counterattacks: Russian forces have left Lyman."),
        ("Operational Command East", "Operational Command East: Russian forces have left Lyman."),
        ("The General", "Map of the enemy's gains at the front The General said Russian troops hold Lyman."),
        ("A reporter of The Times", "A reporter of The Times said Russian troops hold Lyman."),
    ],
)
def test_the_claimant_is_the_noun_phrase_of_the_source(name: str, text: str) -> None:
    assert [claim.claimant for claim in extract(Article("a", text, language="en"))] == [name]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Российские официальные лица заявили, что Бахмут взят.", "Российские официальные лица"),
        ("Как заявлено российскими официальными лицами, Бахмут взят.", "российскими официальными лицами"),
        ("Як заявили російські посадові особи, Бахмут узято.", "російські посадові особи"),
        ("По словам российских переговорщиков, Бахмут взят.", "российских переговорщиков"),
        ("Russian negotiators said Bakhmut had fallen.", "Russian negotiators"),
    ],
)
def test_who_speaks_is_not_named_by_an_adjective_alone(text: str, claimant: str) -> None:
    assert {claim.claimant for claim in extract(Article(id="a", text=text))} == {claimant}


@pytest.mark.parametrize(
    ("sides", "text"),
    [
        (["UA"], "Russian troops entered Toretsk. This was reported by the General Staff on Monday."),
        (["RU"], "Russian troops entered Toretsk. It was announced by President Putin."),
        (["UA"], "Russian troops entered Toretsk. Ihor Haidai, head of the General Staff, reports this."),
        (["neutral"], "Russian troops entered Toretsk. Kyiv says this must change."),
        (["neutral"], "Russian troops entered Toretsk. This was expected by the General Staff."),
        (["neutral"], "Russian troops entered Toretsk. This was reported on Monday."),
        (
            ["neutral", "UA"],
            "Russian troops hold Siversk. It rained. It snowed. Russian troops entered Toretsk. This was "
            "stated by Oleh Koval, a spokesman for the Ukrainian army.",
        ),
        (
            ["UA", "UA"],
            "Russian troops hold Siversk. Russian troops entered Toretsk. This was stated by Oleh Koval, a "
            "spokesman for the Ukrainian army.",
        ),
    ],
)
def test_who_is_named_afterwards_says_what_the_article_opens_with_or_told_last(
    sides: list[str], text: str
) -> None:
    assert [claim.claimant_side for claim in extract(Article("a", text, language="en"))] == sides


@pytest.mark.parametrize(
    ("language", "sides", "text"),
    [
        (
            "en",
            ["UA", "UA", "UA"],
            "Russian troops entered Toretsk. This was announced by Oleh Tkach, the governor. According to "
            "him, the road is shelled. Fighting goes on in Lyman. The bridge is down. "
            "Siversk is held by the army.",
        ),
        (
            "en",
            ["UA", "UA"],
            "Russian troops entered Toretsk. This is stated in an update of Ukraine's General Staff. "
            "Street battles go on in Lyman.",
        ),
        (
            "en",
            ["UA"],
            "Russian troops entered Toretsk. This was reported on the air of the telethon by the spokesman "
            "of the brigade.",
        ),
        (
            "en",
            ["neutral"],
            "Russian troops entered Toretsk. This was reported on the air of the telethon on Monday evening.",
        ),
        (
            "en",
            ["UA", "UA"],
            "Ukrainian troops have retaken Toretsk. Source: General Staff. Fighting goes on in Lyman.",
        ),
        (
            "en",
            ["UA", "neutral"],
            "Russian troops entered Toretsk. Source: Ukrainian General Staff. Background: Ukrainian troops "
            "have retaken Lyman.",
        ),
        (
            "en",
            ["UA", "neutral"],
            "Ukraine's General Staff said Russian troops had entered Toretsk. Fighting continues in Lyman.",
        ),
        (
            "en",
            ["UA", "neutral"],
            "Russian troops entered Toretsk. This was announced by Kyiv. Analysts spoke of a crisis. "
            "Fighting continues in Lyman.",
        ),
        (
            "uk",
            ["UA", "UA", "UA"],
            "Російські війська увійшли в Торецьк. Про це повідомив Генштаб, передає «Дзвін». Бої у Лимані. "
            "Вранці було тихо. Українці утримують Сіверськ.",
        ),
        (
            "uk",
            ["UA", "neutral"],
            "Генштаб повідомив, що росіяни увійшли в Торецьк. Раніше українці зайняли Лиман.",
        ),
        ("uk", ["UA", "UA"], "Росіяни увійшли в Торецьк. Джерело: Генштаб. Бої йдуть у Лимані."),
        (
            "uk",
            ["UA", "neutral"],
            "Генштаб повідомив про бої в Торецьку. Вранці стало відомо про бої у Лимані.",
        ),
        (
            "ru",
            ["UA", "neutral"],
            "Генштаб ВСУ сообщил о боях в Торецке. Вечером стало известно о боях в Лимане.",
        ),
        ("ru", ["UA", "UA"], "Генштаб ВСУ сообщил о боях в Торецке. Вечером стало тихо, бои идут в Лимане."),
        ("ru", ["UA", "neutral"], "Генштаб ВСУ сообщил о боях в Торецке. Днем сообщалось о боях в Лимане."),
        (
            "uk",
            ["UA"],
            "Росіяни увійшли в Торецьк. Про це у своєму Telegram-каналі повідомив речник Іван Бондар.",
        ),
        (
            "uk",
            ["UA"],
            "Йдеться про окупацію російськими військами Торецька. Про це повідомив Генштаб.",
        ),
        (
            "uk",
            ["UA"],
            "Росіяни увійшли в Торецьк. Про це командувач угруповання військ, бригадний генерал "
            "Іван Бондар повідомив увечері.",
        ),
        (
            "uk",
            ["RU", "UA"],
            "Окупанти штурмують Лиман, рашисти лютують, заявило Міноборони РФ. Окупанти увійшли в Торецьк.",
        ),
        (
            "ru",
            ["RU", "RU"],
            "Минобороны РФ сообщило о взятии Торецка. Российские войска вошли в Лиман.",
        ),
        (
            "ru",
            ["RU", "neutral"],
            "Минобороны РФ сообщило о взятии Торецка. Напомним, российские войска вошли в Лиман.",
        ),
        (
            "ru",
            ["neutral", "UA"],
            "Reuters сообщило о боях в Торецке. Как заявил Зеленский, украинские войска вошли в Лиман.",
        ),
        (
            "ru",
            ["RU", "neutral"],
            "«Подразделения группировки „Центр“ взяли Торецк», — заявил Пушилин. Позже Reuters сообщило, что "
            "российские войска вошли в Лиман.",
        ),
        (
            "uk",
            ["RU", "neutral"],
            "Російські війська взяли Торецьк, повідомили в Міноборони РФ. Бої тривають у Лимані.",
        ),
        (
            "ru",
            ["RU", "RU"],
            "Российские войска взяли Торецк, сообщили в Минобороны РФ. Бои продолжаются в Лимане.",
        ),
    ],
)
def test_a_report_goes_on_where_nobody_is_named(language: str, sides: list[str], text: str) -> None:
    assert [claim.claimant_side for claim in extract(Article("a", text, language=language))] == sides


@pytest.mark.parametrize(
    ("side", "text"),
    [
        (
            "UA",
            "Ukraine's military has released video that it says shows Ukrainian soldiers holding Lyman.",
        ),
        ("UA", "According to the General Staff, despite heavy losses, Russian troops hold Lyman."),
        (
            "RU",
            "Ukrainian troops left Lyman, with small groups in the woods, said Ihor Hrom, a Russian mayor.",
        ),
        ("neutral", "Ukrainian troops have taken Lyman, as Russia said on Monday its army had plans."),
    ],
)
def test_whose_words_stand_around_an_insertion(side: str, text: str) -> None:
    assert {
        c.claimant_side for c in extract(Article("a", text, language="en")) if c.settlement == "Lyman"
    } == {side}


@pytest.mark.parametrize(
    ("language", "factuality", "text"),
    [
        ("en", "asserted", "Moscow said its troops had allegedly taken Lyman."),
        ("en", "hedged", "Moscow said its troops had probably taken Lyman."),
        ("en", "hedged", "Russian troops have allegedly taken Lyman."),
        ("uk", "asserted", "Міноборони РФ заявило, що російські війська нібито захопили Лиман."),
        ("uk", "hedged", "Російські війська нібито захопили Лиман."),
        ("ru", "asserted", "Минобороны РФ заявило о том, что армия якобы взяла Лиман."),
        ("ru", "asserted", "Российские войска вошли в Лиман и, вероятно, готовятся к обороне."),
    ],
)
def test_who_asserts_is_not_doubted_by_the_outlet(language: str, factuality: str, text: str) -> None:
    assert {claim.factuality for claim in extract(Article("a", text, language=language))} == {factuality}


@pytest.mark.parametrize(
    ("language", "sides", "text"),
    [
        # what has long been so is the outlet's, what its report tells is the speaker's
        ("en", ["RU", "neutral"], "Moscow said it had taken Lyman, where battles have raged for weeks."),
        (
            "en",
            ["UA", "neutral"],
            "Kyiv said its troops had left Lyman, which has been under siege for a month.",
        ),
        ("en", ["UA", "UA"], "Kyiv said it had left Lyman, which Russian troops had already encircled."),
        (
            "en",
            ["UA", "UA"],
            "Kyiv said Russia has attacked Yampil, where fighting is going on, and holds Torske.",
        ),
        # no party calls its own rule an occupation
        (
            "en",
            ["neutral"],
            "Drones hit the Russian-occupied town of Lyman, Moscow-installed officials said.",
        ),
        ("en", ["UA"], "Drones hit the Russian-occupied town of Lyman, the Ukrainian army said."),
        ("ru", ["neutral"], "По словам Пушилина, в оккупированном Россией Лимане нет воды."),
        # who passes a report on
        ("en", ["UA"], "Battles go on in Lyman, Reuters reports with reference to the Ukrainian army."),
        (
            "en",
            ["UA"],
            "Battles go on in Lyman. Suspilne reports this with reference to the Ukrainian governor.",
        ),
        ("en", ["RU"], "Battles go on in Lyman. This was reported by Reuters, citing the Russian army."),
        ("en", ["neutral"], "Battles go on in Lyman. Suspilne reports this with a picture."),
        ("en", ["neutral"], "The army has left Lyman, the Kyiv Independent reported."),
        ("en", ["UA"], "The army has left Lyman, a Ukrainian officer told the Kyiv Independent."),
        ("en", ["UA"], "DeepState updated its map and said Russian troops hold Lyman."),
        # who confirms something else
        (
            "en",
            ["UA", "neutral"],
            "Russian troops attacked Lyman. Kyiv confirmed that, despite losses, it holds Yampil.",
        ),
        ("en", ["UA", "neutral"], "Russian troops attacked Lyman. Kyiv confirmed that, adding nothing."),
        # who counts attacks that it has beaten back
        (
            "en",
            ["UA", "UA"],
            "Kyiv said its troops repelled 4 attacks near Lyman. At Yampil, 17 attacks were repelled.",
        ),
        (
            "en",
            ["RU", "neutral"],
            "Moscow said it had taken Lyman. Near Yampil, 17 attacks were repelled by the Ukrainian army.",
        ),
        ("en", ["neutral"], "Near Yampil, 17 attacks were repelled by the Ukrainian army."),
        ("en", ["UA"], "According to law enforcement agencies, Russian troops hold Lyman."),
        ("en", ["RU"], "Law enforcement agencies told TASS that Ukrainian troops had left Lyman."),
        ("en", ["RU"], "A Russian prosecutor's office said that Ukrainian troops had left Lyman."),
        ("ru", ["RU"], "Лиман взят, заявил полковник Вооруженных сил (ВС) России Олег Козлов."),
        ("ru", ["UA"], "Лиман взят, заявил полковник Вооруженных сил (ВС) Украины Олег Козлов."),
        ("ru", ["neutral"], "Вооруженные силы (ВС) России взяли Лиман."),
        ("ru", ["RU"], "Путин поздравил военных с освобождением Лимана."),
        ("uk", ["UA"], "Зеленський привітав військових зі звільненням Лимана."),
        ("ru", ["neutral"], "Дети поздравили бойцов в занятом россиянами Лимане."),
        ("ru", ["RU"], "Подоляка отметил, что российские войска взяли Лиман."),
        ("ru", ["UA"], "Подоляк отметил, что российские войска взяли Лиман."),
        ("ru", ["UA"], "По словам Михаила Подоляка, российские войска взяли Лиман."),
    ],
)
def test_whose_word_is_what_is_added_or_passed_on(language: str, sides: list[str], text: str) -> None:
    assert sorted(c.claimant_side for c in extract(Article("a", text, language=language))) == sides


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Rogov denied Kyiv's allegations about the capture of Lyman.",
         {("Lyman capture UA", "UA"), ("Lyman capture UA denied", "RU")}),
        ("Kyiv dismissed Russian reports about the seizure of Lyman by Russian troops.",
         {("Lyman capture RU", "RU"), ("Lyman capture RU denied", "UA")}),
        ("Kyiv dismissed rumours about plans for the capture of Lyman.", set()),
        ("Kyiv called Russia's claim to have taken Lyman yet more disinformation.",
         {("Lyman capture RU", "RU"), ("Lyman capture RU denied", "UA")}),
        ("Russian troops took Lyman and spread more propaganda, Kyiv said.", {("Lyman capture RU", "UA")}),
    ],
)  # fmt: skip
def test_what_allegations_are_about(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims


@pytest.mark.parametrize(
    ("factuality", "text"),
    [
        ("hedged", "There were reports that the village of Lyman had been liberated."),
        ("hedged", "There are conflicting reports that Russian forces have left Lyman."),
        ("asserted", "There were reports in Kyiv's press that day. Russian forces have left Lyman."),
    ],
)
def test_there_being_reports_makes_nothing_sure(factuality: str, text: str) -> None:
    assert {claim.factuality for claim in extract(Article("a", text, language="en"))} == {factuality}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ('Petro Bondar, the spokesman of the unit "Khortytsia," said Russian troops had entered Lyman.',
         {("Lyman advance RU", "UA")}),
        ('Petro Bondar, spokesman of the “Khortytsia” grouping, said Russian troops had entered Lyman.',
         {("Lyman advance RU", "UA")}),
        ('The spokesman, who left "Khortytsia," said nothing. Russian troops entered Lyman.',
         {("Lyman advance RU", "neutral")}),
        ("Moscow said Lyman had fallen. “We know that this is not true,” the general staff of Ukraine said.",
         {("Lyman capture RU", "RU"), ("Lyman capture RU denied", "UA")}),
        ("Moscow said Lyman had fallen. “We can confirm this,” the mayor said. “The town holds no more.”",
         {("Lyman capture RU", "RU"), ("Lyman capture RU", "UA")}),
        ("Moscow said Lyman had fallen. “We know that this is not true,” the general staff of Ukraine "
         "wrote. “The defence forces still hold their positions in Lyman.”",
         {("Lyman capture RU", "RU"), ("Lyman capture RU denied", "UA"), ("Lyman control UA", "UA")}),
    ],
)  # fmt: skip
def test_names_in_quotation_marks_and_who_we_are(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Two soldiers reached by phone said, however, that the last road into Lyman had been cut.",
         {("Lyman encirclement RU", "UA")}),
        ("The ministry in Moscow told reporters, however, that Lyman had fallen.",
         {("Lyman capture RU", "RU")}),
        ("Moscow said Kyiv had lost men, however Lyman is still Ukrainian.",
         {("Lyman control UA", "neutral")}),
    ],
)  # fmt: skip
def test_a_contrast_put_in_before_what_is_said(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims


@pytest.mark.parametrize(
    ("language", "text", "sides"),
    [
        ("uk", "Росіяни відступили з Лимана, - ЗСУ.", ["UA"]),
        ("uk", "Росіяни відступили з Лимана, — ЗСУ.", ["UA"]),
        ("ru", "Россияне отступили из Лимана, - ВСУ", ["UA"]),
        ("ru", "ВСУ отступили из Лимана, - Минобороны РФ.", ["RU"]),
        ("uk", "Північ Лимана тримають росіяни, південь – ЗСУ.", ["neutral"]),
        (
            "uk",
            "«Лиман наш, попри заяви росіян про його захоплення», — сказав речник Бондар. За його словами, "
            "росіяни тримають околиці Торського.",
            ["RU", "UA", "UA"],
        ),
        (
            "ru",
            "«Лиман наш, несмотря на заявления россиян о его захвате», — сказал полковник ВСУ Бондарь. "
            "По его словам, россияне держат окраины Торского.",
            ["RU", "UA", "UA"],
        ),
    ],
)
def test_a_signature_of_forces_and_whose_words_his_are(language: str, text: str, sides: list[str]) -> None:
    found = extract(Article("a", text, language=language))
    assert sorted(str(c.claimant_side) for c in found) == sides
