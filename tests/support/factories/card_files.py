"""Files of cards for the tests."""

import io
import zipfile
from typing import Any

from accounts.models import User
from foundation.exchange.enums import ImportState
from methods.exchange.runs import hand_over
from methods.exchange.writing import card_text
from methods.models import CardImport
from tests.support.factories.accounts import UserFactory
from tests.support.factories.methods import card_data


def card_file(**changes: Any) -> bytes:
    """The file of a complete card."""
    return card_text(card_data(**changes)).encode()


def archive(**files: bytes) -> bytes:
    """A ZIP of `<name>.md` files; a name that holds a dot or a slash is kept."""
    return zip_of({name if "." in name else f"{name.replace('_', '-')}.md": content for name, content in files.items()})


def zip_of(files: dict[str, bytes]) -> bytes:
    """A ZIP of these files, their names as they are."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return packed.getvalue()


def handed_over(actor: User | None = None, **files: bytes) -> CardImport:
    """Files of cards that wait for who gave them: one complete card when none is told."""
    files = files or {"marche_exploratoire": card_file()}
    return hand_over([("fiches.zip", archive(**files))], actor=actor or UserFactory())


def import_in(state: ImportState, actor: User | None = None) -> CardImport:
    """A file brought to `state`, still there."""
    run = handed_over(actor)
    CardImport.objects.filter(pk=run.pk).update(state=state)
    run.refresh_from_db()
    return run
