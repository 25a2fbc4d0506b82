"""Each change of the library leaves its mark; the last one that was counted has one too."""

from secrets import token_hex

from django.db import migrations, models


def mark_the_last(apps, schema_editor):
    edition = apps.get_model("content", "LibraryEdition").objects.first()
    if edition and edition.number:
        apps.get_model("content", "LibraryTurn").objects.create(number=edition.number, mark=token_hex(8))


class Migration(migrations.Migration):
    dependencies = [("content", "0009_import_runs")]
    operations = [
        migrations.CreateModel(
            name="LibraryTurn",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("mark", models.CharField(max_length=16)),
            ],
        ),
        migrations.RunPython(mark_the_last, migrations.RunPython.noop),
    ]
