"""Invented pages as trees: one for each structure of `convert.tree`, for every format's tests.

Papers, people and events are invented.  In a text, `¦` marks where the source line ends: `placed` takes it
out and gives the node one span a line, so that spans and texts agree.
"""

from __future__ import annotations

import hashlib
from dataclasses import fields, is_dataclass, replace
from typing import Any

from convert import tree
from convert.tree import (
    Answer,
    Article,
    Block,
    Box,
    Byline,
    Caption,
    Clause,
    Continuation,
    Contributor,
    ContributorRole,
    Credit,
    Crosshead,
    Dateline,
    Dispatch,
    Edit,
    EditorLine,
    EditorNote,
    Endnote,
    Enrichment,
    Fact,
    Folio,
    Head,
    Headline,
    Issue,
    Item,
    Jump,
    Keyword,
    Kicker,
    ListItem,
    Origin,
    Page,
    Paragraph,
    Photo,
    Place,
    Question,
    SignOff,
    SourceFile,
    Span,
    Standfirst,
    Subheadline,
    TextNode,
    Unplaced,
    Verse,
    article_texts,
    without_space,
)

BREAK = "¦"
TEXT_NODES = {kind for kind in vars(tree).values() if isinstance(kind, type) and TextNode in kind.__bases__}
"""Every kind of text node.  (`__subclasses__` has a second `Verse`: what `dataclass` made the one with slots of.)"""


# --------------------------------------------------------------------------- making trees


def placed(issue: Issue, *, keep_origins: bool = False) -> Issue:
    """The issue with every text on source lines of its own, counted in print order, and articles hashed.

    With `keep_origins` only the spans are set, otherwise confidence and cues too.
    """
    pages, _ = _place(issue.pages, 1, keep_origins)
    return replace(issue, pages=tuple(_hashed(page) for page in pages))


def _place(value: Any, line: int, keep: bool) -> tuple[Any, int]:
    if isinstance(value, TextNode):
        return _place_text(value, line, keep)
    if isinstance(value, tuple):
        done = []
        for element in value:
            new, line = _place(element, line, keep)
            done.append(new)
        return tuple(done), line
    if is_dataclass(value) and not isinstance(value, type) and not isinstance(value, Enrichment):
        changed = {}
        for field in fields(value):
            changed[field.name], line = _place(getattr(value, field.name), line, keep)
        return replace(value, **changed), line
    return value, line


def _place_text(node: TextNode, line: int, keep: bool) -> tuple[TextNode, int]:
    pieces = node.text.split(BREAK)
    spans = tuple(Span(line + i, 0, len(piece)) for i, piece in enumerate(pieces))
    confidence = (0.9871, 1.0, 0.6402, 0.9999)[line % 4]
    made = Origin(spans, confidence, ("role", *(["join"] if len(pieces) > 1 else [])), "machine")
    origin = replace(node.origin, spans=spans) if keep else made
    return replace(node, text="".join(pieces), origin=origin), line + len(pieces)


def _hashed(page: Page) -> Page:
    return replace(page, articles=tuple(replace(a, sha256=article_sha256(a)) for a in page.articles))


def article_sha256(article: Article) -> str:
    """The sha256 of an article's characters, spaces apart."""
    text = without_space("".join(node.text for node in article_texts(article)))
    return hashlib.sha256(text.encode()).hexdigest()


def by(
    text: str, printed: str, role: ContributorRole = "reporter", affiliation: str | None = None, name: str | None = None
) -> Contributor:
    """The contributor printed in `text` as `printed`."""
    start = text.replace(BREAK, "").index(printed)
    return Contributor(start, start + len(printed), name or printed, role, affiliation)


def byline(text: str, *people: tuple[str, ContributorRole] | tuple[str, ContributorRole, str]) -> Byline:
    """A byline with its people: (printed, role) or (printed, role, affiliation)."""
    return Byline(text, facts=tuple(by(text, *person) for person in people))


def lead(text: str, dispatch_text: str, people: tuple[Fact, ...] = (), **parts: str) -> Paragraph:
    """A paragraph that begins with a dateline."""
    start = text.index(dispatch_text)
    return Paragraph(text, facts=(Dispatch(start, start + len(dispatch_text), **parts), *people))


def article(id_: str, head: Head, *body: Block, **more: Any) -> Article:
    """An article with its body."""
    return Article(id_, head, body, **{"confidence": 1.0, **more})


def page(*articles: Article, **more: Any) -> Page:
    """A page 3 of section 要闻, unless said otherwise."""
    return Page(**{"number": "3", "section": "要闻", **more}, articles=articles)


def _told(pages: tuple[Page, ...]) -> str:
    """The pages as text, without fields that most lack, and as sure as they were said to be before it could be unknown.

    The digests made of it stay what they were.
    """
    told = (
        repr(pages)
        .replace(", language=None)", ")")
        .replace(", source=None)", ")")
        .replace(", opens_stanza=False)", ")")
    )
    return told.replace("confidence=None, cues=(), agent=None", "confidence=1.0, cues=(), agent='machine'")


def issue(*pages: Page, **more: Any) -> Issue:
    """An issue of an invented paper."""
    known: dict[str, Any] = {
        "publication": "江城新报", "date": "2024-05-01", "number": "12045", "source": "江城新报_2024-05-01_03",
        "sha256": hashlib.sha256(_told(pages).encode()).hexdigest(),
    }  # fmt: skip
    return placed(Issue(**{**known, **more}, pages=pages))


def single(head: Head, *body: Block, **more: Any) -> Issue:
    """An issue of one page with one article."""
    return issue(page(article("p3-0a1b2c3d", head, *body, **more)))


def title(text: str) -> Head:
    """A head of a headline alone."""
    return Head(headline=Headline(text))


FILL = "今年以来，该厂先后改造三条生产线，工人们在车间里搭起讲台，把经验一条一条写在黑板上。"
SECOND = "“手艺不能断在我们这一代。”老师傅说。"

# --------------------------------------------------------------------------- the trees


def _plain_news() -> Issue:
    head = Head(
        kickers=(Kicker("把技术课搬进车间"),),
        headline=Headline("北岸机床厂老师傅带出百名新徒弟"),
        subheadlines=(Subheadline("——全厂已有三十二个师徒工作室"),),
        bylines=(byline("本报记者  闻一苇  通讯员  柳 青", ("闻一苇", "reporter"), ("柳 青", "correspondent")),),
    )
    first = lead("本报江城4月30日电  " + FILL, "本报江城4月30日电", source="本报", place="江城", date="2024-04-30")
    return issue(
        page(
            article("p3-plain", head, first, Paragraph(SECOND), Paragraph(FILL), kind="news", confidence=0.9731),
            folios=(Folio("江城新报  2024年5月1日  星期三  第3版  要闻"),),
            editor_lines=(EditorLine("责任编辑：简 宁  美编：吴 桐  电子信箱：desk@jiangcheng.example"),),
        )
    )


def _byline_with_space() -> Issue:
    text = "本报记者 田 泓  江城日报社 曲 直"
    facts = (by(text, "田 泓", "reporter", "本报", "田泓"), by(text, "曲 直", "photographer", "江城日报社", "曲直"))
    return single(Head(headline=Headline("雨夜里的抢修"), bylines=(Byline(text, facts=facts),)), Paragraph(FILL))


def _two_line_headline() -> Issue:
    head = Head(headline=Headline("全市中小学春季运动会落幕 ¦东岸小学接力队刷新纪录"))
    return single(head, Paragraph("比赛共进行三天，¦有四十二所学校的选手¦参加。"), Paragraph(SECOND), kind="news")


def _dateline_in_paragraph() -> Issue:
    text = "本报讯（记者钟 声 通讯员麦 穗）" + FILL
    people = (by(text, "钟 声", "reporter", name="钟声"), by(text, "麦 穗", "correspondent", "西岭镇宣传办", "麦穗"))
    return single(title("西岭镇小麦开镰"), lead(text, "本报讯", people, source="本报"), Paragraph(SECOND), kind="news")


def _own_line_dateline() -> Issue:
    text = "东海社罗安城5月1日电"
    line = Dateline(text, facts=(Dispatch(0, len(text), "东海社", "罗安城", "2024-05-01"),))
    return single(Head(headline=Headline("罗安城开通首条轻轨"), datelines=(line,)), Paragraph(FILL), kind="news")


def _dateline_in_byline() -> Issue:
    text = "本报记者 钟 声／罗安城5月1日电"
    of_head = Byline(
        text, facts=(Dispatch(0, len(text), "本报", "罗安城", "2024-05-01"), by(text, "钟 声", "reporter", name="钟声"))
    )
    text = "特派记者 麦 穗（本报河湾电）"
    of_body = Byline(
        text,
        facts=(by(text, "麦 穗", "reporter", name="麦穗"), Dispatch(9, len(text), "本报", "河湾")),
    )
    head = Head(headline=Headline("罗安城开通首条轻轨"), bylines=(of_head,))
    return single(head, Paragraph(FILL), of_body, kind="news")


def _standfirst() -> Issue:
    head = Head(
        kickers=(Kicker("核心阅读"), Kicker("·深度观察·")),
        headline=Headline("一座旧码头的新生意"),
        standfirsts=(Standfirst("码头旧了，生意没旧。"), Standfirst("记者沿江走访，看老码头如何变成市集。")),
    )
    return single(head, Paragraph(FILL), kind="feature")


def _crossheads() -> Issue:
    body = (Crosshead("一问：钱从哪里来"), Paragraph(FILL), Crosshead("二问：路往哪里去"), Paragraph(FILL))
    return single(title("三问乡村客运"), *body, Crosshead("■"), kind="feature")


def _list_and_clauses() -> Issue:
    return single(
        title("江城市公园管理办法（节选）"),
        Paragraph("为了规范管理，制定本办法。"),
        Clause("第一条  公园应当免费开放。"),
        Clause("第二条  下列行为应当劝止："),
        ListItem("（一）攀折花木；"),
        ListItem("（二）在湖面冰上行走。"),
        SignOff("江城市园林局"),
        SignOff("2024年4月28日"),
        kind="notice",
    )


def _questions() -> Issue:
    return single(
        title("“先把一件小事做好”"),
        EditorNote("编者按：本期请来剪纸艺人苗小满。"),
        Question("问：您几岁开始学剪纸？"),
        Answer("答：七岁。先学画，后学剪。"),
        Question("问：最难的是什么？"),
        Answer("答：坐得住。"),
        kind="feature",
    )


def _verse() -> Issue:
    head = Head(headline=Headline("渡口（外一首）"), bylines=(byline("□ 沈之舟", ("沈之舟", "author")),))
    lines = ("风从北岸来", "吹皱一江灯火", "渡船说：慢些，慢些")
    return single(head, *(Verse(line) for line in lines), Crosshead("晚归"), Verse("一盏灯，一个人"), kind="feature")


def _stanzas() -> Issue:
    """Two stanzas of two lines; and, in a box, lines that open none before others that open one each."""
    head = Head(headline=Headline("渡口竹枝词"), bylines=(byline("□ 沈之舟", ("沈之舟", "author")),))
    song = ("东岸桃花西岸柳，", "一篙撑过是渔家。", "阿公卖得新鱼去，", "换得城中雨前茶。")
    verses = [Verse(line, opens_stanza=n % 2 == 0) for n, line in enumerate(song)]
    named = "简 宁听见橹声"
    inner = (
        Verse("江水不说话"),
        Verse("只往东去"),
        Verse(named, facts=(by(named, "简 宁", "other"),), opens_stanza=True),
        Verse("夜深了", opens_stanza=True),
    )
    return single(head, Paragraph(FILL), *verses, Box(title("外一首"), inner), kind="feature")


def _letter() -> Issue:
    return single(
        title("请给盲道让条路"),
        Paragraph("编辑同志："),
        Paragraph(FILL),
        SignOff("读者  费 思"),
        SignOff("4月29日"),
        kind="notice",
    )


def _bodies() -> Issue:
    """Makers that are bodies: in a byline, a credit and a sign-off."""
    court, credit = "江城市河湾区人民法院", "江城市融媒体中心摄"
    return single(
        Head(
            headline=Headline("河湾区开庭公告"),
            bylines=(
                byline("本报评论员", ("本报评论员", "commentator")),
                byline("中共江城市委宣传部  闻一苇", ("中共江城市委宣传部", "author"), ("闻一苇", "author")),
            ),
        ),
        Paragraph(FILL),
        Photo(lines=(Caption("河湾区的渡口。"), Credit(credit, facts=(by(credit, credit[:-1], "photographer"),)))),
        SignOff(court, facts=(by(court, court, "author"),)),
        kind="notice",
    )


def _roundup() -> Issue:
    first = "本报讯  河湾村的桥通车了。"
    items = (
        Item(title("河湾村新桥通车"), (lead(first, "本报讯", source="本报"),)),
        Item(Head(kickers=(Kicker("南岸"),), headline=Headline("旧书市集开张")), (Paragraph("周末两天，免费入场。"),)),
        Item(Head(), (Paragraph("东岸小学的合唱团获奖。"), byline("（向 晚）", ("向 晚", "correspondent")))),
    )
    return single(title("短  讯"), *items, kind="roundup")


def _datelines() -> Issue:
    found = (
        lead(
            "东海社江城4月30日电  桥通车了。", "东海社江城4月30日电", source="东海社", place="江城", date="2024-04-30"
        ),
        lead(
            "东海社河湾4月29日电  市集开张。", "东海社河湾4月29日电", source="东海社", place="河湾", date="2024-04-29"
        ),
        lead("本报江城讯  合唱团获奖。", "本报江城讯", source="本报", place="江城"),
    )
    return single(title("各地要闻"), *found, kind="roundup")


def _box() -> Issue:
    box = Box(
        Head(headline=Headline("记者手记"), bylines=(byline("本报记者 闻一苇", ("闻一苇", "reporter")),)),
        (Paragraph("走在江边，风很大。"), Photo(lines=(Caption("图为江边的风车。"),)), Crosshead("尾声")),
    )
    nested = Box(title("链接"), (Item(title("何为师徒工作室"), (Paragraph("由一名技师带若干徒弟。"),)), box))
    return single(title("师傅领进门"), Paragraph(FILL), box, Paragraph(SECOND), nested, kind="feature")


def _photo_in_article() -> Issue:
    credit = "本报记者 曲 直 摄"
    photo = Photo(lines=(Caption("图为工人在检修。"), Credit(credit, facts=(by(credit, "曲 直", "photographer"),))))
    return single(title("检修忙"), Paragraph(FILL), photo, Paragraph(SECOND), kind="news")


def _photo_article() -> Issue:
    text = "4月30日，孩子们在江滩放风筝。¦当天江城天气晴好。闻一苇摄"
    photo = Photo(lines=(Caption(text, facts=(by(text, "闻一苇", "photographer"),)), Credit("（图片由江城新报提供）")))
    return single(title("风筝上天"), photo, kind="photo")


def _photo_with_headline() -> Issue:
    photo = Photo(Headline("春到江滩"), (Caption("图①：看花的人。"), Credit("简 宁摄"), Caption("图②：卖花的人。")))
    return single(Head(), photo, kind="photo")


def _several_photos() -> Issue:
    photos = tuple(Photo(lines=(Caption(f"图{n}：第{n}号窗口。"), Credit("曲 直 摄"))) for n in "①②③")
    return single(title("一日一窗"), *photos, Photo(), Photo(lines=(Credit("资料图片"),)), kind="photo")


def _notes() -> Issue:
    end = "（作者为江城大学副教授 魏 来）"
    return single(
        title("慢下来，看得见"),
        EditorNote("【编者按】城市更新，重在留住记忆。"),
        Paragraph(FILL),
        byline("（本报记者 简 宁 采写）", ("简 宁", "reporter")),
        Dateline("（东海社江城4月30日电）", facts=(Dispatch(1, 11, "东海社", "江城", "2024-04-30"),)),
        Endnote(end, facts=(by(end, "魏 来", "author", "江城大学副教授", "魏来"),)),
        Endnote("（摘编自《江城文史》2023年第4期）"),
        kind="commentary",
    )


def _jumps() -> Issue:
    text = SECOND + "（下转第6版）"
    inside = Paragraph(text, facts=(Continuation(len(SECOND), len(text), "to", "6"),))
    jump = Jump("（上接第A1版）", facts=(Continuation(0, 8, "from", "A1"),))
    return issue(
        page(
            article("p3-jump-to", title("长江边的灯塔"), Paragraph(FILL), inside, kind="news"),
            article("p3-jump-from", title("灯塔下的人"), jump, Paragraph(FILL), Jump("→详见第8版"), kind="news"),
        )
    )


def _jumps_that_meet() -> Issue:
    """Two articles from A01 to A04, told apart by their titles, one to a half of A02-A03; zeros as papers print them."""
    there, back = Continuation(0, 7, "to", "A4"), Continuation(0, 7, "from", "A1")
    half = Continuation(0, 7, "to", "A3")
    return issue(
        page(
            article("a1-a", title("渠水进城记"), Paragraph(FILL), Jump("（下转A4版）", facts=(there,))),
            article("a1-b", title("种树的人"), Paragraph(SECOND), Jump("（下转A4版）", facts=(there,))),
            article("a1-c", title("桥上的灯"), Paragraph(FILL), Jump("（下转A3版）", facts=(half,))),
            number="A01",
        ),
        page(article("a2-a", title("灯下"), Paragraph("（上接A1版）" + SECOND, facts=(back,))), number="A02-A03"),
        page(
            article("a4-a", title("种树的人（续）"), Paragraph("（上接A1版）" + SECOND, facts=(back,))),
            article("a4-b", title("渠水进城"), Paragraph("（上接A1版）" + FILL, facts=(back,))),
            number="A04",
        ),
        source="江城新报_2024-05-01",
    )  # fmt: skip


def _commentary() -> Issue:
    head = Head(
        kickers=(Kicker("江边漫话"),),
        headline=Headline("别让指示牌指错路"),
        bylines=(byline("本报评论员 余 味", ("余 味", "commentator", "本报")),),
    )
    return single(head, Paragraph(FILL), Paragraph(SECOND), kind="commentary")


def _translation() -> Issue:
    head = Head(
        headline=Headline("雪国的邮差"),
        bylines=(
            byline(
                "[罗安] 安娜·贝尔 文  柏 舟 译  简 宁 编  文 心 绘",
                ("安娜·贝尔", "author"), ("柏 舟", "translator"), ("简 宁", "editor"), ("文 心", "other"),
            ),
        ),
    )  # fmt: skip
    return single(head, Paragraph(FILL), kind="feature")


def _no_headline() -> Issue:
    two = (article("p3-untitled", Head(), Paragraph(FILL)), article("p3-untitled-2", Head(), Paragraph(SECOND)))
    return issue(page(*two))


def _empty_article() -> Issue:
    return issue(page(article("p3-headline-only", title("图片新闻"), kind="brief"), article("p3-void", Head())))


def _furniture() -> Issue:
    return issue(
        page(
            article("p3-one", title("供水管网今夜检修"), Paragraph(FILL), kind="brief"),
            folios=(Folio("江城新报"), Folio("2024年5月1日  星期三"), Folio("3  要闻")),
            editor_lines=(EditorLine("本版责编：简 宁"), EditorLine("版式设计：文 心")),
            unplaced=(Unplaced("广告热线：000-0000"), Unplaced("③"), Unplaced("天气：晴转多云")),
        )
    )


def _unplaced_alone() -> Issue:
    return issue(Page(unplaced=(Unplaced("一行不知归属的文字"),)))


def _several_pages() -> Issue:
    pages = [
        page(
            article(f"p{n}-a", title(f"第{n}版头条"), Paragraph(FILL), kind="news"),
            article(f"p{n}-b", title("简讯"), Paragraph(SECOND), kind="brief"),
            number=n, section=section, folios=(Folio(f"{n}  {section or ''}".strip()),),
        )
        for n, section in (("A01", "要闻"), ("A02", None), ("A03", "副刊"))
    ]  # fmt: skip
    return issue(*pages, source="江城新报_2024-05-01")


def _several_files() -> Issue:
    """Two pages, a file each, and an article that goes from the one to the other; a control taken out of the second."""
    jump, back = Continuation(0, 7, "to", "6"), Continuation(0, 7, "from", "1")
    pages = (
        page(
            article("p1-a", title("渠水进城"), Paragraph(FILL), Jump("（下转第6版）", facts=(jump,))),
            number="1", folios=(Folio("1  要闻"),), source="江城新报_2024-05-01_01",
        ),
        page(
            article("p6-a", title("渠水进城"), Paragraph("（上接第1版）" + FILL, facts=(back,))),
            article("p6-b", title("简讯"), Paragraph(SECOND), kind="brief"),
            number="6", section="综合", source="江城新报_2024-05-01_06",
        ),
    )  # fmt: skip
    edit = Edit("control", 90, 0, "\x07", "")
    sources = (
        SourceFile("江城新报_2024-05-01_01", "1" * 64),
        SourceFile("江城新报_2024-05-01_06", "6" * 64, "gb18030", (edit,)),
    )
    return issue(*pages, source="", sha256="", sources=sources)


def _unnumbered_pages() -> Issue:
    pages = [
        page(article(f"x{n}", title("同题"), Paragraph(FILL)), number=number, section=None)
        for n, number in enumerate((None, None, "3"))
    ]
    return issue(*pages)


def _traditional_in_simplified() -> Issue:
    old = article(
        "p3-hant", Head(headline=Headline("臺島書畫展開幕"), bylines=(byline("記者 葉知秋", ("葉知秋", "reporter")),)),
        Paragraph("展覽為期三週，觀眾絡繹不絕。"), language="zh-Hant", kind="news",
    )  # fmt: skip
    return issue(page(article("p3-hans", title("书画展预告"), Paragraph(FILL), kind="brief"), old))


def _pages_in_both_scripts() -> Issue:
    """An issue put together of pages in both scripts: a head and editors' lines, too."""
    made = Enrichment("jieba 0.42.1", (Keyword("觀眾", 0.5),), (Place("臺島", 1),))
    old = article("p4-hant", title("臺島書畫展開幕"), Paragraph("觀眾絡繹不絕。"), language="zh-Hant", enrichment=made)
    new = article("p4-hans", title("书画展预告"), Paragraph(FILL))
    hant = page(
        old, new, number="4", section="港臺", folios=(Folio("江城新報 第4版 港臺"),),
        editor_lines=(EditorLine("責編：葉知秋"),), language="zh-Hant",
    )  # fmt: skip
    unnumbered = page(
        article("x-hant", title("輕鐵通車"), Paragraph("車廂寬敞。"), language="zh-Hant"),
        number=None,
        section=None,
        language="zh-Hant",
    )
    firsts = [page(article(f"p{n}-a", title("渠水进城"), Paragraph(FILL)), number=str(n)) for n in (1, 2)]
    return issue(*firsts, hant, unnumbered)


def _english_in_chinese() -> Issue:
    one = article("p3-en", title("A New Bridge"), Paragraph("The bridge was opened on Friday."), language="en")
    other = article("p3-und", title("Neue Brücke"), Paragraph("Seit Freitag ist sie offen."), language="und")
    return issue(page(article("p3-hans", title("新桥通车"), Paragraph(FILL)), one, other))


def _traditional_issue() -> Issue:
    one = article("p3-hk", title("輕鐵新線通車"), Paragraph("乘客表示，車廂寬敞。"), language="zh-Hant", kind="news")
    return issue(page(one, section="港聞"), publication="濱海時報", language="zh-Hant", encoding="big5hkscs")


def _rare_characters() -> Issue:
    text = "本报记者 王𬭎 㛃 娜 𠮷野"
    head = Head(
        headline=Headline("王𬭎：𫖯下身子做学问"),
        bylines=(byline(text, ("王𬭎", "reporter"), ("𠮷野", "correspondent")),),
    )
    return single(head, Paragraph("𡈽地上的人家，姓𦈡，做𩽾𩾌生意；价目：①②③、㎡、℃、×、〇。"), kind="feature")


def _markup() -> Issue:
    head = Head(
        kickers=(Kicker("<题> & “引”"),),
        headline=Headline("A&B公司“<新>”产品'上市'：\"5<6>4\" ]]> <!-- --> &amp;"),
        bylines=(byline('本报记者 甲<乙>&"丙"', ('甲<乙>&"丙"', "reporter", "社 & 'Co'")),),
    )
    photo = Photo(lines=(Caption("<图> & 'x'"), Credit('"<摄>" & ]]>')))
    more = Enrichment("jieba <0.42.1> & co", (Keyword("<词>&", 0.5),), (Place("R&D\"'", 2),))
    body = (Paragraph("正文 <b>不是标签</b> &#x4E00; {brace} %s \\n \\u4e00"), Crosshead("</p>"), photo)
    return issue(
        page(article("p3-markup", head, *body, enrichment=more), section="<要&闻>"),
        publication="《江城》<新>&报\"'", source="a<b>&'\"c",
    )  # fmt: skip


def _brackets() -> Issue:
    text = "本报讯（记者（驻罗安）钟 声【特约】[实习生] 麦 穗）会上宣读了《关于〈江城市（试行）〉的说明》。"
    body = (lead(text, "本报讯", source="本报"), Endnote("（本报记者（采写（摄影）））"))
    return single(title("（（括号）里的（括号））"), *body)


def _long_headline() -> Issue:
    return single(title("江城" * 400 + "长题"), Paragraph("长文。" * 2000), kind="news")


def _wide_spaces() -> Issue:
    return single(
        Head(headline=Headline("春　江　花　月　夜"), bylines=(byline("王  　 五", ("王  　 五", "author")),)),
        Paragraph("行\u00a0中\u2003有\u200b各种\ufeff空白 。"),
    )


def _no_facts() -> Issue:
    one = article("p-nofacts", title("没有日期的一版"), Paragraph(FILL))
    unknown = {"publication": None, "date": None, "number": None, "source": "", "sha256": ""}
    return issue(page(one, number=None, section=None), **unknown)


def _empty_page() -> Issue:
    return issue(Page())


def _empty_issue() -> Issue:
    return Issue()


def _enriched() -> Issue:
    tool = "jieba 0.42.1, banmian 0.1.0"
    full = Enrichment(tool, (Keyword("师徒", 0.8123), Keyword("机床", 0.5)), (Place("江城", 3), Place("浦东新区", 1)))
    return issue(
        page(
            article("p3-rich", title("机床厂里的师徒"), Paragraph(FILL), kind="news", enrichment=full),
            article("p3-bare", title("简讯"), Paragraph(SECOND), kind="brief", enrichment=Enrichment(tool)),
            article("p3-words", title("码头"), Paragraph(SECOND), enrichment=Enrichment(tool, (Keyword("码头", 1.0),))),
        )
    )


def _edits() -> Issue:
    made = single(title("会议闭幕"), Paragraph("会议指出，要抓落实。"), kind="news")
    edits = (
        Edit("control", 1, 2, "\x07", ""),
        Edit("punctuation", 2, 4, "", "，"),
        Edit("punctuation", 2, 9, ".", "。"),
        Edit("control", 3, 0, "\x00\x0c", ""),
    )
    return replace(made, edits=edits, encoding="gb18030")


def _human_origin() -> Issue:
    text = "经人工校正的一段，来自两栏。"
    origin = Origin((Span(40, 0, 8), Span(12, 2, 8)), 1.0, ("correction",), "human")
    head = Head(headline=Headline("人工校正", Origin((Span(11, 0, 4),), 1.0, (), "machine")))
    made = article("p3-human", head, Paragraph(text, origin))
    return Issue("江城新报", "2024-05-01", source="human", pages=(Page("3", articles=(made,)),))


def _many_articles() -> Issue:
    many = [
        article(f"p3-{n:03}", title(f"第{n}则：江岸风物"), Paragraph(f"{n}。{FILL}"), Paragraph(SECOND), kind="news")
        for n in range(1, 101)
    ]
    return issue(page(*many))


def _contributors_everywhere() -> Issue:
    cross, quote, poem, item = "一、闻一苇的话", "答：我叫柳 青。", "沈之舟作", "（一）简 宁；"
    note, stand, sign = "编者按：本文由简 宁整理。", "本报记者钟 声报道", "麦 穗"
    head = Head(
        headline=Headline("文/余 味", facts=(by("文/余 味", "余 味", "author"),)),
        standfirsts=(Standfirst(stand, facts=(by(stand, "钟 声"),)),),
    )
    body = (
        Crosshead(cross, facts=(by(cross, "闻一苇", "other"),)),
        Answer(quote, facts=(by(quote, "柳 青", "other"),)),
        Verse(poem, facts=(by(poem, "沈之舟", "author"),)),
        ListItem(item, facts=(by(item, "简 宁", "editor"),)),
        EditorNote(note, facts=(by(note, "简 宁", "editor"),)),
        SignOff(sign, facts=(by(sign, "麦 穗", "author"),)),
    )
    editors = "责编：简 宁"
    return issue(
        page(
            article("p3-everywhere", head, *body),
            editor_lines=(EditorLine(editors, facts=(by(editors, "简 宁", "editor"),)),),
        )
    )


def _every_node() -> Issue:
    """Every node kind on one page, with heads in parts that seldom have them."""
    head = Head(
        (Kicker("引题"),), Headline("主题"), (Subheadline("副题"),), (byline("本报记者 甲 乙", ("甲 乙", "reporter")),),
        (Dateline("本报江城讯", facts=(Dispatch(0, 5, "本报", "江城"),)),), (Standfirst("提要"),),
    )  # fmt: skip
    flow: tuple[Block, ...] = (
        Paragraph("正文"), Crosshead("小标题"), ListItem("一、列表项"), Clause("第一条 条款"), Question("问：什么？"),
        Answer("答：这个。"), Verse("诗行"), SignOff("落款"), EditorNote("编者按：按语"), Endnote("（文尾）"),
        Jump("（下转2版）", facts=(Continuation(0, 6, "to", "2"),)), Byline("（丙 丁）"), Dateline("（本报讯）"),
        Photo(Headline("图题"), (Caption("图片说明"), Credit("甲 乙 摄"))),
    )  # fmt: skip
    more = Enrichment("jieba 0.42.1, banmian 0.1.0", (Keyword("主题", 1.0),), (Place("江城", 1),))
    whole = article("p3-every", head, *flow, Item(head, flow), Box(head, (*flow, Item(head, flow))), enrichment=more)
    return issue(
        page(
            whole,
            folios=(Folio("报眉 第3版"),), editor_lines=(EditorLine("责编：戊 己"),), unplaced=(Unplaced("未归属"),),
        )
    )  # fmt: skip


CORPUS: dict[str, Issue] = {
    "plain_news": _plain_news(),
    "byline_with_space": _byline_with_space(),
    "two_line_headline": _two_line_headline(),
    "dateline_in_paragraph": _dateline_in_paragraph(),
    "own_line_dateline": _own_line_dateline(),
    "standfirst": _standfirst(),
    "crossheads": _crossheads(),
    "list_and_clauses": _list_and_clauses(),
    "questions": _questions(),
    "verse": _verse(),
    "stanzas": _stanzas(),
    "letter": _letter(),
    "bodies": _bodies(),
    "roundup": _roundup(),
    "dateline_in_byline": _dateline_in_byline(),
    "datelines": _datelines(),
    "box": _box(),
    "photo_in_article": _photo_in_article(),
    "photo_article": _photo_article(),
    "photo_with_headline": _photo_with_headline(),
    "several_photos": _several_photos(),
    "notes": _notes(),
    "jumps": _jumps(),
    "jumps_that_meet": _jumps_that_meet(),
    "commentary": _commentary(),
    "translation": _translation(),
    "no_headline": _no_headline(),
    "empty_article": _empty_article(),
    "furniture": _furniture(),
    "unplaced_alone": _unplaced_alone(),
    "several_pages": _several_pages(),
    "several_files": _several_files(),
    "unnumbered_pages": _unnumbered_pages(),
    "traditional_in_simplified": _traditional_in_simplified(),
    "pages_in_both_scripts": _pages_in_both_scripts(),
    "english_in_chinese": _english_in_chinese(),
    "traditional_issue": _traditional_issue(),
    "rare_characters": _rare_characters(),
    "markup": _markup(),
    "brackets": _brackets(),
    "long_headline": _long_headline(),
    "wide_spaces": _wide_spaces(),
    "no_facts": _no_facts(),
    "empty_page": _empty_page(),
    "empty_issue": _empty_issue(),
    "enriched": _enriched(),
    "edits": _edits(),
    "human_origin": _human_origin(),
    "many_articles": _many_articles(),
    "contributors_everywhere": _contributors_everywhere(),
    "every_node": _every_node(),
}
"""The corpus of trees, by what each shows."""
