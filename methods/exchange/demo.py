"""An imaginary file of cards, so that the demonstration shows a report."""

from accounts.models import User
from methods.exchange.guide import TEMPLATE
from methods.exchange.runs import hand_over
from methods.models import CardImport


def load_demo_import(owner: User) -> None:
    """Two files of `owner`, one of which has a mistake; safe to run twice."""
    if CardImport.objects.filter(asked_by=owner).exists():
        return
    model = TEMPLATE.read_text(encoding="utf-8")
    right = model.replace("Nom de la méthode", "Débat mouvant (essai)")
    wrong = model.replace("Nom de la méthode", "Boîte à questions (essai)").replace("family: facil", "family: fassil")
    files = {"debat-mouvant-demo.md": right, "boite-a-questions-demo.md": wrong}
    hand_over([(name, text.encode()) for name, text in files.items()], actor=owner)
