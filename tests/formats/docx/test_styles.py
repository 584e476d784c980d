"""The template and its styles."""

from __future__ import annotations

import io
import zipfile

import pytest

from convert.formats.docx import build_template
from convert.formats.docx.blank import TEMPLATE, blank_parts
from convert.formats.docx.container import is_fixed
from convert.formats.docx.mould import ONE_PAGE, mould_of
from convert.formats.docx.style_rules import differences
from convert.formats.docx.style_xml import styles_element
from convert.formats.docx.styles import ADDED_IDS, OUTLINE_LEVELS, ROLE_STYLES, TITLES, at_level, paragraph_styles
from convert.formats.docx.vocabulary import FIXED_TEXTS, w
from convert.formats.xml import parse
from tests.formats.docx.samples import found, opened, part, written
from tests.trees import CORPUS, TEXT_NODES

STYLES = "word/styles.xml"


def test_template_is_what_the_script_builds() -> None:
    assert build_template.build() == TEMPLATE.read_bytes() == build_template.build()


def test_the_mould_of_one_page_is_what_the_script_builds() -> None:
    assert build_template.one_page() == ONE_PAGE.read_bytes() == build_template.one_page()


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW"])
def test_the_mould_of_one_page_is_what_python_docx_makes(language: str) -> None:
    assert list(mould_of(1, language).parts.items()) == list(blank_parts(1, language).items())


@pytest.mark.parametrize("pages", [1, 2, 11])
def test_a_mould_knows_its_headers_and_its_footer(pages: int) -> None:
    mould = mould_of(pages, "zh-CN")
    targets = {r.get("Id"): r.get("Target") for r in parse(mould.parts["word/_rels/document.xml.rels"])}
    assert [targets[name] for name in mould.headers] == [f"header{number}.xml" for number in range(1, pages + 1)]
    assert targets[mould.footer] == "footer1.xml"


def test_template_carries_nothing_of_python_docx() -> None:
    with zipfile.ZipFile(TEMPLATE) as archive:
        blob = b"".join(archive.read(name) for name in archive.namelist())
        assert b"python-docx" not in blob and b"2013" not in blob
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name or "stylesWithEffects" in name]


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW"])
def test_nothing_is_wrong_with_the_houses_own_styles(language: str) -> None:
    assert list(differences(styles_element(language))) == []


def test_every_kind_of_text_node_has_a_style() -> None:
    assert set(ROLE_STYLES) == TEXT_NODES
    assert set(ROLE_STYLES.values()) <= {style.id for style in paragraph_styles()} - ADDED_IDS


def test_no_style_id_or_name_stands_twice() -> None:
    styles = list(paragraph_styles())
    assert len({style.id.lower() for style in styles}) == len(styles) == len({style.name for style in styles})


def test_headings_of_pages_and_articles_are_built_in_ones_or_based_on_them_and_look_as_they_are() -> None:
    """Pandoc and LibreOffice's HTML know headings by the names Word gives them, and by no outline level."""
    styles = {style.id: style for style in paragraph_styles()}
    called = {"PageHeading", *TITLES[False][:3], *TITLES[True][:3]}
    for style in (styles[style_id] for style_id in called):
        base = styles[style.based_on or ""] if style.custom else style
        assert base.name == f"heading {OUTLINE_LEVELS[style.id]}", style.id
        inherited = {name for name, value in base.look._asdict().items() if value is not None}
        assert inherited <= {name for name, value in style.look._asdict().items() if value is not None}, style.id


@pytest.mark.parametrize(
    ("style", "level", "expected"),
    [
        ("Heading2", 2, "Heading2"),
        ("Heading2", 3, "Heading3"),
        ("Heading2", 9, "Heading4"),
        ("BoxTitle", 2, "BoxTitle"),
        ("BoxTitle", 3, "BoxTitle3"),
        ("ItemTitle", 7, "ItemTitle4"),
        ("ItemTitle", 1, "ItemTitle"),
    ],
)
def test_titles_go_as_deep_as_they_stand(style: str, level: int, expected: str) -> None:
    assert at_level(style, level) == expected


def test_body_text_is_indented_by_two_characters() -> None:
    data = written(CORPUS["plain_news"])
    indent = part(data, STYLES).xpath(
        '//w:style[@w:styleId="BodyText"]/w:pPr/w:ind',
        namespaces={"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
    )[0]
    assert dict(indent.attrib.items()) == {
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}firstLineChars": "200",
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}firstLine": "480",
    }


def test_every_font_in_the_styles_has_its_chinese_side() -> None:
    data = written(CORPUS["plain_news"])
    own = "[not(ancestor::w:style[contains(@w:styleId, 'Foreign')])]/@w:eastAsia"
    assert set(found(data, f"//w:rFonts{own}", STYLES)) == {"宋体", "黑体", "楷体", "仿宋"}
    other = "//w:rFonts[not(@w:eastAsia) or @w:hint != 'eastAsia' or @w:hAnsi != @w:eastAsia]"
    assert found(data, other + "[not(ancestor::w:style[contains(@w:styleId, 'Latin')])]", STYLES) == []


def test_a_traditional_document_has_fonts_of_its_own_everywhere() -> None:
    """Mainland fonts have other forms of Traditional characters, and set ，。 at the foot of the line."""
    data = written(CORPUS["traditional_issue"])
    own = "[not(ancestor::w:style[contains(@w:styleId, 'Foreign')])]/@w:eastAsia"
    assert set(found(data, f"//w:rFonts{own}", STYLES)) == {"新細明體", "微軟正黑體", "標楷體"}
    theme = [font.get("typeface") for font in part(data, "word/theme/theme1.xml").iter("{*}ea")]
    assert theme == ["微軟正黑體", "新細明體"]
    fonts = part(data, "word/fontTable.xml")
    names = [(font.get(w("name")), font[0].get(w("val")), font[1].get(w("val"))) for font in fonts][:3]
    assert names == [
        ("新細明體", "PMingLiU", "88"),
        ("微軟正黑體", "Microsoft JhengHei", "88"),
        ("標楷體", "DFKai-SB", "88"),
    ]


def test_python_docx_finds_the_styles_by_the_names_word_shows() -> None:
    names = {style.name for style in opened(written(CORPUS["plain_news"])).styles}
    assert {"Heading 1", "Heading 2", "Body Text", "Caption", "引题", "副题", "署名", "电头", "提要", "编者按"} <= names


@pytest.mark.parametrize(
    ("name", "default", "foreign"),
    [("plain_news", "zh-CN", "zh-TW"), ("traditional_issue", "zh-TW", "zh-CN")],
)
def test_language_of_the_styles_is_the_issues(name: str, default: str, foreign: str) -> None:
    data = written(CORPUS[name])
    assert found(data, "/w:styles/w:docDefaults//w:lang/@w:eastAsia", STYLES) == [default]
    assert set(found(data, "/w:styles/w:style//w:lang/@w:eastAsia", STYLES)) == {foreign}


def test_template_opens_as_an_empty_a4_document() -> None:
    document = opened(TEMPLATE.read_bytes())
    assert document.paragraphs == []
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert io.BytesIO(TEMPLATE.read_bytes()).getbuffer().nbytes < 20_000


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW"])
def test_parts_that_are_alike_are_small_enough_to_be_remembered(language: str) -> None:
    """Parsed and judged anew in each document, the styles alone would take three times as long as all the rest."""
    parts = mould_of(1, language).parts
    assert [name for name in FIXED_TEXTS if not is_fixed(name, parts[name])] == []
