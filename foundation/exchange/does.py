"""What would be done, then what was done, with each thing of a file."""

from django.utils.translation import gettext_lazy as _


class Does:
    """Codes of a report, which programmes read."""

    CREATE, UPDATE, SAME, KEPT, ERROR = "creer", "mettre-a-jour", "inchangee", "laissee", "erreur"


DOES_LABELS = {
    Does.CREATE: _("à créer"),
    Does.UPDATE: _("à mettre à jour"),
    Does.SAME: _("inchangée"),
    Does.KEPT: _("modifiée sur le site : laissée"),
    Does.ERROR: _("à corriger"),
}
# The same once the file is written.
DONE_LABELS = DOES_LABELS | {
    Does.CREATE: _("créée"),
    Does.UPDATE: _("mise à jour"),
    Does.ERROR: _("laissée, à corriger"),
}
