"""Documents that other programs and people have changed are still read, with a finding for what no longer fits."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from convert.catalogue import Severity
from convert.formats.carried import reduced
from convert.formats.docx import FORMAT
from convert.formats.docx.vocabulary import STYLES_PART
from convert.tree import Article, Box, Crosshead, Headline, Issue, Paragraph, Photo, Verse, articles, text_stream, texts
from tests.formats.docx import edits
from tests.formats.docx.edits import Edit, both, on_text
from tests.formats.docx.samples import OPTIONS, written
from tests.trees import CORPUS

DOCUMENT = "word/document.xml"
SAVED = Path(__file__).with_name("saved_by_libreoffice")
TREES = ("every_node", "several_pages", "traditional_in_simplified", "photo_with_headline", "roundup", "enriched",
         "stanzas")  # fmt: skip

HARMLESS: dict[str, tuple[Edit, set[str]]] = {
    "ids as Word's": (edits.ids_of_word, set()),
    "names as shown": (edits.shown_names, set()),
    "ids and names": (both(edits.shown_names, edits.ids_of_word), set()),
    "names as LibreOffice's": (edits.capital_names, set()),
    "runs split": (edits.split_runs, set()),
    "smart tags": (edits.smart_tags, set()),
    "insertions": (edits.inserted, {"DOCX028"}),
    "content controls": (edits.content_controls, set()),
    "comments": (edits.comments, {"DOCX029"}),
    "blank lines": (edits.blank_lines, set()),
    "formatting by hand": (edits.direct_formatting, set()),
    "bookmarks between paragraphs": (edits.bookmarks_between, set()),
    "much at once": (both(edits.ids_of_word, edits.split_runs, edits.smart_tags, edits.blank_lines), set()),
}


@pytest.mark.parametrize("tree", TREES)
@pytest.mark.parametrize("name", HARMLESS)
def test_what_changes_no_word_changes_no_tree(tree: str, name: str) -> None:
    edit, codes = HARMLESS[name]
    reading = FORMAT.read(edit(written(CORPUS[tree])))
    assert reading.issue == reduced(CORPUS[tree], FORMAT.not_carried)
    assert {problem.code for problem in reading.findings} == codes


def _of(name: str) -> bytes:
    return written(CORPUS[name])


def _text(before: str, after: str) -> Edit:
    return on_text(DOCUMENT, lambda text: text.replace(before, after, 1))


def _paragraph(text: str, style: str | None = "BodyText", extra: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{extra}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


FIRST_BODY = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>'
DELETED = '<w:del w:id="1" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del>'
MARK_DELETED = '<w:rPr><w:del w:id="2" w:author="a"/></w:rPr>'
BODY_TEXT = '<w:pStyle w:val="BodyText"/>'
TABLE = f"<w:tbl><w:tr><w:tc>{_paragraph('格')}</w:tc></w:tr></w:tbl>"
SECOND = "“手艺不能断在我们这一代。”老师傅说。"


def _read(edit: Edit, tree: str = "plain_news") -> tuple[Issue, Counter[str]]:
    reading = FORMAT.read(edit(_of(tree)))
    assert all(problem.severity == Severity.WARNING for problem in reading.findings)
    return reading.issue, Counter(problem.code for problem in reading.findings)


CHANGED: list[tuple[str, Edit, set[str], list[str]]] = [
    ("a deletion", _text(FIRST_BODY, FIRST_BODY + DELETED), {"DOCX028"}, []),
    ("a new paragraph", _text(FIRST_BODY, _paragraph("新") + FIRST_BODY), {"DOCX026"}, ["新"]),
    ("a plain paragraph", _text(FIRST_BODY, _paragraph("新", None) + FIRST_BODY), {"DOCX026", "DOCX027"}, ["新"]),
    ("a strange style", _text(FIRST_BODY, _paragraph("新", "ListParagraph") + FIRST_BODY), {"DOCX026", "DOCX027"}, ["新"]),
    ("a hidden word", _text(FIRST_BODY, FIRST_BODY + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>"), {"DOCX029"}, []),
    ("a picture", _text(FIRST_BODY, FIRST_BODY + "<w:r><w:drawing/></w:r>"), {"DOCX029"}, []),
    ("a footnote", _text(FIRST_BODY, FIRST_BODY + '<w:r><w:footnoteReference w:id="1"/></w:r>'), {"DOCX029"}, []),
    ("a table", _text(FIRST_BODY, TABLE + FIRST_BODY), {"DOCX026"}, ["格"]),
    ("a table without a style", _text(FIRST_BODY, TABLE.replace(BODY_TEXT, "") + FIRST_BODY), {"DOCX026", "DOCX027"}, ["格"]),
    ("a paragraph in the style Normal", _text(FIRST_BODY, _paragraph("新", "Normal") + FIRST_BODY), {"DOCX026", "DOCX027"}, ["新"]),
    ("a field", _text(FIRST_BODY, FIRST_BODY + '<w:fldSimple w:instr=" DATE "><w:r><w:t>今</w:t></w:r></w:fldSimple>'), {"DOCX026", "DOCX031"}, []),
    ("a joined paragraph", _text(FIRST_BODY, _paragraph("前", "BodyText", MARK_DELETED) + FIRST_BODY), {"DOCX026", "DOCX028"}, []),
    ("a body line in the head's style", _text(FIRST_BODY + "<w:r><w:t>“", '<w:p><w:pPr><w:pStyle w:val="Subheadline"/></w:pPr><w:r><w:t>“'), {"DOCX026", "DOCX032"}, []),
    ("a caption in mid-text", _text(FIRST_BODY + "<w:r><w:t>“", '<w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr><w:r><w:t>“'), {"DOCX026", "DOCX032"}, []),
    ("a line in a box's style", _text(FIRST_BODY + "<w:r><w:t>“", '<w:p><w:pPr><w:pStyle w:val="BoxBodyText"/></w:pPr><w:r><w:t>“'), {"DOCX026", "DOCX032"}, []),
    ("a title mended", _text("北岸机床厂老师傅带出百名新徒弟</w:t></w:r></w:p>", "北岸厂老师傅带新徒弟</w:t></w:r></w:p>"), {"DOCX026"}, ["北岸厂老师傅带新徒弟"]),
    ("a date mended", _text(">2024年5月1日<", ">2024年5月2日<"), {"DOCX026", "DOCX033"}, []),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "codes", "new"), [row[1:] for row in CHANGED], ids=[row[0] for row in CHANGED])
def test_what_was_changed_is_read_as_it_stands_and_said(edit: Edit, codes: set[str], new: list[str]) -> None:
    issue, found = _read(edit)
    before = [node.text for node in texts(CORPUS["plain_news"])]
    assert {code for code in found if code != "DOCX031"} == codes - {"DOCX031"}
    assert [text for text in (node.text for node in texts(issue)) if len(text) < 12 and text not in before][
        : len(new)
    ] == new
    assert [a.id for a in articles(issue)] == ["p3-plain"]
    assert text_stream(issue) == FORMAT.text_stream(edit(_of("plain_news")))


def test_a_paragraph_joined_with_a_plain_one_is_one_line() -> None:
    plain = FIRST_BODY + "<w:r><w:t>“"
    issue, _ = _read(_text(plain, _paragraph("前", "BodyText", MARK_DELETED) + plain))
    assert "前" + SECOND in [node.text for node in texts(issue)]


def test_a_verse_given_the_style_of_a_stanzas_first_line_opens_one_and_is_a_change() -> None:
    verse, opening = ('<w:pStyle w:val="Verse"/>', '<w:pStyle w:val="OpeningVerse"/>')
    issue, found = _read(_text(verse, opening), "verse")
    assert [node.opens_stanza for node in texts(issue) if isinstance(node, Verse)] == [True, False, False, False]
    assert found["DOCX026"] == 1


def test_a_mended_date_counts() -> None:
    issue, _ = _read(_text(">2024年5月1日<", ">2024年5月2日<"))
    assert issue.date == "2024-05-02"


def test_lost_bookmark_of_an_article_is_replaced_by_its_heading() -> None:
    issue, found = _read(_text('w:name="Article_pA01_b"', 'w:name="Lost"'), "several_pages")
    assert [a.head.headline.text for a in articles(issue) if a.head.headline][:2] == ["第A01版头条", "简讯"]
    assert found["DOCX030"] == 1
    assert len({a.id for a in articles(issue)}) == 6


def test_crosshead_made_a_heading_of_level_1_begins_an_article() -> None:
    issue, found = _read(_text('"Heading2"', '"Heading1"'), "crossheads")
    assert [a.head.headline.text for a in articles(issue) if a.head.headline] == ["三问乡村客运", "一问：钱从哪里来"]
    assert found["DOCX030"] == 1


def test_paragraph_typed_behind_an_article_belongs_to_it() -> None:
    end = '<w:p><w:pPr><w:pStyle w:val="EditorLine"/>'
    issue, found = _read(_text(end, _paragraph("补记一句") + end))
    assert issue.pages[0].articles[0].body[-1] == Paragraph("补记一句")
    assert found["DOCX032"] == 1


def test_text_before_every_article_is_carried_as_unplaced() -> None:
    issue, found = _read(
        _text('<w:p><w:pPr><w:pStyle w:val="Folio"/>', _paragraph("天外来句") + '<w:p><w:pPr><w:pStyle w:val="Folio"/>')
    )
    assert [node.text for node in issue.pages[0].unplaced] == ["天外来句"]
    assert found["DOCX032"] == 1


def test_photo_without_its_bookmark_is_still_a_photo() -> None:
    issue, found = _read(_text('w:name="Photo_1"', 'w:name="Lost"'), "photo_in_article")
    kinds = [type(block) for a in articles(issue) for block in a.body]
    assert kinds == [type(block) for a in articles(CORPUS["photo_in_article"]) for block in a.body]
    assert Photo in kinds and found["DOCX032"] == 1


def test_box_without_its_bookmark_is_still_a_box() -> None:
    issue, found = _read(_text('w:name="Box_1"', 'w:name="Lost"'), "box")
    boxes = [block for a in articles(issue) for block in a.body if isinstance(block, Box)]
    assert boxes and boxes[0].head.headline and found["DOCX032"] >= 1


def test_names_without_their_bookmarks_are_known_by_their_style() -> None:
    issue, found = _read(_text('w:name="_Reporter_1"', 'w:name="Lost"'))
    names = [fact for node in texts(issue) for fact in node.facts if getattr(fact, "role", "") == "reporter"]
    assert [fact.name for fact in names] == ["闻一苇"]  # type: ignore[union-attr]
    assert found["DOCX031"] == 1


def test_jump_of_which_nothing_is_known_is_no_fact() -> None:
    data = _of("jumps")
    edit = on_text("docProps/custom.xml", lambda text: text.replace("_Direction", "_Else"))
    reading = FORMAT.read(edit(data))
    assert {problem.code for problem in reading.findings} >= {"DOCX031"}


def test_a_style_based_on_one_of_the_houses_stands_for_it() -> None:
    style = '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Mine"><w:name w:val="我的小标"/><w:basedOn w:val="Heading2"/></w:style></w:styles>'
    edit = both(on_text(STYLES_PART, lambda text: text.replace("</w:styles>", style)), _text('"Heading2"', '"Mine"'))
    issue, found = _read(edit, "crossheads")
    assert issue == reduced(CORPUS["crossheads"], FORMAT.not_carried) and not found
    assert any(isinstance(block, Crosshead) for a in articles(issue) for block in a.body)


def test_styles_based_on_each_other_are_no_trap() -> None:
    style = '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="环"/><w:basedOn w:val="Loop"/></w:style></w:styles>'
    edit = both(on_text(STYLES_PART, lambda text: text.replace("</w:styles>", style)), _text('"Heading2"', '"Loop"'))
    assert _read(edit, "crossheads")[1]["DOCX027"] == 1


# --------------------------------------------------------------------------- LibreOffice


@pytest.mark.parametrize("name", ["every_node", "several_pages", "traditional_in_simplified"])
def test_what_libreoffice_saved_is_the_same_tree(name: str) -> None:
    """Saved by LibreOffice 7.4: other style ids, bookmarks written twice, a second copy of every style."""
    reading = FORMAT.read((SAVED / f"{name}.docx").read_bytes())
    assert reading.issue == reduced(CORPUS[name], FORMAT.not_carried)
    assert reading.findings == ()


def _saved(data: bytes, folder: Path) -> bytes:
    (folder / "in.docx").write_bytes(data)
    home = f"-env:UserInstallation=file://{folder}/home"
    command = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(folder / "out"),
        str(folder / "in.docx"),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    return (folder / "out" / "in.docx").read_bytes()


@pytest.mark.skipif(
    not (shutil.which("soffice") and os.environ.get("BANMIAN_OFFICE")),
    reason="NOT RUN: set BANMIAN_OFFICE=1 where LibreOffice is installed",
)
def test_the_seed_saved_by_libreoffice_is_the_same_tree(tmp_path: Path) -> None:
    import convert

    seed = next((Path(__file__).parents[3] / "seeds").glob("*.txt"))
    issue = convert.parse(seed).issue
    reading = FORMAT.read(_saved(FORMAT.write(issue, OPTIONS).data, tmp_path))
    assert reading.issue == reduced(issue, FORMAT.not_carried)
    assert reading.findings == ()


def test_headline_in_a_new_article_gives_it_an_id() -> None:
    new = _paragraph("新增一稿", "Heading1") + _paragraph("正文")
    end = '<w:p><w:pPr><w:pStyle w:val="EditorLine"/>'
    issue, found = _read(_text(end, new + end))
    added: Article = issue.pages[0].articles[1]
    assert added.head.headline == Headline("新增一稿") and added.id.startswith("a") and len(added.sha256) == 64
    assert found["DOCX030"] == 1


def test_words_that_were_added_to_a_note_without_a_number_weigh_nothing() -> None:
    data = on_text(DOCUMENT, lambda text: text.replace("机床（0.5）", "、机床、车床（重）"))(_of("enriched"))
    note = FORMAT.read(data).issue.pages[0].articles[0].enrichment
    assert note is not None
    assert [(k.text, k.weight) for k in note.keywords] == [("师徒", 0.8123), ("机床", 0.0), ("车床", 0.0)]
