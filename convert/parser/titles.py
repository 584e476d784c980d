"""What stands before names and says whose work a page is (责任编辑、版式设计), and what only looks so (电话、邮箱).

One table for the heads and feet of pages (`staff.py`, `head_facts.py`) and for the lines that name makers (`terms.py`,
`pieces.py`).  All for folded text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from convert.parser.form import HAN_LETTER, form


def _words(table: str) -> tuple[str, ...]:
    return tuple(table.split())


DESKS = _words("""
    文字 体育 财经 时政 教育 法治 法制 科技 科教 军事 文化 国际 国内 地方 要闻 新闻 社会 民生 经济 金融 文艺 文学 文体
    文旅 旅游 农业 农村 健康 卫生 环境 生态 娱乐 都市 副刊 评论 时评 理论 政法 调查 专题 专刊 视频 音频 图文 网络
    新媒体 全媒体 全媒 融媒体 融媒 社区 时事 视觉 数据
""")
"""What someone works at: before 记者, before 编辑."""
DUTIES = _words("值班 轮值 当班 带班 夜班 白班")
QUALIFIERS = (
    DUTIES
    + DESKS
    + _words("""
    责任 执行 本期 今日 对话 访谈 助理 学生 实习 见习 特约 特邀 首席 高级 资深 主任 主管 常务 联合 栏目 专版 副 总 图片
    摄影 美术 版面 版式 组版 艺术 创意
""")
)
"""What stands before a title and is no one's employer."""

EDITORS = _words("编辑 主编 责编 文编 图编 编审 审校 编校 编务 统筹 统稿")
"""Who edits, before a name or behind a body (江城文艺主编)."""
OFFICES = _words("总编辑 总编 编委 总监")
"""Who answers for a page; behind a body an office is someone's post (江城日报总编辑)."""
HEADS = _words("主任 主管 领导")
"""Who answers for a page only with 值班 before it, or in a list of those who made it."""
ON_DUTY = OFFICES + HEADS + _words("社长 台长 主笔 编审 员 长")
"""What makes a title of 值班."""
CRAFTS = _words("""
    美术编辑 美编 版式设计 版面设计 版式 设计 视觉 策划 监制 校对 组版 制图 主持人 审核 核稿 嘉宾 受访者 受访人 受访专家
""")
"""Other work on a page or on an article, and who speaks in it, before a name or behind a body."""
PAGE_CRAFTS = _words("""
    美术 美工 版面 版式 排版 制版 拼版 制作 编排 责校 校读 校阅 校核 核校 检校 核对 复核 初校 复校 终校 总校 一校 二校
    三校 审读 审稿 审阅 审定 审签 初审 复审 终审 总审 一审 二审 三审 签发 签审 签版 主持 出品 出品人 后期 文案 海报
    动画 配音 出镜 主播 技术
""")
"""Work that stands alone, or behind the page it is of; behind a body it is a word of that (江城美术)."""

OF_A_PAGE = re.compile("校|美(?:术|编|工)|[组排制拼版]版|版[式面]|审读|签发")
"""Whose work is a page's, not one article's: with 责编 in the same line all of it is the page's."""

REACHED = _words("""
    电话 热线 信箱 邮箱 电子邮件 邮件 电邮 网址 网站 地址 传真 邮编 邮政编码 公众号 微信公众号 微信 微博 视频号 抖音号
    手机
""")
"""How readers reach a paper: no one's name."""
_REACHED = form(rf"{HAN_LETTER}{{0,4}}(?:{'|'.join(REACHED)})号?|QQ群?|[Ee]-?[Mm]ail|TEL|[Tt]el|FAX|[Ff]ax")
_NO_NAME = form(r"[^@]+@[^@]+|https?|(?:https?:|www\.).*|[\d()+-]{5,}")
_OF_NO_ONE = _words("""
    联系人 联系方式 联络 单位 时间 日期 地点 来源 出处 主办 承办 协办 出版 发行 印刷 承印 订阅 零售 定价 账号 户名
    开户行 刊号 代号 许可证 通讯处 天气 期号 版次 关键词 标签 顾问 声明 版权 链接 投稿 来稿 寄 二维码
""")
_NO_ONE = form(rf".{{0,4}}(?:{'|'.join((*_OF_NO_ONE, *REACHED))})")
EMPLOYER = form("(?:作者|工作|所在|供稿|报送)?单位")
"""What says before a colon that someone's employer follows."""


def either(words: Iterable[str], between: str = "") -> str:
    """A form for any of these words, the longest first; `between`: what may stand between their characters."""
    return "|".join(map(between.join, sorted(words, key=len, reverse=True)))


def says_how_to_reach(text: str) -> bool:
    """Whether a word says how the paper is reached (投稿邮箱), or is itself an address or a number."""
    return (_REACHED().fullmatch(text) or _NO_NAME().fullmatch(text)) is not None


def names_no_one(label: str) -> bool:
    """Whether none of those who made something stands behind a label: 联系人, 来源, 印刷."""
    return label.isascii() or _NO_ONE().fullmatch(label) is not None
