"""Kinds and sizes of collectivités."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    COMMUNE = "commune", _("commune")
    EPCI = "epci", _("intercommunalité")
    DEPARTEMENT = "departement", _("département")
    REGION = "region", _("région")
    COLLECTIVITE_UNIQUE = "collectivite-unique", _("collectivité unique")
    SYNDICAT = "syndicat", _("syndicat")
    CCAS_CIAS = "ccas-cias", _("CCAS ou CIAS")
    ASSOCIATION = "association", _("association")
    RESEAU = "reseau", _("réseau")
    AUTRE = "autre", _("autre organisme")


class Statute(TextChoices):
    """What an intercommunalité is in law."""

    CC = "CC", _("communauté de communes")
    CA = "CA", _("communauté d’agglomération")
    CU = "CU", _("communauté urbaine")
    METRO = "METRO", _("métropole")
    MET69 = "MET69", _("métropole")
    EPT = "EPT", _("établissement public territorial")


class Stratum(TextChoices):
    """Bands of population: what « une collectivité comme la mienne » means."""

    UNDER_500 = "moins-500", _("moins de 500 habitants")
    UNDER_2000 = "500-2000", _("500 à 2 000 habitants")
    UNDER_10000 = "2000-10000", _("2 000 à 10 000 habitants")
    UNDER_50000 = "10000-50000", _("10 000 à 50 000 habitants")
    UNDER_100000 = "50000-100000", _("50 000 à 100 000 habitants")
    OVER_100000 = "plus-100000", _("plus de 100 000 habitants")
    UNKNOWN = "inconnue", _("population inconnue")


_UPPER_BOUNDS = (
    (500, Stratum.UNDER_500),
    (2_000, Stratum.UNDER_2000),
    (10_000, Stratum.UNDER_10000),
    (50_000, Stratum.UNDER_50000),
    (100_000, Stratum.UNDER_100000),
)


def stratum_of(population: int | None) -> Stratum:
    """Return the band of a population; each lower bound belongs to its band."""
    if population is None:
        return Stratum.UNKNOWN
    for bound, stratum in _UPPER_BOUNDS:
        if population < bound:
            return stratum
    return Stratum.OVER_100000
