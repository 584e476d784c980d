"""What the checks ask of a document is found in one walk, which leans on what the schema has let pass."""

import pytest
from lxml import etree

from convert.formats import xml
from convert.formats.epub import reader
from convert.formats.epub.survey import survey
from convert.formats.epub.vocabulary import NAV_FILE
from tests.formats.epub.mutations import ARTICLE, good

BODY = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="zh" xml:lang="zh">
<head><title>题</title></head><!-- 注 -->
<body><section id="top"><div epub:type="pagebreak" class="generated pagebreak" id="p1"/>
<header class="generated masthead"><p class="issue-line"><time class="date" datetime="2024-05-01">今日</time></p></header>
<h1 class="generated page-title">第<span class="page-number">1</span>版</h1><p class=" folio ">报<!-- 注 -->眉</p>
<nav class="generated contents" id="c"><p class="contents-title">本版</p><ol><li><a href="x.xhtml">一</a></li></ol></nav>
<h2 class="headline">题<!-- 注 --></h2>
<p class="paragraph">甲<span class="contributor reporter">乙</span><span class="contributor editor">丙</span></p>
<p class="paragraph"> <span class="dispatch"> </span></p><ul class="list"><li class="list-item"> </li></ul>
<p class="jump"><a href="x.xhtml#y" data-page="2">下<span class="dispatch">转</span></a></p>
<div class="generated machine-made" lang="en" xml:lang="en"><p class="keywords"><span class="keyword">器</span></p></div>
</section></body></html>"""


def test_all_that_checks_ask_for_is_found_in_order() -> None:
    found = survey(xml.parse(BODY.encode()))
    assert found.ids == ["top", "p1", "c"]
    assert [element.tag.rpartition("}")[2] for element in found.languages] == ["html", "div"]
    assert [(link.href, link.label, link.page, link.line) for link in found.links] == [
        ("x.xhtml", "一", None, 6), ("x.xhtml#y", "下转", "2", 10),
    ]  # fmt: skip
    assert found.lists == {None: found.links[:1]}
    assert [time.text for time in found.times] == ["今日"]
    assert [heading.get("class") for heading in found.headings] == ["generated page-title", "headline"]
    assert [element.get("id") for element in found.page_breaks] == ["p1"]
    assert [element.get("class") for element in found.silent] == ["paragraph", "list-item"]
    assert [element.text for element in found.makers] == ["甲"]
    named = ["date", "generated contents", "generated masthead", "generated page-title", "page-number"]
    assert sorted(found.named) == named


def test_the_text_is_that_of_the_paper_alone() -> None:
    root = xml.parse(BODY.encode())
    assert "".join("".join(survey(root).texts).split()) == "报眉题甲乙丙下转"
    assert reader.stream_of([root]) == "报眉题甲乙丙下转"


def test_the_texts_found_are_those_that_a_reader_finds() -> None:
    for name, data in good().items():
        if name.endswith(".xhtml") and not name.endswith(NAV_FILE):
            root = xml.parse(data)
            assert "".join("".join(survey(root).texts).split()) == reader.stream_of([root]), name


def _schema() -> etree.RelaxNG:
    return xml.relax_ng("epub", "content.rng")


NOT_LOOKED_FOR = {
    "text in a section": ('<p class="paragraph">', '闯入<p class="paragraph">'),
    "text in a head": ("<header>", "<header>闯入"),
    "text in no class": ('<p class="paragraph">', "<p>闯入</p>" '<p class="paragraph">'),
    "a generated text": ('<p class="paragraph">', '<p class="generated paragraph">'),
    "a text in a text": ("</h2>", '<p class="paragraph">闯入</p></h2>'),
    "a text in a machine's words": ('<p class="keywords">', '<p class="keywords"><p class="paragraph">闯入</p>'),
    "a text beside a machine's words": ('<p class="keywords">', '<p class="paragraph">闯入</p><p class="keywords">'),
    "a link in a machine's words": ('<p class="keywords">', '<p class="keywords"><a href="x.xhtml">闯入</a>'),
    "a maker in a machine's words": ('<p class="keywords">', '<p class="keywords"><span class="contributor editor">乙</span>'),
    "an id of a machine's word": ('<span class="keyword"', '<span id="a" class="keyword"'),
    "a language of a machine's word": ('<span class="keyword"', '<span lang="en" class="keyword"'),
    "an id of a text": ('<p class="paragraph">', '<p class="paragraph" id="a">'),
    "a language of a text": ('<p class="paragraph">', '<p class="paragraph" lang="en" xml:lang="en">'),
    "an id of a fact": ('<span class="contributor', '<span id="a" class="contributor'),
    "a language of a fact": ('<span class="contributor', '<span lang="en" class="contributor'),
    "a heading in a text": ('<p class="paragraph">', '<p class="paragraph"><h3 class="crosshead">闯入</h3>'),
    "an id in the head": ("<title>", '<title id="a">'),
    "an id of the body": ("<body>", '<body id="a">'),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), NOT_LOOKED_FOR.values(), ids=list(NOT_LOOKED_FOR))
def test_what_is_not_looked_for_is_not_of_our_profile(old: str, new: str) -> None:
    text = good()[ARTICLE].decode()
    assert old in text
    assert xml.schema_errors(_schema(), xml.parse(text.encode())) == []
    assert xml.schema_errors(_schema(), xml.parse(text.replace(old, new, 1).encode()))
