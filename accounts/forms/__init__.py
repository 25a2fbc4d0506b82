"""Forms, by subject. Empty: allauth imports `newcomer` while its own forms are being defined."""
