# ruff: noqa: E501 - a pattern is read whole
"""The cues: forms of words and marks by which a newspaper says what a line is.

Each is written once, for folded text (Simplified characters, half-width marks). So that most patterns are never
tried: `needs` holds characters of which the zone must show at least one; `opens` and `closes`, where they say anything,
those of which it must begin and end with one. There HAN stands for any Han character and DIGIT for any digit.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

# Python 3.11 compiles a range of 20,992 characters one by one, some half a millisecond each time that it is written.
# Where several are wanted, a pattern takes for one what is none of these marks, and where it fits (it looks ahead) all
# must be Han characters and marks.
_MARKS = r" ·、,;:/()。【】■\-"
_MARKED = rf"[\u4e00-\u9fff{_MARKS}]"
_HAN = rf"[^{_MARKS}]"
_DOTTED = rf"[^{_MARKS.replace('·', '')}]"
_BODY = r"[^ 、,;:/()。【】■]"
# What a name is made of; one of two characters may be padded (田 泓).
_NAME = rf"(?:{_HAN}{{2,4}}|{_HAN} {{1,3}}{_HAN}|{_HAN}{{1,6}}·{_DOTTED}{{1,10}})"
MAKER = r"(?:记者|通讯员|评论员|特派员|特约撰稿人?|撰稿人?|观察员|编译|翻译|整理|采写|撰文|执笔|实习生|主持人|作者|编辑|读者|学员|见习生|特写|摄影|报道|文/图|图/文)"
POST = r"(?:书记|主任|教授|院长|校长|部长|局长|厅长|司长|处长|主席|会长|董事长|总经理|经理|总裁|研究员|所长|秘书长|理事长|委员|组长|队长|站长|馆长|馆员|讲师|院士|代表|博士|博士生|市长|县长|省长|区长|镇长|总编辑|社长|大使|总监|专家|工程师|律师|医师|作家|检察长|参赞|中心|学院|大学|党校|研究院|委员会)"
_DAY = r"(?:[\d一二三四五六七八九十廿卅元]{1,3}(?:月[\d一二三四五六七八九十廿卅]{1,3})?日)"
_AGENCY = (
    r"(?:本报|本社|新华社|中新社|据|[\u4e00-\u9fff]{2,8}(?:日报|晚报|早报|时报|晨报|商报|周刊|周报|社|网|台|客户端))"
)


class Zone(Enum):
    """The part of a line a cue is looked for in."""

    HEAD = "head"  # its first HEAD_REACH characters
    TAIL = "tail"  # its last TAIL_REACH characters
    WHOLE = "whole"  # all of it, when it is no longer than WHOLE_REACH


HEAD_REACH, TAIL_REACH, WHOLE_REACH = 48, 32, 70


@dataclass(frozen=True, eq=False, repr=False)
class Cue:
    """One form: its name, where it is looked for, what it needs, its pattern, and how it begins and ends."""

    name: str
    zone: Zone
    needs: frozenset[str]
    form: str
    opens: frozenset[str] = frozenset()
    closes: frozenset[str] = frozenset()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The form, compiled when it is first looked for: all of them take a tenth of a second."""
        return re.compile(self.form)


HAN, DIGIT = "汉", "0"


def _cue(name: str, zone: Zone, needs: str, form: str, *, opens: str = "", closes: str = "") -> Cue:
    return Cue(name, zone, frozenset(needs), form, frozenset(opens), frozenset(closes))


CUES = (
    # --- bylines
    _cue("by.role_names", Zone.WHOLE, "记通评特撰观编翻整采执实主作读学见摄报文",
         # Each part once: MAKER with up to twelve names, one or more of it; what divides them stands between two, not
         # behind the last.
         r"^(?!.{0,8}(?:手记|来信|来电|调查|观察|连线|见闻|专访|体验|走访|感言|札记|专电|热线|之声|心声|投书|投稿|来稿|来函|园地|沙龙|追踪|追访|回访|探访|回复|答复)$)"
         rf"(?=[■·]? ?{_BODY}{{0,4}}?"
         rf"(?:{_BODY}{{0,12}}?{MAKER}[ :/]{{0,3}}"
         rf"(?:{_NAME}(?:[ 、,/]{{1,3}}(?![ 、,;]|$)|(?=[ 、,;]|$))){{1,12}}(?:[ 、,;]{{1,3}}(?!$)|$))+$){_MARKED}+$",
         opens="■· -汉", closes="汉·"),
    _cue("by.role_bare", Zone.WHOLE, "员部者组团会室社家院",
         r"^[■·(]? ?[\u4e00-\u9fff·\-]{0,16}(?:评论员|编辑部|记者|特约记者|观察员|评论部|调研组|课题组|报道组|采访组|采访团|写作组|编写组|学习组|理论学习中心组|研究中心|通讯员|党组|党委)\)?$",
         opens="■·( -汉", closes="员部者组团心委)"),
    _cue("by.role_head", Zone.HEAD, "记通评特撰编采",
         r"^[■·]? ?(?:本报|本刊|本社|[\u4e00-\u9fff·\-]{2,12}(?:报|社|网|台))?(?:特约|见习|实习|特派|驻[\u4e00-\u9fff]{2,6}|首席|高级)?(?:记者|通讯员|评论员|特派员|编译)[ :]",
         opens="■· -汉"),
    _cue("by.mark", Zone.HEAD, "■", rf"^■ ?(?={_NAME}$){_MARKED}+$",
         opens="■"),
    _cue("by.report", Zone.HEAD, "记编特", rf"^(?=[(【]?{_BODY}{{0,10}}?(?:记者|编译|特派员) ?{_NAME}[^,;:()。【】■\-]{{2,30}}(?:报道|报导|特稿|直击|日?(?:今日|专)?[电讯])[)】]?$){_MARKED}+$",
         opens="(【汉"),
    _cue("by.photo_report", Zone.HEAD, "报摄", r"^(?:报道|报导|文字|撰文|采写|采访|文|图)[·.、/&](?:摄影|摄|图|文|整理)[/:·]",
         opens="报文撰采图"),
    _cue("by.slash", Zone.WHOLE, "/丨|", r"^[■(]?(?:文|图|文图|图文|摄|漫画|插图|题图|制图|撰文|采写|采访|执笔|摄影|摄像|整理|口述|讲述|编译|翻译|记录|统筹|策划|主持|线索提供)[/丨|] ?[^,。;!?:]{2,40}[)]?$",
         opens="■(文图摄漫插题制撰采执整口讲编翻记统策主线"),
    _cue("by.name_note", Zone.WHOLE, "(", rf"^■?(?={_NAME} ?\((?!外[一二三]首|[^)]*[\d首回项名]\)|[^)]*[论坛谈笔坊评]\)|散文|小说|组诗|国画|油画|[上中下一二三四五]\))[^()]{{2,16}}\)$){_MARKED}+$",
         opens="■汉", closes=")"),
    _cue("by.post_name", Zone.WHOLE, "书主教院校董理研会总所委部局厅司处秘组队站馆员师士长记任授",
         rf"{POST} ?(?={_NAME}$){_MARKED}+$",
         closes="汉·"),
    _cue("by.spaced_names", Zone.WHOLE, " ", rf"^(?=(?:{_NAME}(?:[ 、,/]{{1,3}}(?!$)|$)){{1,12}}$){_MARKED}+$",
         opens="汉", closes="汉·"),
    # --- datelines and leads
    _cue("lead.agency", Zone.HEAD, "电讯",
         rf"^[【(]?据?{_AGENCY}[^,。;:!?]{{0,24}}?(?:电|讯)(?:[ )】(/]|$|[\u4e00-\u9fff])",
         opens="【(汉"),
    _cue("lead.agency_strict", Zone.HEAD, "电讯综息",
         rf"^[【(]?(?:据?(?:本报|本社|新华社|中新社)[^,。;:!?]{{0,16}}?(?:{_DAY})?(?:电|讯)[ )】(]|{_HAN}{{2,7}}[报网端]讯[ )】(]|(?:又讯|综合消息)[ :]|(?<=【)(?:[^】,。:]{{2,22}}[电讯]|[专特]讯|本报消息)】)",
         opens="【(汉"),
    _cue("lead.names", Zone.HEAD, "记通",
         r"^[【(]?[^,。]{0,20}(?:电|讯)[】)]? ?\((?:本报)?(?:特约|见习|实习)?(?:记者|通讯员)?[ :]?[\u4e00-\u9fff、 ,·]{2,40}"),
    _cue("lead.reporter", Zone.HEAD, "记通编", rf"^(?=[【(]?(?:特派|驻{_HAN}{{2,4}})?(?:记者|通讯员|编译)[^·,;:/()。【】■\-]{{2,16}}[/】)]){_MARKED}+?[/】)]",
         opens="【(特驻记通编"),
    _cue("lead.bracket", Zone.HEAD, "【(", r"^[【(](?:[^】)]{1,22}(?:电|讯|专访|特稿|通讯|报道|报导)|本报消息)[】)]",
         opens="【("),
    _cue("lead.whole", Zone.WHOLE, "电讯", rf"^[(【]?据?{_AGENCY}[^,。;:]{{0,30}}?(?:电|讯)[)】]?$",
         opens="(【汉", closes="电讯)】"),
    _cue("lead.tail", Zone.TAIL, "电", rf"{_AGENCY}[\u4e00-\u9fff]{{0,10}}\d{{0,2}}月?{_DAY}电\)?$",
         closes="电)"),
    _cue("lead.time", Zone.HEAD, "日年月近今前当昨去上",
         r"^(?:\d{1,2}月\d{1,2}日|\d{1,2}月[上中下]旬|近日|日前|今年|昨日|昨天|今天|近期|近年来|当前|去年|上午|\d{4}年|\d{1,2}日|[\u4e00-\u9fff]{2,6}(?:讯|消息))[,:上下至来 ]?",
         opens="0汉"),
    # --- photographs
    _cue("photo.credit_end", Zone.TAIL, "摄图像视发片影供制绘",
         r"(?:[^拍]摄|摄影|供图|资料照片|资料图片|资料图|影像中国|人民视觉|视觉中国|新华社发|新华社|制图|绘图|绘|漫画|图片|提供|报道)[)】。]?\)?$",
         closes="摄影图片国觉发社绘画供道)】。"),
    _cue("photo.credit_name", Zone.TAIL, "摄",
         rf"(?:^|[。!?\"”) 者员:])(?=(?:{_NAME}[ 、,]{{0,3}}){{1,4}}(?:[文图]?[ /、]?)摄(?:影|影报道)?(?:\([^()]{{2,8}}\))?[)。]?$){_MARKED}+(?:\([^()]{{2,8}}\))?[)。]?$",
         closes="摄影道)。"),
    _cue("photo.credit_line", Zone.WHOLE, "摄",
         r"^[(■]? ?[\u4e00-\u9fff·\-/ 、,;:]{1,47}[^拍]摄(?:影|影报道)?(?:\([^()]{2,8}\))?[)。]?$",
         opens="(■汉·-/ 、,;:", closes="摄影道)。"),
    _cue("photo.credit_label", Zone.WHOLE, "摄图影", r"^[(■]?(?:摄影|拍摄者?|图片来源|供图|图|图片|以上图片均?为?|本版图片|本文图片|照片|题图|配图|插图)[:/ 均由为除].{1,30}$",
         opens="(■摄拍图供以本照题配插"),
    _cue("photo.graphic", Zone.TAIL, "制图设来绘", r"(?:制图|版式设计|数据来源|资料来源|供图|制表|绘图|图表来源|数据整理|图片来源|图源)[ :]|(?:制图|供图|绘图)\)?$"),
    _cue("photo.head", Zone.HEAD, "图照片■", r"^[(■]? ?(?:[上下左右题主配大小组](?:[一二三四]|[上下左右])?图|图[\d①-⑳一二三四五六]{0,3}[为是:、 ]|图为|图片|照片|画面|这是)",
         opens="(■ 上下左右题主配大小组图照画这"),
    _cue("photo.deixis", Zone.HEAD, "在近日月这图", r"^(?:(?:近日|日前|\d{1,2}月\d{1,2}日|[\u4e00-\u9fff\d]{1,8}日|当日)?,?在[^,。]{4,40},[^。]{0,20}|这是|\d{1,2}月\d{1,2}日,[^。]{2,14}在)",
         opens="汉0,"),
    _cue("photo.where", Zone.TAIL, "(无拍", r"\(无人机照片\)|拍摄的|无人机照片|(?:俯拍|航拍|鸟瞰|景象|场景|一角|景色|风光|画面|留影|合影)。?$"),
    _cue("photo.side", Zone.WHOLE, "左右前后中", r"\((?:[左右前后中][一二三四五]?|[前后]排[^)]{0,6}|图[^)]{0,4})\)"),
    # --- page furniture
    _cue("page.editors", Zone.HEAD, "责编辑校版美值统视组",
         r"^[(■]?(?:本版|本期|本刊|[一二三四五六七八九十\d]{1,2}版|今日|第?[A-Z]?\d{1,2}版|值班)?(?:责任|执行|见习|版面|本版|值班)?(?:责编|编辑|主编|美编|校对|版式|组版|视觉|设计|编委|总监|制图|统筹)[^,。]{0,6}[ :/]",
         opens="(■汉0ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    _cue("page.mail", Zone.WHOLE, "@邮箱话线稿址投", r"@|邮箱|信箱|电话|热线|来稿|投稿|赐稿|网址|https?:|www\."),
    _cue("page.folio", Zone.WHOLE, "版年", r"^(?=.*第?[A-Za-z]?\d{1,3}版|.*[\d一二三四五六七八九十〇○零]{2,4}年[\d一二三四五六七八九十廿]{1,3}月|.*\d{4}[-./]\d)(?!.*[,。!?])(?:.{0,40}第?[A-Za-z]?[\d一二三四五六七八九十]{1,3}版|.{0,40}(?:星期|版|报|刊|第.{1,6}[期号]).{0,20})"),
    _cue("page.number", Zone.WHOLE, "版", r"^第?[A-Za-z]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})版\b",
         opens="第0一二三四五六七八九十ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
    _cue("page.date", Zone.WHOLE, "年日星", r"\d{4}年\d{1,2}月\d{1,2}日|星期[一二三四五六日]|\d{4}[-./]\d{1,2}[-./]\d{1,2}|国[\u4e00-\u9fff]{2,4}年[\u4e00-\u9fff]{1,3}月"),
    _cue("page.paper", Zone.WHOLE, "报刊", r"(?:日报|晚报|时报|晨报|早报|商报|人报|民报|周报|学报|都市报|[\u4e00-\u9fff]报|周刊)(?: |$|\d)"),
    _cue("page.viewer", Zone.WHOLE, "放缩默播上下版展收点字返打分>P", r"放大|缩小|默认|语音播报|上一[篇版期]|下一[篇版期]|通版阅读|展开通版|收缩通版|当前版|文章字数|返回目录|enpproperty|PDF版|版面导航|标题导航|打印|分享到|字号"),
    # --- jumps and closing notes
    _cue("jump.line", Zone.WHOLE, "转接→➡➔", r"^(?:[*→➡➔>▶▼■(【 ]*(?:下转|上接|紧接|转|接)(?:第?(?:[A-Za-z]{1,2}[-叠]?)?[\d一二三四五六七八九十]{1,3}版.{0,12}|[A-Fa-f]{1,2}-?\d{1,3}[)】]?)|[→➡➔] ?(?:[A-F]\d{1,2}|\d{1,2}版|[A-F]\d{1,2}版))$",
         opens="*→➡➔>▶▼■(【 下上紧转接"),
    _cue("jump.from", Zone.WHOLE, "上紧接", r"^[(【]?(?:上接|紧接)",
         opens="(【上紧"),
    _cue("jump.to", Zone.TAIL, "下转", r"下转(?:第)?[A-Za-z]?[\d一二三四五六七八九十]{1,3}版"),
    _cue("jump.see", Zone.WHOLE, "见", r"^[(【■]?[^,。]{0,10}(?:详|全文|内容|报道|解读|评论|要点|另稿|下稿)见(?:今日|今天|昨日|昨天|本报|\d{1,2}日)*第?[A-Za-z]?[\d一二三四五六七八九十]{1,3}(?:[-—、至][A-Za-z]?\d{1,3})?版[)】.。■]{0,2}$",
         closes="版)】.。■"),
    _cue("sign.body", Zone.WHOLE, "会司室局院心府社部厅团", r"^[^,。:;!?]{2,30}(?:董事会|监事会|委员会|公司|办公室|[^ ]局|[^ ]厅|法院|检察院|中心|政府|编辑部|报社|协会|集团)$",
         closes="会司室局院心府社部厅团"),
    _cue("sign.date", Zone.WHOLE, "日", r"^(?:\d{4}|[〇零○一二三四五六七八九十]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})日$",
         opens="0〇零○一二三四五六七八九十", closes="日"),
    _cue("note.see", Zone.WHOLE, "见刊详更", r"(?:详见|见|刊|刊于|更多.{0,8}见|全文见|报道见)(?:今日|本报|第|[A-Z]?\d|[一二三四五六七八九十]).{0,10}版"),
    _cue("note.paren_head", Zone.HEAD, "(【", r"^(?:\(|【(?=作者|执笔|摘编|原载|选自|整理))(?:作者|执笔|整理|采访|摘编|原题|原载|据|本报|参与|来源|编译|图片|资料|根据|记者|选自|系列|本文|本版|文字|统筹|调研组|课题组|见习|实习|通讯员|新华社|人民日报|译|撰稿|以上|综合)",
         opens="(【"),
    _cue("note.paren_maker", Zone.WHOLE, "(【", r"^(?:\(.*(?:记者|采写|整理|编译|通讯员|参与|贡献|作者|单位|系|为|执笔|电|摄).*\)|【(?:作者|执笔|摘编|原载|选自|整理).*】)$",
         opens="(【", closes=")】"),
    _cue("note.paren_whole", Zone.HEAD, "(", r"^\(",
         opens="("),
    _cue("note.source", Zone.WHOLE, "据摘选转原来", r"^[(■]?(?:据|摘自|摘编自|选自|转自|原载|来源|资料来源)[:《]?.{2,40}\)?$",
         opens="(■据摘选转原来资"),
    _cue("note.editor", Zone.HEAD, "编按开栏主", r"^[(【■]? ?(?:编者按|编者的话|编者注|开栏的话|编后|编者|按语|主持人语|主持人的话|开篇语|编辑手记|本报编者|编 ?者|写在前面|前言)[)】]?(?:[:   ]|$|按)",
         opens="(【■ 编开按主本写前"),
    _cue("note.sign", Zone.WHOLE, "—", r"^——? ?(?:编 {0,3}者|本报编辑部|编辑|译者|记者|主持人)$",
         opens="—", closes="者部辑人"),
    _cue("note.standfirst", Zone.WHOLE, "核内提阅导要摘速", r"^[【■]?(?:核心阅读|内容提要|阅读提示|提要|导读|导语|摘要|内容摘要|本期导读|今日导读|核心提示|速览|要点)[】:]?",
         opens="【■核内阅提导摘本今速要"),
    _cue("label.whole", Zone.WHOLE, "【■", r"^(?:【[^】]{1,12}】|■ ?[^,。]{1,14})$",
         opens="【■"),
    _cue("label.box", Zone.WHOLE, "士接醒法评踪应复释读景疑示记传介言闻", r"^[【■]? ?[^,。:;!?、“” ]{0,5}(?:小贴士|链接|提醒|说法|点评|短评|快评|追踪|回应|回复|答复|名词解释|延伸阅读|背景|释疑|提示|记者手记|采访手记|人物小传|人物简介|记者感言|相关新闻)】?$",
         closes="士接醒法评踪应复释读景疑示记传介言闻】"),
    _cue("label.digest", Zone.WHOLE, "导看要提目", r"^(?:今日|本报|本期|本版|要闻|内容)?(?:导 {0,2}读|看点|要目|提要)$",
         opens="今本要内导看提", closes="读点目要"),
    _cue("label.roundup", Zone.WHOLE, "描讯览递闻锦击窗息资态波报纳滴", r"^[^,。:;!?]{0,6}(?:扫描|简讯|短讯|快讯|速览|快览|速递|要闻|集锦|集纳|点击|信息窗|资讯|动态|短波|快报|战报|简报|播报|点滴)$",
         closes="描讯览递闻锦击窗态波报纳滴"),
    _cue("label.column", Zone.WHOLE, "记答伸窗坛线评札行电信察座笔法堂点论谈话载物写车厅桌头真声",
         r"^[【■]? ?[^,。:;!?、“” ]{0,6}(?:手记|札记|问答|延伸|视窗|之窗|论坛|热线|点评|短评|快评|时评|锐评|书评|纪行|专电|来信|观察|茶座|随笔|走笔|漫笔|说法|讲堂|圈点|视点|来论|访谈|大家谈|三人谈|对话|闲话|连载|人物|速写|特写|直通车|会客厅|圆桌|镜头|之声)】?$",
         closes="记答伸窗坛线评札行电信察座笔法堂点论谈话载物写车厅桌头真声】"),
    # --- enumeration and dialogue
    _cue("item.han", Zone.HEAD, "、", r"^[一二三四五六七八九十]{1,3}、",
         opens="一二三四五六七八九十"),
    _cue("item.paren_han", Zone.HEAD, "()", r"^\([一二三四五六七八九十甲乙丙丁]{1,3}\)",
         opens="("),
    _cue("item.digit", Zone.HEAD, "0123456789", r"^(?:\d{1,2}[.、)]|\(\d{1,2}\)|0\d )",
         opens="0("),
    _cue("item.circled", Zone.HEAD, "①②③④⑤⑥⑦⑧⑨⑩", r"^[①-⑳]",
         opens="①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    _cue("item.article", Zone.HEAD, "第之", r"^(?:第[一二三四五六七八九十百\d]{1,4}[条章节款编篇部]|之[一二三四五六七八九十])",
         opens="第之"),
    _cue("item.bullet", Zone.HEAD, "■·", r"^[■·]",
         opens="■·"),
    _cue("talk.qa", Zone.HEAD, ":", r"^(?:问|答|记者|主持人|本报记者|学习时报|采访者|[QA])\s?:",
         opens="问答记主本学采QA"),
    _cue("talk.speaker", Zone.HEAD, ":", r"^[\u4e00-\u9fff·]{2,5}(?:\([^)]{1,20}\))?:",
         opens="汉·"),
    # --- headline groups
    _cue("head.kicker_verb", Zone.TAIL, "调出示求话辞行议会究查时察论开见",
         r"(?:强调|指出|表示|要求|讲话|致辞|举行|会议|会见|会谈|通话|主持召开|研究|审议|考察时|调研时|座谈时|会上|批示|致信|寄语|宣布|发布)$",
         closes="调出示求话辞行议见谈开究时上信语布"),
    _cue("head.dash_end", Zone.TAIL, "—", r"——?$",
         closes="—"),
    _cue("head.dash_start", Zone.HEAD, "—", r"^——?",
         opens="—"),
    _cue("head.date_place", Zone.WHOLE, "(", r"^\([^)]*(?:年|\d)[^)]*月[^)]*\)$",
         opens="(", closes=")"),
    _cue("head.column", Zone.TAIL, "()", r"[^。!?(]\([^()]{2,20}(?:\([^()]*\))?[^()]{0,6}\)$",
         closes=")"),
    _cue("head.series", Zone.TAIL, "之上中下①②③④⑤⑥⑦⑧⑨⑩一二三四五六七八九十)", r"(?:之[一二三四五六七八九十]|\([上中下]\)|[①-⑳]\)?|\([一二三四五六七八九十\d]{1,3}\))$",
         closes="一二三四五六七八九十)①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    _cue("head.double_space", Zone.WHOLE, " ", r"[^ ]{4,} {1,4}[^ ]{4,}"),
    _cue("head.colon", Zone.WHOLE, ":|丨", r"^[^:|,。]{2,10}[:|丨][^:]{4,}$"),
    _cue("head.placeholder", Zone.WHOLE, "图简导要广快短速时一国各环新", r"^(?:图片报道|图片新闻|图说新闻|简讯|简报|要闻|导读|要闻速览|广告|公益广告|快讯|短讯|一句话新闻|国际简讯|国内简讯|新闻速递|时讯|环球扫描|各地简讯|新书架)$",
         opens="图简要导广公快短一国新时环各", closes="道闻讯报读览告递描架"),
    _cue("head.notice", Zone.WHOLE, "告示事明知正单须览", r"^(?:[^,。:;!?]{2,60}的?)?(?:公 {0,2}[告示]|启 {0,2}事|声 {0,2}明|通 {0,2}[告知]|更 {0,2}正|讣 {0,2}告|预 {0,2}告|名 {0,2}单|一览|须知)(?:\([^()]{1,20}\))?$",
         closes="告示事明知正单览)"),
    _cue("head.stock_code", Zone.HEAD, "码", r"^(?:证券|股票|债券|基金)代码",
         opens="证股债基"),
    _cue("head.deck_on", Zone.HEAD, "—访记写纪—评谈论", r"^——?(?:访|记|写在|写给|写于|评|谈|论|从|来自|对话|专访|走进|.{2,20}(?:综述|述评|纪实|侧记|观察|调查|观后|有感|之[一二三四五六七八九十]))",
         opens="—"),
    _cue("head.meeting", Zone.WHOLE, "开行幕会议式", r"(?:召开|举行|开幕|闭幕|举办|启动|成立|揭牌|发布|印发|出台|出席|会见|讲话|致辞|主持|开展|公布)$",
         closes="开行幕办动立牌布发台席见话辞持展"),
    # --- how a sentence goes on or begins
    _cue("goes_on", Zone.HEAD, ",。、!?:;)】》”’%…·", r"^[,。、!?:;)】》”’%…·]",
         opens=",。、!?:;)】》”’%…·"),
    _cue("says", Zone.TAIL, "说道", r"(?:说|表示|介绍|告诉记者|坦言|感慨|认为|道)。$",
         closes="。"),
    _cue("list_of_names", Zone.WHOLE, " ", rf"^(?=(?:{_HAN}{{1,4}} {{1,3}}){{5,}}{_HAN}{{1,4}}$){_MARKED}+$",
         opens="汉", closes="汉"),
)  # fmt: skip
