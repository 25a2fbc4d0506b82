"""The canvases of cards and their files, brought with the cards."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from foundation.files.models import StoredFile
from foundation.web.json_rows import JsonRows
from methods.models import Canvas, MethodCard

ROW = JSONObject(pk="pk", position="position", title="title", purpose="purpose")
FILE = JSONObject(canvas="object_id", pk="pk", name="name", mime="mime", size="size")


def with_canvases(cards: QuerySet[MethodCard]) -> QuerySet[MethodCard]:
    """The canvases of each card and their files, in no more query; `methods.canvases.canvases_shown` reads them."""
    rows = Canvas.objects.filter(card=OuterRef("pk")).order_by().values("card")
    kind = ContentType.objects.get_for_model(Canvas)
    owned = Canvas.objects.filter(card=OuterRef(OuterRef("pk"))).values("pk")
    files = StoredFile.objects.filter(content_type=kind, object_id__in=owned).order_by().values("content_type")
    return cards.annotate(
        canvas_rows=Subquery(rows.annotate(rows=JsonRows(ROW)).values("rows")),
        canvas_files=Subquery(files.annotate(rows=JsonRows(FILE)).values("rows")),
    )
