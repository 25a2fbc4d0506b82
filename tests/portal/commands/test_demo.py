import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def test_it_says_why_it_is_refused() -> None:
    with pytest.raises(CommandError, match="ils n’existent qu’avec DEBUG"):
        call_command("demo")
