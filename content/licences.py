"""Where the licence of a sheet is written out."""

_ADDRESSES = {
    "Licence Ouverte 2.0": "https://spdx.org/licenses/etalab-2.0.html",
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/deed.fr",
    "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/deed.fr",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/deed.fr",
}


def licence_url(licence: str) -> str:
    """The address of a known licence, or ""."""
    return _ADDRESSES.get(licence, "")
