"""The other side of `worker.py`: run as a script, it serves one tool.  It knows nothing of banmian.

On stdin comes a path a line; on stdout goes an answer a line, as JSON: first `{"ready": true}`, `{"missing": "java"}`
or `{"failed": reason}`, then for each path `{"said": what the tool says}` or `{"failed": reason}`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

JAVA = (
    "-XX:TieredStopAtLevel=1",  # half the time: no run is long enough for the second compiler to pay
    "-XX:+UseSerialGC",
    "-Xmx1g",
    "-XX:ErrorFile=java-error.log",
    "-XX:-CreateCoredumpOnCrash",
    "-Djava.awt.headless=true",
)


class MissingError(Exception):
    """Something that the tool needs is not there."""


def epubcheck(jar: str, jvm: str = "") -> Callable[[str], Any]:
    """EPUBCheck's command line, run again and again in one Java machine."""
    import jpype

    try:
        jpype.startJVM(jvm or jpype.getDefaultJVMPath(), *JAVA, classpath=[jar], ignoreUnrecognized=True)
    except jpype.JVMNotFoundException:
        raise MissingError("java") from None
    checker = jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")

    def check(path: str) -> Any:
        report = Path("report.json").absolute()
        report.unlink(missing_ok=True)
        checker().run([path, "--json", str(report), "--usage", "--quiet", "--locale", "en"])
        return json.loads(report.read_text("utf-8"))["messages"]

    return check


def openxml() -> Callable[[str], Any]:
    """openxml-audit, as a library."""
    from openxml_audit import OpenXmlValidator, PackageValidationError

    validator = OpenXmlValidator()

    def check(path: str) -> Any:
        try:
            errors = validator.validate(path).errors
        except PackageValidationError as error:
            return [{"type": "package", "severity": "error", "message": str(error), "part": "", "path": "", "id": ""}]
        return [
            {
                "type": error.error_type.value,
                "severity": error.severity.value,
                "message": error.description,
                "part": error.part_uri,
                "path": error.path,
                "id": error.id,
            }
            for error in errors
        ]

    return check


TOOLS: dict[str, Callable[..., Callable[[str], Any]]] = {"epubcheck": epubcheck, "openxml": openxml}


def main(tool: str, *arguments: str) -> None:
    """Serve until stdin ends."""
    answers = _private_stdout()
    try:
        check = TOOLS[tool](*arguments)
    except MissingError as error:
        return _say(answers, {"missing": str(error)})
    except Exception as error:
        return _say(answers, {"failed": _reason(error)})
    _say(answers, {"ready": True})
    for line in sys.stdin:
        try:
            answer = {"said": check(line.rstrip("\n"))}
        except Exception as error:  # whatever a tool, or its Java, may raise
            answer = {"failed": _reason(error)}
        _say(answers, answer)


def _private_stdout() -> TextIO:
    """Our own way out; what a tool prints goes to stderr."""
    own = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(own, "w", encoding="utf-8", newline="\n")


def _say(answers: TextIO, answer: object) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    main(*sys.argv[1:])
