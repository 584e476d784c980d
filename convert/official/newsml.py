"""The official schemas of NewsML-G2 2.35 and NITF 3.6 together.

NewsML-G2 alone lets anything stand in `inlineXML` (its wildcard is lax); with both schemas in one, NITF is checked too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from convert.catalogue import Severity
from convert.errors import ValidatorMissingError
from convert.findings import finding
from convert.formats import xml
from convert.official import schemas
from convert.official.base import Copy, Remark, Verdict, as_findings

NAME = "newsml-g2"
CODES = {Severity.ERROR: "OFF051"}
RULE = "NewsML-G2 2.35, NITF 3.6"

_DRIVER = f"""\
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:import namespace="http://iptc.org/std/nar/2006-10-01/" schemaLocation="{schemas.NEWSML.name}"/>
  <xs:import namespace="http://iptc.org/std/NITF/2006-10-18/" schemaLocation="{schemas.NITF.name}"/>
</xs:schema>
"""
_FILES = (schemas.NEWSML, schemas.NITF, schemas.RUBY, schemas.XML)


class NewsML:
    """The schemas of NewsML-G2 and NITF."""

    name = NAME
    formats = ("newsml",)

    def version(self) -> str:
        """Of which standards the schemas are.  Raises ValidatorMissingError (OFF004)."""
        schemas.required(NAME, *_FILES)
        return RULE

    def judge(self, copies: Sequence[Copy]) -> Iterator[Verdict]:
        """A verdict on each file.  Raises ValidatorMissingError (OFF004, OFF005)."""
        schema = _compiled()
        return (_verdict(schema, copy) for copy in copies)


def _compiled() -> etree.XMLSchema:
    base = schemas.required(NAME, *_FILES) / "driver.xsd"  # no such file: the others are found beside it
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.XMLSchema(etree.fromstring(_DRIVER, parser, base_url=base.as_uri()))
    except etree.LxmlError as error:
        raise ValidatorMissingError(finding("OFF005", validator=NAME, reason=error)) from None


def _verdict(schema: etree.XMLSchema, copy: Copy) -> Verdict:
    return Verdict(NAME, as_findings(_remarks(schema, copy), CODES, copy))


def _remarks(schema: etree.XMLSchema, copy: Copy) -> list[Remark]:
    try:
        root = xml.parse(copy.path.read_bytes())
    except (etree.XMLSyntaxError, ValueError) as error:
        return [Remark(Severity.ERROR, "XML 1.0", str(error), "", line=getattr(error, "lineno", None))]
    return [
        Remark(Severity.ERROR, RULE, message, "", line=line or None)
        for line, message in xml.schema_errors(schema, root)
    ]
