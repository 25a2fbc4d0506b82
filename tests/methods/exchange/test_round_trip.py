"""What goes out comes back the same: every snapshot that the site can hold."""

from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from foundation.markup.guard import MarkupRefused, accept, normalise
from methods.enums import Family, Level, Phase, Setting
from methods.exchange.layout import HEADINGS
from methods.exchange.reading import read_card
from methods.exchange.writing import card_text
from methods.models import SECTIONS
from methods.starter import starter_cards
from tests.support.factories.methods import card_data

HOSTILE = [
    *(f"## {title}" for title in HEADINGS.values()), "un\n## Pièges\ndeux", "\\## Pièges", "\\\\## pieges",
    "##\tPOUR QUI",
    "## Autre titre", "# Un", "### Pièges", "---\ntitle: x\n---", "---", "...", "```\n## Pièges\n```", "- a\n- b",
    "    code",
    "<b>", "\\<b>", "\\\\<i>x</i>", "<", "a < b", "<br/", "<!-- x -->", "<?php", "<https://exemple.fr>", "</p",
    "x <b",
    "null", "~", "oui", "yes", "no", "true", "1e3", "0x1F", "01004", "1_000", "2026-01-05", "12:30:00", ".inf",
    "=", "<<",
    "a: b", "a #b", "# a", "'", '"', "''a", "[a", "{a: b}", "*a", "&a b", "!a", "!!python/object", "%a", "@a",
    "`a`", "| a",
    "> a", "? a", "- ", "-", ": a", "a:", "\\", "\\n", "a\\", "\ttab", "a\tb", "a\u00a0b", "\u2028x\u2029y",
    "a\u0085b",
    "ligne\n\n\nligne", "fin  \nsuite", "un\n  deux\n trois", "\n\na", "🐝 élan", "e\u0301", "\ufeffa", "\u200b",
    "\ufffe",
    "a\x07b", "| a | b |\n|---|---|\n| 1 | 2 |", "a" * 200, "é\n" * 30,
]  # fmt: skip


def typed(text: str) -> str:
    """What a field of the site keeps of a text of one line or more."""
    return text.replace("\x00", "").strip()


def written(text: str) -> str:
    """What a field of Markdown keeps."""
    return normalise(text).strip()


def is_accepted(text: str) -> bool:
    try:
        accept(text)
    except MarkupRefused:
        return False
    return True


pieces = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(codec="utf-8"), max_size=30))
free = st.one_of(pieces, st.lists(pieces, min_size=2, max_size=4).map("\n".join))


def plain(most: int, least: int = 1) -> st.SearchStrategy[str]:
    return free.map(lambda text: typed(text[:most])).filter(lambda text: least <= len(text) <= most)


def markup(least: int = 0) -> st.SearchStrategy[str]:
    return free.map(written).filter(lambda text: least <= len(text) <= 4_000 and is_accepted(text))


def rows(most: int = 3, least: int = 0, **columns: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(st.fixed_dictionaries(columns), min_size=least, max_size=most)


slugs = st.from_regex(r"[a-z0-9_-]{1,40}", fullmatch=True)
raw = st.fixed_dictionaries(
    {
        "title": plain(120),
        "summary": plain(160),
        "family": st.sampled_from(Family.values),
        "phase": st.sampled_from(Phase.values),
        "level": st.sampled_from(Level.values),
        "setting": st.sampled_from(Setting.values),
        "duration_min": st.integers(0, 32_767),
        "duration_max": st.just(32_767),
        "group_min": st.integers(0, 30),
        "group_max": st.integers(30, 32_767),
        "licence": plain(80),
        **{name: markup(least=name in ("purpose", "when_to_use")) for name in SECTIONS},
        "steps": rows(title=plain(120), minutes=st.integers(1, 2_000), text=markup(1), say=plain(300, 0)),
        "materials": rows(name=plain(120), quantity=plain(60, 0)),
        "related": st.lists(slugs, max_size=3, unique=True).flatmap(
            lambda named: st.tuples(*(st.fixed_dictionaries({"card": st.just(s), "reason": plain(200)}) for s in named))
        ).map(list),
        "case_notes": rows(slug=slugs, note=plain(400)),
        "sources": rows(title=plain(250)),
    }
)  # fmt: skip


def in_time(data: dict[str, Any]) -> dict[str, Any]:
    """The steps never last less than the card says."""
    total = sum(step["minutes"] for step in data["steps"])
    return data | {"duration_min": min(data["duration_min"], total)} if data["steps"] else data


def came_back(data: dict[str, Any]) -> dict[str, Any] | None:
    card = read_card("carte.md", card_text(data).encode())
    assert [problem for problem in card.problems if problem.level == "erreur"] == []
    return card.data


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(raw.map(in_time))
@example(card_data(steps=[]))
def test_any_card_comes_back_the_same(data):
    assert came_back(data) == data


@pytest.mark.parametrize("text", HOSTILE)
def test_what_files_have_trouble_with_comes_back_the_same(text):
    line, many = typed(text) or "x", written(text) or "x"
    steps = [{"title": line[:120], "minutes": 80, "text": many, "say": line[:300]}]
    data = card_data(
        **dict.fromkeys(SECTIONS, many),
        title=line[:120],
        summary=line[:160].strip(),
        steps=steps,
        materials=[{"name": line[:120], "quantity": line[:60]}],
        sources=[{"title": line}],
    )
    assert came_back(data) == data


def test_the_starter_cards_come_back_the_same():
    for slug, data in starter_cards():
        card = read_card(f"{slug}.md", card_text(data).encode())
        assert (card.data, card.problems) == (data, [])


def test_a_text_written_on_several_lines_is_read_on_several_lines():
    assert "text: |-\n    Un.\n\n    - Deux" in card_text(
        card_data(steps=[{"title": "Dire", "minutes": 80, "text": "Un.\n\n- Deux", "say": ""}])
    )
