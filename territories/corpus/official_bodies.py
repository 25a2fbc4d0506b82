"""What the packages do not say: time zones, and which territories have a council of their own."""

from collections import Counter

TIMEZONES = {
    "971": "America/Guadeloupe",
    "972": "America/Martinique",
    "973": "America/Cayenne",
    "974": "Indian/Reunion",
    "975": "America/Miquelon",
    "976": "Indian/Mayotte",
    "977": "America/St_Barthelemy",
    "978": "America/Marigot",
    "984": "Indian/Kerguelen",
    "986": "Pacific/Wallis",
    "987": "Pacific/Tahiti",
    "988": "Pacific/Noumea",
    "989": "Etc/GMT+8",
}

# One assembly holds the powers of department and region (or a special statute): by department code.
SINGLE_BODIES = {
    "972": "Collectivité territoriale de Martinique",
    "973": "Collectivité territoriale de Guyane",
    "975": "Collectivité de Saint-Pierre-et-Miquelon",
    "976": "Département-Région de Mayotte",
    "977": "Collectivité de Saint-Barthélemy",
    "978": "Collectivité de Saint-Martin",
    "984": "Terres australes et antarctiques françaises",
    "986": "Territoire des îles Wallis et Futuna",
    "987": "Polynésie française",
    "988": "Nouvelle-Calédonie",
}
# Paris is a commune with a department's powers, Corsica and Alsace have one body each.
WITHOUT_DEPARTMENT_COUNCIL = {"75", "2A", "2B", "67", "68", "989", *SINGLE_BODIES}
WITHOUT_REGION_COUNCIL = {"02", "03", "06", "94"}

# INSEE's code for the article that goes with a name.
ARTICLES = ("de ", "d’", "du ", "de la ", "des ", "de l’", "des ")


def councils(departments: list[dict], regions: list[dict], communes: list[list]) -> list[list]:
    """Rows: kind, code, name, department, region, population."""
    region_of = {row["code"]: row["region"] for row in departments}
    inhabitants: Counter = Counter()
    for _code, _name, department, _group, population, *_rest in communes:
        inhabitants[department] += population or 0
        inhabitants["R" + region_of[department]] += population or 0
    return [
        *_single_bodies(region_of, inhabitants),
        *_departments(departments, inhabitants),
        *_regions(regions, inhabitants),
    ]


def _single_bodies(region_of: dict[str, str], inhabitants: Counter) -> list[list]:
    kind = "collectivite-unique"
    corsica = [kind, "20R", "Collectivité de Corse", None, "94", inhabitants["R94"]]
    overseas = [
        [kind, code, name, code, region_of[code], inhabitants[code] or None] for code, name in SINGLE_BODIES.items()
    ]
    return [corsica, *overseas]


def _departments(departments: list[dict], inhabitants: Counter) -> list[list]:
    alsace = inhabitants["67"] + inhabitants["68"]
    rows = [["departement", "6AE", "Collectivité européenne d’Alsace", None, "44", alsace]]
    for row in departments:
        if row["code"] not in WITHOUT_DEPARTMENT_COUNCIL:
            name = f"Département {ARTICLES[row['typeLiaison']]}{row['nom']}".replace("'", "’")
            code = row["code"]
            rows.append(["departement", code, name, code, row["region"], inhabitants[code]])
    return rows


def _regions(regions: list[dict], inhabitants: Counter) -> list[list]:
    return [
        [
            "region",
            row["code"],
            f"Région {row['nom']}".replace("'", "’"),
            None,
            row["code"],
            inhabitants["R" + row["code"]],
        ]
        for row in regions
        if len(row["code"]) == 2 and row["code"] not in WITHOUT_REGION_COUNCIL
    ]
