# ruff: noqa: E501 - a form is read whole
"""Articles under a standing title: round-ups, columns, series with an editor's note, commentaries."""

from random import Random

from convert.parser.augment import forms
from convert.parser.augment.material import TEXT, Material
from convert.parser.augment.page import Page
from convert.parser.augment.variations import vary_byline, vary_crossheads, vary_lead, vary_photos
from convert.parser.augment.words import listed, name, padded

ROUNDUPS = (
    (3, lambda r: r.choice(("国际", "国内", "各地", "校园", "工会", "科技", "体坛", "乡镇", "本市", "财经", "文化")) + r.choice(("短讯", "短波", "快讯", "时讯", "要闻", "简报", "传真", "点击", "速览", "集萃"))),
    (2, lambda r: r.choice(("快讯", "短讯", "时讯", "要闻速览", "新闻速递", "一句话新闻", "简报", "四海短波", "八方传真", "世界一瞥", "天下事", "各地动态", "新闻集装箱"))),
    (1, lambda r: r.choice("■●◆") + r.choice(("国际瞭望", "新闻快递", "各地短讯", "一周要闻"))),
)  # fmt: skip


def roundup(page: Page, material: Material) -> None:
    """One standing title, and under it reports of a few lines, each with a title of its own or with a mark."""
    rng = page.rng
    page.begin(forms.draw(rng, ROUNDUPS))
    titled, leads, signed = rng.random() < 0.8, rng.random() < 0.45, rng.random() < 0.12
    if titled and leads:  # an item with a headline and a dateline may stand alone as well
        page.bundles.append(page.articles)
    mark = rng.choice("■●◆▲")
    for _ in range(rng.randint(3, 7)):
        story = material.story(1, rng.choice((1, 1, 2)))
        if titled:
            page.add(story.titles[0], "headline" if leads else "crosshead", wide=rng.random() < 0.2)
        if titled and signed:
            page.add(forms.draw(rng, forms.BYLINES)[0], "byline")
        lead = forms.draw(rng, forms.LEADS) if leads else "" if titled else mark
        story.paragraphs = (
            [lead + "".join(material.sentences(story)[: rng.randint(1, 3)])]
            if rng.random() < 0.7
            else [lead + story.paragraphs[0], *story.paragraphs[1:]]
        )
        page.running(story.paragraphs)


_COLUMN_HEADS = listed("""
    凡人 城事 灯下 茶余 人间 书边 街巷 田野 一线 民生 健康 旅途 世相 记忆 师说 车间 海外 古镇 老街
    江边 人物 青春 家风 消费 职场 读史 百业 亲子 社区 市井
""")
_COLUMN_TAILS = listed("""
    随笔 漫笔 闲话 走笔 札记 观察 直通车 论坛 笔记 视点 镜头 茶座 写真 档案 小品 速写 纪事 周刊
    聚焦 在线 调查 之声
""")
COLUMNS = (
    (6, lambda r: r.choice(_COLUMN_HEADS) + r.choice(_COLUMN_TAILS)),
    (1, lambda r: f"【{r.choice(_COLUMN_HEADS)}{r.choice(_COLUMN_TAILS)}】"),
    (1, lambda r: r.choice("■●◆★") + r.choice(("", " ")) + r.choice(_COLUMN_HEADS) + r.choice(_COLUMN_TAILS)),
    (1, lambda r: r.choice(("新春走基层", "开局之年", "身边的榜样", "走进生产一线", "记者再走长征路", "我家这十年", "百县行", "非遗里的中国")) + r.choice(("", "·" + r.choice(_COLUMN_HEADS) + "篇", "①", "②", "③", "⑤", "（三）", "系列报道之二"))),
    (1, lambda r: r.choice(("特稿", "专访", "本报特写", "热点追踪", "深度", "小说", "散文", "随笔", "诗歌", "连载", "杂文", "今日话题", "社会广角", "读书", "往事"))),
)  # fmt: skip


def column(page: Page, material: Material) -> None:
    """Under the standing name of a column, one piece."""
    rng = page.rng
    story = material.story(2, 7)
    story.kickers = [forms.draw(rng, COLUMNS)]
    if rng.random() < 0.7:
        story.bylines = [padded(rng, name(rng))]
    for vary in (vary_byline, vary_lead, vary_crossheads, vary_photos):
        if rng.random() < 0.35:
            vary(story, rng)
    page.story(story, boxes=True)


NOTE_OPENINGS = (
    "编者按：", "编者按：", "编者按 ", "【编者按】", "编者的话：", "开栏的话：", "开栏语：", "主持人语：", "编者按　", "按：",
)  # fmt: skip
NOTE_CLOSINGS = (
    "本报今起推出系列报道，敬请关注。", "从今天起，本报推出专栏，欢迎来稿。", "本版特刊发一组稿件，以飨读者。", "请看本报记者的调查。", "本报将连续刊发。", "",
)  # fmt: skip


def series(page: Page, material: Material) -> None:
    """An editor's note over a piece, before the byline or behind it."""
    rng = page.rng
    story = material.story(3, 7)
    note = (
        rng.choice(NOTE_OPENINGS) + "".join(material.sentences(story)[: rng.randint(1, 3)]) + rng.choice(NOTE_CLOSINGS)
    )
    story.paragraphs = story.paragraphs[1:]
    page.begin()
    if rng.random() < 0.6:
        page.add(forms.draw(rng, COLUMNS), "kicker")
    page.add(story.titles[0], "headline")
    lines = [(text, "byline") for text in forms.draw(rng, forms.BYLINES)]
    lines.insert(rng.choice((0, len(lines))), (note, "editor_note"))
    for text, role in lines:
        page.add(text, role)
    if rng.random() < 0.3:
        page.add(rng.choice(("——编 者", "——编者", "——编  者", "（编者）")), "editor_note")
    page.running(story.paragraphs)


def introduced(page: Page, material: Material) -> None:
    """A page's own title with an editor's note and its sign, and under it the pieces that it speaks of."""
    rng = page.rng
    story = material.story(1, 2)
    page.begin(material.clause(story, 4, 12) if rng.random() < 0.5 else story.titles[0])
    note = "".join(material.sentences(story)[: rng.randint(1, 4)])
    page.add((rng.choice(NOTE_OPENINGS) if rng.random() < 0.4 else "") + note, "editor_note", "paragraph")
    page.add(rng.choice(("——编  者", "——编　者", "——编 者", "——编者", "（编者）", "编  者")), "editor_note")
    for _ in range(rng.randint(1, 4)):
        piece = material.story(2, 6)
        page.begin(piece.titles[0])
        if rng.random() < 0.85:
            page.add(rng.choice((padded(rng, name(rng)), f"本报记者 {padded(rng, name(rng))}")), "byline")
        page.running(piece.paragraphs)


def standing(page: Page, material: Material) -> None:
    """Under a standing title alone a few paragraphs: words of the week, figures, a remark."""
    rng = page.rng
    story = material.story(1, 4)
    title = rng.choice(
        (
            "重要论述",
            "重要言论",
            "声音",
            "语录",
            "数读",
            "一周数字",
            "观点",
            "名言",
            "要论",
            "史海",
            "今日提示",
            "知识窗",
            "小贴士",
        )
    )
    page.begin(title if rng.random() < 0.6 else forms.draw(rng, COLUMNS))
    page.running(story.paragraphs)
    if rng.random() < 0.3:
        page.add(forms.note(rng), "endnote")


def cartoon(page: Page, material: Material) -> None:
    """A drawing with a few lines of verse or a sentence under it, and who drew and wrote it."""
    rng = page.rng
    story = material.story(1, 3)
    page.begin(material.clause(story, 3, 9))
    for text in material.phrases(story, 5, 9)[: rng.choice((2, 4, 4))] or [material.clause(story, 6, 16)]:
        page.add(text + rng.choice("，。"), "caption", "paragraph")
    for _ in range(rng.choice((1, 1, 2))):
        page.add(forms.draw(rng, forms.DRAWINGS), "credit", "byline")


def commentary(page: Page, material: Material) -> None:
    """A commentary in paragraphs of a sentence or two."""
    rng = page.rng
    for _ in range(rng.choice((1, 1, 2, 3))):
        story = material.story(2, 6)
        page.begin()
        if rng.random() < 0.3:
            page.add(forms.draw(rng, COLUMNS), "kicker")
        title = material.clause(story, 4, 14) if rng.random() < 0.5 else story.titles[0]
        standing = f"（{forms.draw(rng, forms.STANDING)}）" if rng.random() < 0.3 else ""
        page.add(title + standing, "headline")
        if not standing or rng.random() < 0.7:
            sign = rng.choice((padded(rng, name(rng)), f"本报评论员 {name(rng)}", f"{rng.choice('■□')}{name(rng)}"))
            page.add(sign, "byline")
        for text in _short(material.sentences(story), rng):
            page.paragraph(text, TEXT)


def _short(sentences: list[str], rng: Random) -> list[str]:
    """Sentences as paragraphs, some of them parted at a comma or two put together."""
    found: list[str] = []
    for text in sentences[: rng.randint(4, 12)]:
        if found and rng.random() < 0.25:
            found[-1] += text
        elif len(text) > 30 and rng.random() < 0.35 and "“" not in text and "，" in text[8:-8]:
            at = text.index("，", 8)
            found += [text[:at] + rng.choice(("。", "？", "。")), text[at + 1 :]]
        else:
            found.append(text)
    return found
