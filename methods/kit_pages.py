"""What the page of a kit shows to each reader."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.queries import person_line
from foundation.web.doors import standing
from methods.kit_materials import things_of
from methods.models import Kit
from methods.permissions import kits as permissions
from methods.queries.kits import Held, held_in
from methods.signs import vital_signs


def kit_context(kit: Kit, user: Any) -> dict[str, Any]:
    """The kit (from `get_kit_for`), its cards in order, what they take, and what this person may do."""
    rows = kit_rows(kit, user)
    on_line = [row["card"] for row in rows if row["is_on_line"]]
    mine = permissions.can_edit_kit(user, kit)
    return {
        "kit": kit,
        "rows": rows,
        "mine": mine,
        "owner": None if mine else person_line(kit.owner),
        "source": _source(kit, user),
        "cards_on_line": len(on_line),
        "minutes": sum(card.duration_typical for card in on_line),
        "things": things_of(on_line),
        "export_url": reverse("methods:card-export", query={"fiche": [card.slug for card in on_line]}),
        "may_fork": permissions.can_fork_kit(user, kit),
        "may_withdraw": permissions.can_withdraw_kit(user, kit),
        "links": _onward(kit, bool(on_line)),
        "crumbs": [*kits_crumbs(), {"title": kit.title}],
    }


def kit_rows(kit: Kit, user: Any) -> list[dict[str, Any]]:
    """One line for each card that the reader may see, in the order of the kit."""
    return [_row(held) for held in held_in(kit, user)]


def kits_crumbs() -> list[dict[str, str]]:
    """The way to the list of kits."""
    return [
        {"title": _("Méthodes"), "url": reverse("methods:card-list")},
        {"title": _("Kits"), "url": reverse("methods:kit-list")},
    ]


def crumbs_in(kit: Kit, title: str) -> list[dict[str, str]]:
    """The way to a page about a kit."""
    return [*kits_crumbs(), {"title": kit.title, "url": kit.get_absolute_url()}, {"title": title}]


def _row(held: Held) -> dict[str, Any]:
    return {
        "item": held.item,
        "card": held.card,
        "signs": vital_signs(held.card),
        "is_on_line": held.is_on_line,
    }


def _source(kit: Kit, user: Any) -> Kit | None:
    """The kit it was copied from, when the reader may open it."""
    source = kit.forked_from
    return source if source and permissions.can_read_kit(user, source) else None


def _onward(kit: Kit, has_cards: bool) -> list[dict[str, Any]]:
    prepare = {
        "title": _("Préparer un atelier avec ce kit"),
        "url": reverse("workshops:plan-new", query={"kit": kit.slug}),
        "text": _("Ses fiches deviennent le déroulé, minuté."),
    }
    return standing(
        [
            *([prepare] if has_cards else []),
            {
                "title": _("Chercher une initiative"),
                "url": reverse("content:initiative-list"),
                "text": _("Voir où ces méthodes ont servi."),
            },
            {
                "title": _("Suivre un parcours"),
                "url": reverse("learning:path-list"),
                "text": _("Apprendre à enquêter pas à pas, seul·e ou en équipe."),
            },
        ]
    )
