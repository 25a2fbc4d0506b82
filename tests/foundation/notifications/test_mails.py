import pytest

from foundation.notifications.mails import one_line


@pytest.mark.parametrize("breaking", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028", "\x00"])
def test_a_title_cannot_break_out_of_a_header(breaking: str) -> None:
    assert one_line(f"Bonjour{breaking}Bcc: x@y.example") == "Bonjour Bcc: x@y.example"


def test_french_spaces_are_kept() -> None:
    assert one_line("Qui l’a fait\u202f?") == "Qui l’a fait\u202f?"
