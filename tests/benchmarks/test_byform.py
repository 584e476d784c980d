"""A form of print is left out whole, and nothing else; a page is rewritten into it."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from benchmarks.byform import CONCERNED, GENRES, TABLES, Form, all_forms, drawn, left_out, patterns, rewritten, without
from convert.parser.augment import forms, pages
from convert.parser.fold import fold

FORMS = all_forms()
ROWS = [form for form in FORMS if form.group in TABLES]
PARAGRAPH = "镇里请来三支工程队，赶在春灌之前把渠底重新衬砌。水管员沿渠走了一遍，闸门开合自如。"


def record(n: int) -> dict[str, Any]:
    return {
        "date": "2026-03-02", "page_no": "1", "order": n, "title": ["河口镇灌渠通水"], "kind": None,
        "authors_line": "编辑部文章", "paragraphs": [PARAGRAPH, PARAGRAPH, PARAGRAPH],
    }  # fmt: skip


RECORDS = [record(n) for n in range(1, 4)]


def page(*rows: tuple[str, str], style: str = "seed") -> tuple[dict[str, Any], str]:
    """Gold and text of a page with one article, a blank line between its lines."""
    lines = [
        {"line": 2 * n + 1, "article": 1, "roles": roles.split("/"), "joined": False}
        for n, (roles, _) in enumerate(rows)
    ]
    text = "\n\n".join(text for _, text in rows) + "\n"
    return {"page": "made", "style": style, "source": "", "bundles": [], "loose": [], "lines": lines}, text


def lines_of(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def byline_of(text: str) -> Form:
    """The first form of byline that looks like a text."""
    return next(form for form in ROWS if form.kind == "byline" and patterns(form)[0].fullmatch(fold(text)))


def test_every_form_has_a_name_of_its_own() -> None:
    assert len({str(form) for form in FORMS}) == len(FORMS)
    assert {form.kind for form in FORMS} == set(CONCERNED)


@pytest.mark.parametrize("form", ROWS, ids=str)
def test_what_a_form_draws_looks_like_it(form: Form) -> None:
    for seed in range(8):
        found = drawn(form, Random(seed))
        assert len(found) == len(patterns(form))
        odd = [line for line, look in zip(found, patterns(form), strict=True) if not look.fullmatch(fold(line).strip())]
        assert odd == []


@pytest.mark.parametrize("form", [form for form in FORMS if form.kind != "genre"], ids=str)
def test_a_page_rewritten_into_a_form_has_it_and_without_it_has_it_no_more(form: Form) -> None:
    made = (rewritten(form, RECORDS, f"page {n}") for n in range(9))
    gold, text = next(page for page in made if page and page[0]["style"] != "wrapped")
    assert len({row["article"] for row in gold["lines"]} - {None}) == len(RECORDS)
    left = without(form, gold, text)
    assert left is not None
    assert left[1] != text
    assert without(form, *left) == left


def test_the_augmenter_draws_a_form_again_afterwards() -> None:
    before = forms.LEADS
    with left_out(Form("lead", "00")):
        assert before[1:] == forms.LEADS
    assert forms.LEADS is before


@pytest.mark.parametrize("key", sorted(GENRES))
def test_an_article_in_a_form_of_its_own_is_made_alone_and_left_out_alone(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    form, made = Form("genre", key), []
    monkeypatch.setitem(GENRES, key, lambda page, _: made.append(page) or page.begin("渠水进城"))  # type: ignore[arg-type]
    assert rewritten(form, RECORDS, "page") is not None
    assert len(made) == 1
    monkeypatch.undo()
    with left_out(form):
        drawable = [make for _, kinds in pages.HOUSES for _, make in kinds]
    assert GENRES[key] not in drawable
    assert {make for make in drawable if make} == {make for other, make in GENRES.items() if other != key}


def test_a_line_that_is_taken_out_leaves_one_gap_and_the_gold_of_the_others() -> None:
    given = page(("headline", "灌渠通水"), ("byline", "编译闻一苇/综合报导"), ("paragraph", PARAGRAPH))
    left = without(byline_of("编译闻一苇/综合报导"), *given)
    assert left is not None
    gold, text = left
    assert text == f"灌渠通水\n\n{PARAGRAPH}\n"
    assert [(row["line"], row["roles"]) for row in gold["lines"]] == [(1, ["headline"]), (3, ["paragraph"])]


@pytest.mark.parametrize(
    ("roles", "text"),
    [
        ("byline", "本报记者 闻一苇"),
        ("byline", "编译自外刊"),
        ("paragraph", "编译闻一苇/综合报导"),
        ("*", "编译闻一苇/综合报导"),
        ("byline", "闻一苇编译/综合报导"),
    ],
)
def test_a_line_of_another_form_or_role_stays(roles: str, text: str) -> None:
    given = page(("headline", "灌渠通水"), (roles, text), ("paragraph", PARAGRAPH))
    assert without(byline_of("编译闻一苇/综合报导"), *given) == given


def test_a_form_of_two_lines_is_taken_out_only_where_both_stand() -> None:
    two = next(form for form in ROWS if form.kind == "byline" and len(patterns(form)) == 2)
    one_line = page(("headline", "灌渠通水"), ("byline", "本报记者 闻一苇"), ("paragraph", PARAGRAPH))
    both = page(("headline", "灌渠通水"), ("byline", "本报记者 闻一苇"), ("byline", "本报通讯员 苏未然"))
    assert without(two, *one_line) == one_line
    left = without(two, *both)
    assert left is not None
    assert lines_of(left[1]) == ["灌渠通水"]


def lead_of(text: str) -> Form:
    return next(form for form in ROWS if form.kind == "lead" and patterns(form)[0].fullmatch(fold(text)))


def test_a_lead_is_cut_from_its_paragraph_and_not_from_hard_wrapped_lines() -> None:
    lead = lead_of("【本报讯】")
    rows = (("headline", "灌渠通水"), ("paragraph", "　　【本报讯】" + PARAGRAPH))
    left = without(lead, *page(*rows))
    assert left is not None
    assert lines_of(left[1]) == ["灌渠通水", "　　" + PARAGRAPH]
    assert without(lead, *page(*rows, style="wrapped")) is None


def test_a_credit_is_cut_from_its_caption() -> None:
    credit = next(f for f in ROWS if f.kind == "credit" and patterns(f)[0].fullmatch("本报记者 闻一苇摄"))
    left = without(credit, *page(("caption/credit", "水进了田。本报记者 闻一苇摄"), ("caption", "摄影展开幕。")))
    assert left is not None
    assert lines_of(left[1]) == ["水进了田。", "摄影展开幕。"]


def test_a_mark_of_a_kicker_is_struck_out_and_the_kicker_stays() -> None:
    given = page(("kicker", "春灌时节——"), ("headline", "渠水进城"), ("paragraph", PARAGRAPH))
    left = without(Form("head", "kicker——"), *given)
    assert left is not None
    assert lines_of(left[1])[:2] == ["春灌时节", "渠水进城"]
    assert without(Form("head", "kicker："), *given) == given


def test_of_unmarked_decks_one_is_left_and_is_the_headline() -> None:
    decks = "kicker/headline/subheadline"
    left = without(Form("head", "two decks"), *page((decks, "渠水进城"), (decks, "十村受益"), ("paragraph", PARAGRAPH)))
    assert left is not None
    assert [row["roles"] for row in left[0]["lines"]] == [["headline"], ["paragraph"]]
