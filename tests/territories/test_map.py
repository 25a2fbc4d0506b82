from territories.map import department_map, department_urls, locator


def test_every_department_is_drawn_or_boxed() -> None:
    drawn = department_map({})
    assert (len(drawn.mainland), len(drawn.overseas)) == (96, 13)
    assert not drawn.active


def test_levels_follow_counts() -> None:
    drawn = department_map({"29": 8, "93": 1, "974": 4}, department_urls(["29"]))
    levels = {place.code: place.level for place in drawn.active}
    assert levels == {"29": 4, "93": 1, "974": 2}
    assert [place.url for place in drawn.active] == ["/territoires/departements/29-finistere/", "", ""]


def test_locator_is_nothing_overseas() -> None:
    assert locator(["974"]) is None
    assert locator(["29", "974"]).shown.startswith("M")


def test_only_a_tiny_place_is_circled() -> None:
    assert locator(["29"]).ring is None
    assert locator(["75"]).ring is not None
