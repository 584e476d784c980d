"""Outputs at a URL: each page is converted in a private directory, just as ever, and then put into the store.

There are no locks in a store.  A page's outputs are put first and its record last, each whole; before them goes the
file in which is written what is about to be put (`convert.batch.locks`), so that the next run knows what a killed one
left for banmian's own.  The manifest is put and looked at again until it agrees with the records that are there: of
runs beside each other the last one sees the records of all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from convert.batch.crew import Crew, Task
from convert.batch.elsewhere import anywhere
from convert.batch.locks import announcement, lock_path
from convert.batch.manifest import brought_up_to_date, is_manifest, to_read
from convert.batch.plan import (
    MANIFEST,
    RECORD_SUFFIX,
    Entry,
    Group,
    Refused,
    Source,
    nfc,
    readable,
    record_name,
    target_stem,
)
from convert.batch.records import lock_name, no_record
from convert.batch.remote_sources import TEMPORARY, RemoteSource, brought
from convert.batch.run import OnResult, Result, convert_one, lost, pass_on, prepare, refused
from convert.errors import CannotWriteError, ConvertError
from convert.findings import Finding, finding
from convert.formats import load
from convert.page import PageOptions
from convert.publish import sha256, unwritable
from convert.storage import Url, read_many, refuse_urls, writing_at


def convert_into(
    entries: Sequence[Entry], at: Url, options: PageOptions, crew: Crew,
    *, again: bool, manifest: bool, on_result: OnResult,
) -> None:  # fmt: skip
    """Convert every input into a store, and put the manifest together; as `convert.batch.run.convert_each`.

    Whether a page is up to date is found out by who would do it: that takes the bytes of all its files.  Raises
    UsageError (NET011) for issues and articles.
    """
    refuse_urls([str(at)], {"--per": options.per != "page"})
    pages = [entry for entry in entries if not isinstance(entry, Group)]
    if manifest:
        _refuse_foreign_manifest(at, force=options.force)
    work = anywhere(crew, partial(convert_page_into, at=at, options=options, again=again))
    found = (refused(entry.shown, entry.error) if isinstance(entry, Refused) else Task(entry) for entry in pages)
    try:
        pass_on(crew.results(found, work, lost, partial(prepare, options)), on_result)
    finally:
        if manifest and not options.dry_run:
            own = {readable(record_name(entry)) for entry in pages if isinstance(entry, Source)}
            write_manifest_at(at, own)


# --------------------------------------------------------------------------- a page


def convert_page_into(source: Source, *, at: Url, options: PageOptions, again: bool) -> Result:
    """Convert one input here, and put what comes of it into the store, if it is not there already."""
    folder = at / source.folder
    try:
        with TemporaryDirectory(prefix=TEMPORARY, ignore_cleanup_errors=True) as private:
            inputs, outputs = Path(private, "in"), Path(private, "out")
            page, here = brought(source, inputs), outputs / source.folder
            _refuse_own_input(source, folder, options)
            announced = _fetch(page, folder, here, options)
            result = convert_one(page, folder=outputs, options=options, again=again)
            if result.failed is None and not options.dry_run:
                _put(page, folder, here, result, announced)
            names = {str(outputs): str(at)}
            names |= {str(inputs): f"{source.url.protocol}:/"} if isinstance(source, RemoteSource) else {}
            return replace(result, findings=tuple(_as_there(problem, names) for problem in result.findings))
    except ConvertError as error:
        return refused(source.shown, error)
    except OSError as error:
        return refused(source.shown, unwritable(str(folder), error))


def _refuse_own_input(source: Source, folder: Url, options: PageOptions) -> None:
    """Raise CannotWriteError (OUT004) where an output would take the place of its input."""
    for target in (folder / name for name in _files(source, options.formats)):
        if isinstance(source, RemoteSource) and source.url.parts == target.parts:
            raise CannotWriteError(finding("OUT004", file=str(target), path=target.name))


def _files(source: Source, formats: Iterable[str]) -> list[str]:
    """The names of a page's files in the order in which they are put: the record last."""
    return [target_stem(source) + suffix for suffix in (*(load(form).suffix for form in formats), RECORD_SUFFIX)]


def _fetch(source: Source, folder: Url, here: Path, options: PageOptions) -> bytes:
    """Bring what is in the store under the names of a page's files; returns what was about to be put there.

    That is nothing, unless a run was killed at it.  Raises CannotWriteError (NET007) where the store cannot be reached.
    """
    names = _files(source, options.formats)
    lock = lock_path(here, lock_name(here / names[-1]))
    here.mkdir(parents=True)
    with writing_at(folder):
        for url, data in read_many(folder / name for name in (*names, lock.name)):
            if data is not None:
                (here / url.name).write_bytes(data)
    return lock.read_bytes() if lock.exists() else b""


def _put(source: Source, folder: Url, here: Path, result: Result, announced: bytes) -> None:
    """Put a page's files in place, the record last.  Raises CannotWriteError (NET007)."""
    names = _files(source, [output.format for output in result.outputs])
    lock = folder / lock_path(here, lock_name(here / names[-1])).name
    if not result.up_to_date:
        files = {name: (here / name).read_bytes() for name in names}
        lock.put(announced + announcement({readable(name): sha256(data) for name, data in files.items()}))
        for name, data in files.items():
            (folder / name).put(data)
    if announced or not result.up_to_date:
        lock.delete()


def _as_there(problem: Finding, names: Mapping[str, str]) -> Finding:
    """A finding with the names that files have in the store, and not here."""

    def there(text: str) -> str:
        for here, name in names.items():
            text = text.replace(here, name)
        return text

    values = tuple((name, there(value)) for name, value in problem.values)
    return replace(problem, file=there(problem.file) if problem.file else problem.file, values=values)


# --------------------------------------------------------------------------- the manifest


def _refuse_foreign_manifest(at: Url, *, force: bool) -> None:
    """Raise CannotWriteError where there is a manifest.json of someone else's (OUT014), or no such store (NET007)."""
    path = at / MANIFEST
    with writing_at(path):
        data = path.read()
    if not force and data is not None and not is_manifest(data):
        raise no_record(path)


def write_manifest_at(at: Url, own: Collection[str]) -> None:
    """Bring `manifest.json` up to date with the records below a URL, as `convert.batch.manifest.write_manifest`.

    Raises CannotWriteError (NET007).
    """
    path, again = at / MANIFEST, own
    with writing_at(path):
        while True:
            data = path.read()
            records = {nfc(name): at / name for name in at.below() if name.endswith(RECORD_SUFFIX)}
            if data is None and not set(own) & set(records):
                return
            read = dict(read_many(records[name] for name in to_read(data, records, again)))
            wanted = brought_up_to_date(data, records, again, read.get)
            if wanted == data:
                return
            path.put(wanted)
            again = ()
