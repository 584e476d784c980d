"""A written EPUB as its validator sees it: the parsed parts, and simple questions about them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from convert.formats.epub.survey import LinkTo, Survey, survey
from convert.formats.epub.vocabulary import (
    DC,
    FOLDER,
    NAV_FILE,
    NCX_FILE,
    OPF,
    PACKAGE_FILE,
    TITLE_FILE,
    XHTML,
)
from convert.formats.xml import Element
from convert.tree import without_space

_PAGE_FILE = re.compile(r"page-([0-9]+)(?:-(end)|-article-([0-9]+))?\.xhtml")
_LAST = 10**9
_TITLE = f"{{{XHTML}}}head/{{{XHTML}}}title"


@dataclass(frozen=True, eq=False, repr=False)
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
    def surveys(self) -> dict[str, Survey]:
        """What there is in each XHTML document: the navigation document, then the contents."""
        return {name: survey(root) for name, root in {NAV_FILE: self.nav, **self.contents}.items()}

    @cached_property
    def ids(self) -> dict[str, frozenset[str]]:
        """The ids of each XHTML document."""
        return {name: frozenset(found.ids) for name, found in self.surveys.items()}

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title in the head of each content document."""
        return {name: root.findtext(_TITLE) or "" for name, root in self.contents.items()}

    @cached_property
    def languages(self) -> dict[str, str]:
        """The language in which each content document should be: that in which its page opens."""
        found, spoken = {}, ""
        for name, root in self.contents.items():
            spoken = root.get("lang", "") if opens(name) else spoken
            found[name] = spoken
        return found

    @cached_property
    def page_breaks(self) -> list[tuple[str, str]]:
        """Address and label of each page mark, in reading order."""
        return [
            (f"{name}#{mark.get('id')}", mark.get("aria-label", ""))
            for name in self.contents
            if opens(name)
            for mark in self.surveys[name].page_breaks
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

    @property
    def is_article(self) -> bool:
        """Whether it is an article by itself: one, and no line of a page."""
        return len(self.articles) == 1 and len(self.contents) == 2 and not self.surveys[self.spine[0]].texts

    @cached_property
    def issue_numbers(self) -> frozenset[str]:
        """The numbers of the issue that its mastheads show: one, or none."""
        shown = (one.text for name in self.contents for one in self.surveys[name].named.get("issue-number", ()))
        return frozenset(filter(None, shown))

    @cached_property
    def text(self) -> str:
        """The text stream."""
        return without_space("".join([text for name in self.contents for text in self.surveys[name].texts]))

    @cached_property
    def _facts(self) -> dict[str, list[str]]:
        """The values of the metadata by their element (`{…}title`) or property, in order."""
        found: dict[str, list[str]] = {}
        for element in self.package[0]:
            if isinstance(element.tag, str):
                found.setdefault(element.get("property") or element.tag, []).append(element.text or "")
        return found

    def dublin_core(self, name: str) -> list[str]:
        """The values of `dc:name`."""
        return self._facts.get(f"{{{DC}}}{name}", [])

    def metas(self, name: str) -> list[str]:
        """The values of the metas with the property."""
        return self._facts.get(name, [])

    def makers(self, name: str) -> list[tuple[str, ...]]:
        """The people of `dc:name`, each with all the relators that refine him."""
        roles: dict[str, list[str]] = {}
        for meta in self.package[0].iterchildren(f"{{{OPF}}}meta"):
            if meta.get("property") == "role":
                roles.setdefault(meta.get("refines", ""), []).append(meta.text or "")
        people = self.package[0].iterchildren(f"{{{DC}}}{name}")
        return [(one.text or "", *roles.get(f"#{one.get('id')}", ())) for one in people]

    def navigation(self, kind: str) -> list[LinkTo]:
        """The links of one of the lists of the navigation document."""
        return self.surveys[NAV_FILE].lists.get(kind, [])


@lru_cache(maxsize=1024)  # the names are alike in all books
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
