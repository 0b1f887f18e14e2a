"""``python -m maintainer release windows``: makes what is handed over."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import selfhelp
from maintainer.release.failure import BuildError

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001  argparse gives its subparsers no public name


def add(commands: "Commands") -> None:
    """Add this command to the command line."""
    parser = commands.add_parser("release", help="make what is handed over")
    what = parser.add_subparsers(dest="what", required=True)
    one = what.add_parser("windows", help="a folder and a zip for Windows, put together on Linux")
    one.add_argument("--name", default="notes", help="what the program is called outside")
    one.add_argument("--icon", type=Path, help="its picture, an .ico file")
    one.add_argument("--python", type=Path, help="an embeddable Python from python.org, as a zip")
    one.add_argument("--to", type=Path, default=Path("dist/windows"))
    one.add_argument("--work", type=Path, default=Path("build/windows"))
    one.set_defaults(run=_windows)


def _windows(options: argparse.Namespace, root: Path) -> int:
    from maintainer.release.windows import build, folder

    order = folder.Order(
        root=root,
        name=options.name,
        version=selfhelp.__version__,
        languages=frozenset({"en", *(p.name for p in (root / "i18n").iterdir() if p.is_dir())}),
        icon=options.icon or root / "resources" / "icons" / "program" / "note.ico",
    )
    try:
        made = build.build(order, root / options.to, root / options.work, options.python)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    print(made)
    return 0
