"""What is said beside the parts of the version being reviewed."""

from collections import Counter
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from content.models import Initiative, SectionComment
from content.queries.remarks import remarks
from content.queries.sheets import initiatives_editable_by


def comments_on(initiative: Initiative, section: str | None = None) -> QuerySet[SectionComment]:
    """The comments of the round of review that is not over, the oldest first; `section` is the key of a part."""
    rows = initiative.section_comments.filter(version__gt=initiative.published_version or 0)
    rows = rows.select_related("author", "initiative").order_by("created_at", "pk")
    return rows if section is None else rows.filter(section=section)


def remarks_open(initiative: Initiative) -> list[SectionComment]:
    """What the editors ask and nobody has dealt with, the oldest first."""
    return list(remarks().filter(initiative=initiative).order_by("created_at", "pk"))


def remarks_by_part(initiative: Initiative) -> Counter[str]:
    """How many comments each part has to deal with."""
    return Counter(remark.section for remark in remarks_open(initiative))


def get_comment_for(user: Any, slug: str, pk: int) -> SectionComment:
    """A comment on a sheet that this person writes or reviews; Http404 for the others."""
    rows = SectionComment.objects.filter(initiative__in=initiatives_editable_by(user), initiative__slug=slug)
    return get_object_or_404(rows.select_related("initiative"), pk=pk)
