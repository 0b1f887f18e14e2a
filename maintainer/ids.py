"""``python -m maintainer ids``: the list of ids that were ever released. It only grows.

A mark in someone's notes names a thing by its id. Were the id taken away or given to another thing, the mark
would be lost, or say that something was done that was not.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from selfhelp.catalogue.ids import kept_ids
from selfhelp.catalogue.load import load

if TYPE_CHECKING:
    from maintainer.subcommands import Commands

LIST = Path("tests") / "catalogue" / "released-ids.txt"


def add(commands: "Commands") -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("ids", help="add new ids of the catalogue to the list of released ones")
    parser.add_argument("--check", action="store_true", help="write nothing; say which are missing")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, root: Path) -> int:
    """Add what is new, or say what is missing. Returns the exit status."""
    path = root / LIST
    released = path.read_text(encoding="utf-8").split() if path.exists() else []
    new = sorted(set(kept_ids(load(root / "resources" / "catalogue"))) - set(released))
    if options.check:
        for one in new:
            print(f"{LIST.as_posix()}: {one} is missing. Run: ./dev fix")
        return 1 if new else 0
    path.write_text("".join(f"{i}\n" for i in sorted({*released, *new})), encoding="utf-8")
    print(f"{len(new)} new ids on the list")
    return 0
