"""The starter corpus: every file loads, links lead somewhere, and loading again harms nothing."""

import csv
import re
import shutil
from pathlib import Path

import frontmatter
import pytest
from django.conf import settings
from django.core.management import call_command

from content import actions
from content.actions.starter import CORPUS, load_corpus
from content.completeness import missing_parts
from content.models import Initiative, Theme
from foundation.history.editorial import latest_version_of
from tests.support.factories.accounts import UserFactory

FILES = sorted((CORPUS / "initiatives").glob("*.md"))
CARDS = {path.stem for path in (settings.BASE_DIR / "methods/corpus").glob("*.md")}


def names_of_themes() -> set[str]:
    with (CORPUS / "themes.csv").open(encoding="utf-8") as file:
        return {row["name"] for row in csv.DictReader(file)}


def test_the_library_opens_with_its_109_initiatives():
    assert len(FILES) == 109
    assert len(names_of_themes()) == 30


def test_files_name_known_themes_and_cards():
    themes = names_of_themes()
    for path in FILES:
        meta = frontmatter.load(str(path)).metadata
        assert set(meta["themes"]) <= themes, path.name
        assert {use["card"] for use in meta.get("methods", []) if use.get("card")} <= CARDS, path.name


@pytest.mark.django_db
def test_all_load_on_line_complete_and_once():
    call_command("initiatives_load")
    rows = list(Initiative.objects.order_by("pk"))
    assert len(rows) == len(FILES)
    assert {(row.state, row.latest_version) for row in rows} == {("published", 1)}
    for row in rows:
        data = latest_version_of(row).data
        assert missing_parts(data) == [], row.slug
        assert row.is_mention or row.failed.strip(), row.slug
    again = load_corpus()
    assert (len(again.unchanged), again.created, again.updated, again.kept) == (len(FILES), [], [], [])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus of one initiative."""
    shutil.copy(CORPUS / "themes.csv", tmp_path)
    (tmp_path / "initiatives").mkdir()
    shutil.copy(FILES[0], tmp_path / "initiatives")
    return tmp_path


def rewrite(folder: Path, pattern: str, new: str) -> None:
    path = folder / "initiatives" / FILES[0].name
    path.write_text(re.sub(pattern, new, path.read_text(encoding="utf-8"), count=1, flags=re.M), encoding="utf-8")


@pytest.mark.django_db
def test_a_file_that_changed_becomes_the_next_version(folder):
    load_corpus(folder)
    rewrite(folder, r"^title: .*$", "title: Titre revu")
    assert load_corpus(folder).updated == [FILES[0].stem]
    initiative = Initiative.objects.get()
    assert (initiative.title, initiative.latest_version, initiative.state) == ("Titre revu", 2, "published")


@pytest.mark.django_db
def test_an_initiative_edited_on_the_site_is_left_as_it_is(folder):
    load_corpus(folder)
    initiative, editor = Initiative.objects.get(), UserFactory(is_editor=True)
    data = latest_version_of(initiative).data | {"title": "La nôtre"}
    actions.edit_initiative(initiative, actor=editor, data=data, base=1)
    editor.delete()
    rewrite(folder, r"^title: .*$", "title: Titre revu")
    assert load_corpus(folder).kept == [FILES[0].stem]
    assert latest_version_of(Initiative.objects.get()).data["title"] == "La nôtre"


@pytest.mark.django_db
def test_an_initiative_archived_on_the_site_stays_archived(folder):
    load_corpus(folder)
    actions.archive_initiative(Initiative.objects.get(), actor=UserFactory(is_editor=True), comment="Doublon.")
    rewrite(folder, r"^title: .*$", "title: Titre revu")
    assert load_corpus(folder).kept == [FILES[0].stem]
    assert Initiative.objects.get().state == "archived"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pattern", "new"),
    [(r"^outcome: .*\n", ""), (r"^## En bref$", "## En gros"), (r"^## Problème$", "## Probleme")],
)
def test_a_file_at_fault_is_named_and_nothing_is_loaded(folder, pattern, new):
    rewrite(folder, pattern, new)
    with pytest.raises(ValueError, match=FILES[0].name):
        load_corpus(folder)
    assert not Initiative.objects.exists()
    assert not Theme.objects.exists()
