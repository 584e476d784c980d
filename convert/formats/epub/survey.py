"""One walk over a document of a book: all that the checks ask of its elements, found at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from convert.formats.epub import queries
from convert.formats.epub.vocabulary import EPUB_TYPE, GENERATED, TEXT_CLASSES, XHTML, XML_LANG
from convert.formats.xml import Element

_TEXTS: Final = frozenset(TEXT_CLASSES.values())
_SPACES: Final = " \t\r\n"
NAMED: Final = frozenset(
    {"publication", "date", "issue-number", "page-number", f"{GENERATED} page-title", f"{GENERATED} contents"}
)
"""The classes whose elements are asked for by name."""


class LinkTo(NamedTuple):
    """A link: its address, its label as printed, its `epub:type`, its own language, the page it says, its line."""

    href: str
    label: str
    kind: str | None
    language: str | None
    page: str | None
    line: int | None


@dataclass(slots=True)
class Survey:
    """What there is in a document, each in its order.

    `languages` are the elements that say their language, `silent` those of a text's class without a text, `makers`
    those with a text in which a maker is named, `generated` those that may be no text of the paper.
    """

    ids: list[str] = field(default_factory=list)
    languages: list[Element] = field(default_factory=list)
    links: list[LinkTo] = field(default_factory=list)
    times: list[Element] = field(default_factory=list)
    headings: list[Element] = field(default_factory=list)
    page_breaks: list[Element] = field(default_factory=list)
    silent: list[Element] = field(default_factory=list)
    makers: list[Element] = field(default_factory=list)
    generated: list[Element] = field(default_factory=list)
    named: dict[str, list[Element]] = field(default_factory=dict)

    def first(self, class_: str) -> Element | None:
        """The first element with exactly this of the classes `NAMED`."""
        return next(iter(self.named.get(class_, ())), None)


def survey(root: Element) -> Survey:
    """What there is in a document."""
    found = Survey()
    for element in root.iter("*"):
        class_, names = element.get("class", ""), element.keys()
        if "id" in names:
            found.ids.append(element.get("id", ""))
        if "lang" in names or XML_LANG in names:
            found.languages.append(element)
        if GENERATED in class_:
            found.generated.append(element)
        if class_ in NAMED:
            found.named.setdefault(class_, []).append(element)
        add = _BY_TAG.get(element.tag)
        if add is not None:
            add(element, class_, found)
    return found


def _leaf(element: Element, class_: str, found: Survey) -> None:
    blank = not (element.text or "").strip(_SPACES) and not queries.text_of(element).strip(_SPACES)
    if blank and class_.partition(" ")[0] in _TEXTS:
        found.silent.append(element)


def _heading(element: Element, class_: str, found: Survey) -> None:
    found.headings.append(element)
    _leaf(element, class_, found)


def _maker(element: Element, class_: str, found: Survey) -> None:
    """The text in which a maker is named, once."""
    if not class_.startswith("contributor "):
        return
    around = next((above for above in element.iterancestors() if above.tag in _LEAVES), None)
    if around is not None and not (found.makers and found.makers[-1] is around):
        found.makers.append(around)


def _link(element: Element, _class: str, found: Survey) -> None:
    found.links.append(link_to(element))


def _time(element: Element, _class: str, found: Survey) -> None:
    found.times.append(element)


def _page_break(element: Element, _class: str, found: Survey) -> None:
    if element.get(EPUB_TYPE) == "pagebreak":
        found.page_breaks.append(element)


_HEADINGS: Final = {f"{{{XHTML}}}h{level}" for level in range(1, 7)}
_LEAVES: Final = {f"{{{XHTML}}}p", f"{{{XHTML}}}li", *_HEADINGS}
_BY_TAG: Final[dict[str, Callable[[Element, str, Survey], None]]] = {
    **dict.fromkeys(_LEAVES, _leaf),
    **dict.fromkeys(_HEADINGS, _heading),
    f"{{{XHTML}}}span": _maker,
    f"{{{XHTML}}}a": _link,
    f"{{{XHTML}}}time": _time,
    f"{{{XHTML}}}div": _page_break,
}


def link_to(a: Element) -> LinkTo:
    """A link as it is."""
    label = queries.text_of(a) if len(a) else a.text or ""
    return LinkTo(a.get("href", ""), label, a.get(EPUB_TYPE), a.get("lang"), a.get("data-page"), queries.line_of(a))
