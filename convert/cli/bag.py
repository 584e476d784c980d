"""`banmian bag`: what a run wrote, as a BagIt package for an archive."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from convert.cli.app import Command, FileName, Value, option, run_options
from convert.cli.messages import say
from convert.cli.output import tell
from convert.errors import ConvertError

if TYPE_CHECKING:
    from convert.archive.bag import BagOptions
    from convert.batch.run import Result
    from convert.cli.request import Teller


@click.command(name="bag", cls=Command)
@click.argument("out", type=FileName(), metavar="OUT")
@option("-o", "--output", required=True, type=FileName(), metavar="BAG", help="bag")
@option("--sources", multiple=True, type=Value("fixes", directory=True), metavar="DIR")
@option("--fixes", type=Value("fixes", directory=True), metavar="DIR", help="bag_fixes")
@option("--info", type=FileName(), metavar="FILE")
@option("--force", is_flag=True, help="replace_bag")
@run_options
def command(
    *, out: str, output: str, sources: tuple[Path, ...], fixes: Path | None, info: str | None, force: bool,
    config: str | None, quiet: bool, report: str | None, fail_on: str | None,
) -> int:  # fmt: skip
    """The help is in the table of messages."""
    from convert.archive.bag import BagOptions
    from convert.archive.handover import read_handover
    from convert.batch.totals import Totals
    from convert.cli.report import Report, refuse_report_in
    from convert.cli.request import Request, Teller, finish
    from convert.facts import epoch_of

    request = Request.of({"fail_on": fail_on}, config)
    handover = read_handover(None if info is None else Path(info), epoch_of(os.environ))
    options = BagOptions(sources, fixes, handover, force)
    refuse_report_in([output], report)
    lines = Report(report)
    result = _bagged(Path(out), Path(output), options, Teller(quiet=quiet), quiet=quiet)
    lines.add(result)
    return finish(Totals.of([result]), request.fail_on, lines)


def _bagged(out: Path, bag: Path, options: BagOptions, teller: Teller, *, quiet: bool) -> Result:
    from convert.archive.bag import make
    from convert.batch.run import Result
    from convert.cli.steps import Steps
    from convert.findings import about

    steps = Steps(quiet=quiet)
    try:
        done = make(out, bag, options, steps)
    except ConvertError as error:
        result = Result(str(out), findings=about(error.findings, str(out)), failed=error.exit_code)
    else:
        result = Result(str(out), findings=about(done.findings, str(out)))
    finally:
        steps.clear()
    teller.tell(result.findings)
    teller.close()
    if result.failed is None and not quiet:
        tell(say("done.bag", pages=done.pages, files=done.files, bytes=done.octets, bag=bag))
    return result
