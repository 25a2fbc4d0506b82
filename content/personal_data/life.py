"""What the library holds of a person’s part in a review, in the word of a collectivité, in the news of a case."""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.personal_data import Section, register_personal_data
from accounts.personal_data.registry import Row
from content.actions.shelving import turn_edition
from content.models import FollowUp, SectionComment, Vouching


def _export(user: User) -> list[Row]:
    vouched = ("initiative__title", "collectivite__name", "version", "created_at")
    withdrawn = ("initiative__title", "collectivite__name", "withdrawn_at", "reason")
    return [
        *SectionComment.objects.filter(author=user).values("initiative__title", "section", "body", "created_at"),
        *SectionComment.objects.filter(resolved_by=user).values("initiative__title", "section", "resolved_at"),
        *Vouching.objects.filter(actor=user).values(*vouched),
        *Vouching.objects.filter(withdrawn_by=user).values(*withdrawn),
        *FollowUp.objects.filter(answered_by=user).values("initiative__title", "status", "why", "answered_at"),
    ]


def _erase(user: User, remove_contributions: bool) -> None:
    """What a case became and what a collectivité said are facts, they stay; the person's own words go when asked."""
    if not remove_contributions:
        return
    SectionComment.objects.filter(author=user).delete()
    Vouching.objects.filter(withdrawn_by=user).update(reason="")
    for news in FollowUp.objects.filter(answered_by=user).exclude(why="").select_related("initiative"):
        FollowUp.objects.filter(pk=news.pk).update(why="")
        turn_edition(news.initiative)


register_personal_data(
    Section(
        "vie-des-fiches",
        _("Commentaires de relecture, validations et nouvelles"),
        _export,
        _erase,
        ("content.SectionComment", "content.Vouching", "content.FollowUp"),
    )
)
