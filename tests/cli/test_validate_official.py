"""`banmian validate`: with other people's validators, and as JSON, SARIF and JUnit XML."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from lxml import etree

from convert.catalogue import RULES
from convert.cli.proof import prove, steps
from convert.errors import ValidatorMissingError
from convert.findings import finding
from convert.formats import load
from convert.official import schemas
from convert.official.base import Copy, Verdict
from convert.official.table import VALIDATORS
from convert.publish import sha256
from tests.cli.command import call, reported
from tests.golden.test_golden import OPTIONS
from tests.trees import CORPUS

SUFFIXES = (".newsml.xml", ".epub", ".docx", ".json", ".ninjs.json")


@dataclass
class Fake:
    """A validator that finds in each file what is foretold: by the file's name, else nothing."""

    name: str
    formats: tuple[str, ...]
    says: dict[str, Verdict]
    installed: bool = True

    def version(self) -> str:
        if not self.installed:
            raise ValidatorMissingError(finding("OFF003", validator=self.name, command=self.name))
        return "9.9"

    def judge(self, copies: Sequence[Copy]) -> Iterator[Verdict]:
        for copy in copies:
            assert copy.path.read_bytes() == Path(copy.shown).read_bytes()
            assert re.fullmatch(r"\d{6}\.[a-z.]+", copy.path.name)
            yield self.says.get(copy.shown, Verdict(self.name))


def wrong(code: str, **values: object) -> Verdict:
    said = {"rule": "RSC-005", "message": "an {odd} message", "part": "EPUB/页 1.xhtml", "place": "EPUB/页 1.xhtml"}
    return Verdict("epubcheck", (finding(code, line=3, column=7, **{**said, **values}),))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with one page in every format."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(schemas.DATA_DIR, str(tmp_path / "data"))
    for form in ("newsml", "epub", "docx", "json", "ninjs"):
        kind = load(form)
        (tmp_path / f"第3版 要闻{kind.suffix}").write_bytes(kind.write(CORPUS["plain_news"], OPTIONS).data)
    return tmp_path


@pytest.fixture
def fakes(monkeypatch: pytest.MonkeyPatch) -> dict[str, Fake]:
    """All validators installed, and content with everything."""
    found = {name: Fake(name, real.formats, {}) for name, real in VALIDATORS.items()}
    for name, fake in found.items():
        monkeypatch.setitem(VALIDATORS, name, fake)
    return found


FILES = tuple(f"第3版 要闻{suffix}" for suffix in SUFFIXES)
EPUB = FILES[1]


def codes(text: str) -> list[str]:
    return re.findall(r"(?:note|warning|error) ([A-Z]+\d{3}):", text)


# --------------------------------------------------------------------------- exit codes and text


def test_what_all_validators_pass_is_done_and_says_who_was_asked(fakes: dict[str, Fake]) -> None:
    outcome = call("validate", "--official", *FILES)
    assert (outcome.code, outcome.out) == (0, "")
    assert "epubcheck 9.9: files checked: 1\nace 9.9: files checked: 1\n" in outcome.err
    assert codes(outcome.err) == ["OFF009"]


def test_without_official_nobody_is_asked(fakes: dict[str, Fake]) -> None:
    fakes["epubcheck"].says[EPUB] = wrong("OFF021")
    outcome = call("validate", *FILES)
    assert (outcome.code, outcome.out) == (0, "")
    assert "OFF" not in outcome.err


def test_what_an_official_validator_finds_fails_the_file(fakes: dict[str, Fake]) -> None:
    fakes["epubcheck"].says[EPUB] = wrong("OFF021")
    outcome = call("validate", "--official", EPUB)
    assert outcome.code == 4
    assert outcome.out.startswith(f"{EPUB}:3:7: error OFF021: EPUBCheck RSC-005: an {{odd}} message (EPUB/页 1.xhtml);")
    assert call("validate", "--official", *FILES).code == 6


def test_its_warnings_count_as_warnings(fakes: dict[str, Fake]) -> None:
    fakes["epubcheck"].says[EPUB] = wrong("OFF022")
    assert call("validate", "--official", EPUB).code == 0
    assert call("validate", "--official", EPUB, "--fail-on", "warning").code == 1


def test_a_validator_that_is_not_installed_is_not_run_and_the_exit_code_is_7(fakes: dict[str, Fake]) -> None:
    fakes["ace"].installed = False
    outcome = call("validate", "--official", *FILES)
    assert (outcome.code, outcome.out) == (7, "")
    assert "NOT RUN ace: there is no command ace; npm install" in outcome.err
    assert "未运行 ace" in call("validate", "--official", EPUB, lang="zh").err
    assert "NOT RUN" in call("validate", "--official", "--quiet", EPUB).err


def test_a_file_that_is_not_valid_outweighs_what_was_not_run(fakes: dict[str, Fake]) -> None:
    fakes["ace"].installed = False
    fakes["epubcheck"].says[EPUB] = wrong("OFF021")
    assert call("validate", "--official", EPUB).code == 4


def test_what_is_not_installed_is_no_matter_where_nobody_asked_for_it(fakes: dict[str, Fake]) -> None:
    fakes["ace"].installed = False
    assert call("validate", "--official", *FILES[2:]).code == 0
    outcome = call("validate", "--validator", "epubcheck,openxml-audit", *FILES)
    assert outcome.code == 0
    assert "ace" not in outcome.err


def test_a_validator_without_a_conclusion_is_exit_7_too(fakes: dict[str, Fake]) -> None:
    why = finding("OFF006", validator="epubcheck", seconds="180")
    fakes["epubcheck"].says[EPUB] = Verdict("epubcheck", (why,), complete=False)
    outcome = call("validate", "--official", EPUB)
    assert outcome.code == 7
    assert codes(outcome.out) == ["OFF006"]


def test_an_unknown_validator_is_a_mistake() -> None:
    outcome = call("validate", "--validator", "acme", EPUB)
    assert outcome.code == 2
    assert "newsml-g2, epubcheck, ace, openxml-audit, ninjs" in outcome.err


def test_a_long_message_is_cut_on_the_terminal_and_whole_in_the_report(fakes: dict[str, Fake]) -> None:
    fakes["epubcheck"].says[EPUB] = wrong("OFF021", message="x" * 3000)
    outcome = call("validate", "--official", EPUB, "--report", "report.jsonl")
    assert len(outcome.out) < 600
    (found,) = reported(Path("report.jsonl"))[0][0]["findings"]
    assert found["values"]["message"] == "x" * 3000


def test_files_that_cannot_be_read_are_told_and_not_judged(fakes: dict[str, Fake]) -> None:
    outcome = call("validate", "--official", "nowhere.epub", "notes.txt", EPUB)
    assert outcome.code == 6
    assert codes(outcome.err + outcome.out)[:2] == ["SRC001", "SRC001"]
    assert "epubcheck 9.9: files checked: 1" in outcome.err


@pytest.mark.parametrize("asked", [None, ("ace",), ("newsml-g2", "epubcheck", "ace", "openxml-audit", "ninjs")])
def test_progress_counts_every_check(asked: tuple[str, ...] | None, fakes: dict[str, Fake]) -> None:
    seen: list[str] = []
    prove(FILES, asked, seen.append)
    assert len(seen) == steps(FILES, asked)


def test_with_nothing_installed_everything_is_not_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr("convert.official.base.find_spec", lambda _: None)
    outcome = call("validate", "--official", *FILES)
    assert outcome.code == 7
    assert codes(outcome.err) == ["OFF004", "OFF001", "OFF003", "OFF001", "OFF004", "OFF009"]
    assert "valid: 5 of 5 files" in outcome.err


# --------------------------------------------------------------------------- documents


def official_schema(name: str) -> Path:
    """A public schema of a report's form; skips the test where it is absent."""
    folder = os.environ.get("REPORT_SCHEMAS_DIR")
    if not folder or not (Path(folder) / name).is_file():
        pytest.skip(f"NOT RUN {name}: REPORT_SCHEMAS_DIR does not hold it")
    return Path(folder) / name


@pytest.fixture
def troubled(fakes: dict[str, Fake]) -> tuple[str, ...]:
    """A run in which everything happens: ours, theirs, no conclusion, NOT RUN, not there, and a hostile name."""
    hostile = "a\x07b%20 &<.json"
    Path(hostile).write_bytes(b'{"schema": 1')
    fakes["ace"].installed = False
    fakes["epubcheck"].says[EPUB] = wrong("OFF022", message="control \x01 {0} and ]]>")
    fakes["openxml-audit"].says[FILES[2]] = Verdict(
        "openxml-audit", (finding("OFF007", validator="openxml-audit", reason="signal 9"),), complete=False
    )
    return ("--official", *FILES, hostile, "nowhere.epub")


def sarif(*args: str, lang: str = "en") -> dict[str, Any]:
    value: dict[str, Any] = json.loads(call("validate", "--format", "sarif", *args, lang=lang).out)
    return value


def test_sarif_has_each_finding_with_its_place_and_its_rule_in_both_languages(troubled: tuple[str, ...]) -> None:
    (run,) = sarif(*troubled)["runs"]
    rules, chinese = run["tool"]["driver"]["rules"], run["translations"][0]["rules"]
    assert (
        [rule["id"] for rule in rules] == [rule["id"] for rule in chinese] == ["SRC001", "JSON003", "OFF007", "OFF022"]
    )
    assert all(
        "一" <= rule["shortDescription"]["text"][0] <= "鿿" or "：" in rule["shortDescription"]["text"]
        for rule in chinese
    )
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] == RULES[result["ruleId"]].severity
        message, template = result["message"], rules[result["ruleIndex"]]["messageStrings"]["default"]["text"]
        filled = re.sub(r"{(\d)}", lambda m, words=message["arguments"]: words[int(m[1])], template)
        assert filled == message["text"]
    theirs = next(result for result in run["results"] if result["ruleId"] == "OFF022")
    place = theirs["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 3, "startColumn": 8}
    part = run["artifacts"][place["artifactLocation"]["index"]]
    assert part == {"location": {"uri": "/EPUB/%E9%A1%B5%201.xhtml"}, "parentIndex": 1}
    assert run["artifacts"][1] == {"location": {"uri": "%E7%AC%AC3%E7%89%88%20%E8%A6%81%E9%97%BB.epub"}}


def test_sarif_says_what_was_not_run(troubled: tuple[str, ...]) -> None:
    (run,) = sarif(*troubled)["runs"]
    (invocation,) = run["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 6)
    assert invocation["toolExecutionNotifications"][0]["message"]["text"].startswith("NOT RUN ace")
    assert {"name": "epubcheck", "version": "9.9"} in run["tool"]["extensions"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_sarif_fits_its_official_schema(lang: str, troubled: tuple[str, ...]) -> None:
    schema = json.loads(official_schema("sarif-schema-2.1.0.json").read_bytes())
    validator = jsonschema_rs.validator_for(schema, validate_formats=True)
    for args in (troubled, FILES, ("--official", EPUB)):
        assert [error.message for error in validator.iter_errors(sarif(*args, lang=lang))] == []


def junit(*args: str, lang: str = "en") -> etree._Element:
    return etree.fromstring(call("validate", "--format", "junit", *args, lang=lang).out.encode())


def test_junit_has_a_suite_a_file_and_a_case_a_validator(troubled: tuple[str, ...]) -> None:
    root = junit(*troubled)
    cases = {suite.get("name"): {case.get("name"): [child.tag for child in case] for case in suite} for suite in root}
    assert list(cases.values()) == [
        {"banmian": [], "newsml-g2": []},
        {"banmian": [], "epubcheck": ["system-out"], "ace": ["skipped"]},
        {"banmian": [], "openxml-audit": ["error"]},
        {"banmian": []},
        {"banmian": [], "ninjs": []},
        {"banmian": ["failure"]},
        {"banmian": ["error"]},
    ]
    assert list(cases)[5] == r"a\x07b%20 &<.json"
    assert {name: root.get(name) for name in ("tests", "failures", "errors")} == {
        "tests": "12", "failures": "1", "errors": "2",
    }  # fmt: skip
    assert "time" not in root.attrib


def test_junit_fails_from_the_severity_that_was_given(troubled: tuple[str, ...]) -> None:
    root = junit("--fail-on", "warning", *troubled)
    assert root.find("testsuite[2]/testcase[@name='epubcheck']/failure").get("type") == "OFF022"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_junit_fits_its_schema(lang: str, troubled: tuple[str, ...]) -> None:
    schema = etree.XMLSchema(etree.parse(official_schema("junit-10.xsd")))
    for args in (troubled, FILES):
        schema.assertValid(junit(*args, lang=lang))


def test_json_is_the_report_with_who_was_asked(troubled: tuple[str, ...]) -> None:
    outcome = call("validate", "--format", "json", *troubled, "--report", "report.jsonl")
    value = json.loads(outcome.out)
    entries, last = reported(Path("report.jsonl"))
    assert value == {**last, "kind": "banmian-report/1", "files": entries}
    assert value["exit_code"] == outcome.code == 6
    assert value["official"]["not_run"] == ["ace"]
    assert {"validator": "epubcheck", "version": "9.9", "files": 1} in value["official"]["ran"]
    assert [problem["code"] for problem in value["findings"]] == ["OFF003", "OFF009"]


@pytest.mark.parametrize("form", ["json", "sarif", "junit"])
def test_the_same_run_gives_the_same_bytes_and_nothing_else_on_stdout(form: str, troubled: tuple[str, ...]) -> None:
    first, second = (call("validate", "--format", form, *troubled) for _ in range(2))
    assert first.out == second.out
    assert "NOT RUN ace" in first.err
    assert first.code == second.code == 6


def test_an_unknown_form_is_a_mistake() -> None:
    outcome = call("validate", "--format", "html", EPUB)
    assert outcome.code == 2
    assert "text, json, sarif, junit" in outcome.err


# --------------------------------------------------------------------------- schema install


def test_official_schemas_are_installed_listed_and_shown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = b"<xs:schema/>"
    file = schemas.OfficialFile("invented.xsd", "Invented 1.0", "https://example.org/", sha256(text))
    monkeypatch.setattr(schemas, "KNOWN", (file,))
    (folder / "new").mkdir()
    (folder / "new" / "a.xsd").write_bytes(text)
    (folder / "new" / "notes.txt").write_bytes(b"notes")
    assert "official, not installed" in call("schema", "list").out
    outcome = call("schema", "install", "new")
    assert (outcome.code, outcome.out) == (0, "invented.xsd (Invented 1.0)\n")
    assert codes(outcome.err) == ["OFF012"]
    assert re.search(r"official/invented\.xsd +official, installed +" + file.sha256, call("schema", "list").out)
    assert call("schema", "show", "official/invented.xsd").out.encode() == text
    (folder / "data" / "official-schemas" / "invented.xsd").write_bytes(b"changed")
    assert "官方，已被改动" in call("schema", "list", lang="zh").out


def test_a_schema_that_is_not_official_is_refused(folder: Path) -> None:
    (folder / "new").mkdir()
    (folder / "new" / "nitf-3-6.xsd").write_bytes(b"<xs:schema/>")
    outcome = call("schema", "install", "new")
    assert outcome.code == 3
    assert codes(outcome.err) == ["OFF011"]
    assert "bears the name of NITF 3.6 and is not that file" in outcome.err
    assert not (folder / "data").exists()


def test_a_directory_that_is_not_there_cannot_be_installed() -> None:
    assert call("schema", "install", "nowhere").code == 3
