"""A row an article: what stands in its cells, and how they are written as CSV and JSON Lines."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.formats.carried import reduced
from convert.table import COLUMNS, as_csv, as_jsonl, csv_header, overfull, rows
from convert.table.text import BOM, guarded
from convert.tree import Article, Head, Issue, Page, Paragraph, articles
from tests.strategies import issues
from tests.trees import CORPUS


def read_csv(issue: Issue) -> list[dict[str, str]]:
    data = csv_header() + b"".join(as_csv(row) for row in rows(issue, "x.txt"))
    assert data.startswith(BOM)
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_the_row_of_a_news_article() -> None:
    (row,) = rows(CORPUS["plain_news"], "a/x.txt")
    assert tuple(row) == COLUMNS
    text = row.pop("text")
    assert isinstance(text, str)
    assert [line[:6] for line in text.split("\n")] == ["本报江城4月", "“手艺不能断", "今年以来，该"]
    assert {name: value for name, value in row.items() if value not in (None, [])} == {
        "file": "a/x.txt",
        "publication": "江城新报",
        "date": "2024-05-01",
        "number": "12045",
        "page": "3",
        "section": "要闻",
        "article": "p3-plain",
        "order": 1,
        "kind": "news",
        "language": "zh-Hans",
        "kicker": ["把技术课搬进车间"],
        "headline": "北岸机床厂老师傅带出百名新徒弟",
        "subheadline": ["——全厂已有三十二个师徒工作室"],
        "byline": ["本报记者  闻一苇  通讯员  柳 青"],
        "reporter": ["闻一苇"],
        "correspondent": ["柳 青"],
        "dateline_source": ["本报"],
        "dateline_place": ["江城"],
        "dateline_date": ["2024-04-30"],
        "characters": 163,
        "confidence": 0.9731,
    }


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("长" * 32_767, None),
        ("长" * 32_768, 32_768),
        ("𠮷" * 16_383, None),
        ("𠮷" * 16_384, 32_768),
        ("=" + "长" * 32_766, 32_768),
    ],
    ids=["as much as a cell holds", "more", "characters that count twice", "more of them", "with the apostrophe"],
)
def test_what_no_cell_of_a_spreadsheet_holds_is_told_and_written_whole(text: str, count: int | None) -> None:
    issue = Issue(pages=(Page(articles=(Article("a1", Head(), (Paragraph(text),)),)),))
    (row,) = rows(issue, "x.txt")
    assert list(overfull(row)) == ([] if count is None else [("text", count)])
    assert read_csv(issue)[0]["text"].lstrip("'") == text


def test_every_dateline_of_a_roundup_is_in_its_row() -> None:
    (row,) = rows(CORPUS["datelines"], "x.txt")
    assert row["dateline_source"] == ["东海社", "本报"]
    assert row["dateline_place"] == ["江城", "河湾"]
    assert read_csv(CORPUS["datelines"])[0]["dateline_place"] == "江城; 河湾"


def test_machine_made_keywords_and_places() -> None:
    row = next(rows(CORPUS["enriched"], "x.txt"))
    enrichment = next(articles(CORPUS["enriched"])).enrichment
    assert enrichment is not None
    assert row["keywords"] == [keyword.text for keyword in enrichment.keywords]
    assert row["places"] == [place.text for place in enrichment.places]


def test_jumps_lead_to_pages() -> None:
    found = list(rows(CORPUS["jumps"], "x.txt"))
    assert any(row["jump_to"] for row in found)
    assert any(row["jump_from"] for row in found)


def test_jumps_name_a_page_as_its_own_row_does() -> None:
    found = list(rows(CORPUS["jumps_that_meet"], "x.txt"))
    assert [(row["page"], row["jump_to"], row["jump_from"]) for row in found] == [
        *[("A01", ["A04"], [])] * 2, ("A01", ["A02-A03"], []),
        ("A02-A03", [], ["A01"]), *[("A04", [], ["A01"])] * 2,
    ]  # fmt: skip


def test_what_a_format_does_not_say_is_left_open() -> None:
    (row,) = rows(reduced(CORPUS["plain_news"], ["Article.confidence"]), "x.txt")
    assert row["confidence"] is None
    assert as_csv(row).count(b",0.9731,") == 0


def test_articles_are_counted_on_each_page() -> None:
    found = [(row["page"], row["order"]) for row in rows(CORPUS["several_pages"], "x.txt")]
    assert [order for _, order in found if order == 1] == [1] * len({number for number, _ in found})


@given(issues())
@settings(max_examples=15)
def test_every_reader_of_csv_gives_the_rows_back(issue: Issue) -> None:
    found = list(rows(issue, "x.txt"))
    back = read_csv(issue)
    assert [row["article"] for row in back] == [guarded(str(row["article"])) for row in found]
    assert [row["text"] for row in back] == [guarded(str(row["text"])) for row in found]
    assert all(list(row) == list(COLUMNS) and None not in row.values() for row in back)


@given(issues())
@settings(max_examples=15)
def test_json_lines_hold_the_rows_as_they_are(issue: Issue) -> None:
    for row in rows(issue, "x.txt"):
        line = as_jsonl(row)
        assert line.count(b"\n") == 1
        assert json.loads(line) == row


@pytest.mark.parametrize("text", ["=1+1", "+86", "-图为", "@某", "＝1", "－", "\t=1", "\r", "'=1", "''@"])
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == "'" + text


@pytest.mark.parametrize("text", ["", "1=1", "——本报", "'60年代", "“=”", " =1", "1994年-2004年"])
def test_any_other_cell_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@given(st.text("'=+-@＝a\t", max_size=6))
def test_the_apostrophe_can_be_taken_off_again(text: str) -> None:
    cell = guarded(text)
    assert (cell[1:] if re.match("'+[=+\\-@＝＋－＠\t\r]", cell) else cell) == text


def test_lines_end_in_crlf_and_line_feeds_stay_within_quotes() -> None:
    (row,) = rows(CORPUS["plain_news"], 'a "b",c.txt')
    line = as_csv(row)
    assert line.startswith('"a ""b"",c.txt",江城新报,'.encode())
    assert line.endswith(b'"\r\n')
    assert line.count(b"\r") == 1
