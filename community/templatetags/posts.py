"""Head and foot of a message: written without a template, because a page has twenty of them."""

from collections.abc import Iterator

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.presentation import ShownPost, place_of
from foundation.web.templatetags.essaim import icon, person
from foundation.web.templatetags.french import fr_datetime

register = template.Library()
LINK = '<a class="button button-plain button-small" href="{}">{}</a>'
BUTTON = (
    '<button class="button button-plain button-small" form="gestes" formaction="{}" name="do" value="{}">{}</button>'
)


@register.simple_tag
def post_head(shown: ShownPost) -> SafeString:
    """Who speaks, the number of the message and when it was written, edits included."""
    post, line = shown.post, shown.person
    who = person(line.name, line.function, place_of(line), line.url) if line else person(_("Agent parti"))
    return format_html(
        '<header class="post-head">{}<p class="post-when"><a href="{}">n° {} · <time datetime="{}">{}</time></a>{}'
        "</p></header>",
        who,
        shown.address,
        post.nr,
        post.created_at.isoformat(timespec="minutes"),
        fr_datetime(post.created_at),
        _edited(shown) if post.edited_at and shown.has_text else "",
    )


@register.simple_tag
def post_foot(shown: ShownPost) -> SafeString | str:
    """What this reader may do with the message, and to how many it was useful."""
    gestures = list(_gestures(shown)) if shown.has_text else []
    if not gestures:
        return ""
    return format_html(
        '<footer class="post-foot">{}</footer>', format_html_join("", "{}", ((one,) for one in gestures))
    )


def _gestures(shown: ShownPost) -> Iterator[SafeString]:
    if shown.may_quote:
        yield format_html(LINK, shown.quote_url, _("Citer"))
    if shown.may_thank:
        yield _thanks_button(shown)
    elif count := shown.post.thanks_count:
        said = ngettext("Utile à %d personne", "Utile à %d personnes", count) % count
        yield format_html('<span class="small soft">{} {}</span>', icon("heart"), said)
    if shown.may_accept:
        yield format_html(BUTTON, f"{shown.url}retenir/", "retenir", _("Retenir cette réponse"))
    if shown.may_edit:
        yield format_html(LINK, f"{shown.url}modifier/", _("Modifier"))
    if shown.may_remove:
        yield format_html(LINK, f"{shown.url}retirer/", _("Retirer"))
    if shown.may_hide:
        deed, label = ("montrer", _("Montrer")) if shown.is_hidden else ("masquer", _("Masquer"))
        yield format_html(BUTTON, f"{shown.url}moderer/", deed, label)


def _thanks_button(shown: ShownPost) -> SafeString:
    pressed, count = bool(shown.post.thanked), shown.post.thanks_count  # type: ignore[attr-defined]
    return format_html(
        '<button class="button button-plain button-small" form="gestes" formaction="{}utile/" name="do" value="{}"'
        ' aria-pressed="{}">{}{}{}</button>',
        shown.url,
        "reprendre" if pressed else "remercier",
        "true" if pressed else "false",
        icon("heart"),
        _("Utile"),
        f" · {count}" if count else "",
    )


def _edited(shown: ShownPost) -> SafeString:
    if shown.may_read_versions:
        return format_html(' · <a href="{}versions/">{}</a>', shown.url, _("modifié"))
    return format_html(" · {}", _("modifié"))
