"""The life of a file handed over. Rooms call these from their own actions, after checking who may."""

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from foundation.exchange.enums import ImportState
from foundation.exchange.models import HandedFile
from foundation.exchange.problems import FileRefused, ImportRefused
from foundation.files import delete_file, files_of, store_upload
from foundation.files.examination import Accepted
from foundation.files.names import clean_name, extension_of

MIMES = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
         "zip": "application/zip", "md": "text/markdown"}  # fmt: skip
Files = list[tuple[str, bytes]]


def checksum_of(files: Files) -> str:
    """The digest of the contents, in their order."""
    digest = hashlib.sha256()
    for _name, content in files:
        digest.update(content)
    return digest.hexdigest()


def keep_files(run: HandedFile, files: Files, *, actor: Any) -> None:
    """Keep files that no page shows and that only who may read the run downloads: what reads them judges them."""
    for given, content in files:
        name = clean_name(given)
        mime = MIMES.get(extension_of(name), "application/octet-stream")
        digest = hashlib.sha256(content).hexdigest()
        store_upload(Accepted(name, mime, ContentFile(content, name), len(content), digest), owner=run, actor=actor)


def contents_of(run: HandedFile) -> Files:
    """The names and bytes of the files of a run. Raises FileRefused when they are gone."""
    found = []
    for stored in files_of(run):
        with stored.file.open("rb") as file:
            found.append((stored.name, file.read()))
    if not found:
        raise FileRefused(_("Le fichier n’est plus là. Donnez-le à nouveau."))
    return found


def forget_files(run: HandedFile, actor: Any) -> None:
    """Erase the files of a run."""
    for stored in files_of(run):
        delete_file(stored, actor)


def move(run: HandedFile, states: Iterable[ImportState], **changes: Any) -> bool:
    """Change a run that is in one of `states`; False when somebody was faster."""
    return bool(type(run)._default_manager.filter(pk=run.pk, state__in=list(states)).update(**changes))


def move_or_refuse(run: HandedFile, states: Iterable[ImportState], **changes: Any) -> None:
    """The same. Raises ImportRefused when somebody was faster."""
    if not move(run, states, **changes):
        raise ImportRefused(_("Ce fichier est déjà écrit ou abandonné."))


def drop(run: HandedFile, *, actor: Any) -> None:
    """Give up a file that was not written, and forget it. Raises ImportRefused.

    While it is being written too: the writer finds it dropped at its end, and undoes everything.
    """
    open_states = [ImportState.READING, ImportState.READ, ImportState.WRITING, ImportState.FAILED]
    with transaction.atomic():
        move_or_refuse(run, open_states, state=ImportState.DROPPED)
        forget_files(run, actor)


def progress_of(run: HandedFile) -> Callable[[int, int], None]:
    """What a reader calls now and then, so that the page shows how far it is."""

    def tell(done: int, total: int) -> None:
        type(run)._default_manager.filter(pk=run.pk).update(done=done, total=total)

    return tell
