"""Training on a corpus invented here: it learns, to the same bytes each time, and keeps no text."""

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest

from convert.parser.augment import augmented, forms, lay_out, mixed_page, split_column, wrap
from convert.parser.calibrate import knots_of, pool_adjacent
from convert.parser.labels import LABELS
from convert.parser.model_file import SHIPPED, Model, ModelError, load_model, save_model
from convert.parser.train import ENOUGH, Example, Recipe, read_corpus, train

SENTENCES = (
    "镇里请来三支工程队，赶在春灌之前把渠底重新衬砌。", "水管员沿渠走了一遍，闸门开合自如。", "种粮大户说，往年浇一遍地要等九天，今年四天就够。",
    "谁家用了多少水，手机上看得清清楚楚，争水的事再没有发生过。", "直达车天刚亮就装满了山货，两个钟头进城。", "鲜笋和野菜到了市场还带着露水，卖得上价。",
    "夜校的灯亮到九点，学员多是附近工地的木工和电工。", "老师傅把四十年的手艺讲成十二堂课，一堂一堂录下来。",
)  # fmt: skip
TITLES = ("河口镇灌渠通水", "云岭村开通直达车", "工地旁办起夜校", "老手艺录成十二堂课", "春灌时节忙")


def record(n: int) -> dict[str, object]:
    rng = Random(n)
    paragraphs = ["".join(rng.sample(SENTENCES, 3)) for _ in range(rng.randint(2, 5))]
    return {
        "source": "江城日报", "date": "2026-03-02", "page_no": str(n // 4 + 1), "order": n % 4 + 1, "kicker": [], "title": [rng.choice(TITLES)],
        "subtitle": [], "authors_line": f"本报记者 {forms.name(rng)}", "paragraphs": paragraphs, "strong_paragraphs": [], "images": [],
    }  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    records = {"made": [record(n) for n in range(24)]}
    (tmp_path / "pages").mkdir()
    (tmp_path / "records").mkdir()
    rows = [json.dumps(row, ensure_ascii=False) for row in records["made"]]
    (tmp_path / "records" / "made.jsonl").write_text("\n".join(rows), encoding="utf-8")
    gold = []
    for page, text in augmented(records, 14, 0, seed=7):
        page["source"] = "made"
        gold.append(json.dumps(page, ensure_ascii=False))
        (tmp_path / "pages" / f"{page['page']}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text("\n".join(gold) + "\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def papers(corpus: Path) -> Path:
    """A second corpus: pages with their gold, without records."""
    folder = corpus / "papers"
    (folder / "pages").mkdir(parents=True)
    rows = []
    for row in (corpus / "gold.jsonl").read_text("utf-8").splitlines()[:3]:
        page = json.loads(row)
        text = (corpus / "pages" / f"{page['page']}.txt").read_text("utf-8")
        page["page"] = page["source"] = f"other-{page['page']}"
        (folder / "pages" / f"{page['page']}.txt").write_text(text, "utf-8")
        rows.append(json.dumps(page, ensure_ascii=False))
    (folder / "gold.jsonl").write_text("\n".join(rows) + "\n", "utf-8")
    return folder


def test_the_same_corpora_give_the_same_bytes(corpus: Path, papers: Path) -> None:
    pytest.importorskip("pycrfsuite", reason="python-crfsuite trains the model; without it nothing can be tested here")
    from convert.parser.train import main

    for name in ("one", "two"):
        arguments = [
            str(corpus),
            str(papers),
            "-o",
            str(corpus / f"{name}.model"),
            "--iterations",
            "8",
            "--lots",
            "2",
            "--printed",
            "3",
            "--mixed",
            "4",
        ]
        assert main(arguments) == 0
    assert (corpus / "one.model").read_bytes() == (corpus / "two.model").read_bytes()
    assert (corpus / "one.card.json").read_bytes() == (corpus / "two.card.json").read_bytes()
    card = json.loads((corpus / "one.card.json").read_text("utf-8"))
    assert [one["corpus"] for one in card["trained_on"]] == [corpus.name, "papers"]
    assert card["pages"] == 17
    assert set(card["held_out"]) == {"made", "others"}
    assert load_model(corpus / "one.model").weights.any()


def recipe_of(pages: dict[str, int]) -> Recipe:
    """A recipe of so many pages of each source."""
    bench = tuple(
        Example(f"{source}-{number}", source, "tight", (), ())
        for source, count in pages.items()
        for number in range(count)
    )
    return Recipe(bench, (Path("nowhere"),), 1, 1, 1, 1, 6.0)


def test_outside_the_commonest_source_fewer_pages_are_held_back_less() -> None:
    outside = recipe_of({"daily": 300, "weekly": 60, "old": 40}).outside()
    assert outside is not None
    assert {example.source for example in outside.bench} == {"weekly", "old"}
    assert (outside.without, outside.c2) == ("daily", pytest.approx(3.0))


@pytest.mark.parametrize("pages", [{"daily": 300}, {"daily": 300, "old": ENOUGH - 1}, {}])
def test_too_few_pages_make_no_chain_of_their_own(pages: dict[str, int]) -> None:
    assert recipe_of(pages).outside() is None


def test_chains_that_have_not_seen_the_commonest_source_have_their_part(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pycrfsuite", reason="python-crfsuite trains the model; without it nothing can be tested here")
    examples = list(read_corpus(corpus))
    bench = tuple(replace(example, source="weekly" if k % 3 else "daily") for k, example in enumerate(examples))
    monkeypatch.setattr("convert.parser.train.ENOUGH", 1)
    recipe = Recipe(bench, (corpus,), 3, 4, 1, 8, 6.0)
    assert recipe.outside() is not None
    blended = train(recipe).model
    monkeypatch.setattr("convert.parser.train.ENOUGH", 1000)
    assert blended.rows != train(recipe).model.rows


def test_the_shipped_model_holds_no_text_of_a_newspaper() -> None:
    for name in load_model(SHIPPED).rows:
        assert not any("\u4e00" <= char <= "\u9fff" for char in name), name
        assert len(name) < 60


def test_a_model_reads_back_as_written(tmp_path: Path) -> None:
    weights = np.arange(2 * 5 * len(LABELS), dtype=np.float32).reshape(2, 5, len(LABELS)) % 7
    model = Model({"a": 0, "b": 1}, weights, np.zeros((len(LABELS), len(LABELS))), {"role": ((0.0, 1.0), (0.1, 0.9))})
    save_model(model, tmp_path / "m")
    again = load_model(tmp_path / "m")
    assert again.rows == model.rows
    assert again.calibration == model.calibration
    assert np.array_equal(again.weights, model.weights)
    save_model(again, tmp_path / "n")
    assert (tmp_path / "m").read_bytes() == (tmp_path / "n").read_bytes()


def test_a_model_for_other_labels_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_model(load_model(SHIPPED), tmp_path / "m")
    monkeypatch.setattr("convert.parser.model_file.LABELS", LABELS[1:])
    with pytest.raises(ModelError):
        load_model(tmp_path / "m")


def test_laid_out_pages_say_what_every_line_is() -> None:
    records = {"made": [record(n) for n in range(24)]}
    for page, text in augmented(records, 4, 12):
        rows = {row["line"] for row in page["lines"]}
        lines = text.split("\n")
        assert rows == {number for number, line in enumerate(lines, 1) if line.strip(" 　")}


def test_laying_out_depends_on_the_seed_alone() -> None:
    records = {"made": [record(n) for n in range(24)]}
    assert list(augmented(records, 3, 5)) == list(augmented(records, 3, 5))
    assert list(augmented(records, 3, 5)) != list(augmented(records, 3, 5, seed=2))


def test_the_augmenter_draws_every_table_of_forms() -> None:
    rng = Random(1)
    for table in (forms.BYLINES, forms.LEADS, forms.CREDITS, forms.NOTES, forms.EDITORS, forms.VIEWER, forms.JUMPS_TO):
        for _, make in table:
            assert make(rng)


def test_a_mixed_page_has_articles_in_order() -> None:
    pool = [record(n) for n in range(24)]
    gold, _ = lay_out(mixed_page(pool, pool, Random(3)), "m", Random(4))
    articles = [row["article"] for row in gold["lines"] if row["article"]]
    assert articles == sorted(articles)


def test_a_paragraph_is_cut_in_mid_sentence() -> None:
    rng = Random(5)
    text = "".join(SENTENCES)
    for _ in range(50):
        cut = split_column(rng, text)
        assert cut is not None
        assert "".join(cut) == text
        assert cut[0][-1] != "。"
        assert cut[1][0] not in "，。、"


def test_wrapping_keeps_the_text_and_the_width() -> None:
    text = "".join(SENTENCES)
    lines = wrap(text, 18)
    assert "".join(lines) == text
    assert all(len(line) <= 20 for line in lines)


def test_pooling_never_falls() -> None:
    found = pool_adjacent(np.array([0.2, 0.6, 0.5, 0.9]), np.array([1.0, 1.0, 3.0, 1.0]))
    assert list(found) == pytest.approx([0.2, 0.525, 0.525, 0.9])


def test_calibration_learns_what_was_right() -> None:
    rng = np.random.default_rng(0)
    said = rng.random(20_000)
    right = rng.random(20_000) < said**2
    old, new = knots_of(list(said), list(right))
    assert np.interp(0.7, old, new) == pytest.approx(0.49, abs=0.05)
