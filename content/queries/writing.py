"""What a person is writing."""

import datetime as dt
from typing import Any

from content.models import Initiative, SectionDraft


def typed_in(user: Any, initiative: Initiative | None, section: str) -> SectionDraft | None:
    """What this person typed in one part and did not save; nobody else sees it."""
    return SectionDraft.objects.filter(author=user, initiative=initiative, section=section).first()


def typed_parts(user: Any, initiative: Initiative) -> dict[str, dt.datetime]:
    """The parts of a sheet where this person left something unsaved, and when."""
    rows = SectionDraft.objects.filter(author=user, initiative=initiative)
    return dict(rows.values_list("section", "saved_at"))
