"""What the frame of every page needs: nothing that costs a query unless the template asks for it."""

from django.conf import settings
from django.http import HttpRequest

THEMES = ("light", "dark")


def page_frame(request: HttpRequest) -> dict[str, object]:
    """`theme` (the reader's choice, or "" to follow the device) and `site_url`."""
    theme = request.COOKIES.get("theme", "")
    return {"theme": theme if theme in THEMES else "", "site_url": settings.SITE_URL}
