# ruff: noqa: E501 - a form is read whole
"""Interviews, speeches and laws."""

from convert.parser.augment.material import TEXT, Material
from convert.parser.augment.page import Page
from convert.parser.augment.words import HAN, body, name, paper, place, post


def interview(page: Page, material: Material) -> None:
    """Who speaks, then questions and answers."""
    rng = page.rng
    story = material.story(3, 7)
    page.begin(story.titles[0])
    if rng.random() < 0.4:
        page.add(rng.choice(("——访{}", "——与{}对话", "——对话{}", "{}谈新变化")).format(body(rng)), "subheadline")
    guests, host = [name(rng) for _ in range(rng.randint(1, 3))], name(rng)
    _speakers(page, guests, host)
    asks, answers = rng.choice(
        (("问", ["答"]), ("记者", guests), ("主持人", guests), ("本报记者", guests), (host, guests))
    )
    colon = rng.choice("：：:")
    for text in story.paragraphs:
        page.paragraph(
            asks
            + colon
            + material.clause(story, 6, 18)
            + rng.choice(("，您怎么看？", "，难在哪里？", "是怎样做到的？", "，下一步如何打算？")),
            TEXT,
        )
        page.paragraph(rng.choice(answers) + colon + text, TEXT)


def _speakers(page: Page, guests: list[str], host: str) -> None:
    rng = page.rng
    who = rng.choice(("对话嘉宾", "嘉宾", "访谈嘉宾", "受访者", "受访人", "与谈人", "本期嘉宾", "特邀嘉宾", "对话者"))
    asker = (
        rng.choice(("采访者", "主持", "采访人", "采访", "对话记者", "策划", "文字整理"))
        + "："
        + rng.choice((f"本报记者 {host}", host, f"{paper(rng)}记者 {host}"))
    )
    people = [
        rng.choice(("{0}　{1}{2}", "{0} {1}{2}", "{0}（{1}{2}）", "{1}{2} {0}", "{0}，{1}{2}")).format(
            who, body(rng), post(rng)
        )
        for who in guests
    ]
    draw = rng.random()
    if draw < 0.3:
        page.add(rng.choice(("{}", "【{}】", "■{}", "{}：")).format(who), "byline", "crosshead")
    elif draw < 0.8:
        people = [f"{who}：{one}" if k == 0 or draw < 0.5 else one for k, one in enumerate(people)]
    else:
        people, asker = [], f"本报记者 {host}"
    lines = [*people, asker] if rng.random() < 0.7 else [asker, *people]
    for text in lines:
        page.add(text, "byline")


ADDRESSES = (
    "各位来宾，女士们、先生们、朋友们：", "同志们：", "各位代表：", "尊敬的各位嘉宾，女士们，先生们：", "各位同事、各位朋友：", "女士们、先生们：",
)  # fmt: skip


def speech(page: Page, material: Material) -> None:
    """A speech: where and when it was held, by whom, to whom, and its words."""
    rng = page.rng
    story = material.story(3, 8)
    kind = rng.choice(("致辞", "讲话", "发言", "演讲", "主旨讲话", "书面致辞"))
    page.begin(f"在{material.clause(story, 5, 12)}{rng.choice(('上', '开幕式上', '座谈会上', '论坛上'))}的{kind}")
    when = rng.choice(
        (f"{rng.randint(1999, 2026)}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日", "二〇一八年十月九日")
    )
    if rng.random() < 0.8:
        page.add(f"（{when}{rng.choice(('', f'，{place(rng)}', f' {place(rng)}'))}）", "subheadline")
    page.add(f"{body(rng)}{post(rng)}{rng.choice(('', ' ', '  '))}{name(rng)}", "byline")
    if rng.random() < 0.7:
        page.add(rng.choice(ADDRESSES), *TEXT)
    page.running(story.paragraphs)


def law(page: Page, material: Material) -> None:
    """Clauses in order, under a title with its date of issue."""
    rng = page.rng
    story = material.story(4, 8)
    page.begin(f"{place(rng)}市{material.clause(story, 3, 7)}{rng.choice(('办法', '条例', '规定', '实施细则'))}")
    page.add(
        f"（{rng.randint(2001, 2026)}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日{rng.choice(('通过', '公布', '市人民政府令发布'))}）",
        "subheadline",
    )
    for k, text in enumerate(story.paragraphs):
        page.add(f"第{HAN[k % 10]}条{rng.choice(('  ', ' ', '　'))}{text.split('。')[0]}。", *TEXT)
