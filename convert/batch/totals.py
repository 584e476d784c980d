"""What a run has come to, counted as its results come: of a hundred thousand pages none need be kept for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from convert.catalogue import SEVERITIES, Severity
from convert.findings import Finding

if TYPE_CHECKING:
    from convert.batch.run import Result
    from convert.errors import ExitCode


@dataclass(slots=True)
class Totals:
    """The counts of a run: inputs, those that failed, and of those that did not, articles and outputs.

    `failure` is why the first one failed that did; `severities` are the findings of all, counted.
    """

    files: int = 0
    failed: int = 0
    up_to_date: int = 0
    articles: int = 0
    outputs: int = 0
    failure: ExitCode | None = None
    severities: Counter[Severity] = field(default_factory=Counter)

    @classmethod
    def of(cls, results: Iterable[Result]) -> Totals:
        """The counts of some results."""
        totals = cls()
        for result in results:
            totals.add(result)
        return totals

    @property
    def done(self) -> int:
        """How many inputs did not fail."""
        return self.files - self.failed

    def add(self, result: Result) -> None:
        """Count one more."""
        self.files += 1
        self.up_to_date += result.up_to_date
        self.severities.update(problem.severity for problem in result.findings)
        if result.failed is None:
            self.articles += result.articles
            self.outputs += len(result.outputs)
        else:
            self.failed += 1
            self.failure = self.failure or result.failed

    def tally(self, also: Iterable[Finding] = ()) -> Mapping[str, int]:
        """How many findings there are of each severity, by its name, with those on no input in particular."""
        counts = self.severities + Counter(problem.severity for problem in also)
        return {str(severity): counts[severity] for severity in SEVERITIES}
