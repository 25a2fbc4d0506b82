"""« Ma semaine »: what waits for a member, and nothing else."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from accounts.queries import memberships_of
from foundation.web.dashboard import Item, items_for

MOST = 6
ONE = {"where_i_was": 1, "suggestion": 1}


class WeekView(LoginRequiredMixin, View):
    """The next session, what waits, where one was, new answers, one suggestion."""

    def get(self, request: HttpRequest) -> HttpResponse:
        slots = items_for(request.user, ONE)
        is_new = not any(slots[slot] for slot in ("session", "waiting", "where_i_was", "answers"))
        context = {
            "session": next(iter(sorted(slots["session"], key=lambda item: str(item.when))), None),
            "waiting": slots["waiting"][:MOST],
            "waiting_count": len(slots["waiting"]),
            "waiting_more": max(len(slots["waiting"]) - MOST, 0),
            "where_i_was": slots["where_i_was"],
            "answers": slots["answers"][:MOST],
            "suggestions": slots["suggestion"],
            "is_new": is_new,
            "first_steps": _first_steps(request.user) if is_new else [],
        }
        return render(request, "portal/week/index.html", context)


def _first_steps(user: Any) -> list[Item]:
    place = Item(
        _("Dire où vous travaillez"),
        reverse("accounts:memberships"),
        _("Votre collectivité s’affiche à côté de votre nom, et vous trouvez celles qui vous ressemblent."),
    )
    return [
        *([] if memberships_of(user).exists() else [place]),
        Item(
            _("Chercher votre problème du moment"),
            reverse("content:initiative-list"),
            _("Avec vos mots : quelqu’un l’a peut-être déjà rencontré."),
        ),
        Item(
            _("Vous présenter"),
            reverse("community:space", args=["bienvenue"]),
            _("Deux phrases dans l’espace « Bienvenue » suffisent."),
        ),
    ]
