"""Files of cards that somebody hands over."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation.exchange.models import HandedFile


class CardImport(HandedFile):
    """Some files of cards; `report` is what `methods.exchange` answers. It is its owner's alone."""

    class Meta(HandedFile.Meta):
        verbose_name = _("import de fiches")

    def get_absolute_url(self) -> str:
        return reverse("methods:import-run", args=[self.pk])
