"""What to look at before the day: each warning says what is wrong, and what to do."""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.web.templatetags.french import fr_duration, fr_time
from methods.enums import BlockKind, Setting
from methods.models import MethodCard, PlanBlock, WorkshopPlan
from methods.planning.materials import Need
from methods.planning.timeline import Slot, Timeline

RESTS = (BlockKind.BREAK, BlockKind.MEAL)
LONGEST_WITHOUT_BREAK = 120
SPEAK_WITHIN = 30
# Below, a closing is a sentence.
NEEDS_CLOSING = 45
# Below, those who finish first wait without noticing.
UNEQUAL = 5
NAMED = 3


@dataclass(frozen=True)
class Caution:
    """One thing to look at: a sentence, and the block it is about (None: the settings, or the materials)."""

    text: str
    block: PlanBlock | None = None
    about: str = "block"


# Says, then gives the minutes without a break so far.
Counting = Generator[Caution, None, int]


def warnings(plan: WorkshopPlan, line: Timeline, needs: Iterable[Need] = ()) -> list[Caution]:
    """The warnings of `plan` laid on `line`, the most pressing first; `needs` are its materials."""
    if not line.slots:
        return []
    return list(
        chain(
            _over(line),
            _breaks(line),
            _silence(line),
            _cards(plan, line),
            _sub_groups(line),
            _closing(line),
            _materials(plan, needs),
        )
    )


def _over(line: Timeline) -> Iterator[Caution]:
    if line.over:
        over = fr_duration(line.over)
        text = _("L’atelier dépasse de %s le temps disponible. Raccourcissez un temps, ou allongez la séance.") % over
        yield Caution(text, about="settings")


def _breaks(line: Timeline) -> Iterator[Caution]:
    without = 0
    for slot in line.slots:
        if slot.tracks:
            without = yield from _breaks_in_tracks(line, slot, without)
        else:
            without = yield from _break_before(line, slot, without)


def _breaks_in_tracks(line: Timeline, parallel: Slot, without: int) -> Counting:
    """Minutes without a break of the track that has the most; those who finish first wait, they do not rest."""
    ends = []
    for track in parallel.tracks:
        here = without
        for slot in track.slots:
            here = yield from _break_before(line, slot, here)
        ends.append(here + parallel.minutes - track.minutes)
    return max(ends)


def _break_before(line: Timeline, slot: Slot, without: int) -> Counting:
    if slot.block.kind in RESTS:
        return 0
    if without > LONGEST_WITHOUT_BREAK or without + slot.minutes <= LONGEST_WITHOUT_BREAK:
        return without + slot.minutes
    title = slot.block.title
    if without == 0:
        text = _("« %(title)s » dure %(minutes)s sans pause. Coupez-le en deux autour d’une pause.")
        yield Caution(text % {"title": title, "minutes": fr_duration(slot.minutes)}, slot.block)
    else:
        at = fr_time(line.clock(slot.start + LONGEST_WITHOUT_BREAK - without))
        text = _("À %(at)s, deux heures passent sans pause. Ajoutez une pause avant « %(title)s ».")
        yield Caution(text % {"at": at, "title": title}, slot.block)
    return without + slot.minutes


def _silence(line: Timeline) -> Iterator[Caution]:
    begun = [slot for slot in line.each() if slot.start < SPEAK_WITHIN]
    if line.minutes >= SPEAK_WITHIN and not any(slot.block.everyone_speaks for slot in begun):
        text = _(
            "Personne ne prend la parole dans la première demi-heure. Ajoutez un tour de table au début, ou cochez "
            "« les participants prennent la parole » sur « %s »."
        )
        yield Caution(text % line.slots[0].block.title, line.slots[0].block)


def _cards(plan: WorkshopPlan, line: Timeline) -> Iterator[Caution]:
    for slot in line.slots:
        share = ceil(plan.people / len(slot.tracks)) if slot.tracks else plan.people
        inside = [one for track in slot.tracks for one in track.slots]
        for one in [slot, *inside]:
            if one.block.card:
                yield from _card(plan, one, one.block.card, share)


def _card(plan: WorkshopPlan, slot: Slot, card: MethodCard, people: int) -> Iterator[Caution]:
    title = slot.block.title
    if people > card.group_max:
        groups = ceil(people / card.group_max)
        text = ngettext(
            "« %(title)s » va jusqu’à %(most)d personne et vous serez %(people)d. Faites %(groups)d groupes.",
            "« %(title)s » va jusqu’à %(most)d personnes et vous serez %(people)d. Faites %(groups)d groupes.",
            card.group_max,
        )
        yield Caution(text % {"title": title, "most": card.group_max, "people": people, "groups": groups}, slot.block)
    if people < card.group_min:
        text = _(
            "« %(title)s » demande au moins %(least)d personnes et vous serez %(people)d. Choisissez une autre fiche."
        )
        yield Caution(text % {"title": title, "least": card.group_min, "people": people}, slot.block)
    if slot.minutes < card.duration_min:
        text = _("« %(title)s » dure au moins %(least)s. Donnez-lui %(missing)s de plus, ou ôtez une étape.")
        missing = fr_duration(card.duration_min - slot.minutes)
        yield Caution(text % {"title": title, "least": fr_duration(card.duration_min), "missing": missing}, slot.block)
    if (plan.setting, card.setting) == (Setting.REMOTE, Setting.ON_SITE):
        text = _("« %s » se fait sur place et l’atelier est à distance. Choisissez une autre fiche.")
        yield Caution(text % title, slot.block)


def _sub_groups(line: Timeline) -> Iterator[Caution]:
    for slot in line.slots:
        if slot.block.kind != BlockKind.PARALLEL:
            continue
        if len(slot.tracks) < 2:
            text = _("« %s » a moins de deux sous-groupes. Ajoutez-lui un temps dans un nouveau sous-groupe.")
            yield Caution(text % slot.block.title, slot.block)
            continue
        shortest = min(slot.tracks, key=lambda track: track.minutes)
        if slot.minutes - shortest.minutes >= UNEQUAL:
            text = _(
                "Dans « %(title)s », le sous-groupe %(number)d finit %(early)s avant les autres. Allongez-le, ou "
                "prévoyez ce qu’il fait."
            )
            early = fr_duration(slot.minutes - shortest.minutes)
            yield Caution(text % {"title": slot.block.title, "number": shortest.number, "early": early}, slot.block)


def _closing(line: Timeline) -> Iterator[Caution]:
    """A drink or a meal may come after the closing."""
    if line.minutes < NEEDS_CLOSING:
        return
    last = next((slot.block.kind for slot in reversed(line.slots) if slot.block.kind not in RESTS), None)
    if last != BlockKind.CLOSING:
        text = _("L’atelier n’a pas de clôture. Gardez cinq minutes à la fin pour dire la suite et remercier.")
        yield Caution(text, line.slots[-1].block)


def _materials(plan: WorkshopPlan, needs: Iterable[Need]) -> Iterator[Caution]:
    missing = [need.name for need in needs if not need.is_gathered]
    if plan.is_model or not missing:
        return
    others = len(missing) - NAMED
    names = ", ".join(missing[:NAMED]) + (
        ngettext(" et %d autre", " et %d autres", others) % others if others > 0 else ""
    )
    text = ngettext(
        "%(count)d chose reste à rassembler : %(names)s. Cochez-la quand elle est prête.",
        "%(count)d choses restent à rassembler : %(names)s. Cochez-les quand elles sont prêtes.",
        len(missing),
    )
    yield Caution(text % {"count": len(missing), "names": names}, about="materials")
