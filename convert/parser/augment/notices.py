# ruff: noqa: E501 - a form is read whole
"""Notices of bodies and companies: what they announce, who does, and when; and deaths."""

from random import Random

from convert.parser.augment import forms
from convert.parser.augment.material import TEXT, Material
from convert.parser.augment.page import Page
from convert.parser.augment.words import HAN, body, day, listed, name, padded, place, post

_WORDS = listed("公告 启事 声明 通告 公示 通知 更正 讣告 致歉")
_TITLES = listed("""
    征稿启事 招聘启事 寻人启事 招领启事 遗失声明 注销公告 减资公告 司法公告 拍卖公告 招标公告 停水通知 停电通知
    致读者 来稿须知 本栏征稿 温馨提示 开奖公告 征集意见 任免名单 获奖名单 录用公示 读者须知 活动预告
""")
NOTICES = (
    (2, lambda r: "关于{}的" + r.choice(("公告", "通告", "公示", "通知"))),
    (2, lambda r: body(r) + r.choice(("公告", "招聘启事", "启事", "公示", "拍卖公告", "征集公告", "声明", "任免名单", "更名公告"))),
    (2, lambda r: r.choice((" ", "　", "", "  ")).join(r.choice(_WORDS))),
    (2, lambda r: r.choice(_TITLES)),
    (1, lambda r: f"关于召开{r.randint(1998, 2026)}年度{r.choice(('股东大会', '职工代表大会', '业主大会'))}的通知"),
    (1, lambda r: f"关于拟推荐{{}}的{r.choice(('公示', '公告'))}"),
)  # fmt: skip
_CLOSINGS = ("特此公告。", "特此公告", "特此通知。", "特此声明。", "特此更正。", "以上公告如有异议，请于七日内提出。")


def notice(page: Page, material: Material) -> None:
    """Notices, one after the other: what each says, who says it, and when; or only what."""
    rng = page.rng
    for _ in range(rng.choice((1, 1, 2, 3))):
        story = material.story(1, 4)
        page.begin(forms.draw(rng, NOTICES).format(material.clause(story, 5, 12)))
        if rng.random() < 0.1:
            page.add(f"（{rng.randint(1996, 2026)}年第{rng.randint(1, 60)}号）", "subheadline", "headline")
        numbered = len(story.paragraphs) > 2 and rng.random() < 0.4
        for k, text in enumerate(story.paragraphs):
            page.paragraph(f"{HAN[k % 10]}、{text}" if numbered else text, TEXT)
        _close(page, body(rng))


def _close(page: Page, who: str) -> None:
    """How a notice ends: that it is one, whom to call, who gave it and on which day."""
    rng = page.rng
    if rng.random() < 0.4:
        page.add(rng.choice(_CLOSINGS), *TEXT)
    if rng.random() < 0.25:
        page.add(rng.choice(("联系电话：{}", "联系人：王先生　电话：{}")).format(rng.randint(1000000, 9999999)), *TEXT)
    when, draw = _date(rng), rng.random()
    if draw < 0.1:
        page.add(f"{who}{rng.choice((' ', '　', '  '))}{when}", "paragraph", "endnote", "byline")
    for text in (who, when)[: 0 if draw < 0.25 else 1 if draw < 0.4 else 2] if draw >= 0.1 else ():
        page.add(text, "paragraph", "endnote", "byline")


def _date(rng: Random) -> str:
    return rng.choice(
        (
            f"{rng.randint(1996, 2026)}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日",
            f"{rng.randint(1996, 2026)}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日",
            "二〇二四年三月五日",
            "二○一九年十一月一日",
        )
    )


_SHARES = listed("江城重工 滨海航运 南岭药业 云阳铜业 长河电气 东湖软件 青溪水泥 北塘港务 西关酒业 柏山林业")
_ABOUT = listed("""
    召开临时股东大会 股东减持股份计划 股票交易异常波动 完成工商变更登记 回购公司股份进展 对外投资 签订重大合同
    董事辞职 收到政府补助 权益分派实施 募集资金存放与使用 新增代销机构 调整基金费率 诉讼进展 为子公司提供担保
""")
_WARRANTS = (
    "本公司董事会及全体董事保证本公告内容不存在任何虚假记载、误导性陈述或者重大遗漏，并对其内容承担法律责任。",
    "本公司及董事会全体成员保证信息披露的内容真实、准确、完整。",
)


def disclosure(page: Page, material: Material) -> None:
    """What listed companies must publish, one after the other: a line of codes, a title, a warrant, the text, who and when."""
    rng = page.rng
    coded, kind, gap = rng.random() < 0.8, rng.choice(("证券", "证券", "股票")), rng.choice((" ", "　", "    "))
    for _ in range(rng.randint(1, 4)):
        story = material.story(1, 4)
        short = rng.choice(_SHARES)
        page.begin()
        if coded:
            code = f"{rng.choice(('600', '000', '002', '300', '688'))}{rng.randint(100, 999)}"
            number = f"{rng.choice(('公告编号', '编号'))}：{rng.choice(('', '临'))}{rng.randint(2001, 2026)}—{rng.randint(1, 120):03d}"
            page.add(gap.join((f"{kind}代码：{code}", f"{kind}简称：{short}", number)), "kicker")
        company = f"{short}{rng.choice(('股份有限公司', '集团股份有限公司', '基金管理有限公司'))}"
        about = rng.choice(_ABOUT) if rng.random() < 0.7 else material.clause(story, 5, 12)
        title = f"{rng.choice(('', '', '关于'))}{about}{rng.choice(('的', ''))}{rng.choice(('公告', '公告', '提示性公告', '进展公告'))}"
        if rng.random() < 0.3:
            page.add(company, "headline", "kicker")
            page.add(title, "headline", "subheadline")
        else:
            page.add(company + title, "headline")
        if rng.random() < 0.7:
            page.add(rng.choice(_WARRANTS), "editor_note", "standfirst", "paragraph")
        if rng.random() < 0.2:
            page.add("重要内容提示：", "crosshead", "paragraph")
        parts = rng.random() < 0.3
        for k, text in enumerate(story.paragraphs):
            if parts:
                page.add(f"{HAN[k % 10]}、{material.clause(story, 4, 10)}", "crosshead", "paragraph")
            page.paragraph(text, TEXT)
        _close(page, company + rng.choice(("董事会", "")))


def obituary(page: Page, material: Material) -> None:
    """A death: of whom the headline tells, when and where the text, without a byline."""
    rng = page.rng
    story = material.story(1, 4)
    who = padded(rng, name(rng), 0.1)
    page.begin(f"{who}{rng.choice(('同志', '教授', '先生', '院士', ''))}{rng.choice(('逝世', '病逝', '同志逝世'))}")
    opening = f"{body(rng)}原{post(rng)}{who}，因病于{day(rng)}在{place(rng)}逝世，享年{rng.randint(60, 101)}岁。"
    page.running([opening, *story.paragraphs])
