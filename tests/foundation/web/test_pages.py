import pytest

from accounts.models import User
from foundation.web.pages import page_of
from tests.support.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def names(page):
    return [user.name for user in page]


def test_pages_follow_each_other_without_repeating_or_skipping():
    for name in ("Ana", "Bob", "Bob", "Cléo", "Dan"):
        UserFactory(name=name)
    first = page_of(User.objects.all(), ["-name", "pk"], size=2)
    second = page_of(User.objects.all(), ["-name", "pk"], size=2, mark=first.following)
    third = page_of(User.objects.all(), ["-name", "pk"], size=2, mark=second.following)
    assert [names(page) for page in (first, second, third)] == [["Dan", "Cléo"], ["Bob", "Bob"], ["Ana"]]
    assert (first.first, second.first, third.following) == (True, False, "")


def test_rows_added_meanwhile_do_not_shift_the_next_page():
    for name in ("Ana", "Bob", "Cléo"):
        UserFactory(name=name)
    first = page_of(User.objects.all(), ["name", "pk"], size=2)
    UserFactory(name="Aaron")
    assert names(page_of(User.objects.all(), ["name", "pk"], size=2, mark=first.following)) == ["Cléo"]


@pytest.mark.parametrize("mark", ["", "abîmé", "a:b:c", "\x00", "9" * 5000])
def test_damaged_mark_gives_the_first_page(mark):
    UserFactory(name="Ana")
    assert names(page_of(User.objects.all(), ["name", "pk"], mark=mark)) == ["Ana"]
