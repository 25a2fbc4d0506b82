"""Background work of the relay."""

from content.actions.turns import pass_on_questions
from foundation.jobs import every, job


@every(minutes=60)
@job()
def pass_on_unanswered_questions() -> None:
    """Pass on the questions that have waited a week: to the referents, then to the editors."""
    pass_on_questions()
