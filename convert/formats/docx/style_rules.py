"""What must hold of a document's styles: the template's table, its languages, its East Asian fonts."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from convert.findings import Finding, finding
from convert.formats.docx.style_xml import styles_element
from convert.formats.docx.styles import (
    CHINESE_FONTS,
    FOREIGN_STYLES,
    LABEL_STYLES,
    LATIN_STYLES,
    MARK_STYLES,
    PLAIN_CHARACTERS,
    Style,
    paragraph_styles,
)
from convert.formats.docx.vocabulary import VAL, other_language, w
from convert.formats.xml import Element

_LANGUAGES = tuple(CHINESE_FONTS)
_EAST_ASIAN = frozenset(font for fonts in CHINESE_FONTS.values() for font in fonts.values())
_RUN_DEFAULT = f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"
_CHARACTER_STYLES = (PLAIN_CHARACTERS, *MARK_STYLES, *LABEL_STYLES, *FOREIGN_STYLES, *LATIN_STYLES)


def check_styles(root: Element) -> Iterator[Finding]:
    """The findings about a styles part."""
    if not _is_ours(root):
        yield from differences(root)


def _is_ours(root: Element) -> bool:
    """Whether it is the house's, letter by letter, in one of its languages."""
    language = default_language(root)
    return language in _LANGUAGES and _letters(root) == _letters(styles_element(language))


def differences(root: Element) -> Iterator[Finding]:
    """The findings about a styles part, looked for one by one: none in the house's, as a test holds it to."""
    given = {element.get(w("styleId")) or "": element for element in root.iter(w("style"))}
    found = [*_table(given), *_fonts(root, given), *_languages(root, given)]
    yield from found or _looks(root)


def default_language(root: Element) -> str | None:
    """The language of East Asian text in the document's defaults."""
    mark = root.find(f"{_RUN_DEFAULT}/{w('lang')}")
    return None if mark is None else mark.get(w("eastAsia"))


def _table(given: dict[str, Element]) -> Iterator[Finding]:
    expected = {style.id: style for style in (*paragraph_styles(), *_CHARACTER_STYLES)}
    for style_id in sorted(expected.keys() - given.keys()):
        yield finding("DOCX020", style=style_id, reason="missing")
    for style_id in sorted(given.keys() - expected.keys()):
        yield finding("DOCX020", style=style_id, reason="not in the table")
    for style_id in sorted(expected.keys() & given.keys()):
        wrong = _difference(expected[style_id], given[style_id])
        if wrong:
            yield finding("DOCX020", style=style_id, reason=wrong)


def _difference(style: Style, element: Element) -> str | None:
    """The name of what is not as in the table: kind, name, base, default, outline level, first line's indent."""
    indent = element.find(f"{w('pPr')}/{w('ind')}")
    first = None if indent is None else indent.get(w("firstLineChars"))
    look = style.look
    pairs = {
        "type": (style.kind, element.get(w("type"))),
        "name": (style.name, _value(element, "name")),
        "basedOn": (style.based_on, _value(element, "basedOn")),
        "default": ("1" if style.based_on is None else None, element.get(w("default"))),
        "customStyle": ("1" if style.custom else None, element.get(w("customStyle"))),
        "outlineLvl": (None if look.outline is None else str(look.outline), _value(element, "pPr", "outlineLvl")),
        "firstLineChars": (None if look.first is None else str(look.first), first),
    }
    return next((name for name, (wanted, found) in pairs.items() if wanted != found), None)


def _looks(root: Element) -> Iterator[Finding]:
    """The defaults and styles look as the house's do: their properties are those of the template, letter by letter."""
    wanted = {_name(e): e for e in styles_element(default_language(root) or _LANGUAGES[0])}
    for element in root:
        for part in ("pPr", "rPr", "rPrDefault", "pPrDefault"):
            found, expected = element.find(w(part)), wanted[_name(element)].find(w(part))
            if _letters(found) != _letters(expected):
                yield finding("DOCX020", style=_name(element), reason=part)


def _name(element: Element) -> str:
    return element.get(w("styleId")) or "docDefaults"


def _letters(element: Element | None) -> bytes:
    return b"" if element is None else etree.tostring(element, method="c14n")


def _value(element: Element, *names: str) -> str | None:
    found = element.find("/".join(map(w, names)))
    return None if found is None else found.get(VAL)


def _fonts(root: Element, given: dict[str, Element]) -> Iterator[Finding]:
    """The defaults name an East Asian font, and so does every style that names any."""
    if root.find(f"{_RUN_DEFAULT}/{w('rFonts')}") is None:
        yield finding("DOCX018", style="docDefaults", found="—")
    for name, element in (("docDefaults", root.find(_RUN_DEFAULT)), *given.items()):
        for fonts in () if element is None else element.iter(w("rFonts")):
            font = fonts.get(w("eastAsia"))
            if font not in _EAST_ASIAN:
                yield finding("DOCX018", style=name, found=font or "—")


def _languages(root: Element, given: dict[str, Element]) -> Iterator[Finding]:
    """The defaults say which Chinese; only the styles for text in the other script say another."""
    language = default_language(root)
    if language not in _LANGUAGES:
        yield finding("DOCX017", style="docDefaults", found=language or "—", expected="zh-CN / zh-TW")
        return
    wanted = {style.id: other_language(language) for style in FOREIGN_STYLES}
    for style_id, element in given.items():
        mark = element.find(f"{w('rPr')}/{w('lang')}")
        found = None if mark is None else mark.get(w("eastAsia"))
        if found != wanted.get(style_id):
            yield finding("DOCX017", style=style_id, found=found or "—", expected=wanted.get(style_id) or language)
