"""``python -m maintainer release windows|linux|kit|twice``: makes what is handed over."""

import argparse
import datetime as dt
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import selfhelp
from maintainer.release import edition, signature, sums
from maintainer.release.failure import BuildError

if TYPE_CHECKING:
    from maintainer.subcommands import Commands


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
    one = what.add_parser("twice", help="build once more in another folder, and compare every byte")
    one.add_argument("system", choices=["linux", "windows"])
    one.add_argument("--folder", action="store_true", help="only the folder, no archives")
    one.set_defaults(run=_twice)
    one = what.add_parser("kit", help="a copy of what was built, for one organisation, with a leaflet")
    one.add_argument("organisation", type=Path, metavar="ORG.toml")
    one.add_argument("--linux", type=Path, default=Path("dist/notes"), help="the built folder")
    one.add_argument("--windows", type=Path, default=Path("dist/windows/notes"), help="the built folder")
    one.add_argument("--key", type=Path, metavar="FILE", help="sign the list of sums")
    one.add_argument("--to", type=Path, default=Path("dist/kit"))
    one.set_defaults(run=_kit)


def _name_it(parser: argparse.ArgumentParser, target: str) -> None:
    parser.add_argument("--name", default="notes", type=_neutral, help="what the program is called outside")
    parser.add_argument("--icon", type=Path, help="its picture, an .ico file")
    parser.add_argument("--to", type=Path, default=Path(target))
    parser.add_argument("--key", type=Path, metavar="FILE", help="sign the list of sums")
    parser.add_argument(
        "--folder", action="store_true", help="only the folder and its list of contents, no archives"
    )


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
        made = build.build(order, target, root / options.work, options.python, packed=not options.folder)
        return _told(target, made, options.key)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1


def _linux(options: argparse.Namespace, root: Path) -> int:
    from maintainer.release import linux

    target = root / options.to
    target.mkdir(parents=True, exist_ok=True)
    try:
        order = linux.Order(root, options.name, selfhelp.__version__, _largest_picture(_icon(options, root)))
        made = linux.build(order, target, edition.last_change(root), packed=not options.folder)
        return _told(target, made, options.key)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1


def _twice(options: argparse.Namespace, root: Path) -> int:
    from maintainer.release import twice

    try:
        found = list(twice.compare(root, options.system, packed=not options.folder))
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(found) if found else "Both builds are the same, byte for byte.")
    return 1 if found else 0


def _kit(options: argparse.Namespace, root: Path) -> int:
    from maintainer.release import kit, organisation
    from selfhelp.catalogue.load import load
    from selfhelp.language.available import available

    built = {s: root / getattr(options, s) for s in kit.SYSTEMS if (root / getattr(options, s)).is_dir()}
    today = dt.datetime.now(dt.UTC).date()
    if not built:
        print(
            "There is no program to copy. Make one first: ./dev build, ./dev build --windows", file=sys.stderr
        )
        return 1
    try:
        read = organisation.read(options.organisation, available(), load(), today)
        target = root / options.to
        made = list(kit.build(kit.Order(root, read, built, selfhelp.__version__, today), target))
        return _told(target, made, options.key)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1


def _told(target: Path, made: list[Path], key: Path | None) -> int:
    listed = sums.write_list(target, made)
    print(listed)
    if key is not None:
        signed, public = signature.sign(listed, key)
        print(f"{signed}\nAnyone checks it with: minisign -Vm {listed.name} -P {public}")
    for path in made:
        print(f"{path.stat().st_size / 1_000_000:7.1f} MB  {path.name}")
    return 0
