# ruff: noqa: E501 - a form is read whole
"""News with pictures that say what is seen, and reports that an earlier page began or that close with their dateline."""

from collections.abc import Callable
from random import Random

from convert.parser.augment import forms
from convert.parser.augment.material import TEXT, Material
from convert.parser.augment.page import Page
from convert.parser.augment.variations import made_caption, vary_byline, vary_lead
from convert.parser.augment.words import day, paper, place


def shown(page: Page, material: Material) -> None:
    """Briefs, each with a picture under it whose caption says only what is seen."""
    rng = page.rng
    opening = rng.choice(("图为", "图为", "上图为", "这是", "图：", "右图：", "▲", ""))
    for _ in range(rng.randint(1, 4)):
        story = material.story(1, 3)
        if rng.random() < 0.7:
            vary_lead(story, rng)
        page.begin(story.titles[0])
        page.running(story.paragraphs)
        seen = material.sentences(story)[-1] if rng.random() < 0.4 else material.clause(story, 8, 20) + "。"
        page.add(opening + seen, "caption", wide=rng.random() < 0.3)


def briefs(page: Page, material: Material) -> None:
    """News in a few lines, one after the other: a headline, and a report that begins with its dateline."""
    rng = page.rng
    lead: Callable[[Random], str] = rng.choice([maker for _, maker in forms.LEADS])
    for _ in range(rng.randint(2, 6)):
        story = material.story(1, rng.choice((1, 2, 2, 3)))
        own = forms.draw(rng, forms.LEADS) if rng.random() < 0.3 else lead(rng)
        story.paragraphs[0] = own + story.paragraphs[0]
        page.begin(story.titles[0])
        page.running(story.paragraphs)


def photo_essay(page: Page, material: Material) -> None:
    """Pictures between paragraphs, the credit under each caption or behind it, all by one photographer."""
    rng = page.rng
    story = material.story(2, 6)
    credit = forms.draw(rng, forms.CREDITS)
    under, first = rng.random() < 0.6, rng.random() < 0.5
    page.begin(story.titles[0])
    for text in story.paragraphs:
        caption = made_caption(story, rng)[0]
        lines = [(caption, "caption"), (credit, "credit")] if under else [(caption + credit, "caption")]
        for line, role in lines if first else []:
            page.add(line, role)
        page.paragraph(text, TEXT)
        for line, role in [] if first else lines:
            page.add(line, role)


def picture_group(page: Page, material: Material) -> None:
    """Pictures under one headline, each with a word of its own over its caption, and the credits."""
    rng = page.rng
    story = material.story(2, 4)
    page.begin(story.titles[0])
    for _ in range(rng.randint(2, 4)):
        page.add(material.clause(story, 4, 9), "caption", wide=True)
        caption = made_caption(story, rng)
        for k, text in enumerate(caption):
            page.add(text, "credit" if k else "caption")


def parted(page: Page, material: Material) -> None:
    """Paragraphs between whose halves a picture stands, with its credit or without."""
    rng = page.rng
    story = material.story(2, 6)
    if rng.random() < 0.5:
        vary_byline(story, rng)
    share, bare = rng.choice((0.4, 0.7, 1.0)), rng.random() < 0.5
    story.captions = [
        (k, made_caption(story, rng)[: 1 if bare else 2]) for k in range(len(story.paragraphs)) if rng.random() < share
    ]
    rate, page.inside_rate = page.inside_rate, 1.0
    page.story(story)
    page.inside_rate = rate


def continued(page: Page, material: Material) -> None:
    """What an earlier page began, with its headline again or without; at the top of a page or anywhere."""
    rng = page.rng
    story = material.story(2, 7)
    page.begin()
    jump, again = forms.draw(rng, forms.JUMPS_FROM), rng.random() < 0.5
    lines = [(jump, "jump"), *([(story.titles[0], "headline")] if again else [])]
    for text, role in lines if rng.random() < 0.7 else lines[::-1]:
        page.add(text, role)
    page.running(story.paragraphs)


def wired(page: Page, material: Material) -> None:
    """A report whose dateline closes it."""
    rng = page.rng
    story = material.story(1, 5)
    story.bylines = list(forms.draw(rng, forms.BYLINES)) if rng.random() < 0.6 else []
    page.story(story)
    if rng.random() < 0.25:
        page.add(forms.note(rng), "endnote")
    source = rng.choice(("新华社", "据新华社", "本报", "本报", "中新社", "本社", paper(rng)))
    page.add(
        rng.choice(("{}", "{}", "（{}）")).format(f"{source}{place(rng)}{day(rng)}{rng.choice('电电讯')}"), "dateline"
    )
