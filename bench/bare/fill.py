"""`python -m bench.bare.fill`: the tables of the bare application, and one reader's session, printed."""

import django
from django.conf import settings


def main() -> str:
    django.setup()
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.db import connection

    from bench.bare.models import Post

    call_command("migrate", verbosity=0)
    call_command("migrate", run_syncdb=True, verbosity=0)  # the tables of `bench.bare`, which refer to people
    if not Post.objects.exists():
        fill(get_user_model())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return session_of(get_user_model().objects.get(username="agent1"))


def fill(people: type) -> None:
    """Two hundred threads of twenty messages."""
    from django.utils import timezone

    from bench.bare.models import Post, Reading, Topic
    from bench.bare.views import TEXT

    authors = people.objects.bulk_create(people(username=f"agent{nr}", password="!") for nr in range(1, 21))
    topics = Topic.objects.bulk_create(Topic(title=f"Un fil, le {nr}") for nr in range(200))
    Post.objects.bulk_create(
        Post(topic=topic, nr=nr, author=author, html=TEXT, created_at=timezone.now())
        for topic in topics
        for nr, author in enumerate(authors, start=1)
    )
    Reading.objects.bulk_create(Reading(user=authors[0], topic=topic, last_read_nr=20) for topic in topics)


def session_of(user: object) -> str:
    """The key of a new session of this person."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return session.session_key


if __name__ == "__main__":
    print(main())
