# ruff: noqa: E501 - a form is read whole
"""What is listed rather than told: results, prices, names, hours, recipes; and briefs that stand behind marks."""

from collections.abc import Callable
from random import Random

from convert.parser.augment import forms
from convert.parser.augment.material import TEXT, Material
from convert.parser.augment.page import Page
from convert.parser.augment.words import body, day, listed, names, place

_THINGS = listed("""
    白菜 土豆 西红柿 黄瓜 五花肉 鲤鱼 大豆 玉米 棉花 尿素 螺纹钢 鸡蛋 大米 面粉 香蕉 苹果 茄子 豆角 生菜 冬瓜
""")
_TEAMS = listed("""
    江城联合 北塘铁人 南岭港务 西关电力 东陵学院 云阳女篮 柏山建业 青溪工业 临湖星光 新桥一中 市一中 机械厂 老年大学
""")
_HEADS = listed("""
    价格 行情 成绩 赛程 赛果 名单 日程 排行 榜单 数据 指数 安排 时刻 一览 公示 目录 书目 菜谱 配方 预告
""")
_BOARDS = (
    (3, lambda r: f"{day(r)}{place(r)}{r.choice(('农产品', '蔬菜', '水产', '生猪', '粮油'))}{r.choice(('批发价格', '行情', '报价', '参考价'))}"),
    (3, lambda r: r.choice(("昨日", "今日", "本周", "上周", "本轮", "一周", ""))+ r.choice(listed("赛果 赛程 战报 积分榜 行情 油价 影讯 演出 书单 开奖 空气质量 停电信息 招聘信息 服务信息"))),
    (3, lambda r: body(r) + r.choice(_HEADS)),
    (1, lambda r: r.choice(("天气预报", "停水通知", "停电通知", "便民信息", "养生厨房", "一周菜谱", "读者服务", "活动预告", "本周书单", "中奖号码", "光荣榜", "红黑榜"))),
)  # fmt: skip


def _scores(rng: Random) -> Callable[[], str]:
    mark = rng.choice(("∶", ":", "：", "比", "-"))
    return lambda: f"{rng.choice(_TEAMS)} {rng.randint(0, 4)}{mark}{rng.randint(0, 4)} {rng.choice(_TEAMS)}"


def _table(rng: Random) -> Callable[[], str]:
    gap, columns = rng.choice((" ", "  ", "　", "\t")), rng.randint(2, 4)
    return lambda: gap.join([rng.choice(_THINGS), *[f"{rng.uniform(1, 60):.2f}" for _ in range(columns)]])


def _ranking(rng: Random) -> Callable[[], str]:
    places = iter(range(1, 99))
    return lambda: (
        f"{next(places)}{rng.choice((' ', '. ', '、'))}{rng.choice(_TEAMS)} {rng.randint(9, 30)}场 {rng.randint(9, 70)}分"
    )


def _rolls(rng: Random) -> Callable[[], str]:
    colon = rng.choice(("：", ":", "　"))
    return lambda: f"{rng.choice(_TEAMS)}{colon}{names(rng, 2, 5, rng.choice((' ', '、', '　')))}"


def _hours(rng: Random) -> Callable[[], str]:
    return lambda: (
        f"{rng.randint(6, 21)}:{rng.choice(('00', '30', '15'))}{rng.choice((' ', '　', '-'))}{rng.choice(_TEAMS)}{rng.choice(_HEADS)}"
    )


_ROWS = (_scores, _table, _table, _ranking, _rolls, _hours)


def board(page: Page, material: Material) -> None:
    """A title and rows under it: results, prices, names, hours; sometimes a line of column heads, or a source."""
    rng = page.rng
    page.begin(forms.draw(rng, _BOARDS))
    for _ in range(rng.choice((1, 1, 1, 2))):
        row = rng.choice(_ROWS)(rng)
        if rng.random() < 0.35:
            page.add(
                rng.choice(
                    (
                        "品名 最低价 最高价 平均价",
                        "项目　单位　数量",
                        f"第{rng.randint(1, 30)}轮",
                        "名次 队名 场次 积分",
                        rng.choice(_TEAMS) + "组",
                    )
                ),
                *TEXT,
            )
        for _ in range(rng.randint(2, 8)):
            page.add(row(), *TEXT)
    if rng.random() < 0.2:
        page.add(
            f"（{rng.choice(('数据来源：', '据', '提供：', '单位：'))}{body(rng)}）", "endnote", "paragraph", "credit"
        )


def entries(page: Page, material: Material) -> None:
    """A title and short paragraphs under it, each behind a word and a colon: recipes, services, hints."""
    rng = page.rng
    story = material.story(2, 5)
    page.begin(forms.draw(rng, _BOARDS) if rng.random() < 0.6 else material.clause(story, 3, 10))
    opening = rng.choice(("", "", "", "●", "▲", "·", "■ "))
    for sentence in material.sentences(story)[: rng.randint(2, 6)]:
        page.add(f"{opening}{material.clause(story, 2, 6)}{rng.choice('：：:')}{sentence}", *TEXT)


_MARKS = ("●", "△", "▲", "▶", "■", "◆", "○", "·", "◇", "★", "※", "□", "▷", "►")
_BRIEFS = (
    (3, lambda r: r.choice(("国际", "国内", "各地", "校园", "工会", "科技", "体坛", "乡镇", "本市", "财经", "基层", "社区", "文化", "企业", "农事")) + r.choice(("短波", "快览", "速递", "简讯", "动态", "点滴", "一览", "集锦", "快递", "播报"))),
    (2, lambda r: r.choice(("简明新闻", "一句话新闻", "简讯", "短新闻", "新闻集纳", "快讯", "要闻简报", "五日谈", "今日提示", "出行提醒"))),
    (1, lambda r: f"{r.choice(('五一', '国庆', '周末', '假期', '春节'))}{r.choice(('去哪儿', '好去处', '看什么', '安排'))}"),
)  # fmt: skip


def marked(page: Page, material: Material) -> None:
    """A standing title and news of a sentence or two under it, each behind the same mark, or behind its place."""
    rng = page.rng
    page.begin(forms.draw(rng, _BRIEFS))
    mark = rng.choice(_MARKS) + rng.choice(("", "", " ", "　"))
    placed, signed = rng.random() < 0.2, rng.random() < 0.35
    for _ in range(rng.randint(2, 7)):
        story = material.story(1, 1)
        text = "".join(material.sentences(story)[: rng.randint(1, 2)])
        opening = f"{place(rng)}{rng.choice('：: ')}" if placed else mark + rng.choice(("", "", f"{day(rng)}，"))
        page.add(opening + text + (f"（{names(rng, 1, 2, ' ')}）" if signed else ""), *TEXT)
