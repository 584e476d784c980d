"""An issue put together from its pages: all of their text, in order, linked; and all that a batch promises."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from convert.archive.bag import BagOptions, make
from convert.archive.verify import verify
from convert.batch.run import Result, convert_all, plan
from convert.catalogue import Severity
from convert.formats import BUILT_IN, load
from convert.formats.base import Readable, WriteOptions
from convert.formats.zips import unpack
from convert.issue import Part, put_together
from convert.links import End, JumpPlace, other_ends
from convert.page import PageOptions
from convert.parser.facts import IssueFacts
from convert.parser.parse import parse
from convert.perarticle import alone
from convert.tree import Edit, Issue, articles, page_language, parts, text_stream
from tests.batch.test_again import state
from tests.cli.command import call
from tests.issue_pages import FIRST, NAME, SECOND, headless, pages
from tests.trees import CORPUS

OPTIONS = PageOptions(per="issue", formats=("json", "newsml"), keywords=False)


def converted(source: Path, options: PageOptions = OPTIONS, **how: Any) -> list[Result]:
    return convert_all(plan([str(source)], options), source.parent / "out", options, **how)


def codes(results: list[Result], least: Severity = Severity.WARNING) -> list[str]:
    wanted = (Severity.ERROR,) if least is Severity.ERROR else (Severity.WARNING, Severity.ERROR)
    return [problem.code for result in results for problem in result.findings if problem.severity in wanted]


def read(path: Path, form: str) -> Issue:
    reader = load(form)
    assert isinstance(reader, Readable)
    return reader.read(path.read_bytes()).issue


def part(name: str, text: str, **facts: str) -> Part:
    known = IssueFacts()
    for fact, value in facts.items():
        known = known.with_fact(fact, value, "--" + fact)  # type: ignore[arg-type]
    parsed = parse(text.encode(), known, name=name)
    return Part(name, name, parsed.issue, parsed.text)


# --------------------------------------------------------------------------- the tree


TRADITIONAL = """晨江日報
2026年7月1日 星期三 第3版 港臺

臺島書畫展開幕

展覽為期三週，觀眾絡繹不絕，許多觀眾帶著孩子來觀看書畫，聽講解員講述畫家的故事。
"""


def test_a_page_in_the_other_script_keeps_its_language_in_its_issue() -> None:
    """One guid and version says one language, by page and by issue."""
    found = [part("a", FIRST), part("b", SECOND), part("c", TRADITIONAL)]
    issue, _ = put_together(found, Issue("晨江日报", "2026-07-01", language="zh-Hans"))
    assert (issue.language, [page.language for page in issue.pages]) == ("zh-Hans", [None, None, "zh-Hant"])
    assert [page_language(issue, page) for page in issue.pages] == [one.issue.language for one in found]
    assert [one.language for one in parts(issue)] == [one.issue.language for one in found]
    assert [own.language for _, own in alone(issue)][-1] == "zh-Hant"
    newsml, epub, docx = (load(name).write(issue, WriteOptions()).data for name in ("newsml", "epub", "docx"))
    packages = re.findall(r"<packageItem [^>]*xml:lang=\"(.*?)\".*?<language tag=\"(.*?)\"", newsml.decode(), re.DOTALL)
    assert packages == [("zh-Hans", "zh-Hans")] * 2 + [("zh-Hant", "zh-Hant")]
    opening = unpack(epub)["EPUB/page-03.xhtml"].decode()
    assert 'lang="zh-Hant"' in opening.partition("<body")[0]
    assert '<w:pStyle w:val="Folio"/></w:pPr><w:r><w:rPr><w:rStyle w:val="PlainForeign"/>' in re.sub(
        "<w:bookmarkStart[^>]*>", "", unpack(docx)["word/document.xml"].decode()
    )


def test_a_page_of_another_paper_is_told_and_one_in_the_other_script_too() -> None:
    found = [part("a", FIRST), part("c", TRADITIONAL)]
    assert "ISS002" in [told.code for told in put_together(found, Issue(date="2026-07-01"))[1]]


@pytest.mark.parametrize("numbers", [(1, 2, 3), (3, 1, 2)])
def test_an_issue_is_a_sound_book_wherever_its_pages_in_the_other_script_stand(numbers: tuple[int, int, int]) -> None:
    texts = [
        text.replace(f"第{n}版", f"第{k}版")
        for n, k, text in zip((1, 2, 3), numbers, (FIRST, SECOND, TRADITIONAL), strict=True)
    ]
    known = {"publication": "晨江日报"}
    issue, _ = put_together(
        [part(str(k), text, **known) for k, text in zip(numbers, texts, strict=True)], Issue("晨江日报")
    )
    assert [page.number for page in issue.pages if page.language] == [str(numbers[2])]
    book = load("epub").write(issue, WriteOptions()).data
    opening = unpack(book)[f"EPUB/page-0{numbers[2]}.xhtml"].decode()
    named = '<header class="generated masthead" lang="zh-Hans" xml:lang="zh-Hans">\n<p class="publication">晨江日报</p>'
    assert named in opening and 'lang="zh-Hant"' in opening.partition("<body")[0]
    assert [found for found in load("epub").validate(book) if found.severity is Severity.ERROR] == []


def test_the_machines_note_is_in_the_script_of_its_article() -> None:
    parts_of_book = unpack(load("epub").write(CORPUS["pages_in_both_scripts"], WriteOptions()).data)
    note = parts_of_book["EPUB/page-03-article-01.xhtml"].decode().partition("machine-made")[2]
    assert note.startswith('" role="note" lang="zh-Hant"') and "機器標註" in note and "觀眾" in note


def test_pages_stand_in_the_order_of_their_numbers_those_without_last() -> None:
    texts = {name: headless(SECOND) for name in ("x", "b", "a", "d", "c")}
    found = [
        part(name, text, **({"page": page} if page else {}))
        for (name, text), page in zip(texts.items(), ("10", "2", "A1", None, "1"), strict=True)
    ]
    issue, told = put_together(found, Issue())
    assert [(page.number, page.source) for page in issue.pages] == [
        ("1", "c"), ("2", "b"), ("10", "x"), ("A1", "a"), (None, "d"),
    ]  # fmt: skip
    assert [(one.code, one.file) for one in told] == [("ISS005", None), ("ISS007", "d")]
    assert dict(told[0].values) == {"pages": "3–9", "count": "7"}


NAMELESS = {"cj_20260701_01": FIRST, "cj_20260701_02": SECOND.replace("晨江日报 2026年", "2026年")}


def test_a_page_that_names_no_paper_is_not_told_of_what_the_issue_says(tmp_path: Path) -> None:
    (result,) = converted(named(tmp_path / "in", NAMELESS))
    told = [problem.code for problem in result.findings if problem.code.startswith(("FACT", "ISS"))]
    assert told == ["ISS003"]
    record = json.loads((tmp_path / "out" / "晨江日报_20260701.record.json").read_text("utf-8"))
    assert "FACT001" not in {problem["code"] for part in record["parts"] for problem in part["findings"]}


def test_where_no_page_of_an_issue_names_the_paper_each_is_told(tmp_path: Path) -> None:
    texts = {name: text.replace("晨江日报 2026年", "2026年") for name, text in NAMELESS.items()}
    (result,) = converted(named(tmp_path / "in", texts))
    assert [problem.code for problem in result.findings if problem.code.startswith("FACT")] == ["FACT001", "FACT001"]


def named(folder: Path, texts: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def test_a_spread_is_both_its_pages() -> None:
    found = [part(name, headless(SECOND), page=page) for name, page in (("a", "6"), ("b", "2-3"), ("c", "1"))]
    issue, told = put_together(found, Issue())
    assert [page.number for page in issue.pages] == ["1", "2-3", "6"]
    assert [dict(one.values) for one in told if one.code == "ISS005"] == [{"pages": "4–5", "count": "2"}]


def test_pages_that_differ_in_zeros_alone_have_one_number() -> None:
    found = [part(name, headless(SECOND), page=page) for name, page in (("a", "A4"), ("b", "A04"))]
    assert "ISS004" in {one.code for one in put_together(found, Issue())[1]}


def test_ids_stay_what_they_were_and_are_unique() -> None:
    one, other = part("a", headless(SECOND)), part("b", headless(SECOND))
    issue, _ = put_together([one, other], Issue())
    ids = [article.id for article in articles(issue)]
    own = [article.id for article in articles(one.issue)]
    assert ids == [*own, *(f"{id_}-2" for id_ in own)]


def test_spans_and_edits_are_those_of_each_file() -> None:
    found = [part("a", FIRST), part("b", SECOND.replace("西岸", "西\x07岸"))]
    issue, told = put_together(found, Issue())
    assert told == []
    assert [(one.source, one.edits, one.sha256) for one in parts(issue)] == [
        ("a", (), found[0].issue.sha256),
        ("b", (Edit("control", 5, 8, "\x07", ""),), found[1].issue.sha256),
    ]


def test_a_text_that_is_lost_in_putting_together_is_found() -> None:
    found = part("a", FIRST)
    lost = replace(found, issue=replace(found.issue, pages=(replace(found.issue.pages[0], folios=()),)))
    assert "TREE001" in {one.code for one in put_together([lost, part("b", SECOND)], Issue())[1]}


def test_one_file_is_its_issue_unchanged() -> None:
    found = part("a", FIRST)
    assert put_together([found], Issue()) == (found.issue, [])


def read_from_files(name: str, *of: str) -> Part:
    """An issue's file, read back, that was put together from files of one page."""
    texts = {"a": FIRST, "b": SECOND}
    whole, _ = put_together([part(one, texts[one]) for one in of], Issue())
    return Part(name, name, whole)


def test_an_issues_file_by_itself_is_its_issue_unchanged() -> None:
    found = read_from_files("whole", "a", "b")
    assert put_together([found], Issue()) == (found.issue, [])


def test_a_page_beside_an_issues_file_is_put_to_the_files_that_it_names() -> None:
    third = part("c", SECOND.replace("第2版", "第3版"))
    issue, told = put_together([third, read_from_files("whole", "a", "b")], Issue())
    assert ([page.source for page in issue.pages], told) == (["a", "b", "c"], [])


def test_a_file_named_as_one_inside_an_issues_file_is_told() -> None:
    other = part("a", SECOND.replace("第2版", "第3版"))
    _, told = put_together([read_from_files("whole", "a", "b"), other], Issue())
    assert [(one.code, one.file, dict(one.values)["first"]) for one in told if one.code == "OUT003"] == [
        ("OUT003", "a", "whole")
    ]


# --------------------------------------------------------------------------- the files


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is made of an issue of two pages, in every format; nobody may change it."""
    top = tmp_path_factory.mktemp("issue")
    assert codes(converted(pages(top / "in"), PageOptions(per="issue"))) == []
    return top / "out"


@pytest.mark.parametrize("form", BUILT_IN)
def test_every_format_holds_the_whole_issue_and_says_which_page_is_of_which_file(form: str, made: Path) -> None:
    issue = read(made / f"{NAME}{load(form).suffix}", form)
    alone = [parse(text.encode(), name="x").issue for text in (FIRST, SECOND)]
    assert text_stream(issue) == "".join(map(text_stream, alone))
    assert [(page.number, page.source) for page in issue.pages] == [("1", f"{NAME}_01"), ("2", f"{NAME}_02")]
    assert [one.sha256 for one in issue.sources] == [one.sha256 for one in alone]
    assert load(form).validate((made / f"{NAME}{load(form).suffix}").read_bytes()) == []


@pytest.mark.parametrize("per", ["page", "issue"])
@pytest.mark.parametrize("form", BUILT_IN)
def test_an_issues_file_is_converted_on(form: str, per: Any, made: Path, tmp_path: Path) -> None:
    options = PageOptions(per=per)
    (result,) = convert_all(plan([str(made / f"{NAME}{load(form).suffix}")], options), tmp_path, options)
    assert (result.failed, codes([result])) == (None, [])
    before, after = read(made / f"{NAME}.ninjs.json", "ninjs"), read(tmp_path / f"{NAME}.ninjs.json", "ninjs")
    assert after == before


def test_one_file_a_format_and_one_record(made: Path) -> None:
    assert sorted(path.name for path in made.iterdir()) == sorted(
        [*(NAME + load(form).suffix for form in BUILT_IN), f"{NAME}.record.json", "manifest.json"]
    )
    (entry,) = json.loads((made / "manifest.json").read_bytes())["pages"]
    assert [one["name"] for one in entry["sources"]] == [f"{NAME}_01.txt", f"{NAME}_02.txt"]


def test_both_halves_of_a_jump_are_kept_and_lead_to_each_other(made: Path) -> None:
    issue = read(made / f"{NAME}.json", "json")
    assert other_ends(issue) == {JumpPlace(0, 0, "to", "2"): End(1, 0), JumpPlace(1, 0, "from", "1"): End(0, 0)}
    newsml = (made / f"{NAME}.newsml.xml").read_text("utf-8")
    items = newsml.split("<newsItem ")[1:]
    guids = [item.split('guid="')[1].split('"')[0] for item in items]
    assert f'rel="bmlink:continued-on" residref="{guids[1]}" title="2"' in items[0]
    assert f'rel="bmlink:continued-from" residref="{guids[0]}" title="1"' in items[1]


def test_guids_are_those_of_the_pages_by_themselves(made: Path, tmp_path: Path) -> None:
    converted(pages(tmp_path / "in"), replace(OPTIONS, per="page"))
    whole = (made / f"{NAME}.newsml.xml").read_text("utf-8")
    alone = [(tmp_path / "out" / f"{NAME}_0{n}.newsml.xml").read_text("utf-8") for n in (1, 2)]
    assert [guid.split('"')[0] for guid in whole.split(' guid="')[1:]] == [
        guid.split('"')[0] for text in alone for guid in text.split(' guid="')[1:]
    ]


# --------------------------------------------------------------------------- as a batch


def test_a_run_with_nothing_to_do_touches_nothing_and_tells_the_same(tmp_path: Path) -> None:
    source = pages(tmp_path / "in", _01=FIRST, _03=SECOND.replace("第2版", "第3版"))
    first = converted(source)
    before = state(tmp_path / "out")
    (second,) = converted(source)
    assert second.up_to_date
    assert state(tmp_path / "out") == before
    assert sorted(map(repr, second.findings)) == sorted(map(repr, first[0].findings))
    assert codes(first) == ["ISS005"]


@pytest.mark.parametrize("change", ["text", "corrections", "fewer", "more", "facts"])
def test_an_issue_is_done_again_where_one_of_its_pages_changed(change: str, tmp_path: Path) -> None:
    source = pages(tmp_path / "in")
    converted(source)
    second = source / f"{NAME}_02.txt"
    match change:
        case "text":
            second.write_text(SECOND.replace("果农", "桃农"), "utf-8")
        case "corrections":
            (source / f"{NAME}_02.fix.toml").write_text('[page]\nsection = "社会"\n', "utf-8")
        case "fewer":
            second.unlink()
        case "more":
            (source / f"{NAME}_03.txt").write_text(SECOND.replace("第2版", "第3版"), "utf-8")
        case _:
            (source / "issue.toml").write_text('number = "7"\n', "utf-8")
    assert [result.up_to_date for result in converted(source)] == [False]
    assert [result.up_to_date for result in converted(source)] == [True]


def test_a_page_that_cannot_be_read_holds_its_issue_back_and_is_named(tmp_path: Path) -> None:
    source = pages(tmp_path / "in", _01=FIRST, _02="")
    (source / "晨江日报_20260702_01.txt").write_text(FIRST.replace("7月1日", "7月2日"), "utf-8")
    held, other = converted(source)
    assert codes([held], Severity.ERROR) == ["SRC003", "ISS001"]
    assert dict(held.findings[-1].values) == {"page": str(source / f"{NAME}_02.txt"), "codes": "SRC003"}
    assert other.failed is None
    assert not list((tmp_path / "out").glob(f"{NAME}*"))


@pytest.mark.parametrize("bad", [b"", b"\xff\x81" * 99])
def test_a_page_that_cannot_be_read_and_says_nothing_holds_back_what_it_may_be_of(tmp_path: Path, bad: bytes) -> None:
    source = pages(tmp_path / "in")
    (source / "a3.txt").write_bytes(bad)
    (tmp_path / "in" / "B").mkdir()
    (tmp_path / "in" / "B" / "b.txt").write_text(FIRST, "utf-8")
    other, held = sorted(converted(source), key=lambda result: result.failed is not None)
    assert (other.file, other.failed) == ("B/晨江日报_20260701", None)
    assert [one for one in codes([held], Severity.ERROR) if one[:3] == "ISS"] == ["ISS001"]
    assert dict(held.findings[-1].values)["page"] == str(source / "a3.txt")
    assert not list((tmp_path / "out").glob(f"{NAME}*"))
    (source / "a3.txt").unlink()
    assert [result.failed for result in converted(source)] == [None, None]


def test_an_issue_made_before_stays_as_it_was_while_a_page_is_held_back(tmp_path: Path) -> None:
    source = pages(tmp_path / "in")
    converted(source)
    before = state(tmp_path / "out")
    (source / f"{NAME}_02.txt").write_text("", "utf-8")
    assert codes(converted(source), Severity.ERROR) == ["SRC003", "ISS001"]
    assert state(tmp_path / "out") == before


def test_two_files_of_one_name_hold_their_issue_back(tmp_path: Path) -> None:
    first, second = pages(tmp_path / "a", _01=FIRST), pages(tmp_path / "b", _01=SECOND)
    results = convert_all(plan([str(second), str(first)], OPTIONS), tmp_path / "out", OPTIONS)
    assert codes(results, Severity.ERROR) == ["OUT003"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (SECOND.replace("7月1日", "7月2日"), "ISS002"),
        (SECOND.replace("晨江日报", "河川晚报"), "ISS002"),
        (SECOND.replace("第2版", "第1版"), "ISS004"),
    ],
)
def test_pages_that_do_not_belong_together_are_no_issue(text: str, code: str, tmp_path: Path) -> None:
    assert codes(converted(pages(tmp_path / "in", _01=FIRST, _02=text)), Severity.ERROR) == [code]
    assert not (tmp_path / "out").exists()


def test_two_pages_of_one_number_are_told_apart_by_their_lines_where_they_are_of_one_file() -> None:
    text = f"{FIRST}\n{SECOND}\n{FIRST}"
    (told,) = [one for one in put_together([part("a.txt", text)], Issue())[1] if one.code == "ISS004"]
    lines = [k for k, line in enumerate(text.splitlines(), 1) if line == FIRST.splitlines()[0]]
    assert (told.line, dict(told.values)["other"]) == (lines[1], f"a.txt:{lines[0]}")


def test_the_bytes_are_the_same_whatever_order_and_workers(tmp_path: Path) -> None:
    for name in ("a", "b"):
        pages(tmp_path / name / "in")
        for day in "234":
            text = FIRST.replace("7月1日", f"7月{day}日")
            (tmp_path / name / "in" / f"晨江日报_2026070{day}_01.txt").write_text(text, "utf-8")
    converted(tmp_path / "a" / "in")
    named = sorted((tmp_path / "b" / "in").iterdir(), reverse=True)
    entries = plan([str(path) for path in named], OPTIONS)
    convert_all(entries, tmp_path / "b" / "out", OPTIONS, jobs=2)
    one, other = ({p.name: p.read_bytes() for p in (tmp_path / n / "out").iterdir()} for n in "ab")
    assert one == other


def test_an_issue_is_bagged_and_made_again_from_the_bag(tmp_path: Path) -> None:
    source = pages(tmp_path / "in" / "0701" / "A", _01=FIRST)
    pages(tmp_path / "in" / "0701" / "B", _02=SECOND)
    (source.parent / "issue.toml").write_text("date = 2026-07-01\n", "utf-8")
    (source / f"{NAME}_01.fix.toml").write_text('[page]\nsection = "头版"\n', "utf-8")
    converted(tmp_path / "in")
    assert make(tmp_path / "out", tmp_path / "bag", BagOptions((tmp_path / "in",))).pages == 2
    assert "共 2 版" in (tmp_path / "bag" / "说明文件.TXT").read_text("utf-8")
    assert verify(tmp_path / "bag").pages == 2
    assert (tmp_path / "bag" / "data" / "sources" / "0701" / "A" / f"{NAME}_01.txt").is_file()
    assert (tmp_path / "bag" / "data" / "corrections" / "0701" / "A" / f"{NAME}_01.fix.toml").is_file()
    assert verify(tmp_path / "bag", again=True, validate=True).findings == ()
    record = next((tmp_path / "bag").rglob("*.record.json"))
    assert [one["issue"]["pages"][0]["section"] for one in json.loads(record.read_bytes())["parts"]] == ["头版", "综合"]


def test_a_changed_source_in_a_bag_of_an_issue_is_named(tmp_path: Path) -> None:
    converted(pages(tmp_path / "in"))
    (tmp_path / "in" / f"{NAME}_02.txt").write_text(FIRST, "utf-8")
    outcome = call("bag", tmp_path / "out", "-o", tmp_path / "bag", "--sources", tmp_path / "in")
    assert f"{NAME}_02.txt" in outcome.err
    assert outcome.code != 0


def test_an_issue_goes_to_stdout_too(tmp_path: Path) -> None:
    source = pages(tmp_path / "in")
    outcome = call("convert", source, "-o", "-", "-t", "json", "--per", "issue", "--no-keywords")
    assert [page["source"] for page in json.loads(outcome.out)["pages"]] == [f"{NAME}_01", f"{NAME}_02"]


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    source = pages(tmp_path / "in")
    outcome = call("convert", source, "-o", tmp_path / "out", "-t", "json", "--per", "issue", "--dry-run")
    assert f"{NAME}.json" in outcome.err
    assert not (tmp_path / "out").exists()


def test_what_banmian_did_not_make_is_not_overwritten(tmp_path: Path) -> None:
    source = pages(tmp_path / "in")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / f"{NAME}.json").write_text("{}", "utf-8")
    assert codes(converted(source), Severity.ERROR) == ["OUT002"]


def test_the_table_has_the_articles_of_all_pages(tmp_path: Path) -> None:
    table = tmp_path / "t.jsonl"
    args = ("convert", pages(tmp_path / "in"), "-o", tmp_path / "out", "-t", "json", "--table", table)
    call(*args, "--no-keywords", "--per", "issue")
    rows = [json.loads(line) for line in table.read_text("utf-8").splitlines()]
    assert [(row["page"], row["order"], row["jump_to"], row["jump_from"]) for row in rows] == [
        ("1", 1, ["2"], []), ("2", 1, [], ["1"]), ("2", 2, [], []),
    ]  # fmt: skip


def test_a_re_issue_counts_on(tmp_path: Path) -> None:
    source = pages(tmp_path / "in")
    converted(source)
    (source / f"{NAME}_02.txt").write_text(SECOND.replace("果农", "桃农"), "utf-8")
    assert codes(converted(source, replace(OPTIONS, reissue=True))) == []
    text = (tmp_path / "out" / f"{NAME}.newsml.xml").read_text("utf-8")
    versions = [item.split(' version="')[1][0] for item in text.split("Item ")[1:] if ' version="' in item[:200]]
    assert sorted(versions) == ["1", "1", "1", "2", "2"]


# --------------------------------------------------------------------------- pages that a run was not told of


def test_an_issue_does_not_lose_a_page_that_is_there_and_was_not_named(tmp_path: Path) -> None:
    source = pages(tmp_path / "in")
    converted(source)
    before = state(tmp_path / "out")
    for again in (False, True):
        one = convert_all(plan([str(source / f"{NAME}_01.txt")], OPTIONS), tmp_path / "out", OPTIONS, again=again)
        assert codes(one) == ["ISS011"]
        assert f"{NAME}_02.txt" in dict(one[0].findings[0].values)["page"]
    assert state(tmp_path / "out") == before
    assert codes(converted(source, again=True)) == []


def test_a_page_that_is_unnamed_is_left_out_where_that_is_asked_for_or_it_is_gone(tmp_path: Path) -> None:
    source = pages(tmp_path / "in")
    first = [str(source / f"{NAME}_01.txt")]
    converted(source)
    forced = replace(OPTIONS, force=True)
    assert codes(convert_all(plan(first, forced), tmp_path / "out", forced, again=True)) == []
    converted(source)
    (source / f"{NAME}_02.txt").unlink()
    assert codes(converted(source)) == []
    assert len(read(tmp_path / "out" / f"{NAME}.json", "json").pages) == 1


def test_a_page_that_is_of_another_issue_now_holds_nothing_back(tmp_path: Path) -> None:
    source = pages(tmp_path / "in")
    converted(source)
    (source / f"{NAME}_02.fix.toml").write_text("[page]\ndate = 2026-07-02\n", "utf-8")
    assert "ISS011" not in codes(converted(source))


def test_a_page_that_was_named_and_is_of_no_issue_any_more_is_not_missed(tmp_path: Path) -> None:
    source = pages(tmp_path / "in", _01=FIRST)
    second = source / "nachts.txt"
    second.write_text(SECOND, "utf-8")
    converted(source)
    second.write_text(headless(SECOND), "utf-8")
    assert codes(converted(source), Severity.ERROR) == ["ISS006"]


@pytest.mark.parametrize(("day", "code"), [("date = 2026-07-02", []), ("number = 12", ["ISS011"])])
def test_a_page_that_is_of_another_issue_now_is_not_missed_where_it_was_not_named(
    tmp_path: Path, day: str, code: list[str]
) -> None:
    source = pages(tmp_path / "in")
    converted(source)
    (source / f"{NAME}_02.fix.toml").write_text(f"[page]\n{day}\n", "utf-8")
    first = [str(source / f"{NAME}_01.txt")]
    assert codes(convert_all(plan(first, OPTIONS), tmp_path / "out", OPTIONS, again=True)) == code


def test_a_page_that_says_no_day_any_more_is_missed_where_it_was_not_named(tmp_path: Path) -> None:
    source = pages(tmp_path / "in", _01=FIRST)
    (source / "nachts.txt").write_text(SECOND, "utf-8")
    converted(source)
    (source / "nachts.txt").write_text(headless(SECOND), "utf-8")
    first = [str(source / f"{NAME}_01.txt")]
    assert codes(convert_all(plan(first, OPTIONS), tmp_path / "out", OPTIONS)) == ["ISS011"]


def test_a_page_in_a_directory_below_is_missed_too(tmp_path: Path) -> None:
    source = pages(tmp_path / "in", _01=FIRST)
    pages(source / "b" / "c", _02=SECOND)
    (source / "issue.toml").write_text("date = 2026-07-01\n", "utf-8")
    converted(source)
    (source / f"{NAME}_01.txt").rename(source / "b" / f"{NAME}_01.txt")
    options = replace(OPTIONS, force=True)
    converted(source, options)
    entries = plan([str(source / "b" / f"{NAME}_01.txt")], OPTIONS, base=source)
    (found,) = convert_all(entries, tmp_path / "out", OPTIONS)
    assert codes([found]) == ["ISS011"]


@pytest.mark.parametrize("named", ["A", "A/x_01.txt"])
def test_a_page_below_the_directory_of_issue_toml_is_missed_from_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder, name, text in (("A", "x_01.txt", FIRST), ("B", "x_02.txt", SECOND)):
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / name).write_text(text, "utf-8")
    (tmp_path / "in" / "issue.toml").write_text("date = 2026-07-01\n", "utf-8")
    converted(Path("in"))
    (found,) = convert_all(plan([f"in/{named}"], OPTIONS), Path("out"), OPTIONS)
    assert codes([found]) == ["ISS011"]
    assert dict(found.findings[0].values)["page"] == "in/B/x_02.txt"


def test_a_page_whose_name_is_not_in_nfc_is_missed_too(tmp_path: Path) -> None:
    folder = tmp_path / "in" / "e\u0301dition"
    first, second = folder / "1.txt", folder / "Cafe\u0301" / "e\u0301_2.txt"
    second.parent.mkdir(parents=True)
    first.write_text(FIRST, "utf-8")
    second.write_text(SECOND, "utf-8")
    (folder / "issue.toml").write_text("date = 2026-07-01\n", "utf-8")
    converted(folder)
    (found,) = convert_all(plan([str(first)], OPTIONS), tmp_path / "in" / "out", OPTIONS)
    assert codes([found]) == ["ISS011"]
    assert dict(found.findings[0].values)["page"] == str(second)


def test_a_page_that_is_named_by_a_link_is_not_missed(tmp_path: Path) -> None:
    source = pages(tmp_path / "in")
    converted(source)
    link = tmp_path / "b.txt"
    link.symlink_to(source / f"{NAME}_02.txt")
    named = [str(source / f"{NAME}_01.txt"), str(link)]
    assert codes(convert_all(plan(named, OPTIONS), tmp_path / "out", OPTIONS)) == []


@pytest.mark.parametrize("parts", [[{}], [3], 3, [{"name": "x", "source": {"name": "x" * 300}}]])
def test_a_record_of_another_shape_holds_nothing_back(tmp_path: Path, parts: object) -> None:
    source = pages(tmp_path / "in", _01=FIRST)
    converted(source)
    path = tmp_path / "out" / f"{NAME}.record.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "parts": parts}), "utf-8")
    assert codes(converted(source)) == []
