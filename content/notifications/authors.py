"""The news of those who write a sheet together."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.permissions import is_author
from content.queries import initiatives_visible_to
from foundation.notifications import Kind, Line, register
from foundation.notifications.enums import Rhythm

COAUTHOR_NAMED = register(
    Kind(
        key="content.coauthor",
        label=gettext_lazy("On me demande d’écrire une initiative à plusieurs"),
        default=Rhythm.IMMEDIATE,
        target="content.Initiative",
        recipients=lambda initiative, actor: initiative.authors.none(),  # always given: the person who was named
        may_receive=is_author,
        visible_to=initiatives_visible_to,
        describe=lambda initiative: Line(
            _("Vous pouvez écrire l’initiative « %s »") % initiative.title,
            reverse("content:initiative-edit", args=[initiative.slug]),
        ),
    )
)
