"""What the lines on top of a page say outright of its head (报眉): that they are of it, or that they are not."""

from __future__ import annotations

from collections.abc import Sequence

from convert.parser.features import View
from convert.parser.head_facts import TOP, Fact, facts_in

_OF_PAGE = Fact.DATE | Fact.PAGE | Fact.WEEKDAY | Fact.CREW
_BESIDE_THE_DAY = Fact.PAGE | Fact.WEEKDAY | Fact.PAPER | Fact.FIGURE | Fact.REGISTERED
_BELOW_THE_DAY = (
    Fact.FIGURE | Fact.NAMED | Fact.PAGE | Fact.WEEKDAY | Fact.DATE | Fact.REGISTERED | Fact.EDITORS | Fact.DESK
)


def facts_of(view: View) -> Fact | None:
    """What a line says that says nothing but what a page head does; None for any other."""
    return facts_in(view.piece.text)


def surely_head(views: Sequence[View]) -> int:
    """How many pieces on top of a page are of its head without doubt.

    Those down to the line with the day, and what says below it what only a page head says: its number, its editors.
    No title stands over the day, in six hundred pages: one over 2026年5月15日 alone, the day that a law was signed.
    """
    day = next((k for k, view in enumerate(views[: TOP + 1]) if _tells_day(view)), None)
    if day is None or any(_is_text(view) for view in views[:day]):
        return 0
    end = day + 1
    while end < len(views) and _goes_on(views[end]):
        end += 1
    said = [facts_of(view) for view in views[:end]]
    return end if any(facts and facts & _BESIDE_THE_DAY for facts in said) else 0


def _tells_day(view: View) -> bool:
    facts = facts_of(view)
    return tells_of_page(view) and facts is not None and Fact.DATE in facts


def _goes_on(view: View) -> bool:
    """Whether a line below the day says what only a page head does; one word (版名) may as well be a column's."""
    facts = facts_of(view)
    return facts is not None and (bool(facts & _BELOW_THE_DAY) or facts is Fact.MORE)


def _is_text(view: View) -> bool:
    return view.body or (view.sentence and view.end == "stop")


def tells_of_page(view: View) -> bool:
    """Whether a line says nothing but what a page head does, and among it the day, the page or who made it."""
    facts = facts_of(view)
    return facts is not None and bool(facts & _OF_PAGE) and not any(cue.startswith("jump.") for cue in view.cues)


def is_of_head(view: View) -> bool:
    """Whether a line says something that a page head says, and no sentence: paper, date, page or section, or a word."""
    if (view.sentence and view.end == "stop") or _is_english(view.piece.text):
        return False
    return any(cue.startswith("page.") for cue in view.cues) or facts_of(view) is not None


def _is_english(text: str) -> bool:
    """Whether a line is a title in English; the paper's name and a day have fewer words that begin small."""
    return text.isascii() and sum(word.islower() for word in text.split()) > 1
