"""Which pages are one issue (`--per issue`): by directory, day and paper, the same whatever the order of the inputs.

1. Directory: that of the nearest `issue.toml` that gives a date or an issue number, so that pages may lie in folders
   below it; else the page's own place in the mirror.  Files that are named stand together on top.
2. Day: the date as options, corrections, `issue.toml`, `banmian.toml` or the file's name give it (`facts_for`), else as
   the page's heads have it whose form tells them, else as it says when it is parsed.  Where no date is known, the
   issue's number.
3. Paper: likewise.  Pages of several papers in one directory and of one day are issues of their own.  A page that
   names none goes by its file's name: with the paper of the pages there whose names are the same before the date
   (`cj-` of `cj-20260702-03`; ISS003, when it is read).  Where those are of several papers, it stands apart (ISS008).

A page of which neither date nor number is known is of no issue (ISS006).  What the pages say when they are parsed must
agree with this (ISS002, `convert.issue`).

A page that cannot be read, or whose settings cannot, is put to every issue of its directory that it may be a page of,
by what is known of it all the same (its name, the settings that can be read).  An issue is whole or not written, so
these are held back (ISS001, `convert.perissue`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from os.path import abspath
from pathlib import Path, PurePosixPath

from convert.batch.naming import safe_name
from convert.batch.plan import Group, Refused, Source, corrections_path, on_disk, readable
from convert.errors import ConvertError
from convert.facts import ISSUE_FILE, facts_among, issue_paths, read_issue_file
from convert.findings import finding
from convert.page import IssueHeldBackError, PageOptions
from convert.page_reading import load_page, read_bytes
from convert.parser.facts import IssueFacts, comparable
from convert.parser.folio import before_date


@dataclass(frozen=True, slots=True)
class _Known:
    """A page and what it is put together by: its issue's directory, its day (or number), its paper.

    `pattern` is what its name has before the date; empty where it has none.
    """

    source: Source
    folder: str
    date: str | None
    number: str | None
    paper: str | None
    pattern: str

    @property
    def day(self) -> tuple[str, str, str]:
        """Directory and day: the date, or the number where there is none."""
        return self.folder, self.date or "", "" if self.date else comparable("number", self.number or "")

    @property
    def has_day(self) -> bool:
        """Whether it can be put together by anything."""
        return bool(self.date or self.number)

    @property
    def printed(self) -> str:
        """The paper's name as it is compared."""
        return comparable("publication", self.paper or "")


@dataclass(frozen=True, slots=True)
class _Unread:
    """A page that cannot be read, or whose settings cannot, and why; and what is known of it all the same."""

    known: _Known
    error: ConvertError


def grouped(entries: Iterable[Source | Refused], options: PageOptions) -> list[Group | Refused]:
    """The issues that pages make, in the order of their names; refused is what can be a page of none of them."""
    reader = _Reader(options)
    found = [_known(entry, reader) if isinstance(entry, Source) else entry for entry in entries]
    groups, apart = _held_back(
        _of_days(one for one in found if isinstance(one, _Known)), [one for one in found if isinstance(one, _Unread)]
    )
    groups += _of_days(one.known for one in apart if one.known.has_day)
    refused = [one for one in found if isinstance(one, Refused)]
    refused += [_refused(one.known.source, one.error) for one in apart if not one.known.has_day]
    return [*sorted(_named_apart(groups), key=lambda group: (group.folder, group.name)),
            *sorted(refused, key=lambda one: one.shown)]  # fmt: skip


def _of_days(pages: Iterable[_Known]) -> list[Group]:
    """The issues of all directories and days."""
    days: dict[tuple[str, str, str], list[_Known]] = {}
    for one in pages:
        days.setdefault(one.day, []).append(one)
    return [group for day in days.values() for group in _of_a_day(day)]


def _of_a_day(pages: Sequence[_Known]) -> Iterator[Group]:
    """The issues of one directory and day: those of each paper, and of nameless pages by the pattern of their names."""
    papers: dict[str, list[_Known]] = {}
    nameless: dict[str, list[_Known]] = {}
    for one in pages:
        own, key = (papers, one.printed) if one.paper else (nameless, one.pattern)
        own.setdefault(key, []).append(one)
    apart = []
    for pattern, of in nameless.items():
        alike = [paper for paper in papers.values() if any(one.pattern == pattern for one in paper if one.paper)]
        if len(alike) == 1:
            alike[0].extend(of)
        else:
            beside = ", ".join(sorted(min(one.paper for one in paper if one.paper) for paper in alike))
            apart.append(replace(_group(of), beside=beside or None))
    yield from map(_group, papers.values())
    yield from apart


def _group(pages: Sequence[_Known]) -> Group:
    """The issue of these pages, named after paper and day, or after the pattern of their names and the day."""
    first, paper = pages[0], min((one.paper for one in pages if one.paper), default=None)
    number = min((one.number for one in pages if one.number), default=None) if first.date is None else None
    sources = sorted((one.source for one in pages), key=_place)
    day = first.date.replace("-", "") if first.date else f"第{number}期"
    name = safe_name("_".join(part for part in (paper or first.pattern.strip(" _-."), day) if part))
    return Group(on_disk(name), first.folder, tuple(sources), paper, first.date, number)


def _place(source: Source) -> tuple[str, str, str]:
    return source.folder, readable(source.path.name), source.shown


def _named_apart(groups: Sequence[Group]) -> Iterator[Group]:
    """The issues, with a number behind names that a forgiving file system takes for one."""
    seen: dict[tuple[str, str], int] = {}
    for group in sorted(groups, key=lambda group: (group.folder, group.publication or "", group.date or "")):
        key = (group.folder.casefold(), group.name.casefold())
        seen[key] = seen.get(key, 0) + 1
        yield group if seen[key] == 1 else replace(group, name=f"{group.name}-{seen[key]}")


# --------------------------------------------------------------------------- what cannot be read


def _held_back(groups: Sequence[Group], unread: Iterable[_Unread]) -> tuple[list[Group], list[_Unread]]:
    """The issues, each with the unread pages that it may have, and those that are of none of them."""
    added: dict[int, list[Source]] = {}
    apart = []
    for one in unread:
        holders = _holders(groups, one.known)
        for index in holders:
            added.setdefault(index, []).append(one.known.source)
        apart += [] if holders else [one]
    return [
        replace(group, sources=tuple(sorted((*group.sources, *added.get(index, ())), key=_place)))
        for index, group in enumerate(groups)
    ], apart


def _holders(groups: Sequence[Group], page: _Known) -> list[int]:
    """Which issues a page may be of: where its day is known, by the pattern of its name, as a page without a paper."""
    fitting = [index for index, group in enumerate(groups) if _may_have(group, page)]
    alike = [i for i in fitting if any(before_date(one.stem) == page.pattern for one in groups[i].sources)]
    return alike if alike and page.has_day else fitting


def _may_have(group: Group, page: _Known) -> bool:
    """Whether nothing that is known of a page stands against its being one of an issue."""
    return (
        group.folder == page.folder
        and (page.date is None or page.date == group.date)
        and _agree("number", page.number, group.number)
        and _agree("publication", page.paper, group.publication)
    )


def may_be_of(group: Group, source: Source, options: PageOptions) -> bool:
    """Whether nothing that a page says, or is said of it, stands against its being one of an issue."""
    found = _known(source, _Reader(options))
    if isinstance(found, Refused):  # it says nothing of its day
        return True
    page = found.known if isinstance(found, _Unread) else found
    return _may_have(group, replace(page, folder=group.folder))  # its place may have been counted from elsewhere


def _agree(name: str, one: str | None, other: str | None) -> bool:
    return one is None or other is None or comparable(name, one) == comparable(name, other)


# --------------------------------------------------------------------------- what is known of a page


@dataclass(slots=True)
class _Reader:
    """Reads what is known of pages; each `issue.toml` once."""

    options: PageOptions
    issues: dict[Path, tuple[list[IssueFacts], ConvertError | None]] = field(default_factory=dict)

    def issue_files(self, source: Source) -> tuple[list[IssueFacts], ConvertError | None]:
        """What the `issue.toml` beside a page and above say, the nearest first, and why one of them cannot be read."""
        parent = source.path.parent
        if parent not in self.issues:
            self.issues[parent] = _issue_files(source.path)
        return self.issues[parent]


def _issue_files(source: Path) -> tuple[list[IssueFacts], ConvertError | None]:
    found: list[IssueFacts] = []
    error: ConvertError | None = None
    for steps, path in issue_paths(source):
        try:
            found.append(read_issue_file(path, "../" * steps + ISSUE_FILE))
        except ConvertError as problem:
            error = error or problem
    return found, error


def _known(source: Source, reader: _Reader) -> _Known | _Unread | Refused:
    options = reader.options
    issues, error = reader.issue_files(source)
    facts = facts_among(issues, source.stem, options.facts, options.defaults)
    for known_better in (_corrected, _headed, _parsed):
        try:
            facts = known_better(source, facts, options)
        except ConvertError as problem:
            error = error or problem
    folder, pattern = _folder(source, issues), before_date(source.stem)
    known = _Known(source, folder, facts.date, facts.number, facts.publication, pattern)
    if error is not None:
        return _Unread(known, error)
    return known if known.has_day else _refused(source, IssueHeldBackError(finding("ISS006")))


def _refused(source: Source, error: ConvertError) -> Refused:
    return Refused(source.shown, error, (source,))


def _corrected(source: Source, facts: IssueFacts, options: PageOptions) -> IssueFacts:
    path = corrections_path(source, options.fixes)
    if path is None:
        return facts
    from convert.parser.correction_file import load

    return load(path).over(facts)


def _headed(source: Source, facts: IssueFacts, options: PageOptions) -> IssueFacts:
    if facts.publication and (facts.date or facts.number):
        return facts
    return _with_head(facts, read_head(source, options))


def _parsed(source: Source, facts: IssueFacts, options: PageOptions) -> IssueFacts:
    """What the page says when it is parsed, which takes longest: only where nothing else tells its day."""
    if facts.date or facts.number:
        return facts
    issue = load_page(source, options).issue
    return _with_head(facts, IssueFacts(issue.publication, issue.date, issue.number))


def _with_head(facts: IssueFacts, head: IssueFacts) -> IssueFacts:
    for name in ("publication", "date", "number"):
        if facts.get(name) is None and (value := head.get(name)) is not None:
            facts = facts.with_fact(name, value, "")
    return facts


def _folder(source: Source, issues: Sequence[IssueFacts]) -> str:
    """The place in the mirror of the issue that a page is of."""
    above = PurePosixPath(source.folder).parts
    return "/".join(above[: max(0, len(above) - _steps(issues))])


def _steps(issues: Sequence[IssueFacts]) -> int:
    """How many directories above a page the `issue.toml` lies that puts its issue together; 0 without one."""
    places = (facts.sources.get("date") or facts.sources.get("number") for facts in issues)
    return next((place.removesuffix(ISSUE_FILE).count("../") for place in places if place is not None), 0)


def directories_of(source: Source) -> Sequence[Path]:
    """The directory of a page, and those above it up to that of the `issue.toml` that puts its issue together."""
    return Path(abspath(source.path)).parents[: _steps(_issue_files(source.path)[0]) + 1]  # noqa: PTH100 - no links


def read_head(source: Source, options: PageOptions) -> IssueFacts:
    """Paper, date and number as the page's heads have them that form alone tells; of one of our formats, as it says.

    Raises ConvertError where the file cannot be read.
    """
    from convert.parser.decode import decode
    from convert.parser.lines import split_lines
    from convert.parser.masthead import said_by_heads
    from convert.readback import form_of, read

    data = read_bytes(source.path)
    if (form := form_of(source.path.name, data)) is not None:
        issue = read(form, data).issue
        return IssueFacts(issue.publication, issue.date, issue.number)
    said = said_by_heads(split_lines(decode(data, options.encoding).text))
    return IssueFacts(said.publication, said.date, said.number)
