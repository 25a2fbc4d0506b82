"""The kinds of news the rooms declare in their `notifications.py`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from foundation.notifications.enums import Rhythm


@dataclass(frozen=True)
class Line:
    """What the site and the mails show of one piece of news.

    A mail lists `details` in place of the excerpt, with how many `more` there are behind `url`. `stop_url` is the
    address where one click stops this very news (it answers POST without a session, RFC 8058); without it, a click
    stops the mails of the kind.
    """

    title: str
    url: str
    excerpt: str = ""
    details: tuple["Line", ...] = ()
    more: int = 0
    stop_url: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of news: who hears of it, who may, and how it is told.

    `recipients(target, actor)` gives people (a queryset or ids); it runs in a job. `may_receive(user, target)` holds
    the rights, the moderation and whether it has been read; it is asked again when a mail leaves.
    `place(target)` names where it happened, `("space:12", "Accueil des usagers")`, for preferences per place.
    `visible_to(user)` is the room's own queryset of what a person may see, with what `describe` needs: a page of
    news then costs one query a kind. Without it, `may_receive` is asked for each line.
    """

    key: str
    label: Any
    default: str
    target: str
    may_receive: Callable[[Any, Any], bool]
    describe: Callable[[Any], Line]
    recipients: Callable[[Any, Any], Iterable[Any]] | None = None
    place: Callable[[Any], tuple[str, str] | None] | None = None
    visible_to: Callable[[Any], QuerySet[Any]] | None = None

    def __post_init__(self) -> None:
        Rhythm(self.default)

    def find_target(self, pk: int) -> Model | None:
        """Return the subject of the news, or None when it no longer exists."""
        return self._targets().filter(pk=pk).first()

    def targets_seen_by(self, user: Any, pks: Iterable[int]) -> dict[int, Model]:
        """Return, by id, the subjects that a person may see."""
        if self.visible_to:
            return {target.pk: target for target in self.visible_to(user).filter(pk__in=pks)}
        return {target.pk: target for target in self._targets().filter(pk__in=pks) if self.may_receive(user, target)}

    def _targets(self) -> QuerySet[Any]:
        return apps.get_model(self.target)._base_manager.all()


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Declare a kind. Raises ValueError when another one has its key."""
    if _kinds.setdefault(kind.key, kind) is not kind:
        raise ValueError(f"Two kinds of news are called {kind.key}.")
    return kind


def get_kind(key: str) -> Kind | None:
    """Return a declared kind, or None for one that its room has withdrawn."""
    return _kinds.get(key)


def registered_kinds() -> list[Kind]:
    """Return every declared kind, in the order of the rooms."""
    return list(_kinds.values())
