"""From an adaptation to the sheet that will tell it: where its author starts writing, with what they already said."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from content.models import Adaptation

LONGEST = 1500  # an address stays one that every browser and proxy carries


def propose_url(adaptation: Adaptation) -> str:
    """The address of a new proposal that begins with what was taken and changed."""
    parts = [
        _("Adaptée de « %(title)s » (%(place)s).")
        % {"title": adaptation.source.title, "place": adaptation.source.territory_name},
        _("Ce que nous avons repris : %s") % adaptation.taken,
        _("Ce que nous avons changé : %s") % adaptation.changed,
    ]
    text = "\n\n".join(parts)[:LONGEST]
    return f"{reverse('content:initiative-propose')}?{urlencode({'probleme': text})}"
