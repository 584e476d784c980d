"""Marking pages by sidecar, fitting the model to them, and whether it got better: docs/own-paper.md, tried."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from convert.parser import adapt, corpus, score, train
from convert.parser.label import label
from convert.parser.model_file import load_model
from convert.parser.train import read_corpus

PLACES = ("晨江大桥", "河畔钟楼", "东岸菜市场", "桃花渡", "老城公交", "造船厂旧址", "西山林场", "轮渡码头")
TEXTS = (
    "记者在现场看到,门口的队伍排到了拐角,今后每周三晚上加开一场,居民老罗说方便多了。",
    "据负责人介绍,改造前后花了整整两年,屋顶的漏水问题终于解决了,费用由街道和企业各出一半。",
    "施工队长许望山说,工人们分成三班轮流作业,预计年底前全部完工,旧机器送进了陈列室。",
)


def page(number: int) -> str:
    """A page of a paper with a habit of its own: a label before each headline, and a byline of two with slashes."""
    lines = [f"晨江晚刊 2026年7月{number}日 第{number}版"]
    for k in range(3):
        place = PLACES[(number + 3 * k) % len(PLACES)]
        lines += ["▍城事" if k else "▍民生", f"{place}昨日重新开放", "季晓岚/文 方舟/图", *TEXTS[k:]]
    return "\n\n".join(lines) + "\n"


def fixes() -> str:
    entries = []
    for text, nth in (("▍民生", 1), ("▍城事", 1), ("▍城事", 2)):
        entries.append(f'[[line]]\ntext = "{text}"\nnth = {nth}\nrole = "kicker"\nbegins_article = true\n')
    for nth in (1, 2, 3):
        entries.append(f'[[line]]\ntext = "季晓岚/文 方舟/图"\nnth = {nth}\nrole = "byline"\n')
    return "\n".join(entries)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(1, 5):
        (folder / f"{number}.txt").write_text(page(number), "utf-8")
        headlines = [line for line in page(number).split("\n\n") if line.endswith("昨日重新开放")]
        said = "".join(f'\n[[line]]\ntext = "{line}"\nrole = "headline"\n' for line in headlines)
        (folder / f"{number}.fix.toml").write_text(fixes() + said, "utf-8")
    return folder


@pytest.fixture
def own(pages: Path, tmp_path: Path) -> Path:
    assert corpus.main([str(pages), "-o", str(tmp_path / "corpus")]) == 0
    return tmp_path / "corpus"


def test_pages_that_were_put_right_become_a_corpus(own: Path) -> None:
    first = json.loads((own / "gold.jsonl").read_text("utf-8").splitlines()[0])
    assert (first["page"], first["source"]) == ("1", "own")
    assert first["lines"][1] == {"line": 3, "article": 1, "roles": ["kicker"], "joined": False}
    assert (own / "pages" / "1.txt").read_text("utf-8") == page(1)
    examples = list(read_corpus(own))
    assert [example.name for example in examples] == ["1", "2", "3", "4"]
    assert sum(bool(gold.starts) for gold in examples[0].gold) == 3


def test_a_page_that_nobody_looked_at_is_left_out(pages: Path, tmp_path: Path) -> None:
    (pages / "1.fix.toml").unlink()
    (pages / "2.fix.toml").write_text("")
    assert corpus.main([str(pages), "-o", str(tmp_path / "corpus")]) == 0
    assert [example.name for example in read_corpus(tmp_path / "corpus")] == ["2", "3", "4"]


def test_a_corpus_of_no_page_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert corpus.main([str(tmp_path / "empty"), "-o", str(tmp_path / "corpus")]) == 1
    assert f"{tmp_path / 'empty'}: no page with a .fix.toml file" in capsys.readouterr().err
    assert not (tmp_path / "corpus").exists()


def test_corrections_that_do_not_fit_stop_the_corpus(
    pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (pages / "1.fix.toml").write_text('[[line]]\ntext = "没有这一行"\nrole = "kicker"\n', "utf-8")
    assert corpus.main([str(pages), "-o", str(tmp_path / "corpus")]) == 1
    assert "FIX003" in capsys.readouterr().err
    assert not (tmp_path / "corpus").exists()


def test_corrections_may_lie_elsewhere_and_bytes_may_be_of_another_encoding(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "fixes").mkdir()
    (pages / "1.fix.toml").rename(tmp_path / "fixes" / "1.fix.toml")
    (pages / "1.txt").write_bytes(page(1).encode("gb18030"))
    arguments = [str(pages / "1.txt"), "-o", str(tmp_path / "corpus"), "--fixes", str(tmp_path / "fixes")]
    assert corpus.main(arguments) == 0
    assert (tmp_path / "corpus" / "pages" / "1.txt").read_text("utf-8") == page(1)


def test_the_measures_are_those_of_the_gold_itself_when_all_is_right(own: Path) -> None:
    (example, *_) = read_corpus(own)
    model = load_model()
    right = replace(adapt.adapt([example], model), forests={})
    assert score.counts_of(example, label(example.lines, right)).measures() == {
        "articles": 1.0, "pages": 1.0, "boundaries": 1.0, "roles": 1.0, "joins": 1.0,
    }  # fmt: skip


def test_fitting_is_judged_by_pages_left_out_and_gives_the_same_bytes(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = []
    for name in ("a.model", "b.model"):
        assert adapt.main([str(own), "-o", str(tmp_path / name)]) == 0
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
    assert "better: written" in capsys.readouterr().out
    card = json.loads((tmp_path / "a.card.json").read_text("utf-8"))
    assert card["after, on pages left out"]["articles"] > card["before"]["articles"]
    assert str(tmp_path) not in json.dumps(card)


def test_a_model_that_is_no_better_is_not_written(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(adapt, "ROUNDS", 0)
    monkeypatch.setattr(adapt, "verdict", lambda *_: adapt.Verdict(score.Counts(lines=4), score.Counts(lines=4)))
    monkeypatch.setattr(adapt, "adapt", lambda _, model: model)
    assert adapt.main([str(own), "-o", str(tmp_path / "own.model")]) == 1
    assert "not better: not written" in capsys.readouterr().out
    assert not (tmp_path / "own.model").exists()


def test_a_model_that_cannot_be_written_is_not_said_to_be(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    better = adapt.Verdict(score.Counts(articles=9), score.Counts(articles=9, articles_right=9))
    monkeypatch.setattr(adapt, "verdict", lambda *_: better)
    monkeypatch.setattr(adapt, "adapt", lambda _, model: model)
    (tmp_path / "own.model").mkdir()
    assert adapt.main([str(own), "-o", str(tmp_path / "own.model")]) == 2
    told = capsys.readouterr()
    assert ("written" in told.out, "own.model" in told.err) == (False, True)


def test_a_place_that_is_not_there_is_told_before_the_fitting(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(adapt, "verdict", lambda *_: pytest.fail("it was fitted"))
    assert adapt.main([str(own), "-o", str(tmp_path / "nowhere" / "own.model")]) == 2
    assert str(tmp_path / "nowhere") in capsys.readouterr().err


def test_a_verdict_weighs_articles_first_and_forgives_no_loss() -> None:
    def counts(articles: int, roles: int) -> score.Counts:
        return score.Counts(articles=100, articles_right=articles, lines=1000, roles_right=roles)

    base = counts(90, 950)
    assert adapt.Verdict(base, counts(92, 950)).better
    assert adapt.Verdict(base, counts(90, 960)).better
    assert not adapt.Verdict(base, base).better
    assert not adapt.Verdict(base, counts(92, 900)).better


def test_one_page_is_too_few(pages: Path, tmp_path: Path) -> None:
    corpus.main([str(pages / "1.txt"), "-o", str(tmp_path / "corpus")])
    assert adapt.main([str(tmp_path / "corpus"), "-o", str(tmp_path / "own.model")]) == 2


def test_gold_that_no_page_can_have_is_told(own: Path) -> None:
    rows = (own / "gold.jsonl").read_text("utf-8").replace('"joined": false', '"joined": true')
    (own / "gold.jsonl").write_text(rows, "utf-8")
    with pytest.raises(adapt.UnfitGoldError, match="1: the gold fits no labelling"):
        adapt.adapt(list(read_corpus(own)), load_model(), rounds=1)


@pytest.mark.parametrize("content", [b"no zip", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_is_no_model_is_told(
    own: Path, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "notamodel.txt"
    path.write_bytes(content)
    assert score.main([str(own), "--model", str(path)]) == 2
    assert adapt.main([str(own), "--start", str(path), "-o", str(tmp_path / "own.model")]) == 2
    assert capsys.readouterr().err.count("notamodel.txt: no model of banmian 不是 banmian 的模型") == 2


@pytest.mark.parametrize("gold", ["no json", '{"page": "1"}', "[]"])
def test_gold_that_is_none_is_told_with_its_place(own: Path, gold: str, capsys: pytest.CaptureFixture[str]) -> None:
    with (own / "gold.jsonl").open("a", encoding="utf-8") as file:
        file.write(gold + "\n")
    assert score.main([str(own)]) == 2
    assert "gold.jsonl:5: not gold of a page 不是一版的标注" in capsys.readouterr().err
    assert score.main([str(own / "nowhere")]) == 2


def test_what_training_needs_is_named(
    own: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(train, "find_spec", lambda _: None)
    assert train.main([str(own), "-o", str(own / "own.model")]) == 2
    names = "python-crfsuite scikit-learn"
    assert capsys.readouterr().err == f"not installed 未安装: {names}; please 请: pip install {names}\n"


def test_sources_of_a_page_or_two_are_told_of_together_and_all_besides() -> None:
    rows = {"daily": score.Counts(pages=40, articles=200), "one": score.Counts(1, 1, 5), "two": score.Counts(2, 0, 7)}
    found = score.grouped(rows)
    assert list(found) == ["daily", "others", "all"]
    assert (found["others"].pages, found["all"].articles) == (3, 212)
    assert score.grouped({"own": score.Counts(pages=3)}) == {"own": score.Counts(pages=3)}
