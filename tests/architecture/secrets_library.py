"""What the library keeps from most readers, around a case that is on line: see `secrets.py`."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from content.actions import edit_initiative
from content.actions.collecting import keep_in
from content.actions.collections import create_collection
from content.actions.enquiries import start_enquiry
from content.actions.searches import save_search
from content.actions.typing import keep_typed
from content.enums import AlertRhythm, Visibility
from content.models import Initiative
from foundation.history.editorial import latest_version_of

Hide = Callable[..., None]


def hide_around(initiative: Initiative, people: dict[str, Any], hide: Hide, shared: str) -> None:
    """The next version of a published case, what is typed in it, a private collection, a question to its team.

    `hide(name, word, pages, *readers)` declares each; `shared` is the word that all secrets hold.
    """
    owner = people["owner"]
    _next_version(initiative, owner, shared)
    compared = f"{reverse('content:initiative-comparison', args=[initiative.slug])}?avant=1&apres=2"
    hide("next version of a published case", "zorille", [compared], "owner", "editor")
    base = initiative.latest_version
    keep_typed(initiative, "summary", actor=owner, typed={"summary": [f"Un zemstvo sous le {shared}."]}, base=base)
    hide("typed and not saved", "zemstvo", [], "owner")
    mine = create_collection(actor=owner, title=f"Wapiti {shared}", intro=f"Le wapiti du {shared}.")
    keep_in(initiative, mine, actor=owner, note=f"Un wapiti {shared}.")
    hide("private collection", "wapiti", [mine.get_absolute_url()], "owner")
    _kept(initiative, owner, hide, shared)
    start_enquiry(initiative, actor=people["neighbour"], subject=f"Varech {shared}", body=f"Le varech {shared} ?")
    hide("question to a team", "varech", [], "neighbour", "owner")


def _kept(initiative: Initiative, owner: Any, hide: Hide, shared: str) -> None:
    """A collection read by its link stands nowhere else; a kept search is its owner's."""
    title = f"Yucca {shared}"
    lent = create_collection(actor=owner, title=title, intro=f"Le yucca du {shared}.", visibility=Visibility.LINK)
    keep_in(initiative, lent, actor=owner, note=f"Un yucca {shared}.")
    hide("collection read by its link", "yucca", [lent.get_absolute_url()], "owner")
    save_search(actor=owner, query=f"q={shared}", title=f"Quinoa {shared}", rhythm=AlertRhythm.DAILY)
    hide("kept search", "quinoa", [], "owner")


def _next_version(initiative: Initiative, owner: Any, shared: str) -> None:
    data = latest_version_of(initiative).data | {
        "title": f"Zorille {shared}",
        "summary": f"Une zorille sous le {shared}.",
        "problem": f"La zorille du {shared}.",
    }
    edit_initiative(initiative, actor=owner, data=data, base=initiative.latest_version)
    initiative.refresh_from_db()
