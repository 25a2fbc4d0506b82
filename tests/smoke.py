"""`python -m tests.smoke`: `make run` from this folder, as a newcomer types it.

The pages answer, the worker beats, everything stops.
"""

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request

from tests.support.processes import wait_until
from tests.support.site import ROOT, free_port

PAGES = ("/", "/recherche?q=stationnement", "/static/essaim.css", "/sante/vivant")
TIME_TO_START = 300  # seconds: the first run loads 35,000 communes
TIME_TO_BEAT = 90
TIME_TO_STOP = 30


def status(url: str) -> int:
    """What the address answers; 0 when nobody listens."""
    try:
        with urllib.request.urlopen(url, timeout=10) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def main() -> int:
    port = free_port()
    site = f"http://127.0.0.1:{port}"
    run = subprocess.Popen(["make", "run"], cwd=ROOT, env=os.environ | {"PORT": str(port)}, start_new_session=True)
    try:
        wait_until(lambda: run.poll() is not None or status(site + "/") == 200, seconds=TIME_TO_START)
        found = {page: status(site + page) for page in PAGES}
        print(found)
        assert set(found.values()) == {200}
        wait_until(lambda: status(site + "/sante/pret") == 200, seconds=TIME_TO_BEAT)
    finally:
        run.send_signal(signal.SIGTERM)
        run.wait(TIME_TO_STOP)
    wait_until(lambda: status(site + "/sante/vivant") == 0, seconds=TIME_TO_STOP)
    print("make run: ready, and stopped.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
