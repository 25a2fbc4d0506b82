"""All the papers of a workshop as one PDF: asked for, followed, opened."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from foundation.documents.composing import A_DAY, TooManyAsked
from foundation.documents.following import Following, Words, follow
from foundation.web.htmx import see_other
from methods.actions.papers import ask_plan_print
from methods.queries.outputs import latest_print
from methods.queries.plans import get_plan_for
from methods.views.plan_page import crumbs


class PlanPrintView(LoginRequiredMixin, View):
    """Ask for the papers (POST), see where they are (GET, that htmx repeats until they are ready)."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_plan_for(request.user, slug)
        row = latest_print(plan, request.user)
        following = Following(row, request.path, _words(), is_outdated=bool(row and row.revision != plan.revision))
        context = {"plan": plan, "crumbs": crumbs(_("Dossier complet"), plan=plan)}
        return follow(request, following, "methods/plan_print/index.html", context)

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        plan = get_plan_for(request.user, slug)
        try:
            ask_plan_print(plan, actor=request.user)
        except TooManyAsked:
            messages.error(request, _("Vous avez demandé %d dossiers aujourd’hui. Réessayez demain.") % A_DAY)
        return see_other(request, reverse("workshops:plan-print", args=[slug]))


def _words() -> Words:
    return Words(
        running=_("Le dossier se compose"),
        counted=_("%(done)d fiches et supports préparés sur %(total)d"),
        ready=_("Le dossier est prêt"),
        open=_("Ouvrir le dossier"),
        outdated=_("L’atelier a changé depuis."),
        kept=_("Le dossier se garde trente jours ; personne d’autre ne peut l’ouvrir."),
        failed=_("Le dossier n’a pas pu être composé"),
        untouched=_("Rien n’est perdu : l’atelier est intact."),
        ask=_("Composer le dossier"),
    )
