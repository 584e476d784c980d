"""A newsMessage read back as an article tree, from what any tool sees: NITF, and the properties of NewsML-G2.

Nothing is read that G2 does not define; properties and elements of others are passed over, their text is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from convert.errors import UnreadableError
from convert.findings import Finding, finding
from convert.formats.base import Reading
from convert.formats.newsml.article_reader import document_of, read_article, read_furniture
from convert.formats.newsml.codes import Codes
from convert.formats.newsml.guard import parse_safely
from convert.formats.newsml.hashes import METADATA, content_hash, metadata_hash
from convert.formats.newsml.inline_reader import text_of
from convert.formats.newsml.metadata_reader import extensions, issue_of, package_of, page_of, release_of, without_source
from convert.formats.newsml.nitf_reader import line_of
from convert.formats.newsml.reader import is_canceled
from convert.formats.newsml.vocabulary import NITF, SCHEMES, g2
from convert.formats.xml import Element
from convert.tree import Article, Issue, Page, SourceFile, with_sources

_GROUP = f"{g2('groupSet')}/{g2('group')}"


def read(data: bytes) -> Reading:
    """The tree in a message, and what no longer fits in it.

    Raises UnreadableError: what `parse_safely` raises, NML033 no NewsML-G2 message, NML034 a message of someone else's.
    """
    root = parse_safely(data)
    _refuse_foreign(root)
    message = _Message(root)
    issue = message.issue()
    release, unusable = release_of(message.current, issue)
    return Reading(issue, tuple(dict.fromkeys([*message.findings, *unusable])), release)


def _refuse_foreign(root: Element) -> None:
    """Raise where a document is not what we write, and say what it is or what it lacks."""
    if root.tag != g2("newsMessage"):
        name = etree.QName(root)
        raise UnreadableError(
            finding("NML033", line=line_of(root), name=name.localname, namespace=name.namespace or "-")
        )
    missing = list(_missing(root))
    if missing:
        raise UnreadableError(finding("NML034", line=line_of(root), missing=", ".join(missing)))


def _missing(root: Element) -> Iterator[str]:
    packages = root.findall(f"{g2('itemSet')}/{g2('packageItem')}")
    items = root.findall(f"{g2('itemSet')}/{g2('newsItem')}")
    if not packages:
        yield "packageItem"
    if not any(Codes(item).declares_ours for item in packages or items):
        yield f"scheme {SCHEMES['bmpage']}"
    if packages and not any(Codes(p).of(g, "role") == "bmpage:articles" for p in packages for g in p.iterfind(_GROUP)):
        yield "group role bmpage:articles"
    if items and not any(document_of(item) is not None for item in items):
        yield f"inlineXML <nitf xmlns={NITF}>"


class _Message:
    """One message being read; `findings` collects what does not fit."""

    def __init__(self, root: Element) -> None:
        item_set = root.find(g2("itemSet"))
        items = [] if item_set is None else list(item_set.iterchildren("*"))
        self.current = [item for item in items if not is_canceled(item)]
        self.packages = [item for item in self.current if item.tag == g2("packageItem")]
        self.items: dict[str, Element] = {}
        canceled = (item for item in items if is_canceled(item))  # by others, it may be: the hash tells
        self.findings = [problem for item in canceled for problem in _changed(item, Codes(item))]
        for item in (item for item in items if item.tag == g2("newsItem")):
            if self.items.setdefault(item.get("guid") or "", item) is not item:
                self._skip(item, item.get("guid") or "")
        self._homes = self._orphans()

    def issue(self) -> Issue:
        """The issue with all its pages; its facts are those of the first page, each page names its source."""
        facts = [self._facts(package) for package in self.packages]
        for package, other in zip(self.packages, facts, strict=True):
            if without_source(other) != without_source(facts[0]):
                self.findings.append(finding("NML046", line=line_of(package), guid=package.get("guid") or ""))
        pages = tuple(self._page(package) for package in self.packages)
        empty = len(self.packages) == 1 and pages == (Page(),)
        if empty and extensions(self.packages[0], Codes(self.packages[0])).get("bmprop:pages") == "0":
            pages = ()
        issue = replace(facts[0] if facts else Issue(), pages=pages)
        return with_sources(issue, [SourceFile(one.source, one.sha256, one.encoding) for one in facts] if pages else ())

    def _facts(self, package: Element) -> Issue:
        codes = Codes(package)
        issue, findings = issue_of(package, codes)
        self.findings += [*findings, *_changed(package, codes)]
        return issue

    # ---- pages

    def _page(self, package: Element) -> Page:
        page, findings = read_furniture(package, Codes(package))
        self.findings += findings
        facts = page_of(package, Codes(package))
        return replace(
            facts,
            folios=page.folios,
            editor_lines=page.editor_lines,
            unplaced=page.unplaced,
            articles=tuple(self._articles(package)),
        )

    def _articles(self, package: Element) -> Iterator[Article]:
        seen = set()
        for reference in package.iterfind(f"{_GROUP}/{g2('itemRef')}"):
            guid = reference.get("residref")
            if guid is None:
                continue
            item = self.items.get(guid)
            if item is None or guid in seen:
                self.findings.append(finding("NML042", line=line_of(reference), reference=guid))
            else:
                yield from self._article(item)
            seen.add(guid)
        for item in self._homes[package.get("guid") or ""]:
            self.findings.append(finding("NML043", line=line_of(item), guid=item.get("guid") or ""))
            yield from self._article(item)

    def _orphans(self) -> dict[str, list[Element]]:
        """The news items that no package refers to, by the package at whose end they are read; not the canceled."""
        referred = {
            r.get("residref") for package in self.packages for r in package.iterfind(f"{_GROUP}/{g2('itemRef')}")
        }
        guids = [package.get("guid") or "" for package in self.packages]
        homes: dict[str, list[Element]] = defaultdict(list)
        for guid, item in self.items.items():
            if guid not in referred and guids and not is_canceled(item):
                home = package_of(item)
                homes[home if home in guids else guids[-1]].append(item)
        return homes

    # ---- articles

    def _article(self, item: Element) -> Iterator[Article]:
        guid = item.get("guid") or ""
        document = document_of(item)
        if document is None:
            self._skip(item, guid)
            return
        codes = Codes(item)
        article, findings = read_article(item, document, codes)
        self.findings += [*findings, *_changed(item, codes, document)]
        if is_canceled(item):
            self.findings.append(finding("NML044", line=line_of(item), guid=guid))
        yield article

    def _skip(self, item: Element, guid: str) -> None:
        """Leave an item out: its guid stood before, or it has no NITF."""
        self.findings.append(finding("NML049", line=line_of(item), guid=guid))


def _changed(item: Element, codes: Codes, document: Element | None = None) -> Iterator[Finding]:
    """What the hashes of an item say that was changed: the content that it has (NML041), its metadata (NML051)."""
    for hashed in item.findall(f"{g2('itemMeta')}/{g2('hash')}"):
        scope = codes.of(hashed, "scope")
        if codes.of(hashed, "hashtype") != "bmhash:sha256-c14n":
            continue
        if not scope and document is not None and text_of(hashed) != content_hash(document):
            yield finding("NML041", line=line_of(item), guid=item.get("guid") or "")
        elif scope == METADATA and text_of(hashed) != metadata_hash(item):
            yield finding("NML051", line=line_of(item), guid=item.get("guid") or "")
