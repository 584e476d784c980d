"""What is known of an issue before its text is read, and where each fact came from.

The pipeline fills it from options, settings files and, last of all, the file's name; the parser puts the
page head between: it outranks the name and yields to everything else.  What none gives stays absent.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from convert.links import plain_number
from convert.parser.fold import fold
from convert.parser.numerals import issue_number

FactName = Literal["publication", "date", "number", "page", "section"]

FACT_NAMES: tuple[FactName, ...] = ("publication", "date", "number", "page", "section")
FROM_NAME = "name"
"""The source of a fact that was read from the file's name."""
FROM_FOLIO = "folio"
"""The source of a fact that was read from the page head."""

_PLAIN_NUMBER = re.compile(r"0*([0-9]+)")
_PRINTED_NUMBER = re.compile("[总總]?第?(.+?)[期号號]|[总總]?第(.+)")


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """Facts about an issue.

    `date` is ISO 8601 (YYYY-MM-DD), `page` as in `Page.number`, `section` the 版名 of that page.  `sections`
    says the section of each page by its number in one spelling (`A4` for A04: `links.plain_number`).  `sources` says
    where each fact came from (`--date`, `../issue.toml`, `folio`, `name`).
    """

    publication: str | None = None
    date: str | None = None
    number: str | None = None
    page: str | None = None
    section: str | None = None
    sections: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str | None:
        """The fact of that name, None where it is not known."""
        value: str | None = getattr(self, name)
        return value

    def section_of(self, page: str | None) -> str | None:
        """What `sections` calls the page of that number, however it is printed; None where it does not."""
        return self.sections.get(plain_number(page)) if page else None

    def disagrees(self, name: str, printed: str) -> bool:
        """Whether the page head says something else than what was given; the file's name is no such word."""
        given = self.get(name)
        if given is None or self.sources.get(name) == FROM_NAME:
            return False
        return differ(name, given, printed)

    def with_fact(self, name: str, value: str, source: str) -> IssueFacts:
        """The same facts with one more, or one in another's place."""
        changes: dict[str, Any] = {name: value, "sources": {**self.sources, name: source}}
        return replace(self, **changes)


def normal_page(printed: str) -> str:
    """A page number as the tree has it: NFKC, no spaces, no leading zeros (`03` is `3`, `A05` stays)."""
    text = "".join(unicodedata.normalize("NFKC", printed).split())
    plain = _PLAIN_NUMBER.fullmatch(text)
    return plain.group(1) if plain else text.upper()


def normal_number(printed: str) -> str:
    """期号 as a page head is read: 第12期, 总第12号 and 第十二期 are `12`; what is no number stays (创刊号)."""
    found = _PRINTED_NUMBER.fullmatch("".join(unicodedata.normalize("NFKC", printed).split()))
    return printed if found is None else issue_number(found[1] or found[2]) or printed


def comparable(name: str, value: str) -> str:
    """A fact as it is compared with another of that name: spaces and width make no odds, nor do zeros of a page."""
    if name == "page":
        return plain_number(value)
    return "".join(unicodedata.normalize("NFKC", value).split())


def differ(name: str, given: str, printed: str) -> bool:
    """Whether a page head says another fact than the one given: 濱江日報 is how a page in 繁体 prints 滨江日报."""
    return fold(comparable(name, given)) != fold(comparable(name, printed))
