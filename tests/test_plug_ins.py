"""Formats of someone else's: that of docs/python.md, installed as it says, and what befalls those that are not right."""

from __future__ import annotations

import inspect
import json
import os
import re
from pathlib import Path

import pytest

import convert
from convert import formats
from convert.api import OPTION_NAMES
from convert.batch import plan
from convert.findings import finding, text_of
from convert.parser.facts import FACT_NAMES
from convert.phrases import LACKS_VALUE, UNKNOWN_CODE
from tests.cli.command import Outcome, banmian
from tests.paper import SHORT

DOCUMENT = (Path(__file__).parent.parent / "docs" / "python.md").read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", DOCUMENT, re.DOTALL)
(PLAIN,) = (block for block in BLOCKS if "FORMAT = " in block)
TOO = ("-t", "plain,json", "--no-keywords")


class Site:
    """A directory of installed packages with the plug-in of the document, and a page."""

    def __init__(self, top: Path) -> None:
        self.top, self.page = top, top / "in" / "1.txt"
        self.page.parent.mkdir()
        self.page.write_text(SHORT, "utf-8")
        self.installed(PLAIN, "1.0")

    def installed(self, code: str, version: str) -> None:
        for old in self.top.glob("site/*.dist-info/*"):
            old.unlink()
        info = self.top / "site" / f"banmian_plain-{version}.dist-info"
        info.mkdir(parents=True, exist_ok=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: banmian-plain\nVersion: {version}\n", "utf-8")
        (info / "entry_points.txt").write_text("[convert.formats]\nplain = plain_page:FORMAT\n", "utf-8")
        (self.top / "site" / "plain_page.py").write_text(code, "utf-8")

    def run(self, *args: str | Path) -> Outcome:
        path = [str(self.top / "site"), *filter(None, [os.environ.get("PYTHONPATH")])]
        return banmian(*args, env={"PYTHONPATH": os.pathsep.join(path), "PYTHONDONTWRITEBYTECODE": "1"})

    def converted(self, *more: str) -> Outcome:
        return self.run("convert", self.page.parent, "-o", self.top / "out", *TOO, *more)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_the_plug_in_of_the_document_is_listed_written_and_validated(site: Site) -> None:
    assert re.search(r"^plain +\.plain +text/plain +plug-in", site.run("formats").out, re.MULTILINE)
    assert site.converted().code == 0
    assert (site.top / "out" / "1.plain").read_text("utf-8").splitlines()[0] == SHORT.splitlines()[0].strip()
    assert site.run("validate", site.top / "out" / "1.plain").code == 0


def test_the_document_names_every_function_parameter_and_option() -> None:
    for name in convert.__all__:
        assert f"`{name}(" in DOCUMENT or name == "__version__"
    for function in (convert.parse, convert.read, convert.convert):
        named = {name for name, one in inspect.signature(function).parameters.items() if one.kind != one.VAR_KEYWORD}
        assert all(re.search(rf"\b{name}\b", DOCUMENT) for name in named), function
    for name in (*OPTION_NAMES, *FACT_NAMES):
        assert re.search(rf"\b{name}\b", DOCUMENT), name


@pytest.mark.parametrize("block", BLOCKS)
def test_the_code_of_the_document_is_python(block: str) -> None:
    compile(block, "docs/python.md", "exec")


def test_what_another_version_of_a_plug_in_made_is_made_again_and_nothing_else(site: Site) -> None:
    site.converted()
    record = json.loads((site.top / "out" / "1.record.json").read_bytes())
    assert [(one["format"], one.get("package")) for one in record["outputs"]] == [
        ("json", None), ("plain", "banmian-plain 1.0"),
    ]  # fmt: skip
    assert "up to date already: 1" in site.converted().err
    site.installed(PLAIN.replace('{node.text}\\n"', '{node.text}\\n\\n"'), "1.1")
    assert "up to date already: 1" in site.run("convert", site.page, "-o", site.top / "out", "-t", "json", TOO[-1]).err
    assert "up to date" not in site.converted().err
    assert "\n\n" in (site.top / "out" / "1.plain").read_text("utf-8")


def test_a_bag_with_what_a_plug_in_made_is_made_anew_by_the_same_version_alone(site: Site) -> None:
    site.converted()
    bag = site.top / "bag"
    assert site.run("bag", site.top / "out", "-o", bag, "--sources", site.page.parent).code == 0
    assert site.run("verify", "--reparse", bag).code == 0
    site.installed(PLAIN.replace('{node.text}\\n"', '{node.text}\\n\\n"'), "1.1")
    outcome = site.run("verify", "--reparse", bag)
    said = outcome.out + outcome.err
    assert set(re.findall(r"[A-Z]+[0-9]{3}", said)) == {"BAG041"}
    assert "not checked: format plain was banmian-plain 1.0 and is banmian-plain 1.1" in said


def test_a_bag_that_cannot_all_be_checked_here_is_not_called_damaged(site: Site) -> None:
    site.converted()
    bag = site.top / "bag"
    site.run("bag", site.top / "out", "-o", bag, "--sources", site.page.parent)
    site.installed(PLAIN, "1.1")
    other_version = site.run("verify", "--reparse", bag)
    assert (other_version.code, "nothing wrong, but not all could be checked: " in other_version.err) == (1, True)
    not_here = banmian("verify", "--validate", bag)
    assert (not_here.code, "nothing wrong, but not all could be checked: " in not_here.err) == (1, True)
    assert "BAG048" in not_here.out
    assert banmian("verify", bag).err.startswith("whole: ")
    (bag / "data" / "outputs" / "1.plain").write_text("又一行\n", "utf-8")
    damaged = banmian("verify", "--validate", bag)
    assert (damaged.code, "not whole: " in damaged.err) == (1, True)


FAILS = {
    "ValueError: oops": PLAIN.replace(
        "        return Written(", "        raise ValueError('oops')\n        return Written("
    ),
    "TypeError: text_stream: NoneType": re.sub(
        r"(def text_stream.*\n)((?: {8}.*\n)+)", r"\1        return None\n", PLAIN
    ),
    "KeyError: 'x'": PLAIN.replace("        return []", "        return {}['x']"),
}


@pytest.mark.parametrize("reason", FAILS)
def test_a_plug_in_that_fails_is_named_and_no_bug_of_banmian(reason: str, site: Site) -> None:
    site.installed(FAILS[reason], "1.0")
    outcome = site.converted()
    assert outcome.code == 4
    assert f"RUN024: the plug-in for format plain (banmian-plain 1.0) fails: {reason}" in outcome.err
    assert not re.search("RUN003|TREE004|Traceback", outcome.err)
    assert not list(site.top.glob("out/1.*"))


OTHER_TEXT = PLAIN.replace("{node.text}", "{node.text[1:]}")


def test_a_plug_in_whose_text_is_not_the_pages_is_named_in_the_language_spoken(site: Site) -> None:
    site.installed(OTHER_TEXT, "1.0")
    outcome = site.converted("--lang", "en")
    assert outcome.code == 4
    assert "RUN025: the plug-in for format plain (banmian-plain 1.0) gives another text than the page's" in outcome.err
    said = site.converted("--lang", "zh").err
    assert "格式 plain 的插件（banmian-plain 1.0）读回的文字与版面不同：第 0 字处，" in said
    assert "differs" not in said


def test_a_plug_in_that_fails_on_a_bag_is_told_without_words_on_writing(site: Site) -> None:
    site.converted()
    bag = site.top / "bag"
    site.run("bag", site.top / "out", "-o", bag, "--sources", site.page.parent)
    for code, told in ((FAILS["ValueError: oops"], "RUN024"), (OTHER_TEXT, "RUN025")):
        site.installed(code, "1.0")
        done = site.run("verify", "--reparse", bag)
        assert (done.code, done.out.count(told), "not all could be checked" in done.err) == (1, 1, True)
        assert "nothing was written" not in done.out


VALIDATES = {
    "raise KeyError('boom')": "KeyError: 'boom'",
    "raise SystemExit(3)": "SystemExit: 3",
    "return [Finding('XYZ001')]": "its finding XYZ001 is not in the catalogue",
    "return [Finding('JSON003')]": "its finding JSON003 lacks the value reason",
    "return [1]": "AttributeError: ",
}


@pytest.mark.parametrize("does", VALIDATES)
def test_a_plug_in_whose_validator_fails_is_named_everywhere_and_ends_no_run(does: str, site: Site) -> None:
    site.converted()
    bag = site.top / "bag"
    site.run("bag", site.top / "out", "-o", bag, "--sources", site.page.parent)
    site.installed(PLAIN.replace("return []", does), "1.0")
    said = f"RUN024: the plug-in for format plain (banmian-plain 1.0) fails: {VALIDATES[does]}"
    for done in (site.converted("--again"), site.run("validate", site.top / "out" / "1.plain")):
        assert (done.code, said in done.err + done.out, "RUN003" in done.err + done.out) == (4, True, False)
    done = site.run("verify", bag, bag, "--validate")
    assert (done.code, done.out.count(said), done.err.count("not all could be checked")) == (1, 2, 2)


def test_a_plug_in_that_ends_the_program_on_loading_ends_no_run(site: Site) -> None:
    site.installed("raise SystemExit(3)\n", "1.0")
    outcome = site.converted()
    assert (
        outcome.code,
        "error RUN031: the plug-in for format plain cannot be loaded: SystemExit: 3" in outcome.err,
    ) == (
        2,
        True,
    )


def test_what_a_plug_in_lacks_is_said_in_chinese_too() -> None:
    reasons = (UNKNOWN_CODE.format(code="XYZ001"), LACKS_VALUE.format(code="JSON001", name="reason"))
    told = [text_of(finding("RUN024", name="plain", package="p 1", reason=reason), "zh")[0] for reason in reasons]
    assert told == [
        "格式 plain 的插件（p 1）出错：其问题代码 XYZ001 不在目录中",
        "格式 plain 的插件（p 1）出错：其问题 JSON001 缺少 reason 的值",
    ]


@pytest.mark.parametrize("suffix", [".plain.txt", ".TEXT", ".p.record.json", ".fix.toml", ".json", "plain", ""])
def test_a_suffix_that_says_another_thing_is_refused(suffix: str, site: Site) -> None:
    site.installed(PLAIN.replace('".plain"', f'"{suffix}"'), "1.0")
    outcome = site.converted()
    assert outcome.code == 2
    assert f"error RUN031: the plug-in for format plain cannot be loaded: its suffix {suffix}" in outcome.err
    assert not (site.top / "out").exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('name = "plain"', 'name = "json"', "it calls itself json"),
        ('name = "plain"', 'name = "Plain One,x"', "it calls itself Plain One,x"),
        ('name = "plain"', "name = None", "it calls itself None"),
        ('media_type = "text/plain"', "media_type = None", "its media type None is none"),
        ('media_type = "text/plain"', 'media_type = ""', "its media type  is none"),
        ('suffix = ".plain"', "suffix = None", "its suffix None has no dot"),
    ],
)
def test_a_plug_in_that_calls_itself_otherwise_or_says_no_media_type_is_refused(
    old: str, new: str, said: str, site: Site
) -> None:
    assert old in PLAIN
    site.installed(PLAIN.replace(old, new), "1.0")
    outcome = site.converted()
    assert outcome.code == 2
    assert f"error RUN031: the plug-in for format plain cannot be loaded: {said}" in outcome.err
    assert not (site.top / "out").exists()
    listed = site.run("formats")
    assert (listed.code, "RUN003" in listed.err, "newsml" in listed.out) == (0, False, True)


def test_a_suffix_with_a_built_in_one_behind_it_is_a_format_of_its_own(site: Site) -> None:
    site.installed(PLAIN.replace('".plain"', '".plain.json"'), "1.0")
    assert site.converted().code == 0
    assert sorted(path.name for path in (site.top / "out").glob("1.*")) == ["1.json", "1.plain.json", "1.record.json"]
    assert site.run("diff", site.top / "out", site.top / "out").code == 0


def test_a_text_is_what_it_is_for_pages_too() -> None:
    assert set(plan.TEXT_SUFFIXES) < set(formats.TAKEN)
    assert all(suffix.endswith(formats.TAKEN) for suffix in (plan.RECORD_SUFFIX, plan.FIX_SUFFIX))


def test_banmian_toml_does_not_count_in_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "banmian.toml").write_text('[convert]\npublication = "别的报"\nformats = ["epub"]\n', "utf-8")
    (tmp_path / "1.txt").write_text(SHORT, "utf-8")
    monkeypatch.chdir(tmp_path)
    (result,) = convert.convert("1.txt", "out", formats="json", keywords=False)
    assert [output.name for output in result.outputs] == ["1.json"]
    assert "publication" not in json.loads((tmp_path / "out" / "1.record.json").read_bytes())["issue"]
