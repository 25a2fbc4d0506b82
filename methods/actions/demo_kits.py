"""Imaginary kits, so that the demonstration shows what people put together and share."""

from accounts.models import User
from foundation.search import index
from methods.models import Kit, KitCard, MethodCard

SHARED, PRIVATE = "reunion-du-lundi-demo", "premier-atelier-avec-des-habitants-demo"
CARDS = {
    SHARED: (
        ("tour-d-ouverture", "Cinq minutes, pas plus : on attend toujours quelqu’un."),
        ("reunion-debout", "Devant le tableau, jamais assis."),
        ("tableau-visuel", ""),
    ),
    PRIVATE: (
        ("idees-en-silence", "Pour que les élus ne parlent pas les premiers."),
        ("trier-par-criteres", "Trois critères, écrits avant de commencer."),
    ),
}


def load_demo_kits(owner: User) -> None:
    """Write a kit that `owner` shares and one that they keep; safe to run twice."""
    _kit(
        SHARED,
        owner,
        title="La réunion du lundi",
        summary="Trente minutes d’équipe où tout le monde parle, avec une trace au mur.",
        introduction="Nous l’employons depuis un an à l’accueil. La première fois, comptez **dix minutes de plus**.",
        is_shared=True,
    )
    _kit(PRIVATE, owner, title="Premier atelier avec des habitants", phase="ideation")


def _kit(slug: str, owner: User, **given: object) -> None:
    kit, new = Kit.objects.get_or_create(slug=slug, defaults={"owner": owner, **given})
    if not new:
        return
    cards = MethodCard.objects.in_bulk([card for card, _note in CARDS[slug]], field_name="slug")
    KitCard.objects.bulk_create(
        KitCard(kit=kit, card=cards[card], note=note, position=rank)
        for rank, (card, note) in enumerate(CARDS[slug], start=1)
    )
    index(kit)
