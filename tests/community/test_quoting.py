import pytest

from community.quoting import LONGEST_QUOTE, quotation_of


@pytest.mark.parametrize(
    ("body", "quotation"),
    [
        ("Bonjour", "> Bonjour\n\n"),
        ("Un\n\nDeux", "> Un\n>\n> Deux\n\n"),
        ("> déjà cité\n\nMa réponse", "> Ma réponse\n\n"),
        ("> rien que du cité", "\n\n"),
        ("", "\n\n"),
    ],
)
def test_a_message_becomes_a_quotation(body: str, quotation: str) -> None:
    assert quotation_of(body) == quotation


def test_a_long_message_is_cut() -> None:
    assert len(quotation_of("mot " * 1_000)) < LONGEST_QUOTE + 20
