"""What a form sends of itself while one types, and throwing it away."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from content import actions
from content.models import Initiative
from content.views.parts import PartMixin, base_of
from foundation.web.htmx import safe_next, see_other


class InitiativeProposeTypedView(LoginRequiredMixin, View):
    """The beginning of a new case, kept while one types."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        return _kept(request, None, actions.NEW_CASE)


class InitiativeProposeDiscardView(LoginRequiredMixin, View):
    """Beginning again from an empty page."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        actions.drop_typed(None, actions.NEW_CASE, actor=request.user)
        messages.success(request, _("Votre saisie est effacée."))
        return see_other(request, safe_next(request, reverse("content:initiative-propose")))


class InitiativePartTypedView(PartMixin):
    """A part of a sheet, kept while one types."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: str) -> HttpResponse:
        return _kept(request, self.initiative, self.part.key)


class InitiativePartDiscardView(PartMixin):
    """Coming back to the part as it was saved."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: str) -> HttpResponse:
        actions.drop_typed(self.initiative, self.part.key, actor=request.user)
        messages.success(request, _("Votre saisie est effacée ; voici ce qui est enregistré."))
        return see_other(request, self.address())


def _kept(request: HttpRequest, initiative: Initiative | None, section: str) -> HttpResponse:
    typed = dict(request.POST.lists())
    try:
        actions.keep_typed(initiative, section, actor=request.user, typed=typed, base=base_of(request))
    except actions.TooMuchTyped:
        return HttpResponse(status=413)
    return HttpResponse(status=204)
