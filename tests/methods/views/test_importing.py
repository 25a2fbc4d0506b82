"""The pages of imports: files are chosen, their report read, then they are written or dropped."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from foundation.exchange.enums import ImportState
from foundation.files import files_of
from foundation.files.models import StoredFile
from methods import actions
from methods.actions import importing
from methods.exchange.guide import HELP, TEMPLATE
from methods.exchange.layout import ROWS
from methods.exchange.reading import read_card
from methods.exchange.writing import card_text
from methods.forms import importing as importing_form
from methods.models import PLAIN_FIELDS, CardImport, MethodCard
from tests.foundation.files.uploads import HONEST
from tests.support.factories.accounts import UserFactory
from tests.support.factories.card_files import archive, card_file, handed_over, import_in, zip_of
from tests.support.factories.methods import card_data, published_card
from tests.support.jobs import run_jobs

pytestmark = pytest.mark.django_db
URL = "/methodes/importer/"


@pytest.fixture
def desk(signed_in, agent):
    return signed_in(agent)


def sent(client, once=None, **files):
    """Files by name, `_` for `-`."""
    files = files or {"marche_exploratoire": card_file()}
    uploads = [SimpleUploadedFile(f"{name.replace('_', '-')}.md", content) for name, content in files.items()]
    return client.post(URL, {"once": once or str(uuid4()), "file": uploads})


def page_of(client):
    return client.get(CardImport.objects.get().get_absolute_url())


def test_from_the_files_to_the_drafts(desk, agent):
    response = sent(desk, un=card_file(title="Un"), deux=card_file(title="Deux"))
    run = CardImport.objects.get()
    assert (response.status_code, response["Location"]) == (303, run.get_absolute_url())
    assert run.file_name == "un.md, deux.md"
    page = page_of(desk)
    assert page.context["write_label"] == "Écrire 2 fiches"
    assert not MethodCard.objects.exists()
    assert desk.post(f"{run.get_absolute_url()}ecrire/").status_code == 303
    assert {(card.slug, card.state) for card in MethodCard.objects.all()} == {("un", "draft"), ("deux", "draft")}
    page = page_of(desk)
    assert page.context["run"].is_written
    assert {row["url"] for row in page.context["rows"]} == {"/methodes/un/", "/methodes/deux/"}
    assert not StoredFile.objects.exists()
    assert desk.get("/methodes/un/").status_code == 200


def test_a_zip_is_read_alike(desk):
    upload = SimpleUploadedFile("lot.zip", archive(un=card_file()))
    desk.post(URL, {"once": str(uuid4()), "file": upload})
    assert [row["file"] for row in page_of(desk).context["rows"]] == ["un.md"]


def test_mistakes_are_shown_and_nothing_can_be_written(desk):
    sent(desk, faux=card_file(family="rien"), juste=card_file())
    run, page = CardImport.objects.get(), page_of(desk)
    assert not page.context["may_write"]
    text = page.content.decode()
    assert "faux.md" in text
    assert "ligne 4" in text
    assert "n’est pas un choix possible" in text
    assert "Tout est écrit, ou rien" in text
    assert desk.post(f"{run.get_absolute_url()}ecrire/").status_code == 303
    assert not MethodCard.objects.exists()
    report = desk.get(f"{run.get_absolute_url()}rapport.json")
    assert report.json()["problems"][0]["key"] == "family"
    desk.post(f"{run.get_absolute_url()}abandonner/")
    run.refresh_from_db()
    assert (run.state, StoredFile.objects.count()) == (ImportState.DROPPED, 0)


def test_cards_already_there_leave_nothing_to_write(desk, agent):
    published_card(author=agent)
    sent(desk)
    page = page_of(desk)
    assert (page.context["is_all_there"], page.context["may_write"]) == (True, False)


def test_canvases_that_would_show_at_once_are_announced(desk, agent):
    published_card(author=agent)
    text = card_text(card_data(), canvases=[{"title": "Grille", "files": ["grille.pdf"]}]).encode()
    pdf = next(content for name, content in HONEST.items() if name.endswith(".pdf"))
    files = {"marche-exploratoire.md": text, "supports/marche-exploratoire/grille.pdf": pdf}
    desk.post(URL, {"once": str(uuid4()), "file": SimpleUploadedFile("lot.zip", zip_of(files))})
    page = page_of(desk)
    assert page.context["rows"][0]["added"] == "avec 1 support"
    assert "y paraissent aussitôt" in page.content.decode()
    desk.post(f"{CardImport.objects.get().get_absolute_url()}ecrire/")
    assert MethodCard.objects.get().canvases.get().title == "Grille"


def test_what_changed_since_the_report_is_never_covered(desk, agent):
    card = published_card(author=agent)
    sent(desk, marche_exploratoire=card_file(summary="Du fichier."))
    actions.edit_card(card, actor=agent, data=card_data(summary="Du site."), base=1)
    run = CardImport.objects.get()
    desk.post(f"{run.get_absolute_url()}ecrire/")
    page = page_of(desk)
    assert "entre-temps" in page.context["refusal"]
    assert page.context["run"].is_read
    card.refresh_from_db()
    assert card.latest_version == 2


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("lot.zip", b"PK\x03\x04abc", "abîmé"),
        ("photo.png", b"\x89PNG", "n’est pas une fiche"),
        ("vide.md", b"", "vide"),
    ],
)
def test_what_cannot_be_read_comes_back_with_the_reason(desk, name, content, words):
    response = desk.post(URL, {"once": str(uuid4()), "file": SimpleUploadedFile(name, content)})
    if response.status_code == 303:  # a report says it
        assert any(words in problem["message"] for problem in page_of(desk).context["problems"])
    else:
        assert response.status_code == 422
        assert words in response.context["form"].errors["file"][0]


def test_no_file_is_told(desk):
    response = desk.post(URL, {"once": str(uuid4())})
    assert response.status_code == 422
    assert "file" in response.context["form"].errors


def test_files_too_heavy_are_told(desk, monkeypatch):
    monkeypatch.setattr(importing_form, "MAX_SIZE", 1_000)
    response = sent(desk, un=card_file(), deux=card_file())
    assert response.status_code == 422
    assert "plusieurs fois" in response.context["form"].errors["file"][0]


def test_a_double_click_keeps_one_import(desk):
    once = str(uuid4())
    for _ in range(2):
        sent(desk, once=once)
    assert CardImport.objects.count() == 1


def test_many_cards_are_read_then_written_by_jobs(desk, monkeypatch):
    monkeypatch.setattr(importing, "AT_ONCE", 1)
    sent(desk, un=card_file(title="Un"), deux=card_file(title="Deux"))
    run, page = CardImport.objects.get(), page_of(desk)
    assert run.state == ImportState.READING
    assert 'hx-trigger="load delay:2s"' in page.content.decode()
    run_jobs()
    run.refresh_from_db()
    assert (run.state, run.done, run.total) == (ImportState.READ, 2, 2)
    desk.post(f"{run.get_absolute_url()}ecrire/")
    run.refresh_from_db()
    assert (run.state, MethodCard.objects.count()) == (ImportState.WRITING, 0)
    run_jobs()
    run.refresh_from_db()
    assert (run.state, MethodCard.objects.count()) == (ImportState.WRITTEN, 2)


def test_an_import_dropped_while_it_is_written_writes_nothing(agent):
    from methods.exchange import runs

    run = import_in(ImportState.WRITING, agent)
    CardImport.objects.filter(pk=run.pk).update(state=ImportState.DROPPED)
    runs.carry_out(run)
    run.refresh_from_db()
    assert (run.state, MethodCard.objects.count()) == (ImportState.DROPPED, 0)


def test_names_that_are_tidied_are_found_again(desk):
    upload = SimpleUploadedFile("Tour d'ouverture : été.md", card_file())
    desk.post(URL, {"once": str(uuid4()), "file": upload})
    run = CardImport.objects.get()
    desk.post(f"{run.get_absolute_url()}ecrire/")
    run.refresh_from_db()
    assert run.is_written
    assert MethodCard.objects.get().slug == run.report["rows"][0]["slug"]


@pytest.mark.parametrize("role", ["visitor", "agent", "editor"])
def test_an_import_is_its_owner_s_alone(client, signed_in, role):
    run = handed_over()
    file_url = files_of(run).get().get_absolute_url()
    reader = client if role == "visitor" else signed_in(UserFactory(is_editor=role == "editor"))
    expected = 302 if role == "visitor" else 404
    for address in (run.get_absolute_url(), f"{run.get_absolute_url()}rapport.json"):
        assert reader.get(address).status_code == expected
    for verb in ("ecrire", "abandonner"):
        assert reader.post(f"{run.get_absolute_url()}{verb}/").status_code == expected
    assert reader.get(file_url).status_code == 404
    assert reader.get(URL).status_code == (302 if role == "visitor" else 200)
    assert run.file_name not in reader.get(URL).content.decode()
    run.refresh_from_db()
    assert run.is_read


def test_the_template_is_a_card(client):
    answer = client.get(f"{URL}modele-de-fiche.md")
    assert TEMPLATE.name in answer["Content-Disposition"]
    card = read_card(TEMPLATE.name, answer.content)
    assert card.problems == []
    optional = card.data | {"related": [], "case_notes": []}
    assert card.data == optional


def test_the_guide_tells_every_key():
    told = {key for line in HELP for key in line.split(", ")}
    assert told == {*PLAIN_FIELDS, *ROWS, "canvases"}


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_cost_the_same_at_any_length(desk, agent, django_assert_num_queries, count):
    run = handed_over(agent, **{f"carte_{n}": card_file() for n in range(count)})
    for _ in range(count - 1):
        handed_over(agent)
    with django_assert_num_queries(4):
        desk.get(URL)
    with django_assert_num_queries(4):
        desk.get(run.get_absolute_url())
