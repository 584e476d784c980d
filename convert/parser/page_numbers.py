"""The page that a page head says: by 版 or 页, of a series, as a figure alone; two that are read as one (通版)."""

from __future__ import annotations

import re
import unicodedata

from convert.parser.form import HAN_LETTER, form, take
from convert.parser.numerals import HAN, page_number

SPREAD = r"[A-Z]{0,2}\d{1,3} ?(?:版?[-—~至、,和/·]) ?第?[A-Z]{0,2}\d{1,3}"
"""Two pages read as one (通版): `4-5`, `A04、A05`."""
HAN_SPREAD = rf"[{HAN}]{{1,3}} ?[-—~至、和] ?第?[{HAN}]{{1,3}}"
"""The same in words, before 版: 第二、三版."""
_SPREAD, _HAN_SPREAD = form(SPREAD), form(HAN_SPREAD)
_BARE_SPREAD = form(
    r"(?<![\w.·/-])(?P<series>[A-Z]{0,2})(?P<first>\d{1,2}) ?[-—~、/·] ?"
    r"(?P<again>[A-Z]{0,2})(?P<last>\d{1,2})(?![\w.·/-])"
)
_RARE_SPREAD = form(
    r"(?<![\w.·/-])(?P<series>[A-Z]{0,2})(?P<first>\d{1,2})(?P<by> ?[-—~、/·&] ?| )"
    r"(?P<again>[A-Z]{0,2})(?P<last>\d{1,2})(?P<said>通版)?(?=[ |]|$)"
)
LETTERED = r"(?:[A-Z]{1,2}|特)\d{1,2}"
"""A page of a series: `A3`, `T1`, `AA05`, `特3`."""
_PAGE_FORMS = (
    form(rf"(?:第 ?|(?:^|[ :/|■]))(?P<page>{SPREAD}|{HAN_SPREAD}) ?版(?![面权式本图])"),
    form(rf"第 ?(?P<page>(?:[A-Z]{{0,2}}|特)[ -]?\d{{1,3}}|特?[{HAN}]{{1,3}}) ?[版页]"),
    form(
        r"(?<!今[日天])(?<!本期)(?<![共版])(?:^|[ :/|■])"  # 今日 12版
        rf"(?P<page>(?:[A-Z]{{0,2}}|特)\d{{1,3}} ?|特?[{HAN}]{{1,3}})版(?![面权式本图])"
    ),
    form(r"(?:^|[ :/|])(?P<page>[A-Z]{1,2}\d{1,3}) ?页"),
    form(r"(?:^|[ |])P\. ?(?P<page>\d{1,3})(?=[ |]|$)"),
    form(r"(?:第 ?)?(?P<page>[①-⑳]) ?版"),
    form(r"(?:^|[ :/|])(?:版次|当前版)[: ]*(?P<page>[A-Z]{0,2}\d{1,3})"),
    form(r"(?<![^ |:·/■第])(?P<page>[A-Z]叠\d{1,2}) ?版?(?=[ |:·/]|$)"),
    form(r"^■? ?(?P<page>(?:[A-Z]{1,2}|特)\d{1,3}(?=[ :|·/]|$)|\d{1,3}(?=[ |]|$)|\d{1,2}(?=/[\u4e00-\u9fff]))"),
    form(r"(?:^|[ |]|(?<=[\u4e00-\u9fff|])/)(?P<page>(?:[A-Z]{1,2}|特)\d{1,3}|\d{1,2})$"),
    form(r"(?<=[\u4e00-\u9fff]) ?· ?(?P<page>[A-Z]{1,2}\d{1,2}|\d{1,2})(?= *\||$)"),  # 旧事·20, and not 3·15
    form(rf"(?<=[ |/)])(?P<page>{LETTERED})(?=[ |]|$|[-—·/][\u4e00-\u9fff])"),  # (星期四)A14
    form(r"(?<=要闻|综合|国际|国内|体育|财经|经济|社会|文化|副刊|评论|理论|民生)(?P<page>\d{1,2})(?=[ |]|$)"),
    form(rf"(?<!{HAN_LETTER})版(?P<page>[一二三四五六七八九十]{{1,3}})(?!{HAN_LETTER})"),
    form(r"(?:^|(?<=[ |]))(?P<page>\d{1,2})(?= *\|)"),  # beside the date, or editors
    form(r"\| *(?P<page>\d{1,2})(?= [\u4e00-\u9fff][\u4e00-\u9fff·/、]{1,11}(?: |$))"),
    form(r"(?<![^ |·])(?P<page>[①-⑳])(?=[ |]|$)"),
)
_MEASURE = "(?:[份级岁届年月日时点秒件个条家名人篇次户里%]|人次|小时|分钟|公里|海里)"
_LONE_FIGURE = form(
    r"(?<![^ |])(?<![共日期第总] )(?P<page>\d{1,2})(?=[ |]|$)"
    rf"(?! *(?:[版期元张号度]|[十百千万亿]*{_MEASURE}(?:[ |]|$)|[十百千万亿]+ *(?:[ |]|$)|点(?:钟|出版|开)))"
)
"""A page, and nothing that is counted: 6 法治, and not 3 级, 30 万份, 8 点出版."""
_WEATHER = frozenset("晴雨云阴雪℃")


def take_spread(text: str, *, dated: bool) -> tuple[str, str | None]:
    """Two pages that follow one another, as one (`A02-A03`; where a date stands by them, `2/3`), and the text without.

    25-33 is the weather.
    """
    for found in _BARE_SPREAD().finditer(text):
        follows = int(found["last"]) == int(found["first"]) + 1 and found["again"] in ("", found["series"])
        if follows and (dated or found["series"]):
            return text[: found.start()] + " | " + text[found.end() :], found.group()
    return text, None


def take_page(text: str, *, dated: bool) -> tuple[str, str | None]:
    """The page, or two of them, and the text with a bar in its place."""
    rest, page = take_spread(text, dated=dated)
    if page is None:
        rest, page = _take_rare_spread(text)
    return (rest, page) if page else take_said_page(text)


def take_said_page(text: str) -> tuple[str, str | None]:
    """One page, or two with 版 by them, and the text with a bar in its place."""
    return take(text, _PAGE_FORMS, "page")


def _take_rare_spread(text: str) -> tuple[str, str | None]:
    """Two pages as few heads have them: `A2·A3通版`, `04&05`, `A04 A05`."""
    for found in _RARE_SPREAD().finditer(text):
        follows = int(found["last"]) == int(found["first"]) + 1 and found["again"] in ("", found["series"])
        sure = found["said"] or "&" in found["by"] or (found["again"] and found["by"] == " ")
        if follows and sure:
            printed = f"{found['series']}{found['first']}-{found['again']}{found['last']}"
            return text[: found.start()] + " | " + text[found.end() :], printed
    return text, None


def take_lone_page(text: str) -> tuple[str, str | None]:
    """The one figure that stands alone in a dated line, and says no weather."""
    found = list(_LONE_FIGURE().finditer(text))
    if len(found) != 1 or not _WEATHER.isdisjoint(text):
        return text, None
    return text[: found[0].start()] + " | " + text[found[0].end() :], found[0]["page"]


def page_in_tree(printed: str) -> str:
    """As the tree has it: `A-05` and `A叠05` are `A05`; of two read as one, both: `第04、05版` is `4-5`, `A04-05`
    `A04-A05`.
    """
    if _SPREAD().fullmatch(printed):
        (series, first), (again, last) = re.findall(r"([A-Z]{0,2})(\d{1,3})", printed)
        return f"{page_number(series + first)}-{page_number((again or series) + last)}"
    if _HAN_SPREAD().fullmatch(printed):
        return "-".join(page_number(one) for one in re.findall(rf"[{HAN}]+", printed))
    return page_number(unicodedata.normalize("NFKC", printed).replace("-", "").replace("叠", ""))
