from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet, Sum
from django.http import Http404

from foundation.files.models import StoredFile
from foundation.files.permissions import can_read_file


def files_belonging_to(owner: Model) -> QuerySet[StoredFile]:
    """Return the files of `owner`, oldest first."""
    content_type = ContentType.objects.get_for_model(owner)
    return StoredFile.objects.filter(content_type=content_type, object_id=owner.pk)


def files_belonging_to_each(owners: Sequence[Model]) -> dict[Any, list[StoredFile]]:
    """Return the files of `owners`, of one model, by their pk; those that have none are absent."""
    files: dict[Any, list[StoredFile]] = defaultdict(list)
    if owners:
        content_type = ContentType.objects.get_for_model(owners[0])
        for stored in StoredFile.objects.filter(content_type=content_type, object_id__in=[o.pk for o in owners]):
            files[stored.object_id].append(stored)
    return dict(files)


def get_file_for(user: Any, pk: UUID) -> StoredFile:
    """Return a file that `user` may read. Raises Http404 for any other, existing or not."""
    stored = StoredFile.objects.filter(pk=pk).first()
    if stored is None or not can_read_file(user, stored):
        raise Http404
    return stored


def bytes_used_by(user: Any) -> int:
    """Return the weight of all the files `user` put on the site."""
    return StoredFile.objects.filter(uploaded_by=user).aggregate(total=Sum("size"))["total"] or 0
