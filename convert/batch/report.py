"""What a run comes to: its exit code, and the report, as JSON lines or as one document.

The lines are an object an input, and a last one with the counts and the exit code.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from convert import __version__
from convert.batch.records import from_json, tally
from convert.batch.run import Result
from convert.errors import ExitCode
from convert.findings import SEVERITIES, Finding, text_of

REPORT_KIND = "banmian-report/1"
"""The report as one document."""
LINES_KIND = "banmian-report/2"
"""The report as JSON lines: its last line bears this."""


def exit_code(results: Sequence[Result], fail_on: str, also: Iterable[Finding] = ()) -> ExitCode:
    """The exit code of a run: DESIGN, Commands.

    One input that failed gives its own code, several give 6; else 1 where a finding is at or above `fail_on`.
    """
    failed = [result.failed for result in results if result.failed is not None]
    if failed:
        return failed[0] if len(results) == 1 else ExitCode.SOME_FAILED
    if any(problem.code == "OUT001" for problem in also):  # the manifest, which is nobody's page
        return ExitCode.CANNOT_WRITE
    problems = [problem for result in results for problem in result.findings]
    return ExitCode.FINDINGS if at_or_above([*problems, *also], fail_on) else ExitCode.DONE


def at_or_above(problems: Iterable[Finding], fail_on: str) -> bool:
    """Whether a finding is as bad as `fail_on` (a severity, or `never`)."""
    if fail_on == "never":
        return False
    order = [str(severity) for severity in SEVERITIES]
    return any(order.index(severity) >= order.index(fail_on) for severity in {one.severity for one in problems})


def report(results: Sequence[Result], code: ExitCode, language: str, also: Sequence[Finding] = ()) -> dict[str, object]:
    """The report of a run: every input in order, with its outputs and findings; the same run, the same bytes."""
    whole = {**summary(results, code, language, also), "kind": REPORT_KIND}
    return whole | {"files": [file_entry(result, language) for result in results]}


def summary(
    results: Sequence[Result], code: ExitCode, language: str, also: Sequence[Finding] = ()
) -> dict[str, object]:
    """The last line of a report: the counts, the exit code, and what was found that is about no input."""
    problems = [problem for result in results for problem in result.findings]
    return {
        "kind": LINES_KIND,
        "banmian": __version__,
        "exit_code": int(code),
        "counts": {
            "files": len(results),
            "failed": sum(result.failed is not None for result in results),
            "up_to_date": sum(result.up_to_date for result in results),
            **tally([*problems, *also]),
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
