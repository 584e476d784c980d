"""One page, from bytes to published files.  `convert_page` is the whole of it; read that first."""

from __future__ import annotations

from pathlib import Path

from convert.batch.plan import RECORD_SUFFIX, Source, target_stem
from convert.batch.records import publish_page, refuse_foreign_page
from convert.formats import load
from convert.page import Made, PageOptions
from convert.page_reading import load_enriched
from convert.page_record import record_of
from convert.page_writing import listed_outputs, output_of, refuse_own_input, refuse_own_record, released, write_over
from convert.publish import Draft
from convert.tree import articles, text_stream


def convert_page(source: Source, folder: Path, options: PageOptions) -> Made:
    """Read one file, and publish it in every format asked for, with its record, in `folder`.

    Raises a ConvertError, and then nothing was published: UnreadableError, InputRefusedError, UsageError (its
    `issue.toml`), CorrectionError (its `X.fix.toml`), HeldBackError, PageRefusedError, CannotWriteError.
    """
    page = load_enriched(source, options)
    stem = target_stem(source)
    forms = [load(name) for name in options.formats]
    targets = [folder / (stem + form.suffix) for form in forms]
    record_path = folder / (stem + RECORD_SUFFIX)
    text, listed = text_stream(page.issue), listed_outputs(record_path, options)
    how = released(options, page.release)
    pairs = zip(targets, forms, strict=True)
    written = [write_over(target, form, page.issue, how, listed=listed, text=text) for target, form in pairs]
    outputs = tuple(output_of(stem, one) for one in written)
    drafts = [
        Draft(target, one.data, output.sha256) for target, one, output in zip(targets, written, outputs, strict=True)
    ]
    refuse_own_input(source.path, targets)
    refuse_own_record(source, page, record_path)
    record = record_of(source, page, outputs, options)
    put = refuse_foreign_page if options.dry_run else publish_page
    put(record_path, drafts, record, force=options.force)

    findings = (*page.findings, *(problem for one in written for problem in one.told))
    return Made(outputs, findings, sum(1 for _ in articles(page.issue)))
