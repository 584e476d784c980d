"""The line that tells how far a run is."""

from __future__ import annotations

import io

import pytest
from wcwidth import wcswidth

from convert.batch.progress import Progress, fitted


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_on_a_terminal_only() -> None:
    for stream, total, quiet, silent in (
        (Terminal(), 2, False, False),
        (io.StringIO(), 2, False, True),
        (Terminal(), 1, False, True),
        (Terminal(), 2, True, True),
    ):
        progress = Progress(total, stream, quiet=quiet)
        progress.step("第3版.txt")
        progress.clear()
        assert (stream.getvalue() == "") is silent


def test_the_line_counts_and_names_the_file() -> None:
    stream = Terminal()
    progress = Progress(120, stream)
    progress.step("第3版.txt")
    assert stream.getvalue() == "\r\x1b[K[  1/120] 第3版.txt"


@pytest.mark.parametrize("columns", [5, 6, 7, 12])
def test_a_long_name_keeps_its_end_and_never_wraps(columns: int) -> None:
    shown = fitted("版面/二〇二六/第3版.txt", columns)
    assert wcswidth(shown) <= columns
    assert shown.startswith("…")
    assert "版面/二〇二六/第3版.txt".endswith(shown[1:])


def test_controls_in_a_name_do_not_reach_the_terminal() -> None:
    assert fitted("a\x1b[31m\n", 40) == "a?[31m?"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_rate_and_the_time_left_are_told_once_they_are_known_and_pages_up_to_date_count_for_neither() -> None:
    stream, clock = Terminal(), Clock()
    progress = Progress(8000, stream, clock=clock)
    clock.now = 1.0
    progress.step("1.txt")
    clock.now = 4.0
    for number in range(2, 8):
        progress.step(f"{number}.txt", up_to_date=True)
    progress.step("8.txt")
    lines = stream.getvalue().split("\r\x1b[K")
    assert lines[1] == "[   1/8000] 1.txt"
    assert lines[-1] == "[   8/8000] 0.5/s 4:26:24 8.txt"


def test_in_a_log_there_is_a_plain_line_a_minute() -> None:
    stream, clock = io.StringIO(), Clock()
    progress = Progress(600, stream, clock=clock)
    for second in range(1, 151):
        clock.now = float(second)
        progress.step(f"{second}.txt")
    assert stream.getvalue() == "[ 60/600] 1.0/s 9:00\n[120/600] 1.0/s 8:00\n"
