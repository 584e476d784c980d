"""What a run comes to: its exit code, and the report, as JSON lines or as one document.

The lines are an object an input, and a last one with the counts and the exit code.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from convert import __version__
from convert.batch.records import from_json
from convert.batch.run import Result
from convert.batch.totals import Totals
from convert.catalogue import SEVERITIES, Severity
from convert.errors import ExitCode
from convert.findings import Finding, text_of

REPORT_KIND = "banmian-report/1"
"""The report as one document."""
LINES_KIND = "banmian-report/2"
"""The report as JSON lines: its last line bears this."""
_UNWRITTEN = frozenset({"OUT001", "OUT002", "OUT010", "OUT012", "OUT014"})


def exit_code(totals: Totals, fail_on: str, also: Iterable[Finding] = ()) -> ExitCode:
    """The exit code of a run: DESIGN, Commands.

    One input that failed gives its own code, several give 6; else 1 where a finding is at or above `fail_on`.
    """
    if totals.failure is not None:
        return totals.failure if totals.files == 1 else ExitCode.SOME_FAILED
    if any(problem.code in _UNWRITTEN for problem in also):  # the manifest, or a table: nobody's page
        return ExitCode.CANNOT_WRITE
    found = {*totals.severities, *(problem.severity for problem in also)}
    return ExitCode.FINDINGS if at_or_above(found, fail_on) else ExitCode.DONE


def at_or_above(found: Iterable[Severity], fail_on: str) -> bool:
    """Whether one of the severities is as bad as `fail_on` (a severity, or `never`)."""
    if fail_on == "never":
        return False
    order = [str(severity) for severity in SEVERITIES]
    return any(order.index(severity) >= order.index(fail_on) for severity in found)


def report(results: Sequence[Result], code: ExitCode, language: str, also: Sequence[Finding] = ()) -> dict[str, object]:
    """The report of a run: every input in order, with its outputs and findings; the same run, the same bytes."""
    whole = {**summary(Totals.of(results), code, language, also), "kind": REPORT_KIND}
    return whole | {"files": [file_entry(result, language) for result in results]}


def summary(totals: Totals, code: ExitCode, language: str, also: Sequence[Finding] = ()) -> dict[str, object]:
    """The last line of a report: the counts, the exit code, and what was found that is about no input."""
    return {
        "kind": LINES_KIND,
        "banmian": __version__,
        "exit_code": int(code),
        "counts": {
            "files": totals.files,
            "failed": totals.failed,
            "up_to_date": totals.up_to_date,
            **totals.tally(also),
        },
        "findings": [reported(problem, language) for problem in also],
    }


def file_entry(result: Result, language: str) -> dict[str, object]:
    """What the report says of one input."""
    return {
        "file": result.file,
        "failed": None if result.failed is None else int(result.failed),
        "up_to_date": result.up_to_date,
        "articles": result.articles,
        "outputs": [
            {
                "path": f"{result.folder}/{o.name}".lstrip("/"),
                "format": o.format,
                "media_type": o.media_type,
                "sha256": o.sha256,
                "bytes": o.size,
            }
            for o in result.outputs
        ],
        "findings": [reported(problem, language) for problem in result.findings],
    }


def reported(problem: Finding, language: str) -> dict[str, object]:
    """One finding with its text in one language."""
    message, advice = text_of(problem, language)
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "values": dict(problem.values),
        "message": message,
        "advice": advice,
    }


def as_line(entry: object) -> bytes:
    """An object as one of JSON lines, in UTF-8."""
    return (json.dumps(entry, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def is_report(data: bytes) -> bool:
    """Whether the bytes are a report, perhaps of a run that was cut short, which ends anywhere."""
    if from_json(data, REPORT_KIND) is not None:
        return True
    try:
        first = json.loads(data.partition(b"\n")[0])
    except (ValueError, RecursionError):
        return False
    return isinstance(first, dict) and (first.get("kind") == LINES_KIND or first.keys() >= _ENTRY)


_ENTRY = file_entry(Result(""), "en").keys()
