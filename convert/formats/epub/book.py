"""A written EPUB as its validator sees it: the parsed parts, and simple questions about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from convert.formats.epub import queries
from convert.formats.epub.vocabulary import (
    DC,
    EPUB_TYPE,
    FOLDER,
    NAV_FILE,
    NCX_FILE,
    OPF,
    PACKAGE_FILE,
    TITLE_FILE,
    XHTML,
)
from convert.formats.xml import Element

_PAGE_FILE = re.compile(r"page-([0-9]+)(?:-(end)|-article-([0-9]+))?\.xhtml")
_LAST = 10**9


@dataclass(frozen=True, slots=True)
class LinkTo:
    """A link: its address, its label as printed, its `epub:type`, its own language, the line where it stands."""

    href: str
    label: str
    kind: str | None
    language: str | None
    line: int | None


@dataclass(frozen=True)
class Book:
    """The XML parts by their name in the folder of the package (`nav.xhtml`), parsed and of our profile."""

    parts: dict[str, Element]
    spine: tuple[str, ...]

    @cached_property
    def package(self) -> Element:
        """The package document."""
        return self.parts[PACKAGE_FILE.removeprefix(f"{FOLDER}/")]

    @property
    def nav(self) -> Element:
        """The navigation document."""
        return self.parts[NAV_FILE]

    @property
    def ncx(self) -> Element:
        """The NCX."""
        return self.parts[NCX_FILE]

    @cached_property
    def contents(self) -> dict[str, Element]:
        """The content documents of the spine, in its order."""
        return {name: self.parts[name] for name in self.spine}

    @cached_property
    def ids(self) -> dict[str, frozenset[str]]:
        """The ids of each XHTML document."""
        documents = {**self.contents, NAV_FILE: self.nav}
        return {name: frozenset(queries.ids_of(root)) for name, root in documents.items()}

    @cached_property
    def page_breaks(self) -> list[tuple[str, str]]:
        """Address and label of each page mark, in reading order."""
        return [
            (f"{name}#{mark.get('id')}", mark.get("aria-label", ""))
            for name, root in self.contents.items()
            if opens(name)
            for mark in queries.page_breaks(root)
        ]

    @cached_property
    def articles(self) -> dict[str, Element]:
        """The section of each article by its document's name."""
        found = {}
        for name, root in self.contents.items():
            section = root[1][0] if len(root[1]) else None
            if section is not None and (section.get("class") or "").startswith("article "):
                found[name] = section
        return found

    @cached_property
    def issue_numbers(self) -> frozenset[str]:
        """The numbers of the issue that its mastheads show: one, or none."""
        shown = (
            element.text for root in self.contents.values() for element in queries.of_class(root, name="issue-number")
        )
        return frozenset(filter(None, shown))

    def dublin_core(self, name: str) -> list[str]:
        """The values of `dc:name`."""
        return [element.text or "" for element in self.package.iter(f"{{{DC}}}{name}")]

    def metas(self, name: str) -> list[str]:
        """The values of the metas with the property."""
        found = self.package.iter(f"{{{OPF}}}meta")
        return [element.text or "" for element in found if element.get("property") == name]

    def navigation(self, kind: str) -> list[LinkTo] | None:
        """The links of one of the lists of the navigation document; None where it has no such list."""
        for nav in self.nav.iter(f"{{{XHTML}}}nav"):
            if nav.get(EPUB_TYPE) == kind:
                return list(links(nav))
        return None


def line_of(element: Element) -> int | None:
    """The line (from 1) on which an element begins."""
    line: Any = element.sourceline  # lxml-stubs 0.5 gives this no type
    return int(line) if line is not None else None


def links(element: Element) -> Iterator[LinkTo]:
    """The links under an element, in order."""
    for a in queries.links(element):
        yield LinkTo(a.get("href", ""), queries.text_of(a), a.get(EPUB_TYPE), a.get("lang"), line_of(a))


def title_of(root: Element) -> str:
    """The title in the head of an XHTML document."""
    return root.findtext(f"{{{XHTML}}}head/{{{XHTML}}}title") or ""


def first_of_class(root: Element, class_: str) -> Element | None:
    """The first element of a document with exactly these classes."""
    return next(iter(queries.of_class(root, name=class_)), None)


def print_order(name: str) -> tuple[int, int]:
    """Where a content document stands in print order, by its name: title page, then page by page."""
    match = _PAGE_FILE.fullmatch(name)
    if name == TITLE_FILE or match is None:
        return 0, 0
    return int(match[1]), _LAST if match[2] else int(match[3] or 0)


def opens(name: str) -> bool:
    """Whether a document is, by its name, the title page or the opening of a page."""
    return print_order(name)[1] == 0


def names_in_order(names: tuple[str, ...]) -> bool:
    """Whether pages and the articles of each page are counted from 1 without a gap, in print order."""
    expected = (0, 0)
    for page, place in map(print_order, names):
        fits = (
            (page, place) == (0, 0) == expected
            or (page == expected[0] + 1 and place == 0)
            or (page == expected[0] > 0 and place in {expected[1] + 1, _LAST} and expected[1] != _LAST)
        )
        if not fits:
            return False
        expected = (page, place)
    return True
