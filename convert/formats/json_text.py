"""What the JSON formats share: strict reading, one layout, schemas compiled once a process.

Strict is RFC 8259 with what RFC 7493 (I-JSON) adds: UTF-8, no byte order mark, no name twice in an object,
no lone surrogates; `NaN` and `Infinity` are not JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs

from convert.findings import Finding, finding
from convert.schema_files import schema_path

MAX_ERRORS = 50
"""A damaged file may break a schema in thousands of places: the first ones tell the story."""

_WIDTH = 120
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class _NotJsonError(ValueError):
    """What `json` lets through and JSON does not: the number of its code, and its one value."""

    def __init__(self, number: int, name: str, value: str) -> None:
        super().__init__(number)
        self.number = number
        self.values = ((name, value),)


# --------------------------------------------------------------------------- reading


def parse(data: bytes, prefix: str) -> tuple[Any, list[Finding]]:
    """The value in a JSON file, and what is wrong with it: codes `prefix` 001 to 006, None with each of them."""
    if data.startswith(b"\xef\xbb\xbf"):
        return None, [finding(f"{prefix}002")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [finding(f"{prefix}001", offset=error.start, byte=f"{data[error.start]:02X}")]
    return _parse_text(text, prefix)


def _parse_text(text: str, prefix: str) -> tuple[Any, list[Finding]]:
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_constant)
    except _NotJsonError as error:
        return None, [Finding(f"{prefix}{error.number:03}", values=error.values)]
    except json.JSONDecodeError as error:
        return None, [finding(f"{prefix}003", line=error.lineno, column=error.colno - 1, reason=error.msg)]
    except (RecursionError, ValueError) as error:  # nested without end; a number of more than 4300 digits
        return None, [finding(f"{prefix}003", reason=str(error))]
    lone = _lone_surrogate(value)
    return (None, [finding(f"{prefix}006", code_point=f"{ord(lone):04X}")]) if lone else (value, [])


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, value in pairs:
        if name in made:
            raise _NotJsonError(5, "name", name)
        made[name] = value
    return made


def _constant(text: str) -> Any:
    raise _NotJsonError(4, "text", text)


def _lone_surrogate(value: Any) -> str | None:
    """The first surrogate in any string or name: Python's `json` reads `\\ud800` without a word."""
    for text in strings(value):
        found = _LONE_SURROGATE.search(text)
        if found:
            return found.group()
    return None


def strings(value: Any) -> Iterator[str]:
    """Every string of a JSON value, names too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


# --------------------------------------------------------------------------- writing


def dump(value: Any) -> bytes:
    """A JSON value as UTF-8 with LF: indented by one, what fits on a line of 120 characters on one line."""
    return ("".join(_lines(value, 0, "")) + "\n").encode("utf-8")


def _lines(value: Any, depth: int, start: str) -> Iterator[str]:
    flat = json.dumps(value, ensure_ascii=False, allow_nan=False)
    if not isinstance(value, dict | list) or not value or depth + len(start) + len(flat) <= _WIDTH:
        yield start + flat
        return
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    members = _labelled(value) if isinstance(value, dict) else _unlabelled(value)
    yield start + opening
    for number, (label, inner) in enumerate(members):
        yield (",\n" if number else "\n") + " " * (depth + 1)
        yield from _lines(inner, depth + 1, label)
    yield "\n" + " " * depth + closing


def _labelled(value: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((json.dumps(name, ensure_ascii=False) + ": ", inner) for name, inner in value.items())


def _unlabelled(value: list[Any]) -> Iterator[tuple[str, Any]]:
    return (("", inner) for inner in value)


# --------------------------------------------------------------------------- schemas


@cache
def schema(*parts: str) -> jsonschema_rs.Draft202012Validator:
    """A JSON Schema (2020-12) of the project's, with formats asserted; nothing is fetched."""
    text = schema_path(*parts).read_text(encoding="utf-8")
    return jsonschema_rs.Draft202012Validator(json.loads(text), validate_formats=True)


def schema_findings(code: str, validator: jsonschema_rs.Draft202012Validator, value: Any) -> list[Finding]:
    """What a schema says about a value: one finding of `code` an error, with its JSON Pointer."""
    found = []
    for error in validator.iter_errors(value):
        found.append(finding(code, path=pointer(error.instance_path), message=_short(error.message)))
        if len(found) == MAX_ERRORS:
            break
    return found


def pointer(path: list[str | int]) -> str:
    """A JSON Pointer (RFC 6901); `/` alone for the whole document, which reads better than nothing."""
    return "/" + "/".join(str(part).replace("~", "~0").replace("/", "~1") for part in path)


def _short(message: str) -> str:
    line = message.split("\n", 1)[0]
    return line if len(line) <= 300 else line[:140] + " … " + line[-140:]
