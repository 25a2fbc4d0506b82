"""What people read is set as French is: spaces that do not break, curly apostrophes, no exclamation, no jargon."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PACKAGES = ("foundation", "territories", "accounts", "methods", "content", "community", "learning", "portal")
GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
SIMPLE = re.compile(r'{%\s*translate\s+"([^"]*)"')
BLOCK = re.compile(r"{%\s*blocktranslate[^%]*%}(.*?){%\s*endblocktranslate\s*%}", re.DOTALL)
# Tags, variables and placeholders are no words; an attribute's address is no sentence.
NO_WORDS = re.compile(r"{%.*?%}|{{.*?}}|%\(\w+\)[sd]|{\w+}|<[^>]*>", re.DOTALL)

NO_BREAK = "\u00a0\u202f"
FAULTS = {
    "straight apostrophe": re.compile(r"[^\W\d_]'[^\W\d_]"),
    "exclamation mark": re.compile(r"!"),
    "jargon": re.compile(r"\b(veuillez|svp|cliquez ici)\b", re.IGNORECASE),
    "breaking space": re.compile(r" [:;?»](?!\w)|« "),
    "no space": re.compile(rf"[^\s{NO_BREAK}?][;?»](?=\s|$)|\w:(?=\s|$)|«[^\s{NO_BREAK}]"),
}
ENGLISH = re.compile(
    r"\b(the|and|with|your|department|email|login|password|user|title|name|delete|save|edit|status|state|draft|published"
    r"|created|updated|order|object|content type)\b",
    re.IGNORECASE,
)


def words_of(text: str) -> str:
    """The text with a letter where a tag or a variable stands."""
    return NO_WORDS.sub("x", text)


def template_texts() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "templates").rglob("*.*")):
        source = path.read_text(encoding="utf-8")
        for match in (*SIMPLE.finditer(source), *BLOCK.finditer(source)):
            yield f"{path.relative_to(ROOT)}:{source[: match.start()].count(chr(10)) + 1}", match[1]


def python_texts() -> Iterator[tuple[str, str]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield from _gettext_arguments(path)


def _gettext_arguments(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in GETTEXT:
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield f"{path.relative_to(ROOT)}:{argument.lineno}", argument.value


@pytest.mark.parametrize("fault", FAULTS)
def test_what_people_read_is_set_in_french(fault: str) -> None:
    texts = [*template_texts(), *python_texts()]
    assert len(texts) > 500, "the texts are found"
    assert [(place, text) for place, text in texts if FAULTS[fault].search(words_of(text))] == []


def test_no_english_word_is_left() -> None:
    texts = [*template_texts(), *python_texts()]
    assert [(place, text) for place, text in texts if ENGLISH.search(words_of(text))] == []


def test_models_and_their_choices_are_named_in_french() -> None:
    """Only what somebody named: a table that people never see keeps the name of its class."""
    models = [model for model in apps.get_models() if model.__module__.split(".")[0] in PACKAGES]
    said = [
        (model.__name__, str(model._meta.verbose_name))
        for model in models
        if "verbose_name" in model._meta.original_attrs
    ]
    said += [
        (f"{model.__name__}.{field.name}", str(label))
        for model in models
        for field in model._meta.get_fields()
        for _value, label in getattr(field, "flatchoices", None) or ()
    ]
    assert [(place, text) for place, text in said if ENGLISH.search(text)] == []
