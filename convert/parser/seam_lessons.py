"""Learn from running text where it goes on and where it does not (`continuation.py`).

A paragraph goes on at most places inside it.  It does not between a headline or crosshead and the text under it, nor
where a clause ends, once its mark is taken away.  Needs scikit-learn (a development dependency).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from random import Random

import numpy as np

from convert.parser.augment import Record, rng_of
from convert.parser.continuation import SIZE, STEP, Continuation, is_open, places
from convert.parser.fold import fold

_SHARE = 0.15  # of the places inside a paragraph
_MARGIN = 8  # characters at its ends that are left out
_LEAST = 40  # characters of a paragraph that is looked at
_CLAUSE_END = re.compile(r"[。!?;,]")
_HEADS = ("kicker", "title", "subtitle")
# What a place counts: the rarer kinds are those that are asked about.
_OF_HEADLINES, _OF_CROSSHEADS, _OF_CLAUSES = (
    3.0,
    9.0,
    1.0,
)
_PENALTY, _ROUNDS = 1e-5, 4
_TOO_FEW = 500  # places from which nothing can be learnt


@dataclass(slots=True)
class _Lessons:
    goes_on: list[tuple[str, str]] = field(default_factory=list)
    ends: list[tuple[str, str]] = field(default_factory=list)
    counts: list[float] = field(default_factory=list)  # of those in `ends`

    def end(self, left: str, right: str, count: float) -> None:
        """A place where the text does not go on."""
        if is_open(left, right):
            self.ends.append((left, right))
            self.counts.append(count)


def learnt_from(records: Iterable[Record]) -> Continuation | None:
    """What the records teach; None where they are too few."""
    lessons = _Lessons()
    rng = rng_of("continuation")
    for record in records:
        _from_record(record, lessons, rng)
    if min(len(lessons.goes_on), len(lessons.ends)) < _TOO_FEW:
        return None
    return _fitted(lessons)


def _from_record(record: Record, lessons: _Lessons, rng: Random) -> None:
    paragraphs = [fold(text).strip() for text in record.get("paragraphs") or []]
    if not paragraphs:
        return
    for text in (fold(text).strip() for key in _HEADS for text in record.get(key) or []):
        lessons.end(text, paragraphs[0], _OF_HEADLINES)
    for k in record.get("strong_paragraphs") or record.get("centered_paragraphs") or []:
        if k + 1 < len(paragraphs):
            lessons.end(paragraphs[k], paragraphs[k + 1], _OF_CROSSHEADS)
    for text in paragraphs:
        if len(text) >= _LEAST:
            lessons.goes_on += [(text[:k], text[k:]) for k in _inside(text, rng)]
            for mark in _CLAUSE_END.finditer(text, _MARGIN, len(text) - _MARGIN):
                lessons.end(text[: mark.start()], text[mark.end() :], _OF_CLAUSES)


def _inside(text: str, rng: Random) -> Iterator[int]:
    """Places inside a paragraph where a column could end."""
    for k in range(_MARGIN, len(text) - _MARGIN):
        open_ = rng.random() < _SHARE and is_open(text[:k], text[k:])
        if open_ and not (text[k - 1].isascii() and text[k].isascii()):
            yield k


def _fitted(lessons: _Lessons) -> Continuation:
    """Logistic regression by averaged gradient steps; both answers count as much."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import SGDClassifier

    seams = [*lessons.goes_on, *lessons.ends]
    where = places(seams)
    ends = np.arange(0, where.size + 1, where.shape[1])
    shown = csr_matrix((np.ones(where.size), where.ravel(), ends), shape=(len(seams), SIZE))
    goes_on = np.arange(len(seams)) < len(lessons.goes_on)
    each = sum(lessons.counts) / len(lessons.goes_on)
    counts = np.concatenate([np.full(len(lessons.goes_on), each), lessons.counts])
    model = SGDClassifier(
        loss="log_loss", alpha=_PENALTY, max_iter=_ROUNDS, tol=None, average=True, random_state=1, fit_intercept=False
    )
    model.fit(shown, goes_on, sample_weight=counts)
    return Continuation(np.clip(np.rint(model.coef_[0] / STEP), -127, 127).astype(np.int8))
