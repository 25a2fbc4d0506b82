"""A public collection of real cases of the library, kept by the imaginary editor. Running it again changes nothing."""

from django.db import transaction

from accounts.models import User
from content.actions.collecting import keep_in
from content.actions.collections import create_collection
from content.enums import Visibility
from content.models import Collection
from content.queries import initiatives_listed

TITLE = "Aller vers : cinq façons de sortir du guichet"
INTRO = (
    "Attendre au guichet, c’est ne voir que ceux qui s’y présentent. Des collectivités ont essayé autre chose : un "
    "véhicule, le téléphone, le lieu d’un partenaire, l’entourage, internet.\n"
    "Plusieurs de ces fiches sont courtes, et leurs sources disent peu des résultats : elles ouvrent des pistes, elles "
    "ne les prouvent pas."
)
NOTES = {
    "valeyrieux-cias-mieux-connu": (
        "Un véhicule. L’enquête commence plus tôt : même les mairies ne savaient pas à quoi sert le CIAS. Avant de "
        "rouler, savoir ce que l’on ignore de vous."
    ),
    "permanences-telephoniques-inversees": (
        "Le téléphone, mais c’est la collectivité qui appelle. La fiche dit ce qu’il faut régler "
        "d’abord : l’éthique, quand on réutilise des données sur des personnes vulnérables."
    ),
    "conseilleres-budget-halte-du-coeur": (
        "Le lieu d’un partenaire. Pas de bilan écrit : à demander au département avant de s’en inspirer."
    ),
    "lot-info-violences": (
        "L’entourage. Trois hypothèses confirmées par l’enquête, et un signalement ouvert aux proches et aux témoins. "
        "Les résultats de l’essai ne sont pas encore connus."
    ),
    "promeneurs-du-net": (
        "Internet, là où les échanges ont déjà lieu. La source ne décrit pas le fonctionnement : une piste à creuser."
    ),
}


@transaction.atomic
def load_demo_keeping(people: dict[str, User]) -> None:
    """Create the collection if it is missing, with those of its cases that are on line; `people` by handle."""
    owner = people["andrea-demo"]
    if Collection.objects.filter(owner=owner, title=TITLE).exists():
        return
    collection = create_collection(actor=owner, title=TITLE, intro=INTRO, visibility=Visibility.PUBLIC)
    cases = initiatives_listed().in_bulk(list(NOTES), field_name="slug")
    for slug, note in NOTES.items():
        if slug in cases:
            keep_in(cases[slug], collection, actor=owner, note=note)
