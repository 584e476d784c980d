# ruff: noqa: E501 - a form is read whole
"""The forms of print, with invented names: bylines, datelines, credits, notes, page furniture.

Each function draws one line (or a few) from a random source. The forms are those of PATTERNS.md and
of papers at large; the people, papers and places in them are made up. Used by the augmenter only.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

_SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙陶黎贺毛郝龚邵万钱严武戴莫孔向汤温康施郇赖柳梅单裴霍辛佟荣"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红春梅建国文辉力斌波宁林清山海峰龙飞云志新宇浩然子涵雨欣思远佳怡晨曦晓东永健世广义兴良才发武生秀珍莉娥瑞凡一鸣景行若水嘉禾书瑶庭之舟微亚铭泽楠颖彤航凯博锦程胜学祥双全"
_PLACES = [
    "北京",
    "上海",
    "天津",
    "重庆",
    "沈阳",
    "长春",
    "南京",
    "杭州",
    "合肥",
    "福州",
    "南昌",
    "济南",
    "郑州",
    "武汉",
    "长沙",
    "广州",
    "南宁",
    "成都",
    "贵阳",
    "昆明",
    "西安",
    "兰州",
    "西宁",
    "银川",
    "太原",
    "海口",
    "拉萨",
    "东京",
    "伦敦",
    "巴黎",
    "柏林",
    "开罗",
    "日内瓦",
    "联合国",
    "莫斯科",
    "呼和浩特",
    "乌鲁木齐",
    "哈尔滨",
    "石家庄",
    "大连",
    "青岛",
    "宁波",
    "厦门",
    "深圳",
    "邯郸",
    "延安",
    "洛阳",
    "宜昌",
    "绵阳",
    "大理",
    "台北",
    "高雄",
    "香港",
    "澳门",
]
_PAPERS = [
    "江城日报",
    "滨海晚报",
    "南山时报",
    "西岭日报",
    "东湖晚报",
    "长河工人报",
    "青年晨报",
    "中原商报",
    "北疆日报",
    "云岭晚报",
    "海峡都市报",
    "春城早报",
    "岭南日报",
    "关东晚报",
    "巴蜀时报",
    "河西日报",
    "江南早报",
    "经济周报",
    "教育时报",
    "法治晨报",
    "科学导报",
    "农民日报",
    "卫生健康报",
    "工人日报",
    "中国青年报",
    "经济日报",
    "光明日报",
    "解放日报",
    "文汇报",
    "大公报",
    "联合报",
    "明报",
    "自由时报",
    "中央社",
    "路透社",
    "美联社",
]
_BODIES = [
    "江城市委宣传部",
    "省发展改革委",
    "东湖大学",
    "南山区教育局",
    "国家能源研究院",
    "市总工会",
    "中国社会科学院",
    "滨海市人民医院",
    "西岭县委",
    "江南师范大学马克思主义学院",
    "北疆军区",
    "中央党校（国家行政学院）",
    "省社科联",
    "长河集团",
    "国防大学",
    "海关总署",
    "中国科学院地理所",
    "春城海关",
    "省纪委监委",
    "市文化和旅游局",
]
_POSTS = [
    "书记",
    "主任",
    "教授",
    "院长",
    "副院长",
    "校长",
    "部长",
    "局长",
    "党委书记、局长",
    "党组书记、主任",
    "主席",
    "研究员",
    "董事长",
    "总经理",
    "所长",
    "副教授",
    "秘书长",
    "会长",
    "院士",
    "讲师",
    "市长",
    "县委书记",
    "总工程师",
    "博士生导师",
]
_DAYS_HAN = [
    "一",
    "二",
    "五",
    "六",
    "八",
    "九",
    "十",
    "十一",
    "十三",
    "十五",
    "十八",
    "二十",
    "廿一",
    "廿五",
    "廿七",
    "三十",
]


def name(rng: Random) -> str:
    """A name of two or three characters."""
    surname = rng.choice(_SURNAMES)
    return surname + "".join(rng.choice(_GIVEN) for _ in range(rng.choice((1, 1, 2, 2, 2))))


def padded(rng: Random, who: str, chance: float = 0.5) -> str:
    """A two-character name with a space in it, as papers align them."""
    return rng.choice((" ", "  ", "　")).join(who) if len(who) == 2 and rng.random() < chance else who


def names(rng: Random, low: int = 1, high: int = 3, mark: str | None = None, pad: float = 0.3) -> str:
    """Some names, with a mark between."""
    mark = rng.choice((" ", " ", "　", "、")) if mark is None else mark
    pad = pad if mark != "、" else 0.0
    return mark.join(padded(rng, name(rng), pad) for _ in range(rng.randint(low, high)))


def paper(rng: Random) -> str:
    """A paper or an agency."""
    return rng.choice(_PAPERS)


def ours(rng: Random) -> str:
    """How a paper calls itself, or another paper."""
    return rng.choice(("本报", "本报", "本报", "本报", "本刊", "新华社", paper(rng)))


def place(rng: Random) -> str:
    """A place of a dateline."""
    return rng.choice(_PLACES)


def day(rng: Random) -> str:
    """A day of a dateline."""
    if rng.random() < 0.12:
        return rng.choice(_DAYS_HAN) + "日"
    return f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日" if rng.random() < 0.9 else f"{rng.randint(1, 28)}日"


def body(rng: Random) -> str:
    """A body that people belong to."""
    return rng.choice(_BODIES)


# --- bylines: each gives one line or more; the second of a broken line is marked by its place

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
    (5, lambda r: [f"{body(r)}{r.choice(_POSTS)}{r.choice((' ', '　', ' ', ''))}{padded(r, name(r))}"]),
    (2, lambda r: [f"{body(r)}{r.choice((' ', '　', '  '))}{padded(r, name(r))}"]),
    (1, lambda r: [f"{body(r)}{r.choice(('党委理论学习中心组', '党组', '课题组', '编辑部', '党委'))}"]),
    (2, lambda r: [f"{r.choice(('本报记者', '记者', '作者', '文', '撰文', '采写', '编译', '整理'))}{r.choice('：:／/')}{names(r, 1, 2)}"]),
    (2, lambda r: [f"{r.choice('■□◎●☉◆')}{r.choice(('', ' '))}{r.choice(('', '本报记者 ', '本报通讯员 ', '作者 '))}{names(r, 1, 2)}"]),
    (1, lambda r: [f"{r.choice(('特派记者', '记者', '实习记者'))}{names(r, 1, 2, '、')}/{place(r)}{r.choice(('报导', '报道'))}"]),
    (1, lambda r: [f"编译{name(r)}/综合报导"]),
    (1, lambda r: [f"{r.choice(('报导．摄影', '文．图', '报导•摄影'))}╱{name(r)}"]),
    (1, lambda r: [f"{r.choice(('通讯员', '特约记者', '见习记者', '实习生', '本报驻' + place(r) + '记者', '本报特约通讯员'))} {names(r, 1, 2)}"]),
    (1, lambda r: [f"新华社{r.choice(('特稿', '特约', ''))}记者 {names(r, 1, 3)}"]),
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
    (1, lambda r: f"（{place(r)}{r.choice(_DAYS_HAN)}日{r.choice(('路透', '合众', '美联', '中央社'))}电）"),
    (1, lambda r: f"本报讯 {_reporters(r)}报道 "),
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
CAPTION_TAILS = ("", "", "（无人机照片）", "的场景。")


# --- notes, jumps, labels

NOTES = (
    (4, lambda r: f"（作者{r.choice(('为', '系', '单位：', '是'))}{body(r)}{r.choice(('', r.choice(_POSTS)))}）"),
    (2, lambda r: f"（{names(r, 1, 2, '、', 0.0)}参与采写）"),
    (2, lambda r: f"（本报记者{names(r, 1, 3, '、', 0.0)}采访整理）"),
    (1, lambda r: f"（摘编自《{paper(r)}》）"),
    (1, lambda r: f"（相关报道见第{r.choice('二三四五六七八')}版）"),
    (1, lambda r: f"（据{r.choice(('新华社', '中新社', paper(r)))}{r.choice(('', '电'))}）"),
    (1, lambda r: f"（{r.choice(('新华社', '本报'))}{place(r)}{day(r)}电）"),
    (1, lambda r: r.choice(("（未完待续）", "（完）", "（下）", "（未完）"))),
)  # fmt: skip

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
    (1, lambda r: f"{r.choice(('新闻热线', '广告热线', '读者热线', '热线电话'))}：{r.randint(1000000, 9999999)}"),
)  # fmt: skip

SECTIONS = [
    "要闻",
    "综合",
    "经济",
    "国际",
    "评论",
    "文化",
    "体育",
    "理论",
    "副刊",
    "视点",
    "社会",
    "民生",
    "教育",
    "法治",
    "特刊",
    "专版",
    "综合新闻",
    "工会新闻",
    "劳动关系",
    "今日关注",
    "两岸",
    "港闻",
]


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
