"""Page heads and file names: the facts they give, and the ones they only seem to."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.parser.folio import FolioFacts, facts_from_name, read_folio, read_heads, within

FOLIOS = {
    "星河日报 2026年05月29日 第11版 生态": FolioFacts("星河日报", "2026-05-29", None, "11", "生态"),
    "第01版:国内大局": FolioFacts(None, None, None, "1", "国内大局"),
    "第A05版:要闻 PDF版": FolioFacts(None, None, None, "A05", "要闻"),
    "2026年6月1日 星期二 社会 13": FolioFacts(None, "2026-06-01", None, "13", "社会"),
    "19 法治 星河日报 2026年5月14日": FolioFacts("星河日报", "2026-05-14", None, "19", "法治"),
    "7 中外历史 星河时报 2026年5月1日": FolioFacts("星河时报", "2026-05-01", None, "7", "中外历史"),
    "2026-07-02 星期四 03版": FolioFacts(None, "2026-07-02", None, "3", None),
    "当前版:04版": FolioFacts(None, None, None, "4", None),
    "第8686期:第01版 首版": FolioFacts(None, None, "8686", "1", None),
    "星河日报　2026年7月2日　星期四　农历丙午年五月十八　第12345期": FolioFacts(
        "星河日报", "2026-07-02", "12345", None, None
    ),
    "二〇二六年七月二日 星期四 星河日报 第3版": FolioFacts("星河日报", "2026-07-02", None, "3", None),
    # Traditional, and years of the Republic
    "中華民國二十八年四月廿二日　星報　星期六　第二版": FolioFacts("星報", "1939-04-22", None, "2", None),
    "中華民國元年一月十日 第一版": FolioFacts(None, "1912-01-10", None, "1", None),
    "◀第三千八百零三號▶": FolioFacts(None, None, "3803", None, None),
    "A26 中國新聞 台海新聞 責任編輯:蘇明遠 版面設計:顧小北 2015 年 8 月 10 日(星期一) 星河匯報": FolioFacts(
        "星河匯報", "2015-08-10", None, "A26", "中國新聞"
    ),
    # two pages read as one
    "星河日报 2026年7月2日 第4-5版 特刊": FolioFacts("星河日报", "2026-07-02", None, "4-5", "特刊"),
    "第04、05版 特刊": FolioFacts(None, None, None, "4-5", "特刊"),
    "第A04版、第A05版": FolioFacts(None, None, None, "A04-A05", None),
    "A04-05版 民生 2026年7月2日": FolioFacts(None, "2026-07-02", None, "A04-A05", "民生"),
    "A02-A03 民生 2026-07-02 星河晚报": FolioFacts("星河晚报", "2026-07-02", None, "A02-A03", "民生"),
    "04-05 民生 2026年7月2日 星期四": FolioFacts(None, "2026-07-02", None, "4-5", "民生"),
    "2/3 民生 2026年7月2日 星期四": FolioFacts(None, "2026-07-02", None, "2-3", "民生"),
    "A2·A3 民生 2026年7月2日": FolioFacts(None, "2026-07-02", None, "A2-A3", "民生"),
    "2026年7月2日 星期四 晴 25-33": FolioFacts(None, "2026-07-02", None, None, None),
    "3-4": FolioFacts(),
    "星河日报 1966年10月1日 第二、三版": FolioFacts("星河日报", "1966-10-01", None, "2-3", None),
    "星河日报 1966年10月1日 第二～三版 特刊": FolioFacts("星河日报", "1966-10-01", None, "2-3", "特刊"),
    "第二十二版、第二十三版 星河日报": FolioFacts("星河日报", None, None, "22", None),
    # a page right behind a bracket, with 頁 or P. to it, of a special series
    "星河日報　2026.07.02（四）A14 港聞": FolioFacts("星河日報", "2026-07-02", None, "A14", "港聞"),
    "2026年7月2日（星期四）A14": FolioFacts(None, "2026-07-02", None, "A14", None),
    "星河日報　2026年7月2日　B1頁　經濟": FolioFacts("星河日報", "2026-07-02", None, "B1", "經濟"),
    "星河周刊　第1123期　2026.7.2　封面故事　P.38": FolioFacts("星河周刊", "2026-07-02", "1123", "38", "封面故事"),
    "星河日报 2026年7月2日 特3版 专题": FolioFacts("星河日报", "2026-07-02", None, "T3", "专题"),
    "星河日报 2026年7月2日 特3 专题": FolioFacts("星河日报", "2026-07-02", None, "T3", "专题"),
    "星河日报 2026年7月2日 特大版": FolioFacts("星河日报", "2026-07-02", None, None, None),
    "星河日報 2026年7月2日 共32頁 每份P.S.": FolioFacts("星河日報", "2026-07-02", None, None, None),
    # two pages as few heads have them
    "星河晚报 2026年7月2日 星期四 A2·A3通版": FolioFacts("星河晚报", "2026-07-02", None, "A2-A3", None),
    "星河日报 2026年7月2日 04&05 特别策划": FolioFacts("星河日报", "2026-07-02", None, "4-5", "特别策划"),
    "星河日报 2026年7月2日 A04 A05 特别策划": FolioFacts("星河日报", "2026-07-02", None, "A04-A05", "特别策划"),
    "星河日报 2026年7月2日 A04 B05 特别策划": FolioFacts("星河日报", "2026-07-02", None, "A04", "特别策划"),
    # a page in a circle, before a section, alone in a dated line
    "星河晚报 ⑥ 版 2026年7月2日 星期四 健康": FolioFacts("星河晚报", "2026-07-02", None, "6", "健康"),
    "2026年7月2日 星期四 信息　⑫": FolioFacts(None, "2026-07-02", None, "12", "信息"),
    "星河晚报 旧事·20 2026年7月2日": FolioFacts("星河晚报", "2026-07-02", None, "20", "旧事"),
    "星河日报　2026年7月2日　星期四　　6　　法治　责任编辑　袁小伞": FolioFacts(
        "星河日报", "2026-07-02", None, "6", "法治"
    ),
    "星河日报 2026年7月2日 多云 25 天气预报": FolioFacts("星河日报", "2026-07-02", None, None, None),
    "星河日报 2026年7月2日 星期四 6 万象": FolioFacts("星河日报", "2026-07-02", None, "6", "万象"),
    # days printed otherwise
    "星河商报 2·7·2026 星期四 C4": FolioFacts("星河商报", "2026-07-02", None, "C4", None),
    "星河商报 2/7/2026 周六 C4": FolioFacts("星河商报", "2026-02-07", None, "C4", None),
    "星河商报 27/07/2026 要闻 3": FolioFacts("星河商报", "2026-07-27", None, "3", "要闻"),
    "星河商报 07/27/2026 要闻 3": FolioFacts("星河商报", "2026-07-27", None, "3", "要闻"),
    "星河商报 7.7.2026 要闻 3": FolioFacts("星河商报", "2026-07-07", None, "3", "要闻"),
    "星河商报 2026 / 7 / 2 星期四 7版 副刊": FolioFacts("星河商报", "2026-07-02", None, "7", "副刊"),
    "星河商报 2026·7·2 星期四 7版 副刊": FolioFacts("星河商报", "2026-07-02", None, "7", "副刊"),
    "星河日報 Saturday, July 4, 2026 A3": FolioFacts("星河日報", "2026-07-04", None, "A3", None),
    "星河日報 4th July, 2026 A3": FolioFacts("星河日報", "2026-07-04", None, "A3", None),
    "星河日報 July 34, 2026 A3": FolioFacts("星河日報", None, None, "A3", None),
    "星河日報 昭和十四年三月十八日 第二版": FolioFacts("星河日報", "1939-03-18", None, "2", None),
    "星河日报 康德六年三月十八日 第二版": FolioFacts("星河日报", "1939-03-18", None, "2", None),
    "星河日报 昭和十四年十三月十八日 第二版": FolioFacts("星河日报", None, None, "2", None),
    # a paper that is no 报, with 版名 by its page or an issue's number; a paper behind the last editor
    "星河周末　2026年7月2日　星期四　第7版　国际新闻": FolioFacts("星河周末", "2026-07-02", None, "7", "国际新闻"),
    "星河晚刊　2026年7月2日　星期四　A14 社会": FolioFacts("星河晚刊", "2026-07-02", None, "A14", "社会"),
    "星河造船 2026年7月2日 星期四 第114期 第三版 编辑：陈实": FolioFacts("星河造船", "2026-07-02", "114", "3", None),
    "星河导刊·副刊·07": FolioFacts("星河导刊", None, None, "7", "副刊"),
    "国际新闻 2026年7月2日 星期四 7 综合": FolioFacts(None, "2026-07-02", None, "7", "国际新闻"),
    "百姓话题 2026年7月2日 星期四 第7版": FolioFacts(None, "2026-07-02", None, "7", "百姓话题"),
    "2026年7月2日 星期四 编辑/林小雨 校对/方小远　　星河日报　6　综合": FolioFacts(
        "星河日报", "2026-07-02", None, "6", "综合"
    ),
    "星河前线报　2026年7月2日　星期四　星河时报　第７版　校对 方小远": FolioFacts(
        "星河前线报", "2026-07-02", None, "7", "星河时报"
    ),
    "2026年7月2日 星期四 社长 方小远 总编辑 林小雨 第2版": FolioFacts(None, "2026-07-02", None, "2", None),
    # a paper of news where 版名 stands by the page, and a page of news
    "港島新聞 2026年7月2日 星期四 A3 兩岸": FolioFacts("港島新聞", "2026-07-02", None, "A3", "兩岸"),
    "江城新闻 2026年7月2日 第3版 民生": FolioFacts("江城新闻", "2026-07-02", None, "3", "民生"),
    "江城新闻 2026年7月2日 第3版": FolioFacts(None, "2026-07-02", None, "3", "江城新闻"),
    "江城新闻 2026年7月2日 第3版 星河日报": FolioFacts("星河日报", "2026-07-02", None, "3", "江城新闻"),
    "国际新闻 2026年7月2日 第3版 亚太": FolioFacts(None, "2026-07-02", None, "3", "国际新闻"),
    "两岸新闻 2026年7月2日 A3 财经": FolioFacts(None, "2026-07-02", None, "A3", "两岸新闻"),
    # an issue's number before the day is no paper, nor 版名
    "第一八七期　二〇二六年七月二日　第三版": FolioFacts(None, "2026-07-02", "187", "3", None),
    "總第一八七號 2026年7月2日 第三版 荷風塘": FolioFacts(None, "2026-07-02", "187", "3", "荷風塘"),
    "星河青年　第187期　2026年7月2日　第三版": FolioFacts("星河青年", "2026-07-02", "187", "3", None),
    "星河大學校刊　第187期　2026年7月2日　第三版": FolioFacts("星河大學校刊", "2026-07-02", "187", "3", None),
    "文艺副刊　第187期　2026年7月2日　第三版": FolioFacts(None, "2026-07-02", "187", "3", "文艺副刊"),
    # 版名 with a point, 热线, 版 or a day in it; what is none
    "星河日报 2026年7月2日 第6版 民生·热线": FolioFacts("星河日报", "2026-07-02", None, "6", "民生·热线"),
    "星河日報 2026年7月2日 A13 兩岸．財經": FolioFacts("星河日報", "2026-07-02", None, "A13", "兩岸．財經"),
    "星河日报 2026年7月2日 第6版 国际版": FolioFacts("星河日报", "2026-07-02", None, "6", "国际版"),
    "星河晚报 2026年7月2日 星期四 A01 头版": FolioFacts("星河晚报", "2026-07-02", None, "A01", "头版"),
    "星河晚報 A01 頭版 2026年7月2日": FolioFacts("星河晚報", "2026-07-02", None, "A01", "頭版"),
    "星河日报 2026年7月2日 第6版 城市版": FolioFacts("星河日报", "2026-07-02", None, "6", None),
    "星河日报 2026年7月2日 第6版 3·15特别报道": FolioFacts("星河日报", "2026-07-02", None, "6", "3·15特别报道"),
    "2026年7月2日 星期四 6 法规·公报": FolioFacts(None, "2026-07-02", None, "6", "法规·公报"),
    "星河报　一九五〇年十二月九日　星期六　庚寅　第二版": FolioFacts("星河报", "1950-12-09", None, "2", None),
    "星河日报 公历2026年7月2日 免费赠阅 内部资料": FolioFacts("星河日报", "2026-07-02", None, None, None),
    # years of other calendars, and the day in two; no paper is of the year 2518
    "星河晨報　星期四　佛曆二五六九年七月二日　公曆二〇二六年七月二日　第五版　僑社新聞": FolioFacts(
        "星河晨報", "2026-07-02", None, "5", "僑社新聞"
    ),
    "星河晨报 佛历2569年7月2日 第五版 侨社": FolioFacts("星河晨报", "2026-07-02", None, "5", "侨社"),
    "佛历2569年7月3日 2026年7月2日 星河晨报": FolioFacts("星河晨报", "2026-07-02", None, None, None),
    "星河晨報 二〇二六年七月二日（佛曆二五六九年） 第五版": FolioFacts("星河晨報", "2026-07-02", None, "5", None),
    "星河僑報　西元二○二六年七月二日　第三版　僑社": FolioFacts("星河僑報", "2026-07-02", None, "3", "僑社"),
    "西曆2026年7月2日 星期四 星河僑報 B3": FolioFacts("星河僑報", "2026-07-02", None, "B3", None),
    "星河晚报 中华民国一一五年七月二日 2026年7月2日 第3版": FolioFacts("星河晚报", "2026-07-02", None, "3", None),
    "星河晚报 2518年7月2日 第3版": FolioFacts("星河晚报", None, None, "3", None),
    # a page and 版名 with a sign between, behind the paper
    "2026.7.2 星期四 星河日报 A1·要闻": FolioFacts("星河日报", "2026-07-02", None, "A1", "要闻"),
    "2026年7月2日 星期四 星河日报 A1/要闻": FolioFacts("星河日报", "2026-07-02", None, "A1", "要闻"),
    "2026年7月2日 星期四 星河日报 3·15": FolioFacts("星河日报", "2026-07-02", None, None, None),
    # a special series, brackets, a stroke between
    "2026年7月2日 星期四 T1 特刊 星河日报": FolioFacts("星河日报", "2026-07-02", None, "T1", "特刊"),
    "【第2版：民生】": FolioFacts(None, None, None, "2", "民生"),
    "星河日报/2026.07.02/1版/要闻": FolioFacts("星河日报", "2026-07-02", None, "1", "要闻"),
    "中共星河市委机关报": FolioFacts(),
    "星河日報 A3 港聞 2026年7月2日": FolioFacts("星河日報", "2026-07-02", None, "A3", "港聞"),
    # editors, and who publishes it, are no section; the page stands beside the date
    "2026年7月2日 星期四 编辑:陈实 A3 银行·保险": FolioFacts(None, "2026-07-02", None, "A3", "银行·保险"),
    "星河早报  国际  12  2026年7月2日 星期四  责编 陈 实 美编 王一": FolioFacts(
        "星河早报", "2026-07-02", None, "12", "国际"
    ),
    "2026年7月2日/星期四/责编 陈 实/美编 王 一/校对 李小雨": FolioFacts(None, "2026-07-02", None, None, None),
    "《星河大学报》 第812期": FolioFacts("星河大学报", None, "812", None, None),
    "主办：星河大学党委宣传部": FolioFacts(),
    "2026年7月2日 星期四 晴转多云 8℃~16℃": FolioFacts(None, "2026-07-02", None, None, None),
    "2026.7.2│星期四│06│都市": FolioFacts(None, "2026-07-02", None, "6", "都市"),
    "■A08 健康": FolioFacts(None, None, None, "A08", "健康"),
    "地方新聞  中華民國一○三年四月二十二日  星期二  B2  星河時報": FolioFacts(
        "星河時報", "2014-04-22", None, "B2", "地方新聞"
    ),
    # brackets behind the paper, an edition that is its name, a part of it beside it, a name set wide
    "星河日报（第12345号） 2026年7月2日 星期四 第1版 要闻": FolioFacts("星河日报", "2026-07-02", "12345", "1", "要闻"),
    "星河日报（海外版） 2026年7月2日 星期四 第7版 港澳台": FolioFacts(
        "星河日报海外版", "2026-07-02", None, "7", "港澳台"
    ),
    "星河日报 海外版 2026年7月2日 星期四 第7版 港澳台": FolioFacts("星河日报海外版", "2026-07-02", None, "7", "港澳台"),
    "2026年7月2日 星期四 星河日报　北美版 A3": FolioFacts("星河日报北美版", "2026-07-02", None, "A3", None),
    "星河日报 海外版面 A3": FolioFacts("星河日报", None, None, "A3", "海外版面"),
    "星河晚报（国际版） A1·要闻": FolioFacts("星河晚报", None, None, "A1", "要闻"),
    "星河晚报（英文版） 2026年7月2日 第7版": FolioFacts("星河晚报", "2026-07-02", None, "7", None),
    "星河日报 2026年7月2日 国际版 A3": FolioFacts("星河日报", "2026-07-02", None, "A3", "国际版"),
    "星河日報（海外版） 2026年7月2日 第7版": FolioFacts("星河日報海外版", "2026-07-02", None, "7", None),
    "星河日报（城市版） 2026年7月2日 第7版": FolioFacts("星河日报", "2026-07-02", None, "7", None),
    "星河日报海外版 2026年7月2日 星期四 第5版 文化万象": FolioFacts(
        "星河日报海外版", "2026-07-02", None, "5", "文化万象"
    ),
    "05 晨霜周刊 星河青年报 2026年7月2日 星期四": FolioFacts("星河青年报", "2026-07-02", None, "5", "晨霜周刊"),
    "星河时报·医改周刊": FolioFacts("星河时报", None, None, None, "医改周刊"),
    "晨霜周刊 2026年7月2日 第3版": FolioFacts("晨霜周刊", "2026-07-02", None, "3", None),
    "星 河 報  基层纪事  第3版  2026年7月2日": FolioFacts("星河報", "2026-07-02", None, "3", "基层纪事"),
    "2026年7月2日 星期四 天气预报 晴": FolioFacts(None, "2026-07-02", None, None, None),
    "本报 2026年7月2日": FolioFacts(None, "2026-07-02", None, None, None),
    # the page behind a telephone, the lunar date, editors, the paper; and other places of it
    "星河日报 2026年7月2日 星期四 新闻热线：010-84151234 3 工会新闻": FolioFacts(
        "星河日报", "2026-07-02", None, "3", "工会新闻"
    ),
    "2026年7月2日 星期四 农历丙午年五月十八 6 副刊·读书": FolioFacts(None, "2026-07-02", None, "6", "副刊·读书"),
    "2026年7月2日 星期四 农历丙午年五月二十六 6 副刊": FolioFacts(None, "2026-07-02", None, "6", "副刊"),
    "责任编辑/沈小雨 3 综合": FolioFacts(None, None, None, "3", "综合"),
    "2026年7月2日　星期四　　星河日报　　6　产经": FolioFacts("星河日报", "2026-07-02", None, "6", "产经"),
    "星河晚报 15 体育新闻": FolioFacts("星河晚报", None, None, "15", "体育新闻"),
    "星河晚报 2026年7月2日／星期四／花地／A9": FolioFacts("星河晚报", "2026-07-02", None, "A9", "花地"),
    "2026年7月2日/星期四/A12-消费实验室": FolioFacts(None, "2026-07-02", None, "A12", None),
    "旧事·20": FolioFacts(None, None, None, "20", "旧事"),
    "星河海关时报 08 版": FolioFacts("星河海关时报", None, None, "8", None),
    "两会特刊 要闻4": FolioFacts(None, None, None, "4", "两会特刊"),
    "星河日报 2026年7月2日 · 版五 · 调查": FolioFacts("星河日报", "2026-07-02", None, "5", "调查"),
    "10-11 地方能源 编辑／苏南 设计／子慧": FolioFacts(None, None, None, "10-11", "地方能源"),
    "星河日報　第一萬七千八百零五號　第三版　本澳新聞": FolioFacts("星河日報", None, "17805", "3", "本澳新聞"),
    # what is no page, no number, no section
    "2026年7月2日 星期四 今日 12版": FolioFacts(None, "2026-07-02", None, None, None),
    "2026年7月2日 星期四 共 8 版": FolioFacts(None, "2026-07-02", None, None, None),
    "24小时读者热线：96000 星河日报": FolioFacts("星河日报", None, None, None, None),
    "3·15": FolioFacts(),
    "民生热线 06 2026年7月2日": FolioFacts(None, "2026-07-02", None, "6", None),
    "数码·手机 B7 2026年7月2日": FolioFacts(None, "2026-07-02", None, "B7", "数码·手机"),
    "2026年7月2日 星期四 6 时政": FolioFacts(None, "2026-07-02", None, "6", "时政"),
    "第3版 专题：乡村振兴": FolioFacts(None, None, None, "3", "专题"),
    "新星每日电讯 2026年7月2日 星期四 第7版 国际新闻": FolioFacts("新星每日电讯", "2026-07-02", None, "7", "国际新闻"),
    "要闻1+1": FolioFacts(),
    "星河日报 2026年7月2日 6 度": FolioFacts("星河日报", "2026-07-02", None, None, None),
    "本报地址：星河市西郊路55号 邮政编码：100144": FolioFacts(),
    "2026年7月2日 第77期 周二、周五出刊 每月定价一元一角": FolioFacts(None, "2026-07-02", "77", None, None),
    "新版五谷 旧版三": FolioFacts(None, None, None, None, "新版五谷"),
    "民國二十年九月十九日 星報 第三張 第九版": FolioFacts("星報", "1931-09-19", None, "9", None),
    "星河日報 2026年7月2日 星期四 A叠 A4 港聞": FolioFacts("星河日報", "2026-07-02", None, "A4", "港聞"),
    "2026年7月2日 星期四 立秋": FolioFacts(None, "2026-07-02", None, None, None),
    "2026年7月2日 星期四 一读校对：陈小雨": FolioFacts(None, "2026-07-02", None, None, None),
    "第3版 2026年7月2日 电子信箱：a@example.com 本版漫画 李小雨": FolioFacts(None, "2026-07-02", None, "3", None),
    "星河日报 2026年7月2日 2版 各地传真": FolioFacts("星河日报", "2026-07-02", None, "2", "各地传真"),
    "警方通报 2026年7月2日 星期四 第3版": FolioFacts(None, "2026-07-02", None, "3", "警方通报"),
    "星河交通报 2026年7月2日 星期四 第3版": FolioFacts("星河交通报", "2026-07-02", None, "3", None),
    # sections in Latin letters, and with a figure before them
    "星河晚报 2026年7月2日 A10 English": FolioFacts("星河晚报", "2026-07-02", None, "A10", "English"),
    "星河晚报 2026年7月2日 第10版 Weekend": FolioFacts("星河晚报", "2026-07-02", None, "10", "Weekend"),
    "Ａ１０　Ｌｉｆｅ　星河晚报　2026年7月2日": FolioFacts("星河晚报", "2026-07-02", None, "A10", "Ｌｉｆｅ"),
    "2026年7月2日 星期四 TRAVEL A10": FolioFacts(None, "2026-07-02", None, "A10", "TRAVEL"),
    "星河晚报 2026年7月2日 A10 5G时代": FolioFacts("星河晚报", "2026-07-02", None, "A10", "5G时代"),
    "星河晚报 2026年7月2日 A10 2026全国两会特别报道": FolioFacts(
        "星河晚报", "2026-07-02", None, "A10", "2026全国两会特别报道"
    ),
    "星河晚报 2026年7月2日 4 班组 Team": FolioFacts("星河晚报", "2026-07-02", None, "4", "班组"),
    "TRAVEL 旅游 A10 2026年7月2日": FolioFacts(None, "2026-07-02", None, "A10", "旅游"),
    "星河晚报 XINGHE EVENING NEWS 2026年7月2日 A10": FolioFacts("星河晚报", "2026-07-02", None, "A10", None),
    "XINGHEBAO A10 星河报 2026年7月2日": FolioFacts("星河报", "2026-07-02", None, "A10", None),
    "星河晚报 2026年7月2日 A10 Thursday": FolioFacts("星河晚报", "2026-07-02", None, "A10", None),
    "Lina 星河晚报 2026年7月2日 A10": FolioFacts("星河晚报", "2026-07-02", None, "A10", None),
    "星河晚报 2026年7月2日 A10 www.example.com": FolioFacts("星河晚报", "2026-07-02", None, "A10", None),
    "星河晚报 XINGHE A10 2026年7月2日": FolioFacts("星河晚报", "2026-07-02", None, "A10", None),
    "星河晚报 | Xinghe A10 2026年7月2日": FolioFacts("星河晚报", "2026-07-02", None, "A10", None),
    "Editor A10 2026年7月2日 星河晚报": FolioFacts("星河晚报", "2026-07-02", None, "A10", None),
    "A10 Weibo 2026年7月2日 星河晚报": FolioFacts("星河晚报", "2026-07-02", None, "A10", None),
    "A10 Life 星河晚报 2026年7月2日": FolioFacts("星河晚报", "2026-07-02", None, "A10", "Life"),
    "2026七月二日 星期四 星河晚报 第3版": FolioFacts("星河晚报", None, None, "3", None),
    "星河晚报 2026年4月20日 第3版 2026三月三歌圩": FolioFacts("星河晚报", "2026-04-20", None, "3", "2026三月三歌圩"),
    "A10 English": FolioFacts(None, None, None, "A10", None),
    "星河学报 2026年7月2日 第3版 2026级新生": FolioFacts("星河学报", "2026-07-02", None, "3", None),
    # what stands behind 第3版： is 版名, whatever else there is; the words of a digital paper's pages are none
    "星河日报 今日城事 第03版：要闻 2026年7月2日": FolioFacts("星河日报", "2026-07-02", None, "3", "要闻"),
    "第3版：学习贯彻江城会议的各项精神 星河日报 2026年7月2日": FolioFacts(
        "星河日报", "2026-07-02", None, "3", "学习贯彻江城会议的各项精神"
    ),
    "第3版：责编 苏远 星河日报 2026年7月2日": FolioFacts("星河日报", "2026-07-02", None, "3", None),
    "第3版：2026年7月2日 星河日报": FolioFacts("星河日报", "2026-07-02", None, "3", None),
    "第3版：20 星河日报 2026年7月2日": FolioFacts("星河日报", "2026-07-02", None, "3", None),
    "第3版：要闻 国际 2026年7月2日": FolioFacts(None, "2026-07-02", None, "3", "要闻"),
    "首页 > 星河日报 > 2026年7月2日 > 第3版：要闻": FolioFacts("星河日报", "2026-07-02", None, "3", "要闻"),
    "首頁 > 星河日報 > 2026年7月2日 > 第3版：要聞": FolioFacts("星河日報", "2026-07-02", None, "3", "要聞"),
    "星河日报 数字报 第03版：要闻 2026年7月2日": FolioFacts("星河日报", "2026-07-02", None, "3", "要闻"),
    "星河日报数字报 第03版 要闻 2026年7月2日": FolioFacts("星河日报", "2026-07-02", None, "3", "要闻"),
    "星河日报 电子报 2026年7月2日 第03版 要闻": FolioFacts("星河日报", "2026-07-02", None, "3", "要闻"),
    "星河日报电子版 2026年7月2日 第03版": FolioFacts("星河日报", "2026-07-02", None, "3", None),
    "星河日报 2026年7月2日 第3版 版面导航": FolioFacts("星河日报", "2026-07-02", None, "3", None),
    "星河电子报 2026年7月2日 第3版 应用": FolioFacts("星河电子报", "2026-07-02", None, "3", "应用"),
    "星河日报 2026年7月2日 第3版 数字经济": FolioFacts("星河日报", "2026-07-02", None, "3", "数字经济"),
    "星河日报 2026年7月2日 第3版 消费导航": FolioFacts("星河日报", "2026-07-02", None, "3", "消费导航"),
    # 版名 with marks in it; what is in marks alone may be a paper
    "星河日报 2026年7月2日 第3版 “十五五”开局": FolioFacts("星河日报", "2026-07-02", None, "3", "“十五五”开局"),
    "星河日報 2026年7月2日 A3 「非遺」周刊": FolioFacts("星河日報", "2026-07-02", None, "A3", "「非遺」周刊"),
    "星河日报 2026年7月2日 第3版 《花地》副刊": FolioFacts("星河日报", "2026-07-02", None, "3", "《花地》副刊"),
    "星河日报 2026年7月2日 第3版 聚焦“两会”": FolioFacts("星河日报", "2026-07-02", None, "3", "聚焦“两会”"),
    "星河日报 2026年7月2日 第3版 民生 “两会”特刊": FolioFacts("星河日报", "2026-07-02", None, "3", "民生"),
    "2026年7月2日 第3版 《荷风》": FolioFacts(None, "2026-07-02", None, "3", None),
    "2026年7月2日 第3版 本版责编《花地》": FolioFacts(None, "2026-07-02", None, "3", None),
    "星河日报 2026年7月2日 第3版 关注“星河发布”公众号": FolioFacts("星河日报", "2026-07-02", None, "3", None),
    # a page of a special series on top, and one of a sheet
    "特03 星河晚报 2026年7月2日": FolioFacts("星河晚报", "2026-07-02", None, "T3", None),
    "星河晚报 2026年7月2日 特03": FolioFacts("星河晚报", "2026-07-02", None, "T3", None),
    "A叠03版 要闻 2026年7月2日 星河晚报": FolioFacts("星河晚报", "2026-07-02", None, "A03", "要闻"),
    "星河晚報 第B疊12版 2026年7月2日": FolioFacts("星河晚報", "2026-07-02", None, "B12", None),
    "B叠 第2版 要闻 2026年7月2日": FolioFacts(None, "2026-07-02", None, "2", "要闻"),
    "星河晚报 叠A 03 2026年7月2日": FolioFacts("星河晚报", "2026-07-02", None, "3", None),
    # no facts
    "放大 缩小 默认": FolioFacts(),
    "2026年2月30日": FolioFacts(),
    "今日12版": FolioFacts(),
    "": FolioFacts(),
}


@pytest.mark.parametrize("line", FOLIOS)
def test_a_page_head_gives_its_facts(line: str) -> None:
    assert read_folio(line) == FOLIOS[line]


@pytest.mark.parametrize("day", ["02/07/2026", "12-11-2026", "2·7·2026 星期三"])
def test_which_of_two_figures_is_the_month_is_not_guessed(day: str) -> None:
    assert read_folio(f"星河商报 {day} 第3版 要闻").date is None


@pytest.mark.parametrize(
    "said", ["东南风 3 级", "印数 30 万份", "发行 20 万 册", "上午 8 点出版", "走过 12 年", "征文 15 篇"]
)
def test_a_measure_is_no_page(said: str) -> None:
    assert read_folio(f"星河日报 2026年7月2日 星期四 {said}").page is None


NAMES = {
    "星河日报_20260702_03": FolioFacts("星河日报", "2026-07-02", None, "3", None),
    "星河日报2026-07-02第A05版": FolioFacts("星河日报", "2026-07-02", None, "A05", None),
    "2026-07-02_第A05版_星河晚报": FolioFacts("星河晚报", "2026-07-02", None, "A05", None),
    "2026年07月02日_03_星河日报": FolioFacts("星河日报", "2026-07-02", None, "3", None),
    "xhrb_2026-2026-06-11-04": FolioFacts(None, "2026-06-11", None, "4", None),
    "xhrb_1946_05-1946-05-23-1": FolioFacts(None, "1946-05-23", None, "1", None),
    "20260702_A05_要闻": FolioFacts(None, "2026-07-02", None, "A05", None),
    "星河日报第03版": FolioFacts("星河日报", None, None, "3", None),
    "晶報_19390422_2": FolioFacts("晶報", "1939-04-22", None, "2", None),
    "星河日报2026年7月2日第3版": FolioFacts("星河日报", "2026-07-02", None, "3", None),
    "星河日报2026年7月2日第三版": FolioFacts("星河日报", "2026-07-02", None, "3", None),
    "20260702星河日报03版": FolioFacts("星河日报", "2026-07-02", None, "3", None),
    "星河日报03版": FolioFacts("星河日报", None, None, "3", None),
    "星河日报海外版_20260702_05": FolioFacts("星河日报海外版", "2026-07-02", None, "5", None),
    "星河日报（海外版）_20260702_05": FolioFacts("星河日报海外版", "2026-07-02", None, "5", None),
    "星河日报国际版_20260702_05": FolioFacts("星河日报国际版", "2026-07-02", None, "5", None),
    # two pages read as one, and an article's number behind its page
    "xhrb_20260702_02-03": FolioFacts(None, "2026-07-02", None, "2-3", None),
    "xhrb_20260702_A02-A03": FolioFacts(None, "2026-07-02", None, "A02-A03", None),
    "星河日报20260702第02-03版": FolioFacts("星河日报", "2026-07-02", None, "2-3", None),
    "2026-07-02-03-04": FolioFacts(None, "2026-07-02", None, "3", None),
    "20260702_03_04": FolioFacts(None, "2026-07-02", None, "3", None),
    "xhrb_20260702_2-03": FolioFacts(None, "2026-07-02", None, "2", None),
    "xhrb_20260702_０２-０３": FolioFacts(None, "2026-07-02", None, None, None),
    "20260702_1-2": FolioFacts(None, "2026-07-02", None, "1", None),
    "20260702_9-10": FolioFacts(None, "2026-07-02", None, "9", None),
    "2026-07-02_03-04_1": FolioFacts(None, "2026-07-02", None, "3", None),
    "20260702_A1-A2_要闻": FolioFacts(None, "2026-07-02", None, "A1-A2", None),
    "20260702第1-2版_要闻": FolioFacts(None, "2026-07-02", None, "1-2", None),
    "20260702_1-2-3": FolioFacts(None, "2026-07-02", None, "1", None),
    # without a date
    "3版": FolioFacts(page="3"),
    "03版": FolioFacts(page="3"),
    "A05版_要闻": FolioFacts(page="A05"),
    "要闻-03版": FolioFacts(page="3"),
    "共8版": FolioFacts(),
    "3版面": FolioFacts(),
    # nothing that is beyond doubt
    "20260702_星河日报_共12版": FolioFacts("星河日报", "2026-07-02", None, None, None),
    "星河日报2026年13月2日": FolioFacts("星河日报", None, None, None, None),
    "2026年7月2": FolioFacts(),
    "2026-7-2_03": FolioFacts(),
    "教材第三版": FolioFacts(),
    "000_7ba3880e2df1f891": FolioFacts(),
    "20261302_03": FolioFacts(),
    "page3": FolioFacts(),
    "03": FolioFacts(),
    "新建文本文档": FolioFacts(),
    "": FolioFacts(),
}


HEADS = {
    # a weekly is a part of a paper that another line names, or where only its page stands by it
    ("星河日报", "2026年7月2日 旅途周刊 C3"): ("星河日报", "旅途周刊"),
    ("旅途周末 C3", "星河日报 2026年7月2日"): ("星河日报", "旅途周末"),
    ("2026年7月2日 星期四", "旅途周刊 5"): (None, "旅途周刊"),
    ("新闻 2026年7月2日", "星河周末 B9"): ("星河周末", "新闻"),
    ("国际观察", "2026年7月2日 星期四", "第3版"): (None, "国际观察"),
    # a paper of news over its day, where a page has another 版名
    ("江城新闻", "2026年7月2日 星期四", "A3 两岸"): ("江城新闻", "两岸"),
    ("江城新闻", "2026年7月2日 星期四 第3版"): (None, "江城新闻"),
    ("国内新闻", "2026年7月2日 星期四 第3版 综合"): (None, "综合"),
    # on one line, too, right at the page or called as desks are: it is of a paper that the head does not name
    ("第6版 旅途周刊 2026年7月2日 星期四",): (None, "旅途周刊"),
    ("A08 | 旅途周刊 | 2026年7月2日",): (None, "旅途周刊"),
    ("2026年7月2日 星期四 旅途周刊 第六版",): (None, "旅途周刊"),
    ("B04-B05 旅途周末 2026年7月2日 责编：方小远",): (None, "旅途周末"),
    ("9 旅途周刊·山水 2026年7月2日",): (None, "旅途周刊·山水"),
    ("理论周刊 2026年7月2日 星期四 第6版",): (None, "理论周刊"),
    ("第6版 旅途周刊",): (None, "旅途周刊"),
    ("第6版", "旅途周刊", "2026年7月2日 星期四"): (None, "旅途周刊"),
    ("星河日报", "第6版", "旅途周刊", "2026年7月2日 星期四"): ("星河日报", "旅途周刊"),
    ("旅途周刊", "2026年7月2日 星期四 第6版 人物"): ("旅途周刊", "人物"),
    # what a weekly's own head says: another 版名, a number, its name before the day; and papers called as parts are
    ("晨霜周刊 2026年7月2日 第3版",): ("晨霜周刊", None),
    ("2026年7月2日 晨霜周刊 今日8版",): ("晨霜周刊", None),
    ("晨霜周刊 第187期 2026年7月2日 星期四 第3版",): ("晨霜周刊", None),
    ("第3版 晨霜周刊 第187期 2026年7月2日",): ("晨霜周刊", None),
    ("第3版 晨霜周刊 2026年7月2日 人物",): ("晨霜周刊", "人物"),
    ("旅途周刊社 第3版 2026年7月2日",): (None, "旅途周刊社"),
    ("A5 南方周末 2026年7月2日",): ("南方周末", None),
    ("2026年7月2日", "南方周末 A5"): ("南方周末", None),
    ("2026年7月2日", "新星每日电讯 5"): ("新星每日电讯", None),
}


@pytest.mark.parametrize("lines", HEADS)
def test_a_weekly_is_a_paper_or_a_part_of_one(lines: tuple[str, ...]) -> None:
    read = read_heads(lines)
    assert (read.publication, read.section) == HEADS[lines]


WITHIN = {
    # the head, the paper that is known otherwise: paper and 版名
    ("晨霜周刊 2026年7月2日 第3版", "星河日报"): (None, "晨霜周刊"),
    ("第3版 旅途周刊 2026年7月2日", "星河日报"): (None, "旅途周刊"),
    ("第3版 旅途周刊 2026年7月2日", "旅途周刊"): ("旅途周刊", None),
    ("第3版 旅途週刊 2026年7月2日", "旅途周刊"): ("旅途週刊", None),
    ("晨霜周刊 2026年7月2日 第3版", "星河画刊"): ("晨霜周刊", None),
    ("晨霜周刊 2026年7月2日 第3版", None): ("晨霜周刊", None),
    ("晨霜周刊 第187期 2026年7月2日 第3版", "星河日报"): ("晨霜周刊", None),
    ("星河晚报 2026年7月2日 第3版", "星河日报"): ("星河晚报", None),
}


@pytest.mark.parametrize(("head", "paper"), WITHIN)
def test_on_a_page_of_a_known_paper_a_weekly_is_a_part_of_it(head: str, paper: str | None) -> None:
    read = within(read_heads([head]), paper)
    assert (read.publication, read.section) == WITHIN[head, paper]


@pytest.mark.parametrize("stem", NAMES)
def test_a_file_name_gives_what_is_beyond_doubt(stem: str) -> None:
    assert facts_from_name(stem) == NAMES[stem]


WORDS = st.sampled_from(
    [
        "第",
        "03",
        "A5",
        "版",
        "星河日报",
        "2026",
        "年",
        "7",
        "月",
        "2",
        "日",
        "星期四",
        "期",
        "號",
        "中華民國",
        "廿八",
        "：",
        "_",
        "-",
        "要闻",
        "20260702",
    ]
)


@settings(deadline=None)
@given(
    st.one_of(
        st.text(max_size=60), st.lists(WORDS, max_size=14).map(" ".join), st.lists(WORDS, max_size=14).map("".join)
    )
)
def test_any_line_and_any_name_can_be_asked(text: str) -> None:
    for found in (read_folio(text), facts_from_name(text)):
        if found.date:
            assert date.fromisoformat(found.date).isoformat() == found.date
        assert found.number is None or found.number.isdigit()
