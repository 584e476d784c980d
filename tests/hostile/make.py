"""Sixty-odd files that mean harm, or look as if they did: made here by code, so that none lies about.

Each has the code that it must be refused with.  What is large is made of one small piece, many times.
"""

from __future__ import annotations

import io
import json
import stat
import struct
import zipfile
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from convert.formats import load
from convert.formats.base import WriteOptions
from convert.formats.zips import unpack
from convert.limits import MAX_BYTES, MAX_LINE_LENGTH, MAX_LINES, MAX_ZIP_ENTRIES, MAX_ZIP_ENTRY
from tests.trees import CORPUS

MEGABYTE = 1024 * 1024
NAR = "http://iptc.org/std/nar/2006-10-01/"
LAUGHS = (
    '<!DOCTYPE {0} [<!ENTITY a "{1}">' + "".join(f'<!ENTITY {b} "{("&" + a + ";") * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)) + "]>"
)  # fmt: skip
EXTERNAL = '<!DOCTYPE {0} [<!ENTITY i SYSTEM "file:///etc/passwd">]>'


@cache
def written(name: str) -> bytes:
    """A good file of a format."""
    return load(name).write(CORPUS["plain_news"], WriteOptions()).data


# --------------------------------------------------------------------------- XML


def declared(name: str, declaration: str, root: str, inside: str = "&i;") -> bytes:
    """A good document of a format with a declaration, and something in its root that calls it."""
    body = written(name).decode().split("?>", 1)[1]
    start = body.index(">", body.index(f"<{root}")) + 1
    return f'<?xml version="1.0"?>{declaration.format(root, "哈")}{body[:start]}{inside}{body[start:]}'.encode()


def newsml(inside: str, **attributes: str) -> bytes:
    """A message of NewsML-G2 with nothing good in it."""
    more = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<newsMessage xmlns="{NAR}"{more}>{inside}</newsMessage>'.encode()


# --------------------------------------------------------------------------- zip


def zipped(entries: Iterable[tuple[str | zipfile.ZipInfo, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these entries, whatever their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return out.getvalue()


def with_part(name: str, part: str | zipfile.ZipInfo, data: bytes) -> bytes:
    """A good file of a format with one part more."""
    return zipped([*unpack(written(name)).items(), (part, data)])


def changed(name: str, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A good file of a format with one part changed; `part` is how its name ends."""
    parts = {entry: change(data) if entry.endswith(part) else data for entry, data in unpack(written(name)).items()}
    return zipped(parts.items())


def without(name: str, part: str) -> bytes:
    """A good file of a format without one part."""
    return zipped((entry, data) for entry, data in unpack(written(name)).items() if entry != part)


def twice(name: str, part: str) -> bytes:
    """A good file of a format, one part of which stands in it again under the name in capitals."""
    return with_part(name, part.swapcase(), b"<other/>")


def named_with_nul(name: str) -> bytes:
    """A good file of a format with a part whose name goes on after a NUL."""
    return with_part(name, "evil.txt_.png", b"x").replace(b"evil.txt_.png", b"evil.txt\x00.png")


def patched(data: bytes, offset: int, value: int) -> bytes:
    """A zip with two bytes changed in every header: `offset` counts from the field after the version needed."""
    done = bytearray(data)
    for mark, start in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            struct.pack_into("<H", done, at + start + offset, value)
            at = data.find(mark, at + 1)
    return bytes(done)


def overlapping(name: str) -> bytes:
    """A good file of a format, the directory of which names its first entry's bytes twice."""
    data = with_part(name, "again.txt", b"x")
    at = data.rindex(b"PK\x01\x02")
    return data[: at + 42] + struct.pack("<I", 0) + data[at + 46 :]


def damaged(name: str) -> bytes:
    """A good file of a format with a byte changed within its largest part."""
    data = bytearray(written(name))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [info for info in archive.infolist() if info.filename.endswith((".opf", "word/document.xml"))]
    data[parts[0].header_offset + 30 + len(parts[0].filename) + parts[0].compress_size // 2] ^= 0xFF
    return bytes(data)


def link(target: str) -> tuple[zipfile.ZipInfo, bytes]:
    """An entry that is a symbolic link."""
    info = zipfile.ZipInfo("EPUB/link.xhtml")
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info, target.encode()


def related(kind: str, target: str, *, outside: bool = False) -> bytes:
    """A document with one relationship more."""
    mode = ' TargetMode="External"' if outside else ""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    entry = f'<Relationship Id="rIdX" Type="{base}{kind}" Target="{target}"{mode}/></Relationships>'.encode()
    return changed("docx", "document.xml.rels", lambda data: data.replace(b"</Relationships>", entry))


def in_article(inside: str) -> bytes:
    """A book with something more at the end of every content document's body."""
    return changed("epub", "article-01.xhtml", lambda data: data.replace(b"</body>", inside.encode() + b"</body>"))


def doctyped(part: str, name: str, declaration: str, root: str) -> bytes:
    """A file of a format, one part of which has a document type."""

    def change(data: bytes) -> bytes:
        text = data.decode().replace("<!DOCTYPE html>", "")
        return text.replace("?>", "?>" + declaration.format(root, "哈"), 1).encode()

    return changed(name, part, change)


def novel() -> bytes:
    """A book, and no newspaper."""
    container = (
        b'<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile'
        b' full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">x</dc:identifier><dc:title>渡口</dc:title>'
        '<dc:language>zh</dc:language></metadata><manifest><item id="a" href="a.xhtml"'
        ' media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
    )
    chapter = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>一</title></head><body><p>风起。</p></body></html>'
    )
    parts = {"META-INF/container.xml": container, "book.opf": package.encode(), "a.xhtml": chapter.encode()}
    return zipped([("mimetype", b"application/epub+zip"), *parts.items()])


def letter() -> bytes:
    """A document, and no newspaper."""
    types = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"'
        b' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override'
        b' PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r"'
        b' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        b' Target="word/document.xml"/></Relationships>'
    )
    document = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'
        "各位同事：明日开会。</w:t></w:r></w:p></w:body></w:document>"
    )
    return zipped(
        [("[Content_Types].xml", types), ("_rels/.rels", relations), ("word/document.xml", document.encode())]
    )


# --------------------------------------------------------------------------- JSON


def edited(name: str, edit: Callable[[Any], object]) -> bytes:
    """A good file of a JSON format with its value changed."""
    value = json.loads(written(name))
    edit(value)
    return json.dumps(value, ensure_ascii=False).encode()


def main_body(value: str) -> bytes:
    """A ninjs file with another main body."""
    return edited("ninjs", lambda v: v["associations"][0]["bodies"][-1].update(value=value))


def first_text(value: Any) -> Any:
    """The first paragraph of a tree."""
    return value["pages"][0]["articles"][0]["body"][0]


# --------------------------------------------------------------------------- the files

TEXTS: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.txt": (lambda: b"", "SRC003"),
    "blank.txt": (lambda: "　\n \t\n".encode() * 1000, "SRC004"),
    "picture.txt": (lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 40, "SRC021"),
    "cut-off.txt": (lambda: ("江城新报" * 50).encode()[:-1], "SRC006"),
    "lone-surrogate.txt": (lambda: "江城".encode("utf-16") + b"\x00\xd8" + "新报".encode("utf-16-le"), "SRC010"),
    "lines.txt": (lambda: "河\n".encode() * (MAX_LINES + 1), "SRC012"),
    "zeros.txt": (lambda: bytes(MAX_BYTES + 1), "SRC013"),
    "one-line.txt": (lambda: "河".encode() * (MAX_LINE_LENGTH + 1), "SRC014"),
}
XML: dict[str, tuple[Callable[[], bytes], str]] = {
    "laughs.newsml.xml": (lambda: declared("newsml", LAUGHS, "newsMessage"), "NML030"),
    "quadratic.newsml.xml": (
        lambda: newsml("&q;" * 50_000).replace(b"<n", b'<!DOCTYPE q [<!ENTITY q "' + b"q" * 50_000 + b'">]><n', 1),
        "NML030",
    ),
    "external-entity.newsml.xml": (lambda: b"\n" + declared("newsml", EXTERNAL, "newsMessage")[21:], "NML030"),
    "parameter-entity.newsml.xml": (
        lambda: b'<!DOCTYPE p [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd">%x;]>' + newsml(""),
        "NML030",
    ),
    "external-dtd.newsml.xml": (lambda: b'<!DOCTYPE d SYSTEM "http://127.0.0.1/d.dtd">' + newsml(""), "NML030"),
    "deep.newsml.xml": (lambda: newsml("<a>" * 100_000 + "</a>" * 100_000), "NML032"),
    "elements.newsml.xml": (lambda: newsml("<a/>" * 2_000_000), "NML032"),
    "large.newsml.xml": (lambda: newsml(" " * (MAX_BYTES + 1)), "SRC013"),
    "page.newsml.xml": (lambda: b"<html><body>404</body></html>", "NML033"),
    "nitf.newsml.xml": (lambda: b'<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"/>', "NML033"),
    "foreign.newsml.xml": (lambda: newsml("<header/><itemSet/>"), "NML034"),
    "cut-off.newsml.xml": (lambda: written("newsml")[:-40], "NML001"),
    "nul.newsml.xml": (lambda: newsml("\x00"), "NML001"),
    "encoding.newsml.xml": (lambda: b'<?xml version="1.0" encoding="x-none"?>' + newsml(""), "NML001"),
}
EPUBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "text.epub": (lambda: "江城新报".encode() * 100, "ZIP001"),
    "entries.epub": (lambda: b"PK\x01\x02" * (MAX_ZIP_ENTRIES + 1), "ZIP002"),
    "bomb.epub": (lambda: with_part("epub", "EPUB/zeros.xhtml", bytes(MAX_ZIP_ENTRY + 1)), "ZIP003"),
    "many-bombs.epub": (
        lambda: zipped([*unpack(written("epub")).items(), *((f"EPUB/{n}.bin", bytes(9 * MEGABYTE)) for n in range(8))]),
        "ZIP003",
    ),
    "way-up.epub": (lambda: with_part("epub", "../../evil.xhtml", b"x"), "ZIP004"),
    "root.epub": (lambda: with_part("epub", "/etc/evil.xhtml", b"x"), "ZIP004"),
    "drive.epub": (lambda: with_part("epub", "C:evil.xhtml", b"x"), "ZIP004"),
    "nul-name.epub": (lambda: named_with_nul("epub"), "ZIP004"),
    "same-name.epub": (lambda: twice("epub", "META-INF/container.xml"), "ZIP005"),
    "password.epub": (lambda: patched(written("epub"), 0, 1), "ZIP006"),
    "bzip2.epub": (lambda: zipped(unpack(written("epub")).items(), zipfile.ZIP_BZIP2), "ZIP007"),
    "overlap.epub": (lambda: overlapping("epub"), "ZIP008"),
    "link.epub": (lambda: zipped([*unpack(written("epub")).items(), link("/etc/passwd")]), "ZIP009"),
    "damaged.epub": (lambda: damaged("epub"), "ZIP010"),
    "no-container.epub": (lambda: without("epub", "META-INF/container.xml"), "EPUB034"),
    "rights.epub": (
        lambda: with_part("epub", "META-INF/encryption.xml", (
            b'<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
            b'<EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="http://www.w3.org/'
            b'2001/04/xmlenc#aes256-cbc"/><CipherData><CipherReference URI="EPUB/a.xhtml"/></CipherData></EncryptedData>'
            b"</encryption>"
        )),
        "EPUB036",
    ),
    "laughs.epub": (lambda: doctyped(".xhtml", "epub", LAUGHS, "html"), "EPUB037"),
    "external-entity.epub": (lambda: doctyped(".opf", "epub", EXTERNAL, "package"), "EPUB037"),
    "script.epub": (lambda: in_article("<script>alert(1)</script>"), "EPUB038"),
    "handler.epub": (lambda: in_article('<p onclick="alert(1)">x</p>'), "EPUB038"),
    "deep.epub": (lambda: in_article("<div>" * 2000 + "</div>" * 2000), "EPUB006"),
    "elements.epub": (lambda: in_article("<br/>" * 1_000_000), "EPUB039"),
    "novel.epub": (novel, "EPUB035"),
}  # fmt: skip
DOCUMENTS: dict[str, tuple[Callable[[], bytes], str]] = {
    "text.docx": (lambda: b"{\\rtf1 \\ansi}", "ZIP001"),
    "password.docx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), "DOCX001"),
    "bomb.docx": (lambda: with_part("docx", "word/media/zeros.png", bytes(MAX_ZIP_ENTRY + 1)), "ZIP003"),
    "way-up.docx": (lambda: with_part("docx", "word/../../evil.xml", b"x"), "ZIP004"),
    "macros.docx": (lambda: with_part("docx", "word/vbaProject.bin", b"\xd0\xcf\x11\xe0"), "DOCX004"),
    "object.docx": (lambda: with_part("docx", "word/embeddings/oleObject1.bin", b"MZ"), "DOCX004"),
    "macro-kind.docx": (lambda: related("vbaProject", "hidden.xml"), "DOCX004"),
    "template.docx": (lambda: related("attachedTemplate", "http://127.0.0.1/evil.dotm", outside=True), "DOCX025"),
    "picture.docx": (lambda: related("image", "file:///etc/passwd", outside=True), "DOCX025"),
    "laughs.docx": (lambda: doctyped("word/document.xml", "docx", LAUGHS, "w:document"), "DOCX005"),
    "deep.docx": (
        lambda: changed("docx", "word/document.xml", lambda d: d.replace(
            b"<w:body>", b"<w:body>" + b"<w:sdt><w:sdtContent>" * 2000 + b"</w:sdtContent></w:sdt>" * 2000)),
        "DOCX005",
    ),
    "workbook.docx": (lambda: zipped([("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<w/>")]), "DOCX024"),
    "letter.docx": (letter, "DOCX024"),
}  # fmt: skip
JSONS: dict[str, tuple[Callable[[], bytes], str]] = {
    "bytes.json": (lambda: written("json").replace("江".encode(), b"\xff", 1), "JSON001"),
    "mark.json": (lambda: b"\xef\xbb\xbf" + written("json"), "JSON002"),
    "cut-off.json": (lambda: written("json")[:-20], "JSON003"),
    "not-a-number.json": (lambda: written("json").replace(b'"confidence": 0.9731', b'"confidence": NaN'), "JSON004"),
    "name-twice.json": (lambda: written("json").replace(b'"source"', b'"language": "x", "source"', 1), "JSON005"),
    "lone-surrogate.json": (lambda: written("json").replace(b'"12045"', b'"\\udfff"'), "JSON006"),
    "next-version.json": (lambda: written("json").replace(b"tree/1", b"tree/2"), "JSON007"),
    "endless-fields.json": (lambda: edited("json", lambda v: v.update({f"x{n}": n for n in range(50_000)})), "JSON008"),
    "fact-outside.json": (
        lambda: edited("json", lambda v: first_text(v)["facts"][0].update(end=10**9)),
        "JSON011",
    ),
    "numbers.json": (lambda: b"[" + b"0," * (MAX_BYTES // 2 - 8) + b"0]", "JSON016"),
    "lists.json": (lambda: b"[" * 1_000_000, "JSON017"),
    "deep.json": (lambda: b'{"schema":' * 5_000 + b"0" + b"}" * 5_000, "JSON017"),
    "huge-number.json": (lambda: b'{"schema": ' + b"9" * MEGABYTE + b"}", "JSON018"),
    "exponent.json": (lambda: written("json").replace(b'"confidence": 0.9731', b'"confidence": 1e99999'), "JSON018"),
    "record.json": (lambda: b'{"kind": "banmian-record/1", "outputs": []}', "JSON019"),
    "bytes.ninjs.json": (lambda: written("ninjs").replace("江".encode(), b"\xc0\xaf", 1), "NJS001"),
    "infinite.ninjs.json": (lambda: written("ninjs").replace(b'"charCount": ', b'"charCount": -Infinity, "x": ', 1), "NJS004"),
    "uri-twice.ninjs.json": (lambda: written("ninjs").replace(b'"type"', b'"uri": "urn:x", "type"', 1), "NJS005"),
    "script.ninjs.json": (lambda: main_body("<script>alert(1)</script>"), "NJS009"),
    "handler.ninjs.json": (lambda: main_body('<p onerror="alert(1)">x</p>'), "NJS009"),
    "entity.ninjs.json": (lambda: main_body('<!DOCTYPE x [<!ENTITY a "b">]><p>&a;</p>'), "NJS009"),
    "deep-html.ninjs.json": (lambda: main_body("<div>" * 100_000), "NJS009"),
    "wire.ninjs.json": (
        lambda: b'{"uri": "urn:x", "standard": {"name": "ninjs", "version": "2.0"}, "headlines": [{"value": "x"}]}',
        "NJS015",
    ),
    "other.ninjs.json": (lambda: b'{"type": "Feature", "geometry": null}', "NJS015"),
    "values.ninjs.json": (lambda: b'{"a":[' + b"{}," * (MAX_BYTES // 3 - 8) + b"{}]}", "NJS016"),
    "lists.ninjs.json": (lambda: b'{"associations":[' * 60_000, "NJS017"),
    "exponent.ninjs.json": (lambda: b'{"urgency": -1e400}', "NJS018"),
    "day.ninjs.json": (lambda: written("ninjs").replace(b'"2024-05-01"', b'"2024-13-41"'), "NJS020"),
}  # fmt: skip
FILES = {**TEXTS, **XML, **EPUBS, **DOCUMENTS, **JSONS}
"""Each file's name with what makes it, and the code it is refused with."""
