"""What stands where in the message."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from convert.findings import Finding
from convert.formats import Format
from convert.formats.identity import urn
from convert.formats.makers import CREATORS
from convert.formats.newsml import FORMAT
from convert.formats.newsml.vocabulary import GENRES, OWN_CODES
from convert.formats.xml import parse
from convert.tree import (
    Byline,
    Caption,
    Continuation,
    Contributor,
    Credit,
    Dateline,
    Dispatch,
    Head,
    Headline,
    Issue,
    Kicker,
    Paragraph,
    Photo,
)
from tests.formats.newsml.written import BARE, FULL, find, message, one_article, sample, texts, titled, xml
from tests.trees import CORPUS


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [problem.code for problem in findings]


def test_format_is_one() -> None:
    assert isinstance(FORMAT, Format)
    assert (FORMAT.name, FORMAT.suffix) == ("newsml", ".newsml.xml")
    assert FORMAT.media_type == "application/vnd.iptc.g2.newsmessage+xml"


# ---- message and items


def test_header_says_when_and_by_whom() -> None:
    root = sample("plain_news")
    assert texts(root, "g:header/g:sent") == ["2024-05-01T00:00:00Z"]
    assert texts(root, "g:header/g:sender") == ["江城新报社"]


def test_each_page_is_a_package_followed_by_its_articles() -> None:
    root = sample("several_pages")
    names = [str(e.tag).rpartition("}")[2] for e in find(root, "g:itemSet/*")]
    assert names == ["packageItem", "newsItem", "newsItem"] * 3


def test_package_refers_to_its_articles_in_reading_order() -> None:
    root = sample("furniture")
    many = sample("many_articles")
    assert find(root, "//g:group/@mode") == ["pgrmod:seq"]
    assert find(many, "//g:itemRef/@rank") == [str(n) for n in range(1, 101)]
    assert find(many, "//g:itemRef/@residref") == find(many, "//g:newsItem/@guid")


def test_articles_name_their_package() -> None:
    root = sample("several_pages")
    packages = find(root, "//g:packageItem/@guid")
    assert find(root, "//g:memberOf/@uri") == [guid for guid in packages for _ in range(2)]


def test_furniture_stands_in_the_package() -> None:
    root = sample("furniture")
    found = [(e.get("role"), e.text) for e in find(root, "//g:packageItem/g:contentMeta/g:description")]
    assert found == [
        ("bmpage:folio", "江城新报"), ("bmpage:folio", "2024年5月1日  星期三"), ("bmpage:folio", "3  要闻"),
        ("bmpage:editor-line", "本版责编：简 宁"), ("bmpage:editor-line", "版式设计：文 心"),
        ("bmpage:unplaced", "广告热线：000-0000"), ("bmpage:unplaced", "③"), ("bmpage:unplaced", "天气：晴转多云"),
    ]  # fmt: skip


def test_page_facts_are_ids_of_the_package_and_pubdata_of_the_article() -> None:
    root = sample("plain_news")
    ids = {e.get("type"): e.text for e in find(root, "//g:packageItem//g:altId")}
    assert (ids["bmid:page"], ids["bmid:section"], ids["bmid:issue"]) == ("3", "要闻", "12045")
    assert dict(find(root, "//n:pubdata")[0].attrib) == {
        "type": "print", "date.publication": "20240501", "name": "江城新报", "number": "12045",
        "position.section": "要闻", "position.sequence": "3",
    }  # fmt: skip


def test_page_without_articles_refers_to_its_source_which_nobody_is_to_fetch() -> None:
    root = sample("unplaced_alone")
    (ref,) = find(root, "//g:itemRef")
    (digest,) = texts(root, "//g:altId[@type='bmid:source-sha256']")
    assert dict(ref.attrib) == {
        "rel": "bmlink:made-from", "href": urn("source", digest), "contenttype": "text/plain", "rank": "1",
    }  # fmt: skip


def test_issue_without_pages_is_a_package_of_its_source() -> None:
    assert find(message(Issue(source="a b")), "//g:itemRef/@href") == [urn("source", "a b")]


def test_options_stand_in_every_item() -> None:
    root = sample("several_pages")
    assert set(texts(root, "//g:provider/g:name")) == {"江城新报社"}
    assert set(texts(root, "//g:copyrightNotice")) == {FULL.rights}
    assert set(texts(root, "//g:embargoed")) == {"2024-04-30T22:00:00Z"}
    assert set(texts(root, "//g:contentMeta/g:urgency")) == {"4"}
    assert set(find(root, "//n:docdata/n:urgency/@ed-urg")) == {"4"}
    assert len(texts(root, "//g:embargoed")) == 9


@pytest.mark.parametrize(("urgency", "in_nitf"), [(1, "1"), (8, "8"), (9, "8")])
def test_nitf_has_no_ninth_urgency(urgency: int, in_nitf: str) -> None:
    """NITF 3.6, urgency/@ed-urg: 1=most, 5=normal, 8=least; that of NewsML-G2 goes to 9."""
    written = FORMAT.write(CORPUS["plain_news"], replace(FULL, urgency=urgency))
    root = parse(written.data)
    assert texts(root, "//g:contentMeta/g:urgency") == [str(urgency)] * 2
    assert find(root, "//n:docdata/n:urgency/@ed-urg") == [in_nitf]
    assert FORMAT.validate(written.data) == []
    assert FORMAT.read(written.data).release.urgency == urgency


def test_nothing_is_said_that_is_not_known() -> None:
    root = message(CORPUS["no_facts"], BARE)
    for path in (
        "//g:rightsInfo",
        "//g:embargoed",
        "//g:urgency",
        "//g:contentCreated",
        "//g:sender",
        "//n:date.issue",
    ):
        assert not find(root, path)
    assert dict(find(root, "//n:pubdata")[0].attrib) == {"type": "print"}


def test_unknown_time_is_a_finding_and_1980() -> None:
    written = FORMAT.write(CORPUS["plain_news"], BARE)
    assert codes(written.findings) == ["FACT004"]
    assert b"<sent>1980-01-01T00:00:00Z</sent>" in written.data


def test_unknown_provider_is_a_finding() -> None:
    assert "NML018" in codes(FORMAT.write(CORPUS["no_facts"], BARE).findings)
    assert find(message(CORPUS["no_facts"], BARE), "//g:newsItem//g:provider/@literal") == ["unknown"]


def test_article_without_text_is_left_out_with_a_finding() -> None:
    written = FORMAT.write(CORPUS["empty_article"], FULL)
    assert [f.values[1] for f in written.findings] == [("node", "Article p3-void")]
    assert len(find(message(CORPUS["empty_article"]), "//g:newsItem")) == 1


def test_time_is_written_in_utc() -> None:
    options = replace(FULL, time=FULL.embargo or FULL.time)
    assert texts(message(CORPUS["verse"], options), "//g:sent") == ["2024-04-30T22:00:00Z"]


# ---- metadata of an article


def test_headline_group_has_roles() -> None:
    found = [(e.get("role"), e.text) for e in find(sample("plain_news"), "//g:newsItem//g:headline")]
    assert found == [
        ("bmhead:headline", "北岸机床厂老师傅带出百名新徒弟"),
        ("bmhead:kicker", "把技术课搬进车间"),
        ("bmhead:subheadline", "——全厂已有三十二个师徒工作室"),
    ]


def test_first_words_stand_in_for_a_missing_headline_only_in_the_metadata() -> None:
    root = message(one_article(Head(), Paragraph("　一二三四五六七八九十一二三四五六七八九十一二三")))
    (headline,) = find(root, "//g:headline")
    assert (headline.get("role"), headline.text) == ("bmhead:first-words", "一二三四五六七八九十一二三四五六七八……")
    assert not find(root, "//n:hedline") and not find(root, "//n:title")


def test_headline_of_a_photo_stands_in_for_a_missing_one() -> None:
    (headline,) = find(sample("photo_with_headline"), "//g:headline")
    assert (headline.get("role"), headline.text) == ("bmhead:photo", "春到江滩")


@pytest.mark.parametrize("role", sorted(OWN_CODES["bmby"]))
def test_maker_is_creator_or_contributor_with_role_and_affiliation(role: str) -> None:
    fact = Contributor(0, 3, "田泓", role, "江城社")  # type: ignore[arg-type]
    root = message(titled(Paragraph("田 泓来稿", facts=(fact,))))
    tag = "creator" if role in CREATORS else "contributor"
    affiliation = '<personDetails><affiliation literal="江城社"><name>江城社</name></affiliation></personDetails>'
    assert xml(root, f"//g:{tag}") == f'<{tag} literal="田泓" role="bmby:{role}"><name>田泓</name>{affiliation}</{tag}>'


def test_place_and_source_of_the_dateline() -> None:
    root = sample("own_line_dateline")
    assert find(root, "//g:contentMeta/g:located/@literal") == ["罗安城"]
    assert find(root, "//g:contentMeta/g:infoSource/@literal") == ["东海社"]
    assert texts(root, "//g:newsItem//g:dateline") == ["东海社罗安城5月1日电"]


def test_places_and_sources_of_all_datelines_each_once() -> None:
    root = sample("datelines")
    assert find(root, "//g:contentMeta/g:located/@literal") == ["江城", "河湾"]
    assert find(root, "//g:contentMeta/g:infoSource/@literal") == ["东海社", "本报"]
    assert texts(root, "//g:contentMeta/g:dateline") == ["东海社江城4月30日电", "东海社河湾4月29日电", "本报江城讯"]


def test_each_place_of_a_dateline_is_located_by_itself() -> None:
    root = message(titled(Paragraph("东海社江城／河湾5月1日电", facts=(Dispatch(0, 14, "东海社", "江城／河湾"),))))
    assert find(root, "//g:contentMeta/g:located/@literal") == ["江城", "河湾"]


@pytest.mark.parametrize("kind", sorted(OWN_CODES["bmkind"]))
def test_kind_is_our_code_and_iptcs_where_there_is_one(kind: str) -> None:
    root = message(titled(kind=kind))
    ours = [] if kind == "unknown" else [f"bmkind:{kind}"]
    assert find(root, "//g:genre/@qcode") == [*ours, *([GENRES[kind]] if kind in GENRES else [])]


def test_machine_made_subjects_name_their_tool() -> None:
    root = sample("enriched")
    first, *_, last = find(root, "//g:subject")
    assert {e.get("how") for e in find(root, "//g:subject")} == {"howextr:tool"}
    assert first.get("creator") == "bmtool:jieba%200.42.1%2C%20banmian%200.1.0"
    assert (first.get("type"), last.get("type")) == ("cpnat:abstract", "cpnat:abstract")
    assert find(root, "//g:subject[@type='cpnat:geoArea']/g:related/@value") == ["3", "1"]
    assert find(first, "g:related/@value") == ["0.8123"]


def test_jump_links_to_the_package_of_its_page() -> None:
    six = Issue("江城新报", "2024-05-01", pages=(replace(CORPUS["jumps"].pages[0], number="6"),))
    (link,) = find(sample("jumps"), "//g:link[@rel='bmlink:continued-on']")
    assert link.get("residref") == find(message(six), "//g:packageItem/@guid")[0]
    assert link.get("title") == "6"


def test_a_jump_names_the_page_whose_head_has_zeros_in_whatever_file() -> None:
    fact = Continuation(0, 2, "to", "A4")
    there = message(one_article(Head(headline=Headline("题")), Paragraph("下转", facts=(fact,))))
    for number in ("A04", "A4"):
        four = Issue("江城新报", "2024-05-01", pages=(replace(CORPUS["jumps"].pages[0], number=number),))
        assert find(there, "//g:link/@residref") == find(message(four), "//g:packageItem/@guid")


def test_pages_of_one_file_lead_to_each_other_where_the_paper_is_not_known() -> None:
    root = message(replace(CORPUS["jumps_that_meet"], publication=None))
    assert len(find(root, "//g:link")) == 6
    assert set(find(root, "//g:link/@residref")) <= set(find(root, "//g:newsItem/@guid"))


def test_captions_describe_only_photo_articles() -> None:
    assert len(find(sample("photo_article"), "//g:description[@role='drol:caption']")) == 1
    assert not find(sample("photo_in_article"), "//g:description[@role='drol:caption']")


# ---- NITF


def test_people_titles_and_organisations_are_marked_in_bylines() -> None:
    text = "江城社记者 田 泓 通讯员 柳青"
    facts = (Contributor(6, 9, "田泓", "reporter", "江城社"), Contributor(14, 16, "柳青", "correspondent"))
    root = message(one_article(Head(headline=Headline("题"), bylines=(Byline(text, facts=facts),))))
    assert xml(root, "//n:byline") == (
        '<byline><byttl><org>江城社</org>记者</byttl> <person class="reporter" value="田泓">田 泓</person> '
        '<byttl>通讯员</byttl> <person class="correspondent">柳青</person></byline>'
    )


def _byline(text: str, *names: str, affiliation: str | None = None) -> str:
    """The NITF of a byline that names these; the last of them is of the affiliation."""
    facts = tuple(
        Contributor(text.index(name), text.index(name) + len(name), name, "author", affiliation if name == names[-1] else None)
        for name in names
    )  # fmt: skip
    root = message(one_article(Head(headline=Headline("题"), bylines=(Byline(text, facts=facts),))))
    return re.sub(r"</?person.*?>", "", xml(root, "//n:byline")).removeprefix("<byline>").removesuffix("</byline>")


@pytest.mark.parametrize(
    ("text", "names", "affiliation", "written"),
    [
        ("本报记者 苏打 《江湾晚报》记者 柏舟", "苏打 柏舟", "《江湾晚报》",
         "<byttl>本报记者</byttl> 苏打 <byttl><org>《江湾晚报》</org>记者</byttl> 柏舟"),
        ("《江湾晚报》记者 柏舟", "柏舟", "江湾晚报", "<byttl>《<org>江湾晚报</org>》记者</byttl> 柏舟"),
        ("特约撰稿“江湾观察”　柏舟", "柏舟", None, "<byttl>特约撰稿“江湾观察”</byttl>　柏舟"),
        ("（本报记者 柏舟）", "柏舟", None, "（<byttl>本报记者</byttl> 柏舟）"),
        ("［法］皮埃尔·杜邦 著 柏舟 译", "皮埃尔·杜邦 柏舟", None, "［法］皮埃尔·杜邦 著 柏舟 译"),
        ("（英国）约翰·史密斯 文/图 特约译者 柏舟", "约翰·史密斯 柏舟", None, "（英国）约翰·史密斯 文/图 <byttl>特约译者</byttl> 柏舟"),
        ("（记者）柏舟", "柏舟", None, "（<byttl>记者</byttl>）柏舟"),
        ("By Zhou Wen", "Zhou Wen", None, "By Zhou Wen"),
        ("By staff reporter Zhou Wen", "Zhou Wen", None, "By <byttl>staff reporter</byttl> Zhou Wen"),
        ("文联主席 柏舟", "柏舟", None, "<byttl>文联主席</byttl> 柏舟"),
        ("苏打 文联主席 柏舟", "苏打 柏舟", None, "苏打 <byttl>文联主席</byttl> 柏舟"),
        ("译文社编辑　柏舟", "柏舟", None, "<byttl>译文社编辑</byttl>　柏舟"),
    ],
)  # fmt: skip
def test_a_title_is_whole_and_no_country_and_not_what_the_one_before_did(
    text: str, names: str, affiliation: str | None, written: str
) -> None:
    people = [names] if names.startswith("Zhou") else names.split()
    assert _byline(text, *people, affiliation=affiliation) == written


def test_printed_name_that_is_not_the_name_has_its_value() -> None:
    root = message(titled(Paragraph("小满文", facts=(Contributor(0, 2, "苗小满", "author"),))))
    assert xml(root, "//n:p") == '<p><person class="author" value="苗小满">小满</person>文</p>'


def test_dateline_in_a_paragraph_is_marked_whole_and_in_parts() -> None:
    root = sample("plain_news")
    assert xml(root, "//n:em") == (
        '<em class="dateline"><org>本报</org><location>江城</location><chron norm="20240430">4月30日</chron>电</em>'
    )


def test_dateline_of_its_own_has_place_and_date() -> None:
    root = sample("own_line_dateline")
    (identifier,) = find(root, "//n:dateline/@id")
    assert xml(root, "//n:dateline") == (
        f'<dateline id="{identifier}">东海社<location>罗安城</location><story.date norm="20240501">5月1日</story.date>电</dateline>'
    )


def test_jump_in_a_text_is_marked() -> None:
    assert xml(sample("jumps"), "//n:a[1][@rel='next']") == '<a class="jump" rel="next" title="6">（下转第6版）</a>'


def test_fact_that_nitf_cannot_mark_stands_in_the_metadata_with_its_place() -> None:
    fact = Continuation(0, 2, "to", "6")
    issue = one_article(Head(headline=Headline("题"), datelines=(Dateline("甲乙丙", facts=(fact,)),)))
    root = message(issue)
    (line,) = find(root, "//n:dateline")
    assert xml(root, "//g:partMeta") == (
        f'<partMeta contentrefs="{line.get("id")}"><role qcode="bmfact:continuation"/>'
        '<partMetaExtProperty rel="bmprop:start" value="0"/><partMetaExtProperty rel="bmprop:end" value="2"/>'
        '<partMetaExtProperty rel="bmlink:continued-on" value="6"/></partMeta>'
    )
    assert FORMAT.write(issue, FULL).findings == ()


def test_dateline_of_its_own_has_its_source_in_the_metadata() -> None:
    root = sample("own_line_dateline")
    assert find(root, "//g:partMeta/g:infoSource/@literal") == ["东海社"]
    assert find(root, "//g:partMeta/@contentrefs") == find(root, "//n:dateline/@id")


def test_fact_that_nitf_marks_is_not_said_again() -> None:
    assert not find(sample("plain_news"), "//g:partMeta") and not find(sample("jumps"), "//g:partMeta")


def test_editors_of_a_page_are_facts_of_their_line() -> None:
    root = sample("contributors_everywhere")
    (line,) = find(root, "//g:packageItem//g:description[@role='bmpage:editor-line']")
    assert find(root, "//g:packageItem/g:partMeta/@contentrefs") == [line.get("id")]
    assert find(root, "//g:packageItem/g:partMeta/g:contributor/@literal") == ["简 宁"]


def test_crossing_facts_keep_the_text_and_are_all_said() -> None:
    facts = (Contributor(0, 3, "甲乙丙", "author"), Continuation(2, 5, "to", "2"))
    issue = titled(Paragraph("甲乙丙丁戊己", facts=facts))
    assert texts(message(issue), "//n:p") == ["甲乙丙丁戊己"]
    assert find(message(issue), "//g:partMeta/g:role/@qcode") == ["bmfact:contributor", "bmfact:continuation"]


def test_ids_of_texts_do_not_depend_on_other_articles() -> None:
    issue = CORPUS["own_line_dateline"]
    (page,) = issue.pages
    more = replace(page, articles=(*CORPUS["jumps"].pages[0].articles, *page.articles))
    before, after = (find(message(one), "//n:dateline/@id") for one in (issue, replace(issue, pages=(more,))))
    assert before == after


def test_paper_and_number_of_pages_stand_in_the_package() -> None:
    root = sample("several_pages")
    assert set(texts(root, "//g:packageItem//g:altId[@type='bmid:publication']")) == {"江城新报"}
    assert set(find(root, "//g:contentMetaExtProperty[@rel='bmprop:pages']/@value")) == {"3"}


def test_tool_is_named_even_where_it_found_nothing() -> None:
    root = sample("enriched")
    assert find(root, "//g:contentMetaExtProperty[@rel='bmprop:tool']/@value") == ["jieba 0.42.1, banmian 0.1.0"] * 3


def test_photo_without_picture_has_words_and_no_picture() -> None:
    assert xml(sample("photo_in_article"), "//n:media") == (
        '<media media-type="image"><media-metadata name="picture" value="not-supplied"/><media-reference/>'
        "<media-caption><p>图为工人在检修。</p></media-caption>"
        '<media-producer>本报记者 <person class="photographer">曲 直</person> 摄</media-producer></media>'
    )


def test_credit_before_a_caption_keeps_its_place() -> None:
    photo = Photo(Headline("图题"), (Credit("甲摄"), Caption("说明"), Credit("乙摄")))
    assert xml(message(titled(photo)), "//n:media-caption") == (
        '<media-caption><hl2 class="headline">图题</hl2><p class="credit">甲摄</p><p>说明</p></media-caption>'
    )


def test_neighbouring_list_items_are_one_list() -> None:
    assert xml(sample("list_and_clauses"), "//n:ul") == (
        "<ul><li>（一）攀折花木；</li><li>（二）在湖面冰上行走。</li></ul>"
    )


def test_block_inside_a_block_stands_in_a_note() -> None:
    root = sample("box")
    assert find(root, "//n:block/n:note[not(@noteclass)]/n:body.content/n:block/@class") == ["item", "box"]
    assert not find(root, "//n:block/n:block")


def test_parts_of_a_round_up_keep_their_heads_in_printed_order() -> None:
    root = sample("roundup")
    assert texts(root, "(//n:block)[2]/n:hl2") == ["南岸", "旧书市集开张"]
    assert find(root, "(//n:block)[2]/n:hl2/@class") == ["kicker", "headline"]


def test_notes_say_whose_they_are() -> None:
    assert find(sample("notes"), "//n:note/@noteclass") == ["editorsnote", "end", "end"]


def test_mixed_content_has_no_spaces_of_ours() -> None:
    root = message(titled(Paragraph("　　甲  乙 ", facts=(Contributor(2, 3, "甲", "author"),))))
    assert texts(root, "//n:p") == ["　　甲  乙 "]


def test_blank_parts_are_left_out() -> None:
    head = Head(kickers=(Kicker(" "),), headline=Headline("题"), bylines=(Byline("\u200b"),))
    root = message(one_article(head, Paragraph("\ufeff"), Photo(Headline(" "), (Caption(""),))))
    assert not find(root, "//n:hl2 | //n:byline | //n:p | //n:media-caption")
