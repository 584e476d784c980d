"""What the documents of an EPUB say, and how: the tree's structures in XHTML, navigation and metadata."""

import re
from dataclasses import replace

import pytest

from convert.formats import zips
from convert.formats.base import WriteOptions
from convert.formats.epub import FORMAT, labels, plan
from convert.formats.epub.vocabulary import HANS, labels_for
from convert.tree import (
    Article,
    Byline,
    Continuation,
    Contributor,
    Dispatch,
    EditorLine,
    Enrichment,
    Fact,
    Folio,
    Head,
    Headline,
    Issue,
    Jump,
    Keyword,
    Kicker,
    Page,
    Paragraph,
    Photo,
)
from tests.formats.epub.mutations import TIME
from tests.trees import CORPUS


def parts_of(issue: Issue, options: WriteOptions = TIME) -> dict[str, str]:
    """The text of each part, by its name without folder."""
    unpacked = zips.unpack(FORMAT.write(issue, options).data)
    return {name.rpartition("/")[2]: data.decode() for name, data in unpacked.items()}


def article_of(issue: Issue) -> str:
    """The first article's document."""
    return parts_of(issue)["page-01-article-01.xhtml"]


# --------------------------------------------------------------------------- articles


def test_kicker_headline_and_subheadline_are_one_group() -> None:
    text = article_of(CORPUS["plain_news"])
    assert (
        '<hgroup>\n<p class="kicker">把技术课搬进车间</p>\n<h2 class="headline">北岸机床厂老师傅带出百名新徒弟</h2>\n'
        '<p class="subheadline">——全厂已有三十二个师徒工作室</p>\n</hgroup>'
    ) in text


def test_a_headline_alone_needs_no_group() -> None:
    text = article_of(CORPUS["crossheads"])
    assert '<header>\n<h2 class="headline">三问乡村客运</h2>\n</header>' in text


def test_people_and_dispatch_are_marked_without_a_character_more() -> None:
    text = article_of(CORPUS["dateline_in_paragraph"])
    assert (
        '<p class="paragraph"><span class="dispatch" data-source="本报">本报讯</span>（记者'
        '<span class="contributor reporter">钟 声</span> 通讯员'
        '<span class="contributor correspondent" data-affiliation="西岭镇宣传办">麦 穗</span>）'
    ) in text


def test_a_dispatch_with_a_day_is_a_time() -> None:
    text = article_of(CORPUS["own_line_dateline"])
    assert (
        '<p class="dateline"><time class="dispatch" data-source="东海社" data-place="罗安城" datetime="2024-05-01">'
        "东海社罗安城5月1日电</time></p>"
    ) in text


def test_a_picture_is_its_words_and_no_image() -> None:
    text = article_of(CORPUS["photo_in_article"])
    assert (
        '<figure class="photo">\n<figcaption>\n<p class="caption">图为工人在检修。</p>\n<p class="credit">本报记者 '
        '<span class="contributor photographer" data-name="曲 直">曲 直</span> 摄</p>\n</figcaption>\n</figure>'
    ) in text
    assert "<img" not in text


def test_list_items_and_verses_stand_together() -> None:
    assert article_of(CORPUS["list_and_clauses"]).count("<ul ") == 1
    assert article_of(CORPUS["verse"]).count('<div class="poem">') == 2


def test_the_verses_of_a_stanza_stand_together_within_their_poem() -> None:
    text = article_of(CORPUS["stanzas"])
    poem, in_box = re.findall(r'<div class="poem">\n(.*?\n)</div>\n(?=<section|</section)', text, re.DOTALL)
    stanza = r'<div class="stanza">\n((?:<p class="verse">.*</p>\n)+)</div>\n'
    assert [found.count("<p ") for found in re.findall(stanza, poem)] == [2, 2]
    assert re.sub(stanza, "", poem) == ""
    assert [found.count("<p ") for found in re.findall(stanza, in_box)] == [1, 1]
    assert re.sub(stanza, "", in_box) == '<p class="verse">江水不说话</p>\n<p class="verse">只往东去</p>\n'


def test_boxes_and_items_are_sections_with_headings_one_level_deeper() -> None:
    text = article_of(CORPUS["box"])
    assert re.findall(r'<(h[1-6]) class="(?:headline|crosshead)">', text) == ["h2", "h3", "h4", "h3", "h4", "h4", "h5"]


def test_without_a_headline_no_level_is_left_out_and_a_label_names_the_article() -> None:
    issue = Issue(pages=(Page("1", articles=(Article("a", Head(), (Paragraph("正文从这里开始。"),)),)),))
    assert 'aria-label="（无题）正文从这里开始。"' in article_of(issue)
    photo = Issue(pages=(Page("1", articles=(Article("a", Head(), (Photo(Headline("图题")),)),)),))
    assert 'aria-label="图题"' in article_of(photo)


def test_an_article_in_another_language_says_so() -> None:
    parts = parts_of(CORPUS["traditional_in_simplified"])
    assert 'lang="zh-Hant" xml:lang="zh-Hant"' in parts["page-01-article-02.xhtml"]
    for name in ("nav.xhtml", "page-01.xhtml"):
        assert '#p3-hant" lang="zh-Hant" xml:lang="zh-Hant">臺島書畫展開幕</a>' in parts[name]
    assert "<dc:language>zh-Hans</dc:language>" in parts["content.opf"]
    assert "<dc:language>zh-Hant</dc:language>" in parts["content.opf"]


def test_an_english_article_is_no_chinese_one() -> None:
    parts = parts_of(CORPUS["english_in_chinese"])
    assert 'id="p3-en" lang="en" xml:lang="en"' in parts["page-01-article-02.xhtml"]
    assert '#p3-en" lang="en" xml:lang="en">A New Bridge</a>' in parts["nav.xhtml"]
    assert "<dc:language>en</dc:language>" in parts["content.opf"]


def test_machine_made_words_name_the_machine_and_are_no_subjects() -> None:
    parts = parts_of(CORPUS["enriched"])
    text = parts["page-01-article-01.xhtml"]
    assert '机器标注（<span class="tool">jieba 0.42.1, banmian 0.1.0</span>），未经人工核对' in text
    assert '<span class="keyword" data-weight="0.8123">师徒</span>、<span class="keyword"' in text
    assert '<span class="place" data-count="3">江城</span>' in text
    assert "师徒" not in FORMAT.text_stream(FORMAT.write(CORPUS["enriched"], TIME).data).replace("机床厂里的师徒", "")
    assert "dc:subject" not in parts["content.opf"]
    assert "machine-made" not in parts["page-01-article-02.xhtml"]


def test_facts_that_cross_are_cut_and_the_later_piece_says_so() -> None:
    facts = (Contributor(0, 3, "甲乙丙", "author"), Dispatch(2, 5, place="丁"))
    issue = Issue(pages=(Page("1", articles=(Article("a", Head(), (Paragraph("甲乙丙丁戊己", facts=facts),)),)),))
    assert (
        '<p class="paragraph"><span class="contributor author" data-fact="1">甲乙<span class="dispatch" data-place="丁" '
        'data-fact="2">丙</span></span><span class="dispatch continued" data-place="丁" data-fact="2">丁戊</span>己</p>'
    ) in article_of(issue)


# --------------------------------------------------------------------------- jumps


def _jump(text: str, direction: str, page: str) -> Jump:
    return Jump(text, facts=(Continuation(0, len(text), direction, page),))  # type: ignore[arg-type]


def _jumping(*others: Article) -> Issue:
    first = Article("one", Head(headline=Headline("上")), (_jump("（下转6版）", "to", "6"),))
    return Issue(pages=(Page("A1", articles=(first,)), Page("6", articles=others)))


def test_a_jump_leads_to_the_article_that_answers_it() -> None:
    rest = Article("rest", Head(headline=Headline("下")), (_jump("（上接A01版）", "from", "A01"),))
    parts = parts_of(_jumping(Article("x", Head()), rest))
    assert 'href="page-02-article-02.xhtml#rest" data-page="6">（下转6版）</a>' in parts["page-01-article-01.xhtml"]
    assert 'href="page-01-article-01.xhtml#one" data-page="A01">（上接A01版）</a>' in parts["page-02-article-02.xhtml"]


def test_a_jump_that_two_could_answer_leads_to_the_page() -> None:
    rest = Article("rest", Head(), (_jump("（上接A1版）", "from", "A1"),))
    parts = parts_of(_jumping(rest, replace(rest, id="other")))
    assert 'href="page-02.xhtml#page-2"' in parts["page-01-article-01.xhtml"]


def test_each_half_of_a_spread_leads_to_it() -> None:
    parts = parts_of(Issue(pages=(
        Page("1", articles=(Article("one", Head(), (_jump("（下转第3版）", "to", "3"),)),)),
        Page("2-3", articles=(Article("rest", Head(), (_jump("（上接第1版）", "from", "1"),)),)),
    )))  # fmt: skip
    assert 'href="page-02-article-01.xhtml#rest" data-page="3">（下转第3版）</a>' in parts["page-01-article-01.xhtml"]
    assert 'href="page-01-article-01.xhtml#one" data-page="1">（上接第1版）</a>' in parts["page-02-article-01.xhtml"]


def test_several_jumps_between_two_pages_are_told_apart_by_their_titles() -> None:
    def of(name: str, title: str, *jump: str) -> Article:
        return Article(name, Head(headline=Headline(title)), (_jump(*jump),))

    there, back = ("（下转4版）", "to", "4"), ("（上接1版）", "from", "1")
    parts = parts_of(Issue(pages=(
        Page("1", articles=(of("a", "渠水进城记", *there), of("b", "种树的人", *there))),
        Page("4", articles=(of("c", "种树的人（续）", *back), of("d", "渠水进城", *back))),
    )))  # fmt: skip
    assert "page-02-article-02.xhtml#d" in parts["page-01-article-01.xhtml"]
    assert "page-02-article-01.xhtml#c" in parts["page-01-article-02.xhtml"]
    assert "page-01-article-02.xhtml#b" in parts["page-02-article-01.xhtml"]


def test_a_jump_out_of_the_book_is_no_link() -> None:
    parts = parts_of(CORPUS["jumps"])
    assert '<span class="continuation to" data-page="6">（下转第6版）</span>' in parts["page-01-article-01.xhtml"]


# --------------------------------------------------------------------------- pages and navigation


def test_a_page_opens_with_its_mark_masthead_title_folio_and_contents() -> None:
    text = parts_of(CORPUS["furniture"])["page-01.xhtml"]
    places = [
        text.index(piece)
        for piece in (
            'epub:type="pagebreak" role="doc-pagebreak" id="page-1" aria-label="第3版"',
            '<p class="publication">江城新报</p>',
            '<time class="date" datetime="2024-05-01">2024年5月1日</time> 第<span class="issue-number">12045</span>期',
            '<h1 class="generated page-title">第<span class="page-number">3</span>版 <span class="page-section">要闻</span>',
            '<p class="folio">江城新报</p>',
            'href="page-01-article-01.xhtml#p3-one">供水管网今夜检修</a>',
        )
    ]
    assert places == sorted(places)


def test_editors_and_unplaced_text_end_the_page() -> None:
    text = parts_of(CORPUS["furniture"])["page-01-end.xhtml"]
    assert text.index("本版责编：简 宁") < text.index("未归入稿件的文字") < text.index("广告热线：000-0000")


def test_contents_are_by_page_and_article_with_a_page_list_and_landmarks() -> None:
    nav = parts_of(CORPUS["several_pages"])["nav.xhtml"]
    toc, pages, landmarks = nav.split("<nav ")[1:]
    assert re.findall(r'href="([^"]+)"', toc) == [
        "title.xhtml",
        *(
            href
            for n in (1, 2, 3)
            for href in (
                f"page-0{n}.xhtml#page-{n}", f"page-0{n}-article-01.xhtml#pA0{n}-a", f"page-0{n}-article-02.xhtml#pA0{n}-b",
            )
        ),
    ]  # fmt: skip
    assert re.findall(r">([^<>\n]+)</a>", pages) == ["A01版", "A02版", "A03版"]
    assert re.findall(r'epub:type="(\w+)"', landmarks) == ["landmarks", "titlepage", "toc", "bodymatter"]


def test_one_page_needs_no_title_page() -> None:
    assert "title.xhtml" not in parts_of(CORPUS["plain_news"])


def test_alike_headlines_are_told_apart_by_their_kickers() -> None:
    def one(kicker: str) -> Article:
        return Article(kicker, Head((Kicker(kicker),), Headline("学习贯彻会议精神")))

    page = Page("1", articles=(one("江城"), one("西岭"), Article("c", Head(headline=Headline("别的")))))
    assert labels.article_labels(page, [None] * len(page.articles), HANS) == [
        "江城 学习贯彻会议精神",
        "西岭 学习贯彻会议精神",
        "别的",
    ]


# --------------------------------------------------------------------------- metadata

TITLED = Article("a1", Head(headline=Headline("渠水通了")))
TITLES = [
    (Issue("江城新报", "2026-07-02", pages=(Page("3"),)), "《江城新报》2026年7月2日 第3版"),
    (Issue("《江城》", "2026-07-02", pages=(Page("A05"),)), "《江城》2026年7月2日 A05版"),
    (Issue("江城新报", None, pages=(Page("3"),), source="x"), "《江城新报》 第3版"),
    (Issue(None, "2026-07-02", pages=(Page("3"),), source="x"), "2026年7月2日 第3版"),
    (Issue(None, None, pages=(Page("3"),), source="稿_03"), "稿_03 第3版"),
    (Issue(None, None, pages=(Page(),), source="稿_03"), "稿_03"),
    (Issue(pages=(Page(),)), "报纸版面"),
    (Issue(), "报纸版面"),
    (Issue("江城新报", pages=(Page("1"), Page("2"), Page("3"))), "《江城新报》 第1—3版"),
    (Issue("江城新报", pages=(Page("A01"), Page("A02"))), "《江城新报》 A01—A02版"),
    (Issue("江城新报", pages=(Page("1"), Page("4"))), "《江城新报》 第1、4版"),
    (Issue("江城新报", pages=(Page("1"), Page())), "《江城新报》"),
    (Issue("江城新报", "不是日期", pages=(Page("1"),)), "《江城新报》 第1版"),
    (Issue("江城新报", pages=(Page("1", articles=(TITLED,)),)), "渠水通了（《江城新报》 第1版）"),
    (Issue(pages=(Page(articles=(TITLED,)),), source="稿_03"), "渠水通了"),
    (Issue("江城新报", pages=(Page("1", articles=(Article("a1", Head()),)),)), "《江城新报》 第1版"),
    (Issue("江城新报", pages=(Page("1", articles=(TITLED, Article("a2", Head()))),)), "《江城新报》 第1版"),
    (Issue("江城新报", pages=(Page("1", articles=(TITLED,), folios=(Folio("1"),)),)), "《江城新报》 第1版"),
]


@pytest.mark.parametrize(("issue", "title"), TITLES, ids=[title for _, title in TITLES])
def test_the_title_says_what_is_known_and_no_more(issue: Issue, title: str) -> None:
    assert labels.issue_title(issue, HANS) == title
    assert f"<dc:title>{title}</dc:title>" in parts_of(issue)["content.opf"]


def test_facts_that_are_not_known_are_not_there() -> None:
    package = parts_of(CORPUS["no_facts"], WriteOptions())["content.opf"]
    for name in ("dc:publisher", "dc:date", "dc:rights", "dc:source", "belongs-to-collection"):
        assert name not in package


def test_publisher_rights_embargo_and_issue_number_are_metadata() -> None:
    package = parts_of(CORPUS["plain_news"])["content.opf"]
    for line in (
        "<dc:publisher>江城报业</dc:publisher>",
        "<dc:date>2024-05-01</dc:date>",
        "<dc:rights>版权所有</dc:rights>",
        '<meta property="dcterms:available">2024-05-01T06:00:00Z</meta>',
        '<meta property="belongs-to-collection" id="newspaper">江城新报</meta>',
        '<meta property="group-position" refines="#newspaper">12045</meta>',
    ):
        assert line in package


MAKERS = (
    Byline("记者 苏 打 通讯员 柏 舟", facts=(Contributor(3, 6, "苏打", "reporter"), Contributor(11, 14, "柏舟", "correspondent"))),
    Byline("简宁 译 苏打 摄", facts=(Contributor(0, 2, "简宁", "translator"), Contributor(5, 7, "苏打", "photographer"))),
)  # fmt: skip


def makers_in(package: str, element: str) -> list[tuple[str, ...]]:
    """Name and relators of each maker of a kind that a package document names."""
    people = re.findall(rf'<dc:{element} id="(.*?)">(.*?)</dc:{element}>', package)
    return [(name, *re.findall(rf'refines="#{id_}" scheme="marc:relators">(\w+)<', package)) for id_, name in people]


def test_people_are_named_with_their_relator_once_each() -> None:
    package = parts_of(CORPUS["translation"])["content.opf"]
    assert makers_in(package, "creator") == [("安娜·贝尔", "aut")]
    assert makers_in(package, "contributor") == [("柏 舟", "trl"), ("简 宁", "edt"), ("文 心", "ctb")]


def test_who_wrote_an_article_by_itself_is_its_creator_and_of_a_page_a_contributor() -> None:
    article = Article("a1", Head(headline=Headline("开航"), bylines=MAKERS), (Paragraph("轮渡开航。"),))
    alone = Issue("江城新报", pages=(Page("3", articles=(article,)),))
    package = parts_of(alone)["content.opf"]
    assert makers_in(package, "creator") == [("苏打", "rpt", "pht"), ("柏舟", "ctb")]
    assert makers_in(package, "contributor") == [("简宁", "trl")]
    for page in (
        replace(alone.pages[0], folios=(Folio("江城新报"),)),
        replace(alone.pages[0], editor_lines=(EditorLine("责编：文心"),)),
        replace(alone.pages[0], articles=(article, Article("a2", Head(headline=Headline("靠岸"))))),
    ):
        package = parts_of(replace(alone, pages=(page,)))["content.opf"]
        assert makers_in(package, "creator") == []
        assert makers_in(package, "contributor") == [("苏打", "rpt", "pht"), ("柏舟", "ctb"), ("简宁", "trl")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("pht</meta>", "edt</meta>"),
        ('    <meta property="role" refines="#contributor-1" scheme="marc:relators">pht</meta>\n', ""),
        (
            ">柏舟</dc:contributor>",
            '>柏舟</dc:contributor>\n    <dc:contributor id="contributor-4">苏打</dc:contributor>',
        ),
    ],
    ids=["another part", "a part left out", "a person twice"],
)
def test_a_part_of_one_of_several_that_is_another_is_found(before: str, after: str) -> None:
    article = Article("a1", Head(headline=Headline("开航"), bylines=MAKERS))
    parts = zips.unpack(FORMAT.write(Issue(pages=(Page("3", None, (Folio("江城新报"),), (article,)),)), TIME).data)
    name = "EPUB/content.opf"
    assert before in parts[name].decode()
    parts[name] = parts[name].decode().replace(before, after).encode()
    found = {one.code for one in FORMAT.validate(zips.pack(parts.items(), stored=frozenset({"mimetype"})))}
    assert found & {"EPUB048", "EPUB014"}


@pytest.mark.parametrize(
    ("before", "after"), [("creator", "contributor"), (">苏打</dc:creator>", ">苏达</dc:creator>")]
)
def test_a_creator_who_is_another_is_found(before: str, after: str) -> None:
    article = Article("a1", Head(headline=Headline("开航"), bylines=MAKERS[:1]))
    parts = zips.unpack(FORMAT.write(Issue(pages=(Page(articles=(article,)),)), TIME).data)
    name = "EPUB/content.opf"
    assert FORMAT.validate(zips.pack(parts.items(), stored=frozenset({"mimetype"}))) == []
    parts[name] = parts[name].decode().replace(before, after).encode()
    assert {one.code for one in FORMAT.validate(zips.pack(parts.items(), stored=frozenset({"mimetype"})))} == {
        "EPUB048"
    }


def test_accessibility_metadata_is_true_of_a_book_with_and_without_pages() -> None:
    paged, bare = parts_of(CORPUS["several_pages"])["content.opf"], parts_of(CORPUS["empty_issue"])["content.opf"]
    assert "pageNavigation" in paged
    assert "共3个版面、6篇稿件" in paged
    assert '"pageBreakSource">《江城新报》2024年5月1日印刷版<' in paged
    assert "page" not in re.sub(r"<package.*?>", "", bare).lower()


def test_the_identifier_hangs_on_text_and_facts_alone() -> None:
    def of(issue: Issue, options: WriteOptions = TIME) -> str:
        return re.findall(r"urn:uuid:[^<]+", parts_of(issue, options)["content.opf"])[0]

    base = CORPUS["plain_news"]
    assert of(base) == of(base, WriteOptions()) == of(replace(base, encoding="gb18030"))
    assert of(base) != of(replace(base, date="2024-05-02"))
    assert of(base) != of(replace(base, pages=(replace(base.pages[0], folios=(Folio("别的"),)),)))


def test_traditional_issues_speak_traditional() -> None:
    parts = parts_of(CORPUS["traditional_issue"])
    assert (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="zh-Hant"'
        in parts["nav.xhtml"]
    )
    assert "目錄" in parts["nav.xhtml"]
    assert "本書為報紙版面的純文字版" in parts["content.opf"]


@pytest.mark.parametrize(
    ("tag", "language"),
    [("zh-Hans", "zh-Hans"), ("zh-Hant", "zh-Hant"), ("zh-HK", "zh-Hant"), ("zh-TW", "zh-Hant"), ("en", "zh-Hans")],
)
def test_labels_are_in_the_script_of_the_language(tag: str, language: str) -> None:
    assert labels_for(tag).language == language


@pytest.mark.parametrize("identifier", ["a1b2", "p3-lead", "稿件1", "1", "", "a b", "a_b", "_", "𬭎"])
def test_article_ids_become_xml_ids_that_differ(identifier: str) -> None:
    made = plan.anchor(identifier)
    assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", made)
    undone = re.sub(r"_([0-9A-F]+)_", lambda match: chr(int(match[1], 16)), made[1:]) if made[0] == "_" else made
    assert undone == identifier


@pytest.mark.parametrize("character", ["\x00", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_a_character_that_xml_cannot_hold_is_refused(character: str) -> None:
    with pytest.raises(ValueError, match=r"XML|surrogates"):
        FORMAT.write(one_paragraph(f"甲{character}乙"), TIME)


def test_characters_with_a_meaning_in_xml_are_escaped() -> None:
    text = article_of(one_paragraph("<甲>&\"'\r\t乙", (Contributor(0, 3, 'a"<&>\n\t', "reporter"),)))
    assert (
        '<p class="paragraph"><span class="contributor reporter" data-name="a&quot;&lt;&amp;&gt;&#10;&#9;">'
        "&lt;甲&gt;</span>&amp;\"'&#13;\t乙</p>"
    ) in text


def test_a_keyword_of_nothing_but_white_space_is_not_written() -> None:
    issue = one_paragraph("正文")
    named = replace(issue.pages[0].articles[0], enrichment=Enrichment("机器", (Keyword(" ", 1.0), Keyword("词", 0.5))))
    text = article_of(replace(issue, pages=(replace(issue.pages[0], articles=(named,)),)))
    assert '<p class="keywords">关键词：<span class="keyword" data-weight="0.5000">词</span></p>' in text


def one_paragraph(text: str, facts: tuple[Fact, ...] = ()) -> Issue:
    return Issue(pages=(Page("1", articles=(Article("a", Head(), (Paragraph(text, facts=facts),)),)),))
