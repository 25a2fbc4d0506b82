"""A search of the library as it is kept: what follows the question mark, in one written form."""

from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from content.filters import InitiativeList

TITLE_LENGTH = 120


def normalised(query: QueryDict) -> str:
    """The parameters that mean something, sorted, each value once; neither the page nor what is unknown."""
    form = InitiativeList.form_class(query)
    form.is_valid()
    chosen = [name for name, value in form.cleaned_data.items() if value]
    pairs = {(name, value.strip()) for name in chosen for value in query.getlist(name) if value.strip()}
    return urlencode(sorted(pairs))


def still_means(query: str) -> bool:
    """Whether every filter of a kept search still exists: without one of them it would let everything through."""
    return normalised(QueryDict(query)) == query


def proposed_title(query: str, user: Any) -> str:
    """The filters in words: what a kept search is called until it is named."""
    words = ", ".join(str(chip.label) for chip in InitiativeList(QueryDict(query), user).chips)
    return words[:TITLE_LENGTH] or _("Toutes les initiatives")


def list_address(query: str) -> str:
    """The list of what answers."""
    return reverse("content:initiative-list") + (f"?{query}" if query else "")


def newest_address(query: str) -> str:
    """The same list, what was published last first."""
    asked = QueryDict(query, mutable=True)
    asked["tri"] = "recentes"
    return list_address(asked.urlencode())
