"""What goes out comes back the same: export a library, empty it, import the file."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.actions.import_writing import write_plan
from content.actions.shelving import shelve
from content.enums import Axis, Demand, HypothesisVerdict, Outcome, Posture, ProximityForm, SheetForm, Weight
from content.exporting import FORMATS, Export
from content.importing import read_file
from content.importing.plans import plan_of
from content.models import Initiative
from foundation.exchange.does import Does
from foundation.history import editorial
from foundation.history.models import Version
from foundation.markup.guard import MarkupRefused, accept, normalise
from territories.actions import ensure_body
from territories.enums import Kind
from territories.models import Collectivite
from tests.support.factories.content import draft_initiative, theme
from tests.support.factories.methods import published_card
from tests.support.factories.territories import CollectiviteFactory, DepartmentFactory, RegionFactory

pytestmark = pytest.mark.django_db
ROUND_TRIPS = ("csv", "xlsx", "zip")
THEMES = ("accueil", "mobilite", "numerique", "sante")
HOSTILE = [
    "=1+1", "'=1+1", "''=1+1", "-5", "+33 1", "@nom", "- une liste\n- deux", "a;b,c\td", '"guillemets" et ""', "a | b",
    "## Problème\n\nun titre", "---\ntitre: x\n---", "_x000D_", "01004", "1e5", "oui", "null", "~", "[a](b)",
    "Été œuvre ’ « »",     "&amp; <b>", "ligne\n\n\nligne", "{a: b}", "# un", "sep=;", "élan 🐝",
    "!!python/object", "*gras*\n", "\u2028x",
]  # fmt: skip


def kept(text: str) -> str:
    """What a form keeps of a text."""
    return normalise(text).strip()


def is_accepted(text: str) -> bool:
    try:
        accept(text)
    except MarkupRefused:
        return False
    return True


def texts(most: int, least: int = 0) -> st.SearchStrategy[str]:
    free = st.text(st.characters(codec="utf-8"), max_size=min(most, 40))
    found = st.one_of(st.sampled_from(HOSTILE), free).map(kept)
    return found.filter(lambda text: least <= len(text) <= most and is_accepted(text))


def lines(most: int, least: int = 0) -> st.SearchStrategy[str]:
    """Texts of a field of one line."""
    return texts(most, least).map(lambda text: kept(" ".join(text.split("\n")))).filter(lambda text: len(text) >= least)


numbers = st.none() | st.integers(-10_000, 10_000).map(float) | st.floats(allow_nan=False, allow_infinity=False)
measures = st.lists(
    st.fixed_dictionaries(
        {
            "date": st.dates().map(str),
            "value": st.floats(allow_nan=False, allow_infinity=False),
            "method": lines(80).map(lambda text: " ".join(text.split())),
        }
    ),
    max_size=3,
    unique_by=lambda measure: measure["date"],
).map(lambda found: sorted(found, key=lambda measure: measure["date"]))


def rows(**parts: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(st.fixed_dictionaries(parts), max_size=3)


def facts(places: list[dict[str, Any]], card: str) -> st.SearchStrategy[dict[str, Any]]:
    """Snapshots of published sheets, full of what files have trouble with."""
    plain = st.fixed_dictionaries(
        {
            "title": lines(160, 1),
            "form": st.sampled_from(SheetForm.values),
            "population": st.none() | st.integers(0, 2_147_483_647),
            "year": st.none() | st.integers(1900, 2026),
            "axis": st.sampled_from(["", *Axis.values]),
            "posture": st.sampled_from(Posture.values),
            "proximity_form": st.sampled_from(ProximityForm.values),
            "demand": st.sampled_from(["", *Demand.values]),
            "outcome": st.sampled_from(Outcome.values),
            "licence": lines(80, 1),
            "summary": texts(400, 1),
            **dict.fromkeys(("problem", "context", "fieldwork", "done", "failed", "helped", "afterwards"), texts(400)),
            "themes": st.sets(st.sampled_from(THEMES)).map(sorted),
            "methods": rows(name=lines(120, 1), card=st.sampled_from([None, card])),
            "hypotheses": rows(
                statement=texts(400, 1),
                tested_by=texts(400),
                verdict=st.sampled_from(HypothesisVerdict.values),
                evidence=texts(400),
            ),
            "tools": rows(name=lines(120, 1), is_free=st.sampled_from([None, True, False]), cost=lines(120)),
            "indicators": rows(
                text=texts(300, 1), name=lines(120), unit=lines(40), baseline=numbers, target=numbers, measures=measures
            ),
            "factors": rows(weight=st.sampled_from(Weight.values), text=texts(300, 1)),
            "sources": rows(
                title=lines(300, 1), locator=lines(120), url=st.sampled_from(["", "https://exemple.fr/a?b=é"])
            ),
        }
    )
    return st.builds(lambda data, place: data | place, plain, st.sampled_from(places))


@pytest.fixture
def library(db: None) -> tuple[list[dict[str, Any]], str]:
    """Territories of every sort, themes, a card."""
    for slug in THEMES:
        theme(slug)
    ain = DepartmentFactory(code="01", name="Ain", region=RegionFactory(code="84", name="Auvergne-Rhône-Alpes"))
    bodies = [
        CollectiviteFactory(code="01004", name="Bourg", department=ain),
        CollectiviteFactory(code="29001", name="Bourg"),
        CollectiviteFactory(code="200000172", name="CC du Bourg", kind=Kind.EPCI, department=ain),
        CollectiviteFactory(
            code="84", name="Auvergne-Rhône-Alpes", kind=Kind.REGION, department=None, region=ain.region
        ),
        ensure_body("Réseau des bourgs", Kind.RESEAU),
        ensure_body("CCAS de Bourg", Kind.CCAS_CIAS, ain),
    ]
    several = {"territory": None, "territory_name": "Trois bourgs", "territory_kind": "autre"}
    bodies.append(ensure_body("Bourg", Kind.COMMUNE, ain))  # a namesake without official code
    places = [_placed(body) for body in bodies]
    places += [
        places[0] | {"territory_name": "=Bourg, quartier 2"},
        several | {"department_id": None, "region_id": "53"},
    ]
    return places, published_card(title="Marche exploratoire").slug


def _placed(body: Collectivite) -> dict[str, Any]:
    return {
        "territory": body.pk,
        "territory_name": body.name,
        "territory_kind": body.kind,
        "department_id": body.department_id,
        "region_id": body.region_id,
    }


def publish(data: dict[str, Any]) -> Initiative:
    initiative = draft_initiative(**data)
    editorial.submit(initiative, actor=None)
    editorial.publish(initiative, actor=None)
    shelve(initiative)
    return initiative


def exported(form: str) -> bytes:
    keys = list(Initiative.objects.order_by("pk").values_list("pk", flat=True))
    pieces = FORMATS[form].write(Export(keys))
    return b"".join(piece if isinstance(piece, bytes) else piece.encode() for piece in pieces)


def come_back(form: str, content: bytes) -> dict[str, dict[str, Any]]:
    """The snapshots that the file gives in an empty library."""
    plan = plan_of(read_file(f"initiatives.{form}", content, origin="test"))
    assert plan.problems == []
    assert {step.does for step in plan.steps} <= {Does.CREATE}
    write_plan(plan, actor=None, origin="test")
    return snapshots()


def snapshots() -> dict[str, dict[str, Any]]:
    return {initiative.slug: initiative.snapshot() for initiative in Initiative.objects.all()}


def empty() -> None:
    Initiative.objects.all().delete()
    Version.objects.all().delete()


@pytest.mark.parametrize("form", ROUND_TRIPS)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(data=st.data())
def test_a_library_that_goes_out_comes_back_the_same(library, form, data):
    empty()
    for sheet in data.draw(st.lists(facts(*library), min_size=1, max_size=3)):
        publish(sheet)
    before, content = snapshots(), exported(form)
    empty()
    assert come_back(form, content) == before


@pytest.mark.parametrize("form", ROUND_TRIPS)
def test_what_files_have_trouble_with_comes_back_the_same(library, form):
    places, card = library
    for text in HOSTILE:
        text = kept(text)
        line = " ".join(text.split("\n"))
        supposed = {"statement": text, "tested_by": text, "verdict": "infirmee", "evidence": text}
        told = {"title": line, "summary": text, "failed": text, "themes": []}
        publish(places[0] | told | {"hypotheses": [supposed], "methods": [{"name": line, "card": card}]})
    publish(places[0] | {"title": "Long", "summary": "a", "done": "mot " * 12_000 + "fin", "themes": []})
    before, content = snapshots(), exported(form)
    empty()
    assert come_back(form, content) == before


def test_a_file_put_back_in_its_own_library_changes_nothing(library):
    publish(library[0][0] | {"title": "Un", "summary": "a", "themes": ["accueil"]})
    for form in ROUND_TRIPS:
        plan = plan_of(read_file(f"initiatives.{form}", exported(form), origin="test"))
        assert [step.does for step in plan.steps] == [Does.SAME]
