"""The pages that every room with an editorial life has: versions, comparison, restoration, decisions.

A room says once what it edits, then names its pages:

    class CardHistory(HistoryMixin):
        url_stem = "methods:card"
        ...

    class CardVersionsView(CardHistory, VersionsView): pass

Addresses follow the stem: `<stem>` (the object's page), `<stem>-versions`, `<stem>-comparison`, `<stem>-restore`
(version number), `<stem>-decide`; all take the object's slug.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from foundation.history import editorial
from foundation.history.comparison import compare
from foundation.history.editorial import EditConflict, WrongState
from foundation.history.enums import Verdict
from foundation.history.forms import DecisionForm
from foundation.history.models import Editorial, Version
from foundation.web.htmx import see_other
from foundation.web.pages import page_of

_DONE = {
    Verdict.SUBMITTED: gettext_lazy("Envoyé au comité éditorial. Sa réponse arrivera dans vos notifications."),
    Verdict.CHANGES_ASKED: gettext_lazy("Votre demande de modifications est envoyée aux auteurs."),
    Verdict.PUBLISHED: gettext_lazy("La version est en ligne."),
    Verdict.ARCHIVED: gettext_lazy("Archivé : la page reste lisible, elle quitte les listes."),
}


class HistoryMixin(View):
    """What a room says of its objects to the shared pages."""

    url_stem: str

    def get_object(self) -> Editorial:
        """The object whose history the reader may see; Http404 otherwise."""
        raise NotImplementedError

    def readable(self, data: dict[str, Any]) -> dict[str, Any]:
        """A snapshot as French labels and texts, in reading order."""
        raise NotImplementedError

    def may_restore(self, obj: Editorial) -> bool:
        """Whether the reader may make an old version the latest."""
        raise NotImplementedError

    def restore(self, obj: Editorial, number: int, base: int) -> None:
        """Call the room's action."""
        raise NotImplementedError

    def decide(self, obj: Editorial, verdict: Verdict, *, comment: str, seen: int) -> None:
        """Call the room's action for this verdict; it raises PermissionDenied and WrongState."""
        raise NotImplementedError

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.object = self.get_object()

    def address(self, page: str = "", *args: Any) -> str:
        """The address of one of the object's pages."""
        name = f"{self.url_stem}-{page}" if page else self.url_stem
        return reverse(name, args=[self.object.slug, *args])  # type: ignore[attr-defined]

    def page(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        frame = {
            "object": self.object,
            "object_url": self.address(),
            "versions_url": self.address("versions"),
            "comparison_url": self.address("comparison"),
        }
        return render(self.request, template, frame | context, status=status)


class VersionsView(HistoryMixin):
    """Every version, latest first, with its decisions; two of them can be compared."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        versions = editorial.versions_of(self.object).select_related("author").prefetch_related("decisions__actor")
        found = page_of(versions, ["-number"], mark=request.GET.get("page", ""))
        return self.page("history/versions.html", {"page": found})


class ComparisonView(HistoryMixin):
    """Two versions word by word: `?avant=3&apres=5`, or the last two."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        latest = self.object.latest_version
        before, after = self._version("avant", latest - 1), self._version("apres", latest)
        changes = compare(self.readable(before.data), self.readable(after.data))
        offers_before = before.number < latest and self.may_restore(self.object)
        context = {"before": before, "after": after, "changes": changes, "may_restore": offers_before}
        return self.page("history/comparison.html", context | {"restore_url": self.address("restore", before.number)})

    def _version(self, name: str, default: int) -> Version:
        asked = self.request.GET.get(name, "")
        number = int(asked) if asked.isdecimal() and len(asked) < 9 else max(default, 1)
        version = editorial.versions_of(self.object).select_related("author").filter(number=number).first()
        if version is None:
            raise Http404
        return version  # type: ignore[no-any-return]


class RestoreView(HistoryMixin):
    """Make an old version the latest again."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, number: int, **kwargs: Any) -> HttpResponse:
        if not editorial.versions_of(self.object).filter(number=number).exists():
            raise Http404
        try:
            self.restore(self.object, number, self.object.latest_version)
        except EditConflict as conflict:
            messages.error(request, str(conflict))
        else:
            messages.success(request, _("La version %d est reprise comme nouvelle version.") % number)
        return see_other(request, self.address("versions"))


class DecisionView(HistoryMixin):
    """Submit, ask for changes, publish or archive; an incomplete form comes back with what was typed."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = DecisionForm(request.POST)
        if not form.is_valid():
            return self.page("history/decision.html", {"form": form, "decide_url": request.path}, status=422)
        verdict = Verdict(form.cleaned_data["verdict"])
        try:
            self.decide(self.object, verdict, comment=form.cleaned_data["comment"], seen=form.cleaned_data["seen"])
        except WrongState as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _DONE[verdict])
        return see_other(request, self.address())
