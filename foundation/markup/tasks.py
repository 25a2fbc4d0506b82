from django.apps import apps

from foundation.jobs import enqueue, every, job
from foundation.markup import actions


@every(days=1, at="03:30")
@job()
def rerender_older_texts() -> None:
    """Look in every room for texts made by an older pipeline."""
    for model in actions.markup_models():
        enqueue(rerender_texts_of, model._meta.label)


@job()
def rerender_texts_of(model_label: str) -> None:
    """Render again one batch of a model's older texts, then ask for the next."""
    if actions.rerender_batch(apps.get_model(model_label)):
        enqueue(rerender_texts_of, model_label)
