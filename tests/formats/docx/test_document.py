"""What stands where in a document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import product
from typing import Any, cast

import pytest
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.packuri import PackURI
from docx.opc.parts.coreprops import CorePropertiesPart

from convert.errors import InvalidOutputError
from convert.formats.base import WriteOptions
from convert.formats.carried import reduced
from convert.formats.docx import FORMAT, properties
from convert.formats.docx.blank import template_bytes
from convert.formats.docx.mould import mould_of
from convert.formats.docx.package import core
from convert.formats.docx.properties import core_values
from convert.formats.docx.styles import OUTLINE_LEVELS, paragraph_styles
from convert.formats.docx.vocabulary import NSMAP, w
from convert.formats.zips import pack, unpack
from convert.tree import (
    Article,
    Box,
    Byline,
    Contributor,
    Crosshead,
    Dispatch,
    Enrichment,
    Head,
    Headline,
    Issue,
    Item,
    Keyword,
    Page,
    Paragraph,
    Photo,
    Place,
    articles,
)
from tests.formats.docx.samples import OPTIONS, found, opened, part, written
from tests.trees import CORPUS

CUSTOM = "docProps/custom.xml"
CORE = "docProps/core.xml"


def _issue(*articles: Article, **facts: str) -> Issue:
    given = {"publication": "江城新报", "date": "2024-05-01", "number": "12045", **facts}
    return Issue(**given, source="page", pages=(Page(number="3", section="要闻", articles=articles),))  # type: ignore[arg-type]


def _styles(data: bytes) -> list[str]:
    return found(data, "/w:document/w:body/w:p/w:pPr/w:pStyle/@w:val")


def test_outline_is_the_list_of_articles() -> None:
    issue = CORPUS["many_articles"]
    headings = [p.text for p in opened(written(issue)).paragraphs if p.style and p.style.name == "Heading 1"]
    heads = [a.head.headline for page in issue.pages for a in page.articles]
    assert headings == [headline.text for headline in heads if headline is not None]


def test_contents_open_filled_with_links_to_the_articles() -> None:
    data = written(
        _issue(Article("a1", Head(headline=Headline("第一篇"))), Article("a2", Head(headline=Headline("第二篇"))))
    )
    assert found(data, "//w:sdt//w:hyperlink/@w:anchor") == ["Article_a1", "Article_a2"]
    assert found(data, "//w:sdt//w:hyperlink//w:t/text()") == ["第一篇", "第二篇"]
    assert found(data, "//w:instrText/text()") == [' TOC \\o "1-1" \\n \\h \\z \\u ']


@pytest.mark.parametrize("corpus", ["unplaced_alone", "plain_news"])
def test_no_contents_where_there_is_no_article_or_one_alone(corpus: str) -> None:
    data = written(CORPUS[corpus])
    assert (found(data, "//w:sdt"), FORMAT.validate(data)) == ([], [])


def test_one_article_on_one_of_several_pages_is_in_the_contents_with_the_pages() -> None:
    first = Page("1", articles=(Article("a1", Head(headline=Headline("题"))),))
    data = written(Issue(pages=(first, Page("2"))))
    assert found(data, "//w:sdt//w:hyperlink//w:t/text()") == ["第1版", "题", "第2版"]
    assert FORMAT.validate(data) == []


def test_each_page_of_several_begins_a_sheet_and_its_folios_stay_with_what_follows() -> None:
    data = written(CORPUS["several_pages"])
    on_a_new_sheet = found(data, "//w:style[w:pPr/w:pageBreakBefore]/@w:styleId", "word/styles.xml")
    kept = found(data, "//w:style[w:pPr/w:keepNext]/@w:styleId", "word/styles.xml")
    assert (on_a_new_sheet, {"PageHeading", "Folio"} <= set(kept)) == (["PageHeading"], True)


def test_pages_of_several_have_headings_sections_and_running_heads_of_their_own() -> None:
    issue = replace(CORPUS["several_pages"], publication="江城新报")
    data = written(issue)
    count = len(issue.pages)
    assert (_styles(data).count("PageHeading"), len(part(data).findall(".//{*}sectPr"))) == (count, count + 1)
    heads = ["".join(found(data, "//w:t/text()", f"word/header{n}.xml")) for n in range(1, count + 1)]
    assert len(set(heads)) == count and all(head.startswith("江城新报") for head in heads)
    assert [s.header.is_linked_to_previous for s in opened(data).sections] == [True, *[False] * count]


def test_title_and_contents_of_several_pages_have_no_running_head() -> None:
    data = written(CORPUS["several_pages"])
    first = part(data).findall(".//{*}sectPr")[0]
    assert [str(e.tag).rpartition("}")[2] for e in first][:2] == ["footerReference", "type"]
    styles = found(data, "/w:document/w:body/*/w:pPr/w:pStyle/@w:val")
    assert styles[: styles.index("PageHeading")] == ["Title", "Subtitle", "ContentsEnd"]
    assert found(data, "//w:p[w:pPr/w:sectPr][1]/w:pPr/w:pStyle/@w:val") == ["ContentsEnd"]
    assert len(part(written(CORPUS["plain_news"])).findall(".//{*}sectPr")) == 1


def test_articles_of_several_pages_are_a_level_below_them_and_of_one_the_first() -> None:
    inside = (Crosshead("小标题"), Paragraph("正文。"), Photo(Headline("图题")))
    titled, bare = (
        Article("a1", Head(headline=Headline("题")), inside),
        Article("a2", Head(), (Paragraph("无题之文。"),)),
    )
    picture = Article("a3", Head(), (Photo(Headline("春到江滩")),), kind="photo")
    page = Page("1", articles=(titled, bare, picture))
    levels = {}
    for pages in ((page,), (page, replace(page, number="2"))):
        issue = Issue("江城新报", pages=pages)
        data = written(issue)
        assert FORMAT.validate(data) == []
        assert FORMAT.read(data).issue == issue
        shown = [(style, OUTLINE_LEVELS[style]) for style in _styles(data) if style in OUTLINE_LEVELS]
        levels[len(pages)] = shown[:5]
        entries = set(found(data, "//w:sdt//w:pStyle/@w:val")) - {"TOCHeading", "TOCPage"}
        codes = found(data, "//w:instrText/text()")
        assert entries == ({"TOC2"} if len(pages) > 1 else {"TOC1"})
        assert all(('"2-2"' if len(pages) > 1 else '"1-1"') in code for code in codes)
    assert levels == {
        1: [("Heading1", 1), ("Heading2", 2), ("UntitledHeading", 1), ("PhotoArticle", 1)],
        2: [("PageHeading", 1), ("ArticleHeading", 2), ("Heading3", 3), ("UntitledHeading2", 2), ("PhotoArticle2", 2)],
    }


@pytest.mark.parametrize(
    ("page", "language", "called"),
    [
        (Page(None, "副刊"), "zh-Hans", "第2个版面（版次不明）\u3000副刊"),
        (Page(None), "zh-Hant", "第2個版面（版次不明）"),
    ],
)
def test_a_page_without_a_number_is_called_as_in_epub(page: Page, language: str, called: str) -> None:
    article = Article("a1", Head(headline=Headline("题")), language=language)
    issue = Issue("江城新报", language=language, pages=(Page("1"), replace(page, articles=(article,))))
    data = written(issue)
    assert found(data, "//w:p[w:pPr/w:pStyle/@w:val='TOCPage']//w:t/text()")[1:] == [called]
    assert "".join(found(data, "//w:p[w:pPr/w:pStyle/@w:val='PageHeading'][2]//w:t/text()")) in ("", called)
    assert FORMAT.validate(data) == []
    assert FORMAT.read(data).issue == issue


def test_what_the_format_says_of_a_page_in_the_other_script_is_in_its_script_and_fonts() -> None:
    issue = CORPUS["pages_in_both_scripts"]
    data = written(issue)
    assert FORMAT.validate(data) == []
    assert FORMAT.read(data).issue == reduced(issue, FORMAT.not_carried)

    def styled(where: str, file: str = "word/document.xml") -> dict[str, str]:
        runs = [run for run in part(data, file).iter(w("r")) if run.xpath(where, namespaces={"w": NSMAP["w"]})]
        texts = ["".join(run.itertext(w("t"))) for run in runs]
        styles = [next((style.get(w("val"), "") for style in run.iter(w("rStyle"))), "") for run in runs]
        return {text: style for text, style in zip(texts, styles, strict=True) if text}

    listed = styled("ancestor::w:sdt")
    assert {listed["第4版\u3000港臺"], listed["臺島書畫展開幕"]} == {"PlainForeignHei", "PlainForeign"}
    assert {listed["第1版\u3000要闻"], listed["书画展预告"]} == {""}
    heading = styled("../w:pPr/w:pStyle[@w:val='PageHeading']")
    assert (heading["港臺"], heading["要闻"], heading["4"]) == ("SectionNameForeign", "SectionName", "NewspaperPage")
    assert heading["第4個版面（版次不明）"] == "PlainForeignHei"
    note = styled("../w:pPr/w:pStyle[@w:val='MachineNote']")
    assert (note["機器標註（"], note["觀眾（0.5）"], note["臺島（1）"]) == (
        "PlainForeignFang", "KeywordForeign", "PlaceNameForeign",
    )  # fmt: skip
    assert styled(".", "word/header3.xml")["第4版\u3000港臺"] == "PlainForeign"
    assert styled(".", "word/header1.xml")["第1版\u3000要闻"] == ""


def test_the_contents_name_an_english_article_with_narrow_quotation_marks() -> None:
    data = written(CORPUS["english_in_chinese"])
    shown = found(data, "//w:sdt//w:hyperlink/w:r[w:rPr/w:rStyle/@w:val='PlainLatin']/w:t/text()")
    assert "A New Bridge" in shown


def test_the_lines_around_a_boxs_title_are_flush_left_as_it_is_and_smaller() -> None:
    looks = {style.id: style.look for style in paragraph_styles()}
    title = looks["BoxTitle"]
    for style in ("BoxKicker", "BoxSubheadline", "BoxByline"):
        assert looks[style].align == title.align == "left"
        assert (looks[style].size or 0) < (title.size or 0)


def test_one_page_has_no_page_heading() -> None:
    assert "PageHeading" not in _styles(written(CORPUS["plain_news"]))


def test_article_without_headline_is_in_the_outline_by_a_marked_label() -> None:
    data = written(_issue(Article("a1", Head(), (Paragraph("江边的灯一盏一盏亮起来，轮渡靠岸，放工的人挤上跳板。"),))))
    assert found(data, "//w:p[w:pPr/w:pStyle/@w:val='UntitledHeading']//w:t/text()") == [
        "（无题）江边的灯一盏一盏亮起来，轮渡靠岸……"
    ]
    assert "无题" not in FORMAT.text_stream(data)


def test_headline_of_a_photo_article_is_its_outline_entry() -> None:
    photo = Photo(Headline("春到江滩"))
    other = Article("a2", Head(headline=Headline("题")))
    data = written(_issue(Article("a1", Head(), (photo,), kind="photo"), other))
    assert _styles(data) == ["Title", "Subtitle", "PhotoArticle", "Separator", "Heading1"]
    assert found(data, "//w:sdt//w:hyperlink//w:t/text()") == ["春到江滩", "题"]


def test_box_in_a_box_goes_down_one_level_each() -> None:
    inner = Box(Head(headline=Headline("内")), (Crosshead("小"),))
    outer = Box(Head(headline=Headline("外")), (Paragraph("文"), inner))
    item = Item(Head(headline=Headline("一则")), (Crosshead("则内"),))
    data = written(_issue(Article("a1", Head(headline=Headline("题")), (outer, item))))
    wanted = ["BoxTitle", "BoxBodyText", "BoxTitle3", "BoxHeading4", "ItemTitle", "Heading3"]
    assert _styles(data)[3:] == wanted
    assert FORMAT.validate(data) == []


def test_untitled_box_leaves_no_gap_in_the_outline() -> None:
    box = Box(Head(), (Crosshead("小"),))
    data = written(_issue(Article("a1", Head(headline=Headline("题")), (box,))))
    assert _styles(data)[3:] == ["BoxHeading2"]
    assert FORMAT.validate(data) == []


def test_names_and_datelines_are_marked_by_character_styles() -> None:
    text = "本报江城5月1日电 （记者田 泓）轮渡开航。"
    facts = (Dispatch(0, 17, "本报", "江城"), Contributor(13, 16, "田泓", "reporter"))
    data = written(_issue(Article("a1", Head(headline=Headline("题")), (Paragraph(text, facts=facts),))))
    runs = [(r.style.name if r.style else "", r.text) for r in opened(data).paragraphs[3].runs]
    assert ("人名·记者", "田 泓") in runs
    assert [name for name, _ in runs] == ["电头文字", "人名·记者", "电头文字", "Default Paragraph Font"]
    assert "".join(text for _, text in runs) == text


def test_article_in_the_other_script_has_its_language_on_every_run() -> None:
    article = Article("a1", Head(headline=Headline("開航")), (Byline("記者 田泓", facts=(Contributor(3, 5, "田泓", "reporter"),)),),
                      language="zh-Hant")  # fmt: skip
    data = written(_issue(article))
    styles = found(data, "/w:document/w:body/w:p[position() > 2]/w:r/w:rPr/w:rStyle/@w:val")
    assert styles == ["PlainForeign", "PlainForeignKai", "ReporterForeignKai"]
    for style, font in (
        ("ReporterForeignKai", "標楷體"),
        ("PlainForeign", "新細明體"),
        ("DispatchForeign", "微軟正黑體"),
    ):
        assert found(data, f"//w:style[@w:styleId='{style}']//w:rFonts/@w:eastAsia", "word/styles.xml") == [font]


@pytest.mark.parametrize("language", ["en", "und"])
@pytest.mark.parametrize("document", ["zh-Hans", "zh-Hant"])
def test_quotation_marks_in_latin_letters_are_narrow(language: str, document: str) -> None:
    """w:hint decides for ‘ ’ “ ” … — (ISO/IEC 29500-1, 17.3.2.26): that of the defaults makes them Chinese."""
    byline = Byline("By Lily Fang", facts=(Contributor(3, 12, "Lily Fang", "reporter"),))
    article = Article("a1", Head(headline=Headline("It’s spring"), bylines=(byline,)), (Paragraph("“It isn’t.”"),),
                      language=language)  # fmt: skip
    issue = replace(_issue(article), language=document)
    data = written(issue)
    styles = found(data, "/w:document/w:body/w:p[position() > 2]/w:r/w:rPr/w:rStyle/@w:val")
    assert styles == ["PlainLatin", "PlainLatin", "ReporterLatin", "PlainLatin"]
    for style in ("PlainLatin", "PlainLatinHei", "ReporterLatin", "DispatchLatin"):
        letters = "Arial" if style in ("PlainLatinHei", "DispatchLatin") else "Times New Roman"
        fonts = f"//w:style[@w:styleId='{style}']/w:rPr/w:rFonts"
        said = [found(data, f"{fonts}/@w:{name}", "word/styles.xml") for name in ("hint", "ascii", "hAnsi")]
        assert said == [["default"], [letters], [letters]]
    assert FORMAT.validate(data) == []
    assert FORMAT.read(data).issue == reduced(issue, FORMAT.not_carried)


def test_machine_made_words_are_labelled_and_not_text() -> None:
    enrichment = Enrichment("jieba 0.42.1", (Keyword("轮渡", 0.5), Keyword("码头", 0.25)), (Place("江城", 2),))
    data = written(_issue(Article("a1", Head(headline=Headline("题")), enrichment=enrichment)))
    note = "".join(found(data, "//w:p[w:pPr/w:pStyle/@w:val='MachineNote']//w:t/text()"))
    assert note == "机器标注（jieba 0.42.1）\u3000关键词：轮渡（0.5）、码头（0.25）\u3000地点：江城（2）"
    assert FORMAT.text_stream(data) == "题"
    core = opened(data).core_properties
    assert core.keywords == "轮渡；码头"
    assert "机器标注: jieba 0.42.1" in "".join(part(data, CUSTOM).itertext())


def test_a_machine_that_found_nothing_has_no_note_and_is_named_by_a_property() -> None:
    issue = _issue(Article("a1", Head(headline=Headline("题")), enrichment=Enrichment("jieba 0.42.1")))
    data = written(issue)
    assert FORMAT.validate(data) == []
    assert "MachineNote" not in _styles(data)
    assert "".join(part(data, CUSTOM).xpath("//*[@name='Article_a1_MachineTool']//text()")) == "jieba 0.42.1"
    assert [article.enrichment for article in articles(FORMAT.read(data).issue)] == [Enrichment("jieba 0.42.1")]


def test_a_note_over_nothing_as_it_was_written_once_is_read() -> None:
    issue = _issue(Article("a1", Head(headline=Headline("题")), enrichment=Enrichment("t", places=(Place("江城", 2),))))
    parts = unpack(written(issue))
    parts["word/document.xml"] = re.sub(
        rb"<w:r><w:t[^>]*>\xef\xbc\x89[^<]*</w:t></w:r><w:r><w:rPr><w:rStyle w:val=.PlaceName.*?</w:r>",
        "<w:r><w:t>）</w:t></w:r>".encode(), parts["word/document.xml"],
    )  # fmt: skip
    assert [article.enrichment for article in articles(FORMAT.read(pack(parts.items())).issue)] == [Enrichment("t")]


def test_properties_say_what_the_document_is() -> None:
    core = opened(written(_issue(Article("a1", Head(headline=Headline("题")))))).core_properties
    assert core.title == "题 江城新报 2024年5月1日 第12045期 第3版 要闻"
    assert (core.author, core.language, core.content_status) == ("江城新报", "zh-Hans", "Final")
    assert core.created == core.modified == datetime(2024, 5, 1, 8, 30, tzinfo=UTC)


def test_author_of_an_article_by_itself_is_who_wrote_it_and_of_a_page_the_paper() -> None:
    byline = Byline("记者 苏打 通讯员 柏舟 文心 摄", facts=(
        Contributor(3, 5, "苏打", "reporter"), Contributor(10, 12, "柏舟", "correspondent"), Contributor(13, 15, "文心", "photographer"),
    ))  # fmt: skip
    article = Article("a1", Head(headline=Headline("题"), bylines=(byline,)))
    assert opened(written(_issue(article))).core_properties.author == "苏打; 柏舟"
    assert (
        opened(written(_issue(article, Article("a2", Head(headline=Headline("另题")))))).core_properties.author
        == "江城新报"
    )


@pytest.mark.parametrize(("provider", "author"), [("某社", "某社"), (None, "责任者不详")])
def test_the_program_is_nobodys_author(provider: str | None, author: str) -> None:
    issue = replace(_issue(Article("a1", Head(headline=Headline("题")))), publication=None)
    data = FORMAT.write(issue, replace(OPTIONS, provider=provider, generator="banmian 9.9.9")).data
    assert FORMAT.validate(data) == []
    assert opened(data).core_properties.author == author


def test_unknown_time_is_reported_and_marked() -> None:
    result = FORMAT.write(_issue(), WriteOptions())
    assert [f.code for f in result.findings] == ["FACT004"]
    assert "1980" not in "".join(found(result.data, "//w:t/text()"))
    assert "false" in list(part(result.data, CUSTOM).itertext())


def test_nothing_known_still_gives_a_document() -> None:
    data = FORMAT.write(Issue(), WriteOptions()).data
    assert FORMAT.validate(data) == []
    assert found(data, "//w:t/text()") == ["报纸版面"]


@pytest.mark.parametrize("value", [300, 5000])
def test_long_facts_are_cut_only_in_properties(value: int) -> None:
    issue = _issue(Article("a1", Head(headline=Headline("题"))), publication="报" * value)
    data = written(issue)
    assert len(opened(data).core_properties.author) == 255
    assert "报" * value in found(data, "//w:t/text()")
    assert FORMAT.validate(data) == []


@pytest.mark.parametrize("part_of", [Photo(), Item(Head()), Box(Head())])
def test_empty_parts_are_bookmarks_over_nothing(part_of: Photo | Item | Box) -> None:
    issue = _issue(Article("a1", Head(headline=Headline("题")), (part_of,)))
    result = FORMAT.write(issue, OPTIONS)
    name = f"{type(part_of).__name__}_1"
    assert result.findings == () and FORMAT.validate(result.data) == []
    assert (
        found(result.data, f"/w:document/w:body/w:bookmarkStart[@w:name='{name}']/following-sibling::*[1]/@w:id") != []
    )


def test_keywords_of_an_issue_are_the_weightiest_of_all_its_pages_cut_at_a_word() -> None:
    def one(n: int) -> Article:
        words = [Keyword(f"词语{n:02}之{rank:02}", 1 - rank / 20) for rank in range(20)]
        return Article(f"a{n}", Head(headline=Headline("题")), enrichment=Enrichment("jieba 0.42.1", tuple(words)))

    pages = tuple(Page(str(n), articles=(one(n),)) for n in range(12))
    joined = core_values(Issue(pages=pages), OPTIONS)["keywords"]
    assert 240 < len(joined) <= 255
    assert joined.split("；")[:13] == [*(f"词语{n:02}之00" for n in range(12)), "词语00之01"]
    assert all(len(word) == 7 for word in joined.split("；"))


def test_keywords_of_one_weight_in_the_document_are_in_print_order_whatever_the_digits_that_it_leaves_out() -> None:
    words = (Keyword("渡口", 0.50001), Keyword("轮渡", 0.50002))
    issue = _issue(Article("a1", Head(headline=Headline("题")), enrichment=Enrichment("jieba 0.42.1", words)))
    assert FORMAT.validate(written(issue)) == []


def test_control_character_is_refused_with_its_reason() -> None:
    with pytest.raises(InvalidOutputError) as refused:
        FORMAT.write(_issue(Article("a1", Head(headline=Headline("题\x00")))), OPTIONS)
    assert refused.value.finding.code == "DOCX005"


def test_facts_are_marked_by_hidden_bookmarks_and_explained_by_properties() -> None:
    text = "本报讯 （记者田 泓）轮渡开航。"
    facts = (Contributor(7, 10, "田泓", "reporter", "江城新报社"), Dispatch(0, 3, "本报"))
    data = written(_issue(Article("a1", Head(headline=Headline("题")), (Paragraph(text, facts=facts),))))
    assert [n for n in found(data, "//w:bookmarkStart/@w:name") if n[0] == "_"] == ["_Dispatch_2", "_Reporter_1"]
    names = found(data, "//*[local-name() = 'property']/@name", CUSTOM)
    assert [name for name in names if name.startswith(("Reporter", "Dispatch"))] == [
        "Reporter_1_Affiliation",
        "Dispatch_2_Source",
    ]


def test_articles_properties_are_named_after_its_bookmark() -> None:
    article = Article("a-1", Head(headline=Headline("題")), kind="news", language="zh-Hant", sha256="0" * 64)
    names = found(written(_issue(article)), "//*[local-name() = 'property']/@name", CUSTOM)
    own = [name for name in names if name.startswith("Article_")]
    assert own == [f"Article_a_1_{key}" for key in ("Kind", "Language", "Sha256", "TextSha256")]


@pytest.mark.parametrize(
    "ids", [("", ""), ("a-1", "a_1"), ("Page_1", "page_1"), ("长", "长" * 50), ("x" * 60, "x" * 61)]
)
def test_article_ids_of_any_kind_give_good_bookmarks(ids: tuple[str, str]) -> None:
    data = written(_issue(*(Article(i, Head(headline=Headline("题"))) for i in ids)))
    assert FORMAT.validate(data) == []
    assert len({name.lower() for name in found(data, "//w:bookmarkStart/@w:name")}) == 3


@pytest.mark.parametrize(("number", "shown"), [("12045", "第12045期"), ("总第88号", "总第88号")])
def test_issue_number_is_shown_as_papers_do(number: str, shown: str) -> None:
    assert shown in "".join(found(written(_issue(number=number)), "//w:t/text()"))


def _by_python_docx(values: Mapping[str, str], time: datetime) -> bytes:
    template = unpack(template_bytes())[CORE]
    part = CorePropertiesPart.load(PackURI("/" + CORE), CT.OPC_CORE_PROPERTIES, template, cast(Any, None))
    for name, value in values.items():
        if value:
            setattr(part.core_properties, name, value)
    part.core_properties.created = part.core_properties.modified = time
    part.core_properties.revision = 1
    return bytes(part.blob)


@pytest.mark.parametrize("name", ["甲", "{title} {0} {", '《<&>》"', "a" * 300])
@pytest.mark.parametrize("provider", [None, "某社"])
def test_core_properties_are_those_that_python_docx_writes(name: str, provider: str | None) -> None:
    issue = _issue(Article("a1", Head(headline=Headline("题"))), publication=name)
    time = datetime(2031, 2, 3, 4, 5, 6, 789, tzinfo=timezone(timedelta(hours=8)))
    options = WriteOptions(time=time, provider=provider)
    wanted = _by_python_docx(core_values(issue, options), datetime(2031, 2, 2, 20, 5, 6))
    assert core(mould_of(1, "zh-CN"), issue, options) == core(mould_of(2, "zh-CN"), issue, options) == wanted


def test_core_properties_that_are_not_given_are_as_python_docx_leaves_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tuple(core_values(_issue(), OPTIONS)) == properties.CORE_NAMES
    for given in product((False, True), repeat=len(properties.CORE_NAMES)):
        values = {name: name.title() if there else "" for name, there in zip(properties.CORE_NAMES, given, strict=True)}
        monkeypatch.setattr(properties, "core_values", lambda *_, values=values: values)
        assert core(mould_of(1, "zh-CN"), _issue(), OPTIONS) == _by_python_docx(values, datetime(2024, 5, 1, 8, 30))


def test_core_property_that_python_docx_refuses_is_not_written() -> None:
    issue = replace(_issue(Article("a1", Head(headline=Headline("题")))), language="x" * 256)
    with pytest.raises(InvalidOutputError, match="DOCX005") as refused:
        written(issue)
    assert dict(refused.value.finding.values)["part"] == CORE


def test_an_error_of_ours_is_not_said_to_be_the_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object) -> bytes:
        raise ValueError("'' is not in list")

    monkeypatch.setattr("convert.formats.docx.package.make", wrong)
    with pytest.raises(ValueError, match="not in list"):
        written(_issue())
