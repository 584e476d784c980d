"""The pages that the augmenter makes in the forms of other papers: each form has the roles it is there to teach."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from convert.parser.augment import lay_out, other_paper
from convert.parser.augment.columns import cartoon, column, commentary, introduced, roundup, series, standing
from convert.parser.augment.genres import HOUSES
from convert.parser.augment.letters import letters, serial, signed, verse
from convert.parser.augment.listings import board, entries, marked
from convert.parser.augment.material import Material
from convert.parser.augment.notices import disclosure, notice, obituary
from convert.parser.augment.overseas import city_report, island_report, old_reports
from convert.parser.augment.page import Block, Page
from convert.parser.augment.reports import briefs, continued, parted, photo_essay, picture_group, shown, wired
from convert.parser.augment.stories import Story
from convert.parser.augment.talks import interview, law, speech
from convert.parser.augment.unsigned import exhibit, labelled, unsigned
from convert.parser.augment.variations import vary_crossheads
from convert.parser.labels import LABELS, may_follow, may_open_page
from convert.parser.train import example_of
from tests.parser.test_train import record

POOL = [record(n) for n in range(24)]
Genre = Callable[[Page, Material], None]
SHOWS: tuple[tuple[Genre, tuple[str, ...]], ...] = (
    (roundup, ("headline", "paragraph", "crosshead", "paragraph", "crosshead")),
    (column, ("kicker", "headline")),
    (series, ("headline", "editor_note")),
    (letters, ("headline", "paragraph", "paragraph", "byline")),
    (signed, ("headline", "paragraph", "byline")),
    (verse, ("headline", "paragraph", "paragraph", "paragraph", "paragraph")),
    (serial, ("headline", "subheadline", "byline", "paragraph", "endnote")),
    (interview, ("headline", "byline", "paragraph", "paragraph")),
    (notice, ("headline", "paragraph", "paragraph")),
    (disclosure, ("kicker", "headline", "editor_note", "paragraph")),
    (obituary, ("headline", "paragraph", "paragraph")),
    (law, ("headline", "subheadline", "paragraph")),
    (commentary, ("headline", "byline", "paragraph", "paragraph", "paragraph")),
    (shown, ("headline", "paragraph", "caption")),
    (photo_essay, ("headline", "paragraph", "caption", "paragraph")),
    (parted, ("headline", "paragraph", "caption", "paragraph")),
    (continued, ("jump", "paragraph")),
    (wired, ("headline", "paragraph", "dateline")),
    (introduced, ("headline", "editor_note", "editor_note", "headline", "byline", "paragraph")),
    (standing, ("headline", "paragraph")),
    (cartoon, ("headline", "caption", "credit")),
    (speech, ("headline", "subheadline", "byline", "paragraph", "paragraph")),
    (briefs, ("headline", "paragraph", "headline", "paragraph")),
    (picture_group, ("headline", "caption", "caption", "credit", "caption")),
    (unsigned, ("headline", "paragraph", "headline", "paragraph")),
    (labelled, ("kicker", "headline", "byline", "paragraph", "kicker", "headline")),
    (marked, ("headline", "paragraph", "paragraph")),
    (board, ("headline", "paragraph", "paragraph", "endnote")),
    (entries, ("headline", "paragraph", "paragraph")),
    (exhibit, ("caption", "credit")),
    (city_report, ("headline", "paragraph", "crosshead", "paragraph", "byline")),
    (island_report, ("headline", "paragraph", "endnote")),
    (old_reports, ("kicker", "headline", "subheadline", "paragraph")),
)
"""Roles that each form shows in this order, on some page at least, with others between them."""


def made(make: Genre, seed: int) -> list[Block]:
    page = Page(Random(seed))
    make(page, Material(POOL, page.rng))
    return page.blocks


def shows(blocks: list[Block], wanted: tuple[str, ...]) -> bool:
    rest = iter(block.roles for block in blocks)
    return all(any(role in roles for roles in rest) for role in wanted)


@pytest.mark.parametrize(("make", "wanted"), SHOWS, ids=[make.__name__ for make, _ in SHOWS])
def test_a_form_shows_what_it_is_there_to_teach(make: Genre, wanted: tuple[str, ...]) -> None:
    assert any(shows(made(make, seed), wanted) for seed in range(40))


def test_every_form_of_the_houses_is_tried_above() -> None:
    used = {make for _, kinds in HOUSES for _, make in kinds if make is not None}
    assert used == {make for make, _ in SHOWS}


@pytest.mark.parametrize("seed", range(60))
def test_the_lines_of_a_page_fit_the_grammar(seed: int) -> None:
    gold, text = lay_out(other_paper(POOL, Random(seed)), "o", Random(seed))
    allowed = [[k for k in LABELS if line.allows(k)] for line in example_of(gold, text).gold]
    reached = [label for label in allowed[0] if may_open_page(label)]
    for labels in allowed[1:]:
        reached = [label for label in labels if any(may_follow(before, label) for before in reached)]
    assert reached


def test_a_round_up_is_one_article() -> None:
    for seed in range(20):
        assert {block.article for block in made(roundup, seed)} == {1}


def test_round_ups_whose_items_have_datelines_may_fall_apart() -> None:
    pages = [Page(Random(seed)) for seed in range(20)]
    for page in pages:
        roundup(page, Material(POOL, page.rng))
    free = [page for page in pages if page.bundles]
    assert free
    assert len(free) < len(pages)
    for page in free:  # a title over a dateline is a headline, also where nothing says that an article begins
        titles = [block.roles for block in page.blocks if {"headline", "crosshead"} & {*block.roles}]
        assert len(titles) > 1
        assert set(titles) == {("headline",)}


def test_every_brief_is_an_article_that_begins_with_its_dateline() -> None:
    for seed in range(20):
        blocks = [block for block in made(briefs, seed) if not block.joined]
        leads = [after for before, after in pairwise(blocks) if before.opens]
        assert len(leads) == len({block.article for block in blocks})
        assert all(block.roles == ("paragraph",) for block in leads)


def test_every_letter_is_an_article_with_its_own_headline() -> None:
    for seed in range(20):
        blocks = made(letters, seed)
        assert [b.roles for b in blocks if b.opens] == [("headline",)] * len({b.article for b in blocks})


def test_pages_of_other_papers_hold_every_line_of_the_gold() -> None:
    for seed in range(20):
        gold, text = lay_out(other_paper(POOL, Random(seed)), "o", Random(seed))
        assert _numbers(gold) == [n for n, line in enumerate(text.split("\n"), 1) if line.strip(" 　")]


def _numbers(gold: dict[str, Any]) -> list[int]:
    return [row["line"] for row in gold["lines"]]


def test_a_picture_stands_between_the_halves_of_a_paragraph() -> None:
    page = Page(Random(3), inside_rate=1.0)
    text = "种粮大户说，往年浇一遍地要等九天，今年四天就够，手机上看得清清楚楚，争水的事再没有发生过，大家都说好。"
    page.story(Story([], ["灌渠通水"], [], [], [text], set(), captions=[(0, ["水流进了田里。"])]))
    head, first, caption, rest = page.blocks
    assert (head.text, caption.text, caption.roles) == ("灌渠通水", "水流进了田里。", ("caption",))
    assert (first.text + rest.text, first.joined, rest.joined) == (text, False, True)


LONG = "老师傅把四十年的手艺讲成了十二堂课。这些课一堂一堂录下来，放在镇上的夜校里，学员们晚上可以反复观看，还能把问题写下来。"
SHORT = "老师傅把四十年的手艺讲成了十二堂课。一堂一堂录下来。"


@pytest.mark.parametrize(("text", "left"), [(LONG, LONG[18:]), (SHORT, SHORT)])
def test_a_sentence_that_becomes_a_crosshead_leaves_a_paragraph_that_is_long_enough(text: str, left: str) -> None:
    for seed in range(400):
        story = Story([], ["夜校"], [], [], [text] * 6, set())
        vary_crossheads(story, Random(seed))
        heads = [story.paragraphs[i] for i in story.strong]
        if heads and set(heads) == {text.split("。", maxsplit=1)[0]}:
            assert {story.paragraphs[i + 1] for i in story.strong} == {left}
            return
    pytest.fail("no story was given its sentences as crossheads")
