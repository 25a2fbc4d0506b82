"""What the header of every page shows of the news."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from foundation.notifications.models import Delivery


def unread_notifications(request: HttpRequest) -> dict[str, object]:
    """`unread_notifications`: a number, counted by one query and only if the template shows it."""
    return {"unread_notifications": SimpleLazyObject(lambda: _count(request))}


def _count(request: HttpRequest) -> int:
    user = getattr(request, "user", None)
    return Delivery.objects.inbox_of(user).unread().count() if user and user.is_authenticated else 0
