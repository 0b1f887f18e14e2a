"""``python -m maintainer translations extract|compile|check``."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from maintainer.translations.check import check
from maintainer.translations.collect import extract
from maintainer.translations.compiled import compile_all
from maintainer.translations.texts import Project, TranslationsError

if TYPE_CHECKING:
    from maintainer.subcommands import Commands


def add(commands: "Commands") -> None:
    """Add this command to the command line."""
    parser = commands.add_parser("translations", help="collect, compile and check texts")
    parser.add_argument("what", choices=["extract", "compile", "check"])
    parser.add_argument("--quiet", action="store_true", help="print problems only")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, root: Path) -> int:
    """Collect, compile or check; 1 if there is something to mend."""
    project = Project(root)
    problems: list[str] = []
    try:
        if options.what == "extract":
            lines = extract(project)
        elif options.what == "compile":
            lines = compile_all(project) or ["Nothing to compile."]
        else:
            report = check(project)
            problems = report.problems
            lines = [*map(str, report.complete), *([] if problems else ["The translations hold."])]
    except TranslationsError as error:
        problems, lines = error.problems, []
    for problem in problems:
        print(problem, file=sys.stderr)
    if not options.quiet and lines:
        print("\n".join(lines))
    return 1 if problems else 0
