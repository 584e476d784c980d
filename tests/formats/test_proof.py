"""Proving in one go says what validating and reading say by themselves; what is costly is made once a process."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from convert.catalogue import Severity
from convert.formats import BUILT_IN, json_text, load, xml
from convert.formats.base import Proof, Proving, WriteOptions, proof_of
from convert.formats.docx import mould
from convert.tree import Paragraph
from tests.trees import FILL, article, issue, page, title

ISSUE = issue(page(article("a1", title("桥通了"), Paragraph(FILL)), article("a2", title("路通了"), Paragraph(FILL))))
OPTIONS = WriteOptions()


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_proof_is_what_validating_and_reading_say(name: str) -> None:
    form = load(name)
    data = form.write(ISSUE, OPTIONS).data
    assert isinstance(form, Proving)
    assert proof_of(form, data) == Proof(tuple(form.validate(data)), form.text_stream(data))
    assert FILL in (proof_of(form, data).stream or "")


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_proof_of_damaged_bytes_has_the_findings_of_the_validator(name: str) -> None:
    form = load(name)
    data = form.write(ISSUE, OPTIONS).data[:-30]
    proof = proof_of(form, data)
    assert proof.findings == tuple(form.validate(data)) != ()
    assert any(problem.severity is Severity.ERROR for problem in proof.findings)


def test_a_format_that_only_validates_is_proved_by_that() -> None:
    class Plain:
        name, suffix, media_type = "plain", ".plain", "text/plain"

        def write(self, *_: object) -> None: ...

        def validate(self, data: bytes) -> list[object]:
            return []

        def text_stream(self, data: bytes) -> str:
            return data.decode()

    assert proof_of(Plain(), b"x") == Proof((), None)  # type: ignore[arg-type]


def test_schemas_and_moulds_are_made_once_a_process() -> None:
    def once() -> tuple[int, ...]:
        for name in BUILT_IN:
            proof_of(load(name), load(name).write(ISSUE, OPTIONS).data)
        made = (xml.xsd, xml.relax_ng, json_text.schema, mould.mould_of)
        return tuple(one.cache_info().misses for one in made)

    assert once() == once()
    assert mould.mould_of(1, "zh-CN") is mould.mould_of(1, "zh-CN")


@given(st.text(st.characters(blacklist_categories=["Cs"])))
def test_raw_xml_is_what_libxml2_writes(text: str) -> None:
    element = etree.Element("e")
    try:
        element.text = text
        element.set("a", text)
    except ValueError as error:
        with pytest.raises(ValueError, match=str(error)):
            xml.encode(text)
        return
    assert xml.encode(text) == text.encode()
    written = etree.tostring(element, encoding="UTF-8", xml_declaration=False).decode()
    inside = f">{xml.text_xml(text)}</e>" if text else "/>"
    assert written in (f'<e a="{xml.value_xml(text)}"{inside}', f'<e a="{xml.value_xml(text)}"></e>')


@pytest.mark.parametrize("letter", [*map(chr, range(0x20)), "\x7f", "\ud800", "\udfff", "\ufffd", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_never_encoded(letter: str) -> None:
    """`Char` of XML 1.0, 2.2."""
    for text in (letter, f"报{letter}\U00020000"):
        if letter in "\t\n\r\x7f\ufffd":
            assert xml.encode(text) == text.encode()
        else:
            with pytest.raises(ValueError, match="XML compatible"):
                xml.encode(text)


def test_what_differs_in_a_document_is_not_in_its_mould() -> None:
    form = load("docx")
    other = replace(ISSUE, publication="江城日报", source="another")
    first, second = form.write(ISSUE, OPTIONS).data, form.write(other, OPTIONS).data
    assert first == form.write(ISSUE, OPTIONS).data != second
