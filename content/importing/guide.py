"""What the template says of each column, and its worked example: an imaginary commune."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from content.enums import Axis, Demand, HypothesisVerdict, Outcome, Posture, ProximityForm, SheetForm, Weight
from content.importing.columns import CONTINUED, GROUPS, PLAIN
from territories.enums import Kind

# The identifier of the worked example: a row left in the file is passed over.
EXAMPLE = "exemple"
# How many of each the empty template offers; others may be added by hand.
OFFERED = {"hypotheses": 3, "methods": 2, "indicators": 2, "tools": 2, "factors": 3, "sources": 2}
HELP: dict[str, Promise] = {
    "external_id": _(
        "Un numéro ou un mot, toujours le même pour cette initiative : c’est par lui qu’elle se met à jour."
    ),
    "title": _("Ce qui a été fait, en une ligne."),
    "code": _("Code INSEE ou SIREN. « aucun » pour un organisme sans code officiel."),
    "body": _("Son nom, si vous n’avez pas le code. Ajoutez alors le département."),
    "department": _("Son numéro ou son nom."),
    "region": _("Son code ou son nom."),
    "territory_name": _(
        "Comment le territoire se nomme, si ce n’est pas le nom officiel ; seul, quand il y en a plusieurs."
    ),
    "population": _("Un nombre d’habitants."),
    "year": _("L’année du début, en quatre chiffres."),
    "themes": _("Un à cinq thèmes de la liste, séparés par des points-virgules."),
    "summary": _("Deux ou trois phrases. Obligatoire."),
    "failed": _("Demandé pour publier : un refus, un abandon, une hypothèse fausse."),
    "licence": _("Vide : Licence Ouverte 2.0."),
    "measures": _("Une mesure par ligne : « 31/03/2024 | 42 | comptage à l’accueil »."),
    "text": _("Une phrase avec un chiffre."),
    "card": _("Le titre d’une fiche méthode du site, si elle existe."),
    "is_free": _("oui, non, ou rien si vous ne savez pas."),
    "url": _("Une adresse web."),
}
CHOICES: dict[str, Any] = {
    "form": SheetForm,
    "territory_kind": Kind,
    "axis": Axis,
    "posture": Posture,
    "proximity_form": ProximityForm,
    "demand": Demand,
    "outcome": Outcome,
    "verdict": HypothesisVerdict,
    "weight": Weight,
}
WORKED: dict[str, Any] = {
    "external_id": EXAMPLE,
    "title": "Un guichet au marché du samedi",
    "form": "fiche complète",
    "code": "aucun",
    "body": "Essaimville (ville imaginaire)",
    "territory_kind": "commune",
    "population": 1_200,
    "year": 2024,
    "axis": "Proximité avec les usagers",
    "posture": "Aller vers",
    "proximity_form": "Par le déplacement",
    "demand": "Des services",
    "outcome": "Expérimentation",
    "summary": "La mairie tient un stand au marché pour ceux qui ne viennent plus à l’accueil.",
    "problem": "Peu de personnes âgées viennent à l’accueil, et le téléphone sonne occupé.",
    "context": "Un bourg et six hameaux, un marché chaque samedi.",
    "fieldwork": "Douze entretiens au marché et à domicile, en trois semaines.",
    "done": "Trois samedis d’essai, avec une table, deux agents et un cahier.",
    "failed": "La pluie a vidé le deuxième samedi ; personne n’avait prévu d’abri.",
    "helped": "Une élue présente chaque fois.",
    "afterwards": "Le stand revient au printemps, un samedi sur deux.",
    "hypotheses.1.statement": "Les horaires de la mairie découragent.",
    "hypotheses.1.tested_by": "Une question à chaque passage.",
    "hypotheses.1.verdict": "infirmée",
    "hypotheses.1.evidence": "Trois personnes sur douze en parlent.",
    "methods.1.name": "Entretiens courts",
    "indicators.1.text": "40 passages le premier samedi",
    "indicators.2.name": "Passages au stand",
    "indicators.2.unit": "personnes",
    "indicators.2.target": 30,
    "indicators.2.measures": "06/04/2024 | 40 | comptage au stand\n13/04/2024 | 4 | comptage au stand",
    "tools.1.name": "Tableur partagé",
    "tools.1.is_free": True,
    "tools.1.cost": "gratuit",
    "factors.1.text": "Un lieu déjà fréquenté",
    "factors.1.weight": "a aidé",
    "factors.2.text": "Aucun abri",
    "factors.2.weight": "a freiné",
    "sources.1.title": "Bilan du service accueil",
    "sources.1.locator": "p. 3",
}


@dataclass(frozen=True)
class Line:
    """A column as the page of imports explains it."""

    header: str
    help: str
    choices: str


def guide() -> Iterator[Line]:
    """Every column of the template; the numbered ones once."""
    columns = [(column.key, column.header) for column in PLAIN if CONTINUED not in column.key]
    columns += [(part.key, f"{part.header} 1") for group in GROUPS for part in group.parts]
    for key, header in columns:
        numbered = header.endswith(" 1")
        help_text = "" if numbered and key in ("title", "body") else HELP.get(key, "")
        yield Line(
            header, str(help_text), ", ".join(str(label) for label in CHOICES[key].labels) if key in CHOICES else ""
        )
