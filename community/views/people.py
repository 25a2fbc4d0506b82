"""People: the directory and one person's page."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views import View

from accounts.queries import PersonLine, found_people, person_line, with_person_line
from community.models import Post
from community.presentation import lines_of, place_of
from community.queries.people import cards_of, get_person_for, initiatives_of, latest_posts_of
from foundation.markup import plain_words
from foundation.web.pages import page_of


class DirectoryView(LoginRequiredMixin, View):
    """The members who chose to be found, by name or by collectivité."""

    def get(self, request: HttpRequest) -> HttpResponse:
        q = request.GET.get("q", "").strip()[:100]
        page = page_of(with_person_line(found_people(q)), ["name", "pk"], mark=request.GET.get("page", ""))
        context = {
            "q": q,
            "page": page,
            "people": lines_of(page),
            "crumbs": [{"title": _("Communauté"), "url": reverse("community:index")}, {"title": _("Annuaire")}],
        }
        return render(request, "community/directory/index.html", context)


class PersonView(View):
    """What a person shows, and what they wrote that the reader may see."""

    def get(self, request: HttpRequest, handle: str) -> HttpResponse:
        person = get_person_for(request.user, handle)
        line = person_line(person)
        is_me = request.user.is_authenticated and request.user.pk == person.pk
        context = {
            "person": person,
            "line": line,
            "about": _about(line),
            "posts": [(post, _excerpt(post)) for post in latest_posts_of(person, request.user)],
            "initiatives": initiatives_of(person),
            "cards": cards_of(person),
            "is_me": is_me,
            "bio": person.bio if is_me or (person.show_in_directory and request.user.is_authenticated) else "",
            "crumbs": [{"title": _("Annuaire"), "url": reverse("community:directory")}, {"title": str(person)}],
        }
        return render(request, "community/person/index.html", context)


def _about(line: PersonLine | None) -> str:
    return " · ".join(part for part in (line.function if line else "", place_of(line)) if part)


def _excerpt(post: Post) -> str:
    return Truncator(plain_words(post.body_html)).chars(200)
