"""A page as it is put together: a run of blocks, each of which knows what it is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random

from convert.parser.augment import forms, words
from convert.parser.augment.bodyroles import paragraph_roles
from convert.parser.augment.stories import BYLINE, CREDIT, DATELINE, Story, clause

_NO_BREAK_BEFORE = "，。、！？；：）》”’」』】%…·"
_DECKS = ("kicker", "headline", "subheadline")


@dataclass(frozen=True, slots=True)
class Block:
    """One line to be, of an article or of the page."""

    text: str
    article: int | None
    roles: tuple[str, ...]
    wide: bool = False  # a picture is missing before it
    joined: bool = False
    opens: bool = False  # first block of an article


class Page:
    """Blocks of a page as it is put together."""

    def __init__(self, rng: Random, inside_rate: float = 0.0) -> None:
        self.rng = rng
        self.blocks: list[Block] = []
        self.articles = 0
        self.bundles: list[int] = []
        self.loose: list[int] = []
        self.cut_rate = rng.choice((0.0, 0.05, 0.1, 0.25))
        self.inside_rate = inside_rate  # of pictures, those that stand between the halves of a paragraph

    def add(self, text: str, *roles: str, wide: bool = False, joined: bool = False) -> None:
        """A block of the current article, unless there is nothing in it."""
        text = text.strip(" 　\t\r\n\u2003")
        if text:
            opens = self.articles > 0 and not any(block.article == self.articles for block in self.blocks[-1:])
            self.blocks.append(Block(text, self.articles, roles, wide, joined, opens))

    def furniture(self, text: str, role: str) -> None:
        """A line of the page itself."""
        self.blocks.append(Block(text.strip(), None, (role,)))

    def furniture_before(self) -> None:
        """A folio and viewer words, sometimes."""
        if self.rng.random() < 0.3:
            self.furniture(forms.folio(self.rng), "folio")
        if self.rng.random() < 0.06:
            self.furniture(forms.draw(self.rng, forms.VIEWER), "other")

    def furniture_after(self) -> None:
        """Editor lines and viewer words, sometimes."""
        if self.rng.random() < 0.35:
            self.furniture(forms.draw(self.rng, forms.EDITORS), "editor_line")
            if self.rng.random() < 0.4:
                self.furniture(forms.draw(self.rng, forms.EDITORS), "editor_line")
        if self.rng.random() < 0.06:
            self.furniture(forms.draw(self.rng, forms.VIEWER), "other")

    def begin(self, headline: str = "") -> None:
        """From here on, lines of a new article."""
        self.articles += 1
        self.add(headline, "headline")

    def running(self, paragraphs: Iterable[str]) -> None:
        """Paragraphs of the current article, some of them cut by a column break."""
        for text in paragraphs:
            self.paragraph(text, ("paragraph",))

    def loose_photo(self, story: Story) -> None:
        """A picture of its own, with or without a headline."""
        self.begin()
        if self.rng.random() < 0.5:
            self.add(story.titles[0], "headline", wide=True)
        else:
            self.loose.append(self.articles)
        for _, caption in story.captions:
            self.caption(caption)
        if not story.captions:
            for text in story.paragraphs:
                self.add(text, "caption", "credit", "paragraph")

    def photo_story(self, story: Story) -> None:
        """A picture with a headline of its own: caption text, then the credit."""
        self.begin()
        title = re.split(r" {1,2}|（|　", story.titles[0])[0]
        if self.rng.random() < 0.15:
            title = self.rng.choice(forms.PLACEHOLDERS)
        self.add(title, "headline", wide=self.rng.random() < 0.5)
        text = DATELINE.sub("", story.paragraphs[0])[:160].rpartition("。")[0] or "图为活动现场"
        opening = self.rng.choice(
            ("", f"{words.day(self.rng)}，", f"{words.day(self.rng)}，在{words.place(self.rng)}，", "图为")
        )
        credit = forms.draw(self.rng, forms.CREDITS)
        if self.rng.random() < 0.5:
            self.add(f"{opening}{text}。{credit}", "caption")
        else:
            self.add(f"{opening}{text}。", "caption")
            self.add(credit, "credit")

    def story(self, story: Story, boxes: bool = False) -> None:
        """A whole article."""
        self.begin()
        self._heading(story)
        if boxes:
            self._opening_extras(story)
        self._body(story, _is_roundup(story))
        if story.tail_jump:
            self.add(story.tail_jump, "jump")
        if boxes:
            self._closing_extras(story)

    def _heading(self, story: Story) -> None:
        for text in story.kickers:
            self.add(text, "kicker")
        for text in story.titles:
            self.add(
                text,
                *(
                    _DECKS
                    if story.decks
                    else ("headline",)
                    if len(story.titles) == 1
                    else ("headline", "kicker", "subheadline")
                ),
            )
        for text in story.subtitles:
            self.add(text, "subheadline")
        for k, text in enumerate(story.bylines):
            if k == 0 and self.rng.random() < 0.03 and " " in text and "记者 " in text:
                head, _, rest = text.partition(" ")
                self.add(head, "byline")
                self.add(rest, "byline", joined=True)
            else:
                self.add(text, "byline")
        if story.standfirst:
            self.add(story.standfirst, "standfirst", "paragraph")

    def _opening_extras(self, story: Story) -> None:
        draw = self.rng.random()
        first = story.paragraphs[0].split("。")[0]
        if draw < 0.03:
            self.add(forms.draw(self.rng, forms.JUMPS_FROM), "jump")
        elif draw < 0.06:
            self.add(self.rng.choice(forms.STANDFIRST_LABELS), "standfirst", "crosshead")
            self.add(first + "。", "standfirst")
        elif draw < 0.08:
            self.add(self.rng.choice(forms.NOTE_HEADS) + first + "。", "editor_note")
            if self.rng.random() < 0.4:
                self.add(self.rng.choice(("——编 者", "——编  者", "——编者")), "editor_note")

    def _closing_extras(self, story: Story) -> None:
        draw = self.rng.random()
        if draw < 0.09:
            self.add(forms.note(self.rng), "endnote")
            self._picture_behind(story)
        elif draw < 0.13:
            text = forms.draw(self.rng, forms.CLOSING_BYLINES)
            self.add(text, *(("endnote", "byline") if text.startswith("（") else ("byline",)))
        elif draw < 0.16:
            self._jump_to(forms.draw(self.rng, forms.JUMPS_TO))
        elif draw < 0.18:
            self.add(f"新华社{words.place(self.rng)}{words.day(self.rng)}电", "dateline")
        elif draw < 0.21 and len(story.paragraphs) > 1:
            self.add(self.rng.choice(forms.BOX_LABELS), "crosshead")
            self.add(self.rng.choice(story.paragraphs), "paragraph")
        elif draw < 0.24:
            self.add(forms.draw(self.rng, forms.DRAWINGS), "credit", "caption")

    def _picture_behind(self, story: Story) -> None:
        """Sometimes a drawing or a picture stands behind the closing note."""
        draw = self.rng.random()
        if draw < 0.12:
            self.add(forms.draw(self.rng, forms.DRAWINGS), "credit")
        elif draw < 0.24:
            text = clause(self.rng, self.rng.choice(story.paragraphs), 5, 16) or "活动现场"
            self.caption([text + "。", forms.draw(self.rng, forms.CREDITS)])

    def _jump_to(self, text: str) -> None:
        """On a line of its own, or glued to the last paragraph."""
        last = self.blocks[-1]
        if last.roles == ("paragraph",) and self.rng.random() < 0.5:
            self.blocks[-1] = replace(last, text=last.text + text)
        else:
            self.add(text, "jump")

    def _body(self, story: Story, roundup: bool) -> None:
        if roundup:
            self.bundles.append(self.articles)
        waiting = sorted(story.captions, key=lambda item: item[0])
        for i, text in enumerate(story.paragraphs):
            due = [waiting.pop(0)[1] for _ in range(sum(at <= i for at, _ in waiting))]
            roles = paragraph_roles(text, i in story.strong, roundup)
            if due and roles == ("paragraph",) and self.rng.random() < self.inside_rate and self._around(text, due):
                continue
            for caption in due:
                self.caption(caption)
            self.paragraph(text, roles)
        for _, caption in waiting:
            self.caption(caption)

    def paragraph(self, text: str, roles: tuple[str, ...]) -> None:
        """A paragraph, sometimes cut by a column break."""
        if roles[0] == "editor_line":
            self.furniture(text, "editor_line")
            return
        cut = roles == ("paragraph",) and self.rng.random() < self.cut_rate and split_column(self.rng, text)
        if cut:
            self.add(cut[0], *roles)
            self.add(cut[1], *roles, joined=True)
        else:
            self.add(text, *roles)

    def _around(self, text: str, captions: Sequence[Sequence[str]]) -> bool:
        """A paragraph in two halves with its pictures between them; False where it cannot be cut."""
        cut = split_column(self.rng, text)
        if cut is None:
            return False
        self.add(cut[0], "paragraph")
        for caption in captions:
            self.caption(caption)
        self.add(cut[1], "paragraph", joined=True)
        return True

    def caption(self, caption: Sequence[str]) -> None:
        """A caption and its credit, on one line or two."""
        wide = self.rng.random() < 0.5
        if len(caption) >= 2 and CREDIT.search(caption[-1]):
            text, credit = "".join(caption[:-1]), caption[-1]
            if self.rng.random() < 0.5:
                self.add(text + credit, "caption", wide=wide)
                return
            self.add(text, "caption", wide=wide)
            self.add(credit, *_credit_roles(credit))
            return
        for k, text in enumerate(caption):
            self.add(text, *_credit_roles(text), wide=wide and k == 0)


def _credit_roles(text: str) -> tuple[str, ...]:
    """A line that ends as a credit does may be a caption with its credit, if it is long."""
    if not CREDIT.search(text):
        return ("caption",)
    return ("credit",) if len(text) < 15 else ("credit", "caption") if len(text) < 25 else ("caption",)


def _is_roundup(story: Story) -> bool:
    signed = any(BYLINE.match(text) for text in story.paragraphs[2:])
    return signed or any(len(text) > 40 and DATELINE.match(text) for text in story.paragraphs[1:])


def split_column(rng: Random, text: str) -> tuple[str, str] | None:
    """Cut a paragraph where a column may end: in mid-sentence, not before a closing mark."""
    margin = rng.choice((6, 8, 12, 15))
    if rng.random() < 0.3:
        return _cut_at(rng, text, margin, min(len(text) - margin, 24))
    return _cut_at(rng, text, margin, len(text) - margin)


def _cut_at(rng: Random, text: str, margin: int, most: int) -> tuple[str, str] | None:
    if len(text) < 2 * margin + 20:
        return None
    for _ in range(8):
        i = rng.randint(margin, most)
        if (
            text[i - 1] not in "。！？"
            and text[i] not in _NO_BREAK_BEFORE
            and not (text[i - 1].isascii() and text[i].isascii())
        ):
            return text[:i], text[i:]
    return None
