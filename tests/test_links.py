"""Which pages a printed number means, and how the two ends of a jump within an issue are brought together."""

from __future__ import annotations

import pytest

from convert.links import End, JumpPlace, other_ends, pages_meant, plain_number, same_page
from convert.tree import Article, Continuation, Head, Headline, Issue, Page, Paragraph


def _article(name: str, title: str, *jumps: Continuation) -> Article:
    return Article(name, Head(headline=Headline(title)), (Paragraph("（转）", facts=jumps),))


def _to(page: str) -> Continuation:
    return Continuation(0, 3, "to", page)


def _from(page: str) -> Continuation:
    return Continuation(0, 3, "from", page)


def _issue(first: tuple[Article, ...], sixth: tuple[Article, ...]) -> Issue:
    return Issue(pages=(Page("1", articles=first), Page("6", articles=sixth)))


def _met(issue: Issue) -> set[tuple[str, str]]:
    """The ids of the articles that lead to each other, by what leads `to`; what leads `from` must say the same."""
    ends = {(jump, end) for jump, end in other_ends(issue).items() if end.article is not None}
    found = {(_id(issue, jump.page, jump.article), _id(issue, *end), jump.direction) for jump, end in ends}
    there = {(source, target) for source, target, way in found if way == "to"}
    assert there == {(target, source) for source, target, way in found if way == "from"}
    return there


def _id(issue: Issue, page: int, article: int | None) -> str:
    assert article is not None
    return issue.pages[page].articles[article].id


# --------------------------------------------------------------------------- numbers of pages


@pytest.mark.parametrize(
    ("printed", "pages"),
    [
        ("A04", ("A4",)), ("a4", ("A4",)), ("Ａ４", ("A4",)), ("A 04", ("A4",)), ("03", ("3",)), ("10", ("10",)),
        ("2-3", ("2", "3")), ("02-03", ("2", "3")), ("2—3", ("2", "3")), ("A04-A05", ("A4", "A5")), ("A4-5", ("A4", "A5")),
        ("2-4", ("2", "3", "4")), ("A1-B2", ("A1-B2",)), ("5-4", ("5-4",)), ("1-2026", ("1-2026",)), ("4B", ("4B",)),
        ("特1", ("特1",)), ("", ()), (" ", ()), (None, ()),
    ],
)  # fmt: skip
def test_pages_that_a_number_means(printed: str | None, pages: tuple[str, ...]) -> None:
    assert pages_meant(printed) == pages


def test_a_number_in_one_spelling() -> None:
    assert [plain_number(one) for one in ("A04", "02-03", "100", "0", None)] == ["A4", "2-3", "100", "0", ""]


def test_a_page_is_that_of_its_spread_and_no_number_is_no_page() -> None:
    assert same_page("3", "02-03") and same_page("a4", "A04")
    assert not same_page("4", "02-03") and not same_page("4", "A4") and not same_page(None, "")


# --------------------------------------------------------------------------- the other ends


def test_a_jump_and_its_other_end() -> None:
    issue = _issue((_article("a", "渠水进城", _to("6")),), (_article("b", "渠水进城", _from("1")),))
    assert other_ends(issue) == {JumpPlace(0, 0, "to", "6"): End(1, 0), JumpPlace(1, 0, "from", "1"): End(0, 0)}


def test_a_jump_to_a_page_that_is_not_there_leads_nowhere() -> None:
    assert other_ends(_issue((_article("a", "渠水进城", _to("8")),), (_article("b", "种树的人"),))) == {}


def test_a_jump_that_nothing_answers_leads_to_the_page() -> None:
    issue = _issue((_article("a", "渠水进城", _to("6")),), (_article("b", "种树的人"),))
    assert other_ends(issue) == {JumpPlace(0, 0, "to", "6"): End(1, None)}


def test_several_jumps_between_two_pages_are_told_apart_by_their_titles() -> None:
    first = (_article("a", "渠水进城记", _to("6")), _article("b", "种树的人", _to("6")))
    sixth = (_article("c", "种树的人（续）", _from("1")), _article("d", "渠水进城", _from("1")))
    assert _met(_issue(first, sixth)) == {("a", "d"), ("b", "c")}


def test_what_no_title_tells_apart_leads_to_the_page() -> None:
    first = (_article("a", "渠水进城", _to("6")), _article("b", "渠水进城", _to("6")))
    issue = _issue(first, (_article("c", "渠水进城", _from("1")),))
    assert set(other_ends(issue).values()) == {End(1, None), End(0, None)}


@pytest.mark.parametrize(("head", "jump"), [("A04", "A4"), ("A4", "A04"), ("A4", "a4"), ("4", "04")])
def test_zeros_and_letters_make_no_odds(head: str, jump: str) -> None:
    first = Page("A01", articles=(_article("a", "渠水进城", _to(jump)),))
    fourth = Page(head, articles=(_article("b", "渠水进城", _from("A1")),))
    assert _met(Issue(pages=(first, fourth))) == {("a", "b")}


@pytest.mark.parametrize("spread", ["2-3", "02-03"])
@pytest.mark.parametrize("half", ["2", "3", "02", "2-3"])
def test_each_half_of_a_spread_leads_to_it(spread: str, half: str) -> None:
    first = Page("1", articles=(_article("a", "渠水进城", _to(half)),))
    both = Page(spread, articles=(_article("b", "渠水进城", _from("1")),))
    assert _met(Issue(pages=(first, both))) == {("a", "b")}


def test_a_page_of_that_very_number_goes_before_a_spread() -> None:
    pages = (
        Page("2-3", articles=(_article("a", "渠水进城"),)),
        Page("2"),
        Page("1", articles=(_article("b", "甲", _to("2")),)),
    )
    assert other_ends(Issue(pages=pages)) == {JumpPlace(2, 0, "to", "2"): End(1, None)}


def test_a_jump_between_the_halves_of_a_spread_meets_its_other_end_and_never_itself() -> None:
    there = _article("a", "渠水进城", _to("3"))
    both = Page("2-3", articles=(there, _article("b", "渠水进城", _from("2"))))
    assert _met(Issue(pages=(both,))) == {("a", "b")}
    alone = Page("2-3", articles=(_article("c", "种树的人", _to("3"), _from("2")),))
    assert other_ends(Issue(pages=(alone,))) == {}


def test_a_jump_to_its_own_page_leads_nowhere_but_to_another_page_of_that_number() -> None:
    alone = Page("1", articles=(_article("a", "渠水进城", _to("1")),))
    assert other_ends(Issue(pages=(alone, Page("6")))) == {}
    assert other_ends(Issue(pages=(alone, Page("01")))) == {JumpPlace(0, 0, "to", "1"): End(1, None)}


def test_an_article_without_text_is_no_end() -> None:
    blank = Article("b", Head(), (Paragraph(" ", facts=(_from("1"),)),))
    issue = _issue((_article("a", "渠水进城", _to("6")),), (blank,))
    assert other_ends(issue) == {JumpPlace(0, 0, "to", "6"): End(1, None)}
