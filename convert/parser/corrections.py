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
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from convert.errors import CorrectionError
from convert.findings import Finding, finding
from convert.parser.facts import FactName, IssueFacts, normal_number, normal_page
from convert.parser.label import Constraint, ConstraintError, LabelledLine
from convert.parser.labels import LABELS, may_open_page
from convert.parser.lines import Line
from convert.parser.roles import FURNITURE, Role
from convert.phrases import AGAINST_THE_PAGE, FIRST_LINE_BEGINS, FIRST_OF_PAGE, NEVER_TOGETHER, NOT_AFTER_END
from convert.tree import BLANKS, Issue, without_space

SUFFIX = ".fix.toml"
_OPTION = "--"
_ELLIPSIS = "…"
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
                key = next(key for key, (fact, _) in _FACTS.items() if fact == name)
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
        said = _said(self.found(lines), "begins_page")
        if lines and said.get(lines[0].number) is False:
            raise CorrectionError(finding("FIX006", line=lines[0].number, reason=FIRST_LINE_BEGINS))
        return said

    def constraints(self, lines: Sequence[Line]) -> tuple[Constraint, ...]:
        """What the decoder is to hold to, one a line; what ends an article is left out (see `label_with`).

        Raises CorrectionError, also for entries that contradict each other (FIX005).
        """
        return _constraints(self.found(lines))

    def held_to(self, lines: Sequence[Line], labels: Sequence[LabelledLine]) -> tuple[Constraint, ...]:
        """All that the decoder held to when it gave these labels, what ends an article with the rest."""
        found = self.found(lines)
        return _merged(_constraints(found), _beginnings(_said(found, "ends_article"), labels).values())


# --------------------------------------------------------------------------- reading the file


def load(path: Path) -> Corrections:
    """The corrections of one file.  Raises CorrectionError (FIX001, FIX002)."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CorrectionError(finding("FIX001", path=path.name, reason=error.strerror or error)) from None
    return read(data, path.name)


def read(data: bytes, name: str = "") -> Corrections:
    """The corrections in the bytes of a file of that name.  Raises CorrectionError (FIX001, FIX002)."""
    import tomllib  # most pages have none

    try:
        tables = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CorrectionError(finding("FIX001", path=name, reason=error)) from None
    problems: list[Finding] = []
    reader = _Reader(name, problems)
    reader.known(tables, ("page", "line"), "")
    facts = reader.facts(tables.get("page", {}))
    lines = reader.lines(tables.get("line", []))
    if problems:
        raise CorrectionError(*problems)
    return Corrections(facts, lines, name, hashlib.sha256(data).hexdigest())


class _Reader:
    """Values checked one by one; what is wrong with them is collected, so that all of it is told at once."""

    def __init__(self, name: str, problems: list[Finding]) -> None:
        self._name, self._problems = name, problems

    def complain(self, name: str, value: object, expected: str) -> None:
        self._problems.append(finding("FIX002", name=name, value=value, where=self._name, expected=expected))

    def known(self, table: Mapping[str, object], keys: Iterable[str], within: str) -> None:
        """A key that means nothing here is an error: a misspelt one would be ignored."""
        names = tuple(keys)
        for key, value in table.items():
            if key not in names:
                self.complain(within + key, value, ", ".join(names))

    def facts(self, table: object) -> dict[FactName, str]:
        if not isinstance(table, dict):
            self.complain("page", table, "[page]")
            return {}
        self.known(table, _FACTS, "page.")
        found: dict[FactName, str] = {}
        for key, (fact, check) in _FACTS.items():
            if key in table and (value := self.checked(check, f"page.{key}", table[key])) is not None:
                found[fact] = value
        return found

    def checked(self, check: Callable[[object], str], name: str, value: object) -> str | None:
        try:
            return check(value)
        except ValueError as error:
            self.complain(name, value, str(error))
            return None

    def lines(self, entries: object) -> tuple[LineCorrection, ...]:
        if not isinstance(entries, list):
            self.complain("line", entries, "[[line]]")
            return ()
        return tuple(entry for n, table in enumerate(entries, 1) if (entry := self.line(table, f"line[{n}].")))

    def line(self, table: object, within: str) -> LineCorrection | None:
        if not isinstance(table, dict):
            self.complain(within.rstrip("."), table, "[[line]]")
            return None
        before = len(self._problems)
        self.known(table, _LINE_KEYS, within)
        text = table.get("text", "")
        if not isinstance(text, str) or not _key(text):
            self.complain(within + "text", text, 'text = "…"')
        if not any(key in table for key in _SAYS):
            self.complain(within.rstrip("."), text, " / ".join(_SAYS))
        for key in ("line", "nth"):
            if key in table and not _is_count(table[key]):
                self.complain(within + key, table[key], "1, 2, 3 …")
        for key in _SAYS[1:]:
            if not isinstance(table.get(key, False), bool):
                self.complain(within + key, table[key], "true, false")
        if table.get("role", Role.PARAGRAPH) not in _ROLES:
            self.complain(within + "role", table["role"], ", ".join(_ROLES))
        if len(self._problems) > before:
            return None
        return LineCorrection(**{**table, "role": Role(table["role"]) if "role" in table else None})


_ROLES = tuple(role.value for role in Role)
_SAYS = ("role", "begins_article", "ends_article", "joins_previous", "begins_page")
_LINE_KEYS = ("text", "line", "nth", *_SAYS)
_PAGE_NUMBER = re.compile(r"[A-Z]{0,2}[0-9]{1,4}[A-Z]?")


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _text(value: object) -> str:
    if _is_count(value):
        return str(value)
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ValueError('"…"')
    return unicodedata.normalize("NFC", value.strip())


def _page_number(value: object) -> str:
    printed = normal_page(_text(value))
    if not _PAGE_NUMBER.fullmatch(printed):
        raise ValueError('"1", "03", "A05"')
    return printed


def _issue_number(value: object) -> str:
    return normal_number(_text(value))


def _date(value: object) -> str:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            pass
    raise ValueError("YYYY-MM-DD (2026-07-02)")


_FACTS: dict[str, tuple[FactName, Callable[[object], str]]] = {
    "number": ("page", _page_number),
    "date": ("date", _date),
    "section": ("section", _text),
    "publication": ("publication", _text),
    "issue": ("number", _issue_number),
}
"""The keys of `[page]`: the fact each one gives, and its check."""


# --------------------------------------------------------------------------- finding the lines


def _key(text: str) -> str:
    """What two exports of a line have in common: neither spacing nor width, nor zero-width marks."""
    return without_space(unicodedata.normalize("NFC", text).translate(_FOLD))


def _found(entries: Sequence[LineCorrection], lines: Sequence[Line]) -> tuple[Found, ...]:
    keys = [(_key(line.text), line) for line in lines]
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
    wanted = _key(entry.text)
    equal = [line for key, line in keys if key == wanted]
    beginning = wanted.rstrip(_ELLIPSIS)
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


def _constraints(found: Iterable[Found]) -> tuple[Constraint, ...]:
    return _merged(
        Constraint(one.at.number, one.entry.role, one.entry.begins_article, one.entry.joins_previous) for one in found
    )


_KEYS = {"role": "role", "starts_article": "begins_article", "joins_previous": "joins_previous"}
"""The keys of `[[line]]` that a constraint is made of, by what it calls them."""
_END_KEYS = {**_KEYS, "starts_article": "ends_article"}
"""Likewise where an article's end says it of the line after."""


def _merged(constraints: Iterable[Constraint], ends: Iterable[Constraint] = ()) -> tuple[Constraint, ...]:
    """One constraint a line; `ends` are what the ends of articles say.  Raises CorrectionError (FIX005)."""
    merged: dict[int, Constraint] = {}
    keys: dict[int, Mapping[str, str]] = {}
    for one, its_keys in [*((one, _KEYS) for one in constraints), *((one, _END_KEYS) for one in ends)]:
        known = merged.get(one.line, Constraint(one.line))
        merged[one.line] = _both(known, one, keys.get(one.line, its_keys), its_keys)
        if one.starts_article is not None:
            keys.setdefault(one.line, its_keys)
    return tuple(merged.values())


def _both(one: Constraint, other: Constraint, its_keys: Mapping[str, str], other_keys: Mapping[str, str]) -> Constraint:
    """What two say of one line.  Raises CorrectionError (FIX005) where they disagree."""
    said: dict[str, object] = {}
    for name in _KEYS:
        first, second = getattr(one, name), getattr(other, name)
        if first is not None and second is not None and first != second:
            raise _contradiction(one.line, _setting(its_keys[name], first), _setting(other_keys[name], second))
        said[name] = second if first is None else first
    return Constraint(one.line, **said)  # type: ignore[arg-type]


def _contradiction(line: int, first: str, second: str) -> CorrectionError:
    return CorrectionError(finding("FIX005", line=line, first=first, second=second))


def _setting(key: str, value: object) -> str:
    return f"{key} = {_shown(value)}"


def _shown(value: object) -> str:
    return str(value).lower()


Labeller = Callable[[Sequence[Line], Iterable[Constraint]], tuple[LabelledLine, ...]]
"""Labels lines under constraints: `label.label` with a model."""


class Corrected(NamedTuple):
    """A file's labels, and the numbers of the lines that a person spoke of."""

    labels: tuple[LabelledLine, ...]
    human: frozenset[int] = frozenset()


def label_with(corrections: Corrections | None, lines: Sequence[Line], labeller: Labeller) -> Corrected:
    """The labels of a file's lines, corrected.

    Raises CorrectionError for an entry that fits no line or several, and for those that contradict each
    other or the grammar of a page (FIX006).
    """
    if corrections is None or not corrections.lines:
        return Corrected(labeller(lines, ()))
    found = corrections.found(lines)
    constraints, ends = _constraints(found), _said(found, "ends_article")
    labels = _labelled(labeller, lines, constraints)
    begins = _beginnings(ends, labels)
    if begins:
        after = {one.line: end for end, one in begins.items()}
        labels = _labelled(labeller, lines, _merged(constraints, begins.values()), after)
    human = frozenset(one.at.number for one in found)
    return Corrected(_vouched(labels, human, {one.line for one in begins.values()}), human)


def _labelled(
    labeller: Labeller, lines: Sequence[Line], constraints: Sequence[Constraint], after: Mapping[int, int] | None = None
) -> tuple[LabelledLine, ...]:
    """The labels under constraints; `after` has for a line the one that is said to end the article before, or not.

    Raises CorrectionError (FIX006).
    """
    try:
        return labeller(lines, constraints)
    except ConstraintError as error:
        reason = _why_not(error.line, lines, constraints, (after or {}).get(error.line))
        raise CorrectionError(finding("FIX006", line=error.line, reason=reason)) from error


def _why_not(number: int, lines: Sequence[Line], constraints: Iterable[Constraint], end: int | None) -> str:
    """Which rule keeps the line of that number from being what is said of it; `end`: the line that ends an article."""
    said = next((one for one in constraints if one.line == number), Constraint(number))
    if not any(said.allows(label) for label in LABELS):
        return _never_together(said, end)
    page = next((line.page for line in lines if line.number == number), None)
    first = next((line.number for line in lines if line.page == page), None)
    opens = any(said.allows(label) and may_open_page(label) for label in LABELS)
    return FIRST_OF_PAGE if number == first and not opens else AGAINST_THE_PAGE


def _never_together(said: Constraint, end: int | None) -> str:
    """That no line can be all that, in the words of the file."""
    settings = {key: _setting(key, v) for name, key in _KEYS.items() if (v := getattr(said, name)) is not None}
    if end is None:
        return NEVER_TOGETHER.format(settings=", ".join(settings.values()))
    settings.pop(_KEYS["starts_article"])
    ended = _setting(_END_KEYS["starts_article"], said.starts_article)
    return NOT_AFTER_END.format(settings=", ".join(settings.values()), end=ended, line=end)


def _said(found: Iterable[Found], name: Literal["ends_article", "begins_page"]) -> dict[int, bool]:
    """The lines of which that is said, or denied.  Raises CorrectionError (FIX005)."""
    said: dict[int, bool] = {}
    for one in found:
        says, line = getattr(one.entry, name), one.at.number
        if says is not None and said.setdefault(line, says) != says:
            raise _contradiction(line, _setting(name, not says), _setting(name, says))
    return said


def _beginnings(ends: Mapping[int, bool], labels: Sequence[LabelledLine]) -> dict[int, Constraint]:
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


def _vouched(labels: Iterable[LabelledLine], human: frozenset[int], begins: set[int]) -> tuple[LabelledLine, ...]:
    """The labels, certain where a person spoke."""
    return tuple(_certain(one, one.line.number in human, one.line.number in begins) for one in labels)


def _certain(label: LabelledLine, human: bool, begins: bool) -> LabelledLine:
    if human:
        return label._replace(confidence=1.0, boundary_confidence=1.0, join_confidence=1.0)
    return label._replace(boundary_confidence=1.0) if begins else label


# --------------------------------------------------------------------------- a file to begin with


_LONG, _BEGINNING = 40, 24
_HEADER = """\
# {name}: corrections for {source}
# Take out the `# ` before an entry, from [[line]] on, and put right what is wrong in it.
# 去掉条目（自 [[line]] 起）各行行首的“# ”，改正其中的错误即可。
# role: {roles}
#
# [page]
{facts}
"""


def template(labels: Sequence[LabelledLine], issue: Issue, source: str, name: str, doubtful: float) -> str:
    """The beginning of an `X.fix.toml`: an entry, commented out, for each line less sure than `doubtful`.

    `issue` is the page as it was read; its facts stand there too, commented out, those that are not known empty, which
    no file of corrections may leave them.  `source` is the name of the page's file, `name` that of its
    corrections.
    """
    keys = [_key(label.line.text) for label in labels]
    unsure = [(index, label) for index, label in enumerate(labels) if _least(label) < doubtful]
    header = _HEADER.format(
        name=_comment(name), source=_comment(source), roles=", ".join(_ROLES), facts="\n".join(_facts(issue))
    )
    entries = ["\n".join(f"# {row}" for row in _entry(label, index, keys)) for index, label in unsure]
    nothing = f"# no line is less sure than {doubtful:.2f}  没有把握低于 {doubtful:.2f} 的行"
    return header + "\n" + ("\n\n".join(entries) or nothing) + "\n"


def _facts(issue: Issue) -> Iterator[str]:
    """The rows of `[page]`; page and section are for a file of one page."""
    known = {"date": issue.date, "publication": issue.publication, "number": issue.number}
    if len(issue.pages) == 1:
        known |= {"page": issue.pages[0].number, "section": issue.pages[0].section}
    for key, (fact, _) in _FACTS.items():
        if fact in known:
            yield f"# {key} = {_comment(toml_string(known[fact] or ''))}"


def _least(label: LabelledLine) -> float:
    return min(label.confidence, label.boundary_confidence, label.join_confidence)


def _entry(label: LabelledLine, index: int, keys: Sequence[str]) -> list[str]:
    anchor = _anchor(label.line.text.strip(BLANKS), keys[index], keys)
    fitting = [k for k, key in enumerate(keys) if key == _key(anchor)] or [index]
    return [
        f"{label.confidence:.2f} {label.role.value}, {label.boundary_confidence:.2f} begins_article, "
        f"{label.join_confidence:.2f} joins_previous",
        "[[line]]",
        f"text = {toml_string(anchor)}",
        f"line = {label.line.number}",
        *([f"nth = {fitting.index(index) + 1}"] if len(fitting) > 1 else []),
        f'role = "{label.role.value}"',
        f"begins_article = {_shown(label.starts_article)}",
        f"joins_previous = {_shown(label.joins_previous)}",
    ]


def _anchor(text: str, key: str, keys: Sequence[str]) -> str:
    """The line's text, or as much of a long one as no other line begins with."""
    for length in range(_BEGINNING, len(text) - 1, _BEGINNING):
        beginning = _key(text[:length]).rstrip(_ELLIPSIS)
        alone = sum(other.startswith(beginning) for other in keys) == 1
        if len(key) > _LONG and alone and beginning + _ELLIPSIS not in keys:
            return text[:length].rstrip(_ELLIPSIS) + _ELLIPSIS
    return text


def toml_string(text: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's, but DEL has to be escaped as well."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(text: str) -> str:
    """Text that may stand in a TOML comment: no controls, no line end."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
