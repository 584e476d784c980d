"""`banmian watch`: a desk's drop folder."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from convert.cli.app import Command, FileName, Value, option
from convert.cli.convert import command as convert_command
from convert.cli.messages import say
from convert.cli.output import tell
from convert.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from convert.batch.run import Result
    from convert.batch.totals import Totals
    from convert.cli.report import Report
    from convert.cli.request import Request, Teller
    from convert.findings import Finding

NOT_HERE = frozenset(
    {"paths", "output", "files_from", "base", "table", "deps", "cluster", "manifest", "again", "dry_run", "per"}
)
"""What `convert` takes and a watch has no use for, for it knows its inputs; `--per` has fewer values here."""
PER = ("page", "article")
"""An issue is whole when its last page has come; nobody can tell a watch when that is."""
INTERVAL = 2.0


@click.command(name="watch", cls=Command)
@click.argument("drop", type=Value("directory", directory=True), metavar="DIR")
@option("--interval", type=Value("interval"), default=INTERVAL, metavar="SECONDS")
@option("--once", is_flag=True)
@option("--per", type=Value("per", *PER), metavar="WHAT", help="per_of_watch")
@option("-o", "--output", required=True, type=FileName(), metavar="DIR", help="output_directory")
def command(
    *, drop: Path, interval: float, once: bool, output: str, to: tuple[tuple[str, ...], ...], config: str | None,
    time_limit: int | None, force: bool, quiet: bool, report: str | None, **given: Any,
) -> int:  # fmt: skip
    """The help is in the table of messages."""
    from convert.batch.crew import Crew
    from convert.batch.totals import Totals
    from convert.batch.watch import Inbox, Watch
    from convert.cli.inputs import other_settings
    from convert.cli.report import Report
    from convert.cli.request import Request, Teller
    from convert.findings import finding

    if output == "-":
        raise UsageError(finding("RUN017", option="watch"))
    named = tuple(dict.fromkeys(name for names in to for name in names))
    request = Request.of({**given, "formats": named or None}, config)
    options = request.page_options(force=force)
    _refuse_issues(options.per, given["per"], config)
    teller = Teller(quiet=quiet)
    teller.tell(elsewhere := other_settings([str(drop)], config))
    lines = Report(report)
    told = Told(teller, lines, quiet=quiet)
    inbox = Inbox(str(drop), options)
    with stopping() as stop:
        watch = Watch(
            inbox, Path(output), Crew(request.jobs, time_limit), interval, once,
            lambda: stop.number is not None, told.result, lambda problem: teller.tell([problem]),
        )  # fmt: skip
        if not quiet:
            tell(say("watch.begin", folder=drop))
        watch.run()
    teller.close()
    if not quiet:
        tell(say("watch.end", **told.counts()))
    totals = Totals.of(told.last.values())
    also = [*elsewhere, *inbox.strays, *([] if watch.unwritten is None else [watch.unwritten])]
    code = _exit_code(stop, totals, request, also)
    lines.end(totals, code, also)
    return code


command.params += [param for param in convert_command.params if param.name not in NOT_HERE]


def _refuse_issues(per: str, given: str | None, config: str | None) -> None:
    """Raise UsageError where issues are asked for: by the option (RUN006), or in `banmian.toml` (FACT005)."""
    from convert.facts import DEFAULTS_FILE
    from convert.settings import in_file, on_command_line

    if per not in PER:
        complain = on_command_line if given else in_file(Path(config or DEFAULTS_FILE).name)
        raise complain("per", per, f"{', '.join(PER)} (watch --per)")


def _exit_code(stop: Stop, totals: Totals, request: Request, also: Sequence[Finding]) -> ExitCode:
    from convert.batch.report import exit_code

    if stop.number is not None:
        return ExitCode.INTERRUPTED if stop.number == signal.SIGINT else ExitCode.TERMINATED
    return exit_code(totals, request.fail_on, also)


@dataclass(slots=True)
class Told:
    """Tells what became of each page; `last` is what it came to in the end, by its file."""

    teller: Teller
    report: Report
    quiet: bool
    last: dict[str, Result] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)

    def result(self, result: Result) -> None:
        """A page was done, was up to date, or failed."""
        self.last[result.file] = result
        self.report.add(result)
        kind = "failed" if result.failed is not None else "current" if result.up_to_date else "done"
        self._counts[kind] += 1
        if kind == "current":  # it was told before
            return
        self.teller.tell(result.findings)
        if kind == "done" and not self.quiet:
            tell(say("watch.done", file=result.file, articles=result.articles))

    def counts(self) -> Mapping[str, int]:
        """How many times a page was done, up to date, and failed."""
        return {kind: self._counts[kind] for kind in ("done", "current", "failed")}


@dataclass(slots=True)
class Stop:
    """The signal that asked for the end, None where none did."""

    number: int | None = None


@contextmanager
def stopping() -> Iterator[Stop]:
    """Note SIGINT and SIGTERM, so that the page at hand is done; a second one does what it always does."""
    stop, numbers = Stop(), (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.getsignal(number) for number in numbers}

    def note(number: int, frame: FrameType | None) -> None:
        handler = before[signal.Signals(number)]
        if stop.number is not None and callable(handler):
            handler(number, frame)
        stop.number = number

    for number in numbers:
        if before[number] != signal.SIG_IGN:  # `nohup`, or a shell's background job
            signal.signal(number, note)
    try:
        yield stop
    finally:
        for number in numbers:
            signal.signal(number, before[number])
