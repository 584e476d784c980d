"""A message that replaces an earlier one: versions count on, what is gone is canceled, guids stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from convert.formats.base import WriteOptions
from convert.formats.newsml import FORMAT
from convert.formats.newsml.validator import reissue_problems
from convert.formats.newsml.vocabulary import g2
from convert.formats.xml import Element, parse
from convert.tree import Article, Head, Headline, Issue, Paragraph, text_stream
from tests.formats.newsml.written import FULL, find, texts
from tests.trees import CORPUS

FIRST = CORPUS["several_pages"]
LATER = replace(FULL, time=datetime(2024, 5, 2, tzinfo=UTC))


def write(issue: Issue, previous: bytes | None = None, options: WriteOptions = FULL) -> bytes:
    """The message, valid, and (as a re-issue) with nothing to say about it."""
    data = FORMAT.write(issue, replace(options, previous=previous)).data
    assert FORMAT.validate(data) == []
    assert FORMAT.text_stream(data) == text_stream(issue)
    if previous is not None:
        assert reissue_problems(previous, data) == []
    return data


def with_page(issue: Issue, number: int, *articles: Article) -> Issue:
    """The issue with other articles on one page, counted from 0."""
    pages = list(issue.pages)
    pages[number] = replace(pages[number], articles=articles)
    return replace(issue, pages=tuple(pages))


def mended(issue: Issue) -> Issue:
    """A typo mended in the first article of the first page."""
    first, *others = issue.pages[0].articles
    return with_page(issue, 0, replace(first, body=(Paragraph("改过的一段。"),)), *others)


def shortened(issue: Issue) -> Issue:
    """The first page without its first article."""
    return with_page(issue, 0, *issue.pages[0].articles[1:])


def items(data: bytes) -> dict[str, tuple[str, str]]:
    """Version and status of each item, by guid."""
    found: list[Element] = find(parse(data), "g:itemSet/*")
    return {item.get("guid") or "": (item.get("version") or "", status(item)) for item in found}


def status(item: Element) -> str:
    found = item.find(f"{g2('itemMeta')}/{g2('pubStatus')}")
    return "" if found is None else (found.get("qcode") or "").removeprefix("stat:")


def test_first_issue_is_version_one() -> None:
    assert set(items(write(FIRST)).values()) == {("1", "usable")}


def test_same_again_is_the_same_file() -> None:
    first = write(FIRST)
    assert write(FIRST, first) == first


def test_same_again_later_keeps_versions_and_their_times() -> None:
    again = write(FIRST, write(FIRST), LATER)
    assert set(items(again).values()) == {("1", "usable")}
    assert set(texts(parse(again), "//g:versionCreated")) == {"2024-05-01T00:00:00Z"}
    assert texts(parse(again), "//g:sent") == ["2024-05-02T00:00:00Z"]


def test_changed_article_and_its_package_count_up_and_nothing_else_does() -> None:
    again = write(mended(FIRST), write(FIRST), LATER)
    versions = [version for version, _ in items(again).values()]
    assert versions == ["2", "2", "1", "1", "1", "1", "1", "1", "1"]
    assert find(parse(again), "//g:itemRef/@version") == ["2", "1", "1", "1", "1", "1"]
    assert texts(parse(again), "//g:versionCreated")[:3] == ["2024-05-02T00:00:00Z"] * 2 + ["2024-05-01T00:00:00Z"]


def test_versions_count_on_from_the_last() -> None:
    second = write(mended(FIRST), write(FIRST))
    third = write(FIRST, second)
    assert [version for version, _ in items(third).values()][:3] == ["3", "3", "1"]


def test_guids_are_the_same_in_every_issue() -> None:
    assert list(items(write(mended(FIRST), write(FIRST)))) == list(items(write(FIRST)))


def test_each_transmission_has_an_id_of_its_own() -> None:
    first, second = write(FIRST), write(mended(FIRST), write(FIRST))
    assert texts(parse(first), "//g:transmitId") != texts(parse(second), "//g:transmitId")


def test_article_that_is_gone_is_canceled_and_keeps_only_its_headline() -> None:
    first = write(FIRST)
    again = write(shortened(FIRST), first)
    (guid,) = [guid for guid, (_, status) in items(again).items() if status == "canceled"]
    assert guid == list(items(first))[1]
    assert items(again)[guid] == ("2", "canceled")
    (item,) = find(parse(again), f"//g:newsItem[@guid='{guid}']")
    assert texts(item, ".//n:body") == ["\n\n\n第A01版头条\n\n\n"]
    assert not find(parse(again), f"//g:itemRef[@residref='{guid}']")


def test_canceled_stays_canceled_and_its_version_stays() -> None:
    second = write(shortened(FIRST), write(FIRST))
    assert write(shortened(FIRST), second) == second


def test_canceled_article_may_come_back() -> None:
    second = write(shortened(FIRST), write(FIRST))
    third = write(FIRST, second)
    assert list(items(third).values())[1] == ("3", "usable")


def test_canceled_article_is_not_read_back() -> None:
    reading = FORMAT.read(write(shortened(FIRST), write(FIRST)))
    assert reading.findings == ()
    assert [len(page.articles) for page in reading.issue.pages] == [1, 2, 2]


def test_changed_headline_withdraws_one_article_and_issues_another() -> None:
    """An id comes from the headline; where the parser gives another, receivers must not keep both."""
    first, *others = FIRST.pages[0].articles
    other = replace(first, id="p1-new", head=Head(headline=Headline("新题")))
    found = items(write(with_page(FIRST, 0, other, *others), write(FIRST)))
    assert sorted(found.values())[-2:] == [("2", "canceled"), ("2", "usable")]
    assert len(found) == 10


def test_page_that_is_gone_is_canceled_with_its_articles() -> None:
    first = write(FIRST)
    other = replace(FIRST, pages=(replace(FIRST.pages[0], number="A09"), *FIRST.pages[1:]))
    again = write(other, first)
    gone = {guid for guid, (_, status) in items(again).items() if status == "canceled"}
    assert gone == set(list(items(first))[:3])
    assert len(FORMAT.read(again).issue.pages) == 3
    assert write(other, again) == again


def test_article_without_a_headline_is_canceled_by_its_first_words() -> None:
    issue = CORPUS["no_headline"]
    page = issue.pages[0]
    again = write(replace(issue, pages=(replace(page, articles=page.articles[1:]),)), write(issue))
    assert "canceled" in {status for _, status in items(again).values()}


@pytest.mark.parametrize("name", CORPUS)
def test_every_tree_may_be_issued_again_and_withdrawn(name: str) -> None:
    issue = CORPUS[name]
    first = write(issue)
    assert write(issue, first) == first
    gone = replace(issue, pages=tuple(replace(page, articles=()) for page in issue.pages))
    withdrawn = write(gone, first)
    assert set(items(first)) <= set(items(withdrawn))


@pytest.mark.parametrize(("before", "now"), [("晨江日報", "晨江日报"), (None, "晨江日报"), ("晨江日报", None)])
@pytest.mark.parametrize("provider", [None, "晨江报社"])
def test_pages_of_a_paper_that_was_called_otherwise_are_withdrawn(
    before: str | None, now: str | None, provider: str | None
) -> None:
    options = replace(FULL, provider=provider)
    first = write(replace(FIRST, publication=before), options=options)
    again = items(write(replace(FIRST, publication=now), first, options))
    assert {again[guid][1] for guid in items(first)} == {"canceled"}
    assert sum(said == "usable" for _, said in again.values()) == len(items(first))


@pytest.mark.parametrize("previous", [b"", b"text", b"<a/>", b"<!DOCTYPE a><a/>"])
def test_earlier_file_that_cannot_be_read_is_said_and_versions_begin_anew(previous: bytes) -> None:
    written = FORMAT.write(FIRST, replace(FULL, previous=previous))
    assert written.data == write(FIRST)
    assert {problem.code for problem in written.findings} <= {"NML048"}


def test_a_message_says_what_one_begun_anew_forgets() -> None:
    first = write(FIRST)
    assert FORMAT.forgotten(first, first) == []
    (told,) = FORMAT.forgotten(write(mended(FIRST), first), first)
    assert (told.code, dict(told.values)) == ("NML050", {"version": "2", "canceled": "0"})
    (told,) = FORMAT.forgotten(write(shortened(FIRST), first), write(shortened(FIRST)))
    assert dict(told.values) == {"version": "2", "canceled": "1"}


@pytest.mark.parametrize("replaced", [b"", b"canceled", b"<a>canceled</a>", b"<!DOCTYPE a><a>canceled</a>"])
def test_what_is_no_message_forgets_nothing(replaced: bytes) -> None:
    assert FORMAT.forgotten(replaced, write(FIRST)) == []


def test_a_message_of_another_day_forgets_nothing() -> None:
    another = write(replace(FIRST, date="2031-01-02"))
    assert FORMAT.forgotten(write(mended(FIRST), write(FIRST)), another) == []


# ---- the check of two files


def test_change_without_a_new_version_is_found() -> None:
    assert {problem.code for problem in reissue_problems(write(FIRST), write(mended(FIRST)))} == {"NML021"}


def test_new_version_without_a_change_is_found() -> None:
    first = write(FIRST)
    problems = reissue_problems(first, first.replace(b'version="1" standard', b'version="2" standard', 1))
    assert [problem.code for problem in problems] == ["NML021"]


def test_version_that_skips_one_is_found() -> None:
    second = write(mended(FIRST), write(FIRST))
    skipped = second.replace(b'version="2" standard', b'version="5" standard')
    assert {problem.code for problem in reissue_problems(write(FIRST), skipped)} == {"NML021"}


def test_article_that_vanished_is_found() -> None:
    problems = reissue_problems(write(FIRST), write(shortened(FIRST)))
    assert sorted({problem.code for problem in problems}) == ["NML021", "NML022"]
