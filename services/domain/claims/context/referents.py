"""Whose forces the words for who acts stand for ("they", "our troops", "her men"): by the mouth they are in,
and by who was spoken of before."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments import acting, agency, beside
from services.domain.claims.context import parties, they
from services.domain.claims.context.discourse import Discourse
from services.domain.claims.context.meant import Said
from services.domain.claims.context.quotations import Quotations
from services.domain.claims.sentences.items import Item, back_over, has
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import Actor
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.models.sides import Side

_NAMED: Final = frozenset({"UA", "RU", "enemy"})
_PERSONAL: Final = frozenset({terms.ADVANCE, terms.WITHDRAWAL})
"""What one person may do who is no force."""


def taken_up(said: Said, discourse: Discourse, quotations: Quotations) -> Side | None:
    """The side of "they" where the sentence has named it before, and no party speaks but behind it."""
    actor = said.agent.actor
    if said.agent.side == "same" and said.parse.free and said.trigger.pos == "phrase":
        acted = [a for a in said.parse.actors if a.last < said.candidate.at and a.side in _NAMED]
        owner = next((a.side for a in reversed(acted) if a.cases & grammemes.NOMN and not a.governed), "")
        return discourse.resolve(owner, said.source)  # "they took X, the town is under their control"
    if said.agent.side != "same" or actor is None or said.parse.free:
        return None
    before = _spoken_before(said.parse, actor)
    if not before and (side := _named_behind(said, actor)) is not None:
        return side
    aside = [a for a in before if beside.in_relative(said.parse, a, actor.first)]
    named = [a.side for a in [*aside, *[a for a in before if a not in aside]]]
    behind = said.source is not None and said.source.start > said.item.start
    if not behind and said.speaker:
        return _reported(said, said.speaker, actor, named, discourse, quotations)
    if not any(side not in ("", "same") for side in named):
        alone = actor.first == actor.last and bool(said.parse.items[actor.first].rare & rare.PLURAL)
        quoted = quotations.at(said.parse.items[actor.first].start) >= 0
        if behind and alone and not quoted:
            return agency.as_side(discourse.side)  # "Russian troops … They took X, Kyiv admits"
        named = they.owners(said, actor)
        if behind and not named and said.parse.items[actor.first].flags & roles.POSSESSIVE:
            return agency.as_side(discourse.side)  # "Moscow is silent. Its troops attack, Kyiv says"
    heard = (discourse.resolve(side, None) for side in reversed(named) if side not in ("", "same"))
    return next((side for side in heard if side), None)


def _spoken_before(parse: Parse, actor: Actor) -> list[Actor]:
    """Those named before "they" who may be meant: rather who acts than whom something is done to or for."""
    before = [a for a in parse.actors if a.last < actor.first]
    acted = [a for a in before if not (_governed(parse, a) or _counted(parse, a))]
    # "a blow to Kyiv after its troops left X", "hard for the Russians, and they left X"
    its = parse.items[actor.first].flags & roles.POSSESSIVE
    spoken = before if its else [a for a in before if _meant_for(parse.items, a)]
    return spoken if spoken and not any(a.side not in ("", "same") for a in acted) else acted


def _reported(
    said: Said, speaker: Side, actor: Actor, named: list[str], discourse: Discourse, quotations: Quotations
) -> Side | None:
    """The side of "they" in what a party says ("Ukraine says Russia has stepped up its attacks"); None for
    its own, and where nothing tells."""
    enemy = [side for side in named if side in ("UA", "RU")][-1:]
    lost = said.kind is terms.WITHDRAWAL or (said.kind is terms.ENCIRCLEMENT and said.agent.opposed)
    first = said.parse.items[actor.first]
    its = first.flags & roles.POSSESSIVE and not first.rare & rare.PLURAL  # "and its men had left"
    told = not its or (said.source is not None and bool(said.source.also))
    if lost and told and enemy == [speaker.opponent.value]:
        return speaker.opponent  # "of the marines, Moscow says that they have surrendered"
    if said.source and said.source.also and actor.first == actor.last and not lost:
        return speaker  # "Kyiv denied Moscow's claim that they had taken X"
    if (resumed := they.resumed(said, actor)) is not None:
        return resumed
    if they.enemy_again(said, actor) and enemy == [speaker.opponent.value]:
        return agency.as_side(enemy[0])
    of_others = discourse.side == speaker.opponent.value
    of_others = of_others and quotations.at(first.start) < 0
    if of_others and they.none_of_theirs(said, actor):
        return speaker.opponent
    owned = has(said.parse.items, actor.first, actor.last + 1, roles.POSSESSIVE)
    doing = acting.subject(said.parse, actor.first) if owned else None
    who = doing.actor if doing is not None and doing.side != "same" else None
    number = said.parse.clause_of  # "that Russia used its tanks in an assault"
    near = who is not None and (actor.first == actor.last or number[who.first] == number[actor.first])
    return discourse.resolve(doing.side, said.source) if doing and near else None


def _named_behind(said: Said, actor: Actor) -> Side | None:
    """The side of "they" in a clause that opens the sentence, where the one behind it names them ("Before
    they took X, the Russians …")."""
    items, clause = said.parse.items, said.parse.clause(actor.first)
    alone = actor.first == actor.last and bool(items[actor.first].rare & rare.PLURAL)
    led = clause.marker & (roles.SUBORDINATOR | roles.RELATIVE)
    if not alone or not (led or items[clause.first].flags & roles.PREPOSITION):
        return None
    later = next((a for a in said.parse.actors if a.first > said.candidate.at), None)
    if later is None or later.governed:
        return None
    paused = items[later.first - 1].flags & roles.COMMA or items[later.first - 2].flags & roles.COMMA
    return agency.as_side(later.side) if paused else None


def _governed(parse: Parse, actor: Actor) -> bool:
    """Whether a preposition governs forces, other than the "by" of who has done a deed of war, or a verb that
    no list has ("after Russia invaded Ukraine its troops …")."""
    by = actor.first - 1
    done = by > 0 and parse.items[by].flags & roles.BY and parse.items[by - 1].flags & roles.TRIGGER
    return (actor.governed and not done) or (by > 0 and parse.items[by].forms & grammemes.UNKNOWN_VERB != 0)


def _meant_for(items: list[Item], actor: Actor) -> bool:
    """Whether it is told how things are for the forces ("it is hard for the Russians in X, but they …")."""
    return items[back_over(items, actor.first - 1, roles.DETERMINER)].entry.preposition == "for"


def _counted(parse: Parse, actor: Actor) -> bool:
    """Whether a preposition governs forces that are counted ("a rotation of two Ukrainian brigades")."""
    j = back_over(parse.items, actor.first - 1, roles.NUMBER, roles.DETERMINER)
    return 0 <= j < actor.first - 1 and bool(parse.items[j].flags & (roles.OF | roles.PREPOSITION))


def resolved(said: Said, discourse: Discourse, quotations: Quotations) -> Side | None:
    """The side that the words for who acts stand for."""
    speaker = said.speaker
    side = discourse.resolve(_meant(said, discourse, quotations), said.source)
    freed = said.kind is terms.CAPTURE or (said.passive and quotations.at(said.item.start) < 0)
    actor = said.agent.actor
    if actor and speaker and said.agent.side == "enemy" and said.source and not said.parse.free:
        first = said.parse.items[actor.first].start
        if said.source.start <= first < said.source.end:
            return speaker  # "the enemy admitted the loss of X", which is no enemy of its own
    claim = said.source is not None and said.source.noun  # "their claim that they have taken X"
    theirs = said.agent.side == "they" or (claim and actor is not None and actor.side == "they")
    freed = freed and theirs and (claim or said.trigger.default == "own")
    if freed and speaker and (claim or not discourse.spoken_of_late(speaker.opponent)):
        return speaker  # "they have cleared X as well", told by a party of troops without a side
    if actor and not said.parse.free and roles.SINGLE in said.parse.items[actor.first].entry.traits:
        owned = said.parse.items[actor.first].flags & roles.POSSESSIVE
        if speaker is None and not owned and said.kind in _PERSONAL:
            return None  # "She left X", "He entered X with a patrol"
        if speaker is None:  # "Her forces hold X", of the woman who spoke last
            return parties.of_source(discourse.speakers.last)
        return side  # "a commander said that his men …"
    if actor and said.agent.side == "own" and speaker is None and said.kind is terms.ADVANCE:
        alone = actor.first == actor.last and not said.parse.items[actor.first].flags & roles.POSSESSIVE
        return None if alone and not said.parse.free else side  # reporters: "We entered X at dawn"
    if said.agent.side == "last" and said.trigger.reverse and not speaker:
        return None if discourse.side == "" else side
    if said.agent.side == "last" and said.kind is terms.ENCIRCLEMENT:
        return None  # "they have surrounded X"
    if said.agent.side == "last" and said.parse.free and said.kind is terms.ASSAULT and not discourse.side:
        named = {discourse.resolve(actor.side, said.source) for actor in said.parse.actors}
        if speaker is not Side.RU and Side.RU not in named:
            return said.home.opponent  # "X is being stormed", in the active
    if said.agent.side == "last" and said.of_ours:
        if said.gaining and speaker is Side.UA and discourse.spoken_of_late(Side.RU):
            return Side.RU  # "The enemy took X. Y they took as well"
        return speaker or side
    return side


def loser(said: Said) -> Side | None:
    """Who has lost, as the sentence tells ("the AFU attack failed, the town is lost")."""
    before = [a.side for a in said.parse.actors if a.last < said.candidate.at and said.parse.free]
    return agency.as_side(before[-1]) if before else None


def _meant(said: Said, discourse: Discourse, quotations: Quotations) -> str:
    """The side as the text names it; "they" in a quotation that has named nobody are the enemy."""
    agent, items = said.agent, said.parse.items
    if agent.side != "same":
        return agent.side
    first = agent.actor.first if agent.actor else said.candidate.at
    last = agent.actor.last if agent.actor else said.candidate.last
    quotation = quotations.at(items[said.candidate.at].start)
    if quotation < 0 and _our_voice(said, discourse, first, last):
        return "enemy"
    if quotation < 0 or not any(item.rare & rare.PLURAL for item in items[first : last + 1]):
        return agent.side
    begins = quotations.start(quotation)
    within = said.source is not None and begins <= said.source.start < items[first].start
    if (within or (agent.actor is not None and items[first].start < begins)) and not said.parse.free:
        return agent.side  # ""The enemy says they took it", his troops and their allies had "taken" it"
    ours = "own" if agent.actor is None and not said.parse.free else ""  # "we left, and it is theirs"
    named = [
        a.side
        for a in said.parse.actors
        if a.side not in ("same", ours) and begins <= items[a.first].start < items[first].start
    ]
    if named and not said.parse.free and named.count(named[0]) == len(named) and named[0] in _NAMED:
        return named[0]  # "the invaders in the part of X that they hold"
    freed = said.trigger.restores and said.trigger.default  # "they liberated X"
    return agent.side if named or freed else "enemy"


def _our_voice(said: Said, discourse: Discourse, first: i64, last: i64) -> bool:
    """Whether a party itself says "theirs" of a place in a sentence that names nobody."""
    if said.agent.actor is not None or said.source is not None:
        return False
    plural = any(item.rare & rare.PLURAL for item in said.parse.items[first : last + 1])
    named = any(a.side not in ("", "own", "same") for a in said.parse.actors)
    return plural and discourse.speaking(None) is not None and not named


def invading(said: Said, discourse: Discourse) -> Side | None:
    """The invader, where cases tell that the sentence's other clauses are about it ("assaults go on in X, the
    enemy is trying to cut the road")."""
    clearing = said.trigger.default == "own"  # "the clearing goes on, the enemy is in the centre"
    if not said.parse.free or said.kind is not terms.ASSAULT or said.agent.actor is not None or clearing:
        return None
    invader = said.home.opponent
    named = [a.side for a in said.parse.actors if a.cases & grammemes.NOMN and not a.governed]
    heard = [discourse.resolve(side, said.source) for side in named if side in _NAMED]
    return invader if heard and all(side is invader for side in heard) else None


def advancing(said: Said, discourse: Discourse) -> Side | None:
    """The one side that the sentence has named, as moving forward, before what nobody is named as doing in
    the passive ("our brigades have advanced to where X has been taken")."""
    at = said.candidate.at
    if not said.parse.free or said.candidate.voice != "passive":
        return None
    moved = False
    for item in said.parse.items[:at]:
        if item.flags & roles.CONTRAST:
            return None
        moved = moved or any(trigger.kind is terms.ADVANCE for trigger in item.entry.triggers)
    named = [discourse.resolve(a.side, said.source) for a in said.parse.actors if a.last < at and a.side]
    alone = moved and all(side is not None and side is named[0] for side in named)
    return named[0] if alone and named else None
