"""From bytes to text, when only UTF-8 is read."""

from django.utils.translation import gettext as _

from foundation.exchange.problems import FileRefused


def utf8(content: bytes) -> str:
    """The text, with Unix line ends and without its mark. Raises FileRefused with the line at fault."""
    if not content.strip():
        raise FileRefused(_("Ce fichier est vide."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileRefused(
            _("Ce fichier n’est pas écrit en UTF-8 (ligne %d). Enregistrez-le en UTF-8, puis recommencez.") % line, line
        ) from error
    if "\x00" in text:
        raise FileRefused(_("Ce fichier n’est pas du texte."))
    return text.replace("\r\n", "\n").replace("\r", "\n")
