from typing import Any

from portal.checks import legal_pages_are_filled


def test_each_empty_setting_is_named(settings: Any) -> None:
    settings.LEGAL = {"publisher": "Val d’Essaim", "host": "", "contact": ""}
    (warning,) = legal_pages_are_filled(None)
    assert warning.id == "portal.W001"
    assert "LEGAL_HOST, LEGAL_CONTACT" in warning.msg
    assert "LEGAL_PUBLISHER" not in warning.msg


def test_filled_pages_are_quiet(settings: Any) -> None:
    settings.LEGAL = {"publisher": "Val d’Essaim"}
    assert legal_pages_are_filled(None) == []
