"""Pages that have their gold, put together again: what is laid out holds the same articles, whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from convert.parser.augment import gold_pages, laid_out_again
from convert.parser.augment.again import articles_of, gold_page, page_again
from convert.parser.augment.stories import rng_of
from convert.parser.roles import FURNITURE, Role
from convert.parser.train import Recipe, example_of

LINES = (
    ("江城日报 2026年3月2日 第3版", None, ["folio"], False),
    ("河口镇灌渠通水", 1, ["headline"], False),
    ("镇里请来三支工程队，赶在春灌", 1, ["paragraph"], False),
    ("之前把渠底重新衬砌。", 1, ["paragraph"], True),
    ("文化在线", None, ["*"], False),
    ("夜校的灯", 2, ["headline"], False),
    ("夜校的灯亮到九点，", 2, ["paragraph"], False),
    ("学员多是 Linux", 2, ["paragraph"], True),
    ("Foundation 的木工。", 2, ["paragraph"], True),
    ("山货进城。", 3, ["caption"], False),
    ("责任编辑 陆小满", None, ["editor_line"], False),
)


def page_of(style: str, name: str = "one") -> tuple[dict[str, Any], str]:
    """Gold and text of a page of three articles, the second a round-up, the third a picture alone."""
    gold = [
        {"line": number, "article": article, "roles": roles, "joined": joined}
        for number, (_, article, roles, joined) in enumerate(LINES, 1)
    ]
    page = {"page": name, "source": "made", "style": style, "bundles": [2], "loose": [3], "lines": gold}
    return page, "".join(f"{text}\n" for text, *_ in LINES)


def corpus(folder: Path, *names: str) -> Path:
    """A corpus of such pages, without records."""
    (folder / "pages").mkdir(parents=True)
    rows = []
    for name in names:
        page, text = page_of("tight", name)
        rows.append(json.dumps(page, ensure_ascii=False))
        (folder / "pages" / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "gold.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def test_a_page_falls_into_its_articles() -> None:
    page = gold_page(*page_of("tight"))
    assert [block.text for block in page.head] == ["江城日报 2026年3月2日 第3版"]
    assert [block.text for block in page.foot] == ["责任编辑 陆小满"]
    assert [len(article.blocks) for article in page.articles] == [4, 4, 1]
    assert page.articles[0].blocks[-1].text == "文化在线"  # a line of no article stays behind the one before it
    assert [article.bundle for article in page.articles] == [False, True, False]
    assert [article.loose for article in page.articles] == [False, False, True]


def test_wrapped_lines_are_put_together_and_column_breaks_kept() -> None:
    wrapped = gold_page(*page_of("wrapped"))
    assert [block.text for block in wrapped.articles[1].blocks] == [
        "夜校的灯", "夜校的灯亮到九点，学员多是 Linux Foundation 的木工。"
    ]  # fmt: skip
    tight = gold_page(*page_of("tight"))
    assert [block.joined for block in tight.articles[1].blocks] == [False, False, True, True]


def test_again_every_article_is_whole_and_one_of_the_pages_or_of_others() -> None:
    one, two = gold_page(*page_of("tight", "one")), gold_page(*page_of("tight", "two"))
    texts = {tuple(block.text for block in article.blocks) for article in articles_of([one, two])}
    for seed in range(20):
        made = page_again(one, articles_of([one, two]), rng_of(seed))
        begun = [k for k, block in enumerate(made.blocks) if block.opens]
        inner = [made.blocks[a:b] for a, b in zip(begun, [*begun[1:], -1], strict=True)]
        assert len(inner) == made.articles == 3
        assert {tuple(block.text for block in blocks) for blocks in inner} <= texts
        for blocks in inner:
            number = blocks[0].article
            assert {block.article for block in blocks} <= {number, None}
            assert (number in made.loose) is (blocks[0].text == "山货进城。")
            assert (number in made.bundles) is (blocks[0].text == "夜校的灯")


def test_what_is_laid_out_again_can_be_learnt_from(tmp_path: Path) -> None:
    pages = list(gold_pages(corpus(tmp_path, "one", "two", "three")))
    made = list(laid_out_again(pages, seed=4))
    assert made == list(laid_out_again(pages, seed=4))
    assert made != list(laid_out_again(pages, seed=5))
    for page, text in made:
        example = example_of(page, text)
        assert len(example.lines) == len(page["lines"])
        assert sum(bool(gold.starts) for gold in example.gold) == 3


def test_a_chain_without_a_fold_sees_none_of_its_pages_again(tmp_path: Path) -> None:
    from convert.parser.grow import fold_of

    names = [f"page{n}" for n in range(12)]
    recipe = Recipe((), (corpus(tmp_path, *names),), 1, 1, 1, 1, 6.0)
    seen = {example.name.partition("-")[2] for example in recipe.lot(1, 0)}
    assert seen == {name for name in names if fold_of(name) != 0}
    assert recipe.lot(1, 0, inside=True) == []  # a forest is shown them as they stand


def test_a_source_left_out_is_not_laid_out_again(tmp_path: Path) -> None:
    recipe = Recipe((), (corpus(tmp_path, "daily1", "weekly1"),), 1, 1, 1, 1, 6.0, without="daily")
    assert {example.name.partition("-")[2] for example in recipe.lot(1)} == {"weekly1"}


def test_a_line_of_no_article_that_may_be_anything_is_an_open_question() -> None:
    example = example_of(*page_of("tight"))
    aside = example.gold[4]
    assert aside.starts is None
    assert set(aside.roles) == set(Role)
    assert set(example.gold[0].roles) < FURNITURE
