from hypothesis import given
from hypothesis import strategies as st

from territories import names


@given(st.text(max_size=60))
def test_words_are_plain_ascii(text: str) -> None:
    assert all(word.isascii() and word.isalnum() for word in names.words(text))


@given(st.text("0189abyz", min_size=1, max_size=5), st.text("0189abyz", max_size=5))
def test_everything_that_begins_with_a_prefix_comes_before_the_next_one(prefix: str, rest: str) -> None:
    following = names.next_prefix(prefix)
    if following is not None:
        assert prefix <= prefix + rest < following
        assert not following.startswith(prefix)


def test_small_words_stay_when_alone() -> None:
    assert names.words("Les") == ["les"]
    assert names.words("Les Mureaux") == ["mureaux"]
