"""The tree's JSON gives the equal tree back, and its validator sees every damage below."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from convert import tree
from convert.errors import UnreadableError
from convert.formats.base import Format, WriteOptions
from convert.formats.carried import reduced
from convert.formats.json_text import schema, strings
from convert.formats.json_tree import FORMAT, read
from convert.formats.json_tree.vocabulary import NODE_TYPES
from convert.tree import Issue, Origin, Paragraph
from tests.strategies import issues
from tests.trees import CORPUS, TEXT_NODES, single, title

OPTIONS = WriteOptions()


def written(issue: Issue) -> bytes:
    return FORMAT.write(issue, OPTIONS).data


def codes(data: bytes) -> list[str]:
    return sorted({problem.code for problem in FORMAT.validate(data)})


def test_it_is_a_format() -> None:
    assert isinstance(FORMAT, Format)
    assert (FORMAT.name, FORMAT.suffix, FORMAT.media_type) == ("json", ".json", "application/json")


@pytest.mark.parametrize("name", CORPUS)
def test_what_was_written_is_valid_and_reads_back_equal(name: str) -> None:
    data = written(CORPUS[name])
    assert FORMAT.validate(data) == []
    assert read(data) == CORPUS[name]
    assert FORMAT.text_stream(data) == tree.text_stream(CORPUS[name])


@settings(max_examples=60, deadline=None)
@given(issues())
def test_any_tree_is_valid_and_reads_back_equal(issue: Issue) -> None:
    data = written(issue)
    assert FORMAT.validate(data) == []
    assert read(data) == issue
    assert FORMAT.text_stream(data) == tree.text_stream(issue)


def test_same_tree_same_bytes() -> None:
    assert written(CORPUS["every_node"]) == written(read(written(CORPUS["every_node"])))


def test_layout_is_utf8_with_lf_and_one_final_newline() -> None:
    data = written(CORPUS["rare_characters"])
    assert "王𬭎".encode() in data
    assert data.startswith(b'{\n "schema": "banmian/tree/1",\n')
    assert data.endswith(b"}\n") and not data.endswith(b"\n\n") and b"\r" not in data


def test_what_is_not_known_of_the_parser_is_absent_and_stays_unknown() -> None:
    unknown = reduced(CORPUS["plain_news"], ["Origin.confidence", "Origin.agent", "Article.confidence"])
    data = FORMAT.write(unknown, OPTIONS).data
    assert (b'"confidence"' in data, b'"agent"' in data, FORMAT.validate(data)) == (False, False, [])
    assert read(data) == unknown


def test_confidence_has_four_digits() -> None:
    node = Paragraph("正文", Origin(confidence=0.123456789))
    back = next(tree.texts(read(written(Issue(pages=(tree.Page(unplaced=(tree.Unplaced(*_parts(node)),)),))))))
    assert back.origin.confidence == 0.1235


def _parts(node: tree.TextNode) -> tuple[str, Origin]:
    return node.text, node.origin


def test_every_class_of_text_node_has_a_type() -> None:
    assert set(NODE_TYPES.values()) == TEXT_NODES


def test_schema_knows_every_type_and_no_other() -> None:
    text = json.dumps(json.loads(_schema_text())["$defs"]["textNode"])
    assert set(json.loads(text)["properties"]["type"]["enum"]) == set(NODE_TYPES)


def test_schema_is_closed_everywhere() -> None:
    for where, one in _objects(json.loads(_schema_text()), ""):
        if "properties" in one and one.get("type") == "object":
            assert one.get("additionalProperties") is False, where


def _schema_text() -> str:
    from convert.schema_files import schema_path

    return schema_path("json", "tree.schema.json").read_text(encoding="utf-8")


def _objects(value: Any, where: str) -> list[tuple[str, dict[str, Any]]]:
    if isinstance(value, list):
        return [pair for n, inner in enumerate(value) for pair in _objects(inner, f"{where}/{n}")]
    if not isinstance(value, dict):
        return []
    return [(where, value), *(pair for k, inner in value.items() for pair in _objects(inner, f"{where}/{k}"))]


# --------------------------------------------------------------------------- damaged bytes

GOOD = written(CORPUS["plain_news"])

BYTES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "JSON003"),
    "cut off": (GOOD[: len(GOOD) // 2].decode("utf-8", "ignore").encode(), "JSON003"),
    "cut off within a character": (GOOD[: GOOD.index("江".encode()) + 1], "JSON001"),
    "GB18030": (GOOD.decode().encode("gb18030"), "JSON001"),
    "UTF-16": (GOOD.decode().encode("utf-16"), "JSON001"),
    "byte order mark": (b"\xef\xbb\xbf" + GOOD, "JSON002"),
    "two values": (GOOD + GOOD, "JSON003"),
    "trailing comma": (GOOD.replace(b"\n}\n", b",\n}\n"), "JSON003"),
    "single quotes": (GOOD.replace(b'"schema"', b"'schema'"), "JSON003"),
    "NaN": (GOOD.replace(b'"confidence": 0.9731', b'"confidence": NaN'), "JSON004"),
    "Infinity": (GOOD.replace(b'"confidence": 0.9731', b'"confidence": -Infinity'), "JSON004"),
    "a name twice": (GOOD.replace(b'"source"', b'"language": "zh-Hans", "source"'), "JSON005"),
    "lone surrogate": (GOOD.replace(b'"number": "12045"', b'"number": "\\ud800"'), "JSON006"),
    "raw control character": (GOOD.replace(b'"12045"', b'"12\x01045"'), "JSON003"),
    "nested without end": (b"[" * 100_000, "JSON017"),
    "a number without end": (b"1" * 5_000, "JSON018"),
    "another version": (GOOD.replace(b"banmian/tree/1", b"banmian/tree/2"), "JSON007"),
    "another schema": (GOOD.replace(b"banmian/tree/1", b"ninjs"), "JSON007"),
    "null": (b"null", "JSON019"),
    "a list": (b"[]", "JSON019"),
    "an empty object": (b"{}", "JSON019"),
    "ninjs": (b'{"uri": "urn:x", "standard": {"name": "ninjs"}}', "JSON019"),
    "nothing but the schema": (b'{"schema": "banmian/tree/1"}', "JSON008"),
    "a number beyond doubles": (GOOD.replace(b'"confidence": 0.9731', b'"confidence": 1e999'), "JSON018"),
    "a whole number beyond doubles": (GOOD.replace(b'"line": 1,', b'"line": 9007199254740992,'), "JSON018"),
    "values without end": (b"[" + b"0," * 2_000_000 + b"0]", "JSON016"),
}


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_are_no_tree_are_refused(name: str) -> None:
    data, code = BYTES[name]
    assert codes(data) == [code]
    with pytest.raises(UnreadableError) as caught:
        FORMAT.text_stream(data)
    assert caught.value.finding.code == code


def test_a_syntax_error_has_its_line() -> None:
    assert FORMAT.validate(b'{\n "schema": oops}')[0].line == 2


# --------------------------------------------------------------------------- damaged values

Damage = Callable[[dict[str, Any]], Any]


def article(value: dict[str, Any]) -> dict[str, Any]:
    return value["pages"][0]["articles"][0]  # type: ignore[no-any-return]


def paragraph(value: dict[str, Any]) -> dict[str, Any]:
    return article(value)["body"][0]  # type: ignore[no-any-return]


VALUES: dict[str, tuple[Damage, str]] = {
    "no schema": (lambda v: v.pop("schema"), "JSON019"),
    "no generator": (lambda v: v.pop("generator"), "JSON008"),
    "no pages": (lambda v: v.pop("pages"), "JSON008"),
    "unknown member": (lambda v: v.update(colour="red"), "JSON008"),
    "unknown member of a node": (lambda v: paragraph(v).update(bold=True), "JSON008"),
    "a paragraph that opens a stanza": (lambda v: paragraph(v).update(opens_stanza=True), "JSON008"),
    "a verse that opens none, said": (lambda v: paragraph(v).update(type="verse", opens_stanza=False), "JSON008"),
    "null for absent": (lambda v: v.update(number=None), "JSON008"),
    "date in Chinese": (lambda v: v.update(date="2024年5月1日"), "JSON008"),
    "date that is none": (lambda v: v.update(date="2023-02-29"), "JSON008"),
    "language that is no tag": (lambda v: v.update(language="zh_Hans"), "JSON008"),
    "sha256 too short": (lambda v: v.update(sha256="abc"), "JSON008"),
    "articles not a list": (lambda v: v["pages"][0].update(articles={}), "JSON008"),
    "article without id": (lambda v: article(v).pop("id"), "JSON008"),
    "article of unknown kind": (lambda v: article(v).update(kind="gossip"), "JSON008"),
    "article without head": (lambda v: article(v).pop("head"), "JSON008"),
    "confidence over one": (lambda v: article(v).update(confidence=1.5), "JSON008"),
    "confidence as text": (lambda v: article(v).update(confidence="0.5"), "JSON008"),
    "paragraph as headline": (lambda v: article(v)["head"]["headline"].update(type="paragraph"), "JSON008"),
    "headline in the body": (lambda v: paragraph(v).update(type="headline"), "JSON008"),
    "unknown type": (lambda v: paragraph(v).update(type="chapter"), "JSON008"),
    "no type": (lambda v: paragraph(v).pop("type"), "JSON008"),
    "no text": (lambda v: paragraph(v).pop("text"), "JSON008"),
    "empty text": (lambda v: paragraph(v).update(text=""), "JSON008"),
    "control in a text": (lambda v: paragraph(v).update(text="正\x07文"), "JSON008"),
    "no origin": (lambda v: paragraph(v).pop("origin"), "JSON008"),
    "unknown agent": (lambda v: paragraph(v)["origin"].update(agent="ghost"), "JSON008"),
    "span before the first line": (lambda v: paragraph(v)["origin"]["spans"][0].update(line=0), "JSON008"),
    "span of halves": (lambda v: paragraph(v)["origin"]["spans"][0].update(end=1.5), "JSON008"),
    "empty list of facts": (lambda v: paragraph(v).update(facts=[]), "JSON008"),
    "unknown fact": (lambda v: paragraph(v)["facts"][0].update(type="rumour"), "JSON008"),
    "fact of a wrong field": (lambda v: paragraph(v)["facts"][0].update(name="甲"), "JSON008"),
    "dateline's date of a month": (lambda v: paragraph(v)["facts"][0].update(date="2024-04"), "JSON008"),
    "edit of unknown kind": (lambda v: v.update(edits=[_edit(kind="spelling")]), "JSON008"),
    "control put in": (lambda v: v.update(edits=[_edit(after="x")]), "JSON008"),
    "photo without lines": (lambda v: article(v).update(body=[{"type": "photo"}]), "JSON008"),
    "item without body": (lambda v: article(v).update(body=[{"type": "item", "head": {}}]), "JSON008"),
    "keyword without weight": (lambda v: article(v).update(enrichment=_made(keywords=[{"text": "甲"}])), "JSON008"),
    "place never counted": (lambda v: article(v).update(enrichment=_made(places=[_place(0)])), "JSON008"),
    "enrichment of no tool": (lambda v: article(v).update(enrichment={"keywords": []}), "JSON008"),
    "same article twice": (lambda v: v["pages"].append(v["pages"][0]), "JSON009 JSON014"),
    "same id twice": (lambda v: v["pages"][0]["articles"].append(_empty(article(v)["id"])), "JSON009"),
    "blank text": (lambda v: v["pages"][0]["folios"][0].update(text="\u3000\u200b"), "JSON010"),
    "fact past the end": (lambda v: paragraph(v)["facts"][0].update(end=9999), "JSON011"),
    "fact of nothing": (lambda v: paragraph(v)["facts"][0].update(start=5, end=5), "JSON011"),
    "empty span": (lambda v: paragraph(v)["origin"]["spans"][0].update(start=5, end=5), "JSON012"),
    "spans upwards": (lambda v: paragraph(v)["origin"].update(spans=[_span(90), _span(80)]), "JSON013"),
    "overlapping spans": (lambda v: paragraph(v)["origin"].update(spans=[_span(1)]), "JSON014"),
    "a word changed": (lambda v: paragraph(v).update(text=paragraph(v)["text"].replace("三", "四")), "JSON015"),
    "a paragraph lost": (lambda v: article(v)["body"].pop(), "JSON015"),
    "paragraphs swapped": (lambda v: article(v)["body"].reverse(), "JSON015"),
    "headline lost": (lambda v: article(v)["head"].pop("headline"), "JSON015"),
}


def _edit(**more: Any) -> dict[str, Any]:
    return {"kind": "control", "line": 1, "column": 0, "before": "\x00", "after": "", **more}


def _made(**more: Any) -> dict[str, Any]:
    return {"tool": "jieba", **more}


def _place(count: int) -> dict[str, Any]:
    return {"text": "江城", "count": count}


def _span(line: int) -> dict[str, Any]:
    return {"line": line, "start": 0, "end": 3}


def _empty(id_: str) -> dict[str, Any]:
    known = {"id": id_, "kind": "news", "language": "zh-Hans", "sha256": "", "confidence": 1}
    return {**known, "head": {}, "body": []}


@pytest.mark.parametrize("name", VALUES)
def test_damage_is_seen(name: str) -> None:
    damage, expected = VALUES[name]
    value = json.loads(GOOD)
    damage(value)
    assert codes(json.dumps(value, ensure_ascii=False).encode()) == expected.split()


def test_a_schema_error_says_where() -> None:
    value = json.loads(GOOD)
    article(value)["kind"] = "gossip"
    (problem,) = FORMAT.validate(json.dumps(value).encode())
    assert dict(problem.values)["path"] == "/pages/0/articles/0/kind"


def test_an_edited_line_leaves_the_hash_unchecked() -> None:
    made = single(title("会议闭幕"), Paragraph("会议指出，要抓落实。"))
    changed = replace(made, edits=(tree.Edit("punctuation", 2, 4, "", "，"),))
    value = json.loads(written(changed))
    paragraph(value)["text"] = "会议指出要抓落实。"
    assert codes(json.dumps(value).encode()) == []


def test_a_person_may_put_spans_in_any_order() -> None:
    assert FORMAT.validate(written(CORPUS["human_origin"])) == []


def test_facts_cues_keywords_and_places_are_not_in_the_text_stream() -> None:
    data = written(CORPUS["enriched"])
    assert "浦东新区" in set(strings(json.loads(data)))
    assert "浦东新区" not in FORMAT.text_stream(data)


def test_schema_is_compiled_once() -> None:
    assert schema("json", "tree.schema.json") is schema("json", "tree.schema.json")


# --------------------------------------------------------------------------- changed by others


def test_a_text_mended_by_hand_is_read_with_a_finding_and_a_new_hash() -> None:
    data = GOOD.replace("老师傅".encode(), "老师父".encode())
    reading = FORMAT.read(data)
    assert [problem.code for problem in reading.findings] == ["JSON020"]
    assert FORMAT.validate(FORMAT.write(reading.issue, WriteOptions()).data) == []


def test_what_cannot_be_mended_is_told_as_it_is() -> None:
    data = GOOD.replace(b'"start": 0, "end": 20', b'"start": 9, "end": 9')
    assert {problem.code for problem in FORMAT.read(data).findings} <= {"JSON012", "JSON014"}


def test_a_digest_of_the_text_before_edits_is_right_where_neither_lines_nor_edits_are_known() -> None:
    """What comes from a format that carries no edits: the text is as edited, the digest is of the source."""
    issue = reduced(CORPUS["edits"], ("Origin.spans", "Issue.edits"))
    (page,) = issue.pages
    changed = replace(page, articles=tuple(replace(one, sha256="0" * 64) for one in page.articles))
    assert FORMAT.validate(FORMAT.write(replace(issue, pages=(changed,)), WriteOptions()).data) == []
