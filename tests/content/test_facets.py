"""The index of the library says what the tables say: under any filters, after any changes, from any process."""

import random
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from content import actions
from content.actions.shelving import turn_edition
from content.enums import Axis, HypothesisVerdict, NewsStatus, Outcome
from content.facets import LibrarySource
from content.filters import InitiativeList
from content.models import Initiative
from content.queries import initiatives_listed
from foundation.search.analysis import fold
from territories.enums import Kind, Stratum
from tests.support.factories.accounts import UserFactory
from tests.support.factories.content import initiative_data, published_initiative, theme
from tests.support.factories.methods import published_card
from tests.support.factories.territories import CollectiviteFactory, DepartmentFactory, RegionFactory
from tests.support.processes import fork

BOUNDS = {"moins-500": (0, 499), "500-2000": (500, 1999), "2000-10000": (2000, 9999)}
ASKED = {
    "theme": ["accueil", "mobilite", "numerique"],
    "region": ["53", "01"],
    "departement": ["29", "971", "aucun"],
    "territoire": [Kind.COMMUNE, Kind.EPCI],
    "population": [*BOUNDS, Stratum.UNKNOWN],
    "outremer": ["oui", "non"],
    "suite": [Outcome.STOPPED, Outcome.DEPLOYED],
    "verdict": list(HypothesisVerdict),
    "annee": ["2021", "2022"],
    "axe": list(Axis),
    "libre": ["oui", "non"],
    "methode": ["carte-a", "carte-b"],
    "nouvelles": [*NewsStatus, "aucune"],
    "validee": ["oui"],
    "reprise": ["oui"],
    "fiche": ["full", "mention"],
}
PLAIN = {
    "theme": "themes__slug",
    "region": "region",
    "territoire": "territory_kind",
    "suite": "outcome",
    "verdict": "hypotheses__verdict",
    "annee": "year",
    "axe": "axis",
    "methode": "method_uses__card__slug",
    "fiche": "form",
}


def clause(name: str, value: str) -> Q:
    """The plain condition of one value."""
    afar = Q(territory__is_overseas=True) | Q(department="971") | Q(department=None, region="01")
    somewhere = Q(department__isnull=False) | Q(region__isnull=False)
    match name:
        case "departement":
            return Q(department=None) if value == "aucun" else Q(department=value)
        case "population":
            alone = Q(territory=None) | Q(territory__stratum=Stratum.UNKNOWN)
            own = Q(population__range=BOUNDS[value]) if value in BOUNDS else Q(population=None)
            return (~alone & Q(territory__stratum=value)) | (alone & own)
        case "outremer":
            return afar if value == "oui" else somewhere & ~Q(pk__in=Initiative.objects.filter(afar).values("pk"))
        case "libre":
            return Q(tools__is_free=value == "oui")
        case "nouvelles":
            return Q(last_news="" if value == "aucune" else value)
        case "validee":
            return Q(vouched_at__isnull=False)
        case "reprise":
            return Q(adaptation_count__gt=0)
        case _:
            return Q(**{PLAIN[name]: value})


def plain_keys(asked: dict[str, list[str]]) -> set[int]:
    """The same question to the tables."""
    rows = initiatives_listed()
    for name, values in asked.items():
        condition = Q(pk__in=[])
        for value in values:
            condition |= Q(pk__in=Initiative.objects.filter(clause(name, value)).values("pk"))
        rows = rows.filter(condition)
    return set(rows.values_list("pk", flat=True))


def listed(**asked: Any) -> InitiativeList:
    query = QueryDict(mutable=True)
    for name, values in asked.items():
        query.setlist(name, values)
    return InitiativeList(query, AnonymousUser())


class Library:
    """Somebody who writes, publishes, edits, archives, and turns pages at random."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.author, self.editor = UserFactory(), UserFactory(is_editor=True)
        brittany = RegionFactory(code="53", name="Bretagne")
        guadeloupe = RegionFactory(code="01", name="Guadeloupe")
        DepartmentFactory(code="29", region=brittany)
        DepartmentFactory(code="971", region=guadeloupe, is_overseas=True)
        small = CollectiviteFactory(department_id="29", population=300)
        isle = CollectiviteFactory(department_id="971", population=5_000, is_overseas=True)
        unknown = CollectiviteFactory(department_id="29", population=None)
        self.bodies = [None, None, small.pk, isle.pk, unknown.pk]
        for slug in ASKED["theme"]:
            theme(slug)
        for name in ("Carte A", "Carte B"):
            published_card(title=name)

    def data(self) -> dict[str, Any]:
        chance = self.chance
        verdicts = chance.sample(ASKED["verdict"], chance.randint(0, 2))
        place = chance.choice([("29", "53"), ("971", "01"), (None, "53"), (None, "01"), (None, None)])
        return initiative_data(
            title=f"{chance.choice(['Épicerie', 'Bus', 'école', 'zone'])} {chance.randint(1, 9)}",
            form=chance.choice(ASKED["fiche"]),
            themes=chance.sample(ASKED["theme"], chance.randint(0, 2)),
            territory=chance.choice(self.bodies),
            department_id=place[0],
            region_id=place[1],
            territory_kind=chance.choice(ASKED["territoire"]),
            population=chance.choice([None, 100, 499, 500, 4200]),
            outcome=chance.choice(ASKED["suite"]),
            axis=chance.choice(ASKED["axe"]),
            year=chance.choice([None, 2021, 2022]),
            tools=[{"name": "T", "is_free": chance.choice([True, False, None]), "cost": ""}] * chance.randint(0, 2),
            methods=[{"name": "M", "card": chance.choice([None, "carte-a", "carte-b"])}],
            hypotheses=[{"statement": "S", "tested_by": "", "verdict": v, "evidence": ""} for v in verdicts],
        )

    def one(self) -> Initiative:
        return self.chance.choice(list(initiatives_listed().order_by("pk")))

    def change(self) -> None:
        kinds = [self.publish, self.publish, self.edit, self.archive, self.learn]
        (self.chance.choice(kinds) if initiatives_listed().count() > 2 else self.publish)()

    def publish(self) -> None:
        self.put_on_line(actions.draft_initiative(actor=self.author, data=self.data()))

    def edit(self) -> None:
        sheet = self.one()
        actions.edit_initiative(sheet, actor=self.author, data=self.data(), base=sheet.latest_version)
        self.put_on_line(Initiative.objects.get(pk=sheet.pk))

    def put_on_line(self, sheet: Initiative) -> None:
        actions.submit_initiative(sheet, actor=self.author)
        actions.publish_initiative(sheet, actor=self.editor)

    def archive(self) -> None:
        actions.archive_initiative(self.one(), actor=self.editor, comment="Remplacée.")

    def learn(self) -> None:
        """What other rows tell of a sheet: news, a vouching, an adaptation."""
        sheet = self.one()
        Initiative.objects.filter(pk=sheet.pk).update(
            last_news=self.chance.choice(["", *NewsStatus]),
            last_news_on=timezone.localdate(),
            vouched_at=self.chance.choice([None, timezone.now()]),
            adaptation_count=self.chance.randint(0, 2),
        )
        with transaction.atomic():
            turn_edition(sheet)

    def question(self) -> dict[str, list[str]]:
        names = self.chance.sample(list(ASKED), self.chance.randint(0, 3))
        return {name: self.chance.sample(ASKED[name], self.chance.randint(1, len(ASKED[name]))) for name in names}


def assert_counts_are_right(found: InitiativeList, asked: dict[str, list[str]], name: str) -> None:
    others = plain_keys({other: values for other, values in asked.items() if other != name})
    for value in ASKED[name]:
        expected = len(others & plain_keys({name: [value]}))
        assert found.counts.get((name, value), 0) == expected, (asked, name, value)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_keys_and_counts_are_those_of_the_tables(seed, monkeypatch):
    library = Library(seed)
    library.publish()
    listed()
    monkeypatch.setattr(LibrarySource, "entries", lambda self: pytest.fail("everything was read again"))
    for _ in range(15):
        library.change()
        for _ in range(3):
            asked = library.question()
            found = listed(**asked)
            assert set(found.keys) == plain_keys(asked), asked
            assert found.total == len(found.keys) == len(set(found.keys))
            for name in {*asked, library.chance.choice(list(ASKED))}:
                assert_counts_are_right(found, asked, name)


@pytest.mark.django_db
def test_orders_are_those_of_the_tables():
    library = Library(4)
    for _ in range(12):
        library.change()
    rows = list(initiatives_listed())
    newest = sorted(rows, key=lambda row: (-row.published_at.timestamp(), -row.pk))
    expected = {
        "recentes": newest,
        "titre": sorted(rows, key=lambda row: (fold(row.title), row.pk)),
        "reprises": sorted(newest, key=lambda row: -row.adaptation_count),
        "nouvelles": sorted(newest, key=lambda row: -row.last_news_on.toordinal() if row.last_news_on else 0),
    }
    for order, ordered in expected.items():
        assert listed(tri=[order]).keys == [row.pk for row in ordered], order
        assert [row.pk for row in listed(tri=[order]).each(size=2)] == [row.pk for row in ordered]


def publish_and_undo() -> int:
    """How many sheets a list held while the transaction lasted."""
    with transaction.atomic():
        published_initiative(title="Défaite")
        total = listed().total
        transaction.set_rollback(True)
    return total


@pytest.mark.django_db(transaction=True)
def test_what_a_transaction_undid_was_never_there():
    kept = published_initiative(title="Gardée")
    assert publish_and_undo() == 2
    assert listed().keys == [kept.pk]
    assert publish_and_undo() == 2
    other = published_initiative(title="Autre")  # the same edition as the one undone, another turn
    last = published_initiative(title="Dernière")
    assert listed().keys == [last.pk, other.pk, kept.pk]


def publish_elsewhere() -> None:
    published_initiative(title="D’ailleurs")


@pytest.mark.django_db(transaction=True)
def test_what_another_process_publishes_is_listed_at_the_next_request(client):
    published_initiative(title="D’ici")
    client.get("/initiatives/")
    child = fork(publish_elsewhere)
    child.join(30)
    assert child.exitcode == 0
    rows = client.get("/initiatives/").context["rows"]
    assert [row["initiative"].title for row in rows] == ["D’ailleurs", "D’ici"]


@pytest.mark.django_db(transaction=True)
def test_threads_see_what_is_published_while_they_read():
    published_initiative(title="Première")
    done = Event()

    def read(_reader: int) -> int:
        reads = 0
        try:
            while not done.is_set() or not reads:
                before = set(initiatives_listed().values_list("pk", flat=True))
                found = listed(tri=["titre"])
                assert before <= set(found.keys)
                assert sum(count for (name, _value), count in found.counts.items() if name == "suite") == found.total
                reads += 1
        finally:
            connection.close()
        return reads

    with ThreadPoolExecutor(2) as pool:
        readers = pool.map(read, range(2))
        try:
            for n in range(4):
                published_initiative(title=f"Numéro {n}")
        finally:
            done.set()
        assert min(readers) > 0
    assert listed().total == 5
