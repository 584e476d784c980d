"""Damaged EPUBs, made of a good one: every kind of element and attribute dropped, doubled, renamed, emptied, moved."""

from __future__ import annotations

import copy
import io
import struct
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count

from lxml import etree

from convert.errors import UnreadableError
from convert.formats import xml, zips
from convert.formats.base import WriteOptions
from convert.formats.epub import FORMAT
from convert.formats.epub.opened import open_book, part
from convert.formats.epub.vocabulary import EPUB_TYPE, XHTML
from convert.tree import Folio, Issue, Page
from tests.trees import CORPUS, issue

TIME = WriteOptions(
    time=datetime(2024, 5, 1, tzinfo=UTC), time_known=True, provider="江城报业", rights="版权所有",
    embargo=datetime(2024, 5, 1, 6, tzinfo=UTC),
)  # fmt: skip
MIMETYPE = frozenset({"mimetype"})
NAV, PACKAGE, STYLE, NCX = "EPUB/nav.xhtml", "EPUB/content.opf", "EPUB/style.css", "EPUB/toc.ncx"
CONTAINER = "META-INF/container.xml"


def whole_issue() -> Issue:
    """Two pages that hold every structure of the corpus that damage can strike."""
    every = CORPUS["every_node"].pages[0]
    jumps = CORPUS["jumps"].pages[0]
    last = Page(
        "2", "副刊", (Folio("第2版"),), (*jumps.articles, *CORPUS["traditional_in_simplified"].pages[0].articles)
    )
    return issue(every, last)


def good() -> dict[str, bytes]:
    """The parts of a good EPUB."""
    return zips.unpack(FORMAT.write(whole_issue(), TIME).data)


def packed(parts: dict[str, bytes]) -> bytes:
    """Parts as an EPUB again."""
    return zips.pack(parts.items(), stored=MIMETYPE)


def with_part(parts: dict[str, bytes], name: str, data: bytes) -> bytes:
    """The EPUB with one part changed."""
    return packed({**parts, name: data})


# --------------------------------------------------------------------------- XML parts


def _serialized(name: str, root: etree._Element) -> bytes:
    return xml.serialize(root, "<!DOCTYPE html>" if name.endswith(".xhtml") else None)


def _kind(element: etree._Element) -> str:
    tag = etree.QName(element).localname
    said = element.get("class") or element.get("property") or element.get("rel") or element.get("id") or ""
    return f"{tag}.{said.replace(' ', '.')}" if said else tag


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _double(element: etree._Element) -> None:
    element.addnext(copy.deepcopy(element))


def _rename(element: etree._Element) -> None:
    element.tag = f"{{{etree.QName(element).namespace}}}blink"


def _foreign(element: etree._Element) -> None:
    element.tag = "{urn:example:none}strange"


def _empty(element: etree._Element) -> None:
    for child in list(element):
        element.remove(child)
    element.text = None


def _blank(element: etree._Element) -> None:
    _empty(element)
    element.text = " "


def _move(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.insert(0, element)
    if parent[-1] is element:
        parent.append(etree.SubElement(parent, "{http://www.w3.org/1999/xhtml}hr"))


def _wrap(element: etree._Element) -> None:
    wrapper = etree.Element(element.tag)
    element.addprevious(wrapper)
    wrapper.append(element)


def _stray(element: etree._Element) -> None:
    etree.SubElement(element, f"{{{etree.QName(element).namespace}}}p").text = "闯入"


def _unknown_attribute(element: etree._Element) -> None:
    element.set("nonsense", "1")


def _swap(element: etree._Element) -> None:
    """Exchanged with the element behind it; alone, or last, it stays."""
    other = element.getnext()
    if other is not None:
        other.tail, element.tail = element.tail, other.tail
        other.addnext(element)


def _reword(element: etree._Element) -> None:
    """One character of its own text another; an element without text of its own stays."""
    text = element.text or ""
    if text.strip():
        last = text.rstrip()[-1]
        element.text = text.rstrip()[:-1] + ("8" if last.isdecimal() and last != "8" else "某")


ELEMENT_CHANGES = {
    "drop": _drop, "double": _double, "rename": _rename, "foreign": _foreign, "empty": _empty, "blank": _blank,
    "move": _move, "swap": _swap, "wrap": _wrap, "stray": _stray, "reword": _reword,
    "unknown-attribute": _unknown_attribute,
}  # fmt: skip
ATTRIBUTE_VALUES = {"drop": None, "empty": "", "wrong": "x-none", "spaces": " a b ", "hash": "#nowhere"}


Act = Callable[[etree._Element], None]


def _with_attribute(name: str, value: str | None) -> Act:
    def act(element: etree._Element) -> None:
        if value is None:
            del element.attrib[name]
        else:
            element.set(name, value)

    return act


def _renamed_attribute(name: str) -> Act:
    def act(element: etree._Element) -> None:
        element.set("title", element.attrib.pop(name))

    return act


def _with_anothers(name: str) -> Act:
    """The value that another element of the document has: a reference that leads to the wrong place."""

    def act(element: etree._Element) -> None:
        values = [e.get(name, "") for e in element.getroottree().getroot().iter(etree.Element) if e.get(name)]
        mine = element.get(name)
        element.set(name, next((value for value in values if value != mine), mine or ""))

    return act


def xml_mutations(parts: dict[str, bytes], every: int = 1) -> Iterator[tuple[str, bytes]]:
    """Each change of each kind of element and attribute, once a kind of parent and of document; every so many-th."""
    turn = count()
    for label, name, position, act in _changes(parts):
        if next(turn) % every == 0:
            root = xml.parse(parts[name])
            act(list(root.iter(etree.Element))[position])
            yield label, with_part(parts, name, _serialized(name, root))


def _changes(parts: dict[str, bytes]) -> Iterator[tuple[str, str, int, Act]]:
    """Label, part, position of the element in document order, and what is done to it."""
    seen: set[tuple[str, str, str]] = set()
    for name in [n for n in parts if n.endswith((".xhtml", ".opf", ".xml", ".ncx"))]:
        document = "article" if "-article-" in name else name.rpartition("/")[2]
        for position, element in enumerate(xml.parse(parts[name]).iter(etree.Element)):
            parent = element.getparent()
            kind = _kind(element)
            where = kind if parent is None else f"{_kind(parent)} {kind}"
            for label, act in _acts(element):
                if (document, where, label) not in seen:
                    seen.add((document, where, label))
                    yield f"{document}-{position}-{kind}-{label}", name, position, act


def _acts(element: etree._Element) -> Iterator[tuple[str, Act]]:
    for label, act in ELEMENT_CHANGES.items():
        if element.getparent() is not None or label not in {"drop", "double", "move", "wrap"}:
            yield label, act
    for attribute in map(str, element.attrib):
        short = attribute.rpartition("}")[2]
        for label, value in ATTRIBUTE_VALUES.items():
            yield f"@{short}-{label}", _with_attribute(attribute, value)
        yield f"@{short}-rename", _renamed_attribute(attribute)
        yield f"@{short}-anothers", _with_anothers(attribute)


# --------------------------------------------------------------------------- everything else

REPLACEMENTS: dict[str, tuple[str, str, str]] = {
    "nav-heading-deeper": (NAV, '<h1 id="toc-title">', '<h1 id="toc">'),
    "nav-no-doctype": (NAV, "<!DOCTYPE html>", ""),
    "nav-old-doctype": (
        NAV, "<!DOCTYPE html>",
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">',
    ),
    "nav-entity": (NAV, "<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY a "b">]>'),
    "nav-unknown-entity": (NAV, "目录</h1>", "目录&nbsp;</h1>"),
    "nav-control-character": (NAV, "目录</h1>", "目录&#7;</h1>"),
    "nav-xml-1.1": (NAV, 'version="1.0"', 'version="1.1"'),
    "nav-latin-1": (NAV, 'encoding="UTF-8"', 'encoding="ISO-8859-1"'),
    "nav-not-closed": (NAV, "</html>", ""),
    "nav-links-to-a-remote-page": (NAV, 'href="page-01.xhtml#page-1"', 'href="http://example.com/"'),
    "nav-links-to-a-missing-id": (NAV, "page-01.xhtml#page-1", "page-01.xhtml#page-9"),
    "nav-links-to-a-missing-file": (NAV, 'href="page-01.xhtml#page-1"', 'href="page-09.xhtml"'),
    "opf-doctype": (PACKAGE, "<package", "<!DOCTYPE package>\n<package"),
    "opf-instruction": (PACKAGE, "<package", "<?xml-stylesheet href='x.css'?>\n<package"),
    "opf-version-2": (PACKAGE, 'version="3.0"', 'version="2.0"'),
    "opf-modified-without-zone": (PACKAGE, "2024-05-01T00:00:00Z", "2024-05-01T00:00:00"),
    "opf-modified-no-such-day": (PACKAGE, "2024-05-01T00:00:00Z", "2024-02-31T00:00:00Z"),
    "opf-date-no-such-day": (PACKAGE, "<dc:date>2024-05-01", "<dc:date>2024-13-41"),
    "opf-language-of-no-form": (PACKAGE, "<dc:language>zh-Hans", "<dc:language>zh_CN"),
    "opf-spine-twice": (PACKAGE, '<itemref idref="page-01"/>', '<itemref idref="page-01"/><itemref idref="page-01"/>'),
    "opf-spine-unknown": (PACKAGE, '<itemref idref="page-01"/>', '<itemref idref="page-77"/>'),
    "opf-spine-misses-one": (PACKAGE, '<itemref idref="page-01-article-01"/>', ""),
    "opf-manifest-href-twice": (PACKAGE, 'href="page-01-end.xhtml"', 'href="page-01.xhtml"'),
    "opf-manifest-id-twice": (PACKAGE, 'id="page-01-end"', 'id="page-01"'),
    "opf-manifest-missing-file": (PACKAGE, 'href="page-01-end.xhtml"', 'href="page-08-end.xhtml"'),
    "opf-manifest-wrong-type": (PACKAGE, 'media-type="text/css"', 'media-type="text/html"'),
    "opf-remote-item": (PACKAGE, 'href="style.css"', 'href="http://example.com/style.css"'),
    "opf-unknown-prefix": (PACKAGE, "schema:accessMode<", "nobody:accessMode<"),
    "opf-unknown-property": (PACKAGE, 'property="pageBreakSource"', 'property="pageBreakOrigin"'),
    "opf-refines-nothing": (PACKAGE, 'refines="#contributor-1"', 'refines="#contributor-99"'),
    "opf-hazard-contradicts": (PACKAGE, "accessibilityHazard\">none", "accessibilityHazard\">none flashing"),
    "ncx-other-uid": (NCX, "urn:uuid:", "urn:uuid:0"),
    "ncx-missing-target": (NCX, 'src="page-01.xhtml#page-1"', 'src="page-01.xhtml#none"'),
    "container-other-package": (CONTAINER, "EPUB/content.opf", "EPUB/none.opf"),
    "container-wrong-type": (CONTAINER, "application/oebps-package+xml", "text/xml"),
    "style-brace-missing": (STYLE, "body {", "body"),
    "style-brace-too-many": (STYLE, "body {", "body {{"),
    "style-colon-missing": (STYLE, "line-height: 1.8;", "line-height 1.8;"),
    "style-string-open": (STYLE, '"Songti SC"', '"Songti SC'),
    "style-comment-open": (STYLE, "contents as a page */", "contents as a page"),
    "style-import": (STYLE, "html {", '@import "other.css";\nhtml {'),
    "style-remote-font": (STYLE, "line-height: 1.8;", "background: url(http://example.com/x.png);"),
    "style-missing-picture": (STYLE, "line-height: 1.8;", "background: url(x.png);"),
    "style-charset": (STYLE, "/* A Chinese", '@charset "GBK";\n/* A Chinese'),
    "style-selector": (STYLE, "body {", "..body {"),
    "style-semicolon-missing": (STYLE, "line-height: 1.8;", "line-height: 1.8"),
}  # fmt: skip
"""Part, what stands there, what is put in its place (once)."""

ARTICLE = "EPUB/page-01-article-01.xhtml"
ARTICLE_REPLACEMENTS = {
    "id-twice": ("</header>", '</header><p class="paragraph" id="p3-every">重</p>'),
    "script": ("</header>", "</header><script>1</script>"),
    "image-without-file": ("</header>", '</header><img src="none.png" alt=""/>'),
    "event-handler": ("<header>", '<header onclick="x()">'),
    "heading-skipped": ('<h3 class="crosshead">小标题</h3>', '<h6 class="crosshead">小标题</h6>'),
    "paragraph-in-paragraph": ('<p class="paragraph">正文</p>', '<p class="paragraph"><p>正文</p></p>'),
    "loose-list-item": ('<ul class="list">', '<div class="list">'),
    "link-nowhere": ('href="page-02.xhtml#page-2"', 'href="page-02.xhtml#page-7"'),
    "link-to-script": ('class="kicker"', 'class="kicker" style="position: fixed"'),
    "languages-differ": ('xml:lang="zh-Hans"', 'xml:lang="en"'),
    "datetime-no-date": ("<time ", '<time datetime="gestern" '),
    "style-sheet-missing": ('href="style.css"', 'href="gone.css"'),
    "unknown-role": ('role="note"', 'role="doc-none"'),
    "unknown-type": ('role="note"', 'epub:type="nobody:knows"'),
    "comment-with-two-dashes": ("</header>", "</header><!-- a -- b -->"),
    "text-in-section": ("</header>", "</header>裸文字"),
    "base": ("<title>", '<base href="http://example.com/"/><title>'),
    "second-title": ("<title>", "<title>甲</title><title>"),
    "no-charset": ('<meta charset="utf-8"/>', ""),
    "other-charset": ('<meta charset="utf-8"/>', '<meta charset="gbk"/>'),
    "nested-links": ("（下转2版）", '<a href="page-02.xhtml">（下转2版）</a>'),
}


def replacement_mutations(parts: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Changes of words, each a fault that writers have made."""
    rows = [*REPLACEMENTS.items(), *((f"article-{n}", (ARTICLE, *row)) for n, row in ARTICLE_REPLACEMENTS.items())]
    for label, (name, old, new) in rows:
        text = parts[name].decode()
        if old in text:
            yield label, with_part(parts, name, text.replace(old, new, 1).encode())


def container_mutations(parts: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Faults of the zip container and of what it holds."""
    whole = packed(parts)
    for name in parts:
        yield f"without-{name.rpartition('/')[2]}", packed({n: d for n, d in parts.items() if n != name})
        yield f"hollow-{name.rpartition('/')[2]}", with_part(parts, name, b"")
        yield f"cut-{name.rpartition('/')[2]}", with_part(parts, name, parts[name][: len(parts[name]) // 2])
    yield "mimetype-last", packed(dict(reversed(parts.items())))
    yield "mimetype-compressed", zips.pack(parts.items())
    yield "mimetype-with-newline", with_part(parts, "mimetype", parts["mimetype"] + b"\n")
    yield "mimetype-of-a-zip", with_part(parts, "mimetype", b"application/zip")
    yield "mimetype-with-extra-field", _extra_field(parts)
    yield "stranger", packed({**parts, "EPUB/extra.txt": b"x"})
    yield "stranger-in-meta-inf", packed({**parts, "META-INF/encryption.xml": b"<encryption/>"})
    yield "undeclared-document", packed({**parts, "EPUB/page-02-article-77.xhtml": parts[ARTICLE]})
    yield "same-name-in-capitals", packed({**parts, "EPUB/STYLE.css": parts[STYLE]})
    yield "name-leaves-the-folder", packed({**parts, "../evil.xhtml": b"x"})
    yield "absolute-name", packed({**parts, "/etc/evil": b"x"})
    yield "not-a-zip", b"\xff" * 200
    yield "empty-file", b""
    yield "truncated", whole[: len(whole) // 2]
    yield "bytes-before", b"junk" + whole
    yield "damaged-byte", whole[:900] + bytes([whole[900] ^ 0xFF]) + whole[901:]
    yield "utf-16", with_part(parts, NAV, parts[NAV].decode().replace("UTF-8", "UTF-16").encode("utf-16"))
    yield "gbk", with_part(parts, NAV, parts[NAV].decode().encode("gb18030"))
    yield "encrypted", _encrypted(whole)


def _extra_field(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, zips.ZIP_DATE)
            if name == "mimetype":
                info.extra = struct.pack("<HH4s", 0x5A5A, 4, b"ours")
            archive.writestr(info, data)
    return out.getvalue()


def _encrypted(whole: bytes) -> bytes:
    """The flag of encryption set at one entry, in its header and in the directory."""
    data = bytearray(whole)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = data.find(mark, data.find(mark) + 4)
        data[position + offset] |= 1
    return bytes(data)


def mutations(every: int = 1) -> dict[str, bytes]:
    """All damaged files by what was done to them; of those of XML parts only every so many-th."""
    parts = good()
    found: dict[str, bytes] = {**dict(container_mutations(parts)), **dict(replacement_mutations(parts))}
    for label, data in xml_mutations(parts, every):
        found.setdefault(label, data)
    return found


SEVERAL = (
    "several_pages", "enriched", "traditional_in_simplified", "no_facts", "furniture", "jumps", "translation",
    "questions", "photo_with_headline", "contributors_everywhere",
)  # fmt: skip
"""Trees of the corpus whose books differ in what they hold."""


def mutations_of_several(every: int) -> Iterator[tuple[str, bytes, bytes]]:
    """Of the books of several trees every so many-th mutation: what was done, the damaged file, the good one."""
    for name in SEVERAL:
        whole = FORMAT.write(CORPUS[name], TIME).data
        for label, data in xml_mutations(zips.unpack(whole), every):
            yield f"{name} {label}", data, whole


# --------------------------------------------------------------------------- what a book means


def meaning(data: bytes) -> object:
    """All that a book says to who reads it or files it: the tree, the metadata, where each link leads; None if unreadable.

    White space around values, ids that nothing refers to and the order of the metadata say nothing.
    """
    try:
        reading = FORMAT.read(data)
        book = open_book(data)
        links = [_links(part(book.container, name)) for name in (NAV, *book.documents)]
    except UnreadableError:
        return None
    return reading.issue, _metadata(book.package), links


def _metadata(package: etree._Element) -> list[tuple[str, ...]]:
    """Each statement of the metadata, with what it is about in words."""
    about = {f"#{e.get('id')}": (e.text or "").strip() for e in package.iter(etree.Element) if e.get("id")}
    said = []
    for element in package.iterfind("{*}metadata/{*}*"):
        name = element.get("property") or element.get("name") or etree.QName(element).localname
        refined = about.get(element.get("refines", ""), element.get("refines", ""))
        said.append((name, (element.text or element.get("content") or "").strip(), refined))
    return sorted(said)


def _links(root: etree._Element) -> list[tuple[str, str, str]]:
    """Address, words and kind of each link."""
    return [
        (a.get("href", ""), "".join(a.itertext()).strip(), a.get(EPUB_TYPE, "")) for a in root.iter(f"{{{XHTML}}}a")
    ]
