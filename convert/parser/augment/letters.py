# ruff: noqa: E501 - a form is read whole
"""Letters and pieces by readers, verse, serial stories: what stands on the pages between the news."""

from convert.parser.augment import forms
from convert.parser.augment.material import TEXT, Material
from convert.parser.augment.page import Page
from convert.parser.augment.stories import Story
from convert.parser.augment.words import HAN, home, listed, name, number, padded

SALUTATIONS = (
    "编辑同志：", "编辑同志：", "编辑同志:", "编辑部：", "编辑：", "主编先生：", "编辑老师：", "记者同志：", "尊敬的编辑：", "编者：", "编辑先生：", "各位读者：",
)  # fmt: skip
LETTER_SIGNS = (
    (4, lambda r: f"{home(r)}{r.choice((' ', '　', '  '))}{padded(r, name(r))}"),
    (3, lambda r: f"{home(r)}{r.choice((' 读者 ', ' 市民 ', ' 居民 ', ' 一读者 ', ' 职工 '))}{name(r)}"),
    (2, lambda r: f"{r.choice(('读者 ', '读者：', '市民 ', '一位家长 ', '本报读者 '))}{name(r)}"),
    (1, lambda r: f"{r.choice(('□', '■', '——', ''))}{name(r)}"),
    (1, lambda r: f"（{home(r)}{r.choice((' ', '　', ''))}{name(r)}）"),
)  # fmt: skip


def letters(page: Page, material: Material) -> None:
    """Letters to the editor, one after the other, each with its own headline."""
    rng = page.rng
    salutation, sign = rng.choice(SALUTATIONS), rng.random() < 0.9
    apart = rng.random() < 0.75
    for _ in range(rng.randint(1, 4)):
        story = material.story(1, 3)
        ask = material.clause(story, 5, 12) + rng.choice(
            ("该由谁来管？", "何时能解决", "别再拖了", "应当重视", "能否改一改？", "")
        )
        page.begin(ask if rng.random() < 0.6 else story.titles[0])
        if apart:
            page.add(salutation, "paragraph")
        elif rng.random() < 0.8:
            story.paragraphs[0] = salutation + story.paragraphs[0]
        page.running(story.paragraphs)
        if sign:
            page.add(forms.draw(rng, LETTER_SIGNS), "byline")


def signed(page: Page, material: Material) -> None:
    """Short pieces signed at their end, in one manner."""
    rng = page.rng
    manner = rng.choice((forms.CLOSING_BYLINES, LETTER_SIGNS, LETTER_SIGNS))
    for _ in range(rng.randint(1, 4)):
        story = material.story(1, 3)
        page.begin(material.clause(story, 2, 7) if rng.random() < 0.6 else story.titles[0])
        page.running(story.paragraphs)
        page.add(forms.draw(rng, manner), "byline")


def verse(page: Page, material: Material) -> None:
    """A poem: lines with marks or without, in stanzas or not, signed above or below; sometimes in parts with titles."""
    rng = page.rng
    story = material.story(3, 8)
    title = material.clause(story, 2, 8)
    page.begin(title + rng.choice(("", "", "", "（外一首）", "（组诗）", "二首", "（节选）")))
    sign, above = (
        rng.choice(("{}", "{}", "{}", "□{}", "{} 作", "作者：{}", "⊙{}", "◎{}", home(rng) + " {}")).format(
            padded(rng, name(rng))
        ),
        rng.random() < 0.8,
    )
    if above:
        page.add(sign, "byline")
    stanza, parts = rng.choice((0, 0, 0, 2, 3, 4)), rng.random() < 0.15
    for k, text in enumerate(verse_lines(story, material)):
        begins = bool(stanza) and k > 0 and k % stanza == 0
        if parts and k % (stanza or 6) == 0:
            page.add(material.clause(story, 2, 6), "crosshead", wide=True)
        page.add(text, *TEXT, wide=begins)
    if not above:
        page.add(sign, "byline")


def verse_lines(story: Story, material: Material) -> list[str]:
    """Phrases as lines of verse: all of one length where there are enough, or as they come."""
    rng = material.rng
    exact = rng.choice((5, 7, 7))
    same = material.phrases(story, exact, exact)
    if len(same) >= 4 and rng.random() < 0.5:
        lines = same[: 8 if len(same) >= 8 else 4]
        return [text + "，。"[k % 2] for k, text in enumerate(lines)] if rng.random() < 0.8 else lines
    lines = material.phrases(story, 2, rng.choice((9, 12, 15)))[: rng.randint(6, 22)]
    if rng.random() < 0.25:
        lines = [
            first + " " + second if len(first) + len(second) < 13 else first
            for first, second in zip(lines[::2], lines[1::2], strict=False)
        ]
    if rng.random() < 0.3:
        lines = [text + rng.choice("，，。、") for text in lines]
    return lines


SERIAL_LABELS = listed("小说连载 连载小说 中篇小说 武侠小说 纪实连载 长篇小说 章回小说 连载 社会小说 长篇纪实 人物传记")
CHAPTERS = (
    (2, lambda r: f"第{number(r)}{r.choice('章回节')}"),
    (1, lambda r: f"第{number(r)}{r.choice('章回')} {r.choice(('', '之'))}{r.choice(HAN)}"),
    (3, lambda r: r.choice(("（{}）", "（{}）", "({})", "之{}", "【{}】", "［{}］", "（连载之{}）", "·{}·")).format(number(r))),
    (1, lambda r: f"{r.randint(2, 190)}"),
)  # fmt: skip
TO_BE_CONTINUED = ("（未完）", "（待续）", "（明日续）", "（未完待续）", "（连载完）", "（下期续完）", "待续", "未完")


def serial(page: Page, material: Material) -> None:
    """The head of a serial story, in one order or another, an instalment, and what comes after."""
    rng = page.rng
    story = material.story(2, 6)
    page.begin()
    if rng.random() < 0.65:
        page.add(rng.choice(SERIAL_LABELS), "kicker")
    part = forms.draw(rng, CHAPTERS) if rng.random() < 0.25 else ""
    page.add(material.clause(story, 2, 7) + (part if part.startswith(("（", "(", "·")) else ""), "headline")
    rest = [
        (forms.draw(rng, CHAPTERS), "subheadline"),
        (rng.choice(("{}", "{}", "{} 著", "{}著", "作者：{}", "◎{}")).format(padded(rng, name(rng))), "byline"),
    ]
    if rng.random() < 0.25:
        rest.reverse()
    for text, role in rest:
        if rng.random() < 0.9:
            page.add(text, role)
    page.running(story.paragraphs)
    if rng.random() < 0.6:
        page.add(rng.choice(TO_BE_CONTINUED), "endnote")
