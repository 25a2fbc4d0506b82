"""A text and its HTML are saved together, whatever the way of saving."""

from collections.abc import Iterator

import pytest
from django.db import connection, models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.state import ModelState, ProjectState
from django.forms import modelform_factory
from django.test.utils import isolate_apps

from foundation.markup import HTML_VERSION, MarkupRefused, RenderedHtml
from foundation.markup.actions import rerender_batch
from foundation.markup.fields import MarkupField, MarkupModel
from foundation.markup.forms import MarkupWidget

Note = type[MarkupModel]


@pytest.fixture
def note(transactional_db: None) -> Iterator[Note]:
    with isolate_apps("foundation.markup"):

        class Note(MarkupModel):
            title = models.CharField(max_length=50)
            body = MarkupField("message", max_length=50_000)
            summary = MarkupField(blank=True, default="")

            class Meta:
                app_label = "markup"

        with connection.schema_editor() as editor:
            editor.create_model(Note)
        yield Note
        with connection.schema_editor() as editor:
            editor.delete_model(Note)


def stored(row: MarkupModel) -> dict[str, object]:
    return type(row).objects.values("title", "body_html", "summary_html", "html_version").get(pk=row.pk)


def test_saving_renders(note: Note) -> None:
    row = note.objects.create(title="t", body="**a**")
    assert row.body_html == "<p><strong>a</strong></p>"
    assert stored(row) == {
        "title": "t",
        "body_html": "<p><strong>a</strong></p>",
        "summary_html": "",
        "html_version": HTML_VERSION,
    }
    assert isinstance(note.objects.get().body_html, RenderedHtml)


def test_update_fields_takes_the_html_along(note: Note) -> None:
    row = note.objects.create(title="t", body="a", summary="b")
    note.objects.update(html_version=0)
    row.body, row.title = "*c*", "changed"
    row.save(update_fields=["body"])
    assert stored(row) == {
        "title": "t",
        "body_html": "<p><em>c</em></p>",
        "summary_html": "<p>b</p>",
        "html_version": 0,  # the summary still is what the older pipeline made
    }
    row.save(update_fields=["body", "summary"])
    assert stored(row)["html_version"] == HTML_VERSION


def test_other_fields_leave_the_html_alone(note: Note) -> None:
    row = note.objects.create(title="t", body="a")
    note.objects.update(body="b", body_html="<p>b</p>", html_version=0)
    row.title = "changed"
    row.save(update_fields=["title", "body_html", "html_version"])
    assert stored(row) == {"title": "changed", "body_html": "<p>b</p>", "summary_html": "", "html_version": 0}


def test_a_deferred_text_keeps_its_html_and_version(note: Note) -> None:
    note.objects.create(title="t", body="a")
    note.objects.update(html_version=0)
    row = note.objects.defer("body").get()
    row.title = "changed"
    row.save()
    assert stored(row)["body_html"] == "<p>a</p>"
    assert stored(row)["html_version"] == 0


def test_bulk_create_renders(note: Note) -> None:
    note.objects.bulk_create([note(title="t", body="# a")])
    assert note.objects.get().body_html == "<h3>a</h3>"


def test_a_refused_text_is_not_saved(note: Note) -> None:
    with pytest.raises(MarkupRefused):
        note.objects.create(title="t", body="[" * 2_000)
    assert not note.objects.exists()


def test_older_rows_are_rendered_again_in_batches(note: Note) -> None:
    rows = [note.objects.create(title="t", body=f"*{nr}*") for nr in range(3)]
    note.objects.update(body_html="old", html_version=0)
    note.objects.filter(pk=rows[0].pk).update(body="[" * 2_000)
    assert [rerender_batch(note, size=2) for _ in range(3)] == [2, 1, 0]
    first, *others = note.objects.order_by("pk")
    assert first.body_html == f"<pre>{'[' * 2_000}</pre>"
    assert [row.body_html for row in others] == ["<p><em>1</em></p>", "<p><em>2</em></p>"]
    assert {row.html_version for row in (first, *others)} == {HTML_VERSION}


def test_a_row_edited_meanwhile_keeps_its_newer_text(note: Note, monkeypatch: pytest.MonkeyPatch) -> None:
    row = note.objects.create(title="t", body="before")
    note.objects.update(html_version=0)

    def edit_then_render(model: Note, pk: object, raw: str) -> RenderedHtml:
        row.body = "after"
        row.save()
        return RenderedHtml("<p>before</p>")

    monkeypatch.setattr("foundation.markup.actions._render_again", edit_then_render)
    rerender_batch(note)
    assert stored(row)["body_html"] == "<p>after</p>"


def test_migrations_see_plain_columns(note: Note) -> None:
    state = ModelState.from_model(note)
    assert type(state.fields["body"]) is models.TextField
    assert type(state.fields["body_html"]) is models.TextField
    project = ProjectState()
    project.add_model(state)
    changes = MigrationAutodetector(ProjectState(), project)._detect_changes()
    (operation,) = changes["markup"][0].operations
    paths = {name: field.deconstruct()[1] for name, field in operation.fields}
    assert paths["body"] == paths["body_html"] == "django.db.models.TextField"
    assert paths["html_version"] == "django.db.models.PositiveSmallIntegerField"
    assert len(project.apps.get_model("markup", "note")._meta.local_fields) == 7


def test_the_form_uses_the_editor_and_says_the_refusal(note: Note) -> None:
    form_class = modelform_factory(note, fields=["body"])
    form = form_class({"body": "[" * 801})
    assert isinstance(form.fields["body"].widget, MarkupWidget)
    assert form.errors["body"] == [
        "Ce texte contient 801 crochets « [ » ; la limite est de 800. Retirez-en ou joignez un fichier."
    ]
    assert form_class({"body": "un\r\ndeux\x00"}).is_valid()
