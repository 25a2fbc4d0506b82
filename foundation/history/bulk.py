"""Many new objects at once: their first version and its decision, as `editorial` would have kept them one by one."""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType

from foundation.history.enums import EditorialState, Verdict
from foundation.history.models import Decision, Editorial, Version


def begin(obj: Editorial, *, submitted: bool) -> None:
    """Set the state of an object that is not saved yet, for its first version."""
    obj.state = EditorialState.SUBMITTED if submitted else EditorialState.DRAFT
    obj.latest_version = 1


def keep_first_versions(
    objects: Sequence[Editorial], data: Sequence[dict[str, Any]], *, author: Any, note: str
) -> None:
    """Keep the first version of each saved object, and who submitted it. Inside the caller's transaction."""
    if not objects:
        return
    content_type = ContentType.objects.get_for_model(objects[0])
    kept = {"content_type": content_type, "number": 1, "author": author, "note": note}
    versions = [Version(object_id=obj.pk, data=one, **kept) for obj, one in zip(objects, data, strict=True)]
    Version.objects.bulk_create(versions, batch_size=200)
    submitted = [
        version for obj, version in zip(objects, versions, strict=True) if obj.state == EditorialState.SUBMITTED
    ]
    Decision.objects.bulk_create([Decision(version=one, verdict=Verdict.SUBMITTED, actor=author) for one in submitted])
