"""Moulds: documents without content, in which what differs from page to page is put in its place.

That of one page, which nearly every document is, was made beforehand; others are made by python-docx, once a process.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from convert.formats.docx.style_xml import fonts_element, styles_element
from convert.formats.docx.theme import theme_element
from convert.formats.docx.vocabulary import DOCUMENT_RELS, FONTS_PART, R_NS, STYLES_PART, THEME_PART
from convert.formats.xml import parse, serialize
from convert.formats.zips import unpack

ONE_PAGE = Path(__file__).with_name("one_page.zip")
"""The parts of the mould of one page in zh-CN, as `build_template` made them."""


class Mould(NamedTuple):
    """A document without content: its parts, in their order, and the relationships of its headers and its footer."""

    parts: Mapping[str, bytes]
    headers: tuple[str, ...]
    footer: str


@lru_cache(maxsize=8)
def mould_of(pages: int, language: str) -> Mould:
    """The mould of documents of so many pages in a language (Office's name)."""
    if pages == 1:
        return _mould(_one_page(language))
    from convert.formats.docx.blank import blank_parts

    return _mould(blank_parts(pages, language))


def _one_page(language: str) -> dict[str, bytes]:
    return in_language(unpack(ONE_PAGE.read_bytes()), language)


def in_language(parts: dict[str, bytes], language: str) -> dict[str, bytes]:
    """The parts of a document in zh-CN, turned into those of one in a language (Office's name): styles and fonts."""
    if language == "zh-CN":
        return parts
    turned = {
        STYLES_PART: styles_element(language),
        FONTS_PART: fonts_element(language),
        THEME_PART: theme_element(language),
    }
    return parts | {name: serialize(element) for name, element in turned.items()}


def _mould(parts: Mapping[str, bytes]) -> Mould:
    relations = [(relation.get("Type"), relation.get("Id") or "") for relation in parse(parts[DOCUMENT_RELS])]
    headers = tuple(name for kind, name in relations if kind == f"{R_NS}/header")
    return Mould(parts, headers, next(name for kind, name in relations if kind == f"{R_NS}/footer"))
