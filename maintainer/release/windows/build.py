"""``./dev build --windows``: folder, zip and installer, checked."""

import os
import shutil
import sys
from pathlib import Path

from maintainer.release import archive
from maintainer.release.failure import BuildError
from maintainer.release.windows import folder, installer, interpreter
from maintainer.release.wine import Wine, missing, windows_path


def _compiler(python: interpreter.Interpreter, work: Path) -> folder.Compile:
    """Return what compiles byte code: a Python of the same version if there is one, else the Windows
    one itself."""
    if f"{sys.version_info.major}.{sys.version_info.minor}" == python.minor:
        return folder.compile_with([sys.executable, "-I", "-S"], dict(os.environ), str)
    lacking = missing()
    if lacking:
        raise BuildError(f"Byte code for Windows is made with the Windows Python. {lacking}")
    wine = Wine(work / "wine")
    wine.ready()
    command = ["wine", windows_path(python.folder / "python.exe"), "-X", "utf8"]
    return folder.compile_with(command, wine.environment(), windows_path)


def build(
    order: folder.Order, target: Path, work: Path, given: Path | None = None, *, packed: bool = True
) -> list[Path]:
    """Build everything for Windows and return the files to hand over: zip, installer, list of contents.

    Args:
        order: what is to be built.
        target: the folder for what is made.
        work: a folder that may be emptied at any time.
        given: an embeddable Python from python.org, instead of the pinned one.
        packed: whether zip and installer are made as well.

    Raises:
        BuildError: with one sentence on what is missing or wrong.
    """
    if shutil.which("osslsigncode") is None:
        raise BuildError("Signatures can't be checked here: apt-get install osslsigncode")
    python = interpreter.verified(work / "downloads", given)
    target.mkdir(parents=True, exist_ok=True)
    made = folder.build(order, python, target, work / "folder", _compiler(python, work))
    if not packed:
        return [folder.bill_of(order, target)]
    zipped = target / f"{order.name}-{order.version}-windows.zip"
    archive.zip_folder(made, zipped)
    return [zipped, installer.build(made, order, target, work / "installer"), folder.bill_of(order, target)]
