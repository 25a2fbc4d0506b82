from django.db import migrations, models

from foundation.search import engine


def create_engine(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in engine.SQLITE_CREATE if is_sqlite else engine.POSTGRESQL_CREATE:
        schema_editor.execute(statement, params=None)


def drop_engine(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in engine.SQLITE_DROP if is_sqlite else engine.POSTGRESQL_DROP:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Synonym',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('terms', models.TextField(help_text='Séparés par des points-virgules : « vélo ; bicyclette ; mobilité douce ».', verbose_name='termes')),
                ('reason', models.TextField(help_text='Pourquoi ces termes répondent l’un pour l’autre.', verbose_name='raison')),
                ('is_active', models.BooleanField(default=True, verbose_name='utilisé')),
                ('key', models.CharField(editable=False, max_length=120, null=True, unique=True, verbose_name='clé')),
                ('is_edited', models.BooleanField(default=False, editable=False, verbose_name='modifié sur le site')),
            ],
            options={
                'verbose_name': 'groupe de synonymes',
                'verbose_name_plural': 'synonymes du métier',
                'ordering': ['terms'],
            },
        ),
        migrations.CreateModel(
            name='Token',
            fields=[
                ('text', models.CharField(max_length=130, primary_key=True, serialize=False, verbose_name='forme')),
                ('documents', models.PositiveIntegerField(verbose_name='documents')),
            ],
            options={
                'verbose_name': 'forme',
                'verbose_name_plural': 'formes',
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40, verbose_name='sorte')),
                ('object_id', models.PositiveBigIntegerField(verbose_name='objet')),
                ('title', models.TextField(verbose_name='titre')),
                ('url', models.TextField(verbose_name='adresse')),
                ('summary', models.TextField(blank=True, verbose_name='résumé')),
                ('context', models.TextField(blank=True, verbose_name='contexte')),
                ('body', models.TextField(blank=True, verbose_name='texte')),
                ('date', models.DateField(blank=True, null=True, verbose_name='date')),
                ('counts', models.TextField(blank=True, verbose_name='mots comptés')),
                ('title_length', models.PositiveIntegerField(verbose_name='mots du titre')),
                ('keywords_length', models.PositiveIntegerField(verbose_name='mots des mots-clés')),
                ('places_length', models.PositiveIntegerField(verbose_name='mots des lieux')),
                ('body_length', models.PositiveIntegerField(verbose_name='mots du texte')),
                ('sequence', models.TextField(blank=True, verbose_name='mots dans l’ordre')),
                ('analyser_version', models.PositiveSmallIntegerField(verbose_name='version de l’analyseur')),
                ('indexed_at', models.DateTimeField(db_index=True, verbose_name='indexé le')),
            ],
            options={
                'verbose_name': 'entrée de l’index',
                'verbose_name_plural': 'entrées de l’index',
                'constraints': [models.UniqueConstraint(fields=('object_id', 'kind'), name='search_entry_object_unique')],
            },
        ),
        migrations.CreateModel(
            name='IndexState',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('documents', models.PositiveIntegerField(default=0, verbose_name='documents')),
                ('lengths', models.JSONField(default=list, verbose_name='longueurs moyennes')),
                ('counted_at', models.DateTimeField(null=True, verbose_name='compté le')),
                ('synonyms_version', models.PositiveBigIntegerField(default=0, verbose_name='version des synonymes')),
            ],
            options={
                'verbose_name': 'état de l’index',
                'verbose_name_plural': 'état de l’index',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='search_indexstate_single')],
            },
        ),
        migrations.CreateModel(
            name='Trigram',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('letters', models.CharField(max_length=3, verbose_name='lettres')),
                ('word', models.CharField(max_length=40, verbose_name='mot')),
            ],
            options={
                'verbose_name': 'trigramme',
                'verbose_name_plural': 'trigrammes',
                'indexes': [models.Index(fields=['word'], name='search_trigram_word')],
                'constraints': [models.UniqueConstraint(fields=('letters', 'word'), name='search_trigram_unique')],
            },
        ),
        migrations.RunPython(create_engine, drop_engine),
    ]
