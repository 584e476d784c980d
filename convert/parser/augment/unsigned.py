"""Articles that no byline or dateline opens, pieces under a word of their own (基层之声), and works that are shown."""

from collections.abc import Callable
from random import Random

from convert.parser.augment import forms
from convert.parser.augment.material import Material
from convert.parser.augment.page import Page
from convert.parser.augment.stories import Story
from convert.parser.augment.words import body, listed, name, names, place


def unsigned(page: Page, material: Material) -> None:
    """Articles that nothing opens but their headline; some say at their end who wrote them."""
    rng = page.rng
    manner = rng.choice((None, None, "glued", "line"))
    for _ in range(rng.randint(1, 4)):
        story = material.story(1, 5)
        page.begin(_title(page, material.clause(story, 5, 14) if rng.random() < 0.4 else story.titles[0]))
        if rng.random() < 0.12:
            page.add(material.clause(story, 6, 18), "subheadline")
        sign = rng.choice(("（{}）", "（记者 {}）", "（本报记者 {}）", "（通讯员 {}）", "（{}）")).format(
            names(rng, 1, 2, " ")
        )
        if manner == "glued":
            story.paragraphs[-1] += sign
        page.running(story.paragraphs)
        if manner == "line":
            bare = rng.choice((sign, f"本报记者 {name(rng)}", f"{body(rng)} {name(rng)}", sign))
            page.add(bare, *(("endnote", "byline") if bare.startswith("（") else ("byline",)))


_TOPICS = listed(
    "球评 快评 短评 记者手记 热点 关注 追踪 调查 提醒 人物 声音 探访 观察 访谈 特写 链接 视点 聚焦 市长热线"
)


def _title(page: Page, title: str) -> str:
    """A headline as some papers put it: behind a word and a colon, quoted, or as a question."""
    rng = page.rng
    draw = rng.random()
    if draw < 0.15:
        return f"{rng.choice((rng.choice(_TOPICS), name(rng), place(rng), body(rng)))}{rng.choice('：：:')}{title}"
    if draw < 0.22:
        return f"“{title}”"
    return title + "？" if draw < 0.28 else title


def labelled(page: Page, material: Material) -> None:
    """Pieces one after the other, each under a word of its own and signed in one manner: 基层之声, headline, ■ who."""
    rng = page.rng
    makers: list[Callable[[Random], list[str]] | None] = [make for _, make in forms.BYLINES]
    manner = rng.choice((*makers, None, None))
    column = forms.draw(rng, forms.LABELS)
    for _ in range(rng.randint(1, 4)):
        story = material.story(1, 5)
        page.begin()
        page.add(column if rng.random() < 0.3 else forms.draw(rng, forms.LABELS), "kicker")
        if rng.random() < 0.1:
            page.add(material.clause(story, 6, 18), "kicker", "headline")
        page.add(_title(page, material.clause(story, 5, 14) if rng.random() < 0.5 else story.titles[0]), "headline")
        if rng.random() < 0.15:
            page.add(rng.choice(("——", "")) + (material.clause(story, 6, 18) or place(rng)), "subheadline")
        lead = ""
        if manner is not None and rng.random() < 0.8:
            for text in manner(rng):
                page.add(text, "byline")
        elif rng.random() < 0.5:
            lead = forms.draw(rng, forms.LEADS)
        rest = asked(story, rng) if rng.random() < 0.15 else story.paragraphs[1:]
        page.running([lead + story.paragraphs[0], *rest])
        if rng.random() < 0.2:
            page.add(f"（{names(rng, 1, 2, ' ')}）", "endnote", "byline")


def asked(story: Story, rng: Random) -> list[str]:
    """The paragraphs but the first as questions and answers."""
    who = rng.choice((("问", "答"), ("记者", name(rng)), (name(rng), name(rng))))
    return [f"{who[k % 2]}：{text}" for k, text in enumerate(story.paragraphs[1:])]


def exhibit(page: Page, material: Material) -> None:
    """A work shown: a word over it or none, its title and kind, and who made it."""
    rng = page.rng
    story = material.story(1, 2)
    over = rng.random() < 0.4
    page.begin(rng.choice(("画展", "书画", "摄影作品", "图片新闻", "漫画", "书法", "版画", "画里有话")) if over else "")
    work = (
        f"《{material.clause(story, 3, 8)}》{rng.choice(('', '（版画）', '（油画）', '（摄影）', ' 国画', '（书法）'))}"
    )
    maker = f"{rng.choice(('作者：', '作者:', '', '作者 '))}{name(rng)}{rng.choice(('', '作', ' 摄'))}"
    if rng.random() < 0.5:
        page.add(f"{work}{rng.choice((' ', '　', '   '))}{maker}", "caption", "credit", "headline")
    else:
        page.add(work, *(("caption", "headline") if over else ("headline", "caption")))
        page.add(maker, "credit", "byline", "caption")
