"""What the pages of versions and review show, ready for their templates."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation.history.comparison import Change, as_text, compare
from foundation.history.editorial import EditConflict, decisions_on, possible_verdicts
from foundation.history.enums import EditorialState, Verdict
from foundation.history.models import Decision, Editorial, Version

Readable = Callable[[dict[str, Any]], dict[str, Any]]
Row = TypeVar("Row", bound=Editorial)


def in_review_state(rows: QuerySet[Row], state: EditorialState) -> QuerySet[Row]:
    """The rows whose version being written is in `state`, whether or not another one is published."""
    return rows.filter(Q(next_state=state) | Q(next_state="", state=state))


def archive_reason(obj: Editorial) -> str:
    """Why the object was archived; "" (and no query) for one that is not."""
    if obj.state != EditorialState.ARCHIVED:
        return ""
    return decisions_on(obj).filter(verdict=Verdict.ARCHIVED).last().comment  # type: ignore[no-any-return]


def next_version_url(obj: Any, url_stem: str) -> str:
    """Where to read what changes between the page on line and the version being written, or ""."""
    if not obj.next_state:
        return ""
    query = {"avant": obj.published_version, "apres": obj.latest_version}
    return reverse(f"{url_stem}-comparison", args=[obj.slug], query=query)


@dataclass(frozen=True)
class StepOffered:
    """A step the reader may take: its button, and the question of its comment ("" when none is asked)."""

    verdict: Verdict
    label: Any
    question: Any = ""


_STEPS = (
    StepOffered(Verdict.SUBMITTED, _("Soumettre au comité éditorial")),
    StepOffered(Verdict.PUBLISHED, _("Publier")),
    StepOffered(Verdict.CHANGES_ASKED, _("Demander des modifications"), _("Ce qu’il faut changer")),
    StepOffered(Verdict.ARCHIVED, _("Archiver"), _("Pourquoi archiver cette page")),
)


@dataclass(frozen=True)
class ReviewPanel:
    """Where an object stands, what was decided of it, and the steps this reader may take.

    `is_next`: the page in line stays while another version is written. `seen`: the version the reader decides on.
    """

    state: str
    is_next: bool
    seen: int
    decisions: list[Decision]
    steps: list[StepOffered]
    decide_url: str


def review_panel(obj: Editorial, allowed: set[Verdict], decide_url: str) -> ReviewPanel:
    """The panel of `obj` for a reader whose rights are `allowed`; one query."""
    open_steps = allowed & possible_verdicts(obj)
    return ReviewPanel(
        state=obj.review_state_label,
        is_next=bool(obj.next_state),
        seen=obj.latest_version,
        decisions=list(decisions_on(obj)),
        steps=[step for step in _STEPS if step.verdict in open_steps],
        decide_url=decide_url,
    )


@dataclass(frozen=True)
class Conflict:
    """Two texts written at the same time: the one saved first, and how the one just typed differs from it."""

    latest: Version
    saved: list[tuple[str, str]]
    changes: list[Change]


def conflict_between(conflict: EditConflict, typed: dict[str, Any], readable: Readable) -> Conflict:
    """Both texts of an edit conflict, in the words of the room (`readable` turns a snapshot into labels and texts)."""
    latest = conflict.latest
    if latest is None:
        raise conflict
    saved = readable(latest.data)
    return Conflict(
        latest, [(label, as_text(value)) for label, value in saved.items()], compare(saved, readable(typed))
    )
