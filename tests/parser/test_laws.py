"""What holds for any input: no traceback, nothing lost, the same tree again."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from convert.errors import UnreadableError
from convert.law import check_conservation
from convert.parser.parse import parse
from convert.tree import article_texts, articles, text_stream, texts, without_space
from tests.fuzz import outcome
from tests.mutations import inputs, mutated, plain_pages

PAGES = plain_pages()
LAW = settings(max_examples=120, deadline=None, derandomize=True)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A piece of a page, damaged."""
    page = draw(st.sampled_from(PAGES))
    return mutated(page, random.Random(draw(st.integers(0, 2**32))))


@LAW
@given(damaged())
def test_nothing_of_a_damaged_page_is_lost(text: str) -> None:
    try:
        parsed = parse(text.encode())
    except UnreadableError:
        return
    assert check_conservation(parsed.text, parsed.issue) == []


@LAW
@given(st.text(max_size=300))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    assert outcome(text.encode("utf-8", "surrogatepass")).startswith(("parsed", "refused"))


@LAW
@given(st.binary(max_size=300))
def test_any_bytes_are_parsed_or_refused(data: bytes) -> None:
    assert outcome(data).startswith(("parsed", "refused"))


@LAW
@given(damaged())
def test_facts_speak_of_the_text_they_stand_in(text: str) -> None:
    try:
        issue = parse(text.encode()).issue
    except UnreadableError:
        return
    for node in texts(issue):
        assert without_space(node.text)
        assert all(0 <= fact.start <= fact.end <= len(node.text) for fact in node.facts)


def test_noncharacters_are_taken_out_and_accounted_for() -> None:
    parsed = parse("渠水\ufdd0进城\ufdef，\U0001fffe好\uffff。".encode())
    assert text_stream(parsed.issue) == "渠水进城，好。"
    assert check_conservation(parsed.text, parsed.issue) == []


def test_the_same_input_gives_the_same_tree() -> None:
    for data in inputs(25, 7):
        try:
            assert parse(data) == parse(data)
        except UnreadableError:
            continue


def test_a_whole_page_keeps_every_character() -> None:
    for page in PAGES:
        parsed = parse(page.encode())
        assert sorted(text_stream(parsed.issue)) == sorted(without_space(page))


def test_every_article_of_the_tree_has_text_and_an_id_of_its_own() -> None:
    for page in PAGES:
        found = list(articles(parse(page.encode()).issue))
        assert all(any(True for _ in article_texts(one)) for one in found)
        assert len({one.id for one in found}) == len(found)


def test_damaged_pages_in_every_encoding_are_parsed_or_refused() -> None:
    assert {outcome(data).split()[0] for data in inputs(150, 11)} <= {"parsed", "refused"}
