"""The exports that a book was made of, read back from its package document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from convert.formats.epub.opened import Opened
from convert.formats.epub.read_marks import tidied
from convert.formats.epub.vocabulary import DC, OPF
from convert.formats.xml import Element
from convert.tree import SourceFile

_DIGEST = re.compile(r"nih:sha-256;([0-9a-f]{64})")
_CHARSET = re.compile(r"text/plain; charset=([A-Za-z0-9_.:-]{1,40})")


def first_source(package: Element) -> SourceFile:
    """Name, sha256 and encoding of the export that the book was made of; the first of each, wherever it stands."""
    digests = [match[1] for value in metas(package, "dcterms:identifier") if (match := _DIGEST.fullmatch(value))]
    charsets = [match[1] for value in metas(package, "dcterms:format") if (match := _CHARSET.fullmatch(value))]
    names = [value for value in dublin_core(package, "source") if not _DIGEST.fullmatch(value)]
    return SourceFile(next(iter(names), ""), next(iter(digests), ""), next(iter(charsets), "utf-8"))


def sources_of(book: Opened, openings: Sequence[str]) -> list[SourceFile]:
    """The export of each page, where the book says it; `openings` are the documents in which the pages begin.

    A page that says nothing is of the first.
    """
    package = book.package
    ids = {one.get("href", ""): one.get("id", "") for one in package.iter(f"{{{OPF}}}item")}
    of_pages = {ref: tidied(meta.text or "") for ref, meta in _refined(package, "dcterms:source")}
    sources = _named(package)
    if not of_pages or not sources:
        return []
    first = next(iter(sources.values()))
    names = (of_pages.get(_id(ids, name)) or first.name for name in openings)
    return [sources.get(name, first) for name in names]


def _id(ids: dict[str, str], document: str) -> str:
    """The id of a document in the manifest, whose addresses are relative to the package document; empty without one."""
    return next((id_ for href, id_ in ids.items() if f"/{document}".endswith(f"/{unquote(href)}")), "")


def _named(package: Element) -> dict[str, SourceFile]:
    """The exports by their names."""
    digests = _values(package, "dcterms:identifier", _DIGEST)
    charsets = _values(package, "dcterms:format", _CHARSET)
    named = [(one.get("id", ""), tidied(one.text)) for one in package.iter(f"{{{DC}}}source") if one.text]
    found = [SourceFile(name, digests.get(id_, ""), charsets.get(id_, "utf-8")) for id_, name in named]
    return {one.name: one for one in found}


def _values(package: Element, name: str, pattern: re.Pattern[str]) -> dict[str, str]:
    """The values of a property that read as the pattern says, by the id of what they refine."""
    refined = ((ref, pattern.fullmatch(tidied(meta.text or ""))) for ref, meta in _refined(package, name))
    return {ref: match[1] for ref, match in refined if match}


def _refined(package: Element, name: str) -> list[tuple[str, Element]]:
    """The metas of a property that refine something, with its id."""
    found = (meta for meta in package.iter(f"{{{OPF}}}meta") if meta.get("property") == name)
    return [(ref[1:], meta) for meta in found if (ref := meta.get("refines", "")).startswith("#")]


def dublin_core(package: Element, name: str) -> list[str]:
    """The values of `dc:name`."""
    return [tidied(element.text) for element in package.iter(f"{{{DC}}}{name}") if element.text]


def metas(package: Element, name: str) -> list[str]:
    """The values of the metas with the property."""
    found = package.iter(f"{{{OPF}}}meta")
    return [tidied(element.text) for element in found if element.get("property") == name and element.text]
