"""Words of the viewer and leaked markup are told from the paper's own."""

from __future__ import annotations

import pytest

from convert.law import check_conservation
from convert.parser.chrome import kept, set_apart
from convert.parser.correction_file import read
from convert.parser.correction_template import template
from convert.parser.parse import parse
from convert.parser.roles import Role
from convert.tree import Headline, texts


@pytest.mark.parametrize(
    "line",
    [
        "放大 缩小 默认", "放大　缩小　默认", "【放大】【缩小】【默认】", "语音播报: 语音播报", "语音播报", "上一篇 下一篇", "上一篇",
        "上一版  下一版", "通版阅读请点击:", "通版阅读请点击：展开通版", "展开通版", "收缩通版", "文章字数:111", "文章字数：1204字",
        "打印 关闭", "字号：大 中 小", "分享到：微信 微博", "返回目录 放大 缩小", "返回目录", "下一篇：甲市开通新线路",
        "語音播報: 語音播報", "上一篇 | 下一篇", "大 中 小", "PDF版", "第 1 页 共 12 页", "第1页，共1页", "共8页 第3页", "版面导航 标题导航", "<P>", "&nbsp;&nbsp;",
        "2024-02-03 2 2 某某晚报 content_226314.html 1 小记者“跑”会场 /enpproperty-->",
        "<!--enpproperty <articleid>226314</articleid><title>某题</title>/enpproperty-->", "/enpproperty-->",
    ],
)  # fmt: skip
def test_words_of_the_viewer(line: str) -> None:
    assert set_apart(line) is Role.OTHER


@pytest.mark.parametrize(
    "line",
    [
        "打印机进村记", "打印", "分享", "小", "默认", "放大", "放大改革效应", "放大 缩小之间", "分享会上的掌声", "上一篇文章谈到了用水问题。",
        "下一站：幸福", "语音播报进社区", "展开新画卷", "大中小企业融通发展", "大 中 小 学", "文章字数不限，来稿请注明栏目。",
        "返回故乡", "收藏 我的半生缘", "评论：小事不小", "评论", "字号老店换新颜", "第01版：要闻", "关闭小煤窑 打印新名片",
        "点赞！某市工人", "a < b > c", "AT&T公司进入中国", "《打印 分享 未来》", "他写道：<未完", "",
    ],
)  # fmt: skip
def test_near_misses_are_the_papers_own(line: str) -> None:
    assert set_apart(line) is None


@pytest.mark.parametrize("line", ["当前版:04版", "当前版：A05版", "当前版:第4版"])
def test_the_viewers_word_for_the_page_is_a_page_head(line: str) -> None:
    assert set_apart(line) is Role.FOLIO


@pytest.mark.parametrize(
    ("line", "own"),
    [
        (
            "告别了挑水的日子。2024-02-03 2 2 某某晚报 content_226314.html 1 渠水进城 /enpproperty-->",
            "告别了挑水的日子。",
        ),
        ("<P>渠水进城。</P>", "渠水进城。"),
        ("渠水进城。<!--enpproperty <articleid>1</articleid>/enpproperty-->", "渠水进城。"),
        ("&nbsp;&nbsp;渠水进城。&nbsp;", "渠水进城。"),
        ("渠水<b>进</b>城。", "渠水<b>进</b>城。"),
        ("见 content_226314.html 一页。", "见 content_226314.html 一页。"),
        ("渠水进城。", "渠水进城。"),
    ],
)
def test_leaks_at_the_ends_of_a_line(line: str, own: str) -> None:
    start, end = kept(line)
    assert line[start:end] == own


PAGE = """某市渠水进城保障供水

本报讯(记者周小川)7月18日,某市引渠工程正式通水,渠水经过三道闸门进入城区,可以满足二十万居民的用水需

放大 缩小 默认

要。渠水进城后,沿线村庄也同时用上了自来水。2024-02-03 2 2 某某晚报 content_226314.html 1 渠水 /enpproperty-->

上一篇 下一篇
"""


def test_viewer_words_part_no_paragraph_and_are_carried_as_unplaced() -> None:
    parsed = parse(PAGE.encode())
    (page,) = parsed.issue.pages
    (article,) = page.articles
    (paragraph,) = article.body
    assert type(article.head.headline) is Headline
    assert [node.text for node in texts(parsed.issue)][1].endswith("也同时用上了自来水。")
    assert {span.line for span in paragraph.origin.spans} == {3, 7}  # type: ignore[union-attr]
    assert [node.text[:8] for node in page.unplaced] == ["放大 缩小 默认", "2024-02-", "上一篇 下一篇"]
    assert check_conservation(parsed.text, parsed.issue) == []


def test_viewer_words_are_noted_apart_from_unplaced_text() -> None:
    codes = [(one.code, one.line) for one in parse(PAGE.encode()).findings]
    assert [line for code, line in codes if code == "PAR012"] == [5, 7, 9]
    assert not [line for code, line in codes if code == "PAR004"]


def test_a_person_may_say_that_a_line_is_the_papers() -> None:
    fixes = read('[[line]]\ntext = "上一篇 下一篇"\nrole = "crosshead"\n'.encode(), "page.fix.toml")
    parsed = parse(PAGE.encode(), corrections=fixes)
    assert [one.role for one in parsed.labels if one.line.text == "上一篇 下一篇"] == [Role.CROSSHEAD]
    assert check_conservation(parsed.text, parsed.issue) == []


def test_a_paragraph_still_joins_across_a_line_that_a_person_says_is_the_viewers() -> None:
    fixes = read('[[line]]\ntext = "放大 缩小 默认"\nrole = "other"\n'.encode(), "page.fix.toml")
    plain, said = parse(PAGE.encode()), parse(PAGE.encode(), corrections=fixes)
    assert [(one.role, one.joins_previous) for one in said.labels] == [
        (one.role, one.joins_previous) for one in plain.labels
    ]


def test_what_is_said_of_every_line_as_it_is_labelled_changes_nothing() -> None:
    plain = parse(PAGE.encode())
    rows = template(plain.labels, plain.issue, "page.txt", "page.fix.toml", 1.1).split("\n")
    rows = [row.removeprefix("# ") for row in rows[rows.index("# [[line]]") :] if " begins_article, " not in row]
    said = parse(PAGE.encode(), corrections=read("\n".join(rows).encode(), "page.fix.toml"))
    assert [(one.role, one.article, one.joins_previous) for one in said.labels] == [
        (one.role, one.article, one.joins_previous) for one in plain.labels
    ]


def test_a_file_of_viewer_words_alone_is_a_page_without_articles() -> None:
    parsed = parse("放大 缩小 默认\n".encode())
    assert [len(page.articles) for page in parsed.issue.pages] == [0]
    assert [node.text for node in texts(parsed.issue)] == ["放大 缩小 默认"]


def test_the_labels_keep_the_lines_as_they_stand_in_the_file() -> None:
    lines = [row for row in PAGE.split("\n") if row]
    assert [one.line.text for one in parse(PAGE.encode()).labels] == lines
