"""The catalogs of every item: IPTC's, which is referred to, and one with our schemes."""

from __future__ import annotations

from convert.formats.newsml.markup import around
from convert.formats.newsml.properties import put
from convert.formats.newsml.vocabulary import CATALOG, SCHEMES

CATALOGS = put("catalogRef", href=CATALOG) + around(
    "catalog", "".join(put("scheme", alias=alias, uri=uri) for alias, uri in SCHEMES.items())
)
"""As they are written."""
