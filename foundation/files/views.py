from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_safe

from foundation.files.models import StoredFile
from foundation.files.queries import get_file_for

SANDBOX = "default-src 'none'; sandbox"


@require_safe
def serve_file(request: HttpRequest, pk: UUID, name: str) -> HttpResponseBase:
    """Answer a file to those who may read what it belongs to; 404 to the others.

    The right is asked at each request, so a browser keeps the bytes but asks again before showing them.
    """
    stored = get_file_for(request.user, pk)
    etag = quote_etag(stored.sha256)
    response = get_conditional_response(request, etag=etag) or _body_of(stored)
    for header, value in _headers_of(stored, etag).items():
        response[header] = value
    return response


def _body_of(stored: StoredFile) -> HttpResponseBase:
    if prefix := settings.FILES_ACCEL_PREFIX:
        return HttpResponse(headers={"X-Accel-Redirect": f"{prefix.rstrip('/')}/{stored.file.name}"})
    return FileResponse(stored.file.open("rb"))


def _headers_of(stored: StoredFile, etag: str) -> dict[str, Any]:
    return {
        "Content-Type": stored.mime,
        "Content-Disposition": content_disposition_header(not stored.is_inline, stored.name),
        "Content-Security-Policy": SANDBOX,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-cache",
        "ETag": etag,
    }
