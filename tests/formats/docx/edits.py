"""What other programs and people do to a document: each function gives the changed document."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from convert.formats.docx.vocabulary import DOCUMENT_PART, STYLES_PART, VAL, P, R, T, w
from convert.formats.xml import parse, serialize
from convert.formats.zips import pack, unpack

Edit = Callable[[bytes], bytes]


def on_text(name: str, change: Callable[[str], str]) -> Edit:
    """A change of one part's XML as a string."""

    def edit(data: bytes) -> bytes:
        parts = unpack(data)
        before = parts[name].decode()
        after = change(before)
        assert after != before, "the edit finds nothing to change"
        return pack({**parts, name: after.encode()}.items())

    return edit


def on_root(change: Callable[[etree._Element], None], name: str = DOCUMENT_PART) -> Edit:
    """A change of one part's element tree."""

    def edit(data: bytes) -> bytes:
        parts = unpack(data)
        root = parse(parts[name])
        change(root)
        return pack({**parts, name: serialize(root)}.items())

    return edit


def both(*edits: Edit) -> Edit:
    """One edit after the other."""

    def edit(data: bytes) -> bytes:
        for one in edits:
            data = one(data)
        return data

    return edit


def ids_of_word(data: bytes) -> bytes:
    """Style ids as a Chinese Word gives them: `a3`, `11`; names stay."""
    parts = unpack(data)
    ids = re.findall(r'w:styleId="(\w+)"', parts[STYLES_PART].decode())
    new = {old: f"a{number}" for number, old in enumerate(ids)}
    for name in (STYLES_PART, DOCUMENT_PART):
        text = parts[name].decode()
        for tag in ("w:styleId=", "w:pStyle w:val=", "w:rStyle w:val=", "w:basedOn w:val=", "w:next w:val="):
            text = re.sub(f'{tag}"(\\w+)"', lambda found, tag=tag: f'{tag}"{new[found[1]]}"', text)
        parts[name] = text.encode()
    return pack(parts.items())


def shown_names(data: bytes) -> bytes:
    """Built-in styles under the names that a window in Chinese shows."""
    names = {
        "heading 1": "标题 1", "heading 2": "标题 2", "heading 3": "标题 3", "Body Text": "正文文本", "caption": "题注",
        "Title": "标题", "Subtitle": "副标题", "toc 1": "目录 1", "TOC Heading": "TOC 标题",
    }  # fmt: skip
    parts = unpack(data)
    text = parts[STYLES_PART].decode()
    for english, chinese in names.items():
        text = text.replace(f'<w:name w:val="{english}"/>', f'<w:name w:val="{chinese}"/>')
    return pack({**parts, STYLES_PART: text.encode()}.items())


def capital_names(data: bytes) -> bytes:
    """`Heading 1` as LibreOffice has it, for Word's `heading 1`."""
    parts = unpack(data)
    text = re.sub(r'<w:name w:val="heading (\d)"/>', r'<w:name w:val="Heading \1"/>', parts[STYLES_PART].decode())
    return pack({**parts, STYLES_PART: text.encode()}.items())


def _split_runs(root: etree._Element) -> None:
    """Each run in two, with revision ids, a proofing mark and a page break that Word remembers."""
    for text in [t for t in root.iter(T) if len(t.text or "") > 1]:
        run = text.getparent()
        assert run is not None and text.text
        rest = etree.fromstring(etree.tostring(run))
        half = len(text.text) // 2
        rest.find(T).text = text.text[half:]  # type: ignore[union-attr]
        text.text = text.text[:half]
        for part in (text, rest.find(T)):
            part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")  # type: ignore[union-attr]
        run.set(w("rsidR"), "00A77B3E")
        rest.insert(0 if rest[0].tag == T else 1, etree.Element(w("lastRenderedPageBreak")))
        mark = etree.Element(w("proofErr"), {w("type"): "spellStart"})
        run.addnext(mark)
        mark.addnext(rest)


def _wrapped(tag: str, **attributes: str) -> Callable[[etree._Element], None]:
    def change(root: etree._Element) -> None:
        for run in [r for p in root.iter(P) for r in p.findall(R)]:
            shell = etree.Element(w(tag), {w(key): value for key, value in attributes.items()})
            run.addprevious(shell)
            shell.append(run)

    return change


def _in_controls(root: etree._Element) -> None:
    for paragraph in [p for p in root[0] if p.tag == P]:
        control = etree.Element(w("sdt"))
        etree.SubElement(control, w("sdtPr"))
        paragraph.addprevious(control)
        etree.SubElement(control, w("sdtContent")).append(paragraph)


def _commented(root: etree._Element) -> None:
    for number, paragraph in enumerate(p for p in root[0] if p.tag == P):
        paragraph.insert(1, etree.Element(w("commentRangeStart"), {w("id"): str(number)}))
        etree.SubElement(paragraph, w("commentRangeEnd"), {w("id"): str(number)})
        etree.SubElement(etree.SubElement(paragraph, R), w("commentReference"), {w("id"): str(number)})


def _blank_lines(root: etree._Element) -> None:
    for paragraph in [p for p in root[0] if p.tag == P][2:]:
        paragraph.addprevious(etree.Element(P))


def _direct(root: etree._Element) -> None:
    for run in root.iter(R):
        properties = run.find(w("rPr"))
        if properties is None:
            properties = etree.Element(w("rPr"))
            run.insert(0, properties)
        etree.SubElement(properties, w("b"))
        etree.SubElement(properties, w("sz"), {VAL: "40"})


def _bookmarks_between(root: etree._Element) -> None:
    """Starts before their paragraphs, ends behind them, as some programs write them."""
    for paragraph in [p for p in root[0] if p.tag == P]:
        if paragraph[1:] and paragraph[1].tag == w("bookmarkStart"):
            for mark in paragraph.findall(w("bookmarkStart")):
                if mark.get(w("name"), "").startswith(("Page", "Article", "Photo", "Item", "Box", "Body")):
                    paragraph.addprevious(mark)


split_runs = on_root(_split_runs)
smart_tags = on_root(_wrapped("smartTag", uri="urn:schemas-microsoft-com:office:smarttags", element="chsdate"))
inserted = on_root(_wrapped("ins", id="90", author="简宁", date="2024-05-02T00:00:00Z"))
content_controls = on_root(_in_controls)
comments = on_root(_commented)
blank_lines = on_root(_blank_lines)
direct_formatting = on_root(_direct)
bookmarks_between = on_root(_bookmarks_between)
