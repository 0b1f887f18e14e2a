"""``selfhelp catalogue``: check every file, or count what is in it."""

import argparse
import datetime as dt
import json
import sys

from selfhelp.catalogue.checks import problems
from selfhelp.catalogue.load import CatalogueError, default_folder, load
from selfhelp.catalogue.stats import stats
from selfhelp.commands.failure import read_catalogue, write


def run(options: argparse.Namespace) -> int:
    """Check or count."""
    if options.what == "check":
        return _check(options)
    counted = stats(read_catalogue(options.folder or default_folder()))
    if options.format == "json":
        write(json.dumps(counted, indent=2) + "\n", None)
        return 0
    lines = []
    for kind, value in counted.items():
        if isinstance(value, dict):
            inside = ", ".join(f"{name} {number}" for name, number in value.items())
            lines.append(f"{kind}: {inside}")
        else:
            lines.append(f"{kind}: {value}")
    write("\n".join(lines) + "\n", None)
    return 0


def _check(options: argparse.Namespace) -> int:
    try:
        found = problems(load(options.folder or default_folder()), dt.datetime.now(tz=dt.UTC).date())
    except CatalogueError as error:
        found = error.problems
    if options.format == "json":
        write(json.dumps({"problems": found}, ensure_ascii=False, indent=2) + "\n", None)
    else:
        for problem in found:
            print(problem, file=sys.stderr)
        if not found:
            print("The catalogue holds.")
    return 1 if found else 0
