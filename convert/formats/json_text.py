"""What the JSON formats share: strict reading, one layout, schemas compiled once a process.

Strict is RFC 8259 with what RFC 7493 (I-JSON) adds: UTF-8, no byte order mark, no name twice in an object,
no lone surrogates, no number that a double cannot hold; `NaN` and `Infinity` are not JSON.  What would take
more time or memory than any page is worth is refused before it is read.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any

import jsonschema_rs

from convert.findings import Finding, finding
from convert.limits import MAX_JSON_DEPTH, MAX_JSON_VALUES
from convert.schema_files import schema_path

MAX_ERRORS = 50
"""A damaged file may break a schema in thousands of places: the first ones tell the story."""

MAX_EXPLAINED = 10_000
"""Values (100 characters count as one) of a file whose errors are told one by one: each copies what it is about."""

_WIDTH = 120
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_BETWEEN_VALUES = (b",", b"[", b"{")
_LARGEST_WHOLE = 2**53 - 1
"""RFC 7493, 2.2: beyond it two programs read two numbers."""


class _NotJsonError(ValueError):
    """What `json` lets through and JSON does not: the number of its code, and its one value."""

    def __init__(self, number: int, name: str, value: str) -> None:
        super().__init__(number)
        self.number = number
        self.values = ((name, value),)


# --------------------------------------------------------------------------- reading


def parse(data: bytes, prefix: str) -> tuple[Any, list[Finding]]:
    """The value in a JSON file, and what is wrong with it; None with each of its findings.

    Codes `prefix` 001 to 006, and beyond the limits 016 (values), 017 (depth) and 018 (numbers).
    """
    if data.startswith(b"\xef\xbb\xbf"):
        return None, [finding(f"{prefix}002")]
    count = sum(map(data.count, _BETWEEN_VALUES))
    if count > MAX_JSON_VALUES:
        return None, [finding(f"{prefix}016", count=count, limit=MAX_JSON_VALUES)]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [finding(f"{prefix}001", offset=error.start, byte=f"{data[error.start]:02X}")]
    return _parse_text(text, prefix)


def _parse_text(text: str, prefix: str) -> tuple[Any, list[Finding]]:
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_whole, parse_float=_broken
        )
        _strict(value, escapes="\\u" in text)
    except _NotJsonError as error:
        return None, [Finding(f"{prefix}{error.number:03}", values=error.values)]
    except json.JSONDecodeError as error:
        return None, [finding(f"{prefix}003", line=error.lineno, column=error.colno - 1, reason=error.msg)]
    except RecursionError:
        return None, [finding(f"{prefix}017", limit=MAX_JSON_DEPTH)]
    return value, []


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, value in pairs:
        if name in made:
            raise _NotJsonError(5, "name", name)
        made[name] = value
    return made


def _constant(text: str) -> Any:
    raise _NotJsonError(4, "text", text)


def _whole(text: str) -> int:
    number = int(text) if len(text) <= len(str(-_LARGEST_WHOLE)) else _LARGEST_WHOLE + 1
    if abs(number) > _LARGEST_WHOLE:
        raise _NotJsonError(18, "text", _beginning(text))
    return number


def _broken(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise _NotJsonError(18, "text", _beginning(text))
    return number


def _beginning(text: str) -> str:
    return text if len(text) <= 24 else text[:23] + "…"


def _strict(value: Any, escapes: bool) -> None:
    """Raise _NotJsonError where a string or name has a surrogate by itself, or the value is too deep.

    Python's `json` reads `\\ud800` without a word; without `escapes` there can be none, for no UTF-8 holds them.
    """
    for text in strings(value) if escapes else ():
        if found := _LONE_SURROGATE.search(text):
            raise _NotJsonError(6, "code_point", f"{ord(found.group()):04X}")
    for _ in () if escapes else _levels(value):
        pass


def strings(value: Any) -> Iterator[str]:
    """Every string of a JSON value, names too, the outermost first.  Raises _NotJsonError where it is too deep."""
    for level in _levels(value):
        for one in level:
            if isinstance(one, str):
                yield one
            elif isinstance(one, dict):
                yield from one


def _levels(value: Any) -> Iterator[list[Any]]:
    """The value, what is in it, what is in that, and so on."""
    level, depth = [value], 0
    while level:
        if depth > MAX_JSON_DEPTH:
            raise _NotJsonError(17, "limit", str(MAX_JSON_DEPTH))
        yield level
        level, depth = [inner for one in level for inner in _members(one)], depth + 1


def _members(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


# --------------------------------------------------------------------------- writing


def dump(value: Any) -> bytes:
    """A JSON value as UTF-8 with LF: indented by one, what fits on a line of 120 characters on one line."""
    pieces: list[str] = []
    _put(pieces, value, 0, "")
    return ("".join(pieces) + "\n").encode("utf-8")


_flat = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
"""A value on one line."""


def _put(pieces: list[str], value: Any, depth: int, start: str) -> None:
    room = _WIDTH - depth - len(start)
    if not isinstance(value, dict | list) or not value:
        pieces.append(start + _flat(value))
    elif _room_beside(value, room) >= 0 and len(flat := _flat(value)) <= room:
        pieces.append(start + flat)
    else:
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        members = _labelled(value) if isinstance(value, dict) else [("", inner) for inner in value]
        between = start + opening + "\n" + " " * (depth + 1)
        for label, inner in members:
            pieces.append(between)
            _put(pieces, inner, depth + 1, label)
            between = ",\n" + " " * (depth + 1)
        pieces.append("\n" + " " * depth + closing)


def _room_beside(value: Any, room: int) -> int:
    """The room that is left beside a value on a line, at most; below 0 as soon as it is known that there is none.

    So what takes many lines is not put on one at every level that it is in, only to be measured.
    """
    if isinstance(value, str):
        return room - len(value) - 2
    if isinstance(value, dict):
        for name, inner in value.items():
            room = _room_beside(inner, room - len(name) - 6)  # `"": , `, or for all of them `"": ` and `{}`
            if room < 0:
                break
        return room
    if isinstance(value, list):
        for inner in value:
            room = _room_beside(inner, room - 2)
            if room < 0:
                break
        return room
    return room - 1


def _labelled(value: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((_flat(name) + ": ", inner) for name, inner in value.items())


# --------------------------------------------------------------------------- schemas


@cache
def schema(*parts: str) -> jsonschema_rs.Draft202012Validator:
    """A JSON Schema (2020-12) of the project's, with formats asserted; nothing is fetched."""
    text = schema_path(*parts).read_text(encoding="utf-8")
    return jsonschema_rs.Draft202012Validator(json.loads(text), validate_formats=True)


def schema_findings(code: str, validator: jsonschema_rs.Draft202012Validator, value: Any) -> list[Finding]:
    """What a schema says about a value: one finding of `code` an error, with its JSON Pointer."""
    if validator.is_valid(value):
        return []
    if sum(map(len, _levels(value))) + sum(map(len, strings(value))) // 100 > MAX_EXPLAINED:
        return [finding(code, path="/", message="does not fit the schema; too large to say where")]
    errors = islice(validator.iter_errors(value), MAX_ERRORS)
    return [finding(code, path=pointer(error.instance_path), message=_short(error.message)) for error in errors]


def pointer(path: list[str | int]) -> str:
    """A JSON Pointer (RFC 6901); `/` alone for the whole document, which reads better than nothing."""
    return "/" + "/".join(str(part).replace("~", "~0").replace("/", "~1") for part in path)


def _short(message: str) -> str:
    line = message.split("\n", 1)[0]
    return line if len(line) <= 300 else line[:140] + " … " + line[-140:]
