"""The settlements that "the city", "there", "both villages" stand for, of those the article has spoken of."""

from services.domain.claims.arguments.preceding import of_office
from services.domain.claims.context import antecedents
from services.domain.claims.context.byway import comes_from, regional
from services.domain.claims.context.discourse import Discourse
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import PlaceRef, between_dashes
from services.domain.claims.words import roles, terms
from services.domain.places import Mention


def antecedent(discourse: Discourse, parse: Parse, ref: PlaceRef) -> Mention | None:
    """The settlement that "the city" stands for: the last one named that may be called so, or else the
    last one."""
    mention = _antecedent(discourse, parse, ref)
    noun = bool(parse.items[ref.last].flags & roles.PLACE_NOUN) and not parse.free
    if mention is not None and (noun or antecedents.size_of(parse, ref)):
        discourse.meant = (*discourse.meant, mention)
        discourse.meant_at = ref.first
    return mention


def _antecedent(discourse: Discourse, parse: Parse, ref: PlaceRef) -> Mention | None:
    spoken_of = antecedents.of_list(parse, ref, discourse.row)
    if spoken_of is not None or roles.CAPITAL in parse.items[ref.last].entry.traits:
        return spoken_of  # "the capital" is none of those fought over
    before = [p for p in parse.places if p.mention and p.last < ref.first and not p.anchor]
    if not parse.free:  # "In X, in the Y sector, they hold the station"
        before = [p for p in before if p.relation not in antecedents.BESIDE] or before
    owner = antecedents.owner(parse, ref)
    if owner is not None:
        return _antecedent(discourse, parse, owner)
    told = [p for p in before if not comes_from(parse, p) and (parse.free or not regional(parse, p))]
    word = parse.items[ref.last].flags
    pronoun = word & roles.THERE and word & roles.ACTOR  # "it"
    if pronoun and not (parse.free or told) and antecedents.of_land(parse, ref):
        return None
    if not parse.free:  # "the army in Kyiv said they were trapped there"
        told = [p for p in told if not (parse.items[p.first].flags & roles.ACTOR and of_office(parse, p))]
        # "its loss – the first since that of X – came …"
        told = [p for p in told if not between_dashes(parse.items, p.first, p.last, ref.first)]
    onward = [p for p in told if p.preposition == "toward"]
    gone = [p for p in onward if parse.free and antecedents.into(parse, p)]  # "broke through to X"
    told = [p for p in told if p.preposition not in ("toward", "by") or p in gone]
    size = antecedents.size_of(parse, ref)
    if size and not (parse.free or told):  # "moved toward X and entered the city"
        told = [p for p in onward if p.mention and _may_be(discourse, p.mention, size)]
    # not "the governor of Luhansk said the city had fallen"
    before = told or [p for p in before if not discourse.place and (parse.free or p.preposition != "of")]
    if pronoun:  # what the sentence began with rather than where that lies
        before = [p for p in before if not p.preposition] or before
    named = [p.mention for p in before if p.mention]
    topic = None if named else discourse.topic
    if topic is not None and pronoun and topic.described:
        return topic.mention  # what the text describes at its beginning
    if topic is not None and _is_topic(discourse, topic.mention, parse, ref, size):
        return topic.mention
    if parse.free and roles.RURAL in size and (last := _last_named(discourse, parse, ref, size)) is not None:
        return last
    if size and (mention := _of_size(discourse, parse, ref, named, size)) is not None:
        return mention
    if named or discourse.place:
        return named[-1] if named else discourse.place
    return antecedents.later(parse, ref)


def _last_named(discourse: Discourse, parse: Parse, ref: PlaceRef, size: frozenset[str]) -> Mention | None:
    """The settlement named last in the sentence where "the village" may stand for it, also one that is only
    moved towards ("they moved towards X, the village itself is still the enemy's")."""
    named = [p.mention for p in parse.places if p.mention and p.last < ref.first]
    return named[-1] if named and _may_be(discourse, named[-1], size) else None


def _is_topic(
    discourse: Discourse, topic: Mention, parse: Parse, ref: PlaceRef, size: frozenset[str]
) -> bool:
    """Whether "the town" stands for what the whole text is about."""
    words = parse.items[ref.phrase : ref.last + 1]
    noun = any(item.flags & roles.PLACE_NOUN for item in words)
    if not noun or any(item.flags & roles.COMPLEMENT for item in words):
        return False  # "that town" is the one named last
    return not size or _may_be(discourse, topic, size)


def _of_size(
    discourse: Discourse, parse: Parse, ref: PlaceRef, named: list[Mention], size: frozenset[str]
) -> Mention | None:
    """The settlement last spoken of that a word for such `size` may stand for: the town that stands alone
    rather than one of several just listed, one that lies beside the villages spoken of."""
    head = parse.places[0]
    fronted = head.preposition == "in" and head.phrase <= 1 and not parse.free
    # "In X they have entered the village", "In the X direction they reached the city"
    about = head.mention is named[-1] if named else head.relation is terms.DIRECTION
    if fronted and about and head.mention and _may_be(discourse, head.mention, size):
        return head.mention
    if named and not parse.free and _may_be(discourse, named[-1], size):
        return named[-1]
    fitting = [mention for mention in (*discourse.spoken, *named) if _may_be(discourse, mention, size)]
    row = [mention for mention in discourse.row if mention in fitting]  # "the village of X and the town of Y"
    row = [] if len(row) == 1 else row
    alone = [] if parse.free else [mention for mention in fitting if mention not in row]
    sure = [mention for mention in alone or fitting if _surely(discourse, mention, size)]
    if parse.free and not sure and (aside := [m for m in discourse.beside if _surely(discourse, m, size)]):
        return aside[-1]  # "They took two villages south of X. In the town itself …"
    if sure:
        return fitting[-1] if parse.free else sure[-1]
    beside = [p.mention for p in parse.places if p.mention and p.last < ref.first and p.anchor]
    beside = [mention for mention in (*discourse.beside, *beside) if _surely(discourse, mention, size)]
    found = alone or beside if roles.MIDSIZE in size else beside or alone  # "X, a town by Y. … The town"
    found = found or [mention for mention in discourse.beside if _may_be(discourse, mention, size)]
    return next(reversed(found), None)


def _may_be(discourse: Discourse, mention: Mention, size: frozenset[str]) -> bool:
    """Whether a word for such sizes may stand for the settlement: what the text calls it tells first."""
    told = discourse.told.get(mention.settlement.id) if mention.settlement else None
    return bool(told & size) if told else antecedents.may_be(mention, size)


def _surely(discourse: Discourse, mention: Mention, size: frozenset[str]) -> bool:
    """Whether the text or the gazetteer calls the settlement so."""
    told = discourse.told.get(mention.settlement.id) if mention.settlement else None
    return bool(told & size) if told else antecedents.surely(mention, size)


def several(discourse: Discourse, parse: Parse, ref: PlaceRef) -> tuple[Mention, ...]:
    """The settlements that "both villages" or "these villages" stands for: as many as it says of those
    last spoken of, or all of the last list."""
    before = [p for p in parse.places if p.mention and p.last < ref.first]
    central = [p for p in before if not p.anchor]
    named = [p.mention for p in central if p.mention]
    if not ref.count:
        return tuple(named) if len(named) > 1 else discourse.group
    beside = [p.mention for p in before if p.mention]
    for mentions in ([*discourse.spoken, *named], beside if len(beside) == ref.count else []):
        found: dict[str, Mention] = {}
        for mention in reversed(mentions):
            if len(found) < ref.count:
                found.setdefault(mention.name, mention)
        if len(found) == ref.count:
            return tuple(reversed(found.values()))
    return ()
