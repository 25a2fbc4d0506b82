"""The news of the editorial life of a sheet."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.queries import editors
from content.models import Initiative
from content.parts import part_called
from content.permissions import can_review_initiatives, is_author
from content.queries import initiatives_visible_to
from content.readable import summary_of
from foundation.history.enums import Verdict
from foundation.history.models import Decision
from foundation.history.news import EditorialNews, declare


def _comments(decision: Decision) -> Iterator[str]:
    """What the editors noted beside the parts, and nobody has dealt with; the answers of the authors are left out."""
    initiative: Any = decision.version.target
    authors = {author.pk for author in initiative.authors.all()}
    for comment in initiative.section_comments.all():
        if comment.resolved_at is None and comment.author_id not in authors:
            part = part_called(comment.section)
            yield _("%(part)s : %(comment)s") % {"part": part.title if part else "", "comment": comment.body}


def _with_comments(rows: QuerySet[Initiative]) -> QuerySet[Initiative]:
    return rows.prefetch_related("section_comments", "authors")


INITIATIVE_NEWS = declare(
    EditorialNews(
        room="content",
        model="content.Initiative",
        words={
            Verdict.SUBMITTED: (_("Une initiative est à relire"), _("L’initiative « %s » est à relire")),
            Verdict.CHANGES_ASKED: (
                _("Le comité éditorial demande des modifications à mon initiative"),
                _("Le comité éditorial demande des modifications à « %s »"),
            ),
            Verdict.PUBLISHED: (_("Mon initiative est publiée"), _("L’initiative « %s » est publiée")),
        },
        editors=editors,
        reviews=can_review_initiatives,
        is_author=is_author,
        visible_to=initiatives_visible_to,
        excerpt=summary_of,
        review_url=lambda initiative: reverse("content:initiative-review", args=[initiative.slug]),
        remarks=_comments,
        remarked=_with_comments,
    )
)
