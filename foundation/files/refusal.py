class UploadRefused(ValueError):
    """A file that is not kept; the message tells the person what to do."""
