"""The full-text index of each database: the one place where SQLite and PostgreSQL differ.

SQLite: the FTS5 table `search_words`, whose rowid is the key of the entry. PostgreSQL: the tsvector column `words` of
the entry, with a GIN index. Both hold exactly the tokens of the analyser and answer only yes or no; the order is the
affair of `ranking`.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet, FullResultSet
from django.db import connection
from django.db.models import BooleanField, F, Func, QuerySet
from django.utils.functional import cached_property

from foundation.search.models import Entry

Clause = Collection[str]

SQLITE_CREATE = (
    "CREATE VIRTUAL TABLE search_words USING fts5(tokens, tokenize = \"ascii tokenchars '_'\", detail = none)",
    "CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab('search_words', 'row')",
)
SQLITE_DROP = ("DROP TABLE search_vocabulary", "DROP TABLE search_words")
POSTGRESQL_CREATE = (
    "ALTER TABLE search_entry ADD COLUMN words tsvector NOT NULL DEFAULT ''",
    "CREATE INDEX search_entry_words ON search_entry USING gin (words) WITH (fastupdate = off)",
)
POSTGRESQL_DROP = ("ALTER TABLE search_entry DROP COLUMN words",)

SQLITE_HOLDING = (
    "search_words AS holding CROSS JOIN search_entry ON search_entry.id = holding.rowid WHERE search_words MATCH %s"
)
# The subquery hides the words from the planner: seeing many, it would read the whole table rather than the index.
POSTGRESQL_HOLDING = (
    "(SELECT id FROM search_entry WHERE words @@ (SELECT %s::tsquery) ORDER BY id DESC OFFSET 0) AS holding"
    " JOIN search_entry ON search_entry.id = holding.id WHERE TRUE"
)

SQLITE_WEIGHED = "SELECT rowid AS id, %s AS weight FROM search_words WHERE search_words MATCH %s"
POSTGRESQL_WEIGHED = "SELECT id, %s::integer AS weight FROM search_entry WHERE words @@ (SELECT %s::tsquery)"


class Weighed(NamedTuple):
    """Some tokens, and what an entry that holds one of them weighs more."""

    weight: int
    tokens: Clause


class Holds(Func):
    """Whether an entry holds, for every clause, one of its tokens; a token ending with * is a prefix."""

    output_field = BooleanField()

    def __init__(self, *clauses: Clause) -> None:
        super().__init__(F("pk"))
        self.clauses = clauses

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, tuple[Any, ...]]:
        key, params = compiler.compile(self.source_expressions[0])
        holding = f"{key} IN (SELECT rowid FROM search_words WHERE search_words MATCH %s)"  # noqa: S608  key is ours
        return holding, (*params, fts5_query(self.clauses))

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, tuple[Any, ...]]:
        key, params = compiler.compile(self.source_expressions[0])
        table = key.rpartition(".")[0]
        return f"{table}.words @@ (SELECT %s::tsquery)", (*params, tsquery(self.clauses))


class Index:
    """Some entries, asked which ones hold a token of every clause; the newest first."""

    def __init__(self, entries: QuerySet[Entry]) -> None:
        self.entries = entries

    def rows(self, clauses: Sequence[Clause], columns: Sequence[str], limit: int) -> list[tuple[Any, ...]]:
        """Some columns of at most `limit` entries.

        Both planners must be told to begin with the words, then to walk back from the newest until the limit.
        """
        is_sqlite = connection.vendor == "sqlite"
        rule, params = self._rule
        selected = ", ".join(f"search_entry.{column}" for column in columns)
        query = (
            f"SELECT {selected} FROM {SQLITE_HOLDING if is_sqlite else POSTGRESQL_HOLDING}"  # noqa: S608  all ours
            f" AND {rule} ORDER BY holding.{'rowid' if is_sqlite else 'id'} DESC LIMIT %s"
        )
        words = fts5_query(clauses) if is_sqlite else tsquery(clauses)
        with connection.cursor() as cursor:
            cursor.execute(query, [words, *params, limit])
            return cursor.fetchall()

    def heaviest(
        self, weighed: Sequence[Weighed], columns: Sequence[str], limit: int, pool: int | None = None
    ) -> list[tuple[Any, ...]]:
        """Some columns of at most `limit` entries, the heaviest first, then the newest.

        The reader's rule is asked of the `pool` heaviest entries only; of all without a pool.
        """
        is_sqlite = connection.vendor == "sqlite"
        rule, params = self._rule
        one, written = (SQLITE_WEIGHED, fts5_query) if is_sqlite else (POSTGRESQL_WEIGHED, tsquery)
        terms = [(weight, written([tokens])) for weight, tokens in weighed]
        each = " UNION ALL ".join([one] * len(terms))
        selected = ", ".join(f"search_entry.{column}" for column in columns)
        cut = "" if pool is None else " ORDER BY weight DESC, id DESC LIMIT %s"
        query = (
            f"SELECT {selected} FROM (SELECT id, SUM(weight) AS weight FROM ({each}) AS held GROUP BY id{cut})"  # noqa: S608  all ours
            f" AS holding JOIN search_entry ON search_entry.id = holding.id WHERE {rule}"
            " ORDER BY holding.weight DESC, holding.id DESC LIMIT %s"
        )
        asked = [value for term in terms for value in term]
        with connection.cursor() as cursor:
            cursor.execute(query, [*asked, *([] if pool is None else [pool]), *params, limit])
            return cursor.fetchall()

    @cached_property
    def _rule(self) -> tuple[str, Sequence[Any]]:
        """The condition on the entries, as Django writes it."""
        compiler = self.entries.query.get_compiler(connection=connection)
        try:
            compiler.pre_sql_setup()
            return compiler.compile(self.entries.query.where)
        except EmptyResultSet:
            return "FALSE", ()
        except FullResultSet:
            return "TRUE", ()


def fts5_query(clauses: Iterable[Clause]) -> str:
    """The clauses in the language of FTS5, every token quoted."""
    return " AND ".join(f"({' OR '.join(map(_fts5, sorted(clause)))})" for clause in clauses)


def tsquery(clauses: Iterable[Clause]) -> str:
    """The clauses in the language of PostgreSQL, every token quoted."""
    return " & ".join(f"({' | '.join(map(_tsquery, sorted(clause)))})" for clause in clauses)


def write_words(rows: Sequence[tuple[int, Iterable[str]]]) -> None:
    """Put the tokens of entries in the index, in place of what was there."""
    if connection.vendor == "sqlite":
        erase_words([key for key, _ in rows])
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_words (rowid, tokens) VALUES (%s, %s)",
                [(key, " ".join(tokens)) for key, tokens in rows],
            )
    else:
        with connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE search_entry SET words = array_to_tsvector(%s) WHERE id = %s",
                [(list(tokens), key) for key, tokens in rows],
            )


def erase_words(keys: Sequence[int]) -> None:
    """Take the tokens of entries out of the index; on PostgreSQL they leave with their row."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM search_words WHERE rowid = %s", [(key,) for key in keys])


def erase_orphans() -> None:
    """Take out the tokens that no entry owns any more; on PostgreSQL there are none."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_words WHERE rowid NOT IN (SELECT id FROM search_entry)")


def count_tokens() -> dict[str, int]:
    """How many entries hold each token, as the index itself knows it."""
    if connection.vendor == "sqlite":
        query = "SELECT term, doc FROM search_vocabulary"
    else:
        query = "SELECT word, ndoc FROM ts_stat('SELECT words FROM search_entry')"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return dict(cursor.fetchall())


def count_words() -> dict[int, int]:
    """How many tokens the index holds for each entry: what `search_check` compares."""
    if connection.vendor == "sqlite":
        query = "SELECT rowid, length(tokens) - length(replace(tokens, ' ', '')) + (tokens <> '') FROM search_words"
    else:
        query = "SELECT id, length(words) FROM search_entry"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return dict(cursor.fetchall())


def _fts5(token: str) -> str:
    return f'"{token[:-1]}" *' if token.endswith("*") else f'"{token}"'


def _tsquery(token: str) -> str:
    return f"'{token[:-1]}':*" if token.endswith("*") else f"'{token}'"
