"""Datelines: source, place and day, the people in their brackets, and what only begins like one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.parser.byline_datelines import byline_facts
from convert.parser.datelines import DatelineReading, dateline_span, read_dateline
from convert.parser.days import AHEAD
from convert.parser.people import read_byline
from convert.tree import Contributor, Dispatch

ISSUED = "2026-07-30"

Parts = tuple[str, str | None, str | None, str | None]
"""What is marked, source, place, date."""


def parts(text: str, reading: DatelineReading | None) -> Parts | None:
    if reading is None:
        return None
    found = reading.dispatch
    return text[found.start : found.end], found.source, found.place, found.date


DATELINES: dict[str, Parts | None] = {
    # at the head of a paragraph
    "本报讯(记者苏远 顾小北)7月1日,": ("本报讯", "本报", None, None),
    "本报讯近日，江城": ("本报讯", "本报", None, None),
    "本报北京7月8日电  （记者苏珂、郑小鸥）文化": ("本报北京7月8日电", "本报", "北京", "2026-07-08"),
    "　　本报北京7月29日电\u2003日前": ("本报北京7月29日电", "本报", "北京", "2026-07-29"),
    "新华社北京6月18日电  国务院": ("新华社北京6月18日电", "新华社", "北京", "2026-06-18"),
    "本报武汉电  （苏伊、韦小行）据": ("本报武汉电", "本报", "武汉", None),
    "本报吉尔吉斯斯坦乔尔蓬阿塔7月24日电": (
        "本报吉尔吉斯斯坦乔尔蓬阿塔7月24日电", "本报", "吉尔吉斯斯坦乔尔蓬阿塔", "2026-07-24",
    ),
    "据新华社东京7月22日电  （记者苏晨）": ("据新华社东京7月22日电", "新华社", "东京", "2026-07-22"),
    "新华社耶路撒冷/贝鲁特4月27日电": ("新华社耶路撒冷/贝鲁特4月27日电", "新华社", "耶路撒冷/贝鲁特", "2026-04-27"),
    "本报珠海、澳门4月27日电  （记者": ("本报珠海、澳门4月27日电", "本报", "珠海、澳门", "2026-04-27"),
    "星河日报连云港6月3日电  （记者苏芳）": ("星河日报连云港6月3日电", "星河日报", "连云港", "2026-06-03"),
    "星河特区报讯 (记者 苏霖 顾强)": ("星河特区报讯", "星河特区报", None, None),
    "香港文匯報訊(記者 蘇治)": ("香港文匯報訊", "香港文匯報", None, None),
    "新华社北京2026年7月1日电": ("新华社北京2026年7月1日电", "新华社", "北京", "2026-07-01"),
    # what is called as an outlet right before 讯 or the day is no place
    "星河都市报江潮新闻讯（记者 苏明远）": ("星河都市报江潮新闻讯", "星河都市报江潮新闻", None, None),
    "星河日报江潮新闻7月7日讯（记者 苏明远）": ("星河日报江潮新闻7月7日讯", "星河日报江潮新闻", None, "2026-07-07"),
    "星河日报江潮发布讯 昨日": ("星河日报江潮发布讯", "星河日报江潮发布", None, None),
    "江网时刻7月7日讯（记者 苏明远）": ("江网时刻7月7日讯", "江网时刻", None, "2026-07-07"),
    "江潮新闻·星河晨报讯（记者 苏明远）": ("江潮新闻·星河晨报讯", "江潮新闻·星河晨报", None, None),
    "新星河-星河日报讯（记者 苏明远）": ("新星河-星河日报讯", "新星河-星河日报", None, None),
    "江城网7月7日讯（记者 苏明远）": ("江城网7月7日讯", "江城网", None, "2026-07-07"),
    "星财社7月7日电，昨日": ("星财社7月7日电", "星财社", None, "2026-07-07"),
    "海都讯（记者 苏明远）": ("海都讯", "海都", None, None),
    "扬州讯（记者 苏明远）": ("扬州讯", None, "扬州", None),
    "扬州7月7日讯（记者 苏明远）": ("扬州7月7日讯", None, "扬州", "2026-07-07"),
    "扬州讯 昨日，江城": None,
    "喜讯（记者 苏明远）": None,
    "江城网站7月7日起改版": None,
    # in brackets
    "【新华社荷泽十一日电】平汉": ("【新华社荷泽十一日电】", "新华社", "荷泽", "2026-07-11"),
    "【新华社三亚十一日电】": ("【新华社三亚十一日电】", "新华社", "三亚", "2026-07-11"),
    "【新华社延安十五电】": ("【新华社延安十五电】", "新华社", "延安", "2026-07-15"),
    "【新华社十六日南京电】": ("【新华社十六日南京电】", "新华社", "南京", "2026-07-16"),
    "【新华社某地总分社威县讯】": ("【新华社某地总分社威县讯】", "新华社某地总分社", "威县", None),
    "【本报威县讯】我": ("【本报威县讯】", "本报", "威县", None),
    "【本报邯郸十七日讯】": ("【本报邯郸十七日讯】", "本报", "邯郸", "2026-07-17"),
    "【邯郸十七日电】": ("【邯郸十七日电】", None, "邯郸", "2026-07-17"),
    "【本报消息】某矿": ("【本报消息】", "本报", None, None),
    "（倫敦廿七日路透電）": ("（倫敦廿七日路透電）", "路透", "倫敦", "2026-07-27"),
    "〔合衆社柏林二十日電〕": ("〔合衆社柏林二十日電〕", "合衆社", "柏林", "2026-07-20"),
    "【美聯社東京廿五日電】": ("【美聯社東京廿五日電】", "美聯社", "東京", "2026-07-25"),
    "【合眾國際社倫敦廿七日電】": ("【合眾國際社倫敦廿七日電】", "合眾國際社", "倫敦", "2026-07-27"),
    "【合众国际社讯】": ("【合众国际社讯】", "合众国际社", None, None),
    "据合众国际社伦敦28日电　江城": ("据合众国际社伦敦28日电", "合众国际社", "伦敦", "2026-07-28"),
    # the agency last, also behind that which passed its report on
    "（倫敦廿七日路透社電）": ("（倫敦廿七日路透社電）", "路透社", "倫敦", "2026-07-27"),
    "（倫敦廿七日法新電）": ("（倫敦廿七日法新電）", "法新", "倫敦", "2026-07-27"),
    "【中央社紐約十日路透電】": ("【中央社紐約十日路透電】", "路透", "紐約", "2026-07-10"),
    "【中央社紐約十日合眾國際社電】": ("【中央社紐約十日合眾國際社電】", "合眾國際社", "紐約", "2026-07-10"),
    "【中央社東京十一日合眾國際電】": ("【中央社東京十一日合眾國際電】", "合眾國際", "東京", "2026-07-11"),
    "【江城日報紐約十日路透電】": ("【江城日報紐約十日路透電】", "路透", "紐約", "2026-07-10"),
    "【中央社十日路透電】": ("【中央社十日路透電】", "路透", None, "2026-07-10"),
    "【新华社十六日华东总分社电】": ("【新华社十六日华东总分社电】", "新华社", "华东总分社", "2026-07-16"),
    "【塔斯马尼亚十一日电】": ("【塔斯马尼亚十一日电】", None, "塔斯马尼亚", "2026-07-11"),
    # reporters in a bracket, in more words
    "【蘇雅詩／台北報導】": ("【蘇雅詩／台北報導】", None, "台北", None),
    "（蘇雅詩／台北報導）": ("（蘇雅詩／台北報導）", None, "台北", None),
    "【星河報╱記者蘇雅詩／台北報導】": ("【星河報╱記者蘇雅詩／台北報導】", "星河報", "台北", None),
    "【本報記者蘇雅詩、顧美華／台北、高雄連線報導】": (
        "【本報記者蘇雅詩、顧美華／台北、高雄連線報導】", "本報", "台北、高雄", None,
    ),
    "【記者蘇雅詩、實習生顧美華／台南報導】": ("【記者蘇雅詩、實習生顧美華／台南報導】", None, "台南", None),
    "【本報記者蘇雅詩、特約記者顧志豪台北5日電】": (
        "【本報記者蘇雅詩、特約記者顧志豪台北5日電】", "本報", "台北", "2026-07-05",
    ),
    "【星河報記者蘇雅詩7月12日紐約報道】": ("【星河報記者蘇雅詩7月12日紐約報道】", "星河報", "紐約", "2026-07-12"),
    "（記者蘇雅詩7月12日紐約報道）": ("（記者蘇雅詩7月12日紐約報道）", None, "紐約", "2026-07-12"),
    "【本報洛杉磯特派員蘇雅詩／十日電】": ("【本報洛杉磯特派員蘇雅詩／十日電】", "本報", None, "2026-07-10"),
    "【本報北京新聞中心記者蘇明一日電】": ("【本報北京新聞中心記者蘇明一日電】", "本報", None, "2026-08-01"),
    "【本報東京特約記者司馬遠十日航訊】": ("【本報東京特約記者司馬遠十日航訊】", "本報", None, "2026-07-10"),
    "【特派記者蘇雅詩東京專訪】": ("【特派記者蘇雅詩東京專訪】", None, "東京", None),
    "〔編譯蘇成良／綜合外電〕": ("〔編譯蘇成良／綜合外電〕", None, None, None),
    "（蘇雅詩／綜合報導）": None,
    "【讀者／台北報導】": None,
    "〔體育／綜合報導〕": None,
    "（金融／財經報導）": None,
    "【記者連線報導】": None,
    # in round brackets a place that is known
    "（雅加达讯）": ("（雅加达讯）", None, "雅加达", None),
    "（基隆訊）": ("（基隆訊）", None, "基隆", None),
    "（吉隆坡15日综合电）": ("（吉隆坡15日综合电）", None, "吉隆坡", "2026-07-15"),
    "（华盛顿／北京综合电）": ("（华盛顿／北京综合电）", None, "华盛顿／北京", None),
    "（曼谷法新电）": ("（曼谷法新电）", "法新", "曼谷", None),
    "（综合讯）": ("（综合讯）", None, None, None),
    "（綜合報道）": ("（綜合報道）", None, None, None),
    "【华盛顿路透电】": ("【华盛顿路透电】", "路透", "华盛顿", None),
    "【雅加达综合电】": ("【雅加达综合电】", None, "雅加达", None),
    "（停电）": None,
    "（体育讯）": None,
    "（上海水电）": None,
    "（日本来电）": None,
    "（美国通讯）": None,
    # whose reports a paper put together
    "【本報綜合新華社、中通社訊】": ("【本報綜合新華社、中通社訊】", "新華社、中通社", None, None),
    "本报综合新华社电 江城": ("本报综合新华社电", "新华社", None, None),
    "本报据新华社北京7月3日电 江城": ("本报据新华社北京7月3日电", "新华社", "北京", "2026-07-03"),
    "【本报综合报道】": ("【本报综合报道】", "本报", None, None),
    "【本报综合外电】": ("【本报综合外电】", "本报", None, None),
    "【大紀元2026年7月12日訊】": ("【大紀元2026年7月12日訊】", "大紀元", None, "2026-07-12"),
    "【临海县2026年7月12日讯】": ("【临海县2026年7月12日讯】", None, "临海县", "2026-07-12"),
    "【明報專訊】": ("【明報專訊】", "明報", None, None),
    "〔本報綜合報導〕": ("〔本報綜合報導〕", "本報", None, None),
    "〔記者蘇政峰／台北報導〕": ("〔記者蘇政峰／台北報導〕", None, "台北", None),
    "〔記者蘇小明台北報導〕": ("〔記者蘇小明台北報導〕", None, "台北", None),
    "（中央社記者蘇雅詩倫敦十日專電）": ("（中央社記者蘇雅詩倫敦十日專電）", "中央社", "倫敦", "2026-07-10"),
    "本报特约记者苏雅7月6日电 江城": ("本报特约记者苏雅7月6日电", "本报", None, "2026-07-06"),
    "本报记者苏雅北京7月6日电 江城": ("本报记者苏雅北京7月6日电", "本报", "北京", "2026-07-06"),
    "【记者苏雅诗石家庄报道】": ("【记者苏雅诗石家庄报道】", None, "石家庄", None),
    "【記者蘇明台南報導】": ("【記者蘇明台南報導】", None, "台南", None),
    "【本报记者苏明合肥报道】": ("【本报记者苏明合肥报道】", "本报", "合肥", None),
    "【记者苏雅石家庄报道】": ("【记者苏雅石家庄报道】", None, "石家庄", None),
    "（中央社記者蘇雅詩台北10日電）": ("（中央社記者蘇雅詩台北10日電）", "中央社", "台北", "2026-07-10"),
    # a whole line, and the last words of an article
    "新华社北京4月29日电": ("新华社北京4月29日电", "新华社", "北京", "2026-04-29"),
    "（新华社北京7月28日电）": ("（新华社北京7月28日电）", "新华社", "北京", "2026-07-28"),
    "（本报加德满都电）": ("（本报加德满都电）", "本报", "加德满都", None),
    "（据新华社电）": ("（据新华社电）", "新华社", None, None),
    "（本报雅典6月10日电  记者苏新、任小彦）": ("本报雅典6月10日电", "本报", "雅典", "2026-06-10"),
    "（本报江城5月12日电，实习生董小怡参与采写）": ("本报江城5月12日电", "本报", "江城", "2026-05-12"),
    "（新华社北京5月14日电  新华社记者）": ("新华社北京5月14日电", "新华社", "北京", "2026-05-14"),
    "开创新局面。新华社北京4月28日电": ("新华社北京4月28日电", "新华社", "北京", "2026-04-28"),
    "开创新局面。（新华社北京4月28日电）": ("（新华社北京4月28日电）", "新华社", "北京", "2026-04-28"),
    # what of a paper or an agency it is
    "人民日报客户端北京7月10日电": ("人民日报客户端北京7月10日电", "人民日报客户端", "北京", "2026-07-10"),
    "新华社客户端昆明7月10日电（记者 苏明）": ("新华社客户端昆明7月10日电", "新华社客户端", "昆明", "2026-07-10"),
    "星河日报海外版北京7月10日电": ("星河日报海外版北京7月10日电", "星河日报海外版", "北京", "2026-07-10"),
    "江城日报客户端讯（记者 苏明）": ("江城日报客户端讯", "江城日报客户端", None, None),
    # a day before 消息, a place before 讯 and a reporter, a ship, two agencies, a paper's short name
    "江网北京7月5日讯（记者 苏明）": ("江网北京7月5日讯", "江网", "北京", "2026-07-05"),
    "江网北京7月5日消息（记者 苏明）": ("江网北京7月5日消息", "江网", "北京", "2026-07-05"),
    "本报北京7月5日消息（记者 苏明）": ("本报北京7月5日消息", "本报", "北京", "2026-07-05"),
    "本报北京7月5日消息，": None,
    "新华社7月5日消息称": None,
    "本报消息（记者 苏明）": None,
    "星河教育报北京讯（记者 苏明）": ("星河教育报北京讯", "星河教育报", "北京", None),
    "星河公告北京讯（记者 苏明）": None,
    "新华社“海星1”号7月5日电（记者 苏明）": ("新华社“海星1”号7月5日电", "新华社", "“海星1”号", "2026-07-05"),
    "俄通社—塔斯社莫斯科7月5日电": ("俄通社—塔斯社莫斯科7月5日电", "俄通社—塔斯社", "莫斯科", "2026-07-05"),
    "南都讯 记者苏明 近日": ("南都讯", "南都", None, None),
    "南都讯息很多": None,
    "新华社北京7月5日新媒体专电": ("新华社北京7月5日新媒体专电", "新华社", "北京", "2026-07-05"),
    "江城晚报网7月5日讯（记者 苏明）": ("江城晚报网7月5日讯", "江城晚报网", None, "2026-07-05"),
    "江城日报网讯（记者 苏明）": ("江城日报网讯", "江城日报网", None, None),
    "江城晚报全媒体讯 记者苏明 近日": ("江城晚报全媒体讯", "江城晚报全媒体", None, None),
    "江城日报网北京7月5日讯（记者 苏明）": ("江城日报网北京7月5日讯", "江城日报网", "北京", "2026-07-05"),
    "江城日报网友讯（记者 苏明）": None,
    "云南网讯（记者 苏明）": ("云南网讯", "云南网", None, None),
    "云南网昆明7月10日电": ("云南网昆明7月10日电", "云南网", "昆明", "2026-07-10"),
    "江城县融媒体中心讯（记者 苏明）": ("江城县融媒体中心讯", "江城县融媒体中心", None, None),
    "江城发布讯（记者 苏明）": ("江城发布讯", "江城发布", None, None),
    # agencies and papers that are not known
    "【埃菲社马德里7月16日电】": ("【埃菲社马德里7月16日电】", "埃菲社", "马德里", "2026-07-16"),
    "【苏联塔斯社莫斯科十六日电】": ("【苏联塔斯社莫斯科十六日电】", "苏联塔斯社", "莫斯科", "2026-07-16"),
    "【正气报北平十六日电】": ("【正气报北平十六日电】", "正气报", "北平", "2026-07-16"),
    "【大洋報訊】": ("【大洋報訊】", "大洋報", None, None),
    "【国民新闻讯】": ("【国民新闻讯】", "国民新闻", None, None),
    "【彭博社纽约电】": ("【彭博社纽约电】", "彭博社", "纽约", None),
    "【大洋报记者苏明远纽约7月20日报道】": ("【大洋报记者苏明远纽约7月20日报道】", "大洋报", "纽约", "2026-07-20"),
    "据越通社河内7月16日电 江城": ("据越通社河内7月16日电", "越通社", "河内", "2026-07-16"),
    "青禾报北京7月16日电　教育部": ("青禾报北京7月16日电", "青禾报", "北京", "2026-07-16"),
    "生活报讯（记者 苏明）": ("生活报讯", "生活报", None, None),
    "工友报讯 近日": ("工友报讯", "工友报", None, None),
    "新华财经上海7月16日电（记者 苏明）": ("新华财经上海7月16日电", "新华财经", "上海", "2026-07-16"),
    "开创新局面。越通社河内7月16日电": ("越通社河内7月16日电", "越通社", "河内", "2026-07-16"),
    "【社旗十六日电】": ("【社旗十六日电】", None, "社旗", "2026-07-16"),
    "【河东社区讯】": None,
    "（科学报告会简讯）": None,
    "合作社7月1日电费": None,
    "供销社订购的水泵通电 试车": None,
    "他在通报讯 近日": None,
    "向公安局报讯 近日": None,
    "【本报通讯】": ("【本报通讯】", "本报", None, None),
    # wire words, days without a figure, and desks are no places
    "【特訊】": ("【特訊】", None, None, None),
    "【专电】": ("【专电】", None, None, None),
    "【外电讯】": ("【外电讯】", None, None, None),
    "【本市讯】江城": ("【本市讯】", None, None, None),
    "【体育讯】江城": ("【体育讯】", None, None, None),
    "【本溪讯】江城": ("【本溪讯】", None, "本溪", None),
    "【沪讯】江城": ("【沪讯】", None, "沪", None),
    "【明报时讯】": ("【明报时讯】", "明报", None, None),
    "新华社昨日电 江城": ("新华社昨日电", "新华社", None, None),
    "本报今日讯": ("本报今日讯", "本报", None, None),
    "本报江城昨讯": ("本报江城昨讯", "本报", "江城", None),
    "本报昨晚十时讯": ("本报昨晚十时讯", "本报", None, None),
    "（本报布达佩斯今日电）": ("（本报布达佩斯今日电）", "本报", "布达佩斯", None),
    "【新华社延安十六日晚电】": ("【新华社延安十六日晚电】", "新华社", "延安", "2026-07-16"),
    "【书讯】《江城志》出版": None,
    "【时讯】": None,
    # the day first
    "（一九四九年三月十六日新华社电）": ("（一九四九年三月十六日新华社电）", "新华社", None, "1949-03-16"),
    "（1978年3月16日新华社电）": ("（1978年3月16日新华社电）", "新华社", None, "1978-03-16"),
    "（七月十六日新华社电）": ("（七月十六日新华社电）", "新华社", None, "2026-07-16"),
    "（七月十六日新华社北京电）": ("（七月十六日新华社北京电）", "新华社", "北京", "2026-07-16"),
    "（七月十六日青禾报电）": ("（七月十六日青禾报电）", "青禾报", None, "2026-07-16"),
    "【新华社记者苏小明七月十六日电】": ("【新华社记者苏小明七月十六日电】", "新华社", None, "2026-07-16"),
    "【五台七月十一日电】": ("【五台七月十一日电】", None, "五台", "2026-07-11"),
    # a place and a day in round brackets
    "（新山13日讯）江城": ("（新山13日讯）", None, "新山", "2026-07-13"),
    "◆（怡保26日訊）江城": ("（怡保26日訊）", None, "怡保", "2026-07-26"),
    "(居銮7月13日电)江城": ("(居銮7月13日电)", None, "居銮", "2026-07-13"),
    "（截至7月13日电）": None,
    "（新山讯）": ("（新山讯）", None, "新山", None),
    "（江城讯）": None,
    "（江城社区13日讯）": None,
    # reports of other papers, and of several agencies
    "【英国《星河邮报》网站7月16日文章】题：江城": (
        "【英国《星河邮报》网站7月16日文章】", "英国《星河邮报》网站", None, "2026-07-16",
    ),
    "【英国《星河邮报》网站7月16日报道】题：江城": (
        "【英国《星河邮报》网站7月16日报道】", "英国《星河邮报》网站", None, "2026-07-16",
    ),
    "【美国《河岸报》7月15日报道】江城": ("【美国《河岸报》7月15日报道】", "美国《河岸报》", None, "2026-07-15"),
    "《星河晚报》7月16日报道　江城": ("《星河晚报》7月16日报道", "《星河晚报》", None, "2026-07-16"),
    "据《星河晚报》7月16日消息：江城": ("据《星河晚报》7月16日消息", "《星河晚报》", None, "2026-07-16"),
    "（中央社東京12日綜合外電報導）江城": ("（中央社東京12日綜合外電報導）", "中央社", "東京", "2026-07-12"),
    "（均据新华社电）": ("（均据新华社电）", "新华社", None, None),
    "综合新华社、中新社7月16日电": ("综合新华社、中新社7月16日电", "新华社、中新社", None, "2026-07-16"),
    "据《星河晚报》7月16日报道，江城": None,
    "《星河晚报》7月16日报道了江城": None,
    "在《星河晚报》7月16日电 江城": None,
    # no dateline
    "（本报青年通讯员苏明远、顾小北）": None,
    "（本报社区通讯员顾小北对此文亦有贡献）": None,
    "国家电网河南电力公司": None,
    "他上网电话不断": None,
    "县里发布讯息": None,
    "互联网讯息时代": None,
    "新华社电视台开播": None,
    "本报电子版上线": None,
    "本报讯息灵通": None,
    "新华社记者 苏明远": None,
    "据新华社报道，": None,
    "本报记者报道": None,
    "【记者苏明远金山报道】": ("【记者苏明远金山报道】", None, "金山", None),
    "【记者苏明远报道】": None,
    # any word before 社 or 报, and what is no place
    "旅行社讯 近日，江城": None,
    "警方通报7月1日讯 江城": None,
    "星河交通报7月1日讯 江城": ("星河交通报7月1日讯", "星河交通报", None, "2026-07-01"),
    "供销社7月1日讯 江城": None,
    "合作社7月1日电 江城": None,
    "出版社7月1日电 江城": None,
    "该社7月1日电 江城": None,
    "公安局报7月1日电 江城": None,
    "我在报社7月1日讯 江城": None,
    "今日新闻讯 江城": None,
    "（去年7月1日电）": None,
    "（全市7月1日电）": None,
    "（我市7月1日电）": ("（我市7月1日电）", None, None, "2026-07-01"),
    "【记者苏明远系列报道】": None,
    "【本报记者深入江城报道】": None,
    "【本报记者独家报道】": None,
    # a reporter and his paper, and no place
    "【本報記者蘇嘉敏專訊】": ("【本報記者蘇嘉敏專訊】", "本報", None, None),
    "【本報記者蘇嘉敏紐約專訊】": ("【本報記者蘇嘉敏紐約專訊】", "本報", "紐約", None),
    "【本報記者蘇嘉敏報道】": ("【本報記者蘇嘉敏報道】", "本報", None, None),
    "【本报记者苏嘉敏系列报道】": ("【本报记者苏嘉敏系列报道】", "本报", None, None),
    "〔駐美特派員蘇小明／華府十一日報導〕": ("〔駐美特派員蘇小明／華府十一日報導〕", None, "華府", "2026-07-11"),
    "〔編譯蘇小明／綜合十一日外電報導〕": ("〔編譯蘇小明／綜合十一日外電報導〕", None, None, "2026-07-11"),
    "【本報綜合外電】": ("【本報綜合外電】", "本報", None, None),
    "【记者苏明远世界杯报道】": None,
    "〔记者苏明远／系列报道〕": None,
    "【记者苏明远顾红报道】": None,
    "本报特约通讯员苏明7月6日电": None,
    "【又讯】某地": None,
    "【点评】": None,
    "他在电话里说": None,
    "科大讯飞股份有限公司": None,
    "新华社发": None,
    "他拨通了新华社的电话。": None,
    "（见第五版）": None,
    "": None,
}  # fmt: skip


@pytest.mark.parametrize("text", DATELINES)
def test_a_dateline_is_read_into_its_parts(text: str) -> None:
    assert parts(text, read_dateline(text, ISSUED)) == DATELINES[text]


PEOPLE = {
    "本报讯(记者苏远 顾小北 通讯员周博)从": [("苏远", "reporter"), ("顾小北", "reporter"), ("周博", "correspondent")],
    "本报北京7月8日电  （记者苏珂、郑小鸥）文化": [("苏珂", "reporter"), ("郑小鸥", "reporter")],
    "本报北京7月12日电  （苏志强、王小言）据": [("苏志强", "reporter"), ("王小言", "reporter")],
    "本报福州6月21日电  （记者付文）": [("付文", "reporter")],
    "新华社北京6月18日电  国务院": [],
    "本报北京6月18日电  （全文见第三版）": [],
    "（本报柏林电  蔡小琳、赵小笙对本文亦有贡献）": [("蔡小琳", "reporter"), ("赵小笙", "reporter")],
    "〔記者蘇政峰／台北報導〕": [("蘇政峰", "reporter")],
    "本报特约记者苏政7月6日电 江城": [("苏政", "reporter")],
    "【記者蘇明台南報導】江城": [("蘇明", "reporter")],
    "【本報記者蘇嘉敏專訊】江城": [("蘇嘉敏", "reporter")],
    "【本報記者蘇嘉敏報道】江城": [("蘇嘉敏", "reporter")],
    "〔駐美特派員蘇小明／華府十一日報導〕": [("蘇小明", "reporter")],
    "〔特派員蘇小明／華府報導〕": [("蘇小明", "reporter")],
    "〔編譯蘇小明／綜合十一日外電報導〕": [("蘇小明", "translator")],
    "新华社记者苏政峰华盛顿7月2日电 江城": [("苏政峰", "reporter")],
    "（中央社記者蘇政峰倫敦十日專電）": [("蘇政峰", "reporter")],
    "【记者苏政、顾小北石家庄报道】": [("苏政", "reporter"), ("顾小北", "reporter")],
    "云南网讯（记者 苏明）近日": [("苏明", "reporter")],
    "本报讯 通讯员苏明 记者顾北报道 近日，江城": [("苏明", "correspondent"), ("顾北", "reporter")],
    "本报讯 记者苏明 摄影报道 近日，江城": [("苏明", "reporter"), ("苏明", "photographer")],
    "【新华社延安十四日电】（迟到）": [],
}


@pytest.mark.parametrize("text", PEOPLE)
def test_the_people_in_its_brackets_are_reporters(text: str) -> None:
    reading = read_dateline(text, ISSUED)
    assert reading is not None
    assert [(person.name, person.role) for person in reading.contributors] == PEOPLE[text]


YEARS = {
    ("新华社北京1月2日电", "2026-01-03"): "2026-01-02",
    ("新华社北京12月30日电", "2026-01-03"): "2025-12-30",
    ("新华社北京1月5日电", "2026-01-03"): "2026-01-05",  # a weekly is dated ahead of its print
    ("新华社北京1月9日电", "2026-01-03"): None,  # a year ago, or a misprint
    ("新华社北京3月9日电", "2026-01-03"): "2025-03-09",
    ("新华社北京2月29日电", "2026-03-01"): None,
    ("新华社北京2月29日电", "2028-03-01"): "2028-02-29",
    ("新华社北京2026年7月15日电", "2026-07-11"): "2026-07-15",
    ("【新华社延安三十一日电】", "1946-07-02"): "1946-05-31",
    ("【新华社延安一日电】", "1946-05-31"): "1946-06-01",
    ("新华社北京2月30日电", "2026-03-01"): None,
    ("新华社北京7月8日电", "no date"): None,
}


@pytest.mark.parametrize(("text", "issued"), YEARS)
def test_the_year_is_the_issues_or_that_before_it(text: str, issued: str) -> None:
    reading = read_dateline(text, issued)
    assert reading is not None
    assert reading.dispatch.date == YEARS[text, issued]


def test_a_day_without_an_issue_date_is_flagged() -> None:
    reading = read_dateline("新华社北京1月2日电", None)
    assert reading is not None
    assert reading.day is not None
    assert (reading.dispatch.date, reading.day.year_missing) == (None, True)


@pytest.mark.parametrize("text", ["新华社北京2026年1月2日电", "本报武汉电", "本报讯"])
def test_a_dateline_that_needs_no_year_is_not_flagged(text: str) -> None:
    reading = read_dateline(text, None)
    assert reading is not None
    assert not (reading.day and reading.day.year_missing)


WORDS = st.sampled_from(
    [
        "本报",
        "新华社",
        "据",
        "北京",
        "三亚",
        "7月8日",
        "十一日",
        "廿七日",
        "电",
        "讯",
        "訊",
        "（",
        "）",
        "【",
        "】",
        "〔",
        "〕",
        "记者",
        "苏远",
        "、",
        "。",
        "/",
        "報導",
        "消息",
        "2026年",
        "路透",
        "全文",
        "视",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=14).map("".join))


@settings(deadline=None)
@given(TEXTS, st.one_of(st.none(), st.dates(date(1800, 1, 1), date(2200, 1, 1)).map(str)))
def test_a_dateline_stands_within_its_text_and_not_after_the_issue(text: str, issued: str | None) -> None:
    reading = read_dateline(text, issued)
    if reading is None:
        return
    assert 0 <= reading.dispatch.start < reading.dispatch.end <= len(text)
    for person in reading.contributors:
        assert 0 <= person.start < person.end <= len(text)
    if issued and reading.dispatch.date and "年" not in text:
        assert date.fromisoformat(reading.dispatch.date) <= date.fromisoformat(issued) + AHEAD


def test_the_last_day_of_the_calendar_is_no_trouble() -> None:
    assert read_dateline("新华社北京1月2日电", "9999-12-31") is not None
    assert read_dateline("新华社北京1月2日电", "0001-01-01") is not None


@pytest.mark.parametrize("text", [*DATELINES, *PEOPLE])
def test_where_a_dateline_stands_is_known_without_its_parts(text: str) -> None:
    reading = read_dateline(text, ISSUED)
    assert dateline_span(text) == ((reading.dispatch.start, reading.dispatch.end) if reading else None)


@pytest.mark.parametrize(
    "text", ["(伦敦8日消息日报讯)", "(伦敦8日江城海河港湾文艺都市报电)", "(北京8日电视台讯)", "(本报8日 北京电)"]
)
def test_a_day_before_a_place_or_an_agency(text: str) -> None:
    reading = read_dateline(text, "2026-07-30")
    assert reading is not None
    assert (reading.dispatch.start, reading.dispatch.end) == (0, len(text))


ITEMS = {
    "●本报讯（记者 苏明）7月8日，江城": ("本报讯", ["苏明"]),
    "◆ 本报讯（通讯员 顾北）江城": ("本报讯", ["顾北"]),
    "①新华社北京7月8日电  江城": ("新华社北京7月8日电", []),
    "（一）本报讯（苏明）江城": ("本报讯", ["苏明"]),
    "1.本报讯 记者苏明 近日，江城": ("本报讯", ["苏明"]),
    "●【本报江城讯】江城": ("【本报江城讯】", []),
    "●早稻开镰 本报讯（记者 苏明）7月8日，江城": ("本报讯", ["苏明"]),
    "●【早稻开镰】本报讯（记者 苏明）7月8日，江城": ("本报讯", ["苏明"]),
}


@pytest.mark.parametrize("text", ITEMS)
def test_an_item_of_a_list_may_have_a_dateline(text: str) -> None:
    reading = read_dateline(text, ISSUED)
    assert reading is not None
    found = reading.dispatch
    assert (text[found.start : found.end], [one.name for one in reading.contributors]) == ITEMS[text]
    assert dateline_span(text) == (found.start, found.end)


@pytest.mark.parametrize("text", ["●早稻开镰，大家说 本报讯", "●据了解（详见二版） 本报讯", "●早稻开镰"])
def test_an_item_that_only_speaks_of_a_paper_has_none(text: str) -> None:
    reading = read_dateline(text + "是什么", ISSUED)
    assert reading is None


BYLINES: dict[str, tuple[Parts | None, list[str]]] = {
    "記者蘇小明／台北報導": (("記者蘇小明／台北報導", None, "台北", None), ["蘇小明"]),
    "記者蘇小明／東京專訪": (("記者蘇小明／東京專訪", None, "東京", None), ["蘇小明"]),
    "記者蘇小明／專訪報導": (None, ["蘇小明"]),
    "本報記者蘇小明北京專電": (("本報記者蘇小明北京專電", "本報", "北京", None), ["蘇小明"]),
    "本报赴南宁特派记者 苏小明": (("本报赴南宁特派记者 苏小明", "本报", "南宁", None), ["苏小明"]),
    "本报赴灾区记者 苏小明": (None, ["苏小明"]),
    "本报赴广交会记者 苏小明": (None, ["苏小明"]),
    "记者苏小明 大连报道": (("记者苏小明 大连报道", None, "大连", None), ["苏小明"]),
    "记者苏小明北京报道": (("记者苏小明北京报道", None, "北京", None), ["苏小明"]),
    "本报记者 苏 明 长滩专题报道": (("本报记者 苏 明 长滩专题报道", "本报", "长滩", None), ["苏明"]),
    "记者苏小明发自长沙报道": (("记者苏小明发自长沙报道", None, "长沙", None), ["苏小明"]),
    "特派记者 苏小明 札幌7月20日电": (("特派记者 苏小明 札幌7月20日电", None, "札幌", "2026-07-20"), ["苏小明"]),
    "特派记者 苏小明（本报伦敦7月3日专电）": (("（本报伦敦7月3日专电）", "本报", "伦敦", "2026-07-03"), ["苏小明"]),
    "本报讯（记者 苏小明）": (("本报讯", "本报", None, None), ["苏小明"]),
    "【本報訊】(記者蘇小明)": (("【本報訊】", "本報", None, None), ["蘇小明"]),
    "(本报伦敦7月3日专电)": (("(本报伦敦7月3日专电)", "本报", "伦敦", "2026-07-03"), []),
    "(本报北京、曼谷7月17日电  记者苏小明)": (("本报北京、曼谷7月17日电", "本报", "北京、曼谷", "2026-07-17"), ["苏小明"]),
    # names of two characters before a city
    "本报记者苏明合肥报道": (("本报记者苏明合肥报道", "本报", "合肥", None), ["苏明"]),
    "记者苏明合肥市报道": (("记者苏明合肥市报道", None, "合肥市", None), ["苏明"]),
    "記者蘇明臺南報導": (("記者蘇明臺南報導", None, "臺南", None), ["蘇明"]),
    "记者顾红、苏远西宁报道": (("记者顾红、苏远西宁报道", None, "西宁", None), ["顾红", "苏远"]),
    # where it was sent from, and papers that are called as no other is
    "本报记者 苏小明 发自长沙": (("本报记者 苏小明 发自长沙", "本报", "长沙", None), ["苏小明"]),
    "记者 苏小明 寄自江城、河湾": (("记者 苏小明 寄自江城、河湾", None, "江城、河湾", None), ["苏小明"]),
    "21世纪星河报道记者 苏小明 上海报道": (
        ("21世纪星河报道记者 苏小明 上海报道", "21世纪星河报道", "上海", None),
        ["苏小明"],
    ),
    "《星河周刊》记者 苏小明 杭州报道": (("《星河周刊》记者 苏小明 杭州报道", "星河周刊", "杭州", None), ["苏小明"]),
    # no dateline
    "苏小明 寄自长沙": (None, ["苏小明"]),
    "记者 苏小明 发自内心": (None, ["苏小明"]),
    "发自长沙": (None, []),
    "本报记者 苏大同报道": (None, ["苏大同"]),
    "记者苏德州报道": (None, ["苏德州"]),
    "本报记者 苏小明 现场报道": (None, ["苏小明"]),
    "本报记者 苏小明 图片报道": (None, ["苏小明", "苏小明"]),
    "本报记者 苏小明 人物通讯": (None, ["苏小明"]),
    "本报记者 苏小明 世界杯专电": (None, ["苏小明"]),
    "本报记者 苏小明 博览会报道": (None, ["苏小明"]),
    "本报记者 苏小明 通讯员 顾小北": (None, ["苏小明", "顾小北"]),
    "苏小明 顾小北报道": (None, ["苏小明", "顾小北"]),
    "河湾市供电公司": (None, ["河湾市供电公司"]),
}  # fmt: skip


@pytest.mark.parametrize("text", BYLINES)
def test_a_byline_may_hold_a_dateline(text: str) -> None:
    found = byline_facts(text, read_byline(text), ISSUED)
    told = [fact for fact in found if isinstance(fact, Dispatch)]
    people = [fact.name for fact in found if isinstance(fact, Contributor)]
    assert (parts(text, DatelineReading(told[0]) if told else None), people) == BYLINES[text]


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("星河网北京7月5日讯（记者苏小明）", None),
        ("星河教育报北京讯（记者 苏小明）", None),
        ("星河新闻讯（记者 苏小明）", None),
        ("本报7月1日消息 记者苏小明", None),
        ("新华社北京／上海7月1日电（记者 苏小明）", None),
        ("特派记者 苏小明（本报伦敦7月3日专电）", None),
        ("本报北京7月1日电（江城晚报记者 苏小明）", "江城晚报"),
        ("本报记者 苏小明 发自长沙", "本报"),
        ("本报赴南宁特派记者 苏小明", "本报"),
        ("江城日报赴南宁记者 苏小明", "江城日报"),
    ],
)
def test_a_dateline_employs_no_one(text: str, affiliation: str | None) -> None:
    found = byline_facts(text, read_byline(text), ISSUED)
    people = [(fact.name, fact.affiliation) for fact in found if isinstance(fact, Contributor)]
    assert people == [("苏小明", affiliation)]


@pytest.mark.parametrize(
    "how", ["系列", "持续", "特别", "调查", "暗访", "见习", "体验", "前方", "会场", "两会", "一线", "抗洪一线"]
)
@pytest.mark.parametrize("gap", [" ", "／", ""])
def test_what_sort_of_report_it_is_is_no_place(gap: str, how: str) -> None:
    text = f"本报记者 苏小明{gap}{how}报道"
    assert not any(isinstance(fact, Dispatch) for fact in byline_facts(text, read_byline(text), ISSUED))


@pytest.mark.parametrize("how", ["开幕式", "颁奖礼", "赛场"])
def test_an_occasion_is_no_place(how: str) -> None:
    text = f"本报记者 苏小明 {how}报道"
    assert not any(isinstance(fact, Dispatch) for fact in byline_facts(text, read_byline(text), ISSUED))


@pytest.mark.parametrize("place", ["星河机场", "江城广场", "河湾"])
def test_places_that_end_as_occasions_do_are_places(place: str) -> None:
    text = f"本报记者 苏小明 {place}报道"
    assert [f.place for f in byline_facts(text, read_byline(text), ISSUED) if isinstance(f, Dispatch)] == [place]


def test_a_second_name_is_no_place() -> None:
    text = "记者苏小明顾红报道"
    assert not any(isinstance(fact, Dispatch) for fact in byline_facts(text, read_byline(text), ISSUED))


@settings(deadline=None)
@given(TEXTS)
def test_the_facts_of_a_byline_stand_within_it(text: str) -> None:
    for fact in byline_facts(text, read_byline(text), ISSUED):
        assert 0 <= fact.start < fact.end <= len(text)
