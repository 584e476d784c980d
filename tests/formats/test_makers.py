"""What the metadata say an article is by: the same in ninjs and NewsML-G2."""

import json
import re
from dataclasses import replace

import pytest

from convert.formats import load
from convert.formats.base import WriteOptions
from convert.formats.makers import bylines, creators
from convert.tree import Article, Byline, Caption, Contributor, Credit, Head, Headline, Issue, Page, Paragraph, Photo

LEAD = Paragraph("江城晚报讯（首席记者 江鱼 通讯员 田野 文/图）轮渡复航。", facts=(
    Contributor(11, 13, "江鱼", "reporter"), Contributor(11, 13, "江鱼", "photographer"),
    Contributor(18, 20, "田野", "correspondent"), Contributor(18, 20, "田野", "photographer"),
))  # fmt: skip
PICTURE = Photo(None, (Caption("轮渡靠岸。"), Credit("魏来 摄", facts=(Contributor(0, 2, "魏来", "photographer"),))))
HEAD = Byline("本报记者 苏打", facts=(Contributor(5, 7, "苏打", "reporter"),))
FOOT = Byline("记者 苏打 整理", facts=(Contributor(3, 5, "苏打", "reporter"),))
PICTURES = Byline("本版摄影 苏打", facts=(Contributor(5, 7, "苏打", "photographer"),))
TITLE = Head(headline=Headline("轮渡复航"))

BY = {
    "each maker once, and no photographer": (Article("a", TITLE, (LEAD, PICTURE)), ["江鱼、田野"]),
    "a byline at the foot, as printed": (Article("a", TITLE, (LEAD, PICTURE, FOOT)), ["记者 苏打 整理"]),
    "the head's before that at the foot": (Article("a", replace(TITLE, bylines=(HEAD,)), (LEAD, FOOT)), ["本报记者 苏打"]),
    "a line of photographers is no byline": (Article("a", TITLE, (LEAD, PICTURES)), ["江鱼、田野"]),
    "nobody wrote it": (Article("a", TITLE, (Paragraph("轮渡复航。"), PICTURE)), []),
    "a picture is by who took it": (Article("a", TITLE, (PICTURE,), "photo"), ["魏来"]),
    "bylines of the head": (Article("a", replace(TITLE, bylines=(HEAD, FOOT)), (LEAD,)), ["本报记者 苏打", "记者 苏打 整理"]),
}  # fmt: skip


@pytest.mark.parametrize("case", BY)
def test_by(case: str) -> None:
    article, wanted = BY[case]
    assert list(bylines(article)) == wanted
    issue = Issue("江城晚报", pages=(Page("3", articles=(article,)),))
    ninjs = load("ninjs").write(issue, WriteOptions(part=True)).data
    assert json.loads(ninjs).get("by") == ("；".join(wanted) or None)
    newsml = load("newsml").write(issue, WriteOptions(part=True)).data
    assert re.findall("<by>(.*?)</by>", newsml.decode()) == wanted
    assert load("ninjs").validate(ninjs) == load("newsml").validate(newsml) == []


@pytest.mark.parametrize("case", ["each maker once, and no photographer", "a byline at the foot, as printed"])
def test_a_by_that_says_something_else_is_found(case: str) -> None:
    article, _ = BY[case]
    data = load("newsml").write(Issue(pages=(Page(articles=(article,)),)), WriteOptions()).data.decode()
    changed = re.sub("<by>.*?</by>", "<by>文心</by>", data)
    assert "NML016" in {one.code for one in load("newsml").validate(changed.encode())}


def test_creators_are_those_who_wrote_each_once() -> None:
    assert creators(BY["each maker once, and no photographer"][0]) == ("江鱼", "田野")
    assert creators(BY["nobody wrote it"][0]) == ()
