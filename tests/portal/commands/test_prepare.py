import fcntl
import os
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.support.databases import empty_database
from tests.support.processes import kill
from tests.support.site import ROOT, free_port


def test_a_busy_port_is_named_with_its_cure() -> None:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=f"Le port {port} est déjà pris.*PORT={port + 1} make run"):
            call_command("prepare", port=port)


def test_a_second_preparation_of_the_folder_is_refused(settings: Any, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    with (tmp_path / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(CommandError, match="Une autre préparation de ce dossier est en cours"):
            call_command("prepare", port=free_port())


@pytest.mark.slow
def test_killed_half_way_then_run_again(tmp_path: Path) -> None:
    with empty_database(tmp_path) as url:
        command = [sys.executable, "manage.py", "prepare", "--port", str(free_port())]
        env = os.environ | {
            "ESSAIM_VAR": str(tmp_path),
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "PYTHONUNBUFFERED": "1",
        }
        with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as first:
            assert first.stdout is not None
            assert any("Fiches méthode" in line for line in first.stdout)
            kill(first.pid)
        completed, idle = (_run(command, env) for _time in range(2))
    assert "Initiatives : 109 créées" in completed
    assert "camille@essaim.example" in completed
    assert "Fiches méthode : 0 créées" in idle
    assert "Initiatives : 0 créées, 0 mises à jour, 109 inchangées" in idle
    assert "Essaim : http://localhost:" in idle


def _run(command: list[str], env: dict[str, str]) -> str:
    return subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True).stdout
