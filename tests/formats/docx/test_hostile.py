"""Foreign, damaged and hostile files are refused with a code and the reason, in bounded time."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from functools import cache

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convert.errors import ConvertError, UnreadableError
from convert.formats.docx import FORMAT
from convert.formats.docx.blank import template_bytes
from convert.formats.zips import pack, unpack
from convert.limits import MAX_DOCX_DEPTH, MAX_DOCX_RELATIONS, MAX_DOCX_TAGS, MAX_DOCX_XML
from tests.formats.docx.samples import written
from tests.trees import CORPUS

DOCUMENT, TYPES, RELS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
SETTINGS_RELS = "word/_rels/settings.xml.rels"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LAUGHS = (
    '<!DOCTYPE w:document [<!ENTITY a "哈">'
    + "".join(f'<!ENTITY {b} "{10 * ("&" + a + ";")}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)
OUTSIDE = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


@cache
def good() -> bytes:
    return written(CORPUS["plain_news"])


def with_part(name: str, blob: bytes) -> bytes:
    return pack({**unpack(good()), name: blob}.items())


def without(name: str) -> bytes:
    return pack((n, b) for n, b in unpack(good()).items() if n != name)


def replaced(name: str, before: str, after: str) -> bytes:
    text = unpack(good())[name].decode()
    assert before in text
    return with_part(name, text.replace(before, after).encode())


def behind_declaration(name: str, more: str) -> bytes:
    return replaced(name, "?>\n", "?>\n" + more)


def related(name: str, kind: str, target: str, mode: str = "External") -> bytes:
    entry = f'<Relationship Id="rId99" Type="{KINDS}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    if name == RELS:
        return replaced(name, "</Relationships>", f"{entry}</Relationships>")
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return with_part(name, f'<Relationships xmlns="{space}">{entry}</Relationships>'.encode())


def in_body(more: str) -> bytes:
    return replaced(DOCUMENT, "<w:body>", f"<w:body>{more}")


def encrypted() -> bytes:
    data = bytearray(good())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def twice() -> bytes:
    out = io.BytesIO(good())
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(DOCUMENT, b"<x/>")
    return out.getvalue()


def by_python_docx() -> bytes:
    document, out = Document(), io.BytesIO()
    document.add_heading("Report", 1)
    document.add_paragraph("Text")
    document.save(out)
    return out.getvalue()


def many_relations() -> bytes:
    entry = f'<Relationship Id="r{{}}" Type="{KINDS}/hyperlink" Target="http://a.example/" TargetMode="External"/>'
    more = "".join(entry.format(number) for number in range(MAX_DOCX_RELATIONS))
    return replaced(RELS, "</Relationships>", f"{more}</Relationships>")


def many_attributes() -> bytes:
    return in_body("<w:p " + " ".join(f'a{number}=""' for number in range(MAX_DOCX_TAGS)) + "/>")


def nested_parts() -> bytes:
    marks = "".join(f'<w:bookmarkStart w:id="{n}" w:name="Box_{n}"/>' for n in range(900, 902 + MAX_DOCX_DEPTH))
    return replaced(
        DOCUMENT, '<w:p><w:pPr><w:pStyle w:val="BodyText"/>', f'{marks}<w:p><w:pPr><w:pStyle w:val="BodyText"/>'
    )


DEEP = "<w:sdt><w:sdtContent>" * 600 + "</w:sdtContent></w:sdt>" * 600
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

REFUSED: list[tuple[str, str, str, Callable[[], bytes]]] = [
    ("nothing", "ZIP001", "", lambda: b""),
    ("text", "ZIP001", "", lambda: b"no zip"),
    ("half a file", "ZIP001", "", lambda: good()[: len(good()) // 2]),
    ("an old .doc, or one with a password", "DOCX001", "password", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)),
    ("an encrypted entry", "ZIP006", "", encrypted),
    ("two parts of one name", "ZIP005", DOCUMENT, twice),
    ("a way up", "ZIP004", "..", lambda: with_part("../../evil.xml", b"<x/>")),
    ("a root", "ZIP004", "/etc", lambda: with_part("/etc/cron.d/x", b"<x/>")),
    ("a back slash", "ZIP004", "", lambda: with_part("word\\..\\..\\x", b"<x/>")),
    ("a bomb", "ZIP003", DOCUMENT, lambda: with_part(DOCUMENT, b" " * (33 * 1024 * 1024))),
    ("a bomb of many parts", "ZIP003", "zip", lambda: pack((f"{n}.xml", bytes(30 * 1024 * 1024)) for n in range(3))),
    ("a large part", "ZIP003", DOCUMENT, lambda: with_part(DOCUMENT, b"<a>" + b" " * MAX_DOCX_XML + b"</a>")),
    ("too many parts", "ZIP002", "", lambda: pack((f"{n}", b"") for n in range(20_001))),
    ("too many tags", "DOCX025", "tags", lambda: in_body("<w:p/>" * MAX_DOCX_TAGS)),
    ("too many attributes", "DOCX025", "tags", many_attributes),
    ("too many relationships", "DOCX025", "relationships", many_relations),
    ("parts in parts in parts", "DOCX025", "inside each other", nested_parts),
    ("elements in elements", "DOCX005", DOCUMENT, lambda: in_body(DEEP)),
    ("one endless text", "DOCX005", DOCUMENT, lambda: in_body(f"<w:p><w:r><w:t>{'a' * (MAX_DOCX_XML - 100_000)}</w:t></w:r></w:p>")),
    ("a billion laughs", "DOCX005", "document type", lambda: behind_declaration(DOCUMENT, LAUGHS)),
    ("an entity from outside", "DOCX005", "document type", lambda: behind_declaration(DOCUMENT, OUTSIDE)),
    ("a document type in the styles", "DOCX005", "styles.xml", lambda: behind_declaration("word/styles.xml", "<!DOCTYPE x>")),
    ("a document type in the properties", "DOCX005", "core.xml", lambda: with_part("docProps/core.xml", b"<!DOCTYPE x><x/>")),
    ("a document type in relationships", "DOCX005", ".rels", lambda: with_part("_rels/.rels", b"<!DOCTYPE x><x/>")),
    ("a damaged part", "DOCX005", DOCUMENT, lambda: replaced(DOCUMENT, "</w:body>", "")),
    ("macros", "DOCX004", "vbaProject", lambda: with_part("word/vbaProject.bin", b"\xd0\xcf")),
    ("macros by type", "DOCX004", "", lambda: replaced(TYPES, "openxmlformats-officedocument.wordprocessingml.document.main+xml", "ms-word.document.macroEnabled.main+xml")),
    ("macros by relationship", "DOCX004", "x.xml", lambda: related(RELS, "vbaProject", "x.xml", "Internal")),
    ("an embedded object", "DOCX004", "embeddings", lambda: with_part("word/embeddings/oleObject1.bin", b"\xd0\xcf")),
    ("an embedded workbook", "DOCX004", "a.xlsx", lambda: related(RELS, "package", "a.xlsx", "Internal")),
    ("a control", "DOCX004", "activeX", lambda: with_part("word/activeX/activeX1.xml", b"<x/>")),
    ("a file in the file", "DOCX004", "a.html", lambda: related(RELS, "aFChunk", "a.html", "Internal")),
    ("a template from outside", "DOCX025", "attachedTemplate", lambda: related(SETTINGS_RELS, "attachedTemplate", "http://evil.example/a.dotm")),
    ("a picture from outside", "DOCX025", "image", lambda: related(RELS, "image", "http://evil.example/a.png")),
    ("an object from outside", "DOCX004", "evil", lambda: related(RELS, "oleObject", "http://evil.example/a")),
    ("a part of the document from outside", "DOCX025", "subDocument", lambda: related(RELS, "subDocument", "file:///c:/a.docx")),
    ("a frame from outside", "DOCX025", "frame", lambda: related(RELS, "frame", "http://evil.example/")),
    ("a zip of something else", "DOCX024", TYPES, lambda: pack([("a.txt", b"a")])),
    ("no content types", "DOCX024", TYPES, lambda: without(TYPES)),
    ("no relationships", "DOCX024", "_rels/.rels", lambda: without("_rels/.rels")),
    ("no main document", "DOCX024", "main document", lambda: without(DOCUMENT)),
    ("another main document", "DOCX024", "w:body", lambda: with_part(DOCUMENT, b"<workbook/>")),
    ("a main document without a body", "DOCX024", "w:body", lambda: with_part(DOCUMENT, f'<w:document xmlns:w="{MAIN}"/>'.encode())),
    ("the strict form", "DOCX024", "strict", lambda: replaced(DOCUMENT, MAIN, STRICT)),
    ("a stranger's document", "DOCX024", "Page_1", by_python_docx),
]  # fmt: skip
"""Name, code, a word of the reason, and the file."""


@pytest.mark.parametrize(("code", "word", "make"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_refused_with_its_reason_in_bounded_time(code: str, word: str, make: Callable[[], bytes]) -> None:
    data = make()
    begin = time.process_time()
    with pytest.raises(UnreadableError) as refused:
        FORMAT.read(data)
    assert time.process_time() - begin < 1
    assert refused.value.finding.code == code
    assert word in "".join(value for _, value in refused.value.finding.values)


def test_link_that_word_made_of_an_address_is_let_pass() -> None:
    assert FORMAT.read(related(RELS, "hyperlink", "mailto:desk@jiangcheng.example")).findings == ()


def test_the_template_alone_is_a_page_of_nothing() -> None:
    assert FORMAT.read(template_bytes()).issue.pages == ()


@pytest.mark.parametrize("name", ["Photo_", "_Reporter_", "Article_"])
def test_thousands_of_bookmarks_in_one_paragraph_take_no_time(name: str) -> None:
    marks = "".join(
        f'<w:bookmarkStart w:id="{n}" w:name="{name}{n}"/><w:r><w:t>字</w:t></w:r>' for n in range(900, 3_900)
    )
    ends = "".join(f'<w:bookmarkEnd w:id="{n}"/>' for n in range(900, 3_900))
    place = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>'
    data = replaced(DOCUMENT, place, place + marks + ends)
    begin = time.process_time()
    try:
        FORMAT.read(data)
    except UnreadableError as error:
        assert error.finding.code == "DOCX025"
    assert time.process_time() - begin < 1


@given(st.binary(max_size=200) | st.builds(lambda at, blob: good()[:at] + blob + good()[at + len(blob) :], st.integers(0, 12_000), st.binary(min_size=1, max_size=8)))  # fmt: skip
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    FORMAT.validate(data)
    for read in (FORMAT.read, FORMAT.text_stream):
        try:
            read(data)
        except ConvertError as error:
            assert error.finding.code.startswith(("DOCX", "ZIP"))
