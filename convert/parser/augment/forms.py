# ruff: noqa: E501 - a form is read whole
"""The forms of print, with invented names: bylines, datelines, credits, notes, page furniture.

Each function draws one line (or a few) from a random source. The forms are those of newspapers at large; the people
and most of the papers in them are made up.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

from convert.parser.augment.words import (
    body,
    day,
    day_in_characters,
    listed,
    name,
    names,
    ours,
    padded,
    paper,
    place,
    post,
)

# --- bylines: each gives one line or more; the second of a broken line is marked by its place

_MARKS = "■□◎●☉◆⊙○◇▲"

BYLINES = (
    (6, lambda r: [f"{ours(r)}记者{r.choice((' ', ' ', '  ', '　', ''))}{names(r)}"]),
    (4, lambda r: [f"本报记者 {names(r, 1, 2)}", f"本报通讯员 {names(r, 1, 3)}"]),
    (2, lambda r: [f"{ours(r)}记者 {names(r, 1, 2)}", f"通讯员 {names(r, 1, 3)}"]),
    (3, lambda r: [f"本报记者 {names(r, 1, 2)} 本报通讯员 {names(r, 1, 2)}"]),
    (2, lambda r: [f"{paper(r)}记者 {names(r, 1, 2)} 通讯员 {names(r, 1, 3)}"]),
    (6, lambda r: [names(r, 1, 1)]),
    (3, lambda r: [names(r, 2, 3)]),
    (2, lambda r: [f"{paper(r)}记者 {names(r, 1, 1)} {paper(r)}记者 {names(r, 1, 2)}"]),
    (2, lambda r: [f"{r.choice(('本报', '本刊', '新华社', paper(r)))}评论员"]),
    (1, lambda r: [f"本报评论员{r.choice((' ', '　', '：'))}{names(r, 1, 1)}"]),
    (5, lambda r: [f"{body(r)}{post(r)}{r.choice((' ', '　', ' ', ''))}{padded(r, name(r))}"]),
    (2, lambda r: [f"{body(r)}{r.choice((' ', '　', '  '))}{padded(r, name(r))}"]),
    (1, lambda r: [f"{body(r)}{r.choice(('党委理论学习中心组', '党组', '课题组', '编辑部', '党委'))}"]),
    (2, lambda r: [f"{r.choice(('本报记者', '记者', '作者', '文', '撰文', '采写', '编译', '整理'))}{r.choice('：:／/')}{names(r, 1, 2)}"]),
    (2, lambda r: [f"{r.choice('■□◎●☉◆')}{r.choice(('', ' '))}{r.choice(('', '本报记者 ', '本报通讯员 ', '作者 '))}{names(r, 1, 2)}"]),
    (1, lambda r: [f"{r.choice(('特派记者', '记者', '实习记者'))}{names(r, 1, 2, '、')}/{place(r)}{r.choice(('报导', '报道'))}"]),
    (1, lambda r: [f"编译{name(r)}/综合报导"]),
    (1, lambda r: [f"{r.choice(('报导．摄影', '文．图', '报导•摄影'))}╱{name(r)}"]),
    (1, lambda r: [f"{r.choice(('通讯员', '特约记者', '见习记者', '实习生', '本报驻' + place(r) + '记者', '本报特约通讯员'))} {names(r, 1, 2)}"]),
    (1, lambda r: [f"新华社{r.choice(('特稿', '特约', ''))}记者 {names(r, 1, 3)}"]),
    (3, lambda r: [f"{r.choice(_MARKS)}{r.choice(('', ' ', ''))}{body(r)}{r.choice((post(r), ''))}{r.choice((' ', '　', '  '))}{padded(r, name(r))}"]),
    (2, lambda r: [f"{r.choice(_MARKS)}{r.choice(('', ' '))}{padded(r, name(r))}{r.choice(('', '（' + post(r) + '）', ' 本报记者 ' + name(r)))}"]),
    (2, lambda r: [f"{r.choice(('图文', '文/图', '文/摄', '图/文', '文并摄', '撰文/摄影', '文图'))}{r.choice('：:/ ')}{r.choice(('', '本报记者 ', '记者 '))}{name(r)}"]),
    (2, lambda r: [f"{ours(r)}记者 {names(r, 1, 2)} {r.choice(('文/图', '文并摄', '文/摄', '摄影报道', '发自' + place(r), '整理'))}"]),
    (1, lambda r: [f"文/{name(r)} 图/{name(r)}"]),
    (1, lambda r: [f"{padded(r, name(r))}（{r.choice((post(r), body(r), '读者', '市民', '大学生'))}）"]),
    (1, lambda r: [f"作者：{r.choice((place(r) + '市民', '读者', body(r), ''))} {name(r)}"]),
    (1, lambda r: [f"{paper(r)}/{paper(r)}记者 {names(r, 1, 2)} 通讯员 {name(r)}"]),
)  # fmt: skip

CLOSING_BYLINES = (
    (2, lambda r: f"{r.choice('□■◎')}{body(r)} {name(r)}"),
    (2, lambda r: f"（{r.choice(('记者', '本报记者', '本报记者 ', '通讯员 '))}{names(r, 1, 3, r.choice('、 '))}）"),
    (1, lambda r: f"{r.choice(('读者 ', '□本报记者 ', '■', '本报记者 ', '记者 '))}{name(r)}"),
    (1, lambda r: f"{body(r)}  {name(r)}"),
)  # fmt: skip


# --- how a story opens: text put before its first paragraph


def _reporters(rng: Random) -> str:
    gap = rng.choice(("", "", " "))
    text = f"记者{gap}{names(rng, 1, 3, rng.choice('、 '), 0.0)}"
    if rng.random() < 0.45:
        text += f"{rng.choice((' ', '、', ' ', '　'))}通讯员{gap}{names(rng, 1, 2, rng.choice('、 '), 0.0)}"
    return text


LEADS = (
    (7, lambda r: f"本报讯({_reporters(r)})"),
    (3, lambda r: f"本报讯（{_reporters(r)}）"),
    (1, lambda r: f"本报讯 （{_reporters(r)}）"),
    (4, lambda r: f"本报{place(r)}{day(r)}电  （{_reporters(r)}）"),
    (2, lambda r: f"本报{place(r)}{day(r)}电  （{names(r, 1, 2, '、', 0.0)}）"),
    (1, lambda r: f"本报{place(r)}电  （{names(r, 1, 2, '、', 0.0)}）"),
    (3, lambda r: f"{r.choice(('', '据'))}新华社{place(r)}{day(r)}电{r.choice(('  ', ' ', '　', chr(0x2003)))}"),
    (2, lambda r: f"新华社{place(r)}{day(r)}电（{_reporters(r)}）"),
    (1, lambda r: f"中新社{place(r)}{day(r)}电 ({_reporters(r)})"),
    (3, lambda r: f"{paper(r)}讯{r.choice(('', ' '))}({_reporters(r)})"),
    (2, lambda r: f"{r.choice(('本报讯', '本社讯', paper(r) + '讯'))}{r.choice((' ', '　', '  '))}"),
    (2, lambda r: f"【{r.choice(('本报讯', '本市讯', paper(r) + '专讯', '本报' + place(r) + '讯', '本报' + place(r) + day(r) + '讯', '新华社' + place(r) + day(r) + '电', '本报综合报导'))}】"),
    (2, lambda r: f"〔记者{names(r, 1, 2, '、', 0.0)}／{place(r)}报导〕"),
    (1, lambda r: f"（{place(r)}{day_in_characters(r)}{r.choice(('路透', '合众', '美联', '中央社'))}电）"),
    (1, lambda r: f"本报讯 {_reporters(r)}报道 "),
    (1, lambda r: f"{r.choice(('本报讯', '本报讯', paper(r) + '讯'))}{r.choice((' ', '  ', '　'))}{_reporters(r)}{r.choice(('报道：', '报道:', ' 近日，', ' 昨日，'))}"),
    (1, lambda r: f"{r.choice(('本报讯', paper(r) + '讯'))}{r.choice(('（', '('))}记者{r.choice(('', ' '))}{names(r, 1, 2, '、', 0.0)}{r.choice(('', ' '))}报道{r.choice(('）', ')'))}"),
    (1, lambda r: f"（本报记者 {name(r)}）"),
)  # fmt: skip


# --- photographs

CREDITS = (
    (4, lambda r: f"{r.choice(('本报记者 ', '新华社记者  ', '本报记者  ', ''))}{names(r, 1, 1)}{r.choice(('', ' '))}摄"),
    (4, lambda r: f"本报记者 {names(r, 1, 2)} 本报通讯员 {names(r, 1, 2)} 摄"),
    (2, lambda r: f"{r.choice(('通讯员', '特约记者', '见习记者', '本报通讯员'))} {names(r, 1, 2)} 摄"),
    (2, lambda r: f"{name(r)}摄（{r.choice(('影像中国', '人民视觉', '新华社发', '视觉中国', '中新社发'))}）"),
    (1, lambda r: f"（{r.choice(('见习记者 ', '本报记者 ', '', '记者'))}{name(r)}{r.choice(('', ' '))}摄）"),
    (1, lambda r: f"{r.choice(('摄影', '拍摄者', '摄', '图', '供图', '图片来源'))}{r.choice('：:/')}{r.choice(('本报记者 ', ''))}{name(r)}"),
    (2, lambda r: f"{r.choice((body(r), body(r), '受访者', '本报', name(r), '主办方'))}{r.choice(('供图', '供图', '提供'))}"),
    (1, lambda r: r.choice(("（资料图片）", "资料图片", "（资料照片）", "新华社发", "（新华社发）"))),
    (1, lambda r: f"本报记者 {name(r)}{r.choice(('', ' '))}{r.choice(('文/图', '摄影报道', '文 ' + name(r) + '摄'))}"),
    (1, lambda r: f"{name(r)} 摄/{r.choice(('光明图片', '视觉中国', '新华社'))}"),
)  # fmt: skip

DRAWINGS = (
    (2, lambda r: f"{padded(r, name(r))}{r.choice(('作', '绘', '画', '文', '图', '漫画'))}"),
    (1, lambda r: f"{r.choice(('漫画', '插图', '绘图', '图', '文'))}{r.choice('：:/')}{padded(r, name(r))}"),
    (1, lambda r: f"{r.choice(('新华社发', '作者'))}（{padded(r, name(r))}作）"),
    (2, lambda r: f"{r.choice(('数据来源', '资料来源', '图表来源', '制表'))}{r.choice('：:')}{body(r)}"),
    (1, lambda r: f"{r.choice(('制图', '本版制图', '制表', '制图/'))}{r.choice('：:')}{names(r, 1, 2)}"),
)  # fmt: skip

CAPTION_HEADS = (
    "图为",
    "图①：",
    "图②：",
    "上图：",
    "下图：",
    "左图：",
    "图片说明：",
    "▲",
    "△",
    "■",
    "图1 ",
    "右图为",
    "题图：",
)


# --- notes, jumps, labels

NOTES = (
    (4, lambda r: f"（作者{r.choice(('为', '系', '单位：', '是'))}{body(r)}{r.choice(('', post(r)))}）"),
    (2, lambda r: f"（{names(r, 1, 2, '、', 0.0)}参与采写）"),
    (2, lambda r: f"（本报记者{names(r, 1, 3, '、', 0.0)}采访整理）"),
    (1, lambda r: f"（摘编自《{paper(r)}》）"),
    (1, lambda r: f"（相关报道见第{r.choice('二三四五六七八')}版）"),
    (1, lambda r: f"（据{r.choice(('新华社', '中新社', paper(r)))}{r.choice(('', '电'))}）"),
    (1, lambda r: f"（{r.choice(('新华社', '本报'))}{place(r)}{day(r)}电）"),
    (1, lambda r: r.choice(("（未完待续）", "（完）", "（下）", "（未完）"))),
)  # fmt: skip

BRACKETS = (("（", "）"), ("（", "）"), ("（", "）"), ("（", "）"), ("〔", "〕"), ("【", "】"), ("［", "］"))
"""What a closing note stands in."""


def note(rng: Random) -> str:
    """A closing note, in one sort of brackets or another."""
    opening, closing = rng.choice(BRACKETS)
    text: str = draw(rng, NOTES)
    return opening + text[1:-1] + closing


JUMPS_TO = (
    (3, lambda r: f"（下转第{r.choice(('2', '3', '4', '6', 'A5', '二', '三', '八'))}版）"),
    (2, lambda r: f"（下转{r.choice('2345678')}版）"),
    (1, lambda r: f"►下转第{r.choice('二三四五')}版"),
)  # fmt: skip
JUMPS_FROM = (
    (3, lambda r: f"（上接第{r.choice(('1', '2', 'A1', '一', '二'))}版）"),
    (2, lambda r: f"（上接{r.choice('123一二')}版）"),
    (1, lambda r: f"（紧接第{r.choice('一二')}版）"),
)  # fmt: skip
BOX_LABELS = (
    "■链接",
    "■延伸阅读",
    "■记者手记",
    "延伸阅读",
    "相关链接",
    "【点评】",
    "【对话人】",
    "链接",
    "■相关",
    "人物小传",
    "新闻背景",
    "记者手记",
    "●小贴士",
)
STANDFIRST_LABELS = ("核心阅读", "阅读提示", "内容提要", "提要", "核心提示", "【核心阅读】", "导读")
NOTE_HEADS = ("编者按：", "编者按 ", "【编者按】", "编者的话：", "开栏的话：", "编者按　")
_STANDING_HEADS = listed("""
    四海 民生 市井 人间 职场 新春 一线 基层 文化 健康 财经 国际 百姓 青春 乡村 城市 科技 教育 法治 体坛
""")
_STANDING_TAILS = listed("""
    观察 茶座 走笔 随笔 论坛 谈 说 声 话题 视点 关注 新语 传真 深一度 故事 大家谈 漫步 三人谈 现场 记
""")
STANDING = (
    (4, lambda r: r.choice(_STANDING_HEADS) + r.choice(_STANDING_TAILS)),
    (2, lambda r: r.choice(("锐评", "时评", "短评", "横议", "今谈", "新语", "权威发布", "深度观察", "新春走基层", "记者手记", "现场评论", "编读往来", "一得", "钟声", "金句", "瞭望"))),
    (1, lambda r: r.choice(_STANDING_HEADS) + r.choice(_STANDING_TAILS) + r.choice(("①", "②", "③", "·" + r.choice(_STANDING_HEADS) + "篇"))),
)  # fmt: skip
"""The standing name of a column, in brackets behind a headline."""

PLACEHOLDERS = ("图片报道", "图片新闻", "图说新闻")


# --- page furniture


def _editors(rng: Random, mark: str) -> str:
    return names(rng, 1, 4, rng.choice((" ", "  ")), 0.6) if mark else name(rng)


EDITORS = (
    (5, lambda r: f"本版责编：{_editors(r, '：')}"),
    (2, lambda r: f"本版编辑{r.choice(('：', ' ', ':'))}{_editors(r, '：')}"),
    (2, lambda r: f"责编{r.choice('：:')}{name(r)} 美编：{name(r)} 校对：{name(r)}"),
    (2, lambda r: f"{r.choice(('责任编辑', '责编', '主编', '值班主任'))}{r.choice(('：', ' ', ':'))}{name(r)}  {r.choice(('版式设计', '美编', '校对', '视觉'))}{r.choice(('：', ':', ' '))}{name(r)}"),
    (2, lambda r: "  ".join(f"{n}版责编：{_editors(r, '：')}" for n in "一二三四")),
    (2, lambda r: f"{r.choice(('版式设计', '本版制图', '制图', '视觉统筹'))}：{names(r, 1, 2, ' ')}"),
    (2, lambda r: f"{r.choice(('本版邮箱', '投稿邮箱', '电子信箱', 'E-mail', '来稿请寄'))}：{r.choice(('news', 'llb', 'fukan', 'bjb'))}@{r.choice(('paper.cn', 'example.com', 'ribao.com.cn'))}"),
    (2, lambda r: "  ".join(f"{r.choice(('编辑', '责编', '美编', '校对', '版式', '主编', '视觉', '审读'))}{mark}{name(r)}" for mark in [r.choice('/：: ')] * r.randint(2, 3))),
    (1, lambda r: f"值班编委：{name(r)} 责任编辑：{name(r)} 版式：{name(r)}"),
    (1, lambda r: f"{paper(r)} {r.randint(1995, 2026)}年{r.randint(1, 12)}月{r.randint(1, 28)}日 第{r.randint(1, 16)}版 责任编辑：{name(r)}"),
    (1, lambda r: r.choice(("本版内容仅供参考", "本版文字由作者负责", "本版图片除署名外均为资料图片", "转载请注明出处"))),
    (1, lambda r: f"{r.choice(('新闻热线', '广告热线', '读者热线', '热线电话'))}：{r.randint(1000000, 9999999)}"),
)  # fmt: skip

SECTIONS = listed("""
    要闻 综合 经济 国际 评论 文化 体育 理论 副刊 视点 社会 民生 教育 法治 特刊 专版 综合新闻
    工会新闻 劳动关系 今日关注 两岸 港闻
""")


def folio(rng: Random) -> str:
    """The head of a page."""
    year, month, date, page = rng.randint(1995, 2026), rng.randint(1, 12), rng.randint(1, 28), rng.randint(1, 24)
    week, section, title = rng.choice("一二三四五六日"), rng.choice(SECTIONS), paper(rng)
    number = rng.choice((f"{page}", f"{page:02d}", f"A{page}", f"第{page}版", f"第{page:02d}版", f"{page}版"))
    when = rng.choice(
        (
            f"{year}年{month}月{date}日",
            f"{year}-{month:02d}-{date:02d}",
            f"{year}.{month}.{date}",
            f"{year}年{month:02d}月{date:02d}日",
        )
    )
    parts = [
        [title, when, number, section],
        [number, section, title, when],
        [when, f"星期{week}", section, number],
        [f"第{page:02d}版:{section}"],
        [number, when, f"星期{week}"],
        [title, f"第{page}版", section],
        [section, when, f"责任编辑：{name(rng)}"],
        [number, section],
        [when, f"星期{week}", number],
    ]
    return rng.choice((" ", " ", "　", "  ")).join(rng.choice(parts))


_LABEL_HEADS = listed(
    "基层 名师 青年 工友 读者 军营 乡村 百姓 凡人 老街 书房 讲堂 法治 家庭 职场 科普 健康 市井 银发 校园"
)
_LABEL_TAILS = listed("之声 讲堂 说 论坛 来论 茶座 故事 诗苑 速递 连线 热线 印象 走笔 释法 问答 视窗 擂台 书架 感悟")
LABELS = (
    (4, lambda r: r.choice(_LABEL_HEADS) + r.choice(_LABEL_TAILS)),
    (2, lambda r: r.choice(listed("来论 快评 人物 特写 以案说法 记者观察 民生关注 热点追踪 对话 茶余 三言两语 新闻故事 身边 创业故事 记者调查 图说 旅途 灯下随笔 学术 书评 记者手记 采访手记 检察官手记 读者来信 新闻延伸 特派记者专电 盘面 一周人物 人大代表热线 门诊问答 专家点评 圆桌 镜头 老友记"))),
    (3, lambda r: f"【{r.choice((r.choice(_LABEL_HEADS) + r.choice(_LABEL_TAILS), r.choice(_STANDING_HEADS) + r.choice(_STANDING_TAILS), '读书札记', '案例', '协商互动', '来信'))}】"),
    (1, lambda r: f"{r.choice('■●◆★▌')}{r.choice(('', ' '))}{r.choice(_LABEL_HEADS)}{r.choice(_LABEL_TAILS)}"),
)  # fmt: skip
"""The word over an article that says what sort of piece it is, or for whom."""


VIEWER = (
    (2, lambda r: r.choice(("放大 缩小 默认", "语音播报: 语音播报", "上一篇 下一篇", "返回目录 放大 缩小", "展开通版", "收缩通版", "通版阅读请点击:", "打印 关闭", "字号：大 中 小"))),
    (1, lambda r: f"当前版:{r.randint(1, 16):02d}版"),
    (1, lambda r: f"文章字数:{r.randint(90, 3000)}"),
    (1, lambda r: f"{r.randint(2008, 2026)}-0{r.randint(1, 9)}-{r.randint(10, 28)} {r.randint(1, 9)} {r.randint(1, 9)} {paper(r)} content_{r.randint(10000, 999999)}.html 1 /enpproperty-->"),
)  # fmt: skip


Form = TypeVar("Form")


def draw(rng: Random, table: Sequence[tuple[int, Callable[[Random], Form]]]) -> Form:
    """One form from a table of (weight, maker)."""
    return rng.choices([maker for _, maker in table], [weight for weight, _ in table])[0](rng)
