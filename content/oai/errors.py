"""The errors of the protocol: answered with status 200, in the envelope of every answer."""


class ProtocolError(Exception):
    """`code` is one of the protocol's; the message says in French what is wrong."""

    # With these, the request cannot even be repeated in the answer.
    UNREADABLE = frozenset({"badVerb", "badArgument"})

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, str(message)
