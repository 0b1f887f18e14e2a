"""``python -m maintainer export``: the catalogue for other programs, and for experts to read."""

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from maintainer.export import as_html, as_json
from selfhelp.catalogue.authored import read_folder

if TYPE_CHECKING:
    from maintainer.subcommands import Commands

README = """# The selfhelp catalogue

What is known about protecting oneself from online harassment: settings, report routes, ways back into
accounts, people-search sites, help lines, letters. Made on {day}.

* `catalogue.json`: everything. `catalogue` holds one list for each kind; ids never change.
* `catalogue.schema.json`: its JSON Schema (2020-12).
* `catalogue.html`: the same to read, each entry with its evidence.

Three dates are never mixed: `date` of a source or of one piece of evidence is that of the text itself and is
missing when unknown; `collected` is the day we read it; `seen_live` is the day a person looked at the live
site. `status` is `verified` (seen live), `sourced`, or `unverified`. Show what is `unverified` as such.

Licence: CC BY 4.0, <https://creativecommons.org/licenses/by/4.0/>. Name: “{attribution}”. The quotes belong
to their sources, which `attributions` names.
"""


def add(commands: "Commands") -> None:
    """Add this command to the command line."""
    parser = commands.add_parser("export", help="the catalogue as JSON with a schema, and as a page to read")
    parser.add_argument("to", type=Path, nargs="?", metavar="DIR", help="build/catalogue if left out")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, root: Path) -> int:
    """Write the files and name them."""
    catalogue = read_folder(root / "resources" / "catalogue")
    today = dt.datetime.now(dt.UTC).date()
    folder = options.to or root / "build" / "catalogue"
    files = {
        "catalogue.json": as_json.export(catalogue, today),
        "catalogue.schema.json": as_json.schema(),
        "catalogue.html": as_html.page(catalogue, today),
        "README.md": README.format(day=today.isoformat(), attribution=as_json.ATTRIBUTION),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
            print(folder / name)
    except OSError as error:
        print(f"{folder}: can't be written ({error.strerror})", file=sys.stderr)
        return 1
    return 0
