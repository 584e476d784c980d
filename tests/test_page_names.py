"""What a page is called: 第 before a figure and not before a letter; and read back, as older files say it too."""

import pytest

from convert.formats import BUILT_IN, load
from convert.formats.base import Readable, WriteOptions
from convert.formats.docx import FORMAT as DOCX
from convert.formats.epub import FORMAT as EPUB
from convert.formats.zips import pack, unpack
from convert.page_names import page_name, read_page_name
from convert.tree import Article, Head, Headline, Issue, Page


@pytest.mark.parametrize(
    ("number", "name"),
    [("5", "第5版"), ("12-13", "第12-13版"), ("2、3", "第2、3版"), ("一", "第一版"), ("A05", "A05版"), ("B2—B4", "B2—B4版"),
     ("Ｔ１", "Ｔ１版"), ("特1", "特1版")],
)  # fmt: skip
def test_a_paper_counts_pages_of_figures_alone(number: str, name: str) -> None:
    assert page_name(number) == name


@pytest.mark.parametrize(
    ("name", "read"),
    [("第5版", ("5", None)), ("A05版", ("A05", None)), ("第A05版", ("A05", None)), ("第5版　要闻", ("5", "要闻")),
     ("A05版 文化 副刊", ("A05", "文化 副刊")), (" 第2、3版 ", ("2、3", None)), ("要闻版", (None, None)), ("特1版", ("特1", None)), ("文化", (None, None)),
     ("第5版要闻", (None, None)), ("［2］", (None, None))],
)  # fmt: skip
def test_number_and_section_are_read_from_what_a_page_is_called(name: str, read: tuple[str | None, str | None]) -> None:
    assert read_page_name(name) == read


TWO = Issue("江城晚报", "2026-07-06", pages=tuple(
    Page(number, "要闻", articles=(Article(f"a{number}", Head(headline=Headline(f"{number}之事"))),)) for number in ("A01", "A05")
))  # fmt: skip


@pytest.mark.parametrize("form", BUILT_IN)
def test_no_format_counts_a_lettered_page(form: str) -> None:
    for issue in (TWO, Issue(TWO.publication, TWO.date, pages=TWO.pages[1:])):
        data = load(form).write(issue, WriteOptions()).data
        parts = unpack(data).values() if data.startswith(b"PK") else (data,)
        assert "第A".encode() not in b"".join(parts)
        assert load(form).validate(data) == []


@pytest.mark.parametrize("unmarked", [False, True])
@pytest.mark.parametrize("form", [EPUB, DOCX])
def test_a_file_that_counts_lettered_pages_is_read_as_before(form: Readable, unmarked: bool) -> None:
    parts = unpack(form.write(TWO, WriteOptions()).data)
    old = {name: _as_before(data.decode(), unmarked) for name, data in parts.items()}
    assert b"".join(old.values()).count("第".encode()) >= 2
    back = form.read(pack(old.items(), stored=frozenset({"mimetype"})))
    assert [(page.number, page.section) for page in back.issue.pages] == [("A01", "要闻"), ("A05", "要闻")]


def _as_before(text: str, unmarked: bool) -> bytes:
    """A part as it was written when every page was 第…版; without the marks of number and section, as tools leave it."""
    for number in ("A01", "A05"):
        text = text.replace(f'aria-label="{number}版"', f'aria-label="第{number}版"').replace(
            f"> {number}版", f"> 第{number}版"
        )
        text = text.replace(f'<span class="page-number">{number}', f'第<span class="page-number">{number}')
        text = text.replace(f'<w:r><w:rPr><w:rStyle w:val="NewspaperPage"/></w:rPr><w:t>{number}',
                            f'<w:r><w:t>第</w:t></w:r><w:r><w:rPr><w:rStyle w:val="NewspaperPage"/></w:rPr><w:t>{number}')  # fmt: skip
    if unmarked:
        for mark in (
            ' class="page-number"',
            ' class="page-section"',
            '<w:rStyle w:val="NewspaperPage"/>',
            '<w:rStyle w:val="SectionName"/>',
        ):
            text = text.replace(mark, "")
    return text.encode()
