"""Which of the house's styles a document's styles are, whatever ids another program gave them.

A style is known by its name (17.7.4.9): Word and LibreOffice keep names and make ids of their own (`Style37`, `a3`).
Names of built-in styles are English in the file, save by programs that write what their window shows.
"""

from __future__ import annotations

import re

from convert.formats.docx.styles import FOREIGN_STYLES, LABEL_STYLES, LATIN_STYLES, MARK_STYLES, paragraph_styles
from convert.formats.docx.vocabulary import VAL, w
from convert.formats.xml import Element

_SHOWN = {
    "标题 1": "Heading1", "标题 2": "Heading2", "标题 3": "Heading3", "标题 4": "Heading4",
    "標題 1": "Heading1", "標題 2": "Heading2", "標題 3": "Heading3", "標題 4": "Heading4",
    "标题": "Title", "標題": "Title", "副标题": "Subtitle", "副標題": "Subtitle",
    "正文文本": "BodyText", "本文": "BodyText", "text body": "BodyText", "题注": "Caption", "標號": "Caption",
    "目录 1": "TOC1", "目錄 1": "TOC1", "toc 标题": "TOCHeading", "目录标题": "TOCHeading", "目錄標題": "TOCHeading",
    "contents 1": "TOC1", "contents heading": "TOCHeading",
}  # fmt: skip
"""What windows in Chinese, and LibreOffice's in English, call Word's built-in styles."""

_DEEP_HEADING = re.compile(r"(?:heading|标题|標題) ?[5-9]")
_KINDS = {
    "paragraph": {style.name.lower(): style.id for style in paragraph_styles()} | _SHOWN,
    "character": {
        style.name.lower(): style.id for style in (*MARK_STYLES, *LABEL_STYLES, *FOREIGN_STYLES, *LATIN_STYLES)
    },
}
_IDS = {kind: {style_id.lower(): style_id for style_id in names.values()} for kind, names in _KINDS.items()}
_MOST_BASES = 20


class StyleNames:
    """The styles part of one document, asked by style id; `kinds` is what the part says of each."""

    def __init__(self, root: Element | None) -> None:
        self.kinds: dict[str | None, str | None] = {}
        self._paragraphs: dict[str | None, tuple[str, str]] = {}
        self._characters: dict[str | None, str] = {None: ""}
        self._elements: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, str] = {}
        for style in () if root is None else root.iter(w("style")):
            self.kinds[style.get(w("styleId"))] = style.get(w("type"))
            kind, style_id = style.get(w("type")) or "paragraph", style.get(w("styleId")) or ""
            self._elements.setdefault((kind, style_id), style)
            if style.get(w("default")) in ("1", "true", "on"):
                self._defaults.setdefault(kind, style_id)

    def paragraph(self, style_id: str | None) -> tuple[str, str]:
        """The house's id of a paragraph's style (of the default where it names none), and its name in the document.

        The id is empty where the style is a stranger.
        """
        found = self._paragraphs.get(style_id)
        if found is None:
            own = self._defaults.get("paragraph", "") if style_id is None else style_id
            style = self._elements.get(("paragraph", own))
            shown = (_value(style, "name") if style is not None else style_id) or "—"
            found = self._paragraphs[style_id] = self._look_up("paragraph", own), shown
        return found

    def character(self, style_id: str | None) -> str:
        """The house's id of a run's style; empty where it has none, or a stranger."""
        found = self._characters.get(style_id)
        if found is None:
            found = self._characters[style_id] = self._look_up("character", style_id or "")
        return found

    def _look_up(self, kind: str, style_id: str) -> str:
        """By its name, else by that of a style it is based on; by its id where the document does not define it."""
        at: str | None = style_id
        for _ in range(_MOST_BASES):
            style = self._elements.get((kind, at)) if at else None
            if style is None:
                return _IDS[kind].get(at.lower(), "") if kind in _IDS and at else ""
            found = _by_name(kind, style)
            if found:
                return found
            at = _value(style, "basedOn")
        return ""


def _by_name(kind: str, style: Element) -> str:
    names = [_value(style, "name") or "", *(_value(style, "aliases") or "").split(",")]
    for name in (name.strip().lower() for name in names):
        if name in _KINDS.get(kind, {}):
            return _KINDS[kind][name]
        if kind == "paragraph" and _DEEP_HEADING.fullmatch(name):
            return "Heading4"
    return ""


def _value(style: Element, name: str) -> str | None:
    mark = style.find(w(name))
    return None if mark is None else mark.get(VAL)
