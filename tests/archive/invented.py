"""A run's output directory made up by hand: records and files of no real format, so that no format's change is felt here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from convert.archive.bag import Bagged, BagOptions, make
from convert.archive.check import ALGORITHMS, Fixity, fixity_of
from convert.archive.tags import manifests
from convert.batch.records import RECORD, to_json
from convert.publish import sha256

VERSIONS: dict[str, Any] = {
    "banmian": "9.8.7", "python": "3.11.0", "libraries": {"lxml": "6.0"}, "model": "a" * 64,
    "schemas": {"epub": "b" * 64, "json": "c" * 64},
}  # fmt: skip
NOTE = {"code": "PAR007", "severity": "note", "line": 3}


def put(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def page(
    sources: Path,
    out: Path,
    name: str,
    *,
    fix: Path | None = None,
    formats: tuple[str, ...] = ("epub", "json"),
    **more: Any,
) -> dict[str, Any]:
    """Write a page, its outputs and its record; `more` goes into the record."""
    place, stem = Path(name).parent, Path(name).name
    source = f"渠水进城　{name}\n".encode()
    put(sources / place / f"{stem}.txt", source)
    outputs = []
    for form in formats:
        data = f"{form} of {name}\n".encode()
        put(out / place / f"{stem}.{form}", data)
        outputs.append({"name": f"{stem}.{form}", "format": form, "media_type": "x/y", "sha256": sha256(data),
                        "bytes": len(data), "findings": []})  # fmt: skip
    record: dict[str, Any] = {
        "kind": RECORD,
        "source": {"name": f"{stem}.txt", "sha256": sha256(source), "bytes": len(source), "encoding": "utf-8"},
        "facts": {"date": "--date"},
        "issue": {
            "publication": "河湾日报",
            "date": "2026-07-02",
            "pages": [{"number": "3", "section": "要闻", "articles": 2}],
        },
        "options": {"typography": "source", "keywords": False},
        "versions": VERSIONS,
        "findings": [NOTE],
        "outputs": outputs,
        "counts": {"note": 1, "warning": 0, "error": 0},
        **more,
    }
    if fix is not None:
        data = b'[page]\nsection = "x"\n'
        put(fix / place / f"{stem}.fix.toml", data)
        record["corrections"] = {"name": f"{stem}.fix.toml", "sha256": sha256(data), "agent": "human"}
    put(out / place / f"{stem}.record.json", to_json(record))
    return record


def small(top: Path) -> tuple[Path, Path]:
    """Three pages, one with corrections, at three levels, with spaces and Chinese in their names: sources and output."""
    sources, out = top / "pages", top / "out"
    page(sources, out, "第3版", fix=sources)
    page(sources, out, "2026 年/七月/河湾 04", issue={"publication": "河湾日报", "date": "2026-07-03", "pages": []})
    page(sources, out, "b/plain", formats=("json",), issue={"pages": [{"articles": 0}]})
    return sources, out


def bagged(top: Path, **options: Any) -> tuple[Path, Bagged]:
    """A bag of the three pages."""
    sources, out = small(top)
    return top / "bag", make(out, top / "bag", BagOptions(sources=(sources,), **options))


def tree(top: Path) -> dict[str, bytes]:
    """The files below a directory by their paths."""
    return {p.relative_to(top).as_posix(): p.read_bytes() for p in sorted(top.rglob("*")) if p.is_file()}


def seal(bag: Path) -> None:
    """Make the manifests of a bag anew, and its Payload-Oxum: what someone does who knows how."""
    for name in ALGORITHMS:
        (bag / f"tagmanifest-{name}.txt").unlink()
        (bag / f"manifest-{name}.txt").unlink()
    info = (bag / "bag-info.txt").read_text("utf-8").splitlines()
    payload = [path for path in (bag / "data").rglob("*") if path.is_file()]
    oxum = f"Payload-Oxum: {sum(path.stat().st_size for path in payload)}.{len(payload)}"
    lines = [oxum if line.startswith("Payload-Oxum") else line for line in info]
    (bag / "bag-info.txt").write_text("\n".join(lines) + "\n", "utf-8")
    for kind in ("manifest", "tagmanifest"):
        files: dict[str, Fixity] = {path: fixity_of(bag / path) for path in tree(bag)}
        for path, data in manifests(files, kind):
            (bag / path).write_bytes(data)


def change_record(bag: Path, path: str, **changes: Any) -> None:
    """Put something else into a record."""
    record = json.loads((bag / path).read_bytes())
    (bag / path).write_bytes(to_json({**record, **changes}))
