"""What a sentence was understood to ask for."""

from dataclasses import dataclass, field
from urllib.parse import urlencode


@dataclass(frozen=True)
class Wish:
    """Values of the fields of the list's form, and the words that say what for, in order."""

    minutes: int | None = None
    personnes: int | None = None
    lieu: list[str] = field(default_factory=list)
    niveau: list[str] = field(default_factory=list)
    sans: list[str] = field(default_factory=list)
    avec: list[str] = field(default_factory=list)
    famille: list[str] = field(default_factory=list)
    moment: list[str] = field(default_factory=list)
    words: str = ""

    @property
    def fields(self) -> dict[str, int | list[str]]:
        """What the form of the list would be given, empty values left out."""
        return {name: value for name, value in vars(self).items() if value and name != "words"}

    def query(self, sentence: str) -> str:
        """The end of the address of the list: the sentence, which orders, and what it asks, as fields of the form.

        When nothing but words was understood, they are what the cards must hold.
        """
        words = {"q": self.words} if self.words and not self.fields else {}
        return urlencode({"phrase": sentence, **self.fields, **words}, doseq=True)
