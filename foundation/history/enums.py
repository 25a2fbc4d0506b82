from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EditorialState(TextChoices):
    DRAFT = "draft", _("brouillon")
    SUBMITTED = "submitted", _("soumis")
    TO_REVISE = "to_revise", _("à revoir")
    PUBLISHED = "published", _("publié")
    ARCHIVED = "archived", _("archivé")


class Verdict(TextChoices):
    SUBMITTED = "submitted", _("soumis")
    CHANGES_ASKED = "changes_asked", _("modifications demandées")
    PUBLISHED = "published", _("publié")
    ARCHIVED = "archived", _("archivé")
