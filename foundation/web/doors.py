"""Addresses of the rooms above: a lower floor stands without the upper ones."""

from typing import Any

from django.urls import NoReverseMatch, reverse


def address(name: str, *args: str) -> str:
    """The address of that name, or "" when no room above answers to it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def standing(links: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The links that lead somewhere."""
    return [link for link in links if link["url"]]
