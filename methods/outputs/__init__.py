"""What one takes away of a workshop: the facilitator's sheet, the agenda, the materials, a calendar, one PDF."""
