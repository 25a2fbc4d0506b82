from pathlib import Path

from django.core.management import call_command

from tests.support.referential import write_referential


def test_says_what_it_did(db, tmp_path: Path, capsys) -> None:
    source = write_referential(tmp_path)
    call_command("territories_load", source)
    call_command("territories_load", source)
    assert capsys.readouterr().out.splitlines() == ["Territoires : chargés.", "Territoires : à jour."]
