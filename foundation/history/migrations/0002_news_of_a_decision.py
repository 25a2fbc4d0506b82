"""« Des modifications sont demandées » was about the object; it is now about the decision, which holds the reason."""

from django.db import migrations

MODELS = {"content": "initiative", "methods": "methodcard"}


def name_the_decision(apps, schema_editor):
    events = apps.get_model("notifications", "Event").objects
    decisions = apps.get_model("history", "Decision").objects.filter(verdict="changes_asked")
    for room, model in MODELS.items():
        for event in events.filter(kind=f"{room}.changes_asked"):
            decision = decisions.filter(
                version__content_type__app_label=room,
                version__content_type__model=model,
                version__object_id=event.target_id,
                created_at__lte=event.created_at,
            ).last()
            if decision:
                events.filter(pk=event.pk).update(target_id=decision.pk)
            else:
                event.delete()


class Migration(migrations.Migration):
    dependencies = [("history", "0001_initial"), ("notifications", "0001_initial")]
    operations = [migrations.RunPython(name_the_decision, migrations.RunPython.noop)]
