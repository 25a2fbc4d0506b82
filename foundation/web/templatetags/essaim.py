"""The components of the design (docs/components.md). They draw; they decide nothing."""

import zlib
from functools import cache

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from foundation.web.icons import ICONS
from foundation.web.templatetags.french import fr_number

register = template.Library()

AVATAR_TONES = ("lagoon", "plum", "moss", "sky", "brick")
VERDICTS = {
    "confirmee": (_("Confirmée"), "check", "moss"),
    "infirmee": (_("Infirmée"), "cross", "plum"),
    "nuancee": (_("Nuancée"), "approx", "sky"),
    "non-testee": (_("Non testée"), "question", "soft"),
}
VITAL_SIGNS = {
    "duration": (_("Durée"), "clock"),
    "group": (_("Groupe"), "people"),
    "level": (_("Niveau"), "level"),
    "material": (_("Matériel"), "material"),
}
MOST_DOTS = 14
MOST_NAMES = 3
ABOVE, BELOW = -6, 14  # where the target is named: on the side that the line leaves free


@register.simple_tag
@cache
def icon(name, label=""):
    """Draw an icon. Give `label` only when no text beside it says the same; raises KeyError for an unknown name."""
    if label:
        return format_html(
            '<svg class="icon" viewBox="0 0 24 24" role="img" aria-label="{}"><path d="{}"/></svg>', label, ICONS[name]
        )
    return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', ICONS[name])


CHOICE = (
    '<label class="choice"><input type="checkbox" id="{0}-{1}" name="{0}" value="{1}"{2}><span>{3}</span>'
    '<span class="facet-count">{4}</span></label>'
)


@register.simple_tag
def facet_choices(facet):
    """Draw the boxes of a facet that a list shows at first: a page has a hundred, a template would take its time."""
    rows = (
        (facet.name, one.value, " checked" if one.checked else "", one.label, fr_number(one.count))
        for one in facet.shown
    )
    return format_html_join("", CHOICE, rows)


@register.simple_tag(takes_context=True)
def current(context, address, *, exact=False):
    """Return ` aria-current` for the link to the page or the room the reader is in, else nothing."""
    request = context.get("request")
    if request is None or not request.path.startswith(address):
        return ""
    if exact and request.path != address:
        return ""
    return format_html(' aria-current="{}"', "page" if request.path == address else "true")


@register.simple_tag
@cache
def verdict(value):
    """Show the verdict on a hypothesis: `confirmee`, `infirmee`, `nuancee` or `non-testee`."""
    word, sign, tone = VERDICTS[value]
    return format_html(
        '<span class="verdict" data-verdict="{}" data-tone="{}">{}{}</span>', value, tone, icon(sign), word
    )


@register.simple_tag
def avatar(name):
    """Show the initials of a person, in a tone that stays the same from page to page."""
    words = [word for word in str(name).replace("-", " ").split() if word[0].isalnum()]
    initials = "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "·"
    tone = AVATAR_TONES[zlib.crc32(str(name).encode()) % len(AVATAR_TONES)]
    return format_html('<span class="avatar" data-tone="{}" aria-hidden="true">{}</span>', tone, initials)


# A person stands beside each post of a long thread: written without a template, four times faster.
@register.simple_tag
def person(name, function="", place="", url=""):
    """Show who speaks: initials, name, then function and collectivité, quietly."""
    who = '<a class="person-name" href="{1}">{0}</a>' if url else '<span class="person-name">{0}</span>'
    about = " · ".join(str(part) for part in (function, place) if part)
    return format_html(
        '<span class="person">{}<span>{}{}</span></span>',
        avatar(name),
        format_html(who, name, url),
        format_html('<span class="person-place">{}</span>', about) if about else "",
    )


@cache
def _vital_name(name):
    label, sign = VITAL_SIGNS[name]
    return format_html('{}<span class="visually-hidden">{} </span>', icon(sign), label)


@register.simple_tag
def vital_sign(name, value):
    """One vital sign of a card: `duration`, `group`, `level` or `material`."""
    return format_html("<li>{}{}</li>", _vital_name(name), value)


@register.inclusion_tag("components/progress.html")
def progress(done, total, label=""):
    """Show how far one is: a dot a step up to 14 steps, a bar beyond; `label` says it in words."""
    dots = [index < done for index in range(total)] if total <= MOST_DOTS else []
    text = label or _("%(done)s sur %(total)s") % {"done": fr_number(done), "total": fr_number(total)}
    return {"dots": dots, "percent": round(100 * done / total) if total else 0, "label": text}


@register.inclusion_tag("components/bar_chart.html")
def bar_chart(rows, caption, unit="", tone="lagoon"):
    """Draw `(label, number)` pairs as a table whose middle column is a bar."""
    rows = list(rows)
    most = max((number for _label, number in rows), default=0) or 1
    bars = [{"label": label, "number": number, "width": round(100 * number / most, 1)} for label, number in rows]
    return {"bars": bars, "caption": caption, "unit": unit, "tone": tone}


@register.inclusion_tag("components/minutes_rail.html")
def minutes_rail(steps):
    """Draw timed steps (`title`, `minutes`, `html`) as a strip in proportion, then one line each with its hours."""
    timed, start = [], 0
    for step in steps:
        timed.append({"step": step, "start": start})
        start += step.minutes
    return {"timed": timed, "total": start}


@register.inclusion_tag("components/measure_chart.html")
def measure_chart(points, caption, unit="", target=None, target_label=None):
    """Draw the dated measures of an indicator as a line with its target, and their table.

    A point is `(label, number)`, or `(label, number, method)`: the table says how each number was found.
    `target_label`: what the line of reference is, « cible » unless told.
    """
    points = [(*point, "")[:3] for point in points]
    values = [number for _label, number, _method in points] + ([target] if target is not None else [])
    low, high = min([*values, 0]), max([*values, 1])
    drawn = [
        {
            "label": label,
            "number": number,
            "method": method,
            "x": _across(index, len(points)),
            "y": _up(number, low, high),
            "is_named": len(points) <= MOST_NAMES or index in {0, len(points) - 1},
            "anchor": _anchor(index, len(points)),
        }
        for index, (label, number, method) in enumerate(points)
    ]
    target_y = _up(target, low, high) if target is not None else None
    return {
        "points": drawn,
        "target_label": target_label or _("cible"),
        "line": " ".join(f"{point['x']},{point['y']}" for point in drawn),
        "caption": caption,
        "unit": unit,
        "target": target,
        "target_y": target_y,
        "target_dy": BELOW if drawn and target_y is not None and drawn[-1]["y"] <= target_y else ABOVE,
        "has_methods": any(point["method"] for point in drawn),
    }


def _anchor(index, count):
    """The names of the first and last points stay inside the drawing."""
    if count == 1:
        return "middle"
    return {0: "start", count - 1: "end"}.get(index, "middle")


def _across(index, count):
    return round(30 + 340 * index / max(count - 1, 1), 1)


def _up(number, low, high):
    return round(130 - 110 * (float(number) - float(low)) / (float(high) - float(low) or 1), 1)


@cache
def _address(name):
    """The address of a page without argument, looked up once: the navigation asks for five on every page."""
    return reverse(name)


@register.simple_tag(takes_context=True)
def room(context, name, label, sign):
    """One room of the main navigation, marked when the reader is in it."""
    url = _address(name)
    return format_html('<li><a href="{}"{}>{}{}</a></li>', url, current(context, url), icon(sign), label)
