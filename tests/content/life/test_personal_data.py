"""What a person said of sheets is theirs to read, and to take away."""

import pytest

from accounts.personal_data.registry import registered_sections
from content import actions
from content.actions.comments import comment_part
from content.enums import NewsStatus
from content.models import FollowUp, SectionComment, Vouching
from content.parts import part_called
from tests.content.life.people import local_initiative
from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.content import submitted_initiative

pytestmark = pytest.mark.django_db
SECTION = next(section for section in registered_sections() if section.key == "vie-des-fiches")


@pytest.fixture
def somebody():
    """An editor, referent of a collectivité, who has commented, vouched, changed their mind, and given news."""
    user = UserFactory(is_editor=True)
    place = MembershipFactory(user=user, is_referent=True).collectivite
    comment_part(submitted_initiative(), part_called("probleme"), actor=user, body="Combien ?")
    initiative = local_initiative(territory=place.pk)
    actions.withdraw_vouching(actions.vouch_for(initiative, actor=user), actor=user, reason="Un doute.")
    actions.give_news(initiative, actor=user, status=NewsStatus.STOPPED, why="Plus de budget.")
    return user


def test_it_is_all_in_the_copy(somebody):
    text = str(SECTION.export(somebody))
    assert all(words in text for words in ("Combien ?", "Un doute.", "Plus de budget."))
    assert SECTION.export(UserFactory()) == []


def test_facts_stay_and_words_go_when_asked(somebody):
    SECTION.erase(somebody, False)
    assert SectionComment.objects.exists()
    SECTION.erase(somebody, True)
    assert not SectionComment.objects.exists()
    assert Vouching.objects.get().reason == ""
    news = FollowUp.objects.get()
    assert (news.status, news.why) == (NewsStatus.STOPPED, "")
