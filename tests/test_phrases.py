"""What findings quote, in Chinese: translated where it is known, quoted where it is a library's."""

from __future__ import annotations

import errno
import os
import re

import pytest

from convert.findings import finding, text_of
from convert.phrases import CHINESE, DIRECTORY, FILE_NAME, ONE_ENTRY, ONE_LINE

COMMON = (
    errno.ENOENT, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENOSPC, errno.EROFS,
    errno.EIO, errno.ENAMETOOLONG, errno.ELOOP, errno.EMFILE, errno.EDQUOT, errno.EFBIG,
)  # fmt: skip


@pytest.mark.parametrize("number", COMMON)
def test_what_the_system_says_is_said_in_chinese(number: int) -> None:
    message, _ = text_of(finding("OUT001", reason=os.strerror(number)), "zh")
    assert re.fullmatch(r"无法写入：[\u4e00-\u9fff]+", message)


@pytest.mark.parametrize("expected", [ONE_LINE, DIRECTORY, FILE_NAME, ONE_ENTRY])
def test_what_is_expected_is_said_in_the_language_spoken(expected: str) -> None:
    problem = finding("RUN006", option="--page", value="", expected=expected)
    assert text_of(problem, "en") == ("not a valid value for --page: ''", f"expected: {expected}")
    assert text_of(problem, "zh") == ("--page 的值无效：''", f"应为：{CHINESE[expected]}")


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("Expecting value", "“Expecting value”"),
        ("unclosed token", "“unclosed token”"),
        ("Invalid value (at line 1, column 5)", "第 1 行第 5 列，“Invalid value”"),
        ("'utf-8' codec can't decode byte 0xff in position 3: invalid start byte", "第 3 字节不是有效的 UTF-8"),
        ("BAG010", "BAG010"),
        ("标题“Ab”不在目录中", "标题“Ab”不在目录中"),
    ],
)
def test_the_words_of_a_library_are_quoted_behind_a_chinese_statement(reason: str, said: str) -> None:
    problem = finding("FACT006", path="a.toml", reason=reason)
    assert text_of(problem, "zh")[0] == f"a.toml 不是有效的 TOML：{said}"
    assert text_of(problem, "en")[0] == f"a.toml cannot be read as TOML: {reason}"


def test_a_value_that_is_the_users_is_left_as_it_is() -> None:
    assert (
        text_of(finding("FACT005", name="date", value="missing", where="a", expected="x"), "zh")[0].count("missing")
        == 1
    )
