"""What the commands that read pages share: their options with `banmian.toml` behind them, and their reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from convert.api import options_from
from convert.batch.report import exit_code
from convert.batch.totals import Totals
from convert.catalogue import Severity
from convert.cli.messages import say
from convert.cli.output import findings_from, tell
from convert.cli.report import Report
from convert.errors import ExitCode
from convert.facts import Defaults, read_defaults
from convert.findings import Finding
from convert.page import PageOptions


class Request(NamedTuple):
    """The options of a command, those of `banmian.toml` where the command line says nothing."""

    values: Mapping[str, Any]
    defaults: Defaults

    @classmethod
    def of(cls, given: Mapping[str, Any], config: str | None = None) -> Request:
        """Options by name; None means not given.  Raises UsageError for a `banmian.toml` that is not valid."""
        named = None if config is None else Path(config)
        return cls({name: value for name, value in given.items() if value is not None}, read_defaults(Path(), named))

    def get(self, name: str, otherwise: Any) -> Any:
        """The value of an option."""
        return self.values.get(name, self.defaults.options.get(name, otherwise))

    @property
    def fail_on(self) -> str:
        """From which severity on the exit code is 1."""
        return str(self.get("fail_on", "error"))

    @property
    def jobs(self) -> int | None:
        """How many pages are worked on side by side; None means one for each core, where that pays."""
        jobs: int | None = self.get("jobs", None)
        return jobs

    def page_options(self, *, force: bool = False, dry_run: bool = False) -> PageOptions:
        """What shapes a page.  Raises UsageError for a SOURCE_DATE_EPOCH that is no number."""
        names = {*self.defaults.options, *self.values} - {"fail_on", "jobs"}
        options = options_from({name: self.get(name, None) for name in names}, force=force)
        return replace(options, defaults=self.defaults.facts, dry_run=dry_run)


ONE_EVENT = frozenset({"NET010"})
"""Errors of many pages that are one event, and say nothing of the page."""


class Teller:
    """Tells findings on stderr: warnings and errors, and with `quiet` only errors.

    A warning about a whole file (it has no line) that says the same again is told once, and then only counted: in a
    run over a year of pages that lack the paper's name, one line says it.  So it is with an error that is one event:
    the loss of the cluster.  The report has every one.
    """

    def __init__(self, *, quiet: bool) -> None:
        self._least = Severity.ERROR if quiet else Severity.WARNING
        self._told: Counter[tuple[str, tuple[tuple[str, str], ...]]] = Counter()

    def tell(self, problems: Iterable[Finding]) -> None:
        """Tell the findings of one input."""
        for line in findings_from(filter(self._is_new, problems), self._least):
            tell(line)

    def close(self) -> None:
        """Tell how often what was told once came again."""
        again: Counter[str] = Counter()
        for (code, _), times in self._told.items():
            again[code] += times - 1
        for code, times in again.items():
            if times and (self._least is Severity.WARNING or code in ONE_EVENT):
                tell(say("done.again", code=code, times=times))

    def _is_new(self, problem: Finding) -> bool:
        gathered = problem.severity is Severity.WARNING or problem.code in ONE_EVENT
        if not gathered or problem.line is not None:
            return True
        said = (problem.code, problem.values)
        self._told[said] += 1
        return self._told[said] == 1


def tell_counts(totals: Totals, also: Sequence[Finding] = ()) -> None:
    """How many findings there were of each severity, where there were any."""
    counts = totals.tally(also)
    if any(counts.values()):
        tell(say("done.findings", **counts))


def finish(totals: Totals, fail_on: str, report: Report, also: Sequence[Finding] = ()) -> ExitCode:
    """The exit code of a run, which ends its report.  Raises CannotWriteError."""
    code = exit_code(totals, fail_on, also)
    report.end(totals, code, also)
    return code
