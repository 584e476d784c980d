"""What the JSON formats share: strict reading, one layout, schemas compiled once a process.

Strict is RFC 8259 with what RFC 7493 (I-JSON) adds: UTF-8, no byte order mark, no name twice in an object,
no lone surrogates, no number that a double cannot hold; `NaN` and `Infinity` are not JSON.  What would take
more time or memory than any page is worth is refused before it is read.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
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

WIDTH = 120
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_BETWEEN_VALUES = (b",", b"[", b"{")
_LARGEST_WHOLE = 2**53 - 1
_WHOLE_DIGITS = len(str(_LARGEST_WHOLE))
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
    # a file has no more values than bytes: most are too small to be counted
    count = sum(map(data.count, _BETWEEN_VALUES)) if len(data) > MAX_JSON_VALUES else 0
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
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        raise _NotJsonError(5, "name", next(name for at, name in enumerate(names) if name in names[:at]))
    return made


def _constant(text: str) -> Any:
    raise _NotJsonError(4, "text", text)


@lru_cache(maxsize=1024)  # most are small, and come again
def _whole(text: str) -> int:
    if len(text) < _WHOLE_DIGITS:
        return int(text)
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
    _measure(value)


def _measure(value: Any) -> None:
    """Raise _NotJsonError where a value is too deep."""
    holders, depth = [value] if isinstance(value, dict | list) else [], 0
    while holders:
        members = list[Any]()
        for one in holders:
            members += one.values() if type(one) is dict else one
        if members and depth == MAX_JSON_DEPTH:
            raise _NotJsonError(17, "limit", str(MAX_JSON_DEPTH))
        holders, depth = [one for one in members if type(one) is dict or type(one) is list], depth + 1


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


# Indented by one, what fits on a line of 120 characters on one line.  Values are written as text from the first, and
# each is told how many levels deep it stands.

quoted: Callable[[str], str] = json.encoder.encode_basestring
"""A string as JSON has it."""
_flat = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


@lru_cache(maxsize=1024)
def _label(name: str) -> str:
    return quoted(name) + ": "


def real(number: float) -> str:
    """A number as JSON has it; raises ValueError for what is none."""
    return float.__repr__(number) if math.isfinite(number) else _flat(number)  # which raises ValueError


def laid_out(brackets: str, members: Sequence[str], depth: int, room: int) -> str:
    """An object or list of members (at least one) that are written: on a line if there is room, else each on its own.

    From the innermost on: what is in a value that fits on a line would fit on a line of its own, so nothing is written
    twice, and a value with a broken line in it is known to fit on none.
    """
    # the last alone is often too long, and much to join in vain
    if len(members[-1]) < room and len(flat := ", ".join(members)) + 2 <= room and "\n" not in flat:
        return f"{brackets[0]}{flat}{brackets[1]}"
    margin = "\n" + " " * (depth + 1)
    return f"{brackets[0]}{margin}{f',{margin}'.join(members)}{margin[:-1]}{brackets[1]}"


def said(name: str, text: str) -> str:
    """A member with a string, as text."""
    return f"{_label(name)}{quoted(text)}"


def entry(depth: int, *members: str) -> str:
    """An object so many levels deep in a list, or that a file is, of members (at least one) that are written."""
    return laid_out("{}", members, depth, WIDTH - depth)


def holding(name: str, members: Sequence[str], depth: int) -> str:
    """The member of an object so many levels deep that is an object of such members."""
    label = _label(name)
    return label + (laid_out("{}", members, depth + 1, WIDTH - depth - 1 - len(label)) if members else "{}")


def listed(name: str, entries: Sequence[str], depth: int) -> list[str]:
    """The member of an object so many levels deep that lists these (each two levels deeper), none for no entries."""
    if not entries:
        return []
    label = _label(name)
    return [label + laid_out("[]", entries, depth + 1, WIDTH - depth - 1 - len(label))]


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
