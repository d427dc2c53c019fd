"""What a name is taken for: one of its namesakes, one left open, or no settlement; and why."""

import math
from typing import Final

from mypy_extensions import mypyc_attr

from services.domain.models.settlements import Settlement
from services.domain.places.gazetteer import Gazetteer, NameKind, Place
from services.domain.places.lexicon import Cue
from services.domain.places.names import Found
from services.domain.places.surroundings import Around

MARGIN: Final = 0.9  # the best candidate must lead the second by this much
KEPT: Final = 8  # candidates kept with a mention
BARE: Final = 3.2  # what a name needs to be taken for a settlement without any word that says so
CUED: Final = 0.4  # and with such words
ELSEWHERE: Final = 9.0  # what one needs that a better known place bears
DOUBT: Final = 3.0  # and what more one needs that is also a word or a person
_DECLINED: Final = ("ого", "ому", "ском", "цком", "вом", "ном")  # adjectives, as a preposition has them
UNLIKE: Final = 3.0  # how far behind a candidate is that the name doesn't mean, even if it does elsewhere


@mypyc_attr(acyclic=True)
class Candidate:
    """A settlement that a name may mean; scores compare within one mention only."""

    def __init__(self, settlement: Settlement, score: float) -> None:
        self.settlement = settlement
        self.score = score


@mypyc_attr(acyclic=True)
class Option:
    """A settlement that a name may mean, with what speaks for it."""

    def __init__(self, place: Place, kind: NameKind, prior: float) -> None:
        self.place = place
        self.kind = kind
        self.prior = prior
        self.region = 0.0
        self.beside = 0.0
        self.stated = 0.0

    @property
    def score(self) -> float:
        """What speaks for it, added up."""
        return self.prior + self.region + self.beside + self.stated


@mypyc_attr(acyclic=True)
class Case:
    """One name with its options while the text is worked through; the best option comes first."""

    def __init__(self, name: Found, around: Around, options: list[Option]) -> None:
        self.name = name
        self.around = around
        self.options = options
        self.placed = False  # its oblast or raion is named right behind it
        self.astray = False  # none of the options lies where the text says

    @property
    def lead(self) -> float:
        """How far the best option leads the second."""
        return self.options[0].score - self.options[1].score if len(self.options) > 1 else math.inf

    def rank(self) -> None:
        """Put the best option first."""
        self.options.sort(key=_score, reverse=True)


def _score(option: Option) -> float:
    return option.score


@mypyc_attr(acyclic=True)
class Verdict:
    """What a name was taken for. `best` is the likeliest; whether it is the choice tells `decided`. What led
    to it is told when asked for."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self.options = case.options
        self.best = case.options[0].place
        self.kind = case.options[0].kind
        self.decided = case.lead >= MARGIN and not case.astray
        self.as_elsewhere = False
        self.astray = case.astray

    def take(self, option: Option) -> None:
        """Decide for what the name means elsewhere in the text."""
        self.options.remove(option)
        self.options.insert(0, option)
        self.best = option.place
        self.kind = option.kind
        self.decided = self.as_elsewhere = True

    def may_mean(self, place: Place) -> bool:
        """Whether the name is one of `place`, whatever was decided."""
        gazetteer = Gazetteer.load()
        for row, _ in self._case.name.rows:  # noqa: SIM110 - compiled, a generator costs a class
            if gazetteer.place(row) is place:
                return True
        return False

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """What it may be, the likeliest first."""
        kept = self.options[:KEPT]
        return tuple([Candidate(o.place.settlement, round(o.score, 2)) for o in kept])

    @property
    def reason(self) -> str:
        """Why that was chosen, or nothing."""
        options, where = self.options, _where(self.best)
        if self.astray:
            return f"left open: {where} does not lie where the text says"
        if len(options) == 1:
            return f"the only settlement of that name: {where}"
        if self.as_elsewhere:
            return f"{where}, which the text means by that name elsewhere"
        if not self.decided:
            return f"left open: {where} and {_where(options[1].place)} fit about equally well"
        return f"{where}, of {len(self._case.name.rows)} of that name: {_why(options[0], options[1])}"


def judge(case: Case, *, listed: bool, sure: bool) -> Verdict | None:
    """The verdict on a name; None where it names no settlement. `listed` tells whether it stands in a list
    with settlements, `sure` whether the text names any beyond doubt."""
    best = case.options[0]
    if max(best.score, best.prior) < _needed(case, listed=listed, sure=sure):
        return None
    return Verdict(case)


def agree(verdicts: list[Verdict | None]) -> None:
    """Let what stayed open mean the place that the same name means elsewhere in the text, if only one."""
    opened = [v for v in verdicts if v is not None and not (v.decided or v.astray)]
    if not opened:
        return
    decided: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        if verdict is not None and verdict.decided:
            decided.setdefault(verdict.best.settlement.id, []).append(verdict)
    for verdict in opened:
        meant: list[Option] = []
        for option in verdict.options:
            if verdict.options[0].score - option.score >= UNLIKE:
                break
            for other in decided.get(option.place.settlement.id, ()):
                if other.may_mean(verdict.best):
                    meant.append(option)
                    break
        if len(meant) == 1:
            verdict.take(meant[0])


def _needed(case: Case, *, listed: bool, sure: bool) -> float:
    """The score from which a name counts as a settlement, by its own look and by the words around."""
    around = case.around
    plain = not case.name.doubtful
    if listed or around.cue is Cue.STRONG:
        needed = CUED if plain else 1.5
    elif around.cue is Cue.WEAK or around.own_relation:
        needed = CUED if plain else 2.0 if sure else BARE
    else:
        needed = CUED if plain and case.name.shapely else BARE
        needed += 0.0 if plain else DOUBT
    told = case.name.cyrillic or around.rural
    governed = (around.own_relation or around.cue is Cue.WEAK) and case.name.surface.endswith(_DECLINED)
    if not plain and not sure and not governed and not (around.cue is Cue.STRONG and told):
        needed += DOUBT  # but "у Берестового", "в Невском", which no noun follows
    if case.name.elsewhere and around.cue is not Cue.STRONG and not case.placed:
        needed = max(needed, ELSEWHERE)
    if around.person_like and around.cue is not Cue.STRONG:
        needed += 1.0 if case.name.shapely else 3.0
    return needed


def _where(place: Place) -> str:
    s = place.settlement
    return ", ".join(part for part in (s.name, s.raion or s.oblast) if part)


def _why(best: Option, second: Option) -> str:
    leads = {
        "it lies where the text says": best.stated - second.stated,
        "it is near the settlements named beside it": best.beside - second.beside,
        "the text names its oblast or raion": best.region - second.region,
        "it is the best known and nearest to the front": best.prior - second.prior,
    }
    return max(leads, key=lambda reason: leads[reason])
