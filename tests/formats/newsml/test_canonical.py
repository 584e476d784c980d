"""The canonical form that the hashes are made of is the one that libxml2 gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from convert.formats.newsml import FORMAT
from convert.formats.newsml.canonical import canonical
from convert.formats.newsml.labels import put_subjects
from convert.formats.newsml.markup import around, text_element
from convert.formats.newsml.vocabulary import NITF
from convert.tree import Enrichment, Keyword, Place
from tests.formats.newsml.written import FULL
from tests.trees import CORPUS

HARD = "a&b<c>d\"e'f\tg\nh\ri\u2028 &#10; ]]>"
TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from(HARD)
)
NAMES = ("role", "type", "xmlns", "version", "a", "a-b", "a.b", "xml:lang")


def by_libxml2(xml: str) -> str:
    """Exclusive canonicalization of one element, without comments."""
    root = etree.fromstring(xml.encode())
    return etree.tostring(root, method="c14n", exclusive=True, with_comments=False).decode()


@given(st.dictionaries(st.sampled_from(NAMES[:2] + NAMES[3:]), TEXT, max_size=5), TEXT)
def test_attributes_and_text_are_as_libxml2_has_them(attributes: dict[str, str], text: str) -> None:
    known = {"xmlns": NITF, **attributes}
    for xml in (text_element("p", text, known), text_element("p", None, known), text_element("p", text)):
        assert canonical(xml.rstrip("\n")) == by_libxml2(xml)


def test_empty_elements_are_written_out() -> None:
    xml = around("media", text_element("media-reference", None) + text_element("p", None, {"b": "/", "a": ">"}))
    assert canonical(xml) == '<media>\n<media-reference></media-reference>\n<p a=">" b="/"></p>\n</media>\n'


def test_subjects_have_both_forms() -> None:
    enrichment = Enrichment("a tool", (Keyword(HARD, 0.5), Keyword("水", 1)), (Place("R&D > <区>", 3),))
    subjects = put_subjects(enrichment)
    assert subjects.written.count("<subject ") == 3
    assert canonical(subjects.written) == subjects.hashed


@pytest.mark.parametrize("name", CORPUS)
def test_whole_messages_are_as_libxml2_has_them(name: str) -> None:
    _, _, message = FORMAT.write(CORPUS[name], FULL).data.decode().partition("\n")
    assert canonical(message.rstrip("\n")) == by_libxml2(message)
