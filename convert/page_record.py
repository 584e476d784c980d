"""What the record beside a page's outputs says: of the source, the facts, the options and the files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from convert.batch.plan import Source, readable
from convert.batch.records import RECORD, finding_entry, versions
from convert.facts import given_entry, issue_entry, sources_of
from convert.formats import package_of
from convert.formats.release import Release
from convert.page import Output, Page, PageOptions
from convert.publish import sha256

if TYPE_CHECKING:
    from convert.parser.corrections import Corrections


def record_of(source: Source, page: Page, outputs: Sequence[Output], options: PageOptions) -> dict[str, object]:
    """The record of a page, as it is written beside its outputs."""
    return {
        "kind": RECORD,
        **source_entry(source, page),
        "issue": issue_entry(page.issue),
        **corrected_by(page.corrections),
        "options": shaping(options),
        "versions": versions(),
        **sure_entry(page.least_sure),
        "findings": [finding_entry(problem) for problem in page.findings],
        "outputs": output_entries(outputs),
    }


def source_entry(source: Source, page: Page) -> dict[str, object]:
    """What the record says of a file that was read, and of the facts that it was read with."""
    entry = {
        "name": readable(source.path.name),
        **({"format": page.format} if page.format else {}),
        "sha256": sha256(page.data),
        "bytes": len(page.data),
        "encoding": page.issue.encoding,
        **released_entry(page.release),
    }
    return {"source": entry, "facts": sources_of(page.issue, page.facts), **given_entry(page.facts)}


def released_entry(release: Release) -> dict[str, object]:
    """What the record says of the release of a file that was read back; nothing where the file says nothing."""
    values = {**release._asdict(), "embargo": release.embargo.isoformat() if release.embargo else None}
    said = {name: value for name, value in values.items() if value is not None}
    return {"release": said} if said else {}


def sure_entry(least: float | None) -> dict[str, float]:
    """What the record says of how sure the parser is; nothing where that is not known."""
    return {} if least is None else {"least_sure": least}


def output_entries(outputs: Sequence[Output]) -> list[dict[str, object]]:
    """What the record says of the files that were written."""
    return [
        {
            "name": output.name,
            "format": output.format,
            "media_type": output.media_type,
            **({"package": package} if (package := package_of(output.format)) else {}),
            **({"article": output.article} if output.article else {}),
            "sha256": output.sha256,
            "bytes": output.size,
            "findings": [finding_entry(problem) for problem in output.findings],
        }
        for output in outputs
    ]


def corrected_by(corrections: Corrections | None) -> dict[str, object]:
    """What the record says of a page's corrections; nothing where there are none."""
    if corrections is None:
        return {}
    entry = {"name": readable(corrections.name), "sha256": corrections.sha256, "agent": "human",
             "facts": list(corrections.facts), "lines": len(corrections.lines)}  # fmt: skip
    return {"corrections": entry}


def shaping(options: PageOptions) -> dict[str, object]:
    """The options that shape outputs and were given; facts stand with their sources, formats with their outputs."""
    values: dict[str, object] = {
        "encoding": options.encoding,
        "typography": options.typography,
        "provider": options.provider,
        "rights": options.rights,
        "urgency": options.urgency,
        "embargo": options.embargo.isoformat() if options.embargo else None,
        "keywords": options.keywords,
        "reissue": options.reissue or None,
        "per": None if options.per == "page" else options.per,
        "source_date_epoch": options.epoch,
    }
    return {name: value for name, value in values.items() if value is not None}
