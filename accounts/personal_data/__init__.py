"""What the site knows of each person, room by room: what a copy gives and what erasing takes away.

A room declares its sections in its `personal_data.py`:

    register_personal_data(Section("posts", _("Mes messages"), export=…, erase=…, models=("community.Post",)))

`models` names the tables covered; a test fails while a table with a person or an e-mail address is declared by none.
"""

from accounts.personal_data.registry import Section, discover, register_personal_data, registered_sections

__all__ = ["Section", "discover", "register_personal_data", "registered_sections"]
