import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foundation.search import Document, ranked_ids, search, suggest
from foundation.search.actions import write

from .conftest import KIND

HOSTILE = [
    "",
    " ",
    '"',
    "'",
    "a:b",
    "title:vélo",
    "vélo AND",
    "vélo OR NOT (",
    "NEAR(vélo bus, 2)",
    "vélo*",
    "* ^ - + ~ & | ! < > ( ) : \\",
    "vélo & !bus | <->",
    "'; DROP TABLE search_entry; --",
    "%s %(x)s %",
    "vélo\x00bus",
    "\ud800vélo\udfff",
    "l'",
    "’’’",
    "---",
    "😀 vélo 🚲",
    "ЁЖИК 漢字 שלום",
    "ﬁ ﷺ ǅ İ ı ß",
    "e\u0301te\u0301",
    "a" * 5000,
    "vélo " * 1000,
    "_velo t_velo k_velo",
]


@pytest.mark.parametrize("q", HOSTILE)
def test_any_question_is_answered(shelf, visitor, q):
    shelf.add("Le vélo", "Un vélo et un bus.")
    shelf.count()
    results = search(q, user=visitor)
    assert results.total in (0, 1)
    suggest(q, visitor)
    ranked_ids(q, kind=KIND, user=visitor)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=60))
def test_any_text_can_be_indexed_and_asked(shelf, visitor, text):
    write([(KIND, 1, Document(title=text, url="/", body=text, keywords=[text], territories=[text]))])
    search(text, user=visitor)
    suggest(text, visitor)


def test_marks_are_plain_text(shelf, visitor):
    shelf.add("<script>alert(1)</script> vélo", "Un <b>vélo</b> & un bus.")
    shelf.count()
    hit = search("velo", user=visitor).hits[0]
    assert "".join(part.text for part in hit.title_parts) == "<script>alert(1)</script> vélo"
    assert [part.text for part in hit.excerpt if part.is_marked] == ["vélo"]
