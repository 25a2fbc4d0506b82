"""A case as the API says it in short: plain values under the keys of `content.api.schemas`."""

from collections import Counter
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from content.models import Initiative
from content.readable import summary_of
from territories.models import Collectivite


def absolute(path: str) -> str:
    """A whole address of the site."""
    return f"{settings.SITE_URL}{path}"


def term(row: Any, name: str) -> dict[str, str] | None:
    """The value of an enumerated column and how it is said; nothing when it is empty."""
    value = getattr(row, name)
    return {"cle": value, "libelle": str(getattr(row, f"get_{name}_display")())} if value else None


def initiative_in_short(row: Initiative) -> dict[str, Any]:
    """What lists say of a case."""
    return {
        "identifiant": row.slug,
        "titre": row.title,
        "resume": summary_of(row),
        "forme": term(row, "form"),
        **_addresses(row),
        "territoire": _territory(row),
        "annee": row.year,
        "themes": [{"cle": theme.slug, "libelle": theme.name} for theme in row.themes.all()],
        "verdicts": _verdicts(row),
        **_words(row),
        **_life(row),
        "licence": row.licence,
        "publiee_le": row.published_at,
        "modifiee_le": row.changed_at,
    }


def _addresses(row: Initiative) -> dict[str, str]:
    return {
        "adresse": absolute(row.get_absolute_url()),
        "detail": absolute(reverse("api:initiative", args=[row.slug])),
        "pdf": absolute(reverse("content:initiative-pdf", args=[row.slug])),
    }


def _words(row: Initiative) -> dict[str, Any]:
    return {
        "axe": term(row, "axis"),
        "posture": term(row, "posture"),
        "forme_de_proximite": term(row, "proximity_form"),
        "demande": term(row, "demand"),
        "suite": term(row, "outcome"),
    }


def _life(row: Initiative) -> dict[str, Any]:
    return {
        "reprises": row.adaptation_count,
        "validee_le": timezone.localdate(row.vouched_at) if row.vouched_at else None,
        "dernieres_nouvelles": term(row, "last_news"),
        "dernieres_nouvelles_le": row.last_news_on,
    }


def _verdicts(row: Initiative) -> dict[str, int]:
    found = Counter(hypothesis.verdict.replace("-", "_") for hypothesis in row.hypotheses.all())
    return {name: found[name] for name in ("confirmee", "infirmee", "nuancee", "non_testee")}


def _territory(row: Initiative) -> dict[str, Any]:
    body = row.territory
    return {
        "nom": row.territory_name,
        "nature": term(row, "territory_kind"),
        "code": body.code if body else None,
        "population": row.population or (body.population if body else None),
        "departement": place(row.department),
        "region": place(row.region),
        "adresse": absolute(body.get_absolute_url()) if body else None,
    }


def place(row: Any) -> dict[str, str] | None:
    """A department or a region."""
    return {"code": row.code, "nom": row.name} if row else None


def territory(row: Collectivite) -> dict[str, Any]:
    """A collectivité that has published cases (`row.cases`)."""
    return {
        "nom": row.name,
        "nature": term(row, "kind"),
        "code": row.code,
        "population": row.population,
        "departement": place(row.department),
        "region": place(row.region),
        "adresse": absolute(row.get_absolute_url()),
        "initiatives": row.cases,  # type: ignore[attr-defined]
    }
