"""What a person says of a hand-over: `--info FILE`."""

from __future__ import annotations

from pathlib import Path

import pytest

from convert.archive.handover import Handover, Span, from_record, read_handover, to_record
from convert.archive.payload import BagPage
from convert.errors import UsageError

GOOD = """
[bag]
source_organization = " 河湾报社 "
contact_email = "archive@example.org"

[catalogue]
archive_number = "B012-{year}-{date}-{page:02}-{n:04}"
secrecy = "公开"

[carrier]
number = "Z-1"
"""


def read(tmp_path: Path, text: str) -> Handover:
    (tmp_path / "handover.toml").write_text(text, "utf-8")
    return read_handover(tmp_path / "handover.toml", None)


def test_every_value_is_read(tmp_path: Path) -> None:
    handover = read(tmp_path, GOOD)
    assert handover.get("bag", "source_organization") == "河湾报社"
    assert handover.get("carrier", "number") == "Z-1"
    assert handover.get("carrier", "type") is None
    assert from_record(to_record(handover)) == handover


@pytest.mark.parametrize(
    "text",
    [
        "[bag", "bag = 3", "[bags]\n", '[bag]\nname = "x"', "[bag]\ncontact_name = 3", '[bag]\ncontact_name = ""',
        '[bag]\ncontact_name = "a\\nPayload-Oxum: 1.1"', '[catalogue]\narchive_number = "{month}"',
        '[bag]\nbag_count = "7/12"', '[bag]\nbag_count = "7 of"', '[bag]\nbag_count = "12 of 7"',
        '[bag]\nbag_count = "0 of 0"', '[bag]\nbag_count = "0 of ?"', '[catalogue]\narchive_number = "{n"', '[carrier]\nnumber = ["a"]',
    ],
)  # fmt: skip
def test_what_is_not_valid_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(tmp_path, text)
    assert caught.value.finding.code in ("FACT005", "FACT006")


@pytest.mark.parametrize("count", ["7 of 12", "1 of ?", "12 of 12"])
def test_a_count_of_bags_is_one_of_so_many(tmp_path: Path, count: str) -> None:
    assert read(tmp_path, f'[bag]\nbag_count = "{count}"').get("bag", "bag_count") == count


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        read_handover(tmp_path / "none.toml", None)


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("B-{year}-{n:04}", "B-2026-0007"), ("{date}·{page}", "20260702·A05"), ("{page:04}", "0A05"), ("{n}", "7"),
        ("plain", "plain"),
    ],
)  # fmt: skip
def test_the_archive_number_of_a_page(pattern: str, number: str) -> None:
    record = {"issue": {"date": "2026-07-02", "pages": [{}, {"number": "A05"}]}}
    assert Handover({"catalogue": {"archive_number": pattern}}).archive_number(BagPage("", "x", record), 7) == number


def test_a_page_of_which_nothing_is_known_has_a_number_all_the_same() -> None:
    assert Handover({"catalogue": {"archive_number": "{year}-{n}"}}).archive_number(BagPage("", "x", {}), 1) == "-1"
    assert Handover().archive_number(BagPage("", "x", {}), 1) == ""


@pytest.mark.parametrize(
    ("dates", "text"),
    [([], ""), (["2026-07-02"], "2026-07-02"), (["2026-07-03", None, "2026-07-01"], "2026-07-01/2026-07-03")],
)
def test_the_dates_of_a_bag(dates: list[str | None], text: str) -> None:
    assert Span.of(BagPage("", "x", {"issue": {"date": date}}) for date in dates).text == text
