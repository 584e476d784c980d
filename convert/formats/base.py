"""The door through which every format comes in: the `Format` protocol and what it is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, Protocol, runtime_checkable

from convert.findings import Finding
from convert.formats.release import UNSAID, Release
from convert.tree import Issue

UNKNOWN_TIME = datetime(1980, 1, 1, tzinfo=UTC)
"""Stands where a format insists on a time and none is known; never shown as a date."""


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """What shapes an output besides the tree.  No clock: `time` is passed in (aware, UTC).

    `time_known` is False where `time` is only `UNKNOWN_TIME`.  `provider` is who publishes the file,
    `rights` a statement, `urgency` 1 to 9, `embargo` an aware time until which the text is held back.
    `previous` is the file of the same format and name that this one replaces: versions count on from it, and what it
    held and this one does not is withdrawn (NewsML-G2).  `beside` are others of the format in which the same items
    stand: their versions count too.  `part` says that the issue is not all of its page: an article
    by itself, which must not pass for the page in systems that know things by their identifiers.
    """

    time: datetime = UNKNOWN_TIME
    time_known: bool = False
    generator: str = "banmian"
    provider: str | None = None
    rights: str | None = None
    urgency: int | None = None
    embargo: datetime | None = None
    previous: bytes | None = None
    beside: tuple[bytes, ...] = ()
    part: bool = False


class Written(NamedTuple):
    """The bytes a writer made, and what it has to say about them."""

    data: bytes
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The tree that a file holds, and what no longer fits in it: a file may have been changed by other hands.

    `release` is what it says beside the tree of who provides it, its rights, urgency and embargo.
    """

    issue: Issue
    findings: tuple[Finding, ...] = ()
    release: Release = UNSAID


class Proof(NamedTuple):
    """What is wrong with written bytes, and the page's text in them: what `validate` and `text_stream` say.

    `stream` is None where there are findings and the text was not read.
    """

    findings: tuple[Finding, ...] = ()
    stream: str | None = None


@runtime_checkable
class Format(Protocol):
    """A format: pure functions from a tree to bytes, from bytes to findings, from bytes to text."""

    @property
    def name(self) -> str:
        """The name used with `-t`."""

    @property
    def suffix(self) -> str:
        """What is added to the source's stem, with its dot: `.newsml.xml`.

        No suffix of a text (`.txt`), a record, settings (`.toml`) or a built-in format.
        """

    @property
    def media_type(self) -> str:
        """The IANA media type."""

    def write(self, issue: Issue, options: WriteOptions) -> Written:
        """The issue as bytes; same issue and options, same bytes."""

    def validate(self, data: bytes) -> list[Finding]:
        """What the schemas and the checks in Python say about written bytes; empty when valid."""

    def text_stream(self, data: bytes) -> str:
        """The page's text read back from written bytes, without white space, in the tree's order."""


@runtime_checkable
class Proving(Format, Protocol):
    """A format that validates bytes and reads their text in one go: they are unpacked and parsed once."""

    def prove(self, data: bytes) -> Proof:
        """What `validate` finds, and what `text_stream` reads."""


@runtime_checkable
class Versioned(Format, Protocol):
    """A format whose files have versions, which receivers go by."""

    def forgotten(self, replaced: bytes, data: bytes) -> list[Finding]:
        """What a file says of versions that `data`, made without `WriteOptions.previous`, does not know."""

    def withdrawn(self, replaced: bytes, data: bytes) -> list[Finding]:
        """What of a file `data`, made with it as `WriteOptions.previous`, takes back, and may not be meant to."""

    def versions(self, data: bytes) -> Mapping[str, int]:
        """The version of each item in a file, by what it is called; empty where it cannot be read."""


@runtime_checkable
class Releasing(Format, Protocol):
    """A format that says which of the options about the release of a file (`Release`) it has no place for."""

    @property
    def no_place_for(self) -> tuple[str, ...]:
        """Their names: `urgency`."""


def proof_of(form: Format, data: bytes) -> Proof:
    """What a format says of written bytes."""
    prove: Callable[[bytes], Proof] | None = getattr(form, "prove", None)  # `isinstance` of a protocol takes 50 us
    return Proof(tuple(form.validate(data))) if prove is None else prove(data)


@runtime_checkable
class Readable(Format, Protocol):
    """A format whose files can be read back: `read(write(issue, options).data).issue == reduced(issue, not_carried)`.

    `reduced` is that of `convert.formats.carried`.  A reader may know better than the default (a place's count can be
    counted anew): then the two are equal when what was read is reduced as well.
    """

    @property
    def not_carried(self) -> tuple[str, ...]:
        """What of the tree this format does not carry: fields (`Origin.spans`), or nodes (`Edit`)."""

    def read(self, data: bytes) -> Reading:
        """The tree in a file, from what a person or another tool sees: the document and its standard metadata.

        Raises UnreadableError with a finding of the format's own for a foreign, damaged or hostile file.
        """
