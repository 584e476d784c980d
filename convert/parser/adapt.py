"""Fit the shipped model to a paper of one's own: `python -m convert.parser.adapt CORPUS -o MODEL`.

Ten pages are too few to learn from nothing what a page is, and enough to learn how this paper does it.  So the weights
begin as those of a model (the one that ships) and move as far as the pages make them, held back by a spring
(L2 towards where they began); steps from line to line and calibration stay.  Only numpy is needed.

Whether it got better is not said by the pages it learned from: each page is labelled by a model that was fitted
without it, and only when that labels the pages better than the model began with is MODEL written.  `--also` names
corpora on which the fitted model must not do worse.  The same corpus gives the same bytes.
"""

from __future__ import annotations

import argparse
import errno
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from convert.parser.decoder import ContradictionError, Scores, marginals
from convert.parser.features import OFFSETS, features_of
from convert.parser.label import STATES, chain_from, place_scores
from convert.parser.labels import LABELS
from convert.parser.model_file import SHIPPED, Model, ModelError, load_model, save_model
from convert.parser.score import MEASURES, Counts, report, score
from convert.parser.train import CorpusError, Example, GoldLine, read_corpus

ROUNDS, STEP, SPRING = 100, 0.02, 3.0
FOLDS = 5
SLACK = 0.005
"""What the fitted model may lose of a measure on another corpus: less than one article in two hundred."""

_FOLD = np.array([LABELS.index(state) for state in STATES])


class UnfitGoldError(ValueError):
    """The gold of a page fits no labelling: it says what no page can be."""


@dataclass(frozen=True, slots=True)
class Fit:
    """One page made ready: what its lines show of the features, and where in the weights these are."""

    name: str
    shown: NDArray[np.float32]  # [lines, features]: 1 where a line shows a feature
    where: NDArray[np.intp]  # [features]: place in the weights, rows and offsets run together
    scores: Scores  # [lines, LABELS], by the model to begin with
    barred: NDArray[np.bool_]  # [lines, STATES]: what the gold does not allow


def fits_of(example: Example, model: Model) -> Iterator[Fit]:
    """An example's pages, made ready."""
    pairs = zip(example.lines, example.gold, strict=True)
    for _, group in groupby(pairs, key=lambda pair: pair[0].page):
        lines, gold = zip(*group, strict=True)
        features = features_of(lines)
        seen = [_seen(features.pieces, features.inside[t], features.places[t], model) for t in range(len(lines))]
        where = sorted({place for places in seen for place in places})
        column = {place: k for k, place in enumerate(where)}
        shown = np.zeros((len(lines), len(where)), dtype=np.float32)
        for t, places in enumerate(seen):
            for place in places:
                shown[t, column[place]] += 1.0
        yield Fit(example.name, shown, np.array(where, dtype=np.intp), place_scores(features, model), _barred(gold))


def _seen(
    pieces: Sequence[tuple[tuple[str, ...], ...]], inside: Sequence[str], place: tuple[int, int], model: Model
) -> list[int]:
    """The weights that a line's score is the sum of (see `label.place_scores`)."""
    piece, within = place
    if within:
        return _places(inside, OFFSETS.index(0), model)
    return [
        found
        for k, offset in enumerate(OFFSETS)
        if 0 <= piece + offset < len(pieces)
        for names in pieces[piece + offset]
        for found in _places(names, k, model)
    ]


def _places(names: Sequence[str], offset: int, model: Model) -> list[int]:
    return [model.rows[name] * len(OFFSETS) + offset for name in names if name in model.rows]


def _barred(gold: Sequence[GoldLine]) -> NDArray[np.bool_]:
    return np.array([[not line.allows(state) for state in STATES] for line in gold])


# --------------------------------------------------------------------------- fitting


def adapt(examples: Sequence[Example], model: Model, rounds: int = ROUNDS) -> Model:
    """The model fitted to the examples.  Raises UnfitGoldError."""
    return adapted([fit for example in examples for fit in fits_of(example, model)], model, rounds)


def adapted(fits: Sequence[Fit], model: Model, rounds: int = ROUNDS) -> Model:
    """The model fitted to pages that were made ready: full-batch Adam on the likelihood of the gold, with a spring."""
    used = np.unique(np.concatenate([fit.where for fit in fits])) if fits else np.zeros(0, dtype=np.intp)
    columns = [np.searchsorted(used, fit.where) for fit in fits]
    moved = np.zeros((len(used), len(LABELS)))
    mean, square = np.zeros_like(moved), np.zeros_like(moved)
    for n in range(1, rounds + 1):
        slope = -SPRING * moved
        for fit, column in zip(fits, columns, strict=True):
            slope[column] += fit.shown.T @ _pull(fit, moved[column], model)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        moved += STEP * (mean / (1 - 0.9**n)) / (np.sqrt(square / (1 - 0.99**n)) + 1e-6)
    return _with(model, used, moved)


def _pull(fit: Fit, moved: NDArray[np.float64], model: Model) -> NDArray[np.float64]:
    """[lines, LABELS]: how likely the gold makes each label, less how likely it is without the gold."""
    chain = chain_from(fit.scores + fit.shown @ moved, model)
    free = marginals(chain)
    try:
        held = marginals(chain._replace(places=np.where(fit.barred, -np.inf, chain.places)))
    except ContradictionError as error:
        raise UnfitGoldError(f"{fit.name}: the gold fits no labelling ({error})") from error
    pull = np.zeros((len(free), len(LABELS)))
    np.add.at(pull.T, _FOLD, (held - free).T)
    return pull


def _with(model: Model, used: NDArray[np.intp], moved: NDArray[np.float64]) -> Model:
    weights = model.weights.astype(np.float64).reshape(-1, len(LABELS)).copy()
    weights[used] += moved
    kept = weights.reshape(model.weights.shape).astype(np.float16).astype(np.float32)  # as a model file keeps it
    return replace(model, weights=kept)


# --------------------------------------------------------------------------- whether it got better


@dataclass(frozen=True, slots=True)
class Verdict:
    """A model before and after it was fitted, each page labelled by a model that has not seen it.

    `second_look` says whether the fitted model does better with the forest of the one it began as: the forest speaks
    for the papers that it was grown from, and may overrule what the chain has learnt of this one.
    """

    before: Counts
    after: Counts
    second_look: bool = True

    @property
    def better(self) -> bool:
        """Whether more articles are right (or, where as many are, more lines), and nothing got notably worse."""
        old, new = self.before.measures(), self.after.measures()
        gained = _worth(self.after) > _worth(self.before)
        return gained and all(new[name] >= old[name] - SLACK for name in MEASURES)


def verdict(examples: Sequence[Example], model: Model, folds: int = FOLDS) -> Verdict:
    """What fitting is worth, found out by leaving each fold of the pages out in turn."""
    fits = [list(fits_of(example, model)) for example in examples]
    folds = min(folds, len(examples))
    looked, alone = Counts(), Counts()
    for fold in range(folds):
        rest = [fit for k, one in enumerate(fits) if k % folds != fold for fit in one]
        fitted = adapted(rest, model)
        looked = sum(score(examples[fold::folds], fitted).values(), looked)
        alone = sum(score(examples[fold::folds], replace(fitted, forests={})).values(), alone)
    before = sum(score(examples, model).values(), Counts())
    better = _worth(looked) >= _worth(alone)
    return Verdict(before, looked if better else alone, better)


def _worth(counts: Counts) -> tuple[float, float]:
    """More exact articles are better, or, where as many are, more lines."""
    found = counts.measures()
    return found["articles"], found["roles"] + found["boundaries"]


def spoiled(corpus: Path, before: Model, after: Model) -> list[str]:
    """The measures that the fitted model loses on another corpus."""
    examples = list(read_corpus(corpus))
    old, new = (sum(score(examples, model).values(), Counts()).measures() for model in (before, after))
    return [f"{name} {old[name]:.4f} → {new[name]:.4f}" for name in MEASURES if new[name] < old[name] - SLACK]


# --------------------------------------------------------------------------- the command


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit a model and say whether it is better; 1, and nothing written, where it is not; 2 where it cannot be."""
    options = _options(arguments)
    try:
        return _fit(options)
    except (OSError, CorpusError, ModelError, UnfitGoldError) as error:
        sys.stderr.write(f"{error}\n")
        return 2


def _fit(options: argparse.Namespace) -> int:
    if not (folder := options.output.parent).is_dir():  # told before an hour of fitting
        raise FileNotFoundError(errno.ENOENT, "no such directory 没有这个目录", str(folder))
    began, examples = load_model(options.start), list(read_corpus(options.corpus))
    if len(examples) < 2:
        sys.stderr.write("two pages at least are needed: one to learn from, one to see what it is worth\n")
        return 2
    found = verdict(examples, began)
    sys.stdout.write(report({"before": found.before, "after": found.after}))
    fitted = adapt(examples, began)
    fitted = fitted if found.second_look else replace(fitted, forests={})
    losses = [f"{corpus}: {loss}" for corpus in options.also for loss in spoiled(corpus, began, fitted)]
    sys.stdout.writelines(f"worse on {loss}\n" for loss in losses)
    good = found.better and not losses
    if good:
        save_model(fitted, options.output)
        card = json.dumps(card_of(options.corpus, options.start, found), indent=1) + "\n"
        options.output.with_suffix(".card.json").write_text(card, "utf-8", newline="\n")
    sys.stdout.write("better: written\n" if good else "not better: not written\n")
    return 0 if good else 1


def card_of(corpus: Path, start: Path, found: Verdict) -> dict[str, object]:
    """What a fitted model was made from, by sha256, and what that was worth."""
    files = [corpus / "gold.jsonl", *sorted((corpus / "pages").glob("*.txt"))]
    digest = hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in files))
    return {
        "fitted_from": hashlib.sha256(start.read_bytes()).hexdigest(),
        "fitted_to": digest.hexdigest(),
        "pages": found.before.pages,
        "lines": found.before.lines,
        "settings": {"rounds": ROUNDS, "step": STEP, "spring": SPRING, "folds": FOLDS},
        "second_look": found.second_look,
        "before": {name: round(value, 4) for name, value in found.before.measures().items()},
        "after, on pages left out": {name: round(value, 4) for name, value in found.after.measures().items()},
    }


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m convert.parser.adapt", description="Fit the model to a paper.")
    parser.add_argument("corpus", type=Path, help="a directory with pages/ and gold.jsonl")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="MODEL")
    parser.add_argument("--start", type=Path, default=SHIPPED, metavar="MODEL", help="default: the one that ships")
    parser.add_argument("--also", type=Path, action="append", default=[], metavar="CORPUS",
                        help="a corpus on which the fitted model must not do worse")  # fmt: skip
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
