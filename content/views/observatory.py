"""« L’observatoire »: the figures of the library, and each of them as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from content.observatory import figures_of_the_library
from content.observatory.figures import Figure
from foundation.documents import sheets


class ObservatoryView(View):
    """Every figure, with its table."""

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {
            "observatory": figures_of_the_library(),
            "crumbs": [
                {"title": _("Initiatives"), "url": reverse("content:initiative-list")},
                {"title": _("L’observatoire")},
            ],
            "links": [
                {"title": _("Parcourir les initiatives"), "url": reverse("content:initiative-list")},
                {
                    "title": _("Réutiliser les données"),
                    "url": reverse("content:reuse"),
                    "text": _("Refaire ces chiffres, ou d’autres, avec les données de la bibliothèque."),
                },
            ],
        }
        return render(request, "content/observatory/index.html", context)


class ObservatoryFileView(View):
    """The table of one figure, as CSV."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        figures = {figure.key: figure for figure in figures_of_the_library().figures}
        if key not in figures:
            raise Http404
        answer = HttpResponse(_csv(figures[key]), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="observatoire-{key}.csv"'
        return answer


def _csv(figure: Figure) -> bytes:
    header = [figure.title, figure.unit, *([_("Part en %")] if figure.has_shares else [])]
    rows = [[row.label, row.number, *([row.share] if figure.has_shares else [])] for row in figure.rows]
    return sheets.csv(rows, header)
