"""What a text that links to a thread or a space shows of it."""

from django.utils.translation import gettext_lazy as _

from community.queries import spaces_visible_to, topics_visible_to
from foundation.markup.citations import register_citable

register_citable(r"/communaute/fils/(?P<slug>[\w-]+)/", kind=_("Fil"), rows=topics_visible_to)
register_citable(r"/communaute/espaces/(?P<slug>[\w-]+)/", kind=_("Espace"), rows=spaces_visible_to, title="name")
