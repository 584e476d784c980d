"""A tool in a process of its own: whatever it does, there is a verdict or a reason, and no traceback."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from convert.errors import ValidatorMissingError
from convert.findings import finding
from convert.official import base, worker
from convert.official.base import Copy, Verdict
from convert.official.worker import NoAnswerError, Worker, ask_each, ended, shortened

SERVE = """
import json, os, sys, time
start = sys.argv[1]
if start == "dies": sys.exit("no such thing")
if start == "hangs": time.sleep(60)
print({"ready": '{"ready": true}', "rubbish": "Hello!", "no java": '{"missing": "java"}',
       "broken": '{"failed": "ImportError: gone"}', "list": "[]"}.get(start, '{"ready": true}'), flush=True)
for line in sys.stdin:
    name = os.path.basename(line.strip())
    if name.startswith("dies"): print("Exception in thread main: out of memory", file=sys.stderr); os._exit(3)
    if name.startswith("killed"): os.kill(os.getpid(), 9)
    if name.startswith("hangs"): time.sleep(60)
    if name.startswith("rubbish"): print("# A fatal error", flush=True); continue
    if name.startswith("empty"): print("{}", flush=True); continue
    if name.startswith("fails"): print(json.dumps({"failed": "ValueError: odd"}), flush=True); continue
    print(json.dumps({"said": [name, os.getpid()]}), flush=True)
"""


@pytest.fixture(autouse=True)
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "serve.py"
    script.write_text(SERVE, "utf-8")
    monkeypatch.setattr(worker, "SERVE", script)


def judged(said: Any, copy: Copy) -> Verdict:
    if said == "nonsense":
        raise NoAnswerError(finding("OFF008", validator="tool", reason="nonsense"))
    return Verdict("tool", (finding("OFF021", rule=str(said[1]), message=said[0], part=""),))


def verdicts(*names: str) -> list[Verdict]:
    copies = [Copy(name, Path("/copies") / name, "epub") for name in names]
    return list(ask_each(lambda: Worker("tool", "ready"), copies, judged))


def codes(found: list[Verdict]) -> list[str]:
    return [problem.code for verdict in found for problem in verdict.findings]


def test_one_process_judges_all_files_in_their_order() -> None:
    found = verdicts("a.epub", "第3版 要闻.epub", "c.epub")
    values = [dict(verdict.findings[0].values) for verdict in found]
    assert [value["message"] for value in values] == ["a.epub", "第3版 要闻.epub", "c.epub"]
    assert len({value["rule"] for value in values}) == 1
    assert all(verdict.complete for verdict in found)


@pytest.mark.parametrize(
    ("name", "code", "reason"),
    [
        ("dies", "OFF007", "exit code 3: Exception in thread main: out of memory"),
        ("killed", "OFF007", "signal 9"),
        ("fails", "OFF007", "ValueError: odd"),
        ("rubbish", "OFF008", "# A fatal error"),
        ("empty", "OFF008", "{}"),
    ],
)
def test_a_file_on_which_the_tool_fails_has_a_reason_and_the_next_is_judged(name: str, code: str, reason: str) -> None:
    found = verdicts("a.epub", f"{name}.epub", "b.epub")
    assert codes(found) == ["OFF021", code, "OFF021"]
    assert dict(found[1].findings[0].values) == {"validator": "tool", "reason": reason}
    assert [verdict.complete for verdict in found] == [True, False, True]


def test_a_tool_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    with Worker("tool", "ready") as tool:
        monkeypatch.setattr(base, "TIMEOUT", 0.5)
        with pytest.raises(NoAnswerError) as error:
            tool.ask(Path("hangs"))
    assert error.value.finding == finding("OFF006", validator="tool", seconds="0.5")
    assert tool._process.poll() is not None


def test_a_tool_that_fails_again_and_again_is_asked_no_more() -> None:
    found = verdicts(*(f"dies{number}.epub" for number in range(8)))
    assert codes(found) == ["OFF007"] * 8
    assert not any(verdict.complete for verdict in found)


@pytest.mark.parametrize(
    ("start", "code", "reason"),
    [
        ("dies", "OFF005", "exit code 1: no such thing"),
        ("rubbish", "OFF005", "Hello!"),
        ("broken", "OFF005", "ImportError: gone"),
        ("list", "OFF005", "[]"),
        ("no java", "OFF002", None),
    ],
)
def test_a_tool_that_does_not_start_is_not_run(start: str, code: str, reason: str | None) -> None:
    with pytest.raises(ValidatorMissingError) as error:
        Worker("tool", start)
    assert error.value.finding.code == code
    assert dict(error.value.finding.values).get("reason") == reason


def test_a_tool_that_hangs_at_the_start_is_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "TIMEOUT", 0.5)
    with pytest.raises(ValidatorMissingError) as error:
        Worker("tool", "hangs")
    assert error.value.finding.code == "OFF005"


def test_an_answer_that_makes_no_sense_is_no_verdict() -> None:
    def nonsense(_said: Any, copy: Copy) -> Verdict:
        return judged("nonsense", copy)

    copies = [Copy("a", Path("a"), "epub")]
    assert codes(list(ask_each(lambda: Worker("tool", "ready"), copies, nonsense))) == ["OFF008"]


@pytest.mark.parametrize(
    ("code", "output", "said"),
    [
        (1, b"one\n two \n\n", "exit code 1: two"),
        (-6, b"", "signal 6"),
        (1, b"\xff\xfe", "exit code 1: \ufffd\ufffd"),
        (None, b"", "exit code None"),
        (
            1,
            b"#\n# A fatal error\n#\n#  SIGSEGV (0xb) at pc=0x7f, pid=4\n#\n# JRE version: 25\n#\n",
            "exit code 1: SIGSEGV (0xb) at pc=0x7f, pid=4",
        ),
        (1, b"no browser\n#\n", "exit code 1: no browser"),
    ],
)
def test_how_a_process_ended_is_said_in_a_few_words(code: int | None, output: bytes, said: str) -> None:
    assert ended(code, output) == said


def test_long_words_of_a_tool_are_cut() -> None:
    assert shortened("a" * 500) == "a" * 199 + "…"
    assert shortened("a\n  b") == "a b"
