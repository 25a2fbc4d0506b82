"""The words of the library and its places: themes, and the territories that hold cases."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Query, Router

from content.api.errors import ApiError, Refused
from content.api.initiatives import MOST, following
from content.api.representation import absolute, territory
from content.api.schemas import Home, TerritoryPage, ThemeList
from content.models import DEFAULT_LICENCE
from content.opening import stamp, unchanged
from content.queries.opening import library_mark, territories_holding, themes_counted
from foundation.web.pages import page_of

router = Router(tags=["Vocabulaire et lieux"])


@router.get("/", url_name="home", operation_id="ou_tout_se_trouve", summary="Où tout se trouve", response={200: Home})
def show_home(request: HttpRequest) -> Any:
    return {
        "initiatives": absolute(reverse("api:initiative-list")),
        "facettes": absolute(reverse("api:facets")),
        "themes": absolute(reverse("api:themes")),
        "territoires": absolute(reverse("api:territories")),
        "description": absolute(reverse("api:openapi-json")),
        "documentation": absolute(reverse("content:reuse")),
        "licence": DEFAULT_LICENCE,
    }


@router.get(
    "/themes",
    url_name="themes",
    operation_id="lister_themes",
    summary="Les thèmes, avec leurs initiatives comptées",
    response={200: ThemeList, 304: None},
)
def list_themes(request: HttpRequest, response: HttpResponse) -> Any:
    response["ETag"] = etag = stamp(request, library_mark())
    if held := unchanged(request, etag):
        return held
    rows = [
        {"cle": row.slug, "libelle": row.name, "definition": row.definition, "initiatives": row.cases}  # type: ignore[attr-defined]
        for row in themes_counted()
    ]
    return {"themes": rows}


@router.get(
    "/territoires",
    url_name="territories",
    operation_id="lister_territoires",
    summary="Les collectivités qui ont publié des initiatives",
    response={200: TerritoryPage, 304: None, 422: ApiError},
)
def list_territories(
    request: HttpRequest,
    response: HttpResponse,
    curseur: str = Query("", max_length=500, description="Ce que « suivante » porte : ne le composez pas"),
    taille: int = Query(20, ge=1, le=MOST, description="Collectivités par page"),
) -> Any:
    response["ETag"] = etag = stamp(request, library_mark())
    if held := unchanged(request, etag):
        return held
    page = page_of(territories_holding(), ("name", "pk"), mark=curseur, size=taille)
    if curseur and page.first:
        raise Refused(422, "curseur-inconnu", _("Ce curseur n’est pas lisible : reprenez depuis le début."))
    return {"territoires": [territory(row) for row in page], "suivante": following(request, page.following)}
