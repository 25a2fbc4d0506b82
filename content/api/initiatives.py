"""The cases: a list under the same filters as the page of the library, and each of them whole."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.forms import MultipleChoiceField
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router

from content.api.errors import ApiError, Refused
from content.api.representation import absolute, initiative_in_short
from content.api.schemas import Facets, FullInitiative, InitiativePage
from content.api.whole import whole_initiative
from content.filters import InitiativeList
from content.forms.filters import InitiativeFilterForm
from content.models import Initiative
from content.opening import stamp, unchanged
from content.queries.opening import in_short, library_mark, mark_of, once_published

router = Router(tags=["Initiatives"])
OWN = {"curseur", "taille"}
MOST = 100


def described_filters() -> list[dict[str, Any]]:
    """The filters of the library's page, for the description of the API."""
    return [
        {"name": name, "in": "query", "required": False, "description": str(field.label), "schema": _shape(field)}
        for name, field in InitiativeFilterForm.base_fields.items()
    ]


def _shape(field: Any) -> dict[str, Any]:
    """Fixed words are listed; themes, regions and the like are given by /facettes."""
    fixed = getattr(field, "_choices", None)
    one: dict[str, Any] = {"type": "string"}
    if isinstance(fixed, list) and fixed:
        one["enum"] = [str(value) for value, _label in fixed]
    elif getattr(field, "max_length", None):
        one["maxLength"] = field.max_length
    return {"type": "array", "items": one} if isinstance(field, MultipleChoiceField) else one


FILTERED: dict[str, Any] = {"parameters": described_filters()}


def filters_of(request: HttpRequest) -> InitiativeList:
    """The list that the address asks, as a visitor sees it. Raises Refused when a parameter says nothing here."""
    filters = InitiativeList(request.GET, AnonymousUser())
    wrong = [(name, " ".join(errors)) for name, errors in filters.form.errors.items()]
    unknown = set(request.GET) - set(filters.form.fields) - OWN
    wrong += [(name[:100], _("Ce paramètre n’existe pas.")) for name in sorted(unknown)]
    if filters.lacks_reference:
        wrong.append(("comme", _("Ce territoire n’est pas connu : donnez sa nature et son code, « commune:29042 ».")))
    if wrong:
        raise Refused(422, "parametres-refuses", _("Des paramètres de la demande ne conviennent pas."), wrong)
    return filters


@router.get(
    "/initiatives",
    url_name="initiative-list",
    operation_id="lister_initiatives",
    summary="Les initiatives, sous les mêmes filtres que la page",
    response={200: InitiativePage, 304: None, 422: ApiError},
    openapi_extra=FILTERED,
)
def list_initiatives(
    request: HttpRequest,
    response: HttpResponse,
    curseur: str = Query("", max_length=500, description="Ce que « suivante » porte : ne le composez pas"),
    taille: int = Query(20, ge=1, le=MOST, description="Initiatives par page"),
) -> Any:
    filters = filters_of(request)
    response["ETag"] = etag = stamp(request, library_mark())
    if held := unchanged(request, etag):
        return held
    filters.page_size = taille  # type: ignore[misc]
    page = filters.page(curseur, load=in_short)
    if curseur and page.first:
        raise Refused(422, "curseur-inconnu", _("Ce curseur n’est pas lisible : reprenez depuis le début."))
    return {
        "total": filters.total,
        "initiatives": [initiative_in_short(row) for row in page],
        "suivante": following(request, page.following),
    }


@router.get(
    "/facettes",
    url_name="facets",
    operation_id="compter_par_facette",
    summary="Ce que chaque filtre donnerait, avec les filtres déjà posés",
    response={200: Facets, 304: None, 422: ApiError},
    openapi_extra=FILTERED,
)
def count_facets(request: HttpRequest, response: HttpResponse) -> Any:
    filters = filters_of(request)
    response["ETag"] = etag = stamp(request, library_mark())
    if held := unchanged(request, etag):
        return held
    return {"total": filters.total, "facettes": [_facet(facet) for facet in filters.facets]}


@router.get(
    "/initiatives/{identifiant}",
    url_name="initiative",
    operation_id="lire_initiative",
    summary="Une initiative, entière",
    response={200: FullInitiative, 304: None, 404: ApiError, 410: ApiError},
)
def read_initiative(request: HttpRequest, response: HttpResponse, identifiant: str) -> Any:
    rows = once_published().select_related("territory", "department", "region")
    row = rows.prefetch_related("themes", "hypotheses").filter(slug=identifiant).first()
    if row is None:
        raise Refused(404, "introuvable", _("Aucune initiative publiée ne porte cet identifiant."))
    if not row.is_published:
        raise Refused(410, "retiree", _("Cette initiative a été retirée de la bibliothèque."), _when(row))
    response["ETag"] = etag = stamp(request, mark_of(row.edition, row.changed_at))
    return unchanged(request, etag) or whole_initiative(row)


def _when(row: Initiative) -> list[tuple[str, str]]:
    return [("modifiee_le", row.changed_at.isoformat())] if row.changed_at else []


def following(request: HttpRequest, mark: str) -> str | None:
    """The whole address of the next page."""
    if not mark:
        return None
    query = request.GET.copy()
    query["curseur"] = mark
    return absolute(f"{request.path}?{query.urlencode()}")


def _facet(facet: Any) -> Mapping[str, Any]:
    choices = [
        {"valeur": one.value, "libelle": str(one.label), "initiatives": one.count, "choisie": one.checked}
        for one in facet.choices
    ]
    return {"nom": facet.name, "libelle": str(facet.label), "choix": choices}
