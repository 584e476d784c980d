"""What a source may hold: beyond these it is refused with a finding, before any work is done on it.

A day's paper of a hundred pages, exported whole, stays well below each of them: some 10,000 lines,
5 MB, and where a PDF's text comes as one run, 30,000 characters a line.
"""

MAX_BYTES = 32 * 1024 * 1024
"""Size of a source file, in bytes (SRC013)."""

MAX_LINES = 100_000
"""Lines of a source file, blank ones counted (SRC012)."""

MAX_LINE_LENGTH = 200_000
"""Characters of one line (SRC014); libxml2 refuses a text node over 10 MB."""

MAX_XML_MARKS = 500_000
"""Tags and attributes of one XML part that is read, at most: each costs some hundred bytes of memory (EPUB039)."""

MAX_XML_MARKS_WHOLE = 1_000_000
"""The same of all documents of one file together (EPUB039)."""

MAX_XML_DEPTH = 100
"""Elements within elements of such a part (EPUB039)."""

MAX_ZIP_ENTRIES = 20_000
"""Entries of a zip container that is read (ZIP002)."""

MAX_ZIP_ENTRY = 32 * 1024 * 1024
"""Size of one of them, unpacked, in bytes (ZIP003)."""

MAX_ZIP_WHOLE = 64 * 1024 * 1024
"""Size of all of them together, and of the container, in bytes (ZIP003)."""

MAX_DOCX_XML = 12 * 1024 * 1024
"""Size of an XML part of a DOCX file, unpacked, in bytes (ZIP003); a page of 100 articles has 0.5 MB."""

MAX_DOCX_TAGS = 500_000
"""Tags and attributes of an XML part of a DOCX file (DOCX025), counted by `<` and `=`; 100 articles have 20,000."""

MAX_DOCX_RELATIONS = 5_000
"""Relationships in a DOCX file, and parts that hold them (DOCX025)."""

MAX_DOCX_MARKED = 1_000_000
"""Characters under the bookmarks of facts in one paragraph of a DOCX file, all bookmarks together (DOCX025)."""

MAX_DOCX_DEPTH = 50
"""Boxes, items and photos inside each other in a DOCX file (DOCX025)."""

MAX_JSON_VALUES = 2_000_000
"""Values in a JSON file (JSON016, NJS016), counted by its commas and brackets; a line of a source makes some 15."""

MAX_JSON_DEPTH = 100
"""Objects and lists inside each other in a JSON file (JSON017, NJS017)."""

MAX_XML_BYTES = 32 * 1024 * 1024
"""Size of an XML file that is read, in bytes (NML031)."""

MAX_XML_NODES = 500_000
"""Elements and attributes in it (NML032); a day's paper of a hundred pages has some 200,000."""

MAX_XML_TAG = 256 * 1024
"""Size of one tag or comment in it, in bytes (NML032)."""

MAX_XML_DEPTH = 200
"""Elements inside each other (NML032); libxml2 refuses 256."""

GC_AT_START = (500_000, 10, 10)
"""How often a process of ours looks for cycles until its first page is done: what is loaded until then is no garbage,
and to look through it takes 40 ms."""

GC_THRESHOLDS = (10_000, 10, 10)
"""How often it does so from then on, of which pages make none: Python's own 700 takes 4 ms a page."""

BLAS = {"OPENBLAS_NUM_THREADS": "1"}
"""Environment of numpy in a process of ours: what it multiplies is small, and threads take 70 ms to start."""
