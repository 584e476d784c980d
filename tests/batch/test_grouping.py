"""Which pages are one issue: the same whatever the order, and never two papers or two days in one."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from convert.batch.naming import article_name, safe_name
from convert.batch.plan import Group, Refused
from convert.batch.run import plan
from convert.facts import OPTION
from convert.page import PageOptions
from convert.parser.facts import IssueFacts
from tests.issue_pages import FIRST, SECOND, headless

OPTIONS = PageOptions(per="issue")


def put(top: Path, **texts: str) -> None:
    """Files by their paths below `top`, without `.txt`."""
    for name, text in texts.items():
        path = top / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def grouped(*paths: Path, options: PageOptions = OPTIONS) -> dict[str, list[str]]:
    """The names of the files of each issue, by its name."""
    entries = plan([str(path) for path in paths], options)
    return {one.shown: [one.name_of(file) for file in one.sources] for one in entries if isinstance(one, Group)}


def refused(*paths: Path) -> dict[str, str]:
    """The code of what stands against each file, by its name."""
    entries = plan([str(path) for path in paths], OPTIONS)
    return {Path(one.shown).stem: one.error.finding.code for one in entries if isinstance(one, Refused)}


def test_paper_and_day_of_the_name(tmp_path: Path) -> None:
    put(
        tmp_path,
        工人日报_20260702_03="河",
        工人日报_20260702_01="河",
        工人日报_20260703_01="河",
        农民日报_20260702_01="河",
    )
    assert grouped(tmp_path) == {
        "农民日报_20260702": ["农民日报_20260702_01"],
        "工人日报_20260702": ["工人日报_20260702_01", "工人日报_20260702_03"],
        "工人日报_20260703": ["工人日报_20260703_01"],
    }


def test_the_order_of_the_inputs_decides_nothing(tmp_path: Path) -> None:
    put(tmp_path, **{f"a/晨江日报_2026070{n}_0{k}": FIRST for n in (1, 2) for k in (1, 2)}, 乙=SECOND, 甲=FIRST)
    named = sorted(tmp_path.rglob("*.txt"))
    wanted = plan([str(path) for path in named], OPTIONS)
    assert len(wanted) == 2
    for seed in range(5):
        random.Random(seed).shuffle(named)
        assert plan([str(path) for path in named], OPTIONS) == wanted


def test_the_page_head_says_what_the_name_does_not(tmp_path: Path) -> None:
    put(tmp_path, b=SECOND, a=FIRST, c=FIRST.replace("7月1日", "7月2日"))
    assert grouped(tmp_path) == {"晨江日报_20260701": ["a", "b"], "晨江日报_20260702": ["c"]}


def test_a_date_in_a_sentence_is_no_page_head(tmp_path: Path) -> None:
    put(tmp_path, a="2026年7月1日，晨江大桥正式通车。\n\n" + headless(FIRST))
    assert refused(tmp_path) == {"a": "ISS006"}


def test_a_head_is_found_wherever_the_page_run_finds_it(tmp_path: Path) -> None:
    head = FIRST.splitlines()[0]
    masthead = "晨江日报\nCHENJIANG DAILY\n中共晨江市委机关报\n国内统一连续出版物号 CN 33-0000\n邮发代号 31-1\n2026年7月1日 星期三 第3版"
    put(tmp_path, foot=headless(FIRST) + head + "\n", sixth=f"{masthead}\n{headless(FIRST)}", first=FIRST)
    put(tmp_path, viewer=f"晨江日报 2026年7月1日 第2版:民生 下一版\n{headless(SECOND)}")
    assert grouped(tmp_path) == {"晨江日报_20260701": ["first", "foot", "sixth", "viewer"]}


def test_directories_are_issues_of_their_own(tmp_path: Path) -> None:
    put(tmp_path, **{"A/1": FIRST, "B/2": SECOND})
    assert grouped(tmp_path) == {"A/晨江日报_20260701": ["1"], "B/晨江日报_20260701": ["2"]}


def test_an_issue_file_with_a_date_puts_the_folders_below_it_together(tmp_path: Path) -> None:
    put(tmp_path, **{"0701/A/01": headless(FIRST), "0701/B/01": headless(SECOND), "0702/A/01": FIRST})
    (tmp_path / "0701" / "issue.toml").write_text('publication = "晨报"\ndate = 2026-07-01\n', "utf-8")
    (tmp_path / "0702" / "issue.toml").write_text('publication = "晨报"\ndate = 2026-07-02\n', "utf-8")
    assert grouped(tmp_path) == {"0701/晨报_20260701": ["A/01", "B/01"], "0702/晨报_20260702": ["A/01"]}


def test_an_issue_file_with_the_paper_alone_puts_nothing_together(tmp_path: Path) -> None:
    put(tmp_path, **{"a/20260701_01": "河", "b/20260701_02": "河"})
    (tmp_path / "issue.toml").write_text('publication = "晨报"\n', "utf-8")
    assert sorted(grouped(tmp_path)) == ["a/晨报_20260701", "b/晨报_20260701"]


def test_a_number_stands_for_a_date_that_is_not_known(tmp_path: Path) -> None:
    put(tmp_path, a=headless(FIRST), b=headless(SECOND))
    (tmp_path / "issue.toml").write_text('publication = "晨刊"\nnumber = "12"\n', "utf-8")
    assert grouped(tmp_path) == {"晨刊_第12期": ["a", "b"]}


def test_options_outrank_all(tmp_path: Path) -> None:
    put(tmp_path, 晨江日报_20260701_01="河", 晨江日报_20260702_02="河")
    facts = IssueFacts().with_fact("date", "2026-07-09", OPTION + "date")
    assert list(grouped(tmp_path, options=PageOptions(per="issue", facts=facts))) == ["晨江日报_20260709"]


def test_corrections_count_in_putting_together(tmp_path: Path) -> None:
    put(tmp_path, 晨江日报_20260701_01="河", 晨江日报_20260702_02="河")
    (tmp_path / "晨江日报_20260702_02.fix.toml").write_text("[page]\ndate = 2026-07-01\n", "utf-8")
    assert list(grouped(tmp_path)) == ["晨江日报_20260701"]


def test_a_page_without_a_paper_goes_by_what_its_name_has_before_the_date(tmp_path: Path) -> None:
    nameless = headless(SECOND)
    put(tmp_path, **{"cj-20260701-01": FIRST, "cj-20260701-02": nameless, "xx-20260701-02": nameless})
    assert grouped(tmp_path) == {
        "xx_20260701": ["xx-20260701-02"],
        "晨江日报_20260701": ["cj-20260701-01", "cj-20260701-02"],
    }


def test_a_page_without_a_paper_stands_apart_from_two_papers(tmp_path: Path) -> None:
    put(tmp_path, a=FIRST, b=FIRST.replace("晨江日报", "河川晚报"), c=SECOND.replace("晨江日报 ", ""))
    assert {name: len(files) for name, files in grouped(tmp_path).items()} == {
        "20260701": 1, "晨江日报_20260701": 1, "河川晚报_20260701": 1,
    }  # fmt: skip
    (apart,) = [one for one in plan([str(tmp_path)], OPTIONS) if isinstance(one, Group) and not one.publication]
    assert apart.beside == "晨江日报, 河川晚报"


def test_a_paper_goes_by_its_name_letter_by_letter_where_nothing_says_which_it_is(tmp_path: Path) -> None:
    """Guids and names of files go by the name of the paper; what is given says it for all of its pages."""
    put(tmp_path, a=FIRST, b=SECOND.replace("晨江日报", "晨江日報"))
    assert list(grouped(tmp_path)) == ["晨江日報_20260701", "晨江日报_20260701"]
    known = PageOptions(per="issue", facts=IssueFacts(publication="晨江日报", sources={"publication": OPTION}))
    assert grouped(tmp_path, options=known) == {"晨江日报_20260701": ["a", "b"]}


# --------------------------------------------------------------------------- pages that cannot be read

EVENING = FIRST.replace("晨江日报", "河川晚报")
NEXT_DAY = FIRST.replace("7月1日", "7月2日")
HELD: dict[str, tuple[dict[str, str], dict[str, list[str]]]] = {
    "the only issue of its directory": (
        {"a": FIRST, "b": SECOND, "bad": ""}, {"晨江日报_20260701": ["a", "b", "bad"]},
    ),
    "several, and the name does not tell": (
        {"a": FIRST, "b": NEXT_DAY, "bad": ""}, {"晨江日报_20260701": ["a", "bad"], "晨江日报_20260702": ["b", "bad"]},
    ),
    "the name tells the day": (
        {"a": FIRST, "b": NEXT_DAY, "c": EVENING, "20260701_bad": ""},
        {"晨江日报_20260701": ["20260701_bad", "a"], "晨江日报_20260702": ["b"], "河川晚报_20260701": ["20260701_bad", "c"]},
    ),
    "the name tells the paper": (
        {"a": FIRST, "b": NEXT_DAY, "c": EVENING, "晨江日报_bad": ""},
        {"晨江日报_20260701": ["a", "晨江日报_bad"], "晨江日报_20260702": ["b", "晨江日报_bad"], "河川晚报_20260701": ["c"]},
    ),
    "the name tells both": (
        {"a": FIRST, "c": EVENING, "晨江日报_20260701_bad": ""},
        {"晨江日报_20260701": ["a", "晨江日报_20260701_bad"], "河川晚报_20260701": ["c"]},
    ),
    "the name is like those of one paper": (
        {"cj-20260701-01": FIRST, "hc-20260701-01": EVENING, "cj-20260701-02": ""},
        {"晨江日报_20260701": ["cj-20260701-01", "cj-20260701-02"], "河川晚报_20260701": ["hc-20260701-01"]},
    ),
    "the name tells of an issue of its own": (
        {"a": FIRST, "晨江日报_20260705_bad": ""},
        {"晨江日报_20260701": ["a"], "晨江日报_20260705": ["晨江日报_20260705_bad"]},
    ),
    "another directory": ({"A/a": FIRST, "B/b": NEXT_DAY, "B/bad": ""},
                          {"A/晨江日报_20260701": ["a"], "B/晨江日报_20260702": ["b", "bad"]}),
}  # fmt: skip


@pytest.mark.parametrize("what", HELD)
def test_a_page_that_cannot_be_read_is_put_to_every_issue_it_may_be_of(tmp_path: Path, what: str) -> None:
    texts, wanted = HELD[what]
    put(tmp_path, **texts)
    assert grouped(tmp_path) == wanted
    assert refused(tmp_path) == {}


def test_a_page_that_cannot_be_read_and_may_be_of_no_issue_stands_alone(tmp_path: Path) -> None:
    put(tmp_path, **{"A/a": FIRST, "B/bad": ""})
    assert (list(grouped(tmp_path)), refused(tmp_path)) == (["A/晨江日报_20260701"], {"bad": "SRC003"})


def test_a_page_whose_settings_cannot_be_read_is_put_to_its_issue_too(tmp_path: Path) -> None:
    put(tmp_path, **{"0701/A/1": FIRST, "0701/B/2": SECOND, "0701/B/3": headless(SECOND), "0702/1": NEXT_DAY})
    (tmp_path / "0701" / "issue.toml").write_text("date = 2026-07-01\n", "utf-8")
    (tmp_path / "0701" / "B" / "issue.toml").write_text("date = ", "utf-8")
    assert grouped(tmp_path)["0701/晨江日报_20260701"] == ["A/1", "B/2", "B/3"]
    (tmp_path / "0701" / "B" / "issue.toml").unlink()
    (tmp_path / "0701" / "B" / "2.fix.toml").write_text("[page", "utf-8")
    assert grouped(tmp_path)["0701/晨江日报_20260701"] == ["A/1", "B/2", "B/3"]


NAMES = [
    ("晨江日报_20260701", "晨江日报_20260701"),
    ("e\u0301", "\u00e9"),
    ("a:b", "a_b-"),
    ("a?b", "a_b-"),
    ("con", "_con-"),
    ("CON.x", "_CON.x-"),
    ("報 . ", "報-"),
    ("/", "_-"),
    ("", "_-"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_names_that_every_file_system_takes(text: str, name: str) -> None:
    assert safe_name(text).startswith(name)
    assert len(safe_name(text)) == len(name) + (8 if name.endswith("-") else 0)


def test_two_texts_have_two_names() -> None:
    long = ["河" * 200 + end for end in "一二"]
    found = [safe_name(text) for text in ("a:b", "a?b", "a_b", *long)]
    assert len(set(found)) == len(found)
    assert max(len(name.encode()) for name in found) <= 170


def test_an_article_is_named_after_its_page_and_id() -> None:
    assert article_name("晨江日报_01", "a63c2da4b44b1-2") == "晨江日报_01.a63c2da4b44b1-2"
    assert article_name("X", "../etc") != article_name("X", "../etd")
    assert "/" not in article_name("X", "../etc")
