"""What a workshop being prepared is made of, computed from its rows: times, totals, warnings."""
