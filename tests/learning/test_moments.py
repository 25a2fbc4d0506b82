"""The moments that methods name are those of the programme, with its weeks."""

from collections import defaultdict
from pathlib import Path

import yaml
from django.conf import settings

from methods.enums import Phase
from methods.forms.filters import WEEKS

PROGRAMME = Path(settings.BASE_DIR) / "learning" / "corpus" / "programmes" / "formation-action-12-semaines.yaml"


def test_each_moment_tells_its_weeks():
    weeks = defaultdict(list)
    for week in yaml.safe_load(PROGRAMME.read_text(encoding="utf-8"))["weeks"]:
        weeks[week["phase"]].append(week["number"])
    for phase, label in WEEKS.items():
        told = [int(word) for word in str(label).rstrip(")").split() if word.isdigit()]
        known = weeks[phase.value]
        assert told == ([] if phase == Phase.AFTERWARDS else sorted({known[0], known[-1]})), phase
