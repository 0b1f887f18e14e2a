"""Builds once more in another folder, and compares: the same commit has to give the same bytes."""

import filecmp
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from maintainer.release import sums
from maintainer.release.failure import BuildError

#: What is made from the project and goes into the program, beside what git keeps.
_COMPILED = ("resources/catalogue.pack", "resources/words/*.pack", "i18n/*/*.mo")
#: By system: the folder of the program that a build leaves behind.
FOLDERS = {"linux": "dist/notes", "windows": "dist/windows/notes"}
#: By system: a folder of downloads that were checked and may be used again.
_DOWNLOADS = {"windows": "build/windows/downloads"}


def _copied(root: Path, place: Path, system: str) -> None:
    """Copy the project as it lies there, without its environment and what was built."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, check=True, capture_output=True, encoding="utf-8"
    )
    names = [name for name in listed.stdout.split("\0") if name and (root / name).is_file()]
    names += [p.relative_to(root).as_posix() for pattern in _COMPILED for p in sorted(root.glob(pattern))]
    for name in names:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / name, place / name)
    downloads = _DOWNLOADS.get(system)
    if downloads and (root / downloads).is_dir():
        shutil.copytree(root / downloads, place / downloads)
    # The day of the last change comes from git.
    (place / ".git").write_text(f"gitdir: {_git_folder(root)}\n", encoding="utf-8")


def _git_folder(root: Path) -> str:
    command = ["git", "rev-parse", "--absolute-git-dir"]
    done = subprocess.run(command, cwd=root, check=True, capture_output=True, encoding="utf-8")  # noqa: S603  fixed
    return done.stdout.strip()


def differences(first: Path, second: Path) -> Iterator[str]:
    """Yield every file that is not the same in two folders."""
    names = {p.relative_to(f).as_posix() for f in (first, second) for p in f.rglob("*") if p.is_file()}
    for name in sorted(names):
        one, two = first / name, second / name
        if not (one.is_file() and two.is_file()):
            yield f"{name}: is in one of them only"
        elif not filecmp.cmp(one, two, shallow=False):
            yield f"{name}: differs"


def compare(root: Path, system: str, *, packed: bool = True) -> Iterator[str]:
    """Build in another folder and yield what differs from what lies in ``dist``.

    Args:
        root: the project, in which this system was built before.
        system: ``linux`` or ``windows``.
        packed: whether the archives are made and compared as well.

    Raises:
        BuildError: nothing was built before, or the second build fails.
    """
    target = "dist/linux" if system == "linux" else "dist/windows"
    first = root / target / sums.LIST
    if not first.is_file() or not (root / FOLDERS[system]).is_dir():
        raise BuildError(f"{first}: build it first, then once more with this.")
    with tempfile.TemporaryDirectory(prefix="another folder ") as name:
        place = Path(name) / "the same project"
        _copied(root, place, system)
        command = [sys.executable, "-m", "maintainer", "release", system, *([] if packed else ["--folder"])]
        done = subprocess.run(command, cwd=place, check=False)  # noqa: S603  this program, once more
        if done.returncode != 0:
            raise BuildError("The second build failed; what it said stands above.")
        yield from differences(root / FOLDERS[system], place / FOLDERS[system])
        told = [
            (folder / target / sums.LIST).read_text(encoding="utf-8").splitlines() for folder in (root, place)
        ]
        yield from (f"{line}: only the first time" for line in sorted(set(told[0]) - set(told[1])))
        yield from (f"{line}: only the second time" for line in sorted(set(told[1]) - set(told[0])))
