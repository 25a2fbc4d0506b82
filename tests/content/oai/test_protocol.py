"""OAI-PMH 2.0: the verbs, the errors, the answers well formed."""

import xml.etree.ElementTree as ET

import pytest
from django.test import override_settings

from content.models import Initiative
from tests.content.oai.protocol import OAI, ask, dublin, error_of, headers, look_over
from tests.support.factories.content import archived_initiative, initiative_in, published_initiative, theme

pytestmark = pytest.mark.django_db
ID = "oai:essaim.example:"


def test_identify(client):
    row = published_initiative()
    root = ask(client, verb="Identify")
    said = {child.tag.removeprefix(OAI): child.text for child in root.find(f"{OAI}Identify")}
    assert said["baseURL"] == "http://localhost:8000/oai"
    assert said["deletedRecord"] == "persistent"
    assert said["granularity"] == "YYYY-MM-DDThh:mm:ssZ"
    assert said["earliestDatestamp"] == f"{row.changed_at:%Y-%m-%dT%H:%M:%SZ}"
    assert "@" in said["adminEmail"]
    scheme = root.find(".//{http://www.openarchives.org/OAI/2.0/oai-identifier}repositoryIdentifier")
    assert scheme.text == "essaim.example"


def test_an_empty_library_identifies_itself(client):
    assert error_of(ask(client, verb="Identify")) is None
    assert error_of(ask(client, verb="ListRecords", metadataPrefix="oai_dc")) == "noRecordsMatch"


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "badVerb"),
        ("verb=Tout", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=identify", "badVerb"),
        ("verb=Identify&set=theme", "badArgument"),
        ("verb=Identify&quoi=1", "badArgument"),
        ("verb=GetRecord", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=a&identifier=a", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=a%01b", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=un-guichet", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:essaim.example:absent", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=marcxml&identifier=oai:essaim.example:absent", "cannotDisseminateFormat"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marcxml", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=a", "badArgument"),
        ("verb=ListRecords&resumptionToken=a", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=", "badResumptionToken"),
        ("verb=ListIdentifiers&resumptionToken=a:b:c", "badResumptionToken"),
        ("verb=ListSets&resumptionToken=a", "badResumptionToken"),
        ("verb=ListMetadataFormats&identifier=absent", "idDoesNotExist"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=hier", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T10:00:00", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T10:00:00.5Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=0000-01-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-01T10:00:00Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&until=1999-01-01", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=9999-12-31", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=inconnu", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=theme:inconnu", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=un%20ensemble", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=0001-01-01&until=9999-12-31", None),
    ],
)
def test_errors_of_the_protocol(client, query, code):
    published_initiative()
    for response in (client.get(f"/oai?{query}"), client.post("/oai", query, "application/x-www-form-urlencoded")):
        assert response.status_code == 200
        root = ET.fromstring(response.content)
        look_over(root)
        assert error_of(root) == code


def test_get_and_post_answer_alike(client):
    published_initiative()
    asked = {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"}
    posted = ET.fromstring(client.post("/oai", asked).content)
    assert headers(posted) == headers(ask(client, **asked)) == {f"{ID}un-guichet-au-marche": None}
    assert client.put("/oai").status_code == 405


def test_a_record_is_said_in_dublin_core(client):
    row = published_initiative(themes=[theme("accueil")])
    root = ask(client, verb="GetRecord", metadataPrefix="oai_dc", identifier=ID + row.slug)
    assert dublin(root, "title") == ["Un guichet au marché"]
    assert dublin(root, "creator") == ["Trois-Moulins"]
    assert dublin(root, "subject") == ["Accueil"]
    assert dublin(root, "identifier") == [f"http://localhost:8000{row.get_absolute_url()}"]
    assert dublin(root, "rights") == ["Licence Ouverte 2.0", "https://spdx.org/licenses/etalab-2.0.html"]
    assert dublin(root, "source") == ["Bilan du service accueil, p. 3, https://exemple.fr/bilan"]
    assert dublin(root, "coverage") == ["Trois-Moulins", "2023"]
    assert [spec.text for spec in root.iter(f"{OAI}setSpec")] == ["theme:accueil"]
    assert row.authors.get().name not in ET.tostring(root, encoding="unicode")


def test_a_withdrawn_case_is_a_deleted_record(client):
    row = archived_initiative(title="Retirée")
    for verb in ("ListRecords", "ListIdentifiers"):
        assert headers(ask(client, verb=verb, metadataPrefix="oai_dc")) == {f"{ID}retiree": "deleted"}
    root = ask(client, verb="GetRecord", metadataPrefix="oai_dc", identifier=ID + row.slug)
    assert "stand au marché" not in ET.tostring(root, encoding="unicode")


@pytest.mark.parametrize("state", ["draft", "submitted", "to_revise"])
def test_what_is_not_on_line_does_not_exist(client, state):
    row = initiative_in(state)
    assert error_of(ask(client, verb="ListRecords", metadataPrefix="oai_dc")) == "noRecordsMatch"
    root = ask(client, verb="GetRecord", metadataPrefix="oai_dc", identifier=ID + row.slug)
    assert error_of(root) == "idDoesNotExist"


def test_sets_are_themes_and_regions(client):
    row, other = published_initiative(themes=[theme("accueil")]), published_initiative(title="Sans thème")
    specs = [spec.text for spec in ask(client, verb="ListSets").iter(f"{OAI}setSpec")]
    assert specs[:2] == ["theme", "theme:accueil"]
    assert "region" in specs
    for spec, expected in (("theme:accueil", {ID + row.slug}), ("theme", {ID + row.slug})):
        assert set(headers(ask(client, verb="ListIdentifiers", metadataPrefix="oai_dc", set=spec))) == expected
    assert other.slug


@pytest.mark.parametrize("title", ["Un \x01titre\x0b", "« & < > \" ' ]]>", "🐝 \ufffe\uffff abeille", "\u2028"])
def test_no_text_breaks_the_answer(client, title):
    row = published_initiative()
    Initiative.objects.filter(pk=row.pk).update(title=title, territory_name=title)
    root = ask(client, verb="ListRecords", metadataPrefix="oai_dc")
    assert len(headers(root)) == 1


def test_a_domain_that_moves_keeps_its_identifiers(client):
    row = published_initiative()
    with override_settings(OPEN_DATA_NAME="bibliotheque.example"):
        listed = headers(ask(client, verb="ListIdentifiers", metadataPrefix="oai_dc"))
    assert listed == {f"oai:bibliotheque.example:{row.slug}": None}


def test_whoever_harvests_too_fast_is_told_when_to_come_back(client):
    with override_settings(API_READS_A_MINUTE=1):
        client.get("/oai?verb=Identify", REMOTE_ADDR="203.0.113.50")
        response = client.get("/oai?verb=Identify", REMOTE_ADDR="203.0.113.50")
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
