"""Damaged, random and odd inputs through the whole product: `python -m tests.fuzz COUNT [SEED] [-j JOBS]`.

Pages mutated, texts and bytes that hypothesis makes up, in every encoding and under every option that says how a page
is read: a named encoding, restored punctuation, corrections, facts.  Of a sample the five formats are written and
proved, the page is read twice, and what the parser says of every line is given back to it as corrections.

The same COUNT and SEED give the same inputs, whatever JOBS is.  Counts by outcome go to stdout; an input that ends in a
traceback, or of which a character was lost or changed on the way, is printed, with the expression that gives its
trial, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

import hypothesis
from hypothesis import strategies as st

from convert.errors import ConvertError, CorrectionError
from convert.formats import BUILT_IN, load
from convert.law import apply_edits, undo_edits
from convert.page import Page, PageOptions, PageRefusedError
from convert.page_reading import enriched, read_page
from convert.page_writing import write_format
from convert.parser.controls import CONTROL
from convert.parser.correction_file import read
from convert.parser.correction_template import template, toml_string
from convert.parser.corrections import Corrections
from convert.parser.facts import IssueFacts
from convert.parser.label import LabelledLine
from convert.parser.roles import Role
from tests.mutations import FORMS, LINE_ENDS, ODD, encoded, inputs
from tests.strategies import CHARACTERS, PHRASES

# --------------------------------------------------------------------------- what hypothesis makes up


def _lines(line: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    ends = st.sampled_from(LINE_ENDS)
    return st.lists(st.tuples(line, ends), max_size=30).map(lambda rows: "".join(map("".join, rows)))


def texts() -> st.SearchStrategy[str]:
    """Texts that no newspaper prints: any characters; printed ones in any order; forms of print in any order."""
    printed = st.text(CHARACTERS + ODD, max_size=60)
    forms = st.lists(st.sampled_from((*FORMS, *PHRASES, "江城新报", "灌渠通水了，", "。")), max_size=8).map("".join)
    return st.one_of(st.text(max_size=300), _lines(printed), _lines(forms), _lines(st.one_of(printed, forms)))


def drawn(strategy: st.SearchStrategy[Any], count: int, seed: str) -> list[Any]:
    """`count` examples of a strategy; the same for the same seed."""
    found: list[Any] = []
    if not count:
        return found

    @hypothesis.seed(seed)
    @hypothesis.settings(max_examples=count, database=None, deadline=None, phases=[hypothesis.Phase.generate],
                         derandomize=False, suppress_health_check=list(hypothesis.HealthCheck))  # fmt: skip
    @hypothesis.given(strategy)
    def collect(example: Any) -> None:
        found.append(example)

    collect()
    return found


# --------------------------------------------------------------------------- trials


@dataclass(frozen=True, slots=True)
class Trial:
    """An input, how it is to be read, and what is to be done with it."""

    data: bytes
    options: PageOptions = field(default_factory=PageOptions)
    facts: IssueFacts = field(default_factory=IssueFacts)
    correct: int | None = None  # the seed of corrections of some lines
    formats: tuple[str, ...] = ()
    again: bool = False  # read it twice, and once with its own labels as corrections


_ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5-hkscs", "gbk", "latin-1")
_FACTS = (
    IssueFacts(publication="江城新报", date="2024-02-29", number="第1024期", page="3", section="要闻"),
    IssueFacts(date="1946-05-24"),
    IssueFacts(page="A05"),
)


def trial(data: bytes, dice: random.Random) -> Trial:
    """An input with options drawn for it: mostly none."""
    restore: Literal["source", "restore"] = "restore" if dice.random() < 0.25 else "source"
    encoding = dice.choice(_ENCODINGS) if dice.random() < 0.1 else None
    return Trial(
        data,
        PageOptions(typography=restore, encoding=encoding),
        dice.choice(_FACTS) if dice.random() < 0.2 else IssueFacts(),
        dice.randrange(2**32) if dice.random() < 0.15 else None,
        BUILT_IN if dice.random() < 0.04 else (),
        dice.random() < 0.04,
    )


_CHUNK = 200
"""Trials that one process does at a time: of each the mutated pages first, then texts, then bytes."""
_TEXTS, _BYTES = 50, 10


def trials(chunk: int, count: int, seed: int) -> Iterator[Trial]:
    """A chunk of `count` trials."""
    dice = random.Random(f"{seed}/chunk {chunk}")
    pages = inputs(max(0, count - _TEXTS - _BYTES), f"{seed}/{chunk}")
    made = drawn(texts(), min(count, _TEXTS), f"{seed}/{chunk}/texts")
    raw = drawn(st.binary(max_size=300), max(0, min(count - _TEXTS, _BYTES)), f"{seed}/{chunk}/bytes")
    for data in (*pages, *(encoded(text, dice) for text in made), *raw):
        yield trial(data, dice)


def corrections_of(labels: Sequence[LabelledLine], seed: int) -> Corrections:
    """What a person might say of some lines of a page, sensible or not."""
    dice = random.Random(seed)
    chosen = dice.sample(labels, min(len(labels), dice.randint(1, 4)))
    return read("\n".join(_entry(label, dice) for label in chosen).encode("utf-8", "ignore"), "x.fix.toml")


def _entry(label: LabelledLine, dice: random.Random) -> str:
    text = label.line.text if dice.random() < 0.7 else label.line.text[: dice.randint(1, 9)] + "…"
    place = {"line": str(label.line.number + dice.choice((0, 0, 0, 1))), "nth": str(dice.randint(1, 2))}
    said = {
        "role": toml_string(dice.choice(list(Role)).value),
        **{name: dice.choice(("true", "false")) for name in ("begins_article", "ends_article", "joins_previous")},
    }
    chosen = [key for key in said if dice.random() < 0.4] or ["role"]
    rows = {key: place[key] for key in place if dice.random() < 0.4} | {key: said[key] for key in chosen}
    return "\n".join(["[[line]]", f"text = {toml_string(text)}", *(f"{key} = {value}" for key, value in rows.items())])


# --------------------------------------------------------------------------- outcomes


BAD = ("traceback", "lost", "invalid", "differs")
"""How outcomes begin that must not be."""


def outcome(one: Trial | bytes) -> str:
    """`parsed`, the code with which the input was refused, or one of BAD with what is wrong."""
    one = Trial(one) if isinstance(one, bytes) else one
    try:
        return _outcome(one)
    except PageRefusedError as error:
        return "lost " + ", ".join(sorted({found.code for found in error.findings if found.code.startswith("TREE")}))
    except ConvertError as error:
        return "refused " + error.finding.code
    except Exception:  # a traceback is what this looks for
        traceback.print_exc()
        return "traceback"


def _outcome(one: Trial) -> str:
    page = read_page(one.data, "x", one.facts, one.options)
    if one.correct is not None:
        page = read_page(one.data, "x", one.facts, one.options, corrections_of(page.labels, one.correct))
    if not _undone(page):
        return "lost by an edit"
    if one.again and (differs := _differs(one, page)):
        return differs
    return _written(page, one.formats)


_PARTED = re.compile(f"\r{CONTROL.pattern}+\n")


def _undone(page: Page) -> bool:
    """Whether the edits undo themselves; a CR and an LF parted by nothing but controls become one line end."""
    assert page.parsed is not None
    text, edits = page.parsed.text, page.issue.edits
    return undo_edits(apply_edits(text, edits), edits) == text or _PARTED.search(text) is not None


def _differs(one: Trial, page: Page) -> str:
    """What is not the same when the page is read again: as before, and with its own labels for corrections."""
    if one.correct is not None:
        return ""
    if read_page(one.data, "x", one.facts, one.options).issue != page.issue:
        return "differs when read again"
    said = template(page.labels, page.issue, "x.txt", "x.fix.toml", 1.1)
    rows = [
        row.removeprefix("# ") for row in said[said.find("# [[line]]") :].split("\n") if " begins_article, " not in row
    ]
    try:
        again = read_page(one.data, "x", one.facts, one.options, read("\n".join(rows).encode(), "x.fix.toml"))
    except CorrectionError as error:
        return f"differs: its own labels are refused, {error.finding.code}"
    same = [(a.role, a.article, a.joins_previous) for a in page.labels] == [
        (a.role, a.article, a.joins_previous) for a in again.labels
    ]
    return "" if same else "differs with its own labels"


def _written(page: Page, formats: Sequence[str]) -> str:
    issue = enriched(page.issue) if formats else page.issue
    for name in formats:
        try:
            write_format(load(name), issue, PageOptions())
        except PageRefusedError as error:
            return f"invalid {name} " + ", ".join(sorted({found.code for found in error.findings}))
    return "parsed and written" if formats else "parsed"


# --------------------------------------------------------------------------- the run


def run_chunk(chunk: int, count: int, seed: int) -> tuple[Counter[str], list[str]]:
    """The outcomes of a chunk's first `count` trials, and what is to be said of those that must not be."""
    warnings.simplefilter("error")
    warnings.filterwarnings("ignore", module="jieba|pkg_resources")
    counts: Counter[str] = Counter()
    told = []
    count = min(count - chunk * _CHUNK, _CHUNK)
    for number, one in enumerate(trials(chunk, count, seed)):
        result = outcome(one)
        counts[result] += 1
        if result.startswith(BAD):
            told.append(f"list(trials({chunk}, {count}, {seed}))[{number}]: {result}: {one.data!r}")
    return counts, told


def run(count: int, seed: int, jobs: int) -> Counter[str]:
    """All trials, in as many processes; what must not be is printed as it is found."""
    counts: Counter[str] = Counter()
    with ProcessPoolExecutor(jobs) as pool:
        chunks = range(-(-count // _CHUNK))
        for done, told in pool.map(partial(run_chunk, count=count, seed=seed), chunks):
            counts += done
            print(*told, sep="\n", end="\n" if told else "", flush=True)
    return counts


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, and print the counts by outcome."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Damaged, random and odd inputs.")
    parser.add_argument("count", type=int)
    parser.add_argument("seed", type=int, nargs="?", default=0)
    parser.add_argument("-j", "--jobs", type=int, default=1, help="processes, each nice to all others")
    options = parser.parse_args(arguments)
    os.nice(15)
    counts = run(options.count, options.seed, options.jobs)
    for result, times in sorted(counts.items()):
        print(f"{times:8} {result}")
    return int(any(result.startswith(BAD) for result in counts))


if __name__ == "__main__":
    sys.exit(main())
