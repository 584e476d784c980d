# ruff: noqa: E501 - a list is read whole
"""Invented names, and the places, papers and bodies that forms of print name."""

from random import Random


def listed(text: str) -> list[str]:
    """Words with spaces between, as a list."""
    return text.split()


HAN = "一二三四五六七八九十"
_SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙陶黎贺毛郝龚邵万钱严武戴莫孔向汤温康施郇赖柳梅单裴霍辛佟荣"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红春梅建国文辉力斌波宁林清山海峰龙飞云志新宇浩然子涵雨欣思远佳怡晨曦晓东永健世广义兴良才发武生秀珍莉娥瑞凡一鸣景行若水嘉禾书瑶庭之舟微亚铭泽楠颖彤航凯博锦程胜学祥双全"
_PLACES = listed("""
    北京 上海 天津 重庆 沈阳 长春 南京 杭州 合肥 福州 南昌 济南 郑州 武汉 长沙 广州 南宁 成都 贵阳
    昆明 西安 兰州 西宁 银川 太原 海口 拉萨 东京 伦敦 巴黎 柏林 开罗 日内瓦 联合国 莫斯科 呼和浩特
    乌鲁木齐 哈尔滨 石家庄 大连 青岛 宁波 厦门 深圳 邯郸 延安 洛阳 宜昌 绵阳 大理 台北 高雄 香港
    澳门
""")
_PAPERS = listed("""
    江城日报 滨海晚报 南山时报 西岭日报 东湖晚报 长河工人报 青年晨报 中原商报 北疆日报 云岭晚报 海峡都市报
    春城早报 岭南日报 关东晚报 巴蜀时报 河西日报 江南早报 经济周报 教育时报 法治晨报 科学导报 农民日报
    卫生健康报 工人日报 中国青年报 经济日报 光明日报 解放日报 文汇报 大公报 联合报 明报 自由时报 中央社
    路透社 美联社
""")
_BODIES = listed("""
    江城市委宣传部 省发展改革委 东湖大学 南山区教育局 国家能源研究院 市总工会 中国社会科学院 滨海市人民医院
    西岭县委 江南师范大学马克思主义学院 北疆军区 中央党校（国家行政学院） 省社科联 长河集团 国防大学 海关总署
    中国科学院地理所 春城海关 省纪委监委 市文化和旅游局
""")
_POSTS = listed("""
    书记 主任 教授 院长 副院长 校长 部长 局长 党委书记、局长 党组书记、主任 主席 研究员 董事长 总经理
    所长 副教授 秘书长 会长 院士 讲师 市长 县委书记 总工程师 博士生导师
""")
_DAYS_HAN = listed("一 二 五 六 八 九 十 十一 十三 十五 十八 二十 廿一 廿五 廿七 三十")
_TOWNS = listed("""
    青溪县 南岭市 河湾镇 东陵区 北塘县 云阳市 沙洲县 长坪镇 临湖市 古渡县 西关区 柏山县 新桥镇 安澜市
    凤台县 红石乡
""")
_PROVINCES = listed("""
    河北 山西 辽宁 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 四川 贵州 云南 陕西 甘肃 广西
    新疆
""")
_STREETS = listed("解放路 中学 第三小学 人民医院 退休职工 实验学校 新华街 机械厂 税务局 村民 北街社区")


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


def post(rng: Random) -> str:
    """A post that someone holds."""
    return rng.choice(_POSTS)


def day_in_characters(rng: Random) -> str:
    """A day as older papers write it: 廿一日."""
    return rng.choice(_DAYS_HAN) + "日"


def home(rng: Random) -> str:
    """Where a reader lives: a town or county, often with the province or a street."""
    town = rng.choice(_TOWNS)
    return rng.choice((town, town, rng.choice(_PROVINCES) + town, town + rng.choice(_STREETS)))


def number(rng: Random) -> str:
    """A number of a chapter or part."""
    tens = ("十" + rng.choice(HAN[:9]), rng.choice(HAN[1:9]) + "十")
    return rng.choice((rng.choice(HAN), *tens, str(rng.randint(2, 120))))
