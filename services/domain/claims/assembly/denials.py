"""Claims that somebody denies or confirms without repeating them: "Kyiv denied it", "confirmed as much"."""

from collections.abc import Sequence
from typing import Final

from services.domain.claims.assembly.ellipsis import untold
from services.domain.claims.grammar import Grammar
from services.domain.claims.sentences.annotation import Item
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.reports import refers
from services.domain.claims.syntax.sources import Source, Speakers
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.models import Claim, ClaimantSide
from services.domain.places import Mention

_AFTER: Final = roles.SUBORDINATOR | roles.AND | roles.CONTRAST | roles.PREPOSITION
RULE: Final = "denial"
CONFIRMED: Final = "confirmation"
_OPENING: Final = 2
"""Items up to the verb of a sentence that only says that it is not so."""
_OBJECT: Final = 5
"""Items up to the end of "the Russian claims" behind the verb."""
_APPOSED: Final = 10
"""Items between "claims that" or ", which" and the verb of denial at its end."""
_SUBJECT: Final = 6
"""Items between "the announcement" and what calls it untrue."""
_TAGGED: Final = 4
"""Items of the shortest sentence that calls a claim untrue and says who does."""
_MOST: Final = 40
"""Claims back that a denial can be about: bounded, so that time stays linear."""
_RECENT: Final = 300
"""Characters back from the last claim within which claims are denied together with it."""
_BEFORE: Final = 120
"""Characters back from what calls a claim untrue to that claim, where nobody else made it."""
_JUDGING: Final = roles.DENY | roles.GAINSAY | roles.UNTRUE | roles.CONFIRM


def denials(
    parse: Parse, article: str, claims: Sequence[Claim], speakers: Speakers, grammar: Grammar
) -> list[Claim]:
    """The denials and confirmations that the sentence makes of `claims`, those that the article has made so
    far."""
    items = parse.items
    found: list[Claim] = []
    for j, item in enumerate(items):
        if not item.flags & (_JUDGING | roles.NEGATION) or not _judges_claims(parse, j, grammar.free):
            continue
        source = _judge(parse, j, speakers, grammar)
        before = [claim for claim in claims[-_MOST:] if claim.end <= item.start]
        if source is None or source.silent or not before:
            continue
        explicit = any(i.flags & (roles.REPORT_NOUN | roles.ANAPHOR) for i in items[j + 1 : j + _OBJECT])
        explicit = explicit or (grammar.free and _taken_up(items, j))
        explicit = explicit or (not grammar.free and source.named and _ends_relative(items, j))
        start, end = items[max(0, j - 3)].start, items[min(len(items) - 1, j + 2)].end
        confirms = bool(item.flags & roles.CONFIRM)
        said = terms.ASSERTED if confirms else terms.DENIED
        meant = _meant(items, j, before, source, explicit)
        fates = [] if confirms else [claim for claim in meant if claim.kind is not terms.ASSAULT]
        for claim in fates or meant:
            if claim.factuality is terms.DENIED or (
                claim.claimant_side in source.sides
                and not (explicit and (_another(claim, source, article) or _second(items, source)))
            ):
                continue
            for side in source.sides:
                judged = claim._replace(
                    factuality=said, claimant_side=side, start=start, end=end,
                    claimant=article[source.start : source.end], evidence=article[start:end],
                    rule=CONFIRMED if confirms else RULE,
                )  # fmt: skip
                found.append(judged)
        break
    return found


def disown(
    parse: Parse, claims: list[Claim], outlet: ClaimantSide, speakers: Speakers, grammar: Grammar
) -> None:
    """Deny those of the claims just made that the sentence calls untrue in the outlet's own voice, or that of
    the one who made them ("There are rumours that … This is not true.")."""
    for j, item in enumerate(parse.items):
        if not item.flags & roles.UNTRUE or not _judges_claims(parse, j, grammar.free):
            continue
        source = _judge(parse, j, speakers, grammar)
        for k in range(max(0, len(claims) - _MOST), len(claims)):
            claim = claims[k]
            near = 0 <= item.start - claim.end < _BEFORE and claim.factuality is not terms.DENIED
            if near and not claim.claimant and (source is None or claim.claimant_side in source.sides):
                claims[k] = claim._replace(factuality=terms.DENIED)
            elif near and source is None:
                claims.append(claim._replace(factuality=terms.DENIED, claimant_side=outlet, claimant=""))
        return


def _negated(items: list[Item], j: int) -> bool:
    """Whether the word at `j` is negated ("was not able to verify the reports")."""
    return any(item.flags & roles.NEGATION for item in items[max(0, j - 4) : j])


def _judges_claims(parse: Parse, j: int, free: bool) -> bool:
    """Whether the word at `j` denies or confirms a claim made before."""
    item = parse.items[j]
    if item.flags & roles.NEGATION and not free and _unsaid(parse, j):
        return True
    if item.flags & roles.CONFIRM and not free and _negated(parse.items, j):
        return False
    return bool(item.flags & _JUDGING) and not item.forms & grammemes.GERUND and _judges(parse.items, j, free)


def _meant(
    items: list[Item], j: int, before: Sequence[Claim], source: Source, explicit: bool
) -> Sequence[Claim]:
    """Those of the claims `before` that the word at `j` is said of."""
    last = before[-1]
    recent = [claim for claim in before if last.start - claim.start < _RECENT]
    if items[j].flags & roles.UNTRUE and any(_called(items, k) for k in range(max(1, j - _SUBJECT), j)):
        recent = [claim for claim in recent if claim.start >= items[0].start] or recent
    about = _about(items, j)
    if about is not None:
        return [claim for claim in recent if _same(claim, about)]
    if last.factuality is terms.DENIED and last.claimant_side in source.sides:
        # "Kyiv denied that X had fallen. 'It is not true,' …"
        return [claim for claim in recent if claim.settlement == last.settlement]
    if _ends_relative(items, j):  # "a claim that the ministry contradicted"
        here = last.start >= items[0].start or items[j].flags & roles.CONFIRM
        return [claim for claim in recent if claim.claimant == last.claimant] if here else []
    if explicit and not any(item.flags & roles.REPORT_NOUN for item in items[j + 1 : j + _OBJECT]):
        told = [claim for claim in recent if claim.claimant == last.claimant]  # "denied this"
        return [claim for claim in told if claim.kind is not terms.ASSAULT] or told
    if explicit and any(claim.claimant for claim in recent):
        # "the claim" is somebody's, and a party's rather than what footage shows
        told = [claim for claim in recent if claim.claimant]
        return [claim for claim in told if claim.claimant_side is not terms.NEUTRAL] or told
    # "it is not so" is said of what became of the place rather than of the fighting for it
    fate = [claim for claim in recent if claim.kind is not terms.ASSAULT]
    return fate or recent


def _unsaid(parse: Parse, j: int) -> bool:
    """Whether somebody says that a claim is not so by its verb alone ("Kyiv says it has not")."""
    if not untold(parse, j):
        return False
    verb = j if parse.items[j].flags & (roles.BE | roles.HAVE | roles.DO) else j - 1
    taken_up = verb > 0 and parse.items[verb - 1].flags & (roles.ACTOR | roles.IT | roles.ANAPHOR)
    said = any(item.flags & roles.SAY for item in parse.items[max(0, verb - 4) : verb])
    if not said and 0 < verb <= _OPENING:  # "They have not, Kyiv says."
        said = any(item.flags & roles.SAY for item in parse.items[j + 2 : j + _APPOSED])
    return bool(taken_up) and said and parse.items[verb - 1].mention is None


def _judge(parse: Parse, j: int, speakers: Speakers, grammar: Grammar) -> Source | None:
    """Who denies or confirms with the word at `j`."""
    if not parse.items[j].flags & _JUDGING:  # "Kyiv says it has not"
        told = grammar.reported(parse, j, speakers)
        return told[1] if told else None
    if parse.items[j].flags & roles.UNTRUE and not parse.items[j].flags & roles.DENY:
        for k in range(j - 1, max(0, j - _SUBJECT), -1):
            if roles.NAMING in parse.items[k].entry.traits and _called(parse.items, k):
                return grammar.denier(parse, k, speakers)
        said = grammar.reported(parse, j, speakers)
        return said[1] if said else None
    return grammar.denier(parse, j, speakers)


def _judges(items: list[Item], j: int, free: bool) -> bool:
    """Whether the word at `j` is said of a claim made before."""
    flags = items[j].flags
    if flags & roles.UNTRUE and items[j - 1].flags & roles.SUBORDINATOR:
        return False  # "rejected as untrue a report that …"
    if flags & roles.GAINSAY:
        following = items[j + 1 : j + 4]
        ends = not following or not following[0].low.isalnum() or following[0].flags & roles.CONTRAST
        return bool(ends) or any(item.flags & (roles.ANAPHOR | roles.REPORT_NOUN) for item in following)
    if free and flags & roles.DENY and j + 1 < len(items) and items[j + 1].low == ":":
        return True
    if flags & roles.UNTRUE and not flags & roles.DENY:
        return not free and _said_of(items, j)
    if flags & roles.CONFIRM and (
        free or any(i.flags & roles.UNKNOWING for i in items[max(0, j - 4) : j + 1])
    ):
        return False
    return _of_a_claim(items, j) or (free and _taken_up(items, j))


def _said_of(items: list[Item], j: int) -> bool:  # noqa: C901
    """Whether the word at `j` is predicated of a report ("the announcement was yet another lie"), or is all
    that is quoted (""Yet another lie," he said")."""
    if (
        items[0].flags & roles.QUOTE
        and j < _SUBJECT
        and j + 1 < len(items)
        and not items[j + 1].low.isalnum()
    ):
        light = roles.QUOTE | roles.DETERMINER | roles.ADVERB | roles.ANAPHOR | roles.CONTRAST
        if all(item.flags & light or item.rare & rare.INDEFINITE for item in items[:j]):
            return True
    if not j and len(items) > _TAGGED and items[items[j].last + 1].flags & roles.COMMA:
        return any(item.flags & roles.SAY for item in items[: _TAGGED + 1])  # "Not so, says Kyiv"
    linked = False
    inserted = _insertion(items, j)
    for k in range(j - 1, max(-1, j - _SUBJECT - 1 - len(inserted)), -1):
        if k in inserted:
            continue
        flags = items[k].flags
        short = flags & roles.GENITIVE and k and items[k - 1].flags & (roles.ANAPHOR | roles.IT)
        if short or flags & roles.BE or items[k].rare & rare.COPULA:
            linked = True
        elif linked and flags & (roles.REPORT_NOUN | roles.ANAPHOR):
            if items[k + 1].flags & roles.OF and _indefinite(items[k + 2]):
                return False  # "reports of a landing are a fake"
            return not any(i.flags & (roles.COMPLEMENT | roles.TRIGGER) for i in items[k + 1 : j])
        elif roles.NAMING in items[k].entry.traits:
            named = any(i.flags & (roles.REPORT_NOUN | roles.ANAPHOR) for i in items[k + 1 : j])
            return named or _called(items, k)  # "called the news a lie", ", which Kyiv called a lie"
        elif flags & (roles.COMMA | roles.STOP | roles.TRIGGER):
            return False
    return False


def _insertion(items: list[Item], j: int) -> range:
    """The items between commas before the word at `j` that tell who says it ("That, he says, is a lie")."""
    commas = [k for k in range(max(0, j - _APPOSED), j) if items[k].flags & roles.COMMA]
    if len(commas) < 2 or not any(items[k].flags & roles.SAY for k in range(commas[-2], commas[-1])):
        return range(0)
    return range(commas[-2], commas[-1] + 1)


def _called(items: list[Item], verb: int) -> bool:
    """Whether a relative pronoun behind a comma is the object of the verb that calls a report something."""
    for k in range(verb - 1, max(0, verb - _APPOSED), -1):
        if items[k].flags & roles.RELATIVE and not items[k].rare & rare.PERSONAL:
            return bool(items[k - 1].flags & roles.COMMA)
        if items[k].flags & (roles.COMMA | roles.STOP | roles.SAY):
            return False
    return False


def _indefinite(item: Item) -> bool:
    return bool(item.flags & roles.DETERMINER) and not item.flags & roles.DEFINITE


def _about(items: list[Item], j: int) -> Mention | None:
    """The settlement that the denied report is said to be on ("dismissed the report on X")."""
    for k in range(j + 1, min(j + _OBJECT, len(items) - 2)):
        if items[k].flags & roles.REPORT_NOUN and items[k + 1].flags & (roles.PREPOSITION | roles.OF):
            named = (item.mention for item in items[k + 2 : k + 2 + _OBJECT])
            return next((mention for mention in named if mention is not None), None)
    return None


def _another(claim: Claim, source: Source, article: str) -> bool:
    """Whether the source is somebody else of the same side than who made the claim."""
    words = article[source.start : source.end].lower()
    told = claim.claimant.lower()
    return bool(told) and told not in words and words.rpartition(" ")[2] not in told and source.named


def _second(items: list[Item], source: Source) -> bool:
    """Whether the source is told to be another one of its kind ("a second blogger", "other sources")."""
    at = next((k for k, item in enumerate(items) if item.start >= source.start), 0)
    return any(item.rare & rare.INDEFINITE for item in items[max(0, at - 2) : at + 2])


def _same(claim: Claim, mention: Mention) -> bool:
    if mention.settlement is not None and claim.settlement_id:
        return claim.settlement_id == mention.settlement.id
    return claim.settlement == mention.name


def _behind_object(item: Item) -> bool:
    """Whether the item may stand behind the object of a denial ("denied it outright", "… it at the time")."""
    if not item.low[0].isalnum() or item.flags & (_AFTER | roles.ADVERB) or item.rare & rare.WEEKDAY:
        return True
    return roles.BACKGROUND in item.entry.traits


def _both_events(items: list[Item], k: int) -> bool:
    """Whether the noun at `k` takes up several events told before ("denied both losses")."""
    both = (
        items[k - 1].flags & roles.BOTH
        and items[k - 1].entry.number > 1
        and bool(items[k].forms & grammemes.PLURAL)
    )
    return bool(both) and (k + 1 == len(items) or _behind_object(items[k + 1]))


def _pointed(items: list[Item], k: int) -> bool:
    """Whether the noun of report at `k` is a certain one ("the reports", "Moscow's claim", "this")."""
    certain = roles.DETERMINER | roles.POSSESSIVE | roles.SIDE_ADJECTIVE | roles.GENITIVE | roles.ANAPHOR
    return bool(items[k - 1].flags & certain or items[k].flags & roles.ANAPHOR)


def _of_a_claim(items: list[Item], j: int) -> bool:  # noqa: C901
    """Whether the verb at `j` is about a claim made before: "denied it", "the claims were rejected"."""
    for k in range(j + 1, min(j + _OBJECT, len(items))):
        if (
            items[k].flags & (roles.COMPLEMENT | roles.COMMA | roles.STOP)
            and not items[k].flags & roles.ANAPHOR
        ) or items[k].flags & roles.TRIGGER:
            if _both_events(items, k):
                return True
            break
        if items[k].flags & (roles.ANAPHOR | roles.REPORT_NOUN):
            following = items[k + 1] if k + 1 < len(items) else None
            if following is not None and following.flags & roles.QUOTE and items[k].flags & roles.COMPLEMENT:
                break  # "conceded that "X had been entered""
            if following is not None and following.entry.preposition == "reference":
                return False  # "denied the rumours about …" goes on to say what
            if following is not None and following.flags & roles.OF and _told(items, k + 2):
                return False  # "rejected reports of a withdrawal"
            if following is not None and following.flags & roles.OF and refers(items, k + 1):
                return False  # "denies the ministry's statements about …"
            if following is not None and following.entry.preposition == "on" and not _pointed(items, k):
                return False  # "denied reports on its troops"
            if following is None or _behind_object(following):
                return True
    last = items[j].last
    if last > j and any(item.flags & roles.ANAPHOR for item in items[j + 1 : last]):
        return True
    return _ends_relative(items, j) or _passive(items, j)


def _told(items: list[Item], k: int) -> bool:
    """Whether a noun phrase begins at `k` that tells an event not known before."""
    known = k < len(items) and items[k].flags & roles.DEFINITE
    return not known and any(
        item.flags & roles.TRIGGER and not item.flags & roles.SAY for item in items[k : k + 3]
    )


def _ends_relative(items: list[Item], j: int) -> bool:
    """Whether the verb at `j` closes ", which Kyiv denied" or ", a claim (that) Kyiv denied"."""
    after = items[j + 1] if j + 1 < len(items) else None
    ends = after is None or after.flags & (_AFTER | roles.COMMA | roles.BY) or after.rare & rare.WEEKDAY
    if not ends and items[j + 1].low.isalnum():
        return False
    if items[j].flags & roles.UNTRUE and items[j - 1].flags & roles.BE:
        return False  # "information that X is surrounded is not true"
    for k in range(max(1, j - _APPOSED), j):
        before = items[k - 1].flags
        if items[k].flags & roles.RELATIVE and before & (roles.REPORT_NOUN | roles.COMMA):
            # not "the brigade, which fights there, called it a lie"
            told = any(item.flags & roles.TRIGGER for item in items[k + 1 : j])
            return not (told and items[j - 1].flags & roles.COMMA)
        if items[k].flags & roles.REPORT_NOUN and k > 1 and items[k - 2].flags & roles.COMMA:
            return bool(before & roles.DETERMINER)
    return False


def _passive(items: list[Item], j: int) -> bool:
    """Whether the verb at `j` is a passive of which a claim is the subject."""
    passive = any(item.flags & roles.BE for item in items[max(0, j - 2) : j])
    noun = next((k for k in range(j - 1, -1, -1) if items[k].flags & roles.REPORT_NOUN), -1)
    if noun >= 0 and items[noun + 1].flags & roles.COMPLEMENT:
        return False  # "information that X is surrounded is not true"
    claimed = False
    for k in range(max(0, j - 2 * _APPOSED), j):
        if items[k].flags & roles.REPORT_NOUN:
            owned = k and items[k - 1].side  # "Russia's claim of having taken X was rejected"
            claimed = bool(owned) or not (items[k + 1].flags & roles.OF and _event(items, k + 2, j))
    return passive and (claimed or any(item.flags & roles.ANAPHOR for item in items[max(0, j - 4) : j]))


def _event(items: list[Item], first: int, last: int) -> bool:
    """Whether a report is told to be of an event ("reports of its encirclement were untrue")."""
    return any(item.flags & roles.TRIGGER and not item.flags & roles.SAY for item in items[first:last])


def _taken_up(items: list[Item], j: int) -> bool:
    """Whether "this" stands before the word at `j`, as its object or subject ("This is not true")."""
    return any(item.flags & roles.ANAPHOR for item in items[max(0, j - 3) : j])
