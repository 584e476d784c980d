"""Words that say what someone did: before a name (记者、责编), behind it (摄、整理), or both (文/图).

All for folded text. A word stands for one role, or two where one person wrote and took the picture.
"""

from __future__ import annotations

import re

from convert.parser import names
from convert.parser.fold import fold
from convert.parser.form import HAN_LETTER, form
from convert.parser.titles import (
    CRAFTS,
    DESKS,
    DUTIES,
    EDITORS,
    OFFICES,
    ON_DUTY,
    PAGE_CRAFTS,
    QUALIFIERS,
    either,
)
from convert.tree import ContributorRole

Roles = tuple[ContributorRole, ...]


def _last(words: tuple[str, ...]) -> str:
    return "".join(sorted({word[-1] for word in words}))


_OF_AN_OUTLET = "(?:新闻|财经|体育|视频|视觉|数据)"
"""Desks that are the end of an outlet's name as well: 某某新闻记者, 某某视频记者."""
_ENDS_OF_BODIES = "报社台网刊志道端闻版线视站司校学院会厅局》”)"
"""What stands last in the name of whoever has desks, and the marks that close such a name."""
_OWN_DESK = f"(?:(?!{_OF_AN_OUTLET})|(?<![^{_ENDS_OF_BODIES}]))"
"""Before a desk: it is a desk's if nothing, or what a body's name ends in, stands before it (本报新闻记者)."""


def _up_to_three(words: str) -> str:
    """Up to three of some words, the first of them no end of an outlet's name."""
    return f"(?:{_OWN_DESK}(?:{words})(?:{words}){{0,2}})?"


_QUALIFIED = _up_to_three(
    f"首席|特约|特派|见习|实习|高级|资深|驻地|派驻|常驻|{either(DESKS)}|(?:驻|(?<!奔)赴|特派)[\u4e00-\u9fff]{{1,6}}?"
)
_REPORTER = rf"{_QUALIFIED}记者"
_CORRESPONDENT = "(?:特约|骨干|优秀){0,2}通讯员|(?:通讯|特约)?报道员|报导员"
_PHOTOGRAPHER = f"{_OWN_DESK}(?:首席|特约|特派|见习|实习|高级|资深){{0,2}}(?:摄影|图片|视频)(?:记者|通讯员)"
_COMMENTING = f"{_up_to_three(f'特约|首席|高级|资深|网络|{either(DESKS)}')}评论员"
_COMMENTATOR = f"{_COMMENTING}|时评人|(?:特约)?观察员"
_ALONE = "(?:(?<!.)|(?<=版))"
"""Not behind a body, unless it is a page (一版)."""
_QUALIFIER = f"(?:{either(QUALIFIERS)})"
_CRAFT = f"{_QUALIFIER}{{0,3}}(?:{either(CRAFTS)})|{_ALONE}{_QUALIFIER}{{0,3}}(?:{either(PAGE_CRAFTS)})"
_EDITOR = (
    f"{_up_to_three(_QUALIFIER)}(?:{either(EDITORS)})|{_ALONE}{_QUALIFIER}{{0,3}}(?:{either(OFFICES)})"
    f"|{_QUALIFIER}{{0,2}}值班编委|{_ALONE}{_QUALIFIER}?(?:{either(DUTIES)}){_QUALIFIER}?(?:{either(ON_DUTY)})?"
)

# Each before a name or on its own; the first that fits is taken: 美术编辑 before 编辑.
BEFORE: tuple[tuple[str, Roles], ...] = (
    (f"{_PHOTOGRAPHER}|{_OWN_DESK}(?:摄影|图片|视频)师", ("photographer",)),
    (_REPORTER, ("reporter",)),
    (
        "(?:(?:驻[\u4e00-\u9fff]{1,6}?)?特派|特约)员|实习生|见习生|采访人?员?|采写|报道|报导|文字采访|(?:采访|报道)组成员",
        ("reporter",),
    ),
    (_CORRESPONDENT, ("correspondent",)),
    (_COMMENTATOR, ("commentator",)),
    ("编译|翻译|译者", ("translator",)),
    (_CRAFT, ("other",)),
    (_EDITOR, ("editor",)),
    ("(?:特约|特邀|首席|实习|见习|签约){0,2}(?:摄影师?|摄像师?)|(?:视频)?拍摄者?|航拍", ("photographer",)),
    (
        f"整理|绘图|绘画|漫画|插图|插画|制表|数据|执行|(?:视频|音频|后期)?剪辑|录音|笔录|{_ALONE}记录|朗读|(?:朗读|朗诵|诵读)者|配图|(?:指导|辅导)[老教]师",
        ("other",),
    ),
    (
        "(?:课题|调研|写作|编写|专题)组成员|(?:特约|本文)?作者|(?:特约)?撰(?:稿人?|述)|撰文|执笔[人者]?|口述|讲述人?|主讲人|署名|读者|文字|学员",
        ("author",),
    ),
)
_LASTS = (
    "者员师", "者", "员生访人写道导", "员", "员人", "译者", _last(CRAFTS + PAGE_CRAFTS),
    _last(EDITORS + OFFICES + ON_DUTY + QUALIFIERS), "影师像摄者拍", "理图画表据行辑音录读诵者师", "者稿人文笔述名字员",
)  # fmt: skip
"""What each of them ends in."""
AMONG_ROLES: dict[str, Roles] = {
    "图片": ("photographer",),
    "照片": ("photographer",),
    "视频": ("other",),
    "音频": ("other",),
}
"""Words that say a role before a space and a name only where the line says another's role, too."""
BEFORE_A_MARK: dict[str, Roles] = {
    "图片": ("photographer",),
    "照片": ("photographer",),
    "片": ("photographer",),
    "画": ("other",),
    "供图": ("photographer",),
    "供稿": ("author",),
    "跟进": ("reporter",),
    "主任": ("editor",),
    "题图": ("photographer",),
}
"""Words that say a role only before a colon or a slash."""
_AT_END = tuple(form(f"(?P<body>.*?)(?P<t{index}>{pattern})") for index, (pattern, _) in enumerate(BEFORE))
_BY_LAST = {
    last: tuple(one for one, lasts in zip(_AT_END, _LASTS, strict=True) if last in lasts)
    for last in frozenset("".join(_LASTS))
}
"""The forms of roles by the character they end in, those that are the first to be taken first."""

# 记者站, 评论员文章, 作者系… are no makers; 摄影 is not among them (摄影展开幕).
_NOT_BEFORE = (
    "(?!站|团|节|会|协会|手记|调查|观察|走基层|们|从|在|了解|获悉|部|单位|系|为[^ :]|是|证|来信|来电|来函|文章|队伍"
    "|简介|联盟|介绍|个人|本人|观点|立场|学院|学校|专业|家|机)"
)
_GLUE = (
    (0, _PHOTOGRAPHER),
    (1, _REPORTER),
    (2, "实习生|见习生|(?:驻[\u4e00-\u9fff]{1,6}?)?特派员"),
    (3, "(?:特约)?通讯员|报道员"),
    (4, _COMMENTING),
    (5, "编译|翻译"),
    (7, "责编|责任编辑|统筹"),
    (8, "摄影(?!展|家|师|协|学|作|报|比|大赛|集|记者|艺|爱|部|组|机|棚|节|奖|者|课|班|社|群|图|并|综合)"),
    (10, "作者|执笔人?|(?:特约)?撰(?:稿人?|述)|读者"),
)
_GLUED = form(
    "(?P<body>.*?)(?:"
    + "|".join(f"(?P<t{index}>{pattern})" for index, pattern in _GLUE)
    + f"){_NOT_BEFORE}(?P<rest>.+)"
)
_LAST_OF_GLUED = re.compile("[者生员译编辑筹笔人稿述影]")
"""What the roles of `_GLUE` end in: most runs of characters hold none of these."""
# 编辑李敏, 二版校对王海燕; 设计师方远 is no 设计.
_TITLED = form(
    f"(?P<body>(?:.{{1,3}}版)?)(?:(?P<t6>{_QUALIFIER}{{0,3}}(?:美术编辑|美编|校对|组版))"
    f"|(?P<t7>{_QUALIFIER}{{0,3}}(?:{either(EDITORS)})))(?P<rest>.{{2,4}})"
)
_LAST_OF_TITLED = re.compile("[编辑对版审校务筹稿]")

SINGLE: dict[str, Roles] = {
    "文": ("author",),
    fold("著"): ("author",),
    "图": ("photographer",),
    "摄": ("photographer",),
    "译": ("translator",),
    "绘": ("other",),
    "编": ("editor",),
}
"""One character that stands before a name or behind it."""

_PICTURED = "(?:摄影|摄像|图文|文图|图片|影像|照片|音?视频|航拍) ?(?:综合)?(?:报道|报导)"
"""A report in words and pictures, by one person."""
_WORD = "(?:文字|图文|文|图片|组图|图|片|报道|报导|采访|采写|撰文|摄影|摄|整理|视频)"
_DOUBLE = re.compile(
    rf"{_WORD}(?:[·./&+、和兼并及与] ?{_WORD}){{1,2}}(?=[ /:|、()]|$)|文并摄|文并供图|供图并文|{_PICTURED}|文图"
    "|图文(?=$|[ /:|、)])"
)
_BOTH = "(?:摄影?|图片?)[及与和并](?:报道|报导|撰?文)|(?:报道|报导|撰?文)[及与和并](?:摄影?|图片?)"
"""Words and pictures by one person: 摄及报道, 文及图."""
_FIRST_OF_DOUBLE = frozenset("文图组片报采撰摄整视影照音航供")
_DOUBLE_BEHIND = re.compile(
    f"(?:文并摄|文并供图|供图并文|图文|{_PICTURED}|文/摄影|文/[图片]|[图片]/文|文/摄|摄/文|文图|{_BOTH})$"
)

_BEHIND: tuple[tuple[str, Roles], ...] = (
    ("摄影|(?<![在正来去的会])拍摄|摄制?", ("photographer",)),
    ("供图|提供", ("photographer",)),
    (fold("供稿|(?<=...)原(?:著|作)|编?著"), ("author",)),
    (
        "采访整理|(?:参与|共同|联合)(?:采写|采访|报道|写作)|(?:采访|采写)?(?:报道|报导)|采写|采访"
        "|对?(?:本文|此文|本报道)?亦?[有作]出?贡献",
        ("reporter",),
    ),
    ("(?:编译|翻译)(?:整理|报道)?|译制", ("translator",)),
    ("撰文|撰写|撰稿|撰述|执笔|口述|配[文诗]|改[写编]", ("author",)),
    (
        "(?:根?据(?:现场|采访|会议)?(?:录音|记录|口述|视频)|搜集|记录|录音|口述|参与)?整理|搜集|采录|辑录|(?:辑录并|校|译|编|点|选|集)注|点校|(?:辑录)?点评|记录|笔录|制图|绘制|绘图|制表|设计|插图|插画|漫画|题字|篆刻|绘|作",
        ("other",),
    ),
    ("编辑|编写|统筹", ("editor",)),
)
_BEHIND_NAME = re.compile("(?:" + "|".join(f"(?P<s{i}>{p})" for i, (p, _) in enumerate(_BEHIND)) + ")$")
_LAST = frozenset("".join(pattern for pattern, _ in _BEHIND) + "/".join(SINGLE) + "诗" + _DOUBLE_BEHIND.pattern)
"""What a word behind a name can end in, and more: each such word is spelled out above."""
SUPPLIED = re.compile("(?:供图|提供|供稿)$")
"""Who supplied a picture or a text: only a person is its maker."""


def role_at_end(text: str) -> re.Match[str] | None:
    """A body and a role that are all of a text: 解放军报特约记者.  With the shortest body; of such the first role."""
    found: re.Match[str] | None = None
    for one in _BY_LAST.get(text[-1:], ()):
        match = one().fullmatch(text)
        if match and (found is None or match.end("body") < found.end("body")):
            found = match
    return found


def role_glued(text: str) -> re.Match[str] | None:
    """A role run together with a name, all of a text: 记者刘某某, 综合本报记者周某."""
    return _GLUED().fullmatch(text) if _LAST_OF_GLUED.search(text) else None


def title_glued(text: str) -> re.Match[str] | None:
    """A title of a page's staff run together with what may be a name, all of a text: 编辑李敏."""
    return _TITLED().fullmatch(text) if _LAST_OF_TITLED.search(text) else None


def double_at(text: str, place: int) -> re.Match[str] | None:
    """文/图, 报道·摄影 at a place of a text: one person did both."""
    return _DOUBLE.match(text, place) if text[place] in _FIRST_OF_DOUBLE else None


def double_roles(words: str) -> Roles:
    """The roles of 文/图 (author) or 报道·摄影 (reporter), with photographer where a picture is spoken of."""
    text: ContributorRole = "reporter" if re.search("[报采]", words) else "author"
    return (text, "photographer") if re.search("[摄图片像照视航]", words) else (text,)


_ENGLISH = form(
    r"(?:(?P<photographer>(?i:photos?|pictures?|photographs?) (?i:by))"
    rf"|(?P<author>(?:(?i:text|words|story|written|reported|compiled) )?(?i:by)))(?=:? *(?:[A-Z]|{HAN_LETTER}))"
    r"|(?P<reporter>(?i:staff (?:reporter|writer|correspondent)s?))(?![A-Za-z])"
)
"""Words before an English name, or behind it: By, Photos by, Staff reporter."""


def english_at(text: str, place: int) -> tuple[int, Roles] | None:
    """Where English words that say a role end, from a place of a text on, and the role."""
    found = _ENGLISH().match(text, place) if text[place] in _FIRST_OF_ENGLISH else None
    roles: dict[str, Roles] = {"photographer": ("photographer",), "author": ("author",), "reporter": ("reporter",)}
    return (found.end(), roles[found.lastgroup]) if found and found.lastgroup else None


_FIRST_OF_ENGLISH = frozenset("BbPpTtWwSsRrCc")


def roles_before(match: re.Match[str]) -> Roles:
    """The roles of what `role_at_end`, `role_glued` or `title_glued` found."""
    index = next(int(name[1:]) for name, found in match.groupdict().items() if found and name[1:].isdigit())
    return BEFORE[index][1]


def behind(text: str, *, padded: bool) -> tuple[int, Roles] | None:
    """Where the words behind a name begin in a run of characters, and their roles; None where there are none.

    `padded`: the first half of a padded name stands before (方  远文: 文 is what 方远 did).
    """
    if text[-1:] not in _LAST:
        return None
    double = _DOUBLE_BEHIND.search(text)
    if double:
        return double.start(), double_roles(double.group())
    found = _BEHIND_NAME.search(text)
    if found and (found.group() != "作" or padded or len(text) >= 4):
        return found.start(), next(_BEHIND[i][1] for i in range(len(_BEHIND)) if found[f"s{i}"])
    if text[-1:] in {"文", "图", "译"} and (_is_full_name_and_one(text) or (len(text) == 2 and padded)):
        return len(text) - 1, SINGLE[text[-1]]
    if _OF_A_POEM.search(text) and _is_full_name_and_one(text) and names.is_likely_name(text[:-1]):
        return len(text) - 1, ("author",)
    if text == "辑":
        return 0, ("editor",)
    if text[-1] == "辑" and text[-2:-1] not in {"特", "专"} and names.is_likely_name(text[:-1]):  # no name ends in it
        return len(text) - 1, ("editor",)
    return None


_OF_A_POEM = re.compile("(?<![组短小古新赠唐长寄贺咏律])诗$")
"""What a poet did (苏某某诗), and no sort of poem: 江南组诗."""


def _is_full_name_and_one(text: str) -> bool:
    """Whether a full name stands before the last of these characters, which may be a name's own: 文, 诗.

    With these that is four characters, three may be a name; with a surname of two it is five, four may be one.
    """
    compound = names.surname_length(text) == 2
    return len(text) == 5 if compound and text[-1] in {"文", "诗"} else len(text) in ((4, 5) if compound else (4,))
