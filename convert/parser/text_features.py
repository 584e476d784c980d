"""Makers of features that look at a piece among the others: runs and rows, seams, and what its words say of it.

A maker gathers what it looks at; the names for the same finding are made once and kept.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache

from convert.parser.line_features import KEPT, Names
from convert.parser.page_view import PageView
from convert.parser.wordtable import first_kind, last_kind, straddle

_SHARES = (0.01, 0.12, 0.25, 0.4, 0.55, 0.75)
_LEANS = (-0.3, -0.12, -0.01, 0.01, 0.12, 0.3, 0.5)
_OVERLAPS = (0.005, 0.015, 0.03, 0.05, 0.08, 0.12, 0.2)
_AGAINST_USUAL = (0.15, 0.3, 0.5, 0.75, 1.0, 1.4)
STRADDLES = (-8.0, -4.0, -1.0, 1.0, 3.0, 6.0)
_RUN = 6  # lines of a run looked at on each side


def run(page: PageView, i: int) -> Names:
    """The place in a run of lines that are not running text, and what stands on its two sides."""
    first, after = page.runs[i]
    place = _run_place(min(after - first, 6), min(i - first, 4), min(after - 1 - i, 4))
    if page.views[i].body:
        return place
    following, leading = page.at(after), page.at(first - 1)
    then = frozenset([view.shape for view in page.views[i + 1 : min(after, i + 1 + _RUN)]])
    had = frozenset([view.shape for view in page.views[max(first, i - _RUN) : i]])
    sides = _run_sides(following.shape if following else "end", leading.end if leading else "top")
    return (*place, *sides, *_run_shapes("run.then", then), *_run_shapes("run.had", had))


@cache
def _run_place(size: int, before: int, left: int) -> Names:
    return f"run={size}.{before}", f"run.left={left}"


@cache
def _run_sides(following: str, leading: str) -> Names:
    return f"run.next={following}", f"run.last={leading}"


@lru_cache(maxsize=KEPT)
def _run_shapes(side: str, shapes: frozenset[str]) -> Names:
    return tuple(sorted([f"{side}={shape}" for shape in shapes]))


def neighbours(page: PageView, i: int) -> Names:
    """Shapes in a row, and how the line before ends against how this one starts."""
    first, before, here, after, last = page.shapes[i : i + 5]
    rows = *_rows_around(before, here, after), f"row++={here}|{after}|{last}", f"row--={first}|{before}|{here}"
    if not i:
        return rows
    left, view = page.views[i - 1], page.views[i]
    return (*rows, *_rows_seam(left.end, view.start, left.body, left.sentence, view.body))


@cache
def _rows_around(before: str, here: str, after: str) -> Names:
    return f"row-={before}|{here}", f"row+={here}|{after}", f"row={before}|{here}|{after}"


@cache
def _rows_seam(end: str, start: str, body: bool, sentence: bool, then: bool) -> Names:
    return f"seam={end}|{start}", f"seam.body={body:d}{sentence:d}{then:d}"


def cohesion(page: PageView, i: int) -> Names:
    """Do the words of this line come back in the text after it, or before?"""
    view, shared = page.views[i], page.shared[i]
    if view.body or not shared.size:
        return ()
    size, total = shared.size, page.weights[i] or 1.0
    forward, backward = shared.weight_ahead / total, shared.weight_behind / total
    near = page.runs[i][1] < len(page.views)
    return (
        _level("share.behind", bisect_right(_SHARES, shared.behind / size)),
        _level("share.ahead", bisect_right(_SHARES, shared.ahead / size)),
        _level("ahead", bisect_right(_SHARES, forward)),
        _level("behind", bisect_right(_SHARES, backward)),
        *_lean_names(bisect_right(_LEANS, forward - backward), view.shape),
        *((_level("near", bisect_right(_SHARES, shared.weight_near / total)),) if near else ()),
    )


@cache
def _level(name: str, level: int) -> str:
    return f"{name}={level}"


@cache
def _lean_names(lean: int, shape: str) -> Names:
    return f"lean={lean}", f"lean|{shape}={lean}"


def echoes(page: PageView, i: int) -> Names:
    """The longest stretch of a short line that the text after it, or before it, repeats."""
    view = page.views[i]
    if view.body or len(view.piece.text) < 3:
        return ()
    start, end = page.runs[i]
    return _echoes_names(
        _echo(view.piece.text, page.text(end, end + 4)), _echo(view.piece.text, page.text(start - 4, start))
    )


@cache
def _echoes_names(ahead: int, behind: int) -> Names:
    return f"echo={ahead}", f"echo.behind={behind}", f"echo.both={ahead > behind:d}{ahead < behind:d}"


def _echo(text: str, other: str) -> int:
    places: Sequence[int] = range(len(text))
    longest = 0
    for size in (3, 4, 6):
        last = len(text) - size
        places = [k for k in places if k <= last and text[k : k + size] in other]
        if not places:
            break
        longest = size
    return longest


def blocks(page: PageView, i: int) -> Names:
    """Are the running text before and the running text from here on about the same things?"""
    view = page.views[i]
    if view.body and i and page.views[i - 1].body:
        return ()  # asked only where something stands between, or at the top
    overlap, usual = page.overlap(i), page.usual_overlap
    return _blocks_names(
        bisect_right(_OVERLAPS, overlap),
        "body" if view.body else view.shape,
        bisect_right(_AGAINST_USUAL, overlap / usual) if usual else None,
    )


@cache
def _blocks_names(level: int, kind: str, relative: int | None) -> Names:
    names = f"overlap={level}", f"overlap|{kind}={level}"
    return names if relative is None else (*names, f"overlap.rel={relative}")


def seam(page: PageView, i: int) -> Names:
    """Could the text run on from the line before? Then a word may straddle the break."""
    if not i or page.views[i - 1].sentence:
        return ()
    before, view = page.views[i - 1], page.views[i]
    size = "long" if before.width >= 44 else "mid" if before.width >= 16 else "short"
    left, right = before.piece.text, view.piece.text
    straddles = _seam_straddles(size, "body" if view.body else "short", _straddling(left, right))
    return (*straddles, *_seam_kinds(size, last_kind(left), first_kind(right)))


@cache
def _seam_straddles(size: str, kind: str, level: str) -> Names:
    return f"open.{size}|{kind}", f"straddle={level}", f"straddle.{size}={level}"


@cache
def _seam_kinds(size: str, tail: str, head: str) -> Names:
    return f"seam.kinds={tail}|{head}", f"seam.tail={tail}.{size}", f"seam.head={head}.{size}"


def over(page: PageView, i: int) -> Names:
    """Could the text run on over a caption and its credit, which stand between the halves of a paragraph?"""
    views, names = page.views, []
    for skipped in (1, 2) if views[i].body else ():
        k = i - 1 - skipped
        if k >= 0 and views[k].body and not views[k].sentence:
            names.append(f"over.{skipped}={_straddling(views[k].piece.text, views[i].piece.text)}")
    if i and views[i - 1].body and not views[i - 1].sentence:
        for skipped in (1, 2):
            if i + skipped < len(views) and views[i + skipped].body:
                level = _straddling(views[i - 1].piece.text, views[i + skipped].piece.text)
                names.append(f"over.held{skipped}={level}")
    return tuple(names)


def _straddling(left: str, right: str) -> str:
    """How likely a word straddles the break; a mark beside it (a quotation that opens) says nothing of words."""
    if not (left[-1:].isalnum() and right[:1].isalnum()):
        return "mark"
    return str(bisect_right(STRADDLES, straddle(left, right)))
