"""Names of files, made harmless and readable."""

import unicodedata

from foundation.files.limits import MAX_NAME


def clean_name(name: str) -> str:
    """Return `name` without path, control, invisible or direction characters, at most MAX_NAME long."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = (character for character in unicodedata.normalize("NFC", base) if _is_plain(character))
    words = " ".join("".join(kept).split())
    stem, dot, extension = words.rpartition(".")
    if not dot:
        return words[:MAX_NAME]
    extension = extension[:10].lower()
    return f"{stem[: MAX_NAME - len(extension) - 1].strip('. ') or 'fichier'}.{extension}"


def _is_plain(character: str) -> bool:
    return unicodedata.category(character)[0] != "C" and character not in '<>:"|?*'


def extension_of(name: str) -> str:
    """Return the lower-case extension of a clean name, without its dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""
