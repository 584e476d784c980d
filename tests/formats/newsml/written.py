"""What the tests of this room share: options, and ways into a written message."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from lxml import etree

from convert.formats.base import WriteOptions
from convert.formats.newsml import FORMAT
from convert.formats.newsml.vocabulary import G2, NITF
from convert.formats.xml import Element, parse
from convert.tree import Article, Block, Head, Headline, Issue, Page
from tests.trees import CORPUS

FULL = WriteOptions(
    time=datetime(2024, 5, 1, tzinfo=UTC),
    time_known=True,
    generator="banmian 0.1.0",
    provider="江城新报社",
    rights="© 江城新报社，保留所有权利。",
    urgency=4,
    embargo=datetime(2024, 5, 1, 6, tzinfo=timezone(timedelta(hours=8))),
)
BARE = WriteOptions()
PREFIXES = {"g": G2, "n": NITF}


def message(issue: Issue, options: WriteOptions = FULL) -> Element:
    """The root of what is written."""
    return parse(FORMAT.write(issue, options).data)


def sample(name: str) -> Element:
    """The written message of a tree of the corpus."""
    return message(CORPUS[name])


def find(root: Element, path: str) -> list[Any]:
    """An XPath with the prefixes g and n: elements, or strings for attributes."""
    found: Any = etree.XPath(path, namespaces=PREFIXES)(root)
    return list(found)


def texts(root: Element, path: str) -> list[str]:
    """The text of each element on a path."""
    return ["".join(element.itertext()) for element in find(root, path)]


def xml(root: Element, path: str) -> str:
    """The one element on a path as XML, without namespaces and line breaks."""
    (element,) = find(root, path)
    text = etree.tostring(element, encoding="unicode", with_tail=False).replace("\n", "")
    return text.replace(f' xmlns="{G2}"', "").replace(f' xmlns="{NITF}"', "")


def one_article(head: Head, *body: Block, **more: Any) -> Issue:
    """An issue of one page with one article."""
    page = Page("3", "要闻", articles=(Article("p3-x", head, body, **more),))
    return Issue("江城新报", "2024-05-01", source="x", pages=(page,))


def titled(*body: Block, **more: Any) -> Issue:
    """An article with a headline."""
    return one_article(Head(headline=Headline("主题")), *body, **more)
