"""What a text that links to a card shows of it."""

from django.utils.translation import gettext_lazy as _

from foundation.markup.citations import register_citable
from methods.queries import cards_visible_to
from methods.queries.kits import kits_visible_to

register_citable(r"/methodes/(?P<slug>[\w-]+)/", kind=_("Fiche méthode"), rows=cards_visible_to)
register_citable(r"/methodes/kits/(?P<slug>[\w-]+)/", kind=_("Kit de fiches"), rows=kits_visible_to)
