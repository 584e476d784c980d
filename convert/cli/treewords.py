"""The names of the tree's nodes and fields in Chinese, as in docs/formats.md, and of the values that are words."""

from __future__ import annotations

import re

from convert.cli.messages import language

WORDS = {
    # nodes
    "folio": "报眉", "editor_line": "责编", "kicker": "引题", "headline": "主题", "subheadline": "副题",
    "standfirst": "提要", "byline": "署名", "dateline": "电头", "paragraph": "正文段", "crosshead": "小标题",
    "list_item": "列表项", "clause": "条款", "question": "问", "answer": "答", "verse": "诗", "sign_off": "落款",
    "opening_verse": "诗节首行",
    "item": "简讯", "box": "附文", "photo": "图片", "caption": "图片说明", "credit": "摄影署名",
    "editor_note": "编者按", "endnote": "文尾说明", "jump": "转版", "unplaced": "未能归属", "body": "正文",
    # fields, and what is known of a text
    "publication": "报纸", "date": "日期", "number": "编号", "language": "语言", "source": "来源", "sources": "来源",
    "encoding": "编码", "edits": "改动", "section": "版名", "page": "版次", "order": "次序", "kind": "体裁",
    "id": "标识", "tool": "工具", "role": "角色", "facts": "标注", "contributor": "人名", "keywords": "关键词",
    "places": "地名",
}  # fmt: skip


KINDS = {
    "news": "消息", "commentary": "评论", "feature": "通讯", "photo": "图片", "brief": "简讯", "roundup": "简讯集纳",
    "notice": "公告", "unknown": "不详",
}  # fmt: skip
"""Of an article."""
FACTS = {
    "reporter": "记者", "correspondent": "通讯员", "photographer": "摄影", "commentator": "评论员", "author": "作者",
    "translator": "译者", "editor": "编辑", "other": "其他",
    "source": "来源", "place": "地点", "date": "日期", "to": "下转", "from": "上接",
}  # fmt: skip
"""Before what a fact says: a person's role, a part of a dateline, the direction of a jump (see `compare.lines`)."""
_SAID = ("contributor", "dateline", "jump", "facts")
_FACT = re.compile(rf"(?:^|(?<=, ))(?:{'|'.join(FACTS)})(?= )")


def named(name: str) -> str:
    """A name such as `item.headline` or `kicker+headline` in the language spoken."""
    return re.sub(r"\w+", lambda word: WORDS.get(word[0], word[0]), name) if language() == "zh" else name


def worded(what: str, value: str | None) -> str | None:
    """The value of a field or fact in the language spoken; what is no word of ours stays as it is."""
    if value is None or language() != "zh":
        return value
    if what == "kind":
        return KINDS.get(value, value)
    return _FACT.sub(lambda word: FACTS[word[0]], value) if what in _SAID else value
