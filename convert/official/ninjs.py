"""The official schema of ninjs 3.1, with GeoJSON's, to which it refers; formats (dates, URIs) are checked too."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import jsonschema_rs

from convert.catalogue import Severity
from convert.errors import ValidatorMissingError
from convert.findings import finding
from convert.official import schemas
from convert.official.base import Copy, Remark, Verdict, as_findings

NAME = "ninjs"
CODES = {Severity.ERROR: "OFF061"}
RULE = "ninjs 3.1"

_GEOJSON = "https://geojson.org/schema/GeoJSON.json"
_FILES = (schemas.NINJS, schemas.GEOJSON)


class Ninjs:
    """The schema of ninjs."""

    name = NAME
    formats = ("ninjs",)

    def version(self) -> str:
        """Of which standard the schema is.  Raises ValidatorMissingError (OFF004)."""
        schemas.required(NAME, *_FILES)
        return RULE

    def judge(self, copies: Sequence[Copy]) -> Iterator[Verdict]:
        """A verdict on each file.  Raises ValidatorMissingError (OFF004, OFF005)."""
        schema = _compiled()
        return (Verdict(NAME, as_findings(_remarks(schema, copy), CODES, copy)) for copy in copies)


def _compiled() -> Any:
    folder = schemas.required(NAME, *_FILES)
    main, geojson = (json.loads((folder / file.name).read_bytes()) for file in _FILES)

    def retrieve(uri: str) -> Any:
        if uri.rstrip("#") != _GEOJSON:
            raise ValueError(uri)  # nothing is fetched
        return geojson

    try:
        return jsonschema_rs.validator_for(main, validate_formats=True, retriever=retrieve)
    except ValueError as error:
        raise ValidatorMissingError(finding("OFF005", validator=NAME, reason=error)) from None


def _remarks(schema: Any, copy: Copy) -> list[Remark]:
    try:
        value = json.loads(copy.path.read_bytes())
        return [
            Remark(Severity.ERROR, RULE, error.message, "", _pointer(error.instance_path))
            for error in schema.iter_errors(value)
        ]
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", None), getattr(error, "colno", None)
        return [Remark(Severity.ERROR, "JSON", str(error), "", "/", line, None if column is None else column - 1)]


def _pointer(path: Sequence[str | int]) -> str:
    """A JSON Pointer (RFC 6901)."""
    return "/" + "/".join(str(step).replace("~", "~0").replace("/", "~1") for step in path)
