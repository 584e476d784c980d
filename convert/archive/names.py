"""Names of files as they stand in XML, which cannot hold all that a name may have in it."""

from __future__ import annotations

import sys
from urllib.parse import quote

from convert.archive.check import encoded
from convert.batch.plan import NOT_XML
from convert.findings import Finding, finding


def in_xml(name: str) -> str:
    """A name as a manifest has it (RFC 8493, 2.1.3), and by the same rule with what XML cannot hold: `%01`.

    Whoever undoes percent-encoding (RFC 3986, 2.1) has the name again.
    """
    return NOT_XML.sub(lambda found: quote(found[0]), encoded(name))


def json_in_xml(text: str) -> str:
    """JSON with what XML cannot hold, which is in its strings alone, as JSON escapes it (RFC 8259, 7)."""
    return NOT_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def other_names() -> Finding | None:
    """OUT011 where this system does not have the names of files in UTF-8, in which those in the manifests are."""
    encoding = sys.getfilesystemencoding()
    return None if encoding == "utf-8" else finding("OUT011", encoding=encoding)
