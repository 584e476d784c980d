"""Characters that no written format can carry: taken out, each with its place.

XML 1.0 §2.2 forbids the C0 controls (tab and line ends apart), surrogates, U+FFFE and U+FFFF. HTML
(Living Standard, "Phrasing content"), and so EPUB's XHTML, forbids the C1 controls, DEL and all
noncharacters as well; none of them prints anything. Zero-width and private-use characters stay.
"""

from __future__ import annotations

import re

from convert.parser.lines import physical_lines
from convert.tree import Edit

# The noncharacters at the end of each plane beyond the first, U+1FFFE to U+10FFFF.
_PLANE_ENDS = "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
_CONTROL_OF_FIRST_PLANE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
CONTROL = re.compile(rf"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_PLANE_ENDS}]")
"""One character that is taken out. Tab, LF, CR and FF are not: they are space or end lines."""


def has_controls(text: str) -> bool:
    """Whether there is any: sooner known than by `CONTROL`, which asks of every character whether it ends a plane."""
    return _CONTROL_OF_FIRST_PLANE.search(text) is not None or any(end in text for end in _PLANE_ENDS)


def clean(text: str) -> tuple[str, tuple[Edit, ...]]:
    """The text without control characters, and the edits that put them back (`kind="control"`).

    Lines are those of `lines.physical_lines`, counted from 1; columns are the source's, from 0. Where something is
    taken out, lines end in LF or FF: a CR and an LF that it parted would else become one line end.
    """
    if not has_controls(text):
        return text, ()
    edits: list[Edit] = []
    kept: list[str] = []
    for number, (content, end) in enumerate(physical_lines(text), 1):
        edits += (Edit("control", number, found.start(), found.group(), "") for found in CONTROL.finditer(content))
        kept += [CONTROL.sub("", content), "\n" if end.strip("\f") else end]
    return "".join(kept), tuple(edits)
