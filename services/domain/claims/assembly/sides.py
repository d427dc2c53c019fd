"""Whose forces act, once the settlements and the source of a statement are known."""

from collections.abc import Sequence

from services.domain.claims.arguments import agency
from services.domain.claims.arguments.acting import attackers
from services.domain.claims.assembly import assumed
from services.domain.claims.context import combatants, meant, referents, they
from services.domain.claims.context.discourse import OFFENSIVE, Discourse
from services.domain.claims.context.meant import Said
from services.domain.claims.context.quotations import Quotations
from services.domain.claims.words import grammemes, roles, terms
from services.domain.models.claims import Claim, Kind
from services.domain.models.sides import Side


class Sides:
    """Tells whose forces act; `unnamed` is whose a bare "brigade" is in the sentence's language."""

    def __init__(self, discourse: Discourse, quotations: Quotations) -> None:
        self.discourse = discourse
        self.quotations = quotations
        self.unnamed: Side | None = None
        self._defends = False  # whether forces last told to be somewhere are those attacked there

    def of(self, said: Said, claims: Sequence[Claim], elsewhere: bool) -> Side | None:
        """The side that acts, by the text, or else by what `claims` before it and the lexicon make likely;
        None where nothing tells. `elsewhere` where no settlement is named beside the trigger."""
        trigger = said.trigger
        self._defends = False
        if said.agent.side == "other" and not said.agent.opposed:
            return None  # somebody who is no party
        speaker = said.speaker
        local = not speaker or (said.source is not None and said.source.local)
        if trigger.restores and said.agent.side == "own" and said.agent.actor is None and local:
            return said.home  # "the fight to retake X goes on, the governor said"
        freed = None if speaker else combatants.liberator(trigger, said.places, claims)
        side = self._named(said, elsewhere, claims) or self._conceded(said) or self._denied(said) or freed
        if trigger.actor == "beside" and said.kind is terms.ADVANCE and side is said.home:
            return self._come(said, claims)
        if side is not None:
            attacked = trigger.mutual and self._attacked(said, side, claims)
            if not attacked and (side == trigger.default or not trigger.mutual):
                return side.opponent if trigger.reverse else side
        told = speaker is not None and said.source is not None and said.kind is terms.CAPTURE
        if trigger.restores and (said.passive or said.agent.actor is not None or told):
            attacker = combatants.attacker(said.places, claims) or self.discourse.offensive
            going_on = said.kind is terms.ADVANCE  # "X is being cleared"
            return speaker or (attacker if going_on else None) or said.home
        return self._fighting(said, claims) or assumed.side(said, claims, self.discourse)

    def _come(self, said: Said, claims: Sequence[Claim]) -> Side | None:
        """The side at home, where its forces are told to be where the enemy was: there they have come, while
        elsewhere at home one's troops are everywhere."""
        attacker = combatants.attacker(said.places, claims)
        onward, there = self.discourse.offensive is said.home, self.discourse.offensive_at
        free = said.parse.free
        self._defends = attacker is not said.home and not (free or (onward and not attacker))
        named = said.agent.side in ("UA", "RU", "unit")
        past = bool(said.item.forms & grammemes.PAST)
        named = named or (said.agent.side == "own" and past)  # "We were in X", a president says
        come = not named or (said.speaker is said.home.opponent and not free)
        come = come or (onward and bool(there) and not meant.far_off(said.places, there))
        return said.home if attacker or come else None

    def _fighting(self, said: Said, claims: Sequence[Claim]) -> Side | None:
        """Who attacks or surrounds a place, or has an attack beaten back there, by what came before; None
        where that is not what is said, or nothing tells."""
        trigger, speaker, kind = said.trigger, said.speaker, said.kind
        if said.parse.free and kind is terms.ENCIRCLEMENT and speaker and meant.denied_state(said):
            return speaker.opponent  # "X is not surrounded"
        free = said.parse.free and kind is terms.REPEL and not speaker
        if not (free or kind in (terms.ASSAULT, terms.ENCIRCLEMENT)):
            return None
        state = kind is terms.ENCIRCLEMENT and meant.no_event(said)  # "the besieged city"
        both = kind is terms.ASSAULT and combatants.both_attack(claims, self.discourse.offensive)
        reach = meant.NEAR if trigger.mutual and said.parse.free else meant.FRONT if free else meant.RING
        past = self.discourse.was_on_offensive(said.home) and not said.parse.free
        past = past and kind is terms.ASSAULT
        unlike = state or both or past or meant.far_off(said.places, self.discourse.offensive_at, reach)
        attacker = None if unlike else self.discourse.offensive
        borne = trigger.ambiguous and trigger.pos == "phrase"
        attacker = combatants.attacker(said.places, claims, borne) or attacker
        if attacker := referents.invading(said, self.discourse) or attacker:
            return attacker.opponent if free else attacker
        left = combatants.left(said.places, claims) if kind is terms.ENCIRCLEMENT else None
        return left.opponent if left is not None else None  # "they have left X. It had been surrounded"

    def _denied(self, said: Said) -> Side | None:
        """Whose deed it would be that a party denies, where nobody is named as doing it ("the army denied the
        encirclement of X")."""
        trigger = said.trigger
        if said.source is None or not said.source.denies or said.agent.actor is not None:
            return None
        before = said.parse.items[max(0, said.candidate.at - 1) : said.candidate.at + 1]
        if trigger.reverse or trigger.restores or any(item.forms & grammemes.GERUND for item in before):
            return None  # "denied having attacked X"
        done = said.kind in OFFENSIVE or said.kind is terms.ENCIRCLEMENT
        return said.speaker.opponent if said.speaker and done else None

    def _attacked(self, said: Said, side: Side, claims: Sequence[Claim]) -> bool:
        """Whether those who fight there are the ones attacked ("they took X. Troops fight in it")."""
        return not said.parse.free and combatants.attacker(said.places, claims) is side.opponent

    def _conceded(self, said: Said) -> Side | None:
        """The other side than the speaker's, where that one admits what nobody is named as doing."""
        speaker = said.speaker
        if not speaker or not said.passive or said.kind is terms.WITHDRAWAL or not meant.conceded(said):
            return None
        return speaker if said.trigger.reverse else speaker.opponent

    def kind_abroad(self, said: Said, side: Side) -> Kind | None:
        """The kind of what is said of forces that are where they are not at home, unless they still are."""
        kind = said.trigger.abroad
        if self._defends:
            return terms.CONTROL  # "Moscow says it has X. Kyiv says its soldiers are in the town"
        if kind is None or side is said.home:
            return None
        return None if meant.still(said.parse, said.candidate.at) else kind

    def _named(self, said: Said, elsewhere: bool, claims: Sequence[Claim]) -> Side | None:
        """The side that the text names, or that speaks."""
        agent, source, trigger = said.agent, said.source, said.trigger
        some = agent.actor is not None and not agent.side and they.some_of(said, agent.actor)
        seen = agent.actor is not None and they.seen_by_us(said, agent.actor)
        side = self.discourse.resolve("enemy", source) if seen else None
        side = self.discourse.resolve(some, source) if some else side
        side = (
            side
            or referents.taken_up(said, self.discourse, self.quotations)
            or they.theirs(said, self.quotations.at(said.item.start) >= 0)
            or referents.resolved(said, self.discourse, self.quotations)
        )
        if agent.opposed and agent.side == "unit" and said.kind is terms.REPEL:
            return said.speaker  # whose attacks a party says to be beaten back
        if agent.side == "unit" and trigger.default == "enemy" and said.speaker:
            return self.discourse.resolve("enemy", source)  # "men of the 36th Brigade have surrendered"
        if side is not None and (agent.opposed or _strives(said) or self._not_let_in(said, side)):
            side = side.opponent
        if side is None and source is None and meant.elite(said):
            side = self.discourse.speaking(None)
        if side is None and meant.spoken_of(said):
            left = combatants.left(said.places, claims)  # "the army enters" what others left
            # "the groups" are those spoken of before
            side = left.opponent if left else agency.as_side(self.discourse.side)
        side = self._bare(said, side, claims) if side is None or said.parse.free else side
        return self._beating(said, elsewhere) if side is None and trigger.kind is terms.REPEL else side

    def _bare(self, said: Said, side: Side | None, claims: Sequence[Claim]) -> Side | None:
        """The side of forces that nothing is told of but that they are some ("the troops"), or of whoever
        acts; `side` where that is known."""
        agent, source, trigger = said.agent, said.source, said.trigger
        # no attacker does
        stays = said.kind is (terms.CONTROL if said.parse.free else terms.WITHDRAWAL) or trigger.restores
        stays = stays or (said.kind is terms.CONTROL and (trigger.counter or trigger.defends))
        stays = stays or (said.kind is terms.CAPTURE and trigger.default == "own")  # who frees is one's own
        invades = said.parse.free and said.speaker is said.home.opponent
        if side is None and agent.actor is not None and not agent.side and source is None and not stays:
            last = None if invades and said.kind in OFFENSIVE else agency.as_side(self.discourse.side)
            attacker = self.discourse.offensive or last
            beats = said.kind is terms.REPEL and said.candidate.voice == "active"
            side = attacker.opponent if beats and attacker else attacker  # "guards repelled two attempts"
            side = (self._beating(said, False) if beats else None) or side  # "… of the enemy"
        if said.parse.free and said.kind is terms.ASSAULT and agent.side == "last" and trigger.pos == "verb":
            side = combatants.attacker(said.places, claims) or side  # "they have stormed X in vain"
        if said.parse.free and said.kind is terms.WITHDRAWAL and agent.side in ("", "last"):
            side = combatants.defender(said.places, claims) or side  # "we gave X up"
        if side is None and agent.actor is not None and not agent.side and trigger.default == "enemy":
            return self.discourse.resolve("enemy", source) if said.speaker else None
        if side is None and meant.coming(said) and self.discourse.offensive:
            side = self._still_coming()
        if side is None and source is not None and source.local and meant.coming(said):
            # "the mayor says troops have entered the town"
            side = said.speaker.opponent if said.speaker else None
        unnamed = agent.actor is not None and (said.kind is not terms.ASSAULT or invades)
        unnamed = unnamed or (not said.passive and agency.speaks_of_itself(said.parse, said.candidate))
        if side is None and not agent.side and unnamed:
            leaves = said.kind is terms.WITHDRAWAL and said.parse.free
            bare = said.home if leaves else self.unnamed
            side = said.speaker or (bare if agent.actor else None)
            onward = said.parse.free and said.kind is terms.ADVANCE and side is said.home
            if onward and side and self.discourse.offensive is side.opponent and agent.actor:
                side = side.opponent  # "The enemy took X, assault groups have entered Y"
        claimed = bool(said.item.flags & roles.SAY) and said.kind is terms.CAPTURE
        if side is None and claimed and not said.parse.clause(said.candidate.at).marker & roles.RELATIVE:
            side = said.speaker  # "Wagner's chief claimed X"
            if trigger.pos == "phrase" and trigger.default and side != trigger.default:
                side = None  # "DeepState shows X as captured"
        if side is None and said.kind is terms.CONTROL and meant.nobodys(said):
            attacker = combatants.attacker(said.places, claims)  # "the village is held by a single company"
            side = attacker.opponent if attacker else said.home
        return side

    def _not_let_in(self, said: Said, side: Side) -> bool:
        """Whether a name that does not decline is of those whom a party has beaten back, in the active of the
        languages with cases ("не дали войти")."""
        actor = said.agent.actor
        beats = said.parse.free and said.kind is terms.REPEL and said.candidate.voice == "active"
        if not beats or actor is None:
            return False
        enemy = ("enemy", side.opponent.value)  # "ВСУ отразили атаки противника" names who does it
        beaten = any(a.side in enemy and a.first > said.candidate.at > actor.last for a in said.parse.actors)
        undeclined = actor.cases == grammemes.CASES and not beaten
        return undeclined and said.speaker is side.opponent

    def _still_coming(self) -> Side | None:
        """The side of forces that come on ("Moscow broke through. Small groups reached X, Kyiv said")."""
        attacker = self.discourse.offensive
        return attacker if attacker and agency.as_side(self.discourse.side) is attacker else None

    def _beating(self, said: Said, elsewhere: bool) -> Side | None:
        """Who beats back an attack where nobody is named as doing so: who speaks of it; the attacked."""
        if elsewhere and self.discourse.attacker:
            return self.discourse.attacker.opponent
        behind = said.parse.items[said.candidate.last + 1 : said.candidate.last + 2]  # "thanks to …"
        thanked = said.parse.free and any(item.entry.preposition == "other" for item in behind)
        named = [] if thanked else attackers(said.parse, said.candidate)
        sides = (self.discourse.resolve(actor.side, said.source) for actor in named)
        return next((attacker.opponent for attacker in sides if attacker), None)


def _strives(said: Said) -> bool:
    """Whether an effort of nobody is to hold out, which only the opponent of who attacks does ("the battle to
    hold X goes on")."""
    unled = said.agent.side == "attackers" and said.agent.actor is None
    return unled and said.trigger.counter and said.kind is terms.CONTROL and not said.parse.free
