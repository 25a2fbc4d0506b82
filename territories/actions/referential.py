"""Load the official referential that ships with the project."""

import hashlib
import json
import lzma
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils.text import slugify

from foundation.search.actions import rebuild
from territories import names
from territories.enums import Kind, Statute, stratum_of
from territories.models import (
    Collectivite,
    Department,
    LookupToken,
    ReferentialVersion,
    Region,
)
from territories.search import TerritorySearch

REFERENTIAL = Path(__file__).resolve().parent.parent / "corpus" / "referential.json.xz"
BATCH = 2_000
# Raise it when what is stored for the same file changes (tokens, slugs, strata).
READING = "1"
REWRITTEN = [
    field.attname for field in Collectivite._meta.concrete_fields if field.attname not in ("id", "kind", "code")
]

INSERT_WORD = "INSERT INTO territories_lookuptoken (token, collectivite_id) VALUES (%s, %s)"

Rows = list[list[Any]]


def load_referential(source: Path = REFERENTIAL) -> bool:
    """Bring the tables to the state of the file, in one transaction; False when they already are.

    Nothing is ever deleted: what left the referential is marked obsolete, with what replaces it.
    """
    packed = source.read_bytes()
    checksum = hashlib.sha256(READING.encode() + packed).hexdigest()
    if ReferentialVersion.objects.filter(pk=1, checksum=checksum).exists():
        return False
    with transaction.atomic():
        return _load_once(checksum, packed)


def _load_once(checksum: str, packed: bytes) -> bool:
    ReferentialVersion.objects.get_or_create(pk=1)
    version = ReferentialVersion.objects.select_for_update().get(pk=1)
    if version.checksum == checksum:
        return False  # another process loaded it while this one waited
    data = json.loads(lzma.decompress(packed))
    _load_regions(data["regions"])
    _load_departments(data["departments"])
    _Collectivites().load(data)
    _rebuild_tokens()
    rebuild([TerritorySearch.kind])
    version.checksum = checksum
    version.save()
    return True


def _load_regions(rows: Rows) -> None:
    Region.objects.bulk_create(
        [Region(code=code, name=name, lookup=names.lookup_form(name)) for code, name in rows],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "lookup"],
    )


def _load_departments(rows: Rows) -> None:
    Department.objects.bulk_create(
        [
            Department(
                code=code,
                name=name,
                lookup=names.lookup_form(name),
                region_id=region,
                timezone=timezone,
                is_overseas=overseas,
            )
            for code, name, region, timezone, overseas in rows
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "lookup", "region", "timezone", "is_overseas"],
    )


class _Collectivites:
    """Writes collectivités in the order their references need: groups, communes, merged ones."""

    def __init__(self) -> None:
        departments = Department.objects.values_list("code", "region_id", "is_overseas")
        self.region_of = {code: region for code, region, _overseas in departments}
        self.overseas = {code for code, _region, overseas in departments if overseas}
        self.overseas_regions = {self.region_of[code] for code in self.overseas}

    def load(self, data: dict[str, Rows]) -> None:
        """Write every row of the file; what it no longer holds becomes obsolete."""
        Collectivite.objects.exclude(code=None).update(is_obsolete=True)
        self._write(self._councils(data["councils"]))
        self._write(self._groups(data["groups"]))
        self._write(self._communes(data["communes"], self._ids(Kind.EPCI)))
        communes = self._ids(Kind.COMMUNE)
        self._write(self._merged(data["merged"], communes))
        self._redirect_vanished(data["communes"], communes)

    def _write(self, collectivites: Iterable[Collectivite]) -> None:
        Collectivite.objects.bulk_create(
            collectivites,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["kind", "code"],
            update_fields=REWRITTEN,
        )

    def _ids(self, kind: Kind) -> dict[str, int]:
        rows = Collectivite.objects.filter(kind=kind).exclude(code=None).values_list("code", "pk")
        return {str(code): pk for code, pk in rows}

    def _row(self, kind: str, code: str, name: str, department: str | None, **values: Any) -> Collectivite:
        region = values.pop("region_id", None) or self.region_of[str(department)]
        return Collectivite(
            kind=kind,
            code=code,
            name=name,
            lookup=names.lookup_form(name),
            slug=slugify(name.replace("’", "-")),
            department_id=department,
            region_id=region,
            stratum=stratum_of(values.get("population")),
            is_overseas=department in self.overseas or region in self.overseas_regions,
            **values,
        )

    def _councils(self, rows: Rows) -> Iterator[Collectivite]:
        for kind, code, name, department, region, population in rows:
            yield self._row(kind, code, name, department, region_id=region, population=population)

    def _groups(self, rows: Rows) -> Iterator[Collectivite]:
        for code, name, statute, department, population in rows:
            kind = Kind.SYNDICAT if statute == Statute.EPT else Kind.EPCI
            yield self._row(kind, code, name, department, statute=statute, population=population)

    def _communes(self, rows: Rows, groups: dict[str, int]) -> Iterator[Collectivite]:
        for code, name, department, group, population, postal, others, former in rows:
            yield self._row(
                Kind.COMMUNE,
                code,
                name,
                department,
                epci_id=groups.get(group),
                population=population,
                postal_codes=postal,
                other_names="; ".join(others),
                former_codes=former,
            )

    def _merged(self, rows: Rows, communes: dict[str, int]) -> Iterator[Collectivite]:
        for code, name, department, current in rows:
            yield self._row(
                Kind.COMMUNE,
                code,
                name,
                department,
                is_obsolete=True,
                replaced_by_id=communes[current],
            )

    def _redirect_vanished(self, rows: Rows, communes: dict[str, int]) -> None:
        """Communes known before and named by the file only through a former code."""
        heirs = {former: row[0] for row in rows for former in row[-1].split()}
        vanished = Collectivite.objects.filter(kind=Kind.COMMUNE, is_obsolete=True)
        for commune in vanished.filter(replaced_by=None, code__in=heirs.keys()):
            commune.replaced_by_id = communes[heirs[str(commune.code)]]
            commune.save(update_fields=["replaced_by"])


def _rebuild_tokens() -> None:
    LookupToken.objects.all().delete()
    fields = ("pk", "code", "name", "other_names", "postal_codes", "former_codes")
    rows = Collectivite.objects.values_list(*fields).iterator(chunk_size=BATCH)
    tokens = (
        (token, pk) for pk, code, *texts in rows for token in sorted(names.tokens(" ; ".join([code or "", *texts])))
    )
    # Rows without objects: bulk_create spends three times longer on building them than the database on writing.
    with connection.cursor() as cursor:
        while batch := list(islice(tokens, BATCH)):
            cursor.executemany(INSERT_WORD, batch)
