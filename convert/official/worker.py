"""A validator in a process of its own, which may hang, crash or talk nonsense without harm to us.

It is given one path a line, and answers each with one line of JSON (`serve.py`).  One process judges many files:
starting a Java machine and compiling EPUBCheck's schemas takes a hundred times as long as judging a page.
"""

from __future__ import annotations

import json
import os
import queue
import re
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from convert.errors import ValidatorMissingError
from convert.findings import Finding, finding
from convert.official import base
from convert.official.base import Copy, Verdict

SERVE = Path(__file__).with_name("serve.py")
FAILURES_IN_A_ROW = 3
"""A tool that failed on so many files one after the other is asked no more."""


class NoAnswerError(Exception):
    """The tool came to no conclusion; the finding says why."""

    def __init__(self, why: Finding) -> None:
        super().__init__(why.code)
        self.finding = why


class Worker:
    """One process that serves `tool`; the arguments are the tool's.  Use it in a `with`."""

    def __init__(self, validator: str, tool: str, *arguments: str) -> None:
        """Start it.  Raises ValidatorMissingError (OFF002, OFF005) where it does not start."""
        self._validator = validator
        self._lines: queue.Queue[bytes] = queue.Queue()
        try:
            self._folder = tempfile.TemporaryDirectory(prefix="banmian-", ignore_cleanup_errors=True)
            self._errors = Path(self._folder.name, "stderr").open("w+b")  # noqa: SIM115 - until it is closed
            self._process = self._begin(tool, *arguments)
        except OSError as error:
            raise self._missing(error.strerror or str(error)) from None
        threading.Thread(target=self._read, daemon=True).start()
        try:
            self._start()
        except BaseException:
            self.close()
            raise

    def _begin(self, tool: str, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            # -P: no module of ours may stand in for one that the tool imports
            [sys.executable, "-P", "-W", "ignore", str(SERVE), tool, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            cwd=self._folder.name,
            env={**os.environ, **ENVIRONMENT},
            start_new_session=True,  # Ctrl-C is for us; we end it
        )

    def _start(self) -> None:
        try:
            answer = self._answer()
        except NoAnswerError as error:
            reason = dict(error.finding.values).get("reason", error.finding.code)
            raise self._missing(reason) from None
        if answer == {"missing": "java"}:
            raise ValidatorMissingError(finding("OFF002", validator=self._validator))
        if answer != {"ready": True}:
            raise self._missing(str(answer.get("failed", answer)) if isinstance(answer, dict) else str(answer))

    def ask(self, path: Path) -> Any:
        """The tool's answer about a file.  Raises NoAnswerError (OFF006, OFF007, OFF008)."""
        assert self._process.stdin is not None
        with suppress(OSError):  # it is dead: what it leaves unanswered says so
            self._process.stdin.write(f"{path}\n".encode("utf-8", "surrogateescape"))
            self._process.stdin.flush()
        answer = self._answer()
        if not isinstance(answer, dict) or ("said" not in answer and "failed" not in answer):
            raise NoAnswerError(unreadable(self._validator, str(answer)))
        if "failed" in answer:
            raise NoAnswerError(finding("OFF007", validator=self._validator, reason=answer["failed"]))
        return answer["said"]

    def close(self) -> None:
        """End the process and all that it started."""
        end(self._process)
        for stream in (self._process.stdin, self._errors):
            with suppress(OSError):
                if stream is not None:
                    stream.close()
        self._folder.cleanup()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as stream:
            for line in stream:
                self._lines.put(line)
        self._lines.put(b"")

    def _answer(self) -> Any:
        try:
            line = self._lines.get(timeout=base.TIMEOUT)
        except queue.Empty:
            raise NoAnswerError(finding("OFF006", validator=self._validator, seconds=f"{base.TIMEOUT:g}")) from None
        if not line:
            raise NoAnswerError(finding("OFF007", validator=self._validator, reason=self._last_words()))
        try:
            return json.loads(line)
        except (ValueError, RecursionError):
            raise NoAnswerError(unreadable(self._validator, line.decode("utf-8", "replace").strip())) from None

    def _last_words(self) -> str:
        """How it ended: its exit code or signal, and the last line it wrote."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=5)
        self._errors.seek(0)
        return ended(self._process.returncode, self._errors.read())

    def _missing(self, reason: str) -> ValidatorMissingError:
        return ValidatorMissingError(finding("OFF005", validator=self._validator, reason=shortened(reason)))


ENVIRONMENT: Mapping[str, str] = {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "PYTHONWARNINGS": "ignore"}
"""What a tool is told of the locale: Java cannot open a file with a Chinese name in the locale C."""


def unreadable(validator: str, text: str) -> Finding:
    """The finding for an answer that makes no sense (OFF008)."""
    return finding("OFF008", validator=validator, reason=shortened(text) or '""')


def shortened(text: str, most: int = 200) -> str:
    """The text on one line, cut where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def ended(code: int | None, output: bytes) -> str:
    """How a process ended, in a few words: `exit code 1: Error: Input required`."""
    text = output.decode("utf-8", "replace")
    fatal = _FATAL.search(text)
    lines = [fatal[1]] if fatal else [line for line in text.splitlines() if line.strip(" #")][-1:]
    how = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
    return shortened(": ".join([how, *lines]))


_FATAL = re.compile(r"^#\s+((?:SIG|EXCEPTION_|Internal Error|Out of Memory)[^\n]*)", re.MULTILINE)
"""What a Java machine says when it crashes, in the middle of a frame of `#`."""


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process that was started with a session of its own, and its children."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=10)


def ask_each(
    start: Callable[[], Worker], copies: Sequence[Copy], judged: Callable[[Any, Copy], Verdict]
) -> Iterator[Verdict]:
    """A verdict on each file; where the tool fails on one, it is started anew for the next.

    Raises ValidatorMissingError where it does not start at all.
    """
    worker: Worker | None = start()
    failures: list[Finding] = []
    try:
        for copy in copies:
            if worker is None and len(failures) < FAILURES_IN_A_ROW:
                worker = _again(start, failures)
            if worker is None:
                yield Verdict(_name(failures), (failures[-1],), complete=False)
                continue
            try:
                verdict = judged(worker.ask(copy.path), copy)
                failures.clear()
            except NoAnswerError as error:
                failures.append(error.finding)
                worker.close()
                worker = None
                verdict = Verdict(_name(failures), (error.finding,), complete=False)
            yield verdict
    finally:
        if worker is not None:
            worker.close()


def _again(start: Callable[[], Worker], failures: list[Finding]) -> Worker | None:
    try:
        return start()
    except ValidatorMissingError as error:
        failures.append(error.finding)
        return None


def _name(failures: Sequence[Finding]) -> str:
    return dict(failures[-1].values)["validator"]
