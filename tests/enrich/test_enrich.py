"""Keywords and places of whole articles: marked with the tool, no people, no change of the text, always the same."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert import __version__, tree
from convert.enrich import enrich, frequencies, make_df
from convert.enrich.dictionary import VERBAL_MARK, Dictionary
from convert.enrich.frequencies import LEAST, Frequencies, listed, rarity, read, shipped_text, write
from convert.enrich.keywords import HEAD, Text, eligible, keywords_of_each, table_of
from convert.enrich.segment import segmenter
from convert.tree import Article, Byline, Enrichment, Head, Headline, Issue, Keyword, Paragraph, articles
from tests.strategies import issues
from tests.trees import CORPUS, by, lead, single, title

SHIPPED = read(shipped_text())

MACHINES = (
    "机床厂的技术工人把机床拆开，讲机床的主轴，讲车床与铣床的不同。徒弟们围着机床记笔记。",
    "师徒工作室设在车间一角，老师傅们说，手艺要一代一代传下去，机床也一样。",
)


def made(issue: Issue) -> Enrichment:
    (article,) = articles(enrich(issue))
    assert article.enrichment is not None
    return article.enrichment


def words(issue: Issue) -> list[str]:
    return [keyword.text for keyword in made(issue).keywords]


def machines() -> Issue:
    return single(title("老师傅与机床"), *map(Paragraph, MACHINES))


def test_keywords_say_what_an_article_is_about() -> None:
    assert words(machines())[0] == "机床"
    assert {"徒弟", "车间", "主轴"} & set(words(machines()))


def test_the_tool_is_named_with_its_version() -> None:
    assert made(machines()).tool == f"jieba 0.42.1, banmian {__version__}"


def test_weights_go_from_one_down_in_four_digits() -> None:
    weights = [keyword.weight for keyword in made(machines()).keywords]
    assert weights[0] == 1.0 and weights == sorted(weights, reverse=True)
    assert all(weight == round(weight, 4) for weight in weights)


def test_at_most_ten_keywords_of_two_characters_or_more() -> None:
    for issue in CORPUS.values():
        for article in articles(enrich(issue)):
            assert article.enrichment is not None
            assert len(article.enrichment.keywords) <= 10
            assert all(len(keyword.text) >= 2 for keyword in article.enrichment.keywords)


@pytest.mark.parametrize(
    "word", ["记者", "本报", "本报讯", "晨报讯", "讯", "日前", "近日", "工作", "发展", "高质量", "推动", "机"]
)
def test_newspaper_commonplaces_are_no_keywords(word: str) -> None:
    assert not eligible(word, segmenter(None).known)


@pytest.mark.parametrize("word", ["习近平", "毛泽东", "鲁迅", "北京", "我们", "一个", "不断", "AI", "。。"])
def test_people_places_and_small_words_are_no_keywords(word: str) -> None:
    assert not eligible(word, segmenter(None).known)


@pytest.mark.parametrize("word", ["机床", "养老", "卫星", "光伏", "技能"])
def test_nouns_are(word: str) -> None:
    assert eligible(word, segmenter(None).known)


def test_makers_are_no_keywords() -> None:
    """高峰 is a word of the dictionary; here it is the reporter."""
    text = "本报记者 光辉"
    head = Head(headline=Headline("早春"), bylines=(Byline(text, facts=(by(text, "光辉"),)),))
    assert "光辉" not in words(single(head, Paragraph("光辉说，光辉的光辉，机床。机床。")))


def test_given_names_are_no_keywords() -> None:
    assert "晶晶" not in words(single(title("机床"), Paragraph("李晶晶来了。李晶晶走了。李晶晶又来了。")))


def test_bylines_and_datelines_are_not_looked_at() -> None:
    paragraph = lead("本报机床镇4月30日电  开会了。", "本报机床镇4月30日电", place="机床镇")
    assert "机床" not in words(single(title("通知"), paragraph))


def test_a_datelines_place_is_a_place() -> None:
    found = made(CORPUS["plain_news"]).places
    assert [(place.text, place.count) for place in found] == [("江城", 1)]


def test_a_headline_counts_for_more_than_the_body() -> None:
    body = Paragraph("车床和铣床，铣床和车床。")
    assert words(single(title("铣床"), body))[0] == "铣床"
    assert words(single(title("车床"), body))[0] == "车床"


def test_traditional_text_gives_words_as_printed() -> None:
    found = made(CORPUS["traditional_in_simplified"].__class__(language="zh-Hant", pages=_hant_pages()))
    assert "圖書館" in [keyword.text for keyword in found.keywords]
    assert [place.text for place in found.places] == ["臺灣", "廣東"]


def _hant_pages() -> tuple[tree.Page, ...]:
    body = (Paragraph("臺灣的圖書館與廣東的圖書館，臺灣的讀者。圖書館開放。"),)
    return (tree.Page(articles=(Article("a", Head(headline=Headline("圖書館")), body, language="zh-Hant"),)),)


def test_simplified_text_is_not_folded() -> None:
    """乾 in a Simplified text is 乾坤, 乾隆; folded it would be 干."""
    assert "乾坤" in words(single(title("乾坤湾"), Paragraph("乾坤湾的水。乾坤。")))


@pytest.mark.parametrize("name", CORPUS)
def test_nothing_of_the_page_changes(name: str) -> None:
    issue = CORPUS[name]
    after = enrich(issue)
    assert tree.text_stream(after) == tree.text_stream(issue)
    assert all(article.enrichment is not None for article in articles(after))
    assert _plain(after) == _plain(issue)


def _plain(issue: Issue) -> list[Article]:
    return [Article(a.id, a.head, a.body, a.kind, a.language, a.sha256, a.confidence) for a in articles(issue)]


@settings(max_examples=40, deadline=None)
@given(issues())
def test_any_tree_can_be_enriched_twice_with_one_result(issue: Issue) -> None:
    once = enrich(issue)
    assert enrich(once) == once


def test_an_article_does_not_hang_on_its_neighbours() -> None:
    alone, both = CORPUS["plain_news"], CORPUS["enriched"]
    page = alone.pages[0]
    together = Issue(pages=(tree.Page(articles=(*both.pages[0].articles, *page.articles)),))
    assert list(articles(enrich(together)))[-1] == next(articles(enrich(alone)))


PRINT = """
import sys
from convert.enrich import enrich
from tests.trees import CORPUS
for issue in CORPUS.values():
    print(ascii([article.enrichment for page in enrich(issue).pages for article in page.articles]))
"""


def test_same_words_whatever_the_hash_seed() -> None:
    outputs = set()
    for seed in ("0", "1"):
        path = ":".join([str(Path(__file__).parents[2]), *filter(None, sys.path)])
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        command = [sys.executable, "-W", "ignore", "-c", PRINT]
        outputs.add(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
    assert len(outputs) == 1


# --------------------------------------------------------------------------- the shipped table


def test_the_table_is_small_and_its_text_gives_it_back() -> None:
    path = frequencies.ROOM / "df.txt"
    assert path.stat().st_size <= 300_000
    assert write(SHIPPED) == path.read_text(encoding="utf-8")
    assert read(write(SHIPPED)) == SHIPPED


def test_the_table_holds_single_words_of_the_dictionary_that_stand_in_three_articles_or_more() -> None:
    known = segmenter(None).known
    assert min(SHIPPED.of.values()) >= 3
    assert max(SHIPPED.of.values()) <= SHIPPED.documents
    assert all(eligible(word, known) for word in SHIPPED.of)


SPEAKERS = {
    "方志远说，石桥是匠人修的。方志远的祖上就是石匠。": ("方志", False),
    "韩素文说：“石桥好。”匠人韩素文说，石桥有五孔。": ("文说", False),
    "县志办整理方志，方志里有石桥。方志学者说，石桥有五孔。": ("方志", True),
    "县志办整理方志。方志办公室主任介绍，方志里有石桥。": ("方志", True),
    "他写小说，写了三部小说：石桥、江水。学者介绍，这部小说好。": ("小说", True),
}


@pytest.mark.parametrize("text", SPEAKERS)
def test_a_word_out_of_a_speakers_name_is_no_keyword(text: str) -> None:
    word, wanted = SPEAKERS[text]
    assert (word in words(single(title("古桥"), Paragraph(text)))) == wanted


def test_a_name_in_one_article_takes_no_word_from_another() -> None:
    texts = ("方志远说，石桥好。方志远是石匠。", "县志办整理方志，方志里有石桥。")
    pages = tuple(
        tree.Page(articles=(Article(text, Head(headline=Headline("古桥")), (Paragraph(text),)),)) for text in texts
    )
    found = [article.enrichment for article in articles(enrich(Issue(pages=pages)))]
    assert ["方志" in [keyword.text for keyword in one.keywords] for one in found if one] == [False, True]


@pytest.mark.parametrize(
    "note",
    [
        "（作者为滨城大学历史学院教授，教授、博士生导师）",
        "（选自《海潮》，海潮出版社出版，北京）",
        "（相关新闻刊A5，新闻链接另见北京新闻）",
    ],
)
def test_a_note_at_the_end_is_not_what_an_article_is_about(note: str) -> None:
    body = tuple(map(Paragraph, MACHINES))
    assert made(single(title("老师傅与机床"), *body, tree.Endnote(note))) == made(single(title("老师傅与机床"), *body))


def test_rarity_falls_with_frequency() -> None:
    assert rarity(100, 50) < rarity(100, 4) < rarity(100, LEAST)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.lists(st.tuples(st.booleans(), st.text("机床车间建设大桥欣怡王喜欢高兴，", max_size=30)), max_size=3),
        max_size=3,
    )
)
def test_keywords_of_a_page_are_what_each_word_says_added_up(page: list[list[tuple[bool, str]]]) -> None:
    words_of = segmenter(None)
    articles = [[Text(words_of.words(text), HEAD if heads else 1.0) for heads, text in article] for article in page]
    found = keywords_of_each(articles, table_of(words_of.known), [frozenset({"大桥"}) for _ in page])
    assert found == [plainly(article, words_of.known, frozenset({"大桥"})) for article in articles]


def plainly(article: list[Text], known: Dictionary, never: frozenset[str]) -> tuple[Keyword, ...]:
    """The keywords of an article, word by word."""
    weighed, times = defaultdict[str, float](float), Counter[str]()
    for text in article:
        for before, word in itertools.pairwise(["", *text.words.texts]):
            if eligible(word, known) and not (len(word) == 2 and before in listed("surnames.txt")):
                weighed[word] += text.weight
                times[word] += 1
    scores: dict[str, float] = {}
    for word in times.keys() - never:
        verbal = known.mark_of(word) == VERBAL_MARK
        if times[word] >= 2 or (word in SHIPPED.of and not verbal):
            rare = rarity(SHIPPED.documents, SHIPPED.of.get(word, LEAST))
            scores[word] = weighed[word] * (rare * (0.5 if verbal else 1.0))
    best = sorted((-score, word) for word, score in scores.items())[:10]
    return tuple(Keyword(word, round(score / best[0][0], 4)) for score, word in best)


def test_a_table_is_counted_from_articles(tmp_path: Path) -> None:
    records = [{"title": ["机床"], "paragraphs": ["车间里的机床。"]}] * 3 + [
        {"title": "车间", "paragraphs": ["王五。"]}
    ]
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    assert make_df.count(tmp_path, segmenter(None)) == Frequencies(4, {"机床": 3, "车间": 4})
    assert write(Frequencies(4, {"机床": 3, "车间": 4, "车床": 3})) == "4\n3 机床 车床\n4 车间\n"


def test_folding_is_one_to_one() -> None:
    left, right = (frequencies.ROOM / "fold.txt").read_text(encoding="utf-8").splitlines()
    assert len(left) == len(right) == len(set(left))
    table = dict(zip(left, right, strict=True))
    assert [table.get(character, character) for character in "臺灣圖書館為爲后裏"] == list("台湾图书馆为为后里")
