"""The time zones where local civil servants work."""

from django.utils.translation import gettext_lazy as _

CHOICES = [
    ("Europe/Paris", _("Hexagone et Corse")),
    ("America/Guadeloupe", _("Guadeloupe, Saint-Barthélemy, Saint-Martin")),
    ("America/Martinique", _("Martinique")),
    ("America/Cayenne", _("Guyane")),
    ("America/Miquelon", _("Saint-Pierre-et-Miquelon")),
    ("Indian/Reunion", _("La Réunion")),
    ("Indian/Mayotte", _("Mayotte")),
    ("Pacific/Noumea", _("Nouvelle-Calédonie")),
    ("Pacific/Tahiti", _("Polynésie française")),
    ("Pacific/Wallis", _("Wallis-et-Futuna")),
]
