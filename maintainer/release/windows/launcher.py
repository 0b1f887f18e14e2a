"""Builds the launcher: a small Windows program of our own, with a neutral name and picture and nothing
else."""

import shutil
import subprocess
from pathlib import Path

from maintainer.release.failure import BuildError

_HERE = Path(__file__).parent
#: What makes a program for Windows on Debian.
COMPILER = "x86_64-w64-mingw32-gcc"
_RESOURCES = "x86_64-w64-mingw32-windres"


def _description(name: str, version: str, icon: str) -> str:
    numbers = ",".join((version.split(".") + ["0"] * 4)[:4])
    return f"""#include <winver.h>
1 ICON "{icon}"
1 24 "program.manifest"
VS_VERSION_INFO VERSIONINFO
FILEVERSION {numbers}
PRODUCTVERSION {numbers}
FILEOS VOS_NT_WINDOWS32
FILETYPE VFT_APP
BEGIN
  BLOCK "StringFileInfo"
  BEGIN
    BLOCK "040904B0"
    BEGIN
      VALUE "FileDescription", "{name}"
      VALUE "ProductName", "{name}"
      VALUE "FileVersion", "{version}"
      VALUE "ProductVersion", "{version}"
    END
  END
  BLOCK "VarFileInfo"
  BEGIN
    VALUE "Translation", 0x0409, 1200
  END
END
"""


def build(target: Path, work: Path, *, name: str, version: str, tag: str, deepest: int, icon: bytes) -> None:
    """Compile the launcher.

    Args:
        target: the exe to write.
        work: a folder for what is needed on the way.
        name: what the program is called outside; letters, digits, spaces.
        version: such as ``0.1.0``.
        tag: which Python library it loads, such as ``313``.
        deepest: how many letters the longest path below the program's folder has.
        icon: an ``.ico`` file.

    Raises:
        BuildError: the compiler is missing or refuses.
    """
    if shutil.which(COMPILER) is None:
        raise BuildError("The compiler for Windows is missing: apt-get install gcc-mingw-w64-x86-64")
    work.mkdir(parents=True, exist_ok=True)
    (work / "program.ico").write_bytes(icon)
    shutil.copyfile(_HERE / "program.manifest", work / "program.manifest")
    shutil.copyfile(_HERE / "launcher.c", work / "launcher.c")
    (work / "program.rc").write_text(_description(name, version, "program.ico"), encoding="utf-8")
    steps = [
        [_RESOURCES, "program.rc", "-O", "coff", "-o", "program.o"],
        [
            COMPILER, "-Os", "-s", "-municode", "-mwindows", "-Wall", "-Wextra", "-Werror", "-fno-ident",
            "-Wl,--no-insert-timestamp", "-Wl,--nxcompat", "-Wl,--dynamicbase", "-Wl,--high-entropy-va",
            f'-DPYTHON_DLL=L"python{tag}.dll"', f'-DNAME=L"{name}"', f"-DDEEPEST={deepest}",
            "launcher.c", "program.o", "-o", str(target.resolve()),
        ],
    ]  # fmt: skip
    for step in steps:
        done = subprocess.run(  # noqa: S603  fixed programs and arguments of this build
            step, cwd=work, capture_output=True, encoding="utf-8", timeout=120, check=False
        )
        if done.returncode != 0:
            raise BuildError(f"{step[0]}: {done.stderr.strip()[-800:]}")
