"""The validator: each code has a file that raises it, and no kind of damage that EPUBCheck rejects gets through."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

import pytest

from convert.catalogue import RULES, Severity
from convert.formats.base import WriteOptions
from convert.formats.epub import FORMAT, css
from convert.formats.epub.package import style_sheet
from convert.formats.zips import unpack
from tests.formats.epub.mutations import (
    ARTICLE,
    CONTAINER,
    NAV,
    NCX,
    PACKAGE,
    STYLE,
    container_mutations,
    good,
    meaning,
    mutations,
    mutations_of_several,
    packed,
    replacement_mutations,
    with_part,
)
from tests.trees import CORPUS

parts = cache(good)
Damage = Callable[[dict[str, bytes]], bytes]


def changed(name: str, old: str, new: str) -> Damage:
    def damage(whole: dict[str, bytes]) -> bytes:
        text = whole[name].decode()
        assert old in text, old
        return with_part(whole, name, text.replace(old, new, 1).encode())

    return damage


def swapped(name: str, pattern: str, new: str) -> Damage:
    def damage(whole: dict[str, bytes]) -> bytes:
        text, count = re.subn(pattern, new, whole[name].decode(), count=1, flags=re.DOTALL)
        assert count, pattern
        return with_part(whole, name, text.encode())

    return damage


def without(name: str) -> Damage:
    return lambda whole: packed({n: data for n, data in whole.items() if n != name})


def with_extra(name: str, data: bytes = b"x") -> Damage:
    return lambda whole: packed({**whole, name: data})


def huge(whole: dict[str, bytes]) -> bytes:
    return packed({**whole, STYLE: b"/*" + b" " * (65 * 2**20) + b"*/"})


END = "EPUB/page-01-end.xhtml"
PAGE_1, PAGE_2 = "EPUB/page-01.xhtml", "EPUB/page-02.xhtml"
NEWS = "EPUB/page-02-article-01.xhtml"


def _swapped(first: str, second: str) -> tuple[str, str]:
    """Two metas of the same words that follow each other, and the same the other way round."""
    one, two = (f'<meta property="{name}">textual</meta>' for name in (first, second))
    return f"{one}\n    {two}", f"{two}\n    {one}"


DAMAGE: list[tuple[str, str, Damage]] = [
    ("ZIP001", "not a zip", lambda whole: b"PK but not really"),
    ("ZIP001", "cut off", lambda whole: packed(whole)[:-40]),
    ("EPUB002", "mimetype not first", lambda whole: packed({CONTAINER: whole[CONTAINER], **whole})),
    ("EPUB002", "another media type", changed("mimetype", "epub", "docx")),
    ("EPUB004", "a stranger", with_extra("EPUB/notes.txt")),
    ("ZIP004", "a name that leaves the folder", with_extra("../../evil.xhtml")),
    ("EPUB005", "no navigation", without(NAV)),
    ("EPUB005", "no container document", without(CONTAINER)),
    ("EPUB006", "an element not closed", changed(NAV, "</ol>", "")),
    ("EPUB006", "an entity from nowhere", changed(ARTICLE, "正文", "正文&nbsp;")),
    ("EPUB007", "an element of another vocabulary", changed(ARTICLE, "</header>", "</header><script>1</script>")),
    ("EPUB007", "a modification time without zone", changed(PACKAGE, "T00:00:00Z", "T00:00:00")),
    ("EPUB007", "no claim about hazards", changed(PACKAGE, '"schema:accessibilityHazard">none', '"dcterms:type">none')),
    ("EPUB007", "metas out of order", changed(PACKAGE, *_swapped("schema:accessMode", "schema:accessModeSufficient"))),
    ("EPUB007", "a summary twice", changed(PACKAGE, '<meta property="pageBreakSource">', '<meta property="schema:accessibilitySummary">')),
    ("EPUB007", "no generator", changed(PACKAGE, '<meta name="generator" content="banmian"/>', "")),
    ("EPUB007", "a role with a blank too many", changed(ARTICLE, "contributor reporter", "contributor  reporter")),
    ("EPUB007", "a role that there is not", changed(ARTICLE, "contributor reporter", "contributor poet")),
    ("EPUB007", "a dispatch with a page", changed(ARTICLE, 'class="dispatch"', 'class="dispatch" data-page="2"')),
    ("EPUB007", "a person with a source", changed(ARTICLE, '<span class="contributor', '<span data-source="甲" class="contributor')),
    ("EPUB007", "a jump that leads nowhere and has no page", changed(ARTICLE, ' data-page="2"', "")),
    ("EPUB007", "an article of no kind", changed(NEWS, "article news", "article novel")),
    ("EPUB007", "a language of no form", changed(NEWS, 'lang="zh-Hans"', 'lang="zh_CN"')),
    ("EPUB007", "a link out of the book", changed(NAV, 'href="page-01.xhtml#page-1"', 'href="page-1.xhtml#page-1"')),
    ("EPUB007", "a page list without lines", changed(NAV, 'epub:type="page-list"', 'epub:type="page-list" x=""')),
    ("EPUB008", "a document type of old", changed(NAV, "<!DOCTYPE html>", '<!DOCTYPE html SYSTEM "about:legacy">')),
    ("EPUB008", "a processing instruction", changed(PACKAGE, "<package", "<?x y?><package")),
    ("EPUB008", "a processing instruction behind the last element", changed(NEWS, "</html>\n", "</html>\n<?x y?>")),
    ("EPUB008", "a processing instruction in a text", changed(NEWS, "</p>", "<?x y?></p>")),
    ("EPUB008", "another encoding", changed(NCX, "UTF-8", "ISO-8859-1")),
    ("EPUB009", "a file declared that is not there", without(ARTICLE)),
    ("EPUB010", "a file that is not declared", with_extra("EPUB/page-03.xhtml", good()[PAGE_1])),
    ("EPUB011", "an id twice", changed(PACKAGE, 'id="page-01-end"', 'id="page-01"')),
    ("EPUB012", "a document outside the spine", changed(PACKAGE, '<itemref idref="page-01-article-01"/>', "")),
    (
        "EPUB013", "articles out of order",
        changed(
            PACKAGE, '<itemref idref="page-02-article-01"/>\n    <itemref idref="page-02-article-02"/>',
            '<itemref idref="page-02-article-02"/>\n    <itemref idref="page-02-article-01"/>',
        ),
    ),
    ("EPUB014", "a role of nobody", changed(PACKAGE, 'refines="#contributor-1"', 'refines="#contributor-99"')),
    ("EPUB014", "a series without its kind", changed(PACKAGE, '<meta property="collection-type" refines="#newspaper">series</meta>', "")),
    ("EPUB015", "a day that does not exist", changed(PACKAGE, "modified\">2024-05-01", "modified\">2024-02-31")),
    ("EPUB015", "a masthead of no day", changed(PAGE_1, 'datetime="2024-05-01"', 'datetime="2024-02-31"')),
    ("EPUB016", "a language that is not used", changed(PACKAGE, "<dc:language>zh-Hant", "<dc:language>en")),
    ("EPUB017", "page marks that are not claimed", changed(PACKAGE, "pageNavigation", "readingOrder")),
    ("EPUB017", "a summary that counts wrong", changed(PACKAGE, "共2个版面", "共3个版面")),
    ("EPUB018", "an id twice in a document", changed(NCX, 'id="entry-2"', 'id="entry-1"')),
    ("EPUB019", "a link to an id that is not there", changed(ARTICLE, 'href="page-02.xhtml#page-2"', 'href="page-02.xhtml#no"')),
    ("EPUB020", "a level left out", changed(ARTICLE, '<h3 class="crosshead">小标题</h3>', '<h5 class="crosshead">小标题</h5>')),
    ("EPUB021", "two languages for one text", changed(NEWS, 'lang="zh-Hans"', 'lang="en"')),
    ("EPUB021", "a label whose language is not told", changed(NAV, ' lang="zh-Hant" xml:lang="zh-Hant">', ">")),
    ("EPUB022", "an article missing in the contents", changed(NAV, "<li><a href=\"page-02-article-01", "<!-- -->\n<li><a href=\"page-02-article-04")),
    ("EPUB023", "a page mark by another name", changed(PAGE_2, 'aria-label="第2版"', 'aria-label="第7版"')),
    ("EPUB024", "contents that are not marked", changed(NAV, 'href="title.xhtml#contents"', 'href="page-01.xhtml#contents"')),
    ("EPUB025", "an NCX of another book", changed(NCX, 'content="urn:uuid:', 'content="urn:uuid:0')),
    ("EPUB025", "an NCX without its pages", swapped(NCX, "<pageList>.*</pageList>", "")),
    ("EPUB025", "an NCX with a page of another number", swapped(NCX, 'value="2"', 'value="7"')),
    ("EPUB025", "an NCX with another count of pages", changed(NCX, 'content="2" name="dtb:total', 'content="3" name="dtb:total')),
    ("EPUB025", "an NCX that says one level", changed(NCX, 'content="2" name="dtb:depth', 'content="1" name="dtb:depth')),
    ("EPUB025", "an NCX with an article beside its page",
     swapped(NCX, "(<navPoint id=\"entry-2-1\">.*?</navPoint>)(.*)(</navMap>)", r"\2\1\3")),
    ("EPUB026", "a list that leads elsewhere", changed("EPUB/title.xhtml", "page-02.xhtml#page-2", "page-01.xhtml#page-1")),
    ("EPUB027", "a brace too many", changed(STYLE, "body {", "body {{")),
    ("EPUB028", "another paper in the masthead", changed(PAGE_2, "江城新报", "江城旧报")),
    ("EPUB028", "another section in the title", changed(PAGE_2, '"page-section">副刊', '"page-section">正刊')),
    ("EPUB029", "the end of a page in the place of an article", lambda whole: with_part(whole, NEWS, whole[END])),
    ("EPUB030", "an article with two names", changed(NEWS, "<section ", '<section aria-label="又名" ')),
    ("ZIP003", "an absurd size", huge),
    ("EPUB032", "a character changed", changed(NEWS, "今年以来", "去年以来")),
    ("EPUB032", "a paragraph left out", changed(ARTICLE, '<p class="endnote">（文尾）</p>', "")),
    ("EPUB017", "pages of another paper", changed(PACKAGE, "江城新报》2024年5月1日印刷版", "西岭日报》2024年5月1日印刷版")),
    ("EPUB049", "a jump to a page of another number", changed(ARTICLE, 'data-page="2"', 'data-page="6"')),
    ("EPUB048", "a person by another name", changed(PACKAGE, '"contributor-1">甲', '"contributor-1">乙')),
    ("EPUB048", "a person in another role", changed(PACKAGE, '"marc:relators">rpt', '"marc:relators">pht')),
    ("EPUB048", "a name that was mended in the text alone", changed(ARTICLE, 'data-name="甲 乙"', 'data-name="丙 丁"')),
    ("EPUB033", "a paragraph without text", changed(ARTICLE, '<p class="endnote">（文尾）</p>', '<p class="endnote"></p>')),
]  # fmt: skip


def codes(data: bytes) -> set[str]:
    return {problem.code for problem in FORMAT.validate(data)}


def test_the_undamaged_file_is_valid() -> None:
    assert FORMAT.validate(packed(parts())) == []


def test_a_masthead_on_a_page_in_another_language_says_that_it_is_in_the_books() -> None:
    whole = unpack(
        FORMAT.write(
            CORPUS["pages_in_both_scripts"], WriteOptions(time=datetime(2024, 5, 1, tzinfo=UTC), time_known=True)
        ).data
    )
    opening, said = "EPUB/page-03.xhtml", ' masthead" lang="zh-Hans" xml:lang="zh-Hans"'
    assert codes(packed(whole)) == set()
    assert codes(changed(opening, said, ' masthead"')(whole)) == {"EPUB021"}
    assert codes(changed(opening, said, said.replace("Hans", "Hant"))(whole)) == {"EPUB021"}


@pytest.mark.parametrize(("code", "what", "damage"), DAMAGE, ids=[f"{code} {what}" for code, what, _ in DAMAGE])
def test_damage_has_its_code(code: str, what: str, damage: Damage) -> None:
    assert code in codes(damage(parts())), what


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_names_that_fold_alike_are_one_too_many() -> None:
    out = io.BytesIO(packed(parts()))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(NAV, parts()[NAV])
    assert "ZIP005" in codes(out.getvalue())
    assert "ZIP005" in codes(packed({**parts(), "EPUB/NAV.xhtml": parts()[NAV]}))


def test_every_code_of_the_catalogue_is_shown() -> None:
    shown = {code for code, _, _ in DAMAGE}
    assert shown >= {code for code in RULES if "EPUB002" <= code <= "EPUB033" or code in {"EPUB048", "EPUB049"}}


def test_every_finding_is_an_error_with_the_values_of_its_text() -> None:
    for _, _, damage in DAMAGE:
        for problem in FORMAT.validate(damage(parts())):
            assert problem.severity is Severity.ERROR
            assert problem.file is None
            names = {name for name, _ in problem.values}
            assert set(re.findall(r"{(\w+)}", problem.rule.english)) <= names, problem
            assert set(re.findall(r"{(\w+)}", problem.rule.chinese)) <= names, problem


@pytest.mark.parametrize("make", [container_mutations, replacement_mutations])
def test_every_made_fault_is_noticed(make: Callable[[dict[str, bytes]], dict[str, bytes]]) -> None:
    assert [label for label, data in dict(make(parts())).items() if FORMAT.validate(data) == []] == []


def test_mutations_of_every_kind_of_element_and_attribute_are_noticed() -> None:
    """Nine in ten of all, and what passes is either no change (a first child moved to the front) or says the same."""
    sample = list(mutations(every=40).items())
    assert len(sample) > 200
    passed = [label for label, data in sample if FORMAT.validate(data) == []]
    assert len(passed) < len(sample) / 10, passed


def test_nine_in_ten_mutations_that_change_the_meaning_are_noticed() -> None:
    said = cache(meaning)
    changed = [
        (label, FORMAT.validate(data) != [])
        for label, data, whole in mutations_of_several(every=150)
        if said(data) != said(whole)
    ]
    passed = [label for label, noticed in changed if not noticed]
    assert len(changed) > 30
    assert len(passed) <= len(changed) / 10, passed


STYLES = {
    "nothing": "",
    "an at-rule": '@import "a.css";\nbody { margin: 0; }',
    "a picture from the net": "body { background: url(http://example.com/a.png); }",
    "no value": "body { margin: ; }",
    "no colon": "body { margin 0; }",
    "no selector": "{ margin: 0; }",
    "a selector with two dots": "..a { margin: 0; }",
    "a comma at the end": "h1, { margin: 0; }",
    "never closed": "body { margin: 0;",
    "closed twice": "body { margin: 0; }}",
    "a string never closed": 'body { font-family: "宋体; }',
    "a comment never closed": "/* body { margin: 0; }",
}


@pytest.mark.parametrize("name", STYLES)
def test_style_that_is_no_plain_css_is_noticed(name: str) -> None:
    assert css.first_fault(STYLES[name].encode()) is not None


@pytest.mark.parametrize(
    "text",
    [
        "body{margin:0}",
        '/* a */ p,h1 > .a:lang(zh-Hant) { margin : 0 auto; font-family: "宋体", serif }',
        "a+b~c{x:-1.5em}",
    ],
)
def test_plain_css_passes(text: str) -> None:
    assert css.first_fault(text.encode()) is None


def test_the_line_of_a_fault_in_the_style_is_told() -> None:
    assert css.first_fault(b"/* a\nb */\np { margin: 0; }\n\nq { margin }\n") == (5, "q { margin }")


def font_rules() -> list[tuple[str, str]]:
    """Selector and fonts of each rule of our style sheet that names fonts, in order."""
    rules = re.findall(r"([^{}]+){([^{}]*)}", re.sub(r"/\*.*?\*/", "", style_sheet().decode(), flags=re.DOTALL))
    named = [(selectors, re.findall("font-family: (.*?);", declared)) for selectors, declared in rules]
    return [(one.strip(), fonts[0]) for selectors, fonts in named if fonts for one in selectors.split(",")]


def test_text_in_another_language_has_no_font_of_the_books() -> None:
    """Chinese fonts set ’ “ ” as wide as a character, and mainland ones have other forms of Traditional characters."""
    rules = font_rules()
    simplified = [(at, one) for at, (one, fonts) in enumerate(rules) if " SC" in fonts and ":lang" not in one]
    assert len(simplified) > 20
    for at, selector in simplified:
        behind = [one for one, _ in rules[at + 1 :]]
        said_by = "section" if selector == "body" else selector
        languages = {"zh-Hant", "en", "und"}
        if selector in ("h1", ".folio", ".publication", ".contents-title"):  # a page's, which is Chinese
            languages = {"zh-Hant"}
        assert languages <= {tag for tag in languages if f"{said_by}:lang({tag})" in behind}, selector
    for selector, fonts in rules:
        if ":lang(en)" in selector or ":lang(und)" in selector:
            assert " SC" not in fonts and " TC" not in fonts


def test_our_style_sheet_sets_no_colour_and_fetches_nothing() -> None:
    text = style_sheet().decode()
    assert css.first_fault(style_sheet()) is None
    assert "color: " not in text.replace("color: inherit", "")
    assert "url(" not in text
