# ruff: noqa: E501 - a form is read whole
"""Reports as Hong Kong and Taiwan print them, and as papers printed them in the 1930s and 1940s.

Only the forms: both scripts are folded to one before anything is looked at, so that the script need not vary.
"""

from random import Random

from convert.parser.augment import forms
from convert.parser.augment.material import TEXT, Material
from convert.parser.augment.page import Page
from convert.parser.augment.stories import Story
from convert.parser.augment.words import day, day_in_characters, listed, name, names, place

# --- Hong Kong

_CITY_PAPERS = [
    "香江早报",
    "维港日报",
    "狮山时报",
    "都市新报",
    "东方海报",
    "明报",
    "文汇报",
    "大公报",
    "南岸日报",
    "晨星报",
    "濠江日报",
    "星洲早报",
    "南洋晚报",
]
_WHO = listed("""
    学者 业主 街坊 居民 议员 警方 团体 店主 家长 院方 律师 当局 专家 业界 工会 校方 司机 消委会
    局长 住户
""")
_URGES = listed("促 吁 倡 批 忧 料 称 指 拟 盼 斥 赞 或")
CITY_LEADS = (
    (4, lambda r: f"【{r.choice(_CITY_PAPERS)}专讯】"),
    (2, lambda r: f"【{r.choice(('本报讯', '本报专讯', '专讯', '特稿', '综合报道', '本报综合外电', '特讯'))}】"),
    (2, lambda r: f"{r.choice(_CITY_PAPERS)}讯{r.choice(('', ' '))}（记者 {name(r)}）"),
    (1, lambda r: f"（{r.choice(_CITY_PAPERS)}报道）"),
    (1, lambda r: f"【{r.choice(_CITY_PAPERS)}{place(r)}{day(r)}电】"),
    (2, lambda r: ""),
)  # fmt: skip
CITY_SIGNS = (
    (3, lambda r: f"{r.choice(_CITY_PAPERS)}记者"),
    (2, lambda r: f"{r.choice(_CITY_PAPERS)}记者 {name(r)}"),
    (2, lambda r: f"{r.choice(('记者', '采访', '文', '特约记者', '撰文', '■记者', '本报记者'))}{r.choice('：: ')}{name(r)}"),
    (1, lambda r: r.choice(("本报记者", "本报特派记者", "本报港闻组"))),
)  # fmt: skip


def _decks(page: Page, material: Material, story: Story, least: int, most: int) -> None:
    """A headline of two or three thoughts: with spaces on one line, or a line each."""
    rng = page.rng
    thoughts = [material.clause(story, 5, 13) for _ in range(rng.randint(least, most))]
    thoughts = list(dict.fromkeys(thoughts))
    page.begin()
    if rng.random() < 0.6 or len(thoughts) < 2:
        page.add(rng.choice(("  ", "  ", " ", "　")).join(thoughts), "headline")
        return
    roles = (
        ("kicker", "headline", "subheadline")
        if len(thoughts) > 2 or rng.random() < 0.4
        else ("headline", "subheadline")
    )
    for text, role in zip(thoughts, roles, strict=False):
        page.add(text, role)


def _city_crosshead(material: Material, story: Story, rng: Random) -> str:
    thought = material.clause(story, 3, 10)
    return rng.choice((
        thought, thought, f"{rng.choice(_WHO)}：{thought}", f"{rng.choice(_WHO)}：{thought}", rng.choice(_WHO) + rng.choice(_URGES) + thought,
        rng.choice(_URGES) + thought, f"{thought}  {material.clause(story, 3, 9)}", f"「{thought}」", f"{rng.choice(_WHO)}{rng.choice(_URGES)}：{thought}",
    ))  # fmt: skip


def city_report(page: Page, material: Material) -> None:
    """A Hong Kong report: decks, a bracketed lead, short crossheads over a paragraph or two, a signature that may close it."""
    rng = page.rng
    story = material.story(2, 8)
    _decks(page, material, story, 1, 3)
    above = rng.random() < 0.15
    if above:
        page.add(forms.draw(rng, CITY_SIGNS), "byline")
    crossed, each = rng.random() < 0.8, rng.choice((1, 1, 2))
    lead = forms.draw(rng, CITY_LEADS)
    for k, text in enumerate(story.paragraphs):
        if crossed and k and (k - 1) % each == 0:
            own = Story([], [story.titles[0]], [], [], [text], set())
            page.add(_city_crosshead(material, own, rng), "crosshead")
        page.paragraph((lead if not k else "") + text, TEXT)
    draw = rng.random()
    if draw < 0.35:
        _city_caption(page, material, story)
    if not above and rng.random() < 0.45:
        page.add(forms.draw(rng, CITY_SIGNS), "byline")
    if rng.random() < 0.12:
        page.add(f"（{material.clause(story, 3, 7)}）", "endnote")


def _city_caption(page: Page, material: Material, story: Story) -> None:
    rng = page.rng
    seen = rng.choice(("■", "▲", "", "")) + material.clause(story, 6, 16) + rng.choice(("。", "。", ""))
    who = f"{rng.choice(('（{}摄）', '（{}摄）', '{}摄', '（资料图片）', '（受访者提供）', '（{}提供）'))}".format(
        name(rng)
    )
    if rng.random() < 0.7:
        page.add(seen + who, "caption")
    else:
        page.add(seen, "caption")
        page.add(who, "credit")


# --- Taiwan

ISLAND_BYLINES = (
    (4, lambda r: f"{r.choice(('', '', '', '特派', '实习'))}记者{names(r, 1, 2, '、', 0.0)}{r.choice('/／╱')}{place(r)}{r.choice(('报导', '报道'))}"),
    (2, lambda r: f"〔{r.choice(('记者', '驻' + place(r) + '记者', '编译'))}{names(r, 1, 2, '、', 0.0)}{r.choice('/／')}{r.choice((place(r), '综合'))}报导〕"),
    (1, lambda r: f"【记者{names(r, 1, 2, '、', 0.0)}{r.choice('/／╱')}{place(r)}报导】"),
    (1, lambda r: f"{r.choice(('文', '图文', '撰文', '采访'))}{r.choice('╱／/')}{name(r)}"),
    (1, lambda r: f"记者{name(r)}／特稿"),
)  # fmt: skip
ISLAND_LEADS = (
    (3, lambda r: f"〔记者{names(r, 1, 2, '、', 0.0)}{r.choice('/／')}{place(r)}报导〕"),
    (2, lambda r: f"【记者{name(r)}╱{place(r)}报导】"),
    (2, lambda r: f"（中央社记者{name(r)}{place(r)}{r.randint(1, 28)}日电）"),
    (1, lambda r: f"（中央社{place(r)}{r.randint(1, 28)}日综合外电报导）"),
    (1, lambda r: f"〔本报{r.choice(('综合报导', '讯'))}〕"),
    (2, lambda r: ""),
)  # fmt: skip
ISLAND_SIGNS = (
    (4, lambda r: f"报导{r.choice('．•·、')}摄影{r.choice('╱／/')}{name(r)}"),
    (2, lambda r: f"{r.choice(('报导', '文', '摄影', '采访报导'))}{r.choice('╱／/')}{name(r)}"),
    (1, lambda r: f"（记者{name(r)}）"),
)  # fmt: skip
FUNDS = (
    (4, lambda r: f"{r.choice(('基金会编号', '个案编号', '捐款编号', '捐助编号'))}{r.choice('：:﹕')}{r.choice('ABCDN')}{r.randint(100, 9999)}"),
    (1, lambda r: f"捐款专线{r.choice('：:')}{r.randint(2, 9)}{r.randint(100, 999)}-{r.randint(1000, 9999)}"),
    (1, lambda r: f"（{r.choice(('捐款请注明', '个案', '编号'))}{r.choice('ABN')}{r.randint(100, 9999)}）"),
)  # fmt: skip


def island_report(page: Page, material: Material) -> None:
    """A Taiwan report: who reports and from where, on a line of its own or before the lead or glued to its end."""
    rng = page.rng
    story = material.story(1, 6)
    code = f"{rng.choice('ABCN')}{rng.randint(100, 9999)} " if rng.random() < 0.2 else ""
    page.begin()
    page.add(
        code + rng.choice((" ", "　", "  ")).join(dict.fromkeys([story.titles[0][:14], material.clause(story, 5, 12)])),
        "headline",
    )
    draw = rng.random()
    if draw < 0.45:
        page.add(forms.draw(rng, ISLAND_BYLINES), "byline")
    elif draw < 0.75:
        story.paragraphs[0] = forms.draw(rng, ISLAND_LEADS) + story.paragraphs[0]
    sign = forms.draw(rng, ISLAND_SIGNS) if draw >= 0.75 or rng.random() < 0.1 else ""
    glued = rng.random() < 0.6
    if sign and glued:
        at = rng.choice((0, len(story.paragraphs) - 1))
        story.paragraphs[at] += sign
    for text in story.paragraphs:
        page.paragraph(text, TEXT)
    if rng.random() < 0.25:
        _city_caption(page, material, story)
    if sign and not glued:
        page.add(sign, "byline")
    if code or rng.random() < 0.08:
        page.add(forms.draw(rng, FUNDS), "endnote")


# --- the 1930s and 1940s

_WIRES = listed("路透社 合众社 美联社 中央社 塔斯社 哈瓦斯社 同盟社 国民社 新华社 法新社")
OLD_WIRES = (
    (3, lambda r: f"{r.choice(_WIRES)}{place(r)}{day_in_characters(r)}电{r.choice(('　', ' ', '　', '：', '，'))}"),
    (3, lambda r: f"【{r.choice(('本报', '本社', *_WIRES))}{place(r)}{day_in_characters(r)}{r.choice('电电讯')}】"),
    (2, lambda r: f"〔{r.choice(_WIRES)}{place(r)}{day_in_characters(r)}电〕"),
    (2, lambda r: f"（{place(r)}{day_in_characters(r)}{r.choice(('路透', '合众', '哈瓦斯', '中央社', '海通', '专'))}电）"),
    (2, lambda r: f"【本报{place(r)}{r.choice(('讯', '通讯', '专电', '特讯'))}】"),
    (1, lambda r: f"（{r.choice(_WIRES)}{place(r)}{day_in_characters(r)}电）"),
    (1, lambda r: f"{place(r)}{r.choice(('通讯', '讯', '快信', '航讯'))}{r.choice('：　')}"),
    (2, lambda r: ""),
)  # fmt: skip


def old_reports(page: Page, material: Material) -> None:
    """Reports of one or two paragraphs, each under one deck or several, without marks between them."""
    rng = page.rng
    decked = rng.random() < 0.6
    for _ in range(rng.randint(1, 4)):
        story = material.story(1, 3)
        _old_heading(page, material, story, rng.choice((1, 2, 3, 3, 4)) if decked else rng.choice((1, 1, 1, 2)))
        size = rng.choice((len(story.paragraphs), 1))
        for k, text in enumerate(story.paragraphs[:size]):
            again = k == 0 or rng.random() < 0.3
            page.paragraph((forms.draw(rng, OLD_WIRES) if again else "") + text, TEXT)


def _old_heading(page: Page, material: Material, story: Story, count: int) -> None:
    decks = list(dict.fromkeys(material.clause(story, 4, 13) for _ in range(count)))
    roles: list[tuple[str, ...]] = [("headline",), *[("subheadline",)] * 3]
    if len(decks) > 2:
        roles = [("kicker",), *roles]
    elif len(decks) == 2:
        roles = [("kicker", "headline"), ("headline", "subheadline")]
    page.begin()
    for text, role in zip(decks, roles, strict=False):
        page.add(text, *role)
