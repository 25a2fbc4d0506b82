"""Where a case takes place, between what people type and what a snapshot holds."""

from collections.abc import Mapping
from typing import Any

from territories.models import Collectivite


def place_data(
    *,
    territory: Collectivite | None,
    territory_name: str = "",
    territory_kind: str = "",
    department: Any = None,
    region: Any = None,
    population: int | None = None,
) -> dict[str, Any]:
    """The place as a snapshot holds it; a collectivité says where it is, its nature and, failing another, its name."""
    if territory:
        department, region = territory.department or department, territory.region or region
        territory_name, territory_kind = territory_name or territory.name, territory.kind
    return {
        "territory": territory.pk if territory else None,
        "territory_name": territory_name,
        "territory_kind": territory_kind,
        "department_id": department.pk if department else None,
        "region_id": region.pk if region else None,
        "population": population,
    }


def place_typed(data: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the place; the collectivité's own name is not repeated, so that it changes with it."""
    territory = Collectivite.objects.select_related("department").filter(pk=data.get("territory")).first()
    name = data.get("territory_name", "")
    return {
        "territory": territory,
        "territory_name": "" if territory and name == territory.name else name,
        "department": data.get("department_id"),
        "region": data.get("region_id"),
    }
