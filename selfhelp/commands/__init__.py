"""The command line. Everything but the window itself also works with no display."""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from selfhelp import __version__
from selfhelp.commands.failure import CommandError

if TYPE_CHECKING:
    import argparse

    from selfhelp.commands.usage import Parser

    Commands = argparse._SubParsersAction[Parser]  # noqa: SLF001  argparse has no public name for it


def _parser() -> "Parser":
    from selfhelp.commands.usage import Parser

    parser = Parser(
        prog="selfhelp",
        description="A calm guide for people who are harassed online. It never sends anything.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--data", type=Path, metavar="DIR", help="keep the case in this folder")
    parser.add_argument("--no-trace", action="store_true", help="keep nothing")
    parser.add_argument("--language", metavar="L", help="language tag, such as ar")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_plan(commands)
    _add_audit(commands)
    _add_catalogue(commands)
    _add_pictures(commands)
    commands.add_parser("self-test", help="try everything on this computer once")
    return parser


def _add_plan(commands: "Commands") -> None:
    plan = commands.add_parser("plan", help="make a plan from answers, without a window")
    plan.add_argument("answers", type=Path, metavar="ANSWERS.toml")
    plan.add_argument("--format", choices=["text", "json", "html", "pdf", "ics"], default="text")
    _add_language(plan)
    plan.add_argument("--all", action="store_true", help="the whole plan, not only what is shown at first")
    plan.add_argument("--explain", metavar="ID", help="say why a thing is on the plan, why there, or why not")
    plan.add_argument("-o", "--output", type=Path, metavar="FILE")


def _add_audit(commands: "Commands") -> None:
    audit = commands.add_parser("audit", help="audit exported passwords; no password is ever printed")
    audit.add_argument("files", type=Path, nargs="+", metavar="FILE")
    audit.add_argument("--format-in", metavar="NAME")
    audit.add_argument("--facts", type=Path, metavar="FACTS.toml")
    audit.add_argument("--breaches", type=Path, metavar="PACK")
    audit.add_argument("--format", choices=["text", "json"], default="text")
    _add_language(audit)
    audit.add_argument("-o", "--output", type=Path, metavar="FILE")


def _add_catalogue(commands: "Commands") -> None:
    catalogue = commands.add_parser("catalogue", help="check the catalogue, or count what is in it")
    catalogue.add_argument("what", nargs="?", choices=["check", "stats"], default="stats")
    catalogue.add_argument("--format", choices=["text", "json"], default="text")
    catalogue.add_argument("--folder", type=Path, metavar="DIR", help="another catalogue folder")


def _add_pictures(commands: "Commands") -> None:
    tour = commands.add_parser("tour", help="write a picture of every page")
    tour.add_argument("folder", type=Path, metavar="DIR")
    _add_language(tour)
    tour.add_argument("--theme", choices=["light", "dark"], default="light")
    tour.add_argument("--scale", type=float, default=1.0, metavar="N", help="text size: 1 to 2, or percent")
    tour.add_argument(
        "--only", nargs="+", default=[], metavar="NAME", help="only pictures whose name begins like this"
    )
    tour.add_argument("--width", type=int, default=0, metavar="W", help="of the window, in pixels")

    gallery = commands.add_parser("gallery", help="write a picture of every component in every state")
    gallery.add_argument("folder", type=Path, metavar="DIR")
    gallery.add_argument("--only", default="", metavar="NAME", help="only sheets whose name begins like this")


def _add_language(command: "argparse.ArgumentParser") -> None:
    """Let a command take the language that may also stand before it, without undoing that one."""
    import argparse

    command.add_argument("--language", metavar="L", default=argparse.SUPPRESS)


def run(arguments: list[str]) -> int:
    """Run a command. Returns the exit status: 0 done, 1 something the person can mend, 2 wrong usage."""
    # Whoever names nothing wants the window, and the table of all commands would only hold it up.
    if arguments:
        from selfhelp.commands.usage import speak_as_asked

        speak_as_asked(arguments)
    options = _parser().parse_args(arguments) if arguments else None
    try:
        return _dispatch(options)
    except CommandError as failure:
        print(failure, file=sys.stderr)
        if options is None or options.command is None:
            from selfhelp.commands import box

            box.show(str(failure))
        return 1
    except BrokenPipeError:
        # Whoever read the output has had enough of it. Python would complain again when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _dispatch(options: "argparse.Namespace | None") -> int:
    if options is not None and options.command is not None:
        from selfhelp.guard.offline import protect

        # The window does this itself, after it has started the small process that opens links.
        protect()
        return _without_window(options)
    from selfhelp.commands import window

    return window.run(options.data, options.no_trace, options.language) if options else window.run()


def _without_window(options: "argparse.Namespace") -> int:
    """Run one of the commands that show no window; each is imported only when it is wanted."""
    from importlib import import_module

    if options.command == "self-test":
        from selfhelp.commands import self_test

        gc.enable()
        return self_test.run()
    command = import_module(f"selfhelp.commands.{options.command}")
    gc.enable()
    status: int = command.run(options)
    return status
