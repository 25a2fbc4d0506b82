"""The templates and the stylesheet know each other."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
CSS = (ROOT / "static" / "essaim.css").read_text()
TEMPLATES = [path for path in (ROOT / "templates").rglob("*.html") if "emails" not in path.parts]
# Hooks of our own scripts and of htmx, or what takes its numbers off a list: they draw nothing.
UNDRAWN = {"combobox-none", "plan-rows"}


def classes(template: str) -> set[str]:
    without_tags = re.sub(r"\{[{%].*?[}%]\}", " ", template)  # they may hold quotes of their own
    return {name for value in re.findall(r'class="([^"]*)"', without_tags) for name in value.split()}


def test_every_class_of_a_template_is_drawn() -> None:
    drawn = set(re.findall(r"\.([a-z][\w-]*)", CSS)) | UNDRAWN
    unknown = {f"{path.relative_to(ROOT)}: {name}" for path in TEMPLATES for name in classes(path.read_text()) - drawn}
    assert not unknown


def test_no_title_says_essaim_twice() -> None:
    # base.html adds « · Essaim ».
    title = re.compile(r"\{% block title %\}.* · Essaim\{% endblock")
    base = ROOT / "templates" / "base.html"
    assert not [str(path) for path in TEMPLATES if path != base and title.search(path.read_text())]


def test_the_look_keeps_to_its_means() -> None:
    assert not re.search(r"gradient|box-shadow|text-shadow|text-transform|@import|https?:", CSS)
