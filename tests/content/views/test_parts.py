"""A sheet is written one part at a time; nothing typed is lost, whoever writes beside."""

import re
from typing import Any

import pytest

from content import actions
from content.models import Initiative, SectionDraft
from content.models.rows import UNMEASURED
from content.parts import PARTS, part_called
from foundation.history.editorial import latest_version_of, versions_of
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import draft_initiative, initiative_data, published_initiative, theme
from tests.support.factories.methods import archived_card, draft_card, published_card
from tests.support.factories.territories import CollectiviteFactory
from tests.support.writing import part_posted, part_url, rows_posted

pytestmark = pytest.mark.django_db
KEYS = [part.key for part in PARTS]
MEASURED = {
    "text": "",
    "name": "Dossiers complets",
    "unit": "%",
    "baseline": 12.0,
    "target": 60.5,
    "measures": [
        {"date": "2023-06-30", "value": 31.0, "method": "comptage"},
        {"date": "2024-03-31", "value": 42.5, "method": ""},
    ],
}


def latest(initiative: Initiative) -> dict[str, Any]:
    return versions_of(initiative).first().data


def author_of(initiative: Initiative) -> Any:
    return initiative.authors.get()


@pytest.mark.parametrize("key", KEYS)
def test_a_part_saved_as_it_is_makes_no_version(signed_in, key):
    initiative = draft_initiative(indicators=[MEASURED], themes=[theme("accueil")])
    client = signed_in(author_of(initiative))
    assert client.get(part_url(initiative, key)).status_code == 200
    response = client.post(part_url(initiative, key), part_posted(key, latest(initiative)))
    assert (response.status_code, response.url) == (303, f"{initiative.get_absolute_url()}ecrire/")
    assert versions_of(initiative).count() == 1


def test_the_parts_hold_every_key_of_a_sheet_once():
    held = [name for part in PARTS for name in part.holds]
    assert sorted(held) == sorted(initiative_data().keys() - {"form"})


def test_one_goes_on_to_the_next_part(signed_in):
    initiative = draft_initiative()
    typed = part_posted("probleme", initiative_data(problem="Autrement dit."))
    response = signed_in(author_of(initiative)).post(part_url(initiative, "probleme"), {**typed, "continue": "1"})
    assert response.url == part_url(initiative, "enquete")
    assert latest(initiative) == initiative_data(problem="Autrement dit.")


def test_the_last_part_leads_back_to_the_work_page(signed_in):
    initiative = draft_initiative()
    page = signed_in(author_of(initiative)).get(part_url(initiative, "sources")).content.decode()
    assert "Enregistrer et continuer" not in page


def test_a_published_sheet_is_amended_while_its_page_stays(signed_in):
    initiative = published_initiative()
    client = signed_in(author_of(initiative))
    client.post(part_url(initiative, "apres"), part_posted("apres", initiative_data(afterwards="Arrêté en mai.")))
    initiative.refresh_from_db()
    assert (initiative.state, initiative.next_state, initiative.afterwards) == (
        "published",
        "draft",
        initiative_data()["afterwards"],
    )
    assert "Arrêté en mai." in client.get(part_url(initiative, "apres")).content.decode()


def test_a_button_rearranges_the_rows_and_keeps_everything_typed(signed_in):
    initiative = draft_initiative()
    typed = part_posted("enquete", initiative_data(fieldwork="Déjà *écrit*."), **{"hypotheses-do": "add"})
    response = signed_in(author_of(initiative)).post(part_url(initiative, "enquete"), typed)
    editor = response.context["editor"]
    assert response.status_code == 200
    assert [row["statement"].value() or "" for row in editor.rows["hypotheses"]] == ["Les horaires freinent.", ""]
    assert editor.form["fieldwork"].value() == "Déjà *écrit*."
    assert response.context["base"] == 1


def test_rows_left_as_they_were_offered_do_not_count(signed_in):
    initiative = draft_initiative()
    rows = [*initiative_data()["tools"], {"name": "", "is_free": "unknown", "cost": ""}]
    typed = part_posted("fait", initiative_data(tools=rows))
    assert signed_in(author_of(initiative)).post(part_url(initiative, "fait"), typed).status_code == 303
    assert latest(initiative) == initiative_data()


def test_an_error_is_said_next_to_its_field_and_keeps_what_was_typed(signed_in):
    initiative = draft_initiative()
    wrong = {"statement": "", "tested_by": "Deux entretiens", "verdict": "nuancee", "evidence": ""}
    typed = part_posted("enquete", initiative_data(hypotheses=[wrong]))
    response = signed_in(author_of(initiative)).post(part_url(initiative, "enquete"), typed)
    html = response.content.decode()
    assert response.status_code == 422
    assert 'href="#id_hypotheses-0-statement"' in html
    field = re.search(r'<textarea[^>]*name="hypotheses-0-statement"[^>]*>', html)
    assert field
    assert 'aria-describedby="id_hypotheses-0-statement_helptext id_hypotheses-0-statement_error"' in field.group()
    assert "Deux entretiens" in html


@pytest.mark.parametrize(
    ("key", "change", "where"),
    [
        ("essentiel", {"summary": ""}, "summary"),
        ("essentiel", {"title": "x" * 161}, "title"),
        ("apres", {"outcome": "inconnue"}, "outcome"),
        ("themes", {"themes": ["inexistant"]}, "themes"),
        ("lieu", {"territory_name": ""}, "territory"),
        ("lieu", {"territory_kind": ""}, "territory_kind"),
        ("sources", {"licence": "Tous droits réservés"}, "licence"),
    ],
)
def test_what_cannot_be_is_refused(signed_in, key, change, where):
    initiative = draft_initiative()
    response = signed_in(author_of(initiative)).post(
        part_url(initiative, key), part_posted(key, initiative_data(), **change)
    )
    assert response.status_code == 422
    assert where in response.context["editor"].form.errors
    assert versions_of(initiative).count() == 1


def test_six_themes_are_too_many(signed_in):
    initiative = draft_initiative()
    typed = part_posted("themes", initiative_data(themes=[theme(f"t{n}") for n in range(6)]))
    response = signed_in(author_of(initiative)).post(part_url(initiative, "themes"), typed)
    assert "Choisissez cinq thèmes au plus." in response.content.decode()


def test_only_cards_on_line_may_be_named_and_those_already_named(signed_in):
    shown, hidden, old = published_card(title="Marche"), draft_card(title="Cachée"), archived_card()
    initiative = draft_initiative(methods=[{"name": "essai", "card": old.slug}])
    client = signed_in(author_of(initiative))
    row = client.get(part_url(initiative, "fait")).context["editor"].rows["methods"][0]
    assert {shown.slug, old.slug} <= dict(row.fields["card"].choices).keys()
    refused = part_posted("fait", initiative_data(methods=[{"name": "essai", "card": hidden.slug}]))
    assert client.post(part_url(initiative, "fait"), refused).status_code == 422
    kept = part_posted("fait", initiative_data(methods=[{"name": "marche", "card": old.slug}]))
    assert client.post(part_url(initiative, "fait"), kept).status_code == 303


@pytest.mark.parametrize(("own", "after"), [("", "Guissény"), ("Le bourg", "Le bourg")])
def test_the_name_of_the_territory_changes_with_the_collectivite_unless_it_has_its_own(signed_in, own, after):
    here, there = CollectiviteFactory(name="Plouvien"), CollectiviteFactory(name="Guissény")
    initiative = draft_initiative(territory=here.pk, territory_name=own or "Plouvien")
    client = signed_in(author_of(initiative))
    form = client.get(part_url(initiative, "lieu")).context["editor"].form
    assert form["territory_name"].value() == own
    typed = part_posted(
        "lieu", latest(initiative), territory=there.label, territory_choice=there.pk, territory_name=own
    )
    client.post(part_url(initiative, "lieu"), typed)
    assert Initiative.objects.get().territory == there
    assert Initiative.objects.get().territory_name == after


def test_a_licence_of_another_time_may_be_kept(signed_in):
    initiative = draft_initiative(licence="ODbL")
    client = signed_in(author_of(initiative))
    assert "ODbL" in client.get(part_url(initiative, "sources")).content.decode()
    typed = part_posted("sources", initiative_data(licence="ODbL", sources=[]))
    assert client.post(part_url(initiative, "sources"), typed).status_code == 303


@pytest.mark.parametrize("who", ["agent", "administrator"])
@pytest.mark.parametrize("page", ["", "saisie/", "saisie/effacer/"])
def test_others_find_no_part(signed_in, who, page):
    client = signed_in(UserFactory(is_staff=who == "administrator"))
    for initiative in (published_initiative(), draft_initiative()):
        assert client.get(part_url(initiative, "apres", page)).status_code == 404
        assert client.post(part_url(initiative, "apres", page), {"afterwards": "Non."}).status_code == 404
    assert not SectionDraft.objects.exists()


def test_a_part_that_does_not_exist_is_not_found(signed_in):
    initiative = draft_initiative()
    assert signed_in(author_of(initiative)).get(part_url(initiative, "autre")).status_code == 404


def test_two_writers_of_different_parts_both_save(signed_in):
    initiative, editor = draft_initiative(), UserFactory(is_editor=True)
    other = part_posted("apres", initiative_data(afterwards="Écrit par l’éditrice."))
    assert signed_in(editor).post(part_url(initiative, "apres"), other).status_code == 303
    mine = part_posted("probleme", initiative_data(problem="Écrit par moi."))
    assert signed_in(author_of(initiative)).post(part_url(initiative, "probleme"), mine).status_code == 303
    expected = initiative_data(problem="Écrit par moi.", afterwards="Écrit par l’éditrice.")
    assert latest(initiative) == expected


def test_the_second_writer_of_a_part_sees_both_texts_and_may_still_save(signed_in):
    initiative, editor = draft_initiative(), UserFactory(is_editor=True, name="Claude Relecteur")
    part, url = part_called("probleme"), part_url(initiative, "probleme")
    actions.edit_part(initiative, part, actor=editor, typed=initiative_data(problem="Texte de Claude."), base=1)
    actions.edit_part(
        initiative, part_called("apres"), actor=author_of(initiative), typed=initiative_data(afterwards="B"), base=2
    )
    client = signed_in(author_of(initiative))
    response = client.post(url, part_posted("probleme", initiative_data(problem="Texte à moi.")))
    html = response.content.decode()
    assert response.status_code == 409
    for text in ("Claude Relecteur", "Texte de Claude.", "<ins>", "La version 2"):
        assert text in html
    assert "Trois samedis d’essai." not in html  # another part
    assert response.context["editor"].form["problem"].value() == "Texte à moi."
    both = part_posted("probleme", initiative_data(problem="Les deux."), base=response.context["base"])
    assert client.post(url, both).status_code == 303
    assert latest(initiative) == initiative_data(problem="Les deux.", afterwards="B")


def test_the_same_text_typed_by_both_is_no_conflict(signed_in):
    initiative = draft_initiative()
    typed = part_posted("probleme", initiative_data(problem="Le même."))
    for user in (UserFactory(is_editor=True), author_of(initiative)):
        assert signed_in(user).post(part_url(initiative, "probleme"), typed).status_code == 303
    assert versions_of(initiative).count() == 2


def test_a_text_changed_then_put_back_is_no_conflict(signed_in):
    initiative, editor = draft_initiative(), UserFactory(is_editor=True)
    part = part_called("probleme")
    actions.edit_part(initiative, part, actor=editor, typed=initiative_data(problem="Essai."), base=1)
    actions.edit_part(initiative, part, actor=editor, typed=initiative_data(), base=2)
    typed = part_posted("probleme", initiative_data(problem="À moi."))
    assert signed_in(author_of(initiative)).post(part_url(initiative, "probleme"), typed).status_code == 303


@pytest.mark.parametrize("base", ["", "abc", "99", "-1", "9" * 40, "²"])
def test_a_damaged_base_loses_nothing(signed_in, base):
    initiative = draft_initiative()
    typed = part_posted("essentiel", initiative_data(title="Deux"), base=base)
    assert signed_in(author_of(initiative)).post(part_url(initiative, "essentiel"), typed).status_code == 409
    assert versions_of(initiative).count() == 1


def test_what_is_typed_in_a_part_is_found_again_rows_included(signed_in):
    initiative = draft_initiative()
    client, url = signed_in(author_of(initiative)), part_url(initiative, "enquete")
    rows = [*initiative_data()["hypotheses"], {"statement": "Une autre", "tested_by": "", "verdict": "non-testee"}]
    typed = part_posted("enquete", initiative_data(fieldwork="En train d’écr", hypotheses=rows))
    assert client.post(f"{url}saisie/", typed).status_code == 204
    page = client.get(url)
    assert "Nous avons retrouvé votre saisie" in page.content.decode()
    assert page.context["editor"].form["fieldwork"].value() == "En train d’écr"
    assert page.context["editor"].rows["hypotheses"][1]["statement"].value() == "Une autre"
    assert "retrouvé" not in signed_in(UserFactory(is_editor=True)).get(url).content.decode()
    work = client.get(f"{initiative.get_absolute_url()}ecrire/").content.decode()
    assert "à enregistrer" in work
    assert client.post(url, typed).status_code == 303
    assert not SectionDraft.objects.exists()


def test_what_was_typed_remembers_what_it_was_typed_on(signed_in):
    initiative, editor = draft_initiative(), UserFactory(is_editor=True)
    client, url = signed_in(author_of(initiative)), part_url(initiative, "probleme")
    client.post(f"{url}saisie/", part_posted("probleme", initiative_data(problem="À moi.")))
    theirs = initiative_data(problem="À Claude.")
    actions.edit_part(initiative, part_called("probleme"), actor=editor, typed=theirs, base=1)
    assert client.get(url).context["base"] == 1
    assert client.post(url, part_posted("probleme", initiative_data(problem="À moi."))).status_code == 409


def test_what_was_typed_may_be_thrown_away(signed_in):
    initiative = draft_initiative()
    client, url = signed_in(author_of(initiative)), part_url(initiative, "probleme")
    client.post(f"{url}saisie/", part_posted("probleme", initiative_data(problem="Brouillon.")))
    assert client.post(f"{url}saisie/effacer/").url == url
    assert client.get(url).context["editor"].form["problem"].value() == initiative_data()["problem"]


def test_measures_are_typed_as_lines_and_numbers_with_a_comma(signed_in):
    initiative = draft_initiative(indicators=[])
    row = {
        "name": "Dossiers complets",
        "unit": "%",
        "baseline": "12",
        "target": "60,5",
        "measures": "31/03/2024 ; 42,5\r\n\r\n30/06/2023;31;comptage",
        "text": "",
    }
    typed = {
        **rows_posted("indicators", []),
        **rows_posted("indicators", [row | {"measures": row["measures"]}]),
        "base": 1,
    }
    response = signed_in(author_of(initiative)).post(part_url(initiative, "resultats"), typed)
    assert response.status_code == 303
    assert latest(initiative)["indicators"] == [MEASURED]
    html = signed_in(author_of(initiative)).get(part_url(initiative, "resultats")).content.decode()
    assert "30/06/2023 ; 31 ; comptage\n31/03/2024 ; 42,5" in html
    assert 'value="60,5"' in html


@pytest.mark.parametrize(
    ("measures", "message"),
    [
        ("mars 2024 ; 42", "Ligne 1\xa0: «\xa0mars 2024\xa0» n’est pas une date."),
        ("31/03/2024 ; 42\n31/02/2024 ; 43", "Ligne 2\xa0: «\xa031/02/2024\xa0» n’est pas une date."),
        ("31/03/2024 ; beaucoup", "«\xa0beaucoup\xa0» n’est pas un nombre."),
        ("31/03/2024", "il manque un point-virgule"),
        ("31/03/2024 ; 1e400", "n’est pas un nombre"),
        ("31/03/2024 ; " + "9" * 30, "trop grand"),
        ("31/03/2024 ; ٣", "n’est pas un nombre"),
        ("\n".join(["31/03/2024 ; 1"] * 41), "Quarante mesures au plus"),
        ("31/03/2024 ; 1 ; " + "x" * 201, "trop longue"),
    ],
)
def test_a_measure_that_cannot_be_read_is_said_with_its_line(signed_in, measures, message):
    initiative = draft_initiative()
    typed = rows_posted("indicators", [UNMEASURED | {"text": "", "name": "Visites", "measures": measures}])
    response = signed_in(author_of(initiative)).post(part_url(initiative, "resultats"), typed | {"base": 1})
    assert response.status_code == 422
    assert message in response.content.decode()


@pytest.mark.parametrize("typed", [{"unit": "%"}, {"baseline": "0"}, {"measures": "31/03/2024 ; 42"}])
def test_figures_have_a_name(signed_in, typed):
    initiative = draft_initiative()
    row = UNMEASURED | {"text": "", "measures": ""} | typed
    response = signed_in(author_of(initiative)).post(
        part_url(initiative, "resultats"), rows_posted("indicators", [row]) | {"base": 1}
    )
    assert response.status_code == 422
    assert "Dites ce que ces chiffres comptent." in response.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_cost_of_a_part(signed_in, django_assert_num_queries, rows):
    used = [{"name": f"m{n}", "card": published_card(title=f"Carte {n}").slug} for n in range(rows)]
    initiative = draft_initiative(methods=used)
    client = signed_in(author_of(initiative))
    with django_assert_num_queries(9):
        client.get(part_url(initiative, "fait"))


@pytest.mark.parametrize("key", KEYS)
def test_no_part_costs_more_than_ten_queries(signed_in, django_assert_max_num_queries, key):
    body = CollectiviteFactory()
    initiative = draft_initiative(territory=body.pk, themes=[theme("accueil")], indicators=[MEASURED])
    client = signed_in(author_of(initiative))
    client.get(part_url(initiative, key))  # the words of the lists are kept from one page to the next
    with django_assert_max_num_queries(10):
        client.get(part_url(initiative, key))


def test_latest_version_is_what_the_row_shows_while_nothing_is_on_line(signed_in):
    initiative = draft_initiative()
    signed_in(author_of(initiative)).post(
        part_url(initiative, "essentiel"), part_posted("essentiel", initiative_data(title="Autre titre"))
    )
    initiative.refresh_from_db()
    assert (initiative.title, latest_version_of(initiative).number) == ("Autre titre", 2)
