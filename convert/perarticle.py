"""A file an article (`--per article`): `convert_page` for newsrooms that take articles one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import replace
from pathlib import Path

from convert.batch.naming import article_name
from convert.batch.plan import RECORD_SUFFIX, Source, on_disk, readable, target_stem
from convert.batch.records import publish_page, refuse_foreign_page
from convert.findings import Finding, finding
from convert.formats import load
from convert.page import Made, Output, PageOptions, Proved
from convert.page_reading import load_enriched
from convert.page_record import record_of
from convert.page_writing import listed_outputs, output_of, refuse_own_input, refuse_own_record, released, write_over
from convert.publish import Draft
from convert.tree import Article, Edit, Issue, Page, SourceFile, article_texts, page_language, source_of


def convert_articles(source: Source, folder: Path, options: PageOptions) -> Made:
    """Read one file, and publish each of its articles in every format asked for, with one record, in `folder`.

    Raises a ConvertError as `convert_page` does, and then nothing was published.
    """
    page = load_enriched(source, options)
    page = replace(page, findings=(*page.findings, *left_out(page.issue)))
    stem = readable(target_stem(source))
    outputs: list[Output] = []
    drafts: list[Draft] = []
    found: list[Finding] = []
    record_path = folder / (target_stem(source) + RECORD_SUFFIX)
    listed, how = listed_outputs(record_path, options), released(options, page.release)
    for article, name, one in written(page.issue, stem, folder, how, listed):
        outputs.append(replace(output_of(on_disk(name), one), article=article.id))
        drafts.append(Draft(folder / (on_disk(name) + one.form.suffix), one.data, outputs[-1].sha256))
        found += one.told
    refuse_own_input(source.path, [draft.path for draft in drafts])
    refuse_own_record(source, page, record_path)
    record = record_of(source, page, outputs, options)
    put = refuse_foreign_page if options.dry_run else publish_page
    put(record_path, drafts, record, force=options.force)
    return Made(tuple(outputs), (*page.findings, *found), sum(1 for _ in alone(page.issue)))


def written(
    issue: Issue, stem: str, folder: Path, options: PageOptions, listed: Container[str] = ()
) -> Iterator[tuple[Article, str, Proved]]:
    """Each article in each format, proved: the formats in their order, articles in print order; and their names.

    `listed` are the outputs that the record of before names.

    Raises PageRefusedError, UnreadableError.
    """
    for form in map(load, options.formats):
        for article, part in alone(issue):
            name = article_name(stem, article.id)
            yield article, name, write_over(folder / (on_disk(name) + form.suffix), form, part, options, listed=listed)


def alone(issue: Issue) -> Iterator[tuple[Article, Issue]]:
    """Each article, and the issue with it alone: facts of page and issue, its file, and the edits of its lines.

    The issue's language is that of the page: paper, section and page are named in it whatever the article is in.
    """
    for page in issue.pages:
        of = source_of(issue, page)
        language = page_language(issue, page)
        known = replace(issue, language=language, source=of.name, sha256=of.sha256, encoding=of.encoding, sources=())
        for article in page.articles:
            own = Page(page.number, page.section, articles=(article,))
            yield article, replace(known, pages=(own,), edits=_edits(of, article))


def _edits(source: SourceFile, article: Article) -> tuple[Edit, ...]:
    lines = {span.line for node in article_texts(article) for span in node.origin.spans} if source.edits else set()
    return tuple(edit for edit in source.edits if edit.line in lines)


def left_out(issue: Issue) -> Iterator[Finding]:
    """What of a page is in no article's file (ISS009), and that there is none (ISS010)."""
    texts = [node for page in issue.pages for node in (*page.folios, *page.editor_lines, *page.unplaced)]
    if texts:
        kinds = Counter(type(node).__name__ for node in texts)
        yield finding("ISS009", count=len(texts), kinds=", ".join(f"{name} ({n})" for name, n in kinds.items()))
    if not any(page.articles for page in issue.pages):
        yield finding("ISS010")
