"""The tag files of a bag but for its manifests: a pure function of the payload, the hand-over and the versions here.

So the version that made a bag can make them again, and compare.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Any

from convert.archive.bag_info import PROFILE_FOLDER, bag_info
from convert.archive.catalogue import CATALOGUE, DESCRIPTION, catalogue, description
from convert.archive.check import ALGORITHMS, BAGIT, DATA, INFO, encoded, nfc
from convert.archive.describe import dublin_core, findings_jsonl, formats_csv
from convert.archive.handover import Handover, Span, from_record, packing_time, to_record
from convert.archive.payload import BagPage, Payload
from convert.archive.premis import Packing, bag_premis, page_premis
from convert.archive.shape import fits, seconds
from convert.batch.plan import readable
from convert.batch.records import from_json, to_json, versions
from convert.errors import UsageError
from convert.findings import Finding, finding
from convert.formats.identity import urn
from convert.publish import sha256
from convert.schema_files import schema_dir

BAGGING = "metadata/bagging.json"
BAGGING_KIND = "banmian-bagging/1"
CHECK = "metadata/check.py"
PREMIS = "metadata/premis.xml"
PREMIS_PAGES = "metadata/premis/"
DUBLIN_CORE = "metadata/dc.xml"
SCHEMAS = "metadata/schemas/"
MODEL = "metadata/model/"
MANIFESTS = frozenset(f"{kind}-{name}.txt" for kind in ("manifest", "tagmanifest") for name in ALGORITHMS)
_CARDS = ("CARD.md", "lines.card.json")


def tag_files(payload: Payload, handover: Handover) -> Iterator[tuple[str, bytes]]:
    """The tag files, path and bytes, in no order that matters."""
    identifier, here = identifier_of(payload), versions()
    span = Span.of(payload.pages())
    packing = Packing(identifier, packing_time(handover, span), here)
    yield "bagit.txt", BAGIT
    yield INFO, bag_info(payload, span, handover, identifier)
    yield CATALOGUE, catalogue(payload, handover)
    yield DESCRIPTION, description(payload, span, handover, here)
    yield BAGGING, to_json({"kind": BAGGING_KIND, "versions": here, **to_record(handover)})
    yield CHECK, (Path(__file__).parent / "check.py").read_bytes()
    yield DUBLIN_CORE, dublin_core(payload, span, handover, identifier)
    yield "metadata/formats.csv", formats_csv(payload)
    yield "metadata/findings.jsonl", findings_jsonl(payload.pages())
    yield PREMIS, bag_premis(payload, (page.name for page in payload.pages()), packing)
    for page in payload.pages():
        yield premis_path(page), page_premis(page, payload, packing)
    yield from _schemas_and_cards(payload)


def premis_path(page: BagPage) -> str:
    """Where the preservation metadata of a page or an issue are."""
    return f"{PREMIS_PAGES}{page.name}.premis.xml"


def difference(wanted: Set[str], there: Set[str]) -> tuple[list[str], list[str]]:
    """The files that should be there and are not, and those that are there and should not be, as they can be shown.

    Some file systems keep names in another Unicode form: that makes no odds here, `check` tells of it.
    """
    spelt, named = ({nfc(path) for path in paths} for paths in (there, wanted))
    missing = [path for path in sorted(wanted) if nfc(path) not in spelt]
    return missing, [readable(path) for path in sorted(there) if nfc(path) not in named]


def identifier_of(payload: Payload) -> str:
    """The bag's identifier: made from its payload manifest, so that the same payload has the same."""
    return urn("bag", sha256(manifest(payload.files, "sha256")))


def manifest(files: Mapping[str, Any], algorithm: str) -> bytes:
    """The lines of a manifest, in the order of the paths' code points."""
    return "".join(f"{files[path].digests[algorithm]}  {encoded(path)}\n" for path in sorted(files)).encode()


def manifests(files: Mapping[str, Any], kind: str) -> Iterator[tuple[str, bytes]]:
    """The manifests of a kind: those of the payload, or with `tagmanifest` those of all else."""
    listed = {path: fixity for path, fixity in files.items() if path.startswith(DATA) == (kind == "manifest")}
    return ((f"{kind}-{algorithm}.txt", manifest(listed, algorithm)) for algorithm in ALGORITHMS)


_BAGGING: dict[str, Any] = {"versions": dict, "info?": dict, "source_date_epoch?": seconds}


def handover_of(bag: Path) -> tuple[Handover, Mapping[str, Any]] | None:
    """What the bag's own record says: the hand-over, and the versions; None where there is no such record."""
    try:
        record = from_json((bag / BAGGING).read_bytes(), BAGGING_KIND)
        return (from_record(record), record["versions"]) if record is not None and fits(record, _BAGGING) else None
    except (OSError, UsageError):
        return None


# --------------------------------------------------------------------------- schemas and the model's card


def _schemas_and_cards(payload: Payload) -> Iterator[tuple[str, bytes]]:
    used, models = _used(payload)
    here = versions()
    for name in sorted({PROFILE_FOLDER, *(name for name, digest in used if _is_here(name, digest))}):
        folder = schema_dir() / name
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            yield f"{SCHEMAS}{path.relative_to(schema_dir()).as_posix()}", path.read_bytes()
    if here["model"] in models:
        for name in _CARDS:
            yield MODEL + name, (_model_dir() / name).read_bytes()


def not_carried(payload: Payload) -> Iterator[Finding]:
    """A finding (BAG011) for each schema or model that pages were made with and that is not the one here."""
    used, models = _used(payload)
    names = [f"{name} (sha256 {digest})" for name, digest in sorted(used) if not _is_here(name, digest)]
    names += [f"model (sha256 {digest})" for digest in sorted(models) if digest != versions()["model"]]
    return (finding("BAG011", name=name) for name in names)


def _used(payload: Payload) -> tuple[set[tuple[str, str]], set[str]]:
    """The schemas, by format and sha256, and the models that the pages were made with."""
    schemas: set[tuple[str, str]] = set()
    models: set[str] = set()
    for page in payload.pages():
        known = page.versions.get("schemas", {})
        schemas |= {(o["format"], known[o["format"]]) for _, o in page.outputs if o["format"] in known}
        models |= {page.versions["model"]} if page.versions.get("model") else set()
    return schemas, models


def _is_here(name: str, digest: str) -> bool:
    schemas = versions()["schemas"]
    return isinstance(schemas, dict) and schemas.get(name) == digest


def _model_dir() -> Path:
    return Path(__file__).parent.parent / "parser" / "model"
