"""Refusals are said with the form."""

from django import forms
from django.utils.datastructures import MultiValueDict

from foundation.files.forms import UploadField, UploadsField
from tests.foundation.files.uploads import HTML, image, upload


class LetterForm(forms.Form):
    plan = UploadField(required=False)
    papers = UploadsField(required=False)


def test_clean_values_are_ready_to_keep() -> None:
    files = {"plan": [upload("a.png", image())], "papers": [upload("b.txt", b"b"), upload("c.txt", b"c")]}
    form = LetterForm({}, MultiValueDict(files))
    assert form.is_valid()
    assert form.cleaned_data["plan"].mime == "image/png"
    assert [paper.name for paper in form.cleaned_data["papers"]] == ["b.txt", "c.txt"]


def test_nothing_is_a_valid_answer_when_not_required() -> None:
    form = LetterForm({}, {})
    assert form.is_valid()
    assert form.cleaned_data == {"plan": None, "papers": []}


def test_a_refusal_is_an_error_of_its_field() -> None:
    form = LetterForm({}, MultiValueDict({"papers": [upload("b.txt", b"b"), upload("x.png", HTML)]}))
    assert form.errors == {
        "papers": [
            "Le contenu de « x.png » n’est pas une image PNG. Enregistrez-le à nouveau dans ce format, puis joignez-le."
        ]
    }


def test_the_field_offers_the_accepted_types_only() -> None:
    html = str(LetterForm()["papers"])
    assert 'accept=".png,.jpg' in html
    assert "multiple" in html
