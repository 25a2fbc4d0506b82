"""The hub of one's settings, the charter, and the door to a second factor."""

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.mixins import LoginRequiredMixin
from django.views.generic import TemplateView

from accounts import charter
from accounts.permissions import is_administrator, is_referent
from accounts.queries import has_second_factor, memberships_of, waiting_for


class HubView(LoginRequiredMixin, TemplateView):
    template_name = "accounts/hub/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        vouches = is_administrator(user) or is_referent(user)
        return super().get_context_data(**kwargs) | {
            "memberships": list(memberships_of(user)),
            "vouches": vouches,
            "waiting_count": waiting_for(user)[:100].count() if vouches else 0,
            "has_second_factor": has_second_factor(user),
            "new_address": EmailAddress.objects.get_new(user),
        }


class CharterView(TemplateView):
    template_name = "accounts/charter/index.html"
    extra_context = {"version": charter.VERSION}


class SecondFactorView(LoginRequiredMixin, TemplateView):
    """Where editors and administrators are led until they have a second factor."""

    template_name = "accounts/second_factor/index.html"
