"""Values that shape a run: what is valid, and how `issue.toml` and `banmian.toml` are read.

One table says what each value must be, wherever it stands: on the command line, in a file, or in a call.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias

from convert.catalogue import SEVERITIES
from convert.errors import UnreadableError, UsageError
from convert.findings import finding
from convert.limits import MAX_LINES
from convert.parser.facts import normal_number, normal_page
from convert.phrases import DIRECTORY, ONE_LINE
from convert.there import isdir

Complaint: TypeAlias = Callable[[str, object, str], UsageError]
"""Makes the error for a value: its name, the value, and what was expected."""

FAIL_ON = (*map(str, SEVERITIES), "never")
PER = ("page", "issue", "article")
MAX_JOBS = 256
MAX_SECONDS = 86_400

_PAGE = re.compile(r"[A-Z]{0,2}[0-9]{1,4}[A-Z]?")


def on_command_line(name: str, value: object, expected: str) -> UsageError:
    """The error for an option's value (RUN006)."""
    return UsageError(finding("RUN006", option="--" + name.replace("_", "-"), value=value, expected=expected))


def in_file(where: str) -> Complaint:
    """Makes the error for a value in a settings file (FACT005)."""
    return lambda name, value, expected: UsageError(
        finding("FACT005", name=name, value=value, where=where, expected=expected)
    )


def checked(name: str, value: object, complain: Complaint = on_command_line) -> Any:
    """The value in the form the program uses, or the error that `complain` makes."""
    try:
        return CHECKS[name](value)
    except ValueError as error:
        raise complain(name, value, str(error)) from None


def read_toml(path: Path, shown: str) -> dict[str, object]:
    """The tables of a TOML file; `shown` is its name in messages.  Raises UsageError (FACT006, SRC001, SRC015)."""
    import tomllib  # most runs have no settings file

    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(finding("FACT006", path=shown, reason=error)) from None
    except FileNotFoundError:
        raise UsageError(finding("SRC001", path=path)) from None
    except OSError as error:
        raise UsageError(finding("SRC015", file=str(path), reason=error.strerror or error)) from None


def known_keys(table: dict[str, object], known: Iterable[str], complain: Complaint) -> None:
    """Raise for a key that means nothing here: a misspelt one would be left out in silence."""
    names = tuple(known)
    for name, value in table.items():
        if name not in names:
            raise complain(name, value, ", ".join(names))


# --------------------------------------------------------------------------- one check a kind of value


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ValueError(ONE_LINE)
    return unicodedata.normalize("NFC", value.strip())


def _date(value: object) -> str:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    try:
        if isinstance(value, str) and len(value) == len("YYYY-MM-DD"):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise ValueError("YYYY-MM-DD (2026-07-01)")


def _number(value: object) -> str:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) and value > 0 else _text(value)


def _issue_number(value: object) -> str:
    return normal_number(_number(value))


def _page(value: object) -> str:
    printed = normal_page(_number(value))
    if not _PAGE.fullmatch(printed):
        raise ValueError("1, 03, A05")
    return printed


def _encoding(value: object) -> str:
    from convert.parser.decode import ENCODINGS, decode

    try:
        decode(b"\n", str(value))
    except UnreadableError as error:
        if error.finding.code == "SRC008":
            raise ValueError(", ".join(ENCODINGS)) from None
    return str(value)


def _whole(value: object, lowest: int, highest: int) -> int:
    text = str(value)
    if isinstance(value, bool) or not text.isascii() or not text.isdigit() or not lowest <= int(text) <= highest:
        raise ValueError(f"{lowest}–{highest}")
    return int(text)


def _confidence(value: object) -> float:
    try:
        number = float(str(value))
    except ValueError:
        number = -1.0
    if isinstance(value, bool) or not 0.0 <= number <= 1.0:  # no NaN comes through either
        raise ValueError("0–1 (0.8)")
    return number


def _seconds(value: object) -> float:
    try:
        number = float(str(value))
    except ValueError:
        number = 0.0
    if not 0.1 <= number <= MAX_SECONDS:  # no NaN comes through either
        raise ValueError(f"0.1–{MAX_SECONDS}")
    return number


def _directory(value: object) -> Path:
    """One that is there: corrections that a misspelt name hides would be left out in silence."""
    if not isinstance(value, (str, Path)) or not str(value) or not isdir(value):
        raise ValueError(DIRECTORY)
    return Path(value)


def _embargo(value: object) -> datetime:
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ValueError("2026-07-01T06:00:00+08:00")
    return moment


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true, false")
    return value


def _formats(value: object) -> tuple[str, ...]:
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, (list, tuple)) or not parts or not all(isinstance(p, str) and p.strip() for p in parts):
        raise ValueError("newsml,epub,docx,json,ninjs")
    return tuple(dict.fromkeys(part.strip() for part in parts))


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, str) or not value.strip(" ,"):
        raise ValueError("NAME,NAME")
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _fail_on(value: object) -> str:
    return one_of(FAIL_ON)(value)


def one_of(choices: Iterable[str]) -> Callable[[object], str]:
    """The check for a value that is one of a few words."""
    words = tuple(choices)

    def check(value: object) -> str:
        if not isinstance(value, str) or value not in words:
            raise ValueError(", ".join(words))
        return value

    return check


CHECKS: dict[str, Callable[[object], Any]] = {
    "publication": _text,
    "date": _date,
    "number": _issue_number,
    "page": _page,
    "section": _text,
    "encoding": _encoding,
    "typography": one_of(("source", "restore")),
    "fixes": _directory,
    "base": _directory,
    "min_confidence": _confidence,
    "explain": lambda value: _whole(value, 1, MAX_LINES),
    "provider": _text,
    "rights": _text,
    "urgency": lambda value: _whole(value, 1, 9),
    "embargo": _embargo,
    "keywords": _switch,
    "reissue": _switch,
    "per": one_of(PER),
    "formats": _formats,
    "fail_on": _fail_on,
    "jobs": lambda value: _whole(value, 1, MAX_JOBS),
    "interval": _seconds,
    "directory": _directory,
    "time_limit": lambda value: _whole(value, 1, MAX_SECONDS),
    "lang": one_of(("en", "zh")),
    "format": one_of(("table", "jsonl", "tree")),
    "report_format": one_of(("text", "json", "sarif", "junit")),
    "changes_format": one_of(("text", "jsonl")),
    "validators": _names,
    "shell": one_of(("bash", "zsh", "fish")),
}
