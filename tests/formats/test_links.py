"""A jump leads to the same article or page in every format that links."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TypeAlias

import pytest

from convert.formats import load
from convert.formats.base import WriteOptions
from convert.formats.identity import guids
from convert.links import other_ends
from convert.tree import Continuation, Issue, Paragraph
from tests import trees
from tests.trees import CORPUS

OPTIONS = WriteOptions()
Ends: TypeAlias = set[tuple["Place", "Place"]]
Place: TypeAlias = tuple[int, int | None]
"""A page of the issue and an article on it, from 0; None is the page."""


def _expected(issue: Issue) -> Ends:
    return {((jump.page, jump.article), (end.page, end.article)) for jump, end in other_ends(issue).items()}


def _newsml(issue: Issue) -> Ends:
    places: dict[str, Place] = {}
    for at, (page, of_articles) in enumerate(guids(issue)):
        places |= {page: (at, None)} | {guid: (at, n) for n, guid in enumerate(of_articles)}
    found: Ends = set()
    for item in load("newsml").write(issue, OPTIONS).data.decode().split('<newsItem guid="')[1:]:
        links = re.findall('<link [^>]*residref="([^"]*)"', item)
        found |= {(places[item.partition('"')[0]], places[link]) for link in links if link in places}
    return found


def _epub(issue: Issue) -> Ends:
    found: Ends = set()
    with zipfile.ZipFile(io.BytesIO(load("epub").write(issue, OPTIONS).data)) as book:
        for name in (name for name in book.namelist() if "-article-" in name):
            links = re.findall('class="continuation [^>]*href="([^"#]*)', book.read(name).decode())
            found |= {(_place(name), _place(link)) for link in links}
    return found


def _place(file: str) -> Place:
    page, *article = map(int, re.findall("[0-9]+", file))
    return page - 1, (article[0] - 1 if article else None)


@pytest.mark.parametrize("name", ["jumps", "jumps_that_meet", "several_files"])
def test_formats_agree_where_a_jump_leads(name: str) -> None:
    issue = CORPUS[name]
    assert _newsml(issue) == _epub(issue) == _expected(issue)


@pytest.mark.parametrize(("own", "jump"), [("1", "1"), ("A01", "A1"), ("2-3", "3")])
def test_a_jump_to_the_page_of_its_own_article_is_no_link_in_any_format(own: str, jump: str) -> None:
    there = Continuation(0, 7, "to", jump)
    text = Paragraph("（下转第1版）渠水绕过南坡。", facts=(there,))
    found = trees.issue(trees.page(trees.article("a", trees.title("渠水进城"), text), number=own))
    assert _newsml(found) == _epub(found) == _expected(found) == set()
    assert b"bmlink:continued" not in load("newsml").write(found, OPTIONS).data


def test_the_ends_of_the_sample_meet_in_articles() -> None:
    assert _expected(CORPUS["jumps_that_meet"]) == {
        ((0, 0), (2, 1)), ((0, 1), (2, 0)), ((0, 2), (1, 0)), ((1, 0), (0, 2)), ((2, 0), (0, 1)), ((2, 1), (0, 0)),
    }  # fmt: skip
