"""The booklet of a collection: asked for, followed, downloaded."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from content.actions.booklets import A_DAY, ask_booklet
from content.collected import booklet_url
from content.models import Collection
from content.queries.booklets import latest_booklet
from content.queries.collections import get_collection_for, get_shared_collection
from content.views.collections import collections_crumbs
from foundation.documents.composing import TooManyAsked
from foundation.documents.following import Following, Words, follow
from foundation.web.htmx import see_other


class BookletPage(LoginRequiredMixin, View):
    """Ask for a booklet (POST), see where it is (GET, that htmx repeats until it is ready)."""

    def find(self, key: str) -> tuple[Collection, str]:
        """The collection and the token it was found by."""
        raise NotImplementedError

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        collection, token = self.find(key)
        booklet = latest_booklet(collection, request.user)
        is_outdated = bool(booklet and booklet.created_at < collection.updated_at)
        following = Following(booklet, booklet_url(collection, token), _words(), is_outdated=is_outdated)
        crumbs = [*collections_crumbs(), self._crumb(collection, token), {"title": _("Livret")}]
        return follow(request, following, "content/booklet/index.html", {"collection": collection, "crumbs": crumbs})

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        collection, token = self.find(key)
        try:
            ask_booklet(collection, actor=request.user, token=token)
        except TooManyAsked:
            messages.error(request, _("Vous avez demandé %d livrets aujourd’hui. Réessayez demain.") % A_DAY)
        return see_other(request, booklet_url(collection, token))

    def _crumb(self, collection: Collection, token: str) -> dict[str, str]:
        shared = reverse("content:collection-shared", args=[token]) if token else ""
        return {"title": collection.title, "url": shared or collection.get_absolute_url()}


class BookletView(BookletPage):
    """Of a public collection, or of one’s own."""

    def find(self, key: str) -> tuple[Collection, str]:
        return get_collection_for(self.request.user, key), ""


class SharedBookletView(BookletPage):
    """Of a collection seen by its link."""

    def find(self, key: str) -> tuple[Collection, str]:
        return get_shared_collection(self.request.user, key), key


def _words() -> Words:
    return Words(
        running=_("Le livret se compose"),
        counted=_("%(done)d fiches préparées sur %(total)d"),
        ready=_("Le livret est prêt"),
        open=_("Ouvrir le livret"),
        outdated=_("La collection a changé depuis."),
        kept=_("Le livret se garde trente jours ; personne d’autre ne peut l’ouvrir."),
        failed=_("Le livret n’a pas pu être composé"),
        untouched=_("Rien n’est perdu : la collection est intacte."),
        ask=_("Composer le livret"),
    )
