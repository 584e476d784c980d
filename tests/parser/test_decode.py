"""Decoding: strict, by what reads as Chinese, and each refusal with its place."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.errors import ExitCode, UnreadableError
from convert.limits import MAX_BYTES, MAX_LINE_LENGTH, MAX_LINES
from convert.parser.decode import ENCODINGS, decode

CODECS = {
    "utf-8": "utf-8",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "gb18030": "gb18030",
    "big5-hkscs": "big5hkscs",
}
SIMPLIFIED = "江城工会把职工生活小事办成实事\n\n本报讯(记者苏远)近日,江城市总工会推出健步走活动,受到职工欢迎。\n"
TRADITIONAL = "江城工會把職工生活小事辦成實事\n\n【本報訊】近日，江城市總工會推出健步走活動，受到職工歡迎。\n"


def refusal(data: bytes, encoding: str | None = None) -> dict[str, str]:
    with pytest.raises(UnreadableError) as caught:
        decode(data, encoding)
    assert caught.value.exit_code == ExitCode.UNREADABLE
    return {"code": caught.value.finding.code, **dict(caught.value.finding.values)}


# --------------------------------------------------------------------------- told apart


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "gb18030"),
        (TRADITIONAL, "utf-8"),
        (TRADITIONAL, "gb18030"),
        (TRADITIONAL, "big5-hkscs"),
    ],
)
def test_the_encoding_is_the_one_that_reads_as_chinese(text: str, encoding: str) -> None:
    found = decode(text.encode(CODECS[encoding]))
    assert (found.text, found.encoding) == (text, encoding)


def test_big5_that_also_decodes_as_gb18030_is_big5() -> None:
    data = "工會推出健步走活動".encode("big5hkscs")
    data.decode("gb18030")
    assert decode(data).encoding == "big5-hkscs"


def test_gb18030_that_also_decodes_as_big5_is_gb18030() -> None:
    data = "工会推出健步走活动".encode("gb18030")
    data.decode("big5hkscs")
    assert decode(data).encoding == "gb18030"


@pytest.mark.parametrize("text", ["要闻", "头条新闻", "本报记者 苏明远", "第01版:要闻", "工人日报"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_page_of_a_few_characters_is_told(text: str, encoding: str) -> None:
    assert decode(text.encode(CODECS[encoding])).text == text


@pytest.mark.parametrize("text", ["香港新聞", "本報記者 蘇明遠", "第一版 要聞", "中國時報"])
def test_a_traditional_page_of_a_few_characters_is_told(text: str) -> None:
    assert decode(text.encode("big5hkscs")).text == text


def test_hong_kong_characters_are_read() -> None:
    text = "香港居民喺度食嘢，記者喺深水埗報道。\n"
    assert decode(text.encode("big5hkscs")).text == text


def test_four_byte_characters_of_gb18030_are_read() -> None:
    text = "江城市总工会主席王𬭎出席会议并讲话，代表们热烈鼓掌。\n"
    assert decode(text.encode("gb18030")).text == text


def test_ascii_is_utf8() -> None:
    assert decode(b"Page 3\n").encoding == "utf-8"


@pytest.mark.parametrize("text", ["Café Zürich\n", "Новости дня\n", "東京のニュースです\n", "ཉིན་རེའི་གསར་འགྱུར།\n"])
def test_well_formed_utf8_of_any_language_is_utf8(text: str) -> None:
    assert decode(text.encode()).text == text


# --------------------------------------------------------------------------- byte order marks


@pytest.mark.parametrize(
    ("mark", "encoding"), [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")]
)
def test_a_byte_order_mark_decides_and_is_no_text(mark: bytes, encoding: str) -> None:
    found = decode(mark + SIMPLIFIED.encode(CODECS[encoding]))
    assert (found.text, found.encoding) == (SIMPLIFIED, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_when_it_reads_as_chinese(encoding: str) -> None:
    found = decode(SIMPLIFIED.encode(encoding))
    assert (found.text, found.encoding) == (SIMPLIFIED, encoding)


@pytest.mark.parametrize("order", ["little", "big"])
def test_a_lone_surrogate_is_refused_with_its_place(order: str) -> None:
    codec = "utf-16-le" if order == "little" else "utf-16-be"
    mark = "\ufeff".encode(codec)
    data = mark + "江城".encode(codec) + "\ud800".encode(codec, "surrogatepass") + "工会".encode(codec)
    assert refusal(data) == {"code": "SRC010", "code_point": "D800", "offset": "6"}


def test_utf32_is_refused() -> None:
    assert refusal(b"\xff\xfe\0\0" + "江城".encode("utf-32-le"))["code"] == "SRC005"


# --------------------------------------------------------------------------- an encoding that was named


@pytest.mark.parametrize("alias", ["utf-8", "UTF8", "utf-8-sig", "utf_8"])
def test_aliases_of_utf8_are_known(alias: str) -> None:
    assert decode(SIMPLIFIED.encode(), alias).encoding == "utf-8"


@pytest.mark.parametrize("alias", ["gbk", "GB2312", "gb18030", "cp936", "GB-18030", "windows-936"])
def test_aliases_of_gb18030_are_known(alias: str) -> None:
    assert decode(SIMPLIFIED.encode("gbk"), alias).text == SIMPLIFIED


@pytest.mark.parametrize("alias", ["big5", "Big5-HKSCS", "cp950", "big5_hkscs"])
def test_aliases_of_big5_are_known(alias: str) -> None:
    assert decode(TRADITIONAL.encode("big5"), alias).text == TRADITIONAL


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_utf16_can_be_named(encoding: str) -> None:
    assert decode(b"\xff\xfe" + SIMPLIFIED.encode("utf-16-le"), encoding).text == SIMPLIFIED


def test_the_encoding_that_is_named_overrides() -> None:
    data = "要聞".encode("big5")
    assert decode(data, "gb18030").text == data.decode("gb18030")


def test_an_unknown_encoding_is_refused_with_those_known() -> None:
    found = refusal(b"abc", "klingon")
    assert (found["code"], found["encoding"]) == ("SRC008", "klingon")
    assert found["known"] == ", ".join(ENCODINGS)


def test_a_wrong_encoding_is_refused_with_its_place() -> None:
    data = b"abc\n" + SIMPLIFIED.encode("gb18030")
    assert refusal(data, "utf-8") == {"code": "SRC007", "encoding": "utf-8", "offset": "4", "byte": "BD"}


@pytest.mark.parametrize("name", ["", " ", "\0", "utf-8\n" * 3])
def test_no_name_of_an_encoding_is_taken_for_another(name: str) -> None:
    assert refusal(b"abc", name)["code"] == "SRC008"


# --------------------------------------------------------------------------- damaged, empty, too big


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_character_cut_off_at_the_end_is_refused_with_its_place(encoding: str) -> None:
    data = SIMPLIFIED.strip().encode(CODECS[encoding])
    whole = data + "会".encode(CODECS[encoding])[:-1]
    assert refusal(whole) == {"code": "SRC006", "offset": str(len(data)), "encoding": encoding}
    assert refusal(whole, encoding) == {"code": "SRC006", "offset": str(len(data)), "encoding": encoding}


def test_cut_off_big5_is_refused_with_its_place() -> None:
    data = TRADITIONAL.strip().encode("big5")
    assert refusal(data + b"\xa4") == {"code": "SRC006", "offset": str(len(data)), "encoding": "big5-hkscs"}


def test_cut_off_utf16_is_refused_with_its_place() -> None:
    data = b"\xff\xfe" + "江城".encode("utf-16-le")
    assert refusal(data + b"\x2d") == {"code": "SRC006", "offset": "6", "encoding": "utf-16-le"}


def test_a_byte_that_does_not_fit_is_named() -> None:
    data = SIMPLIFIED.encode()
    cut = len("江城工会".encode())
    found = refusal(data[:cut] + b"\xff" + data[cut:])
    assert found == {"code": "SRC005", "offset": str(cut), "byte": "FF"}


@pytest.mark.parametrize("seed", range(20))
def test_random_bytes_are_refused(seed: int) -> None:
    assert refusal(random.Random(seed).randbytes(4000))["code"] == "SRC005"


@pytest.mark.parametrize(
    "data", [b"\0" * 100, b"\0", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0", b"PK\3\4\x14\0\0\0\x08\0"]
)
def test_binary_files_are_refused(data: bytes) -> None:
    assert refusal(data)["code"] == "SRC005"


def test_a_control_here_and_there_is_left_for_later() -> None:
    text = SIMPLIFIED.replace("健步", "健\0步")
    for codec in ("utf-8", "gb18030"):
        assert decode(text.encode(codec)).text == text


def test_an_empty_file_is_refused() -> None:
    assert refusal(b"") == {"code": "SRC003"}


@pytest.mark.parametrize(
    "data", [b" \n\t\r\n", "　\n".encode(), b"\xef\xbb\xbf", b"\xff\xfe", "　\n　".encode("gb18030")]
)
def test_a_file_of_white_space_is_refused(data: bytes) -> None:
    assert refusal(data) == {"code": "SRC004"}


def test_what_could_be_two_things_is_refused_with_both() -> None:
    found = refusal("泸".encode("gb18030"))
    assert found == {"code": "SRC009", "first": "gb18030", "second": "big5-hkscs"}


def test_a_lone_character_that_is_also_well_formed_utf8_is_refused_with_both() -> None:
    assert refusal("溪".encode("gb18030")) == {"code": "SRC009", "first": "gb18030", "second": "utf-8"}


def test_a_line_of_five_megabytes_is_refused() -> None:
    data = ("短行\n" + "长" * (5_000_000 // 3) + "\n").encode()
    found = refusal(data)
    assert found == {"code": "SRC014", "line": "2", "length": str(5_000_000 // 3), "limit": str(MAX_LINE_LENGTH)}


def test_two_hundred_thousand_lines_are_refused() -> None:
    found = refusal("行\n".encode() * 200_000)
    assert found == {"code": "SRC012", "lines": "200000", "limit": str(MAX_LINES)}


def test_as_many_lines_as_the_limit_are_taken() -> None:
    assert decode("行\n".encode() * MAX_LINES).text.count("\n") == MAX_LINES


def test_a_file_beyond_the_limit_is_refused_unread() -> None:
    assert refusal(bytes(MAX_BYTES + 1))["code"] == "SRC013"


# --------------------------------------------------------------------------- laws


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_bytes_are_decoded_or_refused_and_never_replaced(data: bytes) -> None:
    try:
        found = decode(data)
    except UnreadableError as error:
        assert error.finding.code in {"SRC003", "SRC004", "SRC005", "SRC006", "SRC007", "SRC009", "SRC010"}
        offset = dict(error.finding.values).get("offset")
        assert offset is None or 0 <= int(offset) < len(data)
    else:
        marks = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
        back = found.text.encode(CODECS[found.encoding])
        assert (
            data in {back, marks.get(found.encoding, b"") + back} or data.decode(CODECS[found.encoding]) == found.text
        )


@settings(deadline=None)
@given(st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=80))
def test_utf8_with_a_mark_is_always_that_text(text: str) -> None:
    try:
        assert decode(b"\xef\xbb\xbf" + text.encode()).text == text
    except UnreadableError as error:
        assert error.finding.code in {"SRC004", "SRC005"}


@pytest.mark.parametrize("name", ["cp936", "gbk", "gb18030"])
def test_the_euro_of_windows_is_read_where_its_code_page_is_named(name: str) -> None:
    data = "票价每张".encode("gbk") + b"\x80" + "12，".encode("gbk") + b"\x80"
    assert decode(data, name).text == "票价每张€12，€"
    assert decode("丂€".encode("gb18030"), name).text == "丂€"  # 0x80 as a second byte, and as GB 18030 has it


@pytest.mark.parametrize("data", ["票价".encode("gbk") + b"\xff", "票价".encode("gbk")[:-1]])
def test_what_no_code_page_knows_stays_an_error(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        decode(data, "cp936")
