"""A form of print left out of the training, and pages rewritten into it: what `benchmarks.loso` needs of the augmenter.

A form is one row of the augmenter's tables (bylines, leads, credits …), one way to build a group of headlines, or an
article in a form of its own (a Hong Kong report, a poem).  Left out means: the augmenter does not draw it, and where a
page of the corpus prints it, it is taken out there - the byline's line, the lead before its paragraph; articles of a
form of their own stay where they are printed.  What a row looks like is learnt from what it draws, with marks in the
place of names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from types import ModuleType
from typing import Any
from unittest.mock import patch

from benchmarks.scoring import Gold
from convert.parser import augment
from convert.parser.augment import Page, Record, Story, forms, genres, letters, overseas, pages, words
from convert.parser.augment.genres import Genre
from convert.parser.augment.material import Material
from convert.parser.augment.stories import usable
from convert.parser.fold import fold
from convert.parser.lines import is_blank

# --------------------------------------------------------------------------- the forms there are


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the augmenter: where it stands, and what its rows are."""

    kind: str  # byline, closing (a byline at the end), lead, credit
    module: ModuleType
    name: str

    @property
    def rows(self) -> tuple[tuple[int, Callable[[Random], Any]], ...]:
        rows: tuple[tuple[int, Callable[[Random], Any]], ...] = getattr(self.module, self.name)
        return rows


TABLES: Mapping[str, Table] = {
    "byline": Table("byline", forms, "BYLINES"),
    "closing": Table("closing", forms, "CLOSING_BYLINES"),
    "lead": Table("lead", forms, "LEADS"),
    "credit": Table("credit", forms, "CREDITS"),
    "letter-sign": Table("closing", letters, "LETTER_SIGNS"),
    "city-lead": Table("lead", overseas, "CITY_LEADS"),
    "city-sign": Table("closing", overseas, "CITY_SIGNS"),
    "island-byline": Table("byline", overseas, "ISLAND_BYLINES"),
    "island-lead": Table("lead", overseas, "ISLAND_LEADS"),
    "island-sign": Table("closing", overseas, "ISLAND_SIGNS"),
    "old-lead": Table("lead", overseas, "OLD_WIRES"),
}
HEADS = (
    "kicker", "subheadline", "kicker+subheadline", "kicker——", "kicker：", "——subheadline", "two decks", "three decks",
)  # fmt: skip
GENRES: Mapping[str, Genre] = {make.__name__: make for _, kinds in genres.HOUSES for _, make in kinds if make}
CONCERNED = {
    "byline": ("byline",),
    "closing": ("byline", "endnote"),
    "lead": ("paragraph", "dateline"),
    "credit": ("credit", "caption"),
    "head": ("kicker", "headline", "subheadline"),
    "genre": ("kicker", "headline", "subheadline", "byline", "crosshead", "paragraph", "caption", "credit", "endnote"),
}
"""The roles that a kind of form is about."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of print: `byline:11`, a row of a table; `head:kicker——`; `genre:verse`."""

    group: str
    key: str

    def __str__(self) -> str:
        return f"{self.group}:{self.key}"

    @property
    def kind(self) -> str:
        """What it is a form of: one of CONCERNED."""
        return TABLES[self.group].kind if self.group in TABLES else self.group

    @property
    def row(self) -> int:
        return int(self.key)


def all_forms() -> list[Form]:
    """Every form of byline, lead, credit, headline group and article that the augmenter can make."""
    rows = [Form(group, f"{n:02d}") for group, table in TABLES.items() for n in range(len(table.rows))]
    drawable = [form for form in rows if any(drawn(form, Random(1)))]  # "" stands for no lead at all
    return drawable + [Form("head", key) for key in HEADS] + [Form("genre", key) for key in GENRES]


def drawn(form: Form, rng: Random) -> list[str]:
    """The lines of a form of a table, with invented names."""
    made = TABLES[form.group].rows[form.row][1](rng)
    return [made] if isinstance(made, str) else list(made)


@contextmanager
def left_out(form: Form) -> Iterator[None]:
    """The augmenter without a form, as long as this lasts."""
    with ExitStack() as stack:
        if form.group in TABLES:
            table = TABLES[form.group]
            rest = tuple(row for n, row in enumerate(table.rows) if n != form.row)
            stack.enter_context(patch.object(table.module, table.name, rest))
        elif form.kind == "genre":
            stack.enter_context(patch.object(pages, "HOUSES", _houses_without(GENRES[form.key])))
        yield


def _houses_without(genre: Genre) -> list[tuple[int, list[tuple[int, Genre | None]]]]:
    """What stands on the pages of each kind of paper, without a genre; ordinary articles where nothing is left."""
    left = [(weight, [kind for kind in kinds if kind[1] is not genre]) for weight, kinds in genres.HOUSES]
    return [(weight, kinds or [(1, None)]) for weight, kinds in left]


# --------------------------------------------------------------------------- what a form looks like

_PERSON = "(?:(?!本[报刊社]|记者|通讯|特约|见习|评论)[一-龥·]{2,4}|[一-龥] {1,2}[一-龥])"
_PLAIN = "(?!.{0,12}(?:记者|通讯员|评论员))"
_NAME, _PAPER = "\ue000", "\ue001"
_MARKS: Mapping[str, tuple[str, str]] = {
    "name": (_NAME, _PERSON),
    "paper": (_PAPER, "(?!本[报刊社])[一-龥]{1,7}[报刊社网]"),
    "place": ("\ue002", "[一-龥]{2,8}"),
    "body": ("\ue003", _PLAIN + "[一-龥()、]{3,24}"),
    "day": ("\ue004", "(?:(?:[0-9]{1,2}月)?[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})日"),
    "post": ("\ue005", "[一-龥、]{2,12}"),
    "day_in_characters": ("\ue006", "[一二三四五六七八九十廿卅]{1,3}日"),
    "home": ("\ue007", "[一-龥]{3,12}"),
}
"""What the augmenter invents: the mark that stands for it, and what it looks like in folded text."""
_LISTS = ((overseas, "_CITY_PAPERS", _PAPER), (overseas, "_WIRES", _PAPER))
_BETWEEN = " *[ 、] *"
_DRAWS = 400


@cache
def skeletons(form: Form) -> tuple[tuple[str, ...], ...]:
    """What a row of a table draws, with marks in the place of what is invented."""
    rng = Random(1)
    with ExitStack() as stack:
        for module in (words, forms, letters, overseas):
            for name in (name for name in _MARKS if hasattr(module, name)):
                stack.enter_context(patch.object(module, name, lambda *_, mark=_MARKS[name][0]: mark))
        for module, name, mark in _LISTS:
            stack.enter_context(patch.object(module, name, [mark]))
        made = {tuple(map(_spaced, drawn(form, rng))) for _ in range(_DRAWS)}
    return tuple(sorted(made))


def _spaced(text: str) -> str:
    """Folded, names in a row as one mark or two, runs of blanks as one."""
    return re.sub(" +", " ", re.sub(f"{_NAME}(?:{_BETWEEN}{_NAME})+", 2 * _NAME, fold(text))).strip()


@cache
def patterns(form: Form) -> tuple[re.Pattern[str], ...]:
    """What each line of the form looks like, in folded text; most forms have one."""
    return tuple(re.compile("|".join(f"(?:{_as_pattern(line)})" for line in lines)) for lines in _by_place(form))


def _by_place(form: Form) -> list[list[str]]:
    """The skeletons of the first line, those of the second …; longer ones first, as one may begin another."""
    return [sorted(set(lines), key=lambda line: (-len(line), line)) for lines in zip(*skeletons(form), strict=True)]


def _as_pattern(line: str) -> str:
    text = re.escape(line).replace(2 * _NAME, f"{_PERSON}(?:{_BETWEEN}{_PERSON})+").replace("\\ ", " +")
    for mark, looks in _MARKS.values():
        text = text.replace(mark, looks)
    return text


# --------------------------------------------------------------------------- taken out of a page


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a page with its gold, and the blank lines before it."""

    text: str
    gold: dict[str, Any]
    gap: int

    @property
    def roles(self) -> list[str]:
        roles: list[str] = self.gold["roles"]
        return roles


def without(form: Form, gold: Gold, text: str) -> tuple[Gold, str] | None:
    """The page without the form; None where it cannot be taken out of it: a lead is wrapped into its lines."""
    if form.kind == "genre":
        return gold, text
    items = _items(gold, text)
    kept = _without_head(form, items) if form.kind == "head" else _without_row(form, items)
    if kept == items:
        return gold, text
    if gold["style"] == "wrapped" and form.kind in ("lead", "credit"):
        return None
    return _page(gold, kept)


def _items(gold: Gold, text: str) -> list[Item]:
    rows = {row["line"]: row for row in gold["lines"]}
    items, gap = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if is_blank(line):
            gap += 1
        else:
            items.append(Item(line, rows[number], gap))
            gap = 0
    return items


def _page(gold: Gold, items: Sequence[Item]) -> tuple[Gold, str]:
    lines: list[str] = []
    rows = []
    for item in items:
        lines += [*[""] * item.gap, item.text]
        rows.append(item.gold | {"line": len(lines)})
    return gold | {"lines": rows}, "\n".join(lines) + "\n"


def _without_row(form: Form, items: Sequence[Item]) -> list[Item]:
    printed = {id(item) for k in range(len(items)) for item in _printed(form, items, k)}
    return list(_kept(items, lambda item: "" if id(item) in printed else _rest(form, item)))


def _printed(form: Form, items: Sequence[Item], k: int) -> Sequence[Item]:
    """The lines from the k-th on that are the form, whole; none where they are not."""
    looks = patterns(form)
    found = items[k : k + len(looks)]
    if form.kind == "closing" and not (k and "paragraph" in items[k - 1].roles):
        return ()
    fits = len(found) == len(looks) and all(
        _may_be(form, item) and look.fullmatch(fold(item.text).strip()) for item, look in zip(found, looks, strict=True)
    )
    return found if fits else ()


def _may_be(form: Form, item: Item) -> bool:
    return "*" not in item.roles and bool(set(item.roles) & set(CONCERNED[form.kind]))


def _kept(items: Iterable[Item], rest: Callable[[Item], str]) -> Iterator[Item]:
    """What is left of each line, the gap of one that is gone before the next; what joined it goes with it."""
    gap, gone = 0, False
    for item in items:
        left = "" if gone and item.gold["joined"] else rest(item)
        gone = not left.strip(" \u3000")
        if gone:
            gap = max(gap, item.gap)
        else:
            yield replace(item, text=left, gap=max(gap, item.gap))
            gap = 0


def _rest(form: Form, item: Item) -> str:
    """What is left of a line without the form: what stands after a lead or before a credit."""
    if not _may_be(form, item) or form.kind not in ("lead", "credit"):
        return item.text
    folded, look = fold(item.text), patterns(form)[0].pattern
    if form.kind == "credit":
        found = re.search(f"(?:(?<=[。!?) ])|(?=[(【]))(?:{look})$", folded)
        return item.text if found is None else item.text[: found.start()]
    found = None if item.gold["joined"] else re.match(f"( *)(?:{look}) *", folded)
    return item.text if found is None else item.text[: found.end(1)] + item.text[found.end() :]


# --------------------------------------------------------------------------- groups of headlines


def _without_head(form: Form, items: Sequence[Item]) -> list[Item]:
    """Every article's headlines without the form: a mark struck out, or a line left out."""
    groups: dict[int, list[Item]] = {}
    for item in items:
        article = item.gold["article"]
        if article is not None and set(item.roles) <= set(CONCERNED["head"]):
            groups.setdefault(article, []).append(item)
    changed = {id(item): text for group in groups.values() for item, text in _changed(form.key, group)}
    kept = list(_kept(items, lambda item: changed.get(id(item), item.text)))
    return [_as_headline(item) for item in kept] if form.key.endswith("decks") else kept


def _as_headline(item: Item) -> Item:
    """Of the decks one is left: it is a headline."""
    decks = len(item.roles) > 1 and set(item.roles) == set(CONCERNED["head"])
    return replace(item, gold=item.gold | {"roles": ["headline"]}) if decks else item


def _changed(key: str, group: Sequence[Item]) -> Iterator[tuple[Item, str]]:
    """The lines of a group that change, with what is left of them."""
    kickers = [item for item in group if item.roles == ["kicker"]]
    under = [item for item in group if item.roles == ["subheadline"]]
    if key == "kicker" or (key == "kicker+subheadline" and kickers and under):
        yield from ((item, "") for item in kickers)
    elif key == "subheadline":
        yield from ((item, "") for item in under)
    elif key in ("kicker——", "kicker："):
        yield from (
            (item, item.text.rstrip(" —:：")) for item in kickers if fold(item.text).rstrip()[-1] == fold(key)[-1]
        )
    elif key == "——subheadline":
        yield from ((item, item.text.lstrip(" —")) for item in under if item.text.lstrip().startswith("—"))
    elif key.endswith("decks"):
        yield from ((item, "") for item in [item for item in group if len(item.roles) > 1][1:])


# --------------------------------------------------------------------------- pages rewritten into a form


def rewritten(form: Form, records: Sequence[Record], name: str) -> tuple[Gold, str] | None:
    """A page of print with every article rewritten into the form; None where no article can be."""
    rng = augment.rng_of("by form", form, name)
    page = Page(rng)
    if form.kind == "genre":
        GENRES[form.key](page, Material([record for record in records if usable(record)] or records, rng))
    else:
        _rewrite(page, form, records)
    return augment.lay_out(page, name, augment.rng_of("by form", form, name, "layout")) if page.articles else None


def _rewrite(page: Page, form: Form, records: Sequence[Record]) -> None:
    """Every article of the records on the page, in the form."""
    for record in records:
        if record.get("kind") is None and record.get("title") and record.get("paragraphs"):
            story = augment.shortened(augment.story_of(record), page.rng.randint(2, 9))
            if story.paragraphs and story.titles:
                _add(page, form, story, page.rng)


def _add(page: Page, form: Form, story: Story, rng: Random) -> None:
    """The story on the page, in the form."""
    if form.kind == "closing":
        page.story(replace(story, bylines=[]))
        text = drawn(form, rng)[0]
        page.add(text, *(("endnote", "byline") if text.startswith("（") else ("byline",)))
    else:
        page.story(_HEADED[form.kind](form, story, rng))


def _with_byline(form: Form, story: Story, rng: Random) -> Story:
    return replace(story, bylines=drawn(form, rng))


def _with_lead(form: Form, story: Story, rng: Random) -> Story:
    first = augment.DATELINE.sub("", story.paragraphs[0])
    return replace(story, bylines=[], paragraphs=[drawn(form, rng)[0] + first, *story.paragraphs[1:]])


def _with_credit(form: Form, story: Story, rng: Random) -> Story:
    captions = [caption[:1] for _, caption in story.captions] or [augment.made_caption(story, rng)[:1]]
    places = [at for at, _ in story.captions] or [rng.choice((0, 1, len(story.paragraphs)))]
    return replace(
        story, captions=[(at, [*text, *drawn(form, rng)]) for at, text in zip(places, captions, strict=True)]
    )


def _with_heads(form: Form, story: Story, rng: Random) -> Story:
    title, key = story.titles[0], form.key
    above, below = (augment.clause(rng, rng.choice(story.paragraphs[:3]), 8, 24) for _ in range(2))
    if not above or not below:
        return story
    plain = replace(story, titles=[title], kickers=[], subtitles=[], decks=False)
    if key.endswith("decks"):
        return replace(plain, titles=[above, title, below][: 2 if key.startswith("two") else 3], decks=True)
    if "kicker" in key:
        plain.kickers = [above + key.removeprefix("kicker").replace("+subheadline", "")]
    if "subheadline" in key:
        plain.subtitles = [key.partition("subheadline")[0].replace("kicker+", "") + below]
    return plain


_HEADED = {"byline": _with_byline, "lead": _with_lead, "credit": _with_credit, "head": _with_heads}
