"""What every open channel of the library shares: its lasting name, and when an answer has not changed."""

import re
from hashlib import blake2b
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import parse_etags

# Raised when an answer changes its form: what readers keep is then read again.
FORM = 1
UNNAMED = "essaim.example"
# What XML cannot hold, even escaped; PostgreSQL stores none of them.
ILLEGAL_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def lasting_name() -> str:
    """The name under which cases are known elsewhere: it stays when the site moves (`OPEN_DATA_NAME`)."""
    host = urlsplit(settings.SITE_URL).hostname or ""
    return settings.OPEN_DATA_NAME or (host if "." in host and not host[0].isdigit() else UNNAMED)


def tag_uri(slug: str) -> str:
    """The lasting identifier of a case in feeds (RFC 4151)."""
    return f"tag:{lasting_name()},2026:initiatives/{slug}"


def xml_text(text: str) -> str:
    """A text without what XML cannot hold."""
    return ILLEGAL_IN_XML.sub("", text)


def stamp(request: HttpRequest, *marks: str) -> str:
    """The ETag of what `request` asks, while the library, or the case, bears `marks`.

    The day is part of it: names of themes and territories change without the library changing.
    """
    told = (request.get_full_path(), str(timezone.localdate()), FORM, *marks)
    return f'W/"{blake2b(repr(told).encode(errors="replace"), digest_size=12).hexdigest()}"'


def unchanged(request: HttpRequest, etag: str) -> HttpResponse | None:
    """The 304 to answer to whoever holds `etag` already, else nothing."""
    held = parse_etags(request.headers.get("If-None-Match", ""))
    if etag not in held and "*" not in held:
        return None
    return HttpResponse(status=304, headers={"ETag": etag})
