"""Every sheet that is or was on line has its place in the order of public changes."""

from importlib import import_module

import pytest
from django.apps import apps

from content.models import Initiative, LibraryEdition
from tests.support.factories.content import archived_initiative, draft_initiative, published_initiative

pytestmark = pytest.mark.django_db
first_editions = import_module("content.migrations.0006_first_editions")


def test_sheets_older_than_editions_are_numbered_once():
    draft, old, withdrawn = draft_initiative(), published_initiative(), archived_initiative()
    Initiative.objects.update(edition=0, changed_at=None)
    LibraryEdition.objects.all().delete()
    for _ in range(2):
        first_editions.number_them(apps, None)
    for row in (draft, old, withdrawn):
        row.refresh_from_db()
    assert (draft.edition, draft.changed_at) == (0, None)
    assert sorted([old.edition, withdrawn.edition]) == [1, 2]
    assert old.changed_at == old.updated_at
    assert LibraryEdition.objects.get().number == 2
