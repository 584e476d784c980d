"""The styles as the XML of `word/styles.xml` and the fonts as that of `word/fontTable.xml` (17.7, 17.8)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from convert.formats.docx.styles import (
    BODY_SIZE,
    CHINESE_FONTS,
    FOREIGN_STYLES,
    INK,
    LABEL_STYLES,
    LATIN_FONTS,
    LATIN_STYLES,
    MARK_STYLES,
    PLAIN_CHARACTERS,
    Frame,
    Look,
    Style,
    paragraph_styles,
)
from convert.formats.docx.vocabulary import NSMAP, other_language, w
from convert.formats.xml import Element

_LINE_GREY, _BAR_RED = "BFBFBF", "9C1C1C"
_SIDES: dict[Frame, tuple[str, ...]] = {
    "lines": ("top", "bottom"),
    "bar": ("left",),
    "below": ("bottom",),
    "around": ("top", "left", "bottom", "right"),
}


def add(parent: Element, name: str, /, **attributes: object) -> Element:
    """A child with WordprocessingML attributes."""
    return etree.SubElement(parent, w(name), {w(key): str(value) for key, value in attributes.items()})


def styles_element(language: str) -> Element:
    """The styles part: `language` is the document's in Office's form (`zh-CN`), that of its East Asian text."""
    root = etree.Element(w("styles"), nsmap={"w": NSMAP["w"]})
    root.append(_defaults(language))
    for style in (*paragraph_styles(), PLAIN_CHARACTERS, *MARK_STYLES, *LABEL_STYLES):
        root.append(_style(style, language))
    for style in FOREIGN_STYLES:
        root.append(_style(style, other_language(language), foreign=True))
    for style in LATIN_STYLES:
        root.append(_style(style, language, latin=True))
    return root


_CHARSETS = {"zh-CN": "86", "zh-TW": "88"}
"""GB 2312 and Big5 (17.8.3.2)."""
_ENGLISH = {
    "zh-CN": {"宋体": ("SimSun", "auto"), "黑体": ("SimHei", "modern"), "楷体": ("KaiTi", "modern"),
              "仿宋": ("FangSong", "modern")},
    "zh-TW": {"新細明體": ("PMingLiU", "roman"), "微軟正黑體": ("Microsoft JhengHei", "swiss"),
              "標楷體": ("DFKai-SB", "script")},
}  # fmt: skip
"""The English name and the family of each Chinese font."""


def fonts_element(language: str) -> Element:
    """The font table: every font with its family and pitch, the Chinese ones also with their English names.

    Those of the other script are in it too: an article may be in it.
    """
    root = etree.Element(w("fonts"), nsmap={"w": NSMAP["w"]})
    for one in (language, other_language(language)):
        for chinese, (name, family) in _ENGLISH[one].items():
            font = add(root, "font", name=chinese)
            add(font, "altName", val=name)
            _font_facts(font, _CHARSETS[one], family)
    for latin, family in (("Arial", "swiss"), ("Times New Roman", "roman")):
        _font_facts(add(root, "font", name=latin), "00", family)
    return root


def _font_facts(font: Element, charset: str, family: str) -> None:
    add(font, "charset", val=charset)
    add(font, "family", val=family)
    add(font, "pitch", val="variable")


def _defaults(language: str) -> Element:
    defaults = etree.Element(w("docDefaults"))
    run = add(add(defaults, "rPrDefault"), "rPr")
    _run(run, Look(font="song", size=BODY_SIZE, color=INK), language)
    add(run, "lang", val="en-US", eastAsia=language, bidi="ar-SA")
    paragraph = add(add(defaults, "pPrDefault"), "pPr")
    add(paragraph, "widowControl")
    add(paragraph, "spacing", before=0, after=0, line=240, lineRule="auto")
    return defaults


def _style(style: Style, language: str, *, foreign: bool = False, latin: bool = False) -> Element:
    """A style of a document in a language; `foreign` says that it is not the document's."""
    element = etree.Element(w("style"), {w("type"): style.kind, w("styleId"): style.id})
    if style.based_on is None:
        element.set(w("default"), "1")
    if style.custom:
        element.set(w("customStyle"), "1")
    for name, value in _naming(style):
        add(element, name, val=value)
    if style.kind == "paragraph":
        add(element, "qFormat")
    else:
        if foreign or latin:  # there are many, and hardly a document has one
            add(element, "semiHidden")
        add(element, "unhideWhenUsed")
    paragraph = add(element, "pPr")
    _paragraph(paragraph, style.look)
    run = add(element, "rPr")
    _run(run, style.look, language, latin=latin)
    if foreign:
        add(run, "lang", eastAsia=language)
    for part in (paragraph, run):
        if not len(part):
            element.remove(part)
    return element


def _naming(style: Style) -> Iterator[tuple[str, str]]:
    yield "name", style.name
    if style.alias:
        yield "aliases", style.alias
    if style.based_on:
        yield "basedOn", style.based_on
    if style.following:
        yield "next", style.following
    yield "uiPriority", "9" if style.kind == "paragraph" else "10"


def _paragraph(parent: Element, look: Look) -> None:
    """Paragraph properties in the order of CT_PPrBase (17.3.1.26)."""
    if look.keep_next:
        add(parent, "keepNext")
        add(parent, "keepLines")
    if look.new_sheet:
        add(parent, "pageBreakBefore")
    if look.frame:
        _borders(add(parent, "pBdr"), look.frame)
    if look.shade:
        add(parent, "shd", val="clear", color="auto", fill=look.shade)
    if look.tabs:
        tabs = add(parent, "tabs")
        for align, position in look.tabs:
            add(tabs, "tab", val=align, pos=position)
    _spacing(parent, look)
    _indent(parent, look)
    if look.align:
        add(parent, "jc", val=look.align)
    if look.outline is not None:
        add(parent, "outlineLvl", val=look.outline)


def _borders(parent: Element, frame: Frame) -> None:
    for side in _SIDES[frame]:
        if frame == "bar":
            add(parent, side, val="single", sz=18, space=8, color=_BAR_RED)
        else:
            add(parent, side, val="single", sz=4, space=6 if side in ("left", "right") else 4, color=_LINE_GREY)


def _spacing(parent: Element, look: Look) -> None:
    values = {"before": look.before, "after": look.after, "line": look.line}
    given = {name: value for name, value in values.items() if value is not None}
    if look.line is not None:
        add(parent, "spacing", **given, lineRule="exact")
    elif given:
        add(parent, "spacing", **given)


def _indent(parent: Element, look: Look) -> None:
    """The first line's indent in characters, and in twips for what knows no characters (17.3.1.12)."""
    given: dict[str, int] = {}
    if look.left is not None:
        given["left"] = look.left
    if look.right is not None:
        given["right"] = look.right
    if look.first is not None:
        given["firstLineChars"] = look.first
        given["firstLine"] = look.first * (look.size or BODY_SIZE) * 10 // 100
    if given:
        add(parent, "ind", **given)


def _run(parent: Element, look: Look, language: str, *, latin: bool = False) -> None:
    """Run properties in the order of EG_RPrBase (17.3.2).

    The hint decides for ‘ ’ “ ” … — (17.3.2.26), which are Chinese and as wide as a character, but in `latin` text.
    """
    if look.font:
        letters, chinese = LATIN_FONTS[look.font], CHINESE_FONTS[language][look.font]
        hint, between = ("default", letters) if latin else ("eastAsia", chinese)
        add(parent, "rFonts", hint=hint, ascii=letters, hAnsi=between, eastAsia=chinese, cs=letters)
    if look.bold is not None:
        off = {} if look.bold else {"val": "0"}  # where it is based on a bold one
        add(parent, "b", **off)
        add(parent, "bCs", **off)
    if look.color:
        add(parent, "color", val=look.color)
    if look.tracking is not None:
        add(parent, "spacing", val=look.tracking)
    if look.size:
        add(parent, "sz", val=look.size)
        add(parent, "szCs", val=look.size)
