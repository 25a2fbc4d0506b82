"""What people fill in to talk."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.enums import Level, TopicKind
from community.models import Topic
from community.models.posts import BODY_MAX_LENGTH
from foundation.markup.forms import MarkupFormField
from foundation.web.once import OnceMixin

NEW_KINDS = (TopicKind.QUESTION, TopicKind.REPORT, TopicKind.DISCUSSION)
SHORTEST_TITLE = 8


def kind_choices(may_announce: bool) -> list[tuple[str, Any]]:
    """The kinds of thread open to a person; announcements are the hosts'."""
    kinds = [*NEW_KINDS, TopicKind.ANNOUNCEMENT] if may_announce else NEW_KINDS
    return [(kind.value, kind.label) for kind in kinds]


class TopicForm(forms.Form):
    """The title and the kind of a thread."""

    kind = forms.ChoiceField(label=_("Ce que vous ouvrez"), widget=forms.RadioSelect, initial=TopicKind.QUESTION)
    title = forms.CharField(
        label=_("Titre"),
        min_length=SHORTEST_TITLE,
        max_length=Topic._meta.get_field("title").max_length,
        help_text=_("Le problème en une phrase, comme vous le diriez à une collègue."),
    )

    def __init__(self, *args: Any, may_announce: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kind_choices(may_announce)  # type: ignore[attr-defined]


class TopicStartForm(OnceMixin, TopicForm):
    """A new thread. While the title is typed, threads that look like it are shown."""

    template_name = "community/topic_start/_form.html"

    body = MarkupFormField(
        label=_("Message"),
        max_length=BODY_MAX_LENGTH,
        help_text=_("La situation, ce que vous avez déjà essayé, ce que vous cherchez. Ne nommez aucun habitant."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].widget.attrs |= {
            "hx-get": reverse("community:topic-similar"),
            "hx-trigger": "input changed delay:600ms",
            "hx-target": "#ressemblances",
            "hx-params": "title",
        }


class ReplyForm(OnceMixin, forms.Form):
    """A reply; `quoted` is the number of the message it quotes."""

    body = MarkupFormField(label=_("Votre réponse"), max_length=BODY_MAX_LENGTH)
    quoted = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)


class PostEditForm(forms.Form):
    """One's own message; `base` is the revision one started from."""

    body = MarkupFormField(label=_("Message"), max_length=BODY_MAX_LENGTH)
    base = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class LevelForm(forms.Form):
    """How closely to follow."""

    level = forms.ChoiceField(choices=Level.choices)


class DraftForm(forms.Form):
    """What a form being filled in sends to be kept."""

    title = forms.CharField(required=False, max_length=Topic._meta.get_field("title").max_length)
    body = forms.CharField(required=False, max_length=BODY_MAX_LENGTH, strip=False)
