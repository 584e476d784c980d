"""Which codes may stand in which attribute of which item."""

from __future__ import annotations

from convert.formats.newsml.vocabulary import (
    ARTICLE_IDS,
    IPTC_CODES,
    JUMPS,
    MADE_FROM,
    OWN_CODES,
    PAGE_TEXT,
    PART_TEXT,
    g2,
)


def _codes(*aliases: str) -> frozenset[str]:
    tables = {**OWN_CODES, **IPTC_CODES}
    return frozenset(f"{alias}:{code}" for alias in aliases for code in tables[alias])


_FURNITURE = frozenset({"bmpage:folio", "bmpage:editor-line", "bmpage:unplaced"})
_ARTICLE_IDS = frozenset(f"bmid:{code}" for code in ARTICLE_IDS)
_SUBJECTS = frozenset({"cpnat:abstract", "cpnat:geoArea"})
_COMMON: dict[str, dict[str, frozenset[str]]] = {
    g2("pubStatus"): {"qcode": _codes("stat")},
    g2("located"): {"type": frozenset({"cpnat:geoArea"})},
    g2("creator"): {"role": _codes("bmby"), "type": frozenset({"cpnat:organisation"})},
    g2("contributor"): {"role": _codes("bmby"), "type": frozenset({"cpnat:organisation"})},
    g2("genre"): {"qcode": _codes("genre", "bmkind")},
    g2("subject"): {"type": _SUBJECTS, "how": _codes("howextr"), "why": _codes("why"), "creator": frozenset()},
    g2("related"): {"rel": frozenset({"bmprop:weight", "bmprop:count"})},
    g2("headline"): {"role": _codes("bmhead")},
    g2("group"): {"role": frozenset({"bmpage:articles"}), "mode": _codes("pgrmod")},
    g2("link"): {"rel": JUMPS},
    g2("itemRef"): {"rel": frozenset({MADE_FROM})},
    g2("role"): {"qcode": _codes("bmfact")},
    g2("partMetaExtProperty"): {"rel": frozenset({"bmprop:start", "bmprop:end"}) | JUMPS},
}
QCODES: dict[str, dict[str, dict[str, frozenset[str]]]] = {
    g2("newsItem"): {
        **_COMMON,
        g2("itemClass"): {"qcode": frozenset({"ninat:text"})},
        g2("description"): {"role": _codes("drol")},
        g2("altId"): {"type": _ARTICLE_IDS},
        g2("contentMetaExtProperty"): {"rel": frozenset({"bmprop:tool"})},
        g2("hash"): {"hashtype": frozenset({"bmhash:sha256-c14n"}), "scope": frozenset({"bmhash:metadata"})},
    },
    g2("packageItem"): {
        **_COMMON,
        g2("itemClass"): {"qcode": frozenset({"ninat:composite"})},
        g2("description"): {"role": _FURNITURE},
        g2("altId"): {"type": _codes("bmid") - _ARTICLE_IDS},
        g2("contentMetaExtProperty"): {"rel": frozenset({"bmprop:pages"})},
        g2("hash"): {
            "hashtype": frozenset({"bmhash:sha256-text", "bmhash:sha256-c14n"}),
            "scope": frozenset({PAGE_TEXT, PART_TEXT, "bmhash:metadata"}),
        },
    },
}
"""Item, element, attribute, and the codes that may stand there; none listed means any (the tool's name)."""
