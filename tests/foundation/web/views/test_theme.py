from django.urls import reverse

from tests.support.client import SuspiciousClient


def choose(client: SuspiciousClient, theme: str, following: str = "/style") -> object:
    return client.post(reverse("web:theme"), {"theme": theme, "next": following})


def test_the_choice_is_kept_and_one_comes_back(client: SuspiciousClient) -> None:
    response = choose(client, "dark")
    assert (response.status_code, response["Location"]) == (303, "/style")
    assert '<html lang="fr" data-theme="dark">' in client.get("/style").content.decode()


def test_the_choice_can_be_left_to_the_device(client: SuspiciousClient) -> None:
    choose(client, "dark")
    choose(client, "")
    assert '<html lang="fr">' in client.get("/style").content.decode()


def test_an_unknown_theme_is_forgotten(client: SuspiciousClient) -> None:
    choose(client, '"><script>')
    assert '<html lang="fr">' in client.get("/style").content.decode()


def test_one_never_leaves_the_site(client: SuspiciousClient) -> None:
    assert choose(client, "light", "https://ailleurs.example/")["Location"] == "/"


def test_reading_changes_nothing(client: SuspiciousClient) -> None:
    assert client.get(reverse("web:theme")).status_code == 405


def test_an_anonymous_page_sets_no_cookie(client: SuspiciousClient) -> None:
    assert not client.get("/style").cookies
