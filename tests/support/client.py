"""A suspicious client: every HTML page it receives is looked over."""

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client

_HANDLER = re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE)
_STYLE = re.compile(r"<[a-z][^>]*\sstyle\s*=", re.IGNORECASE)
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>", re.IGNORECASE)


class SuspiciousClient(Client):
    """Fails on inline handlers, inline styles, inline scripts and unrendered braces in any HTML answer."""

    def request(self, **kwargs: Any) -> HttpResponse:
        response = super().request(**kwargs)
        content_type = response.get("Content-Type", "")
        if content_type.startswith("text/html") and not response.streaming:
            look_over(response.content.decode(), kwargs.get("PATH_INFO", ""))
        return response


def look_over(html: str, path: str) -> None:
    """Raise AssertionError naming the first thing that must not be in a page."""
    if path.startswith("/administration/"):  # Django's own pages
        return
    text = re.sub(r"<(pre|code|textarea)\b.*?</\1>", "", html, flags=re.DOTALL)
    for what, pattern in (("handler", _HANDLER), ("style", _STYLE), ("script", _INLINE_SCRIPT)):
        found = pattern.search(text)
        assert not found, f"{path}: inline {what}: {found.group()[:120]}"
    assert "{{" not in text, f"{path}: unrendered braces"
    assert "{%" not in text, f"{path}: unrendered tag"
