"""What each page costs: `make bench`, that is `python -m bench.pages`.

Essaim and a bare Django application run on the same machine, each under gunicorn with two workers, and four clients
ask them for pages. The cost of a page is the processor time of the server's processes and of its database: steadier
than seconds on a shared machine. Never compare milliseconds across machines or days: compare the ratios to the bare
pages of the same run. PostgreSQL is measured when BENCH_POSTGRESQL gives an address (docs/performance.md).
"""

import argparse
import json
import secrets
import subprocess
import sys
import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from bench.corpus import Sizes, ensure
from bench.engines import Engine, create_databases, engines
from bench.report import Line, Report, write
from bench.servers import Measure, Sent, Server, gunicorn

BARE_PORT, PORT = 8221, 8222
REPLIES = 200
TEXT = (
    "Chez nous, nous avons commencé par **écouter l’accueil** pendant une semaine, puis nous avons changé les horaires."
)


@dataclass(frozen=True)
class Goal:
    """The most that a page may cost: times the bare page of the same run, and queries."""

    ratio: float
    queries: int


# performance.md gives milliseconds on another machine, where the bare template cost 2.5 and the ideal page 5.5.
LIST, FACETS, DETAIL = Goal(2.2, 8), Goal(3.2, 8), Goal(3.2, 6)
SIGNED_IN = Goal(1.45, 10)
GOALS = {
    "home": DETAIL,
    "initiatives": FACETS,
    "initiatives, facets": FACETS,
    "initiatives, words": FACETS,
    "initiative": DETAIL,
    "initiative, signed in": SIGNED_IN,
    "cards": LIST,
    "cards, sentence": Goal(3.2, 6),
    "card": DETAIL,
    "card, signed in": SIGNED_IN,
    "path": DETAIL,
    "step, signed in": SIGNED_IN,
    "my week": SIGNED_IN,
    "space": LIST,
    "space, signed in": SIGNED_IN,
    "topic": Goal(2.2, 6),
    "topic, signed in": Goal(1.45, 8),
    "search": DETAIL,
    "map": DETAIL,
    "department": DETAIL,
}


def main() -> None:
    arguments = parse()
    sizes = Sizes(initiatives=arguments.initiatives, posts=arguments.posts)
    for name, engine in engines().items():
        if arguments.engine in ("all", name):
            report = measured(engine, sizes, arguments.seconds, arguments.pages)
            print("\n".join(report.lines()))
            if not arguments.dry:
                write(report)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=["all", "sqlite", "postgresql"], default="all")
    parser.add_argument("--pages", type=lambda typed: typed.split(";"), default=[], help="names, separated by ;")
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--initiatives", type=int, default=Sizes.initiatives)
    parser.add_argument("--posts", type=int, default=Sizes.posts)
    parser.add_argument("--dry", action="store_true", help="leave docs/performance.md as it is")
    return parser.parse_args()


def measured(engine: Engine, sizes: Sizes, seconds: float, names: list[str]) -> Report:
    """Everything about one engine."""
    create_databases(engine)
    ensure(engine, sizes)
    run(engine.environment, "django", "collectstatic", "--noinput", "--verbosity=0")
    bare_cookies = f"sessionid={run(engine.bare_environment, 'bench.bare.fill').strip()}"
    targets = json.loads(run(engine.environment, "bench.targets"))
    chosen = {name: page for name, page in targets["pages"].items() if not names or name in names}
    with gunicorn(engine, "bench.bare.wsgi", engine.bare_environment, BARE_PORT) as bare:
        floor = {
            "constant": bare.measure([Sent("/constant")], seconds),
            "template": bare.measure([Sent("/template")], seconds),
            "ideal": bare.measure([Sent(f"/topic/{pk}", bare_cookies) for pk in range(1, 101)], seconds),
        }
        floor_memory = bare.memory()
    with gunicorn(engine, "config.wsgi", engine.environment, PORT) as server:
        lines = [line_of(server, name, page, floor, seconds) for name, page in chosen.items()]
        alone = server.measure([Sent(path) for path in targets["pages"]["search"]["paths"]], seconds, clients=1)
        replies = server.send_all(replies_to(targets["threads"], targets["cookies"])) if not names else None
        memory = server.memory()
    return Report(engine.name, sizes, floor, lines, alone, replies, memory, floor_memory)


def run(environment: dict[str, str], module: str, *arguments: str) -> str:
    """What a module prints. Raises CalledProcessError."""
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout


def line_of(server: Server, name: str, page: dict[str, Any], floor: dict[str, Measure], seconds: float) -> Line:
    signed = bool(page["cookies"])
    cost = server.measure([Sent(path, page["cookies"]) for path in page["paths"]], seconds).cost
    print(f"{server.engine.name}: {name} {cost:.1f} ms", file=sys.stderr)
    beside = floor["ideal" if signed else "template"].cost
    return Line(name, signed, cost, cost / beside, page, GOALS[name].ratio, GOALS[name].queries)


def replies_to(threads: list[str], cookies: str) -> list[Sent]:
    """Two hundred replies, each with its own token."""
    secret = secrets.token_hex(16)
    fields = {"csrfmiddlewaretoken": secret, "body": TEXT, "quoted": ""}
    return [
        Sent(
            threads[number % len(threads)],
            f"{cookies}; __Host-csrf={secret}",
            urlencode(fields | {"once": str(uuid.uuid4())}),
        )
        for number in range(REPLIES)
    ]


if __name__ == "__main__":
    main()
