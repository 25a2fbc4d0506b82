"""Versions, comparison, restoration and decisions of a card (foundation.history.views)."""

from typing import Any

from django.core.exceptions import PermissionDenied

from foundation.history import views
from foundation.history.enums import Verdict
from foundation.history.models import Editorial
from methods import actions
from methods.models import MethodCard
from methods.permissions import can_edit_card
from methods.queries import get_editable_card_for
from methods.readable import readable


class CardHistory(views.HistoryMixin):
    """What the shared pages need to know of a card."""

    url_stem = "methods:card"

    def get_object(self) -> Editorial:
        return get_editable_card_for(self.request.user, self.kwargs["slug"])

    def readable(self, data: dict[str, Any]) -> dict[str, Any]:
        return readable(data)

    def may_restore(self, obj: MethodCard) -> bool:  # type: ignore[override]
        return can_edit_card(self.request.user, obj)

    def restore(self, obj: MethodCard, number: int, base: int) -> None:  # type: ignore[override]
        actions.restore_card(obj, number, actor=self.request.user, base=base)

    def decide(self, obj: MethodCard, verdict: Verdict, *, comment: str, seen: int) -> None:  # type: ignore[override]
        actor = self.request.user
        match verdict:
            case Verdict.SUBMITTED:
                actions.submit_card(obj, actor=actor, seen=seen)
            case Verdict.CHANGES_ASKED:
                actions.ask_changes_on_card(obj, actor=actor, comment=comment, seen=seen)
            case Verdict.PUBLISHED:
                actions.publish_card(obj, actor=actor, comment=comment, seen=seen)
            case Verdict.ARCHIVED:
                actions.archive_card(obj, actor=actor, comment=comment, seen=seen)
            case _:
                raise PermissionDenied


class CardVersionsView(CardHistory, views.VersionsView):
    pass


class CardComparisonView(CardHistory, views.ComparisonView):
    pass


class CardRestoreView(CardHistory, views.RestoreView):
    pass


class CardDecideView(CardHistory, views.DecisionView):
    pass
