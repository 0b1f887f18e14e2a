"""``python -m maintainer``: what keeps the catalogue, its translations and the breach data true."""

import argparse
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from maintainer import ids, pack, report, sample
from maintainer.breaches import command as breaches
from maintainer.evidence import command as evidence
from maintainer.export import command as export
from maintainer.refresh import command as refresh
from maintainer.release import command as release
from maintainer.translations import command as translations
from selfhelp.catalogue.authored import CatalogueError


def main(arguments: list[str] | None = None, root: Path | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 something to mend, 2 wrong usage.

    Args:
        arguments: the command line without the program's name; the real one if None.
        root: the folder of the project; the one this file is in if None.
    """
    parser = argparse.ArgumentParser(prog="python -m maintainer", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    translations.add(commands)
    ids.add(commands)
    pack.add(commands)
    evidence.add(commands)
    report.add(commands)
    sample.add(commands)
    refresh.add(commands)
    export.add(commands)
    # To start the program only translations and the pack are needed; what could use the network is not there.
    if find_spec("requests") is not None:
        from maintainer.links import command as links

        links.add(commands)
    breaches.add(commands)
    release.add(commands)
    options = parser.parse_args(arguments)
    run: Callable[[argparse.Namespace, Path], int] = options.run
    try:
        return run(options, root or Path(__file__).resolve().parents[1])
    except CatalogueError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
