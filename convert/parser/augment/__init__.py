"""Pages laid out from structured records in many ways, so that training sees more than one paper's habits.

`printed` pages keep a page's articles as they stood and vary the layout; `mixed` pages put articles of many pages
together, shortened, in forms of print drawn from forms.py; some of them are pages of other papers altogether
(genres.py). Everything depends on the seed and the records only.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from convert.parser.augment.again import GoldPage, articles_of, gold_pages, page_again
from convert.parser.augment.layouts import lay_out, wrap
from convert.parser.augment.page import Page, split_column
from convert.parser.augment.pages import mixed_page, other_paper, printed_page
from convert.parser.augment.stories import (
    DATELINE,
    Record,
    Story,
    clause,
    page_of,
    pages_of,
    read_records,
    rng_of,
    shortened,
    story_of,
    usable,
)
from convert.parser.augment.variations import made_caption

__all__ = [
    "DATELINE",
    "GoldPage",
    "Page",
    "Record",
    "Story",
    "augmented",
    "clause",
    "gold_pages",
    "laid_out_again",
    "lay_out",
    "made_caption",
    "mixed_page",
    "other_paper",
    "page_of",
    "pages_of",
    "printed_page",
    "read_records",
    "rng_of",
    "shortened",
    "split_column",
    "story_of",
    "wrap",
]

OTHER_PAPERS = 1.8
"""To each mixed page so many pages in the forms of other papers: small ones, so that they are a tenth of the lines."""


def augmented(
    records: dict[str, list[Record]], printed: int, mixed: int, seed: int = 1
) -> Iterator[tuple[dict[str, Any], str]]:
    """Gold and text of `printed` + `mixed` pages, and of pages of other papers besides."""
    pages = [item for source in sorted(records) for item in pages_of(source, records[source]).items()]
    order = rng_of(seed, "order")
    for n in range(printed):
        key, page = order.choice(pages)
        yield lay_out(printed_page(page, rng_of(seed, key, n)), f"p{n}-{key}", rng_of(seed, key, n, "layout"))
    pool = [record for source in sorted(records) for record in records[source] if usable(record)]
    short = [record for record in pool if len(record["paragraphs"]) <= 5]
    for n in range(mixed):
        rng = rng_of(seed, "mixed", n)
        yield lay_out(mixed_page(pool, short, rng), f"m{n}", rng_of(seed, "mixed", n, "layout"))
    for n in range(round(mixed * OTHER_PAPERS)):
        rng = rng_of(seed, "other", n)
        yield lay_out(other_paper(pool, rng), f"o{n}", rng_of(seed, "other", n, "layout"))


def laid_out_again(pages: Sequence[GoldPage], seed: int = 1) -> Iterator[tuple[dict[str, Any], str]]:
    """Gold and text of pages put together again (again.py)."""
    others = articles_of(pages)
    for page in pages:
        made = page_again(page, others, rng_of(seed, "again", page.name))
        yield lay_out(made, f"a-{page.name}", rng_of(seed, "again", page.name, "layout"))
