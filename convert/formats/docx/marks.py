"""Bookmarks (17.13.6): where pages, articles and their parts begin and end, and which words a fact is about.

What a bookmark's name cannot say stands in a custom property named after it: `Article_a1b2_Kind`, and for the
bookmark `_Reporter_7` (hidden in Word's list, as its own `_Toc…` are) `Reporter_7_Affiliation`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from convert.formats.docx.headings import shown_enrichment
from convert.formats.docx.runs import fact_style
from convert.formats.docx.styles import CONTINUATION_STYLE, CONTRIBUTOR_STYLES, DISPATCH_STYLE
from convert.formats.fixity import edited_sha256
from convert.formats.xml import value_xml
from convert.tree import Article, Continuation, Contributor, Dispatch, Fact, TextNode, without_space

Part = Literal["Photo", "Item", "Box"]

ARTICLE, PAGE, PAGE_HEADING, BODY_MARK = "Article_", "Page_", "PageHeading_", "Body_"
FACT_NAME = re.compile(
    "_({})_([0-9]+)".format(
        "|".join(style.id for style in (*CONTRIBUTOR_STYLES.values(), DISPATCH_STYLE, CONTINUATION_STYLE))
    )
)
"""The name of a fact's bookmark: the character style that stands for the fact, and a number."""

_NOT_IN_NAMES = re.compile(r"[^0-9A-Za-z_]")
_NAME_LIMIT = 40
"""Word's limit for a bookmark's name."""


@dataclass(slots=True, eq=False, repr=False)
class Marks:
    """The bookmarks of one document, in the making, and the properties that belong to them."""

    properties: dict[str, str] = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)
    _counts: dict[str, int] = field(default_factory=dict)
    _number: int = 0

    def named(self, wanted: str) -> str:
        """A bookmark name like `wanted` that no other has, case apart: at most 40 characters."""
        name, number = wanted[:_NAME_LIMIT], 1
        while name.lower() in self._names:
            number += 1
            name = f"{wanted[: _NAME_LIMIT - 1 - len(str(number))]}_{number}"
        self._names.add(name.lower())
        return name

    def counted(self, kind: str) -> str:
        """The next name of a kind: `Photo_1`, `Photo_2`."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return self.named(f"{kind}_{self._counts[kind]}")

    def article(self, article: Article, language: str) -> str:
        """The name of an article's bookmark; notes down what else is known of it (`language` is the issue's)."""
        name = self.named(ARTICLE + _NOT_IN_NAMES.sub("_", article.id))
        values = {
            "Id": article.id if id_in(name) != article.id else None,
            "Kind": article.kind if article.kind != "unknown" else None,
            "Language": article.language if article.language != language else None,
            "Sha256": article.sha256 or None,
            "TextSha256": edited_sha256(article),
            "MachineTool": article.enrichment.tool if article.enrichment and not shown_enrichment(article) else None,
        }
        self._note(name, values)
        return name

    def fact(self, node: TextNode, fact: Fact) -> str:
        """The name of a fact's bookmark; notes down what the words themselves do not say."""
        self._counts["_"] = self._counts.get("_", 0) + 1
        name = self.named(f"_{fact_style(fact)}_{self._counts['_']}")
        self._note(name.removeprefix("_"), _fact_values(node, fact))
        return name

    def pair(self, name: str) -> tuple[str, str]:
        """The start and the end of a bookmark, as XML."""
        number = self._number
        self._number += 1
        return f'<w:bookmarkStart w:id="{number}" w:name="{value_xml(name)}"/>', f'<w:bookmarkEnd w:id="{number}"/>'

    def _note(self, name: str, values: dict[str, str | None]) -> None:
        self.properties |= {f"{name}_{key}": value for key, value in values.items() if value is not None}


def id_in(name: str) -> str:
    """The article's id as far as the name of its bookmark says it."""
    return name.removeprefix(ARTICLE).replace("_", "-")


def printed_name(text: str) -> str:
    """The name that printed words stand for, unless a property says otherwise: `田 泓` is 田泓."""
    return without_space(text)


def _fact_values(node: TextNode, fact: Fact) -> dict[str, str | None]:
    match fact:
        case Contributor(name=name, affiliation=affiliation):
            said = printed_name(node.text[fact.start : fact.end])
            return {"Name": name if name != said else None, "Affiliation": affiliation}
        case Dispatch(source=source, place=place, date=date):
            return {"Source": source, "Place": place, "Date": date}
        case Continuation(direction=direction, page=page):
            return {"Direction": direction, "Page": page}
