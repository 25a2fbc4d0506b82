"""The names of the forms whose text is kept while it is typed."""


def reply_key(slug: str) -> str:
    """The reply to the thread of this address, which never changes."""
    return f"reply:{slug}"


def topic_key(slug: str) -> str:
    """The new thread in the space of this address."""
    return f"topic:{slug}"
