"""Places by name, where what may be one stands behind a reporter's name or before 报道: 李某合肥报道.

Those of `names` are such as look like names of people; here are the others: capitals of provinces, cities and counties
of cities' rank, and the places of Taiwan, Hong Kong and of what lies abroad that papers report from most.
"""

from __future__ import annotations

from convert.parser import names
from convert.parser.fold import fold

_CITIES = frozenset(
    fold(
        """
    太原 呼和浩特 长春 合肥 福州 济南 长沙 昆明 西宁 乌鲁木齐 邯郸 保定 沧州 廊坊 大同 长治 朔州 运城 忻州
    临汾 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安盟 锡林郭勒 大连 鞍山 抚顺 本溪 锦州 营口 阜新
    辽阳 铁岭 朝阳 葫芦岛 四平 辽源 通化 延边 齐齐哈尔 鸡西 鹤岗 大庆 佳木斯 七台河 牡丹江 黑河 绥化
    大兴安岭 无锡 淮安 盐城 扬州 镇江 昆山 嘉兴 湖州 绍兴 衢州 舟山 台州 丽水 义乌 芜湖 蚌埠 淮南 淮北 铜陵
    滁州 阜阳 六安 亳州 厦门 莆田 三明 泉州 漳州 平潭 萍乡 九江 新余 鹰潭 赣州 宜春 抚州 上饶 淄博 枣庄 烟台
    潍坊 济宁 威海 日照 临沂 德州 聊城 滨州 菏泽 雄安 开封 鹤壁 新乡 濮阳 漯河 三门峡 驻马店 济源 十堰 宜昌
    襄阳 孝感 随州 恩施 仙桃 潜江 天门 神农架 株洲 湘潭 益阳 郴州 永州 怀化 湘西 珠海 汕头 佛山 茂名 汕尾
    河源 清远 中山 潮州 梧州 北海 防城港 钦州 贵港 百色 河池 三亚 三沙 儋州 自贡 攀枝花 泸州 德阳 绵阳 广元
    遂宁 内江 眉山 宜宾 广安 雅安 资阳 凉山 六盘水 遵义 铜仁 黔西南 黔东南 黔南 保山 昭通 丽江 临沧 红河
    西双版纳 大理 德宏 怒江 迪庆 日喀则 山南 阿里 铜川 宝鸡 渭南 延安 汉中 榆林 嘉峪关 天水 酒泉 庆阳 定西
    陇南 临夏 果洛 中卫 固原 克拉玛依 吐鲁番 博尔塔拉 巴音郭楞 克孜勒苏 喀什 塔城 台中 台南 新竹 嘉义 基隆
    桃园 苗栗 彰化 南投 云林 屏东 宜兰 花莲 台东 澎湖 金门 马祖 连江 新北 九龙 新界 华府 巴塞罗那 日内瓦
    布鲁塞尔 维也纳 布拉格 布达佩斯 基辅 赫尔辛基 斯德哥尔摩 奥斯陆 哥本哈根 雅典 里斯本 伊斯坦布尔 耶路撒冷
    特拉维夫 德黑兰 迪拜 开罗 内罗毕 约翰内斯堡 开普敦 新德里 河内 胡志明市 雅加达 大阪 京都 名古屋 横滨
    釜山 悉尼 墨尔本 堪培拉 旧金山 波士顿 休斯敦 费城 西雅图 渥太华 蒙特利尔 墨西哥城 里约热内卢 圣保罗
    布宜诺斯艾利斯 圣地亚哥 新山 怡保 槟城 马六甲 关丹 巴生 古晋 亚庇 居銮 麻坡 莎阿南 哥打峇鲁 泗水 棉兰 清迈 普吉
    宿务 曼德勒 岘港
    """
    ).split()
)


STATE = (
    "(?:[美英法德日俄苏意韩印加澳奥匈波捷瑞丹挪荷比希葡西埃阿智墨哥秘以土伊古罗黎]|[美英法德泰韩]国|日本|俄罗斯|前?苏联|意大利|西班牙"
    "|葡萄牙|加拿大|澳大利亚|阿根廷|智利|哥伦比亚|秘鲁|墨西哥|印度|波兰|捷克|匈牙利|奥地利|瑞士|瑞典|挪威|丹麦|荷兰|比利时|爱尔兰"
    "|以色列|土耳其|埃及|尼日利亚|古?希腊|古罗马|黎巴嫩|罗马尼亚|塞尔维亚|乌克兰)"
)
"""Of what country a writer is, in brackets before his name: [日], （美国）."""


def is_place(text: str) -> bool:
    """Whether a folded text is a place of these tables, or a word of the newspaper's own: 合肥, 合肥市, 现场."""
    return is_place_name(text) or any(map(names.is_word, _spellings(text)))


def is_place_name(text: str) -> bool:
    """Whether a folded text is a place of these tables and nothing else."""
    return any(names.is_place_word(name) or name in _CITIES for name in _spellings(text))


_PROVINCES = frozenset(
    fold(
        "河北 山西 辽宁 吉林 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾"
        " 广西 西藏 宁夏 新疆 内蒙古 黑龙江"
    ).split()
)


def is_of_province(text: str) -> bool:
    """Whether a folded text is a province and a place within it, run together: 安徽合肥."""
    return any(text[:cut] in _PROVINCES and is_place_name(text[cut:]) for cut in (2, 3))


def _spellings(text: str) -> tuple[str, ...]:
    return text, text.removesuffix("市"), text.removesuffix("省")
