"""The text of a page is the same in every format, character by character: checked on every write, and here at large."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert import tree
from convert.catalogue import Severity
from convert.formats import BUILT_IN, load
from convert.formats.base import Format, Proof, Proving, WriteOptions
from convert.page import PageOptions, PageRefusedError
from convert.page_writing import write_format
from convert.tree import Article, Credit, Head, Headline, Issue, Page, Paragraph, Photo, Unplaced
from tests.strategies import issues, texts
from tests.trees import placed

OPTIONS = WriteOptions()
RARE = "王𬭎㛃娜𠮷野𪚥𡈽𩽾𩾌〇①㎡℃×龘鿿豈︀e\u0301👨\u200d👩"
"""Extension A and B, characters outside the BMP, compatibility forms, variation selectors, combining marks."""


def streams(issue: Issue) -> dict[str, str]:
    """The text of an issue as each format has it, each file valid."""
    found = {}
    for name in BUILT_IN:
        form = load(name)
        data = form.write(issue, OPTIONS).data
        assert [p for p in form.validate(data) if p.severity is Severity.ERROR] == [], name
        found[name] = form.text_stream(data)
    return found


def same_everywhere(issue: Issue) -> None:
    wanted = tree.text_stream(issue)
    assert {name for name, stream in streams(issue).items() if stream != wanted} == set()


def one(head: Head, *body: tree.Block) -> Issue:
    return placed(Issue("江城新报", "2024-05-01", pages=(Page("3", articles=(Article("p3-a", head, body),)),)))


@settings(max_examples=60, deadline=None)
@given(issues())
def test_any_tree_has_the_same_text_in_every_format(issue: Issue) -> None:
    same_everywhere(issue)


@settings(max_examples=15, deadline=None)
@given(st.lists(texts(), min_size=1, max_size=3), st.integers(1, 40))
def test_so_have_brackets_in_brackets(inside: list[str], depth: int) -> None:
    text = inside[0]
    for level in range(depth):
        opening, closing = ("（）", "《》", "“”", "[]", "<>", "{}", "【】")[level % 7]
        text = f"{opening}{text}{closing}{inside[-1]}"
    same_everywhere(one(Head(headline=Headline(text)), Paragraph(text)))


@settings(max_examples=10, deadline=None)
@given(st.integers(1, 3000))
def test_so_has_a_headline_of_any_length(length: int) -> None:
    same_everywhere(one(Head(headline=Headline((RARE * length)[:length].strip("\u200d") or "题")), Paragraph("文")))


@pytest.mark.parametrize(
    "text", [*RARE, RARE, "A\u00adB", "𠮷\ufe00", "\U0002ebf0\U000323af", "\u2067rtl\u2069", "\ue000"]
)
def test_so_has_a_rare_character(text: str) -> None:
    same_everywhere(one(Head(headline=Headline(text)), Paragraph(text), Photo(None, (Credit(f"{text}摄"),))))


def test_so_have_hundreds_of_articles() -> None:
    made = [Article(f"p3-{n}", Head(headline=Headline(f"第{n}则")), (Paragraph(f"之{n}。"),)) for n in range(300)]
    same_everywhere(placed(Issue(pages=(Page("3", articles=tuple(made)),))))


@pytest.mark.parametrize(
    "issue",
    [
        Issue(),
        Issue(pages=(Page(), Page(), Page("3"))),
        Issue(pages=(Page(articles=(Article("a", Head()),)),)),
        Issue(pages=(Page(articles=(Article("a", Head(), (Photo(), tree.Item(Head()), tree.Box(Head()))),)),)),
        Issue(pages=(Page(unplaced=(Unplaced("只有一行"),)),)),
    ],
    ids=["nothing", "empty pages", "an empty article", "empty blocks", "one line"],
)
def test_so_has_a_tree_with_little_in_it(issue: Issue) -> None:
    same_everywhere(issue)


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_write_compares_the_texts(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A format that loses a character is caught, and nothing of the page is written (TREE004)."""
    form = load(name)
    lossy = losing_one(form)
    monkeypatch.setattr(type(form), "text_stream", lambda _, data: lossy(data))
    if isinstance(form, Proving):
        monkeypatch.setattr(type(form), "prove", lambda _, data: Proof((), lossy(data)))
    with pytest.raises(PageRefusedError) as caught:
        write_format(form, one(Head(headline=Headline("题目")), Paragraph("正文")), PageOptions())
    assert [problem.code for problem in caught.value.findings] == ["TREE004"]


def losing_one(form: Format) -> Callable[[bytes], str]:
    """The text that a format reads from bytes, but for its last character."""
    whole = form.text_stream
    return lambda data: whole(data)[:-1]


@pytest.mark.parametrize("name", BUILT_IN)
def test_what_is_proved_is_what_is_read(name: str) -> None:
    form = load(name)
    assert isinstance(form, Proving)
    data = form.write(one(Head(headline=Headline("题目")), Paragraph("正文")), WriteOptions()).data
    assert form.prove(data) == Proof(tuple(form.validate(data)), form.text_stream(data))


def test_a_changed_fact_changes_no_text() -> None:
    issue = one(Head(headline=Headline("题目")), Paragraph("正文"))
    assert streams(replace(issue, publication="东岸日报", date="2024-05-02")) == streams(issue)
