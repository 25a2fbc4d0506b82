"""What others find of the library: the search knows a sheet, the territories that hold one, and its edition."""

from secrets import token_hex

from django.db.models import F
from django.utils import timezone

from content.models import Initiative, LibraryEdition, LibraryTurn
from foundation.search import forget, index
from territories.models import Collectivite


def shelve(initiative: Initiative, *, left: Collectivite | None = None) -> None:
    """Let a published sheet be found, and its territory; `left` is the one it named before.

    Called inside the transaction of every change that the public sees.
    """
    turn_edition(initiative)
    index(initiative)
    for territory in {initiative.territory, left} - {None}:
        index(territory)  # type: ignore[arg-type]  # None is taken out


def take_off(initiative: Initiative) -> None:
    """Let a sheet be found no more, nor a territory that holds nothing else."""
    turn_edition(initiative)
    forget(initiative)
    if initiative.territory:
        index(initiative.territory)


def turn_edition(initiative: Initiative) -> None:
    """Say that what the public sees of a sheet, or around it, has changed: news, a vouching, an adaptation.

    The row of the edition is held until the transaction ends, so that editions follow the order of the commits.
    """
    LibraryEdition.objects.get_or_create(pk=1)
    LibraryEdition.objects.filter(pk=1).update(number=F("number") + 1)
    initiative.edition, initiative.changed_at = LibraryEdition.objects.get(pk=1).number, timezone.now()
    LibraryTurn.objects.create(number=initiative.edition, mark=token_hex(8))
    Initiative.objects.filter(pk=initiative.pk).update(edition=initiative.edition, changed_at=initiative.changed_at)
