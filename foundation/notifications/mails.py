"""What a mail of news looks like: one piece of news, or several of one person gathered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import ngettext

from foundation.notifications.kinds import Line
from foundation.notifications.links import Stop, absolute, open_path, stop_path
from foundation.notifications.models import Delivery, Event

SUBJECT_LENGTH = 150
LINES_SHOWN = 30
LINE_BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


@dataclass(frozen=True)
class MailLine:
    """One piece of news in a mail: its kind, its place, and the line of the room."""

    label: Any
    place: str
    title: str
    excerpt: str
    url: str
    details: tuple[Line, ...] = ()
    more: int = 0
    stop_url: str = ""


def compose(news: Mapping[Delivery, MailLine]) -> EmailMultiAlternatives:
    """Write the mail of one or several pieces of news of one person."""
    first = next(iter(news))
    lines = list(news.values())
    alone = len(lines) == 1
    stop_url = _stop_url(first, lines)
    context = {
        "lines": lines[:LINES_SHOWN],
        "more": max(0, len(lines) - LINES_SHOWN),
        "alone": alone,
        "inbox_url": absolute(reverse("notifications:inbox")),
        "site_url": settings.SITE_URL,
        "stop_url": stop_url,
        "settings_url": absolute(reverse("notifications:settings")),
    }
    message = EmailMultiAlternatives(
        subject=one_line(lines[0].title if alone else _digest_subject(len(lines))),
        body=render_to_string("notifications/emails/news.txt", context),
        to=[first.user.email],
        headers=_headers(first, stop_url),
    )
    message.attach_alternative(render_to_string("notifications/emails/news.html", context), "text/html")
    return message


def mail_line(event: Event, target: Any) -> MailLine:
    """Describe one piece of news. Raises LookupError when its kind is no longer declared."""
    kind = event.declared_kind
    if not kind:
        raise LookupError(event.kind)
    line = kind.describe(target)
    return MailLine(
        label=kind.label,
        place=event.place_label,
        title=one_line(line.title),
        excerpt=line.excerpt,
        url=absolute(open_path(event)),
        details=tuple(replace(detail, url=absolute(detail.url)) for detail in line.details),
        more=line.more,
        stop_url=absolute(line.stop_url),
    )


def one_line(text: str) -> str:
    """Return a text that cannot break out of a mail header."""
    return LINE_BREAKS.sub(" ", str(text)).strip()[:SUBJECT_LENGTH]


def _stop_url(first: Delivery, lines: list[MailLine]) -> str:
    """What one click stops: this very news where it can be, the mails of its kind, or all of them for a digest."""
    if len(lines) > 1:
        return absolute(stop_path(Stop(first.user_id, "")))
    return lines[0].stop_url or absolute(stop_path(Stop(first.user_id, first.event.kind)))


def _digest_subject(count: int) -> str:
    text = ngettext("Essaim\u202f: %(count)d nouveauté", "Essaim\u202f: %(count)d nouveautés", count)
    return text % {"count": count}


def _headers(first: Delivery, stop_url: str) -> dict[str, str]:
    """The identifier does not change when a mail is repeated, so that mail programs show it once."""
    return {
        "Message-ID": f"<notification-{first.pk}@{urlsplit(settings.SITE_URL).hostname}>",
        "List-Unsubscribe": f"<{stop_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
