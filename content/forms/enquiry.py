"""What one writes to a team."""

from django import forms
from django.utils.translation import gettext_lazy as _

from content.models import Enquiry, EnquiryMessage
from foundation.web.once import OnceMixin

LONGEST_SUBJECT = Enquiry._meta.get_field("subject").max_length
LONGEST_MESSAGE = EnquiryMessage._meta.get_field("body").max_length


class EnquiryForm(OnceMixin):
    """A question to the team of a case."""

    subject = forms.CharField(
        label=_("Objet"),
        max_length=LONGEST_SUBJECT,
        help_text=_("Par exemple : combien d’agents pour tenir le stand ?"),
    )
    body = forms.CharField(
        label=_("Votre question"),
        widget=forms.Textarea,
        max_length=LONGEST_MESSAGE,
        help_text=_("Dites d’où vous partez et ce que vous voulez savoir. Ne nommez aucun habitant."),
    )


class EnquiryReplyForm(OnceMixin):
    """One more message in an exchange; who asked may end it by the same gesture (`clore`, the name of the button)."""

    body = forms.CharField(label=_("Votre message"), widget=forms.Textarea, max_length=LONGEST_MESSAGE)


class EnquiryReportForm(forms.Form):
    """What is wrong in an exchange."""

    reason = forms.CharField(
        label=_("Ce qui ne va pas"),
        widget=forms.Textarea,
        max_length=Enquiry._meta.get_field("report_reason").max_length,
        help_text=_("Le comité éditorial lira l’échange et ce que vous écrivez ici."),
    )
