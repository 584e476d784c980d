"""The commands, each in a module of its own that is loaded when it is called; and what they share."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

import click
from click.shell_completion import CompletionItem

from convert import __version__
from convert.cli import helptext
from convert.cli.messages import say
from convert.cli.output import show, tell

if TYPE_CHECKING:  # a help text has no use for it
    from convert.errors import UsageError

BUILT_IN = ("newsml", "epub", "docx", "json", "ninjs")
"""As in `convert.formats`, which takes too long to load for a help text; a test holds the two together."""

OFFICIAL = ("newsml-g2", "epubcheck", "ace", "openxml-audit", "ninjs")
"""As in `convert.official`, likewise."""

F = TypeVar("F", bound=Callable[..., Any])


class NoCommandError(click.UsageError):
    """There is no command of that name; `known` are those there are."""

    def __init__(self, name: str, known: list[str], ctx: click.Context) -> None:
        super().__init__(name, ctx)
        self.name, self.known = name, known


class ExtraArgumentsError(click.UsageError):
    """There are words that no argument takes."""


class Command(click.Command):
    """A command whose help is in the table of messages, under its name."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What click does, with an error of our own for words left over."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise ExtraArgumentsError(" ".join(rest), ctx)
        return rest

    def get_help(self, ctx: click.Context) -> str:
        """The help in the language spoken."""
        return helptext.render(ctx)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option `--help`, with our text."""
        return _help_option(super().get_help_option(ctx))


class Group(click.Group):
    """A group whose commands are loaded when they are called; `modules` says where each one is."""

    modules: ClassVar[dict[str, str]] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the table."""
        return [*self.modules, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, its module loaded; None where there is none."""
        if cmd_name in self.modules:
            command: click.Command = import_module(self.modules[cmd_name]).command
            return command
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """What click does, with an error of our own for an unknown name."""
        if not ctx.resilient_parsing and args[0] not in self.list_commands(ctx):
            raise NoCommandError(args[0], self.list_commands(ctx), ctx)
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """The help in the language spoken; no command is loaded for it."""
        prefix = "" if self.modules else f"{self.name} "
        return helptext.render(ctx, [(name, say(f"{prefix}{name}.short")) for name in self.list_commands(ctx)])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option `--help`, with our text."""
        return _help_option(super().get_help_option(ctx))


def _help_option(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "help"
    return option


class Value(click.ParamType):  # type: ignore[type-arg]  # generic only from click 8.4 on
    """An option's value, checked by the table in `convert.settings`; `words` are offered for completion."""

    def __init__(self, setting: str, *words: str, directory: bool = False) -> None:
        self.name = setting
        self._words = words
        self._directory = directory

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The value in the form the program uses.  Raises UsageError: RUN006, for the URL of a directory NET012."""
        from convert.settings import checked

        if self._directory:
            value = _on_this_machine(value, param)
        return checked(self.name, value, lambda _, wrong, expected: _not_valid(param, wrong, expected))

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The words that begin like that; of a directory, what the shell finds."""
        if self._directory:
            return [CompletionItem(incomplete, type="dir")]
        return [CompletionItem(word) for word in self._words if word.startswith(incomplete)]


class FileName(click.ParamType):  # type: ignore[type-arg]  # likewise
    """A file or directory, taken as given: whether it is there is found out where it is read, file by file.

    It lies on this machine, unless it may be a `url`, too.
    """

    name = "path"

    def __init__(self, *, url: bool = False) -> None:
        self._url = url

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The name; of a `file://` the path.

        Raises UsageError for an empty one (RUN006: as a path it would be the working directory), and for a URL where
        there can be none (NET012, NET008).
        """
        if not value:
            from convert.phrases import FILE_NAME

            raise _not_valid(param, value, FILE_NAME)
        return value if self._url else _on_this_machine(value, param)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """What the shell finds."""
        return [CompletionItem(incomplete, type="file")]


def _shown(param: click.Parameter | None) -> str:
    """What an option or argument is called in messages."""
    if isinstance(param, click.Option):
        return param.opts[-1]
    return "" if param is None else str(param.metavar or param.name).upper()


def _on_this_machine(value: Any, param: click.Parameter | None) -> Any:
    """A name as it was given, of a `file://` the path.  Raises UsageError (NET012, NET008) for other URLs."""
    if not isinstance(value, str) or "://" not in value:  # spares most commands the stores
        return value
    from convert.storage import is_url, local

    return str(local(value, _shown(param))) if is_url(value) else value


def _not_valid(param: click.Parameter | None, value: object, expected: str) -> UsageError:
    from convert.errors import UsageError
    from convert.findings import finding

    return UsageError(finding("RUN006", option=_shown(param), value=value, expected=expected))


def option(*names: str, **settings: Any) -> Callable[[F], F]:
    """An option; its help is named after it."""
    long = next(name for name in names if name.startswith("--")).removeprefix("--").replace("-", "_")
    return click.option(*names, help=settings.pop("help", long), **settings)


def lang_option(function: F) -> F:
    """`--lang`: read before everything else, since help and errors speak it too; here it is only checked."""
    return option("--lang", type=Value("lang", "en", "zh"), metavar="en|zh", expose_value=False)(function)


def config_option(function: F) -> F:
    """`--config`: a settings file by name."""
    return option("--config", type=FileName(), metavar="FILE")(function)


def inputs_option(base: str) -> Callable[[F], F]:
    """What a command over pages reads: paths, and a list of more; and `--base`, with the help of that name."""

    def add(function: F) -> F:
        function = option("--base", type=Value("base", directory=True), metavar="DIR", help=base)(function)
        function = option("--files-from", type=FileName(), metavar="FILE")(function)
        return click.argument("paths", nargs=-1, type=FileName(url=True), metavar="PATH")(function)

    return add


def page_options(function: F) -> F:
    """The options that say what a source is and how it is read: facts, encoding, corrections, punctuation."""
    words = ("source", "restore")
    function = option("--typography", type=Value("typography", *words), metavar="HOW")(function)
    function = option("--fixes", type=Value("fixes", directory=True), metavar="DIR")(function)
    for name, metavar in reversed(_FACTS):
        function = option(f"--{name}", type=Value(name), metavar=metavar)(function)
    return function


def confidence_option(text: str) -> Callable[[F], F]:
    """`--min-confidence`, with the help of that name: what it does depends on the command."""
    return option("--min-confidence", type=Value("min_confidence"), metavar="P", help=text)


_FACTS = (
    ("publication", "NAME"), ("date", "YYYY-MM-DD"), ("page", "PAGE"), ("section", "NAME"), ("number", "NUMBER"),
    ("encoding", "NAME"),
)  # fmt: skip


def run_options(function: F) -> F:
    """The options of every command that reports findings."""
    words = ("note", "warning", "error", "never")
    function = config_option(lang_option(function))
    function = option("-q", "--quiet", is_flag=True)(function)
    function = option("--report", type=FileName(), metavar="FILE")(function)
    return option("--fail-on", type=Value("fail_on", *words), metavar="SEVERITY")(function)


def _show_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        show(f"banmian {__version__}")
        ctx.exit()


def help_without_command(ctx: click.Context) -> int:
    """What a group of commands does itself: the help where none is named, which is a mistake all the same."""
    if ctx.invoked_subcommand is not None:
        return 0
    from convert.errors import ExitCode

    tell(ctx.get_help())
    return ExitCode.USAGE


class Banmian(Group):
    """The command itself."""

    modules: ClassVar[dict[str, str]] = {
        name: f"convert.cli.{name}"
        for name in (
            "convert",
            "watch",
            "inspect",
            "check",
            "validate",
            "bag",
            "verify",
            "diff",
            "formats",
            "rules",
            "schema",
            "completion",
        )
    }


@click.group(
    name="banmian",
    cls=Banmian,
    no_args_is_help=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@lang_option
@option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version)
@click.pass_context
def banmian(ctx: click.Context) -> int:
    """The help is in the table of messages."""
    return help_without_command(ctx)
