from collections.abc import Callable

import pytest

from accounts.models import User
from foundation.files import owners
from tests.support.factories.accounts import UserFactory


@pytest.fixture
def rights(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """`rights(can_read=…)` declares the rights on the files of a person, the owner of these tests."""
    monkeypatch.setattr(owners, "_rights", {})
    return lambda **predicates: owners.register_owner(User, **predicates)


@pytest.fixture
def owner(rights: Callable[..., None], db: None) -> User:
    """An owner whose files are read by itself alone."""
    rights(can_read=lambda user, owner: user == owner)
    return UserFactory()
