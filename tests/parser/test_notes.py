"""The words that an editor's note begins with."""

from __future__ import annotations

import pytest

from convert.parser.notes import opens_note


@pytest.mark.parametrize(
    "head",
    ["编者按：", "编者按　", "编者按 ", "【编者按】", "【编者按】：", "〔编者按〕", "（编者按）", "编 者 按：", "编　者　按　",
     "◆编者按：", "■编者按：", "▌编者按：", "编者附言：", "编者附记：", "编后：", "编后　", "编后语：", "编前语：",
     "編輯按：", "编辑附言:", "主持人语：", "主持人语　", "主持人的话：", "译者按:", "【开栏的话】", "开栏语：", "編者按："],
)  # fmt: skip
def test_an_editors_note_is_told_by_its_first_words(head: str) -> None:
    assert opens_note(f"{head}渠水进城，本报今起推出系列报道。")


@pytest.mark.parametrize(
    "text",
    ["编者按下了快门，渠水正好漫过石阶。", "编后的竹篮摆满渠边。", "编辑同志：渠水为什么浑了？", "编辑：您好！", "主持人：渠水从哪里来？",
     "主持人的话音刚落，渠水就到了。", "开栏的话语简短。", "译者按图索骥。", "渠水进城。编者按：无。", "编前会昨天举行。", ""],
)  # fmt: skip
def test_near_misses_are_paragraphs(text: str) -> None:
    assert not opens_note(text)
