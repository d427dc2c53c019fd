"""Reports of reports: who claims, who is quoted, who denies or confirms what others said, who is silent."""

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article

SAID = [
    # the verb of speech in the passive, with the one who speaks behind "by"
    ("RU asserted", "Bakhmut was said by Russia to be under its control."),
    ("RU asserted", "Bakhmut is claimed by Moscow to have been captured."),
    ("RU asserted", "Bakhmut was reported captured by the Russian Defence Ministry on Friday."),
    ("UA asserted", "It was announced by the General Staff that Ukrainian troops had left Bakhmut."),
    ("neutral hedged", "The Russians, said to hold the north of Bakhmut, are digging in."),
    # somebody who lets somebody else speak
    (
        "RU asserted",
        "Russian forces captured Bakhmut, Interfax quoted the Defence Ministry in Moscow as saying.",
    ),
    ("RU asserted", "Ukrainian forces withdrew from Bakhmut, a Russian commander was quoted as saying."),
    ("UA asserted", "Syrskyi was cited as saying that Ukrainian forces hold Bakhmut."),
    # claims by noun, and what becomes of them
    ("RU asserted", "Russia's claim that it had captured Bakhmut could not be independently verified."),
    ("RU asserted", "Reuters could not confirm Russia's claim that it had captured Bakhmut."),
    ("RU asserted, UA denied", "Moscow's claim to have captured Bakhmut is false, says the Ukrainian army."),
    ("RU asserted, UA denied", "Kyiv denied Moscow's claim to have captured Bakhmut."),
    ("RU asserted, UA denied", "Ukraine dismissed Russian claims of having taken Bakhmut."),
    (
        "RU asserted, UA denied",
        "The assertion by the Russian ministry that its troops had taken Bakhmut was rejected by Kyiv.",
    ),
    (
        "RU asserted, UA asserted",
        "Ukrainian officials confirmed Russia's claim that it had captured Bakhmut.",
    ),
    ("UA asserted", "There were reports from Ukrainian soldiers that Russian troops had entered Bakhmut."),
    ("UA denied", 'A Ukrainian brigade called reports that its troops had fled Bakhmut "a lie".'),
    (
        "RU asserted, UA denied",
        "Ukraine's army denied a claim by the head of the Wagner group that his forces had taken Bakhmut.",
    ),
    (
        "RU asserted, RU denied",
        "Russian sources said Bakhmut had fallen; other milbloggers disputed these claims.",
    ),
    (
        "RU asserted",
        "Neither Kyiv nor observers have confirmed Russia's claim that its troops control Bakhmut.",
    ),
    ("RU asserted", "Yevgeny Prigozhin said in a video posted on Telegram that his men had taken Bakhmut."),
    (
        "neutral hedged, UA asserted",
        "London said Ukraine was likely withdrawing from Bakhmut, though Kyiv insists it holds it.",
    ),
    ("neutral denied", "Reports that Bakhmut had fallen proved premature."),
    ("", "It is too early to say that Bakhmut has fallen, the governor said."),
    (
        "UA asserted",
        "Russian forces captured Bakhmut, Reuters reported, citing the Ukrainian army leadership.",
    ),
    (
        "UA asserted, RU asserted, UA denied",
        "Kyiv said its men hold Bakhmut, rejecting as untrue a claim by Russia that the city was captured.",
    ),
    # said not to be said
    ("", "The Russian ministry did not acknowledge the loss of Bakhmut."),
    ("", "Kyiv has never said that it lost Bakhmut."),
    ("", "Kyiv has yet to acknowledge the fall of Bakhmut."),
    ("", "The ministry refused to admit that its troops had left Bakhmut."),
    ("UA denied", "Kyiv was quick to deny that Russian forces had captured Bakhmut."),
    # what somebody says that is not so
    ("UA denied", "Bakhmut never fell, whatever Russian television says, the city's mayor said."),
    ("UA denied", "No Russian soldier has entered Bakhmut, the mayor said."),
    # a subject with a clause of its own, and "whose"
    (
        "RU asserted",
        "A Russian officer in a video that his ministry distributed said his crew had taken Bakhmut.",
    ),
    (
        "UA asserted",
        "Officers of the eastern command, whose spokesman said that Russians held Bakhmut, shrugged.",
    ),
    (
        "UA asserted",
        "A Ukrainian soldier whose unit is there told CNN that Russian troops had entered Bakhmut.",
    ),
    ("UA asserted", "Officials in Kharkiv said Russian forces had captured Bakhmut."),
    ("UA asserted", "Russian forces have captured Bakhmut – General Staff."),
    ("UA asserted, RU asserted", "Russian forces have captured Bakhmut, officials on both sides said."),
    # a quotation without a verb of speech
    ("UA asserted", 'A drone pilot, shown the clip, laughed: "The Russians have captured Bakhmut."'),
    ("UA asserted", 'The mayor sat down on the steps. "The Russians have captured Bakhmut. It is over."'),
    ("UA asserted", 'The southern command\'s version is shorter: "Russian forces entered Bakhmut."'),
    ("neutral asserted", "LVIV, Ukraine: Russian forces captured Bakhmut on Sunday."),
    # a relative clause has its own speaker, the clause around it another
    *(
        ("RU asserted, UA asserted", f"Bakhmut, {relative}, remains under Ukrainian control, Kyiv said.")
        for relative in (
            "which Russia said it had captured last week",
            "which Moscow says was captured on Monday",
            "which Moscow declared captured on Monday",
            "which Russia's defence ministry said its troops had seized",
            "whose capture Moscow announced on Monday",
            "the capture of which Russia announced on Monday",
            "claimed by Russia on Monday",
        )
    ),
    ("RU asserted", "Bakhmut, where Russia claimed full control on Monday, was under fire."),
    ("neutral asserted, UA asserted", "The Russians hold Bakhmut, whose loss Ukraine's army has admitted."),
    ("UA hedged, UA asserted", "Bakhmut, reportedly entered by the Russians, remains Ukrainian, Kyiv said."),
    ("RU asserted", "The capture of Bakhmut was announced by Russia's defence ministry on Monday."),
    ("UA denied", "Bakhmut, the loss of which Kyiv denies, had 70,000 people."),
    ("UA asserted", "Bakhmut has fallen to Russian troops, according to the State Border Guard of Ukraine."),
    # whom somebody is loyal to is whose word it is
    ("RU asserted", "A mayor loyal to Moscow said that Bakhmut had fallen."),
    ("UA asserted", "A blogger affiliated with Ukraine's army said that Bakhmut had been lost."),
    # what is cited may be a report, and may be doubtful itself
    ("neutral hedged", "According to unconfirmed reports, Russian troops have taken Bakhmut."),
    ("neutral hedged", "Russian troops have taken Bakhmut, according to several unverified local reports."),
    ("RU hedged", "According to an unconfirmed report by a Russian blogger, Bakhmut has fallen."),
    ("neutral asserted", "According to media reports, Russian troops have taken Bakhmut."),
    (
        "UA asserted",
        "According to a report by the Ukrainian General Staff, Bakhmut was taken by Russian troops.",
    ),
    ("UA asserted", "Bakhmut was taken, according to Ukraine's army, which likely lost many men there."),
    ("neutral asserted", "The map, updated on Monday, shows Russian troops in Bakhmut."),  # not their word
    # one of the same side may contradict another
    (
        "UA asserted, UA denied",
        "DeepState reported that Bakhmut was occupied. Ukraine's General Staff denied it was so.",
    ),
]

ANSWERS = [
    ("denied", "Ukraine denied it."),
    ("denied", "Kyiv called it a lie."),
    ("denied", '"That is not true," a Ukrainian spokesman said.'),
    ("denied", "Ukraine says otherwise."),
    ("denied", "Ukraine denied that was the case."),
    ("denied", "The Ukrainian army's command denies that this is true."),
    ("", "Ukraine denied that this was the plan."),
    ("denied", "Ukrainian officials scoffed at it."),
    ("denied", 'A Ukrainian army spokesman told television the announcement was "yet another lie".'),
    ("denied", "Kyiv said the claim was false."),
    ("denied", "Ukraine's military was quick to dispute the claim."),
    ("denied", "Ukraine's military dismissed the report on Bakhmut."),
    ("", "Ukraine's military dismissed the report on Soledar."),
    ("", "Ukraine has not confirmed the claim."),
    ("", "Ukraine could not confirm the claim."),
    ("", "Ukraine did not deny it."),
    ("asserted", "Ukraine confirmed it."),
    ("asserted", "A Ukrainian general acknowledged as much."),
    ("asserted", "The Ukrainian military has since confirmed the report."),
]


def claims(text: str) -> str:
    """Who says it and how sure, of the claims on Bakhmut in `text`."""
    found = extract(Article(id="x", text=text))
    assert {c.settlement for c in found} <= {"Bakhmut"}
    return ", ".join(dict.fromkeys(f"{c.claimant_side} {c.factuality}" for c in found))


@pytest.mark.parametrize(("expected", "text"), SAID)
def test_whose_report_it_is(expected: str, text: str) -> None:
    assert claims(text) == expected


@pytest.mark.parametrize(("expected", "answer"), ANSWERS)
def test_an_answer_to_a_claim(expected: str, answer: str) -> None:
    own = "RU asserted"
    assert claims(f"Russia said it had captured Bakhmut. {answer}") == (
        f"{own}, UA {expected}" if expected else own
    )


@pytest.mark.parametrize(
    "tail", ["a claim Kyiv denies", "which Kyiv has denied", "a claim that Kyiv rejected"]
)
def test_a_denial_that_hangs_on_the_claim(tail: str) -> None:
    assert claims(f"Russia said it had captured Bakhmut, {tail}.") == "RU asserted, UA denied"


OUTLETS = [
    ("neutral", "Kyiv Post", "Russian forces captured Bakhmut."),
    ("neutral", "The Kyiv Independent", "Russian forces captured Bakhmut."),
    ("UA", "General Staff of the Armed Forces of Ukraine", "Russian forces captured Bakhmut."),
    ("RU", "TASS", "Russian forces captured Bakhmut."),
    ("UA", "AP", "KYIV, Ukraine (AP) — Russian forces captured Bakhmut, officials said."),
    ("RU", "Reuters", "MOSCOW, Aug 20 (Reuters) - Bakhmut has been captured, the Defence Ministry said."),
    ("neutral", "AP", "LVIV, Ukraine — Russian forces captured Bakhmut, residents said."),
    (
        "RU",
        "RT",
        "Things are going well, the Russian ministry said. Bakhmut has been taken, the statement read.",
    ),
    (
        "RU",
        "AFP",
        "Russia's ministry did not comment on losses. It said that its troops had captured Bakhmut.",
    ),
    ("UA", "AFP", "Officials in Kyiv have not commented on that, but they said Russians held Bakhmut."),
    ("UA", "BBC", "By Monday the Azov corps, thrown in to help, said that it had cleared Bakhmut."),
    ("UA", "BBC", "The National Guard's 1st Corps “Azov” says it has cleared Bakhmut."),
    ("RU", "BBC", "Grain prices rose after the Russian army said it had captured Bakhmut."),
    (
        "RU",
        "BBC",
        "Talks broke down hours before Russia's general staff claimed to have captured Bakhmut.",
    ),
    ("RU", "BBC", "A Russian blogger affiliated with the militia acknowledged that Bakhmut had been lost."),
]


@pytest.mark.parametrize(("side", "outlet", "text"), OUTLETS)
def test_whose_side_the_source_is_on(side: str, outlet: str, text: str) -> None:
    found = extract(Article(id="x", text=text, outlet=outlet))
    assert [str(c.claimant_side) for c in found] == [side]
