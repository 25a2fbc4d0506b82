"""The page of a workshop: what it shows, what it costs, with and without scripts."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from methods.enums import BlockKind
from methods.models import PlanBlock, WorkshopPlan
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import published_card
from tests.support.factories.plans import block, card_block, facilitator, plan, shared_model

pytestmark = pytest.mark.django_db
QUERIES = 10
HTMX = {"HX-Request": "true", "HX-Target": "planner"}
DIALOG = {"HX-Request": "true", "HX-Target": "dialog"}


def url(name: str, of: WorkshopPlan, *args: Any) -> str:
    return reverse(f"workshops:{name}", args=[of.slug, *args])


def text_of(answer: Any) -> str:
    return answer.content.decode().replace("\xa0", " ").replace("\u202f", " ")


@pytest.fixture
def workshop() -> WorkshopPlan:
    workshop = plan(available_minutes=60, people=14)
    block(workshop, "Accueil", 15, kind=BlockKind.WELCOME)
    card_block(workshop, published_card(title="Idées en silence"), 60)
    return workshop


@pytest.fixture
def mine(workshop: WorkshopPlan, signed_in: Any) -> Any:
    return signed_in(workshop.owner)


def test_it_says_the_hours_the_totals_and_what_to_look_at(workshop: WorkshopPlan, mine: Any):
    html = text_of(mine.get(workshop.get_absolute_url()))
    assert "9 h 15" in html
    assert "1 h 15 sur 1 h" in html
    assert "15 min de trop" in html
    assert "va jusqu’à 12 personnes et vous serez 14" in html
    assert "14 (1 par personne)" in html


@pytest.mark.parametrize("rows", [1, 3, 40])
def test_it_costs_the_same_whatever_its_length(signed_in: Any, rows: int, django_assert_max_num_queries: Any):
    workshop = plan()
    facilitator(workshop)
    parallel = block(workshop, kind=BlockKind.PARALLEL)
    for n in range(rows):
        card_block(workshop, published_card(title=f"Méthode {n}"), parent=parallel if n % 2 else None, track=n % 2)
    client = signed_in(workshop.owner)
    client.get(workshop.get_absolute_url())
    client.post(url("block-minutes", workshop, workshop.blocks.last().pk), {"by": "5"})
    with django_assert_max_num_queries(QUERIES):
        html = client.get(workshop.get_absolute_url()).content.decode()
    assert html.count('class="plan-row"') == rows + 1


@pytest.mark.parametrize("rows", [1, 40])
def test_a_change_costs_the_same_whatever_the_length(signed_in: Any, rows: int, django_assert_max_num_queries: Any):
    workshop = plan()
    card = published_card()
    blocks = [card_block(workshop, card) for _ in range(rows)]
    client = signed_in(workshop.owner)
    with django_assert_max_num_queries(29):
        client.post(url("block-move", workshop, blocks[-1].pk), {"place": f"avant-{blocks[0].pk}"}, headers=HTMX)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(signed_in: Any, rows: int, django_assert_max_num_queries: Any):
    owner = UserFactory()
    for n in range(rows):
        block(plan(owner=owner, slug=f"atelier-{n}"))
        block(shared_model(slug=f"modele-{n}"))
    client = signed_in(owner)
    with django_assert_max_num_queries(QUERIES):
        html = client.get(reverse("workshops:index")).content.decode()
    assert html.count("/ateliers/modele-") == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_a_visitor_reads_models_in_few_queries(client: Any, rows: int, django_assert_max_num_queries: Any):
    for n in range(rows):
        model = shared_model(slug=f"modele-{n}")
        card_block(model, published_card(title=f"Méthode {n}"))
    for address in (reverse("workshops:index"), reverse("workshops:model-list"), model.get_absolute_url()):
        with django_assert_max_num_queries(6):
            assert client.get(address).status_code == 200


def test_without_scripts_every_operation_is_a_form(workshop: WorkshopPlan, mine: Any):
    first, second = workshop.blocks.order_by("position")
    answer = mine.post(url("block-move", workshop, second.pk), {"place": f"avant-{first.pk}"})
    assert (answer.status_code, answer.url) == (303, f"{workshop.get_absolute_url()}#temps-{second.pk}")
    mine.post(url("block-minutes", workshop, second.pk), {"minutes": "45", "seen": "60"})
    mine.post(url("block-add", workshop), {"place": "fin", "kind": "cloture", "title": "", "minutes": ""})
    mine.post(url("block-remove", workshop, first.pk))
    rows = workshop.blocks.order_by("position").values_list("title", "minutes")
    assert list(rows) == [("Idées en silence", 45), ("Clôture", 10)]
    html = text_of(mine.get(workshop.get_absolute_url()))
    assert f"Annuler : {workshop.owner} a retiré « Accueil »" in html
    mine.post(url("plan-undo", workshop), {"change": workshop.changes.first().pk})
    assert workshop.blocks.filter(pk=first.pk).exists()


def test_an_operation_answers_the_planner_and_the_rest_out_of_band(workshop: WorkshopPlan, mine: Any):
    second = workshop.blocks.get(title="Idées en silence")
    answer = mine.post(url("block-minutes", workshop, second.pk), {"by": "-5"}, headers=HTMX)
    html = text_of(answer)
    assert (answer["HX-Retarget"], answer["HX-Reswap"]) == ("#planner", "outerHTML")
    assert html.startswith('<div id="planner"')
    assert 'id="plan-aside" hx-swap-oob="true"' in html
    assert "L’atelier finit à 10 h 10." in html
    assert "10 min de trop" in html


def test_minutes_typed_over_others_are_refused_with_who_and_what(workshop: WorkshopPlan, mine: Any, signed_in: Any):
    helper = facilitator(workshop)
    one = workshop.blocks.get(title="Accueil")
    signed_in(helper).post(url("block-minutes", workshop, one.pk), {"minutes": "20", "seen": "15"})
    html = text_of(mine.post(url("block-minutes", workshop, one.pk), {"minutes": "30", "seen": "15"}, headers=HTMX))
    assert f"{helper} vient de donner 20 min à « Accueil ». Vos 30 min ne sont pas enregistrées." in html


@pytest.mark.parametrize("minutes", ["0", "9999", "dix"])
def test_impossible_minutes_change_nothing(workshop: WorkshopPlan, mine: Any, minutes: str):
    one = workshop.blocks.get(title="Accueil")
    html = text_of(mine.post(url("block-minutes", workshop, one.pk), {"minutes": minutes}, headers=HTMX))
    assert "Un temps dure de 1 à 600 minutes. Rien n’est changé." in html
    assert PlanBlock.objects.get(pk=one.pk).minutes == 15


def test_a_second_writer_keeps_their_text_and_sees_the_first_word_by_word(
    workshop: WorkshopPlan, mine: Any, signed_in: Any
):
    one = workshop.blocks.get(title="Accueil")
    helper = facilitator(workshop)
    typed = {"title": "Accueil", "minutes": "15", "base": "0", "text": "", "materials": ""}
    signed_in(helper).post(url("block-edit", workshop, one.pk), typed | {"notes": "Café au fond"})
    clash = mine.post(url("block-edit", workshop, one.pk), typed | {"notes": "Café devant"})
    html = text_of(clash)
    assert clash.status_code == 409
    assert f"{helper} a enregistré" in html
    assert "<del>au</del>" in html or "<del>au fond</del>" in html
    assert ">\nCafé devant</textarea>" in html
    base = html.split('name="base" value="')[1].split('"')[0]
    saved = mine.post(url("block-edit", workshop, one.pk), typed | {"notes": "Café devant", "base": base})
    assert saved.status_code == 303
    assert PlanBlock.objects.get(pk=one.pk).notes == "Café devant"


def test_the_form_of_a_block_is_a_dialog_or_a_page_and_keeps_what_is_wrong(workshop: WorkshopPlan, mine: Any):
    one = workshop.blocks.get(title="Accueil")
    address = url("block-edit", workshop, one.pk)
    assert mine.get(address).content.startswith(b"<!doctype")
    assert b'id="dialog-title"' in mine.get(address, headers=DIALOG).content
    wrong = mine.post(address, {"title": "", "minutes": "15", "base": "0", "notes": "Gardé"}, headers=DIALOG)
    assert wrong.status_code == 422
    assert "Gardé" in text_of(wrong)


def test_a_block_taken_away_meanwhile_gives_back_what_was_typed(workshop: WorkshopPlan, mine: Any):
    one = workshop.blocks.get(title="Accueil")
    pk = one.pk
    one.delete()
    answer = mine.post(url("block-edit", workshop, pk), {"title": "Accueil", "base": "0", "notes": "Mon texte"})
    assert answer.status_code == 409
    assert "Mon texte" in text_of(answer)


def test_the_materials_of_a_block_are_typed_as_lines(workshop: WorkshopPlan, mine: Any):
    one = workshop.blocks.get(title="Accueil")
    typed = {"title": "Accueil", "minutes": "15", "base": "0", "materials": "Badges : 1 par personne\n\nCafé"}
    mine.post(url("block-edit", workshop, one.pk), typed)
    assert PlanBlock.objects.get(pk=one.pk).materials == [
        {"name": "Badges", "quantity": "1 par personne"},
        {"name": "Café", "quantity": ""},
    ]
    assert "Badges : 1 par personne" in text_of(mine.get(url("block-edit", workshop, one.pk)))


def test_cards_are_searched_and_added_where_one_is(workshop: WorkshopPlan, mine: Any):
    published_card(title="Récit du futur")
    first = workshop.blocks.get(title="Accueil")
    html = text_of(mine.get(url("block-add", workshop), {"q": "récit", "place": f"apres-{first.pk}"}))
    assert "Récit du futur" in html
    mine.post(url("block-add", workshop), {"card": "recit-du-futur", "place": f"apres-{first.pk}"})
    added = workshop.blocks.get(title="Récit du futur")
    assert (added.position, added.minutes, added.everyone_speaks) == (2, 80, True)


def test_a_material_is_ticked(workshop: WorkshopPlan, mine: Any):
    html = text_of(mine.post(url("plan-gather", workshop), {"key": "carnet", "gathered": "1"}, headers=HTMX))
    assert 'aria-pressed="true"' in html
    assert WorkshopPlan.objects.get().gathered == ["carnet"]


def test_what_others_changed_arrives_by_itself(workshop: WorkshopPlan, mine: Any):
    address = workshop.get_absolute_url()
    assert mine.get(address, {"revision": workshop.revision}, headers=HTMX).status_code == 204
    mine.post(url("block-minutes", workshop, workshop.blocks.first().pk), {"by": "5"})
    fresh = mine.get(address, {"revision": workshop.revision}, headers=HTMX)
    assert fresh.content.startswith(b'<div id="planner"')


def test_settings_written_by_two_are_told_to_the_second(workshop: WorkshopPlan, mine: Any):
    address = url("plan-settings", workshop)
    form = mine.get(address).context["form"]
    typed = {
        "title": "Un nom",
        "people": "9",
        "setting": "sur-place",
        "starts_at": "10:00",
        "base": form["base"].value(),
    }
    assert mine.post(address, typed).status_code == 303
    clash = mine.post(address, typed | {"title": "Un autre nom"})
    assert clash.status_code == 409
    assert "<ins>autre" in text_of(clash)
    assert WorkshopPlan.objects.get().title == "Un nom"


@pytest.mark.parametrize("source", ["", "modele", "kit", "fiche"])
def test_a_workshop_begins_from_nothing_a_model_a_kit_or_a_card(signed_in: Any, source: str):
    from methods.models import Kit, KitCard

    card = published_card(title="Idées en silence")
    kit = Kit.objects.create(title="Kit", slug="kit", is_shared=True)
    KitCard.objects.create(kit=kit, card=card, position=1)
    model = shared_model(slug="modele")
    card_block(model, card)
    slugs = {"modele": "modele", "kit": "kit", "fiche": card.slug}
    address = reverse("workshops:plan-new") + (f"?{source}={slugs[source]}" if source else "")
    client, owner = signed_in(user := UserFactory()), user
    token = client.get(address).context["form"]["once"].value()
    typed = {"title": "Mardi", "people": "10", "setting": "sur-place", "starts_at": "14:00", "once": token}
    for _twice in range(2):
        client.post(address, typed)
    workshop = WorkshopPlan.objects.get(owner=owner)
    titles = [one.title for one in workshop.blocks.order_by("position")]
    around = ["Accueil", "Idées en silence", "Clôture"]
    assert titles == {"": [], "modele": ["Idées en silence"]}.get(source, around)
    assert workshop.starts_at == dt.time(14)


def test_a_shared_model_is_a_stripped_copy_that_later_notes_never_reach(workshop: WorkshopPlan, mine: Any, client: Any):
    workshop.blocks.update(lead="Lou", notes="Secret")
    token = mine.get(url("plan-share", workshop)).context["form"]["once"].value()
    mine.post(url("plan-share", workshop), {"title": "Modèle d’accueil", "once": token})
    model = WorkshopPlan.objects.get(is_shared=True)
    assert (model.day, model.place, model.is_model) == (None, "", True)
    assert set(model.blocks.values_list("lead", "notes")) == {("", "")}
    workshop.blocks.update(notes="Plus secret encore")
    html = text_of(client.get(model.get_absolute_url()))
    assert f"partagé par {workshop.owner}" in html
    assert "ecret" not in html
    assert 'name="lead"' not in text_of(mine.get(url("block-edit", model, model.blocks.first().pk)))


def test_a_shared_model_is_found_and_a_private_workshop_never_is(workshop: WorkshopPlan, mine: Any, client: Any):
    token = mine.get(url("plan-share", workshop)).context["form"]["once"].value()
    mine.post(url("plan-share", workshop), {"title": "Modèle introuvable ailleurs", "once": token})
    found = lambda: text_of(client.get(reverse("portal:search"), {"q": "introuvable"}))  # noqa: E731
    assert "/ateliers/modele-introuvable" in found()
    private = text_of(client.get(reverse("portal:search"), {"q": workshop.title}))
    assert workshop.slug not in private
    model = WorkshopPlan.objects.get(is_shared=True)
    mine.post(url("model-withdraw", model))
    assert "/ateliers/modele-introuvable" not in found()


def test_a_copy_has_no_date_and_a_model_no_names(workshop: WorkshopPlan, mine: Any):
    workshop.blocks.update(lead="Lou")
    for kind, lead in (("atelier", "Lou"), ("modele", "")):
        token = mine.get(url("plan-copy", workshop)).context["form"]["once"].value()
        mine.post(url("plan-copy", workshop), {"title": kind, "as": kind, "once": token})
        copy = WorkshopPlan.objects.get(title=kind)
        assert (copy.day, copy.is_model, copy.copied_from) == (None, kind == "modele", workshop)
        assert set(copy.blocks.values_list("lead", flat=True)) == {lead}


def test_the_workshops_of_the_coming_days_wait_in_my_week(signed_in: Any):
    today = timezone.localdate()
    owner = UserFactory()
    for days in (3, 400, -1):
        plan(owner=owner, slug=f"dans-{days}", title=f"Dans {days} jours", day=today + dt.timedelta(days=days))
    html = text_of(signed_in(owner).get(reverse("portal:week")))
    assert "Dans 3 jours" in html
    assert "Dans 400 jours" not in html
    assert "Dans -1 jours" not in html
