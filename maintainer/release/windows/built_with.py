"""What lies in the Windows package and comes neither from Python nor from the package index.

Parts of the compiler in the launcher, the first part of the installer, Microsoft's run-time libraries.
"""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pefile

from maintainer.release import debian
from maintainer.release.bill import Component
from maintainer.release.failure import BuildError
from maintainer.release.windows.launcher import COMPILER

#: The start-up code that mingw-w64 puts into every program, and the installer's first part and remover.
_START_UP, _INSTALLER = "mingw-w64-x86-64-dev", "nsis-common"
_MICROSOFT = re.compile(r"(vcruntime|msvcp|concrt)\d+(_\w+)?\.dll", re.IGNORECASE)


def components(files: Path, name: str, version: str) -> Iterator[Component]:
    """Yield them, with version and licence.

    Args:
        files: the folder with the program's own files.
        name: what the program is called outside.
        version: its version.

    Raises:
        BuildError: a part of the build computer is not installed.
    """
    launcher = (f"{name}.exe",)
    yield debian.component(_START_UP, launcher)
    yield debian.component(_of_the_compiler(), launcher)
    yield debian.component(_INSTALLER, (f"{name}-{version}-windows-setup.exe", "remove.exe"))
    yield from _of_microsoft(files)


def _of_the_compiler() -> str:
    """Return the package whose libgcc the linker takes."""
    told = subprocess.run(  # noqa: S603  a fixed program
        [COMPILER, "-print-libgcc-file-name"], capture_output=True, encoding="utf-8", check=True
    )
    owners = debian.owners([told.stdout.strip()])
    if len(owners) != 1:
        raise BuildError(
            f"No Debian package is known to bring the compiler's own library, {told.stdout.strip()}"
        )
    return next(iter(owners))


def _of_microsoft(files: Path) -> Iterator[Component]:
    """Yield Microsoft's run-time libraries, by version: Python brings some, and Qt's package others."""
    found: dict[str, list[str]] = {}
    for path in sorted(files.rglob("*.dll")):
        if _MICROSOFT.fullmatch(path.name):
            found.setdefault(_version(path), []).append(path.relative_to(files).as_posix())
    for version, names in sorted(found.items()):
        licence = "Microsoft Software License Terms (redistributable code)"
        yield Component("Microsoft Visual C++ Runtime", version, licence, (), "generic", tuple(names))


def _version(path: Path) -> str:
    with pefile.PE(str(path), fast_load=True) as program:
        program.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]])
        told = program.VS_FIXEDFILEINFO[0]
        high, low = told.FileVersionMS, told.FileVersionLS
        return f"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}"
