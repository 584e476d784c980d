"""The words are jieba's own, rare characters stay whole, and jieba leaves no trace."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.enrich import graph, segment
from convert.enrich.dictionary import LOOKED_AT, PLACE_MARK, pack, unpack
from convert.enrich.frequencies import listed
from convert.enrich.segment import _RARE, Segmenter, Words, segmenter

SENTENCES = (
    "今年以来，该厂先后改造三条生产线，工人们在车间里搭起讲台，把经验一条一条写在黑板上。",
    "南海南部有大风，南京市长江大桥、研究生命起源、乒乓球拍卖完了。",
    "5G、AI和COVID-19；price 3.5% & C++，a_b  c\td\n",
    "王𬭎〇𠮷野㛃，①②③！",
    "",
    "　",
)


@pytest.fixture(scope="module")
def words_of() -> Segmenter:
    return segmenter(None)


@pytest.fixture(scope="module")
def jiebas_own(tmp_path_factory: pytest.TempPathFactory) -> jieba.Tokenizer:
    own = jieba.Tokenizer()
    own.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    return own


@pytest.mark.parametrize("text", SENTENCES)
def test_words_are_those_of_jieba(text: str, words_of: Segmenter, jiebas_own: jieba.Tokenizer) -> None:
    assert without_rare(words_of, text) == list(jiebas_own.cut(text, HMM=False))


@settings(max_examples=200, deadline=None)
@given(st.text("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动AB1 ，𬭎", max_size=40))
def test_any_text_has_the_words_of_jieba(text: str) -> None:
    own = _shared_jieba()
    assert without_rare(segmenter(None), text) == list(own.cut(text, HMM=False))


def without_rare(words_of: Segmenter, text: str) -> list[str]:
    """The words, but rare characters alone, as jieba gives them."""
    return [piece for word in words_of.words(text).texts for piece in (word if _RARE.search(word) else [word])]


def _shared_jieba() -> jieba.Tokenizer:
    if not hasattr(_shared_jieba, "made"):
        made = jieba.Tokenizer()
        made.FREQ, made.total = made.gen_pfdict(made.get_dict_file())
        made.initialized = True
        _shared_jieba.made = made  # type: ignore[attr-defined]
    return _shared_jieba.made  # type: ignore[attr-defined,no-any-return]


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_words_that_overlap_are_those_of_jieba(data: st.DataObject) -> None:
    """Texts of words, and of beginnings of words, cut anywhere: many ways lead through them."""
    known = sorted(_shared_jieba().FREQ)[::997]
    pieces = data.draw(st.lists(st.sampled_from(known), max_size=12))
    text = "".join(piece[data.draw(st.integers(0, 1)) :] for piece in pieces)
    assert without_rare(segmenter(None), text) == list(_shared_jieba().cut(text, HMM=False))


def test_all_pages_have_the_words_of_jieba(words_of: Segmenter, jiebas_own: jieba.Tokenizer) -> None:
    for path in sorted((Path(__file__).parents[2] / "seeds").rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert without_rare(words_of, text) == list(jiebas_own.cut(text, HMM=False)), path.name


@pytest.mark.parametrize("text", ["中国人民大学生活动中心", "乒乓球拍卖完了" * 9, "今年，该厂。"])
def test_any_piece_of_a_long_text_has_the_words_of_jieba(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segment, "_PIECES", re.compile(segment._PIECES.pattern.replace("20000", "3")))
    assert segmenter(None).words(text).texts == list(_shared_jieba().cut(text, HMM=False))


def test_words_are_looked_for_where_jieba_looks_for_them() -> None:
    everything = "".join(map(chr, range(0x110000)))
    assert sorted(map(ord, set("".join(jieba.re_han_default.findall(everything))))) == sorted(LOOKED_AT)
    assert re.sub("^.*\\)|\\*$", "", segment._PIECES.pattern) == jieba.re_han_default.pattern.strip("(+)").replace(
        "\\", ""
    )


TIED_WORDS = "甲乙 3 n\n乙丙 3 n\n甲 3 n\n乙 3 n\n丙 3 n\n丁 7 n\n丁戊 11 n\n戊己 2 n\n"
"""甲乙|丙 and 甲|乙丙 weigh the same: the last bits of the sums decide, and those hang on what follows."""
TIED = Segmenter(unpack(pack(TIED_WORDS)))


@pytest.fixture(scope="module")
def jiebas_tied(tmp_path_factory: pytest.TempPathFactory) -> jieba.Tokenizer:
    path = tmp_path_factory.mktemp("tied") / "dict.txt"
    path.write_text(TIED_WORDS, encoding="utf-8")
    own = jieba.Tokenizer(str(path))
    own.tmp_dir = str(path.parent)
    return own


@pytest.mark.parametrize("before", ["", "丁", "丁戊", "，", "甲乙丙，甲乙丙"])
@pytest.mark.parametrize("after", ["", "丁", "丁戊", "戊己丁丁", "，丁", "己" * 7, "戊" * 50, "a1", "，甲乙丙甲乙丙己"])
def test_what_follows_decides_between_ways_that_weigh_the_same(
    before: str, after: str, jiebas_tied: jieba.Tokenizer
) -> None:
    text = f"{before}甲乙丙{after}"
    assert TIED.words(text).texts == list(jiebas_tied.cut(text, HMM=False))


def test_only_ways_that_weigh_the_same_are_done_in_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[int] = []
    in_a_row = graph._in_a_row
    monkeypatch.setattr(graph, "_in_a_row", lambda weights: done.append(weights.shape[1]) or in_a_row(weights))
    TIED.words("丁戊己，甲乙丁，甲乙丙丁，丁")
    assert done == [4]


def test_long_stretches_have_the_words_of_jieba(jiebas_tied: jieba.Tokenizer) -> None:
    for size in (31, 32, 33, 34, 80):
        text = f"丁{'丁戊己' * 3}，{'丁戊己' * 9}{'甲乙丙乙' * size}丁戊"[: size + 20]
        assert TIED.words(text).texts == list(jiebas_tied.cut(text, HMM=False))


def test_the_version_told_is_that_of_the_package() -> None:
    assert jieba.__version__ == segment.VERSION


def test_the_dictionary_is_the_one_of_the_package() -> None:
    assert segment._dictionary_file() == Path(jieba.__file__).parent / "dict.txt"


def test_marks_of_our_own_lists_hide_no_place() -> None:
    """A word has one mark; the places of `_of_dictionary` have three characters or more."""
    plain = unpack(pack(Path(jieba.__file__).parent.joinpath("dict.txt").read_text(encoding="utf-8")))
    ours = [word for name in ("common.txt", "stop.txt") for word in listed(name) if len(word) > 2]
    assert [word for word in ours if plain.mark_of(word) == PLACE_MARK] == []


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("今年以来该厂先后，\n𬭎A1", max_size=12), max_size=5))
def test_texts_together_have_the_words_of_each(texts: list[str]) -> None:
    words_of = segmenter(None)
    assert list(map(told, words_of.words_of_each(texts))) == [told(words_of.words(text)) for text in texts]


def told(words: Words) -> tuple[list[str], bytes, list[int]]:
    assert len(words.texts) == len(words.marks) == len(words.nodes)
    return words.texts, words.marks, words.nodes.tolist()


def test_words_are_given_with_their_nodes(words_of: Segmenter) -> None:
    words = words_of.words("建设大桥，王𬭎说")
    nodes = words_of.known.trie.nodes_of(words.texts).tolist()
    nodes[words.texts.index("王𬭎")] = 0
    assert words.nodes.tolist() == nodes


@pytest.mark.parametrize("odd", ["\U0010ffff", "\ud800", "\U0001f600", "\0"])
def test_a_text_is_cut_the_same_whatever_stands_in_it(odd: str, words_of: Segmenter) -> None:
    words = words_of.words("建设大桥。").texts
    assert words_of.words(f"建设大桥。{odd}建设大桥。").texts == [*words, odd, *words]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_words_joined_are_the_text(text: str) -> None:
    assert "".join(segmenter(None).words(text).texts) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("记者王𬭎报道", "记者 王𬭎 报道"),
        ("陈䶮𬭎说", "陈䶮𬭎 说"),
        ("发展𬭎", "发展 𬭎"),
        ("𠮷野家", "𠮷 野 家"),
        ("，𬭎", "， 𬭎"),
    ],
)
def test_rare_characters_stay_with_the_single_character_before(text: str, words: str, words_of: Segmenter) -> None:
    assert words_of.words(text).texts == words.split()


def test_one_segmenter_a_process(words_of: Segmenter) -> None:
    assert segmenter(None) is words_of


SILENT = """
import sys
import convert.enrich
assert "convert.enrich.segment" not in sys.modules, "the dictionary is loaded before it is needed"
from convert.tree import Issue
convert.enrich.enrich(Issue())
assert "convert.enrich.segment" in sys.modules
assert "jieba" not in sys.modules, "the package is loaded, of which only a file is needed"
"""


def test_the_dictionary_is_loaded_only_when_called_and_leaves_no_trace(tmp_path: Path) -> None:
    """No line on stderr, no warning, and nothing in the shared temp directory."""
    (tmp_path / "shared").mkdir()
    environment = {
        "PYTHONPATH": ":".join(path for path in sys.path if path),
        "TMPDIR": str(tmp_path / "shared"),
        "HOME": str(tmp_path),
    }
    command = [sys.executable, "-W", "error", "-c", SILENT]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list((tmp_path / "shared").iterdir()) == []
