"""One message: editing it, taking it back, thanking, settling, hiding."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from community import actions, permissions
from community.actions.posts import PostChanged
from community.forms import PostEditForm
from community.models import Post
from community.queries import get_post_for
from community.views.spaces import space_crumbs
from foundation.web.htmx import see_other


def post_crumbs(post: Post, here: str) -> list[dict[str, str]]:
    return [
        *space_crumbs(post.topic.space, {"title": post.topic.title, "url": post.get_absolute_url()}),
        {"title": here},
    ]


class PostEditView(LoginRequiredMixin, View):
    """One's own message, changed; what it said before is kept."""

    def get(self, request: HttpRequest, slug: str, nr: int) -> HttpResponse:
        post = get_post_for(request.user, slug, nr)
        return self._page(request, post, PostEditForm(initial={"body": post.body, "base": post.revision}))

    def post(self, request: HttpRequest, slug: str, nr: int) -> HttpResponse:
        post = get_post_for(request.user, slug, nr)
        form = PostEditForm(request.POST)
        if not form.is_valid():
            return self._page(request, post, form, status=422)
        try:
            actions.edit_post(post, actor=request.user, **form.cleaned_data)
        except PostChanged as change:
            return self._conflict(request, change.post, form)
        messages.success(request, _("Votre message est modifié."))
        return see_other(request, post.get_absolute_url())

    def _conflict(self, request: HttpRequest, post: Post, form: PostEditForm) -> HttpResponse:
        """Another revision came meanwhile: show it beside what was typed; sending again replaces it knowingly."""
        data = {"body": form.cleaned_data["body"], "base": post.revision}
        return self._page(request, post, PostEditForm(initial=data), status=409, other=post)

    def _page(
        self, request: HttpRequest, post: Post, form: PostEditForm, status: int = 200, **more: Any
    ) -> HttpResponse:
        permissions.require(permissions.can_edit_post(request.user, post))
        context = {"post": post, "form": form, "crumbs": post_crumbs(post, _("Modifier le message")), **more}
        return render(request, "community/post_edit/index.html", context, status=status)


class PostRemoveView(LoginRequiredMixin, View):
    """Asking, then taking one's own reply back."""

    def get(self, request: HttpRequest, slug: str, nr: int) -> HttpResponse:
        post = get_post_for(request.user, slug, nr)
        permissions.require(permissions.can_remove_post(request.user, post))
        context = {"post": post, "crumbs": post_crumbs(post, _("Retirer le message"))}
        return render(request, "community/post_remove/index.html", context)

    def post(self, request: HttpRequest, slug: str, nr: int) -> HttpResponse:
        post = get_post_for(request.user, slug, nr)
        actions.remove_post(post, actor=request.user)
        messages.success(request, _("Votre message est retiré."))
        return see_other(request, post.get_absolute_url())


class PostVersionsView(LoginRequiredMixin, View):
    """What a message said before it was edited: for its author and for those who host."""

    def get(self, request: HttpRequest, slug: str, nr: int) -> HttpResponse:
        post = get_post_for(request.user, slug, nr)
        permissions.require(permissions.can_read_versions(request.user, post))
        context = {
            "post": post,
            "versions": post.versions.order_by("-revision"),
            "crumbs": post_crumbs(post, _("Versions précédentes")),
        }
        return render(request, "community/post_versions/index.html", context)


class PostThankView(LoginRequiredMixin, View):
    """« Utile », and taking it back."""

    def post(self, request: HttpRequest, slug: str, nr: int) -> HttpResponse:
        post = get_post_for(request.user, slug, nr)
        act = actions.take_back_thanks if request.POST.get("do") == "reprendre" else actions.thank
        act(post, user=request.user)
        return see_other(request, post.get_absolute_url())


class PostAcceptView(LoginRequiredMixin, View):
    """This reply is the answer."""

    def post(self, request: HttpRequest, slug: str, nr: int) -> HttpResponse:
        post = get_post_for(request.user, slug, nr)
        actions.accept_solution(post, actor=request.user)
        messages.success(request, _("Cette réponse est retenue. La personne qui l’a écrite est prévenue."))
        return see_other(request, post.get_absolute_url())


class PostModerateView(LoginRequiredMixin, View):
    """Hiding a reply, showing it again."""

    DEEDS = {
        "masquer": (actions.hide_post, _("Le message est masqué.")),
        "montrer": (actions.show_post, _("Le message est de nouveau visible.")),
    }

    def post(self, request: HttpRequest, slug: str, nr: int) -> HttpResponse:
        post = get_post_for(request.user, slug, nr)
        if request.POST.get("do") not in self.DEEDS:
            raise BadRequest
        act, said = self.DEEDS[request.POST["do"]]
        act(post, actor=request.user)
        messages.success(request, said)
        return see_other(request, post.get_absolute_url())
