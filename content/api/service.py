"""The API itself: its operations, and its description in OpenAPI 3.1."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from ninja.renderers import JSONRenderer

from content.api.errors import handle_errors
from content.api.initiatives import router as initiatives
from content.api.vocabulary import router as vocabulary

ABOUT = _(
    "La bibliothèque des initiatives d’Essaim, en lecture. Tout y est public et sous Licence Ouverte 2.0, sauf mention "
    "contraire dans la fiche. Sans clé, la lecture est ouverte à un rythme modéré ; une clé gratuite l’élargit."
)
# What stands before the operations may answer to any of them.
EVERYWHERE = {
    "400": _("La demande ne peut pas être lue."),
    "401": _("La clé d’accès est inconnue ou révoquée."),
    "429": _("Trop de demandes : « Retry-After » dit quand revenir."),
    "500": _("Le site a rencontré une erreur."),
}
RATES = {
    "RateLimit-Limit": _("Demandes permises par minute"),
    "RateLimit-Remaining": _("Demandes qui restent dans la minute"),
    "RateLimit-Reset": _("Secondes avant la minute suivante"),
}


class LibraryApi(NinjaAPI):
    """Adds to the description what the door of the API answers for every operation."""

    def get_openapi_schema(self, **kwargs: Any) -> Any:
        schema = super().get_openapi_schema(**kwargs)
        schema["components"]["securitySchemes"] = {"cle": {"type": "http", "scheme": "bearer"}}
        schema["security"] = [{}, {"cle": []}]
        for path in schema["paths"].values():
            for operation in path.values():
                _say_everywhere(operation["responses"])
        return schema


def _say_everywhere(responses: dict[Any, Any]) -> None:
    error = {"application/json": {"schema": {"$ref": "#/components/schemas/ApiError"}}}
    for status, text in EVERYWHERE.items():
        responses[status] = {"description": str(text), "content": error}
    for status, response in responses.items():
        if str(status) not in ("400", "401", "500"):
            response["headers"] = {
                name: {"description": str(text), "schema": {"type": "integer"}} for name, text in RATES.items()
            }


class FrenchRenderer(JSONRenderer):
    """Accents as they are: an answer is shorter, and can be read."""

    json_dumps_params = {"ensure_ascii": False}


api = LibraryApi(
    title="Essaim",
    version="1",
    description=str(ABOUT),
    urls_namespace="api",
    docs_url=None,
    openapi_url="/openapi.json",
    renderer=FrenchRenderer(),
)
api.add_router("", vocabulary)
api.add_router("", initiatives)
handle_errors(api)
