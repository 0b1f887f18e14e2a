"""Packages the empty window as the program is packaged: with the same tool, Python and Qt."""

import subprocess
import sys
from pathlib import Path

from maintainer.release import contents


def package_empty_window(place: Path) -> Path:
    """Package it into a folder. Returns the program.

    Raises:
        CalledProcessError: it can't be packaged.
    """
    script = Path(__file__).resolve().parent / "empty_window.py"
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "--name", "empty"]
    for option in ("dist", "work", "spec"):
        command += [f"--{option}path", str(place / "packaged" / option)]
    for name in sorted(contents.NETWORK | contents.NOT_NEEDED):
        command += ["--exclude-module", name]
    subprocess.run([*command, str(script)], check=True, capture_output=True)
    return place / "packaged" / "dist" / "empty" / "empty"
