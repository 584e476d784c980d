"""One walk over a document of a book: all that the checks ask of its elements, found at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from convert.formats.epub import queries
from convert.formats.epub.vocabulary import EPUB_TYPE, GENERATED, TEXT_CLASSES, XHTML, XML_LANG
from convert.formats.xml import Element

_TEXTS: Final = frozenset(TEXT_CLASSES.values())
_SPACES: Final = " \t\r\n"
NAMED: Final = frozenset({
    "publication", "date", "issue-number", "page-number",
    f"{GENERATED} masthead", f"{GENERATED} page-title", f"{GENERATED} contents",
})  # fmt: skip
"""The classes whose elements are asked for by name."""


class LinkTo(NamedTuple):
    """A link: its address, its label as printed, its `epub:type`, its own language, the page it says, its line."""

    href: str
    label: str
    kind: str | None
    language: str | None
    page: str | None
    line: int | None


@dataclass(slots=True, eq=False, repr=False)
class Survey:
    """What there is in a document, each in its order.

    `texts` are the texts of the paper, `languages` the elements that say their language, `lists` the links of each
    `nav` by its `epub:type`, `silent` the elements of a text's class without a text, `makers` those in which a maker
    is named.
    """

    texts: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    languages: list[Element] = field(default_factory=list)
    links: list[LinkTo] = field(default_factory=list)
    lists: dict[str | None, list[LinkTo]] = field(default_factory=dict)
    times: list[Element] = field(default_factory=list)
    headings: list[Element] = field(default_factory=list)
    page_breaks: list[Element] = field(default_factory=list)
    silent: list[Element] = field(default_factory=list)
    makers: list[Element] = field(default_factory=list)
    named: dict[str, list[Element]] = field(default_factory=dict)

    def first(self, class_: str) -> Element | None:
        """The first element with exactly this of the classes `NAMED`."""
        return next(iter(self.named.get(class_, ())), None)


def survey(root: Element) -> Survey:
    """What there is in a document of our profile.

    Its schema has been asked: a text of the paper stands in an element of a text's class and nowhere else, such an
    element holds facts alone, and neither these nor the words of a machine have ids or say their language.
    """
    found = Survey(languages=[root])
    for body in root.iterchildren(_BODY):
        _look(body, found)
    return found


def _look(parent: Element, found: Survey) -> None:
    """What there is in an element that is no text of the paper."""
    for element in parent:
        class_ = element.get("class") or ""
        if class_ in _TEXTS or class_.strip() in _TEXTS:
            _text(element, found)
        elif isinstance(element.tag, str):
            _other(element, class_, found)


def _text(element: Element, found: Survey) -> None:
    """A text of the paper, and the facts in it."""
    text = queries.text_of(element) if len(element) else element.text or ""
    found.texts.append(text)
    if not text.strip(_SPACES):
        found.silent.append(element)
    if element.tag in _HEADINGS:
        found.headings.append(element)
    for fact in element.iterdescendants(_SPAN, _TIME, _A) if len(element) else ():
        if fact.tag == _A:
            found.links.append(link_to(fact))
        elif fact.tag == _TIME:
            found.times.append(fact)
        elif fact.get("class", "").startswith("contributor ") and element not in found.makers[-1:]:
            found.makers.append(element)


def _other(element: Element, class_: str, found: Survey) -> None:
    tag, names, links = element.tag, element.keys(), len(found.links)
    if "id" in names:
        found.ids.append(element.get("id", ""))
    if "lang" in names or XML_LANG in names:
        found.languages.append(element)
    if class_ in NAMED:
        found.named.setdefault(class_, []).append(element)
    if tag == _A:
        found.links.append(link_to(element))
    elif tag == _TIME:
        found.times.append(element)
    elif tag in _HEADINGS:
        found.headings.append(element)
    elif element.get(EPUB_TYPE) == "pagebreak":
        found.page_breaks.append(element)
    if class_ != _MACHINE_MADE and len(element):
        _look(element, found)
    if tag == _NAV:
        found.lists[element.get(EPUB_TYPE)] = found.links[links:]


_A: Final = f"{{{XHTML}}}a"
_BODY: Final = f"{{{XHTML}}}body"
_NAV: Final = f"{{{XHTML}}}nav"
_SPAN: Final = f"{{{XHTML}}}span"
_TIME: Final = f"{{{XHTML}}}time"
_HEADINGS: Final = frozenset(f"{{{XHTML}}}h{level}" for level in range(1, 7))
_MACHINE_MADE: Final = f"{GENERATED} machine-made"


def link_to(a: Element) -> LinkTo:
    """A link as it is."""
    label = queries.text_of(a) if len(a) else a.text or ""
    return LinkTo(a.get("href", ""), label, a.get(EPUB_TYPE), a.get("lang"), a.get("data-page"), queries.line_of(a))
