"""Text for articles in forms of their own: whole paragraphs, sentences and clauses of the records, drawn at random."""

import re
from collections.abc import Sequence
from random import Random

from convert.parser.augment.bodyroles import paragraph_roles
from convert.parser.augment.stories import BYLINE, DATELINE, Record, Story, clause, story_of

TEXT = ("paragraph",)
_TRIES = 20
_SENTENCE = re.compile(r"[^。！？]+[。！？]+[”）]?")
_MARKS = re.compile(r"[，。；：！？、“”‘’（）《》—…·\s]+")


class Material:
    """The records that may be drawn from, and the random source that draws."""

    def __init__(self, pool: Sequence[Record], rng: Random) -> None:
        self.pool = pool
        self.rng = rng

    def story(self, low: int, high: int) -> Story:
        """A story of plain paragraphs under one short title: no byline, lead, crossheads or pictures."""
        for _ in range(_TRIES):
            story = story_of(self.rng.choice(self.pool))
            running = _running(story)
            if len(running) >= low:
                break
        size = self.rng.randint(low, high)
        return Story([], [short_title(story)], [], [], (running or story.paragraphs)[:size], set())

    def clause(self, story: Story, low: int, high: int) -> str:
        """A clause of the story, or else of its title."""
        for text in self.rng.sample(story.paragraphs, len(story.paragraphs)):
            if found := clause(self.rng, text, low, high):
                return found
        return story.titles[0][:high]

    def sentences(self, story: Story) -> list[str]:
        """The story's sentences, in order; those that quote are left whole or out."""
        found = [sentence for text in story.paragraphs for sentence in _SENTENCE.findall(text)]
        return [text for text in found if text.count("“") == text.count("”")] or story.paragraphs

    def phrases(self, story: Story, low: int, high: int) -> list[str]:
        """What stands between two marks, in order."""
        parts = [part for text in story.paragraphs for part in _MARKS.split(text)]
        return [part for part in parts if low <= len(part) <= high]


def _running(story: Story) -> list[str]:
    """The paragraphs that are running text, up to where a report of its own begins."""
    found: list[str] = []
    for i, text in enumerate(story.paragraphs):
        if i and (DATELINE.match(text) or BYLINE.match(text)):
            break
        plain = DATELINE.sub("", text) if not i else text
        if len(plain) >= 40 and i not in story.strong and paragraph_roles(plain, False, False) == TEXT:
            found.append(plain)
    return found


def short_title(story: Story) -> str:
    """The first part of a title, without its label."""
    return re.split(r" {1,2}|（|　|——", story.titles[0])[0] or story.titles[0]
