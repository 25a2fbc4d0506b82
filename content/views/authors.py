"""Who writes a sheet: naming a co-author, leaving."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from accounts.queries import found_people, get_listed_person, person_line, with_person_line
from content import actions, permissions
from content.models import Initiative
from content.queries import get_editable_initiative_for
from foundation.web.htmx import see_other

MOST_FOUND = 10


class InitiativeAuthorsView(LoginRequiredMixin, View):
    """The authors of a sheet; `?q=` looks for a member to add, the form adds one."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        initiative = get_editable_initiative_for(request.user, slug)
        q = request.GET.get("q", "").strip()[:100].replace("\x00", "")
        context = {
            "initiative": initiative,
            "q": q,
            "authors": _authors(initiative, request.user),
            "found": _found(initiative, q) if q else [],
            "work_url": reverse("content:initiative-edit", args=[slug]),
        }
        return render(request, "content/initiative_authors/index.html", context)

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        initiative = get_editable_initiative_for(request.user, slug)
        person = get_listed_person(request.POST.get("person", ""))
        try:
            if actions.name_author(initiative, person, actor=request.user):
                messages.success(request, _("%s peut maintenant écrire la fiche, et vient d’en être averti.") % person)
        except actions.AuthorRefused as refusal:
            messages.error(request, str(refusal))
        return see_other(request, request.path)


class InitiativeAuthorRemoveView(LoginRequiredMixin, View):
    """Leaving the authors, or being taken off by an editor, after a question."""

    def get(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        initiative, person = self._both(slug, pk)
        context = {"initiative": initiative, "person": person, "is_me": person == request.user}
        return render(request, "content/initiative_author_remove/index.html", context)

    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponse:
        initiative, person = self._both(slug, pk)
        try:
            actions.remove_author(initiative, person, actor=request.user)
        except actions.AuthorRefused as refusal:
            messages.error(request, str(refusal))
            return see_other(request, reverse("content:initiative-authors", args=[slug]))
        messages.success(request, _("%s n’écrit plus cette fiche.") % person)
        stays = permissions.can_edit_initiative(request.user, initiative)
        return see_other(
            request,
            reverse("content:initiative-authors", args=[slug]) if stays else reverse("content:my-initiatives"),
        )

    def _both(self, slug: str, pk: int) -> tuple[Initiative, Any]:
        initiative = get_editable_initiative_for(self.request.user, slug)
        return initiative, get_object_or_404(initiative.authors.all(), pk=pk)


def _authors(initiative: Initiative, user: Any) -> list[dict[str, Any]]:
    people = with_person_line(initiative.authors.order_by("name", "pk"))
    lines = ((person, person_line(person)) for person in people)
    return [
        {
            "pk": person.pk,
            "line": line,
            "place": _place(line),
            "is_me": person.pk == user.pk,
            "may_remove": permissions.can_remove_author(user, initiative, person),
        }
        for person, line in lines
    ]


def _found(initiative: Initiative, q: str) -> list[dict[str, Any]]:
    """The members who answer, those who write already excepted."""
    people = found_people(q).exclude(pk__in=initiative.authors.values("pk")).order_by("name", "pk")
    lines = ((person.handle, person_line(person)) for person in with_person_line(people)[:MOST_FOUND])
    return [{"handle": handle, "line": line, "place": _place(line)} for handle, line in lines]


def _place(line: Any) -> str:
    return line.collectivite.name if line and line.collectivite else ""
