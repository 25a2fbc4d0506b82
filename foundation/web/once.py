"""A form sent twice (double click, bad network) creates one object."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from foundation.web.models import Submission

Created = TypeVar("Created", bound=models.Model)


class OnceMixin(forms.Form):
    """Adds the hidden token of a form that creates something: `form.cleaned_data["once"]`."""

    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


def once(token: UUID, *, user: Any, create: Callable[[], Created]) -> Created:
    """Run `create` for the first form carrying `token`; give the others what it created.

    Parallel requests wait for each other on the token's primary key. Somebody else's token is refused.
    """
    with transaction.atomic():
        submission, new = Submission.objects.get_or_create(token=token, defaults={"user": user})
        if submission.user_id != user.pk:
            raise PermissionDenied
        if not new and submission.target is not None:
            return submission.target  # type: ignore[no-any-return]
        created = create()
        submission.target = created
        submission.save(update_fields=["content_type", "object_id"])
        return created
