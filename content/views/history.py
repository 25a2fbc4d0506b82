"""Versions, comparison, restoration and decisions of an initiative (foundation.history.views)."""

from typing import Any

from django.core.exceptions import PermissionDenied

from content import actions
from content.models import Initiative
from content.permissions import can_edit_initiative
from content.queries import get_editable_initiative_for
from content.readable import readable
from foundation.history import views
from foundation.history.enums import Verdict
from foundation.history.models import Editorial


class InitiativeHistory(views.HistoryMixin):
    """What the shared pages need to know of an initiative."""

    url_stem = "content:initiative"

    def get_object(self) -> Editorial:
        return get_editable_initiative_for(self.request.user, self.kwargs["slug"])

    def readable(self, data: dict[str, Any]) -> dict[str, Any]:
        return readable(data)

    def may_restore(self, obj: Initiative) -> bool:  # type: ignore[override]
        return can_edit_initiative(self.request.user, obj)

    def restore(self, obj: Initiative, number: int, base: int) -> None:  # type: ignore[override]
        actions.restore_initiative(obj, number, actor=self.request.user, base=base)

    def decide(self, obj: Initiative, verdict: Verdict, *, comment: str, seen: int) -> None:  # type: ignore[override]
        actor = self.request.user
        match verdict:
            case Verdict.SUBMITTED:
                actions.submit_initiative(obj, actor=actor, seen=seen)
            case Verdict.CHANGES_ASKED:
                actions.ask_changes_on_initiative(obj, actor=actor, comment=comment, seen=seen)
            case Verdict.PUBLISHED:
                actions.publish_initiative(obj, actor=actor, comment=comment, seen=seen)
            case Verdict.ARCHIVED:
                actions.archive_initiative(obj, actor=actor, comment=comment, seen=seen)
            case _:
                raise PermissionDenied


class InitiativeVersionsView(InitiativeHistory, views.VersionsView):
    pass


class InitiativeComparisonView(InitiativeHistory, views.ComparisonView):
    pass


class InitiativeRestoreView(InitiativeHistory, views.RestoreView):
    pass


class InitiativeDecideView(InitiativeHistory, views.DecisionView):
    pass
