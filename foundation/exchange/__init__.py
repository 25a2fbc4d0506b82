"""Files of things that come in and go out, whatever the room: read and reported first, written whole or not at all.

A room reads bytes with `texts`, `facts` and `words`, tells what is wrong with `problems`, and keeps a file between
its report and its writing in a model of its own made from `models.HandedFile`, moved by `handing`. `outgoing` sends
archives.
"""
