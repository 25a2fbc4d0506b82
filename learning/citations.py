"""What a text that links to a path or a cohort shows of it."""

from django.utils.translation import gettext_lazy as _

from foundation.markup.citations import register_citable
from learning.queries.cohorts import cohorts_visible_to
from learning.queries.paths import paths_visible_to

register_citable(r"/parcours/(?P<slug>[\w-]+)/", kind=_("Parcours"), rows=paths_visible_to)
register_citable(r"/cohortes/(?P<slug>[\w-]+)/", kind=_("Cohorte"), rows=cohorts_visible_to)
