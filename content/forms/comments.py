"""A comment beside a part."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.web.once import OnceMixin


class CommentForm(OnceMixin, forms.Form):
    """What an editor notes, or what an author answers."""

    body = forms.CharField(
        label=_("Votre commentaire"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Écrivez votre commentaire, puis envoyez-le.")},
    )
