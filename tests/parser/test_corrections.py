"""What a person puts right: found by its text, held to by the decoder, and an error where it does not fit."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.errors import CorrectionError, ExitCode
from convert.findings import Finding, text_of
from convert.parser.blocks import block_of, blocks, join
from convert.parser.corrected import label_with
from convert.parser.correction_file import load, read
from convert.parser.correction_template import template, toml_string
from convert.parser.corrections import Corrections
from convert.parser.facts import FACT_NAMES, IssueFacts
from convert.parser.features import OFFSETS
from convert.parser.label import Constraint, LabelledLine, label
from convert.parser.labels import LABELS
from convert.parser.lines import Line, split_lines
from convert.parser.model_file import Model
from convert.parser.roles import FURNITURE, Role
from convert.tree import Issue, Page

FURNITURE_IS_RARE = np.array([[-6.0 if after.role in FURNITURE else 0.0 for after in LABELS] for _ in LABELS])
KNOWS_NOTHING = Model(
    rows={}, weights=np.zeros((0, len(OFFSETS), len(LABELS)), dtype=np.float32), steps=FURNITURE_IS_RARE, calibration={}
)
"""A model without features: what it says comes from the grammar and the corrections."""

PAGE = """\
第3版  要闻

渠水进城记
新渠今日通水

本报记者 陈小禾

本报讯 7月1日，新渠通水（全长三千米），沿渠三个村的人都来看。

简讯

种树的人

李大田在沙地上种了四十年树，如今沙地已成林。

简讯
"""


def fix(text: str) -> Corrections:
    return read(text.encode(), "page.fix.toml")


def lines(page: str = PAGE) -> tuple[Line, ...]:
    return split_lines(page)


def labelled(corrections: Corrections, page: str = PAGE) -> dict[str, LabelledLine]:
    found = label_with(corrections, lines(page), lambda rows, wanted: label(rows, KNOWS_NOTHING, wanted))
    return {one.line.text.strip(): one for one in found.labels}


def problems(raised: pytest.ExceptionInfo[CorrectionError]) -> list[Finding]:
    return list(raised.value.findings)


# --------------------------------------------------------------------------- reading


def test_a_whole_file() -> None:
    found = fix("""
        [page]
        number = "03"
        date = 2026-07-02
        section = "要闻"
        publication = "晨报"
        issue = 1024
        [[line]]
        text = "渠水进城记"
        line = 3
        role = "kicker"
        begins_article = true
        joins_previous = false
    """)
    assert found.facts == {
        "page": "3",
        "date": "2026-07-02",
        "section": "要闻",
        "publication": "晨报",
        "number": "1024",
    }
    assert found.constraints(lines()) == (Constraint(3, Role.KICKER, True, False),)


def test_an_empty_file_corrects_nothing() -> None:
    assert fix("").constraints(lines()) == ()
    assert fix("").over(IssueFacts(page="4")) == IssueFacts(page="4")


def test_the_same_bytes_have_the_same_sha256() -> None:
    assert fix("").sha256 == fix("").sha256 != fix("\n").sha256


NOT_VALID = [
    ('[page]\nnumber = "three"', "page.number"),
    ('[page]\nnumber = ""', "page.number"),
    ('[page]\ndate = "2026-02-30"', "page.date"),
    ('[page]\ndate = "July"', "page.date"),
    ("[page]\ndate = 2026-07-02T00:00:00Z", "page.date"),
    ('[page]\ndate = "20260702"', "page.date"),
    ("[page]\nsection = true", "page.section"),
    ('[page]\nnumer = "3"', "page.numer"),
    ("page = 3", "page"),
    ("[pages]\n", "pages"),
    ("line = 3", "line"),
    ("line = [3]", "line[1]"),
    ('[[line]]\nrole = "kicker"', "line[1].text"),
    ('[[line]]\ntext = " \u3000"\nrole = "kicker"', "line[1].text"),
    ('[[line]]\ntext = "渠"', "line[1]"),
    ('[[line]]\ntext = "渠"\nline = 3', "line[1]"),
    ('[[line]]\ntext = "渠"\nrole = "title"', "line[1].role"),
    ('[[line]]\ntext = "渠"\nrole = ["kicker"]', "line[1].role"),
    ('[[line]]\ntext = "渠"\nbegins_article = 1', "line[1].begins_article"),
    ('[[line]]\ntext = "渠"\nends_article = "yes"', "line[1].ends_article"),
    ('[[line]]\ntext = "渠"\nrole = "kicker"\nline = 0', "line[1].line"),
    ('[[line]]\ntext = "渠"\nrole = "kicker"\nnth = true', "line[1].nth"),
    ('[[line]]\ntext = "渠"\nrole = "kicker"\nbegins = true', "line[1].begins"),
]


@pytest.mark.parametrize(("text", "name"), NOT_VALID)
def test_what_is_not_valid_is_told_by_its_name(text: str, name: str) -> None:
    with pytest.raises(CorrectionError) as raised:
        fix(text)
    assert ("FIX002", name) in [(p.code, dict(p.values)["name"]) for p in problems(raised)]


def test_a_line_without_a_text_is_told_as_an_empty_one() -> None:
    with pytest.raises(CorrectionError) as raised:
        fix('[[line]]\nrole = "kicker"')
    assert [text_of(problem, "en")[0] for problem in problems(raised)] == [
        "not valid: line[1].text = '' in page.fix.toml"
    ]


def test_all_that_is_not_valid_is_told_at_once() -> None:
    with pytest.raises(CorrectionError) as raised:
        fix('[page]\ndate = "x"\n[[line]]\ntext = "渠"\nrole = "x"\n[[line]]\ntext = "水"')
    assert [dict(p.values)["name"] for p in problems(raised)] == ["page.date", "line[1].role", "line[2]"]
    assert raised.value.exit_code is ExitCode.UNREADABLE


@pytest.mark.parametrize("data", [b"[page", b"\xff\xfe", b"[page]\n[page]", "[[line]]\ntext = “渠”".encode()])
def test_a_file_that_is_no_toml(data: bytes) -> None:
    with pytest.raises(CorrectionError) as raised:
        read(data, "page.fix.toml")
    assert [p.code for p in problems(raised)] == ["FIX001"]


def test_a_file_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "page.fix.toml"
    path.write_bytes(b'\xef\xbb\xbf[page]\r\nnumber = "A05"\r\n')
    assert load(path).facts == {"page": "A05"}
    with pytest.raises(CorrectionError) as raised:
        load(tmp_path / "none.fix.toml")
    assert raised.value.finding.code == "FIX001"


# --------------------------------------------------------------------------- facts


def test_facts_yield_to_options_and_to_nothing_else() -> None:
    found = fix('[page]\nnumber = "3"\ndate = "2026-07-02"')
    given_facts = IssueFacts(page="4", date="2026-07-01", sources={"page": "--page", "date": "../issue.toml"})
    facts = found.over(given_facts)
    assert (facts.page, facts.date, facts.sources["date"]) == ("4", "2026-07-02", "page.fix.toml")


def test_the_number_of_one_page_is_no_fact_of_a_file_of_several() -> None:
    found = fix('[page]\nnumber = "3"')
    found.check_pages(1)
    with pytest.raises(CorrectionError) as raised:
        found.check_pages(2)
    assert raised.value.finding.code == "FIX007"
    fix('[page]\ndate = "2026-07-02"').check_pages(2)


# --------------------------------------------------------------------------- finding the line

ANCHORS = [
    "渠水进城记",
    " 渠水 进城\u3000记 ",
    "渠\u200b水进城记",
    "渠水进城…",
    "渠水进城……",
]


@pytest.mark.parametrize("text", ANCHORS)
def test_a_line_is_found_whatever_its_spacing(text: str) -> None:
    found = fix(f'[[line]]\ntext = "{text}"\nrole = "kicker"')
    assert [c.line for c in found.constraints(lines())] == [3]


def test_a_line_is_found_whatever_its_width() -> None:
    text = "本报讯 ７月1日,新渠通水(全长三千米),沿渠三个村的人都来看。"
    found = fix(f'[[line]]\ntext = "{text}"\nrole = "paragraph"')
    assert [c.line for c in found.constraints(lines())] == [8]


def test_the_line_number_is_only_a_hint() -> None:
    found = fix('[[line]]\ntext = "种树的人"\nline = 99\nrole = "headline"')
    assert [c.line for c in found.constraints(lines())] == [12]


@pytest.mark.parametrize(
    ("hint", "line"), [("line = 10", 10), ("line = 16", 16), ("nth = 1", 10), ("nth = 2\nline = 3", 16)]
)
def test_equal_lines_are_told_apart(hint: str, line: int) -> None:
    found = fix(f'[[line]]\ntext = "简讯"\n{hint}\nrole = "crosshead"')
    assert [c.line for c in found.constraints(lines())] == [line]


def test_after_another_export_the_nth_still_holds() -> None:
    found = fix('[[line]]\ntext = "简讯"\nnth = 2\nrole = "crosshead"')
    assert [c.line for c in found.constraints(lines(PAGE.replace("\n\n", "\n")))] == [9]


AMBIGUOUS = ["", "line = 11", "line = 1"]


@pytest.mark.parametrize("hint", AMBIGUOUS)
def test_equal_lines_that_nothing_tells_apart_are_an_error(hint: str) -> None:
    with pytest.raises(CorrectionError) as raised:
        fix(f'[[line]]\ntext = "简讯"\n{hint}\nrole = "crosshead"').constraints(lines())
    assert [p.code for p in problems(raised)] == ["FIX004"]
    assert "10, 16" in text_of(raised.value.finding, "en")[0]


def test_a_hint_is_not_believed_once_other_lines_have_moved() -> None:
    moved = '[[line]]\ntext = "种树的人"\nline = 11\nrole = "headline"\n'
    with pytest.raises(CorrectionError) as raised:
        fix(moved + '[[line]]\ntext = "简讯"\nline = 10\nrole = "crosshead"').constraints(lines())
    assert [p.code for p in problems(raised)] == ["FIX004"]


GONE = [
    'text = "渠水出城记"',
    'text = "渠水"',
    'text = "渠水…"',
    'text = "水进城记"',
    'text = "简讯"\nnth = 3',
    'text = "渠水进城记新渠今日通水"',
]


@pytest.mark.parametrize("anchor", GONE)
def test_a_correction_that_fits_no_line_is_an_error(anchor: str) -> None:
    with pytest.raises(CorrectionError) as raised:
        fix(f'[[line]]\n{anchor}\nrole = "kicker"').constraints(lines())
    assert [p.code for p in problems(raised)] == ["FIX003"]


def test_all_that_fits_no_line_is_told_at_once() -> None:
    with pytest.raises(CorrectionError) as raised:
        fix('[[line]]\ntext = "甲甲"\nrole = "kicker"\n[[line]]\ntext = "简讯"\nrole = "kicker"').constraints(lines())
    assert [p.code for p in problems(raised)] == ["FIX003", "FIX004"]


def test_a_line_that_ends_in_dots_is_itself_before_it_is_a_beginning() -> None:
    page = "新渠通水了……\n新渠通水了……人们说。\n"
    found = fix('[[line]]\ntext = "新渠通水了……"\nrole = "headline"')
    assert [c.line for c in found.constraints(lines(page))] == [1]


# --------------------------------------------------------------------------- holding to it


def test_labels_are_as_the_corrections_say() -> None:
    found = labelled(
        fix("""
            [[line]]
            text = "渠水进城记"
            role = "kicker"
            begins_article = true
            [[line]]
            text = "新渠今日通水"
            role = "headline"
            begins_article = false
            [[line]]
            text = "种树的人"
            begins_article = true
        """)
    )
    assert (found["渠水进城记"].role, found["渠水进城记"].starts_article) == (Role.KICKER, True)
    assert (found["新渠今日通水"].role, found["新渠今日通水"].starts_article) == (Role.HEADLINE, False)
    assert found["种树的人"].starts_article
    assert found["渠水进城记"].article == found["新渠今日通水"].article != found["种树的人"].article


def test_a_corrected_line_is_certain_and_the_others_are_as_sure_as_before() -> None:
    found = labelled(fix('[[line]]\ntext = "种树的人"\nrole = "headline"'))
    one = found["种树的人"]
    assert (one.confidence, one.boundary_confidence, one.join_confidence) == (1.0, 1.0, 1.0)
    assert found["渠水进城记"].confidence < 1.0


def test_where_an_article_ends_the_next_begins() -> None:
    found = labelled(fix('[[line]]\ntext = "简讯"\nnth = 1\nends_article = true'))
    assert found["种树的人"].starts_article
    assert found["种树的人"].boundary_confidence == 1.0
    assert found["种树的人"].confidence < 1.0


def test_page_furniture_is_passed_over_to_the_next_article() -> None:
    page = "新渠通水\n三个村的人都来看。\n责编：陈小禾\n种树的人\n"
    editors = '[[line]]\ntext = "责编：陈小禾"\nrole = "editor_line"\n'
    found = labelled(fix(editors + '[[line]]\ntext = "三个村的人都来看。"\nends_article = true'), page)
    assert found["种树的人"].starts_article
    assert found["责编：陈小禾"].article is None


def test_an_article_may_end_with_the_file() -> None:
    labelled(fix('[[line]]\ntext = "简讯"\nnth = 2\nends_article = true'))


def test_two_entries_of_one_line_say_both() -> None:
    entries = '[[line]]\ntext = "种树的人"\nrole = "headline"\n[[line]]\ntext = "种 树 的 人"\nbegins_article = true'
    assert fix(entries).constraints(lines()) == (Constraint(12, Role.HEADLINE, True, None),)


_TREES, _BRIEF = '[[line]]\ntext = "种树的人"\n', '[[line]]\ntext = "简讯"\n'
CONTRADICTIONS = [
    (f'{_TREES}role = "headline"\n{_TREES}role = "kicker"', "role = headline and role = kicker"),
    (f"{_TREES}begins_article = true\n{_TREES}begins_article = false", "begins_article = true and begins_article = false"),
    (f"{_TREES}joins_previous = true\n{_TREES}joins_previous = false", "joins_previous = true and joins_previous = false"),
    (f"{_BRIEF}nth = 1\nends_article = true\n{_TREES}begins_article = false", "begins_article = false and ends_article = true"),
    (f"{_BRIEF}nth = 1\nends_article = true\n{_BRIEF}line = 10\nends_article = false", "ends_article = true and ends_article = false"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), CONTRADICTIONS)
def test_contradictions_are_an_error_in_the_words_of_the_file(text: str, told: str) -> None:
    with pytest.raises(CorrectionError) as raised:
        labelled(fix(text))
    assert [p.code for p in problems(raised)] == ["FIX005"]
    assert text_of(problems(raised)[0], "en")[0] == f"two corrections contradict each other: {told}"


_FIRST = "版面首行不能接上一行；除报眉、责编等不属稿件的行外，必另起一稿"
_HEAD = '[[line]]\ntext = "第3版 要闻"\n'
AGAINST_THE_GRAMMAR = [
    (f'{_TREES}role = "crosshead"\nbegins_article = true', "同一行不能兼有 role = crosshead, begins_article = true"),
    (
        f"{_TREES}begins_article = true\njoins_previous = true",
        "同一行不能兼有 begins_article = true, joins_previous = true",
    ),
    (
        f"{_BRIEF}nth = 1\nends_article = true\n{_TREES}joins_previous = true",
        "第 10 行写着 ends_article = true，此行不能有 joins_previous = true",
    ),
    (f"{_HEAD}joins_previous = true", _FIRST),
    (f'{_HEAD}role = "paragraph"\nbegins_article = false', _FIRST),
    (
        f'{_TREES}role = "headline"\njoins_previous = true\n{_BRIEF}nth = 1\nrole = "byline"',
        "对这一行的校正与上下文不合，或与另一条校正相抵触",
    ),
]


@pytest.mark.parametrize(("text", "told"), AGAINST_THE_GRAMMAR)
def test_what_the_grammar_of_a_page_forbids_is_an_error_that_says_why(text: str, told: str) -> None:
    with pytest.raises(CorrectionError) as raised:
        labelled(fix(text))
    assert [p.code for p in problems(raised)] == ["FIX006"]
    assert text_of(problems(raised)[0], "zh")[0] == f"版面不可能如此：{told}"


# --------------------------------------------------------------------------- recorded as human


def test_nodes_of_corrected_lines_are_human() -> None:
    found = label_with(
        fix('[[line]]\ntext = "种树的人"\nrole = "headline"'),
        lines(),
        lambda rows, wanted: label(rows, KNOWS_NOTHING, wanted),
    )
    assert found.human == {12}
    agents = {block.labels[0].line.number: block.agent for block in blocks(found.labels, (), found.human)}
    assert agents[12] == "human"
    assert agents[1] == "machine"


def test_a_block_is_human_where_one_of_its_lines_is() -> None:
    first, second = (LabelledLine(Line(n, "渠", 0, 0), Role.PARAGRAPH, False, False, 1, 1.0, 1.0, 1.0) for n in (1, 2))
    joined = join(block_of(first), block_of(second, (), "human"))
    assert joined.agent == joined.part(0, 1).agent == "human"


# --------------------------------------------------------------------------- a file to begin with


FOURTH = Issue("江城“新”报", "2026-07-11", pages=(Page("4", "副刊"),))


def uncommented(text: str) -> str:
    """The template with its entries' comment marks taken out, as its header says."""
    rows = text[text.index("\n\n") :].split("\n")
    return "\n".join(row.removeprefix("# ") for row in rows if "=" in row or "[[" in row)


def plain_labels(page: str) -> tuple[LabelledLine, ...]:
    return label(split_lines(page), KNOWS_NOTHING)


def test_the_template_lists_the_doubtful_lines_with_what_the_parser_thought() -> None:
    one = LabelledLine(Line(3, "渠水“进城”\\记", 0, 0), Role.KICKER, True, False, 1, 0.412, 0.97, 0.99)
    sure = LabelledLine(Line(5, "新渠今日通水", 0, 0), Role.HEADLINE, False, False, 1, 0.99, 0.99, 0.99)
    assert template([one, sure], FOURTH, "3版.txt", "3版.fix.toml", 0.6) == (
        """\
# 3版.fix.toml: corrections for 3版.txt
# Take out the `# ` before an entry, from [[line]] on, and put right what is wrong in it.
# 去掉条目（自 [[line]] 起）各行行首的“# ”，改正其中的错误即可。
# role: folio, kicker, headline, subheadline, standfirst, byline, dateline, paragraph, crosshead, caption, credit, """
        """editor_note, endnote, jump, editor_line, other
#
# [page]
# number = "4"
# date = "2026-07-11"
# section = "副刊"
# publication = "江城“新”报"
# issue = ""

# 0.41 kicker, 0.97 begins_article, 0.99 joins_previous
# [[line]]
# text = "渠水“进城”\\\\记"
# line = 3
# role = "kicker"
# begins_article = true
# joins_previous = false
"""
    )


def test_the_facts_of_the_template_are_the_pages_own() -> None:
    known = replace(FOURTH, number="18872")
    rows = template([], known, "a.txt", "a.fix.toml", 0.6).split("\n\n")[0].split("# [page]\n")[1].replace("# ", "")
    said = fix("[page]\n" + rows).over(IssueFacts())
    assert [said.get(name) for name in FACT_NAMES] == ["江城“新”报", "2026-07-11", "18872", "4", "副刊"]


def test_a_fact_that_is_not_known_is_none_that_corrections_could_say() -> None:
    rows = template([], Issue(pages=(Page(), Page())), "a.txt", "a.fix.toml", 0.6)
    assert '# date = ""\n# publication = ""\n# issue = ""\n' in rows
    assert "number" not in rows.split("[page]")[1]
    with pytest.raises(CorrectionError):
        fix('[page]\ndate = ""\n')


def test_a_template_without_doubts_says_so_and_corrects_nothing() -> None:
    text = template([], Issue(), "a.txt", "a.fix.toml", 0.6)
    assert "0.60" in text
    assert fix(text).lines == ()


def test_the_template_as_it_is_corrects_nothing() -> None:
    assert fix(template(plain_labels(PAGE), FOURTH, "a.txt", "a.fix.toml", 1.1)).constraints(lines()) == ()


def test_equal_lines_are_told_apart_in_the_template() -> None:
    assert template(plain_labels(PAGE), FOURTH, "a.txt", "a.fix.toml", 1.1).count("nth = ") == 2


PAGES = st.lists(
    st.one_of(
        st.sampled_from(["简讯", "简 讯", "渠水进城，" * 9, "渠水进城，" * 12,  "渠水进城，" * 9 + "…",
            'a"b\\', "\t#", "……"]),
        st.text(max_size=60),
    ),
    max_size=8,
).map("\n".join)  # fmt: skip


@settings(deadline=None)
@given(PAGES)
def test_the_uncommented_template_says_what_the_parser_thought(page: str) -> None:
    labels = plain_labels(page)
    said = fix(uncommented(template(labels, FOURTH, "a.txt", "a.fix.toml", 1.1)))
    wanted = [Constraint(one.line.number, one.role, one.starts_article, one.joins_previous) for one in labels]
    assert list(said.constraints(split_lines(page))) == wanted


@given(st.text())
def test_any_text_is_a_toml_string(text: str) -> None:
    assert tomllib.loads(f"text = {toml_string(text)}")["text"] == text
