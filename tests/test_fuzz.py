"""The fuzzer finds what it looks for, and does the same whatever the number of its processes."""

from __future__ import annotations

from dataclasses import replace

import pytest

import tests.fuzz
from convert.formats import BUILT_IN
from convert.law import check_conservation
from convert.page import Page, refuse_errors
from convert.page_reading import read_page
from tests.fuzz import BAD, Trial, outcome, run, texts, trials

SAMPLE = "渠水进城记\n\n本报记者 闻一苇\n\n本报讯 三月的江城，渠水第一次流进老城的街巷。\n"


def test_the_same_seed_gives_the_same_trials_and_another_gives_others() -> None:
    first, again, other = (list(trials(3, 20, seed)) for seed in (1, 1, 2))
    assert first == again
    assert [one.data for one in first] != [one.data for one in other]


def test_a_chunk_draws_pages_texts_bytes_and_every_option() -> None:
    drawn = list(trials(0, 200, 0))
    assert len(drawn) == 200
    assert {one.options.typography for one in drawn} == {"source", "restore"}
    assert any(one.options.encoding for one in drawn)
    assert any(one.correct is not None for one in drawn)
    assert any(one.formats for one in drawn)
    assert any(one.again for one in drawn)


def test_the_counts_do_not_depend_on_the_number_of_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tests.fuzz, "BUILT_IN", ())  # jieba would be loaded in each
    for name, count in (("_CHUNK", 12), ("_TEXTS", 4), ("_BYTES", 2)):
        monkeypatch.setattr(tests.fuzz, name, count)
    counts = run(30, 5, 1)
    assert counts.total() == 30
    assert counts == run(30, 5, 2)


def test_what_hypothesis_makes_up_is_never_a_traceback_or_a_loss() -> None:
    for text in tests.fuzz.drawn(texts(), 40, "test"):
        assert not outcome(text.encode("utf-8", "ignore")).startswith(BAD)


def test_a_page_is_read_again_corrected_and_written() -> None:
    assert outcome(Trial(SAMPLE.encode(), formats=BUILT_IN, again=True)) == "parsed and written"
    assert outcome(Trial(SAMPLE.encode(), correct=1)).split()[0] in {"parsed", "refused"}


def test_a_traceback_is_found(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*_: object) -> Page:
        raise KeyError("gone")

    monkeypatch.setattr(tests.fuzz, "read_page", broken)
    assert outcome(SAMPLE.encode()) == "traceback"
    assert "KeyError" in capsys.readouterr().err


def test_a_loss_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def lossy(data: bytes, *given: object) -> Page:
        page = read_page(data, *given)  # type: ignore[arg-type]
        assert page.parsed is not None
        (first,) = page.issue.pages
        issue = replace(page.issue, pages=(replace(first, articles=()),))
        refuse_errors(check_conservation(page.parsed.text, issue))
        return page

    monkeypatch.setattr(tests.fuzz, "read_page", lossy)
    assert outcome(SAMPLE.encode()) == "lost TREE001"


def test_a_page_that_reads_otherwise_the_second_time_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    names = iter(("first", "second"))

    def fickle(data: bytes, _: str, *given: object) -> Page:
        return read_page(data, next(names), *given)  # type: ignore[arg-type]

    monkeypatch.setattr(tests.fuzz, "read_page", fickle)
    assert outcome(Trial(SAMPLE.encode(), again=True)) == "differs when read again"
