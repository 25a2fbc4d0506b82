"""Around the sheet of the imaginary town: an adaptation with its answer, an exchange, a question that waits.

Running it again changes nothing.
"""

from django.db import transaction

from accounts.models import User
from content.actions.adaptations import answer_adaptation, declare_adaptation
from content.actions.demo_life import PUBLISHED
from content.actions.enquiries import reply_to_enquiry, start_enquiry, thank_and_close
from content.models import Enquiry, Initiative
from content.queries.adaptations import live_adaptations
from territories.models import Collectivite

ADAPTED = {
    "taken": "Le guichet tenu au marché, et la feuille où l’on note chaque question "
    "sans chercher à y répondre tout de suite.",
    "changed": "Nos marchés sont petits : nous suivons l’épicerie ambulante, une commune par semaine, "
    "avec un seul agent.",
    "result": "Neuf tournées depuis janvier. Les questions sur l’eau arrivent enfin avant la facture. "
    "L’hiver, personne ne s’arrête : nous avons suspendu en décembre.",
    "year": 2025,
    "initiative": None,
}
ANSWER = "Merci de le dire. Nous avions eu la même déception l’hiver, et fini par nous abriter sous la halle."
ANSWERED = (
    "Combien d’agents pour tenir le guichet ?",
    "Nous sommes trois à l’accueil et le samedi est déjà tendu. Êtes-vous deux chaque fois, ou un seul suffit-il ?",
    "Deux les trois premiers samedis, un seul ensuite. Prévoyez quand même quelqu’un joignable au téléphone.",
    "Merci. Nous essayons à un, avec une collègue joignable.",
)
WAITING = (
    "Comment avez-vous convaincu les élus ?",
    "On nous demande un budget avant d’essayer. Qu’avez-vous montré pour obtenir les trois samedis d’essai ?",
)


@transaction.atomic
def load_demo_takeup(people: dict[str, User], epci: Collectivite) -> None:
    """Create what is missing; `people` by handle. The sheet of the demonstration must be there."""
    sheet = Initiative.objects.select_related("territory").prefetch_related("authors").get(slug=PUBLISHED)
    if not live_adaptations().filter(source=sheet, collectivite=epci).exists():
        made = declare_adaptation(sheet, actor=people["lou-demo"], collectivite=epci, data=ADAPTED)
        answer_adaptation(made, actor=people["yael-demo"], text=ANSWER)
    if not Enquiry.objects.filter(initiative=sheet).exists():
        _talk(sheet, people)


def _talk(sheet: Initiative, people: dict[str, User]) -> None:
    subject, question, answer, thanks = ANSWERED
    enquiry = start_enquiry(sheet, actor=people["sacha-demo"], subject=subject, body=question)
    reply_to_enquiry(enquiry, actor=people["camille-demo"], body=answer)
    enquiry.refresh_from_db()
    thank_and_close(enquiry, actor=people["sacha-demo"], body=thanks)
    subject, question = WAITING
    start_enquiry(sheet, actor=people["nour-demo"], subject=subject, body=question)
