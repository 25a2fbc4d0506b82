"""What it takes to print cards, in one process.

`DATABASE_URL=… python -m bench.printing`, on a database that holds the starter cards (`manage.py cards_load`): seconds
of processor, seconds on the clock and weight of each layout, for one card and for the 48, as the job makes them.
"""

import os
import time

import django

MOST = 48


def main() -> None:
    """Measure and print."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
    django.setup()
    from django.contrib.auth.models import AnonymousUser

    from methods.enums import PrintLayout
    from methods.printing import cards_pdf
    from methods.queries import published_cards, with_print

    print("| layout | cards | processor s | clock s | kB |\n|---|---|---|---|---|")
    for layout in PrintLayout:
        for count in (1, MOST):
            processor, clock = time.process_time(), time.perf_counter()
            cards = list(with_print(published_cards()).order_by("slug")[:count])
            document = cards_pdf(cards, layout, reader=AnonymousUser(), title="Mesure")
            spent = time.process_time() - processor, time.perf_counter() - clock
            print(f"| {layout} | {len(cards)} | {spent[0]:.2f} | {spent[1]:.2f} | {len(document) // 1000} |")


if __name__ == "__main__":
    main()
