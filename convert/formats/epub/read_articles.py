"""An article read back from its section: what it is, its texts, and what a machine said of it."""

from __future__ import annotations

import re
from typing import cast, get_args

from convert.formats.epub.plan import undone
from convert.formats.epub.read_blocks import titled
from convert.formats.epub.read_marks import Notes, language_of, value_of, words
from convert.formats.fixity import as_it_stands
from convert.formats.xml import Element
from convert.tree import Article, ArticleKind, Enrichment, Keyword, Place

_KINDS = frozenset(get_args(ArticleKind))
_SHA256 = re.compile(r"[0-9a-f]{64}")
_WEIGHT = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")


def is_article(element: Element) -> bool:
    """Whether an element is the section of an article."""
    return "article" in words(element)


def article(section: Element, otherwise: str, language: str, notes: Notes) -> Article:
    """The article of a section; `otherwise` is its id where the section has none, `language` that of its document."""
    head, body = titled(section, notes)
    read = Article(
        id=_identifier(section, otherwise, notes),
        head=head,
        body=body,
        kind=_kind(section, notes),
        language=language_of(section) or language,
        sha256=_sha256(section, "data-sha256", notes),
        enrichment=_enrichment(section, notes),
    )
    return as_it_stands(read, _sha256(section, "data-text-sha256", notes))


def _identifier(section: Element, otherwise: str, notes: Notes) -> str:
    anchor = section.get("id")
    if anchor is None:
        notes.add("EPUB041", section, name="id", value="-")
        return otherwise
    return undone(anchor)


def _kind(section: Element, notes: Notes) -> ArticleKind:
    kind = next((word for word in words(section) if word in _KINDS), None)
    if kind is None:
        notes.add("EPUB041", section, name="class", value=section.get("class"))
    return cast(ArticleKind, kind or "unknown")


def _sha256(section: Element, name: str, notes: Notes) -> str:
    digest = section.get(name) or ""
    if digest and not _SHA256.fullmatch(digest):
        notes.add("EPUB041", section, name=name, value=digest)
        return ""
    return digest


# --------------------------------------------------------------------------- what a machine added


def _enrichment(section: Element, notes: Notes) -> Enrichment | None:
    """Keywords and places in the note that names their machine; a machine that found none is named by the section."""
    note = next((element for element in section.iterchildren("{*}div") if "machine-made" in words(element)), None)
    if note is None:
        tool = section.get("data-tool")
        return None if tool is None else Enrichment(tool)
    tools = [value_of(element) for element in _of_word(note, "tool")]
    if not tools:
        notes.add("EPUB041", note, name="tool", value="-")
        return None
    keywords = [Keyword(text, weight) for text, weight in _weighed(note, "keyword", "data-weight", notes)]
    places = [Place(text, int(count)) for text, count in _weighed(note, "place", "data-count", notes)]
    return Enrichment(tools[0], tuple(keywords), tuple(places))


def _of_word(note: Element, word: str) -> list[Element]:
    return [element for element in note.iter("{*}span") if word in words(element)]


def _weighed(note: Element, word: str, name: str, notes: Notes) -> list[tuple[str, float]]:
    """The texts of one kind, with their weight or count; what has none is left out."""
    found = []
    for element in _of_word(note, word):
        value = element.get(name) or ""
        if _WEIGHT.fullmatch(value):
            found.append((value_of(element), float(value)))
        else:
            notes.add("EPUB041", element, name=name, value=value or "-")
    return found
