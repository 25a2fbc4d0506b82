"""Writing a sheet: nothing typed is lost, with or without JavaScript."""

import re
from typing import Any
from uuid import uuid4

import pytest

from content import actions
from content.models import Initiative
from content.snapshots import ROWS, snapshot_of
from foundation.history.editorial import latest_version_of, versions_of
from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.content import draft_initiative, initiative_data, published_initiative, theme
from tests.support.factories.methods import archived_card, draft_card, published_card
from tests.support.factories.territories import CollectiviteFactory

pytestmark = pytest.mark.django_db
PROPOSE = "/initiatives/proposer/"
PLACE = {"territory", "department_id", "region_id"}


def posted(data: dict[str, Any], **more: Any) -> dict[str, Any]:
    """What a browser sends for this snapshot."""
    rows = {"methods", *ROWS}
    fields = {name: value for name, value in data.items() if name not in rows | PLACE and value is not None}
    fields |= {"territory": "", "department": data["department_id"] or "", "region": data["region_id"] or ""}
    for prefix in rows:
        fields |= {f"{prefix}-TOTAL_FORMS": len(data[prefix]), f"{prefix}-INITIAL_FORMS": 0}
        for n, row in enumerate(data[prefix]):
            fields |= {f"{prefix}-{n}-{name}": "" if value is None else value for name, value in row.items()}
    return fields | more


def edit_url(initiative: Initiative) -> str:
    return f"{initiative.get_absolute_url()}modifier/"


def propose(client, data: dict[str, Any], **more: Any):
    return client.post(PROPOSE, posted(data, **{"once": uuid4(), **more}))


def test_a_visitor_is_asked_to_sign_in(client):
    response = client.get(PROPOSE)
    assert (response.status_code, response.url) == (302, f"/compte/connexion/?next={PROPOSE}")


def test_a_proposed_initiative_is_its_author_s_draft(signed_in):
    author = UserFactory()
    data = initiative_data(themes=[theme("accueil"), theme("mobilite")])
    response = propose(signed_in(author), data)
    initiative = Initiative.objects.get()
    assert (response.status_code, response.url) == (303, initiative.get_absolute_url())
    assert (initiative.state, list(initiative.authors.all()), snapshot_of(initiative)) == ("draft", [author], data)


def test_the_essential_is_enough_for_a_draft(signed_in):
    body = CollectiviteFactory(name="Plouvien")
    bare = dict.fromkeys(("problem", "context", "fieldwork", "done", "failed", "helped", "afterwards"), "")
    rows = {key: [] for key in ("methods", *ROWS)}
    data = initiative_data(**bare, **rows, territory_name="", territory_kind="", axis="", demand="")
    assert propose(signed_in(UserFactory()), data, territory="Plouvien").status_code == 303
    initiative = Initiative.objects.get()
    assert (initiative.territory, initiative.territory_name, initiative.territory_kind) == (body, "Plouvien", "commune")
    assert (initiative.department, initiative.region) == (body.department, body.region)


def test_the_page_opens_on_one_s_own_collectivite(signed_in):
    membership = MembershipFactory()
    editor = signed_in(membership.user).get(PROPOSE).context["editor"]
    assert editor.form["territory"].value() == (membership.collectivite.label, str(membership.collectivite.pk))


def test_a_form_sent_twice_makes_one_initiative(signed_in):
    client, token = signed_in(UserFactory()), uuid4()
    first, second = (propose(client, initiative_data(), once=token) for _ in range(2))
    assert first.url == second.url
    assert Initiative.objects.count() == 1


def test_a_button_rearranges_the_rows_and_keeps_everything_typed(signed_in):
    themes = [theme("accueil"), theme("mobilite")]
    typed = initiative_data(title="", problem="Déjà *écrit*.", themes=themes)
    response = propose(signed_in(UserFactory()), typed, **{"hypotheses-do": "add", "territory": "Nulle part"})
    editor = response.context["editor"]
    assert response.status_code == 200
    assert [row["statement"].value() or "" for row in editor.rows["hypotheses"]] == ["Les horaires freinent.", ""]
    assert editor.form["problem"].value() == "Déjà *écrit*."
    assert editor.form["themes"].value() == themes
    assert editor.form["territory"].value()[0] == "Nulle part"
    assert not Initiative.objects.exists()


def test_rows_left_as_they_were_offered_do_not_count(signed_in):
    data = initiative_data()
    offered = {
        "hypotheses": {"statement": "", "tested_by": "", "verdict": "non-testee", "evidence": ""},
        "tools": {"name": "", "is_free": "unknown", "cost": ""},
        "factors": {"weight": "success", "text": ""},
        "methods": {"name": "", "card": ""},
    }
    sent = data | {name: [*data[name], row] for name, row in offered.items()}
    assert propose(signed_in(UserFactory()), sent).status_code == 303
    assert snapshot_of(Initiative.objects.get()) == data


def test_an_error_is_said_next_to_its_field_and_keeps_what_was_typed(signed_in):
    wrong = {"statement": "", "tested_by": "Deux entretiens", "verdict": "nuancee", "evidence": ""}
    response = propose(signed_in(UserFactory()), initiative_data(title="", hypotheses=[wrong]))
    html = response.content.decode()
    assert response.status_code == 422
    assert 'href="#id_title"' in html
    assert 'href="#id_hypotheses-0-statement"' in html
    field = re.search(r'<textarea[^>]*name="hypotheses-0-statement"[^>]*>', html)
    assert field
    assert 'aria-describedby="id_hypotheses-0-statement_helptext id_hypotheses-0-statement_error"' in field.group()
    assert "Deux entretiens" in html
    assert not Initiative.objects.exists()


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"summary": ""}, "summary"),
        ({"title": "x" * 161}, "title"),
        ({"outcome": "inconnue"}, "outcome"),
        ({"themes": ["inexistant"]}, "themes"),
        ({"territory_name": ""}, "territory"),
        ({"territory_kind": ""}, "territory_kind"),
    ],
)
def test_what_cannot_be_is_refused(signed_in, change, where):
    response = propose(signed_in(UserFactory()), initiative_data(**change))
    assert response.status_code == 422
    assert where in response.context["editor"].form.errors


def test_an_unknown_place_is_refused_and_kept(signed_in):
    response = propose(signed_in(UserFactory()), initiative_data(), territory="Xyzzy")
    assert response.status_code == 422
    assert "Aucun territoire ne correspond" in response.content.decode()
    assert response.context["editor"].form["territory"].value()[0] == "Xyzzy"


def test_six_themes_are_too_many(signed_in):
    response = propose(signed_in(UserFactory()), initiative_data(themes=[theme(f"t{n}") for n in range(6)]))
    assert "Choisissez cinq thèmes au plus." in response.content.decode()


def test_only_cards_on_line_may_be_named(signed_in):
    shown, hidden = published_card(title="Marche"), draft_card(title="Cachée")
    choices = dict(signed_in(UserFactory()).get(PROPOSE).context["editor"].rows["methods"][0].fields["card"].choices)
    assert shown.slug in choices
    assert hidden.slug not in choices
    refused = initiative_data(methods=[{"name": "essai", "card": hidden.slug}])
    assert propose(signed_in(UserFactory()), refused).status_code == 422


def test_a_card_archived_since_stays_named(signed_in):
    data = initiative_data(methods=[{"name": "marche", "card": archived_card().slug}])
    initiative = draft_initiative(**data)
    response = signed_in(initiative.authors.get()).post(edit_url(initiative), posted(data, base=1))
    assert response.status_code == 303


def test_the_edit_page_opens_on_the_latest_version_and_saving_it_changes_nothing(signed_in):
    body = CollectiviteFactory()
    place = {"territory": body.pk, "territory_name": body.name, "department_id": "29", "region_id": "53"}
    initiative = published_initiative(**place, themes=[theme("accueil")])
    author = initiative.authors.get()
    later = initiative_data(**place, title="Titre suivant", themes=["accueil"])
    actions.edit_initiative(initiative, actor=author, data=later, base=1)
    response = signed_in(author).get(edit_url(initiative))
    assert response.context["base"] == 2
    assert response.context["editor"].form["title"].value() == "Titre suivant"
    sent = posted(later, base=2, territory=body.label, territory_choice=body.pk)
    assert signed_in(author).post(edit_url(initiative), sent).status_code == 303
    assert latest_version_of(Initiative.objects.get()).data == later


def sent_back(client, initiative: Initiative, **changes: Any) -> None:
    """Open the edit page and send it as it is, but for `changes`."""
    form = client.get(edit_url(initiative)).context["editor"].form
    shown = {name: form[name].value() for name in ("territory_name", "territory_kind", "department", "region")}
    data = posted(latest_version_of(initiative).data, base=initiative.latest_version)
    typed = {name: "" if value is None else value for name, value in shown.items()}
    assert client.post(edit_url(initiative), data | typed | changes).status_code == 303


def test_the_name_of_the_territory_changes_with_the_collectivite(signed_in):
    before, after = CollectiviteFactory(name="Plouvien"), CollectiviteFactory(name="Guissény")
    initiative = draft_initiative(territory=before.pk, territory_name="Plouvien")
    sent_back(signed_in(initiative.authors.get()), initiative, territory=after.label, territory_choice=after.pk)
    assert Initiative.objects.get().territory_name == "Guissény"


def test_a_name_of_its_own_stays(signed_in):
    body = CollectiviteFactory(name="Plouvien")
    initiative = draft_initiative(territory=body.pk, territory_name="Le bourg de Plouvien")
    sent_back(signed_in(initiative.authors.get()), initiative, territory=body.label, territory_choice=body.pk)
    assert Initiative.objects.get().territory_name == "Le bourg de Plouvien"


@pytest.mark.parametrize("who", ["agent", "administrator"])
def test_others_find_no_edit_page(signed_in, who):
    client = signed_in(UserFactory(is_staff=who == "administrator"))
    assert client.get(edit_url(published_initiative())).status_code == 404
    assert client.post(edit_url(draft_initiative()), posted(initiative_data(), base=1)).status_code == 404


def test_the_second_writer_sees_both_texts_and_may_still_save(signed_in):
    initiative, editor = draft_initiative(), UserFactory(is_editor=True, name="Claude Relecteur")
    theirs = initiative_data(problem="Texte de Claude.")
    actions.edit_initiative(initiative, actor=editor, data=theirs, base=1)
    client = signed_in(initiative.authors.get())
    response = client.post(edit_url(initiative), posted(initiative_data(problem="Texte à moi."), base=1))
    html = response.content.decode()
    assert response.status_code == 409
    for text in ("Claude Relecteur", "Texte de Claude.", "<ins>"):
        assert text in html
    assert response.context["editor"].form["problem"].value() == "Texte à moi."
    assert versions_of(initiative).count() == 2
    both = posted(initiative_data(problem="Les deux."), base=response.context["base"])
    assert client.post(edit_url(initiative), both).status_code == 303
    assert latest_version_of(Initiative.objects.get()).data["problem"] == "Les deux."


@pytest.mark.parametrize("base", ["", "abc", "99", "-1", "9" * 40])
def test_a_damaged_base_loses_nothing(signed_in, base):
    initiative = draft_initiative()
    sent = posted(initiative_data(title="Deux"), base=base)
    assert signed_in(initiative.authors.get()).post(edit_url(initiative), sent).status_code == 409
    assert versions_of(initiative).count() == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_cost_of_the_edit_page(signed_in, django_assert_num_queries, rows):
    used = [{"name": f"m{n}", "card": published_card(title=f"Carte {n}").slug} for n in range(rows)]
    initiative = draft_initiative(methods=used, hypotheses=initiative_data()["hypotheses"] * rows)
    client = signed_in(initiative.authors.get())
    client.get(edit_url(initiative))  # the themes are kept from one page to the next
    with django_assert_num_queries(9):
        client.get(edit_url(initiative))
