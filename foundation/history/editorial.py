"""The steps of an editorial life: brouillon → soumis → (à revoir ↔ soumis) → publié → archivé.

Rooms call these from their own actions, after checking who may; each runs inside the caller's transaction.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.history.enums import EditorialState, Verdict
from foundation.history.models import Decision, Editorial, Version

_TRANSITIONS = {
    Verdict.SUBMITTED: {EditorialState.DRAFT, EditorialState.TO_REVISE},
    Verdict.CHANGES_ASKED: {EditorialState.SUBMITTED},
    Verdict.PUBLISHED: {EditorialState.SUBMITTED},
    Verdict.ARCHIVED: {EditorialState.PUBLISHED},
}


STATE_FIELDS = ["state", "next_state", "latest_version", "published_version", "published_at"]


class EditConflict(Exception):
    """Somebody saved another version meanwhile: `latest` is that version; the text typed here is not lost."""

    def __init__(self, latest: Version | None) -> None:
        super().__init__(_("Une autre personne a enregistré une version entre-temps."))
        self.latest = latest


class WrongState(Exception):
    """The step is not possible from the object's state; the message says so in French."""


def versions_of(obj: Editorial) -> Any:
    """QuerySet of the object's versions, latest first."""
    content_type = ContentType.objects.get_for_model(obj)
    return Version.objects.filter(content_type=content_type, object_id=obj.pk)


def shown_version(obj: Editorial) -> Version:
    """The version the row shows: the published one, or the latest while none was published. One query."""
    return versions_of(obj).get(number=obj.published_version or obj.latest_version)  # type: ignore[no-any-return]


def save_version(obj: Editorial, data: dict[str, Any], *, author: Any, base: int, note: str = "") -> Version:
    """Keep `data` as the next version; `base` is the number the author started from.

    While the object was never published its row follows; afterwards the row waits for `publish`.
    Raises `EditConflict` when `base` is no longer the latest: the conditional update decides between two writers.
    """
    model = type(obj)
    with transaction.atomic():
        moved = model._default_manager.filter(pk=obj.pk, latest_version=base).update(latest_version=base + 1)
        if not moved:
            raise EditConflict(versions_of(obj).first())
        obj.refresh_from_db(fields=STATE_FIELDS)  # the row is ours now: somebody may have decided since it was read
        version = Version.objects.create(target=obj, number=base + 1, data=data, author=author, note=note)
        if obj.state in (EditorialState.PUBLISHED, EditorialState.ARCHIVED):
            obj.next_state = obj.next_state or EditorialState.DRAFT
            obj.save(update_fields=["next_state"])
        else:
            obj.apply_snapshot(data)
    return version


def possible_verdicts(obj: Editorial) -> set[Verdict]:
    """The steps that the object's state allows, whoever asks."""
    return {
        verdict
        for verdict, states in _TRANSITIONS.items()
        if (obj.state if verdict == Verdict.ARCHIVED else obj.review_state) in states
    }


def submit(obj: Editorial, *, actor: Any, seen: int | None = None) -> Decision:
    """Hand the latest version to the editors. `seen`, here and below: the number of the version that was read."""
    return _decide(obj, Verdict.SUBMITTED, actor, seen, **_review_state(obj, EditorialState.SUBMITTED))


def ask_changes(obj: Editorial, *, actor: Any, comment: str, seen: int | None = None) -> Decision:
    """Send the submitted version back with the reason."""
    changes = _review_state(obj, EditorialState.TO_REVISE)
    return _decide(obj, Verdict.CHANGES_ASKED, actor, seen, comment, **changes)


def publish(obj: Editorial, *, actor: Any, comment: str = "", seen: int | None = None) -> Decision:
    """Put the submitted version on line."""
    changes = {
        "state": EditorialState.PUBLISHED,
        "next_state": "",
        "published_version": obj.latest_version,
        "published_at": obj.published_at or timezone.now(),
    }
    with transaction.atomic():
        decision = _decide(obj, Verdict.PUBLISHED, actor, seen, comment, **changes)
        obj.apply_snapshot(decision.version.data)
    return decision


def archive(obj: Editorial, *, actor: Any, comment: str, seen: int | None = None) -> Decision:
    """Take a published object off the lists; its page says why."""
    return _decide(obj, Verdict.ARCHIVED, actor, seen, comment, state=EditorialState.ARCHIVED)


def restore(obj: Editorial, number: int, *, author: Any, base: int) -> Version:
    """Make an old version the latest again, as a new version: nothing is erased."""
    old = versions_of(obj).get(number=number)
    return save_version(obj, old.data, author=author, base=base, note=_("Reprise de la version %d") % number)


def decisions_on(obj: Editorial) -> Any:
    """QuerySet of the decisions on the object's versions, oldest first, with who took them."""
    return Decision.objects.filter(version__in=versions_of(obj)).select_related("actor", "version")


def latest_version_of(obj: Editorial) -> Version:
    """The version an author or an editor works on."""
    return versions_of(obj).get(number=obj.latest_version)  # type: ignore[no-any-return]


def _decide(
    obj: Editorial, verdict: Verdict, actor: Any, seen: int | None, comment: str = "", **changes: Any
) -> Decision:
    """Take one step. The conditional update settles two people who decide, or decide and write, at once."""
    if verdict not in possible_verdicts(obj):
        raise WrongState(
            _("Cette étape n’est pas possible : l’état est « %s ».") % EditorialState(obj.review_state).label
        )
    found = {"state": obj.state, "next_state": obj.next_state, "latest_version": seen or obj.latest_version}
    with transaction.atomic():
        if not type(obj)._default_manager.filter(pk=obj.pk, **found).update(**changes):
            raise WrongState(_("Quelqu’un a écrit ou décidé entre-temps. Relisez la dernière version."))
        for name, value in changes.items():
            setattr(obj, name, value)
        version = latest_version_of(obj)
        return Decision.objects.create(version=version, verdict=verdict, actor=actor, comment=comment)


def _review_state(obj: Editorial, state: str) -> dict[str, Any]:
    """The change of column that puts the version being written in `state`."""
    return {"next_state" if obj.state in (EditorialState.PUBLISHED, EditorialState.ARCHIVED) else "state": state}
