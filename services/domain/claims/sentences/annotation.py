"""A sentence as a row of items: words, phrases of the lexicon, and settlements."""

from typing import Final

from mypy_extensions import i64, mypyc_attr

from services.domain.claims.sentences.items import MAX_ITEMS, Item
from services.domain.claims.words import grammemes, matching, rare, roles, terms
from services.domain.claims.words.entries import NOTHING
from services.domain.claims.words.lexicon import Lexicon, Phrase, Stance, Word
from services.domain.places import Mention
from services.domain.places.tokens import Span

_GOVERNING: Final = (
    roles.PASS | roles.ATTEMPT | roles.AIM | roles.FAIL | roles.HALT | roles.HYPOTHETICAL | roles.FUTURE
    | roles.HEDGE
)  # fmt: skip
_MARK: Final = '"'
_SPOKEN: Final = grammemes.PAST | grammemes.GERUND
_PREDICATIVE: Final = grammemes.FINITE | grammemes.PASSIVE | grammemes.INFINITIVE
_DONE: Final = grammemes.PARTICIPLE | grammemes.NOMN
"""Forms of a word that tells what was done to the first one of a phrase ("the attacks were beaten off")."""


@mypyc_attr(acyclic=True)
class Scan:
    """The words of a sentence, looked up; cheap, and enough to tell whether it can hold a claim: `known`
    has those of `roles.TELLING` that are in it. `named` has for each word the settlement that it names."""

    def __init__(
        self,
        text: str,
        spans: list[Span],
        words: list[Word],
        named: list[Mention | None],
        mentions: list[Mention],
        known: i64,
    ) -> None:
        self.text = text
        self.spans = spans
        self.words = words
        self.named = named
        self.mentions = mentions
        self.known = known


def scan(text: str, spans: list[Span], mentions: list[Mention], lexicon: Lexicon) -> Scan:
    """Look up the words of a sentence, `spans` of `text`; `mentions` are the settlements within, in order. Of
    a monstrous sentence only the first `MAX_ITEMS` words are read, so that time stays linear."""
    if len(spans) > MAX_ITEMS:
        spans = spans[:MAX_ITEMS]
    if lexicon.grammar != "case" and spans and text.find("#", spans[0].start, spans[-1].end) >= 0:
        spans = [span for span in spans if not _tags(text, span)]
    for mention in mentions:
        if " " in mention.surface or "-" in mention.surface:
            spans = _merged(spans, mentions)
            break
    words = [lexicon.word(text[span.start : span.end]) for span in spans]
    known: i64 = 0
    marked = False
    for word in words:
        known |= word.potential
        marked = marked or word.apostrophe
    if marked:
        _quote(text, spans, words, lexicon)
    named: list[Mention | None] = [None] * len(spans)
    at: i64 = 0
    for mention in mentions:
        while at < len(spans) and spans[at].start < mention.start:
            at += 1
        if at < len(spans) and spans[at].start == mention.start:
            named[at] = mention
    return Scan(text, spans, words, named, mentions, known)


def _quote(text: str, spans: list[Span], words: list[Word], lexicon: Lexicon) -> None:
    """Make quotation marks of the apostrophes that stand before and behind words ("'liberated' X", not "the
    rebels' gains")."""
    opened = False
    for n, span in enumerate(spans):
        if not words[n].apostrophe:
            continue
        led, leads = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
        if leads.isalnum() and not led.isalnum():
            opened = True
        elif not opened:
            continue
        else:
            opened = False
        words[n] = lexicon.word(_MARK)


def _tags(text: str, span: Span) -> bool:
    """Whether it is the mark that makes the word behind it a tag, which is part of the sentence all the same
    ("in #X"; where order is free, tags stand apart)."""
    return text[span.start : span.end] == "#" and text[span.end : span.end + 1].isalnum()


def _merged(spans: list[Span], mentions: list[Mention]) -> list[Span]:
    """The spans, with those of one settlement's name made one."""
    ends = {mention.start: mention.end for mention in mentions}
    merged: list[Span] = []
    until: i64 = -1
    for span in spans:
        if span.start >= until:
            until = max(span.end, ends.get(span.start, 0))
            merged.append(Span(span.start, until))
    return merged


def annotate(scanned: Scan) -> list[Item]:
    """The items of a sentence."""
    text, spans, words, named = scanned.text, scanned.spans, scanned.words, scanned.named
    items: list[Item] = []
    closing: dict[int, int] = {}
    i: i64 = 0
    while i < len(spans):
        word = words[i]
        span = spans[i]
        item = Item(span.start, span.end, word, len(items))
        items.append(item)
        if closing and i in closing:
            items[closing[i]].last = item.last
            item.rare, item.entry, item.side = rare.CONSUMED, NOTHING, ""
            item.flags = roles.RARE | item.flags & roles.SINCE  # "has occupied X since", in 2014
        else:
            opens = bool(word.behind_gap) or (bool(word.behind) and matching.goes_on(words, i))
            hit = matching.longest(words, i, named) if opens else None
            if hit is not None and named[i] is not None and _has_suburb(words, hit):
                hit = None
            if hit is not None and not _crosses(closing, i, hit[1]):
                i = _take(item, hit, scanned)
                for position in hit[1]:
                    if position >= i:
                        closing[position] = item.last
                continue
            _settle(item, named[i])
            alleged = item.flags & roles.HEDGE and roles.ALLEGED in item.entry.traits
            if alleged and scanned.known & (roles.SAY | roles.ACCORDING):
                item.flags = item.flags & ~roles.HEDGE | roles.ADVERB  # it is the outlet that doubts
            counts = bool(item.flags & roles.NUMBER) and not item.flags & roles.DETERMINER and item.last > 0
            if counts and roles.DEGREE in items[item.last - 1].entry.traits:  # "nearly fifty attacks"
                items[item.last - 1].flags &= ~roles.HEDGE
            if word.hyphen and _spaced(text, item):
                item.flags |= roles.DASH
        i += 1
    return items


def _has_suburb(words: list[Word], hit: matching.Hit) -> bool:
    """Whether a name that may stand for a party has a part of the city behind it ("Kyiv's outskirts")."""
    if not hit[0].entry.flags & roles.SIDE_ADJECTIVE:
        return False
    behind = words[hit[1][-1] + 1 : hit[1][-1] + 3]
    if behind and behind[0].flags & roles.FACILITY:
        return True
    return len(behind) > 1 and bool(behind[0].flags & roles.SECTOR) and bool(behind[1].flags & roles.FACILITY)


def _spaced(text: str, item: Item) -> bool:
    """Whether a hyphen stands apart, as a dash would."""
    inside = item.start > 0 and item.end < len(text)
    return inside and text[item.start - 1] == " " and text[item.end] == " "


def _crosses(closing: dict[int, int], i: i64, positions: list[int]) -> bool:
    """Whether a phrase would swallow a word that closes an earlier one."""
    return bool(closing) and any(i < position <= positions[-1] for position in closing)


def _take(item: Item, hit: matching.Hit, scanned: Scan) -> i64:
    """Make `item` the phrase that was matched; the position after its first unbroken words."""
    words, spans = scanned.words, scanned.spans
    phrase, positions = hit
    solid: i64 = 1
    while solid < len(positions) and positions[solid] == positions[solid - 1] + 1:
        solid += 1
    final = words[positions[solid - 1]]
    item.entry, item.flags, item.rare = phrase.entry, phrase.entry.flags, phrase.entry.rare
    if item.flags & (_GOVERNING | roles.TRIGGER):
        item.flags |= final.flags & roles.TO
    if item.rare & rare.LOCAL or _claiming(phrase, words[positions[0]]):  # "shows soldiers in"
        item.flags |= words[positions[0]].flags & roles.SAY
    if item.flags & roles.ANAPHOR:
        item.flags |= final.flags & roles.REPORT_NOUN
    for position in positions:
        if words[position].rare & rare.PLURAL:
            item.flags |= roles.RARE
            item.rare |= rare.PLURAL
    item.side = phrase.entry.side or _side_of(words, positions)
    if not item.side and item.flags & roles.TRIGGER:
        item.side = _side_within(words, positions, scanned.named)
    noun = bool(phrase.entry.triggers) and phrase.entry.triggers[0].pos == "noun"
    noun = noun or bool(item.flags & roles.PLACE_NOUN)  # "armoured assaults", "surrounding villages"
    described = noun and bool(words[positions[0]].forms & (grammemes.PAST | grammemes.GERUND))
    item.forms = final.forms if described else _forms_of(words, positions)
    item.low = " ".join(words[p].low for p in positions[:solid])
    item.end = spans[positions[solid - 1]].end
    return positions[solid - 1] + 1


def _claiming(phrase: Phrase, first: Word) -> bool:
    """Whether a phrase claims what it tells ("declared victory in", "claimed full control"; not "maintain a
    presence")."""
    taken = any(trigger.kind is terms.CAPTURE for trigger in phrase.entry.triggers)
    return taken or bool(phrase.entry.triggers and first.flags & roles.TRIGGER)


def _settle(item: Item, mention: Mention | None) -> None:
    """Decide between the roles of a word, and note the settlement it names."""
    if item.flags & roles.SAY:
        item.flags &= ~roles.HEDGE
        if item.forms & _SPOKEN:
            item.flags &= ~(roles.SOURCE | roles.REPORT_NOUN | roles.FORCE)
    if item.capital and item.rare & rare.MONTH and item.last:  # "on May 18"
        item.flags &= ~roles.HEDGE
        item.rare &= ~rare.MODAL
    if mention is not None:
        item.mention = mention
        item.flags |= roles.PLACE
        if not item.low.isascii():
            item.forms &= ~grammemes.VERBAL


def _side_of(words: list[Word], positions: list[int]) -> str:
    """The side that one of a phrase's words names ("is ours")."""
    for position in positions:
        if words[position].entry.side:
            return words[position].entry.side
    return ""


def _side_within(words: list[Word], positions: list[int], named: list[Mention | None]) -> str:
    """The side that several of a phrase's words name together ("is with the Defence Forces")."""
    for position in range(positions[0] + 1, positions[-1]):
        hit = matching.longest(words, position, named)
        if hit is not None and hit[0].entry.side:
            return hit[0].entry.side
    return ""


def stance_at(words: list[Word], at: i64) -> Stance | None:
    """Whose wording the phrase is that the word at `at` begins; None where it begins nobody's."""
    ahead: i64 = -1
    for elements, mark, stance in words[at].stances:
        if mark and ahead < 0:
            ahead = matching.near(words, at + 1)
        if (not mark or mark & ahead) and matching.stands(elements, words, at):
            return stance
    return None


def _forms_of(words: list[Word], positions: list[int]) -> i64:
    """The inflection of a phrase: that of its first inflected word ("took part"), no letter, of which
    dictionaries make a noun ("и" in "так и не")."""
    first = infinitive = done = roles.NONE
    for position in positions:
        forms = words[position].forms
        if not forms & ~grammemes.BASE or len(words[position].low) == 1:
            continue
        if forms & _PREDICATIVE and not forms & grammemes.NOUN:
            if not forms & grammemes.INFINITIVE:
                return forms
            infinitive = infinitive or forms
        elif first and forms & _DONE == _DONE:
            done = done or forms
        first = first or forms
    return infinitive or done or first or words[positions[0]].forms
