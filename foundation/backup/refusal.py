class BackupRefused(Exception):
    """A backup or a restoration that must not go on; the message says why and what to do."""
