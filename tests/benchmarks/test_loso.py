"""Training without a form: what is left out, what is held back, and the row that is printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import benchmarks.loso
from benchmarks.byform import all_forms, without
from benchmarks.loso import chosen_forms, corpus_of, main, pages_in
from convert.parser.augment import augmented
from tests.parser.test_train import record

SCORER = """
def score(golds, predicted, makers):
    lines = [(gold["page"], row) for gold in golds for row in gold["lines"]]
    right = sum(predicted[page][row["line"]]["role"] in row["roles"] for page, row in lines)
    return {name: right / len(lines) for name in ("article_exact",)} | {"roles": {"byline": right / len(lines)}}
"""


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    """A bench of invented pages, with a scorer that counts roles."""
    (tmp_path / "score.py").write_text(SCORER, encoding="utf-8")
    train = tmp_path / "train"
    (train / "pages").mkdir(parents=True)
    (train / "records").mkdir()
    records = [record(n) for n in range(96)]
    (train / "records" / "made.jsonl").write_text(
        "\n".join(json.dumps(row, ensure_ascii=False) for row in records), encoding="utf-8"
    )
    golds = []
    for n in range(1, 25):
        ((gold, text),) = augmented({"made": records[4 * n - 4 : 4 * n]}, 1, 0, n)
        name = f"made-2026-03-02-{n}"
        golds.append(json.dumps(gold | {"page": name}, ensure_ascii=False))
        (train / "pages" / f"{name}.txt").write_text(text, encoding="utf-8")
    (train / "gold.jsonl").write_text("\n".join(golds) + "\n", encoding="utf-8")
    return tmp_path


def test_pages_held_back_are_neither_learnt_from_nor_laid_out(bench: Path) -> None:
    corpus = corpus_of(bench, 12, 3)
    held = {name for name, _ in corpus.held_back}
    assert len(held) == 3
    assert len(corpus.pages) == 12
    assert held.isdisjoint(gold["page"] for gold, _ in corpus.pages)
    assert held.isdisjoint(f"made-{row['date']}-{row['page_no']}" for row in corpus.records["made"])


def test_pages_of_the_test_have_the_form(bench: Path) -> None:
    (form,) = chosen_forms(["byline:16"])
    made = pages_in(corpus_of(bench, 12, 3), form)
    assert len(made) == 3
    for gold, text in made:
        left = without(form, gold, text)
        assert left is not None
        assert left[1] != text


def test_a_form_gives_a_row(bench: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pycrfsuite", reason="python-crfsuite trains the model; without it nothing can be tested here")
    monkeypatch.setenv("BENCH_DIR", str(bench))
    monkeypatch.setattr(benchmarks.loso, "MIXED", 4)
    monkeypatch.setattr(benchmarks.loso, "ITERATIONS", 4)
    monkeypatch.setattr(benchmarks.loso.os, "nice", lambda _: 0)
    assert main(["--form", "byline:16", "--pages", "8", "--tested", "2"]) == 0
    heading, row = capsys.readouterr().out.splitlines()
    assert heading.split() == ["form", "pages", "articles", "without", "roles", "without"]
    assert row.startswith("byline:16 ")
    assert row.split()[1] == "2"
    assert all(0 <= float(share) <= 1 for share in row.split()[2:4])


def test_every_form_is_listed_with_a_line_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert [row[:26].strip() for row in rows] == [str(form) for form in all_forms()]
    assert all(row[26:].strip() for row in rows if not row.startswith(("head:", "genre:")))


def test_a_form_that_there_is_not_is_an_error() -> None:
    with pytest.raises(SystemExit, match="no form byline:999"):
        main(["--form", "byline:999"])


def test_without_a_bench_nothing_is_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("BENCH_DIR", raising=False)
    assert main([]) == 0
    assert capsys.readouterr().out == "loso: NOT RUN (BENCH_DIR is not set)\n"
