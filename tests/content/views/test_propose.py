"""A new case by its essential: five questions, on a phone."""

from uuid import uuid4

import pytest

from content.models import Initiative
from foundation.history.editorial import latest_version_of
from tests.support.factories.accounts import MembershipFactory, UserFactory
from tests.support.factories.content import draft_initiative, published_initiative
from tests.support.factories.territories import CollectiviteFactory

pytestmark = pytest.mark.django_db
PROPOSE = "/initiatives/proposer/"
TYPED, DISCARD = f"{PROPOSE}saisie/", f"{PROPOSE}saisie/effacer/"


def essential(**changes):
    """What somebody in a hurry sends."""
    CollectiviteFactory(name="Plouvien")
    return {
        "once": uuid4(),
        "title": "Un guichet au marché",
        "territory": "Plouvien",
        "problem": "Peu de monde vient à l’accueil.",
        "done": "Un stand le samedi.",
        "outcome": "experimentation",
        "summary": "Trente personnes par matinée.",
        **changes,
    }


def test_a_visitor_is_asked_to_sign_in(client):
    response = client.get(PROPOSE)
    assert (response.status_code, response.url) == (302, f"/compte/connexion/?next={PROPOSE}")


def test_five_questions_make_a_draft_of_one_s_own(signed_in):
    author = UserFactory()
    response = signed_in(author).post(PROPOSE, essential())
    initiative = Initiative.objects.get()
    assert (response.status_code, response.url) == (303, f"{initiative.get_absolute_url()}ecrire/")
    assert (initiative.state, initiative.form, list(initiative.authors.all())) == ("draft", "mention", [author])
    assert (initiative.territory.name, initiative.territory_kind) == ("Plouvien", "commune")
    assert (initiative.department, initiative.region) == (initiative.territory.department, initiative.territory.region)
    assert (initiative.problem, initiative.done) == ("Peu de monde vient à l’accueil.", "Un stand le samedi.")
    assert initiative.licence == "Licence Ouverte 2.0"


def test_there_are_six_fields_at_most(signed_in):
    form = signed_in(UserFactory()).get(PROPOSE).context["form"]
    assert [field.name for field in form.visible_fields()] == [
        "title",
        "territory",
        "problem",
        "done",
        "outcome",
        "summary",
    ]


def test_the_page_opens_on_one_s_own_collectivite_and_on_the_problem_it_was_given(signed_in):
    membership = MembershipFactory()
    form = signed_in(membership.user).get(f"{PROPOSE}?probleme=Files+d’attente").context["form"]
    assert form["territory"].value() == (membership.collectivite.label, str(membership.collectivite.pk))
    assert form["problem"].value() == "Files d’attente"


def test_a_form_sent_twice_makes_one_initiative(signed_in):
    client, typed = signed_in(UserFactory()), essential()
    first, second = (client.post(PROPOSE, typed) for _ in range(2))
    assert first.url == second.url
    assert Initiative.objects.count() == 1


@pytest.mark.parametrize("name", ["title", "territory", "problem", "done", "summary"])
def test_each_question_is_answered(signed_in, name):
    response = signed_in(UserFactory()).post(PROPOSE, essential(**{name: ""}))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [name]
    assert "Un stand le samedi." in response.content.decode() or name == "done"
    assert not Initiative.objects.exists()


def test_an_unknown_place_is_refused_and_kept(signed_in):
    response = signed_in(UserFactory()).post(PROPOSE, essential(territory="Xyzzy"))
    assert response.status_code == 422
    assert "Aucun territoire ne correspond" in response.content.decode()
    assert response.context["form"]["territory"].value()[0] == "Xyzzy"


def test_what_is_typed_is_found_again_until_it_is_saved(signed_in):
    author = UserFactory()
    client = signed_in(author)
    typed = {"title": "Un guichet au mar", "territory": "Plou", "problem": "", "outcome": "en-cours"}
    assert client.post(TYPED, typed).status_code == 204
    html = client.get(PROPOSE)
    assert "Nous avons retrouvé votre saisie" in html.content.decode()
    form = html.context["form"]
    assert (form["title"].value(), form["territory"].value()[0]) == ("Un guichet au mar", "Plou")
    assert (form["problem"].value(), form["outcome"].value()) == ("", "en-cours")
    assert "retrouvé" not in signed_in(UserFactory()).get(PROPOSE).content.decode()
    client.post(PROPOSE, essential())
    assert "retrouvé" not in client.get(PROPOSE).content.decode()


def test_what_was_typed_may_be_thrown_away(signed_in):
    client = signed_in(UserFactory())
    client.post(TYPED, {"title": "Un essai"})
    assert client.post(DISCARD).url == PROPOSE
    assert client.get(PROPOSE).context["form"]["title"].value() in (None, "")


@pytest.mark.parametrize("value", ["é" * 200_000, "x" * 200_001])
def test_too_much_is_not_kept(signed_in, value):
    assert signed_in(UserFactory()).post(TYPED, {"title": value}).status_code == 413


def test_odd_characters_are_kept_without_harm(signed_in):
    client = signed_in(UserFactory())
    assert (
        client.post(TYPED, {"title": "Un\x00mot", "problem": "\ud800".encode("utf-8", "surrogatepass")}).status_code
        == 204
    )
    assert client.get(PROPOSE).context["form"]["title"].value() == "Unmot"


def test_published_cases_that_look_like_the_title_are_shown(client, signed_in):
    online = published_initiative(title="Un guichet au marché du samedi")
    hidden = draft_initiative(title="Un guichet au marché, brouillon", author=UserFactory())
    reader = signed_in(hidden.authors.get())
    html = reader.get(f"{PROPOSE}semblables/", {"title": "guichet marché"}).content.decode()
    assert "Cela existe peut-être déjà" in html
    assert online.get_absolute_url() in html
    assert "brouillon" not in html
    assert client.get(f"{PROPOSE}semblables/", {"title": ""}).content.decode().strip() == ""


def test_without_scripts_one_may_still_look_for_similar_cases(signed_in):
    html = signed_in(UserFactory()).get(PROPOSE).content.decode()
    assert "Chercher des cas semblables" in html
    assert 'hx-get="/initiatives/proposer/semblables/"' in html


def test_a_completed_mention_becomes_a_full_sheet(signed_in):
    client = signed_in(UserFactory())
    client.post(PROPOSE, essential())
    initiative = Initiative.objects.get()
    work = f"{initiative.get_absolute_url()}ecrire/"
    sources = {"sources-TOTAL_FORMS": 1, "sources-INITIAL_FORMS": 0, "sources-0-title": "Notre expérience, 2024"}
    client.post(f"{work}sources/", {**sources, "licence": "CC BY 4.0", "base": 1})
    assert latest_version_of(initiative).data["form"] == "mention"
    rows = {"factors-TOTAL_FORMS": 0, "factors-INITIAL_FORMS": 0}
    client.post(f"{work}echecs/", {**rows, "failed": "La pluie.", "helped": "", "base": 2})
    initiative.refresh_from_db()
    assert latest_version_of(initiative).data["form"] == "full"
    assert (initiative.form, initiative.licence) == ("full", "CC BY 4.0")


def test_what_was_begun_is_found_among_one_s_initiatives(signed_in):
    client = signed_in(UserFactory())
    assert "commencé à raconter" not in client.get("/initiatives/mes-initiatives/").content.decode()
    client.post(TYPED, {"title": "Un essai"})
    assert "commencé à raconter" in client.get("/initiatives/mes-initiatives/").content.decode()


def test_the_problem_of_a_cohort_is_not_lost_to_what_was_begun(signed_in):
    client = signed_in(UserFactory())
    client.post(TYPED, {"title": "Un essai", "problem": ""})
    assert client.get(f"{PROPOSE}?probleme=Files").context["form"]["problem"].value() == "Files"
    discarded = client.post(DISCARD, {"next": f"{PROPOSE}?probleme=Files"})
    assert discarded.url == f"{PROPOSE}?probleme=Files"
