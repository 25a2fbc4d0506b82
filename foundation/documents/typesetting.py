"""PDF/UA-1 documents, typeset by Typst from templates of the rooms and values that are never source."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
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


NO_PICTURE: Mapping[str, bytes] = MappingProxyType({})


def pdf(
    template: str,
    data: dict[str, Any],
    *,
    title: str,
    lang: str = "fr",
    pictures: Mapping[str, bytes] = NO_PICTURE,
) -> bytes:
    """Return a tagged PDF.

    `template`: « methods/deck.typ » is `documents/deck.typ` in the app `methods`. `data`: JSON values, read
    in the template as `data`; the result of `blocks(html)` is shown by `#prose(data.text)`. `title`: of the
    document. `pictures`: PNG, JPEG or PDF files that the template shows by `image("/given/<name>", alt: …)`; with a
    page of a PDF (`<name>.pdf`) the document is tagged in the same way but does not announce PDF/UA-1, which Typst
    refuses to it. A character that no font has is replaced by « ¤ ». Raises typst.TypstError for a wrong template
    or a picture that cannot be read.
    """
    source = _find(template)
    standard = [] if any(name.endswith(".pdf") for name in pictures) else ["ua-1"]
    given = json.dumps(_drawable({"data": data, "title": title, "lang": lang}), ensure_ascii=False)
    with _root(pictures) as root:
        for _attempt in range(MAX_REPLACED):
            try:
                return _compile(source, given, root, standard)
            except typst.TypstError as error:
                given = given.replace(_undisplayable(error), UNKNOWN)
        return _compile(source, PLAIN.sub(UNKNOWN, given), root, standard)


def pages_of(content: bytes, *, most: int) -> int:
    """How many pages of a PDF file a document can show, `most` at most; 0 for one that cannot be read."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "file.pdf").write_bytes(content)
        for page in range(1, most + 1):
            source = f'#image("/file.pdf", page: {page})'.encode()
            try:
                typst.compile(source, root=folder, ignore_system_fonts=True, format="pdf")
            except typst.TypstError:
                return page - 1
    return most


def _find(template: str) -> Path:
    label, _slash, name = template.partition("/")
    return Path(apps.get_app_config(label).path) / "documents" / name


@contextmanager
def _root(pictures: Mapping[str, bytes]) -> Iterator[Path]:
    """The folder that « / » is for templates: the site’s; with pictures, one like it with a folder `given`."""
    if not pictures:
        yield settings.BASE_DIR
        return
    with TemporaryDirectory() as name:
        root = Path(name)
        for folder in settings.BASE_DIR.iterdir():
            if folder.is_dir() and not folder.name.startswith("."):
                (root / folder.name).symlink_to(folder)
        (root / "given").mkdir()
        for picture, content in pictures.items():
            (root / "given" / picture).write_bytes(content)
        yield root


def _compile(source: Path, given: str, root: Path, standard: list[Any]) -> bytes:
    return typst.compile(
        # As bytes: Typst would look for a path in the folder it really is in, outside `root`.
        source.read_bytes(),
        root=root,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=standard,
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
