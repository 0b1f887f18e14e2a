"""Every command runs behind the guard, those without a window too."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "arguments", [["catalogue", "stats"], ["plan", "missing.toml"], ["audit", "missing.csv"]]
)
def test_no_internet_socket_after_any_command(arguments: list[str]) -> None:
    """After a command, whatever came of it, its process can make no internet socket."""
    code = (
        "import sys\nfrom selfhelp.commands import run\nrun(sys.argv[1:])\n"
        "import socket\n"
        "try: socket.socket(socket.AF_INET, socket.SOCK_STREAM)\n"
        "except OSError: sys.exit(7)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 7, done.stderr
