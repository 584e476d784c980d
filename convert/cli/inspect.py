"""`banmian inspect`: what the parser saw, line by line, and how sure it is.

The JSON Lines form is a contract (DESIGN, Commands): an object a non-blank line, in order, and after a
file's lines one with the makers of its articles.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import click

from convert.catalogue import Severity
from convert.cli.app import (
    Command,
    Value,
    confidence_option,
    config_option,
    inputs_option,
    lang_option,
    option,
    page_options,
)
from convert.cli.messages import say
from convert.cli.output import excerpt, findings_from, give, show, table, tell
from convert.cli.printable import printable
from convert.errors import UsageError
from convert.findings import finding
from convert.storage import refuse_urls

if TYPE_CHECKING:
    from convert.page import Page
    from convert.tree import Article, Block, Head, TextNode


@click.command(name="inspect", cls=Command)
@inputs_option("base_fixes")
@option("--format", "form", type=Value("format", "table", "jsonl", "tree"), metavar="FORM", default="table")
@option("--explain", type=Value("explain"), metavar="LINE", multiple=True)
@option("--fix-template", is_flag=True)
@confidence_option("list_below")
@page_options
@config_option
@lang_option
def command(
    *, paths: tuple[str, ...], files_from: str | None, base: Path | None, form: str, explain: tuple[int, ...],
    fix_template: bool, config: str | None, **given: Any,
) -> int:  # fmt: skip
    """The help is in the table of messages."""
    from convert.batch.plan import find_sources
    from convert.batch.report import exit_code
    from convert.batch.run import read_all
    from convert.batch.totals import Totals
    from convert.cli.inputs import empty_list, names_listed, other_settings, without_records
    from convert.cli.request import Request

    _refuse_what_says_nothing(fix_template=fix_template, explain=explain, form=form, sure=given["min_confidence"])
    options = Request.of(given, config).page_options()
    refuse_urls(paths, {"--base": base is not None})
    listed = names_listed(paths, files_from)
    pages, records = without_records(paths)
    more_pages, more_records = without_records(listed)
    sources = find_sources(pages, listed=more_pages, base=base)
    also = [*empty_list(paths, files_from, listed), *records, *more_records, *other_settings(pages, config)]
    for line in findings_from(also, Severity.NOTE):
        tell(line)
    if fix_template and len(sources) != 1:
        raise UsageError(finding("RUN010", files=len(sources)))
    totals = Totals()
    for result, page in read_all(sources, replace(options, min_confidence=None)):  # to look at it, not to hold it back
        totals.add(result)
        if page is None:
            for line in findings_from(result.findings, Severity.ERROR):
                tell(line)
        elif page.format is not None:
            _refuse_what_is_for_text(result.file, page.format, fix_template=fix_template, explain=explain, form=form)
            _as_tree(result.file, page)
        elif fix_template:
            _give_template(result.file, page, options.min_confidence)
        elif explain:
            _explain(result.file, page, explain, form)
        else:
            _FORMS[form](result.file, page)
    return exit_code(totals, "never")


def _refuse_what_says_nothing(*, fix_template: bool, explain: Sequence[int], form: str, sure: float | None) -> None:
    """Raise UsageError where options are given of which one would be passed over in silence."""
    for option_, given in {"--explain": bool(explain), f"--format {form}": form != "table"}.items():
        if fix_template and given:
            raise UsageError(finding("NET011", option=option_, other="--fix-template"))
    if explain and form == "tree":
        raise UsageError(finding("NET011", option="--explain", other="--format tree"))
    if sure is not None and not fix_template:
        raise UsageError(finding("RUN028", option="--min-confidence", other="--fix-template"))


def _refuse_what_is_for_text(file: str, name: str, *, fix_template: bool, explain: Sequence[int], form: str) -> None:
    """A file of a format has no lines that could be shown: only its tree is."""
    asked = {"--fix-template": fix_template, "--explain": bool(explain), "--format jsonl": form == "jsonl"}
    for option_, given in asked.items():
        if given:
            raise UsageError(finding("RUN013", file=file, option=option_, name=name))


def _give_template(file: str, page: Page, doubtful: float | None) -> None:
    """The beginning of an `X.fix.toml`, with the lines that `check` doubts, or those less sure than was asked."""
    from convert.batch.plan import FIX_SUFFIX, stem_of
    from convert.parser.correction_template import template
    from convert.parser.doubts import DOUBTFUL

    source = PurePath(printable(file)).name
    name = stem_of(source) + FIX_SUFFIX
    text = template(page.labels, page.issue, source, name, DOUBTFUL if doubtful is None else doubtful)
    give(text.encode("utf-8", "backslashreplace"))


def _explain(file: str, page: Page, numbers: Sequence[int], form: str) -> None:
    from convert.cli.explain import as_object, as_text, explained

    for told in explained(page, numbers):
        if form == "jsonl":
            row = json.dumps(as_object(file, told), ensure_ascii=False)
            give((row + "\n").encode("utf-8", "backslashreplace"))
        else:
            for line in as_text(file, told):
                show(line)


# --------------------------------------------------------------------------- JSON Lines


def _as_jsonl(file: str, page: Page) -> None:
    lines = "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in line_objects(file, page))
    give(lines.encode("utf-8", "backslashreplace"))


def line_objects(file: str, page: Page) -> Iterator[dict[str, object]]:
    """The objects of one file: its lines, and last its contributors."""
    makers = page.parsed.contributors if page.parsed else {}
    for label in page.labels:
        yield {
            "file": file,
            "page": label.line.page + 1,
            "line": label.line.number,
            "article": label.article,
            "role": str(label.role),
            "joins_previous": label.joins_previous,
            "confidence": round(float(label.confidence), 4),
            "text": label.line.text,
        }
    yield {
        "file": file,
        "contributors": {
            str(number): [{"name": p.name, "role": p.role, "affiliation": p.affiliation} for p in people]
            for number, people in sorted(makers.items())
        },
    }


# --------------------------------------------------------------------------- the table


def _as_table(file: str, page: Page) -> None:
    show(_title(file, page))
    names = ("line", "page", "article", "role", "sure", "start", "join", "text")
    for line in table([say(f"column.{name}") for name in names], _rows(page)):
        show(line)
    show("")


def _title(file: str, page: Page) -> str:
    from convert.tree import articles

    issue = page.issue
    count = sum(1 for _ in articles(issue))
    about = say("inspect.pages", pages=len(issue.pages), articles=count, encoding=issue.encoding)
    known = [value for value in (issue.publication, issue.date, issue.number) if value]
    return printable(" · ".join([file, *known, about]))


def _rows(page: Page) -> Iterator[list[str]]:
    """A line's certainties are of its role, of an article beginning there or not, and of joining the line before."""
    for label in page.labels:
        yield [
            str(label.line.number),
            str(label.line.page + 1),
            "" if label.article is None else ("▸" if label.starts_article else " ") + str(label.article),
            str(label.role),
            _percent(label.confidence),
            _percent(label.boundary_confidence),
            ("+" if label.joins_previous else " ") + _percent(label.join_confidence),
            excerpt(label.line.text),
        ]


def _percent(likelihood: float | None) -> str:
    return "   —" if likelihood is None else f"{likelihood:4.0%}"


# --------------------------------------------------------------------------- the tree


def _as_tree(file: str, page: Page) -> None:
    from convert.tree import Page as TreePage

    show(_title(file, page))
    pages: tuple[TreePage, ...] = page.issue.pages
    for number, part in enumerate(pages, 1):
        show(printable(f"  Page {part.number or f'#{number}'} {part.section or ''}".rstrip()))
        _show_nodes(4, part.folios)
        for article in part.articles:
            _show_article(article)
        _show_nodes(4, part.editor_lines)
        _show_nodes(4, part.unplaced)
    show("")


def _show_article(article: Article) -> None:
    show(f"    Article {article.id} {article.kind} {article.language} {_percent(article.confidence).strip()}")
    _show_head(6, article.head)
    for block in article.body:
        _show_block(6, block)


def _show_head(indent: int, head: Head) -> None:
    from convert.tree import head_texts

    _show_nodes(indent, tuple(head_texts(head)))


def _show_block(indent: int, block: Block) -> None:
    from convert.tree import Box, Item, Photo, block_texts

    match block:
        case Photo():
            show(" " * indent + "Photo")
            _show_nodes(indent + 2, tuple(block_texts(block)))
        case Item() | Box():
            show(" " * indent + type(block).__name__)
            _show_head(indent + 2, block.head)
            for inner in block.body:
                _show_block(indent + 2, inner)
        case _:
            _show_nodes(indent, (block,))


def _show_nodes(indent: int, nodes: tuple[TextNode, ...]) -> None:
    for node in nodes:
        lines = "+".join(dict.fromkeys(str(span.line) for span in node.origin.spans))
        cues = f" ({', '.join(node.origin.cues)})" if node.origin.cues else ""
        sure = _percent(node.origin.confidence).strip()
        show(printable(f"{' ' * indent}{type(node).__name__} {lines} {sure}{cues}: {excerpt(node.text)}"))


_FORMS: dict[str, Callable[[str, Page], None]] = {"table": _as_table, "jsonl": _as_jsonl, "tree": _as_tree}
