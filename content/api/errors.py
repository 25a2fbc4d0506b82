"""What the API answers when it refuses: always JSON, in French, with the same three keys."""

import logging
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import ValidationError

log = logging.getLogger("essaim.api")


class ErrorDetail(Schema):
    """One thing that is wrong, and where."""

    ou: str
    message: str


class ApiError(Schema):
    """An error: `erreur` names it for programmes, `message` says it to people."""

    erreur: str
    message: str
    details: list[ErrorDetail]


class Refused(Exception):
    """The request cannot be answered: raised by the operations, turned into an answer by the API."""

    def __init__(self, status: int, name: str, message: str, details: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(message)
        self.status, self.name, self.message, self.details = status, name, message, list(details)


def refusal(status: int, name: str, message: str, details: Iterable[tuple[str, str]] = ()) -> HttpResponse:
    """The answer that says no."""
    listed = [{"ou": where, "message": text} for where, text in details]
    body = {"erreur": name, "message": message, "details": listed}
    return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})


def named_refusal(status: int) -> HttpResponse:
    """The answer for a status that something before the API has decided."""
    name, message = _said(status)
    return refusal(status, name, message)


def _said(status: int) -> tuple[str, str]:
    known = {
        400: ("demande-illisible", _("Cette demande ne peut pas être lue.")),
        404: ("introuvable", _("Rien ne se trouve à cette adresse.")),
        405: ("methode-refusee", _("Cette adresse se lit seulement : GET, HEAD ou OPTIONS.")),
        414: ("adresse-trop-longue", _("Cette adresse est trop longue.")),
        500: ("panne", _("Le site a rencontré une erreur. Réessayez dans quelques minutes.")),
    }
    return known.get(status, ("refus", _("Cette demande est refusée.")))


def handle_errors(api: NinjaAPI) -> None:
    """Let `api` answer every exception in this form."""

    @api.exception_handler(Refused)
    def refused(request: HttpRequest, exc: Refused) -> HttpResponse:
        return refusal(exc.status, exc.name, exc.message, exc.details)

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, exc: ValidationError) -> HttpResponse:
        return parameters_refused([(_where(error), _why(error)) for error in exc.errors])

    @api.exception_handler(Exception)
    def broken(request: HttpRequest, exc: Exception) -> HttpResponse:
        log.exception("The API broke", exc_info=exc)
        return named_refusal(500)


def parameters_refused(details: list[tuple[str, str]]) -> HttpResponse:
    """The answer to parameters that say nothing here: a misspelt filter never gives the whole library."""
    return refusal(422, "parametres-refuses", _("Des paramètres de la demande ne conviennent pas."), details)


def _where(error: dict[str, Any]) -> str:
    return str(error["loc"][-1])


def _why(error: dict[str, Any]) -> str:
    bounds = error.get("ctx", {})
    match error["type"]:
        case "greater_than_equal":
            return _("Au moins %s.") % bounds["ge"]
        case "less_than_equal":
            return _("Au plus %s.") % bounds["le"]
        case "int_parsing" | "int_type" | "int_parsing_size":
            return _("Un nombre entier est attendu.")
        case "string_too_long":
            return _("Au plus %s caractères.") % bounds["max_length"]
    return _("Cette valeur ne convient pas.")
