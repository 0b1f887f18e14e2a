"""``python -m maintainer translations extract|compile|check``."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from maintainer.translations.collect import extract
from maintainer.translations.compiled import compile_all
from maintainer.translations.texts import Project, TranslationsError

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

Run = Callable[[argparse.Namespace, Path], int]


def add(commands: "Commands") -> None:
    """Add this command to the command line."""
    parser = commands.add_parser("translations", help="collect, compile and check texts")
    parser.add_argument("what", choices=["extract", "compile", "check"])
    parser.add_argument("--quiet", action="store_true", help="print problems only")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, root: Path) -> int:
    """Collect, compile or check."""
    project = Project(root)
    try:
        if options.what == "extract":
            lines = extract(project)
        else:
            lines = compile_all(project)
    except TranslationsError as error:
        print(error, file=sys.stderr)
        return 1
    if not options.quiet:
        print("\n".join(lines) if lines else "Nothing has changed.")
    return 0
