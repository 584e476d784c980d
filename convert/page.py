"""A page on its way from bytes to published files: what is asked, what was read, what was made, and what refuses it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from convert.catalogue import Severity
from convert.errors import ExitCode, InvalidOutputError
from convert.findings import Finding
from convert.formats import BUILT_IN
from convert.formats.base import Format
from convert.formats.release import UNSAID, Release
from convert.parser.facts import IssueFacts
from convert.tree import Issue, texts

if TYPE_CHECKING:
    from convert.parser.corrections import Corrections
    from convert.parser.label import LabelledLine
    from convert.parser.parse import ParsedIssue


@dataclass(frozen=True, slots=True)
class PageOptions:
    """What shapes a page's outputs besides its bytes, and how they are published.

    `facts` come from options, `defaults` from `banmian.toml`.  `epoch` is SOURCE_DATE_EPOCH.  `fixes` is a directory
    of corrections; those beside a page count without it.  A page less sure than `min_confidence` is held back.
    """

    formats: tuple[str, ...] = BUILT_IN
    facts: IssueFacts = field(default_factory=IssueFacts)
    defaults: IssueFacts = field(default_factory=IssueFacts)
    encoding: str | None = None
    typography: Literal["source", "restore"] = "source"
    fixes: Path | None = None
    min_confidence: float | None = None
    provider: str | None = None
    rights: str | None = None
    urgency: int | None = None
    embargo: datetime | None = None
    keywords: bool = True
    reissue: bool = False
    epoch: int | None = None
    per: Literal["page", "issue", "article"] = "page"
    force: bool = False
    dry_run: bool = False


class Proved(NamedTuple):
    """A page in one format, valid and with the tree's text; the findings are no errors.

    `replacing` is what there is to say of the file that lay there before.  That is no fact of what was made, so that
    no record holds it: it is told once, and the same input gives the same record whatever lay there.
    """

    form: Format
    data: bytes
    findings: tuple[Finding, ...]
    replacing: tuple[Finding, ...] = ()

    @property
    def told(self) -> tuple[Finding, ...]:
        """All that a run has to say of it."""
        return (*self.findings, *self.replacing)


@dataclass(frozen=True, slots=True)
class Output:
    """A file of a page: its name and format, the sha256 and size of its bytes, and what was found on writing it.

    `article` is the id of the article that it holds, where each has files of its own.
    """

    name: str
    format: str
    media_type: str
    sha256: str
    size: int
    findings: tuple[Finding, ...] = ()
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was read: its bytes, what the parser made of them, and what it was given: facts, and corrections.

    `format` is the one that it was read back from; the parser had no part in it then, and `parsed` is None.  `release`
    is what such a file says of rights, embargo and the like.
    """

    data: bytes
    parsed: ParsedIssue | None
    issue: Issue
    facts: IssueFacts
    findings: tuple[Finding, ...]
    corrections: Corrections | None = None
    format: str | None = None
    release: Release = UNSAID

    @property
    def labels(self) -> tuple[LabelledLine, ...]:
        """The lines as the parser saw them; none of a page that was read back."""
        return () if self.parsed is None else self.parsed.labels

    @property
    def least_sure(self) -> float | None:
        """How sure the parser is of the least sure line, None where that is not known."""
        return least_known(sure for _, sure in sureness(self))


class Made(NamedTuple):
    """A page's outputs and findings, published or (with `dry_run`) only made."""

    outputs: tuple[Output, ...]
    findings: tuple[Finding, ...]
    articles: int


class PageRefusedError(InvalidOutputError):
    """A page that breaks a law or a schema: nothing of it was published; `findings` say why."""


class InputRefusedError(PageRefusedError):
    """A file of a format that can be read, and holds what cannot be a page; `findings` say why."""

    exit_code = ExitCode.UNREADABLE


class HeldBackError(PageRefusedError):
    """A page that is less sure than was asked (PAR009): nothing of it was published; `findings` are all it has."""

    exit_code = ExitCode.FINDINGS


class IssueHeldBackError(HeldBackError):
    """An issue one of whose pages cannot be part of it (ISS001, ISS002, ISS004, ISS006): nothing was published."""


def sureness(page: Page) -> list[tuple[int | None, float | None]]:
    """The lines of a page and how sure the parser is of each; of a page read back, what its tree says of its texts."""
    if page.format is None:
        return [(label.line.number, least_sure(label)) for label in page.labels]
    origins = [node.origin for node in texts(page.issue)]
    return [(origin.spans[0].line if origin.spans else None, origin.confidence) for origin in origins]


def least_known(found: Iterable[float | None]) -> float | None:
    """The least of some probabilities, 1.0 of none; None where one is not known."""
    each = list(found)
    known = [sure for sure in each if sure is not None]
    return min(known, default=1.0) if len(known) == len(each) else None


def least_sure(label: LabelledLine) -> float:
    """How sure the parser is of the least sure decision about a line."""
    return min(label.confidence, label.boundary_confidence, label.join_confidence)


def refuse_errors(findings: Sequence[Finding]) -> None:
    """Raise PageRefusedError where one of the findings is an error."""
    if any(problem.severity is Severity.ERROR for problem in findings):
        raise PageRefusedError(*findings)
