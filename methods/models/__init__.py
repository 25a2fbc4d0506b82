"""Cards with their canvases, their uses and their files; kits and prints; workshops, prepared then run."""

from methods.models.canvases import Canvas, StarterCanvas
from methods.models.cards import (
    DEFAULT_LICENCE,
    PLAIN_FIELDS,
    SECTIONS,
    CardRelation,
    CardRow,
    Material,
    MethodCard,
    Step,
)
from methods.models.exchange import CardImport
from methods.models.kits import CardPrint, Kit, KitCard
from methods.models.links import AgendaLink
from methods.models.papers import PlanPrint
from methods.models.plans import PlanBlock, PlanChange, PlanFacilitator, WorkshopPlan
from methods.models.runs import RunEvent, WorkshopRun
from methods.models.uses import UseReport

__all__ = [
    "DEFAULT_LICENCE",
    "PLAIN_FIELDS",
    "SECTIONS",
    "AgendaLink",
    "Canvas",
    "CardImport",
    "CardPrint",
    "CardRelation",
    "CardRow",
    "Kit",
    "KitCard",
    "Material",
    "MethodCard",
    "PlanBlock",
    "PlanChange",
    "PlanFacilitator",
    "PlanPrint",
    "RunEvent",
    "StarterCanvas",
    "Step",
    "UseReport",
    "WorkshopPlan",
    "WorkshopRun",
]
