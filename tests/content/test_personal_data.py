import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.personal_data import registered_sections
from content import actions
from content.models import Initiative, SectionDraft
from foundation.files.models import StoredFile
from foundation.history.models import Version
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import draft_initiative, published_initiative

pytestmark = pytest.mark.django_db
SECTION = next(section for section in registered_sections() if section.key == "initiatives")


def test_a_copy_lists_the_initiatives_i_wrote():
    author = UserFactory()
    draft_initiative(author=author)
    published_initiative()
    assert [row["slug"] for row in SECTION.export(author)] == ["un-guichet-au-marche"]


def test_leaving_keeps_the_initiatives_with_the_account():
    author = UserFactory()
    draft_initiative(author=author)
    SECTION.erase(author, False)
    assert Initiative.objects.get().authors.get() == author


def test_removing_one_s_contributions_deletes_drafts_and_leaves_what_is_on_line():
    author = UserFactory()
    online, draft = published_initiative(author=author), draft_initiative(author=author)
    actions.join_document(draft, SimpleUploadedFile("note.txt", b"Note."), actor=author)
    SECTION.erase(author, True)
    assert list(Initiative.objects.all()) == [online]
    assert not online.authors.exists()
    assert Version.objects.count() == 1
    assert not StoredFile.objects.exists()


def test_a_draft_that_another_writes_too_stays_with_them():
    author, other = UserFactory(), UserFactory()
    draft = draft_initiative(author=author)
    draft.authors.add(other)
    SECTION.erase(author, True)
    assert list(draft.authors.all()) == [other]


def test_what_is_typed_and_not_saved_is_in_the_copy_and_goes_with_the_account():
    author, other = UserFactory(), UserFactory()
    for user in (author, other):
        actions.keep_typed(None, actions.NEW_CASE, actor=user, typed={"title": ["Un essai"]}, base=0)
    typed = next(section for section in registered_sections() if section.key == "saisies")
    assert [row["data"] for row in typed.export(author)] == [{"title": ["Un essai"]}]
    typed.erase(author, False)
    assert SectionDraft.objects.get().author == other
