"""How far a card is from each thing asked: 0 when it fits, FAR when nothing can be done about it.

In between, what a person would do to make it work, the cheaper the nearer: take more time, make several groups, find
one more thing. These numbers order the list (`scores`); none is shown.
"""

from collections.abc import Callable, Mapping
from math import ceil, inf

from methods.enums import Level, Setting
from methods.equipment import ORDINARY
from methods.finding.facts import Facts
from methods.finding.wish import Wish

FAR = inf
# Two thirds more time than one has may still be negotiated; beyond, it is another meeting.
MORE_TIME = 0.7
# So many groups can be led at once, each costing a facilitator.
MOST_GROUPS, ONE_MORE_GROUP = 4, 0.25
# A group a third too small can be completed.
TOO_FEW = 0.35
MISSING, TO_BRING, MOST_TO_BRING = 0.5, 0.3, 2
ONE_LEVEL = 0.4
OTHER_PURPOSE = 0.6
LEVELS = {level: rank for rank, level in enumerate(Level.values)}

Distance = Callable[[Facts, Wish], float]


def time(facts: Facts, wish: Wish) -> float:
    """The share of time that is lacking."""
    asked = wish.minutes or 0
    lacking = max(0, facts.duration_min - asked) / asked
    return lacking if lacking <= MORE_TIME else FAR


def group(facts: Facts, wish: Wish) -> float:
    """The groups to make when people are too many, or the share of people that is lacking."""
    people = wish.personnes or 0
    if people < facts.group_min:
        lacking = (facts.group_min - people) / facts.group_min
        return lacking if lacking <= TOO_FEW else FAR
    groups = groups_of(facts, people)
    is_possible = groups <= MOST_GROUPS and people // groups >= facts.group_min
    return ONE_MORE_GROUP * (groups - 1) if is_possible else FAR


def groups_of(facts: Facts, people: int) -> int:
    """How many groups hold all these people."""
    return ceil(people / facts.group_max)


def without(facts: Facts, wish: Wish) -> float:
    """What the card asks for and people said they have not: one thing at most can be replaced."""
    missing = len(facts.needs.intersection(wish.sans))
    return MISSING * missing if missing <= 1 else FAR


def with_only(facts: Facts, wish: Wish) -> float:
    """What remains to bring besides what people have."""
    missing = len(to_bring(facts, wish))
    return TO_BRING * missing if missing <= MOST_TO_BRING else FAR


def to_bring(facts: Facts, wish: Wish) -> frozenset[str]:
    """What the card asks for that is neither in every office nor among what people have."""
    return facts.needs.difference(ORDINARY, wish.avec)


def level(facts: Facts, wish: Wish) -> float:
    """Whether the card is one level away."""
    apart = min(abs(LEVELS[facts.level] - LEVELS[asked]) for asked in wish.niveau)
    return ONE_LEVEL * apart if apart <= 1 else FAR


def place(facts: Facts, wish: Wish) -> float:
    """A card for the room cannot be held at a distance, nor the other way round."""
    return 0.0 if facts.setting == Setting.BOTH or facts.setting in wish.lieu else FAR


def family(facts: Facts, wish: Wish) -> float:
    """Another family may serve the same purpose."""
    return 0.0 if facts.family in wish.famille else OTHER_PURPOSE


def moment(facts: Facts, wish: Wish) -> float:
    """A method of another moment may serve at this one."""
    return 0.0 if facts.phase in wish.moment else OTHER_PURPOSE


# By field of the form, in the order in which people read their reasons.
DISTANCES: Mapping[str, Distance] = {
    "minutes": time,
    "personnes": group,
    "sans": without,
    "avec": with_only,
    "lieu": place,
    "niveau": level,
    "moment": moment,
    "famille": family,
}
PURPOSES = frozenset(["moment", "famille"])
