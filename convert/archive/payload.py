"""The payload of a bag, page by page, read from its records: all that the bag says of itself is made from this."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from convert.archive.check import Fixity
from convert.archive.contents import CORRECTIONS, OUTPUTS, SOURCES, folder_of, inner_folder, names_files
from convert.batch.plan import MANIFEST, RECORD_SUFFIX, readable
from convert.batch.records import RECORD, from_json


@dataclass(frozen=True, slots=True)
class BagPage:
    """A page in the bag: its place (`a/b/` or nothing), the name its files share, and its record.

    An issue is one too; `parts` are its files, each with `inner`, its own folder below the place (`A/` or nothing).
    """

    place: str
    stem: str
    record: Mapping[str, Any]
    inner: str = ""

    @property
    def parts(self) -> list[BagPage]:
        """The files that it was made of: itself, or, of an issue, each as if it were a page.

        Facts of the issue that a file lacks are those of the whole.
        """
        if "parts" not in self.record:
            return [self]
        whole = {name: value for name, value in self.issue.items() if name in ("publication", "date", "number")}
        return [
            replace(
                self,
                record={**self.record, **part, "issue": {**whole, **part.get("issue", {})}},
                inner=inner_folder(part["name"]),
            )
            for part in self.record["parts"]
        ]

    @property
    def name(self) -> str:
        """The name of the page in the bag: `a/b/X`."""
        return self.place + self.stem

    @property
    def record_path(self) -> str:
        """The path of its record."""
        return OUTPUTS + self.name + RECORD_SUFFIX

    @property
    def source(self) -> str:
        """The path of its source; an issue has one a part."""
        return SOURCES + self.place + self.inner + str(self.record["source"]["name"])

    @property
    def corrections(self) -> str | None:
        """The path of the corrections it was made with."""
        entry = self.record.get("corrections")
        return None if entry is None else CORRECTIONS + self.place + self.inner + entry["name"]

    def path_of(self, output: Mapping[str, Any]) -> str:
        """The path of one of its outputs."""
        return OUTPUTS + self.place + str(output["name"])

    @property
    def outputs(self) -> list[tuple[str, Mapping[str, Any]]]:
        """Its outputs: path, and what the record says of each."""
        return [(self.path_of(output), output) for output in self.record["outputs"]]

    @property
    def formats(self) -> list[str]:
        """The formats of its outputs."""
        return [output["format"] for output in self.record["outputs"]]

    @property
    def read_as(self) -> list[str]:
        """The formats that its files were read back from; none of text."""
        found = (part.record["source"].get("format") for part in self.parts)
        return [form for form in found if isinstance(form, str)]

    @property
    def issue(self) -> Mapping[str, Any]:
        """The facts of the issue as settled, and its pages."""
        found = self.record.get("issue")
        return found if isinstance(found, dict) else {}

    @property
    def date(self) -> str | None:
        """The date of the issue, YYYY-MM-DD."""
        try:
            return date.fromisoformat(self.issue.get("date", "")).isoformat()
        except (TypeError, ValueError):
            return None

    @property
    def epoch(self) -> int | None:
        """SOURCE_DATE_EPOCH of the run that made it: the only time that a run knows."""
        found = self.record.get("options", {}).get("source_date_epoch")
        return found if isinstance(found, int) else None

    @property
    def provider(self) -> str | None:
        """Who provides the files."""
        return self._released("provider")

    @property
    def rights(self) -> str | None:
        """The statement of rights in the files."""
        return self._released("rights")

    def _released(self, name: str) -> str | None:
        """What the options say, or else the file that was read back; of an issue, the first that says it."""
        files = [part.record["source"].get("release") for part in self.parts]
        said = [self.record.get("options", {}), *(one for one in files if isinstance(one, dict))]
        return next((found for one in said if isinstance(found := one.get(name), str)), None)

    @property
    def versions(self) -> Mapping[str, Any]:
        """The versions of what had a part in it."""
        found = self.record.get("versions")
        return found if isinstance(found, dict) else {}


@dataclass(frozen=True, slots=True)
class Payload:
    """The payload of the bag at `bag`; `files` has the fixity of each of its files by path."""

    bag: Path
    files: Mapping[str, Fixity]

    def pages(self) -> Iterator[BagPage]:
        """The pages in the order of their names; each record is read when it is due.

        A record that is not among the files, since it cannot be read, has none.
        """
        found = [path for path in self.files if path.startswith(OUTPUTS) and path.endswith(RECORD_SUFFIX)]
        for path in sorted(found, key=readable):
            record = from_json((self.bag / path).read_bytes(), RECORD) or {}
            if names_files(record):
                within = Path(path).relative_to(OUTPUTS)
                yield BagPage(folder_of(within), readable(within.name).removesuffix(RECORD_SUFFIX), record)

    def parts(self) -> Iterator[BagPage]:
        """The pages, and in the place of an issue its files."""
        return (part for page in self.pages() for part in page.parts)

    @property
    def printed(self) -> int:
        """How many pages (版) the sources have; one that is a page and in an issue too, by other runs, counts once."""
        of_each = {part.source: len(part.issue.get("pages", [])) or 1 for part in self.parts()}
        return sum(of_each.values())

    @property
    def octets(self) -> int:
        """The size of the payload in bytes."""
        return sum(fixity.size for fixity in self.files.values())


MANIFEST_PATH = OUTPUTS + MANIFEST
