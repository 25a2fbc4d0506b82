"""What others find of the library: the search knows a sheet, and the territories that hold one."""

from content.models import Initiative
from foundation.search import forget, index
from territories.models import Collectivite


def shelve(initiative: Initiative, *, left: Collectivite | None = None) -> None:
    """Let a published sheet be found, and its territory; `left` is the one it named before."""
    index(initiative)
    for territory in {initiative.territory, left} - {None}:
        index(territory)  # type: ignore[arg-type]  # None is taken out


def take_off(initiative: Initiative) -> None:
    """Let a sheet be found no more, nor a territory that holds nothing else."""
    forget(initiative)
    if initiative.territory:
        index(initiative.territory)
