"""Where a sentence leads."""

from django.urls import reverse

from methods.finding.reading import understand
from methods.forms.filters import LONGEST_SENTENCE

# The parameter of a sentence that is not understood yet.
SAID = "dites"
EXAMPLES = (
    "J’ai 45 minutes, 14 personnes, une salle sans vidéoprojecteur, je veux faire émerger des idées",
    "Réunion publique, 80 personnes, deux heures",
    "Je débute, une heure à six, pour faire le bilan avec mon équipe",
)


def found_by(sentence: str) -> str:
    """The address of the list that answers a sentence: what it asks is written as filters, to be shared and changed."""
    said = " ".join(sentence.split())[:LONGEST_SENTENCE]
    asked = understand(said).query(said) if said else ""
    return f"{reverse('methods:card-list')}?{asked}" if asked else reverse("methods:card-list")
