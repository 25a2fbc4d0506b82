"""A small referential that holds every trap of the real one."""

import json
import lzma
from pathlib import Path
from typing import Any

REGIONS = [
    ["04", "La Réunion"],
    ["11", "Île-de-France"],
    ["53", "Bretagne"],
    ["75", "Nouvelle-Aquitaine"],
    ["989", "Île de Clipperton"],
]
DEPARTMENTS = [
    ["17", "Charente-Maritime", "75", "Europe/Paris", False],
    ["29", "Finistère", "53", "Europe/Paris", False],
    ["93", "Seine-Saint-Denis", "11", "Europe/Paris", False],
    ["974", "La Réunion", "04", "Indian/Reunion", True],
    ["989", "Île de Clipperton", "989", "Etc/GMT+8", True],
]
COUNCILS = [
    ["departement", "93", "Département de la Seine-Saint-Denis", "93", "11", 1_700_000],
    ["region", "53", "Région Bretagne", None, "53", 3_400_000],
]
GROUPS = [
    ["200000001", "CA du Pays de Landerneau-Daoulas", "CA", "29", 50_000],
    ["200057867", "Plaine Commune", "EPT", "93", 453_671],
]
COMMUNES = [
    ["17299", "Rochefort", "17", None, 23_460, "17300", [], ""],
    ["29042", "Crozon", "29", None, 7_500, "29160", [], ""],
    ["29103", "Landerneau", "29", "200000001", 16_000, "29800 29220", ["Ploudiry-Ville"], "29999"],
    ["29155", "Ouessant", "29", None, 830, "29242", [], ""],
    ["93045", "L’Haÿ-d’Essai", "93", None, 30_000, "94240", [], ""],
    ["93066", "Saint-Denis", "93", None, 150_000, "93200 93210", [], ""],
    ["93070", "Saint-Ouen-sur-Seine", "93", None, 51_000, "93400", [], ""],
    ["97411", "Saint-Denis", "974", None, 154_000, "97400", [], ""],
    ["98901", "Île de Clipperton", "989", None, None, "98799", [], ""],
]
MERGED = [["93059", "Pierrefitte-sur-Seine", "93", "93066"]]


def write_referential(folder: Path, **changed: Any) -> Path:
    """Write the small referential, with some of its parts replaced, and return its path."""
    data = {
        "regions": REGIONS,
        "departments": DEPARTMENTS,
        "councils": COUNCILS,
        "groups": GROUPS,
        "communes": COMMUNES,
        "merged": MERGED,
    }
    path = folder / "referential.json.xz"
    path.write_bytes(lzma.compress(json.dumps(data | changed).encode(), preset=0))
    return path
