"""Real content for the living page of the design (/style): true enough to judge each component by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from foundation.markup.forms import MarkupFormField
from foundation.web.facets import Choice, Facet


class SampleForm(forms.Form):
    """One field of each sort."""

    title = forms.CharField(
        label=_("Titre de l’initiative"), help_text=_("Une phrase qui dit ce qui change, et pour qui."), max_length=120
    )
    email = forms.EmailField(label=_("Adresse électronique professionnelle"))
    kind = forms.ChoiceField(
        label=_("Votre territoire"),
        choices=[("commune", _("Commune")), ("epci", _("Intercommunalité")), ("departement", _("Département"))],
    )
    outcome = forms.ChoiceField(
        label=_("Où en est-elle ?"),
        choices=[("experimentation", _("Expérimentation")), ("deploye", _("Déployée")), ("arrete", _("Arrêtée"))],
        widget=forms.RadioSelect,
    )
    themes = forms.MultipleChoiceField(
        label=_("Thèmes"),
        help_text=_("Trois au plus."),
        choices=[("commerces", _("Commerces")), ("mobilites", _("Mobilités")), ("vieillissement", _("Vieillissement"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    started = forms.DateField(label=_("Depuis quand ?"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    problem = MarkupFormField(
        label=_("Le problème"),
        help_text=_("Qui le rencontre, quand, et qu’est-ce que cela empêche ?"),
    )
    document = forms.FileField(
        label=_("Document"), required=False, help_text=_("PDF, image ou tableur ; 20 Mo au plus.")
    )
    agreed = forms.BooleanField(label=_("Les personnes citées ont donné leur accord"))


@dataclass(frozen=True)
class SampleStep:
    title: str
    minutes: int
    text: str

    @property
    def html(self) -> str:
        return format_html('<p class="soft">{}</p>', self.text)


@dataclass(frozen=True)
class SamplePage:
    """What `foundation.web.pages.page_of` returns, in the middle of a list."""

    rows: list[Any] = field(default_factory=list)
    following: str = "2"
    first: bool = False


STEPS = [
    SampleStep("Poser le problème à voix haute", 10, "Qui l’apporte le raconte ; les autres notent leurs questions."),
    SampleStep("Questions de clarification", 15, "On demande des faits. Les conseils attendent leur tour."),
    SampleStep("Le groupe s’en empare", 30, "La personne se tait et écoute ; le groupe cherche à sa place."),
    SampleStep("Ce que je retiens", 15, "Elle choisit une piste, dit ce qu’elle fera lundi et à qui elle en parlera."),
]

WEEKS = [
    ("week", "done", 1, "Équipe et problème"),
    ("week", "done", 2, "Hypothèses"),
    ("week", "done", 3, "Préparer les entretiens"),
    ("week", "done", 4, "Enquête de terrain"),
    ("gate", "done", "", "Accord de la direction"),
    ("week", "here", 5, "Enquête de terrain : dix entretiens d’ici vendredi, dont trois avec des agents d’accueil"),
    ("week", "ahead", 6, "Verdicts"),
    ("week", "ahead", 7, "Ce qui existe ailleurs"),
    ("gate", "ahead", "", "Choix du problème"),
    ("week", "ahead", 8, "Idées"),
    ("week", "ahead", 9, "Prototype"),
    ("week", "ahead", 10, "Test"),
    ("week", "ahead", 11, "Préparer le comité"),
    ("gate", "ahead", "", "Comité de fin"),
    ("week", "ahead", 12, "Suite"),
]

STOPS = [
    ("done", "Pourquoi enquêter avant de décider", "Lecture, 8 min"),
    ("done", "La fiche problème", "Fiche méthode, 20 min"),
    ("here", "Vichy : le client seul ne suffit pas", "Initiative, 10 min"),
    ("ahead", "Ce que je crois savoir de mes usagers", "Réflexion personnelle, 15 min"),
]

FACETS = [
    Facet(
        "theme",
        "Thème",
        [
            Choice("numerique", "Numérique", 31, checked=False),
            Choice("inclusion", "Inclusion", 24, checked=False),
            Choice("commerces", "Commerces", 12, checked=True),
            Choice("culture", "Culture", 11, checked=False),
            Choice("mobilites", "Mobilités", 9, checked=False),
            Choice("alimentation", "Alimentation", 8, checked=False),
            Choice("dechets", "Déchets", 6, checked=False),
            Choice("sante", "Santé", 5, checked=False),
            Choice("juridique", "Juridique", 2, checked=False),
        ],
        most=8,
        whole_url="?voir=theme",
    ),
    Facet(
        "kind",
        "Territoire",
        [
            Choice("commune", "Commune", 58, checked=False),
            Choice("epci", "Intercommunalité", 27, checked=False),
        ],
    ),
]

CARDS = [
    (
        "design",
        "Design",
        "Carte d’expérience",
        "Suivre pas à pas ce que vit une personne quand elle fait une démarche.",
    ),
    ("facilitation", "Animation", "Tour de météo", "Ouvrir une réunion en sachant dans quel état chacun arrive."),
    (
        "participation",
        "Participation",
        "Marche exploratoire",
        "Parcourir un lieu avec celles et ceux qui le pratiquent.",
    ),
    ("cooperation", "Coopération", "Codéveloppement", "Chercher à plusieurs la solution du problème d’une personne."),
    ("evaluation", "Évaluation", "Chaîne d’effets", "Dire ce qu’on fait, ce que cela change et à quoi on le verra."),
    ("data", "Données", "Inventaire des données", "Savoir ce que la collectivité sait déjà avant d’aller le demander."),
    ("aller-vers", "Aller-vers", "Présence sur le marché", "Écouter celles et ceux qui ne viennent pas aux réunions."),
    ("prospective", "Prospective", "Une journée en 2040", "Rendre discutable un avenir possible en le racontant."),
    ("management", "Management", "Retour d’expérience", "Apprendre d’un projet terminé, succès et échec compris."),
]


def samples(data: Mapping[str, str]) -> dict[str, object]:
    """The context of /style; `?erreurs=1` shows the form as it comes back with errors."""
    form = SampleForm({"title": "Mieux se garer", "email": "claire@"}) if "erreurs" in data else SampleForm()
    return {
        "form": form,
        "page": SamplePage(),
        "steps": STEPS,
        "weeks": WEEKS,
        "stops": STOPS,
        "facets": FACETS,
        "chips": [{"label": "Commerces", "url": "/style"}, {"label": "Auvergne-Rhône-Alpes", "url": "/style"}],
        "verdicts": ["confirmee", "infirmee", "nuancee", "non-testee"],
        "themes": [("Numérique", 31), ("Inclusion", 24), ("Commerces", 12), ("Mobilités", 9), ("Alimentation", 8)],
        "measures": [("janv.", 42), ("mars", 51), ("juin", 58), ("sept.", 71)],
        "onward": [
            {"url": "/communaute/", "title": "Discuter de cette initiative", "text": "Deux fils en parlent déjà."},
            {"url": "/methodes/", "title": "Utiliser cette méthode", "text": "Entretien d’usager, 45 min, en binôme."},
            {"url": "/initiatives/", "title": "Qui l’a fait ailleurs ?", "text": "Trois communes de taille voisine."},
        ],
        "cards": CARDS,
        "tones": ["lagoon", "honey", "brick", "moss", "plum", "sky"],
    }
