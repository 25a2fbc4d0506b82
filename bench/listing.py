"""The list, its facets and the map of the library against a bare template page, in one process.

`DATABASE_URL=… python -m bench.listing`, on a database that `bench.corpus` filled: processor milliseconds and queries
a page, the cost of the first build of the index, and its memory.
"""

import os
import statistics
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import django

# What sentences lead to: many cards that fit; none, and those that nearly do.
SENTENCE = "phrase=une+heure+et+demie,+8+personnes,+choisir+des+id%C3%A9es&minutes=90&personnes=8&famille=facilitation"
NEARLY = "phrase=faire+%C3%A9merger+des+id%C3%A9es&minutes=45&personnes=14&moment=ideation&niveau=confirme"
PAGES = {
    "list": "/initiatives/",
    "list, facet change": "/initiatives/?territoire=commune&verdict=infirmee",
    "list, department": "/initiatives/?region=53&departement=29",
    "list, one facet whole": "/initiatives/?voir=departement",
    "list, words": "/initiatives/?q=personnes+%C3%A2g%C3%A9es+isol%C3%A9es",
    "list, nothing found": "/initiatives/?annee=1999&territoire=commune",
    "map": "/initiatives/carte/",
    "map, facet change": "/initiatives/carte/?territoire=commune&verdict=infirmee",
    "home": "/",
    "cards": "/methodes/",
    "cards, found by a sentence": f"/methodes/?{SENTENCE}",
    "cards, nearly": f"/methodes/?{NEARLY}",
}
TIMES = 30


def main() -> None:
    """Measure and print."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
    django.setup()
    _measure_index()
    bare = _bare()
    print(f"bare template: {bare:.1f} ms\n")
    print("| page | cost ms | ratio | queries | HTML kB |\n|---|---|---|---|---|")
    for name, address in PAGES.items():
        _measure_page(name, address, bare)


def _measure_index() -> None:
    from content.facets import LIBRARY, library_index

    start = time.process_time()
    index = library_index()
    built = time.process_time() - start
    LIBRARY.forget()
    tracemalloc.start()
    library_index()
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    print(f"index of {len(index)} sheets: built in {built:.2f} s of processor, holds {held / 1e6:.1f} MB")


def _measure_page(name: str, address: str, bare: float) -> None:
    from django.db import connection

    queries: list[str] = []

    def count(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        queries.append(sql)
        return execute(sql, params, many, context)

    get = _reader(address)
    page = get()
    with connection.execute_wrapper(count):
        get()
    cost = _milliseconds(get)
    print(f"| {name} | {cost:.1f} | {cost / bare:.2f} | {len(queries)} | {len(page) / 1000:.0f} |")


def _reader(address: str) -> Callable[[], bytes]:
    """Read the page once, so that templates are compiled, and return what reads it again."""
    from django.test import Client

    client = Client(SERVER_NAME="localhost")

    def get() -> bytes:
        response = client.get(address, secure=True)
        assert response.status_code == 200, (address, response.status_code)
        return response.content

    get()
    return get


def _bare() -> float:
    """The 41 kB template of the bare site, with its middlewares."""
    from django.test import override_settings

    from bench.bare import settings as bare

    templates = [bare.TEMPLATES[0] | {"APP_DIRS": False, "DIRS": [Path(bare.__file__).parent / "templates"]}]
    asked = {"ROOT_URLCONF": "bench.bare.page", "MIDDLEWARE": bare.MIDDLEWARE, "TEMPLATES": templates}
    with override_settings(**asked):
        return _milliseconds(_reader("/template"))


def _milliseconds(work) -> float:  # type: ignore[no-untyped-def]
    """The median of the processor time of a call."""
    found = []
    for _ in range(TIMES):
        start = time.process_time()
        work()
        found.append((time.process_time() - start) * 1000)
    return statistics.median(found)


if __name__ == "__main__":
    main()
