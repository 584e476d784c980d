"""Whose reports a text was put together out of, and whose it is altogether: 综合新华社报道, （据新华社）."""

from __future__ import annotations

import pytest

from convert.parser.blocks import blocks
from convert.parser.body import DatelineContext, _endnote_facts, flow
from convert.parser.shapes import shaped
from convert.tree import Contributor, Dispatch, Fact
from tests.parser.labelled import labelled

CONTEXT = DatelineContext("2026-07-08")


def told(found: tuple[Fact, ...]) -> tuple[str | None, list[str]]:
    """The source of a text and its makers; a dispatch has no place here."""
    sources = [fact for fact in found if isinstance(fact, Dispatch)]
    assert [fact.place for fact in sources] in ([], [None])
    return sources[0].source if sources else None, [fact.name for fact in found if isinstance(fact, Contributor)]


NOTES: dict[str, tuple[str | None, list[str]]] = {
    "（据新华社）": ("新华社", []),
    "据新华社": ("新华社", []),
    "（均据新华社）": ("新华社", []),
    "（全部据新华社）": ("新华社", []),
    "（新华社）": ("新华社", []),
    "（據中新社）": ("中新社", []),
    "来源：新华社": ("新华社", []),
    "（来源：央视新闻）": ("央视新闻", []),
    "（据星河晚报）": ("星河晚报", []),
    "（据新华社、央视新闻报道）": ("新华社、央视新闻", []),
    "（据新华社 记者苏明远）": ("新华社", ["苏明远"]),
    "（据新华社 记者 苏明远 顾小北）": ("新华社", ["苏明远", "顾小北"]),
    # put together out of several
    "（综合新华社、央视新闻报道）": ("新华社、央视新闻", []),
    "（本报综合新华社、央视新闻报道）": ("新华社、央视新闻", []),
    "（综合新华社、星河新闻、江城日报报道）": ("新华社、星河新闻、江城日报", []),
    "（综合央视新闻报道）": ("央视新闻", []),
    "（苏明远 综合新华社、央视报道）": ("新华社、央视", ["苏明远"]),
    "（本报记者 苏明远 综合新华社报道）": ("新华社", ["苏明远"]),
    "（本报记者苏明远综合新华社电）": ("新华社", ["苏明远"]),
    # no source of a text
    "（据史料记载）": (None, []),
    "（据调查）": (None, []),
    "（据作者回忆录）": (None, []),
    "（据新华社照片）": (None, []),
    "（新华社发）": (None, []),
    "（星河晚报）": (None, []),
    "（据合作社社长回忆）": (None, []),
}


@pytest.mark.parametrize("note", NOTES)
def test_a_closing_note_says_whose_text_it_is(note: str) -> None:
    assert told(_endnote_facts(note, CONTEXT)) == NOTES[note]


@pytest.mark.parametrize("role", ["B", "E"])
@pytest.mark.parametrize(
    ("line", "source"), [("据新华社", "新华社"), ("据中新社", "中新社"), ("來源：新華社", "新華社")]
)
def test_so_does_a_line_that_stands_where_a_text_is_signed(role: str, line: str, source: str) -> None:
    text = "P 老街的石板路修了三年，昨日终于重新开放，第一批游客一早就等在街口，有人还带来了当年的照片。"
    last = shaped(blocks(labelled(f"H* 老街\n{text}\n{role} {line}")))[-1]
    assert told(getattr(flow(last, CONTEXT), "facts", ())) == (source, [])


@pytest.mark.parametrize("note", ["（据新华社）", "（均据新华社）", "（综合新华社、央视新闻报道）"])
def test_so_does_a_note_behind_the_last_sentence(note: str) -> None:
    text = f"老街的石板路修了三年，昨日终于重新开放。{note}"
    (found,) = CONTEXT.facts(text)
    assert isinstance(found, Dispatch)
    assert text[found.start : found.end] == note


@pytest.mark.parametrize(
    "text",
    [
        "老街的石板路（据新华社照片绘制）修了三年。",
        "石板路据新华社报道修了三年（据老人说）",
    ],
)
def test_a_sentence_that_speaks_of_a_source_has_none(text: str) -> None:
    assert CONTEXT.facts(text) == ()


BYLINES: dict[str, tuple[str | None, list[str]]] = {
    "本报记者 苏明远 综合新华社报道": ("新华社", ["苏明远"]),
    "本报记者 苏明远 综合央视新闻报道": ("央视新闻", ["苏明远"]),
    "本报记者 苏明远 据新华社报道": ("新华社", ["苏明远"]),
    "综合新华社、央视新闻报道": ("新华社、央视新闻", []),
    "据新华社": ("新华社", []),
    "本报记者 苏明远 综合报道": (None, ["苏明远"]),
}


@pytest.mark.parametrize("line", BYLINES)
def test_a_byline_says_whose_reports_it_is_made_of(line: str) -> None:
    assert told(CONTEXT.byline(line)) == BYLINES[line]
