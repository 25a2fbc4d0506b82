"""Our files in a real spreadsheet: accents stay, nothing runs, and what it saves comes back."""

import shutil
import subprocess
from pathlib import Path

import pytest

from content.exporting import Export
from content.importing import read_file
from content.importing.plans import plan_of
from foundation.exchange.does import Does
from tests.support.factories.content import published_initiative, theme
from tests.support.factories.territories import CollectiviteFactory, DepartmentFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]
OUR_CSV = "CSV:59,34,76,1"  # semicolons, double quotes, UTF-8


def converted(path: Path, extension: str) -> Path:
    """The file as LibreOffice saves it."""
    profile, folder = path.parent / "profile", path.parent / "saved"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", f"--infilter={OUR_CSV}",
         "--convert-to", extension, "--outdir", str(folder), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return folder / f"{path.stem}.{extension}"


@pytest.fixture
def exported(db: None, tmp_path: Path) -> Path:
    theme("accueil")
    ain = DepartmentFactory(code="01", name="Ain")
    body = CollectiviteFactory(code="01004", name="Bourg", department=ain)
    initiative = published_initiative(
        title="=1+1",
        summary="Été à l’œuvre",
        context="- une liste\n- deux",
        helped="=CMD|' /C calc'!A0",
        territory=body.pk,
        territory_name=body.name,
        department_id=ain.pk,
        region_id=ain.region_id,
        themes=["accueil"],
    )
    path = tmp_path / "initiatives.csv"
    path.write_text("".join(Export([initiative.pk]).csv()), encoding="utf-8", newline="")
    return path


def test_accents_stay_and_no_formula_is_made(exported):
    text = converted(exported, "fods").read_text(encoding="utf-8")
    assert "Été à l’œuvre" in text
    assert "table:formula" not in text


def test_what_it_saves_comes_back_the_same(exported):
    saved = converted(exported, "xlsx")
    plan = plan_of(read_file(saved.name, saved.read_bytes(), origin="x"))
    assert [step.does for step in plan.steps] == [Does.SAME]
    assert [problem.column for problem in plan.problems] == ["Code de la collectivité"]  # its zero, put back
