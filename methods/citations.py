"""What a text that links to a card shows of it."""

from django.utils.translation import gettext_lazy as _

from foundation.markup.citations import register_citable
from methods.queries import cards_visible_to

register_citable(r"/methodes/(?P<slug>[\w-]+)/", kind=_("Fiche méthode"), rows=cards_visible_to)
