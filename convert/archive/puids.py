"""Which format a file is of, by PRONOM's identifiers (PUID), told from its name: banmian knows what it wrote.

A test holds the table to what Siegfried says of such files.
"""

from __future__ import annotations

from dataclasses import dataclass

REGISTRY = "PRONOM"
REGISTRY_URI = "https://www.nationalarchives.gov.uk/PRONOM/"


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format: its PUID, its name and version, and the IANA media type."""

    puid: str
    name: str
    version: str | None
    media_type: str

    @property
    def uri(self) -> str:
        """The page of the registry that describes it."""
        return REGISTRY_URI + self.puid


_TEXT = FileFormat("x-fmt/111", "Plain Text File", None, "text/plain")
_XML = FileFormat("fmt/101", "Extensible Markup Language", "1.0", "application/xml")
_NEWSML = FileFormat(
    "fmt/101", "NewsML-G2 (Extensible Markup Language)", "2.35", "application/vnd.iptc.g2.newsmessage+xml"
)
_JSON = FileFormat("fmt/817", "JSON Data Interchange Format", None, "application/json")

_BY_SUFFIX: tuple[tuple[str, FileFormat], ...] = (
    (".newsml.xml", _NEWSML),
    (".xml", _XML),
    (".json", _JSON),
    (".epub", FileFormat("fmt/483", "ePub format", "3.3", "application/epub+zip")),
    (".docx", FileFormat("fmt/412", "Microsoft Word for Windows", "2007 onwards",
                         "application/vnd.openxmlformats-officedocument.wordprocessingml.document")),
    (".toml", FileFormat("fmt/2065", "TOML", None, "application/toml")),
)  # fmt: skip
"""The first suffix that fits counts."""


def format_of(path: str) -> FileFormat:
    """The format of a file by its name; whatever is not known is text, in whatever encoding."""
    return next((form for suffix, form in _BY_SUFFIX if path.lower().endswith(suffix)), _TEXT)
