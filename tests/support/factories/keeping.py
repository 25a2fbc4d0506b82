"""Collections and kept searches for the tests, made by the actions."""

from typing import Any

from accounts.models import User
from content.actions.collecting import keep_in
from content.actions.collections import create_collection
from content.actions.searches import save_search
from content.enums import AlertRhythm, Visibility
from content.models import Collection, Initiative, SavedSearch
from tests.support.factories.accounts import UserFactory


def collection(*cases: Initiative, owner: User | None = None, note: str = "", **given: Any) -> Collection:
    """A collection of these cases; private unless told."""
    owner = owner or UserFactory()
    made = create_collection(actor=owner, **({"title": "Sortir du guichet"} | given))
    for case in cases:
        keep_in(case, made, actor=owner, note=note)
    made.refresh_from_db()
    return made


def public_collection(*cases: Initiative, **given: Any) -> Collection:
    """A collection everybody reads."""
    return collection(*cases, visibility=Visibility.PUBLIC, **given)


def shared_collection(*cases: Initiative, **given: Any) -> Collection:
    """A collection read by its link."""
    return collection(*cases, visibility=Visibility.LINK, **given)


def kept_search(
    owner: User | None = None, query: str = "", rhythm: str = AlertRhythm.DAILY, **given: Any
) -> SavedSearch:
    """A search somebody keeps."""
    given = {"title": "Aller vers"} | given
    return save_search(actor=owner or UserFactory(), query=query, rhythm=rhythm, **given)
