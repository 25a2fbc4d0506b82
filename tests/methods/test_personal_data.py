import pytest

from accounts.personal_data import registered_sections
from foundation.files.models import StoredFile
from foundation.history.models import Version
from methods import actions
from methods.models import Canvas, MethodCard
from tests.foundation.files.uploads import upload
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import draft_card, published_card

pytestmark = pytest.mark.django_db
SECTION = next(section for section in registered_sections() if section.key == "method-cards")


def test_a_copy_lists_the_cards_i_wrote():
    author = UserFactory()
    draft_card(author=author)
    published_card()
    assert [row["slug"] for row in SECTION.export(author)] == ["marche-exploratoire"]


def test_leaving_keeps_the_cards_with_the_account():
    author = UserFactory()
    draft_card(author=author)
    SECTION.erase(author, False)
    assert MethodCard.objects.get().authors.get() == author


def test_removing_one_s_contributions_deletes_drafts_and_leaves_what_is_on_line():
    author = UserFactory()
    online = published_card(author=author)
    draft_card(author=author)
    SECTION.erase(author, True)
    assert list(MethodCard.objects.all()) == [online]
    assert not online.authors.exists()
    assert Version.objects.count() == 1


def test_the_canvases_of_a_draft_go_with_it_and_those_on_line_lose_a_name():
    author, editor = UserFactory(), UserFactory(is_editor=True)
    draft, online = draft_card(author=author), published_card(author=author)
    for card, actor in ((draft, editor), (online, author)):
        actions.add_canvas(card, actor=actor, title="Grille", purpose="", files={"pdf": upload("g.pdf", b"%PDF-1.7")})
    for section in registered_sections():
        if section.key in ("method-cards", "canvases"):
            section.erase(author, True)
    kept = Canvas.objects.get()
    assert (kept.card, kept.added_by) == (online, None)
    assert StoredFile.objects.get().owner == kept
