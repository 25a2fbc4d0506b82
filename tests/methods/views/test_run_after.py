"""The pages that follow a workshop: bilan, minutes, stories, corrected durations."""

import datetime as dt
import io
import uuid

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from pypdf import PdfReader

from foundation.files import store_upload
from methods.enums import RunEventKind
from methods.models import UseReport, WorkshopRun
from tests.foundation.documents.test_typesetting import roles_in
from tests.methods.afterwards.test_afterwards import lived_workshop
from tests.support.factories.accounts import UserFactory
from tests.support.factories.plans import facilitator, plan
from tests.support.factories.runs import event_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def run() -> WorkshopRun:
    return lived_workshop()


def photo(run: WorkshopRun, minute: int = 40, text: str = "") -> None:
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), "#F2B33D").save(stream, "JPEG")
    event = event_of(run, RunEventKind.PHOTO, minute, slot=1, text=text)
    store_upload(ContentFile(stream.getvalue(), name="mur.jpg"), owner=event, actor=run.plan.owner)


def pages(run: WorkshopRun) -> list[str]:
    after, card = f"/ateliers/{run.plan.slug}/apres/", "raconter/marche-exploratoire/"
    own = f"{after}{run.pk}/"
    return [after, own, f"{own}compte-rendu.md", f"{own}compte-rendu.pdf", f"{own}durees/", f"{own}{card}"]


@pytest.mark.parametrize(
    ("role", "status"), [("owner", 200), ("facilitator", 200), ("other", 404), ("editor", 404), ("visitor", 302)]
)
def test_who_reads_what_was_lived(client, signed_in, run, role, status):
    who = {
        "owner": run.plan.owner,
        "facilitator": facilitator(run.plan),
        "other": UserFactory(),
        "editor": UserFactory(is_editor=True),
    }
    reader = signed_in(who[role]) if role in who else client
    for address in pages(run):
        assert reader.get(address).status_code == status, address
    for address in pages(run)[-2:]:
        expected = {200: (303, 422), 404: (404,), 302: (302,)}[status]
        assert reader.post(address).status_code in expected, address


def test_a_workshop_not_run_yet_has_no_afterwards(signed_in):
    made = plan()
    assert signed_in(made.owner).get(f"/ateliers/{made.slug}/apres/").status_code == 404


def test_a_run_of_another_workshop_is_not_found(signed_in, run):
    other = plan(owner=run.plan.owner, slug="autre-aaaaaa")
    assert signed_in(run.plan.owner).get(f"/ateliers/{other.slug}/apres/{run.pk}/").status_code == 404


def test_the_page_draws_planned_against_real_and_keeps_the_notes_in_order(signed_in, run):
    photo(run, text="Le mur des idées")
    html = signed_in(run.plan.owner).get(pages(run)[0]).content.decode().replace("\u00a0", " ")
    for words in ("Prévu 1 h 40, réel 1 h 45", "15 min de plus", "sauté", 'alt="Le mur des idées"'):
        assert words in html
    assert html.index("Trois idées au mur.") < html.index("Le mur des idées") < html.index("Le tri déborde.")


def test_the_minutes_as_a_text(signed_in, run):
    photo(run)
    answer = signed_in(run.plan.owner).get(pages(run)[2])
    assert answer["Content-Type"].startswith("text/markdown")
    text = answer.content.decode().replace("\u00a0", " ")
    assert text.startswith("# Compte rendu : Refaire l’accueil\n- Date : 17 novembre 2026\n")
    assert "## Marche exploratoire\n\nPrévu 1 h, 15 min de plus.\n\n- 9 h 30 : Trois idées au mur.\n" in text
    assert "[photo](http://localhost:8000/fichiers/" in text


def test_the_minutes_as_a_pdf_show_the_photos_with_their_words(signed_in, run):
    photo(run, text="Le mur des idées")
    reader = PdfReader(io.BytesIO(signed_in(run.plan.owner).get(pages(run)[3]).content))
    text = "\n".join(page.extract_text() for page in reader.pages).replace("\u00a0", " ")
    root = reader.trailer["/Root"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert reader.metadata.title.replace("\u00a0", " ") == "Compte rendu : Refaire l’accueil"
    assert "/Figure" in roles_in(root["/StructTreeRoot"])
    for words in ("Marche exploratoire", "15 min de plus", "Trois idées au mur.", "Le tri déborde."):
        assert words in text


def test_hostile_notes_stay_words(signed_in, run):
    event_of(run, RunEventKind.NOTE, 61, slot=1, text='#read("/etc/passwd")\n<script>x</script> $ @cible')
    reader = signed_in(run.plan.owner)
    assert "<script>x" not in reader.get(pages(run)[0]).content.decode()
    assert reader.get(pages(run)[3]).status_code == 200
    assert '#read("/etc/passwd")\n  <script>x</script>' in reader.get(pages(run)[2]).content.decode()


def story(**changes) -> dict[str, str]:
    told = {"used_on": "2026-11-17", "people": "12", "minutes": "75", "worked": "Le calme.", "once": str(uuid.uuid4())}
    return told | changes


def test_a_story_comes_filled_and_is_told_once(signed_in, run):
    reader, address = signed_in(run.plan.owner), pages(run)[-1]
    html = reader.get(address).content.decode()
    for filled in ('value="2026-11-17"', 'value="12"', 'value="75"', "Trois idées au mur."):
        assert filled in html
    assert reader.post(address, story()).status_code == 303
    use = UseReport.objects.get()
    assert (use.run_id, use.author, use.card.slug) == (run.pk, run.plan.owner, "marche-exploratoire")
    reader.post(address, story(worked="Une seconde fois."))
    assert UseReport.objects.get().worked == "Le calme."
    assert "Vous avez déjà raconté cette fiche" in reader.get(address).content.decode()
    assert f"/methodes/usages/{use.pk}/corriger/" in reader.get(pages(run)[0]).content.decode()


def test_a_wrong_story_keeps_what_was_typed(signed_in, run):
    answer = signed_in(run.plan.owner).post(pages(run)[-1], story(people="0", worked="Le calme du matin."))
    assert answer.status_code == 422
    assert "Le calme du matin." in answer.content.decode()


def test_a_card_that_did_not_serve_has_no_story(signed_in, run):
    address = pages(run)[-1].replace("marche-exploratoire", "autre-fiche")
    assert signed_in(run.plan.owner).get(address).status_code == 404


def test_durations_are_corrected_after_asking(signed_in, run):
    reader, address = signed_in(run.plan.owner), pages(run)[4]
    html = reader.get(address).content.decode()
    assert "Marche exploratoire" in html
    assert [one.minutes for one in run.plan.blocks.all()] == [15, 60, 10, 15]
    assert reader.post(address)["Location"] == run.plan.get_absolute_url()
    assert [one.minutes for one in run.plan.blocks.all()] == [20, 75, 10, 10]
    assert "Rien à corriger" in reader.get(address).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_whatever_was_noted(signed_in, django_assert_num_queries, run, rows):
    for number in range(rows):
        photo(run, 40 + number)
        WorkshopRun.objects.create(
            plan=run.plan,
            outline=run.outline,
            started_at=run.started_at - dt.timedelta(days=number + 1),
            ended_at=run.started_at,
        )
    reader = signed_in(run.plan.owner)
    with django_assert_num_queries(10):
        reader.get(f"/ateliers/{run.plan.slug}/apres/{run.pk}/")
