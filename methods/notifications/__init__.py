"""The news of the methods room."""

from methods.notifications.cards import CARD_NEWS, CARD_USED
from methods.notifications.kits import KIT_WITHDRAWN
from methods.notifications.plans import FACILITATOR_NAMED, MODEL_WITHDRAWN, PLAN_HANDED_OVER

__all__ = ["CARD_NEWS", "CARD_USED", "FACILITATOR_NAMED", "KIT_WITHDRAWN", "MODEL_WITHDRAWN", "PLAN_HANDED_OVER"]
