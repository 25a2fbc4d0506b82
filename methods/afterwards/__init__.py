"""After a workshop: planned against real, what was noted, what is told of the cards that served."""
