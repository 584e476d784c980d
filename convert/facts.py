"""Where facts about an issue come from: options, `issue.toml`, `banmian.toml`, and the file's name.

The order is that of `facts_for`; corrections (`X.fix.toml`) come right after options.  The page head (folio)
stands between `banmian.toml` and the name; the parser puts it there.  Nothing is guessed: what none gives is
absent, and a finding.

`issue.toml`, beside the pages or in a directory above them::

    publication = "晨报"
    date = 2026-07-01
    number = "第1024期"

    [pages."03"]
    section = "要闻"

The nearest file that gives a fact is the one that counts.  `banmian.toml`, in the working directory or
above, sets defaults for the options of `convert` in its table `[convert]`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from convert.batch.plan import FIX_SUFFIX
from convert.errors import UsageError
from convert.findings import Finding, finding
from convert.formats.base import UNKNOWN_TIME
from convert.links import plain_number
from convert.parser.facts import FACT_NAMES, FROM_FOLIO, FROM_NAME, IssueFacts, differ
from convert.phrases import BELOW_CONVERT, ONE_ENTRY
from convert.settings import Complaint, checked, in_file, known_keys, read_toml
from convert.tree import Issue, Page, articles, page_language, page_texts

OPTION = "--"
ISSUE_FILE = "issue.toml"
DEFAULTS_FILE = "banmian.toml"
ISSUE_KEYS = ("publication", "date", "number", "pages")
DEFAULT_KEYS = (
    *FACT_NAMES, "encoding", "typography", "fixes", "min_confidence", "provider", "rights", "urgency", "embargo",
    "keywords", "reissue", "per", "formats", "fail_on", "jobs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a `banmian.toml` sets: facts, and values of options by their names."""

    facts: IssueFacts = field(default_factory=IssueFacts)
    options: Mapping[str, object] = field(default_factory=dict)


def facts_for(
    source: Path, stem: str, options: IssueFacts, defaults: IssueFacts, top: Path | None = None
) -> IssueFacts:
    """What is known of a page's issue before its text is read; `top` is as in `issue_files`.

    Raises UsageError (FACT005, FACT006) for an `issue.toml` that is not valid.
    """
    return facts_among(issue_files(source, top), stem, options, defaults)


def facts_among(issues: Iterable[IssueFacts], stem: str, options: IssueFacts, defaults: IssueFacts) -> IssueFacts:
    """Likewise, from what the `issue.toml` beside the page and above say, the nearest first."""
    return _first_of([options, *issues, defaults, from_name(stem)])


def issue_files(source: Path, top: Path | None = None) -> Iterable[IssueFacts]:
    """The facts of each `issue.toml` beside a file and above it, up to the directory `top`, the nearest first."""
    for steps, path in issue_paths(source, top):
        yield read_issue_file(path, "../" * steps + ISSUE_FILE)


def issue_paths(source: Path, top: Path | None = None) -> Iterable[tuple[int, Path]]:
    """Each `issue.toml` beside a file and above it, up to the directory `top`, and how many directories above."""
    for steps, folder in enumerate(_absolute(source).parents):
        path = folder / ISSUE_FILE
        if os.path.lexists(path):  # a directory, or a link to nothing, is told of by whoever reads it
            yield steps, path
        if folder == top:
            return


def _absolute(path: Path) -> Path:
    """Without following links: `issue.toml` lies where the user put the link."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def read_issue_file(path: Path, shown: str) -> IssueFacts:
    """The facts of one `issue.toml`; `shown` is its name in findings and records."""
    table, complain = read_toml(path, shown), in_file(shown)
    known_keys(table, ISSUE_KEYS, complain)
    facts = given_facts({name: table.get(name) for name in ("publication", "date", "number")}, shown, complain)
    return replace(facts, sections=_sections(table.get("pages", {}), complain))


def _sections(pages: object, complain: Complaint) -> dict[str, str]:
    if not isinstance(pages, dict):
        raise complain("pages", pages, '[pages."03"]')
    found: dict[str, str] = {}
    numbers: set[str] = set()
    for printed, entry in pages.items():
        within = _within(f'pages."{printed}"', complain)
        if not isinstance(entry, dict):
            raise within("", entry, 'section = "…"')
        known_keys(entry, ("section",), within)
        number = plain_number(checked("page", printed, complain))  # A4 and A04 are one page
        if number in numbers:
            raise within("", entry, ONE_ENTRY)
        numbers.add(number)
        if "section" in entry:
            found[number] = checked("section", entry["section"], within)
    return found


def _within(table: str, complain: Complaint) -> Complaint:
    return lambda name, value, expected: complain(f"{table}.{name}".rstrip("."), value, expected)


def read_defaults(start: Path, named: Path | None = None) -> Defaults:
    """The defaults of `named`, or of the nearest `banmian.toml` in `start` or above; none where there is none.

    Raises UsageError (FACT005, FACT006; for the URL of a directory NET012, NET008) where it is not valid.
    """
    path = named or defaults_file(start)
    if path is None:
        return Defaults()
    table, complain = read_toml(path, path.name), in_file(path.name)
    for name, value in table.items():
        if name in DEFAULT_KEYS:
            raise complain(name, value, BELOW_CONVERT)
    known_keys(table, ("convert",), complain)
    values = table.get("convert", {})
    if not isinstance(values, dict):
        raise complain("convert", values, "[convert]")
    known_keys(values, DEFAULT_KEYS, complain)
    if (fixes := values.get("fixes")) and isinstance(fixes, str):  # as all in a file, named from where the file lies
        from convert.storage import local

        values["fixes"] = str(path.parent / local(fixes, f"{path.name}: fixes"))
    options = {name: checked(name, v, complain) for name, v in values.items() if name not in FACT_NAMES}
    _refuse_unknown_formats(options.get("formats", ()), complain)
    return Defaults(given_facts(values, path.name, complain), options)


def _refuse_unknown_formats(formats: Iterable[str], complain: Complaint) -> None:
    """On the command line RUN001 says it; of a file, its name and the key have to be told too."""
    if not formats:
        return
    from convert.formats import names  # it looks for plug-ins

    known = names()
    for name in formats:
        if name not in known:
            raise complain("formats", name, ", ".join(known))


def defaults_file(start: Path) -> Path | None:
    """The nearest `banmian.toml` in a directory or above; None where there is none."""
    folder = _absolute(start)
    return next((d / DEFAULTS_FILE for d in (folder, *folder.parents) if os.path.lexists(d / DEFAULTS_FILE)), None)


def given_facts(values: Mapping[str, object], source: str, complain: Complaint) -> IssueFacts:
    """The facts among `values`, each checked; None means not given.  A `source` of OPTION is `--date` for a date."""
    facts = IssueFacts()
    for name in FACT_NAMES:
        if (value := values.get(name)) is not None:
            where = source + name if source == OPTION else source
            facts = facts.with_fact(name, checked(name, value, complain), where)
    return facts


def from_name(stem: str) -> IssueFacts:
    """What the name of a file says, without its suffix."""
    from convert.parser.folio import facts_from_name

    found, facts = facts_from_name(stem), IssueFacts()
    for name in FACT_NAMES:
        if value := getattr(found, name, None):
            facts = facts.with_fact(name, value, FROM_NAME)
    return facts


def _first_of(layers: Iterable[IssueFacts]) -> IssueFacts:
    values: dict[str, str] = {}
    sources: dict[str, str] = {}
    sections: dict[str, str] = {}
    for layer in layers:
        for name in FACT_NAMES:
            if name not in values and (value := layer.get(name)) is not None:
                values[name], sources[name] = value, layer.sources.get(name, "")
        sections = {**layer.sections, **sections}
    return IssueFacts(**values, sections=sections, sources=sources)


# --------------------------------------------------------------------------- after the text is read


def with_sections(issue: Issue, facts: IssueFacts) -> Issue:
    """The issue with the sections that `issue.toml` gives; that of an option or a correction outranks them."""
    if not facts.sections:
        return issue

    def named(page: Page) -> Page:
        given = _section_given(page, facts)
        return page if given is None else replace(page, section=given)

    return replace(issue, pages=tuple(named(page) for page in issue.pages))


def _section_given(page: Page, facts: IssueFacts) -> str | None:
    """What `issue.toml` calls a page; None where it does not, or has no say."""
    source = facts.sources.get("section", "")
    outranked = source.startswith(OPTION) or source.endswith(FIX_SUFFIX)
    return None if outranked else facts.section_of(page.number)


def other_sections(issue: Issue, facts: IssueFacts) -> list[Finding]:
    """A finding for each page whose head calls it something else than `issue.toml` does (FACT007).

    `issue` is as it was parsed, without the sections of `issue.toml`.
    """
    found = []
    for index, page in enumerate(issue.pages):
        given = _section_given(page, facts)
        printed = None if index == 0 and page.section == facts.section else page.section  # else a setting says it
        if given and printed and differ("section", given, printed):
            where = f"{ISSUE_FILE} [pages.{page.number}]"
            found.append(finding("FACT007", printed=printed, where=where, given=given))
    return found


def absent(issue: Issue) -> list[Finding]:
    """A finding for each fact that nothing gives: paper (FACT001), date (FACT002), a page's number (FACT003, and of
    one of several pages FACT013, where it begins).
    """
    found = [] if issue.publication else [finding("FACT001")]
    found += [] if issue.date else [finding("FACT002")]
    unnumbered = [page for page in issue.pages if not page.number]
    if len(issue.pages) > 1:
        return [*found, *(finding("FACT013", line=_beginning(page)) for page in unnumbered)]
    return [*found, *(finding("FACT003") for _ in unnumbered)]


def _beginning(page: Page) -> int | None:
    """The line with which a page begins, None where that is not known."""
    return min((span.line for node in page_texts(page) for span in node.origin.spans), default=None)


def of_the_first_page(issue: Issue, facts: IssueFacts) -> list[Finding]:
    """FACT012 for a number or section that an option gives, where there are several pages: only the first has it."""
    if len(issue.pages) < 2:
        return []
    options = [facts.sources.get(name, "") for name in ("page", "section")]
    return [finding("FACT012", option=one, count=len(issue.pages)) for one in options if one.startswith(OPTION)]


def unsettled(problems: Iterable[Finding], issue: Issue) -> tuple[Finding, ...]:
    """The findings of single pages, without those of facts that the issue has by another of its pages."""
    settled = {"FACT001": issue.publication, "FACT002": issue.date}
    return tuple(problem for problem in problems if not settled.get(problem.code))


def sources_of(issue: Issue, facts: IssueFacts) -> dict[str, str]:
    """Where each fact of the issue came from: as given, or else from the page head."""
    first = issue.pages[0] if issue.pages else Page()
    values = {
        "publication": issue.publication, "date": issue.date, "number": issue.number,
        "page": first.number, "section": first.section,
    }  # fmt: skip
    return {name: _source(name, value, facts) for name, value in values.items() if value is not None}


def _source(name: str, value: str, facts: IssueFacts) -> str:
    if facts.get(name) == value:
        return facts.sources.get(name, "")
    return ISSUE_FILE if name == "section" and value in facts.sections.values() else FROM_FOLIO


# --------------------------------------------------------------------------- in the record


def given_entry(facts: IssueFacts) -> dict[str, object]:
    """What the record says of the facts that the parser was given, with their values: `given_from` reads it back."""
    values = {name: value for name in FACT_NAMES if (value := facts.get(name)) is not None}
    entry: dict[str, object] = {name: {"value": v, "from": facts.sources.get(name, "")} for name, v in values.items()}
    entry |= {"sections": dict(sorted(facts.sections.items()))} if facts.sections else {}
    return {"given": entry} if entry else {}


def given_from(record: Mapping[str, Any]) -> IssueFacts:
    """The facts that a page was read with, as its record says.  Raises UsageError (FACT005) where they are wrong."""
    entries, complain = record.get("given", {}), in_file("given")
    facts = IssueFacts(
        sections=_sections({n: {"section": s} for n, s in entries.get("sections", {}).items()}, complain)
    )
    for name in FACT_NAMES:
        if name in entries:
            facts = facts.with_fact(name, checked(name, entries[name]["value"], complain), entries[name]["from"])
    return facts


def issue_entry(issue: Issue) -> dict[str, object]:
    """What the record says of the issue: its facts as settled, its languages, its pages with how many articles."""
    settled = {"publication": issue.publication, "date": issue.date, "number": issue.number}
    pages = [
        {**_known({"number": page.number, "section": page.section}), "articles": len(page.articles)}
        for page in issue.pages
    ]
    languages = {page_language(issue, page) for page in issue.pages} | {one.language for one in articles(issue)}
    return {**_known(settled), "languages": sorted({issue.language, *languages}), "pages": pages}


def _known(values: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value is not None}


# --------------------------------------------------------------------------- time


def epoch_of(environ: Mapping[str, str]) -> int | None:
    """SOURCE_DATE_EPOCH as seconds, None where it is not set.  Raises UsageError (FACT005) where it is no number."""
    text = environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > len("253402300799"):
        raise UsageError(
            finding("FACT005", name="SOURCE_DATE_EPOCH", value=text, where="environ", expected="1782864000 (date +%s)")
        )
    return int(text)


def time_of(issue: Issue, epoch: int | None) -> tuple[datetime, bool]:
    """The time that outputs bear, and whether it is known.

    `epoch` (SOURCE_DATE_EPOCH), else 00:00:00Z of the issue's date, else UNKNOWN_TIME, which is not known.
    """
    if epoch is not None:
        return datetime.fromtimestamp(epoch, UTC), True
    if issue.date:
        return datetime.fromisoformat(issue.date).replace(tzinfo=UTC), True
    return UNKNOWN_TIME, False
