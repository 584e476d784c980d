"""Makers of features that look at one piece by itself, and against the page's habits.

A maker gathers what it looks at; the names for the same finding are made once and kept.
"""

from bisect import bisect_right
from functools import cache, lru_cache

from convert.parser.layout import INDENTED
from convert.parser.page_view import PageView
from convert.parser.wordtable import first_kind, last_kind

Names = tuple[str, ...]
KEPT = 8192
"""Names kept where what is found is many-sided."""

# Closed classes: characters that seldom end, or seldom begin, a sentence or a title.
_OPEN_TAILS = frozenset("的地得和与及或在是把被将向从对为以于而但也就都还更最很再又才该每这那其各由给让使因若如跟同")
_LATE_HEADS = frozenset("的地得了着过们和与及或是也就都还等所而之说称道者吗呢吧啊性化年月日时个名家位项条次万亿元")

LENGTHS = (3, 5, 7, 9, 11, 13, 15, 18, 21, 25, 30, 36, 44, 56, 80, 120, 200, 300)
_RELATIVE = (0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 1.2, 2.0)


def length(page: PageView, i: int) -> Names:
    """How wide it is, by itself and against the page's longer pieces."""
    width = page.views[i].width
    return _length_names(bisect_right(LENGTHS, width), bisect_right(_RELATIVE, width / page.layout.median))


@cache
def _length_names(length: int, relative: int) -> Names:
    return f"len={length}", f"rel={relative}"


def ends(page: PageView, i: int) -> Names:
    """How it ends and begins."""
    view = page.views[i]
    return _ends_names(view.end, view.start, view.shape, view.body)


@cache
def _ends_names(end: str, start: str, shape: str, body: bool) -> Names:
    return f"end={end}", f"start={start}", f"shape={shape}", f"body={body:d}"


def marks(page: PageView, i: int) -> Names:
    """Marks inside a short line, and quotation marks and brackets left open."""
    text = page.views[i].piece.text
    quotes = text.count("“") - text.count("”")
    odd = text.count("(") != text.count(")")
    return (*(_marks_inside(text) if len(text) <= 60 else ()), *_marks_open((quotes > 0) - (quotes < 0), odd))


def _marks_inside(text: str) -> Names:
    digit = any(map(str.isdigit, text))
    return _marks_names(min(2, text.count(",")), min(2, text.count("。")), " " in text, "“" in text, digit)


@cache
def _marks_names(commas: int, stops: int, space: bool, quote: bool, digit: bool) -> Names:
    inside = [f"{name}=inside" for name, found in (("space", space), ("quote", quote), ("digit", digit)) if found]
    return f"commas={commas}", f"stops={stops}", *inside


@cache
def _marks_open(quotes: int, odd: bool) -> Names:
    quote = ("quote=open",) if quotes > 0 else ("quote=closes",) if quotes < 0 else ()
    return (*quote, "paren=odd") if odd else quote


def cues(page: PageView, i: int) -> Names:
    """The cues it shows."""
    return _cues_names(page.views[i].cues)


@lru_cache(maxsize=KEPT)
def _cues_names(cues: tuple[str, ...]) -> Names:
    return tuple(["cue=" + name for name in cues])


def gaps(page: PageView, i: int) -> Names:
    """Gaps against the page's usual gap, with how far the page's gaps can be trusted."""
    view, usual = page.views[i], page.layout.usual_gap
    behind = _gap_class(page.views[i + 1].piece.gap, usual) if i + 1 < len(page.views) else "end"
    return _gaps_names(page.gap_trust, _gap_class(view.piece.gap, usual), behind, view.shape)


@cache
def _gaps_names(trust: str, before: str, behind: str, shape: str) -> Names:
    return f"gap={trust}{before}", f"gap.after={trust}{behind}", f"gap.shape={trust}{before}|{shape}"


def _gap_class(gap: int, usual: int) -> str:
    return "usual" if gap == usual else "wide" if gap > usual else "narrow"


def indents(page: PageView, i: int) -> Names:
    """Whether it is indented, where that says anything, and of how many lines it seems to be made."""
    piece, layout = page.views[i].piece, page.layout
    return _indents_names(
        layout.indented > 0.3, piece.indent >= INDENTED, min(4, piece.size) if layout.wrap_width else 0
    )


@cache
def _indents_names(usual: bool, indented: bool, lines: int) -> Names:
    indent = (f"indent={'in' if indented else 'out'}",) if usual else ("indent=rare",) if indented else ()
    return (*indent, f"lines={lines}") if lines else indent


def place(page: PageView, i: int) -> Names:
    """How near to the top or the bottom of the page it stands."""
    last = len(page.views) - 1 - i
    top = (f"top={i}",) if i < 4 else ()
    return (*top, f"bottom={last}") if last < 3 else top


def edges(page: PageView, i: int) -> Names:
    """A line that ends or begins in the middle of a thought, by characters of grammar."""
    view = page.views[i]
    text = view.piece.text
    names = _edges_marks(text[-1:] in _OPEN_TAILS, text[:1] in _LATE_HEADS, view.shape)
    return names if view.body else (*names, *_edges_kinds(last_kind(text), first_kind(text)))


@cache
def _edges_marks(tail: bool, head: bool, shape: str) -> Names:
    return (*(("tail=open", f"tail=open.{shape}") if tail else ()), *(("head=late",) if head else ()))


@cache
def _edges_kinds(tail: str, head: str) -> Names:
    return f"tail.kind={tail}", f"head.kind={head}"


def repeats(page: PageView, i: int) -> Names:
    """Whether the page prints it twice."""
    return ("repeated",) if page.seen[page.views[i].piece.text] > 1 else ()
