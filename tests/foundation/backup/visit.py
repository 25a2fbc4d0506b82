"""Run on a restored site, by another process: somebody signs in and opens their attachment."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

from accounts.models import User  # noqa: E402
from foundation.files import register_owner  # noqa: E402
from foundation.files.models import StoredFile  # noqa: E402

settings.ALLOWED_HOSTS = ["testserver"]
register_owner(User, can_read=lambda user, owner: user == owner)
email, password = sys.argv[1:]
client = Client()
assert client.login(username=email, password=password)
[stored] = StoredFile.objects.all()
body = b"".join(client.get(stored.get_absolute_url()).streaming_content)
sys.stdout.write(body.decode())
