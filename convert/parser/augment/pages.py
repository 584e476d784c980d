"""The pages that are laid out: as printed, of articles from anywhere, and in the forms of other papers."""

from collections.abc import Sequence
from random import Random

from convert.parser.augment.genres import HOUSES
from convert.parser.augment.material import Material
from convert.parser.augment.page import Page
from convert.parser.augment.reports import continued
from convert.parser.augment.stories import Record, shortened, story_of
from convert.parser.augment.variations import VARIATIONS

_INSIDE = 0.3
_GOES_ON = 0.12


def printed_page(records: Sequence[Record], rng: Random) -> Page:
    """The articles of a page as printed, the longer ones sometimes shortened."""
    page = Page(rng)
    short = rng.random() < 0.7
    page.furniture_before()
    for record in records:
        if record.get("kind") == "editor_line":
            for text in [*(record.get("title") or []), *(record.get("paragraphs") or [])]:
                page.furniture(text, "editor_line")
        elif _printable(record):
            story = story_of(record)
            if record["title"][0] in ("图片报道", "图片新闻"):
                page.loose_photo(story)
            else:
                page.story(shortened(story, rng.randint(4, 14)) if short and story.paragraphs else story)
    return page


def _printable(record: Record) -> bool:
    if (
        record.get("kind") in ("advert", "margin", "head", "image", "other")
        or not record.get("title")
        or record["title"][0] == "广告"
    ):
        return False
    return bool(
        record.get("paragraphs") or any(isinstance(i, dict) and i.get("caption") for i in record.get("images") or [])
    )


def mixed_page(pool: Sequence[Record], short: Sequence[Record], rng: Random) -> Page:
    """Articles from anywhere, shortened, in other papers' forms: news pages, briefs, photo pages."""
    page = Page(rng, inside_rate=_INSIDE)
    page.furniture_before()
    brief = rng.random() < 0.35
    for _ in range(rng.randint(2, 9)):
        _ordinary(page, rng.choice(short if (brief or rng.random() < 0.4) and short else pool), brief)
    page.furniture_after()
    return page


def _ordinary(page: Page, record: Record, brief: bool) -> None:
    """One article, shortened and varied; or a picture with a headline of its own."""
    rng = page.rng
    story = shortened(story_of(record), rng.randint(1, 3) if brief else rng.randint(1, 11))
    if not story.paragraphs or not story.titles:
        return
    if rng.random() < 0.12:
        page.photo_story(story)
        return
    for vary in VARIATIONS:
        if rng.random() < 0.8:
            vary(story, rng)
    page.story(story, boxes=True)


def other_paper(pool: Sequence[Record], rng: Random) -> Page:
    """A page, often a small one, of articles in forms of their own."""
    page, material = Page(rng, inside_rate=_INSIDE), Material(pool, rng)
    page.furniture_before()
    kinds = rng.choices([kinds for _, kinds in HOUSES], [weight for weight, _ in HOUSES])[0]
    if rng.random() < _GOES_ON:
        continued(page, material)
    for _ in range(rng.choice((1, 1, 2, 2, 3, 3, 4, 5))):
        make = rng.choices([make for _, make in kinds], [weight for weight, _ in kinds])[0]
        if make is None:
            _ordinary(page, rng.choice(pool), rng.random() < 0.5)
        else:
            make(page, material)
    page.furniture_after()
    return page
