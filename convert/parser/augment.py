"""Pages laid out from structured records in many ways, so that training sees more than one paper's habits.

A record is one article (kicker, title, subtitle, authors_line, paragraphs, strong_paragraphs, images …).
`printed` pages keep a page's articles as they stood and vary the layout; `mixed` pages put articles of many pages
together, shortened, in forms of print drawn from forms.py. Everything depends on the seed and the records only.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

from convert.parser import forms

Record = dict[str, Any]
_ENDS = "。！？!?…；;：:"
_CLOSERS = "」』”’）)》】〕"
_DATELINE = re.compile(
    r"^[【（(〔]?(?:据)?(?:本报|新华社|本社|中新社|本市)[^，。]{0,30}?(?:电|讯)"
    r"(?:】|  *|　*)(?:[（(][^）)]{0,60}[）)])?[ 　]*"
)
_CREDIT = re.compile(r"(?:摄|攝|供图|资料照片|资料图片|制图|影像中国|人民视觉|新华社发)[）)。]?$")
_BYLINE = re.compile(
    r"^(?:本报|新华社|本社|人民网)?(?:特约|见习|通讯)?(?:记者|通讯员|评论员)(?:[ 　：:]+[一-龥]{1,4})*$"
)
_MAIL = re.compile(r"邮箱|投稿|赐稿|来稿|[\w.]+@[\w.]+")
_NO_BREAK_BEFORE = "，。、！？；：）》”’」』】%…·"
_DECKS = ("kicker", "headline", "subheadline")
_PAREN = ("endnote", "paragraph", "byline", "dateline", "editor_line", "jump", "credit", "editor_note")


@dataclass(frozen=True, slots=True)
class Block:
    """One line to be, of an article or of the page."""

    text: str
    article: int | None
    roles: tuple[str, ...]
    wide: bool = False  # a picture is missing before it
    joined: bool = False
    opens: bool = False  # first block of an article


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
        pages[f"{source}-{record['date']}-{record['page_no']}"].append(record)
    return {key: sorted(page, key=lambda record: record["order"]) for key, page in sorted(pages.items())}


def rng_of(*parts: object) -> Random:
    """A random source that depends on these parts only."""
    return Random(int(hashlib.sha256("/".join(map(str, parts)).encode()).hexdigest()[:12], 16))


def augmented(
    records: dict[str, list[Record]], printed: int, mixed: int, seed: int = 1
) -> Iterator[tuple[dict[str, Any], str]]:
    """Gold and text of `printed` + `mixed` pages."""
    pages = [item for source in sorted(records) for item in pages_of(source, records[source]).items()]
    order = rng_of(seed, "order")
    for n in range(printed):
        key, page = order.choice(pages)
        yield lay_out(printed_page(page, rng_of(seed, key, n)), f"p{n}-{key}", rng_of(seed, key, n, "layout"))
    pool = [record for source in sorted(records) for record in records[source] if _usable(record)]
    short = [record for record in pool if len(record["paragraphs"]) <= 5]
    for n in range(mixed):
        rng = rng_of(seed, "mixed", n)
        yield lay_out(mixed_page(pool, short, rng), f"m{n}", rng_of(seed, "mixed", n, "layout"))


def _usable(record: Record) -> bool:
    paragraphs, title = record.get("paragraphs") or [""], record.get("title") or [""]
    return (
        record.get("kind") is None
        and len(paragraphs[0]) >= 40
        and len(title[0]) >= 4
        and title[0] not in ("图片报道", "图片新闻")
    )


# --- stories out of records


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
        if _DATELINE.match(text) or _BYLINE.match(text):
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
    parts = [
        part for part in re.split(r"[，。；：！？、“”（）\s]", _DATELINE.sub("", text)) if low <= len(part) <= high
    ]
    return rng.choice(parts) if parts else ""


# --- variations, each changing one thing


def vary_headline(story: Story, rng: Random) -> None:
    """Kicker and headline, headline and subheadline, with and without marks."""
    title = re.sub(r"（[^（）]{2,20}）$", "", story.titles[0]) if rng.random() < 0.5 else story.titles[0]
    story.titles = [title, *story.titles[1:]]
    parts = re.split(r" {1,2}|　", title)
    if story.decks or len(story.titles) > 1:
        return
    if len(parts) == 2 and min(map(len, parts)) >= 4 and rng.random() < 0.7:
        _split_title(story, parts, rng)
    elif rng.random() < 0.35:
        _add_deck(story, rng)


def _split_title(story: Story, parts: list[str], rng: Random) -> None:
    story.titles = [parts[1]]
    if rng.random() < 0.6 and not story.kickers:
        story.kickers = [parts[0]]
    elif not story.subtitles:
        story.titles, story.subtitles = [parts[0]], [parts[1]]


def _add_deck(story: Story, rng: Random) -> None:
    """A kicker or subheadline made of a clause of the story."""
    deck = clause(rng, rng.choice(story.paragraphs[:3]), 8, 24)
    if not deck:
        return
    if rng.random() < 0.6:
        story.kickers = [deck + rng.choice(("——", "", "", "", "强调", "："))]
    else:
        story.subtitles = [rng.choice(("——", "", "", "")) + deck]


def vary_byline(story: Story, rng: Random) -> None:
    """Another paper's byline, or none."""
    if rng.random() < 0.55:
        story.bylines = list(forms.draw(rng, forms.BYLINES))
    elif rng.random() < 0.3:
        story.bylines = []


def vary_lead(story: Story, rng: Random) -> None:
    """Another dateline, or none; a story with a byline seldom has one."""
    first = _DATELINE.sub("", story.paragraphs[0])
    if not first or 0 in story.strong:
        return
    lead = forms.draw(rng, forms.LEADS) if rng.random() < (0.15 if story.bylines else 0.75) else ""
    story.paragraphs[0] = lead + first


def vary_crossheads(story: Story, rng: Random) -> None:
    """Full-sentence, numbered and short crossheads, taken out of the paragraphs they head."""
    if story.strong or len(story.paragraphs) < 4 or rng.random() < 0.4:
        return
    style = rng.choice(("sentence", "sentence", "clause", "clause", "number", "bullet", "pair"))
    found: list[str] = []
    strong: set[int] = set()
    for i, text in enumerate(story.paragraphs):
        head = (
            _crosshead(style, text, rng, len(strong))
            if i and rng.random() < 0.35 and len(found) - 1 not in strong
            else ""
        )
        if head and style == "pair":
            strong.add(len(found))
            found.append(clause(rng, text, 3, 12) + "——")
        if head:
            strong.add(len(found))
            found.append(head)
        found.append(text)
    story.captions = [(at + sum(i < at + 1 for i in strong), caption) for at, caption in story.captions]
    story.paragraphs, story.strong = found, strong


def _crosshead(style: str, text: str, rng: Random, n: int) -> str:
    sentence = re.split(r"[。！？；]", text)[0]
    if style == "sentence":
        return sentence if 12 <= len(sentence) <= 46 and "“" not in sentence else ""
    head = clause(rng, text, 4, 18)
    if style == "number" and head:
        return rng.choice(
            (f"{'一二三四五六七八九十'[n % 10]}、{head}", f"{n + 1}．{head}", f"{'①②③④⑤⑥⑦⑧⑨'[n % 9]}{head}")
        )
    return ("■ " if style == "bullet" and head else "") + head


def vary_photos(story: Story, rng: Random) -> None:
    """Pictures with captions and credits, in other papers' forms: one, or several in a row."""
    if story.captions and rng.random() < 0.5:
        story.captions = [(at, _other_credit(caption, rng)) for at, caption in story.captions]
    elif not story.captions and rng.random() < 0.5:
        at = rng.choice((0, 0, 1, len(story.paragraphs), len(story.paragraphs)))
        count = rng.choice((1, 1, 1, 2, 3))
        story.captions = [(at, made_caption(story, rng)) for _ in range(count)]


def _other_credit(caption: list[str], rng: Random) -> list[str]:
    if len(caption) > 1 and _CREDIT.search(caption[-1]):
        return [*caption[:-1], forms.draw(rng, forms.CREDITS)]
    return caption


def made_caption(story: Story, rng: Random) -> list[str]:
    """A caption made of a sentence or a phrase of the story, mostly with a credit; or a graphic's source."""
    if rng.random() < 0.1:
        return [f"数据来源：{forms.body(rng)}", *([f"制图：{forms.name(rng)}"] if rng.random() < 0.7 else [])]
    if rng.random() < 0.3:
        text = (clause(rng, rng.choice(story.paragraphs), 5, 16) or "活动现场") + rng.choice(
            ("。", "。", "", "（右一）。")
        )
    else:
        text = _caption_sentence(story, rng)
    return [text, forms.draw(rng, forms.CREDITS)] if rng.random() < 0.85 else [text]


def _caption_sentence(story: Story, rng: Random) -> str:
    parts = [part for text in story.paragraphs for part in _DATELINE.sub("", text).split("。")[:2]]
    sentences = [part + "。" for part in parts if 12 <= len(part) <= 90 and "“" not in part]
    opening = rng.choice(("", "", "", rng.choice(forms.CAPTION_HEADS), f"{forms.day(rng)}，在{forms.place(rng)}，"))
    text = opening + (rng.choice(sentences) if sentences else "图为活动现场。")
    return text.rstrip("。") if rng.random() < 0.25 else text


VARIATIONS = (vary_headline, vary_byline, vary_lead, vary_crossheads, vary_photos)


# --- pages


def printed_page(records: Sequence[Record], rng: Random) -> "Page":
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


def mixed_page(pool: Sequence[Record], short: Sequence[Record], rng: Random) -> "Page":
    """Articles from anywhere, shortened, in other papers' forms: news pages, briefs, photo pages."""
    page = Page(rng)
    page.furniture_before()
    brief = rng.random() < 0.35
    for _ in range(rng.randint(2, 9)):
        record = rng.choice(short if (brief or rng.random() < 0.4) and short else pool)
        story = shortened(story_of(record), rng.randint(1, 3) if brief else rng.randint(1, 11))
        if not story.paragraphs or not story.titles:
            continue
        if rng.random() < 0.12:
            page.photo_story(story)
            continue
        for vary in VARIATIONS:
            if rng.random() < 0.8:
                vary(story, rng)
        page.story(story, boxes=True)
    page.furniture_after()
    return page


class Page:
    """Blocks of a page as it is put together."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.blocks: list[Block] = []
        self.articles = 0
        self.bundles: list[int] = []
        self.loose: list[int] = []
        self.cut_rate = rng.choice((0.0, 0.05, 0.1, 0.25))

    def add(self, text: str, *roles: str, wide: bool = False, joined: bool = False) -> None:
        """A block of the current article, unless there is nothing in it."""
        text = text.strip(" 　\t\r\n\u2003")
        if text:
            opens = self.articles > 0 and not any(block.article == self.articles for block in self.blocks[-1:])
            self.blocks.append(Block(text, self.articles, roles, wide, joined, opens))

    def furniture(self, text: str, role: str) -> None:
        """A line of the page itself."""
        self.blocks.append(Block(text.strip(), None, (role,)))

    def furniture_before(self) -> None:
        """A folio and viewer words, sometimes."""
        if self.rng.random() < 0.3:
            self.furniture(forms.folio(self.rng), "folio")
        if self.rng.random() < 0.06:
            self.furniture(forms.draw(self.rng, forms.VIEWER), "other")

    def furniture_after(self) -> None:
        """Editor lines and viewer words, sometimes."""
        if self.rng.random() < 0.35:
            self.furniture(forms.draw(self.rng, forms.EDITORS), "editor_line")
            if self.rng.random() < 0.4:
                self.furniture(forms.draw(self.rng, forms.EDITORS), "editor_line")
        if self.rng.random() < 0.06:
            self.furniture(forms.draw(self.rng, forms.VIEWER), "other")

    def loose_photo(self, story: Story) -> None:
        """A picture of its own, with or without a headline."""
        self.articles += 1
        if self.rng.random() < 0.5:
            self.add(story.titles[0], "headline", wide=True)
        else:
            self.loose.append(self.articles)
        for _, caption in story.captions:
            self.caption(caption)
        if not story.captions:
            for text in story.paragraphs:
                self.add(text, "caption", "credit", "paragraph")

    def photo_story(self, story: Story) -> None:
        """A picture with a headline of its own: caption text, then the credit."""
        self.articles += 1
        title = re.split(r" {1,2}|（|　", story.titles[0])[0]
        self.add(title, "headline", wide=self.rng.random() < 0.5)
        text = _DATELINE.sub("", story.paragraphs[0])[:160].rpartition("。")[0] or "图为活动现场"
        opening = self.rng.choice(
            ("", f"{forms.day(self.rng)}，", f"{forms.day(self.rng)}，在{forms.place(self.rng)}，", "图为")
        )
        credit = forms.draw(self.rng, forms.CREDITS)
        if self.rng.random() < 0.5:
            self.add(f"{opening}{text}。{credit}", "caption")
        else:
            self.add(f"{opening}{text}。", "caption")
            self.add(credit, "credit")

    def story(self, story: Story, boxes: bool = False) -> None:
        """A whole article."""
        self.articles += 1
        self._heading(story)
        if boxes:
            self._opening_extras(story)
        self._body(story, _is_roundup(story))
        if story.tail_jump:
            self.add(story.tail_jump, "jump")
        if boxes:
            self._closing_extras(story)

    def _heading(self, story: Story) -> None:
        for text in story.kickers:
            self.add(text, "kicker")
        for text in story.titles:
            self.add(
                text,
                *(
                    _DECKS
                    if story.decks
                    else ("headline",)
                    if len(story.titles) == 1
                    else ("headline", "kicker", "subheadline")
                ),
            )
        for text in story.subtitles:
            self.add(text, "subheadline")
        for k, text in enumerate(story.bylines):
            if k == 0 and self.rng.random() < 0.03 and " " in text and "记者 " in text:
                head, _, rest = text.partition(" ")
                self.add(head, "byline")
                self.add(rest, "byline", joined=True)
            else:
                self.add(text, "byline")
        if story.standfirst:
            self.add(story.standfirst, "standfirst", "paragraph")

    def _opening_extras(self, story: Story) -> None:
        draw = self.rng.random()
        first = story.paragraphs[0].split("。")[0]
        if draw < 0.03:
            self.add(forms.draw(self.rng, forms.JUMPS_FROM), "jump")
        elif draw < 0.06:
            self.add(self.rng.choice(forms.STANDFIRST_LABELS), "standfirst", "crosshead")
            self.add(first + "。", "standfirst")
        elif draw < 0.08:
            self.add(self.rng.choice(forms.NOTE_HEADS) + first + "。", "editor_note")
            if self.rng.random() < 0.4:
                self.add(self.rng.choice(("——编 者", "——编  者", "——编者")), "editor_note")

    def _closing_extras(self, story: Story) -> None:
        draw = self.rng.random()
        if draw < 0.09:
            self.add(forms.draw(self.rng, forms.NOTES), "endnote")
        elif draw < 0.13:
            text = forms.draw(self.rng, forms.CLOSING_BYLINES)
            self.add(text, *(("endnote", "byline") if text.startswith("（") else ("byline",)))
        elif draw < 0.16:
            self._jump_to(forms.draw(self.rng, forms.JUMPS_TO))
        elif draw < 0.18:
            self.add(f"新华社{forms.place(self.rng)}{forms.day(self.rng)}电", "dateline")
        elif draw < 0.21 and len(story.paragraphs) > 1:
            self.add(self.rng.choice(forms.BOX_LABELS), "crosshead")
            self.add(self.rng.choice(story.paragraphs), "paragraph")

    def _jump_to(self, text: str) -> None:
        """On a line of its own, or glued to the last paragraph."""
        last = self.blocks[-1]
        if last.roles == ("paragraph",) and self.rng.random() < 0.5:
            self.blocks[-1] = replace(last, text=last.text + text)
        else:
            self.add(text, "jump")

    def _body(self, story: Story, roundup: bool) -> None:
        if roundup:
            self.bundles.append(self.articles)
        waiting = sorted(story.captions, key=lambda item: item[0])
        for i, text in enumerate(story.paragraphs):
            while waiting and waiting[0][0] <= i:
                self.caption(waiting.pop(0)[1])
            self.paragraph(text, paragraph_roles(text, i in story.strong, roundup))
        for _, caption in waiting:
            self.caption(caption)

    def paragraph(self, text: str, roles: tuple[str, ...]) -> None:
        """A paragraph, sometimes cut by a column break."""
        if roles[0] == "editor_line":
            self.furniture(text, "editor_line")
            return
        cut = roles == ("paragraph",) and self.rng.random() < self.cut_rate and split_column(self.rng, text)
        if cut:
            self.add(cut[0], *roles)
            self.add(cut[1], *roles, joined=True)
        else:
            self.add(text, *roles)

    def caption(self, caption: Sequence[str]) -> None:
        """A caption and its credit, on one line or two."""
        wide = self.rng.random() < 0.5
        if len(caption) >= 2 and _CREDIT.search(caption[-1]):
            text, credit = "".join(caption[:-1]), caption[-1]
            if self.rng.random() < 0.5:
                self.add(text + credit, "caption", "credit", wide=wide)
                return
            self.add(text, "caption", wide=wide)
            self.add(credit, "credit", "caption")
            return
        for k, text in enumerate(caption):
            credit_first = bool(_CREDIT.search(text)) and len(text) < 25
            self.add(text, *(("credit", "caption") if credit_first else ("caption", "credit")), wide=wide and k == 0)


def _is_roundup(story: Story) -> bool:
    signed = any(_BYLINE.match(text) for text in story.paragraphs[2:])
    return signed or any(len(text) > 40 and _DATELINE.match(text) for text in story.paragraphs[1:])


def paragraph_roles(text: str, strong: bool, roundup: bool) -> tuple[str, ...]:
    """The roles that a line of a record's body accepts: as in the bench, ambiguities included."""
    if _MAIL.search(text) and len(text) < 60:
        return ("editor_line", "endnote")
    if _CREDIT.search(text) and len(text) < 60:
        return ("caption", "credit", "paragraph", "endnote")
    if _BYLINE.match(text) and len(text) < 40:
        return ("byline",)
    if strong:
        if re.search(r"编者|手记|链接|点评|延伸|记者|[：:]$", text):
            return ("*",)
        return ("crosshead", "headline", "kicker", "subheadline") if roundup else ("crosshead",)
    return _plain_roles(text)


def _plain_roles(text: str) -> tuple[str, ...]:
    if re.match(r"^[（(]?(?:上接|下转)", text):
        return ("jump",)
    if (
        re.match(r"^[（(〔].*[）)〕]$", text)
        and len(text) < 120
        and not re.match(r"^[（(][一二三四五六七八九十甲乙丙丁\d]+[）)]", text)
    ):
        return _PAREN
    if re.match(r"^(?:编者按|编者的话|开栏的话)", text):
        return ("editor_note", "paragraph", "crosshead")
    if re.match(r"^(?:图[①-⑨：:]|上图|下图|左图|右图|题图|图为)", text):
        return ("caption", "credit", "paragraph", "endnote")
    if text[0] in "■●◆▲◎□" or re.match(r"^【.{1,12}】$", text):
        return ("*",)
    ended = text.rstrip(_CLOSERS)[-1:] in tuple(_ENDS)
    return ("*",) if (len(text) <= 40 and not ended) or len(text) <= 12 else ("paragraph",)


def split_column(rng: Random, text: str) -> tuple[str, str] | None:
    """Cut a paragraph where a column may end: in mid-sentence, not before a closing mark."""
    margin = rng.choice((6, 8, 12, 15))
    if rng.random() < 0.3:
        return _cut_at(rng, text, margin, min(len(text) - margin, 24))
    return _cut_at(rng, text, margin, len(text) - margin)


def _cut_at(rng: Random, text: str, margin: int, most: int) -> tuple[str, str] | None:
    if len(text) < 2 * margin + 20:
        return None
    for _ in range(8):
        i = rng.randint(margin, most)
        if (
            text[i - 1] not in "。！？"
            and text[i] not in _NO_BREAK_BEFORE
            and not (text[i - 1].isascii() and text[i].isascii())
        ):
            return text[:i], text[i:]
    return None


# --- layouts


@dataclass(frozen=True, slots=True)
class Style:
    """How a page is laid out."""

    name: str
    gap: int  # blank lines between blocks
    between: int  # more between articles
    wide: int  # more where a picture is missing
    indent: str = ""  # before paragraphs
    half: bool = False  # full-width ASCII folded
    wrap: int = 0
    noise: float = 0.0  # chance of a blank line more or less
    head_indent: str = ""


def draw_style(rng: Random) -> Style:
    """One of many layouts."""
    kind = rng.choices(("blank", "indented", "tight", "wrapped"), (54, 18, 14, 14))[0]
    half = rng.random() < 0.4
    noise = rng.choice((0.0, 0.0, 0.0, 0.1, 0.33))
    between = rng.choice((0, 0, 0, 0, 1, 2))
    if kind == "blank":
        indent = rng.choice(("", "", "", "　　", "    "))
        return Style(kind, rng.choice((1, 1, 1, 1, 2)), between, rng.choice((0, 2, 2, 1)), indent, half, 0, noise)
    if kind == "indented":
        return Style(
            kind,
            0,
            between,
            rng.choice((0, 2)),
            rng.choice(("　　", "　　", "    ", "　")),
            half,
            0,
            noise / 4,
            rng.choice(("", "", "", "　　　")),
        )
    if kind == "tight":
        return Style(kind, 0, between, rng.choice((0, 2)), "", half, 0, noise / 4)
    width = rng.choice((12, 15, 18, 20, 22, 24, 26, 28, 30, 34, 38))
    gap = rng.choice((0, 0, 0, 1))
    return Style(
        kind,
        gap,
        1 - gap if rng.random() < 0.6 else between,
        0,
        "" if gap and rng.random() < 0.5 else "　　",
        half,
        width,
        0.0,
    )


def half_width(text: str) -> str:
    """Full-width ASCII folded, as many export tools do."""
    return "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else " " if c == "　" else c for c in text)


def wrap(text: str, width: int) -> list[str]:
    """Break at a column's width: ASCII counts half, its runs hold together, no line begins with a closing mark."""
    lines, line, used = [], "", 0.0
    for token in re.findall(r"[!-~]+|.", text):
        size = len(token) * (0.5 if token.isascii() else 1)
        if line and used + size > width and token[0] not in "，。、！？；：）》”’」』】〕…,.!?;:)%":
            lines.append(line)
            line, used = "", 0.0
        line += token
        used += size
    return [*lines, line] if line else lines


def lay_out(page: Page, ident: str, rng: Random) -> tuple[dict[str, Any], str]:
    """The page as lines, with its gold in the bench's form."""
    style = draw_style(rng)
    lines: list[str] = [""] * rng.choice((0, 0, 0, 1, 2))
    gold = []
    for k, block in enumerate(page.blocks):
        lines += [""] * (_gap(block, style, rng) if k else 0)
        for n, text in enumerate(_pieces(block, style)):
            lines.append(text)
            gold.append(
                {
                    "line": len(lines),
                    "article": block.article,
                    "roles": list(block.roles),
                    "joined": block.joined or n > 0,
                }
            )
    head = {
        "page": ident,
        "style": style.name,
        "source": "augmented",
        "bundles": page.bundles,
        "loose": page.loose,
        "lines": gold,
    }
    return head, "\n".join(lines) + "\n"


def _gap(block: Block, style: Style, rng: Random) -> int:
    gap = style.gap + (style.between if block.opens else 0) + (style.wide if block.wide else 0)
    if rng.random() < style.noise:
        gap = max(0, gap + rng.choice((-1, 1)))
    return gap


def _pieces(block: Block, style: Style) -> list[str]:
    text = half_width(block.text) if style.half else block.text
    running = "paragraph" in block.roles or block.roles == ("*",)
    indent = (style.indent if running and not block.joined else "") or ("" if running else style.head_indent)
    whole = not style.wrap or block.roles[0] in ("jump", "other")
    return [indent + text] if whole else wrap(indent + text, style.wrap)
