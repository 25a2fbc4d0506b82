"""What would be done with each file: the room is asked, nothing is written."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from foundation.exchange.chunks import chunks
from foundation.exchange.does import Does
from foundation.exchange.problems import Level
from foundation.markup.citations import MAX_CITED, resolve
from methods.actions import PAGES
from methods.exchange.canvases import CANVASES, ReadCanvas, judge
from methods.exchange.folders import Folder
from methods.exchange.problems import CardProblem, Told
from methods.exchange.reading import ReadCard, read_card
from methods.models import MethodCard
from methods.permissions import MOST_CANVASES, can_edit_card
from methods.queries import cards_visible_to
from methods.queries.exchange import latest_contents

Progress = Callable[[int, int], None]
EVERY = 10


@dataclass
class Step:
    """One file: what would be done, and the card it is about when there is one (`base`: its latest version).

    `has_text`: a version would be written; `joined`: the canvases that would be added.
    """

    card: ReadCard
    does: str = Does.CREATE
    base: int = 0
    has_text: bool = True
    joined: list[ReadCanvas] = field(default_factory=list)


@dataclass
class Plan:
    """What would be done with a folder; `told` is about the files that are no cards."""

    name: str
    steps: list[Step] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)

    @property
    def problems(self) -> list[CardProblem]:
        """All that is told, file by file."""
        told = sorted([*self.told, *(step.card for step in self.steps)], key=lambda one: one.file)
        return [problem for one in told for problem in one.problems]

    @property
    def errors(self) -> int:
        return sum(problem.level == Level.ERROR for problem in self.problems)


def plan_of(folder: Folder, *, actor: Any, progress: Progress | None = None) -> Plan:
    """Read every card and say what would be done with it; some queries whatever their number.

    `actor` is who signs; None is whoever runs commands on this machine, who may write any card.
    """
    plan = Plan(folder.name, told=folder.told)
    for done, (name, content) in enumerate(folder.cards, start=1):
        plan.steps.append(Step(read_card(name, content)))
        if progress and (done % EVERY == 0 or done == len(folder.cards)):
            progress(done, len(folder.cards))
    _check_addresses(plan)
    _meet_the_room(plan, actor)
    _join_canvases(plan, folder)
    _check_neighbours(plan, actor)
    _check_examples(plan, actor)
    for step in plan.steps:
        step.does = Does.ERROR if step.card.has_errors else step.does
    return plan


def _check_addresses(plan: Plan) -> None:
    """Two files never give the same address, nor that of a page."""
    first: dict[str, str] = {}
    for step in plan.steps:
        card = step.card
        if card.slug in PAGES:
            card.error(_("Cette adresse est celle d’une page du site : renommez le fichier."))
        elif card.slug in first:
            card.error(_("« %s » donne la même adresse : gardez l’un des deux.") % first[card.slug])
        first.setdefault(card.slug, card.file)


def _meet_the_room(plan: Plan, actor: Any) -> None:
    """Find the cards that exist: written again, left as they are, or somebody else's."""
    steps = {step.card.slug: step for step in plan.steps if step.card.data}
    for slugs in chunks(steps):
        known = MethodCard.objects.filter(slug__in=slugs).prefetch_related("authors", "canvases")
        contents = latest_contents(known)
        for existing in known:
            step = steps[existing.slug]
            step.base = existing.latest_version
            step.has_text = contents.get(existing.pk) != step.card.data
            step.joined = _new_canvases(step, {canvas.title for canvas in existing.canvases.all()})
            step.does = Does.UPDATE if step.has_text or step.joined else Does.SAME
            if step.does == Does.UPDATE and actor is not None and not can_edit_card(actor, existing):
                step.card.error(_("Cette adresse est celle d’une fiche de quelqu’un d’autre : renommez le fichier."))


def _new_canvases(step: Step, titles: set[str]) -> list[ReadCanvas]:
    """Those whose title the card does not have: the others are left as they are."""
    return [canvas for canvas in step.card.canvases if canvas.title.strip() not in titles]


def _join_canvases(plan: Plan, folder: Folder) -> None:
    """Find and judge the files of the canvases that would be added."""
    for step in plan.steps:
        if not step.base:
            step.joined = step.card.canvases
        if len(step.card.canvases) > MOST_CANVASES:
            step.card.error(_("%d supports au plus.") % MOST_CANVASES, key=CANVASES)
            continue
        for canvas in step.joined:
            judge(step.card, step.card.slug, canvas, folder.beside)


def _check_neighbours(plan: Plan, actor: Any) -> None:
    """A neighbour is a card of the room or of the folder; another is kept, and shown the day it exists."""
    wanted = {row["card"] for step in plan.steps if step.card.data for row in step.card.data["related"]}
    known = {step.card.slug for step in plan.steps if not step.card.has_errors}
    visible = MethodCard.objects.all() if actor is None else cards_visible_to(actor)
    for slugs in chunks(wanted - known):
        known |= set(visible.filter(slug__in=slugs).values_list("slug", flat=True))
    for card, key, slug in _named(plan, "related", "related", "card"):
        if slug not in known or slug == card.slug:
            card.warn(
                _("Aucune autre fiche n’a cette adresse : ce lien est gardé, sans paraître."),
                line=card.lines.get(key, 0),
                key=key,
                understood=slug,
            )


def _check_examples(plan: Plan, actor: Any) -> None:
    """An example is an initiative on line; another is kept, and shown the day it is."""
    paths = {slug: f"/initiatives/{slug}/" for _card, _key, slug in _named(plan, "case_notes", "initiatives", "slug")}
    found: set[str] = set()
    for some in chunks(paths.values(), MAX_CITED):
        found |= set(resolve(some, actor or AnonymousUser()))
    for card, key, slug in _named(plan, "case_notes", "initiatives", "slug"):
        if paths[slug] not in found:
            card.warn(
                _("Aucune initiative publiée ici n’a cette adresse : l’exemple est gardé, sans paraître."),
                line=card.lines.get(key, 0),
                key=key,
                understood=slug,
            )


def _named(plan: Plan, name: str, key: str, column: str) -> Iterator[tuple[ReadCard, str, str]]:
    """Each row that names something: its card, its place in the file, and what it names."""
    for step in plan.steps:
        rows: Iterable[dict[str, str]] = step.card.data[name] if step.card.data else ()
        for number, row in enumerate(rows, start=1):
            yield step.card, f"{key}.{number}.{column}", row[column]
