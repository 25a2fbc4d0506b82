import io
import json

import pytest
from django.core.management import CommandError, call_command

from foundation.search.management.commands import search_eval
from foundation.search.models import Entry


def run(*arguments: str) -> str:
    output = io.StringIO()
    call_command(*arguments, stdout=output, stderr=output)
    return output.getvalue()


def test_check_fails_until_the_index_is_rebuilt(shelf):
    shelf.add("Le vélo")
    assert "consistent" in run("search_check")
    Entry.objects.update(analyser_version=0)
    with pytest.raises(SystemExit) as stop:
        run("search_check")
    assert stop.value.code == 1
    assert run("search_rebuild", "--kind", "feuille") == "feuille: 1\n"
    assert "consistent" in run("search_check")


@pytest.fixture
def judged(tmp_path, shelf, monkeypatch):
    monkeypatch.setattr(search_eval, "KIND", "feuille")
    shelf.add("Le vélo")
    shelf.count()
    file = tmp_path / "judged.csv"
    file.write_text("qid,query,relevant,note\nq1,vélo,1:2,\nq2,zeppelin,1:1,\n", encoding="utf-8")
    shelf_key = Entry.objects.get().object_id
    file.write_text(file.read_text(encoding="utf-8").replace("1:", f"{shelf_key}:"), encoding="utf-8")
    return file


def test_eval_prints_the_measures(judged):
    printed = run("search_eval", str(judged))
    assert "nDCG@10 (gain 2^g - 1) 0.500" in printed
    assert "without answer         1 q2" in printed


def test_eval_prints_json(judged):
    measures = json.loads(run("search_eval", str(judged), "--json"))
    assert measures["reciprocal_rank"] == 0.5
    assert measures["unanswered"] == ["q2"]
    assert [line["recall"] for line in measures["queries"]] == [1.0, 0.0]


def test_load_says_what_changed(db):
    assert run("search_load") != run("search_load")


def test_eval_refuses_a_missing_file(db):
    with pytest.raises((CommandError, FileNotFoundError)):
        run("search_eval", "nulle-part.csv")
