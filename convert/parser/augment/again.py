"""Pages that have their gold, put together again: in another order, among articles of other pages, in other layouts.

Such pages are few, and what stands beside what on them is chance; laid out again they teach what an article looks
like rather than which came after which.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

from convert.parser.augment.page import Block, Page
from convert.parser.lines import split_lines

_FROM_ELSEWHERE = 0.35
"""Of the articles of a page, how many are those of other pages."""


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article of a page, and the lines of no article that follow it."""

    blocks: tuple[Block, ...]
    bundle: bool
    loose: bool


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page by its articles."""

    name: str
    head: tuple[Block, ...]
    articles: tuple[GoldArticle, ...]
    foot: tuple[Block, ...]


def gold_pages(corpus: Path) -> Iterator[GoldPage]:
    """The pages of a corpus, whole paragraphs where lines are wrapped.  Raises OSError, ValueError, KeyError."""
    for row in (corpus / "gold.jsonl").read_bytes().splitlines():
        page = json.loads(row)
        yield gold_page(page, (corpus / "pages" / f"{page['page']}.txt").read_bytes().decode("utf-8"))


def gold_page(page: dict[str, Any], text: str) -> GoldPage:
    """A page from its gold, in the form that train.py reads."""
    blocks = _blocks(page, text)
    head = _without_article(blocks)
    foot = _without_article(blocks[len(head) :][::-1])[::-1]
    articles: list[list[Block]] = []
    for article, group in groupby(blocks[len(head) : len(blocks) - len(foot)], key=lambda block: block.article):
        if article is None or (articles and articles[-1][0].article == article):
            articles[-1] += group
        else:
            articles.append(list(group))
    bundles, loose = page.get("bundles", ()), page.get("loose", ())
    return GoldPage(
        page["page"],
        head,
        tuple(GoldArticle(tuple(one), one[0].article in bundles, one[0].article in loose) for one in articles),
        foot,
    )


def _blocks(page: dict[str, Any], text: str) -> tuple[Block, ...]:
    rows = {row["line"]: row for row in page["lines"]}
    found: list[Block] = []
    for line in split_lines(text):
        row, said = rows[line.number], line.text.strip()
        if row["joined"] and page.get("style") == "wrapped" and found:
            before = found[-1].text
            blank = " " if before[-1:].isascii() and said[:1].isascii() else ""
            found[-1] = replace(found[-1], text=before + blank + said)
        else:
            found.append(Block(said, row["article"], tuple(row["roles"]), joined=row["joined"]))
    return tuple(found)


def _without_article(blocks: Sequence[Block]) -> tuple[Block, ...]:
    count = next((k for k, block in enumerate(blocks) if block.article is not None), len(blocks))
    return tuple(blocks[:count])


def page_again(page: GoldPage, others: Sequence[GoldArticle], rng: Random) -> Page:
    """A page with its articles in another order, some of them changed for articles of other pages."""
    made = Page(rng)
    made.blocks += page.head
    for article in rng.sample(page.articles, len(page.articles)):
        _add(made, rng.choice(others) if rng.random() < _FROM_ELSEWHERE else article)
    made.blocks += page.foot
    return made


def _add(page: Page, article: GoldArticle) -> None:
    page.articles += 1
    number = page.articles
    page.bundles += [number] * article.bundle
    page.loose += [number] * article.loose
    for k, block in enumerate(article.blocks):
        page.blocks.append(block if block.article is None else replace(block, article=number, opens=not k))


def articles_of(pages: Iterable[GoldPage]) -> list[GoldArticle]:
    """The articles of pages, in order."""
    return [article for page in pages for article in page.articles]
