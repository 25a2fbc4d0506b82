"""The field that names a collectivité, as a form without JavaScript sends it."""

import pytest
from django import forms

from territories.models import Collectivite
from territories.widgets import CollectiviteField

pytestmark = pytest.mark.django_db


class PlaceForm(forms.Form):
    place = CollectiviteField(label="Collectivité")


class OptionalPlaceForm(forms.Form):
    place = CollectiviteField(label="Collectivité", required=False)


def body(code: str) -> Collectivite:
    return Collectivite.objects.get(code=code)


def sent(text: str, choice: object = "") -> PlaceForm:
    form = PlaceForm({"place": text, "place_choice": str(choice)})
    form.is_valid()
    return form


@pytest.mark.parametrize("text", ["93400", "st ouen sur seine", "Saint-Ouen-sur-Seine (93) · commune"])
def test_text_is_resolved(places, text) -> None:
    assert sent(text).cleaned_data["place"] == body("93070")


def test_label_tells_homonyms_apart(places) -> None:
    assert sent("Saint-Denis (93) · commune").cleaned_data["place"] == body("93066")


def test_ambiguous_text_offers_choices_and_keeps_the_text(places) -> None:
    form = sent("saint denis")
    page = str(form["place"])
    assert form.has_error("place", "ambiguous")
    assert 'type="radio"' in page
    assert f'value="{body("97411").pk}"' in page
    assert 'value="saint denis"' in page


def test_choice_settles_the_ambiguity(places) -> None:
    assert sent("saint denis", body("97411").pk).cleaned_data["place"] == body("97411")


def test_text_typed_since_then_wins_over_the_choice(places) -> None:
    assert sent("landerneau 29", body("97411").pk).cleaned_data["place"] == body("29103")


def test_choices_of_one_form_do_not_leak_into_another(places) -> None:
    sent("saint denis")
    assert 'type="radio"' not in str(PlaceForm()["place"])


def test_merged_commune_becomes_its_heir(places) -> None:
    assert sent("Pierrefitte-sur-Seine").cleaned_data["place"] == body("93066")


def test_unknown_name_says_what_to_do(places) -> None:
    form = sent("zzzz")
    assert form.has_error("place", "unknown")
    assert "code postal" in str(form.errors)


@pytest.mark.parametrize("choice", ["abc", "-1", "9" * 30, "0", "²"])
def test_forged_choice(places, choice) -> None:
    assert sent("", choice).has_error("place")


def test_required_and_optional(places) -> None:
    assert sent("").has_error("place", "required")
    assert OptionalPlaceForm({"place": "", "place_choice": ""}).is_valid()


def test_initial_shows_the_label_and_does_not_count_as_a_change(places) -> None:
    initial = body("93070")
    form = PlaceForm({"place": initial.label, "place_choice": str(initial.pk)}, initial={"place": initial.pk})
    assert not form.has_changed()
    assert initial.label in str(PlaceForm(initial={"place": initial})["place"])
