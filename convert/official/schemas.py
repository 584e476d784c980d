"""The official schemas: files of IPTC's, installed once with `banmian schema install DIR`, and known by their sha256.

banmian neither ships nor fetches them.  They lie in the user's data directory, are compared with the table at every
use, and nothing that is not in the table is ever taken for one of them.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from convert.errors import UnreadableError, ValidatorMissingError
from convert.findings import Finding, about, finding
from convert.publish import Draft, publish, sha256
from convert.there import isdir, isfile, why_not

DATA_DIR = "BANMIAN_DATA_DIR"
"""Names the data directory in place of the platform's."""

LARGEST = 8 * 1024 * 1024
"""Bytes: no official schema comes near."""


@dataclass(frozen=True, slots=True)
class OfficialFile:
    """A file of a standard's: the name it is kept under, what it is, where it is published, and its sha256."""

    name: str
    standard: str
    origin: str
    sha256: str


_NEWSML = "https://github.com/iptc/newsml-g2"
_NINJS = "https://github.com/iptc/newsinjson"

NEWSML = OfficialFile(
    "NewsML-G2_2.35-spec-All-Power.xsd", "NewsML-G2 2.35", _NEWSML,
    "06ef1c5076a32f2568ac8955994029890afac0268f795e3c26642ded52cf0181",
)  # fmt: skip
XML = OfficialFile(
    "xml.xsd", "XML namespace", _NEWSML,
    "61960fb3131e38022caad5360e2f33a3382578ab3c80cd58bd74320ede61b20c",
)  # fmt: skip
NITF = OfficialFile(
    "nitf-3-6.xsd", "NITF 3.6", _NEWSML,
    "78f4931e19ae7c1b8dc55156675991b90d85b147fe7e683a2f11928071470cf4",
)  # fmt: skip
RUBY = OfficialFile(
    "nitf-3-6-ruby-include.xsd", "NITF 3.6 ruby", _NEWSML,
    "cd24abf32fbf76d8ea139a96222884f7a51f12fd2d06c7c806d7343beed0b30b",
)  # fmt: skip
NINJS = OfficialFile(
    "ninjs-schema_3.1.json", "ninjs 3.1", _NINJS,
    "404f578a299bf34e76e98f2de26ad9989882ebd7abf3a4d3cf3aa689b70a8744",
)  # fmt: skip
GEOJSON = OfficialFile(
    "GeoJSON-schema.json", "GeoJSON", _NINJS,
    "e52886cce1429941ab3725a055a61d6bf8b6f5429837ff7dbca32f809e3500c2",
)  # fmt: skip

KNOWN = (NEWSML, XML, NITF, RUBY, NINJS, GEOJSON)
"""Every official file that banmian can use."""


def data_dir() -> Path | None:
    """Where a user's data lie, by the platform's rules or BANMIAN_DATA_DIR; None where there is no home."""
    if given := os.environ.get(DATA_DIR):
        return Path(given).absolute()
    named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_DATA_HOME", "")
    # a relative path is to be ignored (XDG Base Directory 0.8)
    if sys.platform != "darwin" and named and Path(named).is_absolute():
        return Path(named) / "banmian"
    try:
        home = Path.home()
    except RuntimeError:  # a container's user that no password file knows
        return None
    return home.joinpath(*_IN_HOME.get(sys.platform, (".local", "share")), "banmian")


_IN_HOME = {"win32": ("AppData", "Local"), "darwin": ("Library", "Application Support")}


def folder() -> Path | None:
    """Where the official files lie."""
    top = data_dir()
    return None if top is None else top / "official-schemas"


def state(file: OfficialFile) -> str:
    """`installed`, `missing`, or `changed` where its bytes are no longer the official ones."""
    top = folder()
    data = None if top is None else _bytes(top / file.name)
    if data is None:
        return "missing"
    return "installed" if sha256(data) == file.sha256 else "changed"


def required(validator: str, *files: OfficialFile) -> Path:
    """The folder in which all of these files are installed, unchanged.

    Raises ValidatorMissingError (OFF004) naming those that are not.
    """
    lacking = [file.name for file in files if state(file) != "installed"]
    top = folder()
    if lacking or top is None:
        raise ValidatorMissingError(finding("OFF004", validator=validator, files=", ".join(lacking)))
    return top


def changed() -> list[Finding]:
    """A finding (OFF014) for each file that was changed after it was installed."""
    return [finding("OFF014", name=file.name) for file in KNOWN if state(file) == "changed"]


def install(source: Path) -> tuple[list[OfficialFile], list[Finding]]:
    """Install the official files in a directory and below it: those installed, and findings on all others.

    A file is known by its bytes, whatever its name.  Raises UnreadableError (SRC001, SRC015), OFF013 where none is
    known, and CannotWriteError.
    """
    if not isdir(source):
        raise UnreadableError(*about(why_not(source, source).findings, str(source)))
    by_digest = {file.sha256: file for file in KNOWN}
    found: dict[OfficialFile, bytes] = {}
    problems: list[Finding] = []
    for path in _files(source, problems):
        data = _bytes(path)
        file = by_digest.get(sha256(data)) if data is not None else None
        if file is not None and data is not None:
            found[file] = data
        else:
            problems.append(_refused(path, data))
    if not found:
        refused = [problem for problem in problems if problem.code in ("OFF011", "SRC015")]
        raise UnreadableError(refused[0] if refused else finding("OFF013", path=source))
    _publish(found)
    return [file for file in KNOWN if file in found], problems


def _publish(found: dict[OfficialFile, bytes]) -> None:
    top = folder()
    if top is None:
        raise UnreadableError(finding("SRC015", reason=f"no home directory; set {DATA_DIR}"))
    drafts = [Draft(top / file.name, data) for file, data in found.items()]
    publish(drafts, lambda _path, _data: True)


def _files(source: Path, problems: list[Finding]) -> list[Path]:
    """The files in a directory and below it; a directory that cannot be read is put into `problems` (SRC015)."""
    closed: list[OSError] = []
    found = [Path(top, name) for top, _, names in os.walk(source, onerror=closed.append) for name in names]
    for error in closed:
        problems.append(finding("SRC015", file=str(error.filename), reason=error.strerror or error))
    return sorted(filter(isfile, found), key=Path.as_posix)


def _bytes(path: Path) -> bytes | None:
    """The bytes of a file of a sensible size; None where there is none that can be read."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return None
        return path.read_bytes()
    except OSError:
        return None


def _refused(path: Path, data: bytes | None) -> Finding:
    namesake = next((file for file in KNOWN if file.name == path.name), None)
    if namesake is None or data is None:
        return finding("OFF012", path=path)
    return finding("OFF011", path=path, standard=namesake.standard, sha256=sha256(data), origin=namesake.origin)
