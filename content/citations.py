"""What a text that links to an initiative shows of it."""

from django.utils.translation import gettext_lazy as _

from content.queries import initiatives_visible_to
from foundation.markup.citations import register_citable

register_citable(r"/initiatives/(?P<slug>[\w-]+)/", kind=_("Initiative"), rows=initiatives_visible_to)
