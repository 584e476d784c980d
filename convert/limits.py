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
