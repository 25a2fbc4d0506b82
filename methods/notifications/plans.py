"""The news of workshops prepared together."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.notifications import Kind, Line, register
from foundation.notifications.enums import Rhythm
from methods.models import WorkshopPlan
from methods.permissions.plans import can_edit_plan, owns_plan
from methods.queries.plans import plans_of

FACILITATOR_NAMED = register(
    Kind(
        key="methods.facilitator",
        label=gettext_lazy("On me demande de préparer un atelier à plusieurs"),
        default=Rhythm.IMMEDIATE,
        target="methods.WorkshopPlan",
        may_receive=can_edit_plan,
        visible_to=plans_of,
        describe=lambda plan: Line(
            _("Vous préparez l’atelier « %s » avec d’autres") % plan.title, plan.get_absolute_url(), plan.purpose
        ),
    )
)
PLAN_HANDED_OVER = register(
    Kind(
        key="methods.plan_handed_over",
        label=gettext_lazy("On me confie un atelier"),
        default=Rhythm.IMMEDIATE,
        target="methods.WorkshopPlan",
        may_receive=owns_plan,
        visible_to=plans_of,
        describe=lambda plan: Line(
            _("L’atelier « %s » vous est confié") % plan.title,
            plan.get_absolute_url(),
            _("Vous pouvez l’ouvrir à d’autres, le partager comme modèle ou le supprimer."),
        ),
    )
)


def _is_still_private(user: Any, model: WorkshopPlan) -> bool:
    return owns_plan(user, model) and not model.is_shared


MODEL_WITHDRAWN = register(
    Kind(
        key="methods.model_withdrawn",
        label=gettext_lazy("Mon modèle d’atelier n’est plus partagé"),
        default=Rhythm.IMMEDIATE,
        target="methods.WorkshopPlan",
        may_receive=_is_still_private,
        visible_to=plans_of,
        describe=lambda model: Line(
            _("Votre modèle « %s » n’est plus partagé") % model.title,
            model.get_absolute_url(),
            _("Le comité éditorial l’a retiré des modèles que tout le monde lit. Il reste à vous."),
        ),
    )
)
