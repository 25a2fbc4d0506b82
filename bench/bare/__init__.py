"""Bare Django, measured beside Essaim in the same run: pages of a thread with nothing that could be spared."""
