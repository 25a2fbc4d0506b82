"""Model fields that keep a text beside the HTML it gives.

    class Post(MarkupModel):
        body = MarkupField(_("message"), max_length=50_000)

`body` holds what was typed; `body_html`, added by the field, is rendered each time `body` is saved;
`html_version` tells which pipeline made it, so that a job can render older rows again.
Migrations only ever see plain columns.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models

from foundation.markup.forms import MarkupFormField
from foundation.markup.rendering import HTML_VERSION, RenderedHtml, render


class RenderedField(models.TextField):
    """The companion column: filled from its source at each save, never by hand."""

    def __init__(self, *args: Any, source: str = "", **kwargs: Any) -> None:
        self.source = source
        super().__init__(*args, **{"editable": False, "blank": True, "default": "", **kwargs})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        return self.name, "django.db.models.TextField", [], {"default": "", "editable": False}

    def clone(self) -> Any:
        return _plain_copy(self)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        return None if value is None else RenderedHtml(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        html = render(getattr(model_instance, self.source))
        setattr(model_instance, self.attname, html)
        return html


class MarkupField(models.TextField):
    """A TextField holding Markdown, with a `<name>_html` column beside it."""

    @property
    def html_name(self) -> str:
        return f"{self.name}_html"

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        if not cls._meta.abstract:
            RenderedField(source=name).contribute_to_class(cls, self.html_name)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", list(args), kwargs

    def clone(self) -> Any:
        return _plain_copy(self)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": MarkupFormField, "widget": None, **kwargs})


def _plain_copy(field: models.TextField) -> models.TextField:
    _name, _path, args, kwargs = field.deconstruct()
    return models.TextField(*args, **kwargs)


class HtmlVersionField(models.PositiveSmallIntegerField):
    """The pipeline that rendered the row; `MarkupModel.save` decides when it is written."""

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.PositiveSmallIntegerField", list(args), kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> int:
        setattr(model_instance, self.attname, HTML_VERSION)
        return HTML_VERSION


class MarkupModel(models.Model):
    """Base of the models that have a MarkupField. Saving raises MarkupRefused for a refused text."""

    html_version = HtmlVersionField(default=0, editable=False, db_index=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Save the row; a text that is saved takes its HTML with it, and only then."""
        deferred = self.get_deferred_fields()
        if update_fields is None and deferred:
            columns = (field for field in self._meta.concrete_fields if not field.primary_key)
            update_fields = {field.name for field in columns if field.attname not in deferred}
        if update_fields is not None:
            update_fields = self._with_rendered(set(update_fields))
        super().save(*args, update_fields=update_fields, **kwargs)

    @classmethod
    def markup_fields(cls) -> list[MarkupField]:
        """Return the fields of this model that hold Markdown."""
        return [field for field in cls._meta.fields if isinstance(field, MarkupField)]

    def _with_rendered(self, names: set[str]) -> set[str]:
        fields = self.markup_fields()
        names -= {"html_version", *(field.html_name for field in fields)}
        saved = [field for field in fields if field.name in names]
        names |= {field.html_name for field in saved}
        return names | {"html_version"} if saved == fields else names
