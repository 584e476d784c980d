"""What a person says about a hand-over (`--info FILE`), and the time that it bears.

`handover.toml`; every key may be left out::

    [bag]                                  # into bag-info.txt (RFC 8493, 2.2.2)
    source_organization = "示例报社"
    contact_name = "李某"

    [catalogue]                            # into 文件目录.XML
    archive_number = "B012-BZ-{year}-{n:04}"
    responsible = "示例报社"
    secrecy = "公开"

    [carrier]                              # into 说明文件.TXT
    number = "B012-2026-001"
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from convert.archive.payload import BagPage
from convert.archive.premis import event_time
from convert.formats.base import UNKNOWN_TIME
from convert.settings import CHECKS, Complaint, in_file, known_keys, read_toml

BAG_TAGS = {
    "source_organization": "Source-Organization",
    "organization_address": "Organization-Address",
    "contact_name": "Contact-Name",
    "contact_phone": "Contact-Phone",
    "contact_email": "Contact-Email",
    "external_description": "External-Description",
    "bag_group_identifier": "Bag-Group-Identifier",
    "bag_count": "Bag-Count",
    "internal_sender_identifier": "Internal-Sender-Identifier",
    "internal_sender_description": "Internal-Sender-Description",
}
"""The keys of `[bag]`, in the order of the tags in bag-info.txt."""
CATALOGUE = ("archive_number", "responsible", "secrecy")
CARRIER = ("number", "type", "capacity", "kept_by", "made_by", "checked_by")
_TABLES: dict[str, Iterable[str]] = {"bag": BAG_TAGS, "catalogue": CATALOGUE, "carrier": CARRIER}


@dataclass(frozen=True, slots=True)
class Handover:
    """What a person said, by table and key, and SOURCE_DATE_EPOCH where it is set."""

    tables: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    epoch: int | None = None

    def get(self, table: str, key: str) -> str | None:
        """The value of a key; None where nobody gave it."""
        return self.tables.get(table, {}).get(key)

    def archive_number(self, page: BagPage, n: int) -> str:
        """档号 of the page that is the nth of the bag: the pattern with its fields filled in."""
        pattern = self.get("catalogue", "archive_number") or ""
        number = next((p["number"] for p in page.issue.get("pages", []) if "number" in p), "")
        date = page.date or ""
        values = {"year": date[:4], "date": date.replace("-", ""), "page": number}
        return _FIELD.sub(lambda found: _filled(found, values, n), pattern)


_COUNT = re.compile(r"([0-9]{1,9}) of (?:([0-9]{1,9})|\?)")
"""Bag-Count: which bag of how many, that is not always known (RFC 8493, 2.2.2)."""
_FIELD = re.compile(r"{(year|date|page|n)(?::0(\d))?}")


def _filled(found: re.Match[str], values: Mapping[str, str], n: int) -> str:
    text = str(n) if found[1] == "n" else values[found[1]]
    return text.rjust(int(found[2] or 0), "0")


def read_handover(path: Path | None, epoch: int | None) -> Handover:
    """What the file says.  Raises UsageError (FACT005, FACT006) where it is not valid."""
    if path is None:
        return Handover(epoch=epoch)
    table, complain = read_toml(path, path.name), in_file(path.name)
    return Handover(_tables(table, complain), epoch)


def _tables(given: Mapping[str, Any], complain: Complaint) -> dict[str, dict[str, str]]:
    known_keys(dict(given), _TABLES, complain)
    return {name: _table(name, given[name], complain) for name in _TABLES if name in given}


def _table(name: str, table: object, complain: Complaint) -> dict[str, str]:
    if not isinstance(table, dict):
        raise complain(name, table, f"[{name}]")
    known_keys(table, _TABLES[name], complain)
    return {key: _value(f"{name}.{key}", value, complain) for key, value in sorted(table.items())}


def _value(name: str, value: object, complain: Complaint) -> str:
    try:
        text: str = CHECKS["section"](value)
    except ValueError as error:
        raise complain(name, value, str(error)) from None
    if name == "catalogue.archive_number" and set(_FIELD.sub("", text)) & {"{", "}"}:
        raise complain(name, value, "{year} {date} {page} {n:04}")
    if name == "bag.bag_count" and not _is_count(text):
        raise complain(name, value, "7 of 12, 7 of ?")
    return text


def _is_count(text: str) -> bool:
    """Whether it is a bag of so many: the first is 1, and the last is as many as there are."""
    found = _COUNT.fullmatch(text)
    return found is not None and 1 <= int(found[1]) <= int(found[2] or found[1])


@dataclass(frozen=True, slots=True)
class Span:
    """The dates of a bag's pages: the first and the last, YYYY-MM-DD; None where no page has one."""

    first: str | None = None
    last: str | None = None

    @classmethod
    def of(cls, pages: Iterable[BagPage]) -> Span:
        """The span of these pages."""
        dates = sorted({page.date for page in pages if page.date})
        return cls(dates[0], dates[-1]) if dates else cls()

    @property
    def text(self) -> str:
        """The dates as ISO 8601 has them: one, or first/last; empty where none is known."""
        return f"{self.first}/{self.last}" if self.first != self.last else self.first or ""


def bagging_date(handover: Handover, span: Span) -> tuple[str, bool]:
    """Bagging-Date, and whether it is known: SOURCE_DATE_EPOCH, else the date of the last issue, never the clock."""
    if handover.epoch is not None:
        return datetime.fromtimestamp(handover.epoch, UTC).date().isoformat(), True
    return (span.last, True) if span.last else (UNKNOWN_TIME.date().isoformat(), False)


def packing_time(handover: Handover, span: Span) -> str:
    """The time of the packaging as PREMIS has it."""
    return event_time(handover.epoch, span.last)


def to_record(handover: Handover) -> dict[str, Any]:
    """What the bag's own record says of it; `from_record` reads it back."""
    entry: dict[str, Any] = {"info": {name: dict(table) for name, table in handover.tables.items()}}
    return entry | ({} if handover.epoch is None else {"source_date_epoch": handover.epoch})


def from_record(entry: Mapping[str, Any]) -> Handover:
    """The hand-over of a bag's own record.  Raises UsageError (FACT005) where it is none that `--info` could give."""
    info, complain = entry.get("info", {}), in_file("bagging.json")
    return Handover(_tables(info, complain), entry.get("source_date_epoch"))
