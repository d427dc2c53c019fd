"""Which settlements a trigger is about: named with it, referred to, or such as go without saying."""

from typing import Final

from services.domain.claims.arguments import agency, beside, parts
from services.domain.claims.arguments.intransitive import has_object
from services.domain.claims.arguments.lists import apposed, together
from services.domain.claims.arguments.prepositional import BESIDE
from services.domain.claims.assembly.predication import Predication
from services.domain.claims.context import anaphora, implied, unplaced
from services.domain.claims.context.discourse import Discourse
from services.domain.claims.context.quotations import Quotations
from services.domain.claims.grammar import Grammar
from services.domain.claims.reality.modality import Reality
from services.domain.claims.sentences.items import back_over, has
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.models.claims import Kind
from services.domain.places import Mention

OF_PARTS: Final = frozenset({terms.CONTROL, terms.CAPTURE, terms.ADVANCE})
"""Kinds that may tell of parts of the settlement last spoken of."""
_DRIVES: Final = frozenset({terms.ASSAULT, terms.ADVANCE})
_LINK: Final = roles.BE | roles.HAVE | roles.ADVERB | roles.ACTOR | roles.FORCE | roles.SIDE_ADJECTIVE
_WHO: Final = roles.FORCE | roles.ACTOR
_REGION: Final = 9
"""Items behind a verb within which a region is named."""
_NAMED: Final = 5
"""Items of the longest name of a region, with its preposition."""
_OPENING: Final = 8
"""Items in which a clause names its front."""
_SIDED: Final = frozenset({"UA", "RU", "enemy", "attackers"})
_DEFENDING: Final = frozenset({"UA", "RU", "enemy", "own", "attackers"})

Placed = tuple[PlaceRef | None, Mention]
"""A settlement with the phrase that names it or stands for it; without one where it goes without saying."""


def places(
    parsed: Parse, told: Predication, grammar: Grammar, discourse: Discourse, quotations: Quotations
) -> list[Placed]:
    """The settlements that the trigger is about."""
    candidate, kind, real, refs = told.candidate, told.kind, told.real, told.refs
    if "attempt" in candidate.trigger.place and not _tried(parsed, candidate):
        return []
    if parsed.free and any(unplaced.on_front(parsed, ref, discourse.before) for ref in refs):
        return []
    if refs:
        found = _named(parsed, refs, discourse, kind)
    else:
        found = _implied(parsed, told, grammar, discourse, quotations)
        if kind in OF_PARTS and (within := _in_part(parsed, candidate, kind, grammar, discourse)) is not None:
            found.append(within)
        stopped = kind is terms.REPEL and not (real.attempt if parsed.free else real.negated)
        if stopped and not _otherwise(parsed, candidate, real, grammar):
            attacked = _attacked(parsed, candidate, kind, grammar, discourse, quotations)
            found += [(None, mention) for mention in attacked]
    return [(ref, mention) for ref, mention in found if mention.settlement or mention.candidates]


def _implied(
    parsed: Parse, told: Predication, grammar: Grammar, discourse: Discourse, quotations: Quotations
) -> list[Placed]:
    """The settlement that goes without saying, with those that are said to share its lot."""
    candidate, kind, real = told.candidate, told.kind, told.real
    trigger = candidate.trigger
    if not trigger.implied or not _alone(parsed, candidate, kind, grammar, discourse):
        return []
    if trigger.ousts:  # "wants them pushed out", "entered but were driven out"
        meant = has(parsed.items, 0, candidate.at, roles.AIM)
        if meant or real.attempt or discourse.under_attack(entered=True):
            return []
    if _otherwise(parsed, candidate, real, grammar) or _of_one(parsed, candidate):
        return []
    quoted = quotations.at(parsed.items[candidate.at].start) >= 0
    mention = implied.settlement(discourse, parsed, candidate, kind, quoted)
    if mention is None:
        return []
    found: list[Placed] = [(None, each) for each in _all_of(parsed, (mention,))]
    if trigger.pos == "noun" and not parsed.free:  # "its capture, together with X"
        found += _named(parsed, together(parsed, candidate, []), discourse, kind)
    return found


def _alone(parsed: Parse, candidate: Candidate, kind: Kind, grammar: Grammar, discourse: Discourse) -> bool:
    """Whether the trigger may tell of a settlement without one beside it."""
    trigger = candidate.trigger
    if kind is terms.ENCIRCLEMENT and beside.surrounded(parsed, candidate) is None:
        of_place = agency.owned(parsed, candidate) or trigger.pos == "phrase"
        if not (of_place or trigger.part):  # "they have cut the last road"
            return False
    bare = kind is terms.WITHDRAWAL and candidate.voice == "active"
    bare = bare or "itself" in trigger.place
    if bare and trigger.pos == "verb" and has_object(parsed, candidate):
        return False
    if kind is terms.WITHDRAWAL and discourse.attacked_at == discourse.sentence:
        return not _own_attack(parsed, candidate, grammar, discourse)  # "attacked but fell back"
    return True


def _in_part(
    parsed: Parse, candidate: Candidate, kind: Kind, grammar: Grammar, discourse: Discourse
) -> Placed | None:
    """The settlement of which a part is named alone ("its eastern districts", "the station")."""
    # who comes into houses that nobody places has to be named
    sided = kind is not terms.ADVANCE or grammar.agent(parsed, candidate).side in _SIDED
    if not sided or not parts.part_alone(parsed, candidate):
        return None
    within = parts.fronted(parsed, candidate)
    mention = implied.around(discourse, parsed, candidate)
    mention = mention or (anaphora.antecedent(discourse, parsed, within) if within else None)
    if mention is None:
        return None
    return PlaceRef(candidate.at, candidate.last, candidate.at, None, part=True), mention


def _attacked(
    parsed: Parse,
    candidate: Candidate,
    kind: Kind,
    grammar: Grammar,
    discourse: Discourse,
    quotations: Quotations,
) -> tuple[Mention, ...]:
    """The settlements, spoken of before, where an attack is beaten back."""
    own = not parsed.free and _own_attack(parsed, candidate, grammar, discourse)
    elsewhere = own or _elsewhere(parsed, candidate)
    ours = parsed.free and candidate.voice == "passive" and discourse.attacker is not None
    ours = ours and discourse.speaking(None) is discourse.attacker
    elsewhere = elsewhere or (ours and not grammar.agent(parsed, candidate).side)
    elsewhere = elsewhere or _nearer(parsed, candidate)
    attacked = () if elsewhere else discourse.under_attack(_taken_up(parsed, candidate))
    here = discourse.attacked_at == discourse.sentence
    if not (candidate.trigger.defends or (attacked and (parsed.free or here))):
        attacked = _all_of(parsed, implied.before(parsed, candidate)) or attacked
    said = quotations.at(parsed.items[candidate.at].start) >= 0
    acting = grammar.agent(parsed, candidate).side if said and not attacked else "other"
    if acting in _DEFENDING:  # "So far we hold them off"
        mention = implied.settlement(discourse, parsed, candidate, kind, quoted=True)
        return (mention,) if mention is not None else ()
    return attacked


def _named(parsed: Parse, refs: list[PlaceRef], discourse: Discourse, kind: Kind) -> list[Placed]:
    """The settlements that phrases name or stand for."""
    found: list[Placed] = []
    for ref in refs:
        if ref.mention is None and ref.count != 1:
            found += [(ref, each) for each in anaphora.several(discourse, parsed, ref)]
            continue
        mention = ref.mention or apposed(parsed, ref)
        mention = mention or anaphora.antecedent(discourse, parsed, ref)
        if mention is not None and parsed.free and parsed.items[ref.last].flags & roles.THERE:
            if mention.relation is terms.NEAR and kind not in BESIDE:
                continue  # "near X they press on. There they advanced"
            # "X and Y have not been taken, they fight there"
            attacked = discourse.under_attack() if kind is terms.REPEL else ()
            there = attacked if mention in attacked else _all_of(parsed, (mention,))
            fought = kind is terms.ASSAULT or (kind is terms.REPEL and len(there) == 1)
            if fought and discourse.row and discourse.row[-1] is mention:
                there = discourse.row  # "They took X and Y. The clearing goes on there"
            found += [(ref, each) for each in there]  # "near X and Y. There nine attacks were beaten off"
        elif mention is not None and not (ref.part and _whole(found, mention)):
            found.append((ref, mention))
    return found


def _whole(found: list[Placed], mention: Mention) -> bool:
    """Whether `found` has the settlement as a whole ("X and its outskirts")."""
    return any(ref is not None and not ref.part and known is mention for ref, known in found)


def _taken_up(parsed: Parse, candidate: Candidate) -> bool:
    """Whether those that are beaten back were spoken of before ("It was driven back", "threw them back")."""
    if parsed.free:
        return not parsed.places  # "They have come into X. The assault was beaten off"
    first = candidate.at if candidate.voice == "active" else parsed.clause(candidate.at).first
    last = candidate.last + 1 if candidate.voice == "active" else candidate.at
    return any(a.side in ("same", "enemy", "attackers") and first <= a.first <= last for a in parsed.actors)


def _own_attack(parsed: Parse, candidate: Candidate, grammar: Grammar, discourse: Discourse) -> bool:
    """Whether the attack spoken of last is by those of whom more is told."""
    agent = grammar.agent(parsed, candidate)
    side = discourse.resolve(agent.side, None)
    side = side.opponent if side and agent.opposed else side
    return side is not None and discourse.attacker is side


def _nearer(parsed: Parse, candidate: Candidate) -> bool:
    """Whether the sentence itself, in the clause before, has told where the attacks are that are beaten back
    ("it is hottest near X and Y, 31 of them were repelled")."""
    number = parsed.clause_of[candidate.at]
    if not parsed.free or not number or candidate.trigger.defends:
        return False
    before = parsed.clauses[number - 1]
    return any(ref.mention and before.first <= ref.first <= before.last for ref in parsed.places) and any(
        t.kind is terms.ASSAULT
        for item in parsed.items[before.first : before.last + 1]
        for t in item.entry.triggers
    )


def _all_of(parsed: Parse, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The settlements of the list that the last of `mentions` ends."""
    for ref in parsed.places if mentions else ():
        if ref.mention is mentions[-1]:
            return tuple(r.mention for r in parsed.places if r.mention and r.listed == ref.listed)
    return mentions


def _tried(parsed: Parse, candidate: Candidate) -> bool:
    """Whether an attempt or attack, or who has come, is the subject of what is said to be stopped."""
    if candidate.trigger.defends:
        return _came(parsed, candidate)
    number = parsed.clause_of[candidate.at]
    if number and parsed.clauses[number].marker & roles.CONTRAST and not parsed.free:
        number -= 1  # "tried to enter X but were stopped"
    for item in parsed.items[parsed.clauses[number].first : candidate.at]:
        if item.flags & roles.ATTEMPT or any(t.kind is terms.ASSAULT for t in item.entry.triggers):
            return True
    return False


def _came(parsed: Parse, candidate: Candidate) -> bool:
    """Whether those that are destroyed have come ("They entered X, but were destroyed")."""
    items, own = parsed.items, parsed.clause_of[candidate.at]
    j = back_over(items, candidate.at - 1, _LINK)
    joint = bool(items[j].flags & (roles.CONTRAST if parsed.free else roles.AND | roles.CONTRAST))
    closed = parsed.free and not joint and items[j].flags & roles.COMMA != 0
    j -= closed  # "the group, which entered X, was destroyed", not "who entered X, destroyed it"
    subject = grammemes.NOMN if closed and candidate.voice == "active" else roles.NONE
    for k in range(parsed.clauses[max(0, own - 1) if joint or closed else own].first, candidate.at):
        if any(t.kind in _DRIVES and t.pos == "verb" for t in items[k].entry.triggers):
            clause, participle = parsed.clause(k), closed and items[k].forms & grammemes.PARTICIPLE != 0
            lead = items[max(0, k - 2 if participle else clause.first - 1)]
            told = not closed or participle or bool(clause.marker & roles.RELATIVE)
            told = told and bool(lead.flags & _WHO) and not lead.forms & subject
            if joint or (told and items[j].mention is not None):
                return True  # "the group that entered X was destroyed", not "they entered X; bridges were …"
    return False


def _elsewhere(parsed: Parse, candidate: Candidate) -> bool:
    """Whether the clause has a front of its own ("In the Kursk direction 18 attacks were beaten back",
    "nine were beaten back in Sumy region")."""
    clause = parsed.clause(candidate.at)
    before = parsed.items[max(0, clause.first - 2) : clause.first if clause.rare & rare.WHERE else 0]
    if _fronted(parsed, candidate) or any(item.flags & roles.REGION for item in before):
        return True  # "on the X front, where attacks were beaten off"
    number = parsed.clause_of[candidate.at]
    if number == 1 and not parsed.free and parsed.clauses[1].marker & (roles.AND | roles.COMMA):
        number = 0  # "In the X sector, the defenders stopped …"
    first = parsed.clauses[number].first
    opening = parsed.items[first : min(candidate.at, first + _OPENING)]
    placed = has(opening, 0, 1, roles.PREPOSITION)
    return placed and any(item.flags & roles.REGION for item in opening)


def _fronted(parsed: Parse, candidate: Candidate) -> bool:
    """Whether the clause names a region or front, before the trigger or right behind it."""
    clause = parsed.clause(candidate.at)
    items = parsed.items[clause.first : candidate.last + 1 + _REGION]
    for n, item in enumerate(items):
        if item.flags & roles.REGION and n > 1:
            before = items[max(0, n - _NAMED) : n]
            named = any(
                i.capital and (not parsed.free or bool(i.forms & grammemes.ADJECTIVE)) for i in before
            ) or (  # "in the south", of no town
                bool(before[-1].flags & roles.DEFINITE) and not has(items, n + 1, n + 2, roles.OF)
            )
            if named and any(i.entry.preposition in ("in", "on") for i in before):
                return True
    return False


def _of_one(parsed: Parse, candidate: Candidate) -> bool:
    """Whether somebody, or something, is told to get away, and no forces are ("Only one fled", "it turned out
    well")."""
    verb = parsed.items[candidate.at].forms
    alone = parsed.free and candidate.trigger.kind is terms.WITHDRAWAL and not verb & grammemes.PLURAL
    if not alone or not verb & grammemes.PAST:
        return False
    number = parsed.clause_of[candidate.at]
    return not any(a.cases & grammemes.NOMN for a in parsed.actors if parsed.clause_of[a.first] <= number)


def _otherwise(parsed: Parse, candidate: Candidate, real: Reality, grammar: Grammar) -> bool:
    """Whether the words have a place in another reading ("went out to the edge of X": no withdrawal; "were
    pushed back in X": where they came on)."""
    read = parsed.free or candidate.trigger.kind is terms.REPEL
    for trigger in parsed.items[candidate.at].entry.triggers if read else ():
        if trigger is not candidate.trigger and trigger.pos == candidate.trigger.pos:
            other = Candidate(candidate.at, candidate.last, trigger, candidate.voice)
            if grammar.bind(parsed, other, trigger.kind, real.attempt):
                return True
    return False
