"""openxml-audit (PyPI): the rules of Microsoft's Open XML SDK in Python, for DOCX."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from typing import Any

from convert.catalogue import Severity
from convert.official.base import Copy, Remark, Verdict, as_findings, require
from convert.official.worker import NoAnswerError, Worker, ask_each, unreadable

NAME = "openxml-audit"
CODES = {Severity.ERROR: "OFF041", Severity.WARNING: "OFF042", Severity.NOTE: "OFF043"}

_SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.NOTE}


class OpenXml:
    """openxml-audit."""

    name = NAME
    formats = ("docx",)

    def version(self) -> str:
        """The package's version.  Raises ValidatorMissingError (OFF001)."""
        require(NAME, "openxml_audit")
        return version("openxml-audit")

    def judge(self, copies: Sequence[Copy]) -> Iterator[Verdict]:
        """A verdict on each file.  Raises ValidatorMissingError (OFF001, OFF005)."""
        require(NAME, "openxml_audit")
        return ask_each(lambda: Worker(NAME, "openxml"), copies, judged)


def judged(said: Any, copy: Copy) -> Verdict:
    """The verdict in openxml-audit's errors.  Raises NoAnswerError (OFF008) where they are none."""
    try:
        remarks = [
            Remark(
                _SEVERITIES[error["severity"]],
                str(error["id"] or error["type"]),
                str(error["message"]),
                str(error["part"]).lstrip("/"),
                str(error["path"]),
            )
            for error in said
        ]
    except (TypeError, KeyError) as error:
        raise NoAnswerError(unreadable(NAME, f"{type(error).__name__}: {error}")) from None
    return Verdict(NAME, as_findings(remarks, CODES, copy))
