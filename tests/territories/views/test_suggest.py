def test_options_carry_number_and_label(places, client) -> None:
    page = client.get("/territoires/suggestions", {"q": "93400"}).content.decode()
    assert 'role="option"' in page
    assert 'data-label="Saint-Ouen-sur-Seine (93) · commune"' in page


def test_nothing_typed_gives_no_choice(places, client) -> None:
    assert "data-id" not in client.get("/territoires/suggestions").content.decode()
