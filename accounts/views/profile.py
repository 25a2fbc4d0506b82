"""What a person shows."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from accounts.actions import update_profile
from accounts.forms.profile import ProfileForm
from accounts.models import User
from foundation.web.htmx import see_other


class ProfileView(LoginRequiredMixin, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(ProfileForm(instance=request.user))

    def post(self, request: HttpRequest) -> HttpResponse:
        # A copy: the form writes what was typed into its instance, and the frame of the page shows the person.
        person = User.objects.get(pk=request.user.pk)
        form = ProfileForm(request.POST, instance=person)
        if not form.is_valid():
            return self._page(form, status=422)
        update_profile(person, actor=request.user, **form.cleaned_data)
        messages.success(request, _("Votre profil est enregistré."))
        return see_other(request, reverse("accounts:profile"))

    def _page(self, form: ProfileForm, status: int = 200) -> HttpResponse:
        return render(self.request, "accounts/profile/index.html", {"form": form}, status=status)
