"""``python -m maintainer``: what keeps the catalogue and its translations true."""

import argparse
import sys
from pathlib import Path

from maintainer.translations import command as translations


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 something to mend, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m maintainer", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    translations.add(commands)
    options = parser.parse_args(arguments)
    root = Path(__file__).resolve().parents[1]
    run: translations.Run = options.run
    return run(options, root)


if __name__ == "__main__":
    sys.exit(main())
