"""``python -m maintainer refresh``: what public directories say otherwise, as decisions to take.

Nothing is fetched: the maintainer names files they have. Nothing in the catalogue is changed.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from maintainer.refresh import directories, optouts
from maintainer.refresh.decision import Decision
from selfhelp.catalogue.authored import CatalogueError, read_folder
from selfhelp.catalogue.model import Catalogue

if TYPE_CHECKING:
    from maintainer.subcommands import Commands


def add(commands: "Commands") -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "refresh", help="what public directories say otherwise, as decisions to take"
    )
    parser.add_argument("--two-factor", type=Path, metavar="FILE", help="2FA Directory, version 4 of its API")
    parser.add_argument("--passkeys", type=Path, metavar="FILE", help="all.json of the passkeys directory")
    parser.add_argument("--just-delete-me", type=Path, metavar="FILE", help="sites.json of JustDeleteMe")
    parser.add_argument(
        "--opt-outs",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="a list in Markdown; may be repeated",
    )
    parser.add_argument("--only", default="", metavar="TEXT", help="only entries with this in their path")
    parser.add_argument("--new", action="store_true", help="sites without an entry, too")
    parser.add_argument("--format", choices=["text", "json"], default="text")
    parser.set_defaults(run=run)


def decisions(catalogue: Catalogue, options: argparse.Namespace) -> Iterator[Decision]:
    """Yield every decision that the named files ask for.

    Raises:
        OSError: a file can't be opened.
        DirectoryError: a file is not in the shape that is read here.
    """
    steps = directories.second_steps(options.two_factor.read_bytes()) if options.two_factor else {}
    keys = directories.passkeys(options.passkeys.read_bytes()) if options.passkeys else {}
    if options.two_factor:
        yield from directories.about_second_steps(catalogue, steps)
    if options.passkeys:
        yield from directories.about_passkeys(catalogue, keys)
    if options.two_factor and options.passkeys:
        yield from directories.without_entry(catalogue, steps, keys)
    if options.just_delete_me:
        yield from directories.about_closing(
            catalogue, directories.closings(options.just_delete_me.read_bytes())
        )
    for path in options.opt_outs:
        yield from optouts.about_opt_outs(
            catalogue, optouts.listed(path.read_text(encoding="utf-8")), path.stem
        )


def run(options: argparse.Namespace, root: Path) -> int:
    """Print the decisions; 1 when a file can't be read."""
    if not (options.two_factor or options.passkeys or options.just_delete_me or options.opt_outs):
        print("Name at least one file; python -m maintainer refresh --help lists them.", file=sys.stderr)
        return 2
    try:
        catalogue = read_folder(root / "resources" / "catalogue")
        found = list(decisions(catalogue, options))
    except (CatalogueError, directories.DirectoryError) as error:
        print(error, file=sys.stderr)
        return 1
    except (OSError, UnicodeDecodeError) as error:
        name = getattr(error, "filename", None) or "a file"
        print(f"{name}: can't be read ({getattr(error, 'strerror', None) or 'not text'})", file=sys.stderr)
        return 1
    found = [d for d in found if (d.entry or options.new) and options.only in d.entry]
    if options.format == "json":
        print(json.dumps([asdict(d) for d in found], ensure_ascii=False, indent=2))
    else:
        print("\n".join([d.line() for d in found] + [f"{len(found)} decisions to take"]))
    return 0
