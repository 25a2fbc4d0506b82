"""Load the starter corpus: the paths, the programmes."""

from itertools import count
from pathlib import Path as Folder
from typing import Any

import frontmatter
import yaml
from django.db import transaction

from content.models import Initiative
from foundation.search import index
from learning.models import Module, Path, PathVersion, Programme, Step
from methods.models import MethodCard

CORPUS = Folder(__file__).parent.parent / "corpus"


@transaction.atomic
def load_corpus(folder: Folder = CORPUS) -> tuple[int, int]:
    """Create or refresh paths and programmes; running it twice changes nothing.

    A path whose texts changed gets a new version; people who follow the old one stay on it.
    Returns the number of path versions made and of programmes. Raises KeyError for a missing key.
    """
    made = [_load_path(path.parent) for path in sorted((folder / "paths").glob("*/path.yaml"))]
    programmes = [_load_programme(path) for path in sorted((folder / "programmes").glob("*.yaml"))]
    return sum(made), len(programmes)


def _load_programme(file: Folder) -> Programme:
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    slug = data.pop("slug")
    programme, _created = Programme.objects.update_or_create(slug=slug, defaults=data)
    return programme


def _load_path(folder: Folder) -> bool:
    data = yaml.safe_load((folder / "path.yaml").read_text(encoding="utf-8"))
    defaults = {key: data[key] for key in ("title", "summary", "audience", "level", "objectives")}
    path, _created = Path.objects.update_or_create(slug=data["slug"], defaults=defaults | {"is_published": True})
    modules = [
        {
            "title": module["title"],
            "summary": module["summary"],
            "steps": [_read(folder, slug) for slug in module["steps"]],
        }
        for module in data["modules"]
    ]
    if path.current and content_of(path.current) == modules:
        return False
    path.current = _write_version(path, modules)
    path.save(update_fields=["current"])
    index(path)
    return True


def _read(folder: Folder, slug: str) -> dict[str, Any]:
    post = frontmatter.load(str(folder / f"{slug}.md"))
    return {
        "slug": slug,
        "kind": post["kind"],
        "title": post["title"],
        "minutes": post["minutes"],
        "body": post.content.strip(),
        "prompt": post.get("prompt", ""),
        "card": _known(MethodCard, post.get("card")),
        "initiative": _known(Initiative, post.get("initiative")),
    }


def _known(model: type[MethodCard] | type[Initiative], slug: Any) -> str | None:
    """The slug when its object is in the base: a link that cannot be made yet is no change of the text."""
    return str(slug) if slug and model.objects.filter(slug=slug).exists() else None


def content_of(version: PathVersion) -> list[dict[str, Any]]:
    """The modules and steps of a version, as the corpus tells them."""
    fields = ("slug", "kind", "title", "minutes", "body", "prompt")
    modules = version.modules.prefetch_related("steps__card", "steps__initiative")
    return [
        {
            "title": module.title,
            "summary": module.summary,
            "steps": [
                {name: getattr(step, name) for name in fields}
                | {
                    "card": step.card.slug if step.card else None,
                    "initiative": step.initiative.slug if step.initiative else None,
                }
                for step in module.steps.all()
            ],
        }
        for module in modules
    ]


def _write_version(path: Path, modules: list[dict[str, Any]]) -> PathVersion:
    last = path.versions.first()
    version = PathVersion.objects.create(path=path, number=last.number + 1 if last else 1)
    positions = count(1)
    for rank, module in enumerate(modules, start=1):
        texts = {"title": module["title"], "summary": module["summary"]}
        row = Module.objects.create(version=version, position=rank, **texts)
        for step in module["steps"]:
            Step.objects.create(version=version, module=row, position=next(positions), **_with_links(step))
    return version


def _with_links(step: dict[str, Any]) -> dict[str, Any]:
    return step | {
        "card": MethodCard.objects.filter(slug=step["card"]).first() if step["card"] else None,
        "initiative": Initiative.objects.filter(slug=step["initiative"]).first() if step["initiative"] else None,
    }
