"""The figures, one function each, from the numbers."""

from collections import Counter

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from content.enums import HypothesisVerdict, NewsStatus, Outcome
from content.observatory.counting import Numbers
from content.observatory.figures import Figure, Row, counted_rows, filtered, share
from content.vocabulary import region_choices
from territories.enums import Kind

UPTAKES = ((0, 0), (1, 1), (2, 2), (3, 5), (6, None))


def draw(numbers: Numbers) -> list[Figure]:
    """Every figure that has something to show."""
    drawings = (themes, regions, kinds, years, outcomes, verdicts, news, uptake, most_adapted, methods)
    return [figure for figure in (drawing(numbers) for drawing in drawings) if figure.rows]


def themes(numbers: Numbers) -> Figure:
    total = numbers.totals["initiatives"]
    return Figure(
        "themes",
        _("De quoi parlent les initiatives"),
        _("Une initiative porte un à cinq thèmes : les parts dépassent cent pour cent à elles toutes."),
        _("Initiatives"),
        [
            Row(capfirst(name), cases, share(cases, total), filtered("theme", slug))
            for slug, name, cases in numbers.themes
        ],
    )


def regions(numbers: Numbers) -> Figure:
    counts = numbers.columns["region_id"]
    rows = counted_rows(region_choices(), counts, numbers.totals["initiatives"], "region")
    return Figure(
        "regions",
        _("D’où elles viennent"),
        _("Une région bien placée est une région où l’on raconte, pas forcément où l’on fait davantage."),
        _("Initiatives"),
        sorted(rows, key=lambda row: -row.number),
        more=_("Voir la carte, département par département"),
        more_url=reverse("content:initiative-map"),
    )


def kinds(numbers: Numbers) -> Figure:
    counts = numbers.columns["territory_kind"]
    rows = counted_rows(_capital(Kind.choices), counts, numbers.totals["initiatives"], "territoire")
    return Figure(
        "territoires",
        _("Qui les porte"),
        _("Les petites communes ont moins de temps pour écrire : leur part ici dit d’abord cela."),
        _("Initiatives"),
        sorted(rows, key=lambda row: -row.number),
    )


def years(numbers: Numbers) -> Figure:
    counts = numbers.columns["year"]
    words = [(year, year) for year in sorted(counts, reverse=True) if year]
    return Figure(
        "annees",
        _("De quand elles datent"),
        _("L’année est celle du début, quand la source la dit. Les dernières initiatives se racontent plus tard."),
        _("Initiatives"),
        counted_rows(words, counts, numbers.totals["initiatives"], "annee"),
    )


def outcomes(numbers: Numbers) -> Figure:
    counts = numbers.columns["outcome"]
    return Figure(
        "suites",
        _("Ce qu’elles sont devenues"),
        _("C’est ce qu’en disent leurs auteurs. Ce qui s’arrête se raconte moins souvent que ce qui dure."),
        _("Initiatives"),
        counted_rows(Outcome.choices, counts, numbers.totals["initiatives"], "suite"),
        "honey",
    )


def verdicts(numbers: Numbers) -> Figure:
    found = numbers.verdicts
    counts = Counter({verdict: hypotheses for verdict, (hypotheses, _cases) in found.items()})
    rows = counted_rows(_capital(HypothesisVerdict.choices), counts, sum(counts.values()), "verdict")
    return Figure(
        "hypotheses",
        _("Ce que le terrain a répondu"),
        _("Une hypothèse infirmée n’est pas un échec : c’est ce qu’une enquête a empêché de construire à tort."),
        _("Hypothèses"),
        rows,
        "plum",
    )


def news(numbers: Numbers) -> Figure:
    counts = numbers.columns["last_news"]
    total = numbers.totals["initiatives"]
    given = counted_rows(_capital(NewsStatus.choices), counts, total, "nouvelles")
    silent = [Row(_("Pas encore de nouvelles"), counts[""], share(counts[""], total))] if counts[""] else []
    return Figure(
        "nouvelles",
        _("Des nouvelles, des mois après"),
        _("On interroge les équipes à six et dix-huit mois. Un silence ne dit ni que cela dure, ni que c’est fini."),
        _("Initiatives"),
        given + silent,
        "moss",
    )


def uptake(numbers: Numbers) -> Figure:
    counts, total = numbers.columns["adaptation_count"], numbers.totals["initiatives"]
    rows = []
    for low, high in UPTAKES:
        number = sum(
            n for value, n in counts.items() if low <= int(value or 0) and (high is None or int(value) <= high)
        )
        if number:
            rows.append(Row(_uptake_label(low, high), number, share(number, total)))
    return Figure(
        "reprises",
        _("Combien sont reprises ailleurs"),
        _("Seules comptent les reprises déclarées ici : beaucoup se font sans qu’on le dise."),
        _("Initiatives"),
        rows,
        "sky",
    )


def _uptake_label(low: int, high: int | None) -> str:
    if low == 0:
        return _("Aucune reprise déclarée")
    if low == high:
        return _("%d reprise") % low if low == 1 else _("%d reprises") % low
    return _("%(low)d à %(high)d reprises") % {"low": low, "high": high} if high else _("%d reprises ou plus") % low


def most_adapted(numbers: Numbers) -> Figure:
    return Figure(
        "plus-reprises",
        _("Celles que l’on reprend le plus"),
        _("Reprise ne veut pas dire réussie : lisez ce que chaque territoire a changé, et ce qui en est sorti."),
        _("Reprises"),
        [Row(title, count, None, reverse("content:initiative", args=[slug])) for slug, title, count in numbers.adapted],
        "sky",
    )


def methods(numbers: Numbers) -> Figure:
    total = numbers.totals["initiatives"]
    return Figure(
        "methodes",
        _("Les méthodes les plus employées"),
        _("Ne comptent que les méthodes qui ont leur fiche ici, et que les auteurs ont nommées."),
        _("Initiatives"),
        [
            Row(title, cases, share(cases, total), filtered("methode", slug) or reverse("methods:card", args=[slug]))
            for slug, title, cases in numbers.methods
        ],
    )


def _capital(words: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(value, capfirst(str(label))) for value, label in words]
