"""Whether a page is up to date: whether doing it again could come to anything else than what lies there.

By content alone: the source, its corrections, the facts of its issue and where they come from, the options that
shape outputs, the versions of all that has a part in it, and the bytes of every output that is asked for are as the
record says.  Times of files say nothing, and neither do paths, `-j` or the language.  No parser is loaded for it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from io import FileIO
from pathlib import Path
from typing import Any

from convert.batch.plan import RECORD_SUFFIX, Group, Source, corrections_path, on_disk, readable, target_stem
from convert.batch.records import grouped_entry, read_record, versions
from convert.catalogue import RULES
from convert.errors import ConvertError
from convert.facts import OPTION, facts_among, given_entry, issue_files
from convert.findings import Finding
from convert.formats import package_of, suffixes
from convert.page import Made, Output, PageOptions
from convert.page_reading import without_waiting
from convert.page_record import shaping
from convert.parser.facts import IssueFacts
from convert.publish import sha256
from convert.readback import FROM_FILE


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Looker:
    """Looks at the pages of one run, which goes into `folder`; each `issue.toml` is read once."""

    folder: Path
    options: PageOptions
    _issues: dict[Path, tuple[IssueFacts, ...]] = field(default_factory=dict)

    def up_to_date(self, source: Source | Group) -> Made | None:
        """What was made of a page or an issue, as its record says; None where it is to be done, or done again.

        What is wrong with a page, or its settings, comes to light when it is done.
        """
        stem = target_stem(source)
        base = os.path.join(self.folder, source.folder, stem)  # noqa: PTH118 - it is quicker
        record = read_record(Path(base + RECORD_SUFFIX))
        try:
            if record is None or not _made_alike(record, self.options) or not self._same_inputs(record, source):
                return None
            entries = [entry for name in self.options.formats for entry in _entries(record, name)]
            whole = all(_lies_there(base, readable(stem), one) for one in entries)
            return _made(record, entries, source) if whole else None
        except (ConvertError, OSError, LookupError, TypeError, AttributeError, ValueError):
            return None

    def _same_inputs(self, record: Mapping[str, Any], entry: Source | Group) -> bool:
        """Whether the page is the same, or all pages of the issue are, by the facts that make them one."""
        if isinstance(entry, Source):
            return "parts" not in record and self._same_input(record, entry)
        parts = record["parts"]
        return bool(
            record["grouped"] == grouped_entry(entry)
            and [part["name"] for part in parts] == [entry.name_of(source) for source in entry.sources]
            and all(self._same_input(part, source) for part, source in zip(parts, entry.sources, strict=True))
        )

    def _same_input(self, record: Mapping[str, Any], source: Source) -> bool:
        was = record["source"]
        if was["name"] != readable(source.path.name) or not _is_still(source.path, was):
            return False
        corrections = record.get("corrections", {})
        if "format" not in was and corrections.get("sha256") != _digest(corrections_path(source, self.options.fixes)):
            return False
        facts = facts_among(self._issue_files(source), source.stem, self.options.facts, self.options.defaults)
        return _same_facts(record.get("given", {}), facts, (corrections.get("name"), FROM_FILE))

    def _issue_files(self, source: Source) -> tuple[IssueFacts, ...]:
        parent = source.path.parent
        if parent not in self._issues:
            self._issues[parent] = tuple(issue_files(source.path, source.top))
        return self._issues[parent]


def _made_alike(record: Mapping[str, Any], options: PageOptions) -> bool:
    """Whether the options and versions are the same, and a page less sure than is asked was held back."""
    alike = record["options"] == shaping(options) and record["versions"] == versions()
    return bool(alike and record.get("least_sure", 0) >= (options.min_confidence or 0))


def _same_facts(given: Mapping[str, Any], facts: IssueFacts, nearer: tuple[str | None, str]) -> bool:
    """Whether a page would be given the same facts again.

    Those from `nearer` sources (its corrections, the file itself) are the same as the bytes are, unless an option
    now outranks them.
    """
    now: Any = given_entry(facts).get("given", {})
    return all(
        given.get(name) == now.get(name)
        or (
            name in given
            and given[name].get("from") in nearer
            and not now.get(name, {"from": ""})["from"].startswith(OPTION)
        )
        for name in {*given, *now}
    )


def _digest(path: Path | None) -> str | None:
    return None if path is None else sha256(path.read_bytes())


def _entries(record: Mapping[str, Any], form: str) -> list[Mapping[str, Any]]:
    """What the record says of the output in a format, or, a file an article, of all of them.

    Raises LookupError where one is missing.
    """
    found = [output for output in record["outputs"] if output["format"] == form]
    if record["options"].get("per") != "article":
        return [{output["format"]: output for output in found}[form]]
    if len(found) != _articles(record):
        raise LookupError(form)
    return found


def _articles(record: Mapping[str, Any]) -> int:
    return sum(page["articles"] for page in record["issue"]["pages"])


def _lies_there(base: str, stem: str, entry: Mapping[str, Any]) -> bool:
    """Whether an output is under its name, whole and unchanged, and what a plug-in made, this version of it made."""
    if entry.get("package") != _package(entry["format"]):
        return False
    if entry.get("article") is not None:
        return _is_still(Path(base).parent / on_disk(entry["name"]), entry)
    suffix = _suffixes()[entry["format"]]
    return bool(entry["name"] == stem + suffix) and _is_still(base + suffix, entry)


@cache
def _package(form: str) -> str | None:
    return package_of(form)


@cache
def _suffixes() -> Mapping[str, str]:
    return suffixes()


def _is_still(path: str | Path, entry: Mapping[str, Any]) -> bool:
    """Whether a file is as the record says; it is read at once, without asking for its size."""
    with FileIO(path, opener=without_waiting) as file:
        data = file.read(entry["bytes"] + 1)
    return bool(entry["sha256"] == sha256(data))


# --------------------------------------------------------------------------- what the record tells of it


def _made(record: Mapping[str, Any], entries: Sequence[Mapping[str, Any]], source: Source | Group) -> Made:
    outputs = tuple(
        Output(
            one["name"], one["format"], one["media_type"], one["sha256"], one["bytes"],
            _findings(one["findings"], source.shown), one.get("article"),
        )
        for one in entries
    )  # fmt: skip
    files = source.sources if isinstance(source, Group) else ()
    parts = zip(record.get("parts", ()), files, strict=True)
    findings = (
        *(problem for part, file in parts for problem in _findings(part["findings"], file.shown)),
        *_findings(record["findings"], source.shown),
        *(problem for output in outputs for problem in output.findings),
    )
    return Made(outputs, findings, _articles(record))


def _findings(entries: Sequence[Mapping[str, Any]], shown: str) -> tuple[Finding, ...]:
    """The findings of a record.  Raises LookupError for a code that is not known."""
    return tuple(
        Finding(
            RULES[one["code"]].code, shown, one.get("line"), one.get("column"), tuple(one.get("values", {}).items())
        )
        for one in entries
    )
