"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from convert import __version__
from convert.batch.records import to_json
from convert.catalogue import RULES, Rule
from convert.errors import ExitCode
from convert.findings import Finding, text_of

if TYPE_CHECKING:
    from convert.cli.proof import Proof

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_TAGS = {"en": "en", "zh": "zh-CN"}
"""The schema's pattern takes a region, and no script."""

_FIELD = re.compile(r"{(\w+)}")


def as_sarif(proof: Proof, code: ExitCode, language: str) -> bytes:
    """A run as SARIF: each finding a result, in `language`; the rules in both; what was NOT RUN, a notification."""
    problems = [problem for result in proof.results for problem in result.findings]
    codes, other = _codes(problems), _codes(proof.besides)
    files = _Artifacts(proof)
    results = [_result(problem, codes, files, language) for problem in problems]
    run = {
        "tool": {"driver": _driver(codes, other), "extensions": _extensions(proof)},
        "language": _TAGS[language],
        "translations": [_translation(codes, other)],
        "invocations": [_invocation(proof, code, other, language)],
        "columnKind": "unicodeCodePoints",
        "artifacts": files.entries,
        "results": results,
    }
    return to_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


# --------------------------------------------------------------------------- the tool and its rules


def _codes(problems: Iterable[Finding]) -> list[str]:
    return sorted({problem.code for problem in problems}, key=list(RULES).index)


def _driver(codes: Sequence[str], other: Sequence[str]) -> dict[str, Any]:
    return {
        "name": "banmian",
        "version": __version__,
        "language": _TAGS["en"],
        "rules": [_english(code) for code in codes],
        "notifications": [_english(code) for code in other],
    }


def _translation(codes: Sequence[str], other: Sequence[str]) -> dict[str, Any]:
    """3.14.9: the same rules at the same places, in Chinese."""
    return {
        "name": "banmian",
        "version": __version__,
        "language": _TAGS["zh"],
        "contents": ["localizedData"],
        "translationMetadata": {"name": "banmian", "fullName": "版面"},
        "rules": [_chinese(code) for code in codes],
        "notifications": [_chinese(code) for code in other],
    }


def _english(code: str) -> dict[str, Any]:
    return _rule(RULES[code], RULES[code].english, RULES[code].advice_english)


def _chinese(code: str) -> dict[str, Any]:
    return _rule(RULES[code], RULES[code].chinese, RULES[code].advice_chinese)


def _rule(rule: Rule, message: str, advice: str) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": _FIELD.sub(r"`\1`", message)},
        "help": {"text": _FIELD.sub(r"`\1`", advice)},
        "messageStrings": {"default": {"text": _with_numbers(message)}},
        "defaultConfiguration": {"level": str(rule.severity)},
    }


def _with_numbers(template: str) -> str:
    """3.11.5: placeholders are numbers, and other braces doubled; the numbers are those of the English text."""
    names = _names(template)
    parts = _FIELD.split(template)
    texts = [part.replace("{", "{{").replace("}", "}}") if i % 2 == 0 else f"{{{names.index(part)}}}"
             for i, part in enumerate(parts)]  # fmt: skip
    return "".join(texts)


def _names(template: str) -> list[str]:
    return sorted(set(_FIELD.findall(template)))


def _extensions(proof: Proof) -> list[dict[str, Any]]:
    return [{"name": ran.validator, "version": ran.version} for ran in proof.ran]


def _invocation(proof: Proof, code: ExitCode, other: Sequence[str], language: str) -> dict[str, Any]:
    notifications = [
        {
            "level": str(problem.severity),
            "descriptor": {"id": problem.code, "index": other.index(problem.code)},
            "message": {"text": _sentence(problem, language)},
        }
        for problem in proof.besides
    ]
    return {
        "executionSuccessful": code in (ExitCode.DONE, ExitCode.FINDINGS, ExitCode.INVALID_OUTPUT),
        "exitCode": int(code),
        "toolExecutionNotifications": notifications,
    }


# --------------------------------------------------------------------------- results and where they are


@dataclass
class _Artifacts:
    """The files, and the parts of containers in which something was found (3.24.5: nested by parentIndex)."""

    proof: Proof
    entries: list[dict[str, Any]] = field(default_factory=list)
    places: dict[tuple[str, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.proof.files:
            self.index_of(one.result.file, "")

    def index_of(self, file: str, part: str) -> int:
        """The place of a file, or of a part of it, in the list."""
        key = (file, part)
        if key not in self.places:
            parent = self.index_of(file, "") if part else None
            entry: dict[str, Any] = {"location": {"uri": quote("/" + part) if part else uri_of(file)}}
            self.entries.append(entry if parent is None else {**entry, "parentIndex": parent})
            self.places[key] = len(self.entries) - 1
        return self.places[key]


def uri_of(file: str) -> str:
    """The URI of a file as it was named: relative where its name was."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def _result(problem: Finding, codes: Sequence[str], files: _Artifacts, language: str) -> dict[str, Any]:
    values = dict(problem.values)
    message, advice = text_of(problem, language)
    return {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": str(problem.severity),
        "message": {
            "text": message,
            "id": "default",
            "arguments": [values.get(name, "") for name in _names(problem.rule.english)],
        },
        "locations": [_location(problem, files)],
        "properties": {"advice": advice, "values": values},
    }


def _location(problem: Finding, files: _Artifacts) -> dict[str, Any]:
    file, part = problem.file or "", _part(problem)
    index = files.index_of(file, part)
    place: dict[str, Any] = {"artifactLocation": {**files.entries[index]["location"], "index": index}}
    if problem.line is not None:
        column = {} if problem.column is None else {"startColumn": problem.column + 1}
        place["region"] = {"startLine": problem.line, **column}
    return {"physicalLocation": place}


def _part(problem: Finding) -> str:
    """The part of a container that a finding is about, if it says so."""
    part = dict(problem.values).get("part", "").lstrip("/")
    return "" if part == Path(problem.file or "").name else part


def _sentence(problem: Finding, language: str) -> str:
    return "; ".join(filter(None, text_of(problem, language)))
