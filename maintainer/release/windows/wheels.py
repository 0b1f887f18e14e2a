"""Puts the locked wheels for Windows into a folder: exactly those of ``uv.lock``, each checked against
its hash."""

import os
import subprocess
import sys
from pathlib import Path

from maintainer.release.failure import BuildError


def _uv() -> str:
    beside = Path(sys.executable).with_name("uv")
    return str(beside) if beside.exists() else "uv"


def _run(*arguments: str, root: Path) -> str:
    done = subprocess.run(  # noqa: S603  uv of this environment, with fixed arguments
        [_uv(), *arguments],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
        env=os.environ,
    )
    if done.returncode != 0:
        raise BuildError(f"uv {arguments[0]} failed: {done.stderr.strip()[-500:]}")
    return done.stdout


def install(root: Path, target: Path, python: str, cache: Path) -> None:
    """Install what the program needs on Windows.

    Args:
        root: the project, with its lock.
        target: the folder for the packages.
        python: the version of the interpreter, such as ``3.13``.
        cache: a folder for the list of hashes.

    Raises:
        BuildError: a wheel is missing, or does not have the hash of the lock.
    """
    listed = _run("export", "--frozen", "--no-default-groups", "--no-emit-project", "--no-header", root=root)
    wanted = cache / "windows-requirements.txt"
    wanted.write_text(listed, encoding="utf-8")
    _run(
        "pip", "install", "--quiet", "--require-hashes", "--no-deps", "--only-binary", ":all:",
        "--python-platform", "x86_64-pc-windows-msvc", "--python-version", python,
        "--target", str(target), "--link-mode", "copy", "-r", str(wanted),
        root=root,
    )  # fmt: skip
