"""Who may read and remove the files of each kind of owner: what its room declared."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

Predicate = Callable[[Any, Any], bool]


def _nobody(user: Any, owner: Any) -> bool:
    return False


@dataclass(frozen=True)
class Rights:
    can_read: Predicate = _nobody
    can_change: Predicate = _nobody


_rights: dict[type[Model], Rights] = {}


def register_owner(model: type[Model], *, can_read: Predicate, can_change: Predicate = _nobody) -> None:
    """Declare who reads the files of `model`'s objects, and who besides their uploader removes them.

    Both are `predicate(user, owner) -> bool`, the room's own permissions; `user` may be anonymous.
    """
    _rights[model] = Rights(can_read, can_change)


def rights_on(owner: Model) -> Rights:
    """Return the rights declared for the model of `owner`; nobody has any on an undeclared one."""
    return _rights.get(owner._meta.concrete_model, Rights())  # type: ignore[arg-type]
