"""The news of kits."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.notifications import Kind, Line, register
from foundation.notifications.enums import Rhythm
from methods.models import Kit
from methods.permissions.kits import can_edit_kit
from methods.queries.kits import kits_of


def _is_still_private(user: Any, kit: Kit) -> bool:
    return can_edit_kit(user, kit) and not kit.is_shared


KIT_WITHDRAWN = register(
    Kind(
        key="methods.kit_withdrawn",
        label=gettext_lazy("Mon kit de fiches n’est plus partagé"),
        default=Rhythm.IMMEDIATE,
        target="methods.Kit",
        may_receive=_is_still_private,
        visible_to=kits_of,
        describe=lambda kit: Line(
            _("Votre kit « %s » n’est plus partagé") % kit.title,
            kit.get_absolute_url(),
            _("Le comité éditorial l’a retiré des kits que tout le monde lit. Il reste à vous, avec ce qu’il garde."),
        ),
    )
)
