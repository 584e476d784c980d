"""QCodes read through the catalogs of their item: another tool may have renamed an alias, never a scheme's URI."""

from __future__ import annotations

from convert.formats.newsml.vocabulary import SCHEMES, g2
from convert.formats.xml import Element

_OWN = {uri: alias for alias, uri in SCHEMES.items()}


class Codes:
    """The aliases of one item, as its inline catalogs declare them."""

    def __init__(self, item: Element | None) -> None:
        schemes = [] if item is None else [s for catalog in item.iterchildren(g2("catalog")) for s in catalog]
        self._aliases = {scheme.get("alias"): scheme.get("uri") for scheme in schemes}

    @property
    def declares_ours(self) -> bool:
        """Whether any scheme of ours is declared."""
        return any(uri in _OWN for uri in self._aliases.values())

    def of(self, element: Element, attribute: str) -> str:
        """The qcode in an attribute, with our own alias where its scheme is ours; empty where there is none.

        An alias of ours that the item gives another meaning is not ours; one that no inline catalog declares
        (IPTC's come from a catalog that is referred to) is taken as it stands.
        """
        qcode = element.get(attribute) or ""
        if not self._aliases:
            return qcode
        alias, _, code = qcode.partition(":")
        uri = self._aliases.get(alias)
        if uri is None:
            return qcode
        own = _OWN.get(uri)
        return f"{own}:{code}" if own else ""


AS_THEY_STAND = Codes(None)
"""The codes of an item whose catalogs declare our schemes as we do."""
