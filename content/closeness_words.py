"""Why two cases are close, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from content.enums import Demand, Posture
from territories.enums import Kind
from territories.likeness import Likeness, Traits

NUMBERS = {2: gettext_lazy("deux"), 3: gettext_lazy("trois"), 4: gettext_lazy("quatre"), 5: gettext_lazy("cinq")}


def theme_reason(names: list[str]) -> str:
    """« deux thèmes communs : mobilité, ruralité »."""
    if not names:
        return ""
    listed = ", ".join(name.lower() for name in sorted(names))
    many = NUMBERS.get(len(names), len(names))
    return ngettext("un thème commun : %(names)s", "%(many)s thèmes communs : %(names)s", len(names)) % {
        "many": many,
        "names": listed,
    }


def method_reason(names: list[str]) -> str:
    """« même méthode : entretien »."""
    listed = ", ".join(names[:3])
    return ngettext("même méthode : %s", "mêmes méthodes : %s", len(names)) % listed if names else ""


def refuted_reason(themes: list[str]) -> str:
    """« une hypothèse infirmée de part et d’autre sur : mobilité »."""
    return _("une hypothèse infirmée de part et d’autre sur : %s") % min(themes).lower()


def demand_reason(demand: str) -> str:
    """« même demande : des services »."""
    return _("même demande\u00a0: %s") % str(Demand(demand).label).lower()


def posture_reason(posture: str) -> str:
    """« même posture : aller vers »."""
    return _("même posture\u00a0: %s") % str(Posture(posture).label).lower()


def place_reason(mine: Traits, other: Traits, found: Likeness) -> str:
    """« commune de taille comparable, même département », or what they share at least."""
    if mine.pk and mine.pk == other.pk:
        return _("même territoire")
    if found.is_alike and mine.population and other.population:
        return ", ".join([_("%s de taille comparable") % Kind(other.kind).label, *found.neighbourhood])
    return ", ".join(found.neighbourhood)
