"""ninjs: what is written is valid and whole; damage is seen; the official schema is no stricter than ours."""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings

from convert import tree
from convert.errors import UnreadableError
from convert.formats.base import Format, Readable, WriteOptions
from convert.formats.carried import reduced
from convert.formats.json_text import schema
from convert.formats.ninjs import FORMAT
from convert.formats.ninjs.counts import characters, words
from convert.formats.ninjs.grammar import markup_problem
from convert.formats.ninjs.markup import body_text
from convert.formats.ninjs.reader import news_objects
from convert.tree import Article, Byline, Continuation, Contributor, Head, Headline, Issue, Page, Paragraph
from tests.strategies import issues
from tests.trees import CORPUS, single, title

PLAIN = WriteOptions()
GENRE = "http://cv.iptc.org/newscodes/genre/"
FULL = WriteOptions(
    time=datetime(2024, 5, 1, 1, 2, 3, tzinfo=UTC),
    time_known=True,
    generator="banmian 0.1.0",
    provider="江城传媒",
    rights="© 江城新报",
    urgency=4,
    embargo=datetime(2024, 5, 1, 6, 0, tzinfo=timezone(timedelta(hours=8))),
)
Object = dict[str, Any]


def written(issue: Issue, options: WriteOptions = PLAIN) -> bytes:
    return FORMAT.write(issue, options).data


def value_of(name: str, options: WriteOptions = PLAIN) -> Object:
    return json.loads(written(CORPUS[name], options))  # type: ignore[no-any-return]


def article_of(name: str, options: WriteOptions = PLAIN) -> Object:
    return value_of(name, options)["associations"][0]  # type: ignore[no-any-return]


def codes(data: bytes) -> list[str]:
    return sorted({problem.code for problem in FORMAT.validate(data)})


def packed(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


# --------------------------------------------------------------------------- what is written


def test_it_is_a_format() -> None:
    assert isinstance(FORMAT, Format) and isinstance(FORMAT, Readable)
    assert (FORMAT.name, FORMAT.suffix, FORMAT.media_type) == ("ninjs", ".ninjs.json", "application/json")


@pytest.mark.parametrize("options", [PLAIN, FULL], ids=["plain", "full"])
@pytest.mark.parametrize("name", CORPUS)
def test_what_was_written_is_valid_and_has_all_the_text(name: str, options: WriteOptions) -> None:
    data = written(CORPUS[name], options)
    assert FORMAT.validate(data) == []
    assert FORMAT.text_stream(data) == tree.text_stream(CORPUS[name])


@settings(max_examples=40, deadline=None)
@given(issues())
def test_any_tree_is_valid_and_has_all_its_text(issue: Issue) -> None:
    data = written(issue, FULL)
    assert FORMAT.validate(data) == []
    assert FORMAT.text_stream(data) == tree.text_stream(issue)


def test_a_file_of_one_page_is_that_page() -> None:
    value = value_of("plain_news")
    assert (value["profile"], value["type"], value["title"]) == (
        "banmian-page",
        "composite",
        "江城新报 2024-05-01 第3版 要闻",
    )
    assert [one["profile"] for one in value["associations"]] == ["banmian-article"]


def test_a_file_of_several_pages_is_an_issue_of_pages() -> None:
    value = value_of("several_pages")
    assert value["profile"] == "banmian-issue"
    assert [page["profile"] for page in value["associations"]] == ["banmian-page"] * 3
    assert [one["title"] for one in value["associations"][0]["associations"]] == ["第A01版头条", "简讯"]


def test_headlines_have_their_roles_in_print_order() -> None:
    found = [(h["role"], h["value"]) for h in article_of("plain_news")["headlines"]]
    assert found == [
        ("kicker", "把技术课搬进车间"),
        ("headline", "北岸机床厂老师傅带出百名新徒弟"),
        ("subheadline", "——全厂已有三十二个师徒工作室"),
    ]


def test_page_date_and_paper_are_alternative_ids_of_an_article() -> None:
    ids = {one["role"]: one["value"] for one in article_of("plain_news")["altIds"]}
    assert (ids["page"], ids["section"], ids["date"], ids["publication"]) == ("3", "要闻", "2024-05-01", "江城新报")
    assert ids["article"] == "p3-plain"


def test_people_dateline_and_bylines_are_named() -> None:
    value = article_of("plain_news")
    assert value["people"] == [{"name": "闻一苇", "rel": "reporter"}, {"name": "柳 青", "rel": "correspondent"}]
    assert value["by"] == "本报记者  闻一苇  通讯员  柳 青"
    assert value["located"] == "江城"
    assert {"name": "本报", "role": "dateline"} in value["infoSources"]


@pytest.mark.parametrize(
    ("kind", "genres"),
    [
        ("brief", [{"name": "brief", "literal": "brief"}, {"name": "Current", "uri": GENRE + "Current"}]),
        ("roundup", [{"name": "roundup", "literal": "roundup"}, {"name": "Summary", "uri": GENRE + "Summary"}]),
        ("notice", [{"name": "notice", "literal": "notice"}]),
        ("unknown", None),
    ],
)
def test_a_kind_and_iptcs_genre_are_two_each_with_its_own_name(kind: Any, genres: list[dict[str, str]] | None) -> None:
    issue = Issue(pages=(Page(articles=(Article("a", Head(headline=Headline("桥")), kind=kind),)),))
    data = FORMAT.write(issue, PLAIN).data
    assert json.loads(data)["associations"][0].get("genres") == genres
    assert FORMAT.validate(data) == []
    assert FORMAT.read(data).issue.pages[0].articles[0].kind == kind


def test_a_file_that_says_kind_and_genre_in_one_is_read() -> None:
    issue = Issue(pages=(Page(articles=(Article("a", Head(headline=Headline("桥")), kind="brief"),)),))
    value = json.loads(FORMAT.write(issue, PLAIN).data)
    value["associations"][0]["genres"] = [{"name": "brief", "uri": GENRE + "Current", "literal": "brief"}]
    data = json.dumps(value).encode()
    assert FORMAT.validate(data) == []
    assert FORMAT.read(data).issue == issue


def test_bodies_are_organisations_and_no_people() -> None:
    value = article_of("bodies")
    assert value["people"] == [{"name": "闻一苇", "rel": "author"}]
    assert value["organisations"] == [
        {"name": "本报评论员", "rel": "commentator"},
        {"name": "中共江城市委宣传部", "rel": "author"},
        {"name": "江城市融媒体中心", "rel": "photographer"},
        {"name": "江城市河湾区人民法院", "rel": "author"},
    ]


def test_what_a_maker_is_of_is_an_organisation_unless_it_is_a_post_or_a_place() -> None:
    text = "江城大学教授 秦守拙 山东 林雪樵 江城晚报·江城新闻记者 苏打"
    facts = (
        Contributor(7, 10, "秦守拙", "author", "江城大学教授"), Contributor(14, 17, "林雪樵", "author", "山东"),
        Contributor(30, 32, "苏打", "reporter", "江城晚报·江城新闻"),
    )  # fmt: skip
    article = Article("a", Head(headline=Headline("桥"), bylines=(Byline(text, facts=facts),)))
    data = FORMAT.write(Issue(pages=(Page(articles=(article,)),)), WriteOptions(part=True)).data
    value = json.loads(data)
    assert value["organisations"] == [{"name": "江城晚报·江城新闻", "rel": "contributor-affiliation"}]
    assert FORMAT.validate(data) == []
    assert FORMAT.read(data).issue.pages[0].articles[0].head == article.head


def test_an_article_without_byline_is_by_its_makers() -> None:
    assert article_of("dateline_in_paragraph")["by"] == "钟声、麦穗"


def test_keywords_and_places_say_that_a_machine_made_them() -> None:
    value = article_of("enriched")
    tool = "jieba 0.42.1, banmian 0.1.0"
    assert value["subjects"][0] == {"name": "师徒", "rel": "machine-made", "creator": tool, "relevance": 81}
    assert {"name": "浦东新区", "rel": "machine-made"} in value["places"]
    assert {"name": tool, "role": "machine-made"} in value["infoSources"]


def test_a_machine_that_found_nothing_is_named_all_the_same() -> None:
    value = value_of("enriched")["associations"][1]
    assert "subjects" not in value and "places" not in value
    assert {"name": "jieba 0.42.1, banmian 0.1.0", "role": "machine-made"} in value["infoSources"]


def test_an_article_that_no_machine_saw_names_none() -> None:
    assert "machine-made" not in {source["role"] for source in article_of("plain_news")["infoSources"]}


def test_a_jump_in_the_body_is_marked_with_its_page() -> None:
    (main,) = article_of("jumps")["bodies"]
    assert '<span class="continued-on" data-page="6">（下转第6版）</span>' in main["value"]


def test_options_stand_in_every_object() -> None:
    for one in news_objects(value_of("several_pages", FULL)):
        assert (one["urgency"], one["copyrightNotice"]) == (4, "© 江城新报")
        assert (one["versionCreated"], one["embargoedUntil"]) == ("2024-05-01T01:02:03Z", "2024-04-30T22:00:00Z")


def test_an_unknown_time_is_not_written() -> None:
    assert "versionCreated" not in value_of("plain_news")


def test_an_article_says_its_own_language() -> None:
    assert [one["language"] for one in news_objects(value_of("traditional_in_simplified"))] == [
        "zh-Hans",
        "zh-Hans",
        "zh-Hant",
    ]


def test_an_article_without_headline_is_called_by_its_first_words() -> None:
    value = article_of("no_headline")
    assert value["title"].startswith("今年以来") and "headlines" not in value


def test_uris_do_not_hang_on_the_text() -> None:
    one, other = single(title("同题"), Paragraph("甲")), single(title("同题"), Paragraph("乙"))
    uris = [[o["uri"] for o in news_objects(json.loads(written(issue)))] for issue in (one, other)]
    assert uris[0] == uris[1]


@pytest.mark.parametrize(
    ("text", "characters_", "words_"),
    [
        ("江城", 2, 2),
        ("A&B公司  2024年", 10, 6),
        ("王𬭎，〇。", 5, 3),
        ("", 0, 0),
        ("　\u200b", 0, 0),
        ("COVID-19疫苗", 10, 4),
    ],
)
def test_counts(text: str, characters_: int, words_: int) -> None:
    assert (characters(text), words(text)) == (characters_, words_)


def test_counts_leave_figures_out() -> None:
    html = '<p>正文</p>\n<figure class="photo"><figcaption><p class="caption">图</p></figcaption></figure>'
    assert body_text(html, figures=False).strip() == "正文"


# --------------------------------------------------------------------------- what is left out


def test_edits_are_left_out_as_in_all_formats_but_json() -> None:
    assert FORMAT.write(CORPUS["edits"], PLAIN).findings == ()
    assert "Issue.edits" in FORMAT.not_carried


def test_a_fact_that_covers_no_character_is_left_out_and_said() -> None:
    head = Head(headline=Headline("下转6版", facts=(Continuation(4, 4, "to", "6"), Continuation(0, 4, "to", "6"))))
    written_ = FORMAT.write(Issue(pages=(Page(articles=(Article("a", head),)),)), PLAIN)
    assert [dict(problem.values)["node"] for problem in written_.findings] == ["Continuation (Headline)"]


def test_a_text_of_which_nothing_is_known_is_plain_and_one_with_facts_is_marked() -> None:
    assert article_of("plain_news")["headlines"][1] == {
        "role": "headline",
        "contentType": "text/plain",
        "value": "北岸机床厂老师傅带出百名新徒弟",
    }
    byline = article_of("byline_with_space")["bodies"][0]
    assert (byline["contentType"], byline["charCount"]) == ("text/html", 13)
    assert (
        '<span class="contributor" data-role="photographer" data-name="曲直" data-affiliation="江城日报社">曲 直</span>'
        in byline["value"]
    )


def test_every_dateline_of_an_article_is_named() -> None:
    both = (tree.Dispatch(0, 2, "本报"), tree.Dispatch(2, 5, None, "江城"))
    issue = Issue(pages=(Page(articles=(Article("a", Head(), (Paragraph("本报江城讯", facts=both),)),)),))
    value = json.loads(written(issue))["associations"][0]
    assert value["places"] == [{"name": "江城", "rel": "dateline"}]
    assert {"name": "本报", "role": "dateline"} in value["infoSources"]
    assert FORMAT.write(issue, PLAIN).findings == ()


def test_each_place_of_a_dateline_is_named_by_itself() -> None:
    one = tree.Dispatch(0, 8, "本报", "江城、河湾")
    issue = Issue(pages=(Page(articles=(Article("a", Head(), (Paragraph("本报江城、河湾讯", facts=(one,)),)),)),))
    value = json.loads(written(issue))["associations"][0]
    assert value["places"] == [{"name": "江城", "rel": "dateline"}, {"name": "河湾", "rel": "dateline"}]
    assert value["located"] == "江城"


@pytest.mark.parametrize("name", ["plain_news", "enriched", "roundup", "photo_article", "translation"])
def test_nothing_is_said_of_what_is_carried(name: str) -> None:
    assert FORMAT.write(CORPUS[name], PLAIN).findings == ()


# --------------------------------------------------------------------------- damage

GOOD = written(CORPUS["plain_news"])
Damage = Callable[[Object], Any]


def first(value: Object) -> Object:
    return value["associations"][0]  # type: ignore[no-any-return]


DAMAGED: dict[str, tuple[Damage, str]] = {
    "no uri": (lambda v: v.pop("uri"), "NJS007"),
    "a digest that is none": (lambda v: first(v)["altIds"][1].update(value="0f"), "NJS007"),
    "an encoding that is none": (lambda v: v["altIds"][5].update(value="UTF 8"), "NJS007"),
    "a maker without a name": (
        lambda v: first(v)["bodies"][0].update(
            value='<span class="contributor" data-role="editor" data-name="">z</span>'
        ),
        "NJS009",
    ),
    "an article without its id": (lambda v: first(v)["altIds"].pop(0), "NJS015"),
    "no standard": (lambda v: v.pop("standard"), "NJS015"),
    "of another profile": (lambda v: v.update(profile="text-only"), "NJS015"),
    "someone else named as its maker": (lambda v: first(v)["people"][0].update(name="某某"), "NJS019"),
    "a role that is none": (
        lambda v: first(v)["bodies"][0].update(value='<span class="contributor" data-role="x" data-name="y">z</span>'),
        "NJS009",
    ),
    "a block in a byline": (lambda v: first(v)["bodies"][0].update(value="<p>本报记者</p>"), "NJS009"),
    "uri of a web page": (lambda v: v.update(uri="https://example.org/1"), "NJS007"),
    "ninjs 2.0": (lambda v: v["standard"].update(version="2.0"), "NJS007"),
    "unknown member": (lambda v: v.update(page="3"), "NJS007"),
    "unknown member of an article": (lambda v: first(v).update(page="3"), "NJS007"),
    "article without name": (lambda v: first(v).pop("name"), "NJS007"),
    "local time": (lambda v: v.update(versionCreated="2024-05-01T08:00:00"), "NJS007"),
    "time of another zone": (lambda v: v.update(versionCreated="2024-05-01T08:00:00+08:00"), "NJS007"),
    "a day that is none": (lambda v: v.update(versionCreated="2023-02-29T08:00:00Z"), "NJS007"),
    "blank headline": (lambda v: first(v)["headlines"][1].update(value="　"), "NJS007"),
    "two main headlines": (lambda v: first(v)["headlines"].append(first(v)["headlines"][1]), "NJS007"),
    "two main bodies": (lambda v: first(v)["bodies"].append(first(v)["bodies"][-1]), "NJS007"),
    "urgency 10": (lambda v: v.update(urgency=10), "NJS007"),
    "withheld": (lambda v: v.update(pubStatus="withheld"), "NJS007"),
    "genre against its name": (lambda v: first(v)["genres"][0].update(name="commentary"), "NJS007"),
    "genre of IPTC's of another kind": (lambda v: first(v)["genres"][1].update(name="Opinion"), "NJS007"),
    "a kind without the genre that says the same": (lambda v: first(v)["genres"].pop(), "NJS007"),
    "same article twice": (lambda v: v["associations"].append(first(v)), "NJS022"),
    "another article's uri": (
        lambda v: v["associations"].append({**first(v), "altIds": [{"role": "article", "value": "other"}]}),
        "NJS008",
    ),
    "entity in a body": (lambda v: first(v)["bodies"][-1].update(value="<p>&nbsp;</p>"), "NJS009"),
    "script in a body": (lambda v: first(v)["bodies"][-1].update(value="<script>x</script>"), "NJS009"),
    "handler in a body": (lambda v: first(v)["bodies"][-1].update(value='<p onclick="x">x</p>'), "NJS009"),
    "cut-off body": (lambda v: first(v)["bodies"][-1].update(value="<p>今年以来"), "NJS009"),
    "shortened body": (lambda v: first(v)["bodies"][-1].update(value="<p>今年以来</p>"), "NJS010 NJS023"),
    "shortened byline": (lambda v: first(v)["bodies"][0].update(value="本报记者"), "NJS010 NJS014 NJS019 NJS023"),
    "embargo of an article only": (lambda v: first(v).update(embargoedUntil="2024-05-01T00:00:00Z"), "NJS011"),
    "embargo of the page only": (lambda v: v.update(embargoedUntil="2024-05-01T00:00:00Z"), "NJS011"),
    "another title": (lambda v: first(v).update(title="别的"), "NJS012"),
    "another name": (lambda v: first(v).update(name="别的"), "NJS012"),
    "subject of no machine": (
        lambda v: first(v).update(
            subjects=[{"name": "词", "rel": "machine-made", "creator": "jieba", "relevance": 1}],
        ),
        "NJS013",
    ),
    "place of no machine": (lambda v: first(v).update(places=[{"name": "江城", "rel": "machine-made"}]), "NJS013"),
    "another by": (lambda v: first(v).update(by="本报记者 甲"), "NJS014"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_damage_is_seen(name: str) -> None:
    damage, expected = DAMAGED[name]
    value = json.loads(GOOD)
    damage(value)
    assert codes(packed(value)) == expected.split()


BYTES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "NJS003"),
    "cut off within a character": (GOOD[: GOOD.index("江".encode()) + 1], "NJS001"),
    "byte order mark": (b"\xef\xbb\xbf" + GOOD, "NJS002"),
    "NaN": (GOOD.replace(b'"charCount": ', b'"charCount": NaN, "x": '), "NJS004"),
    "a name twice": (GOOD.replace(b'"pubStatus"', b'"language": "zh-Hans", "pubStatus"', 1), "NJS005"),
    "lone surrogate": (GOOD.replace(b'"title": "', b'"title": "\\udc00', 1), "NJS006"),
    "a list": (b"[]", "NJS015"),
    "the tree's JSON": (b'{"schema": "banmian/tree/1"}', "NJS015"),
    "nested without end": (b"[" * 100_000, "NJS017"),
    "a number without end": (b"1" * 5_000, "NJS018"),
    "values without end": (b"[" + b"0," * 2_000_000 + b"0]", "NJS016"),
}


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_are_no_ninjs_are_refused(name: str) -> None:
    data, code = BYTES[name]
    assert codes(data) == [code]
    with pytest.raises(UnreadableError):
        FORMAT.text_stream(data)


OURS = (
    "", "<p>a</p>", "<h2 class='crosshead'>x</h2>", "<p>&amp;&lt;</p>", '<figure class="photo"></figure>',
    '<section class="item"><header><h2 class="headline">a</h2></header><p>b</p></section>', '<aside class="box"></aside>',
    '<p><span class="dispatch">a</span></p>', '<p><span class="continued-on" data-page="6" data-fact="1">a</span></p>',
)  # fmt: skip
NOT_OURS = (
    "<b>a</b>", "<!-- x -->", "<?x y?>", "</div><div>", "<p", "<p style='x'/>", "&#0;", "text", "<p></p>", "<p>　</p>",
    "<p class='x'>a</p>", "<h1>a</h1>", "<h2>a</h2>", "<p class='kicker'>a</p>", "<p><p>a</p></p>", "<p>a<b>c</b></p>",
    "<header><p>a</p></header>", "<section class='item'>a<p>b</p></section>", "<section><p>b</p></section>",
    "<section class='item'><p>b</p><header><h2 class='headline'>a</h2></header></section>",
    "<section class='item'><header><p>a</p></header></section>",
    "<section class='item'><header><!-- x --><h2 class='headline'>a</h2></header></section>",
    "<section class='item'><header></header></section>", "<figure class='photo'><p>a</p></figure>",
    "<section class='item'><header><p class='byline'>b</p><h2 class='headline'>a</h2></header></section>",
    "<section class='item'><header><h2 class='headline'>b</h2><h2 class='headline'>a</h2></header></section>",
    "<figure class='photo'><figcaption><p class='caption'>a</p><p class='headline'>b</p></figcaption></figure>",
    "<p><span>a</span></p>", "<p><span class='contributor' data-name='a'>a</span></p>",
    "<p><span class='continued-on'>a</span></p>", "<p><span class='dispatch' data-page='1'>a</span></p>",
    "<p data-fact='1'>a</p>",
)  # fmt: skip


@pytest.mark.parametrize("html", OURS)
def test_our_markup_is_no_problem(html: str) -> None:
    assert markup_problem(html) is None


@pytest.mark.parametrize("html", NOT_OURS)
def test_other_markup_is(html: str) -> None:
    assert markup_problem(html) is not None


# --------------------------------------------------------------------------- reading back


@pytest.mark.parametrize("name", CORPUS)
def test_what_is_read_back_is_what_was_written_but_for_the_list(name: str) -> None:
    reading = FORMAT.read(written(CORPUS[name], FULL))
    assert reading.findings == ()
    assert reduced(reading.issue, FORMAT.not_carried) == reduced(CORPUS[name], FORMAT.not_carried)


@settings(max_examples=80, deadline=None)
@given(issues())
def test_any_tree_is_read_back_but_for_the_list(issue: Issue) -> None:
    back = FORMAT.read(written(issue)).issue
    assert reduced(back, FORMAT.not_carried) == reduced(issue, FORMAT.not_carried)


def test_facts_that_cross_are_marked_in_pieces_and_read_back_whole() -> None:
    facts = (
        tree.Dispatch(0, 4, "本报"),
        tree.Contributor(2, 6, "甲", "reporter"),
        tree.Contributor(2, 6, "乙", "author", "社"),
        Continuation(3, 7, "to", "6"),
    )
    issue = single(title("题"), Paragraph("本报江城讯甲乙丙", facts=facts))
    data = written(issue)
    assert b"data-fact" in data
    assert FORMAT.read(data).issue.pages[0].articles[0].body[0].facts == facts  # type: ignore[union-attr]


def test_weights_have_two_places_and_places_are_counted_anew() -> None:
    made = tree.Enrichment("a tool", (tree.Keyword("词", 0.8123),), (tree.Place("江城", 9),))
    one = Article("a", Head(), (Paragraph("江城与江城"),), enrichment=made)
    back = FORMAT.read(written(Issue(pages=(Page(articles=(one,)),)))).issue.pages[0].articles[0].enrichment
    assert back == tree.Enrichment("a tool", (tree.Keyword("词", 0.81),), (tree.Place("江城", 2),))


def test_what_does_not_fit_any_more_is_told_and_the_rest_is_read() -> None:
    value = json.loads(GOOD)
    first(value).update(by="本报记者 甲")
    reading = FORMAT.read(packed(value))
    assert [(problem.code, dict(problem.values)["check"]) for problem in reading.findings] == [("NJS021", "NJS014")]
    assert tree.text_stream(reading.issue) == tree.text_stream(CORPUS["plain_news"])


# --------------------------------------------------------------------------- beside the official schema

CONFORMANCE = os.environ.get("CONFORMANCE_DIR")
NAMES = ("plain_news", "enriched", "several_pages", "notes", "furniture")


def official() -> jsonschema_rs.Draft202012Validator:
    standards = Path(CONFORMANCE or "") / "standards"
    geo = json.loads((standards / "geojson" / "GeoJSON-schema.json").read_text(encoding="utf-8"))
    text = (standards / "ninjs" / "ninjs-schema_3.1.json").read_text(encoding="utf-8")
    registry = jsonschema_rs.Registry([("https://geojson.org/schema/GeoJSON.json", geo)])
    return jsonschema_rs.Draft202012Validator(json.loads(text), registry=registry, validate_formats=True)


NEW_VALUES: tuple[Any, ...] = (None, True, -1, 10, 1.5, "", "x", "2024-05-01", [], {}, [None], {"x": 1}, ["x"])


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every container with one of its keys or indexes."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    for key in keys:
        yield value, key
        yield from places(value[key])


def mutations(value: Object) -> Iterator[Object]:
    """Each place emptied, renamed, doubled, moved, given a stranger, and given values of every type."""
    for number in range(sum(1 for _ in places(value))):
        for change in (_drop, _rename, _add, _double, *(_put(new) for new in NEW_VALUES)):
            changed = copy.deepcopy(value)
            container, key = next(place for n, place in enumerate(places(changed)) if n == number)
            change(container, key)
            if changed != value:
                yield changed


def _drop(container: Any, key: Any) -> None:
    del container[key]


def _rename(container: Any, key: Any) -> None:
    if isinstance(container, dict):
        container[key + "X"] = container.pop(key)


def _add(container: Any, key: Any) -> None:
    if isinstance(container[key], dict):
        container[key]["stranger"] = 1


def _double(container: Any, key: Any) -> None:
    if isinstance(container, list):
        container.append(container[key])


def _put(new: Any) -> Callable[[Any, Any], None]:
    def change(container: Any, key: Any) -> None:
        container[key] = new

    return change


@pytest.mark.skipif(not CONFORMANCE, reason="NOT RUN: CONFORMANCE_DIR is not set, so the official schema is not here")
def test_official_schema_accepts_what_is_written() -> None:
    judge = official()
    for name, issue in CORPUS.items():
        for options in (PLAIN, FULL):
            assert judge.is_valid(json.loads(written(issue, options))), name


@pytest.mark.skipif(not CONFORMANCE, reason="NOT RUN: CONFORMANCE_DIR is not set, so the official schema is not here")
@pytest.mark.parametrize("name", NAMES)
def test_what_the_official_schema_rejects_ours_rejects_too(name: str) -> None:
    judge, ours, rejected = official(), schema("ninjs", "ninjs.schema.json"), 0
    for changed in mutations(_small(value_of(name, FULL))):
        if not judge.is_valid(changed):
            rejected += 1
            assert not ours.is_valid(changed), packed(changed).decode()
    assert rejected >= 100


def _small(value: Object) -> Object:
    """One association a level is enough."""
    related = [_small(one) for one in value.get("associations", [])[: 2 if value["profile"] == "banmian-issue" else 1]]
    return {**value, "associations": related} if related else value
