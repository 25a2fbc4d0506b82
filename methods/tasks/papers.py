from foundation.jobs import job
from methods.actions import papers as actions
from methods.models import PlanPrint


@job(max_attempts=3)
def compose(print_pk: int) -> None:
    """Make the PDF of all the papers of a workshop."""
    row = PlanPrint.objects.select_related("plan", "asked_by").filter(pk=print_pk).first()
    if row:
        actions.compose_plan_print(row)
