"""Whatever is done to a file, reading it gives a report or a refusal, never anything else."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.exporting.templates import template_file
from content.importing import FileRefused, read_file
from tests.content.management.test_initiatives_import import archive

pytestmark = pytest.mark.django_db
FILES = {
    "csv": template_file("csv"),
    "xlsx": template_file("xlsx"),
    "md": template_file("md"),
    "zip": archive(un=template_file("md"), deux=template_file("md")),
}
PIECES = [
    b"",
    b"\x00",
    b"\xff\xfe",
    b'"',
    b"\n",
    b";",
    b"---\n",
    b"'",
    b"<a>",
    b"&#xD800;",
    b"[" * 300,
    b"\xed\xa0\x80",
]
damage = st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 40), st.sampled_from(PIECES)), max_size=6)


@pytest.mark.parametrize("form", FILES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wounds=damage, length=st.none() | st.integers(0, 3_000))
def test_a_damaged_file_is_read_or_refused(db, form, wounds, length):
    content = FILES[form][:length]
    for place, taken, given_instead in wounds:
        at = place % (len(content) + 1)
        content = content[:at] + given_instead + content[at + taken :]
    with contextlib.suppress(FileRefused):
        read_file(f"cas.{form}", content, origin="x")


@pytest.mark.parametrize("form", ["csv", "md", "xlsx", "zip", "txt", ""])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400))
def test_noise_is_refused(db, form, content):
    with contextlib.suppress(FileRefused):
        read_file(f"cas.{form}", content, origin="x")
