"""What is said of a file: refused whole, or problem by problem."""


class FileRefused(ValueError):
    """The file cannot be read at all; the message says why and what to do, in French."""


class ImportRefused(ValueError):
    """Nothing was written; the message says why, in French."""


class Level:
    """An error keeps what it is about out; a warning asks for a look."""

    ERROR = "erreur"
    WARNING = "attention"
