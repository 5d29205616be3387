"""From arguments to a verb: what is a verb, what is a project to open, and what is wrong usage."""

from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

import click

from annotator import __version__
from annotator.bootstrap import is_url
from annotator.cli import streams
from annotator.cli.fronts import Fronts
from annotator.cli.outcome import DONE, WRONG_USAGE
from annotator.cli.projects import NO_NAME, as_name
from annotator.cli.verbs import VERBS
from annotator.domain.errors import ProjectFileError

PROGRAM = "annotator"
_OURS = ("--help", "-h", "--version")
_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def run(arguments: list[str], fronts: Fronts) -> int:
    """Carry out what the arguments ask for and return the exit status.

    Raises:
        AnnotatorError: it could not be done.
    """
    command = Program() if arguments[0] in VERBS or arguments[0] in _OURS else _opening()
    try:
        with command.make_context(PROGRAM, arguments, obj=fronts) as context:
            status = command.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.Abort as stopped:
        raise KeyboardInterrupt from stopped
    except click.UsageError as error:
        _explain(error)
        return WRONG_USAGE
    return status if isinstance(status, int) else DONE


class Program(click.Group):
    """The group of all verbs; a verb's module is loaded when the verb is used."""

    def __init__(self) -> None:
        super().__init__(
            PROGRAM,
            help="Mark up news: who claims which number, how sure. Without a verb the window opens.",
            epilog="PROJECT is the path of a project file (NAME.annotator) or the URL of a PostgreSQL "
            "database. annotator VERB --help tells more.",
            context_settings=_HELP,
            params=[_version()],
            subcommand_metavar="VERB …",
        )

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The verbs in the order in which one meets them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one verb."""
        verb = VERBS.get(cmd_name)
        if verb is None:
            return None
        module, _, name = verb.command.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Both ways to start."""
        formatter.write_usage(PROGRAM, "[PROJECT] [--as NAME]")
        formatter.write_usage(PROGRAM, "VERB …", prefix="       ")

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the verbs without loading them."""
        with formatter.section("Verbs"):
            formatter.write_dl([(name, verb.does) for name, verb in VERBS.items()])


def _version() -> click.Option:
    def show(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            streams.result(f"{PROGRAM} {__version__}")
            ctx.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help="Show the version and exit.",
    )


class _Opening(click.Command):
    """`annotator [PROJECT] [--as NAME]`."""

    def get_help(self, ctx: click.Context) -> str:  # noqa: ARG002
        """The help of the whole program."""
        program = Program()
        return program.get_help(click.Context(program, info_name=PROGRAM, **_HELP))  # type: ignore[arg-type]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """As the whole program's."""
        Program().format_usage(ctx, formatter)


def _opening() -> click.Command:
    return _Opening(
        PROGRAM,
        callback=_open,
        context_settings=_HELP,
        params=[
            click.Argument(["project"], required=False),
            click.Argument(["more"], nargs=-1, metavar=""),
            click.Option(["--as", "name"], callback=as_name, metavar="NAME", help="Who annotates."),
            _version(),
        ],
    )


def _open(project: str | None, more: tuple[str, ...], name: str | None) -> int:
    if project == "":
        raise click.UsageError(NO_NAME)
    if project is not None and not is_url(project) and not _is_there(project):
        # A bare word that is no file was meant as a verb; with a dot or a slash it was meant as a file.
        if more or not any(mark in project for mark in "./\\"):
            raise click.UsageError(_no_verb(project))
        raise ProjectFileError(
            "there is no project at {place}; look for a mistyped name, or make one with annotator new",
            place=project,
        )
    if more:
        raise click.UsageError(f"one project opens at a time; {' '.join(more)} is too much")
    fronts: Fronts = click.get_current_context().obj
    return fronts.window(project, name)


def _is_there(project: str) -> bool:
    try:
        return Path(project).exists()
    except (OSError, ValueError):
        # Too long a name, say: one more name of nothing.
        return False


def _no_verb(word: str) -> str:
    near = get_close_matches(word, VERBS, 1)
    meant = f"perhaps {near[0]} was meant" if near else f"the verbs are {', '.join(VERBS)}"
    return f"there is no verb {word}; {meant}"


def _explain(error: click.UsageError) -> None:
    """Say how it is used, and last in one line what was wrong."""
    context = error.ctx
    if context is not None:
        for line in context.get_usage().split("\n"):
            streams.say(line)
    path = context.command_path if context is not None else PROGRAM
    message = error.format_message().rstrip(".")
    streams.say(f"{PROGRAM}: {message}; see {path} --help")
