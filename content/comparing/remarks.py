"""What cases share or not, in words: colour says nothing that they do not."""

from collections.abc import Callable, Iterable, Sequence

from django.utils.translation import gettext as _

from content.enums import HypothesisVerdict
from content.models import Initiative

LETTERS = "ABCD"
Cases = Sequence[Initiative]


def nothing(cases: Cases) -> str:
    """Texts are not compared by themselves."""
    return ""


def on_territories(cases: Cases) -> str:
    kinds = {case.territory_kind for case in cases}
    if len(kinds) > 1:
        return _("Territoires de nature différente.")
    if len({case.department_id for case in cases}) == 1 and cases[0].department:
        return _("Même nature de territoire, même département.")
    return _("Même nature de territoire.")


def on_themes(cases: Cases) -> str:
    shared = _in_all([theme.name for theme in case.themes.all()] for case in cases)
    return _("En commun : %s.") % ", ".join(shared) if shared else _("Aucun thème en commun.")


def on_demands(cases: Cases) -> str:
    same = [word for word, name in ((_("demande"), "demand"), (_("posture"), "posture")) if _is_same(cases, name)]
    return _("Même %s.") % _(" et même ").join(same) if same else _("Demandes et postures différentes.")


def on_hypotheses(cases: Cases) -> str:
    """Where the field said no: that is what teaches most."""
    refuted = [
        letter
        for letter, case in zip(LETTERS, cases, strict=False)
        if any(row.verdict == HypothesisVerdict.REFUTED for row in case.hypotheses.all())
    ]
    return _("Au moins une hypothèse infirmée : %s.") % _listed(refuted) if refuted else ""


def on_methods(cases: Cases) -> str:
    return _common(cases, lambda case: [use.name for use in case.method_uses.all()], _("Aucune méthode en commun."))


def on_tools(cases: Cases) -> str:
    return _common(cases, lambda case: [row.name for row in case.tools.all()], _("Aucun outil en commun."))


def on_outcomes(cases: Cases) -> str:
    return _("Même suite.") if _is_same(cases, "outcome") else _("Suites différentes.")


def said_by(silent: Sequence[str], total: int) -> str:
    """Which cases say nothing of a part."""
    if not silent or len(silent) == total:
        return ""
    return _("Rien chez %s.") % _listed(silent)


def _common(cases: Cases, names: Callable[[Initiative], list[str]], none: str) -> str:
    """What all name; nothing is said when one of them names nothing."""
    named = [names(case) for case in cases]
    if not all(named):
        return ""
    shared = _in_all(named)
    return _("En commun : %s.") % ", ".join(shared) if shared else none


def _in_all(named: Iterable[list[str]]) -> list[str]:
    """The names that are in every list, as the first writes them, in its order."""
    first, *others = named
    known = [{name.casefold() for name in other} for other in others]
    return [name for name in first if all(name.casefold() in names for names in known)]


def _is_same(cases: Cases, name: str) -> bool:
    values = {getattr(case, name) for case in cases}
    return len(values) == 1 and values.isdisjoint({"", "none", "inconnu"})


def _listed(letters: Sequence[str]) -> str:
    """« A, B et D »."""
    return _(" et ").join(part for part in (", ".join(letters[:-1]), letters[-1]) if part)
