"""What a person puts right on a page: `X.fix.toml`, beside `X.txt`.

The file says of single lines what they are; the decoder takes it as certain, so that one correction also
mends its neighbours::

    [page]                      # facts about the page; each may be left out
    number = "3"
    date = "2026-07-02"
    section = "要闻"
    publication = "晨报"
    issue = "第1024期"

    [[line]]
    text = "渠水进城记"           # the line, with any spacing and width; `渠水进…` is enough of a long one
    line = 12                   # where it stood: a hint
    nth = 2                     # which of several equal lines, from 1
    role = "kicker"             # one of the roles of `banmian inspect`
    begins_article = true       # or false
    ends_article = true         # the next line that is no page furniture begins another
    begins_page = false         # undoes what a page head began; true: a page begins with this line
    joins_previous = false      # true: goes on with the paragraph (headline …) before; false: does not

A line is found by its text, so the file survives another export of the page.  `line` tells equal lines apart
only while every other line stands where its entry says.  An entry that fits no line, or several, that
contradicts another, or that the grammar of a page forbids, is an error.

An entry vouches for its line: what it leaves unsaid is as labelled, and the line counts as human, with
confidence 1.

The file is read in `correction_file.py`, begun in `correction_template.py`; `corrected.py` labels lines by it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from convert.errors import CorrectionError
from convert.findings import Finding, finding
from convert.parser.facts import FactName, IssueFacts
from convert.parser.label import Constraint, LabelledLine
from convert.parser.lines import Line
from convert.parser.roles import FURNITURE, Role
from convert.phrases import FIRST_LINE_BEGINS
from convert.tree import without_space

SUFFIX = ".fix.toml"
_OPTION = "--"
ELLIPSIS = "…"
"""Behind the beginning of a long line."""
FACT_KEYS: dict[str, FactName] = {
    "number": "page",
    "date": "date",
    "section": "section",
    "publication": "publication",
    "issue": "number",
}
"""The keys of `[page]`, and the fact that each one gives."""
_SHORTEST_BEGINNING = 4
_FOLD = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}


class LineCorrection(NamedTuple):
    """One `[[line]]`; None is left to the parser.  `line` and `nth` tell equal lines apart."""

    text: str
    line: int | None = None
    nth: int | None = None
    role: Role | None = None
    begins_article: bool | None = None
    ends_article: bool | None = None
    joins_previous: bool | None = None
    begins_page: bool | None = None


class Found(NamedTuple):
    """A correction and the line it speaks of."""

    entry: LineCorrection
    at: Line


class Corrections(NamedTuple):
    """A whole `X.fix.toml`: `facts` from its `[page]`, its lines, its name, and the sha256 of its bytes."""

    facts: Mapping[FactName, str]
    lines: tuple[LineCorrection, ...]
    name: str = ""
    sha256: str = ""

    def over(self, facts: IssueFacts) -> IssueFacts:
        """The facts with those of `[page]`, which yield to options only."""
        for name, value in self.facts.items():
            if not facts.sources.get(name, "").startswith(_OPTION):
                facts = facts.with_fact(name, value, self.name)
        return facts

    def check_pages(self, count: int) -> None:
        """Raise CorrectionError (FIX007) where `[page]` says of one page what the file holds several of."""
        for name in ("page", "section"):
            if count > 1 and name in self.facts:
                key = next(key for key, fact in FACT_KEYS.items() if fact == name)
                raise CorrectionError(finding("FIX007", name=key, count=count))

    def found(self, lines: Sequence[Line]) -> tuple[Found, ...]:
        """Each entry with its line, in the order of the lines.

        Raises CorrectionError for those that fit no line (FIX003) or more than one (FIX004).
        """
        return _found(self.lines, lines)

    def page_beginnings(self, lines: Sequence[Line]) -> dict[int, bool]:
        """The numbers of the lines that begin a page, or begin none.

        Raises CorrectionError, also where the first line is to begin none (FIX006).
        """
        said = said_of(self.found(lines), "begins_page")
        if lines and said.get(lines[0].number) is False:
            raise CorrectionError(finding("FIX006", line=lines[0].number, reason=FIRST_LINE_BEGINS))
        return said

    def constraints(self, lines: Sequence[Line]) -> tuple[Constraint, ...]:
        """What the decoder is to hold to, one a line; what ends an article is left out (see `label_with`).

        Raises CorrectionError, also for entries that contradict each other (FIX005).
        """
        return constraints_of(self.found(lines))

    def held_to(self, lines: Sequence[Line], labels: Sequence[LabelledLine]) -> tuple[Constraint, ...]:
        """All that the decoder held to when it gave these labels, what ends an article with the rest."""
        found = self.found(lines)
        return merged(constraints_of(found), beginnings_after(said_of(found, "ends_article"), labels).values())


# --------------------------------------------------------------------------- finding the lines


def key_of(text: str) -> str:
    """What two exports of a line have in common: neither spacing nor width, nor zero-width marks."""
    return without_space(unicodedata.normalize("NFC", text).translate(_FOLD))


def _found(entries: Sequence[LineCorrection], lines: Sequence[Line]) -> tuple[Found, ...]:
    keys = [(key_of(line.text), line) for line in lines]
    candidates = [_candidates(entry, keys) for entry in entries]
    moved = any(entry.line and len(fit) == 1 and fit[0].number != entry.line
                for entry, fit in zip(entries, candidates, strict=True))  # fmt: skip
    found: list[Found] = []
    problems: list[Finding] = []
    for entry, fit in zip(entries, candidates, strict=True):
        chosen = _chosen(entry, fit, moved)
        if isinstance(chosen, Finding):
            problems.append(chosen)
        else:
            found.append(Found(entry, chosen))
    if problems:
        raise CorrectionError(*problems)
    return tuple(sorted(found, key=lambda one: one.at.number))


def _candidates(entry: LineCorrection, keys: Sequence[tuple[str, Line]]) -> list[Line]:
    """The lines that read as the entry does, or else those that begin as it does before its `…`."""
    wanted = key_of(entry.text)
    equal = [line for key, line in keys if key == wanted]
    beginning = wanted.rstrip(ELLIPSIS)
    if equal or beginning == wanted or len(beginning) < _SHORTEST_BEGINNING:
        return equal
    return [line for key, line in keys if key.startswith(beginning)]


def _chosen(entry: LineCorrection, fit: Sequence[Line], moved: bool) -> Line | Finding:
    if entry.nth is not None and len(fit) >= entry.nth:
        return fit[entry.nth - 1]
    if not fit or entry.nth is not None:
        return finding("FIX003", line=entry.line, text=entry.text, count=len(fit))
    if len(fit) == 1:
        return fit[0]
    hinted = [line for line in fit if line.number == entry.line and not moved]
    if hinted:
        return hinted[0]
    places = ", ".join(str(line.number) for line in fit)
    return finding("FIX004", line=entry.line, text=entry.text, count=len(fit), lines=places)


# --------------------------------------------------------------------------- what the decoder holds to


def constraints_of(found: Iterable[Found]) -> tuple[Constraint, ...]:
    """What the decoder is to hold to, one a line, ends of articles left out.  Raises CorrectionError (FIX005)."""
    return merged(
        Constraint(one.at.number, one.entry.role, one.entry.begins_article, one.entry.joins_previous) for one in found
    )


SAID_KEYS = {"role": "role", "starts_article": "begins_article", "joins_previous": "joins_previous"}
"""The keys of `[[line]]` that a constraint is made of, by what it calls them."""
END_KEYS = {**SAID_KEYS, "starts_article": "ends_article"}
"""Likewise where an article's end says it of the line after."""


def merged(constraints: Iterable[Constraint], ends: Iterable[Constraint] = ()) -> tuple[Constraint, ...]:
    """One constraint a line; `ends` are what the ends of articles say.  Raises CorrectionError (FIX005)."""
    merged: dict[int, Constraint] = {}
    keys: dict[int, Mapping[str, str]] = {}
    for one, its_keys in [*((one, SAID_KEYS) for one in constraints), *((one, END_KEYS) for one in ends)]:
        known = merged.get(one.line, Constraint(one.line))
        merged[one.line] = _both(known, one, keys.get(one.line, its_keys), its_keys)
        if one.starts_article is not None:
            keys.setdefault(one.line, its_keys)
    return tuple(merged.values())


def _both(one: Constraint, other: Constraint, its_keys: Mapping[str, str], other_keys: Mapping[str, str]) -> Constraint:
    """What two say of one line.  Raises CorrectionError (FIX005) where they disagree."""
    said: dict[str, object] = {}
    for name in SAID_KEYS:
        first, second = getattr(one, name), getattr(other, name)
        if first is not None and second is not None and first != second:
            raise _contradiction(one.line, setting(its_keys[name], first), setting(other_keys[name], second))
        said[name] = second if first is None else first
    return Constraint(one.line, **said)  # type: ignore[arg-type]


def _contradiction(line: int, first: str, second: str) -> CorrectionError:
    return CorrectionError(finding("FIX005", line=line, first=first, second=second))


def setting(key: str, value: object) -> str:
    """A key with its value, as the file has them."""
    return f"{key} = {shown(value)}"


def shown(value: object) -> str:
    """A value as TOML has it: true, false."""
    return str(value).lower()


def said_of(found: Iterable[Found], name: Literal["ends_article", "begins_page"]) -> dict[int, bool]:
    """The lines of which that is said, or denied.  Raises CorrectionError (FIX005)."""
    said: dict[int, bool] = {}
    for one in found:
        says, line = getattr(one.entry, name), one.at.number
        if says is not None and said.setdefault(line, says) != says:
            raise _contradiction(line, setting(name, not says), setting(name, says))
    return said


def beginnings_after(ends: Mapping[int, bool], labels: Sequence[LabelledLine]) -> dict[int, Constraint]:
    """What an article's end says of the next line that is no furniture: that it begins another, or does not.

    By the number of the line at which it ends.
    """
    begins = {}
    for line, says in ends.items():
        after = (label for label in labels if label.line.number > line and label.role not in FURNITURE)
        following = next(after, None)
        if following is not None:
            begins[line] = Constraint(following.line.number, starts_article=says)
    return begins
