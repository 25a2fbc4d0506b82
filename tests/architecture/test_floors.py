"""The floors of `docs/architecture.md`: neither imports nor foreign keys climb."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

FLOORS = ("foundation", "territories", "accounts", "methods", "content", "community", "learning", "portal")


def test_imports_go_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(settings.BASE_DIR)
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == EXIT_STATUS_SUCCESS


def floor_of(model: type) -> int | None:
    """The floor of a model, or None for those of the libraries."""
    package = model.__module__.partition(".")[0]
    return FLOORS.index(package) if package in FLOORS else None


def test_foreign_keys_never_climb() -> None:
    climbing = []
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            target = field.related_model
            if field.auto_created or not field.is_relation or not isinstance(target, type):
                continue
            here, there = floor_of(model), floor_of(target)
            is_person = target._meta.label == settings.AUTH_USER_MODEL
            if here is not None and there is not None and there > here and not is_person:
                climbing.append(f"{model._meta.label}.{field.name} → {target._meta.label}")
    assert climbing == []


def test_every_app_has_a_floor() -> None:
    own = {config.name.partition(".")[0] for config in apps.get_app_configs() if _is_ours(Path(config.path))}
    assert own == set(FLOORS)


def _is_ours(path: Path) -> bool:
    return path.is_relative_to(settings.BASE_DIR) and "site-packages" not in path.parts
