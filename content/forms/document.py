from django import forms
from django.utils.translation import gettext_lazy as _

from content.enums import ImageRights
from foundation.files.forms import UploadField

RIGHTS = (
    (ImageRights.OWN, _("Ma collectivité l’a fait : il suit la licence de la fiche")),
    (ImageRights.AGREED, _("Quelqu’un d’autre l’a fait et a donné son accord")),
    (ImageRights.FREE, _("Il est sous licence libre")),
    (ImageRights.UNKNOWN, _("Je ne sais pas encore")),
)


class RightsForm(forms.Form):
    """What a document shows, who made it, and under which terms it is shown."""

    caption = forms.CharField(
        label=_("Légende"),
        max_length=200,
        required=False,
        help_text=_("Ce que c’est, en une phrase. Par exemple : le questionnaire remis au guichet."),
    )
    credit = forms.CharField(
        label=_("Auteur ou autrice"),
        max_length=200,
        required=False,
        help_text=_("Une personne qui est d’accord pour être nommée, un service, un organisme."),
    )
    rights = forms.ChoiceField(
        label=_("Peut-on le montrer et le reprendre ?"), choices=RIGHTS, widget=forms.RadioSelect
    )


class DocumentForm(RightsForm):
    """A file to join to a sheet."""

    document = UploadField(label=_("Document à joindre"))
    field_order = ("document",)
