"""The three news of an editorial life, which every room with one declares: to read, sent back, on line.

NEWS = declare(EditorialNews(room="methods", model="methods.MethodCard", words={...}, ...))
announce(NEWS.submitted, target=card); announce(NEWS.answered, target=decision); announce(NEWS.published, target=card)
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import QuerySet

from foundation.history.enums import EditorialState, Verdict
from foundation.history.models import Decision, Editorial
from foundation.notifications import Kind, Line, register
from foundation.notifications.enums import Rhythm


def _address(obj: Any) -> str:
    return str(obj.get_absolute_url())


def _nothing(obj: Any) -> str:
    return ""


def _as_they_are(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows


def _no_remarks(decision: Decision) -> Iterable[str]:
    return ()


@dataclass(frozen=True)
class EditorialNews:
    """What a room says of its objects.

    `words`: by verdict, the label of the news, and its title in which %s is the object's. `remarks(decision)`: what the
    editors say besides their reason, read on `decision.version.target`; `remarked` prepares the rows for it.
    `review_url(obj)`: where the version under review is read, by the editors and by its authors.
    """

    room: str
    model: str
    words: Mapping[Verdict, tuple[Any, Any]]
    editors: Callable[[], QuerySet[Any]]
    reviews: Callable[[Any], bool]
    is_author: Callable[[Any, Any], bool]
    visible_to: Callable[[Any], QuerySet[Any]]
    excerpt: Callable[[Any], str] = _nothing
    review_url: Callable[[Any], str] = _address
    remarks: Callable[[Decision], Iterable[str]] = _no_remarks
    remarked: Callable[[QuerySet[Any]], QuerySet[Any]] = _as_they_are

    def awaited(self, user: Any, obj: Editorial) -> bool:
        """Whether this person still has it to read."""
        return self.reviews(user) and obj.review_state == EditorialState.SUBMITTED

    def line(self, verdict: Verdict, obj: Any, url: str, excerpt: str) -> Line:
        return Line(str(self.words[verdict][1]) % obj, url, excerpt)

    def answer(self, decision: Decision) -> Line:
        """The reason of the editors, then their remarks."""
        obj: Any = decision.version.target
        said = [decision.comment, *self.remarks(decision)]
        return self.line(Verdict.CHANGES_ASKED, obj, self.review_url(obj), "\n".join(part for part in said if part))

    def decisions_visible_to(self, user: Any) -> QuerySet[Decision]:
        """The decisions on what the person may see, ready to be told."""
        model = apps.get_model(self.model)
        seen = self.visible_to(user).order_by().values("pk")
        rows = Decision.objects.filter(
            version__content_type=ContentType.objects.get_for_model(model), version__object_id__in=seen
        )
        target = GenericPrefetch("version__target", [self.remarked(model._default_manager.all())])
        # The checker does not follow the path to the version's own target.
        return rows.select_related("version").prefetch_related(target)  # type: ignore[misc]


@dataclass(frozen=True)
class Kinds:
    """The kinds declared for a room; `answered` is about a Decision, the others about the object."""

    submitted: Kind
    answered: Kind
    published: Kind


def declare(news: EditorialNews) -> Kinds:
    """Register the three kinds of a room."""
    return Kinds(_submitted(news), _answered(news), _published(news))


def _submitted(news: EditorialNews) -> Kind:
    return _register(
        news,
        Verdict.SUBMITTED,
        recipients=lambda obj, actor: news.editors(),
        may_receive=news.awaited,
        describe=lambda obj: news.line(Verdict.SUBMITTED, obj, news.review_url(obj), news.excerpt(obj)),
    )


def _answered(news: EditorialNews) -> Kind:
    return _register(
        news,
        Verdict.CHANGES_ASKED,
        target="history.Decision",
        recipients=lambda decision, actor: decision.version.target.authors.filter(is_active=True),
        may_receive=lambda user, decision: news.is_author(user, decision.version.target),
        visible_to=news.decisions_visible_to,
        describe=news.answer,
    )


def _published(news: EditorialNews) -> Kind:
    return _register(
        news,
        Verdict.PUBLISHED,
        recipients=lambda obj, actor: obj.authors.filter(is_active=True),
        may_receive=news.is_author,
        describe=lambda obj: news.line(Verdict.PUBLISHED, obj, _address(obj), news.excerpt(obj)),
    )


def _register(news: EditorialNews, verdict: Verdict, **fields: Any) -> Kind:
    common: dict[str, Any] = {"target": news.model, "visible_to": news.visible_to, "default": Rhythm.IMMEDIATE}
    return register(Kind(key=f"{news.room}.{verdict}", label=news.words[verdict][0], **common | fields))
