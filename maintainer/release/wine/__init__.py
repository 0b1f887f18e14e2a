"""Runs Windows programs on Linux, to compile byte code and to test. Nothing of it is shipped."""

import os
import shutil
import subprocess
from pathlib import Path

from maintainer.release.failure import BuildError

_HERE = Path(__file__).parent
#: What Windows 10 has and Debian's Wine lacks, as small libraries of our own: name to what it is linked with.
_STAND_INS = {"icuuc": [], "bcryptprimitives": ["-ladvapi32"]}
#: Of Debian’s fonts-inter and fonts-noto-core. Drawing without a screen knows only Windows’ folder of fonts.
_FONTS = ("Inter-Regular.*", "Inter-Medium.*", "Inter-SemiBold.*", "NotoSansArabic-*.ttf")
_OVERRIDES = "mscoree,mshtml,wbemprox=;winedbg.exe=d;icuuc,bcryptprimitives=n"


def missing() -> str | None:
    """Return what has to be installed before Wine can be used, in one sentence; None when all is there."""
    for program, package in (("wine", "wine wine64"), ("x86_64-w64-mingw32-gcc", "gcc-mingw-w64-x86-64")):
        if shutil.which(program) is None:
            return f"Wine can't be used here: apt-get install {package}"
    return None


def windows_path(path: Path) -> str:
    """Return how a program under Wine names a file of this computer."""
    _before, drive, inside = str(path.resolve()).partition("/drive_c/")
    # What lies on a drive of Wine's own is named as there: programs compare paths with those of Windows.
    return ("C:/" + inside if drive else "Z:" + str(path.resolve())).replace("/", "\\")


class Wine:
    """A Windows of its own in a folder, made when it is first used."""

    def __init__(self, prefix: Path) -> None:
        """Take the folder; nothing is made yet."""
        self.prefix = prefix

    @property
    def drive(self) -> Path:
        """Return the folder that is drive C:."""
        return self.prefix / "drive_c"

    def environment(self) -> dict[str, str]:
        """Return the environment in which programs run: quiet, without Wine's own questions and add-ons."""
        kept = {name: os.environ[name] for name in ("PATH", "DISPLAY") if name in os.environ}
        return {
            **kept,
            "HOME": str(self.prefix.parent),
            # Arguments reach Windows through the locale; without one, letters beyond ASCII are lost.
            "LANG": "C.UTF-8",
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDLLOVERRIDES": _OVERRIDES,
            "WINEDEBUG": "-all",
        }

    def ready(self) -> None:
        """Make the prefix: Windows 10, the stand-in libraries, a font.

        Raises:
            BuildError: Wine or the compiler is missing, or does not do it.
        """
        lacking = missing()
        if lacking:
            raise BuildError(lacking)
        if (self.prefix / "ready").is_file():
            return
        self.prefix.mkdir(parents=True, exist_ok=True)
        for command in (["wineboot", "-i"], ["wine", "winecfg", "-v", "win10"]):
            self._do(command)
        system = self.drive / "windows" / "system32"
        for name, libraries in _STAND_INS.items():
            self._do(
                [
                    "x86_64-w64-mingw32-gcc", "-shared", "-Os", "-s", "-o", str(system / f"{name}.dll"),
                    str(_HERE / f"{name}.c"), *libraries,
                ]
            )  # fmt: skip
        fonts = self.drive / "windows" / "Fonts"
        for pattern in _FONTS:
            for found in Path("/usr/share/fonts").rglob(pattern):
                shutil.copyfile(found, fonts / found.name)
        (self.prefix / "ready").write_text("", encoding="ascii")

    def _do(self, command: list[str]) -> None:
        done = subprocess.run(  # noqa: S603  Wine and programs that were built here
            command, env=self.environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, timeout=180, check=False,
        )  # fmt: skip
        if done.returncode != 0:
            raise BuildError(f"{command[0]}: {done.stdout.decode('utf-8', 'replace').strip()[-500:]}")

    def run(
        self, *command: str, timeout: float = 300, given: bytes | None = None, cwd: Path | None = None
    ) -> "subprocess.CompletedProcess[bytes]":
        """Run a Windows program to its end; its output comes through pipes.

        Args:
            command: the program and what follows, with paths as Windows names them.
            timeout: seconds after which it is ended.
            given: its standard input.
            cwd: where it runs.
        """
        self.ready()
        return subprocess.run(  # noqa: S603  Wine and programs that were built here
            ["wine", *command], env=self.environment(), input=given if given is not None else b"",
            capture_output=True, timeout=timeout, check=False, cwd=cwd,
        )  # fmt: skip

    def stop(self) -> None:
        """End everything that still runs in it."""
        subprocess.run(
            ["wineserver", "-k"], env=self.environment(), timeout=60, check=False, capture_output=True
        )
