"""The words of the lists, read on every page and changed once a year: kept in the cache.

`forget_words` is called by whoever changes them; otherwise they are read again after ten minutes.
"""

from typing import Any, NamedTuple

from django.core.cache import cache

from content.models import Theme
from territories.models import Department, Region

KEY = "content.vocabulary.2"
SECONDS = 600


class Term(NamedTuple):
    """A theme: its slug, its name, and the other words for it."""

    slug: str
    name: str
    aliases: list[str]


def themes() -> list[Term]:
    """The controlled list of themes, by name."""
    return [Term(*row) for row in _words()["themes"]]


def theme_choices() -> list[tuple[str, str]]:
    return [(theme.slug, theme.name) for theme in themes()]


def region_choices() -> list[tuple[str, str]]:
    return [tuple(row) for row in _words()["regions"]]  # type: ignore[misc]


def department_choices() -> list[tuple[str, str]]:
    """Every department, by name: « Allier (03) »."""
    return [(code, f"{name} ({code})") for code, name in _words()["departments"]]


def forget_words() -> None:
    """Read the words again: they have changed."""
    cache.delete(KEY)


def _words() -> dict[str, list[Any]]:
    return cache.get_or_set(KEY, _read, SECONDS)  # type: ignore[return-value]


def _read() -> dict[str, list[Any]]:
    return {
        "themes": [(theme.slug, theme.name, aliases_of(theme)) for theme in Theme.objects.all()],
        "regions": list(Region.objects.values_list("code", "name")),
        "departments": list(Department.objects.order_by("lookup").values_list("code", "name")),
    }


def aliases_of(theme: Theme) -> list[str]:
    """The other words of a theme, as a list."""
    return [alias.strip() for alias in theme.aliases.split(",") if alias.strip()]
