"""What is told of a workshop being run: by a plain form, or by a phone, in batches."""

import datetime as dt
import json
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.files.examination import Accepted
from foundation.files.forms import UploadField
from methods.actions.runs import MOST_AT_ONCE, Told
from methods.enums import RunEventKind

MOST_MINUTES = 60
MOST_WORDS = 2_000
YEAR_3000 = 32_503_680_000_000


class BadBatch(ValueError):
    """What arrived is not a batch of events."""


def _among(*kinds: RunEventKind) -> list[tuple[str, Any]]:
    return [(kind.value, kind.label) for kind in kinds]


class EventForm(forms.Form):
    """One event. `at` is in milliseconds since 1970, as browsers count; now, when it is not told.

    A form that may be sent twice tells its `uid`; a move to a slot needs none: there twice is there once.
    """

    uid = forms.UUIDField(required=False)
    kind = forms.ChoiceField(
        choices=_among(RunEventKind.BEGIN, RunEventKind.EXTEND, RunEventKind.NOTE, RunEventKind.END)
    )
    at = forms.IntegerField(required=False, min_value=0, max_value=YEAR_3000)
    slot = forms.IntegerField(required=False, min_value=0, max_value=1_000)
    minutes = forms.IntegerField(required=False, min_value=-MOST_MINUTES, max_value=MOST_MINUTES)
    text = forms.CharField(
        required=False,
        max_length=MOST_WORDS,
        error_messages={"max_length": _("Cette note est trop longue : 2 000 caractères au plus. Faites-en deux.")},
    )

    def clean_text(self) -> str:
        """Half characters, which JSON can carry, are stored nowhere."""
        return str(self.cleaned_data["text"]).encode(errors="replace").decode()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == RunEventKind.NOTE and not cleaned.get("text") and "text" not in self.errors:
            self.add_error("text", ValidationError(_("Écrivez votre note avant de la garder."), code="required"))
        return cleaned

    @property
    def told(self) -> Told:
        """The event that was told."""
        told = self.cleaned_data
        at = told.get("at")
        return Told(
            kind=told["kind"],
            at=timezone.now() if at is None else dt.datetime.fromtimestamp(at / 1000, dt.UTC),
            uid=told["uid"] or uuid4(),
            slot=told.get("slot") or 0,
            minutes=told.get("minutes") or 0,
            text=told.get("text") or "",
        )


class SentEventForm(EventForm):
    """An event of a batch: the phone knows it by its uid."""

    uid = forms.UUIDField()


class PhotoField(UploadField):
    """A photo, from the camera of the phone where there is one."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.FileInput({"accept": "image/*", "capture": "environment"})
        required = _("Choisissez une photo avant de l’envoyer.")
        super().__init__(**{"widget": widget, "help_text": "", "error_messages": {"required": required}, **kwargs})

    def clean(self, data: Any, initial: Any = None) -> Accepted | None:
        accepted = super().clean(data, initial)
        if accepted and not accepted.mime.startswith("image/"):
            raise ValidationError(
                _("Ce fichier n’est pas une photo. Choisissez une image JPEG, PNG ou WEBP."), "upload"
            )
        return accepted


class PhotoForm(EventForm):
    """A photo and a word on it."""

    kind = forms.ChoiceField(choices=_among(RunEventKind.PHOTO))
    photo = PhotoField(label=_("Photo"))


def read_batch(body: bytes) -> tuple[list[Told], dict[str, str]]:
    """What a phone sends, `{"events": [{…}]}`: the events to keep, and why others are refused, by their uid.

    Raises BadBatch for anything else, or for more than MOST_AT_ONCE events.
    """
    taken, refused = [], {}
    for row in _rows(body):
        form = SentEventForm(row)
        if form.is_valid():
            taken.append(form.told)
        else:
            refused[str(row.get("uid", ""))[:40]] = " ".join(str(e) for errors in form.errors.values() for e in errors)
    return taken, refused


def _rows(body: bytes) -> list[dict[str, Any]]:
    try:
        batch = json.loads(body)
        rows = batch["events"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise BadBatch from error
    if not isinstance(rows, list) or len(rows) > MOST_AT_ONCE or not all(isinstance(row, dict) for row in rows):
        raise BadBatch
    return rows
