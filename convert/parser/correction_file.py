"""Read an `X.fix.toml` (see `corrections.py`) and check it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path

from convert.errors import CorrectionError
from convert.findings import Finding, finding
from convert.parser.corrections import FACT_KEYS, Corrections, LineCorrection, key_of
from convert.parser.facts import FactName, normal_number, normal_page
from convert.parser.roles import Role


def load(path: Path) -> Corrections:
    """The corrections of one file.  Raises CorrectionError (FIX001, FIX002)."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CorrectionError(finding("FIX001", path=path.name, reason=error.strerror or error)) from None
    return read(data, path.name)


def read(data: bytes, name: str = "") -> Corrections:
    """The corrections in the bytes of a file of that name.  Raises CorrectionError (FIX001, FIX002)."""
    import tomllib  # most pages have none

    try:
        tables = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CorrectionError(finding("FIX001", path=name, reason=error)) from None
    problems: list[Finding] = []
    reader = _Reader(name, problems)
    reader.known(tables, ("page", "line"), "")
    facts = reader.facts(tables.get("page", {}))
    lines = reader.lines(tables.get("line", []))
    if problems:
        raise CorrectionError(*problems)
    return Corrections(facts, lines, name, hashlib.sha256(data).hexdigest())


class _Reader:
    """Values checked one by one; what is wrong with them is collected, so that all of it is told at once."""

    def __init__(self, name: str, problems: list[Finding]) -> None:
        self._name, self._problems = name, problems

    def complain(self, name: str, value: object, expected: str) -> None:
        self._problems.append(finding("FIX002", name=name, value=value, where=self._name, expected=expected))

    def known(self, table: Mapping[str, object], keys: Iterable[str], within: str) -> None:
        """A key that means nothing here is an error: a misspelt one would be ignored."""
        names = tuple(keys)
        for key, value in table.items():
            if key not in names:
                self.complain(within + key, value, ", ".join(names))

    def facts(self, table: object) -> dict[FactName, str]:
        if not isinstance(table, dict):
            self.complain("page", table, "[page]")
            return {}
        self.known(table, FACT_KEYS, "page.")
        found: dict[FactName, str] = {}
        for key, fact in FACT_KEYS.items():
            if key in table and (value := self.checked(_CHECKS[key], f"page.{key}", table[key])) is not None:
                found[fact] = value
        return found

    def checked(self, check: Callable[[object], str], name: str, value: object) -> str | None:
        try:
            return check(value)
        except ValueError as error:
            self.complain(name, value, str(error))
            return None

    def lines(self, entries: object) -> tuple[LineCorrection, ...]:
        if not isinstance(entries, list):
            self.complain("line", entries, "[[line]]")
            return ()
        return tuple(entry for n, table in enumerate(entries, 1) if (entry := self.line(table, f"line[{n}].")))

    def line(self, table: object, within: str) -> LineCorrection | None:
        if not isinstance(table, dict):
            self.complain(within.rstrip("."), table, "[[line]]")
            return None
        before = len(self._problems)
        self.known(table, _LINE_KEYS, within)
        text = table.get("text", "")
        if not isinstance(text, str) or not key_of(text):
            self.complain(within + "text", text, 'text = "…"')
        if not any(key in table for key in _SAYS):
            self.complain(within.rstrip("."), text, " / ".join(_SAYS))
        for key in ("line", "nth"):
            if key in table and not _is_count(table[key]):
                self.complain(within + key, table[key], "1, 2, 3 …")
        for key in _SAYS[1:]:
            if not isinstance(table.get(key, False), bool):
                self.complain(within + key, table[key], "true, false")
        if table.get("role", Role.PARAGRAPH) not in ROLE_NAMES:
            self.complain(within + "role", table["role"], ", ".join(ROLE_NAMES))
        if len(self._problems) > before:
            return None
        return LineCorrection(**{**table, "role": Role(table["role"]) if "role" in table else None})


ROLE_NAMES = tuple(role.value for role in Role)
_SAYS = ("role", "begins_article", "ends_article", "joins_previous", "begins_page")
_LINE_KEYS = ("text", "line", "nth", *_SAYS)
_PAGE_NUMBER = re.compile(r"[A-Z]{0,2}[0-9]{1,4}[A-Z]?")


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _text(value: object) -> str:
    if _is_count(value):
        return str(value)
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ValueError('"…"')
    return unicodedata.normalize("NFC", value.strip())


def _page_number(value: object) -> str:
    printed = normal_page(_text(value))
    if not _PAGE_NUMBER.fullmatch(printed):
        raise ValueError('"1", "03", "A05"')
    return printed


def _issue_number(value: object) -> str:
    return normal_number(_text(value))


def _date(value: object) -> str:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            pass
    raise ValueError("YYYY-MM-DD (2026-07-02)")


_CHECKS: dict[str, Callable[[object], str]] = {
    "number": _page_number,
    "date": _date,
    "section": _text,
    "publication": _text,
    "issue": _issue_number,
}
"""How the value of each key of `[page]` is checked."""
