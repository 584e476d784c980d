"""Ace by DAISY (npm): what an accessibility checker says of an EPUB.  It wants a Chromium, and seconds a book."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from convert.catalogue import Severity
from convert.errors import ValidatorMissingError
from convert.findings import finding
from convert.official import base
from convert.official.base import Copy, Remark, Verdict, as_findings
from convert.official.worker import ENVIRONMENT, NoAnswerError, end, ended, unreadable

NAME = "ace"
COMMANDS = ("ace", "ace-puppeteer", "ace-cli")
CODES = {Severity.ERROR: "OFF031", Severity.WARNING: "OFF032", Severity.NOTE: "OFF033"}

_IMPACTS = {
    "critical": Severity.ERROR,
    "serious": Severity.ERROR,
    "moderate": Severity.WARNING,
    "minor": Severity.NOTE,
}
_VERSION = re.compile(r"v?(\d+\.\d+\.\d+\S*)")
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")


class Ace:
    """DAISY Ace."""

    name = NAME
    formats = ("epub",)

    def version(self) -> str:
        """What `ace --version` says.  Raises ValidatorMissingError (OFF003, OFF005)."""
        command = _command()
        try:
            with tempfile.TemporaryDirectory(prefix="banmian-") as folder:
                done = _run([command, "--version"], Path(folder))
        except NoAnswerError as error:
            reason = dict(error.finding.values).get("reason", error.finding.code)
            raise ValidatorMissingError(finding("OFF005", validator=NAME, reason=reason)) from None
        found = _VERSION.fullmatch(done.output.decode("utf-8", "replace").strip())
        if found is None:  # other programs are called ace, too
            reason = f"{command} --version: {ended(done.code, done.output)}"
            raise ValidatorMissingError(finding("OFF005", validator=NAME, reason=reason))
        return found[1]

    def judge(self, copies: Sequence[Copy]) -> Iterator[Verdict]:
        """A verdict on each file.  Raises ValidatorMissingError (OFF003)."""
        command = _command()
        return (_verdict(command, copy) for copy in copies)


def _command() -> str:
    for name in COMMANDS:
        if found := shutil.which(name):
            return found
    raise ValidatorMissingError(finding("OFF003", validator=NAME, command=COMMANDS[0]))


@dataclass(frozen=True, slots=True)
class _Done:
    code: int
    output: bytes


def _run(command: Sequence[str], folder: Path) -> _Done:
    """Run a command in a folder; its output and errors together.  Raises NoAnswerError (OFF006, OFF007)."""
    browser = next((path for name in _CHROMIUM if (path := shutil.which(name))), None)
    found = {"PUPPETEER_EXECUTABLE_PATH": browser} if browser else {}
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env={**found, **os.environ, **ENVIRONMENT},
            start_new_session=True,
        )
    except OSError as error:
        raise NoAnswerError(finding("OFF007", validator=NAME, reason=error.strerror or error)) from None
    try:
        output, _ = process.communicate(timeout=base.TIMEOUT)
    except subprocess.TimeoutExpired:
        raise NoAnswerError(finding("OFF006", validator=NAME, seconds=f"{base.TIMEOUT:g}")) from None
    finally:
        end(process)  # and the browser that it may have left behind
        if process.stdout is not None:
            process.stdout.close()
    return _Done(process.returncode, output)


def _verdict(command: str, copy: Copy) -> Verdict:
    try:
        with tempfile.TemporaryDirectory(prefix="banmian-", ignore_cleanup_errors=True) as folder:
            return judged(_report(command, copy, Path(folder)), copy)
    except NoAnswerError as error:
        return Verdict(NAME, (error.finding,), complete=False)


def _report(command: str, copy: Copy, folder: Path) -> Any:
    out = folder / "out"
    words = ["--silent", "--force", "--lang", "en", "--outdir", str(out), "--tempdir", str(folder / "temp")]
    done = _run([command, *words, str(copy.path)], folder)
    try:
        return json.loads((out / "report.json").read_text("utf-8"))
    except OSError:
        raise NoAnswerError(finding("OFF007", validator=NAME, reason=ended(done.code, done.output))) from None
    except (ValueError, RecursionError) as error:
        raise NoAnswerError(unreadable(NAME, str(error))) from None


def judged(report: Any, copy: Copy) -> Verdict:
    """The verdict in a report of Ace's.  Raises NoAnswerError (OFF008) where it is none."""
    try:
        remarks = [
            _remark(assertion, unquote(part["earl:testSubject"]["url"]).lstrip("/"))
            for part in report["assertions"]
            for assertion in part["assertions"]
            if assertion["earl:result"]["earl:outcome"] == "fail"
        ]
    except (TypeError, KeyError, AttributeError) as error:
        raise NoAnswerError(unreadable(NAME, f"{type(error).__name__}: {error}")) from None
    return Verdict(NAME, as_findings(remarks, CODES, copy))


def _remark(assertion: dict[str, Any], part: str) -> Remark:
    test, result = assertion["earl:test"], assertion["earl:result"]
    places = result.get("earl:pointer", {}).get("css", [])
    return Remark(
        _IMPACTS.get(test.get("earl:impact"), Severity.WARNING),
        str(test["dct:title"]),
        str(result["dct:description"]),
        part,
        " ".join(map(str, places)),
    )
