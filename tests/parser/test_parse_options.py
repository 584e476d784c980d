"""`parse` with restored punctuation, and with corrections."""

from __future__ import annotations

from pathlib import Path

import pytest

from convert.errors import CorrectionError
from convert.law import apply_edits, check_conservation, undo_edits
from convert.parser.correction_file import read
from convert.parser.corrections import Corrections
from convert.parser.facts import IssueFacts
from convert.parser.parse import ParsedIssue, parse
from convert.parser.roles import Role
from convert.parser.typography import restored_text
from convert.tree import articles, text_stream, texts, without_space

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))

PAGE = """\
渠水进城记

本报记者 陈小禾

本报讯(记者陈小禾)7月1日,全长三千米的新渠通水,沿渠三个村的八百户人家都来看热闹,有人带着孩子,有人带着刚收的瓜。

种树的人

李大田在沙地上种了四十年树,如今沙地已经成林,每年春天都有人从城里赶来,跟着他学种树,也听他讲当年的故事。
"""


def fixes(text: str) -> Corrections:
    return read(text.encode(), "page.fix.toml")


def roles(parsed: ParsedIssue) -> dict[str, Role]:
    return {without_space(one.line.text): one.role for one in parsed.labels}


# --------------------------------------------------------------------------- typography


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: "seed")
def test_restored_punctuation_changes_no_id_hash_or_label(path: Path) -> None:
    plain, restored = parse(path.read_bytes()), parse(path.read_bytes(), typography="restore")
    assert restored.labels == plain.labels
    assert restored.contributors == plain.contributors
    for before, after in zip(articles(plain.issue), articles(restored.issue), strict=True):
        assert (after.id, after.sha256) == (before.id, before.sha256)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: "seed")
def test_restored_punctuation_is_lawful_and_undoes_itself(path: Path) -> None:
    restored = parse(path.read_bytes(), typography="restore")
    edits = restored.issue.edits
    assert edits
    assert check_conservation(restored.text, restored.issue) == []
    assert undo_edits(apply_edits(restored.text, edits), edits) == restored.text
    assert sorted(without_space(restored_text(restored.text))) == sorted(text_stream(restored.issue))


def test_restored_punctuation_is_a_finding_and_none_is_none() -> None:
    found = [one for one in parse(PAGE.encode(), typography="restore").findings if one.code == "PAR010"]
    assert [dict(one.values)["count"] for one in found] == [str(sum(map(PAGE.count, ",()")))]
    full = restored_text(PAGE).encode()
    assert parse(full, typography="restore").issue == parse(full).issue
    assert not [one for one in parse(full, typography="restore").findings if one.code == "PAR010"]


# --------------------------------------------------------------------------- corrections

KICKER = '[[line]]\ntext = "种树的人"\nrole = "kicker"\nbegins_article = true\n'
EXPORTS = [
    PAGE,
    PAGE.replace("\n\n", "\n"),
    PAGE.replace("\n", "\r\n"),
    PAGE.replace("种树的人", "\u3000种 树\u200b 的 人 "),
    restored_text(PAGE),
]


@pytest.mark.parametrize("page", EXPORTS)
def test_a_correction_survives_another_export(page: str) -> None:
    parsed = parse(page.encode(), corrections=fixes(KICKER))
    assert roles(parsed)["种树的人"] is Role.KICKER
    assert check_conservation(parsed.text, parsed.issue) == []


def test_corrected_nodes_are_human_and_certain() -> None:
    parsed = parse(PAGE.encode(), corrections=fixes(KICKER))
    human = [node for node in texts(parsed.issue) if node.origin.agent == "human"]
    assert [(node.text, node.origin.confidence) for node in human] == [("种树的人", 1.0)]


def test_facts_of_the_page_are_corrected() -> None:
    given = IssueFacts(date="2026-07-01", sources={"date": "../issue.toml"})
    parsed = parse(PAGE.encode(), given, corrections=fixes('[page]\nnumber = "03"\ndate = 2026-07-02'))
    assert (parsed.issue.pages[0].number, parsed.issue.date) == ("3", "2026-07-02")


def test_the_number_of_one_of_several_pages_is_refused() -> None:
    with pytest.raises(CorrectionError) as raised:
        parse((PAGE + "\f" + PAGE).encode(), corrections=fixes('[page]\nnumber = "3"'))
    assert raised.value.finding.code == "FIX007"


def test_what_an_option_says_of_the_page_is_said_of_the_first() -> None:
    first, second = (
        f"滨江日报 2026年7月1日 第{page}版 {section}\n{PAGE}" for page, section in (("1", "要闻"), ("2", "民生"))
    )
    facts = IssueFacts(page="7", section="经济", sources={"page": "--page", "section": "--section"})
    parsed = parse(f"{first}\f{second}".encode(), facts)
    assert [(page.number, page.section) for page in parsed.issue.pages] == [("7", "经济"), ("2", "民生")]
    assert [dict(one.values)["given"] for one in parsed.findings if one.code == "FACT007"] == ["7", "经济"]


@pytest.mark.parametrize("source", ["--publication", "name"])
def test_a_weekly_of_the_paper_that_is_given_is_the_section(source: str) -> None:
    facts = IssueFacts(publication="滨江日报", sources={"publication": source})
    page = f"晨霜周刊 2026年7月1日 星期三 第2版\n{PAGE}"
    parsed = parse(page.encode(), facts)
    assert (parsed.issue.publication, parsed.issue.pages[0].section) == ("滨江日报", "晨霜周刊")
    assert "FACT007" not in {one.code for one in parsed.findings}


def test_a_later_page_of_a_weekly_has_no_section_of_its_name() -> None:
    text = f"滨江周末 2026年7月1日 第1版 要闻\n{PAGE}\f2026年7月1日 滨江周末 第2版\n{PAGE}"
    parsed = parse(text.encode())
    assert parsed.issue.publication == "滨江周末"
    assert [page.section for page in parsed.issue.pages] == ["要闻", None]


def test_a_correction_of_another_page_is_refused() -> None:
    with pytest.raises(CorrectionError) as raised:
        parse(PAGE.replace("种树", "栽树").encode(), corrections=fixes(KICKER))
    assert raised.value.finding.code == "FIX003"


def test_one_correction_mends_its_neighbour() -> None:
    parsed = parse(
        PAGE.encode(), corrections=fixes('[[line]]\ntext = "种树的人"\nbegins_article = true\nrole = "headline"')
    )
    following = next(one for one in parsed.labels if one.line.text.startswith("李大田"))
    assert not following.starts_article
    assert len(list(articles(parsed.issue))) == 2
