"""What the checks ask of a document is found in one walk; what is no text of the paper is not in its text."""

from convert.formats import xml
from convert.formats.epub import reader
from convert.formats.epub.survey import survey

BODY = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="zh" xml:lang="zh">
<head><title>题</title></head>
<body id="top"><div epub:type="pagebreak" class="generated pagebreak" id="p1">第1版</div><div class="box">非版</div>
<h2 class="headline">题<!-- 注 --></h2>
<p class="paragraph">甲<span class="contributor reporter">乙</span><span class="contributor editor">丙</span></p>
<p class="paragraph"> <span class="tool">丁</span></p><p class="endnote"> </p><p class="unknown"/>
<a href="x.xhtml#y" data-page="2" xml:lang="en">下<b>转</b></a><time datetime="2024-05-01">今日</time>
<div class="x generated">机<p class="paragraph">器</p></div>尾</body></html>"""


def test_all_that_checks_ask_for_is_found_in_order() -> None:
    found = survey(xml.parse(BODY.encode()))
    assert found.ids == ["top", "p1"]
    assert [element.tag.rpartition("}")[2] for element in found.languages] == ["html", "a"]
    assert [(link.href, link.label, link.page, link.line) for link in found.links] == [("x.xhtml#y", "下转", "2", 7)]
    assert [time.text for time in found.times] == ["今日"]
    assert [heading.get("class") for heading in found.headings] == ["headline"]
    assert [element.get("id") for element in found.page_breaks] == ["p1"]
    assert [element.get("class") for element in found.silent] == ["endnote"]
    assert [element.text for element in found.makers] == ["甲"]


def test_the_text_is_that_of_the_paper_alone() -> None:
    root = xml.parse(BODY.encode())
    assert reader.stream_of([root]) == "非版题甲乙丙丁下转今日尾"
