"""Making a bag: the payload is copied and hashed in one pass, described, read back whole, and then gets its name.

The bag is built in a directory beside its place, so that nobody sees half of one.  What it holds depends on the
payload, on `--info` and SOURCE_DATE_EPOCH, and on the version here; not on its name, the clock or the order of a disk.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from convert.archive.catalogue import shared_numbers
from convert.archive.check import ALGORITHMS, CHUNK, Fixity, check, shown
from convert.archive.contents import OUTPUTS, BagRefusedError, Carried, Contents, gather
from convert.archive.handover import Handover, Span, bagging_date
from convert.archive.names import other_names
from convert.archive.payload import MANIFEST_PATH, Payload
from convert.archive.tags import manifests, not_carried, tag_files
from convert.archive.verify import contradictions, payload_of
from convert.batch.locks import lock
from convert.batch.manifest import manifest
from convert.batch.records import lock_name, to_json
from convert.errors import CannotWriteError, InvalidOutputError, UnreadableError
from convert.findings import Finding, finding
from convert.phrases import OTHER_BYTES
from convert.publish import TEMPORARY_PREFIX, signals_held, unwritable
from convert.there import isdir, isfile

OnFile = Callable[[str, int], object]

_REPLACED = ".old"
"""What the temporary name of a bag ends in that is replaced."""


@dataclass(frozen=True, slots=True)
class BagOptions:
    """Where sources and corrections are looked for besides `OUT`, what is said of the hand-over, and whether a bag of
    that name is replaced.
    """

    sources: tuple[Path, ...] = ()
    fixes: Path | None = None
    handover: Handover = field(default_factory=Handover)
    force: bool = False


@dataclass(frozen=True, slots=True)
class Bagged:
    """A bag that was made: how many pages (版), files and bytes its payload has, and what was found."""

    pages: int
    files: int
    octets: int
    findings: tuple[Finding, ...]


def make(out: Path, bag: Path, options: BagOptions, on_file: OnFile = lambda _, __: None) -> Bagged:
    """Make a bag of what a run wrote into `out`; `on_file` is told each path, and how many there are.

    Raises, and then there is no bag: BagRefusedError (a source, an output or corrections missing or changed),
    CannotWriteError (the bag is there already, the system refuses), InvalidOutputError (it does not pass `verify`),
    UsageError.
    """
    _refuse_other_names(bag)
    refuse_place(out, bag, force=options.force)
    contents = _read(lambda: gather(out, options.sources, options.fixes), out)
    with _building(bag) as building:
        payload = Payload(building, _copied(contents, building, on_file))
        found = [*contents.findings, *_described(payload, options.handover)]
        pages = payload.printed
        _set_times(building, options.handover, payload)
        _read_back(building)
        _flush()
        refuse_place(out, bag, force=options.force)  # another run may have been quicker
        _put(building, bag)
    return Bagged(pages, len(payload.files), payload.octets, tuple(found))


def _refuse_other_names(bag: Path) -> None:
    """Raise CannotWriteError (OUT011) where the names in a bag could not be told from those in its manifests."""
    if (problem := other_names()) is not None:
        raise CannotWriteError(replace(problem, file=str(bag)))


def refuse_place(out: Path, bag: Path, *, force: bool) -> None:
    """Raise CannotWriteError where the bag cannot get its name, or would lie in what it is made of.

    An empty directory is as good as none.  With `force` another bag is replaced; whatever else stands there is not.
    """
    if _is_inside(bag, out) or _is_inside(out, bag):
        raise CannotWriteError(finding("BAG012", file=str(bag), path=out))
    if not os.path.lexists(bag) or _is_empty(bag):
        return
    ours = isdir(bag) and not bag.is_symlink() and isfile(bag / "bagit.txt")
    if not (force and ours):
        raise CannotWriteError(finding("BAG013" if ours else "BAG014", file=str(bag)))


def _is_empty(bag: Path) -> bool:
    """Whether it is a directory that somebody made for the bag beforehand; one that cannot be read is not."""
    try:
        return not bag.is_symlink() and not any(bag.iterdir())
    except OSError:
        return False


def _is_inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _read(work: Callable[[], Contents], out: Path) -> Contents:
    try:
        return work()
    except OSError as error:
        reason = error.strerror or error
        raise UnreadableError(finding("SRC015", file=str(error.filename or out), reason=reason)) from error


# --------------------------------------------------------------------------- the directory


@contextmanager
def _building(bag: Path) -> Iterator[Path]:
    """A new directory beside the bag's place; taken away again unless it was given the bag's name.

    One run at a time makes a bag of that name, and takes away what killed ones left.
    """
    name = lock_name(bag)
    folder = bag.absolute().parent / f"{TEMPORARY_PREFIX}{name}-{os.urandom(8).hex()}.tmp"
    try:
        with lock(bag, name):
            _sweep(bag, name)
            folder.mkdir()
            yield folder
    except OSError as error:
        raise unwritable(_place(error, folder, bag), error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(bag: Path, name: str) -> None:
    """Take away what killed runs left half-way; a bag that one of them had yet to replace gets its name back."""
    beside = bag.absolute().parent
    for old in sorted(beside.glob(f"{TEMPORARY_PREFIX}{name}-*{_REPLACED}")):
        if os.path.lexists(bag):
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(bag)
    for left in beside.glob(f"{TEMPORARY_PREFIX}{name}-*.tmp"):
        shutil.rmtree(left, ignore_errors=True)


def _place(error: Exception, building: Path, bag: Path) -> Path:
    """Where the system refused, by the name that would have been there in the end; the bag, where it does not say."""
    refused = Path(getattr(error, "filename", None) or building)
    return bag / refused.relative_to(building) if refused.is_relative_to(building) else bag


def _put(building: Path, bag: Path) -> None:
    """Give the bag its name; one that is replaced is taken away after that."""
    old = building.with_suffix(_REPLACED)
    try:
        with signals_held():
            if bag.exists():
                bag.rename(old)
            try:
                building.rename(bag)
            except OSError:
                with suppress(OSError):
                    old.rename(bag)
                raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _read_back(building: Path) -> None:
    """Check the bag as `verify` does, from the disk: what it would reject is not handed over.

    Raises OSError where it is not what was written, InvalidOutputError (BAG018) where that is not valid.
    """
    checked = check(building)
    for problem in checked.problems[:1]:
        raise OSError(errno.EIO, OTHER_BYTES, str(building / problem.path))
    for wrong in contradictions(payload_of(building, checked), set(checked.files)):
        reason = dict(wrong.values).get("reason", "")
        raise InvalidOutputError(finding("BAG018", file=wrong.file, check=wrong.code, reason=reason))


def _flush() -> None:
    """Bring everything to the disk before the bag gets its name: one call, where a call a file takes minutes."""
    if hasattr(os, "sync"):  # Windows has none
        os.sync()


def _set_times(building: Path, handover: Handover, payload: Payload) -> None:
    """Give every file and directory the bag's own time, so that a tar of it has the same bytes too."""
    date, _ = bagging_date(handover, Span.of(payload.pages()))
    midnight = int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp())
    moment = midnight if handover.epoch is None else handover.epoch
    for top, _, names in os.walk(building, topdown=False):
        for path in (*(Path(top, name) for name in names), Path(top)):
            os.utime(path, (moment, moment))


# --------------------------------------------------------------------------- the files


def _copied(contents: Contents, building: Path, on_file: OnFile) -> dict[str, Fixity]:
    """Copy the payload, the manifest last; the fixity of each file by its path."""
    files = {}
    for carried in contents.files:
        on_file(carried.path, len(contents.files))
        files[carried.path] = _copy(carried, building / carried.path)
    files[MANIFEST_PATH] = _write(building / MANIFEST_PATH, to_json(manifest(building / OUTPUTS)))
    return files


def _copy(carried: Carried, target: Path) -> Fixity:
    """Copy one file, hashed as it is read.  Raises BagRefusedError (BAG005) where it was changed in the meantime."""
    fixity = _written(target, _chunks(carried.file))
    if fixity.digests["sha256"] != carried.sha256:
        told = finding("BAG005", file=str(carried.file), name=carried.file.name, record=carried.path)
        raise BagRefusedError(told)
    return fixity


def _chunks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk
    except OSError as error:
        raise UnreadableError(finding("SRC015", file=str(path), reason=error.strerror or error)) from error


def _write(target: Path, data: bytes) -> Fixity:
    return _written(target, [data])


def _written(target: Path, chunks: Iterator[bytes] | Sequence[bytes]) -> Fixity:
    """Write a new file for everyone to read; its fixity.  It is flushed with all the others (`_flush`)."""
    target.parent.mkdir(parents=True, exist_ok=True)
    hashes = {name: hashlib.new(name) for name in ALGORITHMS}
    size = 0
    with target.open("xb") as file:
        for chunk in chunks:
            file.write(chunk)
            size += len(chunk)
            for one in hashes.values():
                one.update(chunk)
    target.chmod(0o644)
    return Fixity({name: one.hexdigest() for name, one in hashes.items()}, size)


def _described(payload: Payload, handover: Handover) -> Iterator[Finding]:
    """Write the tag files and the manifests, and say what cannot be said, or not by every tool."""
    tags = {path: _write(payload.bag / path, data) for path, data in tag_files(payload, handover)}
    for path, data in manifests(payload.files, "manifest"):
        tags[path] = _write(payload.bag / path, data)
    for path, data in manifests(tags, "tagmanifest"):
        _write(payload.bag / path, data)
    for folder, _, _ in os.walk(payload.bag):
        Path(folder).chmod(0o755)
    yield from not_carried(payload)
    if not bagging_date(handover, Span.of(payload.pages()))[1]:
        yield finding("FACT004", format="BagIt")
    yield from shared_numbers(payload, handover)
    for path in payload.files:
        if "%" in path or path.splitlines() != [path] or path != path.rstrip():
            yield finding("BAG015", file=shown(path))
