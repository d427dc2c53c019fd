"""Whose forces act where nobody is named: by what came before, and by what triggers take for granted."""

from collections.abc import Sequence

from services.domain.claims.assembly.statements import lost_behind
from services.domain.claims.context import combatants, meant, referents
from services.domain.claims.context.discourse import OFFENSIVE, Discourse
from services.domain.claims.context.meant import Said
from services.domain.claims.sentences.items import back_over
from services.domain.claims.words import roles, terms
from services.domain.models.claims import Claim
from services.domain.models.sides import Side


def side(said: Said, claims: Sequence[Claim], discourse: Discourse) -> Side | None:
    """The side that acts, as far as `claims` before it and the trigger make likely."""
    trigger = said.trigger
    if trigger.defends and (attacker := _near(said, claims, discourse)):
        return attacker.opponent
    if said.kind is terms.WITHDRAWAL:
        apart = meant.anybody(said) and not said.speaker
        if said.agent.side == "same" and meant.own_troops(said) and not claims:
            return said.home  # "the army acknowledged that its soldiers had left X"
        return None if apart and not discourse.side else _leaving(said, claims)
    if said.kind is terms.REPEL and trigger.default and said.passive:
        return said.speaker or said.home
    unsaid = said.candidate.voice == "passive" or trigger.pos == "noun" or said.agent.side == "last"
    if not trigger.default and unsaid:
        return _taking(said, claims, discourse)
    return _default(said, claims, discourse)


def _near(said: Said, claims: Sequence[Claim], discourse: Discourse) -> Side | None:
    """Who has attacked the place, or is on the offensive on its front."""
    far = meant.far_off(said.places, discourse.offensive_at)
    return combatants.attacker(said.places, claims) or (None if far else discourse.offensive)


def _default(said: Said, claims: Sequence[Claim], discourse: Discourse) -> Side | None:
    """The side that the trigger takes for granted."""
    if said.trigger.actor == "before" and said.speaker:
        return said.speaker  # "the flag was raised over X"
    default = said.trigger.default
    if default == "UA" and said.trigger.kind is terms.CONTROL and not said.parse.free:
        if _near(said, claims, discourse) is Side.UA and said.speaker is Side.RU:
            return Side.RU
        return said.home  # "X holds out"
    if default == "last":  # "X fell, and Y followed"
        told = (terms.CAPTURE, terms.ADVANCE, terms.CONTROL)
        return claims[-1].actor if claims and claims[-1].kind in told else None
    announces = said.parse.free and said.source is not None and said.speaker is Side.RU  # its own deed
    if said.trigger.reverse and said.speaker and _owns_up(said):
        return said.speaker.opponent  # "Russian sources reported the loss of X"
    if default == "RU" and said.kind is terms.CAPTURE and not announces:
        taker = combatants.attacker(said.places, claims)
        if taker is not None or not said.parse.free:
            gone = combatants.left(said.places, claims)  # "Moscow's troops left X. The fall of X …"
            won = gone.opponent if gone else combatants.winning(claims, discourse.offensive)
            return taker or won or said.home.opponent
    if default == "RU" and said.trigger.pos == "adjective":
        return said.home.opponent  # "occupied X"
    if said.kind is terms.CAPTURE and default == "own" and not said.speaker:
        advancing = combatants.winning(claims, discourse.offensive)  # "They advanced, X was freed"
        return advancing or discourse.resolve(default, said.source)
    return discourse.resolve(default, said.source)


def _owns_up(said: Said) -> bool:
    """Whether a noun of loss stands right behind the verb with which a party tells of it."""
    items = said.parse.items
    j = back_over(items, said.candidate.at - 1, roles.DETERMINER | roles.ADVERB)
    return said.trigger.pos == "noun" and not said.parse.free and bool(items[j].flags & roles.SAY)


def _taking(said: Said, claims: Sequence[Claim], discourse: Discourse) -> Side:
    """Who takes where nobody is named: the opponent of who speaks of a loss; who attacked there before;
    the invader, unless it is the invader's enemy that has crossed into its country."""
    speaker = said.speaker
    if said.trigger.kind is terms.CONTROL and speaker:
        lost = lost_behind(said.parse, said.candidate)  # "control has been lost"
        return speaker.opponent if lost and not said.parse.free else speaker  # "both are held"
    if said.trigger.reverse and speaker:
        return (referents.loser(said) or speaker).opponent
    own: Side | None = speaker if speaker is Side.RU and said.source is not None else None
    if said.parse.clause(said.candidate.at).marker & roles.CONTRAST and not said.parse.free:
        named = [a.side for a in said.parse.actors if a.last < said.candidate.at and a.side != "same"]
        if discourse.offensive and named[-1:] == [discourse.offensive.value]:
            own = own or discourse.offensive  # "they push on X, but it has not been taken"
    taken = said.kind is terms.CAPTURE and said.trigger.passive is None
    if speaker and speaker is discourse.offensive and taken:
        # "Kyiv says it has retaken two villages … X had been taken as well, it said"
        attacked = any(c.actor is not speaker and c.kind in OFFENSIVE for c in claims[-combatants.ROW :])
        own = own if attacked or said.parse.free else speaker
    home = said.home
    if said.trigger.reverse and home is Side.RU and not said.parse.free:
        own = own or home  # what is lost abroad goes back to whose country it is
    won = combatants.winning(claims, discourse.offensive) if taken and claims else None
    own = own or (referents.advancing(said, discourse) if taken else None)
    return combatants.attacker(said.places, claims) or own or won or home.opponent


def _leaving(said: Said, claims: Sequence[Claim]) -> Side | None:
    """Who leaves where nobody is named: who speaks of a retreat; who was attacked in what is given up."""
    attacker = combatants.attacker(said.places, claims)
    known = combatants.left(said.places, claims) or (attacker.opponent if attacker else None)
    if said.trigger.pos == "noun":
        return said.speaker or known
    phrase = said.trigger.pos == "phrase" and said.trigger.actor == "none"
    moved = said.parse.free or "object" in said.trigger.place
    passive = said.candidate.voice == "passive" and moved  # "the hospital was evacuated"
    if not passive and said.unsided is None and not phrase:
        return None
    if known is None and not said.parse.free and claims and claims[-1].kind is terms.WITHDRAWAL:
        known = claims[-1].actor  # "the rebels left X. Y was given up as well"
    return known or said.speaker or said.home
