"""Mentions of settlements: spans, relations, namesakes, and what is no settlement."""

from hypothesis import given, settings
from hypothesis import strategies as st

from services.domain.places import Gazetteer, Mention, Relation, find_mentions

WORDS = st.sampled_from(
    ["Bakhmut", "Mykolaivka", "Chasiv Yar", "near", "the", "Oblast", "and", ",", "-", "–", "(", ")", ".",
     "72nd", "Brigade", "'s", "’s", "km", "of", "\n",
     "Бахмут", "Donetsk", "Kupyansk-Lyman", "direction", "\ud83d"]
)  # fmt: skip


@settings(deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=30).map(" ".join)))
def test_spans_are_exact_and_never_overlap(text: str) -> None:
    last = 0
    for mention in find_mentions(text):
        assert text[mention.start : mention.end] == mention.surface
        assert last <= mention.start < mention.end
        assert 0 <= mention.relation_start <= mention.start
        assert mention.end <= mention.relation_end <= len(text)
        assert mention.candidates
        assert mention.reason
        last = mention.end


def one(text: str) -> Mention:
    mentions = find_mentions(text)
    assert len(mentions) == 1, mentions
    return mentions[0]


def test_a_village_is_found_under_its_relation() -> None:
    mention = one("Fighting went on south of Krasnohorivka, Donetsk Oblast, all night.")
    assert mention.relation is Relation.NEAR
    assert mention.settlement is not None
    assert mention.settlement.oblast == "Donetsk Oblast"


def test_direction_is_handed_on() -> None:
    assert one("Troops attacked in the Pokrovsk direction.").relation is Relation.DIRECTION


def test_regions_and_units_are_no_settlements() -> None:
    for text in (
        "Shelling hit Donetsk Oblast.", "The 72nd Chernivtsi Mechanized Brigade holds.",
        "They crossed the Irpin River.", "Colonel Serhiy Lyman said so.",
    ):  # fmt: skip
        assert find_mentions(text) == []


def test_former_names_lead_to_the_present_settlement() -> None:
    gazetteer = Gazetteer.load()
    for former, present in (("Artemovsk", "Bakhmut"), ("Ugledar", "Vuhledar"), ("Dzerzhinsk", "Toretsk")):
        assert gazetteer.search(former)[0].name == present
