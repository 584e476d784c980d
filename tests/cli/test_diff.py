"""`banmian diff`: what it shows of two runs, and its exit codes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest

from convert.cli.treewords import FACTS, KINDS, WORDS
from convert.compare.lines import role_of
from convert.formats import WriteOptions, load
from convert.tree import (
    ArticleKind,
    Continuation,
    Contributor,
    ContributorRole,
    Crosshead,
    Direction,
    Issue,
    Jump,
    Paragraph,
    TextNode,
    Verse,
)
from tests.cli.command import call
from tests.trees import CORPUS, article, lead, page, title
from tests.trees import issue as issue_of

WATER = "渠水从北岸的山里来，走了四十里，今天早上进了城，家家户户都打开了水龙头。"
TREES = "种树的人姓白，在沙地边上住了三十年，栽下的树连起来有两条江那么长。"


def written(path: Path, issue: Issue, form: str = "json") -> Path:
    file = path.with_name(path.name + load(form).suffix)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(load(form).write(issue, WriteOptions()).data)
    return file


def _before() -> Issue:
    first = article("a1", title("渠水进城"), Paragraph("水从哪里来"), Paragraph(WATER), kind="news")
    return issue_of(page(first, article("a2", title("种树的人"), Paragraph(TREES))), sha256="0" * 64)


def _after() -> Issue:
    text = "本报讯（记者钟声）" + WATER
    people = (Contributor(6, 8, "钟声", "reporter"),)
    first = article(
        "a1", title("渠水进城"), Crosshead("水从哪里来"), lead(text, "本报讯", people, source="本报"), kind="news"
    )
    return issue_of(page(first, article("a3", title("江上新桥"), Paragraph("新桥通车。"))), sha256="0" * 64)


def lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_two_runs_without_a_difference(tmp_path: Path) -> None:
    for folder in "ab":
        written(tmp_path / folder / "x", _before())
    outcome = call("diff", tmp_path / "a", tmp_path / "b")
    assert (outcome.code, outcome.out) == (0, "")
    assert (
        outcome.err == "pages compared: 1, with differences: 0; articles: 2 the same, 0 changed, 0 added, 0 removed\n"
    )


def test_what_changed_is_shown_by_article(tmp_path: Path) -> None:
    old, new = written(tmp_path / "a" / "x", _before()), written(tmp_path / "b" / "x", _after())
    outcome = call("diff", old.parent, new.parent)
    assert outcome.code == 1
    assert outcome.out.splitlines() == [
        "x",
        "  ~ “渠水进城” (page 3, 1)",
        "      ~ paragraph → crosshead: “水从哪里来”",
        "      ~ paragraph: “渠水从北岸的山里来，走了四十里，今天早上进了城，家家户户都打开了水龙头。” → "
        "“本报讯（记者钟声）渠水从北岸的山里来，走了四十里，今天早上进了城，家家户户都打…”",
        "      + dateline: “source 本报”",
        "      + contributor: “reporter 钟声”",
        "  + “江上新桥” (page 3, 2)",
        "  - “种树的人” (page 3, 2)",
    ]
    assert "articles: 0 the same, 1 changed, 1 added, 1 removed" in outcome.err


def test_short_values_are_shown_whole_and_long_ones_where_they_differ(tmp_path: Path) -> None:
    longer = (TREES + WATER + "早", TREES + WATER + "晚")
    before, after = (
        replace(issue_of(page(article("a1", title("渠水进城"), Paragraph(text))), sha256="0" * 64), date=date)
        for text, date in zip(longer, ("2026-07-01", "2026-07-02"), strict=True)
    )
    old, new = written(tmp_path / "a", before), written(tmp_path / "b", after)
    assert call("diff", old, new).out.splitlines()[2::2] == [
        "      ~ date: “2026-07-01” → “2026-07-02”",
        f"      ~ paragraph: “…{WATER[-8:]}早” → “…{WATER[-8:]}晚”",
    ]


def test_in_chinese(tmp_path: Path) -> None:
    old, new = written(tmp_path / "a" / "x", _before()), written(tmp_path / "b" / "x", _after())
    outcome = call("diff", old, new, lang="zh")
    assert "  + 《江上新桥》（第 3 版第 2 篇）" in outcome.out.splitlines()
    assert "      ~ 正文段 → 小标题：“水从哪里来”" in outcome.out.splitlines()
    assert "比较 1 版，有差异 1 版" in outcome.err


def test_roles_kinds_and_parts_of_facts_are_said_in_chinese_too(tmp_path: Path) -> None:
    text = "本报讯（记者钟声 摄影林小舟）" + WATER
    people = (Contributor(6, 8, "钟声", "reporter", "本报"), Contributor(11, 14, "林小舟", "photographer"))
    jump = Jump("（下转第6版）", facts=(Continuation(0, 7, "to", "6"),))
    plain = article("a1", title("渠水进城"), Paragraph(text), Jump("（下转第6版）"), kind="brief")
    full = article("a1", title("渠水进城"), lead(text, "本报讯", people, source="本报", date="2024-05-01"), jump)
    old = written(tmp_path / "a", issue_of(page(plain), sha256="0" * 64))
    new = written(tmp_path / "b", issue_of(page(full), sha256="0" * 64))
    assert call("diff", old, new, lang="zh").out.splitlines()[2:] == [
        "      ~ 体裁：“简讯” → “不详”",
        "      + 电头：“来源 本报, 日期 2024-05-01”",
        "      + 人名：“记者 钟声 (本报)”",
        "      + 人名：“摄影 林小舟”",
        "      + 转版：“下转 6”",
    ]
    assert "+ contributor: “photographer 林小舟”" in call("diff", old, new).out


def test_a_verse_that_opens_a_stanza_is_told_from_one_that_does_not(tmp_path: Path) -> None:
    def poem(*opening: bool) -> Issue:
        verses = [Verse(f"第{n}行诗", opens_stanza=opens) for n, opens in enumerate(opening)]
        return issue_of(page(article("a1", title("诗"), *verses)), sha256="0" * 64)

    old, new = written(tmp_path / "a", poem(True, False, False)), written(tmp_path / "b", poem(True, False, True))
    assert "verse → opening_verse: “第2行诗”" in call("diff", old, new).out
    assert "诗 → 诗节首行：“第2行诗”" in call("diff", old, new, lang="zh").out


def test_every_role_and_kind_has_a_chinese_name() -> None:
    assert {*get_args(ContributorRole), *get_args(Direction)} <= set(FACTS)
    assert set(get_args(ArticleKind)) == set(KINDS)


def test_a_fact_of_another_part_of_the_text_is_said_in_chinese_too(tmp_path: Path) -> None:
    def one(start: int) -> Issue:
        people = (Contributor(start, start + 2, "钟声", "reporter"),)
        return issue_of(page(article("a1", title("题"), Paragraph("钟声与钟声", facts=people))), sha256="0" * 64)

    out = call("diff", written(tmp_path / "a", one(0)), written(tmp_path / "b", one(3)), lang="zh").out
    assert "      ~ 标注：“记者 钟声 [0:2]” → “记者 钟声 [3:5]”" in out.splitlines()


@pytest.mark.parametrize("kind", [*TextNode.__subclasses__()])
def test_what_the_tree_is_made_of_has_a_chinese_name(kind: type) -> None:
    assert role_of(kind.__new__(kind)) in WORDS


def test_json_lines_say_all_of_it_and_the_counts_last(tmp_path: Path) -> None:
    old, new = written(tmp_path / "a" / "x", _before()), written(tmp_path / "b" / "x", _after())
    first, *_, last = lines(call("diff", old, new, "--format", "jsonl", "-q").out)
    assert first["file"] == "x"
    assert (first["change"], first["node"], first["matched"]) == ("changed", "article", "id")
    assert first["before"] == {"page": "3", "order": 1, "id": "a1", "title": "渠水进城"}
    assert first["differences"][0] == {
        "change": "changed", "what": "role", "before": "paragraph", "after": "crosshead", "text": "水从哪里来",
    }  # fmt: skip
    assert last["summary"] == {
        "files": 1, "changed": 1, "failed": 0, "same": 0, "altered": 1, "added": 1, "removed": 1,
    }  # fmt: skip


@pytest.mark.parametrize("form", ["newsml", "epub", "docx", "ninjs"])
def test_files_of_two_formats_are_compared_in_what_both_carry(form: str, tmp_path: Path) -> None:
    for name in ("plain_news", "roundup", "enriched", "edits"):
        issue = CORPUS[name]
        outcome = call("diff", written(tmp_path / name, issue), written(tmp_path / name, issue, form))
        assert (outcome.code, outcome.out) == (0, ""), name


def test_a_page_that_only_one_run_has(tmp_path: Path) -> None:
    for folder, names in (("a", "xy"), ("b", "x")):
        for name in names:
            written(tmp_path / folder / name, _before())
    outcome = call("diff", tmp_path / "a", tmp_path / "b")
    assert (outcome.code, outcome.out.splitlines()[0]) == (1, "y (only in A)")
    assert "  - “种树的人” (page 3, 2)" in outcome.out.splitlines()
    assert lines(call("diff", tmp_path / "a", tmp_path / "b", "--format", "jsonl").out)[0]["only_in"] == "before"


def test_one_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    for folder in "ab":
        written(tmp_path / folder / "x", _before())
        written(tmp_path / folder / "y", _before())
    (tmp_path / "b" / "x.json").write_text("{", "utf-8")
    outcome = call("diff", tmp_path / "a", tmp_path / "b")
    assert (outcome.code, outcome.out) == (6, "")
    assert f"{tmp_path / 'b' / 'x.json'}:1:1: error JSON003" in outcome.err
    assert "pages compared: 1, with differences: 0; articles: 2 the same" in outcome.err
    assert "pages not compared, since they could not be read: 1" in outcome.err
    counts = lines(call("diff", tmp_path / "a", tmp_path / "b", "--format", "jsonl").out)[-1]["summary"]
    assert (counts["files"], counts["failed"]) == (1, 1)
    alone = call("diff", tmp_path / "a" / "x.json", tmp_path / "b" / "x.json", lang="zh")
    assert (alone.code, "比较 0 版" in alone.err, "无法读取而未能比较 1 版" in alone.err) == (3, True, True)


def test_what_is_no_run_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path / "a" / "x", _before())
    (tmp_path / "page.txt").write_text(WATER, "utf-8")
    assert call("diff", file, tmp_path / "nowhere").code == 3
    assert call("diff", file, tmp_path / "a").code == 2
    assert call("diff", file, tmp_path / "page.txt").code == 3
    assert call("diff", file).code == 2


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    before = issue_of(page(article("a1", title("渠水进城"), Paragraph("甲\x9b[2J"))), sha256="0" * 64)
    after = replace(before, publication="乙\x9b31m", pages=())
    outcome = call("diff", written(tmp_path / "a", before), written(tmp_path / "b", after))
    assert outcome.code == 1
    assert "\x9b" not in outcome.out
    assert "\\x9b31m" in outcome.out
