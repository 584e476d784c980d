"""`make loso`: train without a source, or without a form of print, and test on it.  Hours; not part of CI.

Sources: the whole training, without the source's pages and records; tested on its dev pages and on the seed.

Forms (`benchmarks.byform`): each byline, lead, credit, group of headlines and article in a form of its own that the
augmenter can make.  One chain on a part of the training pages and one lot of laid-out ones, in none of which the form
occurs; tested on pages of the training that were held back, every article rewritten into the form.  Beside it stands
the same training with the form in it, since the pages are hard or easy of themselves.  Scores are the bench's own.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks.byform import CONCERNED, TABLES, Form, all_forms, drawn, left_out, rewritten, without
from benchmarks.pages import ROOT
from benchmarks.scoring import Gold, Predicted, as_predicted, bench_dir, golds_of, scorer, text_of
from convert.parser.augment import Record, augmented, pages_of, read_records, rng_of
from convert.parser.features import features_of, windowed
from convert.parser.label import label
from convert.parser.lines import split_lines
from convert.parser.model_file import Model, load_model
from convert.parser.train import Lesson, example_of, first_labels, fit
from convert.parser.train import main as train

LESSONS = ROOT / "tests" / "papers" / "lessons"
"""What `make model` learns from besides."""
SOURCES = ("studytimes_2026", "rmrb_2026")
MEASURES = ("article_exact", "page_exact", "boundary_f1", "role_macro_f1", "joins_f1", "unwrap_f1")
HELD_BACK = 6
"""Every sixth page is held back from the trainings without a form, and rewritten into it."""
MIXED, ITERATIONS = 200, 60
"""Laid-out pages, and steps, of a training without a form."""

Printed = tuple[Gold, str]
Thing = TypeVar("Thing")


def predicted(pages: Iterable[Printed], model: Model) -> dict[str, Predicted]:
    """The labels of each page, as the scorer takes them."""
    return {gold["page"]: as_predicted(label(split_lines(text), model)) for gold, text in pages}


# --------------------------------------------------------------------------- without a source


def without_source(bench: Path, source: str, jobs: int) -> None:
    """Train without a source, and print the measures of its dev pages and of the seed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lines.model"
        corpora = [str(bench / "train"), str(LESSONS)]
        train([*corpora, "-o", str(path), "--without-source", source, "--jobs", str(jobs)])
        model = load_model(path)
    for part, name in (("dev", source), ("seed", "workers_daily")):
        golds = [gold for gold in golds_of(bench / part) if gold["source"].startswith(name)]
        pages = [(gold, text_of(bench / part, gold["page"])) for gold in golds]
        measures = scorer(bench).score(golds, predicted(pages, model), {})
        row = "  ".join(f"{one} {measures[one]:.4f}" for one in MEASURES)
        print(f"without {source:16s} {part:5s}{len(golds):4d} pages  {row}", flush=True)


# --------------------------------------------------------------------------- without a form


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the trainings without a form share: pages and records to learn from, and pages held back."""

    pages: list[Printed]
    records: dict[str, list[Record]]
    held_back: list[tuple[str, list[Record]]]


def corpus_of(bench: Path, pages: int, tested: int) -> Corpus:
    """Of the bench's training pages those not held back, at most `pages`; and `tested` that are."""
    folder = bench / "train"
    records = read_records(folder / "records")
    keyed = [item for source in sorted(records) for item in pages_of(source, records[source]).items()]
    held = keyed[::HELD_BACK]
    names = {name for name, _ in held}
    left = {name: page for name, page in keyed if name not in names}
    kept = {
        source: [record for key, page in left.items() if key.startswith(source) for record in page]
        for source in sorted(records)
    }
    golds = _spread([gold for gold in golds_of(folder) if gold["page"] in left], pages)
    return Corpus([(gold, text_of(folder, gold["page"])) for gold in golds], kept, _spread(held, tested))


def _spread(things: Sequence[Thing], count: int) -> list[Thing]:
    """As many of them, from all over."""
    return [things[k * len(things) // count] for k in range(count)] if len(things) > count else list(things)


def trained(corpus: Corpus, form: Form | None) -> Model:
    """One chain, on pages of which none has the form."""
    pages = list(corpus.pages)
    if form is None:
        pages += augmented(corpus.records, 0, MIXED)
    else:
        with left_out(form):
            pages += augmented(corpus.records, 0, MIXED)
        pages = [left for gold, text in pages if (left := without(form, gold, text))]
    examples = (example_of(gold, text) for gold, text in pages)
    return fit([Lesson(windowed(features_of(one.lines)), first_labels(one)) for one in examples], ITERATIONS)


def pages_in(corpus: Corpus, form: Form) -> list[Printed]:
    """The pages held back, rewritten into the form."""
    made = (rewritten(form, records, name) for name, records in corpus.held_back)
    return [page for page in made if page is not None]


@dataclass(frozen=True, slots=True)
class Row:
    """A form's exact articles, and the mean F1 of the roles that it is about."""

    form: Form
    pages: int
    with_it: tuple[float, float]
    without_it: tuple[float, float]

    def __str__(self) -> str:
        cells = (f"{a:10.4f}{b:10.4f}{b - a:+9.4f}" for a, b in zip(self.with_it, self.without_it, strict=True))
        return f"{self.form!s:26s}{self.pages:6d}" + "".join(cells)


HEADING = f"{'form':26s}{'pages':>6s}" + "".join(
    f"{name:>10s}{'without':>10s}{'':9s}" for name in ("articles", "roles")
)  # fmt: skip


def row_of(form: Form, corpus: Corpus, usual: Model, bench: Path) -> Row:
    """Train without a form, and test on it beside a model that was trained with it."""
    pages = pages_in(corpus, form)
    found = [_measured(form, pages, model, bench) for model in (usual, trained(corpus, form))]
    return Row(form, len(pages), *found)


def _measured(form: Form, pages: Sequence[Printed], model: Model, bench: Path) -> tuple[float, float]:
    measures = scorer(bench).score([gold for gold, _ in pages], predicted(pages, model), {})
    roles = [measures["roles"][role] for role in CONCERNED[form.kind] if role in measures["roles"]]
    return measures["article_exact"], sum(roles) / max(1, len(roles))


def without_forms(bench: Path, forms: Sequence[Form], corpus: Corpus, jobs: int) -> Iterator[Row]:
    usual = trained(corpus, None)
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(partial(row_of, corpus=corpus, usual=usual, bench=bench), forms)


# --------------------------------------------------------------------------- the command


def listed(form: Form) -> str:
    """A form's name, and a line of it."""
    return f"{form!s:26s}" + (" ⏎ ".join(drawn(form, rng_of("listed", form))) if form.group in TABLES else "")


def options_of(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.loso", description="Train without, and test on it.")
    parser.add_argument("--list", action="store_true", help="the forms there are")
    parser.add_argument("--source", action="append", choices=SOURCES, help="only without this source (repeatable)")
    parser.add_argument(
        "--form", action="append", metavar="FORM", help="only without this one, as byline:03 (repeatable)"
    )
    parser.add_argument("--jobs", type=int, default=1, help="chains, or trainings without a form, at a time")
    parser.add_argument("--pages", type=int, default=240, help="training pages, for a form")
    parser.add_argument("--tested", type=int, default=80, help="pages rewritten into a form")
    return parser.parse_args(arguments)


def chosen_forms(names: Sequence[str] | None) -> list[Form]:
    """The forms of those names; all where none is named."""
    forms = {str(form): form for form in all_forms()}
    unknown = [name for name in names or () if name not in forms]
    if unknown:
        sys.exit(f"loso: no form {', '.join(unknown)}; --list names those there are")
    return [forms[name] for name in names] if names else list(forms.values())


def main(arguments: Sequence[str] | None = None) -> int:
    options = options_of(arguments)
    if options.list:
        print("\n".join(map(listed, all_forms())))
        return 0
    forms = chosen_forms(options.form)
    bench = bench_dir("loso")
    if bench is None:
        return 0
    os.nice(10)
    for source in options.source or (() if options.form else SOURCES):
        without_source(bench, source, options.jobs)
    if options.form or not options.source:
        print(HEADING, flush=True)
        for row in without_forms(bench, forms, corpus_of(bench, options.pages, options.tested), options.jobs):
            print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
