"""Structured records of articles, and the stories made of them.

A record is one article (kicker, title, subtitle, authors_line, paragraphs, strong_paragraphs, images …).
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

Record = dict[str, Any]
DATELINE = re.compile(
    r"^[【（(〔]?(?:据)?(?:本报|新华社|本社|中新社|本市)[^，。]{0,30}?(?:电|讯)"
    r"(?:】|  *|　*)(?:[（(][^）)]{0,60}[）)])?[ 　]*"
)
CREDIT = re.compile(r"(?:摄|攝|供图|资料照片|资料图片|制图|影像中国|人民视觉|新华社发)[）)。]?$")
BYLINE = re.compile(
    r"^(?:本报|新华社|本社|人民网)?(?:特约|见习|通讯)?(?:记者|通讯员|评论员)(?:[ 　：:]+[一-龥]{1,4})*$"
)


@dataclass(slots=True)
class Story:
    """One article, ready to be laid out."""

    kickers: list[str]
    titles: list[str]
    subtitles: list[str]
    bylines: list[str]
    paragraphs: list[str]
    strong: set[int]
    captions: list[tuple[int, list[str]]] = field(default_factory=list)  # before which paragraph
    standfirst: str = ""
    decks: bool = False
    head_jump: str = ""
    tail_jump: str = ""


def read_records(folder: Path) -> dict[str, list[Record]]:
    """Records by source (the name of the file)."""
    return {
        path.stem: [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]
        for path in sorted(folder.glob("*.jsonl"))
    }


def pages_of(source: str, records: Iterable[Record]) -> dict[str, list[Record]]:
    """The records of each page, in print order."""
    pages: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        pages[page_of(source, record)].append(record)
    return {key: sorted(page, key=lambda record: record["order"]) for key, page in sorted(pages.items())}


def page_of(source: str, record: Record) -> str:
    """The name of the page that a record stands on."""
    return f"{source}-{record['date']}-{record['page_no']}"


def rng_of(*parts: object) -> Random:
    """A random source that depends on these parts only."""
    return Random(int(hashlib.sha256("/".join(map(str, parts)).encode()).hexdigest()[:12], 16))


def usable(record: Record) -> bool:
    """A plain article with a title and a lead: fit to be set in other forms."""
    paragraphs, title = record.get("paragraphs") or [""], record.get("title") or [""]
    return (
        record.get("kind") is None
        and len(paragraphs[0]) >= 40
        and len(title[0]) >= 4
        and title[0] not in ("图片报道", "图片新闻")
    )


def story_of(record: Record) -> Story:
    """A story as its record has it."""
    titles = [title for title in record.get("headline_lines_in_body") or record["title"] if title]
    images = [image for image in record.get("images") or [] if isinstance(image, dict) and image.get("caption")]
    count = len(record.get("paragraphs") or [])
    return Story(
        kickers=list(record.get("kicker") or []),
        titles=titles,
        subtitles=list(record.get("subtitle") or []),
        bylines=[line] if (line := (record.get("authors_line") or "").strip()) and line != "." else [],
        paragraphs=list(record.get("paragraphs") or []),
        strong=set(record.get("strong_paragraphs") or record.get("centered_paragraphs") or []),
        captions=[(min(image.get("after_paragraph") or count, count), list(image["caption"])) for image in images],
        standfirst=record.get("summary") or "",
        decks=bool(record.get("headline_lines_in_body")) and len(titles) > 1,
    )


def shortened(story: Story, keep: int) -> Story:
    """Its first paragraphs only; never ending on a crosshead, never reaching into another item."""
    for i, text in enumerate(story.paragraphs[1:keep], 1):
        if DATELINE.match(text) or BYLINE.match(text):
            keep = i
            break
    while keep > 1 and (
        keep - 1 in story.strong or (keep - 1 < len(story.paragraphs) and len(story.paragraphs[keep - 1]) < 25)
    ):
        keep -= 1
    return replace(
        story,
        paragraphs=story.paragraphs[:keep],
        strong={i for i in story.strong if i < keep},
        captions=[(min(at, keep), caption) for at, caption in story.captions],
    )


def clause(rng: Random, text: str, low: int = 7, high: int = 22) -> str:
    """A stretch between two marks, without marks: what kickers and crossheads look like."""
    parts = [part for part in re.split(r"[，。；：！？、“”（）\s]", DATELINE.sub("", text)) if low <= len(part) <= high]
    return rng.choice(parts) if parts else ""
