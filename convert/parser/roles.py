"""The roles a line of a newspaper page can play, in the field's own names."""

from enum import StrEnum


class Role(StrEnum):
    """What a line is."""

    FOLIO = "folio"  # 报眉: paper, date, page number
    KICKER = "kicker"  # 引题、眉题
    HEADLINE = "headline"  # 主题
    SUBHEADLINE = "subheadline"  # 副题
    STANDFIRST = "standfirst"  # 提要、核心阅读
    BYLINE = "byline"  # 署名
    DATELINE = "dateline"  # 电头 on a line of its own
    PARAGRAPH = "paragraph"
    CROSSHEAD = "crosshead"  # 小标题
    CAPTION = "caption"  # 图片说明
    CREDIT = "credit"  # 摄影署名
    EDITOR_NOTE = "editor_note"  # 编者按
    ENDNOTE = "endnote"  # 文尾说明
    JUMP = "jump"  # 下转、上接
    EDITOR_LINE = "editor_line"  # 责编、邮箱
    OTHER = "other"  # viewer words, leaked markup


# Page furniture: lines of the page, not of any article.
FURNITURE = frozenset({Role.FOLIO, Role.EDITOR_LINE, Role.OTHER})
