"""Variations of a story, each changing one thing: its headline, byline, lead, crossheads, photographs."""

import re
from random import Random

from convert.parser.augment import forms, words
from convert.parser.augment.stories import CREDIT, DATELINE, Story, clause

_LEAST_LEFT = 40


def vary_headline(story: Story, rng: Random) -> None:
    """Kicker and headline, headline and subheadline, with and without marks."""
    title = re.sub(r"（[^（）]{2,20}）$", "", story.titles[0]) if rng.random() < 0.5 else story.titles[0]
    if rng.random() < 0.15 and not title.endswith("）"):
        title += f"（{forms.draw(rng, forms.STANDING)}）"
    story.titles = [title, *story.titles[1:]]
    if rng.random() < 0.06 and "：" not in title and not story.decks:
        over = rng.choice((words.place(rng), words.body(rng), words.name(rng), "记者手记", "快评", "追踪"))
        title = f"{over}：{title}"
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
    if rng.random() < 0.15:
        deck = in_phrases(story, rng) or deck
    if not deck:
        return
    if rng.random() < 0.6:
        story.kickers = [deck + rng.choice(("——", "", "", "", "强调", "："))]
    else:
        story.subtitles = [rng.choice(("——", "", "", "")) + deck]


def in_phrases(story: Story, rng: Random) -> str:
    """Two or three phrases of one length, as kickers and crossheads like them (稳存量  扩增量  提质量)."""
    text = "，".join(DATELINE.sub("", text) for text in story.paragraphs)
    parts = re.split(r"[，。；：！？、“”（）\s]", text)
    size = rng.choice((3, 4, 4, 5, 6))
    same = [part for part in parts if len(part) == size]
    count = rng.choice((2, 3))
    return rng.choice(("  ", " ", "　")).join(rng.sample(same, count)) if len(same) >= count else ""


def vary_byline(story: Story, rng: Random) -> None:
    """Another paper's byline, or none."""
    if rng.random() < 0.55:
        story.bylines = list(forms.draw(rng, forms.BYLINES))
    elif rng.random() < 0.4:
        story.bylines = []


def vary_lead(story: Story, rng: Random) -> None:
    """Another dateline, or none; a story with a byline seldom has one."""
    first = DATELINE.sub("", story.paragraphs[0])
    if not first or 0 in story.strong:
        return
    lead = forms.draw(rng, forms.LEADS) if rng.random() < (0.15 if story.bylines else 0.75) else ""
    story.paragraphs[0] = lead + first


_CROSSHEADS = (
    "sentence", "sentence", "clause", "clause", "number", "bullet", "pair", "person", "decks", "phrases", "question",
)  # fmt: skip


def vary_crossheads(story: Story, rng: Random) -> None:
    """Full-sentence, numbered and short crossheads, taken out of the paragraphs they head."""
    if story.strong or len(story.paragraphs) < 4 or rng.random() < 0.4:
        return
    style = rng.choice(_CROSSHEADS)
    found: list[str] = []
    strong: set[int] = set()
    for i, text in enumerate(story.paragraphs):
        head = (
            _crosshead(style, text, rng, len(strong))
            if i and rng.random() < 0.35 and len(found) - 1 not in strong
            else ""
        )
        if head and (over := _over(style, text, rng)):
            strong.add(len(found))
            found.append(over)
        if head:
            strong.add(len(found))
            found.append(head)
        found.append(_without(head, text) if style == "sentence" else text)
    story.captions = [(at + sum(i < at + 1 for i in strong), caption) for at, caption in story.captions]
    story.paragraphs, story.strong = found, strong


def _over(style: str, text: str, rng: Random) -> str:
    """The first of a crosshead's two lines: a phrase, or whom the part is about; nothing in the other styles."""
    if style == "person":
        return f"{words.body(rng)}{rng.choice((words.post(rng), '', '队员', '职工'))}{words.name(rng)}——"
    if style in ("pair", "decks") and (over := clause(rng, text, 3, 12)):
        return over + ("——" if style == "pair" else "")
    return ""


def _without(head: str, text: str) -> str:
    """A paragraph without the sentence that became its crosshead, where enough of it is left."""
    rest = text[len(head) + 1 :]
    return rest if head and text.startswith(head) and len(rest) >= _LEAST_LEFT else text


def _crosshead(style: str, text: str, rng: Random, n: int) -> str:
    sentence = re.split(r"[。！？；]", text)[0]
    if style == "sentence":
        return sentence if 12 <= len(sentence) <= 46 and "“" not in sentence else ""
    head = clause(rng, text, 4, 18)
    if style == "phrases":
        return in_phrases(Story([], [], [], [], [text], set()), rng)
    if style == "number" and head:
        return rng.choice(
            (f"{'一二三四五六七八九十'[n % 10]}、{head}", f"{n + 1}．{head}", f"{'①②③④⑤⑥⑦⑧⑨'[n % 9]}{head}")
        )
    if style == "question" and head:
        return f"{head}{rng.choice(('怎么办', '有何不同', '是什么', '', ''))}？"
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
    if len(caption) > 1 and CREDIT.search(caption[-1]):
        return [*caption[:-1], forms.draw(rng, forms.CREDITS)]
    return caption


def made_caption(story: Story, rng: Random) -> list[str]:
    """A caption made of a sentence or a phrase of the story, mostly with a credit; or a graphic's source."""
    if rng.random() < 0.06:
        return [forms.draw(rng, forms.DRAWINGS)]
    if rng.random() < 0.1:
        return [f"数据来源：{words.body(rng)}", *([f"制图：{words.name(rng)}"] if rng.random() < 0.7 else [])]
    if rng.random() < 0.3:
        text = (clause(rng, rng.choice(story.paragraphs), 5, 16) or "活动现场") + rng.choice(
            ("。", "。", "", "（右一）。")
        )
    else:
        text = _caption_sentence(story, rng)
    return [text, forms.draw(rng, forms.CREDITS)] if rng.random() < 0.85 else [text]


def _caption_sentence(story: Story, rng: Random) -> str:
    parts = [part for text in story.paragraphs for part in DATELINE.sub("", text).split("。")[:2]]
    sentences = [part + "。" for part in parts if 12 <= len(part) <= 90 and "“" not in part]
    opening = rng.choice(("", "", "", rng.choice(forms.CAPTION_HEADS), f"{words.day(rng)}，在{words.place(rng)}，"))
    text = opening + (rng.choice(sentences) if sentences else "图为活动现场。")
    return text.rstrip("。") if rng.random() < 0.25 else text


VARIATIONS = (vary_headline, vary_byline, vary_lead, vary_crossheads, vary_photos)
