from foundation.jobs import job
from methods.actions import printing as actions
from methods.models import CardPrint


@job(max_attempts=3)
def compose(print_pk: int) -> None:
    """Make the file of cards being printed."""
    asked = CardPrint.objects.select_related("asked_by").filter(pk=print_pk).first()
    if asked:
        actions.compose_print(asked)
