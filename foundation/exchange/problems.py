"""What is said of a file: refused whole, or problem by problem."""


class FileRefused(ValueError):
    """The file cannot be read at all; the message says why and what to do, in French.

    `line` is where, 0 for the whole file.
    """

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class ImportRefused(ValueError):
    """Nothing was written; the message says why, in French."""


class Level:
    """An error keeps what it is about out; a warning asks for a look."""

    ERROR = "erreur"
    WARNING = "attention"
