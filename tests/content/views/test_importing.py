"""The pages of imports: a file is chosen, its report read, then it is written or dropped."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from content.actions import importing
from content.models import ImportRun, Initiative
from foundation.exchange.enums import ImportState
from foundation.files import files_of
from tests.support.factories.accounts import UserFactory
from tests.support.factories.importing import case, commune, csv_of, read_run

pytestmark = pytest.mark.django_db
URL = "/initiatives/importer/"


@pytest.fixture(autouse=True)
def place(db: None) -> None:
    commune()


@pytest.fixture
def desk(signed_in, editor):
    return signed_in(editor)


def sent(client, content=None, name="cas.csv", **fields):
    told = {"file": SimpleUploadedFile(name, content if content is not None else csv_of(case())), "origin": "cdg29"}
    return client.post(URL, {"once": str(uuid4()), **told, **fields})


def test_from_the_file_to_the_library(desk):
    response = sent(desk)
    run = ImportRun.objects.get()
    assert (response.status_code, response["Location"]) == (303, run.get_absolute_url())
    page = desk.get(run.get_absolute_url())
    assert page.context["write_label"] == "Écrire 1 fiche"
    assert "Guichet au marché 1" in page.content.decode()
    assert not Initiative.objects.exists()
    desk.post(f"{run.get_absolute_url()}ecrire/")
    page = desk.get(run.get_absolute_url())
    assert page.context["is_written"]
    assert page.context["rows"][0]["url"] == Initiative.objects.get().get_absolute_url()


def test_the_file_waits_for_editors_only(desk, signed_in, client):
    sent(desk)
    url = files_of(ImportRun.objects.get()).get().get_absolute_url()
    assert desk.get(url).status_code == 200
    assert desk.get(url)["Content-Disposition"].startswith("attachment")
    assert signed_in(UserFactory()).get(url).status_code == 404
    assert client.get(url).status_code == 404


def test_a_file_that_cannot_be_read_comes_back_with_the_reason_and_what_was_typed(desk):
    response = sent(desk, b"%PDF-1.7", origin="cdg35")
    assert response.status_code == 422
    assert "Ce fichier est un PDF" in response.context["form"].errors["file"][0]
    assert response.context["form"]["origin"].value() == "cdg35"
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize(("field", "value"), [("origin", ""), ("origin", "deux mots"), ("file", "")])
def test_an_incomplete_form_is_told(desk, field, value):
    response = sent(desk, **{field: value})
    assert response.status_code == 422
    assert field in response.context["form"].errors


def test_a_double_click_keeps_one_file(desk):
    once = str(uuid4())
    for _ in range(2):
        sent(desk, once=once)
    assert ImportRun.objects.count() == 1


def test_problems_are_shown_and_the_file_can_only_be_dropped(desk):
    sent(desk, csv_of(case("1", **{"Année": "hier"})))
    run = ImportRun.objects.get()
    page = desk.get(run.get_absolute_url())
    assert not page.context["may_write"]
    assert "n’est pas une année" in page.content.decode()
    desk.post(f"{run.get_absolute_url()}abandonner/")
    run.refresh_from_db()
    assert run.state == ImportState.DROPPED
    assert desk.post(f"{run.get_absolute_url()}ecrire/").status_code == 303
    assert not Initiative.objects.exists()


def test_what_waits_shows_its_progress_and_asks_again(desk, editor):
    run = read_run(editor)
    ImportRun.objects.filter(pk=run.pk).update(state=ImportState.WRITING, done=50, total=200)
    text = desk.get(run.get_absolute_url()).content.decode()
    assert "50 lignes sur 200" in text
    assert 'hx-trigger="load delay:2s"' in text


def test_the_whole_report_can_be_taken_away(desk, editor):
    run = read_run(editor)
    assert desk.get(f"{run.get_absolute_url()}rapport.json").json()["rows"][0]["title"] == "Guichet au marché 1"


@pytest.mark.parametrize("form", ["csv", "xlsx", "md"])
def test_the_template_is_read_and_its_example_passed_over(desk, editor, form):
    template = desk.get(f"{URL}modele.{form}")
    assert f"modele-initiatives.{form}" in template["Content-Disposition"]
    run = importing.start_import(f"m.{form}", template.content, actor=editor, origin="x")
    assert [problem["level"] for problem in run.report["problems"]] == ["attention"]
    assert "exemple" in run.report["problems"][0]["message"]


@pytest.mark.parametrize("form", ["csv", "md"])
def test_the_example_is_right_once_it_has_an_identifier(desk, editor, form):
    content = desk.get(f"{URL}modele.{form}").content.replace(b"exemple", b"1", 1)
    run = importing.start_import(f"m.{form}", content, actor=editor, origin="x")
    assert (run.report["errors"], run.report["rows"][0]["missing"]) == (0, [])


def test_an_unknown_template_is_not_found(desk):
    assert desk.get(f"{URL}modele.pdf").status_code == 404


@pytest.mark.parametrize("role", ["visitor", "agent", "administrator"])
def test_these_pages_do_not_exist_for_the_others(editor, client, signed_in, role):
    run = read_run(editor)
    user = signed_in(UserFactory(is_staff=role == "administrator")) if role != "visitor" else client
    expected = 302 if role == "visitor" else 404
    for address in (URL, run.get_absolute_url(), f"{run.get_absolute_url()}rapport.json", f"{URL}modele.csv"):
        assert user.get(address).status_code == expected
    for verb in ("ecrire", "abandonner"):
        assert user.post(f"{run.get_absolute_url()}{verb}/").status_code == expected
    assert sent(user).status_code == expected
    run.refresh_from_db()
    assert run.state == ImportState.READ


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_cost_the_same_at_any_length(desk, editor, django_assert_num_queries, count):
    run = read_run(editor, *(case(str(n)) for n in range(count)))
    for _ in range(count - 1):
        read_run(editor)
    with django_assert_num_queries(4):
        desk.get(URL)
    with django_assert_num_queries(4):
        desk.get(run.get_absolute_url())
