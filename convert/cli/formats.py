"""`banmian formats`: the formats that can be written, and plug-ins that cannot be loaded."""

from __future__ import annotations

from dataclasses import replace

import click

from convert.cli.app import BUILT_IN, Command, lang_option
from convert.cli.messages import say
from convert.cli.output import finding_line, show, table, tell


@click.command(name="formats", cls=Command)
@lang_option
def command() -> int:
    """The help is in the table of messages."""
    from convert.errors import ConvertError
    from convert.formats import load, names

    rows = []
    for name in names():
        try:
            form = load(name)
        except ConvertError as error:
            tell(finding_line(replace(error.finding, code="RUN002")))
        else:
            rows.append((name, form.suffix, form.media_type, "banmian" if name in BUILT_IN else "plug-in"))
    for line in table([say(f"column.{name}") for name in ("name", "suffix", "media_type", "from")], rows):
        show(line)
    return 0
