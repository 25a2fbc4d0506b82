"""The sheets that were on line before editions were counted: each has its place in the order of public changes."""

from django.db import migrations
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone


def number_them(apps, schema_editor):
    initiatives = apps.get_model("content", "Initiative").objects
    edition, _created = apps.get_model("content", "LibraryEdition").objects.get_or_create(pk=1)
    unnumbered = initiatives.filter(published_version__isnull=False, changed_at=None).order_by("updated_at", "pk")
    for pk in list(unnumbered.values_list("pk", flat=True)):
        edition.number += 1
        initiatives.filter(pk=pk).update(
            edition=edition.number, changed_at=Coalesce(F("updated_at"), F("published_at"), timezone.now())
        )
    edition.save()


class Migration(migrations.Migration):
    dependencies = [("content", "0005_take_up")]
    operations = [migrations.RunPython(number_them, migrations.RunPython.noop)]
