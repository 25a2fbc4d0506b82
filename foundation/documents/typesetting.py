"""PDF/UA-1 documents, typeset by Typst from templates of the rooms and values that are never source."""

import json
import re
from pathlib import Path
from typing import Any

import typst
from django.apps import apps
from django.conf import settings
from django.utils.functional import Promise

from foundation.markup.guard import normalise

FONTS = Path(__file__).parent / "fonts"
UNKNOWN = "¤"
MAX_REPLACED = 20
UNDISPLAYABLE = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\U000e0000-\U000e0fff]")
PLAIN = re.compile("[^\x00-\u024f\u2000-\u20cf¤]")


def pdf(template: str, data: dict[str, Any], *, title: str, lang: str = "fr") -> bytes:
    """Return a tagged PDF.

    `template`: « methods/deck.typ » is `documents/deck.typ` in the app `methods`. `data`: JSON values, read
    in the template as `data`; the result of `blocks(html)` is shown by `#prose(data.text)`. `title`: of the
    document. A character that no font has is replaced by « ¤ ». Raises typst.TypstError for a wrong template.
    """
    source = _find(template)
    given = json.dumps(_drawable({"data": data, "title": title, "lang": lang}), ensure_ascii=False)
    for _attempt in range(MAX_REPLACED):
        try:
            return _compile(source, given)
        except typst.TypstError as error:
            given = given.replace(_undisplayable(error), UNKNOWN)
    return _compile(source, PLAIN.sub(UNKNOWN, given))


def _find(template: str) -> Path:
    label, _slash, name = template.partition("/")
    return Path(apps.get_app_config(label).path) / "documents" / name


def _compile(source: Path, given: str) -> bytes:
    return typst.compile(
        source,
        root=settings.BASE_DIR,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"given": given},
    )


def _undisplayable(error: typst.TypstError) -> str:
    """Return the characters the error complains of: accessible PDFs refuse what they cannot draw."""
    found = UNDISPLAYABLE.search(str(error))
    if found is None:
        raise error
    return ESCAPED.sub(lambda escape: chr(int(escape[1], 16)), found[1])


def _drawable(value: Any) -> Any:
    """Return `value` with its texts in order and without the joiners and selectors of emoji."""
    if isinstance(value, dict):
        return {key: _drawable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_drawable(item) for item in value]
    return INVISIBLE.sub("", normalise(str(value))) if isinstance(value, str | Promise) else value
