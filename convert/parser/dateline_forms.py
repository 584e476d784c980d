"""What datelines look like, all folded: the patterns that `datelines.py` and `byline_datelines.py` look for."""

from __future__ import annotations

import re

from convert.parser.fold import fold
from convert.parser.form import HAN_LETTER, form
from convert.parser.glued_place import FROM, HOW
from convert.parser.numerals import HAN
from convert.parser.paper_names import NO_REPORT
from convert.parser.titles import either

_HOUSE = fold(
    "明报|大公报|文汇报|申报|晶报|信报|商报|联合报|本报|本刊|本社|本台|本网|新华社|新华网|中新社|中新网|中央社|中通社|人民网"
    "|央视网|央广网|合众国际社|合众社|美联社|路透社|法新社|塔斯社|共同社|时事社|德新社|法通社|联合社|电通社|同盟社|海通社|哈瓦斯社"
    "|俄通社|央视新闻|央视"
)
_SHORT_AGENCY = fold("塔斯|路透|合众国际|合众|美联")
_SHORT_AT_END = fold("法新|德新|欧新|彭博|共同|安莎|埃菲|韩联")
"""Agencies as old datelines call them: before the place (路透伦敦三日电), or only right before 电 (伦敦三日法新电)."""
_PAPER_END = fold(
    "日报|晚报|早报|时报|晨报|商报|周报|导报|特区报|文汇报|都市报|青年报|工人报|农民报|军报|民报|公报|明报|快报|周刊"
    "|通讯社|新闻社|新闻网|在线|客户端|卫视|电视台|电台"
)
# 越通社, 青禾报, 正气报社: no 社区, 报告, 简报, 汇报.
_OTHER = (
    rf"(?![均向给由把将对我该在这那]|[{HAN}]{{1,4}}[年月日]){HAN_LETTER}{{1,8}}?(?:(?<![公行销作版该])社(?![区会员论团保队长址])"
    rf"|{NO_REPORT}(?<![汇情海战电上禀简局厅])报社?(?![告道名纸刊导考社喜警价废销表业馆亭栏区]))"
)
"""What any agency or paper is called; where no bracket holds it, `_SAID` has to follow."""
_OUTLET = fold(
    "(?:时刻(?:新闻)?|客户端|新媒体|(?:融|全)媒体?(?:中心)?|微信公众号|公众号|海外版|海外网|网络版|新闻网|视频|APP|网(?!络|友|红|民|购))"
)
"""What of a paper or an agency may be named behind it, before the place: 某某日报客户端北京….

A website or such whose name ends in a word of every day has to stand right before 讯, or before the day (云南网讯).
"""
_ONLINE = (
    rf"(?![今昨]日|[今昨]天|最新|重要|简明){HAN_LETTER}{{1,8}}?(?:(?<!电)网|融媒|发布|财经|新闻|{_OUTLET})"
    rf"(?=[快专]?讯|(?:\d{{1,2}}月)?\d{{1,2}}日(?:电|讯)|(?!时刻){HAN_LETTER}{{2,6}}(?:\d{{1,2}}月)?\d{{1,2}}日(?:电|讯|消息)"
    rf"|[·\-—]{HAN_LETTER}{{2,8}}(?:日报|晚报|早报|时报|晨报|商报|快报)讯)"
)
_SHORT = fold("南都|新京|北青|中青|京华|羊晚|新快|广日|深晚|深商|华商|楚天|扬子|钱报|海都")
"""Papers as they call themselves right before 讯: 南都讯."""
_LASTS = "".join(sorted({word[-1] for word in f"{_HOUSE}|{_SHORT_AGENCY}|{_PAPER_END}".split("|")}))
SOURCED = re.compile(f"[{_LASTS}媒布心号经闻]|(?:{_SHORT})讯")
SOURCE_REACH = 16
"""A source ends in one of a few characters, not far from the beginning: seen at once where there is none."""
_OFFICE = rf"(?:{HAN_LETTER}{{1,6}}?[总分支]社)"
_HOUSE_OR_PAPER = rf"{_HOUSE}|(?:{_SHORT_AGENCY})(?![国社联马])|{HAN_LETTER}{{0,8}}?(?:{_PAPER_END})"
# 星河都市报江潮新闻讯: right before 讯 or the day it is no place
_OUTLET_BEFORE_DAY = (
    rf"{HAN_LETTER}{{2,4}}?(?:新闻|视频|发布|客户端)(?=[专快特]?讯|(?:\d{{1,2}}月)?\d{{1,2}}日 ?(?:[专特]?电|讯))"
)
_KNOWN = rf"(?:{_HOUSE_OR_PAPER})(?:{_OUTLET}|{_OUTLET_BEFORE_DAY})?|{_ONLINE}|(?:{_SHORT})(?=讯[ (】])"
_SAID = (
    rf"(?=[专快特]?讯(?:[ (]|$)|{HAN_LETTER}{{2,4}}讯 ?\((?=[^()]{{0,8}}(?:记者|通讯员))"
    r"|(?:[^\W\d_]|[·、/ ]){0,16}?(?:\d{4}年)?(?:\d{1,2}月)?"
    rf"(?:\d{{1,2}}|[{HAN}]{{1,3}})日 ?(?:[专急特]?电|讯|消息)(?:[ (:。]|(?<=电),|$))"
)
"""What follows the name of an agency or a paper that is not known: 讯, or a place and a day; a place alone before a
reporter in brackets.
"""


def _sources(press: str) -> str:
    # 星河云/江城日报, 新江城-江城日报: a paper's pages on the net may stand before it.
    return rf"(?P<source>(?:{HAN_LETTER}{{2,6}}[/-])?(?:{press})(?:[·/、—\-](?:{press}))*{_OFFICE}?)"


_OUTLETS = fold("大纪元|新唐人")
"""Outlets that are called as no paper is, before the day or 讯 in brackets."""
_BEHIND_NEWS = "[、)】]|等|报[道导]|消息| *(?:记者|$)"
_NEWS = rf"央视(?:新闻|网)?|(?:(?<=据)|(?<=综合)|(?<=[、:])){HAN_LETTER}{{2,4}}?新闻(?={_BEHIND_NEWS})"
"""Outlets that are called as no paper is, where words say that they are a text's source: 综合新华社、央视新闻报道."""
_ANY_PRESS = rf"{_KNOWN}|{_OTHER}|(?:{_OUTLETS})(?=\d|讯)|{_NEWS}"
_SOURCE = _sources(rf"{_KNOWN}|{_OTHER}{_SAID}")
_SOURCE_IN_BRACKETS = _sources(_ANY_PRESS)
_HAN = r"(?:[^\W\d_]|·)"
_FIGURES = rf"(?:\d{{1,2}}|[{HAN}]{{1,4}})"
_HOUR = rf"(?:[上下]午|凌晨|[晨早晚夜])?(?:{_FIGURES}[时点]半?)?"
# 布达佩斯今日电, 昨晚十时讯: which day that is the paper may mean either way.
_SOME_DAY = rf"(?:(?:[今昨前本当即]日|[今昨前]天|[今昨](?=[晨早晚夜电讯])|日前|近日){_HOUR})"
_NO_PLACE = (
    rf"(?!网|全媒|记者站|[去今前明]年|全[国省市县]|记者|特派员?|通讯员|特约|评论员|编译|{_SOME_DAY}|{_FIGURES}[年月日])"
)
# 新华社“海星1”号7月5日电: aboard a ship.
_PLACE = (
    rf"(?P<place>(?!讯|电|消息|综合|报道)(?:{_NO_PLACE}{_HAN}){{1,16}}?(?:[、/](?:{_NO_PLACE}{_HAN}){{2,10}}?){{0,7}}"
    r"|“[^“”]{1,8}”(?:号|船|轮|舰|站))"
)
_YEAR = rf"(?:(?P<year>\d{{4}}|[{HAN}]{{4}}) ?年 ?)"
_DATE = rf"(?P<date>{_YEAR}?(?:(?P<month>{_FIGURES}) ?月 ?)?(?P<day>{_FIGURES}) ?日)"
# 延安十五电: a Chinese figure right before 电 is the day.
_BARE_DAY = rf"(?P<bare>[{HAN}]{{1,3}}(?=电))"
# 电视、电话, 讯息、讯问 begin with the same characters.
_WIRE = (
    "(?:综合)?(?:(?:新媒体)?(?:专|急|特|快|航|密|参考)?电(?![视影话子脑台器力池商动网信能梯竞源缆气文报机车线流压磁])"
    "|(?:专|快|简|通|特|短|时|要|电|外电|航)?讯(?![息问号速飞通员])|综合外电(?![讯报]))"
)
_REPORT = r"(?:综合)?(?:外电)?(?:报道|报导|消息|专访|特稿|通讯(?!员)|特写|专稿|特电)"
_BY = r"(?:均?(?:本[报刊台])?(?:综合|据)|又据|另据|转)?"

_HOW = either(HOW)
_PLACE_OF_BYLINE = (
    rf"(?P<place>(?:(?!{_HOW}|报道|报导|[报社]){_NO_PLACE}{_HAN}){{2,12}}?(?:、(?:{_NO_PLACE}{_HAN}){{2,6}}?){{0,3}})"
)

_WHERE_WHEN = rf" ?{_PLACE}?? ?(?:{_DATE}{_HOUR}|{_SOME_DAY}|{_BARE_DAY})? ?"
# 本报北京7月8日消息（记者…）: without a day 消息 is a word of the sentence.
_OF_A_DAY = r"(?(date)消息(?=[ (]|$)|(?!))"
HEAD = form(rf"{_BY}{_SOURCE}{_WHERE_WHEN}(?:{_WIRE}|{_OF_A_DAY})")
_BRACKETED = form(rf"{_BY}{_SOURCE_IN_BRACKETS}{_WHERE_WHEN}(?:{_WIRE}|{_REPORT})")
_DAY_FIRST = form(rf"{_BY}{_SOURCE_IN_BRACKETS} ?{_DATE} ?{_PLACE} ?{_WIRE}")
# 【邯郸十七日电】, 【长治讯】, 【专讯】: 【又讯】 says nothing of a place, 【书讯】 is the title of a column.
_OF_A_SOURCE = "(?![^】)]*(?:报|社(?!旗)|新闻))"
_ONE_LETTER = "(?![^京津沪渝港台澳穗汉杭宁平][电讯])"
_ALONE = "(?:电|讯|专电|急电)"
_PLACE_ALONE = (
    rf"{_PLACE} ?(?:{_DATE}{_HOUR}|{_SOME_DAY}|{_BARE_DAY})? ?"
    rf"(?:综合|(?P<source>{_SHORT_AGENCY}|{_SHORT_AT_END}))?{_ALONE}"
)
_NO_SOURCE = form(
    rf"(?!又|另|本报|简|短|快|喜)(?:(?:[专特急]|外电?|综合)(?:电|讯)|{_OF_A_SOURCE}{_ONE_LETTER}{_PLACE_ALONE})(?=[】])"
)
# （雅加达讯）, （华盛顿／北京综合电）: in other brackets the place has to be known; （综合讯） says none.
KNOWN_PLACE = form(rf"(?:综合(?:讯|电|外电|报道|报导)|{_PLACE_ALONE})(?=[)])")
# 扬州讯（记者 甲某）: without brackets reporters have to follow, too.
PLACE_FIRST = form(rf"{_PLACE_ALONE}(?= ?\((?=[^()]{{0,8}}(?:记者|通讯员)))")
# （新山13日讯）: other brackets hold all kinds of things, so the day has to be said.
_PLACE_AND_DAY = form(rf"(?!截|至|自|[图见定]){_OF_A_SOURCE}{_PLACE} ?{_DATE}{_HOUR} ?{_ALONE}(?=[)])")
_AGENCY = rf"(?:{_SHORT_AT_END}|路透|美联|塔斯|合众国际|{HAN_LETTER}{{1,2}}[新通联])社|新华社|新华网|中新网"
_NAMED = rf"(?:{_AGENCY}|{_NEWS}|(?:{_HOUSE_OR_PAPER}){_OUTLET}?)"
_SOURCES_NAMED = rf"(?P<source>{_NAMED}(?:[、/—\-]{_NAMED})*)(?:等(?:媒体)?)?(?:综合)?(?:报道|报导|消息|电讯?)?"
_FROM_SOURCE = rf"(?:以上|全部)?(?:本[报刊])?(?:[均皆]?(?:据|综合)|来源 ?[:/]) ?{_SOURCES_NAMED}"
# （据新华社）, （来源：央视新闻 记者甲某）: what another word follows may be a sentence, or a picture's.
_NOTED = form(rf"{_FROM_SOURCE}(?=[)】]| *(?:记者|特派员|通讯员))")
SOURCE_LINE = form(rf" *[(【]? ?{_FROM_SOURCE} ?[)】]?[ 。]*")
AGENCY_LINE = form(rf" *[(【] ?(?P<source>{_AGENCY}) ?[)】][ 。]*")
"""Lines that say no more than whose text it is: 据新华社, 来源：江城日报; and （新华社）, as agencies alone do."""
COMPILED = form(rf"(?: *|/)(?:综合|编译自|据){_SOURCES_NAMED}(?=[)】。 ]*$)")
"""Behind a name: out of whose reports someone put a text together."""
SOURCE_HINT = re.compile(
    r"[（(【〔][^（）()【】。]{0,16}(?:[据據]|[来來]源|[综綜]合)|^[　 ]*(?:[据據]|[来來]源|本?[报報]?[综綜]合)"
)
"""What every such line and bracket shows, not folded."""
# （三月十六日新华社北京电）
_DATE_FIRST = form(rf"{_BY}{_DATE} ?{_SOURCE_IN_BRACKETS}(?:社)? ?{_PLACE}?? ?{_WIRE}")
# （伦敦廿七日路透电）: the agency stands last; 【中央社纽约十日路透电】: behind that which passed its report on.
_AGENCY_LAST = form(
    rf"{_BY}(?:(?:{_HOUSE_OR_PAPER})|(?!{_HOUSE_OR_PAPER}))(?:{_PLACE})?{_DATE}(?![^】)]*分社)"
    rf"{_sources(_ANY_PRESS + f'|(?:{_SHORT_AT_END})(?=电)')}社?{_WIRE}"
)
# 〔記者吳某某／台北報導〕, （中央社記者黃某某台北10日電）
_TOLD = "(?:报道|报导|电|讯|专电|专讯|特讯|快讯|航讯|消息|特稿|专访|特写|外电)"
_TOLD_SO = f"(?:{_HOW}){{1,2}}{_TOLD}"
_NAME = r"(?:(?!记者|通讯员|特派员|实习生)[\u4e00-\u9fff·]){2,4}"
REPORTER = form(
    rf"(?P<source>{_ANY_PRESS})?(?:特派|特约|驻{HAN_LETTER}{{1,4}}|地方|实习|财经|体育)?(?:记者|特派员|编译) ?"
    rf"(?P<people>(?!{_TOLD_SO}){_NAME}(?:[、 ,]{_NAME}){{0,5}}?)"
    rf"(?:[/ ]{{1,2}}|(?=[\u4e00-\u9fff]{{2}}|\d))"
    rf"(?P<place>(?:(?!{_FIGURES}[年月日]|{_SOME_DAY}|{_TOLD_SO}|[专特快急航][电讯]|外电|消息)[\u4e00-\u9fff]){{2,6}}?|综合)?"
    rf"(?:{_DATE}|{_SOME_DAY})?(?:外电)?(?:{_HOW}){{0,2}}{_TOLD}"
)
# 【英国《星河邮报》网站3月16日报道】, 《星河晚报》3月16日报道: what a comma follows is a sentence.
_TITLED_PAPER = rf"{_BY}(?P<source>(?![据在见与从由对向]){HAN_LETTER}{{0,8}}?《[^《》]{{2,14}}》(?:网站|{_OUTLET})?)"
_OTHER_PAPER = form(rf"{_TITLED_PAPER} ?{_PLACE}?? ?{_DATE} ?(?:综合)?(?:报道|报导|消息|电|讯|文章)(?=[】)])")
TOLD_BY_PAPER = form(rf"{_TITLED_PAPER} ?{_DATE} ?(?:报道|报导|消息|电|讯)(?=[ :(]|$)")
WIRE = re.compile("[电電讯訊]")
"""What nearly every dateline holds, not folded: asked before a text is read for one."""
_WIRES = ("电", "讯")
# What may stand in brackets, in the order in which it is tried, with what each shows, and words of which it shows one:
# the forms take long to be compiled, and most brackets hold something else.
IN_BRACKETS = (
    (_DATE_FIRST, "日", _WIRES),
    (_AGENCY_LAST, "日", _WIRES),
    (_DAY_FIRST, "日", _WIRES),
    (_BRACKETED, "", (*_WIRES, "报道", "报导", "消息", "专访", "特稿", "特写", "专稿")),
    (_NO_SOURCE, "】", _WIRES),
    (_PLACE_AND_DAY, "日", _WIRES),
    (KNOWN_PLACE, ")", (*_WIRES, "综合")),
    (REPORTER, "", ("记者", "特派员", "编译")),
    (_OTHER_PAPER, "日", ("》",)),
    (_NOTED, "", ("据", "来源", "综合")),
)

TAIL = form(rf"(?:(?<=[。!?”…)】 ])|^) *(?P<wire>{_BY}{_SOURCE}{_WHERE_WHEN}{_WIRE})[ 。]*$")
# What stands behind the names: ／台北報導, 札幌2月20日电; 现场报道 says how, and no place.
REPORTED = form(
    rf"(?P<gap>[/ ]*(?:{FROM})?){_PLACE_OF_BYLINE}?? ?(?P<when>{_DATE}{_HOUR}|{_SOME_DAY})? ?(?:{_HOW}){{0,2}}"
    rf"(?:{_WIRE}|{_REPORT}|直击|采访)[)】。 ]*$"
)
# 3月12日纽约报道
REPORTED_DAY_FIRST = form(rf"[/ ]*{_DATE} ?{_PLACE_OF_BYLINE} ?(?:{_WIRE}|{_REPORT})[)】。 ]*$")
# ／專題報導, 報導: how, and nothing more.
TOLD_ONLY = form(rf"[/ ]*(?:{_HOW}){{0,3}}{_TOLD}[)】。 ]*$")
PAPER_OF_REPORTER = form(rf"[ (【■·]*(?P<source>{_ANY_PRESS})[ /]?{HAN_LETTER}{{0,8}}?(?:记者|特派员|编译)")
PAPER_IF_ANY = form(rf"[ (【]*(?:(?P<source>{_ANY_PRESS})[ /]?(?={HAN_LETTER}{{0,8}}?(?:记者|特派员|编译)))?")
"""The paper of the reporters in a bracket, if it says one."""
