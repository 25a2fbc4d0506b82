"""Files of cases read without writing anything: bytes → rows → snapshots, with a report of what is wrong.

    reading = read_file("cas.csv", content, origin="cdg35")   # FileRefused when it cannot be read at all
    reading.sheets, reading.problems

`content.actions.importing` says what would be done with them, and does it.
"""

from content.importing.problems import Problem
from content.importing.reading import Reading, ReadSheet, read_file
from foundation.exchange.problems import FileRefused, Level

__all__ = ["FileRefused", "Level", "Problem", "ReadSheet", "Reading", "read_file"]
