"""Pages that a person put right, as a corpus to train on: `python -m convert.parser.corpus PAGES… -o CORPUS`.

A page is taken when it has a file of corrections (`X.fix.toml`, beside it or in `--fixes`): it says that somebody
looked at the whole page, and an empty one that all was right.  Written are CORPUS/pages/*.txt, in UTF-8, and
CORPUS/gold.jsonl: what `convert.parser.adapt`, `convert.parser.train` and `convert.parser.score` read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from convert.errors import ConvertError
from convert.findings import text_of
from convert.parser.correction_file import load
from convert.parser.corrections import SUFFIX, Corrections
from convert.parser.decode import decode
from convert.parser.label import LabelledLine
from convert.parser.parse import parse


def gold_of(name: str, source: str, labels: Sequence[LabelledLine]) -> dict[str, object]:
    """A page's gold, in the form of the corpus: of each line its article, its role, and whether it joins."""
    return {
        "page": name,
        "source": source,
        "style": "",
        "bundles": [],
        "loose": [],
        "lines": [
            {
                "line": label.line.number,
                "article": label.article,
                "roles": [str(label.role)],
                "joined": label.joins_previous,
            }
            for label in labels
        ],
    }


def corrections_of(page: Path, fixes: Path | None) -> Corrections | None:
    """A page's corrections; None where there are none.  Raises CorrectionError (FIX001, FIX002)."""
    folders = [page.parent] if fixes is None else [fixes, page.parent]
    name = page.name.removesuffix(".txt") + SUFFIX
    path = next((folder / name for folder in folders if (folder / name).exists()), None)
    return None if path is None else load(path)


def pages_of(paths: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """The pages that the paths stand for, each with a name of its own in the corpus."""
    for path in paths:
        for page in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
            place = page.relative_to(path).with_suffix("") if path.is_dir() else Path(page.name.removesuffix(".txt"))
            yield "-".join(place.parts), page


def write(corpus: Path, pages: Sequence[tuple[str, str, dict[str, object]]]) -> None:
    """Write the corpus: of each page its name, its text and its gold."""
    folder = corpus / "pages"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text, _ in pages:
        (folder / f"{name}.txt").write_bytes(text.encode())
    rows = [json.dumps(gold, ensure_ascii=False) + "\n" for _, _, gold in pages]
    (corpus / "gold.jsonl").write_text("".join(rows), "utf-8", newline="\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a corpus; 1, and nothing, where a page cannot be read, or its corrections do not fit, or none has any."""
    options = _options(arguments)
    taken: dict[str, tuple[str, str, dict[str, object]]] = {}
    wrong = 0
    for name, page in pages_of(options.pages):
        try:
            data = page.read_bytes()
            corrections = corrections_of(page, options.fixes)
            if corrections is None:
                _tell(f"{page}: left out, it has no {SUFFIX} file")
                continue
            labels = parse(data, name=name, corrections=corrections).labels
        except (ConvertError, OSError) as error:
            wrong += 1
            _tell(f"{page}: {_reason(error)}")
            continue
        if name in taken:
            wrong += 1
            _tell(f"{page}: another page has the name {name}")
        taken[name] = (name, decode(data).text.removeprefix("\ufeff"), gold_of(name, options.source, labels))
    if not wrong and not taken:
        named = ", ".join(map(str, options.pages))
        _tell(f"{named}: no page with a {SUFFIX} file, nothing is written 没有附校正文件的版面，未写出语料")
    if not wrong and taken:
        write(options.output, list(taken.values()))
        _tell(f"{options.output}: {len(taken)} pages, {sum(len(g['lines']) for *_, g in taken.values())} lines")  # type: ignore[arg-type,misc]
    return 0 if taken and not wrong else 1


def _reason(error: Exception) -> str:
    if isinstance(error, ConvertError):
        return "; ".join(f"{problem.code}: {text_of(problem, 'en')[0]}" for problem in error.findings)
    return str(error)


def _tell(text: str) -> None:
    sys.stderr.write(text + "\n")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m convert.parser.corpus", description="Write a corpus to train on.")
    parser.add_argument("pages", type=Path, nargs="+", help="pages with corrections, or directories of them")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="CORPUS")
    parser.add_argument("--fixes", type=Path, metavar="DIR", help="where corrections are, if not beside the pages")
    parser.add_argument("--source", default="own", metavar="NAME", help="the paper's name in reports (default: own)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
