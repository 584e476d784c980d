"""The door through which every format comes in: the `Format` protocol and what it is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol, runtime_checkable

from convert.findings import Finding
from convert.tree import Issue

UNKNOWN_TIME = datetime(1980, 1, 1, tzinfo=UTC)
"""Stands where a format insists on a time and none is known; never shown as a date."""


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """What shapes an output besides the tree.  No clock: `time` is passed in (aware, UTC).

    `time_known` is False where `time` is only `UNKNOWN_TIME`.  `provider` is who publishes the file,
    `rights` a statement, `urgency` 1 to 9, `embargo` an aware time until which the text is held back.
    """

    time: datetime = UNKNOWN_TIME
    time_known: bool = False
    generator: str = "banmian"
    provider: str | None = None
    rights: str | None = None
    urgency: int | None = None
    embargo: datetime | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes a writer made, and what it has to say about them."""

    data: bytes
    findings: tuple[Finding, ...] = ()


@runtime_checkable
class Format(Protocol):
    """A format: pure functions from a tree to bytes, from bytes to findings, from bytes to text."""

    @property
    def name(self) -> str:
        """The name used with `-t`."""

    @property
    def suffix(self) -> str:
        """What is added to the source's stem, with its dot: `.newsml.xml`."""

    @property
    def media_type(self) -> str:
        """The IANA media type."""

    def write(self, issue: Issue, options: WriteOptions) -> Written:
        """The issue as bytes; same issue and options, same bytes."""

    def validate(self, data: bytes) -> list[Finding]:
        """What the schemas and the checks in Python say about written bytes; empty when valid."""

    def text_stream(self, data: bytes) -> str:
        """The page's text read back from written bytes, without white space, in the tree's order."""
