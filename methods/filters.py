"""The list of cards narrowed by what the reader asks, with counts that stay right under combination."""

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from foundation.search import ranked_ids
from foundation.web.facet_index import Bits, FacetIndex
from foundation.web.faceted_rows import Load
from foundation.web.facets import Chip, FacetedList
from foundation.web.pages import Page
from foundation.web.templatetags.french import fr_duration
from methods.card_index import CARDS
from methods.enums import Phase
from methods.equipment import ORDINARY, PAPER, Equipment
from methods.finding import Wish, understand
from methods.finding.distances import DISTANCES
from methods.finding.facts import Facts
from methods.finding.reasons import Reasons, reasons_for
from methods.finding.scores import by_score, nearest, ranks_of
from methods.forms.filters import CardFilterForm
from methods.models import MethodCard
from methods.queries import published_cards

# Under so many cards that answer, those that nearly do are told too, so many at most; otherwise only those that answer
# the words best, which it would be a pity to miss for one person too many.
FEW, MOST_NEAR = 6, 6
FIRST = 3
WORDS = ("q", "phrase")
SENTENCES = {
    "minutes": lambda value: fr_duration(value) if int(value) >= 60 else _("%s\u00a0minutes") % value,
    "personnes": lambda value: _("%s personnes") % value if int(value) > 1 else _("une personne"),
}
NAMED = {"sans": lambda label: _("sans %s") % label, "avec": lambda label: _("avec %s") % label}


class CardList(FacetedList[MethodCard]):
    """The published cards that answer the address bar, best first when it says what people have or want."""

    form_class = CardFilterForm
    kind = "methode"
    facets_on = ("famille", "moment", "niveau", "lieu", "sans", "avec")
    open_facets = ("famille",)
    orders = ("nom",)
    page_size = 24

    def read_index(self) -> FacetIndex:
        return CARDS.current()

    def base(self) -> QuerySet[MethodCard]:
        return published_cards()

    def condition(self, name: str, value: Any) -> Bits:
        """The cards that last no longer, or whose group has room for so many; a sentence leaves nothing out."""
        if name == "minutes":
            return self.index.where("duration_min", lambda least: int(least) <= value)
        if name == "personnes":
            room = self.index.where("group_max", lambda most: int(most) >= value)
            return self.index.where("group_min", lambda least: int(least) <= value) & room
        return self.index.everything

    def facet_rows(self, name: str, values: Collection[str]) -> Bits:
        """For equipment, the cards that ask for nothing that is lacking, or for nothing else than what is there."""
        if name == "sans":
            return self._asking_none_of(values)
        if name == "avec":
            return self._asking_none_of(set(Equipment.values) - ORDINARY - set(values))
        return super().facet_rows(name, values)

    def facet_counts(self, name: str) -> Mapping[str, int]:
        """For equipment, what ticking one more box would leave, or leaves when it is ticked."""
        if name not in NAMED:
            return super().facet_counts(name)
        chosen, others = self.chosen.get(name, []), self.matching(name)
        return {
            str(value): (others & self.facet_rows(name, [*chosen, value])).bit_count()
            for value, _label in self.form.fields[name].choices  # type: ignore[attr-defined]
        }

    def _asking_none_of(self, items: Collection[str]) -> Bits:
        return self.index.everything & ~self.index.answering("needs", items)

    @cached_property
    def ranked(self) -> list[int]:
        """Keys of the cards that answer the words to find or, without any, those of the sentence; best first."""
        if "q" in self.chosen:
            return super().ranked
        return ranked_ids(self.said, kind=self.kind, user=self.user, as_typed=True) if self.said else []

    @cached_property
    def said(self) -> str:
        """The words of the sentence that say what for."""
        return understand(self.chosen["phrase"]).words if "phrase" in self.chosen else ""

    @cached_property
    def wish(self) -> Wish:
        """What is asked of the cards themselves."""
        return Wish(**{name: value for name, value in self.chosen.items() if name in DISTANCES})

    def best_first(self) -> list[int] | None:
        """By score when something is asked of the cards or words are given."""
        if not self.wish.fields and not any(name in self.chosen for name in WORDS):
            return None
        keys = list(self.index.ordered("nom", self.matching()))
        return by_score(self._facts(keys), self.wish, ranks_of(self.ranked))

    @cached_property
    def near(self) -> list[int]:
        """Keys of the cards that nearly answer; they hold the words to find all the same."""
        if not self.wish.fields:
            return []
        others = self.matching(*DISTANCES) & ~self.matching()
        few = self.total < FEW
        keys = list(self.index.ordered("nom", others)) if few else self.index.kept(self.ranked[:FIRST], others)
        return nearest(self._facts(keys), self.wish, ranks_of(self.ranked), MOST_NEAR)

    def page_and_near(self, mark: str, load: Load) -> tuple[Page[MethodCard], list[MethodCard]]:
        """One page and, on the first, the cards that nearly answer, read together."""
        keys, following, is_first = self.cut(mark)
        near = self.near if is_first else []
        rows = self._load([*keys, *near], load)
        found = {row.pk: row for row in rows}
        page = Page([found[key] for key in keys if key in found], following, first=is_first)
        return page, [found[key] for key in near if key in found]

    def reasons(self, card: MethodCard) -> Reasons:
        """Why a card of this list answers, or what it lacks."""
        return reasons_for(self.index.facts(card.pk), self.wish)

    def _facts(self, keys: Collection[int]) -> dict[int, Facts]:
        return {key: self.index.facts(key) for key in keys}

    def chip_label(self, name: str, value: str) -> str:
        """A value said as people do; of a moment, its name without its weeks."""
        if name == "phrase":
            return _("vos mots d’abord\u00a0: %s") % self.said
        if name in SENTENCES:
            return SENTENCES[name](value)
        if name == "moment" and value in Phase.values:
            return str(Phase(value).label)
        label = super().chip_label(name, value)
        return NAMED[name](label) if name in NAMED and value != PAPER else label

    @property
    def chips(self) -> list[Chip]:
        """What is asked; a sentence is told by its words, when it has some that order."""
        silent = "q" in self.chosen or not self.said
        return [chip for chip in super().chips if not (silent and chip.field == "dites")]

    @property
    def understood_nothing(self) -> bool:
        """Whether a sentence was said that tells nothing."""
        return "phrase" in self.chosen and len(self.chosen) == 1 and not self.said

    def chip_field(self, name: str) -> str:
        """Each thing understood leads to where it can be corrected."""
        if name in self.facets_on:
            return f"facette-{name}"
        return "dites" if name == "phrase" else name

    @property
    def typed(self) -> dict[str, Any]:
        """What was typed rather than ticked."""
        return {name: self.chosen.get(name, "") for name in (*WORDS, "minutes", "personnes")}
