"""Why a card answers what was asked, or nearly does, in words."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.web.templatetags.french import fr_duration
from methods.enums import Family, Level, Phase, Setting
from methods.equipment import Equipment
from methods.finding.distances import DISTANCES, groups_of, to_bring
from methods.finding.facts import Facts
from methods.finding.wish import Wish
from methods.signs import range_of

Say = Callable[[Facts, Wish], str]
SERVES = {
    Phase.FRAMING: gettext_lazy("au cadrage"),
    Phase.RESEARCH: gettext_lazy("à l’enquête"),
    Phase.COMPARISON: gettext_lazy("à comparer l’existant"),
    Phase.IDEAS: gettext_lazy("à la recherche d’idées"),
    Phase.PROTOTYPE: gettext_lazy("à fabriquer un prototype"),
    Phase.TEST: gettext_lazy("à faire essayer"),
    Phase.COMMITTEE: gettext_lazy("à préparer la décision"),
    Phase.AFTERWARDS: gettext_lazy("à la suite du projet"),
}
LEVELS = {
    Level.BEGINNER: gettext_lazy("à la portée d’une première fois"),
    Level.INTERMEDIATE: gettext_lazy("demande un peu d’habitude"),
    Level.CONFIRMED: gettext_lazy("demande de l’expérience"),
}
GROUPS = {2: gettext_lazy("deux"), 3: gettext_lazy("trois"), 4: gettext_lazy("quatre")}


class Reasons(NamedTuple):
    """What fits, and what would have to be arranged."""

    fits: list[str]
    lacks: list[str]


def reasons_for(facts: Facts, wish: Wish) -> Reasons:
    """A sentence for each thing asked, on the side where it stands."""
    found = Reasons([], [])
    for name, distance in DISTANCES.items():
        if getattr(wish, name):
            says = SENTENCES[name]
            if distance(facts, wish):
                found.lacks.append(says.lacks(facts, wish))
            else:
                found.fits.append(says.fits(facts, wish))
    return found


class Says(NamedTuple):
    """The sentences of one thing asked."""

    fits: Say
    lacks: Say


def _time_fits(facts: Facts, wish: Wish) -> str:
    minutes = wish.minutes or 0
    words = {"stated": range_of(facts.duration_min, facts.duration_max, fr_duration), "asked": _minutes(minutes)}
    if minutes < facts.duration_typical:
        return _("%(stated)s\u00a0: tient dans vos %(asked)s en version courte") % words
    if minutes > facts.duration_max:
        return _("%(stated)s\u00a0: tient largement dans vos %(asked)s") % words
    return _("%(stated)s\u00a0: tient dans vos %(asked)s") % words


def _time_lacks(facts: Facts, wish: Wish) -> str:
    minutes = wish.minutes or 0
    return _("%(least)s au moins\u00a0: %(more)s de plus que vos %(asked)s") % {
        "least": fr_duration(facts.duration_min),
        "more": fr_duration(facts.duration_min - minutes),
        "asked": _minutes(minutes),
    }


def _minutes(minutes: int) -> str:
    return _("%d\u00a0minutes") % minutes if minutes < 120 else fr_duration(minutes)


def _group_fits(facts: Facts, wish: Wish) -> str:
    stated = range_of(facts.group_min, facts.group_max, str)
    if wish.personnes == 1:
        return _("%s personnes\u00a0: se fait aussi sans équipe") % stated
    return _("%(stated)s personnes\u00a0: vous êtes %(people)s") % {"stated": stated, "people": wish.personnes}


def _group_lacks(facts: Facts, wish: Wish) -> str:
    people = wish.personnes or 0
    if people < facts.group_min:
        words = {"least": facts.group_min, "people": people}
        return _("prévue pour %(least)s personnes au moins\u00a0: vous êtes %(people)s") % words
    groups = GROUPS[groups_of(facts, people)]
    return _("prévue pour %(most)s au plus\u00a0: faites %(groups)s groupes") % {
        "most": facts.group_max,
        "groups": groups,
    }


def _without_fits(facts: Facts, wish: Wish) -> str:
    return _("sans %s") % _(" ni ").join(_labels(wish.sans))


def _without_lacks(facts: Facts, wish: Wish) -> str:
    return _("il vous manquera\u00a0: %s") % ", ".join(_labels(facts.needs.intersection(wish.sans)))


def _with_fits(facts: Facts, wish: Wish) -> str:
    used = _labels(facts.needs.intersection(wish.avec))
    return _("avec ce que vous avez\u00a0: %s") % ", ".join(used) if used else _("papier et crayons suffisent")


def _with_lacks(facts: Facts, wish: Wish) -> str:
    return _("il faut aussi\u00a0: %s") % ", ".join(_labels(to_bring(facts, wish)))


def _labels(values: object) -> list[str]:
    return [str(item.label) for item in Equipment if item in values]  # type: ignore[operator]


def _place(facts: Facts, wish: Wish) -> str:
    return _("se fait à distance") if Setting.REMOTE in wish.lieu else _("se fait sur place")


def _level(facts: Facts, wish: Wish) -> str:
    return str(LEVELS[Level(facts.level)])


SENTENCES: Mapping[str, Says] = {
    "minutes": Says(_time_fits, _time_lacks),
    "personnes": Says(_group_fits, _group_lacks),
    "sans": Says(_without_fits, _without_lacks),
    "avec": Says(_with_fits, _with_lacks),
    "lieu": Says(_place, _place),
    "niveau": Says(_level, _level),
    "moment": Says(
        lambda facts, wish: _("sert %s") % SERVES[Phase(facts.phase)],
        lambda facts, wish: _("sert plutôt %s") % SERVES[Phase(facts.phase)],
    ),
    "famille": Says(
        lambda facts, wish: _("famille %s") % Family(facts.family).label,
        lambda facts, wish: _("d’une autre famille\u00a0: %s") % Family(facts.family).label,
    ),
}
