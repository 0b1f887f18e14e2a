"""``python -m maintainer release windows|linux``: makes what is handed over."""

import argparse
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import selfhelp
from maintainer.release import edition, sums
from maintainer.release.failure import BuildError

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001  argparse gives its subparsers no public name


def add(commands: "Commands") -> None:
    """Add this command to the command line."""
    parser = commands.add_parser("release", help="make what is handed over")
    what = parser.add_subparsers(dest="what", required=True)
    one = what.add_parser(
        "windows", help="a folder, a zip and an installer for Windows, put together on Linux"
    )
    one.add_argument("--python", type=Path, help="an embeddable Python from python.org, as a zip")
    one.add_argument("--work", type=Path, default=Path("build/windows"))
    _name_it(one, "dist/windows")
    one.set_defaults(run=_windows)
    one = what.add_parser("linux", help="a folder, a .tar.xz and a .deb for Linux")
    _name_it(one, "dist/linux")
    one.set_defaults(run=_linux)


def _name_it(parser: argparse.ArgumentParser, target: str) -> None:
    parser.add_argument("--name", default="notes", type=_neutral, help="what the program is called outside")
    parser.add_argument("--icon", type=Path, help="its picture, an .ico file")
    parser.add_argument("--to", type=Path, default=Path(target))


def _neutral(name: str) -> str:
    if not name.isascii() or not name.replace("-", "").isalnum() or len(name) > 30 or name != name.lower():
        raise argparse.ArgumentTypeError("small letters, digits and '-' only, 30 at most")
    return name


def _icon(options: argparse.Namespace, root: Path) -> Path:
    chosen: Path = options.icon or root / "resources" / "icons" / "program" / "note.ico"
    if not chosen.is_file():
        raise BuildError(f"{chosen}: there is no such picture")
    return chosen


def _largest_picture(icon: Path) -> bytes:
    """Return the largest PNG inside an ``.ico`` file."""
    data = icon.read_bytes()
    count = struct.unpack_from("<H", data, 4)[0]
    entries = [struct.unpack_from("<BBBBHHII", data, 6 + 16 * n) for n in range(count)]
    _, _, _, _, _, _, size, at = max(entries, key=lambda entry: entry[6])
    picture = data[at : at + size]
    if not picture.startswith(b"\x89PNG"):
        raise BuildError(f"{icon}: its pictures have to be PNG")
    return picture


def _windows(options: argparse.Namespace, root: Path) -> int:
    from maintainer.release.windows import build, folder

    try:
        order = folder.Order(
            root=root,
            name=options.name,
            version=selfhelp.__version__,
            languages=frozenset({"en", *(p.name for p in (root / "i18n").iterdir() if p.is_dir())}),
            icon=_icon(options, root),
            built=edition.last_change(root),
        )
        target = root / options.to
        made = build.build(order, target, root / options.work, options.python)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return _told(target, made)


def _linux(options: argparse.Namespace, root: Path) -> int:
    from maintainer.release import linux

    target = root / options.to
    target.mkdir(parents=True, exist_ok=True)
    try:
        order = linux.Order(root, options.name, selfhelp.__version__, _largest_picture(_icon(options, root)))
        made = linux.build(order, target, edition.last_change(root))
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return _told(target, made)


def _told(target: Path, made: list[Path]) -> int:
    print(sums.write_list(target, made))
    for path in made:
        print(f"{path.stat().st_size / 1_000_000:7.1f} MB  {path.name}")
    return 0
