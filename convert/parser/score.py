"""How well a model does on a corpus: `python -m convert.parser.score CORPUS [--model MODEL]`.

The measures: `articles`, the share of articles whose lines are exactly right; `pages`, of pages whose articles all
are; `boundaries`, F1 of the lines that begin an article; `roles`, the share of lines whose role is accepted; `joins`,
F1 of the lines that go on from the one before.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from convert.parser.label import LabelledLine, label
from convert.parser.model_file import SHIPPED, Model, ModelError, load_model
from convert.parser.roles import FURNITURE
from convert.parser.train import A_FEW, OTHERS, CorpusError, Example, read_corpus


@dataclass(frozen=True, slots=True)
class Counts:
    """What was right, and out of how many; counts of pages add up."""

    pages: int = 0
    pages_right: int = 0
    articles: int = 0
    articles_right: int = 0
    lines: int = 0
    roles_right: int = 0
    starts_right: int = 0
    starts_wrong: int = 0
    joins_right: int = 0
    joins_wrong: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    def measures(self) -> dict[str, float]:
        """The measures, each between 0 and 1."""
        return {
            "articles": _share(self.articles_right, self.articles),
            "pages": _share(self.pages_right, self.pages),
            "boundaries": _share(2 * self.starts_right, 2 * self.starts_right + self.starts_wrong),
            "roles": _share(self.roles_right, self.lines),
            "joins": _share(2 * self.joins_right, 2 * self.joins_right + self.joins_wrong),
        }


MEASURES = ("articles", "pages", "boundaries", "roles", "joins")


def _share(right: int, of: int) -> float:
    return right / of if of else 1.0


def counts_of(example: Example, labels: Sequence[LabelledLine]) -> Counts:
    """How a page's labels compare with its gold.

    A line of which the gold leaves the boundary open is right; one that may be of the page itself is of no article.
    """
    starts = [one.starts_article if gold.starts is None else gold.starts
              for gold, one in zip(example.gold, labels, strict=True)]  # fmt: skip
    inside = [FURNITURE.isdisjoint(gold.roles) for gold in example.gold]
    own = [one.role not in FURNITURE and within for one, within in zip(labels, inside, strict=True)]
    wanted, found = _articles(starts, inside, labels), _articles([one.starts_article for one in labels], own, labels)
    hit = len(wanted & found)
    begun = [(want, one.starts_article) for want, one in zip(starts, labels, strict=True)]
    joined = [(gold.joins, one.joins_previous) for gold, one in zip(example.gold, labels, strict=True)]
    return Counts(
        pages=1,
        pages_right=int(hit == len(wanted)),
        articles=len(wanted),
        articles_right=hit,
        lines=len(labels),
        roles_right=sum(one.role in gold.roles for gold, one in zip(example.gold, labels, strict=True)),
        starts_right=sum(a and b for a, b in begun),
        starts_wrong=sum(a != b for a, b in begun),
        joins_right=sum(a and b for a, b in joined),
        joins_wrong=sum(a != b for a, b in joined),
    )


def _articles(starts: Sequence[bool], inside: Sequence[bool], labels: Sequence[LabelledLine]) -> set[frozenset[int]]:
    """The numbers of the lines of each article; those that are not `inside` belong to none."""
    groups: dict[int, set[int]] = defaultdict(set)
    article = 0
    for begins, within, one in zip(starts, inside, labels, strict=True):
        article += begins
        if within:
            groups[article].add(one.line.number)
    return {frozenset(group) for group in groups.values()}


def score(examples: Iterable[Example], model: Model) -> dict[str, Counts]:
    """What a model gets right, by source."""
    total: dict[str, Counts] = {}
    for example in examples:
        counts = counts_of(example, label(example.lines, model))
        total[example.source] = total.get(example.source, Counts()) + counts
    return total


def grouped(rows: Mapping[str, Counts]) -> dict[str, Counts]:
    """Counts by source, those of a page or a few together as OTHERS; and all, where there are several rows."""
    few = {name: counts for name, counts in rows.items() if counts.pages < A_FEW}
    told = dict(rows)
    if len(few) > 1:
        told = {name: counts for name, counts in rows.items() if name not in few}
        told[OTHERS] = sum(few.values(), Counts())
    return told | {"all": sum(rows.values(), Counts())} if len(told) > 1 else told


def report(rows: Mapping[str, Counts]) -> str:
    """The measures as a table."""
    width = max([8, *map(len, rows)])
    head = " " * width + "".join(f"{name:>12s}" for name in ("n", *MEASURES))
    body = [
        f"{name:{width}s}{counts.articles:12d}" + "".join(f"{value:12.4f}" for value in counts.measures().values())
        for name, counts in rows.items()
    ]
    return "\n".join([head, *body]) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the measures of one model or several, by source; 2 where the corpus or a model cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m convert.parser.score", description="Score the line model.")
    parser.add_argument("corpus", type=Path, help="a directory with pages/ and gold.jsonl")
    parser.add_argument("--model", type=Path, action="append", help="a model (default: the one that ships)")
    options = parser.parse_args(arguments)
    try:
        examples = list(read_corpus(options.corpus))
        for path in options.model or [SHIPPED]:
            sys.stdout.write(f"{path.name}\n{report(grouped(score(examples, load_model(path))))}")
    except (OSError, CorpusError, ModelError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
