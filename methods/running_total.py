"""The minutes of the steps against the announced duration, told while they are typed."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation.web.editors import Editor
from methods.typed import number

# The page holds the same sentences for `static/methods/writing.js`: %t total, %a and %b bounds, %d difference.
SENTENCES: dict[str, Promise] = {
    "alone": _("Total des étapes : %t min."),
    "within": _("Total des étapes : %t min, dans la durée annoncée (de %a à %b min)."),
    "short": _("Total des étapes : %t min. Il manque %d min pour la durée annoncée (de %a à %b min)."),
    "over": _("Total des étapes : %t min, soit %d min de trop pour la durée annoncée (de %a à %b min)."),
}


@dataclass(frozen=True)
class RunningTotal:
    """Minutes: the `total` of the steps, the announced bounds when both are typed."""

    total: int
    low: int | None
    high: int | None

    @property
    def sign(self) -> str:
        """How the total stands: a key of SENTENCES."""
        if self.low is None or self.high is None:
            return "alone"
        return "short" if self.total < self.low else "over" if self.total > self.high else "within"

    @property
    def sentence(self) -> str:
        gap = {"short": (self.low or 0) - self.total, "over": self.total - (self.high or 0)}.get(self.sign, 0)
        text = str(SENTENCES[self.sign])
        for mark, value in {"%t": self.total, "%a": self.low, "%b": self.high, "%d": gap}.items():
            text = text.replace(mark, str(value))
        return text

    @property
    def sentences(self) -> dict[str, Promise]:
        return SENTENCES


def running_total(editor: Editor) -> RunningTotal:
    """The minutes typed in a card editor, whatever else it lacks."""
    minutes = [number(row["minutes"].value()) or 0 for row in editor.rows["steps"]]
    form = editor.form
    return RunningTotal(sum(minutes), number(form["duration_min"].value()), number(form["duration_max"].value()))
