"""The two ends of a jump within an issue are brought together."""

from __future__ import annotations

from convert.tree import Article, Continuation, Head, Headline, Issue, Link, Page, Paragraph, linked


def _article(name: str, title: str, *jumps: Continuation) -> Article:
    return Article(name, Head(headline=Headline(title)), (Paragraph("（转）", facts=jumps),))


def _to(page: str) -> Continuation:
    return Continuation(0, 3, "to", page)


def _from(page: str) -> Continuation:
    return Continuation(0, 3, "from", page)


def _issue(first: tuple[Article, ...], sixth: tuple[Article, ...]) -> Issue:
    return Issue(pages=(Page("1", articles=first), Page("6", articles=sixth)))


def test_a_jump_and_its_other_end() -> None:
    issue = _issue((_article("a", "渠水进城", _to("6")),), (_article("b", "渠水进城", _from("1")),))
    assert linked(issue) == (Link("a", "b", "1", "6"),)


def test_a_jump_to_a_page_that_is_not_there_is_linked_to_nothing() -> None:
    assert linked(_issue((_article("a", "渠水进城", _to("8")),), (_article("b", "种树的人"),))) == ()


def test_several_jumps_between_two_pages_are_told_apart_by_their_titles() -> None:
    first = (_article("a", "渠水进城记", _to("6")), _article("b", "种树的人", _to("6")))
    sixth = (_article("c", "种树的人（续）", _from("1")), _article("d", "渠水进城", _from("1")))
    assert {(link.source, link.target) for link in linked(_issue(first, sixth))} == {("a", "d"), ("b", "c")}


def test_what_no_title_tells_apart_stays_unlinked() -> None:
    first = (_article("a", "渠水进城", _to("6")), _article("b", "渠水进城", _to("6")))
    assert linked(_issue(first, (_article("c", "渠水进城", _from("1")),))) == ()
