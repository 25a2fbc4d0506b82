"""The sections every room declares."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.files import File
from django.utils.module_loading import autodiscover_modules, import_module

from accounts.models import User

Row = dict[str, Any]


def _no_files(user: User) -> Iterable[tuple[str, File]]:
    return ()


@dataclass(frozen=True)
class Section:
    """One heading of « Mes données ».

    `export(user)` gives rows of JSON values (dates allowed); `files(user)` names and opens what goes beside them.
    `erase(user, remove_contributions)` removes what only concerns the person, and their contributions when asked;
    otherwise these stay with the account, made anonymous afterwards. It runs in the transaction of the erasure.
    """

    key: str
    label: Any
    export: Callable[[User], list[Row]]
    erase: Callable[[User, bool], None]
    models: tuple[str, ...] = ()
    files: Callable[[User], Iterable[tuple[str, File]]] = _no_files


_sections: dict[str, Section] = {}


def register_personal_data(section: Section) -> Section:
    """Declare a section. Raises ValueError when another one has its key."""
    if _sections.setdefault(section.key, section) is not section:
        raise ValueError(f"Two sections are called {section.key}.")
    return section


def registered_sections() -> list[Section]:
    """Every section, upper rooms first: what they hold of a person goes before the person does."""
    return list(_sections.values())


def discover() -> None:
    """Load every app's `personal_data.py`, then our own and the ground floor's (called once, when apps are ready)."""
    autodiscover_modules("personal_data")
    for module in ("people", "ground"):
        import_module(f"accounts.personal_data.{module}")
