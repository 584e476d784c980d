"""One issue, from the bytes of its pages to published files: `convert_page` for pages that are put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from convert.batch.plan import RECORD_SUFFIX, Group, Source
from convert.batch.records import RECORD, finding_entry, grouped_entry, publish_page, refuse_foreign_page, versions
from convert.catalogue import Severity
from convert.errors import ConvertError
from convert.facts import issue_entry, unsettled
from convert.findings import Finding, about, finding
from convert.formats import load
from convert.formats.carried import reduced
from convert.formats.release import UNSAID, Release, agreed
from convert.issue import Part, put_together
from convert.page import IssueHeldBackError, Made, Output, Page, PageOptions, least_known
from convert.page_reading import enriched, hold_back, load_page
from convert.page_record import corrected_by, output_entries, shaping, source_entry, sure_entry
from convert.page_writing import listed_outputs, output_of, refuse_own_input, refuse_own_record, released, write_over
from convert.publish import Draft
from convert.readback import kept
from convert.tree import Issue, articles


@dataclass(frozen=True, slots=True)
class Whole:
    """An issue that was put together: its files as they were read, the tree, what there is to say, and its release.

    `findings` name the file that they are about, or none where they are about the issue.
    """

    pages: tuple[tuple[Source, Page], ...]
    issue: Issue
    findings: tuple[Finding, ...]
    release: Release = UNSAID

    def about(self, source: Source | None) -> list[Finding]:
        """The findings about one file, or about the issue."""
        return [one for one in self.findings if one.file == (source.shown if source else None)]


def convert_issue(group: Group, folder: Path, options: PageOptions) -> Made:
    """Read the pages of an issue, and publish it whole in every format asked for, with its record, in `folder`.

    Raises a ConvertError, and then nothing was published: IssueHeldBackError where a page cannot be part of it,
    PageRefusedError, CannotWriteError.
    """
    whole = load_issue(group, options)
    forms = [load(name) for name in options.formats]
    targets = [folder / (group.name + form.suffix) for form in forms]
    how = released(options, whole.release)
    record_path = folder / (group.name + RECORD_SUFFIX)
    listed, pairs = listed_outputs(record_path, options), zip(targets, forms, strict=True)
    written = [write_over(target, form, whole.issue, how, listed=listed) for target, form in pairs]
    outputs = tuple(output_of(group.name, one) for one in written)
    drafts = [
        Draft(target, one.data, output.sha256) for target, one, output in zip(targets, written, outputs, strict=True)
    ]
    for source, page in whole.pages:
        refuse_own_input(source.path, targets)
        refuse_own_record(source, page, record_path)
    record = record_of(group, whole, outputs, options)
    put = refuse_foreign_page if options.dry_run else publish_page
    put(record_path, drafts, record, force=options.force)
    findings = (*whole.findings, *(problem for one in written for problem in one.told))
    return Made(outputs, findings, sum(1 for _ in articles(whole.issue)))


def load_issue(group: Group, options: PageOptions) -> Whole:
    """The pages of an issue put together, with keywords and places if they are wanted.

    Raises IssueHeldBackError with all there is to say where a page cannot be read, is not sure enough, or does not
    belong to the others, or two files have one name.
    """
    refuse_shared_names(group)
    pages: list[tuple[Source, Page]] = []
    told: list[Finding] = []
    refused: list[Finding] = []
    for source in group.sources:
        try:
            page = load_page(source, options)
            hold_back(page, options.min_confidence)
        except ConvertError as error:
            told += about(error.findings, source.shown)
            refused.append(finding("ISS001", page=source.shown, codes=_codes(error.findings)))
        else:
            pages.append((source, page))
            told += about(page.findings, source.shown)
    if refused:
        raise IssueHeldBackError(*told, *refused)
    return _whole(group, pages, told, options)


def refuse_shared_names(group: Group) -> None:
    """Raise IssueHeldBackError where two files have one name in the issue (OUT003): nobody could tell them apart."""
    seen: dict[str, Source] = {}
    found: list[Finding] = []
    for source in group.sources:
        name = group.name_of(source)
        other = seen.setdefault(name.casefold(), source)
        if other is not source:
            found.append(finding("OUT003", file=source.shown, first=other.shown, second=source.shown, path=name))
    if found:
        raise IssueHeldBackError(*found)


def _whole(group: Group, pages: Sequence[tuple[Source, Page]], told: Sequence[Finding], options: PageOptions) -> Whole:
    files = [part_of(source.shown, group.name_of(source), page) for source, page in pages]
    known = Issue(group.publication, group.date, group.number)
    issue, found = put_together(files, known)
    if group.beside:
        found += [finding("ISS008", file=source.shown, papers=group.beside) for source in group.sources]
    release, disagreements = agreed([page.release for _, page in pages])
    findings = (*unsettled(told, issue), *found, *disagreements)
    if any(problem.severity is Severity.ERROR for problem in findings):
        raise IssueHeldBackError(*findings)
    return Whole(tuple(pages), worded(issue, options), findings, release)


def part_of(shown: str, name: str, page: Page) -> Part:
    """A file of an issue as it was read."""
    return Part(shown, name, page.issue, page.parsed.text if page.parsed else None)


def worded(issue: Issue, options: PageOptions) -> Issue:
    """The issue with machine-made keywords and places, if they are wanted."""
    return kept(issue, enriched(issue)) if options.keywords else reduced(issue, ["Article.enrichment"])


def _codes(problems: Sequence[Finding]) -> str:
    return ", ".join(dict.fromkeys(p.code for p in problems if p.severity is Severity.ERROR)) or problems[-1].code


def record_of(group: Group, whole: Whole, outputs: Sequence[Output], options: PageOptions) -> dict[str, object]:
    """The record of an issue: as that of a page, with each of its files under `parts`."""
    return {
        "kind": RECORD,
        "grouped": grouped_entry(group),
        "parts": [_part(group, source, page, whole) for source, page in whole.pages],
        "issue": issue_entry(whole.issue),
        "options": shaping(options),
        "versions": versions(),
        **sure_entry(least_known(page.least_sure for _, page in whole.pages)),
        "findings": [finding_entry(problem) for problem in whole.about(None)],
        "outputs": output_entries(outputs),
    }


def _part(group: Group, source: Source, page: Page, whole: Whole) -> dict[str, object]:
    return {
        "name": group.name_of(source),
        **source_entry(source, page),
        "issue": issue_entry(page.issue),
        **corrected_by(page.corrections),
        "findings": [finding_entry(problem) for problem in whole.about(source)],
    }
