"""The files that somebody handed over, in the copy of their data and in its erasure."""

import pytest

from accounts.personal_data import registered_sections
from tests.support.factories.accounts import UserFactory
from tests.support.factories.importing import commune, read_run

pytestmark = pytest.mark.django_db
SECTION = next(section for section in registered_sections() if section.key == "imports")


@pytest.mark.parametrize(("removes", "named"), [(False, True), (True, False)])
def test_the_history_of_imports_stays_and_names_nobody_when_asked(removes, named):
    commune()
    editor = UserFactory(is_editor=True)
    run = read_run(editor)
    assert [row["file_name"] for row in SECTION.export(editor)] == ["cas.csv"]
    SECTION.erase(editor, removes)
    run.refresh_from_db()
    assert (run.asked_by == editor) is named
