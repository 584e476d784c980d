"""Sections (17.6.17): the paper, its margins, and which running head stands on it."""

from __future__ import annotations

from convert.formats.docx.vocabulary import A4

_PAPER = (
    '<w:type w:val="nextPage"/>'
    f'<w:pgSz w:w="{A4[0]}" w:h="{A4[1]}"/>'
    '<w:pgMar w:top="1588" w:right="1701" w:bottom="1474" w:left="1701" w:header="851" w:footer="794" w:gutter="0"/>'
    '<w:cols w:space="425"/>'
    '<w:docGrid w:linePitch="312"/>'
)


def section_xml(header: str | None = None, footer: str | None = None) -> str:
    """Section properties: A4, a new page, header and footer by relationship id."""
    references = "".join(
        f'<w:{name}Reference w:type="default" r:id="{target}"/>'
        for name, target in (("header", header), ("footer", footer))
        if target is not None
    )
    return f"<w:sectPr>{references}{_PAPER}</w:sectPr>"
