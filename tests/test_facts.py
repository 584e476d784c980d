"""Facts about an issue: who outranks whom, and what is refused."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from convert.errors import UsageError
from convert.facts import (
    OPTION,
    absent,
    epoch_of,
    facts_among,
    facts_for,
    given_entry,
    given_facts,
    given_from,
    issue_entry,
    issue_files,
    of_the_first_page,
    other_sections,
    read_defaults,
    read_issue_file,
    sources_of,
    time_of,
    with_sections,
)
from convert.findings import finding, text_of
from convert.formats.base import UNKNOWN_TIME
from convert.parser import correction_file
from convert.parser.facts import IssueFacts, normal_page
from convert.phrases import ONE_LINE
from convert.settings import in_file, on_command_line
from convert.tree import Folio, Issue, Origin, Page, Span


def options(**values: str) -> IssueFacts:
    return given_facts(values, OPTION, on_command_line)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_options_outrank_issue_toml_outranks_banmian_toml_outranks_the_name(tmp_path: Path) -> None:
    write(tmp_path / "issue.toml", 'publication = "乙报"\ndate = 2026-07-02\nnumber = 1024\n')
    write(tmp_path / "banmian.toml", '[convert]\npublication = "丙报"\nsection = "要闻"\n')
    defaults = read_defaults(tmp_path).facts
    facts = facts_for(tmp_path / "2026-07-03_A05.txt", "2026-07-03_A05", options(publication="甲报"), defaults)
    assert (facts.publication, facts.date, facts.number, facts.section) == ("甲报", "2026-07-02", "1024", "要闻")
    assert facts.sources["publication"] == "--publication"
    assert facts.sources["date"] == "issue.toml"
    assert facts.sources["section"] == "banmian.toml"


def test_the_name_gives_what_nothing_else_does(tmp_path: Path) -> None:
    facts = facts_for(tmp_path / "x.txt", "2026-07-03_A05", IssueFacts(), IssueFacts())
    assert (facts.date, facts.page, facts.sources) == ("2026-07-03", "A05", {"date": "name", "page": "name"})


def test_the_nearest_issue_toml_that_gives_a_fact_counts(tmp_path: Path) -> None:
    write(tmp_path / "issue.toml", 'publication = "晨报"\ndate = "2026-07-01"\n[pages."1"]\nsection = "头版"\n')
    write(tmp_path / "a" / "b" / "issue.toml", 'date = "2026-07-02"\n[pages.A02]\nsection = "要闻"\n')
    facts = facts_for(tmp_path / "a" / "b" / "x.txt", "x", IssueFacts(), IssueFacts())
    assert (facts.publication, facts.date) == ("晨报", "2026-07-02")
    assert facts.sources == {"publication": "../../issue.toml", "date": "issue.toml"}
    assert facts.sections == {"1": "头版", "A2": "要闻"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('date = "2026-7-1"', "date"),
        ('date = "2026-02-30"', "date"),
        ("date = 2026-07-01T00:00:00", "date"),
        ("publication = 3", "publication"),
        ('publication = "  "', "publication"),
        ('publication = "晨\\u0007报"', "publication"),
        ("number = true", "number"),
        ("number = 0", "number"),
        ('paper = "晨报"', "paper"),
        ("pages = 3", "pages"),
        ('[pages]\n"03" = "要闻"', 'pages."03"'),
        ('[pages."03"]\nname = "要闻"', 'pages."03".name'),
        ('[pages.3]\nsection = "要闻"\n[pages."03"]\nsection = "经济"', 'pages."03"'),
        ('[pages.A05]\n[pages."Ａ05"]\nsection = "经济"', 'pages."Ａ05"'),
        ('[pages."三"]\nsection = "要闻"', "page"),
    ],
)
def test_an_issue_toml_that_is_not_valid_is_refused_by_name(tmp_path: Path, text: str, name: str) -> None:
    write(tmp_path / "issue.toml", text)
    with pytest.raises(UsageError) as caught:
        facts_for(tmp_path / "x.txt", "x", IssueFacts(), IssueFacts())
    values = dict(caught.value.finding.values)
    assert (caught.value.finding.code, values["name"], values["where"]) == ("FACT005", name, "issue.toml")
    assert values["expected"]


@pytest.mark.parametrize("text", ["date = ", "\ufeff=", "a = 1\na = 2"])
def test_an_issue_toml_that_is_no_toml_is_refused(tmp_path: Path, text: str) -> None:
    write(tmp_path / "issue.toml", text)
    with pytest.raises(UsageError) as caught:
        facts_for(tmp_path / "x.txt", "x", IssueFacts(), IssueFacts())
    assert caught.value.finding.code == "FACT006"


def test_an_issue_toml_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    write(tmp_path / "issue.toml", '\ufeffpublication = "晨报"')
    assert facts_for(tmp_path / "x.txt", "x", IssueFacts(), IssueFacts()).publication == "晨报"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[convert]\nurgency = 10", "urgency"),
        ("[convert]\nkeywords = 1", "keywords"),
        ("[convert]\nformats = []", "formats"),
        ('[convert]\nformats = ["json", "pdf"]', "formats"),
        ("[convert]\njobs = 0", "jobs"),
        ('[convert]\nembargo = "2026-07-01T06:00:00"', "embargo"),
        ('[convert]\nfail_on = "fatal"', "fail_on"),
        ("[convert]\noutput = 'x'", "output"),
        ("[inspect]\nformat = 'tree'", "inspect"),
        ("convert = 3", "convert"),
    ],
)
def test_a_banmian_toml_that_is_not_valid_is_refused_by_name(tmp_path: Path, text: str, name: str) -> None:
    write(tmp_path / "banmian.toml", text)
    with pytest.raises(UsageError) as caught:
        read_defaults(tmp_path / "deep" / "down")
    assert (caught.value.finding.code, dict(caught.value.finding.values)["name"]) == ("FACT005", name)


def test_keys_on_top_of_banmian_toml_are_told_where_they_belong(tmp_path: Path) -> None:
    write(tmp_path / "banmian.toml", 'provider = "示例报社"\n')
    with pytest.raises(UsageError) as caught:
        read_defaults(tmp_path)
    assert str(caught.value).endswith("expected: the line [convert] above it")


def test_a_banmian_toml_sets_options_by_name(tmp_path: Path) -> None:
    write(
        tmp_path / "banmian.toml",
        '[convert]\nformats = ["json", "epub", "json"]\nurgency = 4\nkeywords = false\njobs = 2\n'
        "embargo = 2026-07-01T06:00:00+08:00\n",
    )
    found = read_defaults(tmp_path).options
    assert found["formats"] == ("json", "epub")
    assert (found["urgency"], found["keywords"], found["jobs"]) == (4, False, 2)


def test_a_named_config_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        read_defaults(tmp_path, tmp_path / "no.toml")
    assert caught.value.finding.code == "SRC001"


# --------------------------------------------------------------------------- sections, absence, sources


def test_sections_from_issue_toml_go_to_the_pages_of_that_number() -> None:
    issue = Issue(pages=(Page(number="3", section="旧名"), Page(number="A05"), Page()))
    facts = IssueFacts(sections={"3": "要闻", "A5": "经济"})
    assert [page.section for page in with_sections(issue, facts).pages] == ["要闻", "经济", None]


@pytest.mark.parametrize(("written", "printed"), [("A4", "A04"), ("A04", "A4"), ("Ａ4", "A04"), ("3", "03")])
def test_a_page_of_issue_toml_is_that_of_the_head_however_it_is_spelt(
    tmp_path: Path, written: str, printed: str
) -> None:
    path = write(tmp_path / "issue.toml", f'[pages."{written}"]\nsection = "经济"\n')
    facts = read_issue_file(path, "issue.toml")
    issue = Issue(pages=(Page(number=printed),))
    assert [page.section for page in with_sections(issue, facts).pages] == ["经济"]
    assert given_from(given_entry(facts)) == facts


def test_a_page_in_two_spellings_is_said_twice(tmp_path: Path) -> None:
    path = write(tmp_path / "issue.toml", '[pages.A4]\nsection = "经济"\n[pages.A04]\nsection = "体育"\n')
    with pytest.raises(UsageError) as caught:
        read_issue_file(path, "issue.toml")
    assert dict(caught.value.finding.values)["name"] == 'pages."A04"'


def test_the_nearest_issue_toml_names_a_page_however_it_is_spelt(tmp_path: Path) -> None:
    write(tmp_path / "issue.toml", '[pages.A04]\nsection = "体育"\n')
    write(tmp_path / "day" / "issue.toml", '[pages.A4]\nsection = "经济"\n')
    found = facts_among(issue_files(tmp_path / "day" / "1.txt", tmp_path), "1", IssueFacts(), IssueFacts())
    assert found.sections == {"A4": "经济"}


def test_the_option_section_outranks_issue_toml() -> None:
    facts = IssueFacts(section="体育", sections={"3": "要闻"}, sources={"section": "--section"})
    issue = Issue(pages=(Page(number="3", section="体育"),))
    assert with_sections(issue, facts).pages[0].section == "体育"


def test_a_page_head_that_contradicts_a_section_of_issue_toml_is_told() -> None:
    pages = (Page(number="3", section="要闻"), Page(number="4", section="文 化"), Page(number="5", section="体育"))
    issue, sections = Issue(pages=pages), {"3": "经济", "4": "文化", "6": "广告"}
    (told,) = other_sections(issue, IssueFacts(sections=sections))
    assert told == finding("FACT007", printed="要闻", where="issue.toml [pages.3]", given="经济")
    by_option = IssueFacts(section="要闻", sections=sections, sources={"section": "--section"})
    assert other_sections(issue, by_option) == []
    by_default = IssueFacts(section="要闻", sections=sections, sources={"section": "banmian.toml"})
    assert other_sections(issue, by_default) == []


def test_what_nothing_gives_is_a_finding() -> None:
    assert [f.code for f in absent(Issue(pages=(Page(),)))] == ["FACT001", "FACT002", "FACT003"]
    assert absent(Issue(publication="晨报", date="2026-07-01", pages=(Page(number="1"),))) == []


def test_of_several_pages_each_without_a_number_is_told_where_it_begins() -> None:
    first, second = (Page(folios=(Folio("报眉", Origin((Span(line, 0, 2),))),)) for line in (1, 9))
    known = Issue(publication="晨报", date="2026-07-01", pages=(first, Page("2"), second, Page()))
    assert absent(known) == [finding("FACT013", line=1), finding("FACT013", line=9), finding("FACT013")]


def test_an_option_about_one_of_several_pages_is_told() -> None:
    several = Issue(pages=(Page("3"), Page("2")))
    facts = IssueFacts(page="3", section="要闻", sources={"page": "--page", "section": "issue.toml"})
    assert of_the_first_page(several, facts) == [finding("FACT012", option="--page", count=2)]
    assert of_the_first_page(Issue(pages=(Page("3"),)), facts) == []


def test_the_record_says_where_each_fact_came_from() -> None:
    issue = Issue(publication="晨报", date="2026-07-01", pages=(Page(number="3", section="要闻"),))
    facts = IssueFacts(date="2026-07-01", page="3", sections={"3": "要闻"}, sources={"date": "--date", "page": "name"})
    assert sources_of(issue, facts) == {
        "publication": "folio", "date": "--date", "page": "name", "section": "issue.toml",
    }  # fmt: skip


def test_the_record_names_the_language_of_a_page_without_articles() -> None:
    issue = Issue(language="zh-Hans", pages=(Page("1"), Page("2", language="zh-Hant")))
    assert issue_entry(issue)["languages"] == ["zh-Hans", "zh-Hant"]


@pytest.mark.parametrize(
    ("printed", "number"), [("03", "3"), ("3", "3"), ("A05", "A05"), ("a05", "A05"), ("０３", "3"), ("000", "0")]
)
def test_page_numbers_lose_leading_zeros_and_nothing_else(printed: str, number: str) -> None:
    assert normal_page(printed) == number


def test_the_folio_disagrees_with_what_was_given_and_never_with_the_name() -> None:
    given = IssueFacts(page="3", date="2026-07-01", sources={"page": "--page", "date": "name"})
    assert given.disagrees("page", "4")
    assert not given.disagrees("page", "03")
    assert not IssueFacts(page="A4", sources={"page": "--page"}).disagrees("page", "A04")
    assert not given.disagrees("date", "2026-07-02")
    assert not given.disagrees("publication", "晨报")


def test_a_page_in_the_other_script_is_of_the_paper_that_was_given() -> None:
    given = IssueFacts(
        publication="滨江日报", section="體育", sources=dict.fromkeys(("publication", "section"), "issue.toml")
    )
    assert not given.disagrees("publication", "濱江日報")
    assert not given.disagrees("section", "体育")
    assert given.disagrees("publication", "濱江晚報")


# --------------------------------------------------------------------------- time


def test_the_time_is_the_epoch_else_the_date_else_unknown() -> None:
    dated = Issue(date="2026-07-01")
    assert time_of(dated, 86400) == (datetime(1970, 1, 2, tzinfo=UTC), True)
    assert time_of(dated, None) == (datetime(2026, 7, 1, tzinfo=UTC), True)
    assert time_of(Issue(), None) == (UNKNOWN_TIME, False)


@pytest.mark.parametrize("text", ["abc", "-1", "1.5", "９", "9" * 13])
def test_an_epoch_that_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        epoch_of({"SOURCE_DATE_EPOCH": text})
    assert caught.value.finding.code == "FACT005"


def test_no_epoch_is_none() -> None:
    assert epoch_of({}) is None
    assert epoch_of({"SOURCE_DATE_EPOCH": ""}) is None
    assert epoch_of({"SOURCE_DATE_EPOCH": "0"}) == 0


def test_an_empty_directory_of_corrections_is_none(tmp_path: Path) -> None:
    path = write(tmp_path / "banmian.toml", '[convert]\nfixes = ""\n')
    with pytest.raises(UsageError) as caught:
        read_defaults(tmp_path, path)
    assert caught.value.finding.code == "FACT005"


def test_a_directory_of_corrections_is_a_path_or_a_file_url_and_lies_on_this_machine(tmp_path: Path) -> None:
    (tmp_path / "甲 1").mkdir()
    for fixes in ("甲 1", str(tmp_path / "甲 1"), (tmp_path / "甲 1").as_uri()):
        path = write(tmp_path / "banmian.toml", f'[convert]\nfixes = "{fixes}"\n')
        assert read_defaults(tmp_path, path).options["fixes"] == tmp_path / "甲 1"
    for fixes, code, said in (
        ("s3://b/f", "NET012", "banmian.toml: fixes names what lies on this machine, but s3://b/f lies in a store"),
        ("ftp://b/f", "NET008", "ftp://b/f is in no store"),
    ):
        path = write(tmp_path / "banmian.toml", f'[convert]\nfixes = "{fixes}"\n')
        with pytest.raises(UsageError) as caught:
            read_defaults(tmp_path, path)
        assert caught.value.finding.code == code
        assert said in text_of(caught.value.finding, "en")[0]


def test_what_was_expected_of_a_setting_is_called_so() -> None:
    problem = in_file("issue.toml")("publication", "晨报\n晚报", ONE_LINE).finding
    assert text_of(problem, "en")[1] == f"expected: {ONE_LINE}"
    assert text_of(problem, "zh")[1].startswith("应为：一行文字")


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("12", "12"),
        ("第12期", "12"),
        ("第 12 期", "12"),
        ("总第１２期", "12"),
        ("總第12號", "12"),
        ("第12", "12"),
        ("12期", "12"),
        ("第十二期", "12"),
        ("第一万七千八百零五期", "17805"),
        ("创刊号", "创刊号"),
        ("第期", "第期"),
        ("春季号", "春季号"),
        ("2026-12", "2026-12"),
        ("第12期（增刊）", "第12期（增刊）"),
    ],
)
def test_the_number_of_an_issue_is_read_as_papers_print_it(tmp_path: Path, printed: str, number: str) -> None:
    write(tmp_path / "issue.toml", f'number = "{printed}"')
    assert facts_for(tmp_path / "x.txt", "x", IssueFacts(), IssueFacts()).number == number
    assert correction_file.read(f'[page]\nissue = "{printed}"'.encode(), "x.fix.toml").facts["number"] == number
