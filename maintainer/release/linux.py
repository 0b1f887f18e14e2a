"""The packages for Linux: a folder in a ``.tar.xz`` that runs from anywhere, and a ``.deb`` with an
entry in the menu."""

import datetime as dt
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from maintainer.release import archive, bill, debian, edition, wholeness
from maintainer.release.failure import BuildError

#: What a desktop needs besides: the window system's libraries, which every desktop has.
_NEEDS = (
    "libc6 (>= 2.36), libegl1, libgl1, libxkbcommon0, libdbus-1-3, libfontconfig1, libglib2.0-0, "
    "libxcb-cursor0"
)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be packed.

    Args:
        root: the project.
        name: what the program is called outside; small letters.
        version: its version.
        icon: its picture, a PNG.
    """

    root: Path
    name: str
    version: str
    icon: bytes


def build_folder(order: Order) -> Path:
    """Run PyInstaller and return the folder it makes. Two runs give the same bytes."""
    settings = {**os.environ, "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(archive.MOMENT)}
    done = subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR", "build.spec"],
        cwd=order.root,
        env=settings,
        check=False,
    )
    made = order.root / "dist" / "notes"
    if done.returncode != 0 or not made.is_dir():
        raise BuildError("PyInstaller did not make the folder; what it said stands above.")
    return made


def build(order: Order, target: Path, built: dt.date, *, packed: bool = True) -> list[Path]:
    """Make folder, archive, package and list of contents; return the files to hand over.

    Args:
        order: what is to be packed.
        target: where the files go.
        built: the day that is named as the day of the build.
        packed: whether archive and package are made as well.
    """
    folder = build_folder(order)
    inside = folder / "_internal"
    wanted = bill.runtime_packages(order.root, "linux") | {"pyinstaller"}
    installed = bill.components(Path(sysconfig.get_path("purelib")), "linux")
    parts = [c for c in installed if bill.key(c.name) in wanted]
    parts += [_python(), *of_the_system(inside)]
    own = (order.root / "LICENSE").read_text(encoding="utf-8")
    others = [*bill.other_texts(order.root), *debian.texts_referred_to(parts)]
    (inside / "LICENCES.txt").write_bytes(bill.licences(own, parts, others))
    listed = target / f"{order.name}-{order.version}-linux.cdx.json"
    listed.write_bytes(bill.bill(order.name, order.version, parts, built))
    shutil.copyfile(listed, inside / bill.NAME)
    wholeness.write(inside)
    edition.write(inside, order.root, built)
    if not packed:
        return [listed]
    return [portable(order, folder, target), debian_package(order, folder, target), listed]


def _python() -> bill.Component:
    text = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    texts = ((text.name, text.read_text(encoding="utf-8")),) if text.is_file() else ()
    return bill.Component("CPython", platform.python_version(), "PSF-2.0", texts, "generic")


def of_the_system(inside: Path) -> list[bill.Component]:
    """Return the Debian packages whose libraries lie in the folder, with their licences.

    Raises:
        BuildError: nobody knows whose a library is.
    """
    names = sorted(p.name for p in inside.glob("lib*.so*") if not p.name.startswith("libpython"))
    owners = debian.owners(f"*/{name}" for name in names)
    unknown = set(names) - set().union(*owners.values())
    if unknown:
        raise BuildError(f"No Debian package is known to bring {', '.join(sorted(unknown))}")
    return [debian.component(package, tuple(sorted(found))) for package, found in sorted(owners.items())]


def portable(order: Order, folder: Path, target: Path) -> Path:
    """Write the ``.tar.xz`` and return it."""
    packed = target / f"{order.name}-{order.version}-linux-x86_64.tar.xz"
    packed.write_bytes(archive.tar_xz(archive.folder_entries(folder, order.name)))
    return packed


def _desktop_entry(order: Order) -> str:
    title = order.name.capitalize()
    return (
        f"[Desktop Entry]\nType=Application\nName={title}\nExec=/opt/{order.name}/notes\n"
        f"Icon={order.name}\nTerminal=false\nCategories=Utility;\nStartupNotify=false\n"
    )


def _md5_line(tree: Path, path: Path) -> str:
    """Return the line that Debian's tools compare a file with (they know no other sum there)."""
    digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
    return f"{digest}  {path.relative_to(tree).as_posix()}\n"


def debian_package(order: Order, folder: Path, target: Path) -> Path:
    """Write the ``.deb`` and return it. It asks for no rights, starts no service and knows no network."""
    if shutil.which("dpkg-deb") is None:
        raise BuildError("A .deb can't be made here: dpkg-deb is missing.")
    tree = target / f"{order.name}-deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(folder, tree / "opt" / order.name)
    share = tree / "usr" / "share"
    (share / "applications").mkdir(parents=True)
    (share / "applications" / f"{order.name}.desktop").write_text(_desktop_entry(order), encoding="utf-8")
    (share / "pixmaps").mkdir()
    (share / "pixmaps" / f"{order.name}.png").write_bytes(order.icon)
    size = sum(p.stat().st_size for p in archive.files_of(tree)) // 1024
    control = tree / "DEBIAN"
    control.mkdir()
    listed = [p for p in archive.files_of(tree) if control not in p.parents]
    (control / "md5sums").write_text("".join(_md5_line(tree, path) for path in listed), encoding="utf-8")
    (control / "control").write_text(
        f"Package: {order.name}\nVersion: {order.version}\nArchitecture: amd64\n"
        f"Maintainer: The maintainers <maintainers@localhost>\nInstalled-Size: {size}\nDepends: {_NEEDS}\n"
        "Recommends: libwayland-client0, libwayland-cursor0, libwayland-egl1\nSuggests: libcups2\n"
        "Section: utils\nPriority: optional\nDescription: Notes\n A place for notes.\n",
        encoding="utf-8",
    )
    for path in [tree, *sorted(tree.rglob("*"))]:
        runs = path.is_dir() or (path.is_file() and os.access(path, os.X_OK))
        path.chmod(0o755 if runs else 0o644)
        os.utime(path, (archive.MOMENT, archive.MOMENT))
    packed = target / f"{order.name}_{order.version}_amd64.deb"
    done = subprocess.run(  # noqa: S603  dpkg-deb on a folder of our own
        ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(tree), str(packed)],
        env={**os.environ, "SOURCE_DATE_EPOCH": str(archive.MOMENT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    shutil.rmtree(tree)
    if done.returncode != 0:
        raise BuildError(f"dpkg-deb: {done.stderr.strip()[-400:]}")
    return packed
