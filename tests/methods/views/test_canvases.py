"""The canvases of a card: joined by those who write it, taken by those who read it."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from foundation.files import files_of
from foundation.files.models import StoredFile
from foundation.history.enums import EditorialState
from foundation.search import ranked_ids
from methods import actions
from methods.models import Canvas, MethodCard
from methods.permissions import MOST_CANVASES
from tests.foundation.files.uploads import HONEST, upload
from tests.methods.test_permissions import ROLES, SEES, person
from tests.methods.test_races import at_once
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import card_in, draft_card, published_card

pytestmark = pytest.mark.django_db
WRITERS = {"author", "editor", "editor who wrote it"}


def file(name: str) -> Any:
    """An honest file of that extension."""
    extension = name.rpartition(".")[2]
    content = next(content for known, content in HONEST.items() if known.endswith(f".{extension}"))
    return upload(name, content)


def joined(card: MethodCard, title: str = "Grille de relevé", *, actor: Any = None, **files: Any) -> Canvas:
    files = files or {"pdf": file("grille.pdf")}
    return actions.add_canvas(
        card, actor=actor or card.authors.get(), title=title, purpose="Une par personne.", files=files
    )


def sent(title: str = "Grille de relevé", **more: Any) -> dict[str, Any]:
    return {"title": title, "purpose": "Une par personne.", "once": uuid4(), **more}


def supports(card: MethodCard, *parts: Any) -> str:
    return "/".join([f"{card.get_absolute_url()}supports", *(str(part) for part in parts), ""])


def text_of(response: Any) -> str:
    return response.content.decode().replace("\u00a0", " ")


def test_an_author_joins_a_canvas_and_readers_take_it(client, signed_in):
    card = published_card()
    files = {"pdf": file("grille.pdf"), "odt": file("grille.odt"), "png": file("grille.png")}
    response = signed_in(card.authors.get()).post(supports(card), sent(**files))
    assert (response.status_code, response.url) == (303, supports(card))
    page = text_of(client.get(card.get_absolute_url()))
    assert "Supports à remplir" in page
    for stored, format_name in zip(StoredFile.objects.order_by("mime"), ("ODT", "PDF", "PNG"), strict=True):
        assert stored.get_absolute_url() in page
        assert f"{format_name} · " in page
        assert client.get(stored.get_absolute_url()).status_code == 200


def test_without_any_canvas_readers_see_nothing_and_authors_are_invited(client, signed_in):
    card = published_card()
    assert "Supports à remplir" not in text_of(client.get(card.get_absolute_url()))
    page = text_of(signed_in(card.authors.get()).get(card.get_absolute_url()))
    assert "Joindre ou modifier un support" in page
    assert "Joignez ci-dessous la feuille" in text_of(signed_in(card.authors.get()).get(supports(card)))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", SEES)
def test_a_canvas_is_read_by_whoever_reads_the_card(client, signed_in, state, role):
    card = card_in(state, author=UserFactory())
    stored = files_of(joined(card)).get()
    user = person(role, card)
    reader = client if isinstance(user, AnonymousUser) else signed_in(user)
    assert (reader.get(stored.get_absolute_url()).status_code == 200) == (role in SEES[state])


DOES = {
    "add": lambda card, canvas, user: joined(card, actor=user),
    "edit": lambda card, canvas, user: actions.edit_canvas(canvas, actor=user, title="Neuf", purpose="", files={}),
    "move": lambda card, canvas, user: actions.move_canvas(canvas, actor=user, step=1),
    "remove": lambda card, canvas, user: actions.remove_canvas(canvas, actor=user),
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", EditorialState)
@pytest.mark.parametrize("action", DOES)
def test_who_may_do_what_in_each_state(action, state, role):
    card = card_in(state, author=UserFactory())
    canvas, user = joined(card), person(role, card)
    if role in WRITERS:
        DOES[action](card, canvas, user)
    else:
        with pytest.raises(PermissionDenied):
            DOES[action](card, canvas, user)


@pytest.mark.parametrize("page", ["", "edit", "rang", "retirer"])
def test_the_pages_do_not_exist_for_others(client, signed_in, page):
    card = published_card()
    canvas = joined(card)
    parts = {"": (), "edit": (canvas.pk,)}.get(page, (canvas.pk, page))
    for reader, status in ((client, 302), (signed_in(UserFactory()), 404)):
        assert reader.post(supports(card, *parts), sent()).status_code == status
    elsewhere = draft_card(title="Autre fiche")
    assert signed_in(elsewhere.authors.get()).post(supports(elsewhere, canvas.pk, "retirer")).status_code == 404
    assert Canvas.objects.get() == canvas


@pytest.mark.parametrize(
    ("files", "field", "said"),
    [
        ({}, "pdf", "Joignez au moins un fichier"),
        ({"pdf": "grille.odt"}, "pdf", "Joignez ici un fichier PDF."),
        ({"odt": "grille.pdf"}, "odt", "Joignez ici un fichier ODT."),
        ({"png": "page.html"}, "png", "Ce type de fichier n’est pas accepté."),
    ],
)
def test_what_is_refused_is_said_beside_the_field_and_keeps_what_was_typed(signed_in, files, field, said):
    card = draft_card()
    given = {name: upload("page.html", b"<b>") if path == "page.html" else file(path) for name, path in files.items()}
    response = signed_in(card.authors.get()).post(supports(card), sent("Grille", **given))
    assert response.status_code == 422
    assert said in response.context["form"].errors[field][0]
    assert 'value="Grille"' in text_of(response)
    assert f'id="id_{field}_error"' in text_of(response)
    assert not Canvas.objects.exists()


def test_a_false_pdf_is_refused(signed_in):
    card = draft_card()
    response = signed_in(card.authors.get()).post(supports(card), sent(pdf=upload("grille.pdf", b"<script>")))
    assert (response.status_code, Canvas.objects.count()) == (422, 0)


def test_a_form_sent_twice_joins_one_canvas(signed_in):
    card, once = draft_card(), uuid4()
    client = signed_in(card.authors.get())
    for _time in range(2):
        client.post(supports(card), sent(pdf=file("grille.pdf"), once=once))
    assert (Canvas.objects.count(), StoredFile.objects.count()) == (1, 1)


def test_a_full_quota_is_said_and_nothing_is_kept(signed_in, monkeypatch):
    monkeypatch.setattr("foundation.files.limits.QUOTA_PER_PERSON", 1)
    card = draft_card()
    response = signed_in(card.authors.get()).post(supports(card), sent(pdf=file("grille.pdf")))
    assert "la limite est de" in text_of(response)
    assert (response.status_code, Canvas.objects.count()) == (422, 0)


def test_a_canvas_is_renamed_and_a_file_replaces_that_of_its_format(signed_in):
    card = draft_card()
    canvas = joined(card, pdf=file("ancien.pdf"), odt=file("grille.odt"))
    typed = {"title": "Grille du soir", "purpose": "", "pdf": file("neuf.pdf")}
    response = signed_in(card.authors.get()).post(supports(card, canvas.pk), typed)
    assert (response.status_code, response.url) == (303, supports(card))
    assert (Canvas.objects.get().title, set(files_of(canvas).values_list("name", flat=True))) == (
        "Grille du soir",
        {"neuf.pdf", "grille.odt"},
    )


def test_a_format_is_dropped_but_never_the_last_one(signed_in):
    card = draft_card()
    canvas = joined(card, pdf=file("grille.pdf"), odt=file("grille.odt"))
    client = signed_in(card.authors.get())
    client.post(supports(card, canvas.pk), {"title": "Grille", "drop_odt": "on"})
    assert files_of(canvas).get().name == "grille.pdf"
    response = client.post(supports(card, canvas.pk), {"title": "Grille", "drop_pdf": "on"})
    assert (response.status_code, files_of(canvas).count()) == (422, 1)


def test_canvases_are_put_in_order(client, signed_in):
    card = published_card()
    first, second, third = (joined(card, title) for title in ("Un", "Deux", "Trois"))
    author = signed_in(card.authors.get())
    response = author.post(supports(card, third.pk, "rang"), {"sens": "monter"})
    assert response.url == f"{supports(card)}#support-{third.pk}"
    author.post(supports(card, first.pk, "rang"), {"sens": "descendre"})
    author.post(supports(card, second.pk, "rang"), {"sens": "de travers"})
    shown = client.get(card.get_absolute_url()).context["canvases"]
    assert [canvas.title for canvas in shown] == ["Trois", "Un", "Deux"]


def test_a_canvas_is_removed_after_asking(client, signed_in, django_capture_on_commit_callbacks):
    card = published_card()
    canvas = joined(card)
    url = files_of(canvas).get().get_absolute_url()
    author = signed_in(card.authors.get())
    assert "disparaissent de la fiche" in text_of(author.get(supports(card, canvas.pk, "retirer")))
    assert Canvas.objects.exists()
    author.post(supports(card, canvas.pk, "retirer"))
    assert not Canvas.objects.exists()
    assert client.get(url).status_code == 404


def test_there_is_a_bound(signed_in):
    card = draft_card()
    for n in range(MOST_CANVASES):
        joined(card, f"Grille {n}")
    client = signed_in(card.authors.get())
    assert "assez de supports" in text_of(client.get(supports(card)))
    assert client.post(supports(card), sent(pdf=file("grille.pdf"))).status_code == 403
    assert Canvas.objects.count() == MOST_CANVASES


def test_a_card_is_found_by_the_title_of_its_canvases():
    card = published_card()
    canvas = joined(card, "Échelle de Bristol")
    assert list(ranked_ids("échelle de bristol", kind="methode", user=AnonymousUser())) == [card.pk]
    actions.remove_canvas(canvas, actor=card.authors.get())
    assert list(ranked_ids("échelle de bristol", kind="methode", user=AnonymousUser())) == []


@pytest.mark.django_db(transaction=True)
def test_two_who_replace_the_same_file_at_once_leave_one():
    card = draft_card()
    author, canvas = card.authors.get(), joined(card)

    def replace(name: str) -> Any:
        mine = Canvas.objects.select_related("card").get()
        return lambda: actions.edit_canvas(
            mine, actor=author, title=name, purpose="", files={"pdf": file(f"{name}.pdf")}
        )

    at_once(replace("un"), replace("deux"))
    assert files_of(canvas).get().name == f"{Canvas.objects.get().title}.pdf"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_cost_of_the_page_that_lists_them(signed_in, django_assert_num_queries, rows):
    card = draft_card()
    for n in range(rows):
        joined(card, f"Grille {n}", pdf=file("grille.pdf"), odt=file("grille.odt"))
    client = signed_in(card.authors.get())
    with django_assert_num_queries(5):
        client.get(supports(card))
