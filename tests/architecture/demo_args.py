"""Arguments of the URL table: one real object of the demonstration for each name."""

from collections.abc import Callable
from typing import Any

from accounts.models import Membership, User
from community.models import Topic
from content.models import Adaptation, Collection, Enquiry, FollowUp, ImportRun
from learning.models import Cohort, GuestLink, Session, SessionWorkshop, Team
from methods.actions import demo_after, demo_runs
from methods.enums import RunEventKind
from methods.models import AgendaLink, Canvas, CardImport, KitCard, PlanBlock, UseReport, WorkshopPlan, WorkshopRun
from territories.models import Collectivite

RUNNING = "cohorte-d-automne"
PLAN = "retour-d-experience-accueil-demo"

ARGUMENTS: dict[str, Callable[[], list[Any]]] = {
    "": list,
    "initiative": lambda: ["vichy-stationnement-commerces"],
    "initiative version": lambda: ["vichy-stationnement-commerces", 1],
    "initiative document": lambda: ["vichy-stationnement-commerces", "00000000-0000-0000-0000-000000000000"],
    "adaptation": lambda: [Adaptation.objects.get(source__slug="un-guichet-au-marche-essaimville").pk],
    "initiative number": lambda: ["vichy-stationnement-commerces", 1],
    "initiative part": lambda: ["vichy-stationnement-commerces", "resultats"],
    "lived initiative": lambda: ["un-guichet-au-marche-essaimville"],
    "reviewed initiative": lambda: ["la-tournee-des-hameaux-essaimville"],
    "reviewed part": lambda: ["la-tournee-des-hameaux-essaimville", "probleme"],
    "reviewed comment": lambda: ["la-tournee-des-hameaux-essaimville", 1],
    "initiative news": lambda: ["un-guichet-au-marche-essaimville", _news().pk],
    "collection": lambda: [_collection().slug],
    "collection item": lambda: [_collection().slug, _collection().items.all()[0].pk],
    "format": lambda: ["csv"],
    "import": lambda: [ImportRun.objects.get_or_create(file_name="cas.csv")[0].pk],
    "enquiry": lambda: [Enquiry.objects.get(asker__handle="nour-demo").pk],
    "ask round": lambda: [0],
    "place": lambda: ["departements", "93"],
    "card": lambda: ["entretien-usager"],
    "canvas": lambda: ["entretien-usager", Canvas.objects.filter(card__slug="entretien-usager").first().pk],
    "card import": lambda: [CardImport.objects.get(asked_by__handle="nour-demo").pk],
    "card version": lambda: ["entretien-usager", 1],
    "use": lambda: [UseReport.objects.get(author__handle="camille-demo", run=None).pk],
    "plan": lambda: [PLAN],
    "run plan": lambda: [demo_runs.SLUG],
    "run": lambda: [demo_runs.SLUG, _run().pk],
    "run note": lambda: [demo_runs.SLUG, _run().pk, _run().events.filter(kind=RunEventKind.NOTE)[0].uid],
    "past workshop": lambda: [demo_after.SLUG],
    "past run": lambda: [demo_after.SLUG, _past_run().pk],
    "past card": lambda: [demo_after.SLUG, _past_run().pk, "simplifier-un-courrier"],
    "agenda link": lambda: [_agenda_link().token],
    "plan block": lambda: [PLAN, PlanBlock.objects.filter(plan__slug=PLAN, parent=None)[0].pk],
    "plan member": lambda: [PLAN, User.objects.get(handle="nour-demo").pk],
    "plan model": lambda: [WorkshopPlan.objects.get(is_shared=True, owner__handle="camille-demo").slug],
    "kit": lambda: ["reunion-du-lundi-demo"],
    "kit item": lambda: ["reunion-du-lundi-demo", _kit_item().pk],
    "path": lambda: ["enqueter-avant-de-decider"],
    "step": lambda: ["enqueter-avant-de-decider", "pourquoi-enqueter"],
    "cohort": lambda: [RUNNING],
    "session": lambda: [RUNNING, Session.objects.filter(cohort__slug=RUNNING).first().pk],
    "held session": lambda: [RUNNING, SessionWorkshop.objects.get().session_id],
    "held workshop": lambda: [SessionWorkshop.objects.get().pk],
    "team": lambda: [RUNNING, Team.objects.get(name="Équipe Accueil").pk],
    "guest": lambda: [_guest_link().token],
    "guest link": lambda: [RUNNING, _guest_link().pk],
    "help": lambda: ["chercher"],
    "object": lambda: ["methode", "entretien-usager"],
    "draft": lambda: ["topic-1"],
    "space": lambda: ["bienvenue"],
    "topic": lambda: [_topic().slug],
    "post": lambda: [_topic().slug, 1],
    "person": lambda: ["camille-demo"],
    "region": lambda: ["93", "provence-alpes-cote-dazur"],
    "department": lambda: ["93", "seine-saint-denis"],
    "collectivite": lambda: _body_address(),
    "membership": lambda: [Membership.objects.get(user__handle="camille-demo").pk],
    "token": lambda: ["jeton-inconnu"],
    "number": lambda: [1],
    "figure": lambda: ["themes"],
    "provider": lambda: ["inconnu"],
    "confirmation": lambda: ["cle-inconnue"],
    "reset": lambda: ["1", "cle-inconnue"],
    "export": lambda: [1],
    "file": lambda: ["00000000-0000-0000-0000-000000000000", "absent.pdf"],
}


def _news() -> FollowUp:
    return FollowUp.objects.get(initiative__slug="un-guichet-au-marche-essaimville")


def _collection() -> Collection:
    return Collection.objects.get(owner__handle="andrea-demo")


def _run() -> WorkshopRun:
    return WorkshopRun.objects.get(plan__slug=demo_runs.SLUG)


def _topic() -> Topic:
    return Topic.objects.filter(space__slug="bienvenue").order_by("pk")[0]


def _past_run() -> WorkshopRun:
    return WorkshopRun.objects.get(plan__slug=demo_after.SLUG)


def _kit_item() -> KitCard:
    """The starter kits hold this card too."""
    return KitCard.objects.get(kit__slug="reunion-du-lundi-demo", card__slug="reunion-debout")


def _agenda_link() -> AgendaLink:
    plan = WorkshopPlan.objects.get(slug="retour-d-experience-accueil-demo")
    return AgendaLink.objects.get_or_create(plan=plan, defaults={"token": "jeton-de-l-ordre-du-jour"})[0]


def _guest_link() -> GuestLink:
    cohort = Cohort.objects.get(slug=RUNNING)
    link, _created = GuestLink.objects.get_or_create(
        cohort=cohort, token="jeton-du-commanditaire", label="La présidence", expires_on=cohort.ends_on
    )
    return link


def _body_address() -> list[Any]:
    body = Collectivite.objects.get(name="Essaimville (ville imaginaire)")
    return [body.kind, body.key, body.slug]
