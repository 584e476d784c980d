"""The theme (DrawingML, ISO/IEC 29500-1, 14.2.7, 20.1): no style refers to it, but Word and validators ask for one."""

from __future__ import annotations

from lxml import etree

from convert.formats.docx.styles import CHINESE_FONTS, INK, LATIN_FONTS, RED, Font
from convert.formats.xml import Element

A_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLORS = (
    ("dk1", INK), ("lt1", "FFFFFF"), ("dk2", "404040"), ("lt2", "F5F3EE"), ("accent1", RED), ("accent2", "2F5573"),
    ("accent3", "5B6B3A"), ("accent4", "8A6D3B"), ("accent5", "5A4A78"), ("accent6", "7F7F7F"),
    ("hlink", "2F5573"), ("folHlink", "5A4A78"),
)  # fmt: skip


def theme_element(language: str) -> Element:
    """The theme part: the house's colours and fonts, plain fills and lines, no effects."""
    root = etree.Element(_a("theme"), {"name": "版面"}, nsmap={"a": A_NS})
    elements = _add(root, "themeElements")
    colors = _add(elements, "clrScheme", name="版面")
    for name, value in _COLORS:
        _add(_add(colors, name), "srgbClr", val=value)
    fonts = _add(elements, "fontScheme", name="版面")
    of_kind: dict[str, Font] = {"majorFont": "hei", "minorFont": "song"}
    for kind, name in of_kind.items():
        font = _add(fonts, kind)
        _add(font, "latin", typeface=LATIN_FONTS[name])
        _add(font, "ea", typeface=CHINESE_FONTS[language][name])
        _add(font, "cs", typeface="")
    _formats(_add(elements, "fmtScheme", name="版面"))
    return root


def _formats(parent: Element) -> None:
    """Three of each, as CT_StyleMatrix (20.1.4.2) asks: subtle, moderate, intense are here the same."""
    fills, lines = _add(parent, "fillStyleLst"), _add(parent, "lnStyleLst")
    effects, backgrounds = _add(parent, "effectStyleLst"), _add(parent, "bgFillStyleLst")
    for width in (6350, 12700, 19050):
        _fill(fills)
        _fill(_add(lines, "ln", w=width))
        _add(_add(effects, "effectStyle"), "effectLst")
        _fill(backgrounds)


def _fill(parent: Element) -> None:
    _add(_add(parent, "solidFill"), "schemeClr", val="phClr")


def _add(parent: Element, tag: str, /, **attributes: object) -> Element:
    return etree.SubElement(parent, _a(tag), {key: str(value) for key, value in attributes.items()})


def _a(tag: str) -> str:
    return f"{{{A_NS}}}{tag}"
