"""The validator: what it must let pass, and which code each kind of damage has."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable

import pytest

from convert.catalogue import RULES
from convert.formats.docx import FORMAT, container
from convert.formats.docx.blank import template_bytes
from convert.formats.zips import pack, unpack
from convert.tree import Issue
from tests.formats.docx.samples import changed, written
from tests.trees import CORPUS

DOCUMENT, STYLES, CUSTOM = "word/document.xml", "word/styles.xml", "docProps/custom.xml"


@pytest.mark.parametrize("name", CORPUS)
def test_what_is_written_is_valid(name: str) -> None:
    assert FORMAT.validate(written(CORPUS[name])) == []


def _page() -> bytes:
    return written(CORPUS["several_pages"])


def _replaced(name: str, before: str, after: str) -> Callable[[], bytes]:
    return lambda: changed(_page(), name, before, after)


def _with(name: str, blob: bytes | None) -> Callable[[], bytes]:
    def make() -> bytes:
        parts = unpack(_page())
        if blob is None:
            del parts[name]
        else:
            parts[name] = blob
        return pack(parts.items())

    return make


def _encrypted() -> bytes:
    data = bytearray(_page())
    central = data.rindex(b"PK\x01\x02")
    data[central + 8] |= 1
    return bytes(data)


def _twice() -> bytes:
    out = io.BytesIO(_page())
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(DOCUMENT, b"<x/>")
    return out.getvalue()


DAMAGED: list[tuple[str, Callable[[], bytes]]] = [
    ("ZIP001", lambda: b""),
    ("ZIP001", lambda: b"no zip at all"),
    ("ZIP001", lambda: _page()[:-100]),
    ("DOCX001", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)),
    ("ZIP006", _encrypted),
    ("ZIP005", _twice),
    ("ZIP004", _with("../outside.xml", b"<x/>")),
    ("DOCX002", _with("docProps/app.xml", None)),
    ("DOCX003", _with("word/media/image1.png", b"\x89PNG")),
    ("DOCX004", _with("word/vbaProject.bin", b"\xd0\xcf")),
    ("DOCX004", _with("word/embeddings/oleObject1.bin", b"\xd0\xcf")),
    ("DOCX005", _with("word/settings.xml", b"<w:settings")),
    ("DOCX005", _with("word/fontTable.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')),
    ("DOCX006", _replaced(DOCUMENT, "<w:r>", "<w:r><w:drawing/>")),
    ("DOCX006", _replaced(DOCUMENT, "<w:t>", '<w:t w:x="1">')),
    ("DOCX006", _replaced("docProps/core.xml", "<cp:revision>1<", "<cp:revision>x<")),
    ("DOCX006", _replaced("word/settings.xml", 'w:percent="100"', 'w:percent="many"')),
    ("DOCX007", _replaced("[Content_Types].xml", "wordprocessingml.styles+xml", "wordprocessingml.numbering+xml")),
    ("DOCX008", _replaced("word/_rels/document.xml.rels", "styles.xml", "other.xml")),
    ("DOCX009", _replaced(DOCUMENT, '"BodyText"', '"Unknown"')),
    ("DOCX009", _replaced(DOCUMENT, '<w:pStyle w:val="BodyText"/>', '<w:pStyle w:val="Reporter"/>')),
    ("DOCX009", _replaced(DOCUMENT, "<w:r><w:t>", '<w:r><w:rPr><w:rStyle w:val="Unknown"/></w:rPr><w:t>')),
    ("DOCX010", _replaced(DOCUMENT, '"BodyText"/>', '"BodyText"/><w:jc w:val="center"/>')),
    ("DOCX010", _replaced(DOCUMENT, "<w:r><w:t>", "<w:r><w:rPr><w:b/></w:rPr><w:t>")),
    ("DOCX012", _replaced(DOCUMENT, '"BodyText"', '"Heading4"')),
    ("DOCX014", _replaced(DOCUMENT, '<w:bookmarkEnd w:id="0"/>', "")),
    ("DOCX016", _replaced("docProps/core.xml", "<cp:contentStatus>Final</cp:contentStatus>", "")),
    ("DOCX017", _replaced(STYLES, 'w:eastAsia="zh-CN" w:bidi', "w:bidi")),
    ("DOCX017", _replaced("docProps/core.xml", ">zh-Hans<", ">zh-Hant<")),
    ("DOCX018", _replaced(STYLES, ' w:eastAsia="黑体"', ' w:eastAsia="Arial"')),
    ("DOCX018", _replaced(STYLES, ' w:eastAsia="楷体"', "")),
    ("DOCX019", _replaced(DOCUMENT, 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')),
    ("DOCX020", _replaced(STYLES, 'w:firstLineChars="200"', 'w:firstLineChars="0"')),
    ("DOCX020", _replaced(STYLES, '<w:name w:val="副题"/>', '<w:name w:val="小标"/>')),
    ("DOCX021", _replaced(DOCUMENT, '<w:headerReference w:type="default" r:id="rId5"/>', "")),
    ("DOCX021", _replaced("word/footer1.xml", '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>', "")),
    ("DOCX022", _replaced(DOCUMENT, '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "")),
    ("DOCX022", _replaced(DOCUMENT, "</w:p><w:sectPr>", '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p><w:sectPr>')),
    ("DOCX016", _replaced(CUSTOM, 'name="ContentSha256"', 'name="Article_x_Id"')),
    ("DOCX020", _replaced(STYLES, '<w:sz w:val="40"/>', '<w:sz w:val="42"/>')),
    ("DOCX021", _replaced("word/header1.xml", "A01版", "A09版")),
    ("DOCX021", _replaced("word/footer1.xml", "版权所有", "版权")),
    ("DOCX023", _replaced(DOCUMENT, "手艺不能断", "手艺不会断")),
    ("DOCX023", _replaced(DOCUMENT, "BodyText", "Answer")),
    ("DOCX023", _replaced(CUSTOM, ">news<", ">brief<")),
    ("DOCX023", _replaced(CUSTOM, ">12045<", ">12046<")),
    ("DOCX034", _replaced("docProps/core.xml", "第12045期", "第12046期")),
    ("DOCX034", _replaced("docProps/app.xml", "江城新报", "江城晚报")),
    ("DOCX034", _replaced(CUSTOM, "A01、A02、A03", "A01、A03")),
    ("DOCX034", _replaced(CUSTOM, ">true<", ">yes<")),
    ("DOCX035", _replaced(DOCUMENT, "<w:t>目录</w:t>", "<w:t>目次</w:t>")),
    ("DOCX035", _replaced(DOCUMENT, '<w:p><w:pPr><w:pStyle w:val="Separator"/></w:pPr></w:p>', "")),
]  # fmt: skip


@pytest.mark.parametrize(("code", "make"), DAMAGED, ids=[f"{code}-{n}" for n, (code, _) in enumerate(DAMAGED)])
def test_damage_is_found_under_its_code(code: str, make: Callable[[], bytes]) -> None:
    assert code in {problem.code for problem in FORMAT.validate(make())}


ALONE = {
    "DOCX001", "DOCX003", "DOCX004", "DOCX006", "DOCX007", "DOCX009", "DOCX010", "DOCX012", "DOCX014", "DOCX016",
    "DOCX017", "DOCX018", "DOCX019", "DOCX020", "DOCX022", "DOCX034", "DOCX035", "ZIP001", "ZIP004", "ZIP005", "ZIP006",
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "make"), [row for row in DAMAGED if row[0] in ALONE], ids=[c for c, _ in DAMAGED if c in ALONE]
)
def test_one_damage_has_one_code(code: str, make: Callable[[], bytes]) -> None:
    assert {problem.code for problem in FORMAT.validate(make())} == {code}


def test_a_comment_beside_a_style_is_no_formatting() -> None:
    commented = _replaced(DOCUMENT, '<w:pStyle w:val="BodyText"/>', '<w:pStyle w:val="BodyText"/><!-- a --><?b c?>')
    assert list(FORMAT.validate(commented())) == []


def test_article_without_its_heading_is_found() -> None:
    data = changed(_page(), DOCUMENT, '"ArticleHeading"', '"BodyText"')
    assert {p.code for p in FORMAT.validate(data)} == {"DOCX011", "DOCX013"}


def test_heading_that_the_contents_do_not_show_is_found() -> None:
    headline = next(a.head.headline for a in CORPUS["several_pages"].pages[0].articles)
    assert headline is not None
    data = changed(_page(), DOCUMENT, f"<w:t>{headline.text}</w:t>", "<w:t>另一个标题</w:t>")
    assert {p.code for p in FORMAT.validate(data)} == {"DOCX013"}


def test_link_to_nowhere_is_found() -> None:
    data = changed(_page(), DOCUMENT, "\\b Page_1", "\\b Page_9")
    assert {p.code for p in FORMAT.validate(data)} == {"DOCX015"}


def test_a_part_that_is_kept_for_the_next_document_is_judged_by_its_own_bytes() -> None:
    whole, damaged = _page(), changed(_page(), STYLES, '<w:sz w:val="40"/>', '<w:sz w:val="42"/>')
    for _ in range(2):
        assert FORMAT.validate(whole) == []
        assert {p.code for p in FORMAT.validate(damaged)} == {"DOCX020"}


def test_a_footer_that_is_kept_for_the_next_document_is_compared_with_each_of_them() -> None:
    whole, damaged = _page(), changed(_page(), "word/footer1.xml", "版权所有", "版权")
    for _ in range(2):
        assert FORMAT.validate(whole) == []
        assert {p.code for p in FORMAT.validate(damaged)} == {"DOCX021"}


@pytest.mark.parametrize(("size", "code"), [("40", set()), ("42", {"DOCX020"})])
def test_a_fixed_part_too_large_to_be_kept_is_judged_all_the_same(size: str, code: set[str]) -> None:
    """Space between styles says nothing, and makes the part larger than any of ours."""
    long = changed(_page(), STYLES, "<w:docDefaults>", f"{' ' * (1 << 16)}<w:docDefaults>")
    assert not container.is_fixed(STYLES, unpack(long)[STYLES])
    data = changed(long, STYLES, '<w:sz w:val="40"/>', f'<w:sz w:val="{size}"/>')
    assert {p.code for p in FORMAT.validate(data)} == code


OF_READING = {"DOCX024", "DOCX025"} | {f"DOCX{number:03}" for number in range(26, 34)}
"""Codes of the reader: held by `test_hostile` and `test_edited`."""


def test_every_code_of_this_format_is_in_these_tests() -> None:
    tested = {code for code, _ in DAMAGED if code.startswith("DOCX")} | {"DOCX011", "DOCX013", "DOCX015"}
    assert tested | OF_READING == {code for code in RULES if code.startswith("DOCX")}


def test_the_template_alone_is_no_page() -> None:
    assert {p.code for p in FORMAT.validate(template_bytes())} >= {"DOCX002"}


def test_a_page_is_validated_in_ten_milliseconds() -> None:
    data = _page()
    FORMAT.validate(data)
    best = min(_seconds(data) for _ in range(5))
    assert best < 0.05, "some times the promise would be a regression"


def _seconds(data: bytes) -> float:
    begin = time.process_time()
    FORMAT.validate(data)
    return time.process_time() - begin


@pytest.mark.parametrize("issue", [Issue(), CORPUS["every_node"]])
def test_findings_name_no_file(issue: Issue) -> None:
    data = changed(written(issue), DOCUMENT, '"Title"', '"Nothing"')
    assert all(problem.file is None for problem in FORMAT.validate(data))
    assert FORMAT.validate(data)
