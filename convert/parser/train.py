"""Train the line model: `python -m convert.parser.train CORPUS… -o MODEL`.

A CORPUS holds pages/*.txt and gold.jsonl (one JSON object a page: its lines, each with its article, the
roles it accepts and whether it joins the line before), and may hold records/*.jsonl, which the augmenter lays
out in more ways. The same corpora give the same bytes. Needs python-crfsuite and scikit-learn
(development dependencies).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from convert.parser.augment import Record, augmented, gold_pages, laid_out_again, page_of, read_records
from convert.parser.blend import SEAMS, blend, mean_of
from convert.parser.calibrate import Knots, knots_of
from convert.parser.continuation import Continuation
from convert.parser.decoder import viterbi
from convert.parser.features import OFFSETS, PageFeatures, cues_of, features_of, windowed
from convert.parser.fold import fold
from convert.parser.forest import Forest
from convert.parser.grow import FOLDS, Doubts, doubts_of, fold_of, grow
from convert.parser.label import STATES, LabelledLine, chain_from, label, place_scores
from convert.parser.labels import LABELS, Label
from convert.parser.lines import Line, split_lines
from convert.parser.model_file import Model, save_model
from convert.parser.roles import FURNITURE, Role
from convert.parser.seam_lessons import learnt_from

C2_ROOT = 0.274  # of the L2 norm, times the root of the number of pages: what is rare is mostly chance
EMPHASIS = 3.0  # … but a cut paragraph is rare and its seam tells much: these features are held back less
# An edge in the middle of a thought (`生活中的`) is rarer still, and settles what the line is.
EDGES, EDGE_EMPHASIS = ("tail=", "head="), 8.0
LOTS = 6  # lots of laid-out pages, one chain each
OUTSIDE = 3  # … and of such as are made without the commonest source
FOLD_SEED = 4  # the seed of the first fold's lot
ENOUGH = 50  # pages of other sources without which no chain is trained on them alone
A_FEW, OTHERS = 10, "others"  # sources of fewer pages are told of together
OFTEN = 8  # … and a forest is shown the doubts of the other sources so often: they are print
UNSEEN = 3  # lots of laid-out pages on which a fold's chain doubts: what it doubts of is rare
ITERATIONS = 80
PRUNE = 0.004  # smaller weights change nothing and cost room
_NEEDED = {"pycrfsuite": "python-crfsuite", "sklearn": "scikit-learn"}  # to train, not to use what was trained
EVERY = tuple(Role)
ANY = frozenset(role for role in Role if role not in FURNITURE)


class CorpusError(ValueError):
    """The gold of a corpus is not in its form."""


@dataclass(frozen=True, slots=True)
class GoldLine:
    """What the gold says of a line."""

    roles: tuple[Role, ...]  # those accepted, likeliest first
    starts: bool | None  # None where the gold does not say
    joins: bool

    def answer(self, kind: str) -> bool | None:
        """The answer to a question of the second look, None where the gold does not say."""
        return {"boundary": self.starts, "join": self.joins}[kind]

    def allows(self, label: Label) -> bool:
        """Whether a label agrees with the gold."""
        return label.role in self.roles and label.joins == self.joins and self.starts in (None, label.starts)


@dataclass(frozen=True, slots=True)
class Example:
    """A page with what is known of its lines."""

    name: str
    source: str
    style: str
    lines: tuple[Line, ...]
    gold: tuple[GoldLine, ...]


def read_corpus(folder: Path) -> Iterator[Example]:
    """The pages of a corpus.  Raises CorpusError, OSError."""
    path = folder / "gold.jsonl"
    for number, row in enumerate(path.read_bytes().splitlines(), 1):
        try:
            page = json.loads(row)
            text = (folder / "pages" / f"{page['page']}.txt").read_bytes().decode("utf-8")
            example = example_of(page, text)
        except (ValueError, KeyError, TypeError) as error:
            raise CorpusError(f"{path}:{number}: not gold of a page 不是一版的标注 ({error!r})") from error
        yield example


def example_of(page: dict[str, Any], text: str) -> Example:
    """A page from its gold, in the form that bench/README.md gives."""
    lines = split_lines(text)
    rows = {row["line"]: row for row in page["lines"]}
    free = {*page.get("bundles", ()), *page.get("loose", ())}
    gold: list[GoldLine] = []
    last: int | None = None
    for line in lines:
        row = rows[line.number]
        article = row["article"]
        begins = article is not None and article != last
        aside = article is None and "*" in row["roles"]  # the title of a whole page, the name over several articles
        open_question = not begins and (aside or article in free) and not row["joined"]
        roles = EVERY if aside else _roles(row["roles"], line, gold)
        gold.append(GoldLine(roles, None if open_question else begins, row["joined"]))
        last = article if article is not None else last
    return Example(page["page"], page.get("source", ""), page.get("style", ""), lines, tuple(gold))


def _roles(names: Sequence[str], line: Line, before: Sequence[GoldLine]) -> tuple[Role, ...]:
    """The roles a line accepts, the likeliest first: the first training takes that one."""
    roles = sorted(ANY) if "*" in names else [Role(name) for name in names]
    guess = _guess(roles, fold(line.text).strip(), before)
    return (guess, *(role for role in roles if role is not guess))


def _guess(roles: Sequence[Role], text: str, before: Sequence[GoldLine]) -> Role:
    cues = set(cues_of(text))
    hints = (
        (Role.JUMP, "jump.line"), (Role.JUMP, "jump.see"),
        (Role.CREDIT, "photo.credit_line"), (Role.CREDIT, "photo.credit_label"), (Role.DATELINE, "lead.whole"),
        (Role.EDITOR_NOTE, "note.editor"), (Role.EDITOR_NOTE, "note.sign"),
    )  # fmt: skip
    if len(roles) == 1:
        return roles[0]
    for role, cue in hints:
        if role in roles and cue in cues:
            return role
    if {Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE} == set(roles):
        return _deck(before)
    if len(roles) == len(ANY):
        return Role.CROSSHEAD if len(text) <= 30 and text[-1:] not in "。,;:!?”)" else Role.PARAGRAPH
    return roles[0]


def _deck(before: Sequence[GoldLine]) -> Role:
    """Of several decks without marks: a kicker, the headline, then what is under it."""
    decks = 0
    for gold in reversed(before):
        if len(gold.roles) != 3 or gold.joins:
            break
        decks += 1
    return (Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE)[min(decks, 2)]


# --- training


@dataclass(frozen=True, slots=True)
class Trained:
    """A model, and how like models did on the pages they had not seen, by source."""

    model: Model
    held_out: dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A page as crfsuite takes it."""

    rows: list[list[str]]
    labels: list[Label]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train: the pages, those laid out besides them, and the settings of a chain."""

    bench: tuple[Example, ...]
    corpora: tuple[Path, ...]
    printed: int
    mixed: int
    lots: int
    iterations: int
    c2: float
    without: str = ""

    def records(self, fold: int | None = None, *, inside: bool = False) -> dict[str, list[Record]]:
        """The records outside a fold or inside it, by source; all where there is none."""
        found: dict[str, list[Record]] = {}
        for source, row in self._all_records():
            if fold is None or (fold_of(page_of(source, row)) == fold) is inside:
                found.setdefault(source, []).append(row)
        return found

    def _all_records(self) -> Iterator[tuple[str, Record]]:
        for corpus in self.corpora:
            for source, rows in read_records(corpus / "records").items():
                if not self.without or not source.startswith(self.without):
                    yield from ((source, row) for row in rows)

    def continuation(self, fold: int | None = None) -> Continuation | None:
        """What the records outside a fold teach of texts that go on."""
        return learnt_from([row for rows in self.records(fold).values() for row in rows])

    def lot(self, seed: int, fold: int | None = None, *, inside: bool = False) -> list[Example]:
        """A lot of laid-out pages, of what is outside a fold or inside it; of all where there is none."""
        records = self.records(fold, inside=inside)
        share = 1 / FOLDS if inside else 1.0
        pages = [] if inside else list(self._laid_out_again(seed, fold))
        if any(records.values()):
            pages += augmented(records, round(self.printed * share), round(self.mixed * share), seed)
        return [example_of(page, text) for page, text in pages]

    def _laid_out_again(self, seed: int, fold: int | None) -> Iterator[tuple[dict[str, Any], str]]:
        """The pages outside a fold of corpora that have no records: only from their gold can they be laid out again."""
        pages = [
            page
            for corpus in self.corpora
            if not (corpus / "records").is_dir()
            for page in gold_pages(corpus)
            if not self.without or not page.name.startswith(self.without)
            if fold is None or fold_of(page.name) != fold
        ]
        return laid_out_again(pages, seed)

    def fit(self, lessons: Sequence[Lesson]) -> Model:
        """One chain."""
        return fit(lessons, self.iterations, self.c2)

    def outside(self) -> Recipe | None:
        """The recipe without the commonest source (see `blend`); None where too little is left."""
        counts = Counter(example.source for example in self.bench)
        commonest = min(counts, key=lambda source: (-counts[source], source), default="")
        rest = tuple(example for example in self.bench if example.source != commonest)
        if len(rest) < ENOUGH:
            return None
        return replace(self, bench=rest, without=commonest, c2=self.c2 * (len(rest) / len(self.bench)) ** 0.5)


def train(recipe: Recipe, jobs: int = 1) -> Trained:
    """Rounds: two tell which of its roles an ambiguous line plays; then chains, the forest, and what they are worth.

    One chain is trained with each lot of laid-out pages, and the mean of their weights taken: each lot teaches some
    chance habits of its own, and the mean has fewer of them; blended with it are chains that have not seen the
    commonest source.  The forest of the second look, and the calibration, come from chains that were each trained
    without a fold of the corpus.
    """
    guesses = [Lesson(windowed(features_of(example.lines)), first_labels(example)) for example in recipe.bench]
    first = recipe.fit(guesses)
    lot = recipe.lot(1)
    settled = recipe.fit([lesson_of(example, first) for example in (*recipe.bench, *lot)]) if lot else first
    chain, folds = _all_of(recipe, settled, jobs, several=bool(lot))
    pairs = [(fold.pages, replace(fold.chain, forests=_forests(folds, but=k))) for k, fold in enumerate(folds)]
    model = replace(
        chain,
        calibration=calibration_of(pairs),
        forests=_forests(folds),
        continuation=recipe.continuation(),
    )
    return Trained(model, results(pairs))


@dataclass(frozen=True, slots=True)
class Fold:
    """Pages left out, a chain that was trained without them, and where it doubts of them."""

    pages: tuple[Example, ...]
    chain: Model
    doubts: tuple[dict[str, Doubts], ...]  # by kind of question


def _all_of(recipe: Recipe, settled: Model, jobs: int, *, several: bool) -> tuple[Model, list[Fold]]:
    """The chain and the folds, in processes of their own where there may be several: the result is the same."""
    outside = recipe.outside() if several else None
    own = [partial(chain_with, recipe, settled, seed) for seed in range(1, (recipe.lots if several else 1) + 1)]
    others = [partial(chain_with, outside, settled, seed) for seed in range(1, OUTSIDE + 1) if outside]
    left_out = [partial(fold_without, recipe, settled, fold) for fold in range(FOLDS)]
    if jobs == 1:
        return _together([make() for make in own], [make() for make in others]), [make() for make in left_out]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        chains, outsiders = ([pool.submit(make) for make in some] for some in (own, others))
        folds = [pool.submit(make) for make in left_out]
        chain = _together([one.result() for one in chains], [one.result() for one in outsiders])
        return chain, [one.result() for one in folds]


def _together(chains: Sequence[Model], outsiders: Sequence[Model]) -> Model:
    return blend(mean_of(chains), mean_of(outsiders)) if outsiders else mean_of(chains)


def chain_with(recipe: Recipe, settled: Model, seed: int) -> Model:
    """A chain trained on all pages and one lot."""
    return recipe.fit([lesson_of(example, settled) for example in (*recipe.bench, *recipe.lot(seed))])


def fold_without(recipe: Recipe, settled: Model, fold: int) -> Fold:
    """A chain trained without a fold's pages and records, and its doubts of them."""
    pages = tuple(example for example in recipe.bench if fold_of(example.name) == fold)
    rest = [example for example in recipe.bench if fold_of(example.name) != fold]
    if not rest:
        return Fold(pages, settled, ())
    seed = FOLD_SEED + fold
    lot = recipe.lot(seed, fold)
    chain = recipe.fit([lesson_of(example, settled) for example in (*rest, *lot)])
    if lot and (outside := recipe.outside()):
        others = [example for example in outside.bench if fold_of(example.name) != fold]
        chain = blend(
            chain, outside.fit([lesson_of(example, settled) for example in (*others, *outside.lot(seed, fold))])
        )
    chain = replace(chain, continuation=recipe.continuation(fold))
    unseen = [recipe.lot(seed + FOLDS * k, fold, inside=True) for k in range(1, UNSEEN + 1)]
    counts = Counter(example.source for example in recipe.bench)
    often = doubts_of([example for example in pages if counts[example.source] >= A_FEW], chain)
    seldom = doubts_of([example for example in pages if counts[example.source] < A_FEW], chain)
    return Fold(pages, chain, (*[often] * OFTEN, seldom, *[doubts_of(lot, chain) for lot in unseen]))


def _forests(folds: Sequence[Fold], but: int | None = None) -> dict[str, Forest]:
    """The forests that the folds make, all or all but one, by kind of question; none where doubts are too few."""
    found = [doubts for k, fold in enumerate(folds) if k != but for doubts in fold.doubts]
    kinds = found[0] if found else ()
    grown = {kind: grow([doubts[kind] for doubts in found if kind in doubts]) for kind in kinds}
    return {kind: forest for kind, forest in grown.items() if forest is not None}


def lesson_of(example: Example, model: Model) -> Lesson:
    """A page with the labels that a model finds likeliest among those that the gold accepts."""
    features = features_of(example.lines)
    return Lesson(windowed(features), relabel(example, features, model))


def results(folds: Sequence[tuple[Sequence[Example], Model]]) -> dict[str, dict[str, float]]:
    """By source: the share of lines whose role is accepted, and whose boundary is right, on pages not seen.

    Sources of a page or a few stand together as OTHERS.
    """
    counts: dict[str, list[int]] = {}
    pages = Counter(example.source for examples, _ in folds for example in examples)
    for example, gold, found in _judged(folds):
        source = example.source if pages[example.source] >= A_FEW else OTHERS
        tally = counts.setdefault(source, [0, 0, 0])
        tally[0] += 1
        tally[1] += found.role in gold.roles
        tally[2] += gold.starts in (None, found.starts_article)
    return {
        source: {"lines": lines, "roles": round(roles / lines, 4), "boundaries": round(starts / lines, 4)}
        for source, (lines, roles, starts) in sorted(counts.items())
    }


def calibration_of(folds: Iterable[tuple[Sequence[Example], Model]]) -> dict[str, Knots]:
    """How far the models' probabilities can be believed, on the pages that each has not seen."""
    said: dict[str, list[tuple[float, bool]]] = {"role": [], "boundary": [], "join": []}
    for _, gold, found in _judged(folds):
        if len(gold.roles) < len(ANY):
            said["role"].append((found.confidence, found.role in gold.roles))
        if gold.starts is not None and found.role not in FURNITURE:
            said["boundary"].append((found.boundary_confidence, found.starts_article == gold.starts))
        said["join"].append((found.join_confidence, found.joins_previous == gold.joins))
    return {kind: knots_of(*zip(*pairs, strict=True)) for kind, pairs in said.items() if pairs}


def _judged(
    folds: Iterable[tuple[Sequence[Example], Model]],
) -> Iterator[tuple[Example, GoldLine, LabelledLine]]:
    """Each line of the pages, with what the gold says of it and what the model does."""
    for examples, model in folds:
        for example in examples:
            for gold, found in zip(example.gold, label(example.lines, model), strict=True):
                yield example, gold, found


def first_labels(example: Example) -> list[Label]:
    """Labels to begin with: of each line its likeliest role, of those that may begin an article or go on."""
    found: list[Label] = []
    for gold in example.gold:
        role = found[-1].role if gold.joins and found and found[-1].role in gold.roles else gold.roles[0]
        likely = [Label(one, bool(gold.starts), gold.joins) for one in (role, *gold.roles)]
        found.append(next((label for label in likely if label in LABELS), likely[0]))
    return found


def relabel(example: Example, features: PageFeatures, model: Model) -> list[Label]:
    """The likeliest labels among those that the gold accepts."""
    chain = chain_from(place_scores(features, model), model)
    for t, gold in enumerate(example.gold):
        chain.places[t, [not gold.allows(state) for state in STATES]] = -np.inf
    try:
        return [STATES[k] for k in viterbi(chain)]
    except ValueError as error:
        raise CorpusError(f"{example.name}: the gold fits no labelling ({error})") from error


def fit(lessons: Sequence[Lesson], iterations: int, c2: float = 6.0) -> Model:
    """Train a chain with crfsuite."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params({"c1": 0.0, "c2": c2, "max_iterations": iterations, "feature.minfreq": 3})
    trainer.set("feature.possible_transitions", True)
    for lesson in lessons:
        rows = [{name: emphasis(name) for name in row} for row in lesson.rows]
        trainer.append(rows, [str(label) for label in lesson.labels])
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "crf")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        return export(tagger.info())


@cache
def emphasis(name: str) -> float:
    """The value a feature has in training: a larger one lets its weight grow at less cost."""
    if name.startswith(EDGES):
        return EDGE_EMPHASIS
    return EMPHASIS if name.startswith(SEAMS) else 1.0


def export(info: Any) -> Model:
    """The weights of a crfsuite model as arrays over LABELS."""
    columns = {str(label): k for k, label in enumerate(LABELS)}
    stated = {key: value * emphasis(key[0]) for key, value in info.state_features.items()}
    weights = {key: value for key, value in stated.items() if abs(value) >= PRUNE}
    split = {name: _split_offset(name) for name, _ in weights}
    rows = {name: row for row, name in enumerate(sorted({base for base, _ in split.values()}))}
    table = np.zeros((len(rows), len(OFFSETS), len(LABELS)), dtype=np.float32)
    for (name, column), value in weights.items():
        base, offset = split[name]
        table[rows[base], OFFSETS.index(offset), columns[column]] = value
    steps = np.full((len(LABELS), len(LABELS)), -4.0)
    for (before, after), value in info.transitions.items():
        steps[columns[before], columns[after]] = value
    return Model(rows, table.astype(np.float16).astype(np.float32), steps, {})


def _split_offset(name: str) -> tuple[str, int]:
    base, mark, offset = name.rpartition("@")
    return (base, int(offset)) if mark else (name, 0)


def card_of(
    corpora: Sequence[Path], examples: Sequence[Example], trained: Trained, settings: dict[str, Any]
) -> dict[str, Any]:
    """What a model was made from and how well it did: hashes of the corpora, none of their text."""
    return {
        "trained_on": [{"corpus": corpus.name} | _hashes_of(corpus) for corpus in corpora],
        "pages": len(examples),
        "lines": sum(len(example.lines) for example in examples),
        "settings": settings | {"algorithm": "linear-chain CRF, L-BFGS, python-crfsuite"},
        "features": len(trained.model.rows),
        "held_out": trained.held_out,
    }


def _hashes_of(corpus: Path) -> dict[str, str]:
    """The sha256 of a corpus's gold and records by file, and of all its pages together."""
    files = [path for path in (corpus / "gold.jsonl", *sorted((corpus / "records").glob("*.jsonl"))) if path.exists()]
    pages = hashlib.sha256()
    for path in sorted((corpus / "pages").glob("*.txt")):
        pages.update(hashlib.sha256(path.read_bytes()).digest())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files} | {
        "pages/*.txt": pages.hexdigest()
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Train on corpora and write the model, with its card beside it; 2 where it cannot be."""
    options = _options(arguments)
    if missing := [library for module, library in _NEEDED.items() if find_spec(module) is None]:
        names = " ".join(missing)
        sys.stderr.write(f"not installed 未安装: {names}; please 请: pip install {names}\n")
        return 2
    try:
        return _train(options)
    except (OSError, CorpusError) as error:
        sys.stderr.write(f"{error}\n")
        return 2


def _train(options: argparse.Namespace) -> int:
    without = options.without_source
    read = (example for corpus in options.corpora for example in read_corpus(corpus))
    bench = tuple(example for example in read if not without or not example.name.startswith(without))
    settings = {
        name: getattr(options, name) for name in ("iterations", "lots", "printed", "mixed", "without_source", "c2")
    }
    settings["c2"] = options.c2 or round(C2_ROOT * len(bench) ** 0.5, 3)
    recipe = Recipe(
        bench,
        tuple(options.corpora),
        options.printed,
        options.mixed,
        options.lots,
        options.iterations,
        settings["c2"],
        without,
    )
    trained = train(recipe, options.jobs)
    save_model(trained.model, options.output)
    card = json.dumps(card_of(options.corpora, bench, trained, settings), ensure_ascii=False, indent=1)
    options.output.with_suffix(".card.json").write_text(card + "\n", encoding="utf-8", newline="\n")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m convert.parser.train", description="Train the line model.")
    parser.add_argument(
        "corpora",
        type=Path,
        nargs="+",
        metavar="CORPUS",
        help="a directory with pages/, gold.jsonl and perhaps records/",
    )
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="MODEL")
    parser.add_argument("--iterations", type=int, default=ITERATIONS)
    parser.add_argument("--lots", type=int, default=LOTS, help="lots of laid-out pages, one chain each")
    parser.add_argument("--printed", type=int, default=350, help="pages to lay out again as printed")
    parser.add_argument("--mixed", type=int, default=550, help="pages to put together from articles")
    parser.add_argument("--c2", type=float, help="of the L2 norm; by default by the number of pages")
    parser.add_argument("--jobs", type=int, default=1, help="processes; the model is the same")
    parser.add_argument("--without-source", default="", help="leave out the pages and records of this source")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
