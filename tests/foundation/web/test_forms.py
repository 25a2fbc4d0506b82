"""`{{ form }}` in our design."""

from foundation.web.style import SampleForm

BROKEN = {"title": "Mieux se garer", "email": "claire@"}


def test_a_broken_form_links_its_faults_to_its_fields() -> None:
    html = str(SampleForm(BROKEN))
    assert 'role="alert"' in html
    assert '<a href="#id_email">' in html
    assert 'id="id_email_error"' in html
    assert 'aria-describedby="id_email_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_broken_form_keeps_what_was_typed() -> None:
    assert 'value="Mieux se garer"' in str(SampleForm(BROKEN))


def test_a_fresh_form_complains_of_nothing() -> None:
    assert "error" not in str(SampleForm())


def test_help_is_tied_to_its_field() -> None:
    html = str(SampleForm())
    assert 'id="id_title_helptext"' in html
    assert 'aria-describedby="id_title_helptext"' in html


def test_choices_are_grouped_under_their_question() -> None:
    html = str(SampleForm())
    assert html.count("<fieldset") == 2
    assert "<legend>Où en est-elle\u202f?</legend>" in html


def test_optional_fields_say_so() -> None:
    assert str(SampleForm()).count("(facultatif)") == 3
