"""One news item as an article: its metadata, its NITF, and the facts that its partMeta hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from convert.findings import Finding, finding
from convert.formats.fixity import as_it_stands
from convert.formats.newsml.codes import Codes
from convert.formats.newsml.inline_reader import Makers
from convert.formats.newsml.metadata_reader import alt_ids, article_of
from convert.formats.newsml.nitf_reader import FactReader, NitfReader, line_of
from convert.formats.newsml.parts import parts_of
from convert.formats.newsml.properties import people
from convert.formats.newsml.vocabulary import XML_LANG, g2, nitf
from convert.formats.xml import Element
from convert.tree import Article, EditorLine, Fact, Folio, Page, TextNode, Unplaced, is_blank

_NITF = f"{g2('contentSet')}/{g2('inlineXML')}/{nitf('nitf')}"
_FURNITURE: dict[str, type[TextNode]] = {
    "bmpage:folio": Folio,
    "bmpage:editor-line": EditorLine,
    "bmpage:unplaced": Unplaced,
}


def document_of(item: Element) -> Element | None:
    """The NITF of a news item."""
    return item.find(_NITF)


def read_article(item: Element, document: Element, codes: Codes) -> tuple[Article, list[Finding]]:
    """The article, and what in its item does not fit: NML041 where its text is not the one that was written."""
    article, findings = article_of(item, codes)
    parts, problems = read_parts(item, codes)
    meta = item.find(g2("contentMeta"))
    reader = NitfReader(affiliations([] if meta is None else people(meta, codes)), parts)
    head, body = reader.read(document)
    whole = replace(article, head=head, body=body, language=item.get(XML_LANG) or "und")
    known = as_it_stands(whole, alt_ids(item, codes).get("text-sha256"))
    if known is not whole:
        findings.append(finding("NML041", line=line_of(item), guid=item.get("guid") or ""))
    return known, [*findings, *problems, *reader.findings]


def read_marked(
    document: Element, makers: Iterable[tuple[str, str, str | None]], parts: Mapping[str, list[Fact]]
) -> Article:
    """An article of the texts in an `<nitf>` that can hold facts, and nothing else."""
    return Article("", *FactReader(affiliations(makers), parts).read(document))


def read_holders(
    holders: Iterable[Element], makers: Iterable[tuple[str, str, str | None]], parts: Mapping[str, list[Fact]]
) -> list[tuple[Fact, ...]]:
    """The facts in each of these texts; none in one of white space."""
    reader = NitfReader(affiliations(makers), parts)
    return [facts for text, facts in map(reader.inline, holders) if not is_blank(text)]


def affiliations(makers: Iterable[tuple[str, str, str | None]]) -> Makers:
    """The affiliations of makers by role and name."""
    return {(role, name): more for role, name, more in makers}


def read_furniture(
    package: Element, codes: Codes, known: tuple[dict[str, list[Fact]], list[Finding]] | None = None
) -> tuple[Page, list[Finding]]:
    """What is printed on a page beside its articles: a page of folios, editors' lines and unplaced texts alone.

    `known` is what `read_parts` gives, if it was asked before.
    """
    parts, problems = known or read_parts(package, codes)
    reader = NitfReader({}, parts)
    nodes: dict[str, list[TextNode]] = defaultdict(list)
    for description in package.iterfind(f"{g2('contentMeta')}/{g2('description')}"):
        role = codes.of(description, "role")
        if role in _FURNITURE:
            nodes[role] += reader.text(_FURNITURE[role], description)
    folios, editor_lines, unplaced = (tuple(nodes[role]) for role in _FURNITURE)
    page = Page(folios=folios, editor_lines=editor_lines, unplaced=unplaced)  # type: ignore[arg-type]
    return page, [*problems, *reader.findings]


def read_parts(item: Element, codes: Codes) -> tuple[dict[str, list[Fact]], list[Finding]]:
    """The facts in an item's partMeta by the id of the element that they are about; NML047 where one is no fact."""
    parts: dict[str, list[Fact]] = defaultdict(list)
    problems = []
    for identifier, fact in parts_of(item, codes):
        if fact is None:
            problems.append(finding("NML047", line=line_of(item), field="partMeta", value=identifier))
        else:
            parts[identifier].append(fact)
    return parts, problems
