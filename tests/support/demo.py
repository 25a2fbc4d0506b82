"""The demonstration as `make run` builds it, without the 35,000 communes: its pages need only departments."""

import json
import lzma
from pathlib import Path
from tempfile import TemporaryDirectory

from django.test import override_settings

from accounts.models import User
from community.actions.starter import load_spaces
from content.actions.starter import load_corpus as load_initiatives
from learning.actions.starter import load_corpus as load_paths
from methods.canvas_loading import load_canvases
from methods.kit_loading import load_kits
from methods.loading import load_cards
from methods.workshop_loading import load_workshops
from portal.actions.demo import load_demo
from territories.actions import load_referential
from territories.actions.referential import REFERENTIAL

ROLES = {
    "agent": "camille-demo",
    "trainer": "nour-demo",
    "coach": "sacha-demo",
    "referent": "dominique-demo",
    "host": "lou-demo",
    "editor": "andrea-demo",
    "sponsor": "maxime-demo",
    "administrator": "alex-demo",
}


def load_demo_world() -> dict[str, User]:
    """Load the starter corpora and the demonstration; returns its people by role."""
    with TemporaryDirectory() as folder:
        load_referential(_without_communes(Path(folder)))
    load_cards()
    load_canvases()
    load_kits()
    load_workshops()
    load_initiatives()
    load_paths()
    load_spaces()
    with override_settings(DEBUG=True):
        load_demo()
    return {role: User.objects.get(handle=handle) for role, handle in ROLES.items()}


def _without_communes(folder: Path) -> Path:
    data = json.loads(lzma.decompress(REFERENTIAL.read_bytes()))
    data |= {"communes": [], "groups": [], "merged": []}
    path = folder / "referential.json.xz"
    path.write_bytes(lzma.compress(json.dumps(data).encode(), preset=0))
    return path
