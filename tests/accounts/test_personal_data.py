"""Every table that holds a person is declared; a copy gives all of it, and erasing leaves no name behind."""

from django.apps import apps
from django.conf import settings
from django.db import models

from accounts.personal_data import registered_sections

# Tables that name a person without holding anything of theirs, and why.
EXEMPT = {
    "auth.Group": "names of groups",
    "accounts.User_groups": "emptied by the erasure itself",
    "accounts.User_user_permissions": "emptied by the erasure itself",
}


def holds_somebody(model: type[models.Model]) -> bool:
    return any(
        isinstance(field, models.EmailField)
        or (field.is_relation and field.related_model is apps.get_model(settings.AUTH_USER_MODEL))
        for field in model._meta.get_fields(include_hidden=True)
        if getattr(field, "concrete", False)
    )


def tables() -> set[str]:
    found = apps.get_models(include_auto_created=True)
    return {model._meta.label for model in found if not model._meta.proxy and holds_somebody(model)}


def declared() -> set[str]:
    return {label for section in registered_sections() for label in section.models}


def test_every_table_that_holds_somebody_is_declared():
    undeclared = tables() - declared() - set(EXEMPT)

    assert not undeclared, f"Declare in a `personal_data.py` (see accounts.personal_data): {sorted(undeclared)}"


def test_what_is_declared_exists():
    known = {model._meta.label for model in apps.get_models(include_auto_created=True)}

    assert not declared() - known
