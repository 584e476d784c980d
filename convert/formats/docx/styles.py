"""The styles: one for each role of the tree, those of what the format adds, and those of facts.

The table is the house style: fonts, sizes and spaces stand here and nowhere else, so that no paragraph carries
formatting of its own (17.7, Styles).  Style ids are promises; names are what Word shows: built-in styles
have Word's English names, which Word shows in the reader's language, our own have Chinese ones.

A role that stands in a box has a second style, `Box` and the id of the first, with the box's shade.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from convert.tree import (
    Answer,
    Byline,
    Caption,
    Clause,
    ContributorRole,
    Credit,
    Crosshead,
    Dateline,
    EditorLine,
    EditorNote,
    Endnote,
    Folio,
    Headline,
    Jump,
    Kicker,
    ListItem,
    Paragraph,
    Question,
    SignOff,
    Standfirst,
    Subheadline,
    TextNode,
    Unplaced,
    Verse,
)

Align = Literal["both", "center", "left", "right"]
Font = Literal["song", "hei", "kai", "fang"]
Frame = Literal["lines", "bar", "below", "around"]

LATIN_FONTS: dict[Font, str] = {
    "song": "Times New Roman",
    "hei": "Arial",
    "kai": "Times New Roman",
    "fang": "Times New Roman",
}
"""The fonts of Latin letters and digits."""
CHINESE_FONTS: dict[str, dict[Font, str]] = {
    "zh-CN": {"song": "宋体", "hei": "黑体", "kai": "楷体", "fang": "仿宋"},
    "zh-TW": {"song": "新細明體", "hei": "微軟正黑體", "kai": "標楷體", "fang": "標楷體"},
}
"""The fonts of everything Chinese by their trade names, for each language: mainland ones have other forms of many
Traditional characters, and their commas and stops stand at the foot of the line, where Taiwan and Hong Kong print them
in the middle; there no 仿宋 is at hand.

`hAnsi` takes the Chinese font too: the marks “ ” ‘ ’ … — are of that class (17.3.2.26), and are Chinese here.
"""
INK, GREY, RED = "1A1A1A", "595959", "9C1C1C"
PAPER = "F5F3EE"
"""The shade behind boxes and standfirsts."""


class Look(NamedTuple):
    """How a style looks; None leaves it to the style it is based on.

    `size` is in half points, `line` (exact) in twips, `first` (the first line's indent) in hundredths of a
    character (17.3.1.12); `before`, `after`, `left`, `right` and the tabs in twips; `outline` counts from 0
    (17.3.1.20); a paragraph on a `new_sheet` begins one (17.3.1.23).
    """

    font: Font | None = None
    size: int | None = None
    bold: bool | None = None
    color: str | None = None
    tracking: int | None = None
    align: Align | None = None
    before: int | None = None
    after: int | None = None
    line: int | None = None
    first: int | None = None
    left: int | None = None
    right: int | None = None
    frame: Frame | None = None
    shade: str | None = None
    keep_next: bool = False
    new_sheet: bool = False
    tabs: tuple[tuple[str, int], ...] = ()
    outline: int | None = None


class Style(NamedTuple):
    """One style: its id, the name Word shows, what it is based on, and how it looks."""

    id: str
    name: str
    look: Look
    based_on: str | None = "Normal"
    following: str | None = "BodyText"
    alias: str | None = None
    kind: Literal["paragraph", "character"] = "paragraph"
    custom: bool = True


BODY_SIZE = 24
_BODY = Look(font="song", size=BODY_SIZE, align="both", line=420, first=200)
_CENTRED = Look(font="kai", size=26, align="center", before=60, after=60, keep_next=True)
_PHOTO = Look(
    font="kai", size=21, align="both", before=60, after=60, line=340, left=420, right=420, frame="around", color=INK
)


_VERSE = Look(font="kai", size=24, align="left", line=400, left=1260, first=0)


def _built_in(style_id: str, name: str, look: Look, following: str = "BodyText", alias: str | None = None) -> Style:
    return Style(style_id, name, look, following=following, alias=alias, custom=False)


_HEADING = Look(font="hei", align="center", keep_next=True)

PAGE_STYLES: tuple[Style, ...] = (
    Style("Folio", "报眉", Look(size=18, color=GREY, align="center", after=120, keep_next=True), following="Folio"),
    Style("EditorLine", "责编", Look(size=18, color=GREY, align="right", before=120), following="EditorLine"),
    Style("Unplaced", "未能归属", Look(font="fang", size=21, color=GREY, line=340, frame="bar"), following="Unplaced"),
    _built_in("Heading1", "heading 1", _HEADING._replace(
        font="song", size=40, bold=True, before=120, after=120, outline=0), alias="主题"),
    Style("PhotoArticle", "图片稿标题", _PHOTO._replace(
        font="hei", size=28, bold=False, align="center", outline=0, keep_next=True),
        based_on="Heading1", following="Caption"),
)  # fmt: skip
"""The roles that stand only on a page, never in a box.

What is an article's or a page's heading is based on a built-in one: an outline level alone makes none in LibreOffice's
HTML, in pandoc, nor in what goes by the names of styles.
"""


class Titles(NamedTuple):
    """The ids of the styles of what articles are called: their titles, and their entries in the contents."""

    article: str
    photo: str
    untitled: str
    entry: str


TITLES = {
    False: Titles("Heading1", "PhotoArticle", "UntitledHeading", "TOC1"),
    True: Titles("ArticleHeading", "PhotoArticle2", "UntitledHeading2", "TOC2"),
}
"""In a document of one page articles are the first level; in one of several, which are the first, the second."""

FLOW_STYLES: tuple[Style, ...] = (
    Style("Kicker", "引题", _CENTRED._replace(size=28, before=0, color=INK), following="Heading1"),
    Style("Subheadline", "副题", _CENTRED._replace(size=28, after=120)),
    Style("Byline", "署名", _CENTRED._replace(size=24, after=120)),
    Style("Dateline", "电头", Look(font="hei", size=24, first=200, line=420, keep_next=True)),
    Style("Standfirst", "提要", Look(
        font="kai", size=24, align="both", before=80, after=120, line=400, first=200, left=420, right=420,
        shade=PAPER)),
    _built_in("BodyText", "Body Text", _BODY, alias="正文段"),
    _built_in("Heading2", "heading 2", _HEADING._replace(
        size=26, before=240, after=120, outline=1), alias="小标题"),
    _built_in("Heading3", "heading 3", _HEADING._replace(
        size=24, before=200, after=100, outline=2), alias="次级小标题"),
    _built_in("Heading4", "heading 4", _HEADING._replace(
        size=22, before=160, after=80, outline=3), alias="三级小标题"),
    Style("ItemTitle", "一则标题", Look(
        font="hei", size=28, align="left", before=280, after=100, keep_next=True, frame="bar", outline=1)),
    Style("ItemTitle3", "一则标题（三级）", Look(
        font="hei", size=26, align="left", before=240, after=80, keep_next=True, frame="bar", outline=2)),
    Style("ItemTitle4", "一则标题（四级）", Look(
        font="hei", size=24, align="left", before=200, after=80, keep_next=True, frame="bar", outline=3)),
    Style("ListItem", "列表项", _BODY._replace(line=400), following="ListItem"),
    Style("Clause", "条款", _BODY._replace(font="fang"), following="Clause"),
    Style("Question", "问", _BODY._replace(font="hei", before=120, keep_next=True), following="Answer"),
    Style("Answer", "答", _BODY, following="Question"),
    Style("Verse", "诗行", _VERSE, following="Verse"),
    Style("OpeningVerse", "诗节首行", _VERSE._replace(before=400), following="Verse"),
    Style("SignOff", "落款", Look(font="kai", size=24, align="right", line=400, right=420), following="SignOff"),
    Style("EditorNote", "编者按", Look(
        font="kai", size=22, align="both", line=380, first=200, before=120, after=120, frame="lines")),
    Style("Endnote", "文尾说明", Look(font="kai", size=21, color=GREY, line=340, first=200, align="both", before=60)),
    Style("Jump", "转版", Look(font="hei", size=20, color=RED, align="right", before=60)),
    Style("PhotoHeadline", "图片标题", _PHOTO._replace(
        font="hei", size=24, align="center", keep_next=True), following="Caption"),
    _built_in("Caption", "caption", _PHOTO._replace(keep_next=True), following="Caption", alias="图片说明"),
    Style("Credit", "摄影署名", _PHOTO._replace(align="right", size=20, color=GREY), following="BodyText"),
)  # fmt: skip
"""The roles of a head and a body: each has a second style for text in a box."""

_BOX = Look(font="hei", align="left", color=RED, left=240, right=240, shade=PAPER, frame="bar", keep_next=True)

_IN_BOX = {"Kicker": 21, "Subheadline": 22, "Byline": 22}
"""The lines around a box's title, which is flush left and of 26: so are they, and smaller."""

BOX_TITLES: tuple[Style, ...] = tuple(
    Style(style_id, name, _BOX._replace(size=size, before=before, after=60, outline=outline), following="BoxBodyText")
    for style_id, name, size, before, outline in (
        ("BoxTitle", "链接标题", 26, 240, 1),
        ("BoxTitle3", "链接标题（三级）", 24, 200, 2),
        ("BoxTitle4", "链接标题（四级）", 22, 160, 3),
    )
)
"""The titles of boxes."""

_UNTITLED = Look(
    font="hei", size=22, bold=False, color=GREY, align="left", before=120, after=120, keep_next=True, outline=0
)

ADDED_STYLES: tuple[Style, ...] = (
    _built_in("Title", "Title", Look(
        font="song", size=56, bold=True, color=RED, align="center", before=120, after=60, tracking=80,
        keep_next=True), following="Subtitle"),
    _built_in("Subtitle", "Subtitle", Look(
        font="song", size=21, color=GREY, align="center", after=240, frame="below")),
    _built_in("TOCHeading", "TOC Heading", Look(
        font="hei", size=24, align="center", before=120, after=120, tracking=60, keep_next=True)),
    Style("TOCPage", "目录版次", Look(font="hei", size=21, color=RED, before=120, after=40, keep_next=True)),
    _built_in("TOC1", "toc 1", Look(font="song", size=21, line=380, left=420), following="TOC1"),
    _built_in("TOC2", "toc 2", Look(font="song", size=21, line=380, left=420), following="TOC2"),
    Style("ContentsEnd", "目录止", Look(size=12, line=20)),
    Style("PageHeading", "版面标题", Look(
        font="hei", size=28, bold=False, color=RED, align="left", before=240, after=200, frame="below", keep_next=True,
        new_sheet=True, outline=0), based_on="Heading1"),
    Style("UntitledHeading", "无题稿", _UNTITLED, based_on="Heading1"),
    Style("UntitledHeading2", "无题稿（多版）", _UNTITLED._replace(outline=1), based_on="Heading2"),
    Style("Separator", "稿件分隔", Look(size=12, color=GREY, align="center", before=120, after=360, frame="below")),
    Style("MachineNote", "机器标注", Look(font="fang", size=18, color=GREY, line=300, before=160)),
    _built_in("Header", "header", Look(
        size=18, color=GREY, frame="below", tabs=(("center", 4252), ("right", 8504))), following="Header"),
    _built_in("Footer", "footer", Look(size=18, color=GREY, align="center"), following="Footer"),
)  # fmt: skip
"""What the format adds: none of it is in the text stream."""

NORMAL = Style("Normal", "Normal", Look(), based_on=None, following=None, custom=False)
PLAIN_CHARACTERS = NORMAL._replace(id="DefaultParagraphFont", name="Default Paragraph Font", kind="character")


def _mark(style_id: str, name: str, look: Look) -> Style:
    return Style(style_id, name, look, based_on=PLAIN_CHARACTERS.id, following=None, kind="character")


CONTRIBUTOR_STYLES: dict[ContributorRole, Style] = {
    "reporter": _mark("Reporter", "人名·记者", Look()),
    "correspondent": _mark("Correspondent", "人名·通讯员", Look()),
    "photographer": _mark("Photographer", "人名·摄影", Look()),
    "commentator": _mark("Commentator", "人名·评论员", Look()),
    "author": _mark("Author", "人名·作者", Look()),
    "translator": _mark("Translator", "人名·译者", Look()),
    "editor": _mark("Editor", "人名·编辑", Look()),
    "other": _mark("Contributor", "人名·其他", Look()),
}
"""Character styles over the names of an article's makers: they say who is meant, and look like the text around."""

DISPATCH_STYLE = _mark("Dispatch", "电头文字", Look(font="hei"))
CONTINUATION_STYLE = _mark("Continuation", "转版文字", Look(font="hei"))
PLAIN_STYLE = _mark("Plain", "其他语言文字", Look())
"""Stands over text in another script than the document's, where no fact does: only in the forms for such text."""
MARK_STYLES: tuple[Style, ...] = (*CONTRIBUTOR_STYLES.values(), DISPATCH_STYLE, CONTINUATION_STYLE)

PUBLICATION_STYLE = _mark("Publication", "报名", Look())
DATE_STYLE = _mark("IssueDate", "出版日期", Look())
NUMBER_STYLE = _mark("IssueNumber", "期号", Look())
PAGE_STYLE = _mark("NewspaperPage", "版次", Look())
SECTION_STYLE = _mark("SectionName", "版名", Look())
TOOL_STYLE = _mark("MachineTool", "机器标注·工具", Look())
KEYWORD_STYLE = _mark("Keyword", "机器标注·关键词", Look())
WEIGHT_STYLE = _mark("KeywordWeight", "机器标注·权重", Look())
PLACE_STYLE = _mark("PlaceName", "机器标注·地点", Look())
COUNT_STYLE = _mark("PlaceCount", "机器标注·次数", Look())
LABEL_STYLES: tuple[Style, ...] = (
    PUBLICATION_STYLE, DATE_STYLE, NUMBER_STYLE, PAGE_STYLE, SECTION_STYLE,
    TOOL_STYLE, KEYWORD_STYLE, WEIGHT_STYLE, PLACE_STYLE, COUNT_STYLE,
)  # fmt: skip
"""Character styles in what the format adds: they say which words are the paper's name, its date, a keyword."""

ROLE_STYLES: dict[type[TextNode], str] = {
    Folio: "Folio",
    EditorLine: "EditorLine",
    Unplaced: "Unplaced",
    Kicker: "Kicker",
    Headline: "Heading1",
    Subheadline: "Subheadline",
    Byline: "Byline",
    Dateline: "Dateline",
    Standfirst: "Standfirst",
    Paragraph: "BodyText",
    Crosshead: "Heading2",
    ListItem: "ListItem",
    Clause: "Clause",
    Question: "Question",
    Answer: "Answer",
    Verse: "Verse",
    SignOff: "SignOff",
    EditorNote: "EditorNote",
    Endnote: "Endnote",
    Jump: "Jump",
    Caption: "Caption",
    Credit: "Credit",
}
"""The style of each kind of text node; titles of items and boxes and deeper crossheads have their own."""
OPENING_VERSE = "OpeningVerse"
"""The style of a verse with which a stanza opens."""


def at_level(style_id: str, level: int) -> str:
    """The form of a title's style for a heading level: 2 where it stands in an article, deeper in parts of it.

    Below level 4 everything stays at 4, which leaves no gap.
    """
    level = min(max(level, 2), 4)
    stem = style_id.rstrip("234")
    return f"Heading{level}" if stem == "Heading" else stem + ("" if level == 2 else str(level))


def _second_level(style_id: str, name: str, of: str) -> Style:
    """A title's style for a document of several pages: the same, one level down."""
    style = next(style for style in PAGE_STYLES if style.id == of)
    look = style.look._replace(outline=1)
    return Style(style_id, name, look, based_on="Heading2", following=style.following)


ISSUE_STYLES: tuple[Style, ...] = (
    _second_level("ArticleHeading", "主题（多版）", "Heading1"),
    _second_level("PhotoArticle2", "图片稿标题（多版）", "PhotoArticle"),
)
"""The titles of articles where pages stand above them."""


def boxed_id(style_id: str) -> str:
    """The id of a role's style in a box."""
    return "Box" + style_id


def boxed(style: Style) -> Style:
    """A role's style for text in a box: the same, on the box's shade and between its margins."""
    size = max((style.look.size or BODY_SIZE) - 2, 18)
    look = style.look._replace(left=240, right=240, shade=PAPER, frame="bar", size=_IN_BOX.get(style.id, size))
    look = look._replace(align="left") if style.id in _IN_BOX else look
    return Style(
        boxed_id(style.id), f"链接内{style.alias or style.name}", look, "Normal", following=boxed_id("BodyText")
    )


Script = Literal["", "Foreign", "Latin"]
"""What a text is written in: the document's script, the other Chinese one (繁体 in an issue in 简体), or Latin letters.

A run has one style, and takes its fonts from it where those of its paragraph are none for its script: so each
character style has a form for each font of a paragraph.  Latin text needs no other letters, but narrow ’ “ ”.
"""
_FORMS: dict[Script, dict[Font, tuple[str, str]]] = {
    "Foreign": {
        "song": ("Foreign", "另一文字"),
        "hei": ("ForeignHei", "另一文字·黑体"),
        "kai": ("ForeignKai", "另一文字·楷体"),
        "fang": ("ForeignFang", "另一文字·仿宋"),
    },
    "Latin": {"song": ("Latin", "西文"), "hei": ("LatinHei", "西文·黑体")},
}
"""What is added to the id and the name of a character style for a script and a font."""


def _forms(style: Style, script: Script) -> Iterator[Style]:
    """The forms of a character style for text in a script; one where it has a font of its own."""
    for font, of_font in _FORMS[script].items():
        if style.look.font in (None, font):
            suffix, words = of_font if style.look.font is None else _FORMS[script]["song"]
            look = style.look._replace(font=font)
            yield style._replace(id=style.id + suffix, name=f"{style.name}（{words}）", look=look)


_LABEL_FONTS: dict[str, Font] = {SECTION_STYLE.id: "hei", KEYWORD_STYLE.id: "fang", PLACE_STYLE.id: "fang"}
"""The labels that stand over words of a page or an article, and the font of the paragraph that they stand in."""


def _label_forms() -> Iterator[Style]:
    for style in LABEL_STYLES:
        if font := _LABEL_FONTS.get(style.id):
            yield from _forms(style._replace(look=style.look._replace(font=font)), "Foreign")


FOREIGN_STYLES, LATIN_STYLES = (
    (
        *(form for style in (PLAIN_STYLE, *MARK_STYLES) for form in _forms(style, "Foreign")),
        *_label_forms(),
    ),
    tuple(form for style in (PLAIN_STYLE, *MARK_STYLES) for form in _forms(style, "Latin")),
)
"""The character styles over text in the other Chinese script, and in Latin letters."""
FOREIGN_IDS = frozenset(style.id for style in FOREIGN_STYLES)
BASES = {
    form.id: style.id for style in (PLAIN_STYLE, *MARK_STYLES) for script in _FORMS for form in _forms(style, script)
} | {style_id + _FORMS["Foreign"]["song"][0]: style_id for style_id in _LABEL_FONTS}
"""The character style that each form is one of."""


def form_id(style_id: str | None, script: Script, paragraph_style: str) -> str | None:
    """The id of the form of a character style over text in a script, in a paragraph of a style."""
    if not script:
        return style_id
    font = _PARAGRAPH_FONTS[paragraph_style]
    style_id, known = style_id or PLAIN_STYLE.id, _FORMS[script]
    suffix, _ = known["song"] if style_id in _WITH_FONTS else known.get(font, known["song"])
    return style_id + suffix


def label_form_id(style_id: str | None, script: Script, paragraph_style: str) -> str | None:
    """Likewise of what the format adds: a label over a number, a date, a tool has one form for all scripts."""
    if style_id is None:
        return form_id(None, script, paragraph_style)
    return form_id(style_id, script, paragraph_style) if style_id in _LABEL_FONTS and script == "Foreign" else style_id


def paragraph_styles() -> Iterator[Style]:
    """Every paragraph style, in the order of the part."""
    yield NORMAL
    yield from PAGE_STYLES
    yield from ISSUE_STYLES
    yield from FLOW_STYLES
    yield from BOX_TITLES
    yield from map(boxed, FLOW_STYLES)
    yield from ADDED_STYLES


_PARAGRAPH_FONTS: dict[str, Font] = {style.id: style.look.font or "song" for style in paragraph_styles()}
_WITH_FONTS = frozenset(style.id for style in MARK_STYLES if style.look.font is not None) | _LABEL_FONTS.keys()
ADDED_IDS = frozenset(style.id for style in ADDED_STYLES)
"""The ids of the styles whose paragraphs the format adds: not in the text stream."""
OUTLINE_LEVELS = {s.id: s.look.outline + 1 for s in paragraph_styles() if s.look.outline is not None}
"""The heading level, from 1, of each style that has one."""
